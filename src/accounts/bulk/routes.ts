// Many accounts by one Excel sheet: the template, the check, the doing, the slips.
import { z } from 'zod';
import { unitNamesOn } from '../../units/queries.ts';
import { definePages } from '../../web/pages.ts';
import { file, redirect, view } from '../../web/reply.ts';
import { unitsOf } from '../administration/managed.ts';
import { givableRoles } from '../administration/scope.ts';
import { listNamesakesIn } from '../renaming/queries.ts';
import { roleNames } from '../roles.ts';
import { makeBatch, printSlips, stageBatch, staleWords } from './actions.ts';
import { listBatches, listDone, listMembers, loadBatch } from './queries.ts';
import { batchScreen, bulkScreen, countWords, slipsScreen } from './screens.ts';
import { renderTemplate } from './template.ts';
import { leftWithoutClerk } from './without-clerk.ts';

export const bulkPages = definePages((page) => {
  page.form('/admin/accounts/bulk', {
    permission: 'account:admin',
    uploads: true,
    schema: () => z.object({}),
    show: async ({ house, actor }, form) =>
      view('admin/accounts-bulk', bulkScreen(form, await listBatches(house, actor.accountId))),
    act: async (context) => redirect(`/admin/accounts/bulk/${await stageBatch(context, context.req.received ?? [])}`),
  });

  page.get('/admin/accounts/bulk/template.xlsx', {
    permission: 'account:admin',
    handler: async (context) => {
      const units = await unitsOf(context);
      const roles = givableRoles(context.actor);
      const content = await renderTemplate(
        units.map((unit) => unit.name),
        roles.map((role) => roleNames[role]),
        context.services.realm !== undefined,
      );
      return file(content, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'mau-tai-khoan.xlsx');
    },
  });

  page.get('/admin/accounts/bulk/:id', {
    permission: 'account:admin',
    handler: async (context) => {
      const { house, id, actor, moment, csrf } = context;
      const batch = await loadBatch(house, id, actor.accountId);
      const names = await unitNamesOn(
        house,
        [
          ...batch.people.map(({ unit }) => unit),
          ...batch.changes.flatMap((one) => (one.task === 'move' ? [one.form.unit] : [])),
        ],
        moment.today,
      );
      const isWaiting = !batch.madeAt && batch.errors.length === 0;
      const namesakes = isWaiting ? await listNamesakesIn(house, batch.people, moment.today) : [];
      const stale = isWaiting ? await staleWords(context, batch) : '';
      const withoutClerk = isWaiting ? await leftWithoutClerk(house, batch, moment.today) : [];
      const done = batch.madeAt ? await listDone(house, id, batch.madeAt) : [];
      return view(
        'admin/accounts-batch',
        batchScreen(batch, await listMembers(house, id), names, namesakes, stale, withoutClerk, done, csrf),
      );
    },
  });

  page.post('/admin/accounts/bulk/:id/creation', {
    permission: 'account:admin',
    handler: async (context) => {
      const made = await makeBatch(context, context.id);
      return redirect(
        `/admin/accounts/bulk/${context.id}`,
        `Đã thực hiện: ${countWords(made.create ?? 0, { changed: made })}.${made.create ? ' In phiếu để giao mật khẩu dùng một lần.' : ''}`,
      );
    },
  });

  // A POST, because it makes the passwords it shows; the event says they were printed.
  page.post('/admin/accounts/bulk/:id/slips', {
    permission: 'account:admin',
    handler: async (context, values) => {
      const part = /^\d{1,3}$/.test(String(values.part)) ? Math.max(1, Number(values.part)) : 1;
      const { slips, until } = await printSlips(context, context.id, part, values.again === '1');
      return view('admin/account-slips', slipsScreen(context.id, slips, until, context.services.config.web.publicUrl), {
        layout: 'print',
        shownOnce: `/admin/accounts/bulk/${context.id}`,
      });
    },
  });
});
