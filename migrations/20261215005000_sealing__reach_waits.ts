import type { Knex } from 'knex';

/**
 * A re-organisation carries posts to where they reach identities they did not reach, and denunciations to posts that did not reach them: at
 * the word of an administrator alone. Such a post waits for a second person. Only identities wait for it; who its holder is was confirmed before.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
create table reveal_waits (
  assignment_id int not null references assignments on delete cascade,   -- a post an act made goes as the act is taken back
  reorganisation_id int not null references reorganisations,
  from_unit_id int references units,               -- whence the act carried the post; null: it is of a receiver, and was there before
  opens_from boolean not null default false,       -- what came along from there stays open to it; not where it waited there too
  shut_unit_ids int[],                             -- of a receiver's post: what came from these waits, all else is open
  confirmed_at timestamptz, confirmed_by int references accounts,
  primary key (assignment_id, reorganisation_id),
  check ((from_unit_id is null) = (shut_unit_ids is not null)), check ((confirmed_at is null) = (confirmed_by is null)));
create index reveal_waits_open on reveal_waits (assignment_id) where confirmed_at is null;
create index on reveal_waits (reorganisation_id);
select house('reveal_waits');
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
