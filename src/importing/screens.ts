// Pages of an import: the list, the upload, what the dry run found, what came of it.

import { formatDateTime } from '../deadlines/dates.ts';
import type { Tag } from '../petitions/petition.ts';
import type { FormState } from '../web/forms.ts';
import { stateTags } from './import.ts';
import type { ListedImport, RowCounts } from './queries.ts';
import { bookNames, books } from './targets.ts';

export interface ImportsPage {
  title: string;
  canUpload: boolean;
  found: { href: string; number: string; book: string; source: string; rows: string; state: Tag; by: string }[];
  hasNone: boolean;
  nextHref: string;
  summary: string;
}
export interface UploadPage {
  title: string;
  form: FormState;
  bookOptions: { value: string; label: string; hint: string }[];
  known: string[];
}
export interface ConfirmPage {
  title: string;
  back: { href: string; label: string };
  form: FormState;
  words: string;
  lines: string[];
  tickLabel: string;
  primaryLabel: string;
}

declare module '../web/render.ts' {
  interface Pages {
    'importing/index': ImportsPage;
    'importing/new': UploadPage;
    'importing/confirm': ConfirmPage;
  }
}

export const number = (value: number) => value.toLocaleString('vi-VN');
export const importName = (one: { number: number }) => `Đợt nhập số ${one.number}`;

export function importsScreen(imports: readonly ListedImport[], most: number, canUpload: boolean): ImportsPage {
  const shown = imports.slice(0, most);
  const last = shown[shown.length - 1];
  return {
    title: 'Nhập sổ cũ',
    canUpload,
    found: shown.map((one) => ({
      href: `/imports/${one.id}`,
      number: `Đợt ${one.number}`,
      book: bookNames[one.book],
      source: one.sourceName,
      rows: one.rowsTotal > 0 ? number(one.rowsTotal) : '',
      state: stateTags[one.state],
      by: `${one.uploaderName}, ${formatDateTime(one.uploadedAt)}`,
    })),
    hasNone: shown.length === 0,
    nextHref: imports.length > most && last ? `/imports?after=${last.number}` : '',
    summary: `${number(shown.length)} đợt nhập`,
  };
}

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

export function confirmScreen(
  one: ListedImport,
  form: FormState,
  what: 'execution' | 'reversal',
  counts: RowCounts,
  open: number,
): ConfirmPage {
  const back = { href: `/imports/${one.id}`, label: importName(one) };
  if (what === 'execution')
    return {
      title: 'Nhập vào sổ',
      back,
      form,
      words: `${number(counts.ready)} dòng của “${one.sourceName}” vào ${bookNames[one.book].toLocaleLowerCase('vi')} của đơn vị, mang tên ông, bà là người nhập.`,
      lines: [
        'Mỗi dòng được cấp số mới theo năm nhận; số trên sổ cũ được giữ và tìm được.',
        'Người tố cáo được niêm phong ngay khi vào sổ, không ai đọc được họ tên nếu không có quyền xem.',
        open > 0
          ? `${number(open)} đơn đang xử lý được tính hạn theo dữ liệu chuyển đổi và vào hàng việc chờ phân công.`
          : 'Không có đơn nào đang xử lý; đơn cũ không sinh nhắc hạn.',
        counts.bad > 0
          ? `${number(counts.bad)} dòng chưa nhập được ở lại ngoài sổ, tải về để sửa rồi gửi lại.`
          : 'Tất cả các dòng đều nhập được.',
      ],
      tickLabel: 'Tôi đã xem số liệu chạy thử theo năm và loại đơn',
      primaryLabel: 'Nhập vào sổ',
    };
  return {
    title: 'Hoàn tác đợt nhập',
    back,
    form,
    words: `Các đơn, lượt tiếp của đợt này mà chưa ai xử lý tiếp được đưa ra khỏi sổ.`,
    lines: [
      'Dòng đã có người phân loại, thêm tài liệu, lập văn bản, chuyển đi, mở thông tin người tố cáo thì giữ nguyên; dòng ông, bà không được xem cũng vậy.',
      'Số nằm cuối sổ được cấp lại; số đã có đơn khác vào sau thì giữ trong sổ, gạch ngang, kèm lý do.',
    ],
    tickLabel: 'Tôi muốn đưa đợt nhập này ra khỏi sổ',
    primaryLabel: 'Hoàn tác đợt nhập',
  };
}
