// Words typed and not yet saved go with who typed them: whoever cannot enter his old office any more finds his drafts in the new one,
// those about a petition at the row that goes on. The words are opened by nobody: they are sealed anew as his own.
import { systemActor } from '../../../accounts/actor.ts';
import type { HouseTx, UnitTx } from '../../../database/tx.ts';
import { isOfNewRecord, type LeftDraft, listLeftDrafts, recordOfDraft, takeInDraft } from '../../../documents/drafts.ts';
import type { Services } from '../../../web/services.ts';

export interface DraftWay {
  reorganisationId: number;
  fromUnitId: number;
  toUnitId: number;
  /** Where the rows were before the act, whichever way the drafts go now. */
  giverId: number;
}

/** Who works in the one unit, no more in the other, and has left words there. */
function leftWords(house: HouseTx, way: DraftWay, day: string): Promise<{ accountId: number }[]> {
  return house.rows<{ accountId: number }>(
    `select distinct a.account_id from assignments a cross join lateral open_drafts(a.account_id, $1) d
      where a.unit_id = $2 and a.during @> $3::date and d.drafts > 0
        and not exists (select 1 from assignments o where o.account_id = a.account_id and o.unit_id = $1 and o.during @> $3::date) order by 1`,
    [way.fromUnitId, way.toUnitId, day],
  );
}

interface Pair {
  there: number;
  here: number | null;
  thereProceeding: number | null;
  hereProceeding: number | null;
}

/** The rows of the handover list, the giver's beside the receiver's, as this officer may see them. */
function listPairs(tx: UnitTx, way: DraftWay): Promise<Pair[]> {
  const receiver = way.giverId === way.fromUnitId ? way.toUnitId : way.fromUnitId;
  return tx.rows<Pair>(
    `select h.from_petition_id as there, h.petition_id as here, (h.before->>'proceedingId')::bigint as there_proceeding, g.id as here_proceeding
       from handovers h left join proceedings g on g.unit_id = h.unit_id and g.petition_id = h.petition_id
      where h.unit_id = $1 and h.reorganisation_id = $2 and h.from_unit_id = $3 and h.kind = 'petition'`,
    [receiver, way.reorganisationId, way.giverId],
  );
}

/**
 * The record a draft is about as the other unit numbers it; undefined when it did not go there. Ids of different records look alike:
 * only what is about a petition or a proceeding follows one, what is about a visit or a transfer stays.
 */
function subjectThere(draft: LeftDraft, pairs: readonly Pair[], isForward: boolean): string | undefined {
  if (draft.subject === '' || isOfNewRecord(draft.form)) return draft.subject;
  const kind = recordOfDraft(draft.form);
  if (kind !== 'petition' && kind !== 'proceeding') return undefined;
  const ids = pairs.map((pair) => (kind === 'petition' ? [pair.there, pair.here] : [pair.thereProceeding, pair.hereProceeding]));
  const found = ids.find(([old, next]) => String(isForward ? old : next) === draft.subject);
  const there = isForward ? found?.[1] : found?.[0];
  return there === undefined || there === null ? undefined : String(there);
}

/** Moves the drafts of everybody who went that way. Visits stay, and so do drafts about one. @returns how many drafts */
export async function carryDrafts(services: Services, way: DraftWay, day: string): Promise<number> {
  const movers = await services.database.inHouse((house) => leftWords(house, way, day));
  const isForward = way.giverId === way.fromUnitId;
  let count = 0;
  for (const { accountId } of movers)
    count += await services.database.acrossUnits(async (as) => {
      const before = { ...systemActor(way.fromUnitId), accountId };
      const own = systemActor(way.toUnitId);
      const after = { ...own, accountId, reach: { ...own.reach, units: [way.toUnitId, way.fromUnitId] } };
      const drafts = await as(before, (tx) => listLeftDrafts(tx, day));
      return as(after, async (tx) => {
        const pairs = await listPairs(tx, way);
        let taken = 0;
        for (const draft of drafts) {
          const subject = subjectThere(draft, pairs, isForward);
          if (subject === undefined) continue;
          await takeInDraft(tx, after, { unitId: way.fromUnitId, day }, draft, subject, services.keyring);
          taken += 1;
        }
        return taken;
      });
    });
  return count;
}
