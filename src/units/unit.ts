// Units over time: the words and dates of an office. Pure. A unit is valid from a day to a day and is never deleted. A renamed
// unit stays the same unit; what it was called before is kept with its dates. One that took over others is a new unit.
import { addDays, formatDate } from '../deadlines/dates.ts';
import { lowered } from '../first-letter.ts';

export const unitLevels = ['central', 'province', 'department', 'district', 'commune', 'other'] as const;
export type UnitLevel = (typeof unitLevels)[number];

export const levelNames: Record<UnitLevel, string> = {
  central: 'Trung ương',
  province: 'Cấp tỉnh',
  department: 'Sở, ngành',
  district: 'Cấp huyện',
  commune: 'Cấp xã',
  other: 'Cơ quan, tổ chức khác',
};

/** How high units stand, the highest first. */
export const levelRanks: Record<UnitLevel, number> = {
  central: 0,
  province: 1,
  department: 2,
  district: 2,
  commune: 3,
  other: 3,
};

export interface Unit {
  id: number;
  level: UnitLevel;
  /** 'Phường', 'Xã', 'Sở' … */
  unitType: string;
  /** 'Phường Ba Đình' */
  name: string;
  /** 'Ba Đình', 'SXD' */
  shortName: string;
  /** First day of the unit. */
  firstOn: string;
  /** The first day it no longer is; null while it stands. */
  endedOn: string | null;
  note: string;
}

export type SuccessionPart = 'whole' | 'part' | 'remainder';

export const successionPartNames: Record<SuccessionPart, string> = {
  whole: 'toàn bộ',
  part: 'một phần',
  remainder: 'phần còn lại',
};

/** Whether the unit stood on that day. */
export function stoodOn(unit: Pick<Unit, 'firstOn' | 'endedOn'>, date: string): boolean {
  return unit.firstOn <= date && (unit.endedOn === null || date < unit.endedOn);
}

/** The day of a unit's own time nearest to a day: the day itself while it stands, its first day before it began, its last one after. */
export function ownDay(unit: Pick<Unit, 'firstOn' | 'endedOn'>, day: string): string {
  if (day < unit.firstOn) return unit.firstOn;
  return unit.endedOn !== null && unit.endedOn <= day ? addDays(unit.endedOn, -1) : day;
}

/** 'Phường Trúc Bạch (trước 01/07/2025)' once it has ended, 'Phường Ba Đình' while it stands. */
export function nameAsOf(unit: Pick<Unit, 'name' | 'endedOn'>, today: string): string {
  return unit.endedOn !== null && unit.endedOn <= today ? `${unit.name} (trước ${formatDate(unit.endedOn)})` : unit.name;
}

/** Who decides and signs for the unit, inside a sentence: 'UBND phường Ba Đình', 'Sở Xây dựng'. */
export function authorityName(unit: Pick<Unit, 'level' | 'name'>): string {
  const isTerritory = unit.level === 'province' || unit.level === 'district' || unit.level === 'commune';
  return isTerritory ? `UBND ${lowered(unit.name)}` : unit.name;
}

/** The same with its words in full, as "Kính gửi" and "Nơi nhận" of a paper write it (NĐ 30/2020). */
export const spelledOut = (name: string): string => name.replace(/(^|\s)UBND(?=\s|$)/gu, '$1Ủy ban nhân dân');

/** Why a unit cannot receive new work on a day, as a sentence; undefined when it can. */
export function closedReason(unit: Pick<Unit, 'name' | 'firstOn' | 'endedOn'>, today: string): string | undefined {
  if (stoodOn(unit, today)) return undefined;
  if (unit.endedOn !== null && unit.endedOn <= today) {
    return `${unit.name} đã kết thúc hoạt động từ ngày ${formatDate(unit.endedOn)}, không nhận việc mới. Chọn đơn vị kế tiếp.`;
  }
  return `${unit.name} bắt đầu hoạt động từ ngày ${formatDate(unit.firstOn)}, chưa nhận việc.`;
}

/** The second part of a letter's sign in capitals, however it was typed; "TTr" alone is written so (NĐ 30/2020, Phụ lục I). */
export const signCode = (typed: string): string => typed.toLocaleUpperCase('vi').replace(/^TTR$/u, 'TTr');
