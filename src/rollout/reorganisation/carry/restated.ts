// How a paper that has not been issued goes on in the successor: whose office heads it, who decides and who signs are the successor's
// alone, never half of each. What cites an earlier act of the closed office keeps its words: that act stays that office's. Pure.
import { type PaperKind, symbolOf } from '../../../documents/papers/catalogue.ts';
import { chairmanOf, isOwnOffice } from '../../../documents/registry/next-instance.ts';
import type { FormerHeading } from '../../../documents/registry/offices-then.ts';
import { nameOldOffice, restsOnTheAct } from '../../../documents/registry/old-acts.ts';
import { openOfMeeting } from '../../../documents/registry/open-meeting.ts';
import { ownDestination } from '../../../documents/registry/own-destination.ts';
import { capacityRefusal, deputyLines, isHeadTitle, signingLines, usualCapacity } from '../../../documents/registry/signer.ts';
import { linesObjection, wayOf } from '../../../documents/registry/signing-ways.ts';
import { headOf } from '../../../petitions/proposals/papers.ts';
import { type Became, becameBy, becomings, type HandedBy } from '../../../units/became.ts';
import type { UnitProfile } from '../../../units/queries.ts';

/** A paper that came along and was not issued before the switch. */
export interface OpenPaper {
  id: number;
  kind: PaperKind;
  state: string;
  fields: Record<string, unknown>;
  signerId: number | null;
  signerName: string;
  /** Lines over the signature, separated by line breaks. */
  signerTitle: string;
  /** The post by which the signer signs for the successor; null where he has none there. */
  signerPost: string | null;
  byMandate: boolean;
  /** Whoever approved it still approves for the successor. */
  approverStays: boolean;
  pastHead: boolean;
  /** Fields that name an officer of the office that ended who has no post in the successor. */
  leftBehind?: readonly string[];
  /** The office the record first came to, where that was not the one that drafted it. */
  receivedByOrg: string | null;
  /** What became of that office, where this one did not succeed it; left out where it is not asked. */
  receivedByBecame?: Became | undefined;
  /** What it tells of, a decision to accept or a conclusion, was issued before the switch: by the office of then. */
  tellsOfIssued: boolean;
  /** The day of that act. */
  toldOn?: string | null;
}

export interface Restated extends Pick<OpenPaper, 'id' | 'fields' | 'signerId' | 'signerName' | 'signerTitle'> {
  /** Of a letter without its second part, which stays. */
  symbol: string;
  /** Whoever approved it signs it no more: the successor's head says yes to it himself. */
  asksAgain: boolean;
}

type Office = Pick<
  UnitProfile,
  'issuingOrg' | 'superiorOrg' | 'symbol' | 'place' | 'headTitle' | 'functionsBasis' | 'inspectorate' | 'address'
>;
/** Where an office stands; left out where it is not asked. */
interface Rank {
  level?: string | undefined;
  /** The body directly above it; '' for none. */
  above?: string | undefined;
}
/** An office with the names it had before, the oldest first. */
type OfficeOverTime = Office & Rank & { formerly?: readonly FormerHeading[] };
type RankedOffice = Office & Rank;
type Words = Record<string, unknown>;
const isPlain = (value: unknown): value is Words => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Fields that name the office's own head or the office itself, as its papers are drafted. */
const headFields = ['authority', 'head'];
const officeFields = ['submitTo'];

/** @param was the office that drafted it, `is` the one it goes on in, `by` the kind of the act's route between them, `basis` the act as a decision cites it */
export function restate(paper: OpenPaper, was: OfficeOverTime, is: RankedOffice, by: HandedBy = 'merge', basis = ''): Restated {
  const fields = { ...fieldsIn(paper, was, is, { by }), ...restingOn(paper, basis), ...officersThen(paper, was) };
  const namesOthers = namingNext.some((name) => fields[name] !== paper.fields[name]);
  const signing = signingIn(paper, is);
  const isSame = signing.signerId === paper.signerId && signing.signerTitle === paper.signerTitle && paper.signerId !== null;
  return {
    id: paper.id,
    symbol: symbolOf(paper.kind, is.symbol, ''),
    fields,
    ...signing,
    asksAgain:
      paper.state === 'approved' &&
      !paper.pastHead &&
      !(isSame && paper.approverStays && !namesOthers && isFitToGo({ kind: paper.kind, fields })),
  };
}

/** A decision cites each act by which the matter came to the office that issues it. */
function restingOn({ kind, fields }: Pick<OpenPaper, 'kind' | 'fields'>, basis: string): Words {
  if (basis === '' || !restsOnTheAct(kind)) return {};
  const before = String(fields.reorganisedBy ?? '');
  return { reorganisedBy: [before, basis].filter(Boolean).join('\n') };
}

/** Who put something forward in the office of then and works in no office of the receiver is named with his own: he proposed it there. */
function officersThen({ fields, leftBehind = [] }: Pick<OpenPaper, 'fields' | 'leftBehind'>, was: Office): Words {
  return Object.fromEntries(
    leftBehind.flatMap((name) => {
      const officer = fields[name];
      const called = isPlain(officer) ? wordsOf(officer.name) : '';
      return called === '' || called.endsWith(')')
        ? []
        : [[name, { ...(officer as Words), name: `${called} (${was.issuingOrg})` }]];
    }),
  );
}

/** What nobody could agree to as it is now waits for whoever mends it. */
const isFitToGo = (paper: Pick<OpenPaper, 'kind' | 'fields'>): boolean =>
  ownDestination(paper) === '' && openOfMeeting(paper).length === 0;

type Told = Pick<OpenPaper, 'fields' | 'kind' | 'tellsOfIssued' | 'toldOn' | 'receivedByOrg' | 'receivedByBecame'>;

/** The same office under another name: its head stays who he is, so do signer and approval. `receivedByOrg` is null where it received under this name. */
export function underNewName(paper: Told, is: Office): Words {
  const { issuingOrg, superiorOrg, place, receivedByOrg: _, receivedByBecame: __, ...fields } = paper.fields;
  const was = { ...is, issuingOrg: String(issuingOrg ?? ''), superiorOrg: String(superiorOrg ?? ''), place: String(place ?? '') };
  const put = fieldsIn({ ...paper, fields }, was, is, { headStays: true });
  return { ...put, receivedByOrg: paper.receivedByOrg ?? undefined, ...saidOf('receivedByBecame', paper.receivedByBecame) };
}

function fieldsIn(
  { fields, kind, tellsOfIssued, toldOn, receivedByOrg }: Told,
  was: OfficeOverTime,
  is: RankedOffice,
  { headStays = false, by }: { headStays?: boolean; by?: HandedBy } = {},
): Words {
  const headIs = ofOffice(is);
  // A draft of before a renaming names the office as it was called then.
  const officesWere = [was, ...(was.formerly ?? []).map(({ issuingOrg }) => ({ ...was, issuingOrg }))];
  const [orgsWere, headsWere] = [officesWere.map(({ issuingOrg }) => issuingOrg), officesWere.map(ofOffice)];
  const put: Words = { ...fields };
  const follow = (names: readonly string[], before: readonly string[], now: string) => {
    for (const name of names) if (before.some((one) => one !== '' && put[name] === one)) put[name] = now;
  };
  follow(headFields, headsWere, headIs);
  if (!tellsOfIssued) follow(['resolver'], headsWere, headIs);
  else if (toldOn) follow(['resolver'], headsWere, ofOffice(onDay(was, toldOn)));
  const { acceptance } = put;
  if (isPlain(acceptance) && acceptance.number && !acceptance.issuedByOrg)
    put.acceptance = { ...acceptance, issuedByOrg: onDay(was, acceptance.on).issuingOrg };
  const { suspension } = put;
  if (isPlain(suspension) && suspension.number && !suspension.issuedBy)
    put.suspension = { ...suspension, issuedBy: ofOffice(onDay(was, suspension.on)) };
  if (put.suspensionNumber && !put.suspensionBy) put.suspensionBy = ofOffice(onDay(was, put.suspensionOn));
  const { outcome } = put;
  // A letter that has its number was sent by the office of then, whoever tells of it.
  if (kind === 'NOTICE_TO_SENDER' && isPlain(outcome) && outcome.letterNumber && !outcome.sentByOrg)
    put.outcome = {
      ...outcome,
      sentByOrg: onDay(was, outcome.letterOn).issuingOrg,
      ...saidOf('sentByBecame', by && becameBy([by])),
    };
  else if (by && isPlain(outcome) && outcome.sentByOrg)
    put.outcome = { ...outcome, ...saidOf('sentByBecame', becameAfter(outcome.sentByBecame, by)) };
  if (by) Object.assign(put, nameOldOffice(put, { before: was.issuingOrg, now: is.issuingOrg, became: becameBy([by]) }));
  follow(officeFields, orgsWere, is.issuingOrg);
  follow(['superior'], [was.superiorOrg, was.above ?? ''], is.above ?? is.superiorOrg);
  follow(['inspectorate'], [was.inspectorate], is.inspectorate);
  if (!headStays) Object.assign(put, nextIn(kind, put, was, is, orgsWere));
  Object.assign(put, headStays ? meetingOf(kind, put, is, was, headsWere) : openMeeting(kind, put, headIs));
  const cameTo = put.receivedByOrg ?? receivedByOrg ?? was.issuingOrg;
  return {
    ...put,
    superiorOrg: is.superiorOrg,
    issuingOrg: is.issuingOrg,
    officeCode: is.symbol,
    place: is.place,
    functionsBasis: is.functionsBasis,
    // What came in before the switch came to the office of then.
    receivedByOrg: cameTo,
    ...saidOf(
      'receivedByBecame',
      by && (orgsWere.includes(String(cameTo)) ? becameBy([by]) : becameAfter(put.receivedByBecame, by)),
    ),
  };
}

/** Fields that name who comes after the office: the next instance, who carries its decision out, whom of those below it urges. */
const namingNext = ['secondResolver', 'superiorRecipient', 'executors', 'toOrg'];

/** What each kind says of who carries it out while nobody was typed: nobody here can know whom the receiver charges. */
const withoutExecutors: Partial<Record<PaperKind, string | null>> = {
  KN05_2020: 'Người bị khiếu nại',
  KN15_2020: null,
  KN16_2020: null,
  TC07_2019: null,
};

/** Who comes after the receiver: as a new draft there names him, nobody where only its officers know. */
function nextIn(kind: PaperKind, put: Words, was: OfficeOverTime, is: RankedOffice, called: readonly string[]): Words {
  const [resolver, charged] = [wordsOf(put.secondResolver), wordsOf(put.executors)];
  const isSameRank = was.level === is.level && was.above === is.above;
  const next: Words = {};
  if (resolver && (!isSameRank || isOwnOffice(resolver, is.issuingOrg))) {
    next.secondResolver = chairmanOf(is.above ?? '') || null;
    if (put.superiorRecipient) next.superiorRecipient = next.secondResolver;
  }
  if (charged && kind in withoutExecutors && (was.level !== is.level || called.some((one) => isNamedIn(charged, one))))
    next.executors = withoutExecutors[kind];
  // A section of the office that ended is urged by nobody: whose matter it is now the receiver's officers know.
  if (put.purpose === 'urge' && called.some((one) => isNamedIn(wordsOf(put.toOrg), one))) next.toOrg = null;
  return next;
}

const wordsOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Whether words name an office, by itself or by its place. */
const isNamedIn = (words: string, office: string): boolean => {
  const place = office.replace(/^(Ủy ban nhân dân|UBND)\s+/u, '').toLocaleLowerCase('vi');
  return place !== '' && words.toLocaleLowerCase('vi').includes(place);
};

/** A succession goes without saying. */
const saidOf = (field: string, became: Became | undefined): Words =>
  became && became !== 'succeeded' ? { [field]: became } : {};

/** What becomes of an office by one act more. */
const becameAfter = (before: unknown, by: HandedBy): Became =>
  becomings.find((one) => one === before && one !== 'succeeded') ?? becameBy(['merge', by]);

/** The office under the name it had on a day. */
function onDay(was: OfficeOverTime, day: unknown): Office {
  const then = typeof day === 'string' ? was.formerly?.find(({ until }) => until >= day) : undefined;
  return then ? { ...was, issuingOrg: then.issuingOrg } : was;
}

/** A meeting is promised by the office under its new name: its head is called so, and its house where that was named by the office. */
function meetingOf(kind: PaperKind, put: Words, is: Office, was: Office, headsWere: readonly string[]): Words {
  const promised = kind === 'KN_INVITE_DIALOGUE' ? 'chair' : kind === 'PHIEU_HEN' ? 'host' : '';
  const host = put[promised];
  if (!isPlain(host) || !headsWere.some((one) => host.title === one)) return {};
  const isOwnPlace = put.meetAtPlace !== '' && (put.meetAtPlace === was.address || put.meetAtPlace === was.issuingOrg);
  return {
    [promised]: { ...host, title: ofOffice(is) },
    ...(kind === 'PHIEU_HEN' && isOwnPlace ? { meetAtPlace: is.address || is.issuingOrg } : {}),
  };
}

/**
 * The days, the house and the people a meeting was promised with were those of the office that ended: the receiver's are for its officers to
 * set. A dialogue is held by who resolves (Điều 30 LKN). Who chaired what was held stays who he was.
 */
function openMeeting(kind: PaperKind, put: Words, headIs: string): Words {
  if (kind !== 'PHIEU_HEN' && kind !== 'KN_INVITE_DIALOGUE') return {};
  const open = { meetOn: null, meetAtTime: null, meetAtPlace: null };
  return kind === 'PHIEU_HEN'
    ? { ...open, ...('host' in put ? { host: { name: null, title: null } } : {}) }
    : { ...open, sendBy: null, chair: { name: null, title: headIs } };
}

const ofOffice = (office: Office) => headOf({ name: office.issuingOrg, headTitle: office.headTitle });

/** Whoever signs by a post in the successor; else its head, whose name joins when he approves. */
function signingIn(paper: OpenPaper, is: Office): Pick<Restated, 'signerId' | 'signerName' | 'signerTitle'> {
  const lines = paper.pastHead ? deputyLines(is).join('\n') : is.headTitle;
  const unnamed = { signerId: null, signerName: '', signerTitle: lines };
  const { signerId, signerName, signerPost, kind } = paper;
  if (signerId === null || signerPost === null) return unnamed;
  const before = wayOf(paper.signerTitle);
  // A mandate binds who gave it: it ended with his office, and the receiver's head has given none.
  if (before === 'TUQ' && !paper.byMandate) return unnamed;
  const usual = usualCapacity(is, signerPost, paper.byMandate);
  // Who signed as the head and is none here leaves it to whoever is; a head here signs as the head.
  if ((before === 'self' && !isHeadTitle(is, signerPost)) || (paper.pastHead && isHeadTitle(is, signerPost))) return unnamed;
  const way = capacityRefusal(is, signerPost, before) === undefined ? before : usual;
  const own = signingLines(is, signerPost, way).join('\n');
  return linesObjection(kind, own) ? unnamed : { signerId, signerName, signerTitle: own };
}
