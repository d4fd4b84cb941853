// One row of an old book → a petition or visit as the new books take it, or what is wrong cell by cell. Pure: the same row read
// at the dry run and at the import gives the same.
import { formatDate } from '../deadlines/dates.ts';
import { otherSide, withoutOldSenders } from '../petitions/history-words.ts';
import { officeLine } from '../petitions/named/said.ts';
import { isEndedInOldBook, type PetitionType, type Source } from '../petitions/petition.ts';
import type { OldAcceptance, Registration, SenderInput } from '../petitions/registration.ts';
import type { VisitKind, VisitOutcome } from '../reception/visit.ts';
import { namesSomebody } from '../sealing/said-by.ts';
import { fold } from '../search/fold.ts';
import { isNoSuchDay, readCount, readDate, readOldNumber, splitNameAddress } from './cells.ts';
import { denounces, denouncesBeside, onlyReports } from './denouncing.ts';
import type { UnitFinder } from './offices.ts';
import { denouncedIn, isReadable, readOpponent, readPeople, tellsNobody } from './people.ts';
import { isError, type Problem, type ProblemCode } from './problems.ts';
import { type PersonMarks, personMarks, sendersOf } from './senders.ts';
import { type DecodedRow, type ImportSettings, withheldMark } from './settings.ts';
import { type Book, isDateTarget, type TargetCode, targets, wordTargets } from './targets.ts';
import {
  type ChoiceField,
  choiceFields,
  type EndCode,
  goesOn,
  isKnownWord,
  meaningOf,
  type Round,
  readType,
  saysDenunciation,
  type TypeCode,
  typeOf,
  wordKey,
} from './vocabulary.ts';

export interface Reading {
  book: Book;
  settings: ImportSettings;
  today: string;
  unitOf: UnitFinder;
  /** It is the unit whose book this is, or one it came from. */
  isHere: (unitId: number) => boolean;
  /** The unit is in a remote area: so are its matters, where the book does not say. */
  isRemoteUnit: boolean;
}

/** What every row of either book says. */
export interface ReadRow {
  /** Tells the row from every other of its source: old number and year, else all it says. Hashed before it is stored. */
  key: string;
  receivedOn: string;
  type: PetitionType;
  /** A denunciation: nothing of who sent it is shown or stored in clear. Its words here are still as written: they lose him as they go in. */
  sealed: boolean;
  oldNumber: string;
  senders: SenderInput[];
  senderCount: number;
  /** Tell the same person in other rows; null for nobody. Hashed before they are stored. */
  person: PersonMarks | null;
  handledBy: string;
  handledById: number | null;
  note: string;
  /** All its other cells, of a denunciation: only to be searched for whom it is against. */
  elsewhere: string;
  petition: {
    registration: Registration;
    end: EndCode;
    /** Of one accepted that goes on: the day and the paper's number as the book has them; null of every other. */
    acceptance: OldAcceptance | null;
    /** The day it was accepted, as the book says, however it ended; null where it does not say, and of one that goes on. */
    acceptedOn: string | null;
    /** Of one that goes on: by when it is to be resolved, as the book says. */
    dueOn: string | null;
    /** Accepted, by another office as the book says: its resolution goes on there. */
    isElsewhere: boolean;
    /** The day the book gives; null where it gives none, and of one that goes on. */
    endedOn: string | null;
    /** The book's own word for how it ended; '' where it says none, or none everybody writes: that one is a note. */
    endWord: string;
    isRespondentFound: boolean;
  } | null;
  visit: {
    /** Whom it is against, as written. */
    respondent: string;
    isRespondentFound: boolean;
    kind: VisitKind;
    hostName: string;
    outcome: VisitOutcome | null;
    summary: string;
    request: string;
    result: string;
    guidedTo: string;
    transferredTo: string;
  } | null;
}

export interface RowReading {
  row: ReadRow | null;
  problems: Problem[];
  cells: Partial<Record<TargetCode, string>>;
  /** A value of a list nobody has given a meaning yet; `shown` is '' where it may tell something of a denunciation. */
  unknown: { field: ChoiceField; key: string; shown: string }[];
  /** A value of a list with what it was taken for; `isTold` where it tells nothing of a denunciation. */
  taken: { field: ChoiceField; key: string; text: string; meaning: string; isTold: boolean }[];
  /** null when the row does not tell. */
  type: PetitionType | null;
  /** May denounce: said so, or not known yet. What tells who sent it is then never shown. */
  maySeal: boolean;
}

const most: Partial<Record<TargetCode, number>> = {
  name: 200,
  nameAddress: 500,
  summary: 10_000,
  subject: 300,
  request: 3_000,
  respondent: 300,
  address: 300,
  ward: 200,
  handledBy: 300,
  oldNumber: 40,
  hostName: 200,
  sourceOrg: 300,
  note: 2_000,
  result: 2_000,
};
/** A cell that holds what the office wrote, not what stands for it in a file of rejected rows. */
const isSaid = (text: string | undefined): text is string => Boolean(text) && !text?.startsWith(withheldMark);
const excelError = /^#(REF|N\/A|VALUE|DIV\/0|NAME|NULL|NUM)[!?]?/;

/** Reads one row. Errors mean `row` is null; warnings do not. */
export function readRow({ texts, said }: DecodedRow, reading: Reading): RowReading {
  const { book, settings, today } = reading;
  const problems: Problem[] = [];
  const wrong = (target: TargetCode, code: ProblemCode) => problems.push({ target, code });
  const unknown: RowReading['unknown'] = [];
  const taken: RowReading['taken'] = [];
  for (const [target, text] of Object.entries(said) as [TargetCode, string][]) {
    if (!isSaid(text)) {
      wrong(target, 'withheld');
      continue;
    }
    if (excelError.test(text)) wrong(target, 'formulaError');
    if (text.length > (most[target] ?? 500)) wrong(target, 'tooLong');
  }
  const dates = readDates(said, today, wrong);
  const choices: Partial<Record<ChoiceField, string>> = {};
  for (const field of choiceFields) {
    const text = said[field];
    if (!isSaid(text) || excelError.test(text) || !settings.columns.includes(field)) continue;
    const meaning = meaningOf(field, book, text, settings.values[field] ?? {});
    if (meaning) {
      choices[field] = meaning;
      taken.push({ field, key: wordKey(text), text, meaning, isTold: isKnownWord(field, book, text) });
    } else {
      unknown.push({ field, key: wordKey(text), shown: text });
      wrong(field, 'unknownValue');
    }
  }
  const { acceptedOn, closedOn } = dates;
  const end = endOf(choices.state as EndCode | undefined, said, dates, settings);
  if (book === 'petitions' && acceptedOn && !goesOn(end)) {
    const wasAccepted = end === 'accepted' || isEndedInOldBook(end, true);
    if (wasAccepted && closedOn && closedOn < acceptedOn) wrong('acceptedOn', 'afterEnd');
    if (!wasAccepted) wrong('acceptedOn', 'otherEnd');
  }
  const round = roundOf(choices, said, wrong);
  // It is shown in lists, denunciations included: a column of names must never get there.
  if (isSaid(said.oldNumber) && (!/\d/.test(said.oldNumber) || said.oldNumber.split(/\s+/).length > 3))
    wrong('oldNumber', 'oddNumber');
  if (isBare({ texts, said }, settings)) wrong('receivedOn', 'onlyDays');
  else {
    if (!said.type) wrong('type', 'missing');
    if (!said.receivedOn) wrong('receivedOn', 'missing');
    if (!said.summary && !said.subject) wrong('summary', 'missing');
    if (settings.blankSender === 'wait' && !isSaid(said.name) && !isSaid(said.nameAddress))
      wrong(settings.columns.includes('nameAddress') ? 'nameAddress' : 'name', 'missing');
  }
  if (choices.type && !isDenunciation(choices.type)) {
    const found = denouncingCells({ texts, said }, settings);
    // One with several contents may hold a denunciation: it is what it is called, and sealed.
    if (choices.type === 'MIXED' && found.length > 0) choices.type = 'MIXED_TC' satisfies TypeCode;
    else problems.push(...found);
  }
  if (isDenunciation(choices.type)) for (const target of namingTargets(said)) wrong(target, 'namelessSender');
  const type = choices.type ? typeOf[choices.type as TypeCode].type : null;
  const speaking = texts.filter((text) => saysDenunciation(text, settings.values.type ?? {}));
  const maySeal = choices.type === undefined || isDenunciation(choices.type) || speaking.length > 0;
  if (maySeal) {
    const { names } = readPeople(said.name ?? splitNameAddress(said.nameAddress ?? '').name);
    const people = names.map((name) => ({ name, idNumber: said.idNumber ?? '', phone: said.phone ?? '' }));
    // A mistyped type is asked for, because nothing is known without it; no other word of such a row is.
    const isSilent = speaking.every((text) => text === said.type) && !/\bto cao\b/.test(wordKey(said.type ?? ''));
    const isTold = (field: ChoiceField, text: string) => field === 'type' && isSilent && tellsNobody(text, people);
    for (const one of unknown) if (!isTold(one.field, one.shown)) one.shown = '';
    for (const one of taken) one.isTold ||= isTold(one.field, one.text);
  } else for (const one of taken) one.isTold = true;
  if (problems.some((one) => isError(one.code)) || !dates.receivedOn || !choices.type)
    return { row: null, problems, cells: said, unknown, taken, type, maySeal };
  const row = build({ texts, said }, dates as Dates, choices, round, reading, wrong);
  return { row, problems, cells: said, unknown, taken, type, maySeal };
}

const isDenunciation = (code: string | undefined): boolean => code !== undefined && typeOf[code as TypeCode].type === 'TC';

/** A row prepared and never written: days and running numbers, in whichever column, and nothing else. */
function isBare({ texts, said }: DecodedRow, { columns }: ImportSettings): boolean {
  const isDay = (code: TargetCode | '') => code !== '' && isDateTarget(code);
  const isNumber = (text: string, code: TargetCode | '') => (code === '' || code === 'oldNumber') && /^\d{1,6}$/.test(text);
  const codeOf = (index: number) => columns[index] ?? '';
  return (
    Object.keys(said).some((target) => isDay(target as TargetCode)) &&
    texts.every((text, index) => text === '' || isDay(codeOf(index)) || isNumber(text, codeOf(index)))
  );
}

/** Where a row of another type denounces: whichever cell, a clerk writes where there is room. What the office decided of its type stands. */
function denouncingCells({ texts, said }: DecodedRow, { columns }: ImportSettings): Problem[] {
  const chosen = (Object.entries(said) as [TargetCode, string][]).filter(([target, text]) => target !== 'type' && isSaid(text));
  const isWords = (target: TargetCode) => wordTargets.includes(target);
  const beside = texts.filter((text, index) => !columns[index] && isSaid(text) && denouncesBeside(text));
  return [
    ...chosen
      .filter(([target, text]) => (isWords(target) ? denounces(text) : denouncesBeside(text)))
      .map(([target, text]) => ({ target, code: onlyReports(text) ? ('looksReport' as const) : ('looksDenunciation' as const) })),
    ...(beside.length > 0
      ? [{ target: 'type' as const, code: beside.every(onlyReports) ? ('besideReports' as const) : ('besideDenounces' as const) }]
      : []),
  ];
}

/** Cells that name somebody in a denunciation of which no cell says the sender: he may be any of them. */
function namingTargets(said: Partial<Record<TargetCode, string>>): TargetCode[] {
  const cell = said.name ?? splitNameAddress(said.nameAddress ?? '').name;
  if (isReadable(said.name ?? said.nameAddress ?? '', readPeople(cell).names)) return [];
  const others = said.respondent ? otherSide([said.respondent], []) : [];
  return [...wordTargets, 'respondent' as const].filter((target) => {
    const text = said[target];
    const names = said.respondent ? [said.respondent] : [];
    return isSaid(text) && namesSomebody(withoutOldSenders({ text }, { names, areFound: false }, []).words.text, others);
  });
}

/** Which time it comes, by the word for its type or a column of its own; the choice of a type is left as the plain type. */
function roundOf(
  choices: Partial<Record<ChoiceField, string>>,
  said: Partial<Record<TargetCode, string>>,
  wrong: (target: TargetCode, code: ProblemCode) => void,
): Round | null {
  const own = (choices.round as Round | undefined) ?? null;
  if (choices.type === undefined) return own;
  const { code, round } = readType(choices.type, said.type ?? '');
  choices.type = code;
  if (own && round && own !== round) wrong('round', 'otherRound');
  return own ?? round;
}

type Dates = { receivedOn: string; writtenOn?: string; sourceOn?: string; acceptedOn?: string; closedOn?: string };

function readDates(
  said: Partial<Record<TargetCode, string>>,
  today: string,
  wrong: (target: TargetCode, code: ProblemCode) => void,
): Partial<Dates> {
  const dates: Partial<Record<TargetCode, string>> = {};
  for (const [target, text] of Object.entries(said) as [TargetCode, string][]) {
    if (!isDateTarget(target) || !isSaid(text) || excelError.test(text)) continue;
    const date = readDate(text);
    if (!date) wrong(target, isNoSuchDay(text) ? 'noSuchDay' : 'date');
    else if (date > today) wrong(target, 'future');
    else if (date < '1990-01-01') wrong(target, 'tooOld');
    else dates[target] = date;
  }
  // One cell says both: "15/TB-UBND ngày 12/10/2026".
  const within = isSaid(said.acceptedNumber) ? dayWithin(said.acceptedNumber) : undefined;
  if (!said.acceptedOn && within && within <= today) dates.acceptedOn = within;
  for (const target of ['acceptedOn', 'closedOn'] as const) {
    const on = dates[target];
    if (on && dates.receivedOn && on < dates.receivedOn) wrong(target, 'beforeReceipt');
  }
  // The paper that brought it is no younger than the day it came; a reply may stand in a column taken for it.
  if (dates.sourceOn && dates.receivedOn && dates.sourceOn > dates.receivedOn) wrong('sourceOn', 'afterReceipt');
  return dates as Partial<Dates>;
}

function build(
  { texts, said }: DecodedRow,
  dates: Dates,
  choices: Partial<Record<ChoiceField, string>>,
  round: Round | null,
  reading: Reading,
  wrong: (target: TargetCode, code: ProblemCode) => void,
): ReadRow {
  const { book, settings, unitOf } = reading;
  const { type, knpaKind, isMixed = false } = typeOf[choices.type as TypeCode];
  const sealed = type === 'TC';
  const { senders, others: unwritten } = sendersOf(said, dates.receivedOn, unitOf, wrong, sealed);
  /** What is cut off may end within a name: it is taken from words that hold none. */
  const cut = (text: string, make: (whole: string) => string) =>
    make(sealed ? withoutOldSenders({ text }, { names: [], areFound: true }, senders).words.text : text);
  const respondent = said.respondent ?? '';
  const count = said.senderCount === undefined ? undefined : readCount(said.senderCount);
  if (said.senderCount !== undefined && count === undefined) wrong('senderCount', 'count');
  const senderCount = senders.length > 0 ? Math.max(senders.length + unwritten, count ?? 1) : 0;
  const oldNumber = readOldNumber(said.oldNumber ?? '');
  const handledBy = said.handledBy ?? '';
  const decided = handledBy === '' ? undefined : ownOf(settings.units, wordKey(handledBy));
  const handledById = handledBy === '' ? null : (decided ?? unitOf(handledBy, dates.receivedOn) ?? 0) || null;
  if (handledBy !== '' && handledById === null && decided === undefined) wrong('handledBy', 'unknownUnit');
  const summary = said.summary ?? said.subject ?? '';
  // Many books have no column for whom a paper is against: a denunciation says it in its words.
  const against = respondent || (sealed ? denouncedIn(summary) : '');
  const saidEnd = endOf(choices.state as EndCode | undefined, said, dates, settings);
  const isElsewhere = saidEnd === 'accepted_open' && handledById !== null && !reading.isHere(handledById);
  const end = isElsewhere ? 'accepted' : saidEnd;
  const remote = remoteOf(said.remoteArea, settings.heads[settings.columns.indexOf('remoteArea')] ?? '');
  const acceptance =
    end === 'accepted_open'
      ? { ...acceptanceOf(said, dates, choices.state === end), isRemote: remote ?? reading.isRemoteUnit }
      : null;
  const acceptedOn = (!goesOn(end) && dates.acceptedOn) || null;
  /** Beside the day of acceptance another day says nothing the software knows: it stands among the notes as it is. */
  const laterDay = end === 'accepted' && acceptedOn && dates.closedOn !== acceptedOn ? dates.closedOn : undefined;
  const dueOn = dueOf(said.dueOn, acceptance?.on ?? dates.receivedOn);
  if (isSaid(said.dueOn) && dueOn === null) wrong('dueOn', 'oddDue');
  // Read by itself: behind these words a name would pass for a place.
  const office = handledById === null ? cut(handledBy, (whole) => whole) : handledBy;
  // A visit has a place of its own for what came of it: also for a word of its outcome that is more than one everybody writes.
  const isPlainEnd = isKnownWord('state', book, said.state ?? '');
  const oddEnd = isPlainEnd ? '' : (said.state ?? '');
  // What the office said of every row that writes down nobody.
  const isAnonymous = settings.blankSender === 'anonymous' && senders.length === 0;
  const note = [
    isAnonymous && anonymousWords,
    office && officeLine + office,
    book === 'petitions' &&
      said.acceptedNumber &&
      !acceptance?.number &&
      `${acceptedLine}${cut(said.acceptedNumber, (whole) => whole)}`,
    isSaid(said.dueOn) && !(goesOn(end) && dueOn) && `${targets.dueOn.label}: ${cut(said.dueOn, (whole) => whole)}`,
    isSaid(said.remoteArea) && !(acceptance && remote !== null) && `Địa bàn: ${cut(said.remoteArea, (whole) => whole)}`,
    laterDay && `${targets.closedOn.label}: ${formatDate(laterDay)}`,
    book === 'petitions' && oddEnd,
    book === 'petitions' && said.result,
    said.note,
  ]
    .filter(Boolean)
    .join('\n');
  const row: ReadRow = {
    key: oldNumber ? numberKey(oldNumber, dates.receivedOn, type, settings) : JSON.stringify(Object.entries(said).sort()),
    receivedOn: dates.receivedOn,
    type,
    sealed,
    oldNumber,
    senders,
    senderCount,
    person: senders[0] ? personMarks(senders[0]) : null,
    handledBy,
    handledById,
    note,
    elsewhere: sealed ? cellsBeside(texts, settings.columns, senders) : '',
    petition: null,
    visit: null,
  };
  if (book === 'visits') {
    const outcome = (choices.state as VisitOutcome | undefined) ?? null;
    row.visit = {
      respondent: against,
      isRespondentFound: respondent === '',
      kind: (choices.kind as VisitKind | undefined) ?? 'regular',
      hostName: said.hostName ?? '',
      outcome,
      summary,
      request: said.request ?? '',
      result: [oddEnd, said.result].filter(Boolean).join('\n'),
      guidedTo: outcome === 'guided' ? handledBy : '',
      transferredTo: outcome === 'guided' ? '' : handledBy,
    };
    return row;
  }
  row.petition = {
    end,
    isRespondentFound: respondent === '',
    acceptance,
    acceptedOn,
    dueOn: goesOn(end) ? dueOn : null,
    isElsewhere,
    endedOn: goesOn(end) ? null : (end === 'accepted' && acceptedOn) || (dates.closedOn ?? null),
    endWord: isPlainEnd ? (said.state ?? '') : '',
    registration: {
      declaredType: type,
      isMixed,
      knpaKind,
      instance: type === 'KN' && round ? (round === 'again' ? 'second' : 'first') : null,
      denunciationRound: type === 'TC' && round ? (round === 'again' ? 'continued' : 'first') : null,
      source: (choices.source as Source | undefined) ?? (said.sourceOrg ? 'other_agency' : 'not_recorded'),
      receivedOn: dates.receivedOn,
      postmarkedOn: null,
      writtenOn: dates.writtenOn && dates.writtenOn <= dates.receivedOn ? dates.writtenOn : null,
      isLateEntry: true,
      paperNumber: oldNumber,
      senderKind: senderCount > 1 ? 'group' : senders[0]?.kind === 'organization' ? 'organization' : 'individual',
      senderCount,
      senders,
      respondents: against
        ? [{ kind: 'individual', name: readOpponent(against), position: '', organization: '', accountId: null }]
        : [],
      subject: said.subject ?? cut(summary, firstWords),
      summary,
      request: said.request ?? '',
      field: choices.field ?? 'OTHER',
      contestedNumber: cut(said.contestedNumber ?? '', shortNumber),
      contestedOn: null,
      contestedBy: '',
      previousOrg: '',
      previousNumber: '',
      previousOn: null,
      previousResult: '',
      sourceOrg: said.sourceOrg ?? '',
      sourceNumber: cut(said.sourceNumber ?? '', shortNumber),
      sourceOn: dates.sourceOn ?? null,
      hasOriginals: false,
      hasStateSecret: false,
      secretFileNo: '',
      pastHead: false,
      visitId: null,
    },
  };
  return row;
}

const anonymousWords = 'Đơn nặc danh';
const acceptedLine = 'Văn bản thụ lý: ';

/**
 * How a row ended. One that was accepted and says neither a result nor a last day goes on with its resolution, also where the column of
 * results is left blank: "lưu" would be untrue of it.
 */
function endOf(
  state: EndCode | undefined,
  said: Partial<Record<TargetCode, string>>,
  dates: Partial<Dates>,
  { blankState }: ImportSettings,
): EndCode {
  const isAccepted = dates.acceptedOn !== undefined || isSaid(said.acceptedNumber);
  if (state === 'open' && isAccepted) return 'accepted_open';
  if (state === undefined && isAccepted && dates.closedOn === undefined && !said.result) return 'accepted_open';
  return state ?? ((blankState || 'filed') as EndCode);
}

/** The number as it stands on the paper; words beside it are a note. */
const paperNumber = /^(?:số\s*:?\s*)?(\d{1,6}(?:\s*\/\s*[\p{L}\d\-./]{1,30})?)$/iu;

/** A book that has no column for it gives the day it was processed: accepting was how. @param isSo its word for the result says so */
function acceptanceOf(said: Partial<Record<TargetCode, string>>, dates: Dates, isSo: boolean): OldAcceptance {
  const number = (said.acceptedNumber ?? '').replace(dayWords, '').replace(/[\s,;.]+$/, '');
  return {
    on: dates.acceptedOn ?? (isSo ? dates.closedOn : null) ?? null,
    number: paperNumber.exec(number)?.[1]?.replace(/\s/g, '') ?? '',
  };
}

/** By when the book says it is to be resolved; null where it says no day that can be one. @param after the first day of the limit */
function dueOf(text: string | undefined, after: string): string | null {
  const on = isSaid(text) ? readDate(text) : undefined;
  return on !== undefined && on >= after ? on : null;
}

const remoteWords = /\bvung (?:sau|xa)\b|\bdi lai kho khan\b/;
const marks: Readonly<Record<string, boolean>> = { x: true, v: true, co: true, 1: true, dung: true, khong: false, 0: false };
/** Whether a row says its matter is of a remote area, in words or by a mark under such a head; null where it does not tell. */
function remoteOf(text: string | undefined, head: string): boolean | null {
  if (!isSaid(text)) return null;
  const key = wordKey(text);
  if (remoteWords.test(key)) return !/\bkhong\b/.test(key);
  return remoteWords.test(fold(head)) && Object.hasOwn(marks, key) ? (marks[key] ?? null) : null;
}

/**
 * The day from which the resolution of a row that goes on is counted. Undefined of every other, and while somebody has to write down what the
 * book does not say: the day, or whom a denunciation is against (Điều 29 LTC). One with several contents is parted first.
 */
export function dayAccepted({ type, petition }: ReadRow): string | undefined {
  const isMixed = type === 'MIXED' || petition?.registration.isMixed;
  const isKnown = !isMixed && (type !== 'TC' || (petition?.registration.respondents.length ?? 0) > 0);
  return (isKnown && petition?.acceptance?.on) || undefined;
}

const dayWords =
  /[\s,;(]*(?:ngày\s+)?(\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}|\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4})\)?\s*$/iu;
/** The day at the end of a cell that begins with a number. */
const dayWithin = (text: string): string | undefined => {
  const [, day] = dayWords.exec(text) ?? [];
  return day === undefined ? undefined : readDate(day);
};

/** Cells of who sent it, and of who received him: neither is against himself. */
const ofSender: readonly (TargetCode | '' | undefined)[] = ['name', 'nameAddress', 'hostName'];

/** Every cell but those that say who sent it; one that names him elsewhere is his, too. */
function cellsBeside(texts: readonly string[], columns: ImportSettings['columns'], senders: readonly SenderInput[]): string {
  const names = senders.map(({ name }) => fold(name)).filter(Boolean);
  return texts
    .filter((text, index) => isSaid(text) && /\p{L}/u.test(text) && !ofSender.includes(columns[index]))
    .filter((text) => !names.some((name) => fold(text).includes(name)))
    .join('. ');
}

/** What was decided for this very word: a word like "constructor" has no other meaning. */
const ownOf = (decided: Readonly<Record<string, number>>, key: string) =>
  Object.hasOwn(decided, key) ? decided[key] : undefined;

/** Tells a number of the old book from every other: by its year, or by its day and type where the book begins anew within a year. */
const numberKey = (number: string, on: string, type: PetitionType, { numbering }: ImportSettings) =>
  numbering === 'repeats' ? `${on}|${type}|${number}` : `${on.slice(0, 4)}|${number}`;

const shortNumber = (text: string) => text.slice(0, 100);

function firstWords(text: string): string {
  const [first = ''] = text.split(/\n|(?<=[.;])\s/);
  return first.length <= 160 ? first.replace(/[.;]$/, '') : `${first.slice(0, 160).replace(/\s+\S*$/, '')}…`;
}
