// Who denounces: encrypted with a key per record, and the keyed fingerprints by which the same person is found again.
import type { Tx } from '../../database/tx.ts';
import type { Keyring } from '../../sealing/envelope.ts';
import { fingerprints } from '../../sealing/identities.ts';
import type { Row } from './rows.ts';

/** Of these rows, which are all denunciations. @param keyring of the installation that is filled: it opens them again */
export async function insertSealed(tx: Tx, rows: readonly Row[], keyring: Keyring): Promise<void> {
  if (rows.length === 0) return;
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
    const sealed = keyring.seal(JSON.stringify(person), `identity:petition:${row.unitId}:${row.placed.id}:1`);
    return {
      unitId: row.unitId,
      id: row.placed.id,
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
