// What the lead of a rollout does: plans a wave, brings units in, takes one out. Ticks and going live: ticking.ts, going-live.ts.
import { createHash } from 'node:crypto';
import { recordHouseEvents } from '../../audit/events.ts';
import { formatDate, todayInVietnam } from '../../deadlines/dates.ts';
import { FormInvalid, NotAllowedNow, NotFound, NotPermitted } from '../../errors.ts';
import type { Context } from '../../web/pages.ts';
import { unitHref } from './addresses.ts';
import type { UnitsValues, WaveValues } from './forms.ts';
import { findAtWork, listCandidates, listGoLives, listWaveUnits, type WaveUnit } from './queries.ts';
import {
  insertGoLives,
  insertWave,
  type LockedWave,
  lockWave,
  moveUnits,
  putUnits,
  removeUnit,
  saveItems,
  saveWave,
} from './records.ts';
import { computedCodes, type Item, mayManage, tickedCodes } from './wave.ts';

/** A role may hold the permission in one unit only: the lead sees the whole city. @throws NotPermitted */
export function assertLead(context: Pick<Context, 'actor'>): void {
  if (!mayManage(context.actor))
    throw new NotPermitted('Việc này do quản trị hệ thống hoặc Chánh Thanh tra Thành phố làm.', '/admin/waves');
}

/** Everything the product knows, required or not; then what this wave alone asks, under a code that stays while its words do. */
function itemsOf(form: WaveValues): Item[] {
  return [
    ...[...computedCodes, ...tickedCodes].map((code) => ({
      code: code as string,
      words: '',
      isRequired: (form.required as readonly string[]).includes(code),
    })),
    ...form.own.map((words) => ({
      code: `own_${createHash('sha256').update(words).digest('hex').slice(0, 12)}`,
      words,
      isRequired: true,
    })),
  ];
}

/** @returns the wave's id */
export async function prepareWave(context: Context, form: WaveValues): Promise<number> {
  assertLead(context);
  const { house, moment, actor } = context;
  const id = await insertWave(house, form, moment.at, actor.accountId);
  await saveItems(house, id, itemsOf(form));
  await record(context, 'wave.prepared', form.name, { on: formatDate(form.liveOn) });
  return id;
}

/** Days, items and what must be done of a wave; decisions taken keep the checklist they were taken on. @throws NotPermitted, NotFound */
export async function changeWave(context: Context, form: WaveValues): Promise<void> {
  assertLead(context);
  const { house, id } = context;
  const wave = await lockWave(house, id);
  await saveWave(house, wave, form);
  await saveItems(house, id, itemsOf(form));
  await record(context, 'wave.changed', form.name, { on: formatDate(form.liveOn) });
}

export interface Added {
  added: number;
  /** Of them: receiving here already, so live from the day of their first petition. */
  atWork: number;
  /** Left where they are: decided in another wave. */
  left: number;
  /** Waves units were taken out of to come here: 'Đợt 1'. */
  former: string[];
}

/**
 * Brings units in. From now on they receive nothing until going live is decided, but for those that already receive: their switch
 * stays on. One that another wave names leaves that one only where that is said. @throws FormInvalid naming what was not found
 */
export async function addUnits(context: Context, form: UnitsValues): Promise<Added> {
  assertLead(context);
  const { house, moment, actor, id } = context;
  const wave = await lockWave(house, id);
  const found = await listCandidates(house, wave.liveOn, { levels: form.groups, typed: form.units });
  const unknown = form.units.filter((words) => !found.some((one) => one.asked === words));
  const many = form.units.filter((words) => new Set(found.filter((one) => one.asked === words).map((one) => one.id)).size > 1);
  const cut = (some: readonly string[]) =>
    some
      .slice(0, 5)
      .map((words) => `“${words.slice(0, 60)}”`)
      .join(', ');
  if (unknown.length > 0)
    throw new FormInvalid({
      units: `Không có đơn vị nào hoạt động ngày ${formatDate(wave.liveOn)} tên hoặc mã là ${cut(unknown)}. Sửa rồi lưu lại, chưa đơn vị nào được thêm`,
    });
  if (many.length > 0) throw new FormInvalid({ units: `Có nhiều đơn vị cùng tên ${cut(many)}: ghi mã thay cho tên` });
  const units = new Map(found.filter((one) => !(one.waveId !== null && one.isDecided)).map((one) => [one.id, one]));
  const fresh = [...units.values()].filter((one) => one.waveId !== id);
  const left = new Set(found.filter((one) => one.waveId !== null && one.waveId !== id && one.isDecided).map((one) => one.id))
    .size;
  const ids = fresh.map((one) => one.id);
  const elsewhere = fresh.filter((one) => one.waveId !== null);
  const former = [...new Set(elsewhere.flatMap(({ waveName }) => waveName ?? []))];
  if (elsewhere.length > 0 && !form.leave) throw new FormInvalid({ leave: leavingWords(elsewhere) });
  await moveUnits(house, id, ids, moment.at, actor.accountId);
  await putUnits(house, id, ids, moment.at, actor.accountId);
  const atWork = await findAtWork(
    house,
    fresh.filter((one) => !one.isDecided).map((one) => one.id),
  );
  await insertGoLives(
    house,
    id,
    [...atWork].map(([unitId, since]) => ({
      unitId,
      liveOn: todayInVietnam(since),
      missing: [],
      reason: 'Đơn vị đã tiếp nhận trên phần mềm trước khi vào đợt',
      checklist: [],
      found: true as const,
    })),
    moment.at,
    actor.accountId,
  );
  for (const { id: unitId, name, waveName } of elsewhere)
    await record(context, 'wave.unit_removed', waveName ?? '', { unit: name, reason: `Chuyển sang ${wave.name}` }, [unitId]);
  if (ids.length > 0) await record(context, 'wave.units_added', wave.name, { units: ids.length, atWork: atWork.size }, ids);
  return { added: ids.length, atWork: atWork.size, left, former };
}

/** Which units stand in another wave, asked before they leave it. */
function leavingWords(elsewhere: readonly { name: string; waveName: string | null }[]): string {
  const some = elsewhere.slice(0, 5).map(({ name, waveName }) => `${name} (“${waveName ?? ''}”)`);
  const more = elsewhere.length > 5 ? ` và ${elsewhere.length - 5} đơn vị khác` : '';
  return `${elsewhere.length} đơn vị đang ở đợt khác: ${some.join(', ')}${more}. Đánh dấu để rút khỏi đợt ấy, hoặc bỏ khỏi danh sách; chưa đơn vị nào được thêm`;
}

/** Out of the wave a unit receives like any other: said with a reason. @throws NotAllowedNow once going live was decided */
export async function takeOut(context: Context, unitId: number, reason: string): Promise<WaveUnit> {
  assertLead(context);
  const { house, id } = context;
  const wave = await lockWave(house, id);
  const unit = await unitOf(context, wave, unitId);
  await assertMayLeave(context, unit);
  await removeUnit(house, wave, unitId);
  await record(context, 'wave.unit_removed', wave.name, { unit: unit.name, reason }, [unitId]);
  return unit;
}

/** @throws NotAllowedNow once going live was decided */
export async function assertMayLeave({ house, id }: Pick<Context, 'house' | 'id'>, unit: WaveUnit): Promise<void> {
  if ((await listGoLives(house, id, [unit.id])).length > 0)
    throw new NotAllowedNow(`${unit.name} đã có quyết định vận hành, không rút khỏi đợt.`, unitHref(id, unit.id));
}

/** A unit of this wave. @throws NotFound */
export async function unitOf(
  { house }: Pick<Context, 'house'>,
  wave: LockedWave | { id: number; liveOn: string },
  unitId: number,
): Promise<WaveUnit> {
  const [unit] = await listWaveUnits(house, wave, unitId);
  if (!unit) throw new NotFound();
  return unit;
}

/** One event, or one of the same kind on each of some units. */
export function record(
  context: Pick<Context, 'house' | 'moment' | 'actor' | 'requestId'>,
  kind: string,
  wave: string,
  data: Record<string, unknown>,
  unitIds: readonly number[] = [],
): Promise<void> {
  const { house, moment, actor, requestId } = context;
  const event = { at: moment.at, accountId: actor.accountId, kind, data: { wave, ...data }, requestId };
  return recordHouseEvents(house, unitIds.length === 0 ? [event] : unitIds.map((unitId) => ({ ...event, unitId })));
}
