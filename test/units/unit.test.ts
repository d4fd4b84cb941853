import { expect, test } from 'vitest';
import { notYetNote, receivingRefusal } from '../../src/units/receiving.ts';
import { authorityName, closedReason, nameAsOf, stoodOn } from '../../src/units/unit.ts';

const trucBach = { level: 'commune', name: 'Phường Trúc Bạch', firstOn: '2014-04-01', endedOn: '2025-07-01' } as const;
const baDinh = { level: 'commune', name: 'Phường Ba Đình', firstOn: '2025-07-01', endedOn: null } as const;

test('the last day of an old ward is the day before its successor begins', () => {
  expect(stoodOn(trucBach, '2025-06-30')).toBe(true);
  expect(stoodOn(trucBach, '2025-07-01')).toBe(false);
  expect(stoodOn(baDinh, '2025-06-30')).toBe(false);
  expect(stoodOn(baDinh, '2025-07-01')).toBe(true);
});

test('a name says when it ended, seen from later', () => {
  expect(nameAsOf(trucBach, '2025-06-30')).toBe('Phường Trúc Bạch');
  expect(nameAsOf(trucBach, '2026-11-25')).toBe('Phường Trúc Bạch (trước 01/07/2025)');
  expect(nameAsOf(baDinh, '2026-11-25')).toBe('Phường Ba Đình');
});

test('a territory is spoken of by its people’s committee, an office by its name', () => {
  expect(authorityName(baDinh)).toBe('UBND phường Ba Đình');
  expect(authorityName({ level: 'province', name: 'Thành phố Hà Nội' })).toBe('UBND thành phố Hà Nội');
  expect(authorityName({ level: 'department', name: 'Sở Xây dựng' })).toBe('Sở Xây dựng');
});

test('a closed unit says since when, a future one from when', () => {
  expect(closedReason(baDinh, '2026-11-25')).toBeUndefined();
  expect(closedReason(trucBach, '2026-11-25')).toBe(
    'Phường Trúc Bạch đã kết thúc hoạt động từ ngày 01/07/2025, không nhận việc mới. Chọn đơn vị kế tiếp.',
  );
  expect(closedReason(baDinh, '2025-01-02')).toBe('Phường Ba Đình bắt đầu hoạt động từ ngày 01/07/2025, chưa nhận việc.');
});

test('receives from the day decided; what no wave names has always received', () => {
  const fact = { name: 'Xã Ba Vì', waveName: null, plannedOn: null, liveOn: null, practice: null };
  expect(receivingRefusal(fact, '2026-11-25')).toBeUndefined();
  const named = { ...fact, waveName: 'Đợt 2', plannedOn: '2026-12-01' };
  expect(receivingRefusal(named, '2026-12-01')).toContain(
    'chưa vận hành chính thức (Đợt 2, ngày dự kiến 01/12/2026, chờ quyết định',
  );
  // The plan is past and nobody has decided: no day stands any more.
  const late = receivingRefusal(named, '2026-12-05');
  expect(late).toContain('(Đợt 2, đã quá ngày dự kiến 01/12/2026, chờ quyết định vận hành)');
  expect(late).toContain('Đơn đến trước khi có quyết định vận hành ghi sổ giấy');
  expect(notYetNote(named, '2026-12-05')?.text).toContain('khi có quyết định vận hành, đã quá ngày dự kiến 01/12/2026;');
  expect(receivingRefusal({ ...named, liveOn: '2026-12-03' }, '2026-12-02')).toContain('vận hành từ ngày 03/12/2026');
  expect(receivingRefusal({ ...named, liveOn: '2026-12-03' }, '2026-12-03')).toBeUndefined();
  const practice = { homeUnit: 'Xã Ba Vì', liveOn: '2026-12-03' };
  expect(receivingRefusal({ ...fact, practice }, '2020-01-01')).toContain('chỗ thực hành này khép lại');
});
