// The addresses of the lists behind "Đang quá hạn" and "Sẽ quá hạn", and what of them a form keeps. Pure.

/** The figures that can be urged row by row. */
export const dueFigures = ['overdue', 'due_soon'] as const;
export type DueFigure = (typeof dueFigures)[number];

export interface DueListAsked {
  figure: DueFigure;
  /** A head of section asked for the whole. */
  isWhole: boolean;
  /** From 1. */
  page: number;
}
/** Which list an address or a form asks for; null where it asks for none. */
export function readDueAsked(of: (name: string) => unknown): DueListAsked | null {
  const figure = dueFigures.find((code) => code === of('figure'));
  if (!figure) return null;
  const page = String(of('page') ?? '');
  return { figure, isWhole: of('of') === 'unit', page: /^[1-9]\d{0,5}$/.test(page) ? Number(page) : 1 };
}

/** The same as hidden fields of a form. */
export const dueListFields = ({ figure, isWhole, page }: DueListAsked) => [
  { name: 'figure', value: figure },
  ...(isWhole ? [{ name: 'of', value: 'unit' }] : []),
  ...(page > 1 ? [{ name: 'page', value: String(page) }] : []),
];

/** The address of one page of the list. */
export const dueListHref = (asked: DueListAsked): string =>
  `/dashboard/due?${new URLSearchParams(dueListFields(asked).map(({ name, value }) => [name, value])).toString()}`;
