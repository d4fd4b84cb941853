// /class/:code: the door of a training class. Behind it stands the whole office with that class's services; what it sends
// back never links, redirects or sets a cookie outside its own address.
import type { Request, RequestHandler, Response, Router } from 'express';
import { answerUnder } from './base-path.ts';
import { cleanBody } from './forms.ts';
import { sendProblem } from './problems.ts';
import type { Services } from './services.ts';
import { typedTexts } from './typed-texts.ts';

/** @param office builds the pages of an office from its services */
export function realmDoor(services: Services, office: (services: Services) => Router): RequestHandler<{ code: string }> {
  const offices = new WeakMap<Services, Router>();
  return async (req, res, next) => {
    const code = req.params.code.toLowerCase();
    const realm = await services.realms?.find(code);
    if (!realm)
      return sendProblem(
        res as Response,
        { view: 'errors/no-class', title: 'Lớp tập huấn không mở', status: 404 },
        { typed: req.method === 'POST' ? typedTexts(cleanBody(req.body), () => '') : [] },
      );
    // Cookies belong to the address letter by letter: /CLASS/K7M2P is led to /class/k7m2p, what was posted with it.
    if (req.baseUrl !== realm.services.config.web.basePath)
      return res.redirect(308, `${realm.services.config.web.basePath}${req.url}`);
    res.on('close', realm.enter());
    const { config, realm: facts } = realm.services;
    answerUnder(config.web.basePath, res);
    res.locals.realm = facts;
    const within = offices.get(realm.services) ?? office(realm.services);
    offices.set(realm.services, within);
    if (req.method === 'POST') res.on('finish', () => realm.runJobsSoon());
    within(req as unknown as Request, res as Response, next);
  };
}
