// A visit whose petition turned out to be a denunciation is sealed with it (decisions 10): names into the sealed table, words masked,
// its papers and files restricted. Needs nothing of the petitions, which call it.

import { recordEvent } from '../audit/events.ts';
import { seeingOwn } from '../database/seeing-own.ts';
import { restrictPapers } from '../documents/actions.ts';
import { behindSeal } from '../petitions/behind-seal.ts';
import { blankPerson } from '../petitions/blank.ts';
import { capacityWords } from '../petitions/capacity.ts';
import { sealedPartyName } from '../petitions/petition.ts';
import { sealIdentities } from '../sealing/identities.ts';
import { replaceSenders } from '../sealing/open-words.ts';
import type { Act } from '../web/act.ts';
import { listVisitMatters, listVisitParties, loadVisitRecord, type VisitPartyRow } from './queries.ts';
import {
  type LockedVisit,
  lockVisit,
  replaceVisitMatters,
  replaceVisitParties,
  saveVisit,
  saveVisitContent,
  type VisitParty,
} from './records.ts';
import { sealVisitRows } from './seal-records.ts';
import { sealedVisitorLabel } from './visit.ts';

/** Seals a visit of this unit with everybody who came. Does nothing to one already sealed. @throws NotFound */
export async function sealVisit(act: Act, visitId: number): Promise<void> {
  const { tx, actor, moment } = act;
  const visit = await lockVisit(tx, actor.unitId, visitId);
  if (visit.sealed) return;
  const people = await listVisitParties(tx, visit);
  const original = await replaceNames(act, visit, people);
  const kept = behindSeal(people.map(sealedOf), [original]);
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
  await seeingOwn(tx, true, () => restrictPapers(act, { visitId }));
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

/** What the visit says in the open says it without its people from now on; gives the original words, for behind the seal. */
async function replaceNames({ tx }: Act, visit: LockedVisit, people: readonly VisitPartyRow[]): Promise<string> {
  const { content } = await loadVisitRecord(tx, visit.id);
  if (!content) return '';
  const matters = await listVisitMatters(tx, visit);
  const { summary, request, explained, conclusion, note } = content;
  const named = Object.fromEntries(matters.map((matter, index) => [`m${index}`, matter.summary]));
  const betrayed = people.map((one) => ({ ...one, idNumber: one.idNumber ?? '' }));
  const others = [content.respondent].filter(Boolean);
  const open = replaceSenders({ summary, request, explained, conclusion, note }, betrayed, others);
  const ofMatters = replaceSenders<Record<string, string>>(named, betrayed, others);
  if (open.original !== '') await saveVisitContent(tx, visit, open.words);
  if (ofMatters.original !== '')
    await replaceVisitMatters(
      tx,
      visit,
      matters.map(({ petitionType, competentOrg }, index) => ({
        type: petitionType,
        summary: ofMatters.words[`m${index}`] ?? '',
        competentOrg,
      })),
    );
  return open.original || ofMatters.original;
}

function sealedOf(person: VisitPartyRow) {
  return {
    name: person.name,
    birthYear: person.birthYear,
    gender: person.gender ?? '',
    idType: person.idType ?? '',
    idNumber: person.idNumber ?? '',
    idIssuedOn: person.idIssuedOn,
    idIssuedBy: person.idIssuedBy,
    phone: person.phone,
    email: person.email,
    wardUnitId: null,
    wardText: person.wardText,
    address: person.address,
    contact: '',
    note: capacityWords(person.role, person.proof),
  };
}

/** What the open table says of a denouncer: that there is one, and which. */
export function maskedParty(ordinal: number, isRepresentative: boolean): VisitParty {
  return {
    ordinal,
    role: 'denouncer',
    kind: 'individual',
    sealed: true,
    name: sealedPartyName(ordinal),
    ...blankPerson,
    isRepresentative,
  };
}
