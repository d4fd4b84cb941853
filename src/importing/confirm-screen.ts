// One tick before many rows go in or out, or before work is given up: what will happen, in so many lines.
import type { FormState } from '../web/forms.ts';
import type { CountedNote } from './counted-days.ts';
import { type LaterImport, staleWords } from './import.ts';
import { likelyWords } from './likely-screen.ts';
import type { GroupCount, ListedImport, RowCounts } from './queries.ts';
import { importName, number } from './screens.ts';
import { countedOnly, type Sight, uncounted } from './sight.ts';
import { bookNames, targets } from './targets.ts';
import { openWords } from './without-screen.ts';

export interface ConfirmPage {
  title: string;
  back: { href: string; label: string };
  form: FormState;
  words: string;
  lines: string[];
  /** Rows that signed opening figures may hold already, a sentence a table. */
  countedTwice: CountedNote[];
  /** '' where nothing is confirmed. */
  tickLabel: string;
  primaryLabel: string;
}
declare module '../web/render.ts' {
  interface Pages {
    'importing/confirm': ConfirmPage;
  }
}

export const confirmed = ['execution', 'reversal', 'stop', 'abandonment'] as const;
export type Confirmed = (typeof confirmed)[number];

/** Good rows with a warning, the first of them by their place in the file. */
interface Warned {
  count: number;
  places: string[];
}

/** Of the rows that would go in: those that go on here, and how many seem to stand in the book already. */
interface Foreseen {
  groups: readonly GroupCount[];
  /** How rows without a sender go in; '' where there are none. */
  nameless: string;
  likely: number;
  /** What becomes of rows whose words for an outcome are not used; '' for none. */
  unusedEnds: string;
  /** Rows whose forwarding paper is younger than the day they came, the first of them by their place in the file. */
  forwardedLater: Warned;
  /** Rows that say when they were accepted and that they ended otherwise. */
  otherEnd: Warned;
  countedTwice: CountedNote[];
  /** Before an undo: rows a closed report counts. */
  counted: number;
  /** whole: whoever presses the button brought the file, and rows that name him stay outside (docs/decisions/0018). */
  sight: Sight;
}

/** What one of the four acts on an import will do, in figures this officer may read, before he says yes. */
export function confirmScreen(one: ListedImport, form: FormState, what: Confirmed, counts: RowCounts, of: Foreseen): ConfirmPage {
  const back = { href: `/imports/${one.id}`, label: importName(one) };
  return {
    back,
    form,
    countedTwice: of.countedTwice,
    ...(what === 'execution' ? execution(one, counts, of) : others(one, of.counted)[what]),
  };
}

/** The dry run once more before the rows go in. */
export function retryScreen(one: ListedImport, form: FormState, later: LaterImport | undefined): ConfirmPage {
  return {
    back: { href: `/imports/${one.id}`, label: importName(one) },
    form,
    countedTwice: [],
    title: 'Chạy thử lại',
    words: later ? staleWords(later) : 'Các dòng được đọc lại, so với sổ như đang có.',
    lines: [
      'Cột và giá trị giữ như đã khớp; chưa có gì vào sổ.',
      'Chạy thử xong thì xem số liệu mới, danh sách dòng có vẻ đã có trong sổ, rồi nhập vào sổ.',
    ],
    tickLabel: '',
    primaryLabel: 'Chạy thử lại',
  };
}

const warnedRows = ({ count, places }: Warned): string =>
  `${number(count)} dòng${places.length > 0 ? ` (dòng ${places.join(', ')}${count > places.length ? ' …' : ''})` : ''}`;

const otherEndWords = (warned: Warned): string =>
  `${warnedRows(warned)} có “${targets.acceptedOn.label}” mà kết quả không phải là thụ lý, giải quyết, đình chỉ hay rút đơn: chép sai thì sửa tệp, hoặc khớp lại giá trị trước khi nhập; đúng sổ thì vào sổ và được tính theo kết quả ấy, ngày thụ lý giữ ở trang đơn.`;

function laterWords(warned: Warned): string {
  return `${warnedRows(warned)} có “${targets.sourceOn.label}” sau ngày nhận đơn: nếu cột ấy là ngày văn bản trả lời thì khớp lại cột thành “${targets.closedOn.label}” trước khi nhập; đúng là văn bản chuyển đến thì vào sổ như đã ghi.`;
}

type Words = Omit<ConfirmPage, 'back' | 'form' | 'countedTwice'>;

function execution(
  one: ListedImport,
  counts: RowCounts,
  { groups, nameless, likely, unusedEnds, forwardedLater, otherEnd, sight }: Foreseen,
): Words {
  return {
    title: 'Nhập vào sổ',
    words: `${number(counts.ready)} dòng${sight === 'whole' ? '' : ` ${countedOnly}, cùng các dòng ${uncounted} nếu có,`} của “${one.sourceName}” vào ${bookNames[one.book].toLocaleLowerCase('vi')} của đơn vị, mang tên ông, bà là người nhập.`,
    lines: [
      ...(unusedEnds ? [`${unusedEnds} Muốn dùng các chữ ấy thì khớp lại cột trước khi nhập.`] : []),
      ...(forwardedLater.count > 0 ? [laterWords(forwardedLater)] : []),
      ...(otherEnd.count > 0 ? [otherEndWords(otherEnd)] : []),
      ...(likely > 0 ? [`${likelyWords(likely)} Danh sách ở trang đợt nhập.`] : []),
      'Mỗi dòng được cấp số mới theo năm nhận; số trên sổ cũ được giữ và tìm được.',
      'Người tố cáo được niêm phong ngay khi vào sổ, không ai đọc được họ tên nếu không có quyền xem.',
      ...(nameless ? [`${nameless} Muốn chọn khác thì khớp lại cột trước khi nhập.`] : []),
      ...openWords(groups),
      sight !== 'whole'
        ? 'Dòng chưa nhập được, nếu có, ở lại ngoài sổ trong 30 ngày, tải về để sửa rồi gửi lại.'
        : counts.bad > 0
          ? `${number(counts.bad)} dòng chưa nhập được ở lại ngoài sổ trong 30 ngày, tải về để sửa rồi gửi lại.`
          : 'Tất cả các dòng đều nhập được.',
      ...(sight === 'whole'
        ? ['Dòng cần người khác nhập vào sổ, nếu có, ở lại ngoài sổ: số dòng đã nhập khi ấy ít hơn số ở trên.']
        : []),
      'Nội dung các dòng đã vào sổ không còn lưu riêng ở đợt nhập.',
    ],
    tickLabel: 'Tôi đã xem số liệu chạy thử theo năm, loại đơn và các chữ trong tệp được hiểu là gì',
    primaryLabel: 'Nhập vào sổ',
  };
}

const others = (one: ListedImport, counted: number): Record<Exclude<Confirmed, 'execution'>, Words> => ({
  reversal: {
    title: 'Hoàn tác đợt nhập',
    words: 'Các đơn, lượt tiếp của đợt này mà chưa ai xử lý tiếp được đưa ra khỏi sổ.',
    lines: [
      'Dòng đã có người phân loại, soạn dở, thêm tài liệu, lập văn bản, chuyển đi, mở thông tin người tố cáo thì giữ nguyên; dòng ông, bà không được xem cũng vậy.',
      'Số nằm cuối sổ được cấp lại; số đã có đơn khác vào sau thì giữ trong sổ, gạch ngang, kèm lý do.',
      ...(counted > 0
        ? [
            `${number(counted)} dòng đã tính vào báo cáo đã chốt: khi ra khỏi sổ vẫn giữ số, gạch ngang, kèm lý do, không cấp lại, vì danh sách hồ sơ của báo cáo đã ký dẫn đến các số ấy.`,
          ]
        : []),
      'Các dòng chưa nhập được của đợt này không tải về được nữa.',
    ],
    tickLabel: 'Tôi muốn đưa đợt nhập này ra khỏi sổ',
    primaryLabel: 'Hoàn tác đợt nhập',
  },
  stop:
    one.state === 'undoing'
      ? {
          title: 'Dừng hoàn tác',
          words: 'Việc đưa các dòng ra khỏi sổ dừng ở dòng đang làm.',
          lines: ['Dòng đã ra khỏi sổ thì thôi; dòng chưa ra vẫn ở trong sổ, hoàn tác lần nữa được.'],
          tickLabel: 'Tôi muốn dừng việc hoàn tác',
          primaryLabel: 'Dừng hoàn tác',
        }
      : {
          title: 'Dừng nhập',
          words: 'Việc nhập dừng ở dòng đang làm.',
          lines: [
            'Dòng đã vào sổ ở lại trong sổ, hoàn tác được.',
            'Dòng chưa vào sổ chuyển sang danh sách chưa nhập được, tải về để gửi lại.',
          ],
          tickLabel: 'Tôi muốn dừng việc nhập',
          primaryLabel: 'Dừng nhập',
        },
  abandonment: {
    title: 'Bỏ đợt nhập',
    words: `Đợt nhập “${one.sourceName}” không vào sổ; nội dung tệp trong phần mềm bị xóa.`,
    lines: [
      'Chưa có dòng nào vào sổ.',
      'Cách khớp cột, khớp giá trị của quyển sổ vẫn được nhớ; tệp gốc ở máy của đơn vị không mất.',
    ],
    tickLabel: 'Tôi muốn bỏ đợt nhập này',
    primaryLabel: 'Bỏ đợt nhập',
  },
});
