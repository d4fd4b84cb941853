// Reading transfers: the two lists, one transfer with its chain, and the package the gate hands to the receiver.
import { calledAt } from '../accounts/names.ts';
import type { UnitTx } from '../database/tx.ts';
import type { StoredBlob } from '../documents/file-store.ts';
import type { PaperKind } from '../documents/papers/catalogue.ts';
import { pastHeadBy } from '../documents/registry/past-head.ts';
import type { PaperState } from '../documents/registry/workflow.ts';
import type { PetitionType, SenderKind } from '../petitions/petition.ts';
import { nameOn } from '../units/names.ts';
import type { UnitLevel } from '../units/unit.ts';
import { letterKinds } from './transfer.ts';
import { awaitsAnswer } from './waiting.ts';

export interface TransferRow {
  unitId: number;
  id: number;
  petitionId: number;
  fromName: string;
  fromLevel: UnitLevel;
  toUnitId: number | null;
  toName: string;
  toOutside: string;
  threadId: string;
  publicCode: string | null;
  petitionType: PetitionType;
  sealed: boolean;
  hop: number;
  isReturnToEarlier: boolean;
  reason: string;
  basis: string;
  paperId: number | null;
  sentOn: string;
  sentByName: string;
  replyNumber: string;
  replyOn: string | null;
  replyNote: string;
  isOpened: boolean;
  openedOn: string | null;
  answer: 'accepted' | 'returned' | null;
  answerPetitionId: number | null;
  answerReason: string;
  answerBasis: string;
  answeredOn: string | null;
  answeredAt: Date | null;
  answeredByName: string | null;
}

/** SQL: a later seal cuts the receipt off from its petition, so the code is told, and found, of open ones only. */
const shownCode =
  'case when not t.sealed and not exists (select 1 from petitions q where q.unit_id = t.unit_id and q.id = t.petition_id and q.sealed) then t.public_code end';

const transfer = `select t.unit_id, t.id, t.petition_id, ${nameOn('s', 't.sent_on')} as from_name, s.level as from_level, t.to_unit_id, coalesce(${nameOn('r', 't.sent_on')}, t.to_outside) as to_name, t.to_outside, t.thread_id,
  ${shownCode} as public_code,
    t.petition_type, t.sealed or t.petition_id = any ((select seals_due())::bigint[]) as sealed, t.hop, t.is_return_to_earlier, t.reason, t.basis, t.paper_id, t.sent_on, ${calledAt('b', 't.sent_at')} as sent_by_name, t.reply_number, t.reply_on, t.reply_note,
    o.id is not null as is_opened, o.answered_on as opened_on, a.kind as answer, a.petition_id as answer_petition_id, coalesce(a.reason, '') as answer_reason,
    coalesce(a.basis, '') as answer_basis, a.answered_on, a.answered_at, ${calledAt('c', 'a.answered_at')} as answered_by_name
   from transfers t join units s on s.id = t.unit_id left join units r on r.id = t.to_unit_id join accounts b on b.id = t.sent_by
   left join transfer_answers o on o.from_unit_id = t.unit_id and o.transfer_id = t.id and o.kind = 'opened'
   left join transfer_answers a on a.from_unit_id = t.unit_id and a.transfer_id = t.id and a.kind in ('accepted','returned')
   left join accounts c on c.id = a.answered_by`;

/** One transfer this officer may see: sent by his unit, sent to it, or within reach. @throws NotFound */
export function loadTransfer(tx: UnitTx, id: number): Promise<TransferRow> {
  return tx.one<TransferRow>(`${transfer} where t.id = $1`, [id]);
}

/** All transfers of one petition, newest first. */
export function listTransfersOf(tx: UnitTx, petition: { unitId: number; id: number }): Promise<TransferRow[]> {
  return tx.rows<TransferRow>(`${transfer} where t.unit_id = $1 and t.petition_id = $2 order by t.id desc`, [
    petition.unitId,
    petition.id,
  ]);
}

/**
 * The transfer a petition of the own unit came by, also to a unit it was handed over from since; undefined when it did not. The gate
 * follows the rows: the transfer may be out of reach here.
 */
export function findOriginOf(tx: UnitTx, petitionId: number): Promise<{ unitId: number; transferId: number } | undefined> {
  return tx.maybe<{ unitId: number; transferId: number }>('select unit_id, transfer_id from came_by($1)', [petitionId]);
}

/** The row a petition of the own unit goes on in at the unit that took over; undefined while it goes on here. */
export function findGoesOn(tx: UnitTx, petitionId: number): Promise<{ unitId: number; petitionId: number } | undefined> {
  return tx.maybe<{ unitId: number; petitionId: number }>('select unit_id, petition_id from goes_on_in($1)', [petitionId]);
}

export interface TransferFilter {
  box: 'in' | 'out';
  /** Only those without an answer. */
  waiting: boolean;
  type: PetitionType | null;
  /** The citizen's code as it begins, or part of what the other office is called; '' for every one. */
  words: string;
}

/** A place in the list by day and id; `back`: the page before it. */
export interface TransferCursor {
  back: boolean;
  sentOn: string;
  id: number;
}

/** SQL of the rows a filter finds, of unit $1. */
function found({ box, waiting, type, words }: TransferFilter, params: unknown[]): string {
  const bind = (value: unknown) => `$${params.push(value)}`;
  const other = box === 'in' ? 's.name' : 'coalesce(r.name, t.to_outside)';
  return [
    box === 'in' ? 't.to_unit_id = $1' : 't.unit_id = $1',
    ...(waiting ? [awaitsAnswer('t')] : []),
    ...(type ? [`t.petition_type = ${bind(type)}`] : []),
    ...(words ? [`(starts_with(${shownCode}, upper(${bind(words)})) or strpos(fold(${other}), fold(${bind(words)})) > 0)`] : []),
  ].join(' and ');
}

/** One page of a box and one row more, which says that there is another page. By day of sending. */
export async function listTransfers(
  tx: UnitTx,
  unitId: number,
  filter: TransferFilter,
  { falls, cursor, most = 26 }: { falls: boolean; cursor: TransferCursor | null; most?: number },
): Promise<TransferRow[]> {
  const params: unknown[] = [unitId];
  const where = [found(filter, params)];
  const down = falls !== Boolean(cursor?.back);
  if (cursor)
    where.push(
      `(t.sent_on, t.id) ${down ? '<' : '>'} ($${params.push(cursor.sentOn)}::date, $${params.push(cursor.id)}::bigint)`,
    );
  const way = down ? 'desc' : 'asc';
  const rows = await tx.rows<TransferRow>(
    `${transfer} where ${where.join(' and ')} order by t.sent_on ${way}, t.id ${way} limit ${most}`,
    params as never[],
  );
  return cursor?.back ? rows.reverse() : rows;
}

/** How many a filter finds, counted no further than `most`. */
export async function countTransfers(tx: UnitTx, unitId: number, filter: TransferFilter, most: number): Promise<number> {
  const params: unknown[] = [unitId];
  const { count } = await tx.one<{ count: number }>(
    `select count(*)::int as count from (select 1 from transfers t join units s on s.id = t.unit_id left join units r on r.id = t.to_unit_id
       where ${found(filter, params)} limit ${most}) n`,
    params as never[],
  );
  return count;
}

/** How many wait in each box, capped at 1000. */
export function countWaiting(tx: UnitTx, unitId: number): Promise<{ incoming: number; outgoing: number }> {
  return tx.one<{ incoming: number; outgoing: number }>(
    `select (select count(*) from (select 1 from transfers t where t.to_unit_id = $1 and ${awaitsAnswer('t')} limit 1000) i)::int as incoming,
            (select count(*) from (select 1 from transfers t where t.unit_id = $1 and ${awaitsAnswer('t')} limit 1000) o)::int as outgoing`,
    [unitId],
  );
}

export interface HopRow {
  unitId: number;
  fromName: string;
  id: number;
  toUnitId: number | null;
  toName: string;
  hop: number;
  sentOn: string;
  answer: 'accepted' | 'returned' | null;
  answeredOn: string | null;
  reason: string;
  replyOn: string | null;
}

/** Every hop of a petition over all units, oldest first; empty when this officer has no part in it. */
export function listHops(tx: UnitTx, petitionId: number): Promise<HopRow[]> {
  return tx.rows<HopRow>(
    `select h.unit_id, ${nameOn('s', 'h.sent_on')} as from_name, h.id, h.to_unit_id, coalesce(${nameOn('r', 'h.sent_on')}, h.to_outside) as to_name, h.hop, h.sent_on, h.answer, h.answered_on, h.reason, h.reply_on
       from transfer_chain($1) h join units s on s.id = h.unit_id left join units r on r.id = h.to_unit_id`,
    [petitionId],
  );
}

export interface PackageParty {
  ordinal: number;
  role: string;
  kind: 'individual' | 'organization';
  sealed: boolean;
  name: string;
  birth_year: number | null;
  gender: string | null;
  nationality: string;
  ethnicity: string;
  id_type: string | null;
  id_number: string | null;
  id_issued_on: string | null;
  id_issued_by: string;
  phone: string;
  email: string;
  ward_unit_id: number | null;
  ward_text: string;
  address: string;
  position: string;
  organization: string;
  is_representative: boolean;
  has_signed: boolean;
  proof: string;
}

/** What was sent, as the gate function gives it: keys of `facts` in camelCase, of stored rows as their columns. */
export interface TransferPackage {
  facts: {
    unitId: number;
    petitionId: number;
    petitionType: PetitionType;
    knpaKind: 'kien_nghi' | 'phan_anh' | null;
    sealed: boolean;
    field: string;
    senderKind: SenderKind;
    senderCount: number;
    hasOriginals: boolean;
    receivedOn: string;
    postmarkedOn: string | null;
    writtenOn: string | null;
    year: number;
    number: number;
  };
  content: {
    subject: string;
    summary: string;
    request: string;
    sender_label: string;
    respondent: string;
    contested_number: string;
    contested_on: string | null;
    contested_by: string;
    previous_org: string;
    previous_number: string;
    previous_on: string | null;
    previous_result: string;
    has_state_secret: boolean;
    secret_file_no: string;
  };
  parties: PackageParty[];
  named: { accountId: number; name: string }[];
  letter: {
    kind: string;
    symbol: string;
    number: number | null;
    issuedOn: string | null;
    signerName: string;
    signerTitle: string;
  } | null;
}

/**
 * Waits for a seal the sender is putting on, and keeps it from putting one on until this transaction ends. False while the seal
 * another office asked of the sender is still to come.
 */
export async function holdSent(tx: UnitTx, transferId: number): Promise<boolean> {
  const { held } = await tx.one<{ held: boolean }>('select hold_sent($1) as held', [transferId]);
  return held;
}

/**
 * The package for the receiver until it has answered; undefined for everybody else, the officers named in it included.
 */
export async function findPackage(tx: UnitTx, transferId: number): Promise<TransferPackage | undefined> {
  const row = await tx.maybe<{ package: TransferPackage | null }>('select transfer_package($1) as package', [transferId]);
  return row?.package ?? undefined;
}

export interface PackageFile extends Pick<StoredBlob, 'blobId' | 'keyId' | 'wrappedKey'> {
  id: number;
  restricted: boolean;
  sizeBytes: number;
  name: string;
  mediaType: string;
  scanState: 'pending' | 'clean' | 'infected' | 'failed' | 'unscanned';
  isLetter: boolean;
}

/** The files of a package, in the order they were attached. */
export function listPackageFiles(tx: UnitTx, transferId: number): Promise<PackageFile[]> {
  return tx.rows<PackageFile>(
    'select id, restricted, size_bytes, name, media_type, scan_state, is_letter, blob_id, key_id, wrapped_key from transfer_files($1)',
    [transferId],
  );
}

export interface SealedEnvelope {
  unitId: number;
  petitionId: number;
  ordinal: number;
  keyId: string;
  wrappedKey: Buffer;
  ciphertext: Buffer;
}

/** The sealed identities, still sealed: only between the writing of the acceptance and its commit. */
export function listSealedOfPackage(tx: UnitTx, transferId: number): Promise<SealedEnvelope[]> {
  return tx.rows<SealedEnvelope>(
    'select unit_id, petition_id, ordinal, key_id, wrapped_key, ciphertext from transfer_identities($1)',
    [transferId],
  );
}

/** The sealed identities of an opened package, for the software to hold the words of a return against; nobody is shown them. */
export async function listSealedToCompare(tx: UnitTx, transferId: number): Promise<SealedEnvelope[]> {
  await tx.rows("select set_config('app.compare_transfer', $1, true)", [String(transferId)]);
  const rows = await tx.rows<SealedEnvelope>(
    'select unit_id, petition_id, ordinal, key_id, wrapped_key, ciphertext from transfer_senders($1)',
    [transferId],
  );
  await tx.rows("select set_config('app.compare_transfer', '', true)");
  return rows;
}

/** A letter that can go out with the petition, with what the papers' workflow asks of it. */
export interface LetterOption {
  id: number;
  unitId: number;
  kind: PaperKind;
  symbol: string;
  year: number | null;
  number: number | null;
  issuedOn: string | null;
  /** The day the sending book has; null while it has not left. */
  sentOn: string | null;
  state: PaperState;
  createdBy: number;
  signedFileId: number | null;
  pastHeadBy: number | null;
}

/** The petition's letters of transfer that have not gone along with one yet, newest first. */
export function listLetters(tx: UnitTx, petition: { unitId: number; id: number }): Promise<LetterOption[]> {
  return tx.rows<LetterOption>(
    `select w.id, w.unit_id, w.kind, w.symbol, w.year, w.number, w.issued_on, w.sent_on, w.state, w.created_by, w.signed_file_id, ${pastHeadBy} from papers w
      where w.unit_id = $1 and w.petition_id = $2 and w.kind = any ($3) and w.state <> 'revoked'
        and (w.kind <> 'HANDLING_LETTER' or w.fields->>'purpose' = 'transfer')
        and not exists (select 1 from transfers t where t.unit_id = w.unit_id and t.paper_id = w.id) order by w.id desc`,
    [petition.unitId, petition.id, letterKinds],
  );
}

/** Does the sender's timeline say that this transfer was accepted, and nothing since that it was taken back? */
export async function wasToldAccepted(
  tx: UnitTx,
  petition: { unitId: number; id: number },
  transferId: number,
): Promise<boolean> {
  const last = await tx.maybe<{ kind: string }>(
    `select kind from events where unit_id = $1 and petition_id = $2 and transfer_id = $3
        and kind in ('petition.transfer_accepted', 'petition.transfer_waits_again') order by id desc limit 1`,
    [petition.unitId, petition.id, transferId],
  );
  return last?.kind === 'petition.transfer_accepted';
}
