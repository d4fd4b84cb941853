// A visit whose petition turned out to be a denunciation is sealed with it (decisions 10): names into the sealed table, words masked,
// its papers and files restricted. Needs nothing of the petitions, which call it.

import { takeCorrected } from '../audit/correcting.ts';
import { recordEvent } from '../audit/events.ts';
import { seeingOwn } from '../database/seeing-own.ts';
import type { UnitTx } from '../database/tx.ts';
import { restrictPapers } from '../documents/actions.ts';
import { behindSeal, personOfRow } from '../petitions/behind-seal.ts';
import { earlierSenders, withEarlier, withoutNamesakes } from '../sealing/earlier.ts';
import { type SealedPerson, sealIdentities } from '../sealing/identities.ts';
import { maskWords } from '../sealing/masking.ts';
import { followUpWords, visitWords } from '../sealing/record-words.ts';
import type { Betrayed } from '../sealing/senders-in-text.ts';
import type { Act } from '../web/act.ts';
import { maskedParty } from './masked-party.ts';
import { listVisitParties, type VisitPartyRow } from './queries.ts';
import { type LockedVisit, lockVisit, replaceVisitParties, saveVisit, saveVisitContent } from './records.ts';
import { sealVisitRows } from './seal-records.ts';
import { sealedVisitorLabel } from './visit.ts';

/** Who came, as far as the visit is open: words of what it brought may name them. */
export async function visitorsOf({ tx, actor }: Act, visitId: number): Promise<SealedPerson[]> {
  return (await listVisitParties(tx, { unitId: actor.unitId, id: visitId })).filter((one) => !one.sealed).map(sealedOf);
}

/**
 * Who came to an open visit as the register holds it, and as it held it before earlier corrections: a correction that seals it must name
 * them no more than those who stand in its form.
 * @param respondent whom it is against, as the form says
 */
export async function everWrittenDown(
  tx: UnitTx,
  visit: { unitId: number; id: number; petitionId: number | null },
  respondent: string,
): Promise<Betrayed[]> {
  const others = respondent === '' ? [] : [respondent];
  const stands = (await listVisitParties(tx, visit)).filter((one) => !one.sealed).map(sealedOf);
  const earlier = await earlierSenders(tx, { unitId: visit.unitId, visitId: visit.id, petitionId: visit.petitionId }, others);
  return [...withoutNamesakes(stands, others), ...earlier];
}

/**
 * Seals a visit of this unit with everybody who came. Does nothing to one already sealed.
 * @param betrayed whom its words must not name: who came, and who sent the petition it brought
 * @param before what stood of these before it was corrected, to be kept with who came
 * @throws NotFound
 */
export async function sealVisit(
  act: Act,
  visitId: number,
  betrayed: readonly Betrayed[],
  before: readonly Betrayed[] = [],
): Promise<void> {
  const { tx, actor, moment } = act;
  const visit = await lockVisit(tx, actor.unitId, visitId);
  if (visit.sealed) return;
  const people = await listVisitParties(tx, visit);
  const original = await maskWords(tx, visitWords, visit, betrayed);
  const words = [original, await takeCorrected(tx, { unitId: visit.unitId, visitId })];
  const kept = withEarlier(behindSeal(people.map(sealedOf), words), before);
  await sealIdentities(
    act,
    kept.map((person, index) => ({ subject: { visitId }, ordinal: people[index]?.ordinal ?? index + 1, person })),
  );
  await replaceVisitParties(
    tx,
    visit,
    people.map((person) => maskedParty(person.ordinal, person.isRepresentative)),
  );
  await saveVisitContent(tx, visit, { senderLabel: sealedVisitorLabel(visit.personCount) });
  await sealVisitRows(tx, visit);
  await seeingOwn(tx, true, () => restrictPapers(act, { visitId }, betrayed));
  await saveVisit(tx, visit, { sealed: true, petitionType: 'TC' });
  await recordEvent(tx, actor, {
    kind: 'visit.sealed',
    at: moment.at,
    visitId,
    petitionId: visit.petitionId,
    sealed: true,
    data: { people: people.length },
    requestId: act.requestId,
  });
}

/** What was written at a visit after its reception names nobody who came, once a correction seals it; the original joins the identities. */
export async function withFollowUps<T extends { person: SealedPerson }>(
  act: Act,
  visit: LockedVisit,
  identities: readonly T[],
  betrayed: readonly Betrayed[],
  before: readonly Betrayed[],
): Promise<T[]> {
  const original = await maskWords(act.tx, followUpWords, visit, betrayed);
  const words = [original, await takeCorrected(act.tx, { unitId: visit.unitId, visitId: visit.id })];
  const people = identities.map(({ person }) => person);
  const kept = withEarlier(behindSeal(people, words), before);
  return identities.map((one, index) => ({ ...one, person: kept[index] ?? one.person }));
}

const sealedOf = (person: VisitPartyRow): SealedPerson => personOfRow({ ...person, wardUnitId: null });
