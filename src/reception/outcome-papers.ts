// The papers that say what came of a reception follow its outcome: made with it, called off with the next one (§3.5, §3.6).
import { callOffOutcomePapers } from '../documents/actions.ts';
import { paperCatalogue } from '../documents/papers/catalogue.ts';
import { paperNumberWords } from '../documents/queries.ts';
import type { Act } from '../web/act.ts';
import type { StillOld } from './correction-words.ts';
import type { VisitEntry } from './entry-form.ts';
import { sentTo } from './entry-rules.ts';
import { makeVisitPapers } from './papers.ts';
import { findAppointment } from './queries.ts';
import type { LockedVisit } from './records.ts';
import { draftUrging } from './urging.ts';

/** Whether the outcome typed is another than the papers of the one before say. */
export async function isOtherOutcome({ tx }: Act, was: LockedVisit, is: VisitEntry): Promise<boolean> {
  if (was.outcome !== is.outcome) return true;
  switch (is.outcome) {
    case 'refused':
      return was.refusalGround !== is.refusalGround;
    case 'appointment': {
      const slip = await findAppointment(tx, was);
      // Of an open slip any day is another.
      return slip?.on === null || was.appointmentOn !== is.appointmentOn || (slip?.time ?? '') !== (is.appointmentTime ?? '');
    }
    case 'guided':
      return was.guidedTo !== is.guidedTo;
    default:
      return was.transferredTo !== sentTo(is);
  }
}

/** Calls off what the outcome before left, makes what this one calls for. Gives the papers that still say the old one, if any. */
export async function renewOutcomePapers(
  act: Act,
  visit: LockedVisit,
  entry: VisitEntry,
  isOther: boolean,
  pastHead: boolean,
): Promise<StillOld | undefined> {
  const { calledOff, standing } = await callOffOutcomePapers(act, visit, isOther);
  if (isOther || standing.length === 0) {
    await makeVisitPapers(act, visit, { ...entry, documents: [] });
    if (!pastHead) await draftUrging(act, visit, entry);
  }
  const titles = [...new Set(calledOff.map(({ kind }) => paperCatalogue[kind].title))];
  if (titles.length > 0) act.remark?.(`Đã bỏ văn bản chưa cấp số của kết quả cũ: ${titles.join(', ')}.`);
  if (!isOther || standing.length === 0) return undefined;
  const named = standing.map((paper) => [paperCatalogue[paper.kind].title, paperNumberWords(paper)].filter(Boolean).join(' số '));
  act.remark?.(`Còn ghi theo kết quả cũ: ${named.join(', ')}. Văn bản đã cấp số chỉ lãnh đạo thu hồi được.`);
  return { petition: false, papers: standing.map(({ id }) => id) };
}
