// The only writer of papers and of their number counters.
import type { Actor } from '../../accounts/actor.ts';
import { seeingOwn } from '../../database/seeing-own.ts';
import type { Tx, UnitTx } from '../../database/tx.ts';
import { NotFound } from '../../errors.ts';
import type { Envelope } from '../../sealing/envelope.ts';
import { withoutUnread } from '../../sealing/withheld.ts';
import { nameOn } from '../../units/names.ts';
import type { PaperKind } from '../papers/catalogue.ts';
import type { ApprovedDays } from './approved-day.ts';
import { citedAnew, citedRevoked } from './citing.ts';
import { conflictedNames } from './conflicted.ts';
import { isOutlived } from './outlived.ts';
import { pastHeadBy } from './past-head.ts';
import { proposalState } from './proposed.ts';
import type { PaperMeans } from './sending.ts';
import { awaitsSigner, papersToSign } from './to-sign.ts';
import type { PaperState } from './workflow.ts';

export interface PaperRow {
  unitId: number;
  id: number;
  petitionId: number | null;
  visitId: number | null;
  proceedingId: number | null;
  transferId: number | null;
  sealed: boolean;
  kind: PaperKind;
  symbol: string;
  /** What its numbers are counted under: of a letter the office's short name alone, of any other paper its symbol. */
  book: string;
  /** Of a letter: the second part of its symbol; '' of one issued without, and of every other paper. */
  letterCode: string;
  year: number | null;
  number: number | null;
  issuedOn: string | null;
  /** The number of the paper book and its day that a step entered late names: the one this paper is to take; null for none. */
  promisedNumber: number | null;
  promisedOn: string | null;
  /** Of a paper taken over: in whose book that number is, as the unit was called then; null for the own book, or once it is numbered. */
  promisedBook: string | null;
  state: PaperState;
  fields: Record<string, unknown>;
  signerId: number | null;
  signerName: string;
  /** Lines over the signature, separated by line breaks. */
  signerTitle: string;
  recipients: string;
  signedFileId: number | null;
  createdAt: Date;
  createdBy: number;
  /** The post its writer held then; null where that is not known. */
  writtenAs: string | null;
  approvedAt: Date | null;
  approvedBy: number | null;
  sentOn: string | null;
  /** '' until it is sent. */
  sentMeans: PaperMeans | '';
  sentTo: string;
  /** Null until it is received, and for one noted as received before this was asked. */
  receivedOn: string | null;
  /** Who signed for it; '' where nobody did. */
  receivedBy: string;
  /** Receivers it was written down for before a correction, one a line. */
  earlierReceivers: string;
  /** Why it was sent back last, or revoked; '' when neither was. */
  returnedWords: string;
  returnedBy: number | null;
  returnedAt: Date | null;
  version: number;
  /** Who registered the denunciation past the head this paper is of; null for every other paper. */
  pastHeadBy: number | null;
  /** Its proceeding ended another way before it had a number. */
  isOutlived: boolean;
  /** Who of those it charges with verifying declared a conflict; null for nobody. */
  conflicted: string | null;
  /** How the proposal stands that it carries out; null for a paper of none. */
  proposalState: string | null;
  /** The kinds it names by number that were revoked, with nothing numbered in their place; null for none. */
  citedRevoked: PaperKind[] | null;
  /** Which of them are made anew, without a number yet: the state of each; null for none. */
  citedAnew: Partial<Record<PaperKind, string>> | null;
}

export const paperColumns = `w.unit_id, w.id, w.petition_id, w.visit_id, w.proceeding_id, w.transfer_id, w.sealed, w.kind, w.symbol, w.book, w.letter_code, w.year, w.number, w.issued_on, w.promised_number, w.promised_on,
  (select ${nameOn('b', 'w.promised_on')} from units b where b.id = w.numbered_by and w.number is null) as promised_book,
  w.state, w.fields, w.signer_id, w.signer_name, w.signer_title, w.recipients, w.signed_file_id, w.created_at, w.created_by, w.written_as, w.approved_at, w.approved_by,
  w.sent_on, w.sent_means, w.sent_to, w.received_on, w.received_by, w.earlier_receivers, w.returned_words, w.returned_by, w.returned_at, w.version, ${pastHeadBy}, ${isOutlived} as is_outlived,
  ${conflictedNames} as conflicted, ${proposalState} as proposal_state, ${citedRevoked} as cited_revoked, ${citedAnew} as cited_anew`;

/** A paper of the actor's unit, held until the transaction ends. @throws NotFound */
export async function lockPaper(tx: UnitTx, actor: Actor, id: number): Promise<PaperRow> {
  const row = await tx.maybe<PaperRow>(`select ${paperColumns} from papers w where w.unit_id = $1 and w.id = $2 for update`, [
    actor.unitId,
    id,
  ]);
  if (!row) throw new NotFound();
  return row;
}

export interface NewPaperRow
  extends Pick<
    PaperRow,
    | 'petitionId'
    | 'visitId'
    | 'proceedingId'
    | 'transferId'
    | 'sealed'
    | 'kind'
    | 'symbol'
    | 'letterCode'
    | 'fields'
    | 'signerId'
    | 'signerName'
    | 'signerTitle'
    | 'recipients'
  > {
  state: 'draft' | 'submitted' | 'approved';
  issuedOn: string | null;
}

/**
 * Inserts a paper and gives its id. A reception officer writes a paper of a denunciation he may not read afterwards
 * (decisions 16): for this one statement the transaction may see its own unit's sealed row.
 */
export async function insertPaper(tx: UnitTx, actor: Actor, paper: NewPaperRow, at: Date): Promise<number> {
  const approved = paper.state === 'approved';
  const insert = () =>
    tx.one<{ id: number }>(
      `insert into papers (unit_id, petition_id, visit_id, proceeding_id, transfer_id, sealed, kind, symbol, state, fields, signer_id, signer_name, signer_title,
       recipients, created_at, created_by, approved_at, approved_by, issued_on, written_as, letter_code)
     values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17,$18,$19,$20,$21) returning id`,
      [
        actor.unitId,
        paper.petitionId,
        paper.visitId,
        paper.proceedingId,
        paper.transferId,
        paper.sealed,
        paper.kind,
        paper.symbol,
        paper.state,
        JSON.stringify(withoutUnread(paper.fields)),
        paper.signerId,
        paper.signerName,
        paper.signerTitle,
        paper.recipients,
        at,
        actor.accountId,
        approved ? at : null,
        approved ? actor.accountId : null,
        paper.issuedOn,
        actor.role,
        paper.letterCode,
      ],
    );
  return (await seeingOwn(tx, paper.sealed, insert)).id;
}

type Changes = Partial<
  Pick<
    PaperRow,
    | 'state'
    | 'fields'
    | 'signerId'
    | 'signerName'
    | 'signerTitle'
    | 'recipients'
    | 'symbol'
    | 'letterCode'
    | 'year'
    | 'number'
    | 'issuedOn'
    | 'promisedNumber'
    | 'promisedOn'
    | 'signedFileId'
    | 'writtenAs'
    | 'approvedAt'
    | 'approvedBy'
    | 'sentOn'
    | 'sentMeans'
    | 'sentTo'
    | 'receivedOn'
    | 'receivedBy'
    | 'earlierReceivers'
    | 'returnedWords'
    | 'returnedBy'
    | 'returnedAt'
    | 'sealed'
  >
> & { sentBy?: number; numberedBy?: null };
const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Writes changes of a locked paper and raises its version. */
export function savePaper(tx: UnitTx, paper: PaperRow, changes: Changes): Promise<void> {
  const entries = Object.entries(changes).filter(([, value]) => value !== undefined);
  const sets = entries.map(([name], index) => `${snake(name)} = $${index + 3}`);
  const values = entries.map(([name, value]) =>
    name === 'fields' ? JSON.stringify(withoutUnread(value)) : (value as string | number | boolean | Date | null),
  );
  return tx.changeOne(`update papers set ${[...sets, 'version = version + 1'].join(', ')} where unit_id = $1 and id = $2`, [
    paper.unitId,
    paper.id,
    ...values,
  ]);
}

/** The office's own book is ahead (papers made outside this program share the series): the counter goes to this number. False when it was already used. */
export async function takePaperNumber(tx: UnitTx, unitId: number, book: string, year: number, number: number): Promise<boolean> {
  const taken = await tx.maybe(
    `insert into counters (unit_id, name, year, value) values ($1, $2, $3, $4)
     on conflict (unit_id, name, year) do update set value = excluded.value where counters.value < excluded.value returning value`,
    [unitId, `paper:${book}`, year, number],
  );
  return taken !== undefined;
}

/** The latest day a numbered paper of the own book bears; null in an empty book. */
export async function lastDayOfBook(tx: UnitTx, unitId: number, book: string, year: number): Promise<string | null> {
  const { day } = await tx.one<{ day: string | null }>(
    'select max(issued_on) as day from papers where unit_id = $1 and numbered_by is null and book = $2 and year = $3 and number is not null',
    [unitId, book, year],
  );
  return day;
}

/** Does a paper carry this number of the unit's own book? */
export async function hasPaperNumber(tx: UnitTx, unitId: number, book: string, year: number, number: number): Promise<boolean> {
  const key = [unitId, book, year, number];
  return (
    (await tx.maybe(
      'select 1 from papers where unit_id = $1 and numbered_by is null and book = $2 and year = $3 and number = $4',
      key,
    )) !== undefined
  );
}

/** Papers of these kinds that never left the office, held until the transaction ends. */
export function lockUnsentPapers(tx: UnitTx, actor: Actor, petitionId: number, kinds: readonly PaperKind[]): Promise<PaperRow[]> {
  return tx.rows<PaperRow>(
    `select ${paperColumns} from papers w where w.unit_id = $1 and w.petition_id = $2 and w.kind = any($3)
       and w.state not in ('sent','acknowledged','revoked') order by w.id for update`,
    [actor.unitId, petitionId, kinds],
  );
}

/** The papers of these kinds a proceeding made that have not left and stand, held until the transaction ends. */
export function lockProceedingUnsent(
  tx: UnitTx,
  actor: Actor,
  proceedingId: number,
  kinds: readonly PaperKind[],
): Promise<PaperRow[]> {
  return tx.rows<PaperRow>(
    `select ${paperColumns} from papers w where w.unit_id = $1 and w.proceeding_id = $2 and w.kind = any($3)
       and w.state not in ('sent','acknowledged','revoked') order by w.id for update`,
    [actor.unitId, proceedingId, kinds],
  );
}

/** The papers of these kinds about a visit itself that stand, held until the transaction ends; of a sealed one also for who may not read them. */
export function lockVisitPapers(
  tx: UnitTx,
  visit: { unitId: number; id: number; sealed: boolean },
  kinds: readonly PaperKind[],
): Promise<PaperRow[]> {
  return seeingOwn(tx, visit.sealed, () =>
    tx.rows<PaperRow>(
      `select ${paperColumns} from papers w where w.unit_id = $1 and w.visit_id = $2 and w.petition_id is null and w.kind = any($3)
         and w.state <> 'revoked' order by w.id for update`,
      [visit.unitId, visit.id, kinds],
    ),
  );
}

/** The papers of a proceeding that have no number yet and are to get one, held until the transaction ends. */
export function lockUnnumberedPapers(tx: UnitTx, actor: Actor, proceedingId: number): Promise<PaperRow[]> {
  return tx.rows<PaperRow>(
    `select ${paperColumns} from papers w where w.unit_id = $1 and w.proceeding_id = $2 and w.symbol <> '' and w.number is null
       and w.state in ('draft','submitted','approved') order by w.id for update`,
    [actor.unitId, proceedingId],
  );
}

/** The days the neighbours of a number bear in its book, as it stands or would stand; null where there is none. */
export function daysBeside(
  tx: UnitTx,
  unitId: number,
  book: string,
  year: number,
  number: number,
): Promise<{ before: string | null; after: string | null }> {
  const ofBook = 'select issued_on from papers where unit_id = $1 and numbered_by is null and book = $2 and year = $3 and number';
  return tx.one(
    `select (${ofBook} < $4 order by number desc limit 1) as before, (${ofBook} > $4 order by number limit 1) as after`,
    [unitId, book, year, number],
  );
}

/** What a paper follows: the days it cannot be dated before, 'YYYY-MM-DD'; null where there is none. */
export interface DaysBehind extends ApprovedDays {
  /** Its petition or visit came in. */
  receivedOn: string | null;
  /** The act of its proceeding that drafted it. */
  actOn: string | null;
}

/** The step that drafted a paper was recorded in the same act, at the same instant; before every step stands the acceptance. */
export function daysBehind(tx: UnitTx, paper: PaperRow): Promise<DaysBehind> {
  return tx.one<DaysBehind>(
    `select coalesce(p.received_on, v.received_on) as received_on, greatest(g.accepted_on, (select max(s.on_date) from proceeding_steps s
         where s.unit_id = w.unit_id and s.proceeding_id = w.proceeding_id and (s.paper_id = w.id or s.recorded_at = w.created_at))) as act_on,
       (greatest(w.approved_at, (select max(r.decided_at) from proposals r where r.unit_id = w.unit_id and r.petition_id = w.petition_id and r.paper_id = w.id
         and r.state = 'approved')) at time zone 'Asia/Ho_Chi_Minh')::date as approved_on,
       case when p.is_late_entry then (p.registered_at at time zone 'Asia/Ho_Chi_Minh')::date end as entered_on
       from papers w left join petitions p on p.unit_id = w.unit_id and p.id = w.petition_id
       left join visits v on v.unit_id = w.unit_id and v.id = w.visit_id
       left join proceedings g on g.unit_id = w.unit_id and g.id = w.proceeding_id where w.unit_id = $1 and w.id = $2`,
    [paper.unitId, paper.id],
  );
}

/** The sentence the step of this paper has for the sender, told when the paper is issued; undefined for none. */
export async function findTelling(tx: UnitTx, paper: PaperRow): Promise<string | undefined> {
  const step = await tx.maybe<{ words: string }>(
    "select s.details ->> 'tellSender' as words from proceeding_steps s where s.unit_id = $1 and s.paper_id = $2 and s.details ->> 'tellSender' <> ''",
    [paper.unitId, paper.id],
  );
  return step?.words;
}

/** The papers of a petition that has been sealed: from now on behind the wall too. */
export function lockOpenPapers(
  tx: UnitTx,
  actor: Actor,
  subject: { petitionId?: number; visitId?: number },
): Promise<PaperRow[]> {
  return tx.rows<PaperRow>(
    `select ${paperColumns} from papers w where w.unit_id = $1 and (w.petition_id = $2 or w.visit_id = $3) and not w.sealed order by w.id for update`,
    [actor.unitId, subject.petitionId ?? null, subject.visitId ?? null],
  );
}

/** The receipts 02/TCD of a petition and of the visit it was brought to that stand, held until the transaction ends. */
export function lockReceipts(tx: UnitTx, actor: Actor, petition: { id: number; visitId: number | null }): Promise<PaperRow[]> {
  return tx.rows<PaperRow>(
    `select ${paperColumns} from papers w where w.unit_id = $1 and (w.petition_id = $2 or w.visit_id = $3) and w.kind = 'TCD02_2026' and w.state <> 'revoked'
      order by w.id for update`,
    [actor.unitId, petition.id, petition.visitId],
  );
}

/** The papers of a sealed visit, held until the transaction ends. */
export function lockSealedPapers(tx: UnitTx, actor: Actor, visitId: number): Promise<PaperRow[]> {
  return tx.rows<PaperRow>(
    `select ${paperColumns} from papers w where w.unit_id = $1 and w.visit_id = $2 and w.sealed order by w.id for update`,
    [actor.unitId, visitId],
  );
}

/** Keeps a paper as it was issued, encrypted. */
export function saveIssued(tx: UnitTx, paper: PaperRow, { keyId, wrappedKey, ciphertext }: Envelope): Promise<void> {
  return tx.changeOne(
    'update papers set issued_key_id = $3, issued_wrapped_key = $4, issued_ciphertext = $5 where unit_id = $1 and id = $2',
    [paper.unitId, paper.id, keyId, wrappedKey, ciphertext],
  );
}

/** A paper as it was issued before its record was sealed, still encrypted; undefined when nothing of it was masked. */
export function loadIssued(tx: Tx, paper: { unitId: number; id: number }): Promise<Envelope | undefined> {
  return tx.maybe<Envelope>(
    `select issued_key_id as key_id, issued_wrapped_key as wrapped_key, issued_ciphertext as ciphertext
       from papers where unit_id = $1 and id = $2 and issued_key_id is not null`,
    [paper.unitId, paper.id],
  );
}

/** Of these the drafts this account is to sign, locked. */
export function lockToSign(
  tx: UnitTx,
  unitId: number,
  ids: readonly number[],
  accountId: number,
): Promise<{ id: number; paperId: number; petitionId: number | null; visitId: number | null; sealed: boolean }[]> {
  return tx.rows(
    `select w.id, w.id as paper_id, w.petition_id, w.visit_id, w.sealed from ${papersToSign}
      where w.unit_id = $1 and w.id = any($2::bigint[]) and w.signer_id = $3 and ${awaitsSigner} order by w.id for update of w`,
    [unitId, ids, accountId],
  );
}
