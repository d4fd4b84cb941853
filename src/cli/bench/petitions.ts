// One invented petition, with everything a registered one has: as it was first sent, sent on by another office, or sent a second time.
// The same seed gives the same petitions.
import { type PetitionType, petitionTypeNames } from '../../petitions/petition.ts';
import { subjectOf } from '../../reception/entry-people.ts';
import { authorityName, type UnitLevel } from '../../units/unit.ts';
import { type BenchClock, clocksOf } from './clocks.ts';
import { addDays } from './days.ts';
import { type Life, lifeOfDuplicate, maySendFromDesk, sentFromDesk, writeLife } from './life.ts';
import type { PeriodOf } from './periods.ts';
import { type BenchPerson, writePerson } from './person.ts';
import { type BenchProceeding, writeProceeding } from './proceeding.ts';
import type { Random } from './random.ts';
import { type BenchVisit, isBrought, writeVisits } from './visits.ts';
import { deeds, vary, writeSummary } from './words.ts';

export interface BenchUnit {
  id: number;
  name: string;
  level: string;
  /** Who takes petitions in. */
  clerk: number;
  /** Officers who may hold work. */
  processors: readonly number[];
  leader: number;
  /** Who receives citizens. */
  receiver: number;
  /** What those who verify are called. */
  nameOf: ReadonlyMap<number, string>;
  /** He and the head as the register names them. */
  posts: { receiver: BenchPost; leader: BenchPost };
  /** The role that gives petitions out. */
  assigner: string;
  /** Has officers who really sign in. */
  isCast: boolean;
}

export interface BenchPost {
  name: string;
  title: string;
}

/** Who wrote it and what: goes along unchanged where it is sent on. */
export interface BenchPaper extends BenchPerson {
  petitionType: PetitionType;
  sealed: boolean;
  field: string;
  subject: string;
  summary: string;
  request: string;
  contestedNumber: string;
  contestedBy: string;
  /** Whom a denunciation is against, and where he works. */
  denounced: { position: string; organization: string } | null;
}

/** Sent to another office, or to a body outside. */
export interface BenchTransfer {
  toUnit: BenchUnit | null;
  toOutside: string;
  /** The written answer of whoever got it. */
  replyOn: string | null;
  replyNumber: string;
}

export interface BenchPetition extends BenchPaper, Life {
  unit: BenchUnit;
  unitId: number;
  receivedOn: string;
  clocks: BenchClock[];
  proceeding: BenchProceeding | null;
  transfer: BenchTransfer | null;
  /** The sender's petition, where another office sent it on. */
  sentFrom: BenchPetition | null;
  /** The one it was found to repeat. */
  repeats: BenchPetition | null;
  /** Who came to the same desk that day; one of them may have brought it. */
  visits: readonly BenchVisit[];
  /** Where its rows lie, once they are written. */
  placed?: Placed;
}

export interface Placed {
  id: number;
  year: number;
  number: number;
  matterId: number;
  thread: string;
  publicCode: string | null;
  transferId: number | null;
}

export interface BenchSetting {
  today: string;
  periodOf: PeriodOf;
  /** Offices a petition may be sent on to; none: it goes to a body outside. */
  receivers?: readonly BenchUnit[];
}

function writePaper(random: Random, unit: BenchUnit): BenchPaper {
  const roll = random.next();
  const petitionType: PetitionType = roll < 0.45 ? 'KN' : roll < 0.56 ? 'TC' : roll < 0.98 ? 'KNPA' : 'MIXED';
  const sealed = petitionType === 'TC';
  const [field, deed] = random.pick(deeds);
  const number = random.between(100, 9_999);
  const isContested = petitionType === 'KN' && random.chance(0.7);
  const about = petitionType === 'KNPA' ? 'Kiến nghị' : petitionType === 'MIXED' ? 'Đơn' : petitionTypeNames[petitionType];
  return {
    petitionType,
    sealed,
    field: sealed ? 'CIVIL_SERVICE.4' : field,
    ...writePerson(random),
    subject: sealed
      ? 'Tố cáo cán bộ vi phạm trong thực hiện nhiệm vụ'
      : `${about} ${isContested ? `Quyết định số ${number}/QĐ-UBND về ` : 'về '}${deed}`,
    summary: writeSummary(random, sealed ? 'việc cán bộ nhận tiền ngoài quy định' : deed),
    request: 'Đề nghị xem xét, giải quyết theo quy định',
    contestedNumber: isContested ? `${number}/QĐ-UBND` : '',
    contestedBy: isContested ? `UBND ${unit.name}` : '',
    denounced: sealed ? { position: 'Trưởng ban quản lý chợ', organization: `Ban quản lý chợ ${random.between(1, 20)}` } : null,
  };
}

interface Arrival {
  unit: BenchUnit;
  receivedOn: string;
  sentFrom?: BenchPetition;
  repeats?: BenchPetition;
}

function complete(random: Random, given: BenchPaper, arrival: Arrival, setting: BenchSetting): BenchPetition {
  const { unit, receivedOn, sentFrom = null, repeats = null } = arrival;
  const facts = { petitionType: given.petitionType, receivedOn, isSentHere: sentFrom !== null };
  const found = repeats
    ? lifeOfDuplicate(random, unit, given.petitionType, receivedOn)
    : writeLife(random, unit, facts, setting.today);
  const isFirst = sentFrom === null && repeats === null;
  const isHandedOver = isFirst && isBrought(random, given.petitionType, found, receivedOn);
  const life = isHandedOver && maySendFromDesk(given.petitionType, found, receivedOn) ? sentFromDesk(found) : found;
  const { way, closedOn, assignedTo } = life;
  const { petitionType: type } = given;
  const proceeding =
    way === 'accept' && closedOn && assignedTo && type !== 'MIXED'
      ? writeProceeding(
          random,
          unit,
          { petitionType: type, acceptedOn: closedOn, assignedTo, sourceOrg: sentFrom ? orgOf(sentFrom.unit) : '' },
          setting,
        )
      : null;
  const transfer = way === 'transfer' && closedOn ? writeTransfer(random, unit, closedOn, setting) : null;
  const paper = isHandedOver ? { ...given, ...toldAtDesk(given) } : given;
  return {
    ...paper,
    ...life,
    // The kind is asked for at the intake form, not at the desk.
    ...(isHandedOver && !life.isClassified ? { knpaKind: null } : {}),
    ...(transfer?.replyOn ? { status: 'transferred_replied' as const, nextAct: null } : {}),
    unit,
    unitId: unit.id,
    receivedOn,
    clocks: clocksOf(life, facts, setting.periodOf),
    proceeding,
    transfer,
    sentFrom,
    repeats,
    visits: writeVisits(random, { receivedOn }, isHandedOver ? { ...paper, ...life } : null, setting),
  };
}

/** What the desk writes down of a paper: its contents, the decision complained of among them. */
const toldAtDesk = ({ summary }: BenchPaper) => ({ subject: subjectOf(summary), contestedNumber: '', contestedBy: '' });

/** The office as what it sends on is registered with. */
export const orgOf = ({ level, name }: BenchUnit): string => authorityName({ level: level as UnitLevel, name });

const outside = [
  'Công an thành phố Hà Nội',
  'Tòa án nhân dân khu vực 1',
  'Bảo hiểm xã hội Việt Nam',
  'Bộ Xây dựng',
  'UBND tỉnh Bắc Ninh',
];

function writeTransfer(random: Random, unit: BenchUnit, sentOn: string, { today, receivers = [] }: BenchSetting): BenchTransfer {
  const chosen = receivers.length > 0 && random.chance(0.6) ? random.pick(receivers) : undefined;
  const toUnit = chosen && chosen.id !== unit.id ? chosen : null;
  const replyOn = addDays(sentOn, random.between(15, 60));
  const isReplied = replyOn <= today && random.chance(0.85);
  return {
    toUnit,
    toOutside: toUnit ? '' : random.pick(outside),
    replyOn: isReplied ? replyOn : null,
    replyNumber: isReplied ? `${random.between(10, 900)}/CV` : '',
  };
}

/** A petition a unit received on a day. */
export function writePetition(random: Random, unit: BenchUnit, receivedOn: string, setting: BenchSetting): BenchPetition {
  return complete(random, writePaper(random, unit), { unit, receivedOn }, setting);
}

/** What the office it was sent to registers of it, on the day it was sent; null where it went elsewhere. */
export function writeReceived(random: Random, sent: BenchPetition, setting: BenchSetting): BenchPetition | null {
  const unit = sent.transfer?.toUnit;
  if (!unit || !sent.closedOn) return null;
  return complete(random, paperOf(sent), { unit, receivedOn: sent.closedOn, sentFrom: sent }, setting);
}

/** The same person writes once more, nearly the same words; `repeats` where the office finds it. */
export function writeAgain(random: Random, first: BenchPetition, arrival: Arrival, setting: BenchSetting): BenchPetition {
  const paper = paperOf(first);
  return complete(random, { ...paper, summary: vary(random, paper.summary) }, arrival, setting);
}

function paperOf(petition: BenchPetition): BenchPaper {
  const { petitionType, sealed, field, name, birthYear, idNumber, phone, address } = petition;
  const { subject, summary, request, contestedNumber, contestedBy, denounced } = petition;
  const person = { name, birthYear, idNumber, phone, address };
  return { petitionType, sealed, field, ...person, subject, summary, request, contestedNumber, contestedBy, denounced };
}
