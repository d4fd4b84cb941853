// The forms of an import: the file, its columns, the meanings of its words. Our own sentences.
import { z } from 'zod';
import { choice, requiredText, tick } from '../web/fields.ts';
import type { FormValues } from '../web/forms.ts';
import { encodings } from './reading/encoding.ts';
import { type BlankSender, blankSenders } from './settings.ts';
import { type Book, books, isDateTarget, type TargetCode, targetCodes, targets } from './targets.ts';

export const UploadForm = z.object({
  book: choice(books, 'Chọn tệp là sổ đơn thư hay sổ tiếp công dân'),
  source: requiredText('Đặt tên cho quyển sổ, ví dụ “Sổ đơn Ban Tiếp công dân”', 120),
});

const text = (values: FormValues, name: string) => {
  const value = values[name];
  return (Array.isArray(value) ? value[0] : value) ?? '';
};

/** Columns two of which may be joined into one field. */
const joinable = new Set<TargetCode>(['summary', 'address', 'note', 'result', 'request']);

export interface ColumnChoices {
  encoding: (typeof encodings)[number] | 'auto';
  columns: (TargetCode | '')[];
  blankState: 'open' | 'filed' | '';
  blankSender: BlankSender;
  numbering: 'unique' | 'repeats';
  /** The row that is the head, as sent; undefined where the form did not ask. */
  headRow?: number;
}

/** "column.0" … as they were sent; what each is, and what a book cannot do without. */
export function ColumnsForm(book: Book) {
  return z
    .object({
      charset: choice(['auto', ...encodings], 'Chọn bảng mã đọc đúng các chữ mẫu'),
      columns: z.array(z.string()),
      blankState: z.string(),
      blankSender: z.string(),
      numbering: z.string(),
      headRow: z.string(),
    })
    .transform((form, context): ColumnChoices => {
      const wrong = (path: string, message: string) => context.addIssue({ code: 'custom', path: path.split('.'), message });
      const columns = form.columns.map(
        (code) => targetCodes.find((one) => one === code && targets[one].books.includes(book)) ?? '',
      );
      const has = (code: TargetCode) => columns.includes(code);
      if (!has('receivedOn')) wrong('columns', `Chọn cột nào là “${targets.receivedOn.label}”`);
      else if (!has('type'))
        wrong(
          'columns',
          'Chọn cột nào là “Loại đơn”. Không có cột này thì thêm vào tệp: phần mềm cần biết dòng nào là tố cáo để bảo mật người gửi',
        );
      else if (!has('summary') && !has('subject')) wrong('columns', 'Chọn cột nào là “Nội dung” hoặc “Trích yếu”');
      else if (has('name') && has('nameAddress'))
        wrong('columns', 'Chọn một trong hai: cột họ tên riêng, hoặc cột họ tên và địa chỉ chung');
      for (const [index, code] of columns.entries()) {
        const first = code === '' ? index : columns.indexOf(code);
        if (code !== '' && first !== index && !joinable.has(code))
          wrong(
            `column.${index}`,
            `“${targets[code].label}” đã chọn cho cột ${first + 1}. ${isDateTarget(code) ? 'Mỗi ngày chỉ lấy từ một cột' : 'Bỏ chọn một trong hai'}`,
          );
      }
      if (book === 'petitions' && form.blankState !== 'open' && form.blankState !== 'filed')
        wrong('blankState', 'Chọn dòng không ghi kết quả là đơn đã xong hay còn đang xử lý');
      return {
        encoding: form.charset,
        columns,
        blankState: form.blankState === 'open' ? 'open' : form.blankState === 'filed' ? 'filed' : '',
        blankSender: blankSenders.find((one) => one === form.blankSender) ?? 'unknown',
        numbering: form.numbering === 'repeats' ? 'repeats' : 'unique',
        ...(/^\d{1,7}$/.test(form.headRow) ? { headRow: Number(form.headRow) } : {}),
      };
    });
}

/** The flat fields of the page as the schema takes them. */
export function columnValues(values: FormValues, count: number) {
  return {
    charset: text(values, 'charset'),
    blankState: text(values, 'blankState'),
    blankSender: text(values, 'blankSender'),
    numbering: text(values, 'numbering'),
    headRow: text(values, 'headRow'),
    columns: Array.from({ length: count }, (_, index) => text(values, `column.${index}`)),
  };
}

/** The columns and the meaning of a blank result as the page shows them: as sent, else as stored. */
export function sentColumns(values: FormValues, stored: Pick<ColumnChoices, 'columns' | 'blankState'>) {
  const blank = text(values, 'blankState');
  return {
    columns: stored.columns.map((code, index) => {
      const sent = `column.${index}` in values ? text(values, `column.${index}`) : code;
      return targetCodes.find((one) => one === sent) ?? '';
    }),
    blankState: blank === 'open' || blank === 'filed' ? blank : stored.blankState,
  } as const;
}

/** Which dry run the page showed: another one since then, and the form comes back. */
export const SeenRun = z.object({ version: z.coerce.number().int() });
export const ConfirmForm = SeenRun.extend({ confirmed: tick.refine(Boolean, 'Đánh dấu xác nhận rồi bấm lại') });
/** Fields known only once the file is. */
export const OpenForm = z.looseObject(SeenRun.shape);
