// The head's reception days: planned, posted, postponed, taken off. One verb each; posting late is allowed and recorded.
import { recordEvent } from '../../audit/events.ts';
import { FormInvalid, NotAllowedNow } from '../../errors.ts';
import { unitProfile } from '../../units/queries.ts';
import type { Act } from '../../web/act.ts';
import { checkPosting } from '../hosting.ts';
import { type DayAct, dayRules, hostOfPost, mayActOnDay } from './day.ts';
import type { DayInput, PostponeInput } from './forms.ts';
import { insertDay, type LockedDay, lockDay, saveDay } from './records.ts';

async function lockFor(act: Act, id: number, doing: DayAct): Promise<LockedDay> {
  const day = await lockDay(act.tx, act.actor.unitId, id);
  const answer = mayActOnDay(act.actor, doing, day, act.moment.today);
  if (!answer.ok) throw new NotAllowedNow(answer.because, `/schedule/${id}`);
  return day;
}

const record = (act: Act, kind: string, id: number, data: Record<string, unknown>) =>
  recordEvent(act.tx, act.actor, { kind, at: act.moment.at, data: { day: id, ...data }, requestId: act.requestId });

/** Plans a day; with `post` it is posted in the same step. Gives its id. */
export async function planDay(
  act: Act,
  input: Omit<DayInput, 'host'> & Partial<DayInput>,
): Promise<{ id: number; isLate: boolean }> {
  const { tx, actor, moment } = act;
  if (input.onDate < moment.today) throw new FormInvalid({ onDate: 'Ngày tiếp công dân đã qua, chọn ngày từ hôm nay' });
  const posted = input.post;
  const { post: _post, host: said, ...day } = input;
  const host = said ?? hostOfPost(input.hostTitle, (await unitProfile(act.house, actor.unitId)).headTitle);
  const id = await insertDay(
    tx,
    actor.unitId,
    { ...day, host, hostAccountId: null, postedOn: posted ? moment.today : null, state: posted ? 'posted' : 'draft' },
    moment.at,
    actor.accountId,
  );
  const isLate = posted && isPostedLate(act, input.onDate);
  await record(act, posted ? 'reception_day.posted' : 'reception_day.planned', id, { on: input.onDate, late: isLate });
  return { id, isLate };
}

function isPostedLate(act: Act, on: string): boolean {
  return checkPosting(act.rules.book, act.rules.calendar, on, act.moment.today)?.isEarly === false;
}

/** Posts a planned day. Gives whether it was later than 5 working days before. */
export async function postDay(act: Act, id: number): Promise<{ isLate: boolean }> {
  const day = await lockFor(act, id, 'post');
  const isLate = isPostedLate(act, day.onDate);
  await saveDay(act.tx, day, { state: dayRules.post.to, postedOn: act.moment.today });
  await record(act, 'reception_day.posted', id, { on: day.onDate, late: isLate });
  return { isLate };
}

/** Postpones a posted day; the new day is posted at once, as the law asks (LTCD Điều 24). Gives the new day's id. */
export async function postponeDay(act: Act, id: number, input: PostponeInput): Promise<number> {
  const { tx, actor, moment } = act;
  const day = await lockFor(act, id, 'postpone');
  if (input.newDate < moment.today || input.newDate === day.onDate)
    throw new FormInvalid({ newDate: 'Chọn ngày mới, từ hôm nay và khác ngày đã niêm yết' });
  await saveDay(tx, day, { state: 'postponed', postponedTo: input.newDate, postponedReason: input.reason });
  const { unitId: _u, id: _i, version: _v, postponedTo: _p, postponedReason: _r, ...copy } = day;
  const newId = await insertDay(
    tx,
    actor.unitId,
    { ...copy, onDate: input.newDate, postedOn: moment.today, state: 'posted' },
    moment.at,
    actor.accountId,
  );
  await record(act, 'reception_day.postponed', id, { on: day.onDate, to: input.newDate, newDay: newId });
  return newId;
}

/** Takes a day off the plan before it was posted. */
export async function cancelDay(act: Act, id: number): Promise<void> {
  const day = await lockFor(act, id, 'cancel');
  await saveDay(act.tx, day, { state: 'cancelled' });
  await record(act, 'reception_day.cancelled', id, { on: day.onDate });
}
