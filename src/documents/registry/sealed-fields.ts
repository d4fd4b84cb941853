// What becomes of each field of a paper whose record is sealed: a list the compiler holds against every composer's data. Pure.
import type { PaperFields } from './compose.ts';

type KeysOf<T> = T extends unknown ? keyof T : never;
type ValueOf<T, K extends PropertyKey> = T extends { [key in K]?: infer V } ? V : never;
type ElementOf<V> = NonNullable<V> extends readonly (infer E)[] ? E : NonNullable<V>;
/** Every field of every composer. */
type Field = KeysOf<PaperFields>;
/** Someone with a place for an identity number, or with an address and no post: a citizen, not an officer and not the denounced. */
type IsCitizen<Keys> = 'idNumber' extends Keys ? true : 'address' extends Keys ? ('title' extends Keys ? false : true) : false;
/** Those of the fields that hold a citizen. */
type CitizenField = {
  [K in Field]: IsCitizen<KeysOf<ElementOf<ValueOf<PaperFields, K>>>> extends true ? K : never;
}[Field];

/**
 * What becomes of each field of a sealed record's paper. `citizen`: blanked, whoever it is. `later`: blanked when the paper was
 * written before the seal, because it may call the sender by name: titles of documents handed in, who carries a decision out, who
 * is sent a copy (in a paper of a denunciation they are what the officer wrote for it). `kept`: facts, offices, officers, and
 * words of the content, which whoever reads the record reads. A field that is not listed, or a citizen's listed otherwise, does
 * not compile.
 */
const treatment: { [K in Field]: K extends CitizenField ? 'citizen' : 'citizen' | 'later' | 'kept' } = {
  address: 'citizen',
  complainant: 'citizen',
  complainants: 'citizen',
  complaintOf: 'citizen',
  giver: 'citizen',
  groupMembers: 'citizen',
  invitees: 'citizen',
  lookup: 'citizen',
  person: 'citizen',
  recipient: 'citizen',
  recipientName: 'citizen',
  relatedOrgs: 'citizen',
  relatedPersons: 'citizen',
  relatedRecipients: 'later',
  receivers: 'later',
  sender: 'citizen',
  items: 'later',
  leftOut: 'later',
  sentTo: 'later',
  sendBy: 'kept',
  seniorInspectorate: 'kept',
  acceptance: 'kept',
  acceptanceNumber: 'kept',
  acceptanceOn: 'kept',
  acceptedOn: 'kept',
  act: 'kept',
  answer: 'kept',
  appealDays: 'kept',
  approvalWords: 'kept',
  approvedBy: 'kept',
  approvedByMandate: 'kept',
  approvedOn: 'kept',
  assignmentBasis: 'kept',
  attendees: 'kept',
  authority: 'kept',
  bring: 'kept',
  cause: 'kept',
  chair: 'kept',
  companions: 'kept',
  competentOrg: 'kept',
  complainantAbsent: 'kept',
  complaintOn: 'kept',
  conclusion: 'kept',
  conclusionNumber: 'kept',
  conclusionOn: 'kept',
  consequence: 'kept',
  content: 'kept',
  contentType: 'kept',
  contents: 'kept',
  contested: 'kept',
  coordinatingOrgs: 'kept',
  copies: 'later',
  copyCount: 'kept',
  damage: 'kept',
  days: 'kept',
  deadline: 'kept',
  deliberatelyFalse: 'kept',
  denounced: 'kept',
  deputies: 'kept',
  dialogue: 'kept',
  duties: 'kept',
  earlier: 'kept',
  endedOn: 'kept',
  endedTime: 'kept',
  executors: 'later',
  extensionDays: 'kept',
  firstResult: 'kept',
  follower: 'kept',
  forwardedBy: 'kept',
  forwardedOn: 'kept',
  fromDate: 'kept',
  fromTime: 'kept',
  functionsBasis: 'kept',
  ground: 'kept',
  grounds: 'kept',
  head: 'kept',
  heldAtPlace: 'kept',
  heldOn: 'kept',
  host: 'kept',
  informedOrgs: 'kept',
  inspector: 'kept',
  inspectorate: 'kept',
  instance: 'kept',
  isBelow: 'kept',
  isFirstTold: 'kept',
  isOverdue: 'kept',
  leader: 'kept',
  legalGrounds: 'kept',
  legalNote: 'kept',
  limitDays: 'kept',
  listedApart: 'kept',
  mayGoToCourt: 'kept',
  measures: 'kept',
  lowerResolver: 'kept',
  meetAtPlace: 'kept',
  meetAtTime: 'kept',
  meetOn: 'kept',
  members: 'kept',
  opening: 'kept',
  opinions: 'kept',
  otherBases: 'kept',
  outcome: 'kept',
  petitionType: 'kept',
  isPreviousOverdue: 'kept',
  previousResolvedOn: 'kept',
  previousResolver: 'kept',
  proposal: 'kept',
  proposedBy: 'kept',
  purpose: 'kept',
  reason: 'kept',
  redoBasis: 'kept',
  receivedAtPlace: 'kept',
  receivedAtTime: 'kept',
  receivedOn: 'kept',
  receivedByBecame: 'kept',
  receivedByOrg: 'kept',
  reportsTo: 'kept',
  reorganisedBy: 'kept',
  timeLimit: 'kept',
  receiver: 'kept',
  recommendations: 'kept',
  relatedMatters: 'kept',
  replaces: 'kept',
  reportNumber: 'kept',
  reportOn: 'kept',
  reportWithinDays: 'kept',
  reportedBy: 'kept',
  resolver: 'kept',
  respondents: 'kept',
  responsibility: 'kept',
  result: 'kept',
  resultChannel: 'kept',
  resumedOn: 'kept',
  ruling: 'kept',
  secondResolver: 'kept',
  secretary: 'kept',
  submitTo: 'kept',
  summary: 'kept',
  superior: 'kept',
  superiorRecipient: 'kept',
  suspension: 'kept',
  sentWith: 'kept',
  suspensionNumber: 'kept',
  suspensionOn: 'kept',
  suspensionBy: 'kept',
  tasks: 'kept',
  teamKind: 'kept',
  toBody: 'kept',
  toOrg: 'kept',
  toTime: 'kept',
  transferringOrg: 'kept',
  unitLeader: 'kept',
  unitLeaderWords: 'kept',
  verification: 'kept',
  verifier: 'kept',
  verifyingOrg: 'kept',
  visitKind: 'kept',
  visitedOn: 'kept',
  withdrawn: 'kept',
  withdrawnOn: 'kept',
  within: 'kept',
  withinDays: 'kept',
  writtenOn: 'kept',
};

/** A field's value without whoever could be the denouncer. @param isLater the paper was written before the seal */
export function sealedValue(name: string, value: unknown, isLater: boolean): unknown {
  const what = treatment[name as Field];
  if (what === 'citizen') return blank(name, value);
  return what === 'later' && isLater ? untitled(value) : value;
}

function blank(name: string, value: unknown): unknown {
  if (Array.isArray(value)) return [];
  return name !== 'lookup' && typeof value === 'object' && value !== null ? { name: null } : null;
}

/** Of documents their number and pages stay; other lists and words go. */
function untitled(value: unknown): unknown {
  if (!Array.isArray(value)) return null;
  return value.flatMap((item, index) =>
    typeof item === 'object' && item !== null ? [{ ...item, name: `Tài liệu số ${index + 1}`, condition: null }] : [],
  );
}
