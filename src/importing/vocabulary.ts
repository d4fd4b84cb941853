// What the words of an old book mean: types, fields, states, sources. What is not known here the officer decides once; it is
// remembered with the source. Pure.
import {
  fieldLeaves,
  type Outcome,
  type PetitionStatus,
  type PetitionType,
  petitionTypeNames,
  type Source,
  sourceNames,
  sources,
  typeWords,
} from '../petitions/petition.ts';
import {
  type VisitKind,
  type VisitOutcome,
  visitKindNames,
  visitKinds,
  visitOutcomeNames,
  visitOutcomes,
} from '../reception/visit.ts';
import { fold } from '../search/fold.ts';
import { speaksOfOne } from './denouncing.ts';
import type { Book } from './targets.ts';

export const choiceFields = ['type', 'round', 'field', 'source', 'kind', 'state'] as const;
export type ChoiceField = (typeof choiceFields)[number];
export const fieldNames: Record<ChoiceField, string> = {
  type: 'Loại đơn',
  round: 'Lần giải quyết',
  field: 'Lĩnh vực',
  source: 'Nguồn đơn',
  kind: 'Hình thức tiếp',
  state: 'Kết quả, hướng xử lý',
};

/** A type of the book: recommendations and feedback are one type with two kinds. */
const typeCodes = ['KN', 'TC', 'kien_nghi', 'phan_anh', 'MIXED', 'MIXED_TC'] as const;
export type TypeCode = (typeof typeCodes)[number];
/** What a word for a type may mean: complaints and denunciations that come again are of the same type, and are counted apart. */
const typeMeanings = {
  KN: 'KN',
  KN_again: 'KN',
  TC: 'TC',
  TC_again: 'TC',
  kien_nghi: 'kien_nghi',
  phan_anh: 'phan_anh',
  MIXED: 'MIXED',
  MIXED_TC: 'MIXED_TC',
} as const satisfies Record<string, TypeCode>;
type TypeMeaning = keyof typeof typeMeanings;
const typeMeaningNames: Record<TypeMeaning, string> = {
  KN: petitionTypeNames.KN,
  KN_again: typeWords({ petitionType: 'KN', instance: 'second' }),
  TC: petitionTypeNames.TC,
  TC_again: typeWords({ petitionType: 'TC', denunciationRound: 'continued' }),
  kien_nghi: 'Kiến nghị',
  phan_anh: 'Phản ánh',
  MIXED: petitionTypeNames.MIXED,
  MIXED_TC: `${petitionTypeNames.MIXED}, trong đó có tố cáo`,
};

/** Which time it comes, where the book says so. */
export const rounds = ['first', 'again'] as const;
export type Round = (typeof rounds)[number];
const roundNames: Record<Round, string> = { first: 'Lần đầu', again: 'Lần hai, tố cáo tiếp' };
const firstTime = /\blan (?:dau|1|mot|thu nhat)$/;

/** The type a word's meaning stands for, and which time it comes where the word says so. */
export function readType(meaning: string, word: string): { code: TypeCode; round: Round | null } {
  const round = meaning.endsWith('_again') ? 'again' : firstTime.test(wordKey(word)) ? 'first' : null;
  return { code: typeMeanings[meaning as TypeMeaning] ?? (meaning as TypeCode), round };
}

/** `isMixed`: a denunciation that is one content of several, sealed like every one (docs/decisions/0018). */
export const typeOf: Record<TypeCode, { type: PetitionType; knpaKind: 'kien_nghi' | 'phan_anh' | null; isMixed?: true }> = {
  KN: { type: 'KN', knpaKind: null },
  TC: { type: 'TC', knpaKind: null },
  kien_nghi: { type: 'KNPA', knpaKind: 'kien_nghi' },
  phan_anh: { type: 'KNPA', knpaKind: 'phan_anh' },
  MIXED: { type: 'MIXED', knpaKind: null },
  MIXED_TC: { type: 'TC', knpaKind: null, isMixed: true },
};

/** How a petition of the old book ended; `open` and `accepted_open` go on in the new one, the latter with its resolution. */
const endCodes = [
  'open',
  'accepted_open',
  'guided',
  'transferred',
  'returned',
  'notified_inadmissible',
  'filed',
  'not_processed',
  'withdrawn',
  'accepted',
  'resolved',
  'terminated',
] as const satisfies readonly (PetitionStatus | 'open' | 'accepted_open')[];
export type EndCode = (typeof endCodes)[number];
export const endNames: Record<EndCode, string> = {
  open: 'Đang xử lý, chưa xong',
  accepted_open: 'Đã thụ lý, đang giải quyết',
  guided: 'Đã hướng dẫn',
  transferred: 'Đã chuyển đơn',
  returned: 'Đã trả lại đơn',
  notified_inadmissible: 'Không thụ lý',
  filed: 'Lưu đơn',
  not_processed: 'Không xử lý',
  withdrawn: 'Rút đơn',
  accepted: 'Đã thụ lý, sổ cũ không ghi kết quả giải quyết',
  resolved: 'Đã giải quyết xong',
  terminated: 'Đã đình chỉ giải quyết',
};
/** It goes on here. */
export const goesOn = (end: EndCode): boolean => end === 'open' || end === 'accepted_open';
/** A word for having been accepted means either, by what the office knows and no book says. */
export const isOfAcceptance = (end: string): boolean => end === 'accepted_open' || end === 'accepted';
/** What was proposed; of what was accepted or resolved the book says no more than that. */
export const outcomeOfEnd: Partial<Record<EndCode, Outcome>> = {
  guided: 'guide',
  transferred: 'transfer',
  returned: 'return_to_transferor',
  notified_inadmissible: 'notify_inadmissible',
  filed: 'file_away',
  not_processed: 'not_process',
};

/** The meanings a field may have in a book, with their words. */
export function meaningsOf(field: ChoiceField, book: Book): { value: string; label: string }[] {
  switch (field) {
    case 'type':
      // A visit is counted by its type alone.
      return (Object.keys(typeMeanings) as TypeMeaning[])
        .filter((value) => book === 'petitions' || !value.endsWith('_again'))
        .map((value) => ({ value, label: typeMeaningNames[value] }));
    case 'round':
      return rounds.map((value) => ({ value, label: roundNames[value] }));
    case 'field':
      return fieldLeaves.map((leaf) => ({ value: leaf.code, label: leaf.name }));
    case 'source':
      return sources.map((value: Source) => ({ value, label: sourceNames[value] }));
    case 'kind':
      return visitKinds.map((value: VisitKind) => ({ value, label: visitKindNames[value] }));
    case 'state':
      return book === 'petitions'
        ? endCodes.map((value) => ({ value, label: endNames[value] }))
        : visitOutcomes
            .filter((one) => one !== 'no_show')
            .map((value: VisitOutcome) => ({ value, label: visitOutcomeNames[value] }));
  }
}

/** meaning: words it is written in, folded, parted by "|". */
const known: Record<ChoiceField, Record<string, string>> = {
  type: {
    KN: 'kn|khieu nai|don khieu nai|khieu nai lan dau|khieu nai lan 1|don khieu nai lan dau|kn lan dau|kn lan 1|k/n|khieu kien|don kn',
    KN_again:
      'khieu nai lan hai|khieu nai lan 2|khieu nai lan ii|khieu nai lan thu hai|khieu nai (lan hai)|khieu nai (lan 2)|don khieu nai lan hai|don khieu nai lan 2|kn lan hai|kn lan 2',
    TC_again: 'to cao tiep|don to cao tiep|to cao lan hai|to cao lan 2|tc tiep|tc lan 2',
    TC: 'tc|to cao|don to cao|to cao lan dau|to cao lan 1|tc lan dau|tc lan 1|t/c|don tc',
    kien_nghi:
      'kien nghi|don kien nghi|de nghi|don de nghi|kien nghi, phan anh|knpa|kn, pa|kn,pa|kn-pa|kien nghi - phan anh|kien nghi phan anh',
    phan_anh: 'pa|phan anh|don phan anh|phan anh, kien nghi|pakn|pa, kn|phan anh kien nghi',
    MIXED: 'don co nhieu noi dung|nhieu noi dung|hon hop|don hon hop|nhieu noi dung khac nhau',
    MIXED_TC:
      'kn+tc|kn + tc|kn, tc|kn-tc|kn/tc|kntc|kn va tc|kn tc|tc+kn|tc + kn|tc, kn|tc-kn|tc/kn|khieu nai, to cao|khieu nai to cao|khieu nai va to cao|khieu nai + to cao|khieu nai-to cao|khieu nai/to cao|vua khieu nai vua to cao|don khieu nai, to cao|don khieu nai to cao|don khieu nai va to cao|to cao, khieu nai|to cao va khieu nai|to cao, kien nghi|to cao va kien nghi|to cao, phan anh|to cao va phan anh',
  },
  round: {
    first: 'lan dau|lan 1|lan mot|lan i|lan thu nhat|1|i|l1|dau|to cao lan dau|khieu nai lan dau',
    again: 'lan hai|lan 2|lan ii|lan thu hai|2|ii|l2|hai|tiep|to cao tiep|khieu nai lan hai|khieu nai lan 2',
  },
  field: {
    LAND: 'dat dai|dat|nha dat|dat dai, nha cua|dat dai - nha cua',
    'LAND.1': 'gpmb|giai phong mat bang|boi thuong|den bu|boi thuong, ho tro|boi thuong, ho tro, tai dinh cu|tai dinh cu',
    'LAND.2': 'cap so do|cap gcn|cap gcnqsdd|cap giay chung nhan|so do',
    HOUSING: 'nha o|nha cua',
    'HOUSING.4': 'ttxd|trat tu xay dung|xay dung trai phep|tt xay dung',
    POLICY: 'chinh sach|che do|che do chinh sach|chinh sach xa hoi|che do, chinh sach',
    'POLICY.1': 'nguoi co cong|ncc',
    'POLICY.2': 'bhxh|bao hiem xa hoi|bao hiem',
    CIVIL_SERVICE: 'can bo|cong vu|can bo, cong chuc|cong chuc, cong vu|cong chuc',
    'CIVIL_SERVICE.4': 'vi pham cong vu|sai pham cua can bo',
    ADMIN_OTHER: 'hanh chinh|hanh chinh khac',
    'ADMIN_OTHER.1': 'xay dung|do thi|xay dung - do thi|quan ly do thi',
    'ADMIN_OTHER.3': 'moi truong|ve sinh moi truong',
    'ADMIN_OTHER.4': 'giao duc|gd|gd-dt',
    CORRUPTION: 'tham nhung|tham o',
    JUDICIAL: 'tu phap|thi hanh an|toa an|to tung',
    PARTY_MASS_ORG: 'dang|doan the|dang, doan the',
    OTHER: 'khac|linh vuc khac|cac linh vuc khac',
  },
  source: {
    post: 'buu dien|buu chinh|qua buu dien|thu|duong buu dien|qua buu chinh',
    in_person_dropoff: 'truc tiep|nop truc tiep|mot cua|bo phan mot cua|trao tay|gui truc tiep',
    in_person_reception: 'tiep dan|tiep cong dan|qua tiep cong dan|qua tiep dan',
    other_agency: 'co quan khac|co quan khac chuyen|chuyen den|don vi khac chuyen|co quan khac chuyen den|cap tren chuyen',
    online_portal: 'email|thu dien tu|cong thong tin|truc tuyen|mang|e-mail',
    hotline: 'duong day nong|dien thoai',
    suggestion_box: 'hom thu gop y|hop thu gop y|thung thu',
    na_deputy: 'dai bieu quoc hoi|doan dbqh|dbqh',
    press: 'bao chi|bao|bao dai',
  },
  kind: {
    regular: 'thuong xuyen|tiep thuong xuyen|tx',
    periodic: 'dinh ky|tiep dinh ky|dk|lanh dao tiep dinh ky',
    extraordinary: 'dot xuat|tiep dot xuat',
  },
  state: {},
};

const knownEnds: Record<EndCode, string> = {
  open: 'dang xu ly|dang giai quyet|chua xu ly|chua xong|dang xac minh|dang thu ly|chua giai quyet|ton|dang xem xet',
  guided: 'huong dan|da huong dan|huong dan cong dan|hd',
  transferred: 'chuyen don|da chuyen|chuyen|da chuyen don|chuyen co quan khac|phieu chuyen|chuyen don vi khac',
  returned: 'tra don|tra lai|da tra lai|tra lai don',
  notified_inadmissible: 'khong thu ly|tu choi thu ly|khong du dieu kien thu ly',
  filed: 'luu|luu don|xep luu|luu ho so|don trung|trung|trung don|khong du dieu kien|khong du dieu kien xu ly',
  not_processed: 'khong xu ly',
  withdrawn: 'rut don|da rut|da rut don|xin rut don',
  accepted_open:
    'thu ly|da thu ly|da thu ly giai quyet|thu ly giai quyet|da thu ly, chua giai quyet|da thu ly, dang xac minh|thu ly, dang giai quyet',
  accepted: 'da thu ly, khong ghi ket qua|da thu ly, khong ro ket qua',
  resolved:
    'da giai quyet|giai quyet|da xong|xong|da giai quyet xong|da tra loi|hoan thanh|da co quyet dinh|da co ket luan|da co ket luan noi dung|da ket luan|da ket luan noi dung|da ket luan noi dung to cao|da ban hanh ket luan|da xong viec',
  terminated:
    'dinh chi|da dinh chi|dinh chi giai quyet|dinh chi viec giai quyet|dinh chi giai quyet don|dinh chi giai quyet khieu nai|dinh chi giai quyet to cao|da dinh chi giai quyet khieu nai|da dinh chi giai quyet to cao|quyet dinh dinh chi|da co quyet dinh dinh chi|qd dinh chi|da co qd dinh chi',
};
const knownOutcomes: Partial<Record<VisitOutcome, string>> = {
  answered_on_spot: 'tra loi|da tra loi|tra loi ngay|giai quyet ngay',
  accepted_for_processing: 'nhan don|tiep nhan don|da nhan don|tiep nhan|thu ly|nhan don xu ly',
  guided: 'huong dan|da huong dan|huong dan cong dan|hd',
  transferred: 'chuyen don|da chuyen|chuyen|chuyen co quan khac',
  explained_settled: 'giai thich|da giai thich|giai thich, thuyet phuc|van dong',
  supplement_requested: 'bo sung|de nghi bo sung',
  appointment: 'hen|hen gap|hen lanh dao',
  refused: 'tu choi|tu choi tiep',
};

const tables = new Map<string, Map<string, string>>();
/** Every known word of a list, folded, with what it means. */
export function tableOf(field: ChoiceField, book: Book): Map<string, string> {
  const name = `${field}:${field === 'state' ? book : ''}`;
  const made = tables.get(name);
  if (made) return made;
  const written = field === 'state' ? (book === 'petitions' ? knownEnds : knownOutcomes) : known[field];
  const table = new Map<string, string>();
  for (const meaning of meaningsOf(field, book)) table.set(wordKey(meaning.label), meaning.value);
  for (const [code, words] of Object.entries(written)) for (const word of words?.split('|') ?? []) table.set(wordKey(word), code);
  tables.set(name, table);
  return table;
}

/** How a value is remembered: folded, without a closing dot. */
export const wordKey = (text: string) =>
  fold(text)
    .replace(/\s*([,/-])\s*/g, (_, sign: string) => (sign === ',' ? ', ' : sign))
    .replace(/[.;:]+$/, '')
    .trim();

/** What a value means, by the officer's own list first; undefined when nobody has said. */
export function meaningOf(
  field: ChoiceField,
  book: Book,
  text: string,
  decided: Readonly<Record<string, string>>,
): string | undefined {
  const key = wordKey(text);
  const own = Object.hasOwn(decided, key) ? decided[key] : undefined;
  return (own === undefined ? undefined : (renamed[own] ?? own)) ?? tableOf(field, book).get(key);
}
/** Meanings a source may still remember by a former name. */
const renamed: Readonly<Record<string, string>> = { transferred_replied: 'transferred' };

/** A word everybody writes: it tells of nobody, whatever the row is. */
export const isKnownWord = (field: ChoiceField, book: Book, text: string): boolean => tableOf(field, book).has(wordKey(text));

/** A lone TC in a cell or a number ("15/TC"), but not the office of finance and planning. */
const shortCode = /(?<![\p{L}\p{M}\p{N}])(?:TC|T\/C)(?![\p{L}\p{M}\p{N}])(?!\s*[-–,]?\s*KH)/u;

const denouncing: ReadonlySet<string | undefined> = new Set(['TC', 'TC_again', 'MIXED_TC']);

/**
 * Does a cell say that its row denounces, or may it, whatever its column was taken for: by the words known to everybody, by what the
 * officer decided for a word, by a slip of the pen.
 */
export function saysDenunciation(cell: string, decided: Readonly<Record<string, string>>): boolean {
  if (cell === '') return false;
  if (speaksOfOne(cell) || shortCode.test(cell)) return true;
  // A longer one is no word of a list.
  if (cell.length > 60) return false;
  const key = wordKey(cell);
  if (Object.hasOwn(decided, key) && denouncing.has(decided[key])) return true;
  return (
    denouncing.has(tableOf('type', 'petitions').get(key)) ||
    ['to cao', 'don to cao'].some((word) => Math.abs(word.length - key.length) < 2 && distance(key, word, 2) < 2)
  );
}

/** How many letters two words differ by; `most` where they differ by as many or more. */
export function distance(one: string, other: string, most: number): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1)
      next[j] = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1));
    if (Math.min(...next) >= most) return most;
    row = next;
  }
  return row[other.length] ?? most;
}
