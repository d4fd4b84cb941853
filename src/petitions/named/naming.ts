// Whom a paper is against, as accounts: they read nothing of it, whatever their role (decisions 6). What fits is found by the
// database (migration 20261128000000); what counts is decided here.
import { leadersOf } from '../../accounts/queries.ts';
import type { HouseTx } from '../../database/tx.ts';
import { FormInvalid } from '../../errors.ts';
import type { PetitionType } from '../petition.ts';
import { type LeadersMeant, leadersMeantIn } from './leaders.ts';
import { withoutOtherPart } from './other-part.ts';
import { withPostsSpelt } from './posts-spelt.ts';
import { listReaders } from './readers.ts';
import { alikeIn, type KnownOfficers, knownOfficers, meantIn, type SaidPlace } from './short-forms.ts';

export interface TypedRespondent {
  name: string;
  position: string;
  organization?: string;
  /** An officer chosen from the list; null when only words were typed. */
  accountId: number | null;
}

export interface Hit {
  nth: number;
  accountId: number | null;
  /** See naming_hits: a whole name and the head's post alone are certain; the rest only may be meant, `alike` is asked about and hides nothing. */
  how: 'full' | 'head' | 'perhaps head' | 'short' | 'title' | 'alike';
  /** May read rows of the unit today. */
  sees: boolean;
  /** Found in what the paper says, not where it is written down whom it is against: a witness stands there too. */
  isSaid?: true;
}

export interface NamedAccount {
  accountId: number;
  /** Chosen from the list, found in the words, or by the answer to the question. */
  how: 'chosen' | 'text' | 'answer' | 'again';
}

export interface Naming {
  named: NamedAccount[];
  /** A denunciation against the head of the unit, by his name or his post. */
  pastHead: boolean;
  /** Its words mean, or may mean, the post of the head, whoever holds it. */
  saysHead: boolean;
  /** The words alone say who is meant: nothing needs to be asked. */
  isSettled: boolean;
  /** Officers who may be meant and are not named for certain. */
  candidates: number[];
  /** Officers a cell of the denounced names for certain, where whoever else may be meant stands only in what the paper says. */
  written: number[];
}

/** What is asked of one paper: its type, whether it is sealed, whom it is against as typed. */
export interface NamingPaper {
  type: PetitionType;
  sealed: boolean;
  respondents: readonly TypedRespondent[];
  isAnswered?: boolean;
  /**
   * All a denunciation says. A whole name in it may be meant until an officer has said that it is not; where nobody is written down as
   * denounced, so may posts.
   */
  text?: string;
  /** What else it says, where a post says nothing: whole names only (said.ts). */
  aside?: string;
  /** Whom it is against was found in its words: no cell of its own says it. */
  isGuessed?: boolean;
  /** Where nobody is found, given names written with other marks are to be asked about. */
  asksAlike?: boolean;
  /** Whether what is found still counts; all of it when left out. Somebody may have said before that it does not. */
  counts?: (hit: Hit) => boolean;
}

/**
 * Finds whom a paper taken in by a unit is against.
 * A denunciation (`sealed`): in doubt more is hidden, unless an officer has said who is not meant (`isAnswered`): a namesake loses a row,
 * a denouncer loses his life. Other papers: whole names only; the head whose own decision is complained of still reads the
 * complaint (LKN Điều 17, 18; docs/decisions/0006).
 */
export async function findNamed(house: HouseTx, unitId: number, paper: NamingPaper, today: string): Promise<Naming> {
  const [naming] = await findNamedInAll(house, unitId, [paper], today);
  return naming as Naming;
}

/** As findNamed for many papers of one unit, in the order given: the rows of an old book. Asks the database once for all of them. */
export async function findNamedInAll(
  house: HouseTx,
  unitId: number,
  papers: readonly NamingPaper[],
  today: string,
): Promise<Naming[]> {
  const hits = await hitsOf(house, unitId, papers, today);
  const readings = papers.map((paper, index) => readHits(paper, (hits[index] ?? []).filter(paper.counts ?? (() => true))));
  const resolvers = await leadersAmong(
    house,
    readings.flatMap((one) => (one.paper.sealed || one.paper.type !== 'KN' ? [] : one.found)),
    today,
  );
  const asksHeads = readings.some(({ paper, chosen, found }) => paper.sealed && chosen.length + found.length > 0);
  const heads = new Set(asksHeads ? await leadersOf(house, unitId, today) : []);
  return readings.map((one) => namingOf(one, resolvers, heads));
}

/** The hits of each paper. The same words in many rows are looked for once. */
async function hitsOf(house: HouseTx, unitId: number, papers: readonly NamingPaper[], today: string): Promise<Hit[][]> {
  const people = new Map<string, number>();
  const ask = ({ name, position, organization = '' }: { name: string; position: string; organization?: string }) => {
    if (!name && !position && !organization) return [];
    const words = JSON.stringify({ name, position, organization });
    const nth = people.get(words) ?? people.size + 1;
    people.set(words, nth);
    return [nth];
  };
  const spelt = ({ name, position, organization = '' }: TypedRespondent) => ({
    name: withPostsSpelt(name),
    position: withPostsSpelt(position),
    organization,
  });
  const told = (text: string, sealed: boolean) => ({
    text,
    nths: ask({ name: sealed ? withPostsSpelt(text) : text, position: '' }),
  });
  const asked = papers.map(({ sealed, respondents, text = '', aside = '' }) => ({
    written: respondents.flatMap((one) => ask(sealed ? spelt(one) : one).map((nth) => ({ nth, one }))),
    said: told(text, sealed),
    // Whom the other part of the paper is against may be meant only while nobody is written down as denounced who is known.
    ownPart: told(sealed ? withoutOtherPart(text) : text, sealed),
    aside: ask({ name: aside, position: '' }),
  }));
  if (people.size === 0) return papers.map(() => []);
  // Where nobody is denounced only whole names count (readHits).
  const asksNobody = papers.every(({ sealed }) => !sealed);
  const words = `[${[...people.keys()].join(',')}]`;
  // Whole names are looked for alone first: the plan of the whole search is dearer than that, and most papers name nobody.
  const asksAll = !asksNobody || (await house.rows('select 1 from whole_names_in($1::jsonb) limit 1', [words])).length > 0;
  const found = asksAll
    ? await house.rows<Hit>('select nth, account_id, how, sees from naming_hits($1, $2::date, $3::jsonb, $4)', [
        unitId,
        today,
        words,
        asksNobody,
      ])
    : [];
  const readers = asksNobody ? new Map() : knownOfficers(await listReaders(house, unitId, today));
  const leaders = await leadersMeantIn(
    house,
    unitId,
    papers.flatMap(({ sealed, respondents, text = '' }) => (sealed ? [...respondents.map(cellOf), text] : [])),
    today,
  );
  const byPerson = new Map<number, Hit[]>();
  for (const hit of found) byPerson.set(hit.nth, [...(byPerson.get(hit.nth) ?? []), hit]);
  const of = (nths: readonly number[]) => nths.flatMap((nth) => byPerson.get(nth) ?? []);
  const asSaid = (hit: Hit) => ({ ...hit, isSaid: true as const });
  return asked.map(({ written, said, ownPart, aside }, index) => {
    const paper = papers[index] as NamingPaper;
    const nths = [...new Set(written.map(({ nth }) => nth))];
    const isKnown = written.some(({ one }) => one.accountId !== null) || of(nths).some((hit) => hit.how === 'full');
    const { text, nths: saidNths } = isKnown ? ownPart : said;
    return withoutTwice([
      ...of(nths),
      ...of(saidNths)
        .filter((hit) => hit.how === 'full' || nths.length === 0)
        .map(asSaid),
      ...of(aside)
        .filter((hit) => hit.how === 'full')
        .map(asSaid),
      ...(paper.sealed ? [...shortHits({ ...paper, text }, written, readers), ...leaderHits(text, written, leaders)] : []),
    ]);
  });
}

const cellOf = ({ name, position, organization = '' }: TypedRespondent): string =>
  [name, position, organization].filter(Boolean).join(', ');

/**
 * Those who lead the unit, said together: found as the post of its head is, which a cell says for certain where no other name stands beside
 * it, and what is told says only where no cell does.
 */
function leaderHits(text: string, written: readonly { nth: number; one: TypedRespondent }[], leaders: LeadersMeant): Hit[] {
  const hits = (nth: number, how: Hit['how']): Hit[] =>
    (leaders.accounts.length > 0 ? leaders.accounts : [null]).map((accountId) => ({
      nth,
      accountId,
      how,
      sees: accountId !== null,
    }));
  if (written.length === 0) {
    const how = leaders.said(text, false);
    return how ? hits(0, how).map((hit) => ({ ...hit, isSaid: true as const })) : [];
  }
  return written.flatMap(({ nth, one }) => {
    const how = leaders.said(cellOf(one), true);
    if (!how) return [];
    const isAlone = one.name.trim() === '' || leaders.said(one.name, true) !== undefined;
    return hits(nth, isAlone ? how : 'perhaps head');
  });
}

/** Officers called by a part of their names, in the cells of whom it is against and in what is told. */
function shortHits(
  { text = '', isGuessed, asksAlike }: NamingPaper,
  written: readonly { nth: number; one: TypedRespondent }[],
  readers: KnownOfficers,
): Hit[] {
  const hit = (nth: number, how: Hit['how']) => (accountId: number) => ({ nth, accountId, how, sees: true });
  const place: SaidPlace = written.length === 0 || isGuessed ? 'told' : 'told beside';
  return [
    ...written.flatMap(({ nth, one: { name, position } }) => {
      const cell = [name, position].filter(Boolean).join(', ');
      return [
        ...meantIn(cell, readers, 'cell').map(hit(nth, 'short')),
        ...(asksAlike ? alikeIn(cell, readers).map(hit(nth, 'alike')) : []),
      ];
    }),
    ...meantIn(text, readers, place).map((accountId) => ({ ...hit(0, 'short')(accountId), isSaid: true as const })),
  ];
}

/** The database and the words find the same officer; what is alike counts where nobody else is found. */
function withoutTwice(hits: readonly Hit[]): Hit[] {
  const isOne = (hit: Hit, other: Hit) =>
    hit.nth === other.nth && hit.accountId === other.accountId && hit.how === other.how && hit.isSaid === other.isSaid;
  const once = hits.filter((hit, index) => hits.findIndex((other) => isOne(hit, other)) === index);
  return once.some(({ how }) => how !== 'alike') ? once.filter(({ how }) => how !== 'alike') : once;
}

interface Reading {
  paper: NamingPaper;
  chosen: number[];
  /** Accounts the words name, and the hits that count for it. */
  found: number[];
  counted: Hit[];
  certain: Hit[];
  doubtful: Hit[];
  /** Somebody is named in what the paper says and nowhere else: the words alone do not settle who is meant. */
  hasSaid: boolean;
}

function readHits(paper: NamingPaper, hits: readonly Hit[]): Reading {
  const chosen = paper.respondents.flatMap((one) => (one.accountId ? [one.accountId] : []));
  const full = hits.filter((hit) => hit.how === 'full');
  if (!paper.sealed)
    return { paper, chosen, found: accountsOf(full), counted: full, certain: full, doubtful: [], hasSaid: false };
  const certain = hits.filter((hit) => !hit.isSaid && (hit.how === 'full' || hit.how === 'head'));
  const known = [...chosen, ...accountsOf(certain)];
  const written = hits.filter((hit) => !hit.isSaid);
  const doubtful = written.filter((hit) => isDoubtful(hit, written));
  const said = hits.filter((hit) => hit.isSaid && !(hit.accountId !== null && known.includes(hit.accountId)));
  const isAnswered = paper.isAnswered === true;
  const open = isAnswered ? [] : [...(chosen.length > 0 ? [] : doubtful), ...said].filter(({ how }) => how !== 'alike');
  const counted = [...certain, ...open];
  return {
    paper,
    chosen,
    found: accountsOf(counted),
    counted,
    certain,
    doubtful: [...doubtful, ...said],
    hasSaid: said.length > 0,
  };
}

function namingOf(one: Reading, resolvers: ReadonlySet<number>, heads: ReadonlySet<number>): Naming {
  const { paper, chosen, found, counted, certain, doubtful, hasSaid } = one;
  if (!paper.sealed) {
    const kept = paper.type === 'KN' ? found.filter((id) => !resolvers.has(id)) : found;
    return { named: namedBy(chosen, kept), pastHead: false, saysHead: false, isSettled: true, candidates: [], written: [] };
  }
  const named = namedBy(chosen, found);
  const saysHead = counted.some((hit) => hit.how === 'head' || hit.how === 'perhaps head');
  return {
    named,
    pastHead: saysHead || named.some((who) => heads.has(who.accountId)),
    saysHead,
    isSettled: !hasSaid && (chosen.length > 0 || (certain.length > 0 && doubtful.length === 0)),
    candidates: accountsOf(doubtful).filter((id) => !named.some((who) => who.accountId === id) || !isCertain(id, certain)),
    written: doubtful.every((hit) => hit.isSaid)
      ? [...new Set([...chosen, ...accountsOf(certain.filter(({ how }) => how === 'full'))])]
      : [],
  };
}

/** A post says nothing more once the name beside it is a colleague's; nor does what is found for certain anyway. */
function isDoubtful(hit: Hit, hits: readonly Hit[]): boolean {
  if (hit.how === 'full' || hit.how === 'head') return false;
  const certain = hits.filter((other) => other.nth === hit.nth && (other.how === 'full' || other.how === 'head'));
  if (certain.some((other) => other.accountId === hit.accountId)) return false;
  return !(hit.how === 'title' && certain.some((other) => other.sees));
}

const isCertain = (id: number, certain: readonly Hit[]) => certain.some((hit) => hit.accountId === id);
const accountsOf = (hits: readonly Hit[]) => [...new Set(hits.flatMap((hit) => (hit.accountId === null ? [] : [hit.accountId])))];

function namedBy(chosen: readonly number[], found: readonly number[]): NamedAccount[] {
  return [
    ...[...new Set(chosen)].map((accountId) => ({ accountId, how: 'chosen' as const })),
    ...found.filter((id) => !chosen.includes(id)).map((accountId) => ({ accountId, how: 'text' as const })),
  ];
}

/** Of these accounts, those who lead some unit: the law's resolvers of a first complaint. */
async function leadersAmong(house: HouseTx, accountIds: readonly number[], today: string): Promise<Set<number>> {
  if (accountIds.length === 0) return new Set();
  const rows = await house.rows<{ accountId: number }>(
    "select distinct account_id from assignments where account_id = any($1::int[]) and role = 'leader' and during @> $2::date",
    [accountIds, today],
  );
  return new Set(rows.map((row) => row.accountId));
}

/**
 * Only officers the list offers may be chosen: those of the unit, today. Anything else is a forged form or one left open too long.
 * @param field the form's field of the n-th respondent
 * @throws FormInvalid
 */
export async function assertOffered(
  house: HouseTx,
  unitId: number,
  chosen: readonly (number | null)[],
  field: (nth: number) => string,
  today: string,
): Promise<void> {
  const asked = chosen.flatMap((id) => (id === null ? [] : [id]));
  if (asked.length === 0) return;
  const rows = await house.rows<{ accountId: number }>(
    "select distinct a.account_id from assignments a join accounts c on c.id = a.account_id where a.unit_id = $1 and a.account_id = any($2::int[]) and a.during @> $3::date and a.role not in ('admin','trainer','auditor') and c.disabled_at is null",
    [unitId, asked.filter((id) => id < 2 ** 31), today],
  );
  const offered = new Set(rows.map((row) => row.accountId));
  const wrong: Record<string, string> = {};
  chosen.forEach((id, nth) => {
    if (id !== null && !offered.has(id)) wrong[field(nth)] = 'Chọn cán bộ có trong danh sách của đơn vị, hoặc bỏ tên đã chọn';
  });
  if (Object.keys(wrong).length > 0) throw new FormInvalid(wrong);
}
