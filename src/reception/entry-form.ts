// The form of /visits/new: one page in the order of the paper register, with rows for people, contents and papers.
// Field names are flat (p1_name, c1_summary, d1_name), because a form without script can only be flat.
import { z } from 'zod';
import { birthYearWords, isBirthYear } from '../petitions/birth-year.ts';
import { longestIdNumber, tidyIdNumber } from '../petitions/id-numbers.ts';
import { idTypes } from '../petitions/id-types.ts';
import { senderKinds } from '../petitions/petition.ts';
import { type OpenWordsAnswer, openWordsAnswers } from '../sealing/open-words.ts';
import {
  choice,
  optionalChoice,
  optionalDate,
  optionalEmail,
  optionalId,
  optionalText,
  readable,
  requiredDate,
  tick,
  wholeNumber,
} from '../web/fields.ts';
import type { FormValues } from '../web/forms.ts';
import type { Moment } from '../web/pages.ts';
import { entryObjections, hourObjection, type Objection } from './entry-rules.ts';
import { genders } from './id-papers.ts';
import { refusalGrounds } from './refusal.ts';
import { usualSameContent, visitCapacities } from './standing.ts';
import { citizenOutcomes, contentTypes, occurrences, type VisitOutcome, visitHosts, visitKinds, visitModes } from './visit.ts';

export const mostPeople = 5;
export const mostContents = 5;
export const mostDocuments = 12;

const outcomeCodes = citizenOutcomes as unknown as readonly [VisitOutcome, ...VisitOutcome[]];

/** 'HH:MM' as desks type an hour: 8h, 8h15, 8.15, 08:15. */
const hourTyped = (shape: RegExp, ask: string) =>
  z.preprocess(
    (value) =>
      String((Array.isArray(value) ? value[0] : value) ?? '')
        .trim()
        .replace(/[hg.]/i, ':')
        .replace(/:(\d)?$/, ':0$1')
        .replace(/:0$/, ':00'),
    z
      .string()
      .regex(shape, ask)
      .transform((text) => (text.length === 4 ? `0${text}` : text)),
  );
/** '' for none. */
export const timeOfDay = hourTyped(/^([01]?\d|2[0-3]):[0-5]\d$|^$/, 'Nhập giờ dạng 09:35');
/** 'HH:MM' as desks type it (8h, 8.15, 08:15). @param ask said where it is empty, or no hour */
export const requiredTime = (ask: string) => hourTyped(/^([01]?\d|2[0-3]):[0-5]\d$/, ask);

const yearOf = (today: () => string) =>
  z
    .preprocess((value) => String((Array.isArray(value) ? value[0] : value) ?? '').trim(), z.string())
    .transform((text, context) => {
      if (text === '') return null;
      const found = /^(?:\d{1,2}[/.-]\d{1,2}[/.-])?(\d{4})$/.exec(text);
      const value = Number(found?.[1] ?? 0);
      if (isBirthYear(value, today())) return value;
      context.addIssue({ code: 'custom', message: birthYearWords(today()) });
      return z.NEVER;
    });

const phone = z.preprocess(
  (value) => String((Array.isArray(value) ? value[0] : value) ?? '').replace(/[\s.()-]/g, ''),
  z.string().regex(/^(\+?\d{8,15})?$/, 'Nhập số điện thoại gồm 8 đến 15 chữ số'),
);

const fixed = (today: () => string) => ({
  denunciation: choice(['yes', 'no'], 'Chọn Có hoặc Không ở câu hỏi đầu trang'),
  receivedOn: requiredDate('Nhập ngày tiếp', today),
  receivedTime: timeOfDay,
  lateDay: tick,
  noAccusation: tick,
  kind: choice(visitKinds, 'Chọn tiếp thường xuyên, định kỳ hay đột xuất'),
  mode: choice(visitModes, 'Chọn tiếp trực tiếp hay trực tuyến'),
  secrecyNotAsked: tick,
  secrecyAssured: tick,
  host: choice(visitHosts, 'Chọn người tiếp'),
  hostName: optionalText(200),
  hostTitle: optionalText(200),
  receptionDay: optionalId,
  companions: optionalText(1000),
  senderKind: choice(senderKinds, 'Chọn một người, nhiều người hay cơ quan, tổ chức'),
  organization: optionalText(300),
  request: optionalText(4000),
  previousResolver: optionalText(500),
  inJurisdiction: optionalChoice(['yes', 'no']),
  occurrence: optionalChoice(occurrences),
  outcome: optionalChoice(outcomeCodes),
  refusalGround: optionalChoice(refusalGrounds),
  guidedTo: optionalText(500),
  guidanceNumber: optionalText(100),
  transferredTo: optionalText(500),
  transferNumber: optionalText(100),
  leap: optionalText(100).default(''),
  urgedOrg: optionalText(500),
  deskAnswer: tick,
  appointmentOn: optionalDate(today),
  appointmentTime: timeOfDay,
  appointmentOffDay: tick,
  explained: optionalText(8000),
  conclusion: optionalText(8000),
  note: optionalText(2000),
  field: optionalText(20),
  writtenOn: optionalDate(today),
  respondentName: optionalText(300),
  respondentPost: optionalText(300),
  respondentAccount: optionalId,
  pastHead: tick,
  denouncedIs: optionalText(20),
  openWords: optionalChoice(openWordsAnswers),
  idConfirmed: tick,
  minorConfirmed: tick,
});

/** What a field that cannot be read stands for while the others are checked: nothing that would be wrong of itself. */
const blankFacts = (today: string): Record<string, unknown> => ({
  denunciation: 'no',
  receivedOn: today,
  kind: 'regular',
  mode: 'in_person',
  host: 'officer',
  receptionDay: null,
  senderKind: 'individual',
  inJurisdiction: null,
  occurrence: null,
  outcome: null,
  refusalGround: null,
  appointmentOn: null,
  writtenOn: null,
  respondentAccount: null,
  pastHead: false,
  idConfirmed: false,
  openWords: null,
});
const blankPerson = { idType: null, idIssuedOn: null, birthYear: null, gender: null, capacity: null };

const person = (today: () => string) =>
  z.object({
    idType: optionalChoice(idTypes),
    idNumber: optionalText(longestIdNumber),
    idIssuedOn: optionalDate(today),
    idIssuedBy: optionalText(200),
    name: optionalText(200),
    birthYear: yearOf(today),
    gender: optionalChoice(genders),
    ward: optionalText(200),
    address: optionalText(300),
    phone,
    email: optionalEmail,
    capacity: optionalChoice(visitCapacities),
    proof: optionalText(300),
    contact: optionalText(500),
  });

const content = z.object({ type: optionalChoice(contentTypes), summary: optionalText(8000), org: optionalText(300) });
const document = z.object({ name: optionalText(300), pages: optionalText(6), condition: optionalText(100) });

export type EntryPerson = z.infer<ReturnType<typeof person>>;
export interface EntryContent {
  type: (typeof contentTypes)[number];
  summary: string;
  org: string;
}
export interface EntryDocument {
  name: string;
  pages: number | null;
  condition: string;
}
type Fixed = z.infer<z.ZodObject<ReturnType<typeof fixed>>>;
export type VisitEntry = Omit<
  Fixed,
  | 'openWords'
  | 'lateDay'
  | 'noAccusation'
  | 'leap'
  | 'urgedOrg'
  | 'deskAnswer'
  | 'appointmentOffDay'
  | 'secrecyNotAsked'
  | 'secrecyAssured'
  | 'appointmentTime'
  | 'minorConfirmed'
> & {
  /** The number of the letter of the outcome, as it was looked at again. */
  leap?: string;
  /** The body below of which the resolution is requested; missing or '' for every other outcome. */
  urgedOrg?: string;
  /** A complaint answered by the officer at the desk, and meant. */
  deskAnswer?: boolean;
  /** Words that accuse stand in an open visit, and nobody is denounced by them. */
  noAccusation?: boolean;
  /** The day lies far back or in another year, and is meant. */
  lateDay?: boolean;
  /** The hour of the appointment, for the slip; missing or '' where none was said. */
  appointmentTime?: string;
  /** Asked of a denunciation received online only: the denouncer does not ask for secrecy, and it can be guaranteed. */
  secrecyNotAsked?: boolean;
  secrecyAssured?: boolean;
  /** The day of the appointment is a day of rest, and is meant. */
  appointmentOffDay?: boolean;
  /** A minor came, and nobody represents him: seen. */
  minorConfirmed?: boolean;
  /** How words that name who denounces are kept; missing or null while nobody was asked. */
  openWords?: OpenWordsAnswer | null;
  personCount: number;
  sameContentCount: number;
  people: EntryPerson[];
  contents: EntryContent[];
  documents: EntryDocument[];
};

/** The other thing a posted form may ask: draw the page again with one row more, in sealed mode, with a known person filled in. */
export type EntryStep =
  | 'seal'
  | 'unseal'
  | 'ask-seal'
  | 'add-person'
  | 'add-content'
  | 'add-document'
  | 'find'
  | `drop-document-${number}`
  | `use-${number}`;
export type PostedEntry = { step: EntryStep; entry: null } | { step: null; entry: VisitEntry };

const isStep = (value: unknown): value is EntryStep =>
  typeof value === 'string' &&
  (['seal', 'unseal', 'ask-seal', 'add-person', 'add-content', 'add-document', 'find'].includes(value) ||
    /^(?:use-\d{1,15}|drop-document-\d{1,2})$/.test(value));

/** The values of one row, without its prefix. */
function rowValues(values: FormValues, prefix: string): FormValues {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (name.startsWith(prefix) ? [[name.slice(prefix.length), value]] : [])),
  );
}

/** How many rows of a kind the page shows: what was asked for, at least one, at most the limit. */
export function rowCount(values: FormValues, name: 'people' | 'contents' | 'documents', limit: number, least = 1): number {
  const asked = Number(values[name] ?? least);
  return Number.isInteger(asked) ? Math.min(Math.max(asked, least), limit) : least;
}

/** The page without one row of its documents; those below move up. */
export function withoutDocument(values: FormValues, row: number): FormValues {
  const count = rowCount(values, 'documents', mostDocuments, 3);
  const rows = rowsOf(values, 'd', count).flatMap(([words], index) => (index + 1 === row ? [] : [words]));
  const others = Object.entries(values).filter(([name]) => !/^d\d+_/.test(name));
  const named = rows.flatMap((words, index) => Object.entries(words).map(([name, value]) => [`d${index + 1}_${name}`, value]));
  return { ...Object.fromEntries([...others, ...named]), documents: String(Math.max(count - 1, 3)) };
}

/** Reads the posted page. Errors are one sentence a field, for every row; nothing is looked up. */
export function visitEntry(moment: Moment, correcting = false) {
  return z.record(z.string(), z.union([z.string(), z.array(z.string())])).transform((values, context): PostedEntry => {
    if (isStep(values.step)) return { step: values.step, entry: null };
    const { entry, objections } = readEntry(values, moment, correcting);
    for (const { field, message } of objections) context.addIssue({ code: 'custom', path: [field], message });
    return objections.length > 0 ? z.NEVER : { step: null, entry };
  });
}

/** The entry as far as it can be read, with every objection to it in one round: a field that cannot be read stands as its blank. */
export function readEntry(
  values: FormValues,
  moment: Moment,
  correcting = false,
): { entry: VisitEntry; objections: Objection[] } {
  const today = () => moment.today;
  const objections: Objection[] = [];
  const complain = (field: string, message: string) => {
    if (!objections.some((one) => one.field === field)) objections.push({ field, message });
  };
  const read = <S extends z.ZodObject>(schema: S, from: FormValues, prefix: string, blank: Record<string, unknown>) => {
    const result = schema.safeParse(from);
    if (result.success) return result.data;
    for (const issue of result.error.issues) complain(prefix + issue.path.map(String).join('.'), issue.message);
    return readable(schema, from, blank);
  };
  const counted = (name: string, ask: string, least: number): number | undefined => {
    if (String(values[name] ?? '').trim() === '') return undefined;
    const result = wholeNumber(ask, least, 99_999).safeParse(values[name]);
    if (!result.success) complain(name, ask);
    return result.data;
  };
  const facts = read(z.object(fixed(today)), values, '', blankFacts(moment.today));
  const personCount = counted('personCount', 'Nhập số người đến, ví dụ 5', 1);
  if (values.senderKind === 'group' && personCount === undefined) complain('personCount', 'Nhập số người của đoàn, ví dụ 5');
  const people = rowsOf(values, 'p', rowCount(values, 'people', mostPeople)).map(([row, prefix]) =>
    read(person(today), row, prefix, blankPerson),
  );
  const contents = rowsOf(values, 'c', rowCount(values, 'contents', mostContents)).map(([row, prefix]) =>
    read(content, row, prefix, { type: null }),
  );
  const documents = rowsOf(values, 'd', rowCount(values, 'documents', mostDocuments)).map(([row, prefix]) =>
    read(document, row, prefix, {}),
  );
  const entry: VisitEntry = {
    ...facts,
    personCount: personCount ?? 1,
    sameContentCount:
      counted('sameContentCount', 'Nhập số người cùng nội dung', 0) ??
      usualSameContent({ senderKind: facts.senderKind, personCount: personCount ?? 1 }),
    people: people.filter((one, index) => index === 0 || hasWords(one)).map(tidyPerson),
    contents: contents.flatMap((one, index) =>
      one.summary === '' && index > 0 ? [] : [{ type: one.type ?? 'KNPA', summary: one.summary, org: one.org }],
    ),
    documents: documents.flatMap((one) =>
      one.name === ''
        ? []
        : [{ name: one.name, pages: /^\d+$/.test(one.pages) ? Number(one.pages) : null, condition: one.condition }],
    ),
  };
  const early = hourObjection(facts.receivedOn, facts.receivedTime, moment);
  if (early && !objections.some(({ field }) => field === 'receivedOn')) complain('receivedTime', early);
  const factsOnly = values['sealed-facts'] === '1';
  contents.forEach((one, index) => {
    const isOwed = one.summary !== '' || (index === 0 && facts.outcome !== 'refused' && !factsOnly);
    if (isOwed && one.type === null) complain(`c${index + 1}_type`, 'Chọn loại: khiếu nại, tố cáo hay kiến nghị, phản ánh');
  });
  documents.forEach((one, index) => {
    if (one.pages !== '' && !/^\d{1,4}$/.test(one.pages)) complain(`d${index + 1}_pages`, 'Nhập số trang, ví dụ 3');
    if (one.name === '' && (one.pages !== '' || one.condition !== '')) complain(`d${index + 1}_name`, 'Nhập tên tài liệu');
  });
  for (const { field, message } of entryObjections(entry, moment.today, { correcting, factsOnly })) complain(field, message);
  return { entry, objections };
}

/** Each row of a kind with its prefix. */
const rowsOf = (values: FormValues, letter: string, count: number): [FormValues, string][] =>
  Array.from({ length: count }, (_, index) => `${letter}${index + 1}_`).map((prefix) => [rowValues(values, prefix), prefix]);

const hasWords = (person: EntryPerson) => person.name !== '' || person.idNumber !== '';
const tidyPerson = (person: EntryPerson): EntryPerson => ({
  ...person,
  idNumber: person.idType ? tidyIdNumber(person.idType, person.idNumber) : person.idNumber,
});
