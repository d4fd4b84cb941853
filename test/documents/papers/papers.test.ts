import { readFileSync } from 'node:fs';
import PizZip from 'pizzip';
import { describe, expect, test } from 'vitest';
import { buildFrame } from '../../../src/documents/papers/build-frame.ts';
import { paperCatalogue, paperKinds, paperKindsOn, paperTitle, takesNumber } from '../../../src/documents/papers/catalogue.ts';
import { composeKN03, composeKN04 } from '../../../src/documents/papers/complaint.ts';
import { composeKN14 } from '../../../src/documents/papers/complaint-dialogue.ts';
import { composeTC06 } from '../../../src/documents/papers/denunciation.ts';
import { composeTC12 } from '../../../src/documents/papers/denunciation-conclusion.ts';
import { framePath, renderDocx, templateProblems } from '../../../src/documents/papers/docx.ts';
import { calledOr } from '../../../src/documents/papers/frame.ts';
import { composeHandlingLetter } from '../../../src/documents/papers/handling-letter.ts';
import { complaintBases, denunciationBases, processingCircular } from '../../../src/documents/papers/legal-texts.ts';
import type { Paper } from '../../../src/documents/papers/paper.ts';
import { composeInfoInspection, composeXLD03, type XLD03Data } from '../../../src/documents/papers/processing.ts';
import { composeTCD01 } from '../../../src/documents/papers/reception.ts';
import { paperText } from '../../../src/documents/papers/text.ts';
import { clause, matter, prose } from '../../../src/documents/papers/wording.ts';
import { composePaper } from '../../../src/documents/registry/compose.ts';
import { standingByName } from '../../../src/documents/registry/next-instance.ts';
import { paperTag } from '../../../src/documents/registry/workflow.ts';
import { docxParts, docxText, printHtml, printText, squeeze, xmlFault } from './drawings.ts';
import { empty, filled, filledData, frame, hanh } from './samples.ts';

const everyPaper: [string, Paper][] = [
  ...paperKinds.map((kind): [string, Paper] => [`${kind}, filled`, filled[kind]]),
  ...paperKinds.map((kind): [string, Paper] => [`${kind}, nothing known`, empty[kind]]),
];

describe.each(everyPaper)('%s', (_name, paper) => {
  test('print page, Word file and plain text say the same', () => {
    const text = squeeze(paperText(paper).join(' '));
    expect(printText(paper)).toBe(text);
    expect(docxText(paper)).toBe(text);
  });

  test('nothing is blank or undefined, and every part of the Word file is well formed', () => {
    expect(paperText(paper).join('\n')).not.toMatch(/undefined|null|NaN|\[object| {2}|\.\.\/|;;|\(\)/u);
    for (const [name, xml] of docxParts(renderDocx(paper))) expect([name, xmlFault(xml)]).toEqual([name, null]);
  });

  test('carries a number line exactly when its kind takes a number, and a title or, a letter, its subject under the number', () => {
    expect(paper.letterhead.numberLine !== '').toBe(takesNumber(paper.kind));
    expect(paper.title === '').toBe(paperCatalogue[paper.kind].isLetter === true);
    expect(paper.title === '').toBe(paper.letterhead.about !== undefined);
  });
});

test('each sample is of its own kind', () => {
  for (const kind of paperKinds) expect([filled[kind].kind, empty[kind].kind]).toEqual([kind, kind]);
});

test('a paper without data prints dots where something is to be written', () => {
  for (const kind of paperKinds) expect([kind, paperText(empty[kind]).some((line) => line.includes('……'))]).toEqual([kind, true]);
});

describe('required words', () => {
  const words: [keyof typeof filled, string[]][] = [
    [
      'TCD01_2026',
      [
        'Về việc từ chối tiếp công dân',
        'khoản 3 Điều 9 Luật Tiếp công dân',
        'Nghị định số 154/2026/NĐ-CP',
        'Số: 05/TB-UBND',
        '- Công an phường Nghĩa Đô (để phối hợp);',
        '- Lưu: VT, hồ sơ.',
      ],
    ],
    [
      'TC07_2019',
      [
        'Thành lập Tổ xác minh nội dung tố cáo',
        'Căn cứ Điều 31 Luật Tố cáo ngày 12 tháng 6 năm 2018',
        'Ông (bà) Phạm Quốc Việt, chức vụ Phó Chủ tịch, Tổ trưởng;',
        'Ông (bà) Trần Thị Lan Anh, chức vụ Chuyên viên, Thành viên.',
        'Thời gian tiến hành xác minh là 20 ngày, kể từ ngày ký Quyết định này.',
        'điểm a, b, c, d khoản 1 và điểm a, b, c khoản 2 Điều 11 của Luật Tố cáo',
      ],
    ],
    [
      'TC_VERIFY_LETTER',
      [
        'V/v giao xác minh nội dung tố cáo',
        'Căn cứ khoản 1 Điều 31 Luật Tố cáo',
        'giao Thanh tra Thành phố Hà Nội xác minh các nội dung sau',
        // What khoản 2 asks of it.
        'ngõ 12 phố Đào Tấn',
        'Thời gian tiến hành xác minh là 20 ngày, kể từ ngày ký văn bản này.',
        'các điểm a, b, c, d khoản 1 và các điểm a, b, c khoản 2 Điều 11 của Luật Tố cáo',
        'kiến nghị biện pháp xử lý (khoản 6 Điều 31)',
      ],
    ],
    [
      'HANDLING_LETTER',
      [
        'Số: 05/UBND',
        'V/v trả lại đơn khiếu nại',
        'do Đoàn đại biểu Quốc hội Thành phố Hà Nội chuyển đến tại Văn bản số 12/ĐĐBQH ngày 30 tháng 8 năm 2026',
        'vì Giám đốc sở giải quyết lần đầu',
        'trả lại đơn, đề nghị Đoàn đại biểu Quốc hội',
      ],
    ],
    [
      'TCD02_2026',
      [
        'Giấy biên nhận',
        'Vào 09 giờ 35 phút ngày 03 tháng 9 năm 2026',
        'được lập thành 02 bản, giao cho người cung cấp thông tin, tài liệu 01 bản',
        'Mã PIN: 418 902',
      ],
    ],
    [
      'XLD01_2021',
      [
        'Phiếu đề xuất thụ lý đơn',
        'Người đề xuất',
        'Lãnh đạo đơn vị đề xuất',
        'Phê duyệt của thủ trưởng cơ quan, tổ chức, đơn vị',
        'Ý kiến phê duyệt: Đồng ý thụ lý.',
        'Ngày 03 tháng 9 năm 2026 (Ký, ghi rõ họ tên)',
      ],
    ],
    ['XLD02_2021', ['không thuộc thẩm quyền giải quyết của Ủy ban nhân dân phường Nghĩa Đô', 'Thông tư số 05/2021/TT-TTCP']],
    [
      'XLD03_2021',
      ['nhận được đơn tố cáo ghi ngày 30 tháng 8 năm 2026 của công dân', 'Số: 05/PC-UBND', 'Luật Tố cáo', 'giữ bí mật'],
    ],
    ['XLD04_2021', ['(thay trả lời)']],
    [
      'KN03_2026',
      [
        'Về việc thụ lý giải quyết khiếu nại lần đầu',
        'đủ điều kiện thụ lý',
        'ngày cấp 04/05/2021',
        'Thời hạn giải quyết khiếu nại là 30 ngày',
      ],
    ],
    ['KN04_2026', ['căn cứ Điều 11 của Luật Khiếu nại', 'không đủ điều kiện để thụ lý giải quyết vì thời hiệu khiếu nại đã hết']],
    [
      'KN05_2020',
      [
        'Điều 1. Tiến hành xác minh nội dung khiếu nại',
        'Thời gian xác minh là 15 ngày',
        'Tổ trưởng',
        'Thành viên',
        '- Như Điều 3;',
      ],
    ],
    [
      'KN14_2026',
      ['I. THÀNH PHẦN THAM GIA ĐỐI THOẠI', 'III. KẾT QUẢ ĐỐI THOẠI', 'Biên bản được lập thành 03 bản; mỗi người nhận 01 bản'],
    ],
    [
      'KN14A_2026',
      [
        'Về việc tạm đình chỉ giải quyết khiếu nại',
        'khoản 1 Điều 11a Luật Khiếu nại',
        'Điều 2. Quyết định này có hiệu lực thi hành kể từ ngày ký',
      ],
    ],
    ['KN14B_2026', ['Về việc tiếp tục giải quyết khiếu nại', 'kể từ ngày 01 tháng 10 năm 2026']],
    [
      'KN15_2020',
      [
        '(lần đầu)',
        'Căn cứ Luật Khiếu nại ngày 11 tháng 11 năm 2011;',
        'IV. Kết luận',
        'Trong thời hạn 30 ngày, kể từ ngày nhận được Quyết định này',
        'hoặc khởi kiện',
        'tố tụng hành chính',
        '- Như Điều 4; - Bà Nguyễn Thị Hạnh;',
      ],
    ],
    [
      'KN16_2020',
      [
        '- Như Điều 4; - Bà Nguyễn Thị Hạnh;',
        '(lần hai)',
        'II. Kết quả giải quyết khiếu nại của người đã giải quyết khiếu nại lần đầu:',
        'có quyền khởi kiện',
      ],
    ],
    [
      'TC01_2019',
      [
        'Căn cứ Điều 30 Luật Tố cáo',
        'Căn cứ Điều 3 Nghị định số 31/2019/NĐ-CP',
        'Thời gian gia hạn là 30 ngày, kể từ ngày 10 tháng 9 năm 2026',
      ],
    ],
    [
      'TC04_2019',
      [
        'Căn cứ Điều 29 Luật Tố cáo ngày 12 tháng 6 năm 2018;',
        'Điều 1. Thụ lý tố cáo đối với: Lê Văn Bình',
        'Thời hạn giải quyết tố cáo là 30 ngày',
        '1. nhận tiền.',
        '2. cấp sai giấy.',
      ],
    ],
    [
      'TC05_2019',
      ['đơn tố cáo của ông Đỗ Tố Giác', 'quyền, nghĩa vụ của người tố cáo', 'do Ban Tiếp công dân thành phố chuyển đến'],
    ],
    [
      'TC06_2019',
      ['đã nhận được đơn tố cáo về hành vi vi phạm pháp luật của ông (bà) Lê Văn Bình', 'quyền, nghĩa vụ của người bị tố cáo'],
    ],
    [
      'TC12_2019',
      [
        'Số: 05/KL-UBND',
        '1. Kết quả xác minh nội dung tố cáo:',
        '3. Kết luận:',
        'tố cáo đúng một phần; đúng về việc nhận tiền',
        '4. Các biện pháp xử lý',
      ],
    ],
    ['TC_SUSPEND', ['Căn cứ Điều 34 Luật Tố cáo', 'Tạm đình chỉ giải quyết tố cáo']],
    ['TC_CONCLUSION_NOTICE', ['khoản 3 Điều 35 Luật Tố cáo', 'tố cáo đúng']],
  ];
  test.each(words)('%s', (kind, phrases) => {
    const text = squeeze(paperText(filled[kind]).join(' '));
    for (const phrase of phrases) expect(text).toContain(phrase);
  });
});

test('every paper that takes a number ends its text with the mark of the end, once (NĐ 30/2020, Annex I)', () => {
  for (const kind of paperKinds.filter(takesNumber))
    expect(paperText(filled[kind]).join('\n').split('./.').length - 1, kind).toBe(1);
});

test('a first decision without a dialogue says so under the heading of that part', () => {
  const text = paperText(composePaper('KN15_2020', { ...filledData.KN15_2020, dialogue: null }, frame)).join('\n');
  expect(text).toContain('III. Kết quả đối thoại:\nKhông tổ chức đối thoại.');
});

test('the decrees of 2026 are cited from 01/7/2026 and not before', () => {
  expect(denunciationBases('2026-06-30', 29, 9).join()).not.toMatch(/2026|2025/u);
  expect(denunciationBases('2026-07-01', 29, 9).join()).toContain('Nghị định số 156/2026/NĐ-CP');
  expect(complaintBases('2026-06-30').join()).not.toMatch(/2026|2025/u);
  expect(complaintBases(null).join()).toContain('Nghị định số 155/2026/NĐ-CP');
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

test('typed text cannot become markup, on the page or in the Word file', () => {
  expect(printHtml(filled.KN03_2026)).toContain('&lt;trên đất&gt;');
  expect(docxText(filled.KN03_2026)).toContain('& "tài sản" <trên đất>');
});

test('the print page carries no inline script or style, and shows the training mark only in training', () => {
  for (const kind of paperKinds) expect(printHtml(filled[kind])).not.toMatch(/<script|style=|\son\w+=/u);
  const training: Paper = { ...filled.KN03_2026, watermark: 'TẬP HUẤN' };
  expect(printHtml(training)).toContain('class="is-training"');
  expect(printHtml(filled.KN03_2026)).not.toContain('is-training');
  expect(docxParts(renderDocx(training)).get('word/header2.xml')).toContain('TẬP HUẤN');
  expect(docxParts(renderDocx(filled.KN03_2026)).get('word/header2.xml')).not.toContain('TẬP HUẤN');
});

test('the sheet has the measures of Decree 30/2020', () => {
  const parts = docxParts(renderDocx(filled.KN03_2026));
  const document = parts.get('word/document.xml') ?? '';
  expect(document).toContain('<w:pgSz w:w="11906" w:h="16838"/>');
  expect(document).toContain('w:top="1134" w:right="1020" w:bottom="1134" w:left="1701"');
  expect(document).toContain('<w:titlePg/>');
  expect(parts.get('word/header1.xml')).toContain('PAGE');
  expect(parts.get('word/header2.xml')).not.toContain('PAGE');
  expect(parts.get('word/styles.xml')).toContain('Times New Roman');
});

test('the stored frame is what the builder makes', () => {
  expect(docxParts(readFileSync(framePath))).toEqual(docxParts(buildFrame()));
});

describe("a unit's own frame", () => {
  const changed = (change: (xml: string) => string) => {
    const zip = new PizZip(buildFrame());
    zip.file('word/document.xml', change(zip.file('word/document.xml')?.asText() ?? ''));
    return zip.generate({ type: 'nodebuffer' });
  };
  test('is used when given', () => {
    const own = changed((xml) => xml.replace('Kính gửi:', 'Trân trọng gửi:'));
    expect(templateProblems(own)).toEqual([]);
    expect(docxText(filled.KN03_2026, own)).toContain('Trân trọng gửi: Bà Nguyễn Thị Hạnh');
  });
  test('is refused with a sentence when a tag is missing, unknown or the file is no Word file', () => {
    expect(templateProblems(changed((xml) => xml.replace('{@foot}', '')))).toEqual(['Tệp mẫu thiếu thẻ {@foot}.']);
    expect(templateProblems(changed((xml) => xml.replace('{title}', '{tieuDe}')))).toHaveLength(1);
    expect(templateProblems(Buffer.from('not a zip'))).toHaveLength(1);
  });
});

test('the catalogue: what came with the law of 2026 is not offered before 01/7/2026', () => {
  expect(paperKinds.filter((kind) => !paperKindsOn('2026-06-30').includes(kind))).toEqual(['KN14A_2026', 'KN14B_2026']);
  expect(paperKindsOn('2026-07-01')).toEqual([...paperKinds]);
});

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
  const { frame: office, ...more } = { frame, ...filledData.SUPPLEMENT_REQUEST };
  const paper = composePaper('SUPPLEMENT_REQUEST', { ...more, submitTo: ' ' }, office);
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

test('a refusal of a visit does not say its kind twice, and says both kinds of a mixed one', () => {
  const refused = { ...frame, person: hanh, visitedOn: '2026-11-20', ground: 'A9_3' as const };
  const words = (contentType: 'KN' | 'MIXED') =>
    paperText(composeTCD01({ ...refused, contentType, summary: 'Khiếu nại về việc UBND phường thu hồi đất' })).join(' ');
  expect(words('KN')).toContain('để khiếu nại về việc UBND phường thu hồi đất.');
  expect(words('MIXED')).toContain('để khiếu nại, kiến nghị, phản ánh về việc UBND phường thu hồi đất.');
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

test('a form of two rulings is listed by the one it says', () => {
  const refusal = { outcome: { accepted: false } };
  expect(paperTitle({ kind: 'TC05_2019', fields: refusal })).toBe('Thông báo việc không thụ lý tố cáo');
  expect(paperTitle({ kind: 'TC05_2019', fields: filledData.TC05_2019 as object as Record<string, unknown> })).toBe(
    'Thông báo việc thụ lý tố cáo',
  );
  expect(paperTitle({ kind: 'KN14A_2026', fields: { act: 'suspend' } })).toBe('Quyết định tạm đình chỉ giải quyết khiếu nại');
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

test.each([
  ['Kế toán trường tiểu học', 'Kế toán trường tiểu học'],
  ['Tổ trưởng tổ dân phố số 5', 'Tổ trưởng tổ dân phố số 5'],
  ['Lê Văn Bình', 'ông (bà) Lê Văn Bình'],
  ['Bí Thị Tư', 'ông (bà) Bí Thị Tư'],
])('a post that stands where a name could is not spoken of as a person: %s', (name, said) => {
  expect(calledOr(name)).toBe(said);
});
