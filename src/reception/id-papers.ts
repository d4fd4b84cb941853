// Identity papers at the reception desk (LTCD as amended 2026; legal.md §3.3): which are accepted, what their numbers say.
// The number of the căn cước has no check digit; its structure gives hints, never refusals. Pure.
import type { IdType } from '../petitions/id-types.ts';
import { provinceOfBirthCode } from './province-codes.ts';

/** How column 4 of the register calls them. */
export const shortIdTypeNames: Record<IdType, string> = {
  can_cuoc: 'CCCD',
  so_dinh_danh: 'Số định danh',
  gcn_can_cuoc: 'GCN căn cước',
  ho_chieu: 'Hộ chiếu',
  cmnd: 'CMND',
  khac: 'Giấy tờ khác',
};

/** From this day one of the numbers must be asked for; another paper only when there is none. */
export const idRequiredFrom = '2026-07-01';
/** The last day an old identity card was a valid paper. */
const oldCardUntil = '2024-12-31';

const twelve = /^\d{12}$/;

/** Whether a paper of that kind could be shown on that day at all. */
export function idTypeObjection(type: IdType, date: string): string | null {
  return type === 'cmnd' && date > oldCardUntil
    ? 'CMND hết giá trị sử dụng từ ngày 01/01/2025. Ghi số căn cước hoặc số định danh cá nhân'
    : null;
}

export const genders = ['male', 'female', 'other'] as const;
export type Gender = (typeof genders)[number];
export const genderNames: Record<Gender, string> = { male: 'Nam', female: 'Nữ', other: 'Khác' };

export interface IdReading {
  place: string | null;
  gender: 'male' | 'female';
  birthYear: number;
}

/** What a 12-digit number says of its holder, undefined for any other number. */
export function readIdNumber(number: string): IdReading | undefined {
  if (!twelve.test(number)) return undefined;
  const century = Number(number[3]);
  return {
    place: provinceOfBirthCode(number.slice(0, 3)),
    gender: century % 2 === 0 ? 'male' : 'female',
    birthYear: 1900 + Math.floor(century / 2) * 100 + Number(number.slice(4, 6)),
  };
}

/** Warnings, never refusals: where the number and what was typed differ. Papers are wrong sometimes, and people change. */
export function idWarnings(
  type: IdType,
  number: string,
  person: { birthYear: number | null; gender: Gender | null },
  date: string,
): string[] {
  if (type === 'ho_chieu' || type === 'khac') return [];
  const read = readIdNumber(number);
  if (!read) return [];
  const age = Number(date.slice(0, 4)) - read.birthYear;
  return [
    ...(read.place === null
      ? [`Ba chữ số đầu ${number.slice(0, 3)} không phải mã tỉnh, thành phố (có thể đăng ký khai sinh ở nước ngoài)`]
      : []),
    ...(person.birthYear !== null && person.birthYear !== read.birthYear
      ? [`Số này của người sinh năm ${read.birthYear}, đang ghi năm sinh ${person.birthYear}`]
      : []),
    ...((person.gender === 'male' || person.gender === 'female') && person.gender !== read.gender
      ? [`Số này của giới tính ${genderNames[read.gender]}, đang ghi ${genderNames[person.gender]}`]
      : []),
    ...(age >= 0 && age < 18 && person.birthYear === null
      ? [`Theo số này người được tiếp ${age} tuổi, cần người đại diện theo pháp luật`]
      : []),
  ];
}
