// Petitions of an old book that ended before this one began: numbered, sealed, hidden from whom they name and found like every
// other, in bulk; no clock, no slip, no notice. One that goes on is registered like every new one, its clocks marked as converted.
import { leadsUnit } from '../accounts/queries.ts';
import { recordEvents } from '../audit/events.ts';
import { NotAllowedNow } from '../errors.ts';
import { type SealedEntry, sealIdentities } from '../sealing/identities.ts';
import { indexPetitions } from '../search/index.ts';
import type { Act } from '../web/act.ts';
import {
  insertHistoryContents,
  insertHistoryFacts,
  insertHistoryNamed,
  insertHistoryParties,
  type NumberedHistory,
  saveProcessingNote,
} from './history-records.ts';
import { takeNumbers } from './insert.ts';
import { type Outcome, type PetitionStatus, petitionNumber, sealedSenderLabel } from './petition.ts';
import { nameOfficers } from './queries.ts';
import { namedOf, partiesOf, personOf, type Registration, registerPetition, senderLabel, wordsOf } from './registration.ts';

/** One petition of an old book. `closedOn` null: it goes on here. */
export interface OldPetition {
  registration: Registration;
  status: PetitionStatus;
  outcome: Outcome | null;
  closedOn: string | null;
  /** Where it went and what came of it, as the book says. */
  note: string;
}

/** Takes old petitions into the actor's unit. Gives their ids in order; null where the acting officer himself is named. */
export async function takeInPetitions(act: Act, olds: readonly OldPetition[]): Promise<(number | null)[]> {
  const named = await withNames(act, olds);
  const ids: (number | null)[] = olds.map(() => null);
  const closed = named.flatMap((old, index) => (old && old.closedOn !== null ? [{ old, index }] : []));
  const made = await insertClosed(
    act,
    closed.map(({ old }) => old),
  );
  for (const [at, { index }] of closed.entries()) ids[index] = made[at] ?? null;
  for (const [index, old] of named.entries()) {
    if (!old || old.closedOn !== null) continue;
    ids[index] = await takeInOpen(act, old);
  }
  return ids;
}

async function takeInOpen(act: Act, old: OldPetition): Promise<number | null> {
  try {
    const { id } = await registerPetition(act, { ...old.registration, isConverted: true });
    if (old.note) await saveProcessingNote(act.tx, { unitId: act.actor.unitId, id }, old.note);
    return id;
  } catch (error) {
    if (error instanceof NotAllowedNow) return null;
    throw error;
  }
}

/** Officers of the unit on the other side, asked for all rows at once; the head's own go past him. */
async function withNames(act: Act, olds: readonly OldPetition[]): Promise<(OldPetition | null)[]> {
  const { house, actor, moment } = act;
  const find = async (isComplaint: boolean) => {
    const all = olds
      .filter((old) => (old.registration.declaredType === 'KN') === isComplaint)
      .flatMap((old) => old.registration.respondents);
    const found = await nameOfficers(house, actor.unitId, all, isComplaint ? 'KN' : 'TC', moment.today);
    return new Map(found.map((one) => [one.name, one.accountId]));
  };
  const byName = { complaint: await find(true), other: await find(false) };
  const heads = new Map<number, boolean>();
  for (const accountId of new Set([...byName.other.values()].filter((id) => id !== null)))
    heads.set(accountId, await leadsUnit(house, actor.unitId, [accountId], moment.today));
  return olds.map((old) => {
    const names = old.registration.declaredType === 'KN' ? byName.complaint : byName.other;
    const respondents = old.registration.respondents.map((one) => ({ ...one, accountId: names.get(one.name) ?? null }));
    const ids = respondents.flatMap((one) => (one.accountId ? [one.accountId] : []));
    if (ids.includes(actor.accountId)) return null;
    const pastHead = old.registration.declaredType === 'TC' && ids.some((id) => heads.get(id));
    return { ...old, registration: { ...old.registration, respondents, pastHead } };
  });
}

async function insertClosed(act: Act, olds: readonly OldPetition[]): Promise<number[]> {
  if (olds.length === 0) return [];
  const { tx, actor, moment } = act;
  const rows = await numbered(act, olds);
  const ids = await insertHistoryFacts(act, rows);
  const placed = rows.map((row, index) => ({ ...row, id: ids[index] ?? 0 }));
  await insertHistoryContents(act, placed);
  await insertHistoryParties(
    tx,
    actor.unitId,
    placed.flatMap((row) => partiesOf(row.registration, row.sealed).map((party) => ({ ...party, petitionId: row.id }))),
  );
  await insertHistoryNamed(
    tx,
    actor.unitId,
    placed.flatMap((row) => namedOf(row.registration).map((one) => ({ ...one, petitionId: row.id }))),
  );
  const secrets = placed.flatMap((row): SealedEntry[] =>
    row.sealed
      ? row.registration.senders.map((sender, index) => ({
          subject: { petitionId: row.id },
          ordinal: index + 1,
          person: personOf(sender),
        }))
      : [],
  );
  await sealIdentities(act, secrets);
  await indexPetitions(
    tx,
    placed.filter((row) => !row.sealed).map((row) => wordsOf(actor.unitId, row.id, petitionNumber(row), null, row.registration)),
  );
  await recordEvents(
    tx,
    actor,
    placed.map((row) => ({
      kind: 'petition.taken_in',
      at: moment.at,
      petitionId: row.id,
      sealed: row.sealed,
      data: {
        number: petitionNumber(row),
        type: row.registration.declaredType,
        old: row.registration.paperNumber,
        status: row.status,
      },
      requestId: act.requestId,
    })),
  );
  return ids;
}

async function numbered(act: Act, olds: readonly OldPetition[]): Promise<NumberedHistory[]> {
  const counts = new Map<number, number>();
  const yearOf = (old: OldPetition) => Number(old.registration.receivedOn.slice(0, 4));
  for (const old of olds) counts.set(yearOf(old), (counts.get(yearOf(old)) ?? 0) + 1);
  const next = await takeNumbers(act.tx, act.actor.unitId, 'petition', counts);
  return olds.map((old) => {
    const year = yearOf(old);
    const number = next.get(year) ?? 1;
    next.set(year, number + 1);
    const sealed = old.registration.declaredType === 'TC';
    return {
      ...old,
      closedOn: old.closedOn ?? old.registration.receivedOn,
      year,
      number,
      sealed,
      label: sealed ? sealedSenderLabel : senderLabel(old.registration),
    };
  });
}
