// Reading papers: the unit's register, those of one record, one with what its page shows.

import type { Actor } from '../../accounts/actor.ts';
import { calledAt } from '../../accounts/names.ts';
import type { Tx, UnitTx } from '../../database/tx.ts';
import { NotAllowedNow } from '../../errors.ts';
import { petitionNumber, struckWords } from '../../petitions/petition.ts';
import { senderOf } from '../../petitions/proposals/papers.ts';
import { listParties } from '../../petitions/queries.ts';
import { withoutUnread } from '../../sealing/withheld.ts';
import { type Became, becameBy, type HandedBy } from '../../units/became.ts';
import { archiveKeeper, handedBy, nameOn } from '../../units/names.ts';
import { type PaperKind, paperTitle, takesNumber } from '../papers/catalogue.ts';
import type { DenouncedData } from '../papers/denunciation.ts';
import { numberAndSymbol } from '../papers/number.ts';
import { awaitsNumberOfAnother, type Citable } from './citing.ts';
import { firstFree, listKept } from './number-records.ts';
import { isOutlived } from './outlived.ts';
import { type PaperRow, paperColumns } from './records.ts';
import { type SigningOffice, signingRolesSql, usualCapacity } from './signer.ts';
import type { PetitionWords } from './typed.ts';
import { type PaperState, paperTag, remadeKinds } from './workflow.ts';

/** "05/TB-UBND", or "chưa cấp số"; '' for a kind that takes no number. */
export function paperNumberWords(paper: Pick<PaperRow, 'kind' | 'number' | 'symbol'>): string {
  if (!takesNumber(paper.kind)) return '';
  return paper.number === null ? 'chưa cấp số' : numberAndSymbol(paper.number, paper.symbol);
}

const dotted = (iso: string | null) => (iso ? iso.split('-').reverse().join('/') : '');

export interface PaperLine {
  title: string;
  href: string;
  meta: string;
  tag: { words: string; colour: string; icon: string };
  isRevoked: boolean;
}

/** The papers of a petition and of its proceeding, newest first, as a list shows them. */
export async function listPetitionPapers(tx: Tx, petition: { unitId: number; id: number }): Promise<PaperLine[]> {
  const rows = await tx.rows<PaperRow>(
    `select ${paperColumns} from papers w where w.unit_id = $1 and w.petition_id = $2 order by w.id desc`,
    [petition.unitId, petition.id],
  );
  return rows.map(paperLine);
}

/** The papers of a visit, newest first. */
export async function listVisitPapers(tx: Tx, visit: { unitId: number; id: number }): Promise<PaperLine[]> {
  const rows = await tx.rows<PaperRow>(
    `select ${paperColumns} from papers w where w.unit_id = $1 and w.visit_id = $2 order by w.id desc`,
    [visit.unitId, visit.id],
  );
  return rows.map(paperLine);
}

function paperLine(paper: PaperRow): PaperLine {
  const issued = paper.issuedOn ? `ngày ${dotted(paper.issuedOn)}` : '';
  return {
    title: paperTitle(paper),
    href: `/papers/${paper.id}`,
    meta: [paperNumberWords(paper), issued].filter(Boolean).join(paper.number === null ? ', ' : ' '),
    tag: paperTag(paper),
    isRevoked: paper.state === 'revoked',
  };
}

export interface PaperRecord extends PaperRow {
  creatorName: string;
  approverName: string | null;
  petitionYear: number | null;
  petitionNumber: number | null;
  visitYear: number | null;
  visitNumber: number | null;
}

/** The number of the petition or visit a paper (alias `w`) belongs to, with the joins that give it. */
const recordColumns = 'p.year as petition_year, p.number as petition_number, v.year as visit_year, v.number as visit_number';
const recordJoins = `left join petitions p on p.unit_id = w.unit_id and p.id = w.petition_id
       left join visits v on v.unit_id = w.unit_id and v.id = w.visit_id`;

export interface OnePaper extends PaperRecord {
  /** For whom it was approved by mandate, as kept with the act; {} where in the approver's own post. */
  approvedFor: Record<string, unknown>;
  returnerName: string | null;
  /** When and by whom it was last changed after it was put forward; null while it waits as it was put forward, and when it does not wait. */
  changedAt: Date | null;
  changerName: string | null;
  /** Its record was sealed after it was issued: as it was issued it lies behind the seal. */
  keepsIssued: boolean;
  /** When it was revoked, and why as its event says; null of one that stands. */
  revokedAt: Date | null;
  revokedReason: string | null;
  /** The day of sending the record it carries out was written down with; null where none was. */
  recordDay: string | null;
}

/** The last change of a paper (w) that waits for approval, made after it was put forward. */
const changedSince = `(select e.at, e.account_id from events e
    where w.state = 'submitted' and e.unit_id = w.unit_id and (e.petition_id = w.petition_id or e.visit_id = w.visit_id) and e.paper_id = w.id and e.kind = 'paper.edited'
      and e.at > (select max(s.at) from events s where s.unit_id = w.unit_id and (s.petition_id = w.petition_id or s.visit_id = w.visit_id) and s.paper_id = w.id
        and s.kind in ('paper.created', 'paper.submitted', 'paper.approval_taken_back'))
    order by e.at desc, e.id desc limit 1)`;

/** The last revocation of a paper (w). */
const revocation = `(select e.at, e.data->>'reason' as reason from events e
    where w.state = 'revoked' and e.unit_id = w.unit_id and (e.petition_id = w.petition_id or e.visit_id = w.visit_id) and e.paper_id = w.id and e.kind = 'paper.revoked'
    order by e.at desc, e.id desc limit 1)`;

/** What was kept with the approval of a paper (w): of one made approved with its making. */
const approvedFor = `coalesce((select e.data from events e
    where w.approved_by is not null and e.unit_id = w.unit_id and (e.petition_id = w.petition_id or e.visit_id = w.visit_id) and e.paper_id = w.id
      and e.account_id = w.approved_by and e.kind in ('paper.created', 'paper.approved') order by e.id desc limit 1), '{}')`;

/** Papers whose sending a proceeding writes down itself. */
const resultKinds: readonly PaperKind[] = ['KN15_2020', 'KN16_2020', 'TC12_2019', 'TC_CONCLUSION_NOTICE', 'KNPA_REPLY'];

/** One paper within reach with the names its page shows. @throws NotFound */
export async function loadPaper(tx: Tx, id: number): Promise<OnePaper> {
  return tx.one<OnePaper>(
    `select ${paperColumns}, w.issued_key_id is not null as keeps_issued, ${calledAt('c', 'w.created_at')} as creator_name, ${calledAt('b', 'w.approved_at')} as approver_name, ${calledAt('r', 'w.returned_at')} as returner_name, d.at as changed_at, k.at as revoked_at, k.reason as revoked_reason, ${calledAt('n', 'd.at')} as changer_name, ${approvedFor} as approved_for, ${recordColumns},
       case when w.kind = any($2::text[]) then g.sent_on::text else (select e.data->>'on' from events e where e.unit_id = w.unit_id and e.petition_id = w.petition_id and e.paper_id = w.id
         and e.kind in ('petition.issued', 'petition.transferred') order by e.at desc, e.id desc limit 1) end as record_day
       from papers w join accounts c on c.id = w.created_by left join accounts b on b.id = w.approved_by left join accounts r on r.id = w.returned_by
       left join lateral ${revocation} k on true left join lateral ${changedSince} d on true left join accounts n on n.id = d.account_id
       ${recordJoins} left join proceedings g on g.unit_id = w.unit_id and g.id = w.proceeding_id where w.id = $1`,
    [id, resultKinds],
  );
}

export interface PaperFilter {
  state: PaperState | null;
  kind: PaperKind | null;
  from: string | null;
  to: string | null;
  /** A number, or digits and symbol: "12", "12/TB-UBND". */
  text: string;
}
export interface PaperCursor {
  direction: 'after' | 'before';
  at: Date;
  id: number;
}
export const papersPerPage = 25;

/** The papers of a unit that a filter finds; those numbered by a unit it took over stand in that unit's. */
function papersWhere(unitId: number, filter: PaperFilter): { where: string; params: (string | number | null)[] } {
  const typed = /^(\d{1,6})(?:\s*\/\s*([\p{L}\d-]+))?$/u.exec(filter.text.trim());
  return {
    where: `w.unit_id = $1 and (w.numbered_by is null or w.number is null) and ($2::text is null or w.state = $2) and ($3::text is null or w.kind = $3)
        and ($4::date is null or w.issued_on >= $4) and ($5::date is null or w.issued_on <= $5)
        and ($6::int is null or w.number = $6) and ($7::text is null or $7 in (upper(w.symbol), upper(w.book)))`,
    params: [
      unitId,
      filter.state,
      filter.kind,
      filter.from,
      filter.to,
      typed ? Number(typed[1]) : null,
      typed?.[2]?.toLocaleUpperCase('vi') ?? null,
    ],
  };
}

/** The numbered papers a filter finds, symbol by symbol in the order of their numbers; at most `most`. */
export function listNumberedPapers(tx: Tx, unitId: number, filter: PaperFilter, most: number): Promise<PaperRecord[]> {
  const { where, params } = papersWhere(unitId, filter);
  return tx.rows<PaperRecord>(
    `select ${paperColumns}, ${calledAt('c', 'w.created_at')} as creator_name, ${calledAt('b', 'w.approved_at')} as approver_name, ${recordColumns}
       from papers w join accounts c on c.id = w.created_by left join accounts b on b.id = w.approved_by
       ${recordJoins}
      where ${where} and w.number is not null order by w.book, w.year, w.number limit $8`,
    [...params, most],
  );
}

/** Who took back each of these papers and when; `reason` is '' for one of a sealed record. */
export async function listRevocations(
  tx: Tx,
  unitId: number,
  ids: readonly number[],
): Promise<ReadonlyMap<number, { at: Date; by: string; reason: string }>> {
  const rows = await tx.rows<{ paperId: number; at: Date; by: string; reason: string }>(
    `select distinct on (e.paper_id) e.paper_id, e.at, coalesce(${calledAt('c', 'e.at')}, '') as by, coalesce(e.data->>'reason', '') as reason
       from events e left join accounts c on c.id = e.account_id
      where e.unit_id = $1 and e.kind = 'paper.revoked' and e.paper_id = any($2::bigint[]) order by e.paper_id, e.at desc`,
    [unitId, [...ids]],
  );
  return new Map(rows.map(({ paperId, ...row }) => [paperId, row]));
}

/** One page of the unit's register, newest first; one row more than a page tells that another follows. */
export function listPapers(tx: Tx, actor: Actor, filter: PaperFilter, cursor: PaperCursor | null): Promise<PaperRecord[]> {
  const isBefore = cursor?.direction === 'before';
  const { where, params } = papersWhere(actor.unitId, filter);
  return tx.rows<PaperRecord>(
    `select ${paperColumns}, ${calledAt('c', 'w.created_at')} as creator_name, ${calledAt('b', 'w.approved_at')} as approver_name, ${recordColumns}
       from papers w join accounts c on c.id = w.created_by left join accounts b on b.id = w.approved_by
       ${recordJoins}
      where ${where}
        and ($8::timestamptz is null or (w.created_at, w.id) ${isBefore ? '>' : '<'} ($8, $9::bigint))
      order by w.created_at ${isBefore ? 'asc' : 'desc'}, w.id ${isBefore ? 'asc' : 'desc'} limit $10`,
    [...params, cursor?.at ?? null, cursor?.id ?? null, papersPerPage + 1],
  );
}

export interface NumberedPaper extends Pick<PaperRow, 'id' | 'kind' | 'fields' | 'number' | 'symbol' | 'issuedOn' | 'state'> {
  /** Where its matter is handled now; of what is over and of the archive of a unit that has ended, the successor that reads it. */
  unitName: string;
  /** Whose book its number stands in, as that unit was called then; null: the unit that keeps it, under the name it bears. */
  numberedByName: string | null;
  /** What became of that unit. */
  numberedByBecame: Became;
  /** It keeps the paper itself, under another name. */
  isRenamed: boolean;
}

/**
 * Papers of the own unit, and of those it took over, that bear this number and symbol; at most a page. One that went on with its record is found
 * there, not once more in the closed unit. Where a unit is said, only the numbers of its book; where it has none such, what it keeps now.
 */
export async function findNumbered(
  tx: Tx,
  actor: Actor,
  text: string,
  { unit: said, isUnitGuessed }: { unit: string; isUnitGuessed: boolean },
  today: string,
): Promise<NumberedPaper[]> {
  const typed = /^(\d{1,6})\s*\/\s*([\p{L}\d-]+)$/u.exec(text.trim());
  if (!typed) return [];
  const rows = await tx.rows<
    Omit<NumberedPaper, 'numberedByBecame'> & {
      isOfUnit: boolean;
      wasOfUnit: boolean;
      isKnown: boolean;
      kinds: HandedBy[] | null;
    }
  >(
    `select w.id, w.kind, w.fields, w.number, w.symbol, w.issued_on, w.state, k.name as unit_name,
            nullif(${nameOn('b', 'w.issued_on')}, k.name) as numbered_by_name, ${handedBy('b.id', 'k.id')} as kinds, b.id = k.id as is_renamed,
            $4 <> '' and unit_is_called(coalesce(w.numbered_by, w.unit_id), $4) as is_of_unit,
            $4 <> '' and (unit_is_called(w.unit_id, $4) or unit_is_called(k.id, $4)) as was_of_unit,
            (select exists (select 1 from units x where unit_is_called(x.id, $4))) as is_known
       from papers w join units u on u.id = w.unit_id join units b on b.id = coalesce(w.numbered_by, w.unit_id)
            join units k on k.id = coalesce(lives_in(w.unit_id, w.petition_id, w.visit_id), case when upper(u.during) <= $6::date then ${archiveKeeper('u.id', '$6::date')} end, u.id)
      where w.number = $1 and $2 in (upper(w.symbol), upper(w.book)) and (w.unit_id = $3 or w.unit_id = any ($5::int[]) and upper(u.during) <= $6::date)
        and not exists (select 1 from papers n where n.origin_paper_id = w.id and n.origin_unit_id = w.unit_id)
      order by is_of_unit desc, was_of_unit desc, w.created_at desc, w.id desc limit $7`,
    [Number(typed[1]), typed[2]?.toLocaleUpperCase('vi') ?? '', actor.unitId, said, actor.reach.units, today, papersPerPage],
  );
  const found = rows.map(({ kinds, ...row }) => ({ ...row, numberedByBecame: becameBy(kinds ?? []) }));
  // Words nobody ever called a unit by may be the matter's; said to be of a unit, it is never another one's.
  if (said === '' || (isUnitGuessed && found.every(({ isKnown }) => !isKnown))) return found;
  const ofUnit = found.filter(({ isOfUnit }) => isOfUnit);
  return ofUnit.length > 0 ? ofUnit : found.filter(({ wasOfUnit }) => wasOfUnit);
}

export interface SignerChoice {
  accountId: number;
  name: string;
  title: string;
}

/** Officers of the unit who may sign its papers today. */
export function listSigners(tx: Tx, unitId: number, today: string): Promise<SignerChoice[]> {
  return tx.rows<SignerChoice>(
    `select distinct on (a.account_id) a.account_id, c.name, a.title || case when a.stands_for is null then '' else ' (được ủy quyền)' end as title from assignments a join accounts c on c.id = a.account_id
      where a.unit_id = $1 and a.role in (${signingRolesSql}) and a.during @> $2::date and c.disabled_at is null
      order by a.account_id, case a.role when 'leader' then 0 when 'chief_inspector' then 0 when 'reception_board_head' then 0 else 1 end`,
    [unitId, today],
  );
}

/** Who may sign a paper of a denunciation past the head: a deputy whom the denunciation does not name. */
export async function listPastHeadSigners(
  tx: UnitTx,
  office: SigningOffice,
  paper: { unitId: number; petitionId: number | null },
  today: string,
): Promise<SignerChoice[]> {
  const named = await tx.rows<{ accountId: number }>(
    'select account_id from named_accounts where unit_id = $1 and petition_id = $2',
    [paper.unitId, paper.petitionId],
  );
  return (await listSigners(tx, paper.unitId, today)).filter(
    (one) => usualCapacity(office, one.title) === 'KT' && !named.some(({ accountId }) => accountId === one.accountId),
  );
}

/** The number a book would give next; another clerk may be faster. */
export async function peekNumber(tx: Tx, unitId: number, book: string, year: number): Promise<number> {
  const row = await tx.maybe<{ value: number }>('select value from counters where unit_id = $1 and name = $2 and year = $3', [
    unitId,
    `paper:${book}`,
    year,
  ]);
  const counter = row?.value ?? 0;
  return firstFree(counter, await listKept(tx, book, year, counter + 1));
}

/** Does a petition's paper entered from the paper book, confirmed or waiting for it, have this number? */
export async function isEnteredOnPaper(tx: Tx, unitId: number, book: string, year: number, number: number): Promise<boolean> {
  const said = `(ltrim(split_part(%1, '/', 1), '0') = $4 and starts_with(upper(substring(%1 from '/(.*)$')) || '-', upper($2) || '-') and left(%2, 4) = $3)`;
  const of = (numbered: string, day: string) => said.replaceAll('%1', numbered).replaceAll('%2', day);
  const found = await tx.maybe(
    `select 1 from handled_on_paper h where h.unit_id = $1 and ${of('h.paper_number', 'h.paper_on::text')}
      union all select 1 from proposals r where r.unit_id = $1 and r.state in ('submitted','endorsed') and ${of("(r.details -> 'onPaper' ->> 'paperNumber')", "(r.details -> 'onPaper' ->> 'paperOn')")} limit 1`,
    [unitId, book, String(year), String(number)],
  );
  return found !== undefined;
}

export interface PetitionForPaper extends PetitionWords {
  id: number;
  number: string;
  href: string;
  sealed: boolean;
}

/** What a petition of the officer's own unit brings to a paper; nobody's name when it is sealed. @throws NotFound, also when its content is hidden; NotAllowedNow of a number struck out */
export async function findPetitionWords(tx: Tx, actor: Actor, id: number): Promise<PetitionForPaper> {
  const row = await tx.one<{
    id: number;
    unitId: number;
    year: number;
    number: number;
    petitionType: string;
    receivedOn: string;
    writtenOn: string | null;
    sealed: boolean;
    senderCount: number;
    summary: string;
    status: string;
  }>(
    `select p.id, p.unit_id, p.year, p.number, p.petition_type, p.received_on, p.written_on, p.sealed, p.sender_count, c.summary, p.status
       from petitions p join petition_contents c on c.unit_id = p.unit_id and c.petition_id = p.id where p.unit_id = $1 and p.id = $2`,
    [actor.unitId, id],
  );
  if (row.status === 'void') throw new NotAllowedNow(struckWords, `/petitions/${id}`);
  const sender = row.sealed ? null : senderOf({ petition: row, parties: await listParties(tx, row) });
  return {
    ...row,
    summary: withoutUnread(row.summary),
    number: petitionNumber(row),
    href: `/petitions/${id}`,
    sender: sender?.name ? sender : null,
  };
}

/** The receipt 02/TCD of a visit that stands; undefined where nothing was handed over. */
export function findReceipt(tx: Tx, visit: { unitId: number; id: number }): Promise<PaperRow | undefined> {
  return tx.maybe<PaperRow>(
    `select ${paperColumns} from papers w where w.unit_id = $1 and w.visit_id = $2 and w.kind = 'TCD02_2026' and w.state <> 'revoked' order by w.id desc limit 1`,
    [visit.unitId, visit.id],
  );
}

/** The receipt 02/TCD that stands for a petition: of the visit it was brought to, else its own. */
export function findPetitionReceipt(
  tx: Tx,
  petition: { unitId: number; id: number; visitId: number | null },
): Promise<PaperRow | undefined> {
  return tx.maybe<PaperRow>(
    `select ${paperColumns} from papers w where w.unit_id = $1 and (w.petition_id = $2 or w.visit_id = $3) and w.kind = 'TCD02_2026' and w.state <> 'revoked'
      order by w.visit_id is null, w.id desc limit 1`,
    [petition.unitId, petition.id, petition.visitId],
  );
}

/** Nobody has signed it yet: its words and its list may still be put right. */
export const isOpenReceipt = (receipt: Pick<PaperRow, 'state' | 'signedFileId'>): boolean =>
  receipt.state === 'approved' && receipt.signedFileId === null;

/** The documents a receipt 02/TCD lists. */
export function receivedItems(receipt: PaperRow | undefined): { name: string; pages: number | null; condition: string }[] {
  const items = (receipt?.fields.items ?? []) as { name?: string; pages?: number | null; condition?: string }[];
  return items.map(({ name, pages, condition }) => ({ name: name ?? '', pages: pages ?? null, condition: condition ?? '' }));
}

/** The documents taken off the list of a receipt 02/TCD. */
export const leftOutItems = (receipt: PaperRow | undefined): string[] => (receipt?.fields.leftOut ?? []) as string[];

/** A numbered paper as later ones cite it. */
export interface IssuedPaper {
  /** "05/QĐ-UBND" */
  number: string;
  on: string;
  /** The day of the earliest of its kind that has not left; null where all have. */
  unsentOn: string | null;
  /** The post and the office that issued it; '' where the paper names none. */
  issuedBy: string;
  issuedByOrg: string;
}

/** The numbered papers of a proceeding that later ones cite, the latest day of each kind. */
export async function listIssuedPapers(
  tx: Tx,
  proceeding: { unitId: number; id: number },
  kinds: readonly PaperKind[],
): Promise<ReadonlyMap<PaperKind, IssuedPaper>> {
  const rows = await tx.rows<{
    kind: PaperKind;
    number: number;
    symbol: string;
    issuedOn: string;
    unsentOn: string | null;
    issuedBy: string;
    issuedByOrg: string;
  }>(
    `select kind, number, symbol, issued_on, coalesce(fields ->> 'authority', '') as issued_by, coalesce(fields ->> 'issuingOrg', '') as issued_by_org, (min(issued_on) filter (where state in ('numbered','signed')) over (partition by kind))::text as unsent_on from papers
      where unit_id = $1 and proceeding_id = $2 and kind = any($3::text[]) and number is not null and state <> 'revoked' order by issued_on, id`,
    [proceeding.unitId, proceeding.id, kinds],
  );
  return new Map(
    rows.map(({ kind, number, symbol, issuedOn, ...row }) => [
      kind,
      { number: numberAndSymbol(number, symbol), on: issuedOn, ...row },
    ]),
  );
}

/** The papers of these kinds of a proceeding that have their number, revoked ones too, as others name them; oldest first. */
export async function listCitable(
  tx: Tx,
  proceeding: { unitId: number; id: number },
  kinds: readonly PaperKind[],
): Promise<Citable[]> {
  const rows = await tx.rows<{ id: number; kind: PaperKind; number: number; symbol: string; on: string; isRevoked: boolean }>(
    `select id, kind, number, symbol, issued_on::text as on, state = 'revoked' as is_revoked from papers
      where unit_id = $1 and proceeding_id = $2 and kind = any($3::text[]) and number is not null order by id`,
    [proceeding.unitId, proceeding.id, [...kinds]],
  );
  return rows.map(({ symbol, ...row }) => ({ ...row, number: numberAndSymbol(row.number, symbol) }));
}

/**
 * A paper (alias `w`) still to be approved or, where its kind has a symbol, numbered: it cannot have left the office yet. Of the
 * kinds that are made anew only the latest that stands counts; of a proceeding that has ended only what its end needs.
 */
export const unissuedPaper = `(w.state in ('draft','submitted') or (w.state = 'approved' and w.symbol <> '')) and not ${isOutlived}
  and not (w.kind in (${remadeKinds.map((kind) => `'${kind}'`).join(',')}) and exists (select 1 from papers n
    where n.unit_id = w.unit_id and n.proceeding_id = w.proceeding_id and n.kind = w.kind and n.id > w.id and n.state <> 'revoked'))`;

/** The notice (w) of a revoked paper is owed until it has left. */
const isOwedNotice = "(w.kind = 'WITHDRAWAL_NOTICE' and w.state in ('numbered','signed'))";

/**
 * The kinds of a proceeding's papers that cannot have left the office yet, and whether one of the kind is now to be approved: not
 * while it waits for the number of another; of the notice of a revoked paper also what has only not been sent.
 */
export function listUnissued(
  tx: Tx,
  proceeding: { unitId: number; id: number },
): Promise<{ kind: PaperKind; isDraft: boolean }[]> {
  return tx.rows<{ kind: PaperKind; isDraft: boolean }>(
    `select w.kind, bool_or(w.state in ('draft','submitted') and not ${awaitsNumberOfAnother}) as is_draft from papers w
      where w.unit_id = $1 and w.proceeding_id = $2 and (${unissuedPaper} or ${isOwedNotice}) group by w.kind`,
    [proceeding.unitId, proceeding.id],
  );
}

/** The kinds alone. */
export async function listUnissuedKinds(tx: Tx, proceeding: { unitId: number; id: number }): Promise<PaperKind[]> {
  return (await listUnissued(tx, proceeding)).map((row) => row.kind);
}

/**
 * The kinds of a proceeding's papers whose latest was revoked while the step that made it stands. What a later step called off, or its
 * end outlived, is asked for no more. Of the notices to each denounced fewer stand than were made with the acceptance and than are denounced
 * now.
 */
export async function listRevokedKinds(tx: Tx, proceeding: { unitId: number; id: number }): Promise<PaperKind[]> {
  const rows = await tx.rows<{ kind: PaperKind }>(
    `select k.kind from (select distinct on (w.kind) w.kind, w.state from papers w
        where w.unit_id = $1 and w.proceeding_id = $2 and w.kind <> 'TC06_2019' and not ${isOutlived}
          and not exists (select 1 from proceeding_steps s where s.unit_id = w.unit_id and s.proceeding_id = w.proceeding_id and (
            s.taken_back_at is not null and s.undo -> 'papers' @> to_jsonb(w.id)
            or s.taken_back_at is null and s.undo -> 'calledOff' @> jsonb_build_array(jsonb_build_object('id', w.id))))
        order by w.kind, w.id desc) k where k.state = 'revoked'
     union select 'TC06_2019' from papers w where w.unit_id = $1 and w.proceeding_id = $2 and w.kind = 'TC06_2019' and not ${isOutlived}
      having count(*) filter (where w.state <> 'revoked') < least((select count(*) from papers f where f.unit_id = $1 and f.proceeding_id = $2 and f.kind = 'TC06_2019'
           and f.created_at = (select min(e.created_at) from papers e where e.unit_id = $1 and e.proceeding_id = $2 and e.kind = 'TC06_2019')),
         (select count(*) from proceedings g join parties d on d.unit_id = g.unit_id and d.petition_id = g.petition_id and d.role = 'denounced'
           where g.unit_id = $1 and g.id = $2))`,
    [proceeding.unitId, proceeding.id],
  );
  return rows.map((row) => row.kind);
}

/** The denounced as the numbered notices to them (Mẫu số 06) that stand name them, one for each notice. */
export async function listToldDenounced(tx: Tx, proceeding: { unitId: number; id: number }): Promise<DenouncedData[]> {
  const rows = await tx.rows<{ denounced: DenouncedData }>(
    `select coalesce(w.fields -> 'denounced', '{}') as denounced from papers w
      where w.unit_id = $1 and w.proceeding_id = $2 and w.kind = 'TC06_2019' and w.number is not null and w.state <> 'revoked' order by w.id`,
    [proceeding.unitId, proceeding.id],
  );
  return rows.map((row) => row.denounced);
}

/** The papers of these kinds issued by a day, with their number or needing none, that have not left yet: their ids. */
export async function listUnsentPapers(
  tx: Tx,
  proceeding: { unitId: number; id: number },
  kinds: readonly PaperKind[],
  on: string,
): Promise<number[]> {
  const rows = await tx.rows<{ id: number }>(
    `select w.id from papers w where w.unit_id = $1 and w.proceeding_id = $2 and w.kind = any($3::text[])
        and (w.state in ('numbered','signed') or (w.state = 'approved' and w.symbol = '')) and (w.issued_on is null or w.issued_on <= $4::date)
      order by w.id`,
    [proceeding.unitId, proceeding.id, [...kinds], on],
  );
  return rows.map((row) => row.id);
}

/** The latest day on which papers of these kinds have left, as the sending book says it; undefined while none has. */
export async function sendingOf(
  tx: Tx,
  proceeding: { unitId: number; id: number },
  kinds: readonly PaperKind[],
): Promise<{ on: string } | undefined> {
  const { on } = await tx.one<{ on: string | null }>(
    `select max(w.sent_on)::text as on from papers w
      where w.unit_id = $1 and w.proceeding_id = $2 and w.kind = any($3::text[]) and w.state in ('sent','acknowledged')`,
    [proceeding.unitId, proceeding.id, [...kinds]],
  );
  return on === null ? undefined : { on };
}

/** The newest paper of this kind of a visit, while nothing of that kind has been issued; its id. */
export async function findUnissued(tx: Tx, visit: { unitId: number; id: number }, kind: PaperKind): Promise<number | undefined> {
  const row = await tx.maybe<{ id: number }>(
    `select w.id from papers w where w.unit_id = $1 and w.visit_id = $2 and w.kind = $3 and ${unissuedPaper}
        and not exists (select 1 from papers o where o.unit_id = w.unit_id and o.visit_id = w.visit_id and o.kind = w.kind and o.state in ('numbered','signed','sent','acknowledged'))
      order by w.id desc limit 1`,
    [visit.unitId, visit.id, kind],
  );
  return row?.id;
}
