// What had become of a petition in the unit it came from by a re-organisation: how it stood there last, and where the whole of it is read.
import type { Actor } from '../../accounts/actor.ts';
import { isTold } from '../../audit/of-naming.ts';
import type { UnitTx } from '../../database/tx.ts';
import { nameOn } from '../../units/names.ts';
import { listEvents, type TimelineRow } from '../queries.ts';

export interface FormerCourse {
  id: number;
  unitName: string;
  /** Its content may be read there: what officers wrote about it too. */
  readable: boolean;
  /** The last act on it before it was handed over. */
  last: TimelineRow;
}

/** An act on the petition or its proceeding: not its papers and readings, and not the handing over, which both rows tell already. */
const isStep = (kind: string) =>
  /^(petition|proceeding)\./.test(kind) && !kind.startsWith('petition.unit_') && kind !== 'petition.handed_back';

/** The nearest unit before this one in which something had happened, of those whose row may be read; undefined where there is none. */
export async function findFormerCourse(
  tx: UnitTx,
  actor: Actor,
  petition: { unitId: number; id: number },
): Promise<FormerCourse | undefined> {
  const rows = await tx.rows<{ unitId: number; id: number; sealed: boolean; unitName: string; readable: boolean }>(
    `with recursive way as (
       select p.origin_unit_id as unit_id, p.origin_petition_id as id, p.unit_id as taker_id, p.id as taken_id, 1 as step from petitions p where p.unit_id = $1 and p.id = $2
       union all select p.origin_unit_id, p.origin_petition_id, p.unit_id, p.id, w.step + 1 from way w join petitions p on p.unit_id = w.unit_id and p.id = w.id)
     select p.unit_id, p.id, p.sealed, ${nameOn('u', '(r.effective_on - 1)')} as unit_name, c.petition_id is not null as readable
       from way w join petitions p on p.unit_id = w.unit_id and p.id = w.id join units u on u.id = p.unit_id
       left join handovers h on h.unit_id = w.taker_id and h.petition_id = w.taken_id left join reorganisations r on r.id = h.reorganisation_id
       left join petition_contents c on c.unit_id = p.unit_id and c.petition_id = p.id order by w.step`,
    [petition.unitId, petition.id],
  );
  for (const { id, unitName, readable, ...former } of rows) {
    const last = (await listEvents(tx, actor, { ...former, id })).find(({ kind }) => isStep(kind) && isTold(kind, readable));
    if (last) return { id, unitName, readable, last };
  }
  return undefined;
}
