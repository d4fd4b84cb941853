// What goes in with something missing, in sentences: open petitions whose limit has no day, rows without a sender. Said before they go in.
import type { GroupCount, RowCounts } from './queries.ts';
import { number } from './screens.ts';
import type { ImportSettings } from './settings.ts';
import type { Book } from './targets.ts';

/** "2021, 2022, 2023" → "2021–2023"; "2021, 2023" as it is. */
function yearsWords(years: readonly number[]): string {
  const sorted = [...new Set(years)].sort((one, other) => one - other);
  const [first = 0] = sorted;
  const last = sorted.at(-1) ?? first;
  if (sorted.length > 1 && last - first === sorted.length - 1) return `các năm ${first}–${last}`;
  return sorted.length > 1 ? `các năm ${sorted.join(', ')}` : `năm ${first}`;
}

const sum = (groups: readonly GroupCount[], of: (group: GroupCount) => number) =>
  groups.reduce((all, group) => all + of(group), 0);

/** What becomes of the rows that go on: how many get a day, how many do not and why. */
export function openWords(groups: readonly GroupCount[]): string[] {
  const open = sum(groups, (group) => group.open);
  const [undated, unruled] = [sum(groups, (group) => group.undated), sum(groups, (group) => group.unruled)];
  if (open === 0) return ['Không có đơn nào đang xử lý; đơn cũ không sinh nhắc hạn.'];
  const dated = open - undated - unruled;
  return [
    ...(dated > 0
      ? [`${number(dated)} đơn đang xử lý được tính hạn theo dữ liệu chuyển đổi và vào hàng việc chờ phân công.`]
      : []),
    ...withoutDayWords(groups),
    ...acceptedWords(groups),
  ];
}

/** Of the rows that go on those the book says were accepted: what becomes of them, and what is to be done where the book gives no day. */
export function acceptedWords(groups: readonly GroupCount[]): string[] {
  const [accepted, unaccepted] = [sum(groups, (group) => group.accepted), sum(groups, (group) => group.unaccepted)];
  const elsewhere = sum(groups, (group) => group.elsewhere);
  return [
    ...(accepted > 0
      ? [
          `${number(accepted)} đơn đã thụ lý, đang giải quyết: vào sổ với ngày thụ lý ghi trong sổ cũ, hạn giải quyết tính từ ngày ấy, chờ lãnh đạo giao xác minh.`,
        ]
      : []),
    ...(unaccepted > 0
      ? [
          `${number(unaccepted)} đơn ghi đã thụ lý mà sổ không ghi ngày thụ lý (hoặc tố cáo không rõ người bị tố cáo, đơn có nhiều nội dung): vào hàng việc; mở từng đơn, “Ghi việc đã thụ lý trên giấy” với ngày, số văn bản thụ lý, hạn giải quyết tính từ ngày ấy (tố cáo ghi người bị tố cáo trước, đơn nhiều nội dung tách trước).`,
        ]
      : []),
    ...(elsewhere > 0
      ? [
          `${number(elsewhere)} đơn ghi cơ quan khác thụ lý: vào sổ là đã thụ lý, sổ cũ không ghi kết quả; việc giải quyết ở cơ quan ấy.`,
        ]
      : []),
    ...(accepted + unaccepted > 0
      ? ['Đơn đã thụ lý mà nay đã giải quyết xong, sổ không ghi kết quả, thì đổi nghĩa chữ ấy ở “Khớp giá trị” trước khi nhập.']
      : []),
  ];
}

/** Of the rows that go on those without a day; none where every one gets its day. */
export function withoutDayWords(groups: readonly GroupCount[]): string[] {
  const [undated, unruled] = [sum(groups, (group) => group.undated), sum(groups, (group) => group.unruled)];
  const years = yearsWords(groups.flatMap((group) => group.lacking));
  return [
    ...(undated > 0
      ? [
          `${number(undated)} đơn đang xử lý chưa tính được ngày hết hạn vì chưa có lịch nghỉ của ${years}: vào hàng việc chờ phân công, ở nhóm “Chưa tính được hạn”, không đếm trong số quá hạn.`,
        ]
      : []),
    ...(unruled > 0
      ? [
          `${number(unruled)} đơn đang xử lý không tính hạn vì phần mềm không có quy định thời hạn xử lý của ngày nhận đơn (quy định có từ ngày 01/07/2012; đơn trước đó lấy theo luật có hiệu lực khi ấy): vào hàng việc chờ phân công, ở nhóm “Không tính hạn”.`,
        ]
      : []),
  ];
}

/** How rows without a sender go in. '' where every row has one. */
export function namelessWords(
  { nameless, namelessSealed }: RowCounts,
  book: Book,
  choice: ImportSettings['blankSender'],
): string {
  if (nameless === 0) return '';
  const sealed = namelessSealed > 0 ? `, trong đó ${number(namelessSealed)} tố cáo` : '';
  const who = book === 'petitions' ? 'người gửi' : 'người đến';
  const how = choice === 'anonymous' ? `vào sổ không có ${who}, ghi chú “Đơn nặc danh”` : `vào sổ là không rõ ${who}`;
  return `${number(nameless)} dòng không ghi ${who}${sealed}: ${how}.`;
}
