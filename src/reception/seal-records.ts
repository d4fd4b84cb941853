// A visit that turned out to hold a denunciation: its words are marked sealed, its people masked. Part of the visits' records.
import { seeingOwn } from '../database/seeing-own.ts';
import type { UnitTx } from '../database/tx.ts';
import { dropDraftsOf } from '../documents/drafts.ts';
import type { LockedVisit } from './records.ts';

/** Marks content, contents and files of a visit as belonging to a denunciation, and drops what was being typed about it. */
export function sealVisitRows(tx: UnitTx, visit: LockedVisit): Promise<void> {
  return seeingOwn(tx, true, async () => {
    await tx.run('update visit_contents set sealed = true where unit_id = $1 and visit_id = $2', [visit.unitId, visit.id]);
    await tx.run('update conclusion_tasks set sealed = true where unit_id = $1 and visit_id = $2', [visit.unitId, visit.id]);
    await tx.run('update visit_matters set sealed = true where unit_id = $1 and visit_id = $2', [visit.unitId, visit.id]);
    await tx.run(
      "update attachments set sealed = true, restricted = true, name = 'Tài liệu của lượt tiếp', condition = '', returned_to = '' where unit_id = $1 and visit_id = $2",
      [visit.unitId, visit.id],
    );
    await dropDraftsOf(tx, 'visit', visit);
  });
}
