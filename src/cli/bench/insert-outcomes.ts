// Money, land and people of decisions and conclusions: what each recommends, and what of that was carried out.
import type { Tx } from '../../database/tx.ts';
import { noFigures } from './figures.ts';
import type { PlacedClocks } from './insert-clocks.ts';
import type { Row } from './rows.ts';
import { words } from './script.ts';
import { hourOf, recordsOf } from './sql.ts';

const names = Object.keys(noFigures);
const columns = names.map((name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)).join(', ');

/** Those of a batch, in one statement; nothing where no proceeding has come that far. */
export async function insertOutcomes(tx: Tx, rows: readonly Row[], { proceedingOf }: PlacedClocks): Promise<void> {
  const outcomes = rows.flatMap((row) =>
    (row.proceeding?.outcomes ?? []).map(({ phase, figures, on, by }) => ({
      unitId: row.unitId,
      petitionId: row.placed.id,
      id: proceedingOf.get(row),
      phase,
      on,
      by,
      note: phase === 'executed' ? words.executed : '',
      ...figures,
    })),
  );
  if (outcomes.length === 0) return;
  await tx.run(
    `insert into proceeding_outcomes (unit_id, proceeding_id, petition_id, phase, on_date, note, recorded_at, recorded_by, ${columns})
     select "unitId", id, "petitionId", phase, "on", note, ${hourOf('"on"')}, "by", ${names.map((name) => `"${name}"`).join(', ')}
     from ${recordsOf(
       `"unitId" int, id bigint, "petitionId" bigint, phase text, "on" date, "by" int, note text, ${names.map((name) => `"${name}" numeric`).join(', ')}`,
     )}`,
    [JSON.stringify(outcomes)],
  );
}
