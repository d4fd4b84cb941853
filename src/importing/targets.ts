// What a column of an old book can be, and the heads offices give it. Pure.
import { fold } from '../search/fold.ts';
import { readDate } from './cells.ts';

export const books = ['petitions', 'visits'] as const;
export type Book = (typeof books)[number];
export const bookNames: Record<Book, string> = { petitions: 'Sổ đơn thư', visits: 'Sổ tiếp công dân' };

export const targetCodes = [
  'oldNumber',
  'receivedOn',
  'type',
  'round',
  'name',
  'nameAddress',
  'birthYear',
  'gender',
  'idNumber',
  'phone',
  'ward',
  'address',
  'senderCount',
  'respondent',
  'subject',
  'summary',
  'request',
  'field',
  'contestedNumber',
  'writtenOn',
  'source',
  'sourceOrg',
  'sourceNumber',
  'sourceOn',
  'kind',
  'hostName',
  'state',
  'acceptedOn',
  'acceptedNumber',
  'dueOn',
  'remoteArea',
  'closedOn',
  'handledBy',
  'result',
  'note',
] as const;
export type TargetCode = (typeof targetCodes)[number];

interface Target {
  label: string;
  books: readonly Book[];
  /** Folded words a head begins with or is; the more telling first. */
  heads: readonly string[];
  /** Heads of a mere order: taken where no column has the thing itself. */
  orderHeads?: readonly string[];
  /** Values are read by a list of meanings the officer completes. */
  isChoice?: true;
}

const both = ['petitions', 'visits'] as const;

export const targets: Record<TargetCode, Target> = {
  oldNumber: {
    label: 'Số trên sổ cũ',
    books: both,
    heads: ['so den', 'so don', 'so vao so', 'ma don', 'so'],
    orderHeads: ['stt', 'tt', 't t', 'so tt', 'so thu tu', 'thu tu'],
  },
  receivedOn: {
    label: 'Ngày nhận đơn, ngày tiếp',
    books: both,
    heads: ['ngay nhan', 'ngay tiep nhan', 'ngay tiep', 'ngay den', 'ngay vao so', 'ngay thang', 'ngay'],
  },
  type: {
    label: 'Loại đơn',
    books: both,
    heads: ['loai don', 'phan loai don', 'phan loai', 'loai viec', 'loai'],
    isChoice: true,
  },
  round: {
    label: 'Lần giải quyết (lần đầu, lần hai, tố cáo tiếp)',
    books: ['petitions'],
    heads: ['lan giai quyet', 'lan khieu nai', 'lan khieu nai, to cao', 'lan gq', 'lan kn', 'lan thu', 'lan'],
    isChoice: true,
  },
  name: {
    label: 'Họ và tên người gửi',
    books: both,
    heads: ['ho va ten', 'ho ten', 'ten nguoi', 'nguoi gui', 'nguoi viet don', 'nguoi dung don', 'ten cong dan', 'cong dan'],
  },
  nameAddress: {
    label: 'Họ tên và địa chỉ chung một cột',
    books: both,
    heads: ['ho ten, dia chi', 'ho ten dia chi', 'ho ten - dia chi', 'ho ten va dia chi', 'ho va ten, dia chi'],
  },
  birthYear: { label: 'Năm sinh', books: both, heads: ['nam sinh', 'ngay sinh', 'ns'] },
  gender: { label: 'Giới tính', books: both, heads: ['gioi tinh'] },
  idNumber: {
    label: 'Số CCCD, CMND, hộ chiếu',
    books: both,
    heads: ['so cccd', 'cccd', 'so cmnd', 'cmnd', 'cmt', 'can cuoc', 'so giay to', 'ho chieu'],
  },
  phone: { label: 'Số điện thoại', books: both, heads: ['dien thoai', 'so dien thoai', 'sdt', 'dt'] },
  ward: {
    label: 'Phường, xã của người gửi',
    books: both,
    heads: ['phuong', 'xa', 'xa, phuong'],
  },
  address: { label: 'Địa chỉ', books: both, heads: ['dia chi', 'noi o', 'cho o', 'thuong tru', 'ho khau'] },
  senderCount: { label: 'Số người', books: both, heads: ['so nguoi', 'so luong nguoi', 'so cong dan'] },
  respondent: {
    label: 'Người, cơ quan bị khiếu nại, tố cáo',
    books: both,
    heads: ['nguoi bi', 'doi tuong bi', 'co quan bi', 'bi khieu nai', 'bi to cao'],
  },
  subject: { label: 'Trích yếu', books: ['petitions'], heads: ['trich yeu', 've viec'] },
  summary: { label: 'Nội dung', books: both, heads: ['noi dung', 'tom tat', 'noi dung don', 'noi dung vu viec'] },
  request: { label: 'Yêu cầu của người gửi', books: both, heads: ['yeu cau', 'de nghi', 'nguyen vong'] },
  field: { label: 'Lĩnh vực', books: ['petitions'], heads: ['linh vuc'], isChoice: true },
  contestedNumber: { label: 'Quyết định bị khiếu nại', books: ['petitions'], heads: ['quyet dinh bi', 'so quyet dinh'] },
  writtenOn: { label: 'Ngày ghi trên đơn', books: ['petitions'], heads: ['ngay viet', 'ngay don', 'ngay ghi', 'ngay tren don'] },
  source: {
    label: 'Nguồn đơn',
    books: ['petitions'],
    heads: ['nguon don', 'nguon', 'hinh thuc gui', 'hinh thuc'],
    isChoice: true,
  },
  sourceOrg: {
    label: 'Cơ quan chuyển đơn đến',
    books: ['petitions'],
    heads: ['co quan chuyen', 'noi chuyen', 'don vi chuyen den', 'noi gui'],
  },
  sourceNumber: { label: 'Số văn bản chuyển đến', books: ['petitions'], heads: ['so cong van', 'so van ban', 'so cv'] },
  sourceOn: { label: 'Ngày văn bản chuyển đến', books: ['petitions'], heads: ['ngay cong van', 'ngay van ban'] },
  kind: {
    label: 'Hình thức tiếp',
    books: ['visits'],
    heads: ['hinh thuc tiep', 'loai tiep', 'tiep thuong xuyen'],
    isChoice: true,
  },
  hostName: { label: 'Người tiếp', books: ['visits'], heads: ['nguoi tiep', 'can bo tiep', 'lanh dao tiep'] },
  state: {
    label: 'Kết quả, hướng xử lý',
    books: both,
    heads: ['huong xu ly', 'ket qua xu ly', 'tinh trang', 'trang thai', 'xu ly', 'ket qua'],
    isChoice: true,
  },
  acceptedOn: {
    label: 'Ngày thụ lý',
    books: ['petitions'],
    heads: [
      'ngay thu ly',
      'ngay ra quyet dinh thu ly',
      'ngay quyet dinh thu ly',
      'ngay qd thu ly',
      'ngay thong bao thu ly',
      'ngay tb thu ly',
    ],
  },
  acceptedNumber: {
    label: 'Số, ngày thông báo, quyết định thụ lý',
    books: ['petitions'],
    heads: [
      'so thong bao thu ly',
      'so tb thu ly',
      'so quyet dinh thu ly',
      'so qd thu ly',
      'so thong bao, quyet dinh thu ly',
      'so ngay thong bao, quyet dinh thu ly',
      'so, ngay thong bao, quyet dinh thu ly',
      'so, ngay thong bao thu ly',
      'so ngay thong bao thu ly',
      'so, ngay quyet dinh thu ly',
      'so ngay quyet dinh thu ly',
      'thong bao thu ly',
      'quyet dinh thu ly',
      'qd thu ly',
      'van ban thu ly',
      'so van ban thu ly',
      'so thu ly',
    ],
  },
  dueOn: {
    label: 'Hạn giải quyết',
    books: ['petitions'],
    heads: ['han giai quyet', 'han gq', 'thoi han giai quyet', 'ngay het han giai quyet', 'ngay het han'],
  },
  remoteArea: {
    label: 'Địa bàn (vùng sâu, vùng xa)',
    books: ['petitions'],
    heads: ['vung sau, vung xa', 'vung sau vung xa', 'vung sau', 'vung xa', 'thuoc vung sau, vung xa', 'dia ban'],
  },
  closedOn: {
    label: 'Ngày xử lý xong',
    books: both,
    heads: [
      'ngay xu ly',
      'ngay tra',
      'ngay van ban tra loi',
      'ngay cong van tra loi',
      'ngay ket thuc',
      'ngay ket qua',
      'ngay giai quyet',
      'ngay xong',
    ],
  },
  handledBy: {
    label: 'Cơ quan thụ lý, nơi chuyển đến',
    books: both,
    heads: [
      'co quan thu ly',
      'don vi thu ly',
      'co quan, don vi thu ly',
      'noi nhan',
      'chuyen den',
      'don vi xu ly',
      'don vi giai quyet',
      'don vi',
    ],
  },
  result: { label: 'Theo dõi kết quả giải quyết', books: both, heads: ['theo doi ket qua', 'ket qua giai quyet', 'theo doi'] },
  note: { label: 'Ghi chú', books: both, heads: ['ghi chu'] },
};

/** Columns of free words. */
export const wordTargets: readonly TargetCode[] = ['subject', 'summary', 'request', 'result', 'note'];

/** Is the column one of days? */
export const isDateTarget = (code: TargetCode) =>
  ['receivedOn', 'writtenOn', 'sourceOn', 'acceptedOn', 'closedOn'].includes(code);

/** What a column of this book may be chosen to be, in the order of the list. */
export const targetsOf = (book: Book): TargetCode[] => targetCodes.filter((code) => targets[code].books.includes(book));

/** Parts the word that runs over some columns from a column's own: "Người gửi đơn: Họ và tên". */
export const groupMark = ': ';

/** More than a head that only begins with "Số", less than one that begins with "Số đến". */
const orderWorth = 5;

/** More than any head by itself: "Ngày" of "Văn bản chuyển đến" is that paper's day. */
const groupWorth = 200;
/** Words of a column that tell nothing without the one above them. */
const bareWords = new Set(['so', 'ngay', 'ngay thang', 'ngay thang nam', 'so ngay', 'loai']);
/** Columns about somebody else than the sender: of what stands under such a word only the name is a column of ours. */
const others: readonly TargetCode[] = ['respondent', 'hostName'];

/** A column about what the office replied tells nothing of how the paper came, nor what it says. */
const replies = /\btra loi\b/;
const ofReply: readonly TargetCode[] = ['state', 'closedOn', 'handledBy', 'result', 'note'];

/** Words over columns that tell where the paper was sent on, by the office whose book it is. */
const sentOn = /^(?:noi |da )?chuyen (?:don )?(?:den|di)$/;
/** Of such columns: whom it went to, less telling than a head of its own, and the day, for want of another one. */
function offersOfSent(own: string): Offer[] {
  if (/^(?:ten )?(?:co quan|don vi|noi)\b/.test(own)) return [{ code: 'handledBy', worth: 50 }];
  return own === 'ngay' || own.startsWith('ngay ') ? [{ code: 'closedOn', worth: 1 }] : [];
}

/** Whether these words stand under one that says where the paper was sent. */
export const areOfSent = (over: string, words: readonly string[]): boolean =>
  sentOn.test(plainHead(over)) && words.filter((word) => offersOfSent(plainHead(word)).length > 0).length > 1;

interface Offer {
  code: TargetCode;
  worth: number;
}

const plainHead = (head: string) =>
  fold(head)
    .replace(/[().:*/]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** What a head may mean by itself. */
function offersOf(head: string, book: Book): Offer[] {
  return targetsOf(book).flatMap((code) => {
    const { heads: words, orderHeads = [] } = targets[code];
    return [
      ...words.flatMap((word) =>
        head === word
          ? [{ code, worth: 100 + word.length }]
          : head.startsWith(`${word} `) || head.startsWith(`${word},`)
            ? [{ code, worth: word.length }]
            : [],
      ),
      ...(orderHeads.includes(head) ? [{ code, worth: orderWorth }] : []),
    ];
  });
}

/** What a column may be, by its own word and what runs over it. */
function offersUnder(head: string, book: Book): Offer[] {
  const offers = offersBoth(head, book);
  return replies.test(plainHead(head)) ? offers.filter(({ code }) => ofReply.includes(code)) : offers;
}

function offersBoth(head: string, book: Book): Offer[] {
  const whole = plainHead(head);
  const at = head.lastIndexOf(groupMark);
  if (at < 0) return offersOf(whole, book);
  const own = plainHead(head.slice(at));
  const groups = head.slice(0, at).split(groupMark).map(plainHead);
  if (groups.some((group) => sentOn.test(group))) return offersOfSent(own);
  const offers = offersOf(own, book);
  const other = groups.flatMap((group) => offersOf(group, book)).find(({ code }) => others.includes(code));
  const isName = offers.some(({ code }) => code === 'name' || code === 'nameAddress');
  if (other) return isName ? [{ code: other.code, worth: groupWorth }] : [];
  // A word above that tells nothing by itself ("Thông tin về đơn") parts no column from the word next to it.
  const telling = groups.filter((group, index) => index === groups.length - 1 || offersOf(group, book).length > 0);
  const together = offersOf([own, ...telling].join(' '), book).filter(({ worth }) => worth > own.length);
  const alone = bareWords.has(own) ? offers.map(({ code }) => ({ code, worth: 1 })) : offers;
  const found = [...together.map(({ code, worth }) => ({ code, worth: groupWorth + worth })), ...alone];
  return found.length > 0 ? found : offersOf(whole, book);
}

/** What each column probably is, by its head; '' when nothing fits. Each target is given once. */
export function guessColumns(heads: readonly string[], book: Book): (TargetCode | '')[] {
  const guessed: (TargetCode | '')[] = heads.map(() => '');
  const offers = heads.flatMap((head, column) => offersUnder(head, book).map((offer) => ({ ...offer, column })));
  offers.sort((one, other) => other.worth - one.worth);
  const used = new Set<TargetCode>();
  for (const { code, column } of offers) {
    if (guessed[column] !== '' || used.has(code)) continue;
    guessed[column] = code;
    used.add(code);
  }
  return guessed.map((code, column) =>
    code === 'contestedNumber' && /^so quyet dinh(?! bi)/.test(plainHead(heads[column] ?? '')) && isOfResult(guessed, column)
      ? ''
      : code,
  );
}

/** What tells how a petition ended. */
const ofResult: readonly (TargetCode | '')[] = ['state', 'result', 'closedOn', 'handledBy'];
/** A bare "Số quyết định" beside what tells the end is the number of the result, which the book here has no column for: it is left to who matches. */
const isOfResult = (guessed: readonly (TargetCode | '')[], column: number) =>
  [guessed[column - 1], guessed[column + 1]].some((code) => code !== undefined && ofResult.includes(code));

/** The head's row: the first of the leading rows with most columns recognised. Its place in the list; -1 when the file begins with its first petition. */
export function findHead(rows: readonly (readonly string[])[], book: Book): number {
  let best = -1;
  let most = 1;
  for (const [index, cells] of rows.entries()) {
    // A row with a day in it is somebody's petition, whatever its words begin with.
    if (cells.some((cell) => readDate(cell) !== undefined)) continue;
    const known = guessColumns(cells, book).filter(Boolean).length;
    if (known > most) {
      most = known;
      best = index;
    }
  }
  return best;
}

/** The row under a head that numbers its columns: (1) (2) (3), or A B 1 2 3. */
export function numbersColumns(cells: readonly string[]): boolean {
  const marks = cells
    .map((cell) => cell.trim().replace(/^\((.*)\)$/, '$1'))
    .filter((mark) => mark !== '' && !/^[A-Z]$/i.test(mark));
  return marks.length >= 2 && marks.every((mark, index) => mark === String(Number(marks[0]) + index));
}
