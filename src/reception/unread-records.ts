// The words of an old visit in the open, once somebody has read them. Part of the visits' records.
import type { Tx, UnitTx } from '../database/tx.ts';
import { unreadWords } from '../sealing/withheld.ts';
import { type LockedVisit, saveVisit } from './records.ts';

/** Does it come from an old book whose words nobody has read yet? False too for whoever may not read them. */
export const isVisitUnread = async (tx: Tx, { unitId, id }: { unitId: number; id: number }): Promise<boolean> =>
  (
    await tx.maybe<{ isUnread: boolean }>('select is_unread from visit_contents where unit_id = $1 and visit_id = $2', [
      unitId,
      id,
    ])
  )?.isUnread === true;

/** Puts what was read in the place of the sentence; what somebody has corrected since stays as he wrote it. */
export async function putReadVisitWords(
  tx: UnitTx,
  visit: LockedVisit,
  words: Readonly<Partial<Record<string, string>>>,
): Promise<void> {
  const { summary, request, result, note, respondent, hostName, guidedTo, transferredTo, oldNumber } = words;
  await tx.changeOne(
    `update visit_contents set summary = case when summary = $3 then coalesce($4, summary) else summary end,
            request = case when request = $3 then coalesce($5, request) else request end,
            result_tracking = case when result_tracking = $3 then coalesce($6, result_tracking) else result_tracking end,
            note = trim(E'\\n' from replace(note, $3, coalesce($7, $3))), respondent = coalesce($8, respondent)
      where unit_id = $1 and visit_id = $2`,
    [visit.unitId, visit.id, unreadWords, summary ?? null, request ?? null, result ?? null, note ?? null, respondent || null],
  );
  await tx.run('update visit_matters set summary = $4 where unit_id = $1 and visit_id = $2 and summary = $3', [
    visit.unitId,
    visit.id,
    unreadWords,
    summary ?? unreadWords,
  ]);
  const put = (stood: string, read: string | undefined) => (stood === unreadWords && read !== undefined ? read : stood);
  await saveVisit(tx, visit, {
    hostName: put(visit.hostName, hostName),
    guidedTo: put(visit.guidedTo, guidedTo),
    transferredTo: put(visit.transferredTo, transferredTo),
  });
  if (oldNumber)
    await tx.changeOne(
      "update visits set paper_number = case when paper_number = '' then $3 else paper_number end where unit_id = $1 and id = $2",
      [visit.unitId, visit.id, oldNumber],
    );
}
