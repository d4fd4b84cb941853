// How a petition of an old book ended, in the book's own words: what the book does not say is said to be missing. Pure.
import { formatDate } from '../deadlines/dates.ts';
import { isEndedInOldBook, type PetitionStatus, type PetitionType } from './petition.ts';
import type { OldAcceptance } from './registration.ts';

type ToldEvents = readonly { kind: string; data: Readonly<Record<string, unknown>> }[];

/** As the event of its taking in has it; `endedOn` undefined where an older event did not keep it. */
export interface OldEnd {
  word: string;
  endedOn: unknown;
  /** The day it was accepted, however it ended; undefined where the book does not say it. */
  acceptedOn?: string;
}

/** "Đã giải quyết, ngày 20/06/2025". */
export function oldEndWords({ word, endedOn }: OldEnd): string {
  if (typeof endedOn === 'string') return `${word}, ngày ${formatDate(endedOn)}`;
  return endedOn === null ? `${word}, không ghi ngày` : word;
}

/** That the old book says it was accepted, and goes on; undefined where it does not say so. */
export function oldAcceptanceIn(events: ToldEvents): OldEnd | undefined {
  const accepted = acceptedIn(events);
  return accepted && { word: accepted.number ? `Đã thụ lý, văn bản số ${accepted.number}` : 'Đã thụ lý', endedOn: accepted.on };
}

/**
 * What was put in the place of an acceptance the old book tells, day and paper, as they stand now: "; đã sửa thành ngày 14/10/2026"; '' where the book
 * stands, or was put right again.
 * @param events the newest first, as the timeline has them
 */
export function correctedWords(events: ToldEvents): string {
  const all = events.filter(({ kind }) => kind === 'proceeding.acceptance_corrected').map(({ data }) => data);
  all.reverse();
  const changed = (was: string, is: string) => {
    const said = all.filter((data) => typeof data[is] === 'string');
    const now = said.at(-1)?.[is];
    return now === said[0]?.[was] ? '' : String(now);
  };
  const on = changed('was', 'on');
  const words = [changed('wasPaper', 'isPaper'), on && `ngày ${formatDate(on)}`].filter(Boolean).join(', ');
  return words && `; đã sửa thành ${words}`;
}

/** How the old book says it ended; undefined of a petition that came another way. */
export function oldEndIn(events: ToldEvents): OldEnd | undefined {
  const taken = events.find((event) => event.kind === 'petition.taken_in');
  if (!taken) return undefined;
  const { word, status } = taken.data;
  const corrected = correctedIn(events);
  const acceptedOn = corrected ?? taken.data.acceptedOn;
  // Of one that was accepted and no more it is that day.
  const endedOn = status === 'accepted' ? (corrected ?? taken.data.endedOn) : taken.data.endedOn;
  return { word: typeof word === 'string' ? word : '', endedOn, ...(typeof acceptedOn === 'string' ? { acceptedOn } : {}) };
}

/** That an officer put another day in the place of the one an old book was read to say. */
const correctedEvent = 'petition.acceptance_corrected';
const correctedIn = (events: ToldEvents): string | undefined =>
  events
    .filter(({ kind }) => kind === correctedEvent)
    .map(({ data }) => String(data.on))
    .at(-1);

/** The acceptance of a petition that ended in its old book, or of which that says no more. */
export interface EndedAcceptance {
  /** Null where the book does not say it: it counts as accepted on the day it was received. */
  on: string | null;
  /** Null where the book does not say it, and of one of which it says no end. */
  endedOn: string | null;
}

/** What an old book says of an acceptance by which a petition counts and from which nothing goes on here; undefined of every other petition. */
export function endedAcceptanceIn(
  { status }: { status: PetitionStatus },
  events: ToldEvents,
  hasProceeding: boolean,
): EndedAcceptance | undefined {
  const end = oldEndIn(events);
  if (!end || hasProceeding) return undefined;
  const isOpen = status === 'accepted';
  if (!isOpen && !isEndedInOldBook(status, end.acceptedOn !== undefined)) return undefined;
  const endedOn = typeof end.endedOn === 'string' ? end.endedOn : null;
  return { on: end.acceptedOn ?? (isOpen ? endedOn : null), endedOn: isOpen ? null : endedOn };
}

/** Events that tell what an old book says of a petition that goes on: its registration, here or in the unit it was taken over from. */
const goingOnEvents: readonly string[] = ['petition.registered', 'petition.unit_taken_over'];
/** Events that tell how a petition came out of an old book. */
export const oldBookEvents: readonly string[] = [...goingOnEvents, 'petition.taken_in', correctedEvent];

/** What an old book says of a petition that goes on, as its event keeps it; nothing of one that came another way. */
export interface OldBook {
  accepted?: OldAcceptance;
  oldDue?: string;
}
/** From the events of a petition that went on from its old book; empty of any other. */
export function oldBookIn(events: ToldEvents): OldBook {
  const told = events.filter(({ kind }) => goingOnEvents.includes(kind));
  const said = <Key extends keyof OldBook>(key: Key) => {
    const found = told.find(({ data }) => data[key])?.data[key];
    return found ? { [key]: found as OldBook[Key] } : {};
  };
  return { ...said('accepted'), ...said('oldDue') };
}
const acceptedIn = (events: ToldEvents) => oldBookIn(events).accepted;

/**
 * What an old book says of an acceptance from which nothing goes on here yet, so that it may be written down from the paper: of one that waits for
 * its day, and of one that stands as accepted since it was taken in, whichever version of the program took it. Undefined of every other petition.
 * @param hasProceeding something goes on from it already
 */
export function acceptanceToEnter(
  { status }: { status: PetitionStatus },
  events: ToldEvents,
  hasProceeding: boolean,
): OldAcceptance | undefined {
  if (hasProceeding) return undefined;
  if (status === 'received' || status === 'assigned') return acceptedIn(events);
  const taken = events.find((event) => event.kind === 'petition.taken_in')?.data;
  if (status !== 'accepted' || taken?.status !== 'accepted') return undefined;
  return { on: endedAcceptanceIn({ status }, events, false)?.on ?? null, number: '' };
}

/** By when an old book says a petition is to be resolved; undefined where it says nothing. */
export const oldDueIn = (events: ToldEvents): string | undefined => oldBookIn(events).oldDue;

/** How each kind gets more time: a complaint is found complex, it is never extended (Điều 28, Điều 37 LKN; khoản 2 Điều 30 LTC). */
const longer: Readonly<Record<PetitionType, string>> = {
  KN: 'đã xác định phức tạp',
  TC: 'đã gia hạn',
  KNPA: 'đã kéo dài thời hạn',
  MIXED: 'đã kéo dài thời hạn',
};

/**
 * The day of the book beside that of the law, which leads: a later one is perhaps that of an extension granted on paper, and holds once that paper is
 * written down (docs/decisions/0018).
 * @param computed null while the limit has no day, or is paused; undefined while no day of acceptance is known
 * @param where the paper is written down, before "với số, ngày"; '' on that very page
 */
export function oldDueWords(
  due: string,
  computed: string | null | undefined,
  type: PetitionType,
  where = 'ở trang giải quyết ',
): string {
  if (computed === undefined) return `Theo sổ cũ ${formatDate(due)}; tính theo luật thì còn thiếu ngày thụ lý`;
  if (computed === null) return `Theo sổ cũ ${formatDate(due)}; theo luật chưa ra ngày hết hạn`;
  if (computed === due) return `${formatDate(due)}, theo sổ cũ và theo luật như nhau`;
  const both = `Theo sổ cũ ${formatDate(due)}; tính theo luật ${formatDate(computed)}. Phần mềm tính theo luật`;
  return due < computed ? both : `${both}; ${longer[type]} bằng văn bản thì ghi ${where}với số, ngày của văn bản ấy`;
}
