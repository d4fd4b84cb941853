// The only writer of the tasks of a conclusion, and their reading.
import { calledAt } from '../../accounts/names.ts';
import type { Tx, UnitTx } from '../../database/tx.ts';
import { NotFound } from '../../errors.ts';
import { openTask } from '../open-duty.ts';
import type { TaskRow } from './task.ts';

export interface NewTask {
  unit: string;
  work: string;
  dueOn: string;
  holder: number | null;
}

const columns = `t.unit_id, t.id, t.visit_id, t.petition_id, t.sealed, t.ordinal, t.charged, t.work, t.due_on, t.holder_id, h.name as holder_name, t.done_on, t.result,
  ${calledAt('d', 't.done_at')} as done_by_name, w.issued_on`;
/** A notice taken back charges nobody; one not yet issued charges nobody yet. */
const joined = `conclusion_tasks t join papers w on w.unit_id = t.unit_id and w.id = t.paper_id and w.state <> 'revoked'
  left join accounts h on h.id = t.holder_id left join accounts d on d.id = t.done_by`;

/** The tasks of a notice, in its order. Nothing is read back: a reception officer does not read what he writes of a denunciation. */
export function insertTasks(
  tx: UnitTx,
  of: { unitId: number; visitId: number; petitionId: number | null; paperId: number; sealed: boolean },
  tasks: readonly NewTask[],
): Promise<number> {
  return tx.run(
    `insert into conclusion_tasks (unit_id, visit_id, petition_id, paper_id, sealed, ordinal, charged, work, due_on, holder_id)
     select $1, $2, $3, $4, $5, x.ordinal, x.unit, x.work, x."dueOn", x.holder
       from jsonb_to_recordset($6::jsonb) as x(ordinal int, unit text, work text, "dueOn" date, holder int)`,
    [
      of.unitId,
      of.visitId,
      of.petitionId,
      of.paperId,
      of.sealed,
      JSON.stringify(tasks.map((task, index) => ({ ...task, ordinal: index + 1 }))),
    ],
  );
}

/** The tasks of a visit's standing notice. */
export function listTasks(tx: Tx, visit: { unitId: number; id: number }): Promise<TaskRow[]> {
  return tx.rows<TaskRow>(`select ${columns} from ${joined} where t.unit_id = $1 and t.visit_id = $2 order by t.ordinal`, [
    visit.unitId,
    visit.id,
  ]);
}

/** @throws NotFound also while its notice is not issued */
export function loadTask(tx: Tx, id: number): Promise<TaskRow> {
  return tx.one<TaskRow>(
    `select ${columns} from ${joined} where t.id = $1 and w.issued_on is not null and w.number is not null`,
    [id],
  );
}

/** Held until the transaction ends. @throws NotFound */
export async function lockTask(tx: UnitTx, unitId: number, id: number): Promise<TaskRow> {
  const held = await tx.maybe('select 1 from conclusion_tasks where unit_id = $1 and id = $2 for update', [unitId, id]);
  if (!held) throw new NotFound();
  return loadTask(tx, id);
}

/** When and with what result the unit charged has done it. @param done `on` the day 'YYYY-MM-DD' it says, `at` and `by` who noted it when */
export function saveDone(tx: UnitTx, task: TaskRow, done: { on: string; result: string; at: Date; by: number }): Promise<void> {
  return tx.changeOne(
    'update conclusion_tasks set done_on = $3, result = $4, done_at = $5, done_by = $6 where unit_id = $1 and id = $2',
    [task.unitId, task.id, done.on, done.result, done.at, done.by],
  );
}

/** Of these the open tasks this account follows, locked. */
export function lockFollowed(
  tx: UnitTx,
  unitId: number,
  ids: readonly number[],
  accountId: number,
): Promise<{ id: number; visitId: number; petitionId: number | null; sealed: boolean; said: { ordinal: number } }[]> {
  return tx.rows(
    `select t.id, t.visit_id, t.petition_id, t.sealed, jsonb_build_object('ordinal', t.ordinal) as said from conclusion_tasks t join visits v on v.unit_id = t.unit_id and v.id = t.visit_id
      where ${openTask} and not v.past_head and t.id = any($2::bigint[]) and t.holder_id = $3 order by t.id for update of t`,
    [unitId, ids, accountId],
  );
}

/** Each task to its new follower, in one statement. @returns how many were changed */
export function saveFollowers(tx: UnitTx, unitId: number, moves: readonly { id: number; toId: number }[]): Promise<number> {
  return tx.run(
    'update conclusion_tasks t set holder_id = m."toId" from jsonb_to_recordset($2::jsonb) as m(id bigint, "toId" int) where t.unit_id = $1 and t.id = m.id',
    [unitId, JSON.stringify(moves.map(({ id, toId }) => ({ id, toId })))],
  );
}
