import type { Knex } from 'knex';

/**
 * Whether a post has ended is asked on the day the application has: in a class whose day was moved that is not the machine's. What keeps the
 * instant of a change (returned_at, named_at, new_hands_at) stays the machine's.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
-- Today: the day the application told its connection (src/database/database.ts), else the machine's, in Vietnam. Plain SQL, so that it is
-- written into whatever asks it.
create function today_here() returns date language sql stable parallel safe as $f$
  select coalesce(nullif(current_setting('app.today', true), '')::date, (now() at time zone 'Asia/Ho_Chi_Minh')::date)
$f$;

do $g$
declare part record; was text; becomes text;
begin
  for part in select * from (values
    ('belongs_to_office(int, int)', '(now() - interval ''1 year'')::date', '(today_here() - interval ''1 year'')::date'),
    ('leaders_of_caller()', '(now() at time zone ''Asia/Ho_Chi_Minh'')::date', 'today_here()'),
    ('look_for_names_of_posts()', '(now() at time zone ''Asia/Ho_Chi_Minh'')::date', 'today_here()'),
    ('name_officers_in_the_open(int[])', '(now() at time zone ''Asia/Ho_Chi_Minh'')::date', 'today_here()'),
    ('new_hands_since()', 'upper(a.during) > now()', 'upper(a.during) > today_here()'),
    ('registered_past_head()', 'upper(w.during) > now()', 'upper(w.during) > today_here()'),
    ('return_drafts(int, int, int)', 'upper(a.during) > now()', 'upper(a.during) > today_here()'),
    ('sweep_drafts(timestamptz)', 'upper(a.during) > now()', 'upper(a.during) > today_here()'),
    ('sweep_drafts(timestamptz)', 'upper(u.during) > now()', 'upper(u.during) > today_here()'),
    ('role_not_named(int, bigint, text[])',
     'coalesce(nullif(current_setting(''app.waits_on'', true), '''')::date, (now() at time zone ''Asia/Ho_Chi_Minh'')::date)', 'today_here()'))
    x(fn, old, new) loop
    was := pg_get_functiondef(part.fn::regprocedure);
    becomes := replace(was, part.old, part.new);
    if becomes = was then raise exception '% is written otherwise: %', part.fn, part.old; end if;
    execute becomes;
  end loop;
end $g$;

-- Its day is the application's too.
drop function wait_anew(date);
create function wait_anew() returns int language plpgsql security definer set search_path = pg_catalog, public as $f$
declare moved int;
begin
  update petitions p set next_role = p.next_role
    from (select distinct n.unit_id, n.petition_id from named_accounts n where n.petition_id is not null) f
   where p.unit_id = f.unit_id and p.id = f.petition_id and p.holder_id is null and p.next_role is not null and p.closed_on is null
     and p.next_act in ('assign','endorse','approve','issue','transfer') and role_not_named(p.unit_id, p.id, array[p.next_role]) is null
     and role_not_named(p.unit_id, p.id, array['unit_head','reception_board_head','leader','chief_inspector','clerk','processor']) is not null;
  get diagnostics moved = row_count;
  return moved;
end $f$;
select gate_function('wait_anew()');
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
