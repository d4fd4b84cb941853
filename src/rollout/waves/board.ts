// One reading of a wave: its items, its units, each unit's checklist, in as many queries as there are items, whatever the units.
import type { HouseTx } from '../../database/tx.ts';
import { type GoLive, type Line, linesOf, missingIn, stateOf, type Tick } from './checklist/checklist.ts';
import { findAll } from './checklist/predicates.ts';
import { listGoLives, listItems, listTicks, listWaveUnits, type WaveUnit } from './queries.ts';
import { type Item, isComputed, type UnitState, type Wave } from './wave.ts';

export interface BoardRow {
  unit: WaveUnit;
  state: UnitState;
  decision: GoLive | undefined;
  /** Empty once going live was decided: what counts then stands with the decision. */
  lines: Line[];
  missing: Line[];
}
export interface Board {
  items: Item[];
  rows: BoardRow[];
}

/** The whole wave, or one unit of it. @param whole with the checklists kept with the decisions */
export async function readBoard(
  house: HouseTx,
  wave: Wave,
  today: string,
  only: number | null = null,
  whole = only !== null,
): Promise<Board> {
  const items = await listItems(house, wave.id);
  const units = await listWaveUnits(house, wave, only);
  const decisions = new Map(
    (await listGoLives(house, wave.id, only === null ? null : [only], whole)).map((one) => [one.unitId, one]),
  );
  const unitIds = units.map(({ id }) => id).filter((id) => !decisions.has(id));
  const codes = items.map(({ code }) => code).filter(isComputed);
  const findings = await findAll(house, codes, { unitIds, wave, today });
  const ticks = unitIds.length > 0 ? await listTicks(house, wave.id, unitIds) : [];
  const byUnit = new Map<number, Tick[]>();
  for (const tick of ticks) byUnit.set(tick.unitId, [...(byUnit.get(tick.unitId) ?? []), tick]);
  const rows = units.map((unit): BoardRow => {
    const decision = decisions.get(unit.id);
    const lines = decision ? [] : linesOf(items, unit.id, findings, byUnit.get(unit.id) ?? []);
    return { unit, decision, lines, missing: missingIn(lines), state: stateOf(lines, decision, today) };
  });
  return { items, rows };
}
