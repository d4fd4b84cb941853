// The only writer of which receivers go live with an act: said before the switch, done by it, taken back with it.
import type { HouseTx } from '../../database/tx.ts';
import type { ReorganisationAct } from './reorganisation.ts';

/** Yes to receivers going live with the switch; one said before stays said. @returns how many */
export function confirmLives(
  house: HouseTx,
  act: ReorganisationAct,
  unitIds: readonly number[],
  by: number,
  at: Date,
): Promise<number> {
  return house.run(
    `insert into reorganisation_lives (reorganisation_id, office_id, confirmed_at, confirmed_by) select $1, x, $3, $4 from unnest($2::int[]) x
     on conflict do nothing`,
    [act.id, unitIds, at, by],
  );
}

/** The decisions an act made, and those they took the place of. */
export async function saveLives(
  house: HouseTx,
  act: ReorganisationAct,
  lives: readonly { unitId: number; goLiveId: number; formerId: number | null }[],
): Promise<void> {
  await house.run(
    `update reorganisation_lives l set go_live_id = x."goLiveId", former_id = x."formerId" from jsonb_to_recordset($2::jsonb) as x("unitId" int, "goLiveId" int, "formerId" int)
      where l.reorganisation_id = $1 and l.office_id = x."unitId"`,
    [act.id, JSON.stringify(lives)],
  );
}

/** What an act had decided, forgotten as it is taken back: the same plan may be carried out again. */
export function takeLives(
  house: HouseTx,
  act: ReorganisationAct,
): Promise<{ unitId: number; goLiveId: number; formerId: number | null; by: number }[]> {
  return house.rows<{ unitId: number; goLiveId: number; formerId: number | null; by: number }>(
    `with made as materialized (select office_id, go_live_id, former_id from reorganisation_lives where reorganisation_id = $1 and go_live_id is not null for update),
       forgotten as (update reorganisation_lives l set go_live_id = null, former_id = null from made where l.reorganisation_id = $1 and l.office_id = made.office_id)
     select office_id as unit_id, go_live_id, former_id, (select undone_by from reorganisations where id = $1) as "by" from made order by office_id`,
    [act.id],
  );
}
