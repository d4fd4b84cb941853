import type { Knex } from 'knex';

/**
 * Of a sealed record the words a correction replaced are what it was to remove: the readable part names the field alone, both values are
 * encrypted beside it. Of an open one it is kept of whom a value was the name, a number or the house: a later seal looks for these too.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
alter table corrected_words add column key_id text, add column wrapped_key bytea, add column ciphertext bytea,
  add constraint corrected_words_envelope check (num_nulls(key_id, wrapped_key, ciphertext) in (0, 3) and (sealed or key_id is null));
comment on column corrected_words.changes is '[{label, from, to, of}]; of a sealed record days and codes alone have from and to';

update corrected_words w set changes = (select coalesce(jsonb_agg(jsonb_build_object('label', c.one ->> 'label') order by c.nth), '[]')
    from jsonb_array_elements(w.changes) with ordinality c (one, nth))
 where w.sealed;

update corrected_words w set changes = (select coalesce(jsonb_agg(case when o.said is null then c.one else c.one || jsonb_build_object('of', o.said) end order by c.nth), '[]')
    from jsonb_array_elements(w.changes) with ordinality c (one, nth)
    cross join lateral (select case when c.one ->> 'label' !~ ' [(](người gửi|người) [0-9]+[)]$' then null
      when c.one ->> 'label' like 'Họ và tên (%' then 'name' when c.one ->> 'label' like 'Điện thoại (%' then 'phone'
      when c.one ->> 'label' like 'Thư điện tử (%' then 'email' when c.one ->> 'label' like 'Số nhà, đường%' then 'address'
      when c.one ->> 'label' like 'Số giấy tờ (%' then 'idNumber' end as said) o)
 where not w.sealed;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
