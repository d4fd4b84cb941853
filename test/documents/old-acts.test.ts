// An act cited of "UBND phường" under the heading of the office that went on for it: whose act it was is said. Pure.
import { expect, it } from 'vitest';
import { nameOldOffice, withOldOffice } from '../../src/documents/registry/old-acts.ts';

const offices = {
  before: 'Ủy ban nhân dân phường Ngọc Hà',
  now: 'Ủy ban nhân dân phường Ba Đình',
  became: 'succeeded',
} as const;

it.each([
  [
    'Hủy Quyết định số 305/QĐ-UBND của Chủ tịch UBND phường về thu hồi đất',
    'Hủy Quyết định số 305/QĐ-UBND của Chủ tịch UBND phường Ngọc Hà (nay là Chủ tịch UBND phường Ba Đình) về thu hồi đất',
  ],
  [
    'Quyết định số 305/QĐ-UBND ngày 02/10/2026 của UBND phường và Thông báo số 9/TB-UBND của UBND phường',
    'Quyết định số 305/QĐ-UBND ngày 02/10/2026 của UBND phường Ngọc Hà (nay là UBND phường Ba Đình) và Thông báo số 9/TB-UBND của UBND phường Ngọc Hà',
  ],
  // A named office, one of another level, what the present office is to do, and its own act of after the switch stay as typed.
  ['Quyết định số 1/QĐ-UBND của UBND phường Cửa Nam', null],
  ['Quyết định số 1/QĐ-UBND của UBND xã', null],
  ['Giao Chủ tịch UBND phường thực hiện', null],
  ['Quyết định số 12/QĐ-UBND ngày 30 tháng 11 năm 2026 của Chủ tịch UBND phường', null],
])('%s', (typed, becomes) => {
  expect(withOldOffice(typed, offices, '2026-11-25')).toBe(becomes ?? typed);
});

it('completes what is told and whose decision is complained of, nothing else', () => {
  const typed = 'Quyết định số 305/QĐ-UBND của UBND phường';
  const named = nameOldOffice(
    {
      summary: typed,
      contents: [{ content: typed }],
      executors: 'Chủ tịch UBND phường',
      contested: { kind: 'Quyết định hành chính', number: '305/QĐ-UBND', on: '2026-10-02', by: 'Chủ tịch UBND phường' },
    },
    { ...offices, became: 'divided' },
  );
  const full = 'UBND phường Ngọc Hà (nay đã chia, hồ sơ do Ủy ban nhân dân phường Ba Đình tiếp nhận)';
  expect(named).toEqual({
    summary: `Quyết định số 305/QĐ-UBND của ${full}`,
    contents: [{ content: `Quyết định số 305/QĐ-UBND của ${full}` }],
    executors: 'Chủ tịch UBND phường',
    contested: { kind: 'Quyết định hành chính', number: '305/QĐ-UBND', on: '2026-10-02', by: `Chủ tịch ${full}` },
  });
});

it('names who is complained of as the office was called, and gives a person’s post to nobody else', () => {
  const respondents = [
    { name: 'Chủ tịch UBND phường', title: null, org: null, address: 'Số 2, phường Ngọc Hà' },
    { name: 'Đinh Mạnh Tuấn', title: 'Chủ tịch UBND phường', org: 'UBND phường' },
    { name: 'Chủ tịch UBND phường Cửa Nam', title: '', org: '' },
  ];
  expect(nameOldOffice({ respondents }, offices).respondents).toEqual([
    { ...respondents[0], name: 'Chủ tịch UBND phường Ngọc Hà (nay là Chủ tịch UBND phường Ba Đình)' },
    { name: 'Đinh Mạnh Tuấn', title: 'Chủ tịch UBND phường Ngọc Hà', org: 'UBND phường Ngọc Hà' },
    respondents[2],
  ]);
});
