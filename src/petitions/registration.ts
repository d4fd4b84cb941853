// Taking a petition into the book: number, content, people, clocks, slip, search words; for a denunciation the seal.
import { recordEvent } from '../audit/events.ts';
import { startClock } from '../deadlines/actions.ts';
import { addDays } from '../deadlines/dates.ts';
import { NotAllowedNow } from '../errors.ts';
import { newPin, newPublicCode } from '../lookup/public-code.ts';
import { leaderRoles, notifyRoles } from '../notifications/actions.ts';
import { type SealedPerson, sealIdentity } from '../sealing/identities.ts';
import { indexPetition } from '../search/index.ts';
import { assertReceives } from '../units/queries.ts';
import type { Act } from '../web/act.ts';
import { assignerRole } from './assigner.ts';
import { actingCapacity, type Capacity } from './capacity.ts';
import { syncForwardDuty } from './forward-duty.ts';
import {
  insertContent,
  insertMatter,
  insertParties,
  insertPetition,
  insertSlip,
  type PartyInput,
  saveMainClock,
  saveRed45,
  takeNumber,
} from './insert.ts';
import { nameIn } from './named/actions.ts';
import { whoIsMeant } from './named/meant.ts';
import type { NamedAccount } from './named/naming.ts';
import type { PetitionType, SenderKind, Source } from './petition.ts';
import { largeGroupSize, petitionNumber, sealedPartyName, sealedSenderLabel } from './petition.ts';
import { firstHolder } from './workflow.ts';

export interface SenderInput extends SealedPerson {
  kind: 'individual' | 'organization';
  nationality: string;
  ethnicity: string;
  organization: string;
  isRepresentative: boolean;
  hasSigned: boolean;
  proof: string;
  /** Who acts for the first sender: an agent, a lawyer. Missing: stands for himself. */
  capacity?: Capacity | null;
}

export interface RespondentInput {
  kind: 'individual' | 'organization';
  name: string;
  position: string;
  organization: string;
  /** An officer of this installation: he will read nothing of it (decisions 6). */
  accountId: number | null;
  /** On neither side of a complaint: its result touches his rights or duties (Điều 30, Điều 32 LKN). */
  isRelated?: boolean;
  /** Where notices go; missing or '' when not known. */
  address?: string;
}

/** What one paper says, as the clerk typed it. Dates 'YYYY-MM-DD'; '' and null mean "not given". */
export interface Registration {
  declaredType: PetitionType;
  knpaKind: 'kien_nghi' | 'phan_anh' | null;
  source: Source;
  receivedOn: string;
  postmarkedOn: string | null;
  writtenOn: string | null;
  isLateEntry: boolean;
  paperNumber: string;
  senderKind: SenderKind;
  /** Everybody who signed, of whom `senders` names the ones written down. 0 for an anonymous paper. */
  senderCount: number;
  senders: readonly SenderInput[];
  respondents: readonly RespondentInput[];
  subject: string;
  summary: string;
  request: string;
  field: string;
  contestedNumber: string;
  contestedOn: string | null;
  contestedBy: string;
  previousOrg: string;
  previousNumber: string;
  previousOn: string | null;
  previousResult: string;
  sourceOrg: string;
  sourceNumber: string;
  sourceOn: string | null;
  hasOriginals: boolean;
  hasStateSecret: boolean;
  secretFileNo: string;
  /** A denunciation against the head of this very unit: past the head, to the superior. So is one that names him. */
  pastHead: boolean;
  /** An officer has answered whether the denounced is an officer here: what only may be meant does not count. */
  isDenouncedAnswered?: boolean;
  /** Further accounts that must read nothing of it: the answer's, those the sending unit knew, those an old book's words name. */
  alsoNamed?: readonly number[];
  visitId: number | null;
  /** Comes from an old book: its clocks say so, and nobody is told of it as of news. */
  isConverted?: boolean;
  /** Set when the petition comes by transfer: same thread, same public code. */
  thread?: { threadId: string; publicCode: string | null };
}

export interface Registered {
  id: number;
  number: string;
  publicCode: string | null;
  /** Shown once on the receipt; only its keyed digest is stored. */
  pin: string | null;
  /** Against the head of the unit: nobody in it but the registering officer hears of it. */
  pastHead: boolean;
}

/** The officer at the desk is himself named in the paper he takes in. */
export class NamedHimself extends NotAllowedNow {}

/**
 * Registers one petition in the actor's unit. One transaction: number, content, people, clocks, event, words, notices.
 * Whichever desk it comes from, an officer whose name stands on the other side is named, and the head's own sends it past him.
 * @throws NamedHimself when the officer himself is named in it
 * @throws NotAllowedNow while the unit is not live; what an old book brings comes in all the same
 */
export async function registerPetition(act: Act, given: Registration): Promise<Registered> {
  const { tx, actor, moment } = act;
  if (!given.isConverted) await assertReceives(act.house, actor.unitId, moment.today);
  const { registration, named } = await withNamed(act, given);
  const sealed = registration.declaredType === 'TC';
  const year = Number(registration.receivedOn.slice(0, 4));
  const number = await takeNumber(tx, actor.unitId, 'petition', year);
  const matter = await insertMatter(tx, actor, moment.at, registration.thread?.threadId);
  const publicCode = sealed ? null : (registration.thread?.publicCode ?? newPublicCode());
  const assigner = await assignerRole(act);
  const next = firstHolder(actor, { pastHead: sealed && registration.pastHead, assigner });
  const petition = await insertPetition(act, registration, { year, number, matter, publicCode, sealed, next });
  const subject = { unitId: actor.unitId, id: petition.id, sealed };

  await insertContent(tx, subject, registration, sealed ? sealedSenderLabel : senderLabel(registration));
  await insertParties(tx, { unitId: actor.unitId, petitionId: petition.id }, partiesOf(registration, sealed));
  await nameIn(act, { petitionId: petition.id, sealed }, named, registration.declaredType);
  if (sealed) {
    let ordinal = 0;
    for (const sender of registration.senders) {
      ordinal += 1;
      await sealIdentity(act, { petitionId: petition.id }, ordinal, personOf(sender));
    }
  }
  const pin = publicCode && !registration.thread ? newPin() : null;
  if (publicCode && pin) await insertSlip(act, { publicCode, pin, petitionId: petition.id });
  await startProcessingClocks(act, petition.id, registration);
  await syncForwardDuty(act, {
    unitId: actor.unitId,
    id: petition.id,
    petitionType: registration.declaredType,
    source: registration.source,
    receivedOn: registration.receivedOn,
  });
  if (!sealed)
    await indexPetition(tx, wordsOf(actor.unitId, petition.id, petitionNumber({ year, number }), publicCode, registration));
  await recordEvent(tx, actor, {
    kind: 'petition.registered',
    at: moment.at,
    petitionId: petition.id,
    visitId: registration.visitId,
    sealed,
    data: {
      number: petitionNumber({ year, number }),
      type: registration.declaredType,
      source: registration.source,
      late: registration.isLateEntry,
    },
    requestId: act.requestId,
  });
  if (registration.senderCount >= largeGroupSize && !registration.pastHead && !registration.isConverted) {
    await notifyRoles(act, leaderRoles, {
      kind: 'petition.large_group',
      petitionId: petition.id,
      words: `Đoàn đông người: đơn ${petitionNumber({ year, number })} có ${registration.senderCount} người ký`,
      href: `/petitions/${petition.id}`,
    });
  }
  return {
    id: petition.id,
    number: petitionNumber({ year, number }),
    publicCode,
    pin,
    pastHead: sealed && registration.pastHead,
  };
}

async function withNamed(act: Act, given: Registration): Promise<{ registration: Registration; named: NamedAccount[] }> {
  const { named, pastHead, isActor } = await whoIsMeant(act, {
    type: given.declaredType,
    sealed: given.declaredType === 'TC',
    respondents: given.respondents,
    answered: {
      isAnswered: given.isDenouncedAnswered === true,
      againstHead: given.pastHead,
      alsoNamed: [...(given.alsoNamed ?? [])],
    },
  });
  if (isActor)
    throw new NamedHimself(
      'Ông, bà được nêu tên trong đơn này nên không được tiếp nhận. Chuyển đơn giấy cho đồng nghiệp khác đăng ký.',
    );
  // Nobody answered for the rows of an old book: what is said of them was found in their words.
  const how = (one: NamedAccount) => (given.isConverted && one.how === 'answer' ? { ...one, how: 'text' as const } : one);
  return { registration: { ...given, pastHead }, named: named.map(how) };
}

/**
 * Which rule's clock the declared type starts (decisions 25); classification replays it. A denunciation against one's own head
 * is another body's by definition (Điều 12.1 đoạn 2, Điều 24.2 LTC): five working days to send it on.
 */
export function declaredClock(type: PetitionType, pastHead = false): string {
  if (type === 'TC' && pastHead) return 'TC_TRANSFER';
  return { KN: 'KN_ACCEPT', TC: 'TC_INITIAL', KNPA: 'KN_PROCESS', MIXED: 'KN_PROCESS' }[type];
}

async function startProcessingClocks(act: Act, petitionId: number, registration: Registration): Promise<void> {
  const { tx, actor, rules, moment } = act;
  const on = registration.receivedOn;
  const rule =
    rules.book.findInForce(declaredClock(registration.declaredType, registration.pastHead), on) ??
    rules.book.findInForce('KN_PROCESS', on);
  const origin = registration.isConverted ? { origin: 'converted' as const } : {};
  if (rule) {
    const clock = await startClock(tx, actor, rules, { petitionId }, { rule: rule.code, on, isMain: true, ...origin }, moment);
    await saveMainClock(tx, actor.unitId, petitionId, { id: clock.id, dueOn: clock.state.dueOn, rule: rule.code });
  }
  // ND154 Điều 41.3b: a petition left unprocessed this long is a ground for discipline.
  if (rules.book.findInForce('PROC_RED45', on)) {
    const red = await startClock(tx, actor, rules, { petitionId }, { rule: 'PROC_RED45', on, ...origin }, moment);
    await saveRed45(tx, actor.unitId, petitionId, red.state.dueOn ?? addDays(on, 0));
  }
}

/** "Nguyễn Văn A", "Nguyễn Văn A và 14 người", "Công ty X", "Không rõ người gửi". */
export function senderLabel(registration: Pick<Registration, 'senders' | 'senderCount'>): string {
  const [first] = registration.senders;
  if (!first?.name) return 'Không rõ người gửi';
  const others = registration.senderCount - 1;
  return others > 0 ? `${first.name} và ${others} người` : first.name;
}

const roleOfSender: Record<PetitionType, PartyInput['role']> = {
  KN: 'complainant',
  TC: 'denouncer',
  KNPA: 'petitioner',
  MIXED: 'petitioner',
};
const roleOfRespondent: Record<PetitionType, PartyInput['role']> = {
  KN: 'respondent',
  TC: 'denounced',
  KNPA: 'related_party',
  MIXED: 'related_party',
};

/** The party rows of a registration; denouncers masked when sealed. */
export function partiesOf(registration: Registration, sealed: boolean): PartyInput[] {
  const senders = registration.senders.map(
    (sender, index): PartyInput => ({
      ...(sealed
        ? maskedPerson(index + 1)
        : {
            ...personOf(sender),
            kind: sender.kind,
            nationality: sender.nationality,
            ethnicity: sender.ethnicity,
            organization: sender.organization,
            proof: sender.proof,
          }),
      ordinal: index + 1,
      // Behind a seal everybody is "Người tố cáo số n": the capacity stands in the sealed table.
      role: (!sealed && actingCapacity(sender.capacity)) || roleOfSender[registration.declaredType],
      sealed,
      position: '',
      isRepresentative: sender.isRepresentative,
      hasSigned: sender.hasSigned,
    }),
  );
  const respondents = registration.respondents.map(
    (respondent, index): PartyInput => ({
      ...blankPerson,
      name: respondent.name,
      kind: respondent.kind,
      position: respondent.position,
      organization: respondent.organization,
      address: respondent.address ?? '',
      ordinal: index + 1,
      role: respondent.isRelated ? 'related_party' : roleOfRespondent[registration.declaredType],
      sealed: false,
      isRepresentative: false,
      hasSigned: false,
    }),
  );
  return [...senders, ...respondents];
}

const blankPerson = {
  birthYear: null,
  gender: '',
  idType: '',
  idNumber: '',
  idIssuedOn: null,
  idIssuedBy: '',
  phone: '',
  email: '',
  wardUnitId: null,
  wardText: '',
  address: '',
  contact: '',
  note: '',
  nationality: '',
  ethnicity: '',
  organization: '',
  proof: '',
};

/** What the open table says of a denouncer: that there is one, and which. */
export function maskedPerson(ordinal: number): typeof blankPerson & { name: string; kind: 'individual' } {
  return { ...blankPerson, name: sealedPartyName(ordinal), kind: 'individual' };
}

export function personOf(sender: SealedPerson): SealedPerson {
  const {
    name,
    birthYear,
    gender,
    idType,
    idNumber,
    idIssuedOn,
    idIssuedBy,
    phone,
    email,
    wardUnitId,
    wardText,
    address,
    contact,
    note,
  } = sender;
  return {
    name,
    birthYear,
    gender,
    idType,
    idNumber,
    idIssuedOn,
    idIssuedBy,
    phone,
    email,
    wardUnitId,
    wardText,
    address,
    contact,
    note,
  };
}

/** The words search may know of an open petition. */
export function wordsOf(
  unitId: number,
  petitionId: number,
  number: string,
  publicCode: string | null,
  registration: Registration,
) {
  return {
    unitId,
    petitionId,
    receivedOn: registration.receivedOn,
    code: [number, publicCode ?? '', registration.paperNumber].filter(Boolean).join(' '),
    names: [
      ...registration.senders.map((sender) => sender.name),
      ...registration.respondents.map((respondent) => respondent.name),
    ].filter(Boolean),
    idNumbers: registration.senders.map((sender) => sender.idNumber.replace(/\s/g, '')).filter(Boolean),
    phones: registration.senders.map((sender) => sender.phone.replace(/\D/g, '')).filter(Boolean),
    texts: [
      registration.subject,
      registration.summary,
      registration.request,
      `${registration.contestedNumber} ${registration.contestedBy}`.trim(),
    ].filter(Boolean),
  };
}
