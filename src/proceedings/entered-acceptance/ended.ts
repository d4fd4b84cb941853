// "Sửa việc thụ lý đã ghi" of a petition that was accepted and ended in its old book: nothing goes on from it here, so its day is all there is to put
// right. The tables count by the day; what stood first stays in the timeline, with who put another in its place and why.
import { recordEvent } from '../../audit/events.ts';
import { formatDate, todayInVietnam } from '../../deadlines/dates.ts';
import { restDayName } from '../../deadlines/rest-days.ts';
import { FormInvalid } from '../../errors.ts';
import { leaderRoles, notifyRoles } from '../../notifications/actions.ts';
import { putOldAcceptanceOn } from '../../petitions/old-acceptance-day.ts';
import type { EndedAcceptance } from '../../petitions/old-end.ts';
import { petitionNumber } from '../../petitions/petition.ts';
import type { LockedPetition } from '../../petitions/records.ts';
import { ofPetition, withoutSendersOf } from '../../sealing/sealed-words.ts';
import type { Act } from '../../web/act.ts';
import { type CorrectedAcceptance, endedErrors, restDayQuestion } from './forms.ts';

/**
 * Puts another day in the place of the one the old book was read to say, or the first one where it said none. Whoever leads the office is told.
 * @param was what stands, of a petition whose act the table has allowed
 * @throws FormInvalid for a day that cannot be
 */
export async function correctEnded(
  act: Act,
  petition: LockedPetition,
  typed: Pick<CorrectedAcceptance, 'on' | 'restDay' | 'reason'>,
  was: EndedAcceptance,
): Promise<void> {
  const { tx, actor, moment, rules } = act;
  const { on } = typed;
  const days = { receivedOn: petition.receivedOn, enteredOn: todayInVietnam(petition.registeredAt), today: moment.today, was };
  const rest = on === was.on ? '' : restDayName(rules.calendar, on);
  const errors = { ...restDayQuestion(on, rest, typed.restDay), ...endedErrors(on, days) };
  if (Object.keys(errors).length > 0) throw new FormInvalid(errors);
  const { reason } = await withoutSendersOf(act, ofPetition(petition), { reason: typed.reason });
  const moved =
    was.on === null
      ? `Ngày thụ lý ghi bổ sung: ${formatDate(on)}`
      : `Ngày thụ lý ghi lúc đầu là ${formatDate(was.on)}, sửa thành ${formatDate(on)}`;
  await putOldAcceptanceOn(tx, petition, {
    on,
    isUndatedEnd: petition.status === 'withdrawn' && was.endedOn === null,
    // Free text of a sealed record stays in its sealed row.
    note: petition.sealed ? `${moved}: ${reason}` : null,
  });
  await recordEvent(tx, actor, {
    kind: 'petition.acceptance_corrected',
    at: moment.at,
    petitionId: petition.id,
    sealed: petition.sealed,
    data: { ...(was.on === null ? {} : { was: was.on }), on, reason: petition.sealed ? '' : reason },
    requestId: act.requestId,
  });
  await notifyRoles(act, leaderRoles, {
    kind: 'proceeding',
    petitionId: petition.id,
    words: `Đơn ${petitionNumber(petition)}: ngày thụ lý theo sổ cũ ${was.on === null ? `đã ghi là ${formatDate(on)}` : `đã sửa từ ${formatDate(was.on)} thành ${formatDate(on)}`}.`,
    href: `/petitions/${petition.id}`,
  });
}
