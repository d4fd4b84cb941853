// "Quyết định số 305/QĐ-UBND của Chủ tịch UBND phường", typed in an office that has ended: under its successor's heading the words would mean
// the successor. The office is named as it was called, with who goes on for it. Pure.
import { isDate, parseDate } from '../../deadlines/dates.ts';
import { type Became, nowWords } from '../../units/became.ts';
import type { PaperKind } from '../papers/catalogue.ts';

/** The office that acted then and the one that writes now, as their papers head them. */
export interface OfficesThenAndNow {
  before: string;
  now: string;
  became: Became;
}

const kinds = 'phường|xã|đặc khu|thị trấn';
/** An office of a level without its name; a name begins with a capital. */
const bare = `(?:[Cc]hủ tịch\\s+)?(?:UBND|(?:Ủy|Uỷ|ủy|uỷ) ban nhân dân)\\s+(?:${kinds})`;
const cited = new RegExp(
  `((?:[Ss]ố)\\s+[\\p{L}\\d/.-]+(?:,?\\s+ngày\\s+(\\d{1,2}[/-]\\d{1,2}[/-]\\d{4}|\\d{1,2}\\s+tháng\\s+\\d{1,2}\\s+năm\\s+\\d{4}))?,?\\s+của\\s+)(${bare})(?!\\p{L})(?!\\s+\\p{Lu})`,
  'gu',
);
const alone = new RegExp(`^${bare}$`, 'u');

const nameOf = (heading: string) => new RegExp(`(${kinds})\\s+(.+)$`, 'iu').exec(heading.trim());

/** "Chủ tịch UBND phường" → "Chủ tịch UBND phường Ngọc Hà (nay là Chủ tịch UBND phường Ba Đình)"; as typed where the office is of another kind. */
function named(office: string, { before, now, became }: OfficesThenAndNow, isFirst: boolean): string {
  const [was, is] = [nameOf(before), nameOf(now)];
  const kind = new RegExp(`(${kinds})$`, 'u').exec(office)?.[1];
  if (!was?.[2] || before === now || was[1]?.toLocaleLowerCase('vi') !== kind) return office;
  const whole = `${office} ${was[2]}`;
  if (!isFirst) return whole;
  const same = office.slice(0, office.length - (kind?.length ?? 0));
  const goesOn = became === 'succeeded' && is?.[1] && is[2] ? `${same}${is[1].toLocaleLowerCase('vi')} ${is[2]}` : now;
  return `${whole} (${nowWords(became, goesOn)})`;
}

/**
 * Free words with each act that is cited of "UBND phường", or of its head, completed with the name of then; who goes on for it is said the
 * first time. What is dated on `from` or later is the writing office's own. @param from 'YYYY-MM-DD'; null where everything was typed before
 */
export function withOldOffice(text: string, offices: OfficesThenAndNow, from: string | null = null): string {
  let isFirst = true;
  return text.replace(cited, (all, citation: string, day: string | undefined, office: string) => {
    const on = day === undefined ? undefined : dayOf(day);
    if (from !== null && on !== undefined && on >= from) return all;
    const full = named(office, offices, isFirst);
    if (full !== office) isFirst = false;
    return `${citation}${full}`;
  });
}

function dayOf(words: string): string | undefined {
  const typed = words.replace(/\s+tháng\s+|\s+năm\s+/gu, '/');
  const found = parseDate(typed, '2000-01-01');
  return found && isDate(found) ? found : undefined;
}

/** Fields of a paper in which an officer tells what came in and what was found. */
const toldIn = [
  'summary',
  'contents',
  'content',
  'subject',
  'request',
  'reason',
  'firstResult',
  'verification',
  'dialogue',
  'conclusion',
  'ruling',
  'measures',
  'legalGrounds',
  'responsibility',
];
/** What was typed before the record came here. */
export const receivedWords: readonly string[] = ['summary', 'contents', 'content', 'subject', 'request'];

/** Decisions of an office that resolves what came to another: they cite the act that made it theirs. */
export const restsOnTheAct = (kind: PaperKind): boolean => kind === 'KN15_2020' || kind === 'KN16_2020';

type Words = Record<string, unknown>;
const isPlain = (value: unknown): value is Words => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Who is complained of, an office or a post named without its ward: who goes on for it is said with it. The post of somebody named is the one
 * he held: his office is completed, and nobody is said to have it now.
 */
function namedRespondent(one: unknown, offices: OfficesThenAndNow): unknown {
  if (!isPlain(one)) return one;
  const given = ['name', 'title', 'org'].filter((field) => typeof one[field] === 'string' && one[field].trim() !== '');
  const completed = given.flatMap((field, nth) => {
    const words = String(one[field]).trim();
    return alone.test(words) ? [[field, named(words, offices, nth === 0)] as const] : [];
  });
  return { ...one, ...Object.fromEntries(completed) };
}

/** The fields of a paper with such citations completed, the office whose decision is complained of and who is complained of. */
export function nameOldOffice<Fields extends Words>(
  fields: Fields,
  offices: OfficesThenAndNow,
  { from = null, only = toldIn }: { from?: string | null; only?: readonly string[] } = {},
): Fields {
  const complete = (value: unknown): unknown => {
    if (typeof value === 'string') return withOldOffice(value, offices, from);
    if (Array.isArray(value)) return value.map(complete);
    if (isPlain(value)) return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, complete(one)]));
    return value;
  };
  const told = only.flatMap((name) => (name in fields ? [[name, complete(fields[name])] as const] : []));
  const { contested, respondents } = fields;
  const by = isPlain(contested) && typeof contested.by === 'string' ? contested.by.trim() : '';
  return {
    ...fields,
    ...Object.fromEntries(told),
    ...(isPlain(contested) && alone.test(by) ? { contested: { ...contested, by: named(by, offices, true) } } : {}),
    ...(Array.isArray(respondents) ? { respondents: respondents.map((one) => namedRespondent(one, offices)) } : {}),
  };
}
