// What a unit's figures hold today for a reader from above that its closed report could not hold for its signer: what goes past the head.
import type { UnitTx } from '../../database/tx.ts';
import { addedByPlace, notUnderSignature } from '../consolidated/added.ts';
import { type Place, tables } from '../tables/index.ts';
import { columnOf, type FactName, type TableCode } from '../tables/table.ts';
import type { ClosedReport } from './closing.ts';

export interface Beyond {
  /** By place. */
  sums: ReadonlyMap<string, number>;
  /** The records, by source. */
  refs: ReadonlyMap<FactName, readonly number[]>;
}

const nothingBeyond: Beyond = { sums: new Map(), refs: new Map() };

/**
 * What the figures of units hold today for this officer that their closed reports could not hold for their signers: of one report a unit,
 * all of one period. By unit; one that has nothing of the kind is missing.
 */
export async function beyondOfMany(
  tx: UnitTx,
  reports: readonly ClosedReport[],
  places: readonly Place[],
): Promise<ReadonlyMap<number, Beyond>> {
  const found = await notUnderSignature(tx, reports, places);
  const units = [...new Set(found.map(({ unitId }) => unitId))];
  return new Map(
    units.map((unitId) => {
      const added = found.filter((one) => one.unitId === unitId);
      const refs = new Map<FactName, number[]>();
      for (const one of added) {
        const [code = '', no = ''] = one.place.split(':');
        const source = columnOf(tables[code as TableCode], Number(no)).facts;
        if (source) refs.set(source, [...new Set([...(refs.get(source) ?? []), ...one.refs])]);
      }
      return [unitId, { sums: addedByPlace(added), refs }];
    }),
  );
}

/** The same of one report. */
export const beyondOf = async (tx: UnitTx, report: ClosedReport, places: readonly Place[]): Promise<Beyond> =>
  (await beyondOfMany(tx, [report], places)).get(report.unitId) ?? nothingBeyond;

/** A figure of today without that. */
export const underSignature = (present: number, beyond: Beyond, key: string): number =>
  Math.round((present - (beyond.sums.get(key) ?? 0)) * 1000) / 1000;

/** Records by source, with those. */
export const withBeyond = (refs: Beyond['refs'], beyond: Beyond): Beyond['refs'] =>
  new Map([...refs, ...[...beyond.refs].map(([source, more]) => [source, [...(refs.get(source) ?? []), ...more]] as const)]);

/** What is counted above and was under no signature of the unit, so that nobody gives the report back for it; '' where there is none. */
export const beyondWords = ({ sums }: Pick<Beyond, 'sums'>): string =>
  [...sums.values()].some((sum) => sum !== 0)
    ? 'Tố cáo người đứng đầu đơn vị, chuyển thẳng cấp trên, không thuộc chữ ký này: cấp tổng hợp tính thêm, không kể là khác.'
    : '';
