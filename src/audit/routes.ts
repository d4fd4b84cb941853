// Reading the audit: who did what, who looked at what. Nothing here changes it; taking it out of the building is an event itself.

import { may } from '../accounts/permissions.ts';
import { parseDate } from '../deadlines/dates.ts';
import { readAsk } from '../search/ask.ts';
import { listOpenUnits } from '../units/queries.ts';
import { unreadConditions } from '../web/filters.ts';
import { type Context, definePages } from '../web/pages.ts';
import { file, view } from '../web/reply.ts';
import { renderAuditXlsx } from './audit-xlsx.ts';
import { type AuditBook, auditUnit, booksOf } from './policy.ts';
import { type AuditFilter, type AuditRow, listHouseEvents, listRecordEvents } from './queries.ts';
import { type AuditAsked, auditLine, auditScreen } from './screens.ts';

const perPage = 25;
/** One file holds at most this many rows; a longer period is taken in parts. */
const mostExported = 20_000;

interface Asked {
  book: AuditBook;
  books: AuditBook[];
  asked: AuditAsked;
  filter: AuditFilter;
  problem: string;
}

const auditDates = [
  { name: 'from', label: 'Từ ngày' },
  { name: 'to', label: 'Đến ngày' },
];

function read({ query, actor, moment }: Context): Asked {
  const books = booksOf(actor);
  const typed = (name: string) => (query.get(name) ?? '').trim();
  const asked: AuditAsked = {
    person: typed('q'),
    unit: typed('unit'),
    record: typed('record'),
    kind: typed('kind'),
    from: typed('from'),
    to: typed('to'),
    readings: typed('readings'),
  };
  const [from, to] = [asked.from, asked.to].map((text) => (text ? parseDate(text, moment.today) : null));
  const record = asked.record ? readAsk(asked.record).number : null;
  const problems = [
    unreadConditions(query, { dates: auditDates }, moment.today),
    asked.record && !record ? 'Số đơn chưa đúng dạng, ví dụ ĐT-2026-000417 hoặc 417; đã bỏ qua.' : '',
  ];
  const [, at, id] = /^([\dT:.-]+Z)_(\d{1,15})$/.exec(typed('after')) ?? [];
  return {
    books,
    book: books.find((book) => book === query.get('book')) ?? books[0] ?? 'records',
    asked,
    problem: problems.filter(Boolean).join(' '),
    filter: {
      person: asked.person,
      unitId: /^\d{1,9}$/.test(asked.unit) ? Number(asked.unit) : null,
      record,
      kind: asked.kind,
      from: from ?? null,
      to: to ?? null,
      readingsOnly: asked.readings === 'yes',
      after: at && id && !Number.isNaN(Date.parse(at)) ? { at, id: Number(id) } : null,
    },
  };
}

function rowsOf(context: Context, { book, filter }: Asked, limit: number): Promise<AuditRow[]> {
  return book === 'house'
    ? listHouseEvents(context.house, filter, limit)
    : listRecordEvents(context.tx, filter, { accountId: context.actor.accountId, ownUnit: auditUnit(context.actor) }, limit);
}

export const auditPages = definePages((page) => {
  page.get('/admin/audit', {
    permission: 'audit:read',
    handler: async (context) => {
      const asked = read(context);
      const { house, actor, moment, query } = context;
      const linkTo = (changes: Record<string, string>, path = '/admin/audit') => {
        const next = new URLSearchParams(query);
        for (const [name, text] of Object.entries(changes)) {
          if (text) next.set(name, text);
          else next.delete(name);
        }
        return next.size > 0 ? `${path}?${next}` : path;
      };
      const rows = await rowsOf(context, asked, perPage);
      const units = auditUnit(actor) === null ? await listOpenUnits(house, moment.today) : [];
      return view(
        'audit/list',
        auditScreen({
          ...asked,
          rows,
          limit: perPage,
          units,
          isFirst: asked.filter.after === null,
          mayOpen: may(actor, 'petition:read'),
          linkTo,
        }),
      );
    },
  });

  page.get('/admin/audit.xlsx', {
    permission: 'audit:read',
    observes: 'export',
    handler: async (context) => {
      const asked = read(context);
      const rows = (await rowsOf(context, { ...asked, filter: { ...asked.filter, after: null } }, mostExported)).slice(
        0,
        mostExported,
      );
      const { kind, from, to, unitId, readingsOnly } = asked.filter;
      context.observe({
        kind: 'audit.exported',
        unitId: context.actor.unitId,
        data: { book: asked.book, kind, from, to, unitId, readingsOnly },
      });
      const content = await renderAuditXlsx(
        rows.map((row) => auditLine(row, false)),
        context.services.realm !== undefined,
      );
      return file(
        content,
        'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        `nhat-ky-${context.moment.today}.xlsx`,
      );
    },
  });
});
