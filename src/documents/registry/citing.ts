// Papers that name another one by its number: the number of the one that stands joins them until they take their own, and they wait while it
// has none or was revoked. Pure.
import { type PaperKind, paperCatalogue } from '../papers/catalogue.ts';
import { has } from '../papers/number.ts';

type Words = Record<string, unknown>;
type Place = readonly [string] | readonly [string, string];

/** One place where a paper names another of its proceeding by number. */
interface Citation {
  of: PaperKind;
  /** Where the number stands in the fields. */
  at: Place;
  /** Where the day of that paper stands, in a sentence with the number. */
  on?: Place;
  /** Its sentence reads whole without the number. */
  isOptional?: true;
}

const acceptance: Citation = { of: 'TC04_2019', at: ['acceptance', 'number'], on: ['acceptance', 'on'] };

const citations: Partial<Record<PaperKind, readonly Citation[]>> = {
  TC_CONCLUSION_NOTICE: [{ of: 'TC12_2019', at: ['conclusionNumber'], on: ['conclusionOn'] }],
  TC01_2019: [acceptance],
  TC12_2019: [acceptance],
  TC_SUSPEND: [acceptance],
  TC_TERMINATE: [acceptance],
  TC_VERIFY_LETTER: [acceptance],
  TC_RESUME: [acceptance, { of: 'TC_SUSPEND', at: ['suspension', 'number'], on: ['suspension', 'on'] }],
  TC06_2019: [{ of: 'TC04_2019', at: ['acceptanceNumber'], on: ['acceptanceOn'], isOptional: true }],
  KN14B_2026: [{ of: 'KN14A_2026', at: ['suspensionNumber'], on: ['suspensionOn'] }],
};

/** What tells of a paper, or charges somebody on the strength of it, without naming its number. */
const tellsOf: Partial<Record<PaperKind, readonly PaperKind[]>> = {
  TC04_2019: ['TC05_2019', 'TC06_2019', 'TC07_2019'],
  KN03_2026: ['KN05_2020'],
};

/** What is offered for revoking together with an acceptance: it tells of it to those it concerns, or charges with its verification. */
export const restingOnAcceptance: readonly PaperKind[] = ['TC05_2019', 'TC06_2019', 'TC07_2019', 'TC_VERIFY_LETTER', 'KN05_2020'];

/** The kinds a paper names by number. */
export const kindsCitedBy = (kind: PaperKind): PaperKind[] => (citations[kind] ?? []).map(({ of }) => of);

/** The kinds that another paper names by number. */
export const citedKinds: readonly PaperKind[] = [
  ...new Set(Object.values(citations).flatMap((some) => some.map(({ of }) => of))),
];

/** The kinds that name a paper of this kind, or tell of it. */
export const kindsTellingOf = (kind: PaperKind): PaperKind[] => [
  ...(tellsOf[kind] ?? []),
  ...(Object.keys(citations) as PaperKind[]).filter((one) => kindsCitedBy(one).includes(kind)),
];

/** A paper of the proceeding that has its number, as others name it. */
export interface Citable {
  id: number;
  kind: PaperKind;
  /** "05/QĐ-UBND" */
  number: string;
  /** 'YYYY-MM-DD' */
  on: string;
  isRevoked: boolean;
}

const inner = (words: Words, name: string): Words => (words[name] as Words | null | undefined) ?? {};

const valueAt = (words: Words, [outer, name]: Place): unknown => (name === undefined ? words[outer] : inner(words, outer)[name]);
const withValue = (words: Words, [outer, name]: Place, value: string | null): Words => ({
  ...words,
  [outer]: name === undefined ? value : { ...inner(words, outer), [name]: value },
});

const numberIn = (words: Words, { at }: Citation): string => {
  const number = valueAt(words, at);
  return typeof number === 'string' && has(number) ? number : '';
};

/** The kinds this paper cannot go out without the number of, and that stand blank in it. */
export function blankCitations(kind: PaperKind, words: Words): PaperKind[] {
  return (citations[kind] ?? []).filter((one) => !one.isOptional && numberIn(words, one) === '').map(({ of }) => of);
}

/**
 * The fields of a paper without a number of its own, naming what stands now: the number given meanwhile, the one made in place of a revoked
 * one, none while nothing took its place. A number that stands, or belongs to no paper here, stays.
 * @param papers of the kinds it names, oldest first; the same object where nothing is otherwise
 */
export function withCitations(kind: PaperKind, words: Words, papers: readonly Citable[]): Words {
  return (citations[kind] ?? []).reduce((filled, citation) => {
    const named = numberIn(filled, citation);
    const some = papers.filter((one) => one.kind === citation.of);
    const last = some.at(-1);
    const isOfRevoked = some.some((one) => one.isRevoked && one.number === named);
    const isStanding = some.some((one) => !one.isRevoked && one.number === named);
    if (!last || isStanding || (named !== '' && !isOfRevoked)) return filled;
    if (last.isRevoked) return named === '' ? filled : withValue(filled, citation.at, null);
    const numbered = withValue(filled, citation.at, last.number);
    return citation.on ? withValue(numbered, citation.on, last.on) : numbered;
  }, words);
}

/** Whether a paper names this other one, or tells of it by its kind. */
export const tellsOfPaper = (
  { kind, fields }: { kind: PaperKind; fields: Words },
  other: { kind: PaperKind; number: string },
): boolean =>
  tellsOf[other.kind]?.includes(kind) === true ||
  (citations[kind] ?? []).some((one) => one.of === other.kind && numberIn(fields, one) === other.number);

const listed = (words: readonly string[]) => words.map((word) => `'${word}'`).join(',');
/** What each kind names; of one whose sentence reads whole without the number too, for it would go out naming no decision. */
const needed = (Object.keys(citations) as PaperKind[]).map((kind) => ({ kind, cited: kindsCitedBy(kind) }));

/** SQL: the papers (o) of those kinds that a paper (w) without a number names; of no other paper anything is asked. */
const unnumberedNaming = `w.number is null and w.state <> 'revoked' and w.proceeding_id is not null and w.kind in (${listed(needed.map(({ kind }) => kind))})`;
const namedByIt = `o.unit_id = w.unit_id and o.proceeding_id = w.proceeding_id
       and (${needed.map(({ kind, cited }) => `(w.kind = '${kind}' and o.kind in (${listed(cited)}))`).join(' or ')})`;

/**
 * SQL: of the kinds a paper (w) without a number names, those whose latest numbered paper was revoked and has no numbered one in its place;
 * null for every other paper.
 */
export const citedRevoked = `case when ${unnumberedNaming} then
  (select array_agg(l.kind) from (select distinct on (o.kind) o.kind, o.state from papers o
     where ${namedByIt} and o.number is not null order by o.kind, o.id desc) l where l.state = 'revoked') end`;

/** SQL: of the same kinds those that are made anew and have no number yet, each with its state; null for none. */
export const citedAnew = `case when ${unnumberedNaming} then
  (select jsonb_object_agg(l.kind, l.state) from (select distinct on (o.kind) o.kind, o.state from papers o
     where ${namedByIt} and o.number is null and o.state in ('draft','submitted','approved') order by o.kind, o.id desc) l) end`;

/** SQL: a paper (w) that waits for the clerk to number the one made anew in the place of what it names. */
export const awaitsNumberOfAnother = `(${citedRevoked} is not null and coalesce(jsonb_path_exists(${citedAnew}, '$.* ? (@ == "approved")'), false))`;

/** What of a paper says how those stand that it names. */
export interface Citing {
  state: string;
  /** The kinds it names by number that were revoked, with nothing numbered in their place; left out, or null, for none. */
  citedRevoked?: readonly PaperKind[] | null;
  /** Which of them are made anew already: the state of each; left out, or null, for none. */
  citedAnew?: Partial<Record<PaperKind, string>> | null;
}

/** Said of a paper that names a revoked one: what is done first, and by whom; '' of every other. */
export function citedRevokedWords({ state, citedRevoked: kinds, citedAnew: anew }: Citing): string {
  const first = kinds?.find((kind) => anew?.[kind] === undefined) ?? kinds?.[0];
  if (first === undefined) return '';
  const title = `“${paperCatalogue[first].title}”`;
  const next = anew?.[first];
  if (next !== undefined)
    return `${title} mà văn bản này nêu số đã thu hồi, văn bản thay thế chưa được cấp số. ${
      next === 'approved' ? 'Văn thư cấp số' : 'Lãnh đạo phê duyệt, văn thư cấp số'
    } ${title} mới trước, rồi ${state === 'approved' ? 'cấp số' : 'phê duyệt'} văn bản này.`;
  const todo =
    first === 'TC04_2019'
      ? 'Lập lại quyết định thụ lý, phê duyệt và cấp số trước; văn bản này ghi số mới'
      : 'Rút lại bước đã lập văn bản này, rồi ra lại văn bản đã thu hồi';
  return `${title} mà văn bản này nêu số đã thu hồi, chưa có văn bản thay thế được cấp số. ${todo}.`;
}
