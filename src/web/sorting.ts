// The order of a list, in its address: `sort=number` rises, `sort=-number` falls. A list offers only orders an index gives it.
export interface Sort<By extends string> {
  by: By;
  falls: boolean;
}

/** The order asked for; the first column falling (newest first) when the address names none the list offers. */
export function readSort<By extends string>(query: URLSearchParams, columns: readonly [By, ...By[]]): Sort<By> {
  const [, minus, name] = /^(-?)([A-Za-z]+)$/.exec(query.get('sort') ?? '') ?? [];
  const by = columns.find((column) => column === name);
  return by ? { by, falls: minus === '-' } : { by: columns[0], falls: true };
}

/** The head of a column that sorts, for components/sort-head. */
export interface SortHead {
  label: string;
  href: string;
  direction: 'ascending' | 'descending' | '';
}

/** Pressed once it falls, pressed again it rises. @param link the address of the list with this `sort`, at its first page */
export function sortHead<By extends string>(sort: Sort<By>, by: By, label: string, link: (sort: string) => string): SortHead {
  const isSorted = sort.by === by;
  return {
    label,
    href: link(isSorted && sort.falls ? by : `-${by}`),
    direction: isSorted ? (sort.falls ? 'descending' : 'ascending') : '',
  };
}
