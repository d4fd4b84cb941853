// What search knows of open petitions: words, numbers, and the fingerprints of near-duplicates.
import type { Tx } from '../../database/tx.ts';
import { petitionNumber } from '../../petitions/petition.ts';
import { idKey, indexWords, numberEnds, phoneKey } from '../../search/fold.ts';
import { contentOf } from '../../search/index.ts';
import { bandHashes } from '../../search/minhash.ts';
import type { Row } from './rows.ts';

/** Of these rows, which are all open: nothing sealed is indexed. */
export async function insertSearch(tx: Tx, rows: readonly Row[]): Promise<void> {
  const words = rows.map((row) => {
    const texts = [row.subject, row.summary, row.request, `${row.contestedNumber} ${row.contestedBy}`.trim()].filter(Boolean);
    const names = indexWords([row.name]);
    return {
      unitId: row.unitId,
      id: row.placed.id,
      receivedOn: row.receivedOn,
      code: [petitionNumber(row.placed), row.placed.publicCode ?? ''].join(' '),
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
