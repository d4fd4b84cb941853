// The switch of a unit: from its day real petitions come in and its people's practice is over. Decided on the checklist as it stands.
import { formatDate } from '../../deadlines/dates.ts';
import { FormInvalid, NotAllowedNow, NotFound } from '../../errors.ts';
import { endPractice, reopenPractice } from '../../training/practice.ts';
import type { Context } from '../../web/pages.ts';
import { assertLead, record, unitOf } from './actions.ts';
import { unitHref, waveHref } from './addresses.ts';
import { type BoardRow, readBoard } from './board.ts';
import { decidedRefusal, type FrozenLine, type GoLive } from './checklist/checklist.ts';
import type { GoLiveValues } from './forms.ts';
import { findAtWork, listGoLives, loadWave, type WaveUnit } from './queries.ts';
import { type Decision, insertGoLives, type LockedWave, lockWave, saveTakenBack } from './records.ts';
import { nameOf, proposedDay, shortOf } from './wave.ts';

/** What the form of a decision, of one unit or of many, opens with: the day of the wave of the address. @throws NotFound */
export async function proposedGoLive({ house, id, moment }: Context): Promise<{ liveOn: string }> {
  const { liveOn } = await loadWave(house, id);
  return { liveOn: formatDate(proposedDay(liveOn, moment.today)) };
}

/** One unit. What is required and missing needs a reason by name. @throws FormInvalid, NotAllowedNow when it was decided already */
export async function decideOne(context: Context, unitId: number, form: GoLiveValues): Promise<string> {
  assertLead(context);
  const { house, id, moment } = context;
  const wave = await lockWave(house, id);
  await unitOf(context, wave, unitId);
  const [row] = (await readBoard(house, wave, moment.today, unitId)).rows;
  if (!row) throw new NotFound();
  assertUndecided(id, row);
  assertDecidable([row], form, moment.today);
  await decide(context, wave, [row], form);
  return row.unit.name;
}

/**
 * Every mistake of a decision at once. What cannot be read of the form is asked for by its schema, in the same round.
 * @param form as far as it can be read: a day that is none is ''
 * @throws FormInvalid
 */
export function assertDecidable(rows: readonly BoardRow[], form: Pick<GoLiveValues, 'liveOn' | 'reason'>, today: string): void {
  const missing = rows.flatMap((row) => row.missing);
  const errors: Record<string, string> = {};
  const gone = rows.find(({ unit }) => unit.endedOn !== null && unit.endedOn <= form.liveOn);
  if (form.liveOn !== '' && form.liveOn < today)
    errors.liveOn = 'Ngày vận hành không trước hôm nay: những ngày đã qua đơn vị chưa được nhận đơn';
  else if (gone) errors.liveOn = `${gone.unit.name} không còn hoạt động vào ngày ${formatDate(form.liveOn)}`;
  if (missing.length > 0 && form.reason === '')
    errors.reason = `Còn ${missing.length} việc phải xong: ${missing.map(({ item }) => shortOf(item)).join(', ')}. Ghi lý do vẫn cho vận hành, hoặc chờ đơn vị làm xong`;
  if (Object.keys(errors).length > 0) throw new FormInvalid(errors);
}

/** @throws NotAllowedNow when going live was decided already */
export function assertUndecided(waveId: number, { unit, decision }: Pick<BoardRow, 'unit' | 'decision'>): void {
  const refusal = decidedRefusal(unit.name, decision);
  if (refusal) throw new NotAllowedNow(refusal, unitHref(waveId, unit.id));
}

/** @throws NotAllowedNow when no unit is ready */
export function assertSomeReady(waveId: number, ready: number): void {
  if (ready === 0) throw new NotAllowedNow('Chưa đơn vị nào sẵn sàng. Xem các việc còn thiếu trên bảng.', waveHref(waveId));
}

/** Every unit that is ready, on one day. @returns how many @throws FormInvalid */
export async function decideReady(context: Context, form: GoLiveValues): Promise<number> {
  assertLead(context);
  const { house, id, moment } = context;
  const wave = await lockWave(house, id);
  const ready = (await readBoard(house, wave, moment.today)).rows.filter(({ state }) => state === 'ready');
  assertSomeReady(id, ready.length);
  assertDecidable(ready, form, moment.today);
  await decide(context, wave, ready, form);
  return ready.length;
}

/** What is decided of one unit, with the checklist as it stands. Pure. */
export const decisionOf = ({ unit, lines, missing }: BoardRow, form: Pick<Decision, 'liveOn' | 'reason'>): Decision => ({
  unitId: unit.id,
  liveOn: form.liveOn,
  missing: missing.map(({ item }) => item.code),
  reason: form.reason,
  checklist: lines.map(
    ({ item, done, words, tick }): FrozenLine => ({
      code: item.code,
      name: nameOf(item),
      done,
      words: tick ? [tick.byName, tick.remark].filter(Boolean).join(': ') : words,
    }),
  ),
});

async function decide(context: Context, wave: LockedWave, rows: readonly BoardRow[], form: GoLiveValues): Promise<void> {
  const { house, moment, actor } = context;
  const on = formatDate(form.liveOn);
  const decisions = rows.map((row) =>
    decisionOf(row, { liveOn: form.liveOn, reason: row.missing.length > 0 ? form.reason : '' }),
  );
  await insertGoLives(house, wave.id, decisions, moment.at, actor.accountId);
  const without = rows.flatMap(({ missing }) => missing.map(({ item }) => shortOf(item)));
  await record(
    context,
    'wave.live',
    wave.name,
    { on, missing: [...new Set(without)].join(', '), reason: without.length > 0 ? form.reason : '' },
    rows.map(({ unit }) => unit.id),
  );
  // Last: what it writes in the classes' own databases is not undone with this transaction.
  await endPractice(
    context.services,
    house,
    rows.map(({ unit }) => unit),
    form.liveOn,
  );
}

/** Off again, while nothing real has come in. @throws NotAllowedNow */
export async function takeBack(context: Context, unitId: number, reason: string): Promise<void> {
  assertLead(context);
  const { house, id, moment, actor, services } = context;
  const wave = await lockWave(house, id);
  const unit = await unitOf(context, wave, unitId);
  const decision = await takeableDecision(context, unit);
  await saveTakenBack(house, decision.id, moment.at, actor.accountId, reason);
  await record(context, 'wave.live_taken_back', wave.name, { on: formatDate(decision.liveOn), reason }, [unitId]);
  await reopenPractice(services, house, unitId);
}

/** The decision on a unit that can still be taken back. @throws NotAllowedNow */
export async function takeableDecision(
  { house, id, moment }: Pick<Context, 'house' | 'id' | 'moment'>,
  unit: WaveUnit,
): Promise<GoLive> {
  const [decision] = await listGoLives(house, id, [unit.id]);
  if (!decision) throw new NotAllowedNow(`${unit.name} chưa có quyết định vận hành.`, unitHref(id, unit.id));
  const refusal = takeBackRefusal(unit, (await findAtWork(house, [unit.id])).get(unit.id), moment.today);
  if (refusal) throw new NotAllowedNow(refusal, unitHref(id, unit.id));
  return decision;
}

/** Why going live cannot be taken back; undefined when it can. `since`: when the unit's first real petition came in. */
export function takeBackRefusal(
  { name, endedOn }: Pick<WaveUnit, 'name' | 'endedOn'>,
  since: Date | undefined,
  today: string,
): string | undefined {
  if (endedOn !== null && endedOn <= today) return `${name} đã kết thúc hoạt động, quyết định vận hành là việc đã qua.`;
  return since === undefined ? undefined : `${name} đã nhận đơn trên phần mềm, quyết định vận hành không thu hồi được nữa.`;
}
