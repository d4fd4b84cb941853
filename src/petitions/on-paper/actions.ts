// "Đã xử lý trên giấy": a petition entered late with the paper that ended it. Its clocks stop at the days of the paper.
import { recordEvent } from '../../audit/events.ts';
import { todayInVietnam } from '../../deadlines/dates.ts';
import { takeBookNumber } from '../../documents/actions.ts';
import { FormInvalid, NotAllowedNow } from '../../errors.ts';
import { leaderRoles, notifyRoles } from '../../notifications/actions.ts';
import type { Act } from '../../web/act.ts';
import { approvedNext, assertMay, type LockedPetition, lockOwnPetition } from '../actions.ts';
import { outcomeRules } from '../classification/outcomes.ts';
import { carryOut } from '../issue/actions.ts';
import { outcomeNames, petitionNumber } from '../petition.ts';
import { resolveDestination } from '../proposals/destination.ts';
import { approvalRoute } from '../proposals/route.ts';
import { loadSources } from '../proposals/sources.ts';
import { savePetition } from '../records.ts';
import type { OnPaperValues } from './forms.ts';
import { insertOnPaper } from './records.ts';
import { endOf, paperObjections, paperOutcomes, readNumber } from './rules.ts';

/**
 * Enters what the paper says. An accepted petition goes on to the leader, who enters the acceptance with its own day.
 * @throws FormInvalid when the outcome is not open to this petition or a day cannot be true; NotAllowedNow, NotPermitted
 */
export async function enterHandledOnPaper(act: Act, id: number, form: OnPaperValues): Promise<LockedPetition> {
  const { tx, house, actor, moment } = act;
  const petition = await lockOwnPetition(act, id);
  assertMay(actor, 'on_paper', petition);
  const { facts } = await loadSources(tx, house, actor, id);
  const answer = paperOutcomes(facts).find((one) => one.outcome === form.outcome);
  if (!answer?.allowed) throw new FormInvalid({ outcome: answer?.missing || 'Chọn kết quả đã xử lý' });
  const rule = outcomeRules[form.outcome];
  const errors = paperObjections(form, { receivedOn: petition.receivedOn, enteredOn: todayInVietnam(petition.registeredAt) });
  if (rule.hasDestination && petition.petitionType !== 'MIXED' && form.destination === '')
    errors.destination = 'Nhập cơ quan có thẩm quyền hoặc cơ quan nhận';
  const destination = rule.hasDestination
    ? await resolveDestination(house, form.destination, actor.unitId, form.paperOn).catch((error: unknown) => {
        if (error instanceof FormInvalid) throw new FormInvalid({ ...errors, ...error.errors });
        throw error;
      })
    : { unitId: null, name: '' };
  if (Object.keys(errors).length > 0) throw new FormInvalid(errors);
  const booked = readNumber(form.number);
  if (booked && !(await takeBookNumber(act, booked.symbol, Number(form.paperOn.slice(0, 4)), booked.number)))
    throw new FormInvalid({ number: `Số ${form.number} đã cấp cho một văn bản khác trong phần mềm. Xem lại số trên văn bản` });
  await insertOnPaper(
    tx,
    petition,
    {
      outcome: form.outcome,
      paperNumber: form.number,
      paperOn: form.paperOn,
      sentOn: form.sentOn,
      decidedBy: form.decidedBy,
      destinationUnitId: destination.unitId,
      destination: destination.name,
      keptAt: form.keptAt,
    },
    { at: moment.at, by: actor.accountId },
  );
  const done = await goOn(act, await savePetition(tx, petition, { outcome: form.outcome }), form);
  await recordEvent(tx, actor, {
    kind: 'petition.handled_on_paper',
    at: moment.at,
    petitionId: id,
    sealed: petition.sealed,
    data: { outcome: form.outcome, number: form.number, on: form.paperOn, sentOn: form.sentOn, status: done.status },
    requestId: act.requestId,
  });
  // Nobody approved it here: whoever decides for the office hears of it the same day.
  await notifyRoles(act, leaderRoles, {
    kind: 'petition.handled_on_paper',
    petitionId: id,
    words: `Đơn ${petitionNumber(petition)} được nhập bù là đã xử lý trên giấy: ${outcomeNames[form.outcome]}`,
    href: `/petitions/${id}`,
  });
  return done;
}

async function goOn(act: Act, petition: LockedPetition, form: OnPaperValues): Promise<LockedPetition> {
  const rule = outcomeRules[form.outcome];
  if (rule.next === 'accept') {
    const route = await approvalRoute(act.house, petition.unitId, act.actor.accountId, act.moment.today);
    const next = approvedNext(form.outcome, { hasClerk: route.hasClerk });
    return savePetition(act.tx, petition, { status: 'approved', ...next, nextRole: route.approverRole });
  }
  const status = rule.next === 'transfer' ? 'transferred' : rule.status;
  if (!status) throw new NotAllowedNow('Kết quả này chưa có bước tiếp theo. Chọn kết quả khác.', `/petitions/${petition.id}`);
  return carryOut(act, petition, status, endOf(form));
}
