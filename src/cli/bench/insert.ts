// Invented petitions into the tables in bulk, with numbers, matters, people, clocks, events, slips and search rows, so that
// every invariant of a registered petition holds. As the owner; never run in production.
import { createHash } from 'node:crypto';
import type { Tx } from '../../database/tx.ts';
import { readPublicCode } from '../../lookup/public-code.ts';
import { petitionNumber, sealedPartyName, sealedSenderLabel } from '../../petitions/petition.ts';
import type { Keyring } from '../../sealing/envelope.ts';
import { fingerprints } from '../../sealing/identities.ts';
import { idKey, indexWords, numberEnds, phoneKey } from '../../search/fold.ts';
import { contentOf } from '../../search/index.ts';
import { bandHashes } from '../../search/minhash.ts';
import type { BenchPetition } from './petitions.ts';

/** The last number given, by unit and year. */
export type Counters = Map<string, number>;

const signs = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** Another code for every petition, as unlike its neighbours as a drawn one: 3¹⁸ and 31⁸ have no common divisor. */
function codeOf(id: number): string {
  let rest = (BigInt(id) * 3n ** 18n) % 31n ** 8n;
  let body = '';
  for (let i = 0; i < 8; i += 1) {
    body += signs[Number(rest % 31n)];
    rest /= 31n;
  }
  for (const check of signs) {
    const code = readPublicCode(body + check);
    if (code) return code;
  }
  throw new Error('No check character fits');
}

/** Ids for the rows of a batch, taken from the table's own sequence. */
async function takeIds(tx: Tx, table: string, count: number): Promise<number> {
  const { first } = await tx.one<{ first: number }>(
    `select setval(pg_get_serial_sequence('${table}', 'id'), nextval(pg_get_serial_sequence('${table}', 'id')) + $1) - $1 as first`,
    [count],
  );
  return first;
}

/** Inserts one batch. */
export async function insertBatch(tx: Tx, batch: readonly BenchPetition[], counters: Counters, keyring: Keyring): Promise<void> {
  const firstId = await takeIds(tx, 'petitions', batch.length);
  const firstMatter = await takeIds(tx, 'matters', batch.length);
  const firstClock = await takeIds(tx, 'clocks', batch.length);
  const rows = batch.map((one, index) => {
    const year = Number(one.receivedOn.slice(0, 4));
    const counter = `${one.unitId}:${year}`;
    const number = (counters.get(counter) ?? 0) + 1;
    counters.set(counter, number);
    const thread = createHash('sha256')
      .update(`${firstMatter + index}:${one.summary}`)
      .digest('hex')
      .slice(0, 32);
    return {
      ...one,
      id: firstId + index,
      matterId: firstMatter + index,
      clockId: one.period ? firstClock + index : null,
      dueOn: one.period?.dueOn ?? null,
      dueRule: one.period?.rule ?? null,
      year,
      number,
      thread,
      publicCode: one.sealed ? null : codeOf(firstId + index),
    };
  });
  const open = rows.filter((row) => !row.sealed);
  const json = JSON.stringify(rows);
  const as = (columns: string) => `jsonb_to_recordset($1::jsonb) as x(${columns})`;
  const at = `(x."receivedOn" + time '09:30') at time zone 'Asia/Ho_Chi_Minh'`;
  const ids = '"unitId" int, id bigint, sealed boolean, "receivedOn" date, "assignedTo" int';
  await tx.run(
    `insert into matters (unit_id, id, thread_id, created_at, created_by) overriding system value select "unitId", "matterId", thread::uuid, ${at}, "assignedTo" from ${as(`${ids}, "matterId" bigint, thread text`)}`,
    [json],
  );
  await tx.run(
    `insert into petitions (unit_id, id, year, number, public_code, matter_id, thread_id, source, received_on, declared_type, petition_type, knpa_kind, sealed, field, sender_kind, sender_count, sender_count_class,
       status, outcome, assigned_to, holder_id, next_role, next_act, main_clock_id, due_on, due_rule, closed_on, classified_at, classified_by, registered_at, registered_by) overriding system value
     select "unitId", id, year, number, "publicCode", "matterId", thread::uuid, 'post', "receivedOn", "petitionType", "petitionType", case when "petitionType" = 'KNPA' then 'kien_nghi' end, sealed, field,
       'individual', 1, 'single', status, outcome, case when status = 'received' then null else "assignedTo" end, "holderId", "nextRole", "nextAct", "clockId", "dueOn", "dueRule", "closedOn",
       case when status not in ('received','assigned') then ${at} end, case when status not in ('received','assigned') then "assignedTo" end, ${at}, "assignedTo"
     from ${as(`${ids}, year int, number int, "publicCode" text, "matterId" bigint, thread text, "petitionType" text, field text, status text, outcome text, "holderId" int, "nextRole" text, "nextAct" text, "clockId" bigint, "dueOn" date, "dueRule" text, "closedOn" date`)}`,
    [json],
  );
  await tx.run(
    `insert into petition_contents (unit_id, petition_id, sealed, subject, summary, request, sender_label, contested_number, contested_by, contested_key)
     select "unitId", id, sealed, subject, summary, request, case when sealed then $2 else name end, "contestedNumber", "contestedBy", case when "contestedNumber" = '' then '' else fold("contestedNumber" || ' ' || "contestedBy") end
     from ${as(`${ids}, subject text, summary text, request text, name text, "contestedNumber" text, "contestedBy" text`)}`,
    [json, sealedSenderLabel],
  );
  await tx.run(
    `insert into parties (unit_id, petition_id, ordinal, role, kind, sealed, name, name_key, given_key, birth_year, id_type, id_number, phone, address)
     select "unitId", id, 1, case "petitionType" when 'KN' then 'complainant' when 'TC' then 'denouncer' else 'petitioner' end, 'individual', sealed, shown, fold(shown), fold(regexp_replace(shown, '^.*\\s', '')),
       case when not sealed then "birthYear" end, case when not sealed then 'can_cuoc' end, case when not sealed then "idNumber" end, case when sealed then '' else phone end, case when sealed then '' else address end
     from (select *, case when sealed then $2 else name end as shown from ${as(`${ids}, "petitionType" text, name text, "birthYear" int, "idNumber" text, phone text, address text`)}) x`,
    [json, sealedPartyName(1)],
  );
  await tx.run(
    `with made as (insert into clocks (unit_id, id, petition_id, rule_code, rule_valid_from, label, started_on, due_on, raw_due_on, stopped_on, is_main, computed_at) overriding system value
       select "unitId", "clockId", id, period->>'rule', (period->>'validFrom')::date, period->>'label', "receivedOn", "dueOn", (period->>'rawDueOn')::date, "closedOn", true, ${at}
       from ${as(`${ids}, "clockId" bigint, period jsonb, "dueOn" date, "closedOn" date`)} where "clockId" is not null
       returning unit_id, id, petition_id, rule_code, started_on, stopped_on, computed_at)
     insert into clock_events (unit_id, clock_id, petition_id, kind, on_date, data, recorded_at)
     select unit_id, id, petition_id, 'started', started_on, jsonb_build_object('rule', rule_code, 'variants', '[]'::jsonb), computed_at from made
     union all select unit_id, id, petition_id, 'stopped', stopped_on, '{"reason":"Đã xử lý xong"}', computed_at from made where stopped_on is not null`,
    [json],
  );
  await tx.run(
    `insert into events (unit_id, at, account_id, by_unit_id, role, kind, petition_id, sealed, data)
     select "unitId", ${at}, "assignedTo", "unitId", 'processor', 'petition.registered', id, sealed, jsonb_build_object('type', "petitionType", 'source', 'post') from ${as(`${ids}, "petitionType" text`)}`,
    [json],
  );
  await tx.run(
    `with made as (insert into proceedings (unit_id, petition_id, matter_id, thread_id, procedure, sealed, state, holder_id, next_act, accepted_on, due_on, due_rule, decided_on, closed_on)
       select "unitId", id, "matterId", thread::uuid, proceeding->>'procedure', sealed, case when proceeding->>'closedOn' is null then 'verifying' else 'closed' end,
         case when proceeding->>'closedOn' is null then "assignedTo" end, case when proceeding->>'closedOn' is null then 'report' end, "closedOn", (proceeding->>'dueOn')::date, 'KN_RES_1',
         (proceeding->>'closedOn')::date, (proceeding->>'closedOn')::date
       from ${as(`${ids}, "matterId" bigint, thread text, proceeding jsonb, "closedOn" date`)} where jsonb_typeof(proceeding) = 'object' returning unit_id, id, petition_id, sealed)
     insert into proceeding_contents (unit_id, proceeding_id, petition_id, sealed) select unit_id, id, petition_id, sealed from made`,
    [json],
  );
  await tx.run(
    `insert into public_slips (public_code, pin_hash, unit_id, petition_id, issued_at) select "publicCode", sha256("publicCode"::bytea), "unitId", id, ${at} from ${as(`${ids}, "publicCode" text`)} where "publicCode" is not null`,
    [json],
  );
  await insertWords(tx, open);
  await insertSealed(
    tx,
    rows.filter((row) => row.sealed),
    keyring,
  );
}

type Row = BenchPetition & { id: number; year: number; number: number; publicCode: string | null };

async function insertWords(tx: Tx, rows: readonly Row[]): Promise<void> {
  const words = rows.map((row) => {
    const texts = [row.subject, row.summary, row.request, `${row.contestedNumber} ${row.contestedBy}`.trim()].filter(Boolean);
    const names = indexWords([row.name]);
    return {
      unitId: row.unitId,
      id: row.id,
      receivedOn: row.receivedOn,
      code: [petitionNumber(row), row.publicCode ?? ''].join(' '),
      names: names.join(' '),
      exact: row.name,
      birthYear: row.birthYear,
      contested: row.contestedNumber ? `${row.contestedNumber} ${row.contestedBy}` : '',
      idKey: idKey(row.idNumber),
      ends: numberEnds(row.idNumber).join(' '),
      phone: phoneKey(row.phone),
      lexemes: [...new Set([...indexWords(texts), ...names])].join(' '),
      bands: bandHashes(contentOf(texts)).join(' '),
    };
  });
  await tx.run(
    `with x as (select * from jsonb_to_recordset($1::jsonb) as x("unitId" int, id bigint, "receivedOn" date, code text, names text, exact text, "birthYear" int, contested text, "idKey" text, ends text, phone text, lexemes text, bands text)),
       words as (insert into search.petition_words (unit_id, petition_id, received_on, code, name_keys, id_numbers, id_reversed, phones, words)
         select "unitId", id, "receivedOn", code, string_to_array(names, ' ') || array['=' || fold(exact) || ':' || "birthYear"] || case when contested = '' then '{}'::text[] else array['#' || fold(contested)] end,
           array["idKey"], string_to_array(ends, ' '), array[phone], array_to_tsvector(string_to_array(lexemes, ' ')) from x)
     insert into search.petition_bands (unit_id, band_hash, petition_id) select distinct "unitId", b::bigint, id from x cross join lateral string_to_table(bands, ' ') b`,
    [JSON.stringify(words)],
  );
}

async function insertSealed(tx: Tx, rows: readonly Row[], keyring: Keyring): Promise<void> {
  const people = rows.map((row) => {
    const person = {
      name: row.name,
      birthYear: row.birthYear,
      gender: '',
      idType: 'can_cuoc',
      idNumber: row.idNumber,
      idIssuedOn: null,
      idIssuedBy: '',
      phone: row.phone,
      email: '',
      wardUnitId: null,
      wardText: '',
      address: row.address,
      contact: '',
      note: '',
    };
    const sealed = keyring.seal(JSON.stringify(person), `identity:petition:${row.unitId}:${row.id}:1`);
    return {
      unitId: row.unitId,
      id: row.id,
      keyId: sealed.keyId,
      wrapped: sealed.wrappedKey.toString('hex'),
      cipher: sealed.ciphertext.toString('hex'),
      digests: fingerprints({ keyring }, person).map(({ kind, digest }) => ({ kind, hex: digest.toString('hex') })),
    };
  });
  await tx.run(
    `with x as (select * from jsonb_to_recordset($1::jsonb) as x("unitId" int, id bigint, "keyId" text, wrapped text, cipher text, digests jsonb)),
       people as (insert into sealed_identities (unit_id, petition_id, ordinal, key_id, wrapped_key, ciphertext) select "unitId", id, 1, "keyId", decode(wrapped, 'hex'), decode(cipher, 'hex') from x)
     insert into blind_indexes (unit_id, petition_id, kind, digest) select "unitId", id, d.kind, decode(d.hex, 'hex') from x cross join lateral jsonb_to_recordset(digests) as d(kind text, hex text)`,
    [JSON.stringify(people)],
  );
}
