// Who came and what was said, as the open table, the sealed table and a petition each hold it.
import { blankRegistration } from '../petitions/blank.ts';
import { actingCapacity, capacityWords } from '../petitions/capacity.ts';
import { fieldLeaves, type PetitionType } from '../petitions/petition.ts';
import type { Registration, SenderInput } from '../petitions/registration.ts';
import type { SealedPerson } from '../sealing/identities.ts';
import { type Wards, wardsMeant } from '../units/wards.ts';
import type { Act } from '../web/act.ts';
import type { VisitNaming } from './denounced.ts';
import type { EntryPerson, VisitEntry } from './entry-form.ts';
import { respondentsOf } from './entry-rules.ts';
import { maskedParty } from './masked-party.ts';
import type { VisitParty } from './records.ts';
import { isElected, whoActs, whoPetitions } from './standing.ts';
import { jurisdictionOf } from './written-petition.ts';

/** The entry with each ward under its official name, where the words typed are nothing but the ward; and which wards are meant. */
export async function withWards(act: Act, entry: VisitEntry): Promise<{ entry: VisitEntry; wards: Wards }> {
  const meant = await wardsMeant(
    act.house,
    entry.people.map(({ ward }) => ward),
    act.moment.today,
  );
  const people = entry.people.map((person) => ({ ...person, ward: meant.get(person.ward)?.name ?? person.ward }));
  return { entry: { ...entry, people }, wards: new Map([...meant.values()].map((ward) => [ward.name, ward])) };
}

/** @param person with what stood of him before, where he comes from behind a seal */
export function sealedPersonOf(person: EntryPerson & Pick<SealedPerson, 'earlier'>, wards: Wards): SealedPerson {
  return {
    name: person.name,
    birthYear: person.birthYear,
    gender: person.gender ?? '',
    idType: person.idType ?? '',
    idNumber: person.idNumber,
    idIssuedOn: person.idIssuedOn,
    idIssuedBy: person.idIssuedBy,
    phone: person.phone,
    email: person.email,
    wardUnitId: wards.get(person.ward)?.id ?? null,
    wardText: person.ward,
    address: person.address,
    contact: person.contact,
    note: capacityWords(person.capacity, person.proof),
    ...(person.earlier ? { earlier: person.earlier } : {}),
  };
}

const roleOf: Record<PetitionType, VisitParty['role']> = {
  KN: 'complainant',
  TC: 'denouncer',
  KNPA: 'petitioner',
  MIXED: 'petitioner',
};

/** How one person of the page stands in the open table: in full, or as "Người tố cáo số n". */
export function partyOf(
  person: EntryPerson,
  ordinal: number,
  entry: Pick<VisitEntry, 'senderKind' | 'organization'>,
  sealed: boolean,
  type: PetitionType | null,
  wards: Wards,
): VisitParty {
  const acting = actingCapacity(person.capacity);
  const isRepresentative = entry.senderKind === 'organization' || isElected(person);
  if (sealed) return maskedParty(ordinal, isRepresentative);
  const { contact: _contact, note: _note, ...open } = sealedPersonOf(person, wards);
  return {
    ...open,
    ordinal,
    role: acting ?? (person.capacity === 'principal' ? 'principal' : roleOf[type ?? 'KNPA']),
    kind: entry.senderKind === 'organization' ? 'organization' : 'individual',
    sealed: false,
    organization: entry.organization,
    isRepresentative,
    proof: person.proof,
  };
}

/** The petition a visit brings: the same people, contents and day, source "qua tiếp công dân". */
export function petitionOf(
  entry: VisitEntry,
  visitId: number,
  sealed: boolean,
  type: PetitionType | null,
  wards: Wards,
  today: string,
  naming: Pick<VisitNaming, 'named' | 'pastHead' | 'answered'>,
): Registration {
  const jurisdiction = jurisdictionOf(entry);
  const summary = entry.contents
    .map((content) => content.summary)
    .filter(Boolean)
    .join('\n');
  return {
    ...blankRegistration,
    source: 'in_person_reception',
    // A sealed visit brings a sealed petition, whatever else was said with it (decisions 10).
    declaredType: sealed ? 'TC' : (type ?? 'KNPA'),
    receivedOn: entry.receivedOn,
    writtenOn: entry.writtenOn,
    isLateEntry: entry.receivedOn < today,
    senderKind: entry.senderKind,
    senderCount: petitionersOf(entry),
    senders: sendersOf(entry, sealed, wards),
    respondents: respondentsOf(entry).map((one) => ({ ...one, kind: 'individual' as const, organization: '' })),
    isDenouncedAnswered: naming.answered.isAnswered,
    // Whoever is named in a denunciation at the desk is named in its petition; a complaint's own rule finds its respondents.
    alsoNamed: sealed ? naming.named.map((one) => one.accountId) : [],
    subject: subjectOf(summary),
    summary,
    request: entry.request,
    field: fieldLeaves.some((leaf) => leaf.code === entry.field) ? entry.field : 'OTHER',
    previousOrg: entry.previousResolver,
    hasOriginals: entry.documents.some((one) => one.condition === 'Bản gốc'),
    pastHead: naming.pastHead,
    ...(jurisdiction ? { jurisdiction } : {}),
    visitId,
  };
}

/** How many the petition is from: whoever only acts for them is not one of them. */
function petitionersOf({ senderKind, personCount, people }: VisitEntry): number {
  if (senderKind === 'organization') return 1;
  const own = Math.max(whoPetitions(people).length, 1);
  return senderKind === 'group' ? Math.max(personCount, own) : own;
}

/** Whose petition it is, then who acts for them; an organisation stands first itself, whoever came is its representative. */
function sendersOf(entry: VisitEntry, sealed: boolean, wards: Wards): SenderInput[] {
  const sender = (person: EntryPerson): SenderInput => ({
    ...sealedPersonOf(person, wards),
    kind: 'individual',
    nationality: '',
    ethnicity: '',
    organization: '',
    isRepresentative: isElected(person),
    hasSigned: true,
    proof: sealed ? '' : person.proof,
    capacity: actingCapacity(person.capacity) ?? null,
  });
  const [first] = entry.people;
  if (entry.senderKind !== 'organization' || !first) return [...whoPetitions(entry.people), ...whoActs(entry.people)].map(sender);
  const { address, ward } = first;
  const organization: SenderInput = { ...sender({ ...nobody, name: entry.organization, address, ward }), kind: 'organization' };
  return [organization, ...entry.people.map((person) => ({ ...sender(person), ...asRepresentative(person, entry) }))];
}

const asRepresentative = (person: EntryPerson, { organization }: VisitEntry) => ({
  capacity: actingCapacity(person.capacity) ?? ('representative' as const),
  organization,
});

const nobody: EntryPerson = {
  idType: null,
  idNumber: '',
  idIssuedOn: null,
  idIssuedBy: '',
  name: '',
  birthYear: null,
  gender: null,
  ward: '',
  address: '',
  phone: '',
  email: '',
  capacity: null,
  proof: '',
  contact: '',
};

/** The first sentence of a summary, cut at a word before 160 characters: the line lists show. */
export function subjectOf(summary: string): string {
  const [first = ''] = summary.split(/\n|(?<=[.;])\s/);
  if (first.length <= 160) return first.replace(/[.;]$/, '');
  return `${first.slice(0, 160).replace(/\s+\S*$/, '')}…`;
}
