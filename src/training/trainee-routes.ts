// Addresses inside a class: /exercises, /parts (changing who one is), /outgoing. Production has none of them.
import type { Request } from 'express';
import { todayInVietnam } from '../deadlines/dates.ts';
import { NotFound } from '../errors.ts';
import { rememberWho } from '../web/csrf.ts';
import { definePages } from '../web/pages.ts';
import { redirect, view } from '../web/reply.ts';
import { listAttempts, listExercises, listOutgoing, listParts, traineeOf } from './class-queries.ts';
import { findShut, leftEmpty, lookAt, markExercise, openDesk, startExercise } from './trainee-actions.ts';
import { exerciseScreen, exercisesScreen, outgoingScreen, paperScreen, partsScreen } from './trainee-screens.ts';

/** A new session id at every change of who one is. */
const regenerate = (req: Request) =>
  new Promise<void>((resolve, reject) => req.session.regenerate((error) => (error ? reject(error) : resolve())));

export const traineePages = definePages((page) => {
  page.get('/exercises', {
    permission: 'self:use',
    handler: async ({ house, actor, moment }) => {
      const trainee = await traineeOf(house, actor.accountId);
      const exercises = await listExercises(house);
      const attempts = await listAttempts(house, trainee.id);
      const shut = await findShut(house, trainee, moment.today);
      return view('training/exercises', exercisesScreen(trainee, exercises, attempts, { today: moment.today, shut }));
    },
  });

  page.get('/exercises/:code', {
    permission: 'self:use',
    handler: async (context) => {
      const desk = await openDesk(context);
      const look = desk.attempt && (await lookAt(context, { ...desk, attempt: desk.attempt }));
      const left = await leftEmpty(context, desk);
      return view('training/exercise', exerciseScreen(desk, look, left, context));
    },
  });

  page.get('/exercises/:code/paper', {
    permission: 'self:use',
    handler: async (context) =>
      view('training/paper', paperScreen(await openDesk(context), context.moment.today), { layout: 'print' }),
  });

  page.post('/exercises/:code/start', {
    permission: 'self:use',
    handler: async (context, { leaving }) => {
      await startExercise(context, String(leaving ?? ''));
      return redirect(`/exercises/${context.params.code}`, 'Đã bắt đầu bài. Đọc đơn, rồi làm như ở cơ quan.');
    },
  });

  page.post('/exercises/:code/marks', {
    permission: 'self:use',
    handler: async (context) => {
      const { hasPassed, isKept } = await markExercise(context);
      if (isKept)
        return redirect(
          `/exercises/${context.params.code}`,
          'Sổ sách bây giờ không còn đủ các bước đúng. Bài đã đạt vẫn là đạt.',
          'amber',
        );
      return redirect(
        `/exercises/${context.params.code}`,
        hasPassed ? 'Đã chấm bài: đạt.' : 'Đã chấm bài. Xem từng bước dưới đây, sửa rồi chấm lại được.',
        hasPassed ? 'green' : 'amber',
      );
    },
  });

  page.get('/parts', {
    permission: 'self:use',
    handler: async ({ house, actor, csrf }) => {
      const trainee = await traineeOf(house, actor.accountId);
      return view('training/parts', partsScreen(await listParts(house, trainee.id), actor, csrf));
    },
  });

  page.post('/parts/:accountId', {
    permission: 'self:use',
    handler: async ({ house, actor, params, req, services }) => {
      const trainee = await traineeOf(house, actor.accountId);
      const part = (await listParts(house, trainee.id)).find(({ accountId }) => accountId === Number(params.accountId));
      if (!part) throw new NotFound();
      const { signedIn } = req.session;
      await regenerate(req);
      const now = services.machineNow().getTime();
      req.session.signedIn = {
        accountId: part.accountId,
        assignmentId: part.assignmentId,
        epoch: part.epoch,
        since: signedIn?.since ?? now,
      };
      req.session.seenAt = now;
      // A form sent after the session's end is kept for the part that wrote it, not for the one before.
      if (req.res) rememberWho(req.res, services.config, part.accountId);
      return redirect('/work', `Bây giờ ông, bà là ${part.name}, ${part.title}, ${part.unitName}.`);
    },
  });

  page.get('/outgoing', {
    permission: 'self:use',
    handler: async ({ tx, actor }) =>
      view('training/outgoing', outgoingScreen(await listOutgoing(tx, actor.unitId), todayInVietnam)),
  });
});
