// Letters of handling: what each cites, and what it says only where it is so.
import { describe, expect, test } from 'vitest';
import { composeHandlingLetter } from '../../../src/documents/papers/handling-letter.ts';
import { processingCircular } from '../../../src/documents/papers/legal-texts.ts';
import { composeInfoInspection, composeXLD03, type XLD03Data } from '../../../src/documents/papers/processing.ts';
import { composeSupplementRequest } from '../../../src/documents/papers/sender-letters.ts';
import { paperText } from '../../../src/documents/papers/text.ts';
import { standingByName } from '../../../src/documents/registry/next-instance.ts';
import { filledData, frame, hanh } from './samples.ts';

describe('the letter of a denunciation cites what it is sent for, by the law of its day', () => {
  const letter = (changes: Partial<XLD03Data>) =>
    paperText(
      composeXLD03({ ...frame, toOrg: 'Công an thành phố', writtenOn: null, receivedOn: '2026-09-01', content: 'a', ...changes }),
    ).join(' ');

  test.each([
    ['competence', 'khoản 2 Điều 24 Luật Tố cáo', 'xem xét, giải quyết theo quy định của pháp luật'],
    ['crime', 'Điều 27 Luật Tố cáo', 'vụ việc có dấu hiệu của tội phạm'],
    ['information', 'khoản 2 Điều 25 Luật Tố cáo', 'không xác định được người tố cáo'],
    ['forwarded', 'điểm b khoản 1 Điều 26 Luật Tố cáo', 'phục vụ công tác quản lý'],
  ] as const)('%s', (purpose, article, words) => {
    const text = letter({ purpose, date: '2026-09-03' });
    expect(text).toContain(article);
    expect(text).toContain(words);
    expect(text).toContain('Thông tư số 05/2021/TT-TTCP');
    expect(text).toContain('Nghị định số 156/2026/NĐ-CP');
  });

  test('nameless information goes under its own name, and is answered with what the inspection found (khoản 2 Điều 25)', () => {
    const text = letter({ purpose: 'information', date: '2026-09-03' });
    expect(text).toContain('Phiếu chuyển thông tin có nội dung tố cáo');
    expect(text).toContain('thông báo kết quả thanh tra, kiểm tra đến');
    expect(text).not.toMatch(/kết quả giải quyết|Phiếu chuyển đơn tố cáo/u);
    expect(letter({ purpose: 'competence', date: '2026-09-03' })).toContain('thông báo kết quả giải quyết đến');
  });

  test('before 01/7/2026 nothing of 2026; before 15/11/2021 the circular of 2014', () => {
    const before = letter({ date: '2026-06-30', purpose: 'crime' });
    expect(before).toContain('Thông tư số 05/2021/TT-TTCP');
    expect(before).not.toMatch(/136\/2025|156\/2026/);
    expect(processingCircular('2021-11-14')).toContain('Thông tư số 07/2014/TT-TTCP');
    expect(processingCircular('2021-11-15')).toContain('Thông tư số 05/2021/TT-TTCP');
  });
});

test('the request to the body below says that a limit passed only where that is found', () => {
  const urge = {
    ...frame,
    purpose: 'urge' as const,
    petitionType: 'TC' as const,
    toOrg: 'Sở Xây dựng',
    receivedOn: '2026-09-01',
    writtenOn: null,
    content: 'a',
  };
  const late = paperText(composeHandlingLetter({ ...urge, isOverdue: true })).join(' ');
  expect(late).toContain('đã quá thời hạn theo quy định mà chưa được giải quyết');
  expect(late).toContain('khoản 2 Điều 38');
  // Khoản 3 Điều 38: the report now, and the result when it is there.
  expect(late).toMatch(/tiếp tục giải quyết tố cáo .* và báo cáo kết quả giải quyết đến /);
  const open = paperText(composeHandlingLetter({ ...urge, visitedOn: '2026-09-01', isOverdue: false })).join(' ');
  expect(open).toContain('thuộc thẩm quyền giải quyết của Sở Xây dựng, chưa được giải quyết');
  expect(open).toContain('Căn cứ điểm b khoản 1 Điều 26 Luật Tiếp công dân');
  expect(open).not.toMatch(/quá thời hạn|lý do chậm|Điều 38/u);
});

test('a body that does not stand below is asked; a reception board reports to its chairman', () => {
  const urge = {
    ...frame,
    ...standingByName({ name: 'Ban Tiếp công dân thành phố Hà Nội', superiorOrg: 'Văn phòng Ủy ban nhân dân thành phố Hà Nội' }),
    purpose: 'urge' as const,
    petitionType: 'KN' as const,
    toOrg: 'Sở Xây dựng',
    receivedOn: '2026-09-01',
    visitedOn: '2026-09-01',
    writtenOn: null,
    sender: hanh,
    content: 'a',
    isOverdue: false,
    date: '2026-09-03',
  };
  const asked = paperText(composeHandlingLetter(urge)).join(' ');
  expect(asked).toContain('Căn cứ khoản 4 Điều 6, khoản 1 Điều 32 Nghị định số 154/2026/NĐ-CP');
  expect(asked).toContain('đề nghị Sở Xây dựng giải quyết kịp thời');
  expect(asked).toContain('Trưởng Ban Tiếp công dân báo cáo Chủ tịch Ủy ban nhân dân thành phố Hà Nội quyết định kiểm tra');
  expect(asked).toContain('- Chủ tịch Ủy ban nhân dân thành phố Hà Nội (để báo cáo);');
  // It says with which letter it sent the matter on, as the officer wrote it.
  const written = { ...urge, visitedOn: null, isOverdue: true };
  const with12 = paperText(composeHandlingLetter({ ...written, sentWith: 'Phiếu chuyển số 12/PC-BTCD ngày 05/10/2026.' })).join(
    ' ',
  );
  expect(with12).toContain('chuyển đến theo Phiếu chuyển số 12/PC-BTCD ngày 05/10/2026, đã quá thời hạn');
  expect(paperText(composeHandlingLetter({ ...written, sentWith: 'đã chuyển qua Trục' })).join(' ')).toContain(
    '(đã chuyển qua Trục)',
  );
  // Those two articles are of what the board had sent on: of what was only told at its desk the matter goes to whoever is competent.
  const told = paperText(composeHandlingLetter({ ...urge, isFirstTold: true })).join(' ');
  expect(told).toContain('Căn cứ điểm b khoản 1 Điều 26 Luật Tiếp công dân');
  expect(told).not.toMatch(/154\/2026|để báo cáo/u);
  const late = paperText(composeHandlingLetter({ ...urge, petitionType: 'TC', isOverdue: true })).join(' ');
  for (const words of [asked, late]) expect(words).not.toMatch(/yêu cầu|khoản 1 Điều 26|Điều 38|05 ngày/u);
  const before = paperText(composeHandlingLetter({ ...urge, date: '2026-06-30' })).join(' ');
  expect(before).toMatch(/đề nghị Sở Xây dựng .*\.\/\./u);
  expect(before).not.toContain('154/2026');
  expect(standingByName({ name: 'Ủy ban nhân dân phường Ba Đình', superiorOrg: '' })).toEqual({});
});

test('what is to be supplemented goes to the office that asks, where no other place is written', () => {
  const paper = composeSupplementRequest({ ...filledData.SUPPLEMENT_REQUEST, submitTo: ' ' });
  expect(paperText(paper).join(' ')).toContain(`bổ sung gửi đến ${frame.issuingOrg} trong thời hạn 07 ngày`);
});

test('the charge to inspect says whether nobody told it, or who forwarded what cannot be accepted', () => {
  const charge = { ...frame, date: '2026-09-03', receivedOn: '2026-09-01', content: 'a', inspector: 'Đội 1', within: '30 ngày' };
  const nameless = paperText(composeInfoInspection(charge)).join(' ');
  expect(nameless).toContain('không xác định được người tố cáo');
  expect(nameless).toContain('khoản 2 Điều 25 Luật Tố cáo');
  const forwarded = paperText(composeInfoInspection({ ...charge, forwardedBy: 'Báo Hà Nội mới' })).join(' ');
  expect(forwarded).toContain('nhận được tố cáo do Báo Hà Nội mới chuyển đến, không đủ điều kiện thụ lý');
  expect(forwarded).toContain('Căn cứ điểm b khoản 1 Điều 26 Luật Tố cáo');
  expect(forwarded).not.toContain('không xác định được người tố cáo');
});
