// The words of an old petition in the open, once somebody has read them. Part of the petitions' records.
import type { Tx, UnitTx } from '../../database/tx.ts';
import { unreadWords } from '../../sealing/withheld.ts';
import type { LockedPetition } from '../records.ts';

/** Columns of texts, in which the sentence stands meanwhile. */
const texts: Readonly<Record<string, string>> = {
  subject: 'subject',
  summary: 'summary',
  request: 'request',
  contestedBy: 'contested_by',
  previousOrg: 'previous_org',
  previousResult: 'previous_result',
  sourceOrg: 'source_org',
  note: 'processing_note',
};
/** And of numbers, which stand empty meanwhile. */
const numbers: Readonly<Record<string, string>> = {
  contestedNumber: 'contested_number',
  previousNumber: 'previous_number',
  sourceNumber: 'source_number',
  secretFileNo: 'secret_file_no',
};

/** The fields of these petitions that still wait, by petition; none for one that does not. */
export async function listUnreadFields(tx: Tx, unitId: number, ids: readonly number[]): Promise<Map<number, string[]>> {
  const rows = await tx.rows<{ id: number; words: Record<string, string> }>(
    'select c.petition_id as id, to_jsonb(c) as words from petition_contents c where c.unit_id = $1 and c.petition_id = any ($2::bigint[]) and c.is_unread',
    [unitId, ids],
  );
  return new Map(
    rows.map(({ id, words }) => [
      id,
      Object.entries(texts).flatMap(([name, column]) => (words[column] === unreadWords ? [name] : [])),
    ]),
  );
}

/** Puts what was read in the place of the sentence; what somebody has corrected since stays as he wrote it. */
export async function putReadWords(tx: UnitTx, petition: LockedPetition, words: Readonly<Record<string, string>>): Promise<void> {
  const key = [petition.unitId, petition.id];
  const said = Object.entries(texts).filter(([name]) => words[name] !== undefined);
  const counted = Object.entries(numbers).filter(([name]) => words[name] !== undefined);
  const sets = [
    ...said.map(([, column], index) => `${column} = case when ${column} = $3 then $${index + 4} else ${column} end`),
    ...counted.map(
      ([, column], index) => `${column} = case when ${column} = '' then $${said.length + index + 4} else ${column} end`,
    ),
  ];
  if (sets.length > 0)
    await tx.changeOne(`update petition_contents set ${sets.join(', ')} where unit_id = $1 and petition_id = $2`, [
      ...key,
      unreadWords,
      ...[...said, ...counted].map(([name]) => words[name] ?? ''),
    ]);
  if (words.contestedNumber)
    await tx.changeOne(
      `update petition_contents set contested_key = case when contested_number = '' then '' else fold(contested_number || ' ' || contested_by) end
        where unit_id = $1 and petition_id = $2`,
      key,
    );
}

/** Whom it is against, read in its words: the first on the other side. */
export async function putReadRespondent(tx: UnitTx, petition: LockedPetition, name: string): Promise<number> {
  await tx.changeOne('update petition_contents set respondent = $3 where unit_id = $1 and petition_id = $2', [
    petition.unitId,
    petition.id,
    name,
  ]);
  return tx.run(
    `update parties set name = $3, name_key = fold($3), given_key = fold(regexp_replace($3, '^.*\\s', ''))
      where unit_id = $1 and petition_id = $2 and role = 'denounced' and ordinal = 1 and not sealed`,
    [petition.unitId, petition.id, name],
  );
}
