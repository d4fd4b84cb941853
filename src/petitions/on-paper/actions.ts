// "Đã xử lý trên giấy": a petition entered late with the paper that ended it. One officer enters, whoever decides for the office
// confirms; its clocks stop at the days of the paper. A wrong entry is entered again, with the reason, and confirmed again.
import { recordEvent } from '../../audit/events.ts';
import { todayInVietnam } from '../../deadlines/dates.ts';
import { takeBookNumber } from '../../documents/actions.ts';
import { FormInvalid, NotAllowedNow } from '../../errors.ts';
import { notifyRoles } from '../../notifications/actions.ts';
import { ofPetition, withoutSendersOf } from '../../sealing/sealed-words.ts';
import type { Act } from '../../web/act.ts';
import { approvedNext, assertMay, type LockedPetition, lockOwnPetition } from '../actions.ts';
import { outcomeRules } from '../classification/outcomes.ts';
import { petitionNumber } from '../petition.ts';
import { resolveDestination } from '../proposals/destination.ts';
import { insertProposal } from '../proposals/records.ts';
import { openRoute } from '../proposals/route.ts';
import { loadSources, type ProposalSources } from '../proposals/sources.ts';
import { standingBasis } from '../proposals/words.ts';
import { savePetition } from '../records.ts';
import { correctsPaper } from '../workflow.ts';
import type { OnPaperValues } from './forms.ts';
import { findOnPaper } from './queries.ts';
import { saveOnPaper } from './records.ts';
import { openAgain } from './reopening.ts';
import {
  entryChanges,
  entryLines,
  needsConfirmation,
  type PaperEntry,
  paperObjections,
  paperOutcomes,
  readNumber,
  wasOnPaper,
} from './rules.ts';

/**
 * Enters what the paper says and puts it before whoever decides for the office; an accepted petition goes to him for the act itself.
 * A petition that already ended by its paper is open again until the corrected entry is confirmed.
 * @throws FormInvalid when the outcome is not open to this petition or a day cannot be true; NotAllowedNow, NotPermitted
 */
export async function enterHandledOnPaper(act: Act, id: number, typed: OnPaperValues): Promise<LockedPetition> {
  const { tx, actor, moment } = act;
  const petition = await lockOwnPetition(act, id);
  const former = await findOnPaper(tx, petition);
  assertMay(actor, 'on_paper', { ...petition, onPaperOutcome: former?.outcome ?? null });
  const isCorrection = correctsPaper({ ...petition, onPaperOutcome: former?.outcome ?? null });
  const sources = await loadSources(act, id);
  // Checked, and held against the entry of before, as it was typed: what a name in it becomes answers nothing.
  const said = await readEntry(act, petition, sources, typed, isCorrection ? former : undefined);
  const isOther = former === undefined || entryChanges(former, said).length > 0;
  if (isCorrection && !isOther) throw new FormInvalid({ '': 'Chưa có mục nào khác với lần ghi trước. Sửa mục sai rồi lưu lại' });
  const { entry, reason } = await withoutSendersOf(act, ofPetition(petition), { entry: said, reason: typed.reason }, former);
  const changes = isCorrection && former ? entryChanges(former, entry) : [];
  const route = await openRoute(act, petition);
  const isConfirmed = needsConfirmation(entry.outcome);
  const open = isCorrection ? await openAgain(act, petition) : petition;
  if (isConfirmed)
    await insertProposal(tx, actor.unitId, {
      petitionId: id,
      sealed: petition.sealed,
      outcome: entry.outcome,
      reason: [...entryLines(entry).slice(1), ...(reason ? [`Lý do ghi lại: ${reason}`] : [])].join('\n'),
      basis: standingBasis(entry.outcome, sources.facts),
      destinationUnitId: entry.destinationUnitId,
      destination: entry.destination,
      details: { onPaper: entry },
      proposedBy: actor.accountId,
      proposedAt: moment.at,
      paperId: null,
    });
  else await saveOnPaper(tx, open, entry, { at: moment.at, by: actor.accountId, confirmed: null });
  const next = isConfirmed
    ? { status: 'proposed' as const, outcome: null, holderId: null, nextRole: route.approverRole, nextAct: 'approve' }
    : {
        status: 'approved' as const,
        outcome: entry.outcome,
        ...approvedNext(entry.outcome, route),
        nextRole: route.approverRole,
      };
  const done = await savePetition(tx, open, next);
  await recordEvent(tx, actor, {
    kind: isCorrection ? 'petition.on_paper_corrected' : isConfirmed ? 'petition.on_paper_entered' : 'petition.handled_on_paper',
    at: moment.at,
    petitionId: id,
    sealed: petition.sealed,
    data: {
      outcome: entry.outcome,
      number: entry.paperNumber,
      on: entry.paperOn,
      sentOn: entry.sentOn,
      status: done.status,
      ...(isCorrection ? { changes, reason: petition.sealed ? '' : reason } : {}),
    },
    requestId: act.requestId,
  });
  await notifyRoles(act, [route.approverRole], {
    kind: 'petition.proposed',
    petitionId: id,
    words: `Đơn ${petitionNumber(petition)} ${isConfirmed ? 'chờ xác nhận kết quả đã xử lý trên giấy' : 'đã thụ lý trên giấy, chờ ghi thụ lý'}`,
    href: `/petitions/${id}/${isConfirmed ? 'approval' : 'acceptance'}`,
  });
  return done;
}

/**
 * The form checked against the petition, its number taken in the office's book.
 * @param former what is corrected; undefined of a first entry
 * @throws FormInvalid with every sentence at once
 */
async function readEntry(
  act: Act,
  petition: LockedPetition,
  { facts }: ProposalSources,
  form: OnPaperValues,
  former: PaperEntry | undefined,
): Promise<PaperEntry> {
  const days = { receivedOn: petition.receivedOn, enteredOn: todayInVietnam(petition.registeredAt) };
  if (!wasOnPaper(days))
    throw new NotAllowedNow('Đơn tiếp nhận đúng ngày vào phần mềm nên không phải đơn nhập bù.', `/petitions/${petition.id}`);
  const answer = paperOutcomes(facts).find((one) => one.outcome === form.outcome);
  if (!answer?.allowed) throw new FormInvalid({ outcome: answer?.missing || 'Chọn kết quả đã xử lý' });
  const asksDestination = outcomeRules[form.outcome].hasDestination && petition.petitionType !== 'MIXED';
  const errors = {
    ...paperObjections(form, petition.petitionType, days),
    ...(asksDestination && form.destination === '' ? { destination: 'Nhập cơ quan có thẩm quyền hoặc cơ quan nhận' } : {}),
    ...(former && form.reason === '' ? { reason: 'Nhập lý do ghi lại, lý do được ghi vào dòng thời gian' } : {}),
  };
  const destination = asksDestination
    ? await resolveDestination(act.house, form.destination, act.actor.unitId, form.paperOn).catch((error: unknown) => {
        if (error instanceof FormInvalid) throw new FormInvalid({ ...errors, ...error.errors });
        throw error;
      })
    : { unitId: null, name: '' };
  if (Object.keys(errors).length > 0) throw new FormInvalid(errors);
  const { outcome, paperOn, sentOn, decidedBy, keptAt } = form;
  const paperNumber = await takeNumberOf(act, form, former);
  return {
    outcome,
    paperNumber,
    paperOn,
    sentOn,
    decidedBy,
    keptAt,
    destinationUnitId: destination.unitId,
    destination: destination.name,
  };
}

/** What stood so before is not asked about again. */
async function takeNumberOf(act: Act, form: OnPaperValues, former: PaperEntry | undefined): Promise<string> {
  const booked = readNumber(form.number);
  if (!booked) return form.number;
  const { number, digits, symbol: written } = booked;
  const stoodSo = former?.paperOn === form.paperOn && former.paperNumber === `${digits}/${written}`;
  const isMeant = stoodSo || (form.leap !== '' && form.leap === form.number);
  const symbol = await takeBookNumber(act, written, number, form.paperOn, isMeant);
  if (symbol === null)
    throw new FormInvalid({ number: `Số ${form.number} đã cấp cho một văn bản khác trong phần mềm. Xem lại số trên văn bản` });
  return `${digits}/${symbol}`;
}
