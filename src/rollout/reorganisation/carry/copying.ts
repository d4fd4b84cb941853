// How one statement copies what hangs on the petitions of a batch. Pure.
import { signingRolesSql } from '../../../documents/registry/signer.ts';

/** Petitions of the batch: $1 the receiver, $2 the giver, $3 the giver's ids. `x` is the giver's row that hangs on petition x.petition_id. */
export const onPetition = (x: string) =>
  `${x}.unit_id = $2 and ${x}.petition_id = any ($3::bigint[]) join petitions q on q.unit_id = $1 and q.origin_unit_id = $2 and q.origin_petition_id = ${x}.petition_id`;

/** An officer who has a post in the receiving unit on the day: $4. */
export const stays = (account: string) =>
  `exists (select 1 from assignments s where s.account_id = ${account} and s.unit_id = $1 and s.during @> $4::date)`;

/** An officer who signs the receiving unit's papers on that day: $4. */
const signs = (account: string) =>
  `exists (select 1 from assignments s where s.account_id = ${account} and s.unit_id = $1 and s.role in (${signingRolesSql}) and s.during @> $4::date)`;

/** A paper (`x`) of the giver's book: numbered there, or signed on paper there in time, with a number a step entered late names. */
export const inBook = 'x.number is not null or x.promised_number is not null';

/** "a, b" → "x.a, x.b". @param columns separated by commas, nothing but names */
export const prefixed = (alias: string, columns: string) =>
  columns
    .split(',')
    .map((column) => `${alias}.${column.trim()}`)
    .join(', ');

/** A paper that is in no book yet: without the number it is to get or was promised, or, of a kind that takes none, without its approval. */
export const isUnissued = (paper: string) =>
  `(${paper}.number is null and ${paper}.promised_number is null and (${paper}.symbol <> '' or ${paper}.state in ('draft','submitted')))`;

/** Whose name stands under a copy of `x` as it begins: under an issued paper whoever signed it, under every other an officer who signs for the receiver. */
export const signerNameKept = `(not ${isUnissued('x')} or ${signs('x.signer_id')})`;

/** Whose signature is not asked again: as his name, but for a paper that was promised its number and is not approved here. */
export const signerKept = `(not ${isUnissued('x')} and (x.number is not null or x.promised_number is null or x.approved_at is not null) or ${signs('x.signer_id')})`;

/** A draft (`x`) that nobody has put forward is its writer's to finish; of who does not come along it is the draft of whoever decides there. */
export const writtenAsThere = `case when x.state = 'draft' and not ${stays('x.created_by')} then null else x.written_as end`;
