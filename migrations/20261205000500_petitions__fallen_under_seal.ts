import type { Knex } from 'knex';

/** Sealed as a denunciation after it had been classified as something else, and neither accepted nor classified since. */
const late = `select p.unit_id, p.id, p.closed_on is null and p.status in ('assigned','awaiting_supplement','proposed','approved') as is_open, p.status
    from petitions p where p.sealed and p.petition_type = 'TC' and p.status <> 'accepted' and p.classified_at is not null
     and exists (select 1 from events e where e.unit_id = p.unit_id and e.petition_id = p.id and e.kind = 'petition.sealed' and e.at > p.classified_at)`;

/**
 * Such a petition is classified as a denunciation before anything is proposed, approved or accepted of it: while it is handled it goes
 * back to whoever handles it; one that had ended is classified first where it opens again.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
update proposals r set state = 'sent_back', details = r.details || jsonb_build_object('underSeal', jsonb_build_object('was', r.state))
  from (${late}) s where s.is_open and s.status in ('proposed','approved') and r.unit_id = s.unit_id and r.petition_id = s.id
   and r.state in ('submitted','endorsed','approved');
`);
  await knex.raw(`
update petitions p set classified_at = null, classified_by = null,
       status = case when s.is_open then 'assigned' else p.status end, outcome = case when not s.is_open then p.outcome end,
       is_paused = p.is_paused and not s.is_open, knpa_kind = case when not s.is_open then p.knpa_kind end,
       eligibility = case when not s.is_open then p.eligibility end, ineligible_reason = case when not s.is_open then p.ineligible_reason end,
       jurisdiction = case when not s.is_open then p.jurisdiction when p.past_head then 'not_own' end,
       competent_branch = case when not s.is_open then p.competent_branch end, instance = case when not s.is_open then p.instance end,
       object_kind = case when not s.is_open then p.object_kind end,
       holder_id = case when s.is_open then p.assigned_to else p.holder_id end,
       next_role = case when not s.is_open or p.assigned_to is null then coalesce(p.next_role, case when s.is_open then 'leader' end) end,
       next_act = case when not s.is_open then p.next_act when p.past_head then 'transfer' when p.assigned_to is null then 'assign' else 'classify' end
  from (${late}) s where p.unit_id = s.unit_id and p.id = s.id;
`);
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
