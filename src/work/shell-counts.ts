// The numbers around every page: what waits for one officer, in his box and in his notices.
import type { Actor } from '../accounts/actor.ts';
import { isOpenTo } from '../accounts/waiting.ts';
import type { UnitTx } from '../database/tx.ts';
import { forRole, incoming, left, mine, minePetitions, myTasks, myTransfers, myVisits, tasksFrom, unionOf } from './mine.ts';
import { isApproval, isMyPaper, isMyVisitPaper, paperAct, visitPaperAct, visitPapers, waitingPapers } from './paper-queries.ts';
import { deciderOf } from './queue.ts';

export interface ShellCounts {
  work: number;
  approvals: number;
  transfers: number;
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

/** What waits in the unit's box, and the officer's unread notices. $1 unit, $2 account. */
const besides = `(select count(*) from transfers t where ${incoming})::int as transfers,
       (select count(*) from notices n where n.unit_id = $1 and n.account_id = $2 and n.read_at is null)::int as notices`;

/** What waits for this officer on a day ('YYYY-MM-DD'), for the rail and the bell. One query. */
export async function shellCounts(tx: UnitTx, actor: Actor, today: string): Promise<ShellCounts> {
  const known = counted.get(tx);
  if (known?.accountId === actor.accountId) {
    const { work, approvals } = known;
    const others = await tx.one<Omit<ShellCounts, 'work' | 'approvals'>>(`select ${besides}`, [actor.unitId, actor.accountId]);
    return { work, approvals, ...others };
  }
  return tx.one<ShellCounts>(shellText(actor), [actor.unitId, actor.accountId, actor.role, today, deciderOf(actor)]);
}

const shellTexts = new Map<string, string>();
/** Long, and on every page: put together once for whoever asks the same. */
function shellText(actor: Actor): string {
  const key = [actor.role, ...(['p', 'g', 'v'] as const).map((t) => isOpenTo(actor, t))].join('|');
  const known = shellTexts.get(key);
  if (known !== undefined) return known;
  const made = `${forRole(
    actor,
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
      { of: "select 'take_over' from petitions p", where: left(actor) },
    ])})`,
  )}
     select (select count(*) from mine)::int as work,
       (select count(*) from mine m where ${isApproval('m')})::int as approvals,
       ${besides}
      where $3::text is not null and $4::date is not null and $5::int is not null`;
  shellTexts.set(key, made);
  return made;
}
