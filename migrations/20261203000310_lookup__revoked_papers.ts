import type { Knex } from 'knex';

/**
 * What rests on a paper is public only while the paper stands: a draft that waits for its number is nothing the citizen has been told, nor
 * is one that was revoked, before it was numbered or after. Of several of a kind the latest counts. Proceedings without such a paper
 * here (brought in from outside) stand as they are.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
-- One projection for the citizen: facts, dates and unit names, no word of the content and no name of a person.
-- Null for a wrong code, a wrong PIN, a withdrawn slip and anything sealed: the caller cannot tell them apart.
create or replace function lookup_slip(code text, digest bytea) returns jsonb language sql stable security definer set search_path = public as $f$
  with slip as (
    select s.* from public_slips s
     where s.public_code = code and s.pin_hash = digest and s.withdrawn_at is null
       and not exists (select 1 from petitions p where p.public_code = s.public_code and (p.sealed or p.petition_type = 'TC'))),
  held as (
    select p.unit_id, p.id, p.received_on, p.registered_at, row_number() over (order by p.registered_at, p.id) as place
      from slip s join petitions p on p.public_code = s.public_code)
  select jsonb_build_object(
    'unitName', u.name, 'unitAddress', coalesce(f.address, ''), 'unitPhone', coalesce(f.phone, ''),
    'petitionType', p.petition_type, 'instance', p.instance, 'status', p.status, 'receivedOn', p.received_on,
    'dueOn', p.due_on, 'isPaused', p.is_paused, 'closedOn', p.closed_on,
    'firstReceivedOn', (select h.received_on from held h where h.place = 1),
    'firstUnitName', (select fu.name from held h join units fu on fu.id = h.unit_id where h.place = 1),
    'proceeding', (select jsonb_build_object('state', case
          when not n.drafted then g.stage
          when g.stage = 'terminated' then 'accepted'
          when g.stage = 'suspended' then coalesce(g.state_before_suspension, 'accepted')
          when d.resumption then 'suspended'
          when g.stage = 'dialogue_scheduled' then 'verified'
          else 'dialogue_done' end,
        'acceptedOn', g.accepted_on,
        -- The day a drafted result is to be sent by is the office's own.
        'dueOn', case when n.drafted and g.stage <> 'dialogue_scheduled' then null else g.due_on end,
        'isPaused', case when n.drafted then d.resumption else g.is_paused end,
        'decidedOn', case when d.result then null else g.decided_on end, 'toldOn', case when g.termination_ground is null then case when d.result then null else g.sent_on end else (
          select max(s.on_date) from proceeding_steps s where s.unit_id = g.unit_id and s.proceeding_id = g.id and s.kind = 'order-notice'
            and s.id > (select max(t.id) from proceeding_steps t where t.unit_id = g.unit_id and t.proceeding_id = g.id and t.kind = 'termination')) end, 'closedOn', g.closed_on)
       from (select y.*, case when y.termination_ground is null then y.state else 'terminated' end as stage from proceedings y) g
       cross join lateral (
         select coalesce(bool_or(o.what = 'terminate'), false) as termination, coalesce(bool_or(o.what = 'suspend'), false) as suspension,
             coalesce(bool_or(o.what = 'resume'), false) as resumption, coalesce(bool_or(o.what = 'invite'), false) as invitation,
             coalesce(bool_or(o.what = 'result'), false) as result
           from (select distinct on (m.what) m.what, m.number, m.state from (
               select case when w.kind = 'KN14A_2026' then w.fields ->> 'act' when w.kind = 'KN14B_2026' then 'resume'
                   when w.kind = 'KN_INVITE_DIALOGUE' then 'invite' else 'result' end as what, w.id, w.number, w.state
                 from papers w where w.unit_id = g.unit_id and w.proceeding_id = g.id
                   and w.kind in ('KN14A_2026','KN14B_2026','KN_INVITE_DIALOGUE','KN15_2020','KN16_2020','KNPA_REPLY')
                   and not exists (select 1 from proceeding_steps s where s.unit_id = w.unit_id and s.proceeding_id = w.proceeding_id
                     and s.taken_back_at is not null and s.undo -> 'papers' @> to_jsonb(w.id))) m
             order by m.what, m.id desc) o
          where o.state = 'revoked' or o.number is null and o.state in ('draft','submitted','approved')) d
       cross join lateral (select case g.stage when 'terminated' then d.termination when 'suspended' then d.suspension
             when 'decided' then d.result when 'answered' then d.result
             when 'effective' then d.result when 'enforcing' then d.result when 'enforced' then d.result when 'dialogue_scheduled' then d.invitation or d.resumption else d.resumption end as drafted) n
      where g.unit_id = p.unit_id and g.petition_id = p.id),
    'hops', (select coalesce(jsonb_agg(jsonb_build_object('sentOn', t.sent_on, 'to', coalesce(tu.name, t.to_outside), 'answer', a.kind,
          'answeredOn', a.answered_on, 'repliedOn', t.reply_on) order by t.sent_at, t.id), '[]')
       from held h join transfers t on t.unit_id = h.unit_id and t.petition_id = h.id
       left join units tu on tu.id = t.to_unit_id
       left join transfer_answers a on a.from_unit_id = t.unit_id and a.transfer_id = t.id and a.kind in ('accepted','returned')))
    from slip s join petitions p on p.unit_id = s.unit_id and p.id = s.petition_id
    join units u on u.id = p.unit_id left join unit_profiles f on f.unit_id = p.unit_id
$f$;

select gate_function('lookup_slip(text, bytea)');
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
