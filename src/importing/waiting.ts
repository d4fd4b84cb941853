// The rows that wait outside, page by page, each read once. One that may denounce or names an officer is shown to whoever brought the file
// alone, and to nobody it is against: what is not shown is the same for everybody else, and the counts leave it out (countedFor).
import { findNamedInAll, type NamingPaper } from '../petitions/named/naming.ts';
import type { Context } from '../web/pages.ts';
import { broughtBy, type ImportRow } from './import.ts';
import { listBadRows, loadRawRows, type ProblemRow } from './queries.ts';
import { type Reading, type RowReading, readRow } from './read-row.ts';
import { type DecodedRow, decodeRow } from './settings.ts';

export interface WaitingRow extends ProblemRow {
  decoded: DecodedRow;
  read: RowReading;
}

/** Every waiting row behind one the viewer may see, the numbers of those he may not given to `left`; a transaction of its own for each page, because a file begins before it is read to its end. */
export async function* waitingRows(
  { services, actor, moment }: Pick<Context, 'services' | 'actor' | 'moment'>,
  one: ImportRow,
  reading: Reading,
  { after = 0, atOnce = 500, left }: { after?: number; atOnce?: number; left?: (rowNo: number) => void } = {},
): AsyncGenerator<WaitingRow[]> {
  let last = after;
  for (;;) {
    const page = await services.database.inUnit(actor, async (tx) => {
      const rows = await listBadRows(tx, one, last, atOnce);
      const raw = await loadRawRows(
        tx,
        services.keyring,
        one,
        rows.map((row) => row.rowNo),
      );
      return rows.map((row): WaitingRow => {
        const decoded = decodeRow(reading.settings, raw.get(row.rowNo)?.cells ?? []);
        return { ...row, decoded, read: readRow(decoded, reading) };
      });
    });
    const end = page[page.length - 1];
    if (!end) return;
    last = end.rowNo;
    const namings = await services.database.inHouse((house) =>
      findNamedInAll(house, one.unitId, page.map(paperOf), moment.today),
    );
    const mayRead = ({ guarded, read }: WaitingRow, index: number) => {
      const { named = [], pastHead = false } = namings[index] ?? {};
      return (
        named.every((who) => who.accountId !== actor.accountId) &&
        (broughtBy(one, actor) || !(guarded || pastHead || read.maySeal))
      );
    };
    const shown = page.filter(mayRead);
    for (const row of page) if (left && !shown.includes(row)) left(row.rowNo);
    yield shown;
  }
}

/** What may denounce is searched whole, as when it goes in; nobody was asked. */
function paperOf({ read, decoded }: WaitingRow): NamingPaper {
  const open = openPaperOf(read);
  return read.maySeal ? { ...open, type: 'TC', sealed: true, text: decoded.texts.join('. ') } : open;
}

/** A row that surely denounces nobody: whom it is against as its cell says. */
export function openPaperOf(read: RowReading): NamingPaper {
  const respondents = read.cells.respondent ? [{ name: read.cells.respondent, position: '', accountId: null }] : [];
  return { type: read.type ?? 'KN', sealed: false, respondents };
}
