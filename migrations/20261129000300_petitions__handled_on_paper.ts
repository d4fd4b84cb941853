import type { Knex } from 'knex';

/**
 * A petition that came late into the book and was already handled on paper: what the paper says, and who entered it when.
 * One row a petition; it is content, so a denunciation's stands behind the same wall as its proposal.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
create table handled_on_paper (
  unit_id int not null, petition_id bigint not null, sealed boolean not null,
  outcome text not null,
  paper_number text not null default '',        -- '12/PHD-UBND'; '' where the outcome needs no paper
  paper_on date not null,                       -- the day on the paper, or of the leader's word
  sent_on date check (sent_on >= paper_on),     -- the day it left, when that was another day
  decided_by text not null check (decided_by <> ''),
  destination_unit_id int references units, destination text not null default '',
  kept_at text not null default '',             -- where the paper itself is kept
  entered_at timestamptz not null, entered_by int not null references accounts,
  primary key (unit_id, petition_id),
  foreign key (unit_id, petition_id) references petitions (unit_id, id));
select wall('handled_on_paper', 'content');
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
