// One paper as data: what stands on the sheet, in reading order. The print page and the .docx are two drawings of this,
// so neither can say what the other does not.
import type { PaperKind } from './catalogue.ts';

/** A stretch of text in one weight. */
export interface Run {
  text: string;
  bold: boolean;
  italic: boolean;
}

export interface ParagraphBlock {
  type: 'paragraph';
  /** body: justified, first line 1 cm; lead: the same, kept on the page of what follows; flat: no indent; centre: centred. */
  style: 'body' | 'lead' | 'flat' | 'centre';
  runs: Run[];
}

/** "Điều 1. …" */
export interface ArticleBlock {
  type: 'article';
  label: string;
  runs: Run[];
}

export interface ListBlock {
  type: 'list';
  items: { marker: string; runs: Run[] }[];
}

export interface TableBlock {
  type: 'table';
  columns: { label: string; size: 'narrow' | 'short' | 'wide'; centred: boolean }[];
  rows: string[][];
}

/** A frame with a few lines, e.g. the look-up code on a receipt. qr: SVG path drawn on a square of `size` units. */
export interface BoxBlock {
  type: 'box';
  lines: Run[][];
  qr: { size: number; path: string } | null;
}

export interface SignatureColumn {
  /** Capital lines over the signature. */
  heading: string[];
  hint: string;
  name: string;
}

export interface SignaturesBlock {
  type: 'signatures';
  rows: SignatureColumn[][];
}

export type Block = ParagraphBlock | ArticleBlock | ListBlock | TableBlock | BoxBlock | SignaturesBlock;

export interface Letterhead {
  /** false: the sheet opens with the national title alone, centred (minutes of a dialogue). */
  withOffice: boolean;
  superiorOrg: string;
  issuingOrg: string;
  /** "Số: 12/TB-UBND"; '' for papers that carry no number. */
  numberLine: string;
  /** "V/v …" under the number of a letter, which has no title. */
  about?: string;
  /** "Hà Nội, ngày 03 tháng 9 năm 2026"; '' where the form has none. */
  placeDate: string;
}

/** Who signs: "KT. CHỦ TỊCH" above "PHÓ CHỦ TỊCH". */
export interface Signer {
  heading: string[];
  hint: string;
  name: string;
}

export interface Paper {
  kind: PaperKind;
  letterhead: Letterhead;
  title: string;
  /** Trích yếu under the title; '' when the form has none. */
  abstract: string;
  /** "(lần đầu)", "(lần hai)"; '' otherwise. */
  abstractNote: string;
  /** Post of the person who decides, over a decision; '' otherwise. */
  authority: string;
  /** Names after "Kính gửi:"; empty when the form is addressed to nobody. */
  to: string[];
  body: Block[];
  /** Lines of "Nơi nhận", with dash and punctuation; empty with signature columns. */
  recipients: string[];
  /** The one signing block; null when the body ends in signature columns. */
  signer: Signer | null;
  watermark: '' | 'TẬP HUẤN';
  /** "ĐÃ THU HỒI ngày …, lý do: …", on every page; left out, or '', of a paper that stands. */
  revokedMark?: string;
  /** The legal-basis words that were used, so that the office may correct them (legal.md §15); '' when the form has none. */
  legalNote: string;
}

/** What is drawn: a paper of the catalogue, or a sheet that belongs to no file (minutes of a handover between units). */
export type Sheet = Omit<Paper, 'kind'>;

/** Words as they are. */
export const plain = (text: string): Run => ({ text, bold: false, italic: false });
/** Words in bold. */
export const bold = (text: string): Run => ({ text, bold: true, italic: false });
/** Words in italics. */
export const italic = (text: string): Run => ({ text, bold: false, italic: true });

/** A justified paragraph; strings are plain runs. */
export function paragraph(...parts: (string | Run)[]): ParagraphBlock {
  return { type: 'paragraph', style: 'body', runs: runsOf(parts) };
}

/** A line that must not stand alone at the foot of a page: headings, "gồm:". */
export function lead(...parts: (string | Run)[]): ParagraphBlock {
  return { type: 'paragraph', style: 'lead', runs: runsOf(parts) };
}

/** A paragraph whose first line is not indented; strings are plain runs. */
export function flat(...parts: (string | Run)[]): ParagraphBlock {
  return { type: 'paragraph', style: 'flat', runs: runsOf(parts) };
}

/** A paragraph in the middle of the line; strings are plain runs. */
export function centre(...parts: (string | Run)[]): ParagraphBlock {
  return { type: 'paragraph', style: 'centre', runs: runsOf(parts) };
}

/** "Điều n." and its sentence. */
export function article(number: number, ...parts: (string | Run)[]): ArticleBlock {
  return { type: 'article', label: `Điều ${number}.`, runs: runsOf(parts) };
}

/** Items marked "1.", "2." …, or with a dash. */
export function list(items: string[], marker: 'number' | 'dash'): ListBlock {
  return {
    type: 'list',
    items: items.map((text, index) => ({ marker: marker === 'number' ? `${index + 1}.` : '-', runs: [plain(text)] })),
  };
}

function runsOf(parts: (string | Run)[]): Run[] {
  return parts.map((part) => (typeof part === 'string' ? plain(part) : part));
}
