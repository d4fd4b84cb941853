// What the receipt 02/TCD of a petition lists (legal.md §4.7): each paper taken over, its pages and whether it is an original or a copy.
// Pages and state are asked of whatever nobody has written down yet. Pure.
import { z } from 'zod';
import { fold } from '../../search/fold.ts';
import type { FormValues } from '../../web/forms.ts';

export interface ReceiptItem {
  name: string;
  pages: number | null;
  condition: string;
}
/** A row of the form: what the receipt lists, or what the officer took off it. */
export interface AskedItem extends ReceiptItem {
  isLeftOut: boolean;
}

/** The states of a paper as its column prints them. */
const paperConditions = ['Bản chính', 'Bản sao', 'Bản sao có chứng thực', 'Bản in, ảnh chụp'] as const;

/** The petition itself stands on the receipt once: as its own file where one is called so, else by its name alone. */
export function withPetition(files: readonly ReceiptItem[]): ReceiptItem[] {
  const isThere = files.some((file) => /^don(?![a-z])/.test(fold(file.name)));
  return isThere ? [...files] : [{ name: 'Đơn', pages: null, condition: '' }, ...files];
}

/** Files of one name are told apart: each has its own row, its own pages, and is found again by it. */
export function apart(items: readonly ReceiptItem[]): ReceiptItem[] {
  return items.map((item, index) => {
    const before = items.slice(0, index).filter(({ name }) => name === item.name).length;
    return before === 0 ? item : { ...item, name: `${item.name} (${before + 1})` };
  });
}

/** What is kept on the receipt, then what came to the petition since. */
export function withKept(kept: readonly ReceiptItem[], found: readonly ReceiptItem[]): ReceiptItem[] {
  return [...kept, ...found.filter(({ name }) => !kept.some((one) => one.name === name))];
}

const itemName = (index: number) => `item.${index}`;
const pagesName = (index: number) => `pages.${index}`;
const conditionName = (index: number) => `condition.${index}`;
/** The tick that takes a row off the receipt. */
export const dropName = (index: number) => `drop.${index}`;
const one = (value: FormValues[string] | undefined) => String((Array.isArray(value) ? value[0] : value) ?? '').trim();

/** The rows of the form, numbered as the receipt numbers them; `item` says again which paper a row is of. */
export function askedRows(items: readonly ReceiptItem[]) {
  return items.map(({ name, condition }, index) => ({
    label: `${index + 1}. ${name}`,
    item: itemName(index),
    name,
    pages: pagesName(index),
    condition: conditionName(index),
    drop: dropName(index),
    conditions: [...new Set([...paperConditions, condition])].filter(Boolean).map((value) => ({ value, label: value })),
  }));
}

/** What stands in the form when it opens. */
export const askedValues = (items: readonly AskedItem[]): Record<string, string> =>
  Object.fromEntries(
    items.flatMap((item, index) => [
      [pagesName(index), item.pages === null ? '' : String(item.pages)],
      [conditionName(index), item.condition],
      [dropName(index), item.isLeftOut ? '1' : ''],
    ]),
  );

/** The row an answer was given in; -1 for a paper the form did not ask about. */
const rowOf = (values: FormValues, { name }: ReceiptItem): number =>
  Object.keys(values).reduce((found, field) => {
    const row = /^item\.(\d+)$/.exec(field);
    return row && one(values[field]) === name ? Number(row[1]) : found;
  }, -1);

/** Answers given in the rows of an earlier list, in the rows of this one. */
export function valuesAgain(items: readonly AskedItem[], values: FormValues): Record<string, string> {
  const asked = askedValues(items);
  items.forEach((item, index) => {
    const row = rowOf(values, item);
    if (row < 0) return;
    asked[pagesName(index)] = one(values[pagesName(row)]);
    asked[conditionName(index)] = one(values[conditionName(row)]);
    asked[dropName(index)] = one(values[dropName(row)]);
  });
  return asked;
}

/** The list with what the officer answered, and what he took off it; a place left empty is filled in by hand. */
export function withAnswers(items: readonly AskedItem[], values: FormValues): { items: ReceiptItem[]; leftOut: string[] } {
  const answered = items.map(({ isLeftOut, ...item }) => {
    const row = rowOf(values, item);
    if (row < 0) return { ...item, isLeftOut };
    const [pages, condition] = [one(values[pagesName(row)]), one(values[conditionName(row)])];
    const known = [...paperConditions, item.condition].find((state) => state === condition);
    return {
      name: item.name,
      pages: pages === '' ? null : Number(pages),
      condition: known ?? '',
      isLeftOut: one(values[dropName(row)]) === '1',
    };
  });
  return {
    items: answered.flatMap(({ isLeftOut, ...item }) => (isLeftOut ? [] : [item])),
    leftOut: answered.flatMap(({ isLeftOut, name }) => (isLeftOut ? [name] : [])),
  };
}

const mostLabels = 60;
export const receiptLabels: Record<string, string> = Object.fromEntries(
  Array.from({ length: mostLabels }, (_, index) => [
    [pagesName(index), `Số trang (tài liệu ${index + 1})`],
    [conditionName(index), `Tình trạng (tài liệu ${index + 1})`],
    [dropName(index), `Bỏ khỏi giấy biên nhận (tài liệu ${index + 1})`],
  ]).flat(),
);

/** The posted list: a number of pages that is none is said beside its field. */
export const receiptForm = () =>
  z.record(z.string(), z.union([z.string(), z.array(z.string())])).transform((values, context): FormValues => {
    const wrong = Object.keys(values).filter((name) => /^pages\.\d+$/.test(name) && !/^([1-9]\d{0,3})?$/.test(one(values[name])));
    for (const name of wrong) context.addIssue({ code: 'custom', path: [name], message: 'Nhập số trang, ví dụ 3' });
    return wrong.length > 0 ? z.NEVER : values;
  });
