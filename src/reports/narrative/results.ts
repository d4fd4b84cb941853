// Chapter II of Mẫu số 02: what was received, handled, resolved and carried out, table by table. Pure.
import { DOTS } from '../../documents/papers/number.ts';
import { type Block, paragraph } from '../../documents/papers/paper.ts';
import { figureWords } from '../numbers.ts';
import type { TableCode } from '../tables/table.ts';
import { ask, type Contents, heading } from './contents.ts';
import type { Words } from './figures.ts';
import type { Receptions } from './receptions.ts';
import type { ToldField } from './told.ts';

/** @param words sentences of figures @param contents the figures themselves */
export const results = (words: Words, contents: Contents): Block[] => [
  ...reception(words, contents),
  ...petitions(words),
  ...resolution(words),
  ...execution(words),
  ...protection(contents),
  ...management(words, contents),
];

function reception({ n, compared, comparedSum }: Words, { receptions }: Contents): Block[] {
  return [
    heading('1. Công tác tiếp công dân (Biểu 01/TCD)'),
    paragraph(
      `- Đã tiếp ${compared('01-tcd', 1, 'lượt')}, ${compared('01-tcd', 2, 'người')} về ${n('01-tcd', 3, 'vụ việc')}; ${compared('01-tcd', 4, 'đoàn đông người')} với ${comparedSum('01-tcd', [9, 15, 21], 'người')}.`,
    ),
    paragraph(
      `- Thủ trưởng trực tiếp tiếp ${n('01-tcd', 10, 'ngày')}, ${compared('01-tcd', 11, 'lượt')}, ${n('01-tcd', 12, 'người')}, ${n('01-tcd', 13, 'vụ việc')}, ${n('01-tcd', 14, 'đoàn đông người')} với ${n('01-tcd', 15, 'người')}; ủy quyền tiếp ${n('01-tcd', 16, 'ngày')}, ${n('01-tcd', 17, 'lượt')}, ${n('01-tcd', 18, 'người')}, ${n('01-tcd', 19, 'vụ việc')}, ${n('01-tcd', 20, 'đoàn đông người')} với ${n('01-tcd', 21, 'người')}.`,
    ),
    paragraph(periodicWords(receptions)),
  ];
}

/** "đã tiếp định kỳ 5/6 ngày theo quy định (ít nhất 2 ngày mỗi tháng, …)": the head's own days against those the law asks of him. */
function periodicWords({ held, delegated, least, duties, units, met, notLive }: Receptions): string {
  const count = (value: number) => figureWords(value, 0);
  const rule = duties.length > 0 ? ` (ít nhất ${duties.join('; ')})` : '';
  const others = delegated > 0 ? `; ủy quyền tiếp định kỳ ${count(delegated)} ngày, không tính vào số ngày này` : '';
  const reach = units > 1 ? `; ${count(met)}/${count(units)} đơn vị đủ số ngày` : '';
  const onPaper = notLive > 0 ? `; không tính ${count(notLive)} đơn vị chưa vận hành phần mềm` : '';
  const why = met < units ? `; lý do chưa đủ: ${DOTS}` : '';
  if (units === 0)
    return `- Người đứng đầu đã tiếp định kỳ ${count(held)} ngày; trong kỳ chưa có tháng, tuần nào phải tiếp theo quy định.`;
  return `- Người đứng đầu đã tiếp định kỳ ${count(held)}/${count(least)} ngày theo quy định${rule}${others}${reach}${onPaper}${why}.`;
}

function petitions({ n, compared }: Words): Block[] {
  return [
    heading('2. Tiếp nhận, phân loại và xử lý đơn (Biểu 02/XLD)'),
    paragraph(
      `a) Tổng số ${compared('02-xld', 1, 'đơn')}, nhận qua tiếp công dân và từ các nguồn khác; đã xử lý ${compared('02-xld', 2, 'đơn')}; đủ điều kiện xử lý ${n('02-xld', 3, 'đơn')}; thuộc thẩm quyền ${compared('02-xld', 4, 'đơn')}, ${n('02-xld', 5, 'vụ việc')}.`,
    ),
    paragraph(
      `b) Đơn thuộc thẩm quyền: khiếu nại ${n('02-xld', 6, 'đơn')} (lần đầu ${n('02-xld', 7)}, lần hai ${n('02-xld', 8)}; đất đai ${n('02-xld', 9)}, chế độ, chính sách ${n('02-xld', 10)}, khác ${n('02-xld', 11)}); tố cáo ${n('02-xld', 12, 'đơn')} (lần đầu ${n('02-xld', 13)}, tố cáo tiếp ${n('02-xld', 14)}; hành chính ${n('02-xld', 15)}, tham nhũng ${n('02-xld', 16)}, tư pháp ${n('02-xld', 17)}, khác ${n('02-xld', 18)}); kiến nghị, phản ánh ${compared('02-xld', 19, 'đơn')} (chế độ, chính sách ${n('02-xld', 20)}, đất đai ${n('02-xld', 21)}, khác ${n('02-xld', 22)}).`,
    ),
    paragraph(
      `c) Đơn không thuộc thẩm quyền: ${compared('02-xld', 23, 'đơn')}; đã hướng dẫn công dân gửi đơn ${n('02-xld', 24, 'đơn')}, đã chuyển đến cơ quan có thẩm quyền giải quyết ${n('02-xld', 25, 'đơn')}.`,
    ),
  ];
}

function resolution({ n, compared, money }: Words): Block[] {
  /** "3 (cùng kỳ năm trước 2, tăng 50%)" */
  const of = (code: TableCode, no: number) => compared(code, no, '');
  const handled = (code: TableCode) =>
    `${compared(code, 1, 'đơn thuộc thẩm quyền')}, ${compared(code, 2, 'vụ việc')}; đang xem xét điều kiện thụ lý ${n(code, 3)}, đã thụ lý ${n(code, 4)}, không thụ lý ${n(code, 5)}, rút đơn, đình chỉ ${n(code, 6)}`;
  return [
    heading('3. Kết quả giải quyết khiếu nại, tố cáo (Biểu 03/GQKN, 04/GQTC)'),
    paragraph(`a) Giải quyết khiếu nại: ${handled('03-gqkn')}.`),
    paragraph(
      `Ban hành ${compared('03-gqkn', 7, 'quyết định giải quyết')}: lần đầu: khiếu nại đúng ${of('03-gqkn', 8)}, sai ${of('03-gqkn', 9)}, đúng một phần ${of('03-gqkn', 10)}; lần hai: công nhận kết quả lần đầu ${of('03-gqkn', 11)}, hủy, sửa ${of('03-gqkn', 12)}.`,
    ),
    paragraph(
      `Kiến nghị thu hồi cho Nhà nước ${money('03-gqkn', 13)}; trả lại ${money('03-gqkn', 15)} cho ${n('03-gqkn', 17, 'tổ chức')}, ${n('03-gqkn', 18, 'cá nhân')}; kiến nghị xử lý hành chính ${compared('03-gqkn', 19, 'người')}, trong đó ${n('03-gqkn', 20)} cán bộ, công chức, viên chức; chuyển cơ quan điều tra ${compared('03-gqkn', 21, 'vụ')}, ${n('03-gqkn', 22, 'người')}, trong đó ${n('03-gqkn', 23)} cán bộ, công chức, viên chức.`,
    ),
    paragraph(`b) Giải quyết tố cáo: ${handled('04-gqtc')}.`),
    paragraph(
      `Ban hành ${compared('04-gqtc', 7, 'kết luận')}: tố cáo lần đầu: đúng ${of('04-gqtc', 8)}, sai ${of('04-gqtc', 9)}, có đúng có sai ${of('04-gqtc', 10)}; tố cáo tiếp: đúng ${of('04-gqtc', 11)}, sai ${of('04-gqtc', 12)}, có đúng có sai ${of('04-gqtc', 13)}.`,
    ),
    paragraph(
      `Kiến nghị thu hồi cho Nhà nước ${money('04-gqtc', 14)}; trả lại ${money('04-gqtc', 16)} cho ${n('04-gqtc', 18, 'tổ chức')}, ${n('04-gqtc', 19, 'cá nhân')}; kiến nghị xử lý hành chính ${compared('04-gqtc', 20, 'tổ chức')}, ${compared('04-gqtc', 21, 'cá nhân')}, trong đó ${n('04-gqtc', 22)} cán bộ, công chức, viên chức; chuyển cơ quan điều tra ${compared('04-gqtc', 23, 'vụ')}, ${n('04-gqtc', 24, 'đối tượng')}, trong đó ${n('04-gqtc', 25)} cán bộ, công chức, viên chức.`,
    ),
  ];
}

function execution({ of, n, compared, money }: Words): Block[] {
  /** ", gồm 2 kỳ trước chuyển sang, 3 ban hành trong kỳ"; '' where the tables do not agree. */
  const made = (due: number, issued: number) =>
    due < issued ? '' : `, gồm ${figureWords(due - issued, 0)} kỳ trước chuyển sang, ${figureWords(issued, 0)} ban hành trong kỳ`;
  const officials = (no: number) => `, trong đó ${n('05-kqth', no)} cán bộ, công chức, viên chức`;
  return [
    heading('4. Kết quả thi hành Quyết định giải quyết khiếu nại, thực hiện kết luận nội dung tố cáo (Biểu 05/KQTH)'),
    paragraph(
      `- Quyết định: phải thi hành ${compared('05-kqth', 1, 'quyết định')}${made(of('05-kqth', 1), of('03-gqkn', 7))}; đã thi hành xong ${compared('05-kqth', 2, 'quyết định')}; phải thu hồi cho Nhà nước ${money('05-kqth', 3)}, đã thu ${money('05-kqth', 5)}; phải trả tổ chức, cá nhân ${money('05-kqth', 7)}, đã trả ${money('05-kqth', 9)}; đã xử lý hành chính ${compared('05-kqth', 11, 'người')}${officials(12)}; đã khởi tố ${compared('05-kqth', 13, 'vụ')}, ${n('05-kqth', 14, 'người')}${officials(15)}.`,
    ),
    paragraph(
      `- Kết luận: phải thực hiện ${compared('05-kqth', 16, 'kết luận')}${made(of('05-kqth', 16), of('04-gqtc', 7))}; đã thực hiện xong ${compared('05-kqth', 17, 'kết luận')}; phải thu hồi cho Nhà nước ${money('05-kqth', 18)}, đã thu ${money('05-kqth', 20)}; phải trả tổ chức, cá nhân ${money('05-kqth', 22)}, đã trả ${money('05-kqth', 24)}; đã xử lý hành chính ${compared('05-kqth', 26, 'tổ chức')}, ${compared('05-kqth', 27, 'cá nhân')}${officials(28)}; đã khởi tố ${compared('05-kqth', 29, 'vụ')}, ${n('05-kqth', 30, 'đối tượng')}${officials(31)}.`,
    ),
  ];
}

/** What a unit told itself, a marked gap where it told nothing; of several units how many of them did. */
function toldWords({ told, isOfSeveral }: Contents, field: ToldField, unit: string): string {
  const found = told[field];
  if (!found) return `${DOTS} ${unit}`;
  const by = isOfSeveral ? ` (theo ${figureWords(found.units, 0)} đơn vị đã nhập)` : '';
  return `${figureWords(found.figure, 0)} ${unit}${by}`;
}

const protection = (contents: Contents): Block[] => [
  heading('5. Bảo vệ người tố cáo (nếu có)'),
  paragraph(
    `Tổng số người được bảo vệ (người tố cáo, thân nhân của người tố cáo): ${toldWords(contents, 'protectedPersons', 'người')}; trong đó được áp dụng biện pháp bảo vệ vị trí công tác, việc làm: ${toldWords(contents, 'protectedPosts', 'người')}; bảo vệ tính mạng, sức khỏe, tài sản, danh dự, nhân phẩm: ${toldWords(contents, 'protectedLives', 'người')}.`,
  ),
];

function management({ n, compared }: Words, contents: Contents): Block[] {
  return [
    heading('6. Công tác quản lý nhà nước về tiếp công dân, giải quyết khiếu nại, tố cáo (06/QLKNTC)'),
    ask(
      'a) Sự lãnh đạo, chỉ đạo, điều hành của cấp ủy, chính quyền về công tác tiếp công dân, xử lý đơn, giải quyết khiếu nại, tố cáo',
    ),
    paragraph(
      `b) Ban hành mới ${compared('06-qlkntc', 1, 'văn bản')}, sửa đổi, bổ sung ${n('06-qlkntc', 2)}, hủy bỏ ${n('06-qlkntc', 3)}; tập huấn, tuyên truyền, phổ biến, giáo dục pháp luật ${compared('06-qlkntc', 4, 'lớp')}, ${n('06-qlkntc', 5, 'người')}.`,
    ),
    paragraph(
      `c) Thanh tra trách nhiệm ${compared('06-qlkntc', 6, 'cuộc')}, ${n('06-qlkntc', 7, 'đơn vị')} được thanh tra, ${toldWords(contents, 'unitsAtFault', 'đơn vị có vi phạm')}; ban hành ${n('06-qlkntc', 8, 'kết luận')}; kiến nghị xử lý hành chính ${n('06-qlkntc', 9, 'tổ chức')}, ${n('06-qlkntc', 10, 'cá nhân')}; chuyển cơ quan điều tra ${n('06-qlkntc', 11, 'tổ chức')}, ${n('06-qlkntc', 12, 'cá nhân')}; thực hiện ${n('06-qlkntc', 13, 'kết luận')}: đã xử lý hành chính ${n('06-qlkntc', 14, 'tổ chức')}, ${n('06-qlkntc', 15, 'cá nhân')}, đã khởi tố ${n('06-qlkntc', 16, 'vụ')}, ${n('06-qlkntc', 17, 'đối tượng')}.`,
    ),
  ];
}
