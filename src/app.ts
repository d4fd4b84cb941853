// The middleware stack, one line per concern, in order.
import compression from 'compression';
import express, { type Express } from 'express';
import { NotFound } from './errors.ts';
import { officerPages, publicPages } from './features.ts';
import { health } from './web/health.ts';
import { problems } from './web/problems.ts';
import { requestLog } from './web/request-log.ts';
import { securityHeaders } from './web/security-headers.ts';
import { serve } from './web/serve.ts';
import type { Services } from './web/services.ts';
import { sessions } from './web/session.ts';
import { staticFiles } from './web/static.ts';
import { serveRestored } from './web/turned-away.ts';

/** The whole product as an Express application. */
export function createApp(services: Services): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', services.config.web.isHttps ? 1 : false);
  app.set('query parser', 'simple');
  app.use(requestLog(services.log));
  app.use(securityHeaders(services.config.web.isHttps));
  app.use(compression());
  app.use('/static', staticFiles());
  app.use(health(services.database));
  app.use(express.urlencoded({ extended: false, limit: '2mb', parameterLimit: 2000 }));
  app.use(serve(publicPages, services));
  app.use(sessions(services.config, services.database));
  app.use(serve(officerPages, services));
  app.use(async (req, res) => {
    if (!(await serveRestored(services, officerPages, req, res))) throw new NotFound();
  });
  app.use(problems);
  return app;
}
