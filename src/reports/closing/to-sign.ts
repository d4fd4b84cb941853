// What the signer of a report has before him: its tables as they stand at that moment, what does not agree in them, what only warns.
import { signedSheets } from '../../importing/balances/queries.ts';
import type { Context } from '../../web/pages.ts';
import { countBeside, unnumberedBeside, withoutDayBeside } from '../beside.ts';
import { carriedOver } from '../carried/gather.ts';
import { carriedWarning } from '../carried/screens.ts';
import { placeKey } from '../checks.ts';
import { reportHref } from '../choices.ts';
import { circularOf } from '../circulars.ts';
import { disagreements, type Note } from '../disagreements.ts';
import { notEntered, typedWords } from '../entries/missing.ts';
import { entriesOf } from '../entries/queries.ts';
import type { Period } from '../periods.ts';
import type { Scope } from '../scope.ts';
import { type Sheet, sheetOf, withOpening } from '../sheet.ts';
import { type Place, tables } from '../tables/index.ts';
import { noteWith, overturnedOf, overturnedWords } from '../untold.ts';
import type { ReportedUnit } from './asked.ts';
import { brokenIn, type ClosedFigures } from './closing.ts';
import { everyPlace, openingOf, presentFigures } from './gather.ts';

export interface ToSign {
  sheets: Sheet[];
  /** What does not agree or only warns, each with what to look at. */
  notes: Note[];
  /** The stated identities that do not hold, of the count or with the opening figures, in words: closing wants a reason. */
  problems: string[];
}

/** The tables of a period as they would be closed now. */
export async function toSign(context: Context, period: Period, unit: ReportedUnit): Promise<ToSign> {
  const { tx, actor } = context;
  const scope = { code: unit.id === actor.unitId ? '' : String(unit.id), units: [unit.id] };
  const places = everyPlace(period);
  const figures = await presentFigures(tx, unit.id, period, places);
  const openings = await openingOf(tx, [unit.id], period);
  const opening = openings.get(unit.id) ?? {};
  const signed = await signedSheets(tx, [unit.id]);
  const sheets: Sheet[] = [];
  const notes: Note[] = [];
  for (const code of circularOf(period).codes) {
    const entered = await entriesOf(tx, code, period, scope);
    const counted = sheetOf(tables[code], period, scope, [unit], new Map([[unit.id, figures]]), entered, openings);
    const overturned = await countBeside(context, tables[code], period, scope, overturnedOf(tables[code]));
    const sheet = { ...counted, note: noteWith(counted.note, overturned) };
    const signedFor = signed.filter(({ tableCode }) => tableCode === code).map((one) => ({ ...one, words: '' }));
    const opened = withOpening(sheet, signedFor);
    sheets.push(opened);
    const at = (no: number) => figures.get(placeKey([code, no])) ?? 0;
    const carried = carriedWarning(await carriedOver(context, tables[code], period, scope, at), tables[code], period, scope);
    const named = (note: Note): Note => ({ ...note, text: `${tables[code].form}: ${note.text}` });
    const beside = [await unnumberedBeside(context, sheet), await withoutDayBeside(context, sheet)].filter(
      (note) => note !== null,
    );
    const annulled: Note[] =
      overturned === 0
        ? []
        : [
            {
              text: `${overturnedWords(overturned)}. Ghi chú của biểu nêu việc này.`,
              href: reportHref(`/reports/${code}`, period, scope),
              linkLabel: 'Mở biểu',
              level: 'amber',
            },
          ];
    notes.push(...[...disagreements(opened), ...beside, ...annulled, ...(carried ? [carried] : [])].map(named));
  }
  notes.push(...(await enteringNotes(context, period, unit, scope)));
  // What two tables must agree on stands in both.
  const unique = new Map(notes.map((note) => [note.href || note.text.replace(/^[^:]*: /, ''), note]));
  return { sheets, notes: [...unique.values()], problems: brokenIn(nested(figures, places), opening) };
}

/** Figures no record holds that nobody entered are signed as 0: that is said before. */
async function enteringNotes(
  { tx }: Context,
  period: Period,
  { id, name }: ReportedUnit,
  scope: Pick<Scope, 'code'>,
): Promise<Note[]> {
  const silent = await notEntered(tx, circularOf(period).codes, period, [{ id, name, by: null }]);
  return [...silent.keys()].map((code) => ({
    text: `${typedWords(code)} chưa nhập số liệu của kỳ này: chốt lúc này thì các cột nhập tay đều là 0.`,
    href: reportHref(`/reports/${code}`, period, scope),
    linkLabel: 'Mở biểu để nhập',
    level: 'amber',
  }));
}

/** Places by table and column. */
function nested(figures: ReadonlyMap<string, number>, places: readonly Place[]): ClosedFigures {
  const found: Record<string, Record<string, number>> = {};
  for (const [code, no] of places) {
    const table = found[code] ?? {};
    table[String(no)] = figures.get(placeKey([code, no])) ?? 0;
    found[code] = table;
  }
  return found;
}
