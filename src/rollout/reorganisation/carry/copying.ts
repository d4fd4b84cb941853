// How one statement copies what hangs on the petitions of a batch. Pure.

/** Petitions of the batch: $1 the receiver, $2 the giver, $3 the giver's ids. `x` is the giver's row that hangs on petition x.petition_id. */
export const onPetition = (x: string) =>
  `${x}.unit_id = $2 and ${x}.petition_id = any ($3::bigint[]) join petitions q on q.unit_id = $1 and q.origin_unit_id = $2 and q.origin_petition_id = ${x}.petition_id`;

/** An officer who has a post in the receiving unit on the day: $4. */
export const stays = (account: string) =>
  `exists (select 1 from assignments s where s.account_id = ${account} and s.unit_id = $1 and s.during @> $4::date)`;

export const prefixed = (alias: string, columns: string) =>
  columns
    .split(',')
    .map((column) => `${alias}.${column.trim()}`)
    .join(', ');

/** A paper that is not issued yet: without the number it is to get, or, of a kind that takes none, without its approval. */
export const isUnissued = (paper: string) =>
  `(${paper}.number is null and (${paper}.symbol <> '' or ${paper}.state in ('draft','submitted')))`;

/** Who signs, as a copy of `x` begins: of an issued paper whoever did, of every other an officer who has a post in the receiver. */
export const signerKept = `(not ${isUnissued('x')} or ${stays('x.signer_id')})`;
