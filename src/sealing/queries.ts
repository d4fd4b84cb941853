// What decides a reveal beside role and assignment: the verification team and the resolver's order.
import type { Actor } from '../accounts/actor.ts';
import { may } from '../accounts/permissions.ts';
import { waitsToReveal } from '../accounts/waiting.ts';
import type { Tx } from '../database/tx.ts';
import { mayReveal, type RevealFacts, type SealedRecord } from './policy.ts';
import { isShutByAct, isVisitShutByAct } from './reach-waits.ts';

const none = { isTeamMember: false, hasConflict: false, isOrderedByResolver: false, isTakenElsewhere: false, isShutByAct: true };

/** Whence an act brought petition `q`, or the visit it was registered from here. */
const broughtFrom =
  'coalesce(q.origin_unit_id, (select v.origin_unit_id from visits v where v.unit_id = q.unit_id and v.petition_id = q.id and v.origin_unit_id is not null limit 1))';

/** Of these officers those from whom the identities of a petition are kept until somebody confirms them after a re-organisation. */
export async function listShutByAct(
  tx: Tx,
  petition: { unitId: number; id: number },
  accountIds: readonly number[],
): Promise<ReadonlySet<number>> {
  const rows = await tx.rows<{ id: number }>(
    `select c.id from unnest($3::int[]) as c(id) left join petitions q on q.unit_id = $1 and q.id = $2
      where ${isShutByAct('c.id', 'q.id is not null', broughtFrom)}`,
    [petition.unitId, petition.id, [...accountIds]],
  );
  return new Set(rows.map(({ id }) => id));
}

/**
 * Membership of the team (declared without conflict), a declared conflict, the resolver's order that the team may see the name, whether
 * another unit has accepted it, whether the officer's own right is confirmed, and whether he waits for this one by a re-organisation.
 */
export async function findRevealFacts(tx: Tx, petition: { unitId: number; id: number }, accountId: number): Promise<RevealFacts> {
  return (await listRevealFacts(tx, petition.unitId, [petition.id], accountId))(petition.id);
}

/** The same for several petitions of one unit, by petition; one without a proceeding has no facts of a team. Two queries. */
async function listRevealFacts(
  tx: Tx,
  unitId: number,
  petitionIds: readonly number[],
  accountId: number,
): Promise<(petitionId: number) => RevealFacts> {
  const isConfirmed = await isRevealConfirmed(tx, accountId);
  const rows = await tx.rows<Omit<RevealFacts, 'isConfirmed'> & { petitionId: number }>(
    `select p.id as petition_id,
            exists (select 1 from proceeding_members m where m.unit_id = r.unit_id and m.proceeding_id = r.id and m.account_id = $3 and m.ended_on is null and m.has_conflict is false) as is_team_member,
            exists (select 1 from proceeding_members m where m.unit_id = r.unit_id and m.proceeding_id = r.id and m.account_id = $3 and m.has_conflict) as has_conflict,
            exists (select 1 from proceeding_steps s where s.unit_id = r.unit_id and s.proceeding_id = r.id and s.kind = 'identity_ordered') as is_ordered_by_resolver,
            ${isShutByAct('$3', 'q.id is not null', broughtFrom)} as is_shut_by_act,
            exists (select 1 from transfers t join transfer_answers a on a.from_unit_id = t.unit_id and a.transfer_id = t.id and a.kind = 'accepted'
                     where t.unit_id = $1 and t.petition_id = p.id) as is_taken_elsewhere
       from unnest($2::bigint[]) as p(id) left join petitions q on q.unit_id = $1 and q.id = p.id
            left join proceedings r on r.unit_id = $1 and r.petition_id = p.id`,
    [unitId, petitionIds, accountId],
  );
  const found = new Map(rows.map(({ petitionId, ...facts }) => [petitionId, facts]));
  return (petitionId) => ({ ...(found.get(petitionId) ?? none), isConfirmed });
}

/** Of these denunciations the ones whose identities this officer may open (sealing/policy.ts). Two queries. */
export async function onlyRevealable<Record extends SealedRecord & { id: number }>(
  tx: Tx,
  actor: Actor,
  records: readonly Record[],
): Promise<Record[]> {
  const ids = records.filter((one) => one.unitId === actor.unitId).map((one) => one.id);
  const factsOf = await listRevealFacts(tx, actor.unitId, ids, actor.accountId);
  return records.filter((one) => one.unitId === actor.unitId && mayReveal(actor, one, factsOf(one.id)).ok);
}

/** Is this a denunciation whose identities this officer may open? One past the head of the unit stands in no pair, whoever may open it. */
export async function isRevealable(tx: Tx, actor: Actor, record: SealedRecord & { id: number }): Promise<boolean> {
  return !actor.seenBy && !record.pastHead && (await onlyRevealable(tx, actor, [record])).length > 0;
}

/** Of these petitions of one unit the ones of which this officer may know that a reading compared their senders. Three queries. */
export async function listKnowable(tx: Tx, actor: Actor, unitId: number, ids: readonly number[]): Promise<Set<number>> {
  if (ids.length === 0 || actor.seenBy) return new Set();
  const rows = await tx.rows<SealedRecord & { id: number }>(
    'select id, unit_id, assigned_to, past_head, registered_by from petitions where unit_id = $1 and id = any ($2::bigint[])',
    [unitId, ids],
  );
  const factsOf = await listRevealFacts(tx, unitId, ids, actor.accountId);
  const mayKnow = (row: SealedRecord & { id: number }) => actor.role === 'auditor' || mayReveal(actor, row, factsOf(row.id)).ok;
  return new Set(rows.filter(mayKnow).map(({ id }) => id));
}

/** May this officer open the identities of the petition or visit he writes into, and so read whom its seal keeps? */
export async function mayKnowSenders(
  tx: Tx,
  actor: Actor,
  { unitId, petitionId, visitId }: { unitId: number; petitionId?: number | null; visitId?: number | null },
): Promise<boolean> {
  if (!may(actor, 'identity:reveal')) return false;
  const row = await tx.maybe<{ petitionId: number | null; assignedTo: number | null; pastHead: boolean }>(
    `select p.id as petition_id, p.assigned_to, coalesce(p.past_head, false) or coalesce(v.past_head, false) as past_head
       from (select 1) asked left join visits v on v.unit_id = $1 and v.id = $3
       left join petitions p on p.unit_id = $1 and p.id = coalesce($2, v.petition_id)`,
    [unitId, petitionId ?? null, visitId ?? null],
  );
  const { petitionId: ofPetition = null, assignedTo = null, pastHead = false } = row ?? {};
  const facts = ofPetition
    ? await findRevealFacts(tx, { unitId, id: ofPetition }, actor.accountId)
    : {
        ...none,
        isConfirmed: await isRevealConfirmed(tx, actor.accountId),
        isShutByAct: await isVisitShutByAct(tx, actor.accountId, { unitId, visitId: visitId ?? null }),
      };
  return mayReveal(actor, { unitId, assignedTo, pastHead, registeredBy: 0 }, facts).ok;
}

/**
 * May this officer read that words written into a record named whom its seal keeps? It says whom he typed was right: whoever may open the
 * identities of this record now, and the auditor, who types into none;
 * nobody who looks through another's eyes.
 */
export async function mayReadMatches(
  tx: Tx,
  actor: Actor,
  record: { unitId: number; petitionId?: number | null; visitId?: number | null },
): Promise<boolean> {
  return !actor.seenBy && (actor.role === 'auditor' || (await mayKnowSenders(tx, actor, record)));
}

/** Does no post of this account in the acting unit that opens identities wait to be confirmed? */
export async function isRevealConfirmed(tx: Tx, accountId: number): Promise<boolean> {
  const row = await tx.maybe<{ id: number }>(
    `select a.id from assignments a
      where a.account_id = $1 and a.unit_id = (select nullif(current_setting('app.unit', true), '')::int) and ${waitsToReveal('a')}
        and (upper_inf(a.during) or upper(a.during) > today_here()) limit 1`,
    [accountId],
  );
  return row === undefined;
}
