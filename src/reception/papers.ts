// The papers a visit brings: receipt 02/TCD, notice of refusal 01/TCD, appointment slip. The receipt is ready to print and
// sign; the others are drafts that go on at "Văn bản".
// A sealed visit hands over no name: the receipt is filled in by hand, or printed after a reveal.

import { listColleagues } from '../accounts/queries.ts';
import type { OfficerRole } from '../accounts/roles.ts';
import { type Correcting, createPaper } from '../documents/actions.ts';
import { Called, type PetitionType as PaperType, type PersonData } from '../documents/papers/frame.ts';
import { usualCapacity } from '../documents/registry/signer.ts';
import { actingCapacity, capacityOnPaper } from '../petitions/capacity.ts';
import { headOf } from '../petitions/proposals/papers.ts';
import { unitProfile } from '../units/queries.ts';
import type { Act } from '../web/act.ts';
import type { EntryPerson, VisitEntry } from './entry-form.ts';
import { hasRefusalNotice } from './refusal.ts';
import { speakersFirst, whoCame } from './standing.ts';
import { hourReceived, typeOfContents } from './visit.ts';

export interface PaperVisit {
  id: number;
  petitionId: number | null;
  sealed: boolean;
}

const headRoles: readonly OfficerRole[] = ['leader', 'chief_inspector', 'reception_board_head'];

/** Makes the drafts this entry calls for; gives their ids. */
export async function makeVisitPapers(act: Act, visit: PaperVisit, entry: VisitEntry): Promise<number[]> {
  const ids: number[] = [];
  if (entry.documents.length > 0) ids.push(await makeReceipt(act, visit, entry));
  if (entry.outcome === 'refused' && entry.refusalGround && hasRefusalNotice(entry.refusalGround, entry.receivedOn)) {
    ids.push(await makeRefusalNotice(act, visit, entry, entry.refusalGround));
  }
  if (entry.outcome === 'appointment') ids.push(await makeAppointment(act, visit, entry));
  return ids;
}

const subject = (visit: PaperVisit) => ({ visitId: visit.id, petitionId: visit.petitionId, sealed: visit.sealed });

/** A paper speaks of one kind; several contents are called by the gravest. */
function paperType(visit: PaperVisit, entry: VisitEntry): PaperType {
  const type = visit.sealed ? 'TC' : typeOfContents(entry.contents);
  return type === 'KN' || type === 'TC' ? type : type === 'MIXED' ? 'KN' : 'KNPA';
}

function personOf(visit: PaperVisit, entry: VisitEntry): PersonData {
  // Who handed it over, or is invited: somebody who came.
  const [person] = speakersFirst(whoCame(entry.people));
  if (visit.sealed || !person) return { name: null };
  const address = [person.address, person.ward].filter(Boolean).join(', ');
  const honorific = honorificOf(person);
  const { name, idNumber, idIssuedOn, idIssuedBy } = person;
  const named = { name, ...(honorific === undefined ? {} : { honorific }), address, idNumber, idIssuedOn, idIssuedBy };
  if (entry.senderKind !== 'organization') return named;
  // The identity paper is his who came, and so is the signature: the organisation has neither.
  const standing = capacityOnPaper(actingCapacity(person.capacity) ?? 'representative', person.proof);
  return { name: entry.organization, honorific: '', address, agents: [{ ...named, standing, proof: person.proof || null }] };
}

/** 'ông' or 'bà' by the gender typed; undefined when not known. */
export function honorificOf(person: Pick<EntryPerson, 'gender'>): 'ông' | 'bà' | undefined {
  return person.gender === 'male' ? 'ông' : person.gender === 'female' ? 'bà' : undefined;
}

const summaryOf = (entry: VisitEntry) =>
  entry.contents
    .map((content) => content.summary)
    .filter(Boolean)
    .join('; ');

/** The receipt 02/TCD of the documents of an entry, ready to sign; gives its id. */
export async function makeReceipt(act: Act, visit: PaperVisit, entry: VisitEntry): Promise<number> {
  const profile = await unitProfile(act.house, act.actor.unitId);
  const contentType = paperType(visit, entry);
  const common = {
    receivedOn: entry.receivedOn,
    receivedAtTime: entry.receivedTime || null,
    receivedAtPlace: [profile.issuingOrg, profile.address].filter(Boolean).join(', '),
    receiver: { name: act.actor.name, title: act.actor.title },
    giver: personOf(visit, entry),
    // Of a sealed visit too: the titles were settled with its other open words, and name nobody who came.
    items: entry.documents.map(({ name, pages, condition }) => ({ name, pages, condition })),
    copyCount: contentType === 'TC' ? 3 : 2,
  };
  const fields = contentType === 'TC' ? { ...common, contentType } : { ...common, contentType };
  const signer = { accountId: act.actor.accountId };
  return createPaper(act, { kind: 'TCD02_2026', ...subject(visit), fields, signer, issuedOn: entry.receivedOn });
}

function makeRefusalNotice(
  act: Act,
  visit: PaperVisit,
  entry: VisitEntry,
  ground: NonNullable<VisitEntry['refusalGround']>,
): Promise<number> {
  const common = {
    person: personOf(visit, entry),
    visitedOn: entry.receivedOn,
    summary: visit.sealed ? null : summaryOf(entry),
    ground: ground === 'A9_3' || ground === 'D4_H' ? ground : null,
  };
  const isMixed = !visit.sealed && typeOfContents(entry.contents) === 'MIXED';
  const contentType: PaperType | 'MIXED' = isMixed ? 'MIXED' : paperType(visit, entry);
  const fields = contentType === 'TC' ? { ...common, contentType } : { ...common, contentType };
  return createPaper(act, { kind: 'TCD01_2026', ...subject(visit), fields });
}

async function makeAppointment(act: Act, visit: PaperVisit, entry: VisitEntry): Promise<number> {
  const profile = await unitProfile(act.house, act.actor.unitId);
  const leaders = await listColleagues(act.house, act.actor.unitId, headRoles, act.moment.today);
  // Whoever signs in his own name is the head; a deputy is not whom the slip promises.
  const head = leaders.find((one) => usualCapacity(profile, one.title) === 'self');
  const fields = {
    person: withOthers(visit, entry),
    host: { name: head?.name ?? null, title: headOf({ name: profile.issuingOrg, headTitle: profile.headTitle }) },
    meetOn: entry.appointmentOn,
    meetAtTime: entry.appointmentTime || null,
    meetAtPlace: profile.address || profile.issuingOrg,
    summary: visit.sealed ? null : summaryOf(entry),
  };
  return createPaper(act, { kind: 'PHIEU_HEN', ...subject(visit), fields });
}

/** Who came, with the others of the group he spoke for: "ông A (cùng 11 người)". */
function withOthers(visit: PaperVisit, entry: VisitEntry): PersonData {
  const person = personOf(visit, entry);
  const others = visit.sealed || entry.senderKind !== 'group' ? 0 : entry.personCount - 1;
  return others > 0 ? { ...person, capacity: `cùng ${others} người` } : person;
}

/** Whoever is told by a copy where his matter went. */
export const insteadOfAnswer = (person: PersonData): string => `${Called(person)} (thay trả lời)`;

/** What the papers of an open visit took from it, before and after a correction. */
export function correctedWords(visit: PaperVisit, was: VisitEntry, is: VisitEntry): Correcting[] {
  const pair = (fields: readonly string[], of: (entry: VisitEntry) => unknown): Correcting => ({
    fields,
    was: of(was),
    is: of(is),
  });
  return [
    pair(['person', 'giver'], (entry) => personOf(visit, entry)),
    pair(['person', 'sender', 'recipient', 'complainant'], (entry) => withOthers(visit, entry)),
    pair(['recipients'], (entry) => insteadOfAnswer(withOthers(visit, entry))),
    pair(['summary', 'content'], summaryOf),
    pair(['visitedOn', 'receivedOn'], (entry) => entry.receivedOn),
    pair(['receivedAtTime'], (entry) => entry.receivedTime || null),
    pair(['items'], (entry) => entry.documents),
    pair(['contentType', 'petitionType'], (entry) => paperType(visit, entry)),
  ];
}

/** Day and hour, all that papers of a sealed visit take from what is corrected of it. */
export function correctedDay(
  was: { receivedOn: string; receivedAt: Date },
  is: Pick<VisitEntry, 'receivedOn' | 'receivedTime'>,
): Correcting[] {
  return [
    { fields: ['visitedOn', 'receivedOn'], was: was.receivedOn, is: is.receivedOn },
    { fields: ['receivedAtTime'], was: hourReceived(was.receivedAt) || null, is: is.receivedTime || null },
  ];
}

/** What a paper of a visit says of who came and why; on a denunciation neither name nor words. */
export function paperParts(visit: PaperVisit, entry: VisitEntry) {
  return {
    contentType: paperType(visit, entry),
    person: withOthers(visit, entry),
    summary: visit.sealed ? null : summaryOf(entry),
  };
}
