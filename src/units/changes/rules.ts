// What may be changed about a unit, and when: dates that make sense, a parent that stands. Pure.
import { formatDate } from '../../deadlines/dates.ts';
import { levelNames, stoodOn, type Unit, type UnitLevel } from '../unit.ts';

/** Field → the sentence that says what to do. Empty: the change may be made. */
export type Problems = Readonly<Record<string, string>>;

/** The levels a unit of this level may stand under. */
const parentLevels: Record<UnitLevel, readonly UnitLevel[]> = {
  central: [],
  province: [],
  department: ['province', 'department'],
  district: ['province'],
  commune: ['province', 'district'],
  other: ['province', 'department', 'district', 'commune', 'other'],
};

/** Levels an administrator of a city makes units of. */
export const makeableLevels = ['department', 'district', 'commune', 'other'] as const;

type Parent = Pick<Unit, 'id' | 'level' | 'name' | 'firstOn' | 'endedOn'>;

/** Whether a unit of `level` may stand under `parent` from a day on. */
export function parentProblem(level: UnitLevel, parent: Parent, from: string): string | undefined {
  if (!parentLevels[level].includes(parent.level)) return `${parent.name} không phải là cấp trên của đơn vị này`;
  if (!stoodOn(parent, from)) return `${parent.name} không hoạt động vào ngày ${formatDate(from)}, chọn đơn vị khác`;
  return undefined;
}

type Moved = Pick<Unit, 'id' | 'name' | 'level' | 'endedOn'> & { parentId: number | null; parentName: string | null };

/** Of the units that stand today those that may be its parent in place of the present one: what the form offers. */
export const parentsFor = <T extends Parent>(unit: Pick<Moved, 'id' | 'level' | 'parentId'>, standing: readonly T[]): T[] =>
  standing.filter(
    (other) =>
      other.id !== unit.id && other.id !== unit.parentId && parentProblem(unit.level, other, other.firstOn) === undefined,
  );

/** Why a unit is put under no other, as a sentence: it has ended, or nothing could be chosen; undefined while something can. */
export function movingRefusal(unit: Moved, standing: readonly Parent[], today: string): string | undefined {
  if (unit.endedOn !== null && unit.endedOn <= today)
    return `${unit.name} đã kết thúc hoạt động từ ngày ${formatDate(unit.endedOn)} nên không đổi cấp trên.`;
  if (parentsFor(unit, standing).length > 0) return undefined;
  const levels = parentLevels[unit.level].map((level) => levelNames[level].toLocaleLowerCase('vi'));
  if (levels.length === 0) return `${unit.name} không có cấp trên trong phần mềm nên không đổi cấp trên.`;
  const beside = unit.parentName ? `ngoài ${unit.parentName} ` : '';
  return `${unit.name} chưa đổi cấp trên được: cấp trên của đơn vị này phải là đơn vị ${levels.join(', ')}, mà ${beside}hôm nay không có đơn vị nào như vậy đang hoạt động.`;
}

/** A change of an existing unit takes effect while the unit stands, and after what was changed last. */
export function changeDayProblem(
  unit: Pick<Unit, 'name' | 'firstOn' | 'endedOn'>,
  on: string,
  lastChange: string,
): string | undefined {
  if (!stoodOn(unit, on)) return `${unit.name} không hoạt động vào ngày ${formatDate(on)}`;
  if (on <= lastChange) return `Chọn ngày sau ${formatDate(lastChange)}, là ngày của thay đổi gần nhất`;
  return undefined;
}

/** What a name borne from a day gone by changes, to be read before it is saved; undefined where the day is today. */
export function backdatedWords(from: string, today: string): string | undefined {
  if (from >= today) return undefined;
  const [first, last] = [from.slice(0, 4), today.slice(0, 4)];
  const years = first === last ? `năm ${first}` : `các năm ${first} đến ${last}`;
  return `Tên mới tính từ ngày đã qua ${formatDate(from)}: cây đơn vị, sổ và báo cáo ${years} kể từ ngày ấy ghi tên mới; văn bản đã phát hành giữ tên đã in. Đúng như vậy thì đánh dấu rồi lưu lại; lỡ ghi sai thì trong hôm nay còn dùng được “Sửa tên ghi sai”`;
}

export interface OpenWork {
  petitions: number;
  proceedings: number;
  papers: number;
  incoming: number;
  visits: number;
}

/** Why a unit cannot simply be closed: what it still owes. Undefined when nothing is open. */
export function openWorkWords(work: OpenWork): string | undefined {
  const parts = [
    [work.petitions, 'đơn đang xử lý'],
    [work.proceedings, 'vụ việc đang giải quyết'],
    [work.incoming, 'đơn chuyển đến chưa trả lời'],
    [work.papers, 'văn bản chưa phát hành xong'],
    [work.visits, 'lượt tiếp công dân chưa trả lời'],
  ].flatMap(([count, words]) => (Number(count) > 0 ? [`${Number(count).toLocaleString('vi-VN')} ${words}`] : []));
  return parts.length > 0 ? parts.join(', ') : undefined;
}

/** Whether others took over on the day a unit ends: it ends by a re-organisation. */
export const endsByAct = (endedOn: string | null, after: readonly { on: string }[]): boolean =>
  after.some(({ on }) => on === endedOn);

/**
 * Why the recorded last day of a unit stays as it is, as a sentence; undefined while it lies ahead.
 * @param isHandedOver ends by a re-organisation: the day belongs to that act
 */
export function lastDayRefusal(unit: Pick<Unit, 'name' | 'endedOn'>, isHandedOver: boolean, today: string): string | undefined {
  if (unit.endedOn === null) return `${unit.name} chưa ghi ngày hoạt động cuối cùng.`;
  if (unit.endedOn <= today) return `${unit.name} đã kết thúc hoạt động từ ngày ${formatDate(unit.endedOn)}.`;
  if (isHandedOver) return 'Ngày này do quyết định sắp xếp đơn vị ghi; đổi ở trang của quyết định ấy.';
  return undefined;
}

/** Why a unit is given no other name from a day on, as a sentence; undefined while it stands: what has ended is called in its records as it was. */
export function renamingRefusal(unit: Pick<Unit, 'name' | 'firstOn' | 'endedOn'>, today: string): string | undefined {
  if (unit.endedOn !== null && unit.endedOn <= today)
    return `${unit.name} đã kết thúc hoạt động từ ngày ${formatDate(unit.endedOn)} nên không đổi tên: sổ, văn bản, biên bản bàn giao giữ tên đơn vị mang khi ấy.`;
  return unit.firstOn > today
    ? `${unit.name} hoạt động từ ngày ${formatDate(unit.firstOn)}; trước ngày ấy dùng Sửa tên ghi sai.`
    : undefined;
}

/** Why a name is no longer corrected but changed from a day on, as a sentence; undefined until the first day it is used has passed, also of a name that was borne before it was written down. */
export function nameCorrectionRefusal(unit: Pick<Unit, 'name'>, usedSince: string, today: string): string | undefined {
  return usedSince < today ? `${unit.name} đã dùng tên này từ ngày ${formatDate(usedSince)}; ghi tên mới ở Đổi tên.` : undefined;
}
