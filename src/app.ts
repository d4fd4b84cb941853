// The middleware stack, one line per concern, in order.
import { constants } from 'node:zlib';
import compression from 'compression';
import express, { type Express, Router } from 'express';
import { NotFound } from './errors.ts';
import { allPages, classPages, hasSession } from './features.ts';
import { foresee } from './web/foreseen.ts';
import { health } from './web/health.ts';
import { problems } from './web/problems.ts';
import { realmDoor } from './web/realm-door.ts';
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
  // No page is kept by a browser (Cache-Control: no-store), so that none is asked for again by its mark; files of /static have their own.
  app.set('etag', false);
  app.use(requestLog(services.log));
  app.use(securityHeaders(services.config.web.isHttps));
  // As small as gzip makes a page in the same time or smaller; a step lower small pages would be larger.
  app.use(compression({ brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } } }));
  app.use('/static', staticFiles());
  app.use(health(services.database));
  app.use(express.urlencoded({ extended: false, limit: '2mb', parameterLimit: 2000 }));
  app.use('/class/:code', realmDoor(services, office));
  app.use(office(services));
  app.use(problems);
  return app;
}

/** The pages of one office: production's, or those of a training class with its own services. */
function office(services: Services): Router {
  const offered = services.realm ? classPages : allPages;
  const pages = offered.filter(hasSession);
  const router = Router();
  router.use(
    serve(
      offered.filter((page) => !hasSession(page)),
      services,
    ),
  );
  router.use(foresee(services));
  router.use(sessions(services.config, services.database));
  router.use(serve(pages, services));
  router.use(async (req, res) => {
    if (!(await serveRestored(services, pages, req, res))) throw new NotFound();
  });
  return router;
}
