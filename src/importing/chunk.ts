// The rows of a staged chunk, read: every cell turned to Unicode once, every office asked for once, and the server let go on
// between some rows.
import { inTurns } from '../in-turns.ts';
import { officeWords } from '../units/office-words.ts';
import { findUnitsByNames, listOwnPast, type NamedUnit, unitProfile } from '../units/queries.ts';
import type { Act } from '../web/act.ts';
import type { ImportRow } from './import.ts';
import { chooseUnit } from './offices.ts';
import { loadSettings } from './queries.ts';
import { type Reading, type RowReading, readRow } from './read-row.ts';
import type { RawRow } from './reading/rows.ts';
import { type DecodedRow, decodeRow, type ImportSettings } from './settings.ts';

/** Units by their folded names, asked once each over the life of a job. */
export type UnitCache = Map<string, NamedUnit[]>;
const mostCached = 20_000;

/** @throws Error when the file was never staged to its end */
async function settingsOf(act: Act, one: ImportRow): Promise<ImportSettings> {
  const settings = await loadSettings(act.tx, act.keyring, one);
  if (!settings) throw new Error('An import without settings was set to work');
  return settings;
}

/** Rows under the head with what they say, in order. */
export async function readRows(
  act: Act,
  one: ImportRow,
  raw: readonly RawRow[],
  cache: UnitCache,
): Promise<{ no: number; texts: readonly string[]; read: RowReading }[]> {
  const settings = await settingsOf(act, one);
  const decoded = await inTurns(
    raw.filter((row) => row.no > settings.headRow),
    ({ no, cells }) => ({ no, row: decodeRow(settings, cells) }),
  );
  const unitOf = await unitFinder(
    act,
    decoded.map(({ row }) => row),
    cache,
  );
  const own = await listOwnPast(act.house, one.unitId);
  const { isRemoteArea } = await unitProfile(act.house, one.unitId);
  const reading: Reading = {
    book: one.book,
    settings,
    today: act.moment.today,
    unitOf,
    isHere: (id) => own.has(id),
    isRemoteUnit: isRemoteArea,
  };
  return inTurns(decoded, ({ no, row }) => ({ no, texts: row.texts, read: readRow(row, reading) }));
}

/** Asks for every office a chunk names that is not known yet, in one query; gives the finder. */
async function unitFinder(act: Act, rows: readonly DecodedRow[], cache: UnitCache): Promise<Reading['unitOf']> {
  if (cache.size > mostCached) cache.clear();
  const asked = new Set<string>();
  for (const { said } of rows)
    for (const text of [said.ward, said.handledBy]) {
      const { name } = officeWords(text ?? '');
      if (name !== '' && !cache.has(name)) asked.add(name);
    }
  if (asked.size > 0) {
    for (const name of asked) cache.set(name, []);
    for (const unit of await findUnitsByNames(act.house, [...asked])) cache.get(unit.asked)?.push(unit);
  }
  return (text, on) => {
    const words = officeWords(text);
    return chooseUnit(words, cache.get(words.name) ?? [], on);
  };
}
