// The lines of the book of outgoing papers: the papers numbered here, and between them the letters made outside whose numbers were typed with what they
// carry. Of these the book has number, day and record; who signed and where it went stand in the office's own copy.
import type { Tx } from '../../database/tx.ts';
import { numberAndSymbol, ownSymbol } from '../papers/number.ts';
import { readPromised } from './promised.ts';
import { listNumberedPapers, type PaperFilter, type PaperRecord, paperNumberWords } from './queries.ts';

type Of = Pick<PaperRecord, 'petitionYear' | 'petitionNumber' | 'visitYear' | 'visitNumber'>;
export interface BookLine extends Of {
  /** "05/TB-UBND" */
  numberWords: string;
  issuedOn: string | null;
  /** Null of a letter made outside. */
  paper: PaperRecord | null;
}
interface Placed extends BookLine {
  book: string;
  year: number;
  number: number;
}

/**
 * Symbol by symbol in the order of numbers, as far as whoever asks reads the records.
 * @param officeCode the office's own symbol; @param most papers
 */
export async function listBookLines(
  tx: Tx,
  { unitId, officeCode }: { unitId: number; officeCode: string },
  filter: PaperFilter,
  most: number,
): Promise<BookLine[]> {
  const papers = await listNumberedPapers(tx, unitId, filter, most);
  const lines = papers.map(
    (paper): Placed => ({
      ...paper,
      numberWords: paperNumberWords(paper),
      paper,
      year: paper.year ?? 0,
      number: paper.number ?? 0,
    }),
  );
  // They are of no state and no kind.
  const byHand = filter.state === null && filter.kind === null ? await listByHand(tx, unitId, officeCode, filter) : [];
  if (byHand.length === 0) return lines;
  return [...lines, ...byHand].sort((a, b) =>
    a.book < b.book ? -1 : a.book > b.book ? 1 : a.year - b.year || a.number - b.number,
  );
}

/** One letter may have been typed with several acts. */
async function listByHand(tx: Tx, unitId: number, officeCode: string, { from, to, text }: PaperFilter): Promise<Placed[]> {
  const rows = await tx.rows<Of & { written: string; issuedOn: string }>(
    `select distinct on (l.written, l.on_day) l.written, l.on_day as issued_on, p.year as petition_year, p.number as petition_number, v.year as visit_year, v.number as visit_number
       from letters_by_hand($1) l left join petitions p on p.unit_id = $1 and p.id = l.petition_id left join visits v on v.unit_id = $1 and v.id = l.visit_id
      where ($2::text is null or l.on_day >= $2) and ($3::text is null or l.on_day <= $3) order by l.written, l.on_day, p.id, v.id`,
    [unitId, from, to],
  );
  const asked = readPromised(text);
  return rows.flatMap(({ written, ...row }): Placed[] => {
    const named = readPromised(written);
    const own = named && ownSymbol(named.symbol, officeCode);
    if (!named || !own) return [];
    const isAsked = asked === undefined || (asked.number === named.number && isOf(asked.symbol, own));
    const numberWords = numberAndSymbol(named.number, own.symbol);
    return isAsked
      ? [{ ...row, ...own, numberWords, paper: null, year: Number(row.issuedOn.slice(0, 4)), number: named.number }]
      : [];
  });
}

const isOf = (asked: string, own: { symbol: string; book: string }) =>
  asked === '' || [own.symbol, own.book].some((one) => one.toLocaleUpperCase('vi') === asked.toLocaleUpperCase('vi'));
