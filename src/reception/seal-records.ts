// A visit that turned out to hold a denunciation: its words are marked sealed, its people masked. Part of the visits' records.
import type { UnitTx } from '../database/tx.ts';
import { dropDraftsOf } from '../documents/drafts.ts';
import type { LockedVisit } from './records.ts';

/**
 * Runs writes that make rows unreadable for the very officer who writes them: PostgreSQL refuses an update whose new row the
 * writer may not read, so his reading right is lent for these statements alone.
 */
export async function asReader<T>(tx: UnitTx, work: () => Promise<T>): Promise<T> {
  const { sealed } = await tx.one<{ sealed: string }>("select current_setting('app.sealed', true) as sealed");
  await tx.rows("select set_config('app.sealed', 'own', true)");
  const result = await work();
  await tx.rows("select set_config('app.sealed', $1, true)", [sealed]);
  return result;
}

/** Marks content, contents and files of a visit as belonging to a denunciation, and drops what was being typed about it. */
export function sealVisitRows(tx: UnitTx, visit: LockedVisit): Promise<void> {
  return asReader(tx, async () => {
    await tx.run('update visit_contents set sealed = true where unit_id = $1 and visit_id = $2', [visit.unitId, visit.id]);
    await tx.run('update visit_matters set sealed = true where unit_id = $1 and visit_id = $2', [visit.unitId, visit.id]);
    await tx.run(
      "update attachments set sealed = true, restricted = true, name = 'Tài liệu của lượt tiếp', condition = '', returned_to = '' where unit_id = $1 and visit_id = $2",
      [visit.unitId, visit.id],
    );
    await dropDraftsOf(tx, 'visit', visit.id);
  });
}
