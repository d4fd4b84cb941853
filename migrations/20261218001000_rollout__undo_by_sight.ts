import type { Knex } from 'knex';

/**
 * Taking an act of re-organisation back tells of nothing that is hidden: the numbers it strikes out and the counters it sets are read from what
 * everybody of the office sees (as 20261217009000 does for an old book), and what is done to a record past the head neither ends
 * the undo nor dates its refusal. Such a record stays where it was worked on; signed for and no more, it goes back like the rest.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
select gate_may('counters', 'select, update'), gate_may('opened_books'), gate_may('petitions', 'select, update, delete'), gate_may('visits', 'select, update, delete'),
  gate_may('named_accounts', 'select, insert, delete'), gate_may('transfers'), gate_may('papers', 'select, update, delete');

-- Is a record, or the petition a visit led to, past the head of its unit: there for its registering officer and nobody else.
create function is_past_head(unit int, petition bigint, visit bigint) returns boolean language sql stable as $$
  select exists (select 1 from petitions p where p.unit_id = unit and p.id = petition and p.past_head)
      or exists (select 1 from visits v where v.unit_id = unit and v.id = visit
           and (v.past_head or exists (select 1 from petitions p where p.unit_id = unit and p.id = v.petition_id and p.past_head)))
$$;
select gate_function('is_past_head(int, bigint, bigint)');

-- The last number of the calling unit's book ('petition' or 'visit') for a year, as everybody there sees it: of what is hidden from nobody, besides
-- these, and of the paper book it goes on from. Whoever is given the next numbers passes those above it by (take_numbers).
create function last_number_seen(book text, of_year int, besides bigint[]) returns int language plpgsql stable security definer set search_path = pg_catalog, public as $f$
declare own int := nullif(current_setting('app.unit', true), '')::int; last int;
begin
  if book = 'petition' then
    select p.number into last from petitions p
     where p.unit_id = own and p.year = of_year and not p.past_head and not p.id = any (besides)
       and not exists (select 1 from named_accounts n where n.unit_id = own and n.petition_id = p.id)
     order by p.number desc limit 1;
  else
    select v.number into last from visits v
     where v.unit_id = own and v.year = of_year and not is_past_head(own, null, v.id) and not v.id = any (besides)
       and not exists (select 1 from named_accounts n where n.unit_id = own and (n.visit_id = v.id or n.petition_id = v.petition_id))
     order by v.number desc limit 1;
  end if;
  return greatest(coalesce(last, 0),
    (select case book when 'petition' then b.petition_last else b.visit_last end from opened_books b where b.unit_id = own and b.year = of_year));
end $f$;
select gate_function('last_number_seen(text, int, bigint[])');

do $g$
declare
  was text; becomes text; part record;
begin
  for part in select * from (values
    ('wait_again(int, bigint[], timestamptz)', 'A number goes only while none above it is somebody else''s;', 'A number goes only while none above it that everybody sees is somebody else''s;'),
    ('wait_again(int, bigint[], timestamptz)', 'coalesce((select max(o.number) from petitions o where o.unit_id = own and o.year = p.year and not o.id = any (ids)), 0)', 'last_number_seen(''petition'', p.year, ids)'),
    ('wait_again(int, bigint[], timestamptz)', 'coalesce((select max(p.number) from petitions p where p.unit_id = own and p.year = c.year), 0)', 'last_number_seen(''petition'', c.year, ''{}'')'),
    ('hand_back(int, int, bigint[])', 'coalesce((select max(p.number) from petitions p where p.unit_id = own and p.year = c.year), 0)', 'last_number_seen(''petition'', c.year, ''{}'')'),
    ('hand_back_visits(int, int, bigint[])', 'coalesce((select max(v.number) from visits v where v.unit_id = own and v.year = c.year), 0)', 'last_number_seen(''visit'', c.year, ''{}'')'),
    -- Of what is past the head a signature alone is no work; what was sent on from here stays, whoever sent it.
    ('acted_upon(int, int, bigint[])', 'not is_reading(e.kind) or', 'not is_reading(e.kind) and (e.kind <> ''handover.signed'' or not is_past_head(receiver, i.id, null)) or'),
    ('acted_upon(int, int, bigint[])', 'h.petition_id = i.id and h.signed_at is not null)', 'h.petition_id = i.id and h.signed_at is not null and not is_past_head(receiver, i.id, null))
      or exists (select 1 from transfers t where t.unit_id = receiver and t.petition_id = i.id)'),
    ('visit_acted_upon(int, int, bigint)', 'not is_reading(e.kind))', 'not is_reading(e.kind) and (e.kind <> ''handover.signed'' or not is_past_head(receiver, null, visit)))'),
    ('visit_acted_upon(int, int, bigint)', 'h.visit_id = visit and h.signed_at is not null)', 'h.visit_id = visit and h.signed_at is not null and not is_past_head(receiver, null, visit))')) x(fn, old, new)
  loop
    was := pg_get_functiondef(part.fn::regprocedure);
    becomes := replace(was, part.old, part.new);
    if becomes = was then raise exception '% is written otherwise: %', part.fn, part.old; end if;
    execute becomes;
  end loop;
end $g$;

-- As before (20261217012000), but for what is past the head; each receiver is read up to its first act only.
create or replace function reorganisation_new_acts(act int) returns table (unit_id int, at timestamptz) language sql stable security definer set search_path = public as $$
  select x.to_unit_id, f.at
    from (select distinct t.to_unit_id, r.started_at from reorganisations r join reorganisation_routes t on t.reorganisation_id = r.id where r.id = act) x
    cross join lateral (
      select e.at from events e
       where e.unit_id = x.to_unit_id and e.by_unit_id = e.unit_id and e.account_id is not null and e.at >= x.started_at
         and not is_reading(e.kind) and e.kind <> 'feedback.sent' and not is_past_head(e.unit_id, e.petition_id, e.visit_id)
       order by e.at limit 1) f
$$;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
