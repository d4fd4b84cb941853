// A visit as the register holds it, back in the shape of the entry form: for corrections and for taking the paper in later. Pure.

import { formatDate } from '../deadlines/dates.ts';
import type { FormValues } from '../web/forms.ts';
import type { VisitEntry } from './entry-form.ts';
import { genders } from './id-papers.ts';
import type { VisitMatterRow, VisitPartyRow, VisitRecord } from './queries.ts';
import { usualSameContent, visitCapacities } from './standing.ts';
import { hourReceived } from './visit.ts';

/** A member of a group who was elected stands in the book as a petitioner marked as its representative. */
const capacityOf = ({ role, isRepresentative }: VisitPartyRow, isGroup: boolean) =>
  visitCapacities.find((capacity) => capacity === role) ?? (isGroup && isRepresentative ? 'elected' : 'self');

/** The stored visit as an entry. People of a sealed visit carry only "Người tố cáo số n". */
export function entryOf(visit: VisitRecord, parties: readonly VisitPartyRow[], matters: readonly VisitMatterRow[]): VisitEntry {
  const { content } = visit;
  return {
    denunciation: visit.sealed ? 'yes' : 'no',
    receivedOn: visit.receivedOn,
    receivedTime: hourReceived(visit.receivedAt),
    kind: visit.kind,
    mode: visit.mode,
    // Answered when it was written down; another mode asks anew.
    ...(visit.sealed && visit.mode === 'online' ? { secrecyNotAsked: true, secrecyAssured: true } : {}),
    host: visit.host,
    hostName: visit.hostName,
    hostTitle: visit.hostTitle,
    receptionDay: visit.receptionDayId,
    companions: content?.companions ?? '',
    senderKind: visit.senderKind ?? 'individual',
    organization: parties[0]?.organization ?? '',
    request: content?.request ?? '',
    previousResolver: visit.previousResolver,
    inJurisdiction: visit.inJurisdiction === null ? null : visit.inJurisdiction ? 'yes' : 'no',
    occurrence: visit.occurrence,
    outcome: visit.outcome,
    refusalGround: visit.refusalGround,
    guidedTo: visit.guidedTo,
    guidanceNumber: visit.guidanceNumber,
    transferredTo: visit.outcome === 'urge_subordinate' ? '' : visit.transferredTo,
    ...(visit.outcome === 'urge_subordinate' ? { urgedOrg: visit.transferredTo } : {}),
    transferNumber: visit.transferNumber,
    appointmentOn: visit.appointmentOn,
    explained: content?.explained ?? '',
    conclusion: content?.conclusion ?? '',
    note: content?.note ?? '',
    field: '',
    writtenOn: null,
    respondentName: content?.respondent ?? '',
    respondentPost: content?.respondentPost ?? '',
    respondentAccount: null,
    pastHead: visit.pastHead,
    denouncedIs: '',
    idConfirmed: true,
    personCount: visit.personCount,
    sameContentCount: visit.sameContentCount,
    people: parties.map((party) => ({
      idType: party.idType as VisitEntry['people'][number]['idType'],
      idNumber: party.idNumber ?? '',
      idIssuedOn: party.idIssuedOn,
      idIssuedBy: party.idIssuedBy,
      name: party.name,
      birthYear: party.birthYear,
      gender: genders.find((one) => one === party.gender) ?? null,
      ward: party.wardText,
      address: party.address,
      phone: party.phone,
      email: party.email,
      capacity: capacityOf(party, visit.senderKind === 'group'),
      proof: party.proof,
      contact: '',
    })),
    contents: matters.map((matter) => ({ type: matter.petitionType, summary: matter.summary, org: matter.competentOrg })),
    documents: [],
  };
}

const text = (value: unknown): string => (value === null || value === undefined ? '' : String(value));
const dateText = (value: string | null) => (value === null ? '' : formatDate(value));

/** An entry as the flat fields of the page. */
export function entryValues(entry: VisitEntry): FormValues {
  const {
    people,
    contents,
    documents,
    pastHead,
    secrecyNotAsked,
    secrecyAssured,
    idConfirmed: _confirmed,
    minorConfirmed: _minor,
    lateDay: _late,
    noAccusation: _accusation,
    deskAnswer: _answer,
    leap: _leap,
    ...facts
  } = entry;
  const values: FormValues = Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, text(value)]));
  values.receivedOn = dateText(entry.receivedOn);
  values.appointmentOn = dateText(entry.appointmentOn);
  values.writtenOn = dateText(entry.writtenOn);
  // Counted from who came, it is counted again when that is put right.
  if (entry.sameContentCount === usualSameContent(entry)) values.sameContentCount = '';
  values.people = String(Math.max(people.length, 1));
  values.contents = String(Math.max(contents.length, 1));
  values.documents = String(Math.max(documents.length, 3));
  if (pastHead) values.pastHead = '1';
  if (secrecyNotAsked) values.secrecyNotAsked = '1';
  if (secrecyAssured) values.secrecyAssured = '1';
  people.forEach((person, index) => {
    for (const [name, value] of Object.entries(person))
      values[`p${index + 1}_${name}`] = name === 'idIssuedOn' ? dateText(value as string | null) : text(value);
  });
  documents.forEach((document, index) => {
    for (const [name, value] of Object.entries(document)) values[`d${index + 1}_${name}`] = text(value);
  });
  contents.forEach((content, index) => {
    for (const [name, value] of Object.entries(content)) values[`c${index + 1}_${name}`] = text(value);
  });
  return values;
}
