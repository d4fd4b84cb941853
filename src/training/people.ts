// The list of trainees as a trainer types or pastes it: one a line, "Họ và tên; Đơn vị". Pure.
import type { SeatPerson } from './records.ts';

export interface TypedPerson {
  name: string;
  homeUnit: string;
}

/** Lines → people; a tab (pasted from a sheet) or a semicolon parts name and office. */
export function readPeople(text: string): TypedPerson[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [name = '', homeUnit = ''] = line.split(/[;\t]/).map((part) => part.trim());
      return { name, homeUnit };
    });
}

/** A class has at most so many seats. */
export const mostSeats = 60;
const longestName = 100;
const longestUnit = 160;

/** Why the list cannot be seated, '' when it can. The typed lines stay as they are. */
export function peopleRefusal(typed: readonly TypedPerson[]): string {
  if (typed.length > mostSeats)
    return `Danh sách có ${typed.length} người, một lớp nhiều nhất ${mostSeats} người. Cắt bớt ${typed.length - mostSeats} dòng để mở lớp này, rồi mở thêm một lớp cho những người còn lại.`;
  const long = typed.findIndex(({ name, homeUnit }) => name.length > longestName || homeUnit.length > longestUnit);
  if (long === -1) return '';
  return `Người thứ ${long + 1} trong danh sách: họ tên nhiều nhất ${longestName} ký tự, đơn vị nhiều nhất ${longestUnit} ký tự. Mỗi người viết một dòng, họ tên và đơn vị cách nhau bằng dấu chấm phẩy.`;
}

const mostNamed = 5;

/**
 * Why a list with offices nobody knows is not seated: their certificates would count for no office. '' when all are known.
 * @param nearest the typed offices that are none → names that come near
 */
export function unknownUnitsRefusal(typed: readonly TypedPerson[], nearest: ReadonlyMap<string, readonly string[]>): string {
  const unknown = [...new Set(typed.map(({ homeUnit }) => homeUnit))].filter((unit) => nearest.has(unit));
  if (unknown.length === 0) return '';
  const said = unknown.slice(0, mostNamed).map((unit) => {
    const near = nearest.get(unit) ?? [];
    const line = typed.findIndex(({ homeUnit }) => homeUnit === unit) + 1;
    return `Người thứ ${line}: không có đơn vị “${unit}”${near.length > 0 ? `, gần nhất là ${near.join(', ')}` : ''}.`;
  });
  const more = unknown.length - said.length;
  return [
    ...said,
    ...(more > 0 ? [`Còn ${more} tên đơn vị nữa không có trong danh mục.`] : []),
    'Ghi đúng tên đơn vị, hoặc bỏ trống đơn vị: chứng nhận khi ấy không tính cho đơn vị nào.',
  ].join(' ');
}

/** How many the class was opened for; said aloud when the list has more people than the number that was typed. */
export const seatsWords = (seats: number, listed: number): string =>
  listed > seats ? `${listed} học viên theo danh sách, không phải ${seats} như số đã nhập` : `${seats} học viên`;

/**
 * Seats 1 to n: the listed people first, then seats whose name is written by hand. An office stands under its own name, however it was typed.
 * @param units typed office → the unit
 */
export function seatPeople(
  seats: number,
  typed: readonly TypedPerson[],
  units: ReadonlyMap<string, { id: number; name: string }>,
): SeatPerson[] {
  return Array.from({ length: seats }, (_, index) => {
    const person = typed[index] ?? { name: '', homeUnit: '' };
    const unit = units.get(person.homeUnit);
    return { seat: index + 1, name: person.name, homeUnit: unit?.name ?? person.homeUnit, homeUnitId: unit?.id ?? null };
  });
}
