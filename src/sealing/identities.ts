// Who denounces: written once, encrypted with a key per record, read only by a reveal. Nothing else knows these names.

import { recordEvents } from '../audit/events.ts';
import type { UnitTx } from '../database/tx.ts';
import { assertNotNamedInUnread, wantSearch } from '../petitions/named/unread.ts';
import { fold, isNumbered } from '../search/fold.ts';
import { homeKey } from '../search/home.ts';
import type { Act } from '../web/act.ts';
import type { PersonFacts } from './person.ts';
import { opensTakenElsewhere } from './policy.ts';
import type { Betrayed } from './senders-in-text.ts';
import type { Withheld } from './withheld.ts';

/** Everything personal about one denouncer. */
export interface SealedPerson extends PersonFacts {
  /** How to reach him without exposing him (LTC Điều 23.1). */
  contact: string;
  /** Names of the files as they were uploaded, and other words that would betray him. */
  note: string;
  /** What stood as his own and was corrected before the seal (earlier.ts): words may name him by it. */
  earlier?: readonly Betrayed[];
  /** With the first of a record out of an old book: its words, until they are read and as they were read. */
  withheld?: Withheld;
}

export interface SealedSubject {
  petitionId?: number;
  visitId?: number;
}

const contextOf = (unitId: number, subject: SealedSubject, ordinal: number) =>
  subject.petitionId
    ? `identity:petition:${unitId}:${subject.petitionId}:${ordinal}`
    : `identity:visit:${unitId}:${subject.visitId}:${ordinal}`;

export interface SealedEntry {
  subject: SealedSubject;
  ordinal: number;
  person: SealedPerson;
}

/** Seals people of petitions and visits of the actor's unit, and leaves the keyed fingerprints that find duplicates. */
export async function sealIdentities(act: Act, entries: readonly SealedEntry[]): Promise<void> {
  if (entries.length === 0) return;
  const { tx, actor, keyring } = act;
  const rows = entries.map(({ subject, ordinal, person }) => {
    const sealed = keyring.seal(JSON.stringify(person), contextOf(actor.unitId, subject, ordinal));
    return {
      petitionId: subject.petitionId ?? null,
      visitId: subject.visitId ?? null,
      ordinal,
      keyId: sealed.keyId,
      wrapped: sealed.wrappedKey.toString('hex'),
      cipher: sealed.ciphertext.toString('hex'),
      digests: subject.petitionId
        ? fingerprints(act, person).map(({ kind, digest }) => ({ kind, hex: digest.toString('hex') }))
        : [],
    };
  });
  await tx.run(
    `insert into sealed_identities (unit_id, petition_id, visit_id, ordinal, key_id, wrapped_key, ciphertext)
     select $1, x."petitionId", x."visitId", x.ordinal, x."keyId", decode(x.wrapped, 'hex'), decode(x.cipher, 'hex')
     from jsonb_to_recordset($2::jsonb) as x("petitionId" bigint, "visitId" bigint, ordinal int, "keyId" text, wrapped text, cipher text)`,
    [actor.unitId, JSON.stringify(rows)],
  );
  await tx.run(
    `insert into blind_indexes (unit_id, petition_id, kind, digest) select $1, x."petitionId", d.kind, decode(d.hex, 'hex')
     from jsonb_to_recordset($2::jsonb) as x("petitionId" bigint, digests jsonb) cross join lateral jsonb_to_recordset(x.digests) as d(kind text, hex text) on conflict do nothing`,
    [actor.unitId, JSON.stringify(rows.filter((row) => row.digests.length > 0))],
  );
}

/** The keyed fingerprints of a person: the same person gives the same ones, nobody can go back from them without the key. */
export function fingerprints(
  act: Pick<Act, 'keyring'>,
  person: Pick<SealedPerson, 'name' | 'birthYear' | 'idNumber' | 'phone' | 'address' | 'wardText'>,
): { kind: 'id_number' | 'name_year' | 'name_home' | 'phone'; digest: Buffer }[] {
  const digits = (text: string) => text.replace(/\D/g, '');
  const home = homeKey(person.address, person.wardText);
  return [
    ...(isNumbered(person.idNumber)
      ? [{ kind: 'id_number' as const, digest: act.keyring.fingerprint('id_number', digits(person.idNumber)) }]
      : []),
    ...(person.name && person.birthYear
      ? [{ kind: 'name_year' as const, digest: act.keyring.fingerprint('name_year', `${fold(person.name)}|${person.birthYear}`) }]
      : []),
    ...(person.name && home
      ? [{ kind: 'name_home' as const, digest: act.keyring.fingerprint('name_home', `${fold(person.name)}|${home}`) }]
      : []),
    ...(digits(person.phone).length >= 8
      ? [{ kind: 'phone' as const, digest: act.keyring.fingerprint('phone', digits(person.phone)) }]
      : []),
  ];
}

interface SealedRow {
  unitId: number;
  ordinal: number;
  keyId: string;
  wrappedKey: Buffer;
  ciphertext: Buffer;
}

const openRow = (act: Pick<Act, 'keyring'>, row: SealedRow, subject: SealedSubject): SealedPerson =>
  JSON.parse(act.keyring.open(row, contextOf(row.unitId, subject, row.ordinal)).toString()) as SealedPerson;

/** The database lets rows out for this one subject; of what another unit has accepted, only where that is said. */
const letOut = (tx: UnitTx, subject: SealedSubject, isTakenElsewhereToo: boolean) =>
  tx.rows(
    "select set_config('app.reveal', $1, true), set_config('app.reveal_visit', $2, true), set_config('app.reveal_taken', $3, true)",
    [String(subject.petitionId ?? ''), String(subject.visitId ?? ''), isTakenElsewhereToo ? '1' : ''],
  );
const shut = (tx: UnitTx) => letOut(tx, {}, false);

/** Every row of one petition or visit within reach, opened. */
async function openIdentities(
  act: Pick<Act, 'tx' | 'keyring'>,
  record: { unitId: number } & SealedSubject,
  isTakenElsewhereToo: boolean,
) {
  const { tx } = act;
  await letOut(tx, record, isTakenElsewhereToo);
  const rows = await tx.rows<SealedRow>(
    `select unit_id, ordinal, key_id, wrapped_key, ciphertext from sealed_identities
      where unit_id = $1 and ($2::bigint is not null and petition_id = $2 or $3::bigint is not null and visit_id = $3) order by ordinal`,
    [record.unitId, record.petitionId ?? null, record.visitId ?? null],
  );
  await shut(tx);
  return rows.map((row) => openRow(act, row, record));
}

/**
 * Opens the identities of one petition or visit within reach and writes the reveal into the audit, in this transaction.
 * Whether the actor may is decided before (sealing/policy.ts).
 * @param purpose one of revealPurposes; stored with the event
 * @throws NotFound when its words, unread so far, name the actor
 */
export async function revealIdentities(
  act: Act,
  record: { unitId: number } & SealedSubject,
  purpose: string,
): Promise<SealedPerson[]> {
  const people = await openIdentities(act, record, opensTakenElsewhere(act.actor));
  const withheld = people.find((one) => one.withheld)?.withheld;
  if (withheld) await assertNotNamedInUnread(act, { ...record, withheld });
  await recordReveals(act, [{ ...record, count: people.length }], purpose);
  return people;
}

/** Writes into the audit that these records were opened, each by an event of its own. */
export function recordReveals(
  { tx, actor, moment, requestId }: Act,
  opened: readonly ({ unitId: number; count: number } & SealedSubject)[],
  purpose: string,
): Promise<void> {
  return recordEvents(
    tx,
    actor,
    opened.map(({ unitId, petitionId, visitId, count }) => ({
      kind: 'identity.revealed',
      at: moment.at,
      unitId,
      petitionId: petitionId ?? null,
      visitId: visitId ?? null,
      sealed: true,
      data: { purpose, count },
      requestId,
    })),
  );
}

/** Opens once more for an officer what he has opened before, with its event, to go on reading it the same day. */
export const reopenIdentities = (
  act: Pick<Act, 'tx' | 'keyring' | 'actor'>,
  record: { unitId: number } & SealedSubject,
): Promise<SealedPerson[]> => openIdentities(act, record, opensTakenElsewhere(act.actor));

/**
 * Opens the identities of one petition or visit for the software alone, to hold words against them (sealed-words.ts): what it finds
 * never leaves that room, so that no reading is to be recorded.
 */
export const openToCompare = (
  act: Pick<Act, 'tx' | 'keyring'>,
  record: { unitId: number } & SealedSubject,
): Promise<SealedPerson[]> => openIdentities(act, record, true);

/**
 * Opens the identities that came with an accepted transfer, only for the receiver to seal them anew under its own petition
 * in the same transaction. Nobody sees them; the acceptance is the event.
 */
export function openTransferred(
  act: Pick<Act, 'keyring'>,
  rows: readonly (SealedRow & { petitionId: number })[],
): { ordinal: number; person: SealedPerson }[] {
  return rows.map((row) => ({ ordinal: row.ordinal, person: openRow(act, row, { petitionId: row.petitionId }) }));
}

/**
 * Seals the identities of petitions or visits anew under those that go on from them in the actor's unit (a re-organisation), in the same
 * transaction. The actor is the system, whose reach holds the closing unit; nobody sees a name. The wall lets the rows of one record
 * out at a time.
 */
export async function carryIdentities(
  act: Act,
  fromUnitId: number,
  pairs: readonly { from: SealedSubject; to: SealedSubject }[],
): Promise<void> {
  const { tx } = act;
  const entries: SealedEntry[] = [];
  for (const { from, to } of pairs) {
    await letOut(tx, from, true);
    const rows = await tx.rows<SealedRow>(
      `select unit_id, ordinal, key_id, wrapped_key, ciphertext from sealed_identities
        where unit_id = $1 and ($2::bigint is not null and petition_id = $2 or $3::bigint is not null and visit_id = $3) order by ordinal`,
      [fromUnitId, from.petitionId ?? null, from.visitId ?? null],
    );
    entries.push(...rows.map((row) => ({ ordinal: row.ordinal, person: openRow(act, row, from), subject: to })));
  }
  await shut(tx);
  await sealIdentities(act, entries);
  if (entries.some(({ person }) => person.withheld)) await wantSearch(tx, act.actor.unitId);
}
