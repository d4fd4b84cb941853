// The first page after signing in: what waits for this officer.
import { may } from '../accounts/permissions.ts';
import { eachOnce, listColleagues } from '../accounts/queries.ts';
import { asConfirmed } from '../accounts/waiting.ts';
import { readDesks } from '../accounts/works-here.ts';
import { planOnce } from '../database/planning.ts';
import { seeingOwn } from '../database/seeing-own.ts';
import { together } from '../database/together.ts';
import type { UnitTx } from '../database/tx.ts';
import { CalendarMissing, type WorkingCalendar } from '../deadlines/calendar.ts';
import { addDays } from '../deadlines/dates.ts';
import type { RuleSet } from '../deadlines/rule-set.ts';
import { findUndatedRows } from '../deadlines/undated.ts';
import { countToSign } from '../importing/balances/queries.ts';
import { listOwnOnDesk } from '../petitions/approval/queries.ts';
import { fields, petitionTypes } from '../petitions/petition.ts';
import { duesOf, incomingDays } from '../transfers/waiting.ts';
import { findNotYetNote } from '../units/queries.ts';
import { type Context, definePages } from '../web/pages.ts';
import { type Reply, redirect, view } from '../web/reply.ts';
import { readKeptForms } from './kept-forms.ts';
import { numbersOf } from './kept-numbers.ts';
import { readOwnDrafts } from './own-drafts.ts';
import { isUnfiltered, type QueueRow, readQueue, sizeOfQueue } from './queries.ts';
import { type QueueFilter, readCursor, readFilter } from './queue.ts';
import { approvesHere, scopeWords, seesWholeUnit, workScreen } from './screens.ts';

const perPage = 25;
/** A list longer than this on paper is no list of work. */
const perPrint = 200;

export const workPages = definePages((page) => {
  page.open('get', '/', { session: false, handler: async () => redirect('/work') });

  page.get('/work', { permission: 'work:read', countsWork: true, handler: (context) => showQueue(context, false) });
  page.get('/work/print', { permission: 'work:read', observes: 'print', handler: (context) => showQueue(context, true) });
});

/** The queue; printed from its beginning, and said whose list it was. */
async function showQueue(context: Context, isPrint: boolean): Promise<Reply> {
  const { tx, house, actor, query, moment, services } = context;
  const rules = await services.rules(house);
  // Planning these statements takes longer than running them, and what the officer looks for hardly changes the plan: once a connection.
  const [, numbers] = await together(planOnce(tx), numbersOf(tx, actor, moment.today, services.database));
  const sent = may(actor, 'transfer:read') ? await numbers('sent', () => incomingDays(tx, actor.unitId)) : [];
  const days = {
    today: moment.today,
    soon: thirdWorkingDay(rules.calendar, moment.today),
    transfers: duesOf(sent, rules),
    desks: await numbers('desks', () => readDesks(tx, actor.unitId, moment.today)),
  };
  const wholeUnit = seesWholeUnit(actor);
  const filter = readFilter(query, { types: petitionTypes, fields: Object.keys(fields), wholeUnit });
  const most = isPrint ? perPrint : perPage;
  const after = isPrint ? undefined : readCursor(query.get('after'));
  const before = after || isPrint ? undefined : readCursor(query.get('before'));
  const [{ counts, rows: found }, elsewhere, colleagues, notYet, keptForms, drafts] = await together(
    readQueue(tx, actor, filter, days, { after, before, limit: most }),
    // Whoever approves has that tile instead; five are the most.
    filter.scope === 'me' && !approvesHere(actor)
      ? isUnfiltered(filter)
        ? numbers('elsewhere', () => sizeOfQueue(tx, actor, elsewhereOf(filter), days))
        : sizeOfQueue(tx, actor, elsewhereOf(filter), days)
      : Promise.resolve(null),
    wholeUnit
      ? listColleagues(
          house,
          actor.unitId,
          [
            'processor',
            'unit_head',
            'leader',
            'verifier',
            'team_lead',
            'clerk',
            'reception_officer',
            'reception_board_head',
            'chief_inspector',
          ],
          moment.today,
        )
      : Promise.resolve([]),
    findNotYetNote(house, actor.unitId, moment.today),
    isPrint ? Promise.resolve([]) : readKeptForms(house, actor, moment.at),
    isPrint || filter.scope !== 'me' ? Promise.resolve({ links: [], older: '' }) : readOwnDrafts(tx, actor),
  );
  const held =
    filter.scope === 'me' && actor.awaitsConfirmation
      ? await seeingOwn(tx, true, () => sizeOfQueue(tx, asConfirmed(actor), filter, days))
      : null;
  const isMore = found.length > most;
  const rows = found.slice(0, most);
  if (before) rows.reverse();
  if (isPrint)
    context.observe({ kind: 'work.printed', unitId: actor.unitId, data: { list: scopeWords(filter.scope, colleagues) } });
  return view(
    'work/index',
    workScreen({
      actor,
      filter,
      days,
      counts,
      elsewhere,
      heldBack: held === null ? 0 : held - counts.all,
      notYet,
      keptForms,
      drafts,
      own: filter.scope === 'me' && may(actor, 'petition:decide') ? (await listOwnOnDesk(tx, actor)).length : 0,
      balances: filter.scope === 'me' && may(actor, 'balance:sign') ? await countToSign(tx, actor) : 0,
      rows,
      hasPrev: before ? isMore : after !== undefined,
      hasNext: before ? true : isMore && !isPrint,
      colleagues: eachOnce(colleagues),
      calendar: rules.calendar,
      undated: await undatedRows(tx, actor.unitId, rows, rules),
      isOpen: query.get('open') === '1',
      isPrint,
    }),
  );
}

/** Why rows without a day have none. */
const undatedRows = (tx: UnitTx, unitId: number, rows: readonly QueueRow[], rules: RuleSet) =>
  findUndatedRows(
    tx,
    rows.map(({ bucket, mainClockId, dueOn, isPaused }) => ({
      unitId,
      clockId: mainClockId,
      dueOn,
      isPaused,
      isOver: bucket !== 'undated',
    })),
    rules,
  );

const elsewhereOf = (filter: QueueFilter): QueueFilter => ({ ...filter, scope: 'elsewhere' });

/** The third working day from a day; where the calendar ends, the third day by the wall calendar, so that the page opens. */
function thirdWorkingDay(calendar: WorkingCalendar, today: string): string {
  try {
    return calendar.addWorkingDays(today, 3);
  } catch (error) {
    if (error instanceof CalendarMissing) return addDays(today, 3);
    throw error;
  }
}
