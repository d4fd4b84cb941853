// Words and people of the generated papers.
import { expect, it } from 'vitest';
import type { OutcomeFacts } from '../../../src/petitions/classification/outcomes.ts';
import { itemsOf } from '../../../src/petitions/proposals/forms.ts';
import { headOf, senderOf } from '../../../src/petitions/proposals/papers.ts';
import { basisOf } from '../../../src/petitions/proposals/words.ts';

it('names the head of an office without doubling its first words', () => {
  expect(headOf({ headTitle: 'CHỦ TỊCH', name: 'Ủy ban nhân dân phường Ba Đình' })).toBe(
    'Chủ tịch Ủy ban nhân dân phường Ba Đình',
  );
  expect(headOf({ headTitle: 'GIÁM ĐỐC', name: 'Sở Xây dựng' })).toBe('Giám đốc Sở Xây dựng');
  expect(headOf({ headTitle: 'TRƯỞNG BAN', name: 'Ban Tiếp công dân Thành phố' })).toBe('Trưởng Ban Tiếp công dân Thành phố');
  expect(headOf({ headTitle: 'CHÁNH THANH TRA', name: 'Thanh tra Thành phố' })).toBe('Chánh Thanh tra Thành phố');
});

it('never gives the sender of a sealed petition, whatever its rows say', () => {
  const party = {
    role: 'denouncer',
    name: 'Người tố cáo số 1',
    kind: 'individual',
    gender: null,
    address: '',
    wardText: '',
    idNumber: null,
    idIssuedOn: null,
    idIssuedBy: '',
    isRepresentative: false,
  };
  expect(senderOf({ petition: { sealed: true } as never, parties: [party] as never })).toEqual({ name: null });
});

it('keeps the officer’s own basis, and changes a suggested one with the outcome', () => {
  const facts: OutcomeFacts = {
    petitionType: 'TC',
    eligibility: 'eligible',
    ineligibleReason: null,
    jurisdiction: 'not_own',
    competentBranch: 'administrative',
    source: 'post',
    isWritten: true,
    receivedOn: '2026-11-20',
    ground: null,
    hasCrimeSigns: true,
    pointCount: 0,
  };
  expect(basisOf('transfer_police', 'khoản 2 Điều 24 Luật Tố cáo', facts)).toEqual({ basis: 'Điều 27 Luật Tố cáo', own: '' });
  expect(basisOf('transfer', 'Quy chế phối hợp số 5', facts)).toEqual({
    basis: 'Quy chế phối hợp số 5',
    own: 'Quy chế phối hợp số 5',
  });
});

it('reads what is to be supplied line by line', () => {
  expect(itemsOf('- Bản sao quyết định\n\n 2. Ảnh chụp\n• Giấy ủy quyền')).toEqual([
    'Bản sao quyết định',
    'Ảnh chụp',
    'Giấy ủy quyền',
  ]);
});
