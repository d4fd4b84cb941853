// The numbers around every page: what waits for one officer, in his box and in his notices.
import type { Actor } from '../accounts/actor.ts';
import { may } from '../accounts/permissions.ts';
import { isOpenTo } from '../accounts/waiting.ts';
import { type Desks, knowingDesks, readDesks } from '../accounts/works-here.ts';
import type { Database } from '../database/database.ts';
import { plannedOnce } from '../database/planning.ts';
import { together } from '../database/together.ts';
import type { UnitTx } from '../database/tx.ts';
import { isKept } from '../rollout/reorganisation/handover/queries.ts';
import { numbersOf } from './kept-numbers.ts';
import {
  forRole,
  incoming,
  left,
  leftItems,
  mine,
  minePetitions,
  myTasks,
  myTransfers,
  myVisits,
  nothing,
  tasksFrom,
  unionOf,
} from './mine.ts';
import { isApproval, isMyPaper, isMyVisitPaper, paperAct, visitPaperAct, visitPapers, waitingPapers } from './paper-queries.ts';
import { deciderOf } from './queue.ts';

export interface ShellCounts {
  work: number;
  approvals: number;
  transfers: number;
  /** Items of re-organised units he may sign and nobody has signed for. */
  handovers: number;
  notices: number;
}

interface Counted {
  accountId: number;
  work: number;
  approvals: number;
}
const counted = new WeakMap<UnitTx, Counted>();

/** On the page of the list itself the list has just been counted: it is not counted again for the frame of the page. */
export function rememberCounted(tx: UnitTx, what: Counted): void {
  counted.set(tx, what);
}

/**
 * What waits for this officer on a day ('YYYY-MM-DD'), for the rail and the bell.
 * @param database whose numbers are kept from page to page; left out: everything is counted
 */
export async function shellCounts(tx: UnitTx, actor: Actor, today: string, database?: Database): Promise<ShellCounts> {
  const listed = counted.get(tx);
  const isListed = listed?.accountId === actor.accountId;
  const [numbers, besides] = await together(
    numbersOf(tx, actor, today, database),
    tx.one<{ elsewhere: number; notices: number }>(besidesText(actor, isListed), [
      actor.unitId,
      actor.accountId,
      actor.role,
      today,
    ]),
  );
  const [here, box] = await Promise.all([
    isListed
      ? listed
      : numbers('work', async () =>
          waitingHere(tx, actor, today, await numbers('desks', () => readDesks(tx, actor.unitId, today))),
        ),
    numbers('box', () => boxCounts(tx, actor)),
  ]);
  return { work: here.work + besides.elsewhere, approvals: here.approvals, ...box, notices: besides.notices };
}

/** What waits for him of his unit. */
const waitingHere = (tx: UnitTx, actor: Actor, today: string, held: Desks) =>
  // It takes ten times longer to plan than to run.
  plannedOnce(tx, () =>
    tx.one<Pick<ShellCounts, 'work' | 'approvals'>>(hereText(actor, held), [
      actor.unitId,
      actor.accountId,
      actor.role,
      today,
      deciderOf(actor),
    ]),
  );

/** What lies in the box of his unit: letters of other units, and what came from a re-organised one and waits for his signature. */
const boxCounts = (tx: UnitTx, actor: Actor) =>
  tx.one<Pick<ShellCounts, 'transfers' | 'handovers'>>(
    `select (select count(*) from transfers t where ${incoming})::int as transfers,
       (select count(*) from handovers h where h.unit_id = $1 and h.signed_at is null and ($2 or ${isKept}))::int as handovers`,
    [actor.unitId, may(actor, 'handover:sign')],
  );

/** What is never kept: notices, and what a superior is to fetch from other units. $1 unit, $2 account, $3 role, $4 today. */
function besidesText(actor: Actor, isListed: boolean): string {
  const readsOne = isListed || (actor.reach.units.length === 1 && !actor.reach.all);
  const { petitions, visits } = leftItems(actor);
  const further = readsOne
    ? []
    : [
        ['petitions p', left(actor)],
        ['petitions p', petitions],
        ['visits v', visits],
      ];
  const counts = further.flatMap(([from, where]) =>
    where === undefined || where === nothing ? [] : [`(select count(*) from ${from} where ${forRole(actor, where)})::int`],
  );
  const fetches = counts.length === 0 ? '0' : counts.join(' + ');
  return `select ${fetches} as elsewhere,
       (select count(*) from notices n where n.unit_id = $1 and n.account_id = $2 and n.read_at is null)::int as notices
      where $3::text is not null and $4::date is not null`;
}

const hereTexts = new Map<string, string>();
/** Long, and asked often: put together once for whoever asks the same. */
function hereText(actor: Actor, held: Desks): string {
  const key = [actor.role, ...Object.values(held), ...(['p', 'g', 'v'] as const).map((t) => isOpenTo(actor, t))].join('|');
  const known = hereTexts.get(key);
  if (known !== undefined) return known;
  const forThem = (sql: string) => knowingDesks(forRole(actor, sql), '$4', held);
  const made = `${forThem(
    `with mine as (${unionOf([
      ...minePetitions.map(({ where }) => ({
        of: 'select next_act from petitions p',
        where: `${where} and ${isOpenTo(actor, 'p')}`,
      })),
      { of: 'select next_act from proceedings g', where: `${mine} and ${isOpenTo(actor, 'g')}` },
      { of: "select 'reply' from visits v", where: myVisits(actor, '$4') },
      { of: `select 'task' from ${tasksFrom('$4')}`, where: myTasks(actor) },
      { of: `select ${paperAct} from ${waitingPapers('$4')}`, where: `${isMyPaper('$4')} and ${isOpenTo(actor, 'p')}` },
      { of: `select ${visitPaperAct} from ${visitPapers}`, where: `${isMyVisitPaper('$4')} and ${isOpenTo(actor, 'v')}` },
      { of: "select 'transfer_answer' from transfers t", where: myTransfers(actor, '$4') },
    ])})`,
  )}
     select count(*)::int as work, (count(*) filter (where ${isApproval('m')}))::int as approvals from mine m
      where $3::text is not null and $4::date is not null and $5::int is not null`;
  hereTexts.set(key, made);
  return made;
}
