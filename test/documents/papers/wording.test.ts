// How a paper puts typed words into its sentences: capitals, lines, honorifics, whom it calls what.
import { expect, test } from 'vitest';
import { composeKN03 } from '../../../src/documents/papers/complaint.ts';
import { composeKN14 } from '../../../src/documents/papers/complaint-dialogue.ts';
import { composeTC06 } from '../../../src/documents/papers/denunciation.ts';
import { composeTCD01 } from '../../../src/documents/papers/reception.ts';
import { paperText } from '../../../src/documents/papers/text.ts';
import { because, clause, matter, prose, restingOn } from '../../../src/documents/papers/wording.ts';
import { composePaper } from '../../../src/documents/registry/compose.ts';
import { filledData, frame, hanh } from './samples.ts';

test('what an answer rests on is “theo” its document, any other reason “vì”', () => {
  for (const typed of [
    'quyết định ủy quyền số 5/QĐ-UBND ngày 02/11/2026',
    'Theo quyết định ủy quyền số 5/QĐ-UBND ngày 02/11/2026',
  ]) {
    expect(restingOn(typed)).toBe('theo Quyết định ủy quyền số 5/QĐ-UBND ngày 02/11/2026');
    expect(because(restingOn(typed))).toBe(' theo Quyết định ủy quyền số 5/QĐ-UBND ngày 02/11/2026');
  }
  expect(restingOn('Giám đốc sở giải quyết lần đầu')).toBeUndefined();
  expect(because('Giám đốc sở giải quyết lần đầu.')).toBe(' vì Giám đốc sở giải quyết lần đầu');
  // What was written before stays in its words.
  expect(because('quyết định ủy quyền số 5/QĐ-UBND')).toBe(' vì quyết định ủy quyền số 5/QĐ-UBND');
  expect(because('')).toBe('');
});

test('inside a sentence the subject loses its first capital, unless it opens with an abbreviation or a name', () => {
  expect(matter('Khiếu nại UBND phường thu hồi đất')).toBe('UBND phường thu hồi đất');
  expect(matter('Tố cáo về việc Nguyễn Văn An nhận tiền')).toBe('Nguyễn Văn An nhận tiền');
  // A document called by its number keeps its capital (Decree 30/2020).
  expect(matter('Khiếu nại Quyết định số 12')).toBe('Quyết định số 12');
  expect(matter('Khiếu nại Quyết định xử phạt số 12')).toBe('Quyết định xử phạt số 12');
  expect(matter('Khiếu nại Mức phạt tại nhà số 12')).toBe('mức phạt tại nhà số 12');
  expect(matter('Khiếu nại quyết định giải quyết khiếu nại lần hai')).toBe('quyết định giải quyết khiếu nại lần hai');
  const second = 'Quyết định giải quyết khiếu nại lần hai số 12/QĐ-UBND';
  expect(matter(`Khiếu nại ${second}`)).toBe(second);
  expect(matter('Khiếu nại Giấy phép xây dựng cấp sai cho nhà số 12')).toBe('giấy phép xây dựng cấp sai cho nhà số 12');
});

test('the instance that opens the subject is not said after “về việc”', () => {
  expect(matter('Khiếu nại lần hai Quyết định số 30/QĐ-UBND')).toBe('Quyết định số 30/QĐ-UBND');
  expect(matter('Khiếu nại lần đầu về việc thu hồi đất')).toBe('thu hồi đất');
  expect(matter('Khiếu nại (lần 2) đối với Quyết định số 30')).toBe('Quyết định số 30');
});

test('an organisation complains under the number of what founded it, a citizen under that of a card', () => {
  const founded = { idNumber: '0109876543', idIssuedOn: '2015-04-02', idIssuedBy: 'Sở Tài chính' };
  const company = { name: 'Công ty Hoàng Mai', honorific: '', ...founded };
  const shared = { ...frame, instance: 'first' as const, receivedOn: '2026-08-10', summary: 'thu hồi đất' };
  const words = paperText(composeKN03({ ...shared, complainant: company })).join('\n');
  expect(words).toContain('Mã số doanh nghiệp/quyết định thành lập: 0109876543, ngày cấp 02/04/2015, nơi cấp Sở Tài chính');
  expect(words).not.toContain('Số căn cước');
  expect(paperText(composeKN03({ ...shared, complainant: hanh })).join('\n')).toContain('Số căn cước');
});

test('an office complained of is no “ông (bà)” in the minutes: who comes for it is written there', () => {
  const minutes = (name: string) =>
    paperText(
      composeKN14({
        ...frame,
        heldOn: '2026-08-10',
        heldAtPlace: 'Trụ sở',
        chair: { name: null },
        secretary: { name: null },
        complainants: [hanh],
        respondents: [{ name }],
        opening: '',
        opinions: '',
        result: '',
        copyCount: 3,
      }),
    ).join('\n');
  expect(minutes('Chủ tịch UBND phường Ba Đình')).toContain('Chủ tịch UBND phường Ba Đình. Người tham gia: ông (bà) ');
  expect(minutes('Chủ tịch UBND phường Ba Đình')).not.toContain('Ông (bà) Chủ tịch');
  expect(minutes('Lê Văn Bình')).toContain('Ông (bà) Lê Văn Bình, chức vụ');
});

test('a notice to the denounced speaks to him as a person, to an office by its name', () => {
  const notice = (name: string) =>
    paperText(
      composeTC06({
        ...frame,
        denounced: { name },
        resolver: 'Chủ tịch UBND phường',
        contents: ['Thu tiền'],
        limitDays: 30,
        acceptedOn: '2026-08-10',
      }),
    ).join('\n');
  expect(notice('Đặng Văn Bị')).toContain('Vậy thông báo để ông (bà) Đặng Văn Bị biết');
  expect(notice('Phòng Kinh tế')).toContain('Vậy thông báo để Phòng Kinh tế biết');
});

test('a refusal of a visit does not say its kind twice, and says both kinds of a mixed one', () => {
  const refused = { ...frame, person: hanh, visitedOn: '2026-11-20', ground: 'A9_3' as const };
  const words = (contentType: 'KN' | 'MIXED') =>
    paperText(composeTCD01({ ...refused, contentType, summary: 'Khiếu nại về việc UBND phường thu hồi đất' })).join(' ');
  expect(words('KN')).toContain('để khiếu nại về việc UBND phường thu hồi đất.');
  expect(words('MIXED')).toContain('để khiếu nại, kiến nghị, phản ánh về việc UBND phường thu hồi đất.');
});

test('several lines never run together: in a sentence they are told apart, as paragraphs each ends with a stop', () => {
  const measures = 'Kiểm điểm ông Giàng Văn Bị\nThu hồi số tiền chi sai';
  const notice = paperText(composePaper('TC_CONCLUSION_NOTICE', { ...filledData.TC_CONCLUSION_NOTICE, measures }, frame));
  expect(notice.join('\n')).toContain('Biện pháp xử lý và kiến nghị:\nKiểm điểm ông Giàng Văn Bị.\nThu hồi số tiền chi sai.\n');
  expect(clause(measures)).toBe('Kiểm điểm ông Giàng Văn Bị; thu hồi số tiền chi sai');
  expect(clause('- Đo lại đất.\n- Trả lời UBND phường.')).toBe('Đo lại đất. Trả lời UBND phường');
  // A sentence that was broken to fit stays one.
  expect(clause('Quyết định số 12 ngày 01\ntháng 9 năm 2026')).toBe('Quyết định số 12 ngày 01 tháng 9 năm 2026');
  const lines = (text: string) => prose(text).map(({ runs }) => runs.map((run) => run.text).join(''));
  expect(lines('Giữ nguyên Quyết định số 12\nLý do:\n- đúng;\nThu hồi đất là\nđúng pháp luật?')).toEqual([
    'Giữ nguyên Quyết định số 12.',
    'Lý do:',
    '- đúng;',
    'Thu hồi đất là',
    'đúng pháp luật?',
  ]);
  const decision = { ...filledData.KN15_2020, ruling: 'Giữ nguyên Quyết định số 12', conclusion: 'Khiếu nại là sai' };
  const printed = paperText(composePaper('KN15_2020', decision, frame)).join('\n');
  expect(printed).toContain('Điều 1. Giữ nguyên Quyết định số 12.\n');
  expect(printed).toContain('IV. Kết luận\nKhiếu nại là sai.\n');
});

test('“ông (bà)” stands before a name once, as it was typed where it was', () => {
  const text = (kind: 'TC01_2019' | 'TC05_2019' | 'TC07_2019' | 'TC_CONCLUSION_NOTICE' | 'PHIEU_HEN', changes: object) =>
    paperText(composePaper(kind, { ...filledData[kind], ...changes }, frame)).join('\n');
  const nameless = { recipientName: 'Đỗ Tố Giác' };
  expect(text('TC05_2019', nameless)).toContain('đơn tố cáo của ông (bà) Đỗ Tố Giác');
  expect(text('TC05_2019', nameless)).toContain('vi phạm pháp luật của ông (bà) Lê Văn Bình');
  expect(text('TC05_2019', {})).toContain('đơn tố cáo của ông Đỗ Tố Giác');
  expect(text('TC_CONCLUSION_NOTICE', nameless)).toMatch(/Kính gửi: Ông \(bà\) Đỗ Tố Giác.*đối với ông \(bà\) Lê Văn Bình/su);
  expect(text('TC01_2019', {})).toContain('vụ việc tố cáo ông (bà) Lê Văn Bình');
  expect(text('TC07_2019', {})).toContain('nội dung tố cáo đối với ông (bà) Lê Văn Bình');
  expect(text('TC07_2019', { denounced: [{ name: 'Phòng Kinh tế' }] })).toContain('đối với Phòng Kinh tế.');
  expect(text('PHIEU_HEN', {})).toContain('để gặp ông (bà) Phạm Quốc Việt, Phó Chủ tịch');
  const executed = (executors: string) =>
    paperText(composePaper('KN15_2020', { ...filledData.KN15_2020, executors }, frame)).join('\n');
  expect(executed('Ông Vũ Bá Cường, Trưởng phòng; bà Lê Thị Hoa')).toContain(
    'Điều 4. Các ông (bà) Vũ Bá Cường, Trưởng phòng; Lê Thị Hoa và Nguyễn Thị Hạnh chịu trách nhiệm',
  );
  // An office is nobody's "ông (bà)": with one among them everybody is called by himself.
  const complainant = { ...filledData.KN15_2020.complainant, honorific: null };
  const charged = (executors: string, changes: object = {}) =>
    /Điều 4\. (.*) chịu trách nhiệm/u.exec(
      paperText(composePaper('KN15_2020', { ...filledData.KN15_2020, complainant, executors, ...changes }, frame)).join('\n'),
    )?.[1];
  expect(charged('Phòng Kinh tế, Hạ tầng và Đô thị')).toBe('Phòng Kinh tế, Hạ tầng và Đô thị và ông (bà) Nguyễn Thị Hạnh');
  expect(charged('Vũ Bá Cường, Trưởng phòng; bà Lê Thị Hoa và Văn phòng HĐND và UBND phường')).toBe(
    'Ông (bà) Vũ Bá Cường, Trưởng phòng; bà Lê Thị Hoa và Văn phòng HĐND và UBND phường và ông (bà) Nguyễn Thị Hạnh',
  );
  expect(charged('các phòng, ban có liên quan')).toBe('Các phòng, ban có liên quan và ông (bà) Nguyễn Thị Hạnh');
  const firm = { complainant: { ...complainant, name: 'Công ty TNHH An Phú', honorific: '' } };
  expect(charged('Vũ Bá Cường', firm)).toBe('Ông (bà) Vũ Bá Cường và Công ty TNHH An Phú');
});
