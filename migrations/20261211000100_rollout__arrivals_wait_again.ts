import type { Knex } from 'knex';

/**
 * What a switch took in for an office that ended, unanswered letters of others, waits there again once the act is taken back: the
 * acceptance by the software and what it had registered go. Only while the act is being taken back, and only what nobody has touched.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
select gate_may('transfer_answers', 'select, delete'), gate_may('handover_choices', 'select, delete'), gate_may('attachments', 'select, update, delete'), gate_may('notices', 'select, delete'),
  gate_may('messages', 'select, update'), gate_may('petitions', 'select, update, delete');

-- Of these petitions of the calling (closing) unit, given back already by whoever took over, those registered by the switch. Gives the transfers that wait again, and whether the number of each stays, struck out.
create function wait_again(act int, given bigint[], at timestamptz) returns table (from_unit int, transfer bigint, petition bigint, is_sealed boolean, is_struck boolean) language plpgsql security definer set search_path = public as $f$
#variable_conflict use_column
declare
  own int := nullif(current_setting('app.unit', true), '')::int;
  started timestamptz; words text; account int;
  ids bigint[]; transfers bigint[]; gone bigint[]; matter_ids bigint[];
begin
  select r.started_at, 'Hoàn tác ' || r.number || ', đơn chuyển đến chờ nhận như trước', r.undone_by into started, words, account from reorganisations r
   where r.id = act and r.state = 'undoing' and exists (select 1 from reorganisation_routes x where x.reorganisation_id = r.id and x.from_unit_id = own and x.kind <> 'function');
  if started is null then raise exception 'the act is not being taken back'; end if;
  -- The counters first, as a registration takes them.
  perform 1 from counters c where c.unit_id = own and c.name = 'petition' order by c.year for update;
  select array_agg(a.petition_id order by a.petition_id), array_agg(a.transfer_id) into ids, transfers
    from transfer_answers a join transfers t on t.unit_id = a.from_unit_id and t.id = a.transfer_id join petitions p on p.unit_id = own and p.id = a.petition_id
   where a.unit_id = own and a.petition_id = any (given) and a.kind = 'accepted' and a.answered_by is null and a.answered_at >= started and t.reply_on is null
     and p.status <> 'handed_over' and not exists (select 1 from petitions q where q.origin_unit_id = own and q.origin_petition_id = p.id)
     and not exists (select 1 from events e where e.unit_id = own and e.petition_id = p.id and e.account_id is not null and not is_reading(e.kind))
     and not exists (select 1 from due_seals d where d.unit_id = own and d.petition_id = p.id)
     and not exists (select 1 from papers w where w.unit_id = own and w.petition_id = p.id)
     and not exists (select 1 from proposals x where x.unit_id = own and x.petition_id = p.id)
     and not exists (select 1 from proceedings g where g.unit_id = own and g.petition_id = p.id)
     and not exists (select 1 from transfers o where o.unit_id = own and o.petition_id = p.id)
     and not exists (select 1 from petition_links l where l.unit_id = own and p.id in (l.petition_id, l.other_petition_id))
     and not exists (select 1 from petition_points n where n.unit_id = own and n.petition_id = p.id)
     and not exists (select 1 from petitions c where c.unit_id = own and c.parent_petition_id = p.id);
  if ids is null then return; end if;
  -- A number goes only while none above it is somebody else's; any other stays struck out, for the book has no gaps.
  select coalesce(array_agg(p.id), '{}'), coalesce(array_agg(p.matter_id), '{}') into gone, matter_ids from petitions p
   where p.unit_id = own and p.id = any (ids)
     and p.number > coalesce((select max(o.number) from petitions o where o.unit_id = own and o.year = p.year and not o.id = any (ids)), 0);
  update public_slips s set unit_id = t.unit_id, petition_id = t.petition_id from transfer_answers a join transfers t on t.unit_id = a.from_unit_id and t.id = a.transfer_id
   where a.unit_id = own and a.petition_id = any (ids) and s.unit_id = own and s.petition_id = a.petition_id;
  delete from notices n using transfers t where t.id = any (transfers) and n.unit_id = t.unit_id and n.dedupe_key = 'transfer-accepted:' || t.id;
  delete from notices n where n.unit_id = own and n.petition_id = any (ids);
  return query delete from transfer_answers a where a.unit_id = own and a.petition_id = any (ids) and a.kind = 'accepted'
    returning a.from_unit_id, a.transfer_id, a.petition_id, (select p.sealed from petitions p where p.unit_id = own and p.id = a.petition_id), not a.petition_id = any (gone);
  delete from search.petition_bands b where b.unit_id = own and b.petition_id = any (ids);
  delete from search.petition_words w where w.unit_id = own and w.petition_id = any (ids);
  delete from clock_events e using clocks c where e.unit_id = own and c.unit_id = own and e.clock_id = c.id and c.petition_id = any (ids);
  update petitions p set main_clock_id = null where p.unit_id = own and p.id = any (ids);
  delete from clocks c where c.unit_id = own and c.petition_id = any (ids);
  delete from attachments f where f.unit_id = own and f.petition_id = any (ids) and f.redacted_of is not null;
  delete from attachments f where f.unit_id = own and f.petition_id = any (ids);
  delete from blind_indexes b where b.unit_id = own and b.petition_id = any (ids);
  delete from sealed_identities i where i.unit_id = own and i.petition_id = any (ids);
  delete from lifted_names l where l.unit_id = own and l.petition_id = any (gone);
  delete from named_accounts n where n.unit_id = own and n.petition_id = any (gone);
  delete from handover_choices h where h.unit_id = own and h.petition_id = any (ids);
  delete from parties a where a.unit_id = own and a.petition_id = any (ids);
  delete from petition_contents c where c.unit_id = own and c.petition_id = any (ids);
  -- What was mailed stays written down; what has not left does not leave.
  update messages m set petition_id = null, state = case when m.state = 'queued' then 'sunk' else m.state end where m.unit_id = own and m.petition_id = any (ids);
  update petitions p set status = 'void', public_code = null, voided_at = wait_again.at, voided_by = account, void_reason = words, closed_on = p.received_on,
         assigned_to = null, holder_id = null, next_role = null, next_act = null, due_on = null, due_rule = null, version = p.version + 1
   where p.unit_id = own and p.id = any (ids) and not p.id = any (gone);
  delete from petitions p where p.unit_id = own and p.id = any (gone);
  delete from matters m where m.unit_id = own and m.id = any (matter_ids) and not exists (select 1 from petitions p where p.unit_id = own and p.matter_id = m.id);
  update counters c set value = coalesce((select max(p.number) from petitions p where p.unit_id = own and p.year = c.year), 0) where c.unit_id = own and c.name = 'petition';
end $f$;
select gate_function('wait_again(int, bigint[], timestamptz)');
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
