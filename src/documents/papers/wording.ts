// Words an officer typed, as a paper sets them: inside a sentence, as sentences of their own, as numbered contents. Pure.
import { lowered, raised } from '../../first-letter.ts';
import { DOTS, fill, has, longDate, type Maybe } from './number.ts';
import type { Block, ParagraphBlock } from './paper.ts';
import { lead, list, paragraph } from './paper.ts';

const linesOf = (text: Maybe): string[] => (text ?? '').split(/\r?\n/u).filter(has).map(fill);

/** A line that was only broken to fit: what follows it goes on in the same sentence. */
const goesOn = (next: string | undefined) => next !== undefined && /^\p{Ll}/u.test(next);

/** Text as it stands inside a sentence, without the stop it may already carry; several lines are told apart by "; ". */
export function clause(text: Maybe): string {
  const lines = linesOf(text);
  if (lines.length < 2) return unstopped(fill(text));
  const items = lines.map((line) => line.replace(/^[-–•+]\s+/u, ''));
  return unstopped(
    items.reduce((before, next) => {
      if (goesOn(next) && !/[.;]$/u.test(before)) return `${before} ${next}`;
      return /[.:!?]$/u.test(before) ? `${before} ${next}` : `${before.replace(/[;,]$/u, '')}; ${uncapital(next)}`;
    }),
  );
}

const unstopped = (text: string): string => text.replace(/[.;,/\s]+$/u, (tail) => (text === DOTS ? tail : ''));

/** Long text of several lines → one paragraph per line, each ended as a sentence; missing → one dotted paragraph. */
export function prose(text: Maybe): ParagraphBlock[] {
  const lines = linesOf(text);
  return lines.length === 0
    ? [paragraph(DOTS)]
    : lines.map((line, index) => paragraph(goesOn(lines[index + 1]) ? line : sentence(line)));
}

/** The text a paper ends with: as `prose`, its last line with the mark of the end (NĐ 30/2020, Annex I). */
export function lastProse(text: Maybe): ParagraphBlock[] {
  const last = linesOf(text).at(-1);
  return last === undefined ? prose(text) : [...prose(text).slice(0, -1), paragraph(`${unstopped(last)}./.`)];
}

/** A line with a full stop, unless it ends with a mark of its own or is a dotted line to write on. */
const sentence = (line: string): string => (/[.,:;!?…/][”"’)]?$/u.test(line) ? line : `${line}.`);

/** One content stands in the sentence; several are numbered below it. */
export function contentsOf(opening: string, contents: readonly string[]): Block[] {
  const given = contents.filter(has);
  if (given.length > 1)
    return [
      lead(opening),
      list(
        given.map((text) => `${clause(text)}.`),
        'number',
      ),
    ];
  return [paragraph(`${opening} ${clause(given[0])}.`)];
}

/** The contents under `opening`, where they say more than the subject that already stands in the paper. */
export function furtherContents(opening: string, contents: readonly string[] = [], subject: Maybe): Block[] {
  const given = contents.filter(has);
  const saysNoMore = given.length === 0 || (given.length === 1 && matter(given[0]) === matter(subject));
  return saysNoMore ? [] : contentsOf(opening, given);
}

/** The kind of petition, and its instance, that an officer's title may open with. */
const kindWords =
  /^(khiếu nại|tố cáo|kiến nghị|phản ánh)(, phản ánh)?\s+(\(?lần (thứ )?(đầu|nhất|hai|1|2)\)?[,:]?\s+)?((về|đối với)\s+)?(việc\s+)?/iu;

/** What a petition is about, after "khiếu nại … về việc": the kind of petition that the title opens with is not said twice. */
export function matter(summary: Maybe): string {
  const words = clause(summary);
  const rest = words.replace(kindWords, '');
  return rest === words || rest === '' ? words : uncapital(rest);
}

const documentNames =
  'Quyết định|Thông báo|Công văn|Văn bản|Kết luận|Kế hoạch|Tờ trình|Báo cáo|Biên bản|Giấy|Nghị quyết|Chỉ thị|Hợp đồng|Bản án';
/**
 * A document called by its number keeps its capital (Decree 30/2020, Annex II): "Quyết định số 15/QĐ-UBND". Far from its name the
 * number tells itself by its symbol: "nhà số 12" is no document.
 */
const isNamedDocument = new RegExp(
  `^(${documentNames})((\\s\\p{Ll}+){0,4}\\ssố\\s|(\\s\\p{L}+,?){0,20}\\ssố\\s\\d+\\p{L}?/(\\d{4}/)?\\p{Lu})`,
  'u',
);

const isCited = new RegExp(`^(${documentNames}|Phiếu)(\\s\\p{Ll}+){0,4}\\ssố\\s`, 'u');

/** Words that open with a document called by its number, on which something rests: "theo Quyết định số 5/QĐ-UBND"; undefined for others. */
export function restingOn(words: string): string | undefined {
  const bare = words.trim().replace(/^theo\s+/iu, '');
  const named = raised(bare);
  return isCited.test(named) ? `theo ${named}` : undefined;
}

/** Why, at the end of a sentence: " vì …", of a document " theo …"; '' where nothing is said. */
export function because(reason: Maybe): string {
  if (!has(reason)) return '';
  const words = clause(reason);
  return words.startsWith('theo ') && restingOn(words) === words ? ` ${words}` : ` vì ${words}`;
}

/** After "về việc": the words of a subject that says it itself are not said twice, its first letter is small. */
export const subjectInSentence = (text: Maybe): string => uncapital(clause(text).replace(/^(?:v\/v|về việc)\s+/iu, ''));

const actKinds = [
  ['NQ', 'Nghị quyết'],
  ['QĐ', 'Quyết định'],
  ['NĐ', 'Nghị định'],
] as const;

/** "Nghị quyết số 77/NQ-HĐND": what kind of document it is stands in its symbol; written with its kind already, it stays. */
export function actWords(number: string): string {
  if (!/^\d/.test(number)) return number;
  const [, kind] = actKinds.find(([symbol]) => new RegExp(`/(?:\\d{4}/)?${symbol}(?![\\p{L}])`, 'u').test(number)) ?? [];
  return `${kind ?? 'Văn bản'} số ${number}`;
}

/** "Nghị quyết số 77/NQ-HĐND ngày 20 tháng 11 năm 2026 của … về việc …": the act by which one office took the place of another. */
export const actBasis = (act: { number: string; issuedOn: string; issuer: string; subject: string }): string =>
  `${actWords(act.number)} ${longDate(act.issuedOn)} của ${act.issuer} về việc ${subjectInSentence(act.subject)}`;

/** The first letter small, as inside a sentence; an abbreviation ("UBND") and a name of several capitals ("Nguyễn Văn An") stay. */
function uncapital(text: string): string {
  const [first = '', second = ''] = text.split(' ');
  const isName = /^\p{Lu}.*\p{Lu}/u.test(first) || /^\p{Lu}/u.test(second) || isNamedDocument.test(text);
  return isName ? text : lowered(text);
}
