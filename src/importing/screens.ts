// Pages of an import: the list, the upload, what the dry run found, what came of it.
import type { Actor } from '../accounts/actor.ts';
import { may } from '../accounts/permissions.ts';
import { formatDateTime } from '../deadlines/dates.ts';
import type { Tag } from '../petitions/petition.ts';
import type { FormState } from '../web/forms.ts';
import { stateTags } from './import.ts';
import type { ListedImport } from './queries.ts';
import { sightOf } from './sight.ts';
import { bookNames, books } from './targets.ts';

export interface ImportsPage {
  title: string;
  canUpload: boolean;
  found: { href: string; number: string; book: string; source: string; rows: string; state: Tag; by: string }[];
  hasNone: boolean;
  /** What is to be done where there is none: by whoever looks, or by whom he waits for. */
  emptyText: string;
  nextHref: string;
  summary: string;
}
export interface UploadPage {
  title: string;
  form: FormState;
  bookOptions: { value: string; label: string; hint: string }[];
  known: string[];
}

declare module '../web/render.ts' {
  interface Pages {
    'importing/index': ImportsPage;
    'importing/new': UploadPage;
  }
}

/** A number as screens write it: 1.234. */
export const number = (value: number) => value.toLocaleString('vi-VN');
/** What an import is called everywhere. */
export const importName = (one: { number: number }) => `Đợt nhập số ${one.number}`;

/**
 * The imports of the office; how many rows a file has only to whoever reads the whole of it. @param imports one more than `most` where others follow
 */
export function importsScreen(
  imports: readonly ListedImport[],
  most: number,
  actor: Actor,
  isLeftToOthers: boolean,
): ImportsPage {
  const shown = imports.slice(0, most);
  const last = shown[shown.length - 1];
  return {
    title: 'Nhập sổ cũ',
    canUpload: may(actor, 'import:prepare'),
    found: shown.map((one) => ({
      href: `/imports/${one.id}`,
      number: `Đợt ${one.number}`,
      book: bookNames[one.book],
      source: one.sourceName,
      rows: one.rowsTotal > 0 && !actor.seenBy && sightOf(one, actor, isLeftToOthers) === 'whole' ? number(one.rowsTotal) : '',
      state: stateTags[one.state],
      by: `${one.uploaderName}, ${formatDateTime(one.uploadedAt)}`,
    })),
    hasNone: shown.length === 0,
    emptyText: may(actor, 'import:prepare')
      ? 'Tải tệp Excel của quyển sổ đang dùng lên: phần mềm đọc thử, chỉ rõ ô nào cần sửa, rồi mới vào sổ.'
      : 'Văn thư hoặc trưởng bộ phận của đơn vị tải tệp Excel của quyển sổ lên. Có đợt nhập thì ông, bà xem kết quả ở đây.',
    nextHref: imports.length > most && last ? `/imports?after=${last.number}` : '',
    summary: `${number(shown.length)} đợt nhập`,
  };
}

/** Asks for the file, which book it is, and what it is called; names of before are offered. */
export function uploadScreen(form: FormState, known: readonly { name: string }[]): UploadPage {
  return {
    title: 'Tải sổ cũ lên',
    form,
    bookOptions: books.map((value) => ({
      value,
      label: bookNames[value],
      hint: value === 'petitions' ? 'Mỗi dòng là một đơn' : 'Mỗi dòng là một lượt tiếp',
    })),
    known: [...new Set(known.map((one) => one.name))],
  };
}

/** Of rows kept from every viewer but whoever brought the file: the same sentence whether or not there are any. */
export const guardedWords = (one: ListedImport): string =>
  `Dòng chưa nhập có thể là tố cáo hoặc nêu tên cán bộ, nếu có, không tính và không liệt kê ở trang này: chỉ người tải tệp lên (${one.uploaderName}) xem và sửa được.`;

/**
 * Of rows kept from whoever brought the file himself, because somebody else is to take them in (docs/decisions/0018): he has the file, and
 * is told that such rows are left and who goes on, nothing of which they are.
 */
export const othersToTakeWords = (rows: number): string =>
  rows > 0
    ? `Có ${number(rows)} dòng cần người khác nhập vào sổ; nội dung ${rows > 1 ? 'các dòng' : 'dòng'} này không hiện với ông, bà. Để đồng nghiệp khác tải tệp lên và nhập ${rows > 1 ? 'các dòng' : 'dòng'} này.`
    : '';
