// Those who lead an office said together: which office it is, and what only looks like them.
import { describe, expect, it } from 'vitest';
import { leadersSaid, officeName } from '../../../src/petitions/named/leaders-said.ts';

const ward = { level: 'commune', name: officeName('Phường Ba Đình'), others: [officeName('UBND phường Giảng Võ')] };
const cities = { level: 'province', name: officeName('Thành phố Hà Nội'), others: [] };

describe('of a ward', () => {
  it.each([
    ['Lãnh đạo phường Ba Đình', 'head'],
    ['Lãnh đạo UBND phường', 'head'],
    ['Lãnh đạo Ủy ban nhân dân phường Ba Đình', 'head'],
    ['Ban lãnh đạo phường', 'head'],
    ['Tập thể lãnh đạo UBND phường Ba Đình', 'head'],
    ['Lãnh đạo, UBND phường Ba Đình', 'head'],
    ['LANH DAO HDND VA UBND PHUONG', 'head'],
    ['Lãnh đạo', 'perhaps head'],
    ['Các lãnh đạo địa phương', 'perhaps head'],
    ['Lãnh đạo phường Giảng Võ', undefined],
    ['Lãnh đạo, UBND phường Giảng Võ', undefined],
    ['Lãnh đạo phường, phường Giảng Võ', undefined],
    ['Lãnh đạo Văn phòng đăng ký', undefined],
    ['Lãnh đạo Công ty Bình An', undefined],
    ['Lãnh đạo thành phố Hà Nội', undefined],
    ['Lãnh đạo UBND thành phố', undefined],
    ['Cán bộ phường', undefined],
  ])('the cell “%s” is %s', (cell, how) => {
    expect(leadersSaid(cell, ward, true)).toBe(how);
  });

  it.each([
    ['Tố cáo các lãnh đạo phường Ba Đình bao che', 'head'],
    ['Lãnh đạo phường Giảng Võ và lãnh đạo phường bao che', 'head'],
    ['Việc ở phường Giảng Võ, lãnh đạo phường bao che', 'head'],
    ['Lãnh đạo bao che', 'perhaps head'],
    ['Kính gửi các lãnh đạo phường', undefined],
    ['Dưới sự lãnh đạo của Đảng', undefined],
    ['Thiếu lãnh đạo, chỉ đạo', undefined],
    ['Lãnh đạo phường Giảng Võ bao che', undefined],
  ])('what is told, “%s”, is %s', (text, how) => {
    expect(leadersSaid(text, ward, false)).toBe(how);
  });
});

it('of a city the leaders of a ward are others', () => {
  expect(
    ['Lãnh đạo thành phố', 'Lãnh đạo UBND thành phố Hà Nội', 'Lãnh đạo phường'].map((cell) => leadersSaid(cell, cities, true)),
  ).toEqual(['head', 'head', undefined]);
});
