// Who came and what was said, as the open table, the sealed table and a petition each hold it.
import { blankRegistration } from '../petitions/blank.ts';
import { capacityWords } from '../petitions/capacity.ts';
import { fieldLeaves, type PetitionType } from '../petitions/petition.ts';
import type { Registration, SenderInput } from '../petitions/registration.ts';
import type { SealedPerson } from '../sealing/identities.ts';
import type { Act } from '../web/act.ts';
import type { VisitNaming } from './denounced.ts';
import type { EntryPerson, VisitEntry } from './entry-form.ts';
import { respondentsOf } from './entry-rules.ts';
import { findUnitsNamed } from './queries.ts';
import type { VisitParty } from './records.ts';
import { maskedParty } from './sealing.ts';
import { isOthersPetition } from './written-petition.ts';

export type Wards = ReadonlyMap<string, number>;

/** The units meant by the wards typed, where the words name exactly one that stands. */
export async function wardsOf(act: Act, people: readonly EntryPerson[]): Promise<Wards> {
  const words = [...new Set(people.map((person) => person.ward).filter(Boolean))];
  return words.length === 0 ? new Map() : findUnitsNamed(act.house, words, act.moment.today);
}

export function sealedPersonOf(person: EntryPerson, wards: Wards): SealedPerson {
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
    wardUnitId: wards.get(person.ward) ?? null,
    wardText: person.ward,
    address: person.address,
    contact: person.contact,
    note: capacityWords(person.capacity, person.proof),
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
  const isRepresentative = entry.senderKind !== 'individual';
  if (sealed) return maskedParty(ordinal, isRepresentative);
  const { contact: _contact, note: _note, ...open } = sealedPersonOf(person, wards);
  const ownRole = person.capacity === null || person.capacity === 'self';
  return {
    ...open,
    ordinal,
    role: ownRole ? roleOf[type ?? 'KNPA'] : (person.capacity as Exclude<typeof person.capacity, null | 'self'>),
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
  const summary = entry.contents
    .map((content) => content.summary)
    .filter(Boolean)
    .join('\n');
  const senders = entry.people.map(
    (person): SenderInput => ({
      ...sealedPersonOf(person, wards),
      kind: entry.senderKind === 'organization' ? 'organization' : 'individual',
      nationality: '',
      ethnicity: '',
      organization: entry.organization,
      isRepresentative: entry.senderKind !== 'individual',
      hasSigned: true,
      proof: sealed ? '' : person.proof,
    }),
  );
  return {
    ...blankRegistration,
    source: 'in_person_reception',
    // A sealed visit brings a sealed petition, whatever else was said with it (decisions 10).
    declaredType: sealed ? 'TC' : (type ?? 'KNPA'),
    receivedOn: entry.receivedOn,
    writtenOn: entry.writtenOn,
    isLateEntry: entry.receivedOn < today,
    senderKind: entry.senderKind,
    senderCount: entry.senderKind === 'group' ? entry.personCount : Math.max(entry.people.length, 1),
    senders,
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
    isOthers: isOthersPetition(entry),
    visitId,
  };
}

/** The first sentence of a summary, cut at a word before 160 characters: the line lists show. */
export function subjectOf(summary: string): string {
  const [first = ''] = summary.split(/\n|(?<=[.;])\s/);
  if (first.length <= 160) return first.replace(/[.;]$/, '');
  return `${first.slice(0, 160).replace(/\s+\S*$/, '')}…`;
}
