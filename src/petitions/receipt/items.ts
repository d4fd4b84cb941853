// What the receipt 02/TCD lists (legal.md §4.7): each paper taken over, its pages and whether it is an original or a copy. Pages and state
// are asked before printing, of whatever nobody has written down yet; the list of a visit comes with them. Pure.
import { fold } from '../../search/fold.ts';

export interface ReceiptItem {
  name: string;
  pages: number | null;
  condition: string;
}

/** The states of a paper as its column prints them. */
export const paperConditions = ['Bản chính', 'Bản sao', 'Bản sao có chứng thực', 'Bản in, ảnh chụp'] as const;

/** The petition itself stands on the receipt once: as its own file where one is called so, else by its name alone. */
export function withPetition(files: readonly ReceiptItem[]): ReceiptItem[] {
  const isThere = files.some((file) => /^don(?![a-z])/.test(fold(file.name)));
  return isThere ? [...files] : [{ name: 'Đơn', pages: null, condition: '' }, ...files];
}

const pagesName = (index: number) => `pages.${index}`;
const conditionName = (index: number) => `condition.${index}`;

/** The rows of the form before printing, numbered as the receipt numbers them. */
export function askedRows(items: readonly ReceiptItem[]) {
  return items.map((item, index) => ({
    label: `${index + 1}. ${item.name}`,
    pages: pagesName(index),
    condition: conditionName(index),
  }));
}

/** What stands in the form when it opens. */
export const askedValues = (items: readonly ReceiptItem[]): Record<string, string> =>
  Object.fromEntries(
    items.flatMap((item, index) => [
      [pagesName(index), item.pages === null ? '' : String(item.pages)],
      [conditionName(index), item.condition],
    ]),
  );

/** The list with what the officer answered; a number of pages that is none, or a state of no such name, leaves the place to the pen. */
export function withAnswers(items: readonly ReceiptItem[], query: URLSearchParams): ReceiptItem[] {
  return items.map((item, index) => {
    const pages = query.get(pagesName(index))?.trim() ?? '';
    const condition = query.get(conditionName(index)) ?? '';
    return {
      name: item.name,
      pages: /^[1-9]\d{0,4}$/.test(pages) ? Number(pages) : item.pages,
      condition: paperConditions.find((one) => one === condition) ?? item.condition,
    };
  });
}
