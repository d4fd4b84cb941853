// Taking a petition into the book: number, content, people, clocks, slip, search words; for a denunciation the seal.
import { recordEvent } from '../audit/events.ts';
import { together } from '../database/together.ts';
import { type NewClock, startClock } from '../deadlines/actions.ts';
import { addDays } from '../deadlines/dates.ts';
import type { RuleBook } from '../deadlines/rule-book.ts';
import { NotAllowedNow } from '../errors.ts';
import { newPin, newPublicCode } from '../lookup/public-code.ts';
import { leaderRoles, notifyRoles } from '../notifications/actions.ts';
import type { SealedPerson } from '../sealing/identities.ts';
import { replaceSenders } from '../sealing/open-words.ts';
import type { Withheld } from '../sealing/withheld.ts';
import { indexPetition } from '../search/index.ts';
import { assertReceives } from '../units/queries.ts';
import type { Act } from '../web/act.ts';
import { assignerRole } from './assigner.ts';
import { behindSeal, besideWords, personOf, sealPeople } from './behind-seal.ts';
import { blankPerson } from './blank.ts';
import { actingCapacity, type Capacity } from './capacity.ts';
import { clockOf } from './classification/jurisdiction.ts';
import { firstHolder } from './first-holder.ts';
import { syncForwardDuty } from './forward-duty.ts';
import { isLargeGroup } from './groups.ts';
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
import { intakeOpenWords, withIntakeWords } from './intake/open-words.ts';
import { nameIn } from './named/actions.ts';
import { type HiddenFrom, whoIsMeant } from './named/meant.ts';
import type { NamedAccount } from './named/naming.ts';
import type { Jurisdiction, PetitionType, SenderKind, Source } from './petition.ts';
import { opponentRole, petitionNumber, sealedPartyName, sealedSenderLabel } from './petition.ts';
import type { WrittenWords } from './written-words.ts';

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
  /** On neither side (petition.ts, isBeside). */
  isRelated?: boolean;
  /** Where notices go; missing or '' when not known. */
  address?: string;
}

/** What an old book says of an acceptance after which the matter went on. */
export interface OldAcceptance {
  /** null where the book gives no day. */
  on: string | null;
  /** Of the notice or decision; '' where the book gives none. */
  number: string;
  /** In a remote area, where the limit is longer (Điều 28, Điều 37 LKN): as the book says, else as the office is. Left out by older rows. */
  isRemote?: boolean;
}

/** What one paper says, as the clerk typed it. Dates 'YYYY-MM-DD'; '' and null mean "not given". */
export interface Registration extends WrittenWords {
  declaredType: PetitionType;
  /** A denunciation that is one content of several, as an old book says: sealed like every one, and parted content by content. */
  isMixed?: boolean;
  knpaKind: 'kien_nghi' | 'phan_anh' | null;
  /** Which time it comes, where an old book says so: the officer who classifies it finds it answered. */
  instance?: 'first' | 'second' | null;
  denunciationRound?: 'first' | 'continued' | null;
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
  field: string;
  hasOriginals: boolean;
  /** A denunciation against the head of this very unit: past the head, to the superior. So is one that names him. */
  pastHead: boolean;
  /** An officer has answered whether the denounced is an officer here: what only may be meant does not count. */
  isDenouncedAnswered?: boolean;
  /** Further accounts that must read nothing of it: the answer's, those the sending unit knew. */
  alsoNamed?: readonly number[];
  /** Whom it is against, found already in all an old book says: it stands as it is, nobody is asked and nothing is looked for again. */
  found?: HiddenFrom;
  /** The desk has found that another body is competent, or that one below is late: the clock of sending on, or of urging, runs from the start. */
  jurisdiction?: Exclude<Jurisdiction, 'own'>;
  visitId: number | null;
  /** Comes from an old book: its clocks say so, and nobody is told of it as of news. */
  isConverted?: boolean;
  /** The old book says it was accepted, and not that it ended. */
  oldAcceptance?: OldAcceptance;
  /** The day by which an old book says it is to be resolved; shown beside the law's own (docs/decisions/0018). */
  oldDue?: string;
  /** What the seal of another record kept of a paper without a sender; goes behind this one's. */
  sealedWords?: string;
  /** Its words as an old book has them, which stand behind the seal until they are read. */
  withheld?: Withheld | undefined;
  /** The officer was asked about words that name a sender (sealing/open-words.ts); else they are replaced and kept behind the seal. */
  isOpenWordsSettled?: boolean;
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
  const found = await withNamed(act, given);
  const { named } = found;
  const sealed = found.registration.declaredType === 'TC';
  const registration = sealed ? withoutOpenNames(found.registration) : found.registration;
  const year = Number(registration.receivedOn.slice(0, 4));
  const number = await takeNumber(tx, 'petition', year);
  const matter = await insertMatter(tx, actor, moment.at, registration.thread?.threadId);
  const publicCode = sealed ? null : (registration.thread?.publicCode ?? newPublicCode());
  const assigner = await assignerRole(act);
  const next = firstHolder(actor, { pastHead: sealed && registration.pastHead, assigner });
  const petition = await insertPetition(act, registration, { year, number, matter, publicCode, sealed, next });
  const subject = { unitId: actor.unitId, id: petition.id, sealed };

  const pin = publicCode && !registration.thread ? newPin() : null;
  await together(
    insertContent(tx, subject, registration, sealed ? sealedSenderLabel : senderLabel(registration)),
    insertParties(tx, { unitId: actor.unitId, petitionId: petition.id }, partiesOf(registration, sealed)),
    publicCode && pin ? insertSlip(act, { publicCode, pin, petitionId: petition.id }) : done,
    startProcessingClocks(act, petition.id, registration),
    sealed
      ? done
      : indexPetition(tx, wordsOf(actor.unitId, petition.id, petitionNumber({ year, number }), publicCode, registration)),
  );
  await nameIn(act, { petitionId: petition.id, sealed }, named, registration.declaredType);
  if (sealed) await sealPeople(act, petition.id, peopleBehindSeal(registration));
  await syncForwardDuty(act, {
    unitId: actor.unitId,
    id: petition.id,
    petitionType: registration.declaredType,
    source: registration.source,
    receivedOn: registration.receivedOn,
  });
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
      ...(registration.isConverted ? { old: registration.paperNumber } : {}),
      ...(registration.oldAcceptance ? { accepted: registration.oldAcceptance } : {}),
      ...(registration.oldDue ? { oldDue: registration.oldDue } : {}),
    },
    requestId: act.requestId,
  });
  if (
    isLargeGroup(registration.senderKind, registration.senderCount, registration.receivedOn) &&
    !registration.pastHead &&
    !registration.isConverted
  ) {
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

const done = Promise.resolve();

/** A sealed registration whose words name no sender, as far as nobody was asked; what they said stands behind the seal. */
function withoutOpenNames(registration: Registration): Registration {
  if (registration.isOpenWordsSettled) return registration;
  const open = intakeOpenWords(registration);
  const { words, original } = replaceSenders(open.words, open.people, open.others);
  const sealedWords = [registration.sealedWords ?? '', original].filter(Boolean).join('. ');
  return { ...withIntakeWords(registration, words), sealedWords };
}

/** What a paper says beside whom it is against: an officer named in it may be meant. */
export const saidBy = (words: Pick<Registration, 'subject' | 'summary' | 'request' | 'previousResult'>): string =>
  [words.subject, words.summary, words.request, words.previousResult].filter(Boolean).join('\n');

const names = (named: readonly NamedAccount[], { accountId }: Act['actor']) => named.some((one) => one.accountId === accountId);

async function withNamed(act: Act, given: Registration): Promise<{ registration: Registration; named: readonly NamedAccount[] }> {
  const { found } = given;
  const { named, pastHead, isActor } = found
    ? { ...found, isActor: names(found.named, act.actor) }
    : await whoIsMeant(act, {
        type: given.declaredType,
        sealed: given.declaredType === 'TC',
        respondents: given.respondents,
        text: saidBy(given),
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
  return { registration: { ...given, pastHead }, named };
}

/**
 * Which rule's clock the declared type starts (decisions 25); classification replays it. What the desk found to be another body's
 * is to be sent on, a denunciation in five working days; one against one's own head is so by definition (Điều 12.1 đoạn 2, 24.2 LTC).
 */
export function declaredClock(type: PetitionType, found: Jurisdiction | null = null): string {
  return clockOf(type, found === 'own' ? null : found);
}

async function startProcessingClocks(act: Act, petitionId: number, registration: Registration): Promise<void> {
  const { tx, actor, rules, moment } = act;
  const on = registration.receivedOn;
  const wanted = declaredClock(registration.declaredType, registration.pastHead ? 'not_own' : registration.jurisdiction);
  const rule = processingRule(rules.book, wanted, on);
  const origin = registration.isConverted ? { origin: 'converted' as const } : {};
  await together(rule ? startMain(rule.code) : done, startRed45(act, petitionId, on, origin));

  async function startMain(code: string): Promise<void> {
    const clock = await startClock(tx, actor, rules, { petitionId }, { rule: code, on, isMain: true, ...origin }, moment);
    await saveMainClock(tx, actor.unitId, petitionId, { id: clock.id, dueOn: clock.state.dueOn, rule: code });
  }
}

/** The rule of the main clock for a petition received that day: the one asked for, else that of processing in general; undefined when none is. */
export const processingRule = (book: RuleBook, wanted: string, on: string) =>
  book.findInForce(wanted, on) ?? book.findInForce('KN_PROCESS', on);

/** ND154 Điều 41.3b: a petition left unprocessed this long is a ground for discipline; received before that rule it has no such day. */
export async function startRed45(act: Act, petitionId: number, on: string, origin: Pick<NewClock, 'origin'>): Promise<void> {
  const { tx, actor, rules, moment } = act;
  if (!rules.book.findInForce('PROC_RED45', on)) return;
  const red = await startClock(tx, actor, rules, { petitionId }, { rule: 'PROC_RED45', on, ...origin }, moment);
  await saveRed45(tx, actor.unitId, petitionId, red.state.dueOn ?? addDays(on, 0));
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

/** The party rows of a registration; denouncers masked when sealed, and who only stands beside them not there at all. */
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
  const opponent = opponentRole({ petitionType: registration.declaredType, sealed });
  const respondents = registration.respondents
    .filter((respondent) => !(sealed && respondent.isRelated))
    .map(
      (respondent, index): PartyInput => ({
        ...blankPerson,
        name: respondent.name,
        kind: respondent.kind,
        position: respondent.position,
        organization: respondent.organization,
        address: respondent.address ?? '',
        ordinal: index + 1,
        role: respondent.isRelated ? 'related_party' : opponent,
        sealed: false,
        isRepresentative: false,
        hasSigned: false,
      }),
    );
  return [...senders, ...respondents];
}

/** What the open table says of a denouncer: that there is one, and which. */
export function maskedPerson(ordinal: number): typeof blankPerson & { name: string; kind: 'individual' } {
  return { ...blankPerson, name: sealedPartyName(ordinal), kind: 'individual' };
}

/** Whom the seal takes of a registration: the senders, with what would tell who they are. */
export function peopleBehindSeal(registration: Registration): SealedPerson[] {
  const beside = besideWords(registration.respondents.filter((one) => one.isRelated));
  return behindSeal(registration.senders.map(personOf), [registration.sealedWords ?? '', beside], registration.withheld);
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
