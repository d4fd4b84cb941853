// Words for how a petition ended that stand in a column nobody took for them: proposed as the result, and said with their number where
// the officer leaves them, for without them every row goes in as one and the same. Pure.
import { number } from './screens.ts';
import type { ImportSettings } from './settings.ts';
import type { Book, TargetCode } from './targets.ts';
import { endNames, isKnownWord } from './vocabulary.ts';

/** Of a column: how many cells say something, how many of them a known word of an outcome, and which. */
interface ColumnEnds {
  said: number;
  known: number;
  words: Map<string, number>;
}
/** Rows with words for an outcome nobody uses, and the commonest of these words. */
export interface UnusedEnds {
  rows: number;
  words: string[];
}

/** Fewer cells tell of no column. */
const fewest = 3;
const mostWords = 200;
const shownWords = 4;

/** Counts rows as they are read. Only columns of a result in free words, and of nothing, may hold such a word. */
export function endsTally(book: Book, columns: readonly (TargetCode | '')[]) {
  const found = new Map<number, ColumnEnds>();
  const open = columns.flatMap((code, column) => (code === 'result' || code === '' ? [column] : []));
  const chosen = columns.indexOf('state');
  /** A column taken for the result in which nothing stands gives none. */
  let isGiven = false;
  const mostly = (column: number) => {
    const { said, known } = found.get(column) ?? { said: 0, known: 0 };
    return known >= fewest && known > said / 2;
  };
  return {
    add(texts: readonly string[]): void {
      isGiven ||= (texts[chosen] ?? '') !== '';
      if (isGiven) return;
      for (const column of open) {
        const text = texts[column] ?? '';
        if (text === '') continue;
        const ends = found.get(column) ?? { said: 0, known: 0, words: new Map() };
        found.set(column, ends);
        ends.said += 1;
        if (text.length > 60 || !isKnownWord('state', book, text)) continue;
        ends.known += 1;
        if (ends.words.has(text) || ends.words.size < mostWords) ends.words.set(text, (ends.words.get(text) ?? 0) + 1);
      }
    },
    /** The column that mostly says how a row ended. */
    column(): number | undefined {
      if (isGiven) return undefined;
      const known = (column: number) => found.get(column)?.known ?? 0;
      return open.filter(mostly).sort((one, other) => known(other) - known(one))[0];
    },
    /** Of a column of free words each such word counts; of one nobody chose, only where it mostly holds them: a name may be such a word. */
    unused(): UnusedEnds | undefined {
      if (isGiven) return undefined;
      const [most] = open
        .filter((column) => columns[column] === 'result' || mostly(column))
        .flatMap((column) => found.get(column) ?? [])
        .sort((one, other) => other.known - one.known);
      if (!most || most.known === 0) return undefined;
      const words = [...most.words].sort((one, other) => other[1] - one[1]).map(([word]) => word);
      return { rows: most.known, words: words.slice(0, shownWords) };
    },
  };
}

/** The columns as proposed, the one that mostly says how a row ended taken for it where none is, or one that says nothing. */
export function withEnds(columns: (TargetCode | '')[], book: Book, rows: Iterable<readonly string[]>): (TargetCode | '')[] {
  const tally = endsTally(book, columns);
  for (const texts of rows) tally.add(texts);
  const ends = tally.column();
  if (ends === undefined) return columns;
  return columns.map((code, column) => (column === ends ? 'state' : code === 'state' ? '' : code));
}

/** What becomes of the rows whose words for an outcome are not used. */
export function unusedEndsWords({ rows, words }: UnusedEnds, book: Book, blankState: ImportSettings['blankState']): string {
  const said = words.map((word) => `“${word}”`).join(', ');
  const all =
    book === 'visits'
      ? 'đều vào sổ không có kết quả tiếp'
      : blankState === ''
        ? 'đều vào sổ theo câu trả lời ở mục “Dòng không ghi kết quả”'
        : `đều vào sổ là “${endNames[blankState]}”`;
  return `${number(rows)} dòng ghi chữ như ${said} mà cột ấy không được chọn là kết quả xử lý: các chữ ấy không được dùng, các dòng ấy ${all}.`;
}
