import type { Knex } from 'knex';

/** What /calendar may show anyone: posted reception days and who receives. Nothing of a citizen is in this table. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
create function reception_calendar(from_day date, to_day date, words text)
returns table (unit_id int, unit_name text, unit_address text, kind text, on_date date, starts_at text, ends_at text, place text,
  host_name text, host_title text, participants text, expected_content text, state text, postponed_to date, postponed_reason text)
language sql stable security definer set search_path = public as $$
  select d.unit_id, u.name, coalesce(f.address, ''), d.kind, d.on_date, to_char(d.starts_at, 'HH24:MI'), to_char(d.ends_at, 'HH24:MI'), d.place,
         d.host_name, d.host_title, d.participants, d.expected_content, d.state, d.postponed_to, d.postponed_reason
    from reception_days d join units u on u.id = d.unit_id left join unit_profiles f on f.unit_id = d.unit_id
   where d.state in ('posted', 'held', 'no_show', 'postponed') and d.on_date between from_day and to_day
     and (coalesce(words, '') = '' or strpos(' ' || u.name_ascii, ' ' || fold(words)) > 0)
   order by u.sort_key, d.on_date, d.starts_at
   limit 400
$$;
select gate_function('reception_calendar(date, date, text)');
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
