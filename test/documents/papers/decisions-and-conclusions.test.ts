// Decisions, conclusions and the notices beside them: grounds, findings, whom they name, to whom they go, what they replace.
import { expect, test } from 'vitest';
import { composeKN03, composeKN04 } from '../../../src/documents/papers/complaint.ts';
import { composeTC12 } from '../../../src/documents/papers/denunciation-conclusion.ts';
import { paperText } from '../../../src/documents/papers/text.ts';
import { composePaper } from '../../../src/documents/registry/compose.ts';
import { paperTag } from '../../../src/documents/registry/workflow.ts';
import { filled, filledData, frame, hanh } from './samples.ts';

test('a first decision without a dialogue says so under the heading of that part', () => {
  const text = paperText(composePaper('KN15_2020', { ...filledData.KN15_2020, dialogue: null }, frame)).join('\n');
  expect(text).toContain('III. Kết quả đối thoại:\nKhông tổ chức đối thoại.');
});

test('the office may put its own legal basis in place of the standing one', () => {
  const paper = composeKN04({
    ...frame,
    legalNote: 'khoản 2 Điều 11 Luật Khiếu nại.',
    complainant: hanh,
    receivedOn: null,
    summary: null,
    reason: null,
  });
  expect(paper.legalNote).toBe('khoản 2 Điều 11 Luật Khiếu nại');
  expect(paperText(paper).join(' ')).toContain('căn cứ khoản 2 Điều 11 Luật Khiếu nại, ');
});

test('a conclusion rests on an explanation of the denounced only where the file has one', () => {
  const concluded = (explanation: string | null) =>
    paperText(
      composeTC12({
        ...frame,
        resolver: 'Chủ tịch UBND phường',
        denounced: [{ name: 'Lê Văn Bình' }],
        acceptance: { number: '12/QĐ-UBND', on: '2026-08-10' },
        contents: [{ content: 'Thu tiền', finding: 'Có thu', explanation, verdict: 'dung' }],
        legalGrounds: 'Luật Đất đai',
        measures: 'Không có',
      }),
    ).join('\n');
  expect(concluded(null)).toContain('Căn cứ nội dung tố cáo, kết quả xác minh nội dung tố cáo');
  expect(concluded('Đã trả lại')).toContain('Căn cứ nội dung tố cáo, giải trình của người bị tố cáo, kết quả xác minh');
});

test('a notice of non-acceptance cites the clause it rests on', () => {
  const paper = composeKN04({
    ...frame,
    complainant: hanh,
    receivedOn: null,
    summary: null,
    reason: null,
    ground: 'khoản 3 Điều 11 Luật Khiếu nại',
  });
  expect(paperText(paper).join(' ')).toContain('căn cứ khoản 3 Điều 11 Luật Khiếu nại, ');
});

test('a conclusion on a denunciation goes to the body directly above', () => {
  const conclusion = {
    ...frame,
    resolver: null,
    denounced: [],
    acceptance: { number: null, on: null },
    contents: [],
    legalGrounds: null,
    measures: null,
  };
  const { recipients } = composeTC12({
    ...conclusion,
    superior: 'UBND thành phố Hà Nội',
    inspectorate: 'Thanh tra thành phố Hà Nội',
  });
  expect(recipients.slice(0, 2)).toEqual(['- UBND thành phố Hà Nội;', '- Thanh tra thành phố Hà Nội;']);
});

test('a conclusion tells cause, each one’s responsibility and damage apart; one of before prints as it was', () => {
  const conclusion = {
    ...frame,
    resolver: null,
    denounced: [],
    acceptance: { number: null, on: null },
    contents: [],
    legalGrounds: null,
    measures: null,
  };
  const cause = 'Buông lỏng kiểm tra';
  const responsibility = '- Ông Bình thu tiền ngoài quy định\n- Chánh Văn phòng không kiểm tra';
  const text = paperText(composeTC12({ ...conclusion, cause, responsibility, damage: '4 triệu đồng' })).join('\n');
  expect(text).toContain('Nguyên nhân: Buông lỏng kiểm tra.');
  expect(text).toMatch(
    /Trách nhiệm của cơ quan, tổ chức, cá nhân:\n.*Ông Bình thu tiền ngoài quy định\.\n.*Chánh Văn phòng không kiểm tra\./,
  );
  expect(text).toContain('Thiệt hại: 4 triệu đồng.');
  const before = paperText(composeTC12({ ...conclusion, cause: 'Buông lỏng; ông Bình chịu trách nhiệm' })).join('\n');
  expect(before).toContain('Nguyên nhân: Buông lỏng; ông Bình chịu trách nhiệm.');
  expect(before).not.toContain('Trách nhiệm của cơ quan');
});

test('a receipt signed at the desk is ready to sign, not approved', () => {
  expect(paperTag({ kind: 'TCD02_2026', state: 'approved' }).words).toBe('Sẵn sàng in, ký');
  expect(paperTag({ kind: 'KN03_2026', state: 'approved' }).words).toBe('Đã phê duyệt');
});

test('Mẫu 03 and 05 print the contents that were accepted, and none that only says the subject again', () => {
  const accepted = (contents: string[]) =>
    paperText(
      composeKN03({
        ...frame,
        instance: 'first',
        complainant: hanh,
        receivedOn: null,
        summary: 'Khiếu nại thu hồi đất',
        contents,
      }),
    ).join('\n');
  expect(accepted(['Diện tích thu hồi', 'Đơn giá bồi thường.'])).toContain(
    'Nội dung khiếu nại được thụ lý:\n1. Diện tích thu hồi.\n2. Đơn giá bồi thường.',
  );
  expect(accepted(['Diện tích thu hồi'])).toContain('Nội dung khiếu nại được thụ lý: Diện tích thu hồi.');
  expect(accepted(['Khiếu nại thu hồi đất'])).not.toContain('được thụ lý:');
  const verified = paperText(composePaper('KN05_2020', { ...filledData.KN05_2020, contents: ['Diện tích', 'Đơn giá'] }, frame));
  expect(verified.join('\n')).toContain('Nội dung xác minh:\n1. Diện tích.\n2. Đơn giá.');
});

test('a decision on a complaint names who is complained of and the decision of the file (điểm b khoản 2 Điều 31, Điều 40 LKN)', () => {
  const contested = { kind: 'Quyết định hành chính', number: '1245/QĐ-UBND', on: '2026-09-03', by: 'UBND phường' };
  const binh = { name: 'Lê Văn Bình', title: 'Công chức địa chính', org: 'UBND phường', address: 'Số 5 phố Kim Mã' };
  const text = (kind: 'KN15_2020' | 'KN16_2020', changes: object) =>
    paperText(composePaper(kind, { ...filledData[kind], ...changes }, frame)).join('\n');
  for (const kind of ['KN15_2020', 'KN16_2020'] as const) {
    const printed = text(kind, { respondents: [binh, { name: 'UBND phường', title: null, org: null }], contested });
    expect(printed).toContain(
      'Người bị khiếu nại: ông (bà) Lê Văn Bình, Công chức địa chính, UBND phường; địa chỉ: Số 5 phố Kim Mã.',
    );
    expect(printed).toMatch(/Người bị khiếu nại: UBND phường; địa chỉ: [….]+\./u);
    expect(printed).toContain(
      'Quyết định hành chính bị khiếu nại: Quyết định số 1245/QĐ-UBND ngày 03 tháng 9 năm 2026 của UBND phường.',
    );
    expect(text(kind, {})).not.toContain('Người bị khiếu nại:');
    expect(text(kind, { respondents: [] })).toMatch(/Người bị khiếu nại: .*[….]+; địa chỉ: [….]+/u);
    const named = { ...contested, number: 'Quyết định số 12', on: null, by: null };
    expect(text(kind, { contested: named })).toContain('bị khiếu nại: Quyết định số 12.');
  }
});

test('the address of the denounced stands on the forms that ask for it alone (notes 10, 7, 5 of forms 04, 05, 12)', () => {
  const binh = { name: 'Lê Văn Bình', title: 'công chức', address: 'Phòng Kinh tế', organization: 'Phòng Kinh tế' };
  const text = (kind: 'TC04_2019' | 'TC05_2019' | 'TC07_2019' | 'TC12_2019') =>
    paperText(composePaper(kind, { ...filledData[kind], denounced: [{ ...binh, residence: 'Số 5 phố Kim Mã' }] }, frame)).join(
      '\n',
    );
  for (const kind of ['TC04_2019', 'TC05_2019', 'TC12_2019'] as const)
    expect(text(kind)).toContain('Lê Văn Bình, công chức, Phòng Kinh tế, Số 5 phố Kim Mã');
  expect(text('TC07_2019')).not.toContain('Kim Mã');
});

test('a conclusion is sent to whoever manages the denounced by name, where each is known to work somewhere', () => {
  const receivers = (denounced: object[]) => composePaper('TC12_2019', { ...filledData.TC12_2019, denounced }, frame).recipients;
  const binh = { name: 'Lê Văn Bình', organization: 'Phòng Kinh tế' };
  expect(receivers([binh])).toContain('- Phòng Kinh tế (cơ quan quản lý người bị tố cáo);');
  expect(receivers([binh]).join()).not.toContain('Cơ quan, tổ chức quản lý');
  expect(receivers([binh, { name: 'Trần Thị Na' }])).toEqual(
    expect.arrayContaining(['- Phòng Kinh tế (cơ quan quản lý người bị tố cáo);', '- Cơ quan, tổ chức quản lý người bị tố cáo;']),
  );
});

test('what takes the place of a revoked paper names it: in the words of its kind, before what closes it', () => {
  const replaces = { number: '04/QĐ-UBND', on: '2026-08-30', by: 'Chủ tịch Ủy ban nhân dân phường Nghĩa Đô' };
  const named = (kind: 'KN03_2026' | 'KN15_2020' | 'KN16_2020' | 'TC04_2019' | 'TC12_2019') =>
    paperText(composePaper(kind, { ...filledData[kind], replaces }, filledData[kind])).join('\n');
  const of = 'số 04/QĐ-UBND ngày 30 tháng 8 năm 2026 của Chủ tịch Ủy ban nhân dân phường Nghĩa Đô (đã thu hồi).';
  expect(named('KN03_2026')).toContain(`Thông báo này thay thế Thông báo ${of}`);
  expect(named('TC12_2019')).toContain(`Kết luận này thay thế Kết luận ${of}`);
  expect(named('TC04_2019')).toContain(`Quyết định này thay thế Quyết định ${of}`);
  for (const kind of ['KN15_2020', 'KN16_2020'] as const) {
    expect(named(kind)).toMatch(/Điều 4\.\s*Quyết định này thay thế/);
    expect(named(kind)).toContain('Như Điều 5');
    expect(paperText(filled[kind]).join('\n')).toContain('Như Điều 4');
  }
});
