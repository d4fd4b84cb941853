import type { Knex } from 'knex';

/**
 * Facts the statutory tables count that stood only among the words: the day a petition's acceptance was approved, the day a
 * proceeding was terminated, how many matters a visit brought. Words are shut to some readers; a count must be the same for all.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
-- The day the leader approved that it be accepted (own competence, eligible): its conditions were examined by then.
alter table petitions add column approved_on date;
alter table proceedings add column terminated_on date;
-- How many contents were written down at the desk; 0 for an old entry without any.
alter table visits add column matter_count int not null default 0;

update petitions p set approved_on = x.approved_on
  from (select unit_id, petition_id, max((decided_at at time zone 'Asia/Ho_Chi_Minh')::date) as approved_on from proposals
         where state = 'approved' and outcome = 'propose_acceptance' group by 1, 2) x
 where p.unit_id = x.unit_id and p.id = x.petition_id;
update petitions p set approved_on = h.paper_on from handled_on_paper h
 where h.unit_id = p.unit_id and h.petition_id = p.id and h.outcome = 'propose_acceptance';
update proceedings g set terminated_on = x.on_date
  from (select unit_id, proceeding_id, max(on_date) as on_date from proceeding_steps where kind = 'termination' group by 1, 2) x
 where g.unit_id = x.unit_id and g.id = x.proceeding_id;
update visits v set matter_count = x.n
  from (select unit_id, visit_id, count(*)::int as n from visit_matters group by 1, 2) x
 where v.unit_id = x.unit_id and v.id = x.visit_id;

create function note_approved_on() returns trigger language plpgsql set search_path = public as $f$
begin
  if tg_table_name = 'proposals' then
    update petitions set approved_on = (new.decided_at at time zone 'Asia/Ho_Chi_Minh')::date where unit_id = new.unit_id and id = new.petition_id;
  else
    update petitions set approved_on = new.paper_on where unit_id = new.unit_id and id = new.petition_id;
  end if;
  return null;
end $f$;
create trigger approved_on after insert or update of state on proposals for each row
  when (new.state = 'approved' and new.outcome = 'propose_acceptance') execute function note_approved_on();
create trigger approved_on after insert on handled_on_paper for each row
  when (new.outcome = 'propose_acceptance') execute function note_approved_on();

create function note_terminated_on() returns trigger language plpgsql set search_path = public as $f$
begin
  update proceedings set terminated_on = new.on_date where unit_id = new.unit_id and id = new.proceeding_id;
  return null;
end $f$;
create trigger terminated_on after insert on proceeding_steps for each row
  when (new.kind = 'termination') execute function note_terminated_on();

-- The rows themselves are counted, not read back: who wrote down a denunciation does not read it again.
create function count_visit_matters() returns trigger language plpgsql set search_path = public as $f$
begin
  if tg_op = 'INSERT' then
    update visits v set matter_count = v.matter_count + x.n from (select unit_id, visit_id, count(*)::int as n from changed group by 1, 2) x
     where v.unit_id = x.unit_id and v.id = x.visit_id;
  else
    update visits v set matter_count = greatest(v.matter_count - x.n, 0) from (select unit_id, visit_id, count(*)::int as n from changed group by 1, 2) x
     where v.unit_id = x.unit_id and v.id = x.visit_id;
  end if;
  return null;
end $f$;
create trigger matters_added after insert on visit_matters referencing new table as changed for each statement execute function count_visit_matters();
create trigger matters_removed after delete on visit_matters referencing old table as changed for each statement execute function count_visit_matters();
select gate_may('visits', 'select, update');

-- What a period asks for across all units: what is still open in it (petitions_closed has what ended), and the decisions given in it.
create index petitions_pending on petitions (received_on, unit_id) where closed_on is null;
create index proceedings_decided_all on proceedings (decided_on, unit_id) where decided_on is not null;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
