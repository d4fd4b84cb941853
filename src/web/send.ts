// Puts a reply on the wire. Everything it needs is complete before the first byte.
import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import { withDrawnLabels } from './drawn-labels.ts';
import { renderFragment, renderInLayout } from './render.ts';
import type { Reply } from './reply.ts';
import type { Services, Shell } from './services.ts';
import { secondsLeft } from './session.ts';

export interface Frame {
  csrf: string;
  shell: Omit<Shell, 'sessionEndsInSeconds'> | undefined;
}

/**
 * Before a redirect the session is in the database: the browser asks for the next page at the first header, and on a busy
 * server it would otherwise come back before its own sign-in, or before the green note.
 */
function saveSession(req: Request): Promise<void> {
  const { session } = req;
  if (!session || !(session.signedIn || session.pending || session.flash)) return Promise.resolve();
  return new Promise((resolve, reject) => session.save((error: unknown) => (error ? reject(error) : resolve())));
}

/** A file that leaves a training class says so in its name: it may lie in a folder beside a real one. */
function nameOf(services: Services, reply: { fileName: string }): string {
  return services.realm ? `TAP-HUAN-${reply.fileName}` : reply.fileName;
}

/** @param frame undefined on pages without a session */
export async function sendReply(
  services: Services,
  req: Request,
  res: Response,
  reply: Reply,
  frame: Frame | undefined,
  hasErrors = false,
): Promise<void> {
  switch (reply.kind) {
    case 'redirect':
      if (reply.flash && frame) req.session.flash = { words: reply.flash, level: reply.level };
      if (frame) await saveSession(req);
      res.redirect(303, reply.to);
      return;
    case 'view': {
      const isTraining = services.realm !== undefined;
      const flash = frame ? req.session.flash : undefined;
      if (flash) delete req.session.flash;
      const shell = frame?.shell && {
        ...frame.shell,
        training: isTraining,
        sessionEndsInSeconds: secondsLeft(services.config, req.session, services.machineNow().getTime()),
      };
      const chrome = {
        title: hasErrors ? `Lỗi: ${reply.model.title}` : reply.model.title,
        csrf: frame?.csrf ?? '',
        shell: shell ?? null,
        flash: flash?.words ?? '',
        flashLevel: flash?.level ?? 'green',
        errorTitle: false,
        narrow: false,
        training: isTraining,
        trainingName: services.realm?.name ?? '',
        trainingDay: services.realm?.day() ?? '',
        seeing: frame ? (req.session.seeingAs?.words ?? '') : '',
      };
      const html = renderInLayout(reply.layout, reply.view, reply.model, chrome);
      const named = hasErrors ? withDrawnLabels(html) : html;
      res.status(reply.status).set('Cache-Control', 'no-store').type('html').send(named);
      return;
    }
    case 'fragment':
      res.status(reply.status).set('Cache-Control', 'no-store').type('html').send(renderFragment(reply.view, reply.model));
      return;
    case 'json':
      res.status(reply.status).set('Cache-Control', 'no-store').json(reply.body);
      return;
    case 'file':
      res.set({
        'Content-Type': reply.mediaType,
        'Content-Disposition': `${reply.inline ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(nameOf(services, reply))}`,
        'Cache-Control': 'private, no-store',
        'X-Content-Type-Options': 'nosniff',
        'Content-Security-Policy':
          "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; media-src 'self'",
      });
      if (Buffer.isBuffer(reply.content)) res.send(reply.content);
      else await pipeline(reply.content, res);
  }
}
