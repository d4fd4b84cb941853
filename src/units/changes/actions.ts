// The administrator's acts on units, each resting on a document: made, renamed, moved, closed; and mistakes corrected, with the reason.
// Locked, checked, written, recorded.
import { recordHouseEvent } from '../../audit/events.ts';
import { enqueueAll } from '../../database/outbox.ts';
import type { HouseTx } from '../../database/tx.ts';
import { addDays, formatDate } from '../../deadlines/dates.ts';
import { FormInvalid, NotAllowedNow } from '../../errors.ts';
import type { Context } from '../../web/pages.ts';
import { nameUsedSince, unitAt } from '../queries.ts';
import type { UnitLevel } from '../unit.ts';
import type { Close, CorrectName, LastDay, Move, NewUnit, Rename } from './forms.ts';
import {
  dependants,
  findCodeHolder,
  findCodeTaker,
  insertCode,
  insertParent,
  insertProfiles,
  insertUnit,
  type LockedUnit,
  listToEquip,
  lockUnit,
  type NewName,
  openWorkOf,
  type Renaming,
  saveCorrectName,
  saveEnds,
  saveFollowing,
  saveFollowingBack,
  saveNames,
  saveOtherEnd,
  saveParent,
} from './records.ts';
import {
  backdatedWords,
  changeDayProblem,
  lastDayRefusal,
  nameCorrectionRefusal,
  openWorkWords,
  parentProblem,
  renamingRefusal,
} from './rules.ts';

/** Makes a unit that begins on a day. @returns its id @throws FormInvalid, NotFound */
export async function createUnit(context: Context, form: NewUnit): Promise<number> {
  const { house } = context;
  const parent = await unitAt(house, form.parentId, form.from);
  const problem = parentProblem(form.level, parent, form.from);
  if (problem) throw new FormInvalid({ parentId: problem });
  const scheme = form.level === 'commune' || form.level === 'district' ? 'gso' : 'department';
  if (form.code) {
    const holder = await findCodeHolder(house, scheme, form.code, form.from);
    if (holder) throw new FormInvalid({ code: `Mã này đang là của ${holder.name}` });
  }
  const id = await insertUnit(house, { ...form, note: '' });
  if (form.code) await insertCode(house, id, scheme, form.code, form.from);
  await insertParent(house, id, parent.id, form.from);
  if (form.works) await insertProfiles(house, [defaultProfile({ ...form, id })]);
  await record(context, id, 'unit.created', { name: form.name, on: form.from, under: parent.name, act: form.act });
  return id;
}

/** The letterhead a unit of this level usually has; its own people correct it. */
function defaultProfile(unit: { id: number; level: UnitLevel; unitType: string; name: string; shortName: string }) {
  const isCommittee = unit.level === 'commune' || unit.level === 'district';
  return {
    unitId: unit.id,
    issuingOrg: isCommittee ? `Ủy ban nhân dân ${unit.unitType.toLocaleLowerCase('vi')} ${unit.shortName}` : unit.name,
    superiorOrg: '',
    symbol: isCommittee ? 'UBND' : unit.shortName.replace(/[\s/]+/g, '').slice(0, 20),
    place: isCommittee ? unit.shortName : 'Hà Nội',
    headTitle: isCommittee ? 'CHỦ TỊCH' : 'GIÁM ĐỐC',
    approvalRoute: isCommittee ? 'leader' : 'unit_head_then_leader',
  };
}

/** Usual letterheads for units that have none: they begin to work here. @returns how many */
export async function equipUnits(house: HouseTx, unitIds: readonly number[]): Promise<number> {
  return insertProfiles(house, (await listToEquip(house, unitIds)).map(defaultProfile));
}

/** From a day on units bear other names, by an act that says so for many at once. */
export const bearNames = (house: HouseTx, names: readonly NewName[], from: string, act: string): Promise<void> =>
  saveNames(house, names, from, act);

/** The letterhead and the titles of units that bear other names from a day on follow; what they have not issued yet does so by a job. */
export async function followNames(house: HouseTx, renamings: readonly Renaming[], from: string): Promise<void> {
  await saveFollowing(house, renamings, from);
  await restateLater(house, renamings);
}

/** They go back with names that are taken back, as if these never had been borne. */
export async function followNamesBack(house: HouseTx, renamings: readonly Renaming[], from: string): Promise<void> {
  await saveFollowingBack(house, renamings, from);
  await restateLater(house, renamings);
}

const restateLater = (house: HouseTx, renamings: readonly Renaming[]): Promise<void> =>
  enqueueAll(
    house,
    'restate_papers',
    renamings.map(({ unitId }) => ({ unitId })),
  );

/** Units end by an act that hands over what they owe; `endedOn` is the first day they no longer are. */
export const endUnits = (house: HouseTx, unitIds: readonly number[], endedOn: string): Promise<void> =>
  saveEnds(house, unitIds, endedOn);

/** From a day on, not later than today, the same unit bears another name. @throws FormInvalid (also with what a day gone by changes, until he is sure), NotAllowedNow once it has ended, NotFound */
export async function renameUnit(context: Context, unitId: number, form: Rename): Promise<void> {
  const { house, moment } = context;
  const unit = await lockUnit(house, unitId);
  const refusal = renamingRefusal(unit, moment.today);
  if (refusal) throw new NotAllowedNow(refusal, `/admin/units/${unitId}`);
  if (form.name === unit.name) throw new FormInvalid({ name: 'Tên mới giống tên đang dùng' });
  if (form.from > moment.today)
    throw new FormInvalid({ from: 'Tên mới ghi từ ngày có hiệu lực. Đổi tên trong tương lai: lập quyết định sắp xếp đơn vị.' });
  const problem = changeDayProblem(unit, form.from, unit.nameSince);
  if (problem) throw new FormInvalid({ from: problem });
  const changed = backdatedWords(form.from, moment.today);
  if (changed && !form.sure) throw new FormInvalid({ sure: changed });
  await saveNames(house, [{ ...form, unitId }], form.from, form.act);
  await followNames(house, [{ unitId, was: unit, is: form }], form.from);
  await record(context, unitId, 'unit.renamed', { from: unit.name, to: form.name, on: form.from, act: form.act });
}

/** From a day on it stands under another unit; who reads it by reach follows the tree of the day. @throws FormInvalid, NotFound */
export async function moveUnit(context: Context, unitId: number, form: Move): Promise<void> {
  const { house } = context;
  const unit = await lockUnit(house, unitId);
  const parent = await unitAt(house, form.parentId, form.from);
  if (parent.id === unit.id || parent.id === unit.parentId) throw new FormInvalid({ parentId: 'Chọn đơn vị cấp trên khác' });
  const wrong = parentProblem(unit.level, parent, form.from);
  if (wrong) throw new FormInvalid({ parentId: wrong });
  for (let above = parent; above.parentId !== null; above = await unitAt(house, above.parentId, form.from))
    if (above.parentId === unit.id) throw new FormInvalid({ parentId: `${parent.name} đang thuộc chính đơn vị này` });
  const day = changeDayProblem(unit, form.from, unit.parentSince);
  if (day) throw new FormInvalid({ from: day });
  await saveParent(house, unit, parent.id, form.from);
  await record(context, unitId, 'unit.moved', { to: parent.name, on: form.from, act: form.act });
}

/**
 * The last day of a unit that owes nothing to anybody. One with open work, people or units under it is closed by a
 * re-organisation, which says where all of it goes. @throws FormInvalid, NotAllowedNow, NotFound
 */
export async function closeUnit(context: Context, unitId: number, form: Close): Promise<void> {
  const { house } = context;
  const unit = await lockUnit(house, unitId);
  if (unit.endedOn !== null)
    throw new NotAllowedNow(`${unit.name} đã kết thúc hoạt động từ ngày ${formatDate(unit.endedOn)}.`, `/admin/units/${unitId}`);
  if (unit.level === 'province') throw new NotAllowedNow('Không đóng đơn vị cấp tỉnh ở đây.', `/admin/units/${unitId}`);
  if (form.lastOn < unit.firstOn) throw new FormInvalid({ lastOn: `Chọn ngày từ ${formatDate(unit.firstOn)} trở đi` });
  const endedOn = addDays(form.lastOn, 1);
  await assertOwesNothing(house, unitId, endedOn);
  await saveEnds(house, [unitId], endedOn);
  await record(context, unitId, 'unit.closed', { name: unit.name, on: form.lastOn, act: form.act });
}

/** @throws FormInvalid at the last day, saying what the unit still has then */
async function assertOwesNothing(house: HouseTx, unitId: number, endedOn: string): Promise<void> {
  const owed = openWorkWords((await openWorkOf(house, [unitId])).get(unitId) ?? nothing);
  if (owed) throw new FormInvalid({ lastOn: `Đơn vị còn ${owed}. Lập quyết định sắp xếp đơn vị để bàn giao trước khi đóng.` });
  const { units, officers } = await dependants(house, unitId, endedOn);
  if (units > 0) throw new FormInvalid({ lastOn: `Còn ${units} đơn vị trực thuộc. Chuyển hoặc đóng các đơn vị ấy trước.` });
  if (officers > 0)
    throw new FormInvalid({ lastOn: `Còn ${officers} phân công công tác sau ngày này. Kết thúc các phân công ấy trước.` });
}

/**
 * A recorded last day that still lies ahead was wrong: another one, or none. @throws FormInvalid, NotAllowedNow, NotFound
 */
export async function mendLastDay(context: Context, unitId: number, form: LastDay): Promise<void> {
  const { house, moment } = context;
  const unit = await lockUnit(house, unitId);
  const refusal = lastDayRefusal(unit, unit.isHandedOver, moment.today);
  if (refusal || unit.endedOn === null) throw new NotAllowedNow(refusal ?? '', `/admin/units/${unitId}`);
  const lastOn = form.choice === 'change' ? form.lastOn : null;
  const endedOn = lastOn && addDays(lastOn, 1);
  if (endedOn === unit.endedOn) throw new FormInvalid({ lastOn: 'Ngày này đang là ngày đã ghi' });
  await assertMayEnd(context, unit, lastOn, endedOn);
  await saveOtherEnd(house, unit, endedOn);
  const was = addDays(unit.endedOn, -1);
  const { reason } = form;
  if (lastOn) await record(context, unitId, 'unit.end_changed', { name: unit.name, from: was, to: lastOn, reason });
  else await record(context, unitId, 'unit.end_taken_back', { name: unit.name, from: was, reason });
}

/** Whether a unit may last until another day, or on: what it stands under and its codes last as long. @throws FormInvalid */
async function assertMayEnd({ house }: Context, unit: LockedUnit, lastOn: string | null, endedOn: string | null): Promise<void> {
  const field = lastOn === null ? 'choice' : 'lastOn';
  const since = [unit.firstOn, unit.parentSince, unit.nameSince].sort().at(-1) ?? unit.firstOn;
  if (lastOn !== null && lastOn < since) throw new FormInvalid({ lastOn: `Chọn ngày từ ${formatDate(since)} trở đi` });
  if (endedOn !== null) await assertOwesNothing(house, unit.id, endedOn);
  const parent = unit.parentId === null ? undefined : await unitAt(house, unit.parentId, lastOn ?? unit.parentSince);
  if (parent && parent.endedOn !== null && (endedOn === null || endedOn > parent.endedOn))
    throw new FormInvalid({
      [field]: `${parent.name} là cấp trên, hoạt động đến hết ${formatDate(addDays(parent.endedOn, -1))}`,
    });
  const taker = await findCodeTaker(house, unit, endedOn);
  if (taker) throw new FormInvalid({ [field]: `Mã ${taker.code} sau ngày ấy là của ${taker.name}` });
}

/** A name written wrongly, before its first day has passed: it never was another one. @throws FormInvalid, NotAllowedNow, NotFound */
export async function correctName(context: Context, unitId: number, { reason, ...names }: CorrectName): Promise<void> {
  const { house, moment } = context;
  const unit = await lockUnit(house, unitId);
  const refusal = nameCorrectionRefusal(unit, await nameUsedSince(house, unitId), moment.today);
  if (refusal) throw new NotAllowedNow(refusal, `/admin/units/${unitId}`);
  if (names.name === unit.name && names.shortName === unit.shortName && names.unitType === unit.unitType)
    throw new FormInvalid({ name: 'Tên giống tên đang ghi' });
  await saveCorrectName(house, unit, names);
  await followNames(house, [{ unitId, was: unit, is: names }], unit.nameSince);
  await record(context, unitId, 'unit.name_corrected', {
    from: `${unit.name} (${unit.shortName})`,
    to: `${names.name} (${names.shortName})`,
    reason,
  });
}

const nothing = { petitions: 0, proceedings: 0, papers: 0, incoming: 0, visits: 0 };

function record(context: Context, unitId: number, kind: string, data: Record<string, unknown>): Promise<void> {
  const { house, moment, actor, requestId } = context;
  return recordHouseEvent(house, { at: moment.at, accountId: actor.accountId, unitId, kind, data, requestId });
}
