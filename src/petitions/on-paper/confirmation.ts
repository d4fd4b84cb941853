// Whoever decides for the office confirms what was entered of a paper: only now the petition ends, on the day the paper left.
import { recordEvent } from '../../audit/events.ts';
import { NotAllowedNow } from '../../errors.ts';
import type { Act } from '../../web/act.ts';
import type { LockedPetition } from '../actions.ts';
import { carryOut } from '../issue/actions.ts';
import type { LockedProposal } from '../proposals/records.ts';
import { savePetition } from '../records.ts';
import { saveOnPaper } from './records.ts';
import { endOf, type PaperEntry, stateAfter } from './rules.ts';

/** @param proposal approved just now in the same transaction; the entry is the one it carries */
export async function confirmOnPaper(
  act: Act,
  petition: LockedPetition,
  proposal: LockedProposal,
  entry: PaperEntry,
): Promise<LockedPetition> {
  const { tx, actor, moment } = act;
  const status = stateAfter(entry.outcome);
  if (!status)
    throw new NotAllowedNow('Kết quả này chưa có bước tiếp theo. Trả lại để chọn kết quả khác.', `/petitions/${petition.id}`);
  await saveOnPaper(tx, petition, entry, {
    at: proposal.proposedAt,
    by: proposal.proposedBy,
    confirmed: { at: moment.at, by: actor.accountId },
  });
  const done = await carryOut(act, await savePetition(tx, petition, { outcome: entry.outcome }), status, endOf(entry));
  await recordEvent(tx, actor, {
    kind: 'petition.handled_on_paper',
    at: moment.at,
    petitionId: petition.id,
    sealed: petition.sealed,
    data: { outcome: entry.outcome, number: entry.paperNumber, on: entry.paperOn, sentOn: entry.sentOn, status: done.status },
    requestId: act.requestId,
  });
  return done;
}
