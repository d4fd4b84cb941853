// What can be wrong with a cell, as a sentence that says what to do. A row with an error waits outside; a warning lets it in. Pure.
import { type Book, type TargetCode, targets } from './targets.ts';
import { type ChoiceField, choiceFields, meaningsOf } from './vocabulary.ts';

export const problemCodes = [
  'missing',
  'onlyDays',
  'date',
  'noSuchDay',
  'future',
  'tooOld',
  'beforeReceipt',
  'afterReceipt',
  'afterEnd',
  'otherEnd',
  'unknownValue',
  'otherRound',
  'tooLong',
  'formulaError',
  'withheld',
  'oddNumber',
  'looksDenunciation',
  'besideDenounces',
  'looksReport',
  'besideReports',
  'namelessSender',
  'twice',
  'alreadyImported',
  'named',
  'refused',
  'stopped',
  'year',
  'count',
  'oddId',
  'unknownUnit',
  'oddDue',
] as const;
export type ProblemCode = (typeof problemCodes)[number];

/** Warnings: the row is taken, the cell as written or left out. */
const soft = new Set<ProblemCode>(['afterReceipt', 'otherEnd', 'year', 'count', 'oddId', 'unknownUnit', 'oddDue']);
/** Does it keep its row outside? A warning does not. */
export const isError = (code: ProblemCode) => !soft.has(code);

/** What is stored of a problem: which column, what; never the cell. */
export interface Problem {
  target: TargetCode;
  code: ProblemCode;
}

const sentences: Record<ProblemCode, (label: string) => string> = {
  missing: (label) => `Thiếu “${label}”. Điền vào ô này.`,
  onlyDays: () =>
    'Dòng này chỉ có ngày, không có nội dung: dòng trống trong sổ thì bỏ qua; sổ giấy còn ghi nội dung thì điền vào tệp rồi gửi lại dòng này.',
  date: (label) => `“${label}” không đọc được thành ngày. Ghi dạng ngày/tháng/năm, ví dụ 03/9/2017.`,
  noSuchDay: (label) => `“${label}” ghi một ngày không có trong lịch (như 31/02 hay tháng 13). Kiểm tra lại ngày, tháng.`,
  future: (label) => `“${label}” sau hôm nay. Kiểm tra lại năm.`,
  tooOld: (label) => `“${label}” trước năm 1990. Kiểm tra lại năm.`,
  beforeReceipt: (label) => `“${label}” trước ngày nhận đơn. Kiểm tra lại hai ngày.`,
  afterReceipt: (label) =>
    `“${label}” sau ngày nhận đơn, giữ nguyên như đã ghi. Kiểm tra cột ấy có phải ngày văn bản trả lời không.`,
  afterEnd: (label) => `“${label}” sau ngày xử lý, kết thúc của dòng này. Kiểm tra lại hai ngày, hoặc hai cột đã chọn.`,
  otherEnd: (label) =>
    `Dòng có “${label}” mà kết quả không phải là thụ lý, giải quyết, đình chỉ hay rút đơn: tính theo kết quả, ngày ấy vẫn giữ ở trang đơn. Đúng sổ thì để nguyên; chép sai thì sửa ngày hoặc kết quả trong tệp.`,
  unknownValue: (label) => `Chưa rõ giá trị của “${label}” nghĩa là gì. Chọn ở bước “Khớp giá trị”, hoặc sửa ô này trong tệp.`,
  otherRound: () => 'Loại đơn và lần giải quyết nói khác nhau: một ô ghi lần đầu, một ô ghi lần hai. Sửa lại một trong hai ô.',
  tooLong: (label) => `“${label}” dài quá mức của một ô loại này. Kiểm tra đã chọn đúng cột chưa.`,
  formulaError: (label) => `“${label}” là lỗi công thức của Excel. Gõ lại giá trị vào ô.`,
  withheld: (label) => `“${label}” đang được bảo mật. Chép lại ô này từ tệp gốc.`,
  oddNumber: (label) => `“${label}” không giống một số vào sổ. Kiểm tra đã chọn đúng cột chưa.`,
  looksDenunciation: (label) =>
    `“${label}” có chữ “tố cáo” nhưng loại đơn không phải là tố cáo. Sửa loại đơn thành “Tố cáo” để người gửi được bảo mật; không phải tố cáo thì viết lại câu ấy.`,
  looksReport: (label) =>
    `“${label}” có chữ “tố giác” nhưng loại đơn không phải là tố cáo. Sửa loại đơn thành “Tố cáo” để người gửi được bảo mật; không phải tố giác, tố cáo thì viết lại câu ấy.`,
  besideReports: () =>
    'Một cột chưa chọn ý nghĩa có chữ “tố giác” nhưng loại đơn không phải là tố cáo. Sửa loại đơn thành “Tố cáo” để người gửi được bảo mật; không phải tố giác, tố cáo thì viết lại ô ấy.',
  besideDenounces: () =>
    'Một cột chưa chọn ý nghĩa có chữ “tố cáo” nhưng loại đơn không phải là tố cáo. Sửa loại đơn thành “Tố cáo” để người gửi được bảo mật; không phải tố cáo thì viết lại ô ấy.',
  namelessSender: (label) =>
    `Đơn tố cáo có cột họ tên trống hoặc không đọc được mà “${label}” có tên người. Ghi họ tên người gửi, hoặc để nội dung không có tên.`,
  twice: () =>
    'Trùng số với một dòng ở trên trong cùng tệp. Giữ lại một dòng; sổ đánh số lại trong năm thì chọn “Có lặp lại” ở bước khớp cột.',
  alreadyImported: () => 'Dòng này đã được nhập ở một đợt trước của cùng nguồn. Không nhập lại.',
  // Told to whoever looks, so never that somebody is named: whom it is against does not see the row at all.
  named: () => 'Dòng này cần người khác nhập vào sổ. Để đồng nghiệp khác tải tệp lên và nhập dòng này.',
  refused: () => 'Dòng này chưa vào sổ được theo quy tắc tiếp nhận. Vào sổ bằng tay tại mục Tiếp nhận đơn.',
  stopped: () => 'Đợt nhập dừng trước khi tới dòng này. Gửi lại dòng này trong một tệp mới.',
  year: (label) => `“${label}” không đọc được thành năm bốn chữ số nên để trống.`,
  count: (label) => `“${label}” không đọc được thành số nên tính là một người.`,
  oddId: (label) => `“${label}” không đúng số chữ số của giấy tờ nào, giữ nguyên như đã ghi.`,
  unknownUnit: (label) => `“${label}” không khớp một cơ quan nào, giữ nguyên chữ đã ghi.`,
  oddDue: (label) => `“${label}” không đọc được thành ngày, hoặc trước ngày nhận đơn, ngày thụ lý: giữ nguyên chữ ở ghi chú.`,
};

/** More accepted words than these are no advice. */
const mostNamed = 16;

/** @param unknown the row's values nobody has given a meaning: one that is not shown is never asked for, so only the file can say it */
export function problemWords(
  { target, code }: Problem,
  unknown: readonly { field: ChoiceField; shown: string }[],
  book: Book,
): string {
  const { label } = targets[target];
  const hidden = code === 'unknownValue' && choiceFields.find((field) => field === target);
  if (!hidden || unknown.some((one) => one.field === target && one.shown !== '')) return sentences[code](label);
  const accepted = meaningsOf(hidden, book).map((one) => `“${one.label}”`);
  const among = accepted.length > mostNamed ? '' : ` thành một trong các chữ ${accepted.join(', ')}`;
  return `Chưa rõ giá trị của “${label}” nghĩa là gì. Sửa ô này trong tệp${among} rồi gửi lại dòng này.`;
}

/** The same said of many rows, for the count of reasons. */
const reasons: Record<ProblemCode, (label: string) => string> = {
  missing: (label) => `Thiếu ${lower(label)}`,
  onlyDays: () => 'Dòng chỉ có ngày, không có nội dung',
  date: (label) => `${label} không phải là ngày`,
  noSuchDay: (label) => `${label} không có trong lịch`,
  future: (label) => `${label} sau hôm nay`,
  tooOld: (label) => `${label} trước năm 1990`,
  beforeReceipt: (label) => `${label} trước ngày nhận đơn`,
  afterReceipt: (label) => `${label} sau ngày nhận đơn: kiểm tra cột ấy có phải ngày văn bản trả lời không`,
  afterEnd: (label) => `${label} sau ngày xử lý, kết thúc`,
  otherEnd: (label) =>
    `${label} có ngày mà kết quả không phải là thụ lý, giải quyết, đình chỉ hay rút đơn: đúng sổ thì để nguyên`,
  unknownValue: (label) => `${label} chưa rõ nghĩa`,
  otherRound: () => 'Loại đơn và lần giải quyết nói khác nhau',
  tooLong: (label) => `${label} quá dài`,
  formulaError: (label) => `${label} là lỗi công thức`,
  withheld: (label) => `${label} chưa chép lại từ tệp gốc`,
  oddNumber: (label) => `${label} không giống số vào sổ`,
  looksDenunciation: () => 'Nội dung là tố cáo, loại đơn thì không',
  looksReport: () => 'Nội dung có lời tố giác, loại đơn không phải là tố cáo',
  besideReports: () => 'Cột chưa chọn ý nghĩa có lời tố giác, loại đơn không phải là tố cáo',
  besideDenounces: () => 'Cột chưa chọn ý nghĩa có lời tố cáo, loại đơn thì không',
  namelessSender: () => 'Tố cáo không rõ họ tên người gửi mà nội dung có tên người',
  twice: () => 'Trùng một dòng trong cùng tệp',
  alreadyImported: () => 'Đã nhập ở đợt trước',
  named: () => 'Cần người khác nhập vào sổ',
  refused: () => 'Không vào sổ được theo quy tắc tiếp nhận',
  stopped: () => 'Đợt nhập dừng trước khi tới dòng',
  year: (label) => `${label} để trống vì không đọc được`,
  count: (label) => `${label} tính là một vì không đọc được`,
  oddId: (label) => `${label} giữ nguyên, không đúng dạng`,
  unknownUnit: (label) => `${label} không khớp cơ quan nào`,
  oddDue: (label) => `${label} giữ ở ghi chú vì không phải là ngày của hạn`,
};
const lower = (label: string) => label.charAt(0).toLocaleLowerCase('vi') + label.slice(1);

/** The reason as a row of a list, beginning with the column's name; the cell is not in it. */
export const reasonWords = (problem: Problem) => reasons[problem.code](targets[problem.target].label);
