import type { Knex } from 'knex';

/**
 * Words written where a citizen has no paper ("Không có giấy tờ, để quên") are no number: people who say the same are not one person. Keys
 * made of such words go out of search.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
-- The number of a paper that tells it from every other; null for words that say there is none.
create function numbered_id(id text) returns text language sql immutable parallel safe as $f$
  select case when id ~ '[0-9]' and public.fold(id) !~ '^(khong|chua|ko($|[^a-z0-9]))' then id end
$f$;

update search.petition_words w set id_numbers = kept.keys,
    id_reversed = array(select distinct right(k, n) from unnest(kept.keys) k cross join generate_series(4, 8) n where length(k) > n)
  from (select x.petition_id, array(select k from unnest(x.id_numbers) k where numbered_id(k) is not null) as keys
          from search.petition_words x where exists (select 1 from unnest(x.id_numbers) k where numbered_id(k) is null)) kept
 where kept.petition_id = w.petition_id;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
