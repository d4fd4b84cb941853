// Which papers the office can make: official number, title, code in the symbol, validity, reader, and whether the paper
// may carry a denouncer's name (legal.md §6.2, §10.3). Forms are dated: which one a paper is made on is chosen by its day.

import { addDays } from '../../deadlines/dates.ts';
import { letterSymbol, symbol } from './number.ts';
import { type WithdrawnPaper, withdrawnWords } from './withdrawn.ts';

/**
 * Internal ids hold form number and year, because "01/TCD" means three different things (legal.md §15, 9). A kind keeps its id when the
 * form is replaced: the year is that of the form in force when it was named, the forms of other days are its editions.
 */
export const paperKinds = [
  'TCD01_2026',
  'TCD02_2026',
  'PHIEU_HEN',
  'BIEN_BAN_TCD_NO_SHOW',
  'TCD_CONCLUSION',
  'XLD01_2021',
  'XLD02_2021',
  'XLD03_2021',
  'XLD04_2021',
  'XLD05_2021',
  'NOTICE_TO_SENDER',
  'SUPPLEMENT_REQUEST',
  'KNPA_REPLY',
  'TC_INFO_INSPECTION',
  'HANDLING_LETTER',
  'KN03_2026',
  'KN04_2026',
  'KN05_2020',
  'KN_INVITE_DIALOGUE',
  'KN14_2026',
  'KN14A_2026',
  'KN14B_2026',
  'KN15_2020',
  'KN16_2020',
  'TC01_2019',
  'TC04_2019',
  'TC05_2019',
  'TC06_2019',
  'TC07_2019',
  'TC12_2019',
  'TC_SUSPEND',
  'TC_TERMINATE',
  'TC_RESUME',
  'TC_CONCLUSION_NOTICE',
  'TC_VERIFY_LETTER',
  'WITHDRAWAL_NOTICE',
] as const;

export type PaperKind = (typeof paperKinds)[number];

/** Who reads the paper. sender: the person received or who sent the petition, who may be a denouncer. */
export type PaperAudience = 'office' | 'sender' | 'complainant' | 'denouncer' | 'denounced' | 'public';

/** One form of a kind and the days on which papers are made on it. */
export interface FormEdition {
  /** "Mẫu số 01/TCD, Nghị định số 154/2026/NĐ-CP"; '' for papers without an official form. */
  officialForm: string;
  validFrom: string;
  /** The last day; null while it is in force. */
  validTo: string | null;
  /** confirmed: read in the official text; known: from practice, wording to be checked; composed: no official form exists. */
  confidence: 'confirmed' | 'known' | 'composed';
}

export interface PaperKindInfo {
  /** Oldest first, one after the other. */
  editions: readonly [FormEdition, ...FormEdition[]];
  title: string;
  /** Code of the kind in the symbol ("TB", "QĐ"); '' for a letter, and when the paper is not numbered. */
  code: string;
  /** Công văn: numbered under the office's short name and who drafted it or the field, its subject under the number (Decree 30/2020, Annex I). */
  isLetter?: true;
  audience: PaperAudience;
  /** Only papers handed to the denouncer in person. Everything else must do without the name. */
  mayNameDenouncer: boolean;
}

const ND154 = 'Nghị định số 154/2026/NĐ-CP';
const ND155 = 'Nghị định số 124/2020/NĐ-CP, sửa đổi bởi Nghị định số 155/2026/NĐ-CP';
const ND124 = 'Nghị định số 124/2020/NĐ-CP';
const ND31 = 'Nghị định số 31/2019/NĐ-CP';
const TT05 = 'Thông tư số 05/2021/TT-TTCP';
const TT04 = 'Thông tư số 04/2021/TT-TTCP';
const TT06 = 'Thông tư số 06/2014/TT-TTCP';
const TT07 = 'Thông tư số 07/2014/TT-TTCP';

type Confidence = FormEdition['confidence'];
type Written = [number: string, source: string, validFrom: string, confidence?: Confidence];

/** The forms of a kind, oldest first; each is in force until the day before the next. */
function official(...written: readonly [Written, ...Written[]]): Pick<PaperKindInfo, 'editions'> {
  const [first, ...later] = written.map(([number, source, validFrom, confidence = 'confirmed'], index) => {
    const next = written[index + 1];
    return { officialForm: `Mẫu số ${number}, ${source}`, validFrom, validTo: next ? addDays(next[2], -1) : null, confidence };
  });
  if (!first) throw new Error('A kind without a form');
  return { editions: [first, ...later] };
}
const composed = (validFrom: string): Pick<PaperKindInfo, 'editions'> => ({
  editions: [{ officialForm: '', validFrom, validTo: null, confidence: 'composed' }],
});
/** Mẫu 03, 04, 14 of NĐ 124/2020, replaced from 01/7/2026 (khoản 1 Điều 20 NĐ 155/2026). */
const replaced2026 = (number: string) => official([number, ND124, '2020-12-10'], [number, ND155, '2026-07-01']);
const reads = (audience: PaperAudience, mayNameDenouncer = false) => ({ audience, mayNameDenouncer });

export const paperCatalogue: Readonly<Record<PaperKind, PaperKindInfo>> = {
  TCD01_2026: {
    ...official(['01-TCD', TT06, '2014-12-15'], ['01', TT04, '2021-11-15', 'known'], ['01/TCD', ND154, '2026-07-01']),
    title: 'Thông báo về việc từ chối tiếp công dân',
    code: 'TB',
    ...reads('sender', true),
  },
  TCD02_2026: {
    ...official(['02-TCD', TT06, '2014-12-15'], ['02', TT04, '2021-11-15', 'known'], ['02/TCD', ND154, '2026-07-01']),
    title: 'Giấy biên nhận thông tin, tài liệu',
    code: '',
    ...reads('sender', true),
  },
  PHIEU_HEN: { ...composed('2014-07-01'), title: 'Phiếu hẹn tiếp công dân', code: 'PH', ...reads('sender', true) },
  BIEN_BAN_TCD_NO_SHOW: {
    ...composed('2014-07-01'),
    title: 'Biên bản tiếp công dân (không có công dân đến)',
    code: '',
    ...reads('office'),
  },
  TCD_CONCLUSION: {
    ...composed('2014-07-01'),
    title: 'Thông báo kết luận việc tiếp công dân',
    code: 'TB',
    ...reads('office'),
  },
  XLD01_2021: {
    ...official(['01-XLĐ', TT07, '2014-12-15'], ['01', TT05, '2021-11-15', 'known']),
    title: 'Phiếu đề xuất thụ lý đơn',
    code: '',
    ...reads('office'),
  },
  XLD02_2021: {
    ...official(['03-XLĐ', TT07, '2014-12-15'], ['02', TT05, '2021-11-15', 'known']),
    title: 'Phiếu hướng dẫn đơn khiếu nại',
    code: 'PHD',
    ...reads('complainant'),
  },
  XLD03_2021: {
    ...official(['05-XLĐ', TT07, '2014-12-15'], ['03', TT05, '2021-11-15', 'known']),
    title: 'Phiếu chuyển đơn tố cáo',
    code: 'PC',
    ...reads('office'),
  },
  XLD04_2021: {
    ...official(['06-XLĐ', TT07, '2014-12-15'], ['04', TT05, '2021-11-15', 'known']),
    title: 'Phiếu chuyển đơn kiến nghị, phản ánh',
    code: 'PC',
    ...reads('office'),
  },
  XLD05_2021: {
    ...official(['07-XLĐ', TT07, '2014-12-15'], ['05', TT05, '2021-11-15', 'known']),
    title: 'Phiếu hướng dẫn đơn có nhiều nội dung',
    code: 'PHD',
    ...reads('sender', true),
  },
  NOTICE_TO_SENDER: { ...composed('2014-07-01'), title: 'Thông báo về việc xử lý đơn', code: 'TB', ...reads('sender', true) },
  SUPPLEMENT_REQUEST: {
    ...composed('2014-07-01'),
    title: 'Thông báo về việc bổ sung thông tin, tài liệu',
    code: 'TB',
    ...reads('sender', true),
  },
  KNPA_REPLY: { ...composed('2014-07-01'), title: 'Thông báo trả lời kiến nghị, phản ánh', code: 'TB', ...reads('complainant') },
  TC_INFO_INSPECTION: {
    ...composed('2019-01-01'),
    title: 'Thông báo giao kiểm tra thông tin có nội dung tố cáo',
    code: 'TB',
    ...reads('office'),
  },
  HANDLING_LETTER: {
    ...composed('2014-07-01'),
    title: 'Công văn chuyển, trả lại, đôn đốc giải quyết đơn',
    code: '',
    isLetter: true,
    ...reads('office'),
  },
  KN03_2026: {
    ...replaced2026('03'),
    title: 'Thông báo về việc thụ lý giải quyết khiếu nại',
    code: 'TB',
    ...reads('complainant'),
  },
  KN04_2026: {
    ...replaced2026('04'),
    title: 'Thông báo về việc không thụ lý giải quyết khiếu nại',
    code: 'TB',
    ...reads('complainant'),
  },
  KN05_2020: {
    ...official(['05', ND124, '2020-12-10']),
    title: 'Quyết định về việc xác minh nội dung khiếu nại',
    code: 'QĐ',
    ...reads('office'),
  },
  KN_INVITE_DIALOGUE: { ...composed('2012-07-01'), title: 'Giấy mời đối thoại', code: 'GM', ...reads('complainant') },
  KN14_2026: {
    ...replaced2026('14'),
    title: 'Biên bản đối thoại với người khiếu nại',
    code: '',
    ...reads('complainant'),
  },
  KN14A_2026: {
    ...official(['14a', ND155, '2026-07-01']),
    title: 'Quyết định tạm đình chỉ/đình chỉ giải quyết khiếu nại',
    code: 'QĐ',
    ...reads('complainant'),
  },
  KN14B_2026: {
    ...official(['14b', ND155, '2026-07-01']),
    title: 'Quyết định tiếp tục giải quyết khiếu nại',
    code: 'QĐ',
    ...reads('complainant'),
  },
  KN15_2020: {
    ...official(['15', ND124, '2020-12-10']),
    title: 'Quyết định về việc giải quyết khiếu nại (lần đầu)',
    code: 'QĐ',
    ...reads('public'),
  },
  KN16_2020: {
    ...official(['16', ND124, '2020-12-10']),
    title: 'Quyết định về việc giải quyết khiếu nại (lần hai)',
    code: 'QĐ',
    ...reads('public'),
  },
  TC01_2019: {
    ...official(['01', ND31, '2019-05-28']),
    title: 'Quyết định gia hạn giải quyết tố cáo',
    code: 'QĐ',
    ...reads('denounced'),
  },
  TC04_2019: { ...official(['04', ND31, '2019-05-28']), title: 'Quyết định thụ lý tố cáo', code: 'QĐ', ...reads('denounced') },
  TC05_2019: {
    ...official(['05', ND31, '2019-05-28']),
    title: 'Thông báo việc thụ lý tố cáo',
    code: 'TB',
    ...reads('denouncer', true),
  },
  TC06_2019: {
    ...official(['06', ND31, '2019-05-28']),
    title: 'Thông báo về nội dung tố cáo',
    code: 'TB',
    ...reads('denounced'),
  },
  TC07_2019: {
    ...official(['07', ND31, '2019-05-28']),
    title: 'Quyết định thành lập Tổ xác minh nội dung tố cáo',
    code: 'QĐ',
    ...reads('denounced'),
  },
  TC12_2019: { ...official(['12', ND31, '2019-05-28']), title: 'Kết luận nội dung tố cáo', code: 'KL', ...reads('public') },
  TC_SUSPEND: {
    ...composed('2019-01-01'),
    title: 'Quyết định tạm đình chỉ giải quyết tố cáo',
    code: 'QĐ',
    ...reads('denounced'),
  },
  TC_TERMINATE: { ...composed('2019-01-01'), title: 'Quyết định đình chỉ giải quyết tố cáo', code: 'QĐ', ...reads('denounced') },
  TC_RESUME: { ...composed('2019-01-01'), title: 'Quyết định tiếp tục giải quyết tố cáo', code: 'QĐ', ...reads('denounced') },
  TC_CONCLUSION_NOTICE: {
    ...composed('2019-01-01'),
    title: 'Thông báo kết luận nội dung tố cáo',
    code: 'TB',
    ...reads('denouncer', true),
  },
  TC_VERIFY_LETTER: {
    ...composed('2019-01-01'),
    title: 'Công văn giao xác minh nội dung tố cáo',
    code: '',
    isLetter: true,
    ...reads('office'),
  },
  WITHDRAWAL_NOTICE: { ...composed('2014-07-01'), title: 'Thông báo thu hồi văn bản', code: 'TB', ...reads('office') },
};

/** Those of a paper's stored fields that tell which of its form's two rulings it is, or which revoked paper it is about. */
export const rulingSql = (paper: string) =>
  `jsonb_build_object('outcome', ${paper}.fields->'outcome', 'act', ${paper}.fields->'act', 'withdrawn', ${paper}.fields->'withdrawn')`;

/**
 * What a list calls a paper: of a form that serves two rulings (note (8) of Mẫu 05, Mẫu 14a) the one it says, of a notice of revocation
 * which paper was revoked.
 */
export function paperTitle({ kind, fields }: { kind: PaperKind; fields: Readonly<Record<string, unknown>> | null }): string {
  const { outcome, act, withdrawn } = (fields ?? {}) as Ruling;
  if (kind === 'TC05_2019' && outcome?.accepted === false) return 'Thông báo việc không thụ lý tố cáo';
  if (kind === 'KN14A_2026' && act === 'suspend') return 'Quyết định tạm đình chỉ giải quyết khiếu nại';
  if (kind === 'KN14A_2026' && act === 'terminate') return 'Quyết định đình chỉ giải quyết khiếu nại';
  const revoked = kind === 'WITHDRAWAL_NOTICE' && withdrawn ? withdrawnWords(withdrawn) : '';
  return `${paperCatalogue[kind].title}${revoked && `: ${revoked}`}`;
}

interface Ruling {
  outcome?: { accepted?: boolean } | null;
  act?: string;
  withdrawn?: Partial<WithdrawnPaper> | null;
}

/** What the outcome of a petition is drafted as: of a form that serves two rulings, the refusal. */
export const outcomeTitle = (kind: PaperKind) => paperTitle({ kind, fields: { outcome: { accepted: false } } });

/** Whether the office's books give the kind a number. */
export const takesNumber = (kind: PaperKind): boolean =>
  paperCatalogue[kind].code !== '' || paperCatalogue[kind].isLetter === true;

/** A công văn: its symbol bears no code of a kind, but who drafted it. */
export const isLetter = (kind: PaperKind): boolean => paperCatalogue[kind].isLetter === true;

/**
 * "TB-UBND", of a letter "UBND-VP"; '' for a kind that takes no number.
 * @param letterCode the second part of a letter's sign; '' of one issued without
 */
export const symbolOf = (kind: PaperKind, officeCode: string, letterCode: string): string => {
  if (!takesNumber(kind)) return '';
  return isLetter(kind) ? letterSymbol(officeCode, letterCode) : symbol(paperCatalogue[kind].code, officeCode);
};

/**
 * Papers that are the act itself: the law counts its periods from the day they are issued (Điều 29 NĐ 124/2020, Điều 44 LKN,
 * Điều 34, 35 LTC), so they carry the day of the act and no other.
 */
const datedByAct: readonly PaperKind[] = [
  'KN_INVITE_DIALOGUE',
  'KN14A_2026',
  'KN14B_2026',
  'KN15_2020',
  'KN16_2020',
  'TC01_2019',
  'TC04_2019',
  'TC12_2019',
  'TC_SUSPEND',
  'TC_TERMINATE',
  'TC_RESUME',
];
/** Papers whose issue ends a duty of their record: the rule of its clock (khoản 3 Điều 4, khoản 2 Điều 25 NĐ 154/2026). */
const endsDuty: Partial<Record<PaperKind, string>> = { TCD_CONCLUSION: 'TCD_CONCLUSION', TCD01_2026: 'TCD_REFUSE_NOTICE' };
/** The code of the rule whose clock the issue of this kind stops; undefined for a kind that ends no duty. */
export const dutyEndedBy = (kind: PaperKind): string | undefined => endsDuty[kind];

/** Whether the paper is the act itself: numbering it keeps the day of the act. */
export const isDatedByAct = (kind: PaperKind) => datedByAct.includes(kind);

const isInForce = ({ validFrom, validTo }: FormEdition, date: string) =>
  validFrom <= date && (validTo === null || date <= validTo);

/** The form a paper of that day is made on, as a page says it; '' where the law gave none. @param date 'YYYY-MM-DD' */
export const officialFormOn = (kind: PaperKind, date: string): string =>
  paperCatalogue[kind].editions.find((one) => isInForce(one, date))?.officialForm ?? '';

/** The kinds the law of a day 'YYYY-MM-DD' knows, in catalogue order. */
export const paperKindsOn = (date: string): PaperKind[] =>
  paperKinds.filter((kind) => paperCatalogue[kind].editions.some((one) => isInForce(one, date)));
