// How one statement copies what hangs on the petitions of a batch. Pure.

/** Petitions of the batch: $1 the receiver, $2 the giver, $3 the giver's ids. `x` is the giver's row that hangs on petition x.petition_id. */
export const onPetition = (x: string) =>
  `${x}.unit_id = $2 and ${x}.petition_id = any ($3::bigint[]) join petitions q on q.unit_id = $1 and q.origin_unit_id = $2 and q.origin_petition_id = ${x}.petition_id`;

/** An officer who has a post in the receiving unit on the day: $4. */
export const stays = (account: string) =>
  `exists (select 1 from assignments s where s.account_id = ${account} and s.unit_id = $1 and s.during @> $4::date)`;

/** A paper (`x`) of the giver's book: numbered there, or signed on paper there in time, with a number a step entered late names. */
export const inBook = 'x.number is not null or x.promised_number is not null';

/** Whose signature is not asked again: on what is numbered, and on what was signed on paper and approved here. */
export const isSigned = 'x.number is not null or x.promised_number is not null and x.approved_at is not null';

export const prefixed = (alias: string, columns: string) =>
  columns
    .split(',')
    .map((column) => `${alias}.${column.trim()}`)
    .join(', ');
