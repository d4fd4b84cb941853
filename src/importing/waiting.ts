// The rows that wait outside, page by page, each read once. A row is shown to nobody it is against, as its petition would not be: one
// against the head only to whoever brought the file.
import { findNamedInAll, type NamingPaper } from '../petitions/named/naming.ts';
import type { Context } from '../web/pages.ts';
import type { ImportRow } from './import.ts';
import { listBadRows, loadRawRows, type ProblemRow } from './queries.ts';
import { type Reading, type RowReading, readRow } from './read-row.ts';
import { type DecodedRow, decodeRow } from './settings.ts';

export interface WaitingRow extends ProblemRow {
  decoded: DecodedRow;
  read: RowReading;
}

/** Every waiting row behind one the viewer may see; a transaction of its own for each page, because a file begins before it is read to its end. */
export async function* waitingRows(
  { services, actor, moment }: Pick<Context, 'services' | 'actor' | 'moment'>,
  one: ImportRow,
  reading: Reading,
  { after = 0, atOnce = 500 } = {},
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
    const mayRead = (index: number) => {
      const { named = [], pastHead = false } = namings[index] ?? {};
      return named.every((who) => who.accountId !== actor.accountId) && (!pastHead || actor.accountId === one.uploadedBy);
    };
    yield page.filter((_, index) => mayRead(index));
  }
}

/** What may denounce is searched whole, as when it goes in; nobody was asked. */
function paperOf({ read, decoded }: WaitingRow): NamingPaper {
  const respondents = read.cells.respondent ? [{ name: read.cells.respondent, position: '', accountId: null }] : [];
  return read.maySeal
    ? { type: 'TC', sealed: true, respondents, text: decoded.texts.join('. ') }
    : { type: read.type ?? 'KN', sealed: false, respondents };
}
