// The signed opening figures with which an identity does not hold: of which unit and sheet, who signed them, and what they add to the count.
import { may } from '../accounts/permissions.ts';
import { signedSheets } from '../importing/balances/queries.ts';
import type { Context } from '../web/pages.ts';
import { type Check, placeKey } from './checks.ts';
import { reportHref } from './choices.ts';
import { entriesOf } from './entries/queries.ts';
import type { Asked } from './gather.ts';
import { figureWords } from './numbers.ts';
import { checkWithOpening, isAdded, type OpeningSheet, openingWords } from './opening.ts';
import { figuresOf } from './queries.ts';
import { type Place, tables } from './tables/index.ts';
import { columnOf } from './tables/table.ts';

/** One figure of such an identity, of one unit. */
export interface OpeningLine {
  unit: string;
  unitHref: string;
  place: string;
  counted: string;
  opening: string;
  sum: string;
  signed: string;
  /** The sheet that was signed; of another unit its table, which tells of it. */
  href: string;
}

/** Both sides of an identity in every unit where it does not hold once the opening figures are added. */
export async function openingBroken(context: Context, check: Check, { period, scope }: Asked): Promise<OpeningLine[]> {
  const { tx, actor } = context;
  const places = [check.left, ...check.right];
  const signed = (await signedSheets(tx, scope.units)).filter(
    (one) => places.some(([code]) => code === one.tableCode) && isAdded(one, period),
  );
  const units = [...new Map(signed.map(({ unitId, unitName }) => [unitId, unitName]))];
  if (units.length === 0) return [];
  const figure = await figuresBehind(context, places, { period, scope: { code: '', units: units.map(([id]) => id) } });
  return units.flatMap(([unitId, unit]) => {
    const own = signed.filter((one) => one.unitId === unitId);
    const sheets = Object.fromEntries(
      own.map(({ tableCode, fromOn, asOf, signedAt, signedBy, figures }): [string, OpeningSheet] => [
        tableCode,
        { fromOn, asOf, signedAt: signedAt.toISOString(), signedBy, figures },
      ]),
    );
    if (checkWithOpening([check], (place) => figure(unitId, place), sheets).broken.length === 0) return [];
    return places.map(([code, no]): OpeningLine => {
      const { digits } = columnOf(tables[code], no);
      const sheet = own.find(({ tableCode }) => tableCode === code);
      const [counted, opening] = [figure(unitId, [code, no]), sheet?.figures[String(no)] ?? 0];
      const unitHref = reportHref(`/reports/${code}`, period, { code: unitId === actor.unitId ? '' : String(unitId) });
      const isOpened = sheet !== undefined && may(actor, 'balance:read');
      return {
        unit,
        unitHref,
        place: `Biểu ${tables[code].form}, cột ${no}`,
        counted: figureWords(counted, digits),
        opening: figureWords(opening, digits),
        sum: figureWords(counted + opening, digits),
        signed: sheet ? openingWords({ ...sheet, signedAt: sheet.signedAt.toISOString() }) : '',
        href: isOpened ? `/balances/${sheet.id}` : unitHref,
      };
    });
  });
}

/** The count of some places in some units, what was entered by hand among it. */
async function figuresBehind({ tx }: Context, places: readonly Place[], { period, scope }: Asked) {
  const counted = await figuresOf(tx, places, period, scope);
  const entered = new Map<string, Readonly<Record<string, number>>>();
  for (const code of new Set(places.filter(([code, no]) => columnOf(tables[code], no).facts === null).map(([code]) => code)))
    for (const { unitId, figures } of await entriesOf(tx, code, period, scope)) entered.set(`${unitId} ${code}`, figures);
  return (unitId: number, [code, no]: Place): number =>
    (columnOf(tables[code], no).facts === null
      ? entered.get(`${unitId} ${code}`)?.[String(no)]
      : counted.get(unitId)?.get(placeKey([code, no]))) ?? 0;
}
