// Help: the index, one guide (a page, or the panel beside a form), its pictures, the printed manual, the first tour.
import { createReadStream } from 'node:fs';
import { NotFound } from '../errors.ts';
import { type Context, definePages } from '../web/pages.ts';
import { file, redirect, view } from '../web/reply.ts';
import { guideOf, picturePath } from './library.ts';
import { saveTourEnd, type TourEnd } from './records.ts';
import { guideScreen, helpScreen, isLevel, isRole, manualChoiceScreen, manualScreen, tourScreen } from './screens.ts';

const permission = 'self:use';

export const helpPages = definePages((page) => {
  page.get('/help', {
    permission,
    handler: async ({ actor, services }) => view('help/index', helpScreen(actor, services.kit.doors)),
  });
  page.get('/help/manual', {
    permission,
    handler: async ({ actor, services, query, moment }) => {
      const [role, level] = [query.get('role') ?? '', query.get('level') ?? ''];
      if (!isRole(role) || !isLevel(level)) return view('help/manual-choice', manualChoiceScreen(actor));
      return view('help/manual', manualScreen(role, level, services.kit.doors, moment.today), { layout: 'print' });
    },
  });
  page.get('/help/tour', {
    permission,
    handler: async ({ actor, query, csrf }) => {
      const model = tourScreen(actor, Number(query.get('step') ?? 1), csrf);
      if (!model) throw new NotFound();
      return view('help/tour', model);
    },
  });
  page.post('/help/tour/completion', {
    permission,
    handler: async (context) =>
      endTour(context, 'finished', 'Đã xem hết phần giới thiệu. Mở lại lúc nào cũng được trong Hướng dẫn, hỗ trợ.'),
  });
  page.post('/help/tour/dismissal', {
    permission,
    handler: async (context) =>
      endTour(context, 'dismissed', 'Đã cất phần giới thiệu. Mở lại lúc nào cũng được trong Hướng dẫn, hỗ trợ.'),
  });
  page.get('/help/images/:name', {
    permission,
    handler: async ({ params }) => {
      const path = picturePath(params.name ?? '');
      if (!path) throw new NotFound();
      return file(createReadStream(path), 'image/webp', params.name ?? '', true);
    },
  });
  page.get('/help/:topic', {
    permission,
    handler: async ({ actor, params, query }) => {
      const guide = guideOf(params.topic ?? '');
      if (!guide) throw new NotFound();
      return query.get('panel')
        ? view('help/panel', guideScreen(actor, guide, 'panel'), { layout: 'panel' })
        : view('help/guide', guideScreen(actor, guide, 'page'));
    },
  });
});

async function endTour({ house, actor, moment }: Context, how: TourEnd, words: string) {
  await saveTourEnd(house, { accountId: actor.accountId, role: actor.role, how }, moment.at);
  return redirect('/work', words);
}
