// For load balancers: is the process alive, can it work.
import { Router } from 'express';
import type { Database } from '../database/database.ts';

/** GET /healthz: the process lives. GET /readyz: the database answers, else 503. No sign-in, and nothing is told but that. */
export function health(database: Database): Router {
  const router = Router();
  router.get('/healthz', (_req, res) => void res.type('text').send('ok'));
  router.get('/readyz', async (_req, res) => {
    const ready = await database.isReady().catch(() => false);
    res
      .status(ready ? 200 : 503)
      .type('text')
      .send(ready ? 'ready' : 'not ready');
  });
  return router;
}
