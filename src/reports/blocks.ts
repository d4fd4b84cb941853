// The lines of a table of very many units stand on several pages: one page of a whole city weighs more than a slow line should carry
// (docs/decisions/0078). Total, file and paper are always of all of them. Pure.
import { figureWords } from './numbers.ts';

/** Units on one page at most: with each figure's link a table of 29 columns stays under 15 kB on the line. */
const mostLines = 60;

export interface Blocks {
  /** Ways to the other parts, and to all lines at once; none where the table stands on one page anyway. */
  items: { href: string; label: string; current: boolean }[];
  /** Which lines stand here; '' where all do. */
  words: string;
}

/**
 * The lines an address asks for. They are divided evenly, so that no page holds a last single unit.
 * @param asked the address' `rows`: the number of a part from 1 on, 'all', or what is neither, which gives the first
 * @param hrefOf the address of the table with that `rows`
 */
export function blockOf<T extends { name: string }>(
  lines: readonly T[],
  asked: string | null,
  hrefOf: (rows: string) => string,
): Blocks & { lines: readonly T[] } {
  const parts = Math.ceil(lines.length / mostLines);
  if (parts < 2) return { lines, items: [], words: '' };
  const size = Math.ceil(lines.length / parts);
  const blocks = Array.from({ length: parts }, (_, index) => lines.slice(index * size, (index + 1) * size));
  const isWhole = asked === 'all';
  const wanted = Number(asked);
  const at = Number.isInteger(wanted) && wanted >= 1 && wanted <= parts ? wanted - 1 : 0;
  const all = figureWords(lines.length, 0);
  return {
    lines: isWhole ? lines : (blocks[at] ?? []),
    items: [
      ...blocks.map((block, index) => ({
        href: hrefOf(String(index + 1)),
        label: `${block[0]?.name ?? ''} … ${block.at(-1)?.name ?? ''}`,
        current: !isWhole && index === at,
      })),
      { href: hrefOf('all'), label: `Cả ${all} đơn vị`, current: isWhole },
    ],
    words: isWhole
      ? ''
      : `Trang này hiện đơn vị thứ ${at * size + 1} đến ${at * size + (blocks[at]?.length ?? 0)} trên ${all}, để mở nhanh trên đường truyền chậm. Dòng Tổng số là của cả ${all} đơn vị; bản in và tệp Excel có đủ.`,
  };
}
