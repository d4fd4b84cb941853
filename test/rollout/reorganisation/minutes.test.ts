// How the minutes of a handover name the act they rest on.
import { expect, it } from 'vitest';
import { composeMinutes, type MinutesData } from '../../../src/rollout/reorganisation/handover/minutes.ts';

const ground = (number: string, subject: string) => {
  const side = { thenName: 'Phường Trúc Bạch', nowWords: '', head: undefined };
  const act = { number, subject, issuedOn: '2025-06-20', issuer: 'Hội đồng nhân dân Thành phố', effectiveOn: '2025-07-01' };
  const frame = { issuingOrg: 'UBND phường Ba Đình', place: 'Hà Nội' };
  const sheet = composeMinutes({
    act,
    giver: side,
    receiver: side,
    items: [],
    frame,
    today: '2025-07-02',
  } as unknown as MinutesData);
  return JSON.stringify(sheet);
};

it.each([
  [
    '77/NQ-HĐND',
    'Nhập phường Trúc Bạch vào phường Ba Đình',
    'Căn cứ Nghị quyết số 77/NQ-HĐND ngày 20/06/2025',
    'về việc nhập phường',
  ],
  ['1656/NQ-UBTVQH15', 'Về việc sắp xếp các đơn vị', 'Căn cứ Nghị quyết số 1656/NQ-UBTVQH15 ngày', 'về việc sắp xếp các'],
  ['12/2025/QĐ-UBND', 'UBND phường kết thúc hoạt động', 'Căn cứ Quyết định số 12/2025/QĐ-UBND ngày', 'về việc UBND phường'],
  ['Nghị quyết số 5/NQ-HĐND', 'chia phường', 'Căn cứ Nghị quyết số 5/NQ-HĐND ngày', 'về việc chia phường'],
  ['8/KH-UBND', 'chia phường', 'Căn cứ Văn bản số 8/KH-UBND ngày', 'về việc chia phường'],
])('%s, %s', (number, subject, named, about) => {
  const said = ground(number, subject);
  expect(said).toContain(named);
  expect(said).toContain(about);
});
