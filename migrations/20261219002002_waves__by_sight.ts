import type { Knex } from 'knex';

/**
 * Whether a unit works here already, and whether its books of a year are open, is told to whoever leads a wave and to the unit itself: by what everybody of the
 * unit sees (as last_number_seen, 20261218001000), so that a day on which a record hides tells nobody of it. As before otherwise.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
select gate_may(t) from unnest(array['handovers','named_accounts']::regclass[]) t
 where not exists (select 1 from pg_policy p where p.polrelid = t and p.polname = 'gate_select');

-- Is a petition, or a visit, hidden from somebody: past the head of its unit, or naming an account. A visit is hidden with the petition it led to.
create function is_hidden_from_some(unit int, petition bigint, visit bigint) returns boolean language sql stable as $$
  select is_past_head(unit, petition, visit)
      or exists (select 1 from named_accounts n where n.unit_id = unit and (n.petition_id = petition or n.visit_id = visit
           or n.petition_id = (select v.petition_id from visits v where v.unit_id = unit and v.id = visit)))
$$;
select gate_function('is_hidden_from_some(int, bigint, bigint)');

create or replace function wave_at_work(wanted int[]) returns table (office_id int, since timestamptz)
language sql stable security definer set search_path = public as $$
  select u.id, coalesce(least(
      (select min(p.registered_at) from petitions p where p.unit_id = u.id and p.origin_unit_id is null and p.status <> 'void'
         and not exists (select 1 from import_rows r where r.unit_id = p.unit_id and r.petition_id = p.id)
         and not p.past_head and not exists (select 1 from named_accounts n where n.unit_id = p.unit_id and n.petition_id = p.id)),
      (select min(v.registered_at) from visits v where v.unit_id = u.id and v.origin_unit_id is null and v.status <> 'void'
         and not exists (select 1 from import_rows r where r.unit_id = v.unit_id and r.visit_id = v.id)
         and not v.past_head and not exists (select 1 from named_accounts n where n.unit_id = v.unit_id and n.visit_id = v.id)
         and not exists (select 1 from petitions o where o.unit_id = v.unit_id and o.id = v.petition_id and o.past_head)
         and not exists (select 1 from named_accounts n where n.unit_id = v.unit_id and n.petition_id = v.petition_id)),
      (select min(t.sent_at) from transfers t where t.to_unit_id = u.id and not is_hidden_from_some(t.unit_id, t.petition_id, null)
         and not exists (select 1 from transfer_answers a where a.from_unit_id = t.unit_id and a.transfer_id = t.id and a.kind in ('accepted','returned')))),
    (select min(a.effective_on)::timestamp at time zone 'Asia/Ho_Chi_Minh' from handovers h join reorganisations a on a.id = h.reorganisation_id
       where h.unit_id = u.id and h.kind in ('petition','visit') and not is_hidden_from_some(h.unit_id, h.petition_id, h.visit_id)))
    from unnest(wanted) u(id)
$$;

create or replace function wave_books(wanted int[], of_year int) returns table (office_id int, is_open boolean)
language sql stable security definer set search_path = public as $$
  select u.id, exists (select 1 from opened_books b where b.unit_id = u.id and b.year = of_year)
            or exists (select 1 from counters c where c.unit_id = u.id and c.year = of_year and c.value > 0 and case c.name
                 when 'petition' then exists (select 1 from petitions p where p.unit_id = c.unit_id and p.year = c.year and not is_hidden_from_some(p.unit_id, p.id, null))
                 when 'visit' then exists (select 1 from visits v where v.unit_id = c.unit_id and v.year = c.year and not is_hidden_from_some(v.unit_id, null, v.id))
                 else false end)
    from unnest(wanted) u(id)
$$;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
