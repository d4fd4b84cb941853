// Proceedings of a batch with their teams, steps, papers and files, taken in by the successor. One that has ended stays in the archive.
import type { UnitTx } from '../../../database/tx.ts';
import type { Batch } from './batch.ts';
import { inBook, onPetition, prefixed, signerKept, signerNameKept, stays, writtenAsThere } from './copying.ts';

/**
 * Copies the open proceedings of a batch with steps, members and figures. Whoever has no post in the successor on `on` ('YYYY-MM-DD') holds
 * nothing there: his turn is the leader's.
 */
export async function takeProceedings(tx: UnitTx, { toUnitId, fromUnitId, petitionIds, on }: Batch): Promise<void> {
  const all = [toUnitId, fromUnitId, petitionIds];
  const kept = `thread_id, procedure, sealed, state, state_before_suspension, resolver_id, next_act, accepted_on, is_complex, is_very_complex, is_remote, is_stayed, extension_count,
    verify_by, report_on, dialogue_on, decided_on, sent_on, noticed_on, published_on, effective_on, enforced_on, closed_on, result, measure, termination_ground, suspension_ground,
    due_on, due_rule, is_paused`;
  // Out of an old book it stays; nothing here is as the row left it.
  await tx.run(
    `insert into proceedings (unit_id, petition_id, matter_id, holder_id, next_role, taken_in, ${kept})
     select $1, q.id, q.matter_id, case when ${stays('x.holder_id')} then x.holder_id end,
            case when x.holder_id is not null and not ${stays('x.holder_id')} then 'leader' else x.next_role end, x.taken_in * 0, ${prefixed('x', kept)}
       from proceedings x join petitions o on o.unit_id = x.unit_id and o.id = x.petition_id and ${onPetition('x')} where x.closed_on is null order by q.id`,
    [...all, on],
  );
  const copy = (table: string, columns: string) =>
    tx.run(
      `insert into ${table} (unit_id, proceeding_id, petition_id, ${columns}) select $1, g.id, q.id, ${prefixed('x', columns)}
         from ${table} x join petitions o on o.unit_id = x.unit_id and o.id = x.petition_id and ${onPetition('x')}
         join proceedings g on g.unit_id = $1 and g.petition_id = q.id order by g.id`,
      all,
    );
  await copy(
    'proceeding_contents',
    'sealed, accepted_points, verification_result, respondent_view, dialogue_result, conclusion, legal_basis, complexity_criteria, complexity_reason',
  );
  await copy(
    'proceeding_outcomes',
    `phase, on_date, state_money, state_land, return_money, return_land, returned_orgs, returned_persons, discipline_orgs, discipline_persons, discipline_officials, police_cases,
     police_persons, police_officials, note, recorded_at, recorded_by`,
  );
  // A member without a post in the successor has left the team.
  await tx.run(
    `insert into proceeding_members (unit_id, proceeding_id, petition_id, account_id, member_role, conflict_declared_at, has_conflict, conflict_note, assigned_on, ended_on)
     select $1, g.id, q.id, x.account_id, x.member_role, x.conflict_declared_at, x.has_conflict, x.conflict_note, x.assigned_on,
            coalesce(x.ended_on, case when not ${stays('x.account_id')} then greatest(x.assigned_on, $4::date) end)
       from proceeding_members x join petitions o on o.unit_id = x.unit_id and o.id = x.petition_id and ${onPetition('x')}
       join proceedings g on g.unit_id = $1 and g.petition_id = q.id order by x.id`,
    [...all, on],
  );
}

/**
 * Papers as they are: an issued one stays so, with number, the book it stands in, heading and signer, and so does one signed on paper whose
 * number a step names; what is not issued yet is restated after it (papers.ts).
 */
export async function takePapers(tx: UnitTx, { toUnitId, fromUnitId, petitionIds, on }: Batch): Promise<void> {
  await tx.run(
    `insert into papers (unit_id, origin_unit_id, origin_paper_id, numbered_by, petition_id, proceeding_id, sealed, kind, symbol, letter_code, year, number, issued_on, promised_number, promised_on, state, fields, signer_id, signer_name,
       signer_title, recipients, created_at, created_by, written_as, approved_at, approved_by, sent_on, sent_by, sent_means, sent_to, received_on, received_by, earlier_receivers,
       issued_key_id, issued_wrapped_key, issued_ciphertext)
     select $1, x.unit_id, x.id, case when ${inBook} then coalesce(x.numbered_by, x.unit_id) end, q.id, g.id, x.sealed, x.kind, x.symbol, x.letter_code, x.year, x.number, x.issued_on, x.promised_number, x.promised_on, x.state,
       x.fields, case when ${signerKept} then x.signer_id end, case when ${signerNameKept} then x.signer_name else '' end, x.signer_title, x.recipients, x.created_at, x.created_by, ${writtenAsThere}, x.approved_at, x.approved_by, x.sent_on, x.sent_by, x.sent_means, x.sent_to, x.received_on, x.received_by, x.earlier_receivers,
       x.issued_key_id, x.issued_wrapped_key, x.issued_ciphertext
       from papers x join petitions o on o.unit_id = x.unit_id and o.id = x.petition_id and ${onPetition('x')}
       left join proceedings g on g.unit_id = $1 and g.petition_id = q.id and x.proceeding_id is not null
      where x.state <> 'revoked' order by x.id`,
    [toUnitId, fromUnitId, petitionIds, on],
  );
  const all = [toUnitId, fromUnitId, petitionIds];
  // What would undo a step names rows of the predecessor: what was recorded there stays recorded.
  await tx.run(
    `insert into proceeding_steps (unit_id, proceeding_id, petition_id, sealed, kind, on_date, until_date, details, paper_id, recorded_at, recorded_by, taken_back_at,
       taken_back_by, taken_back_reason)
     select $1, g.id, q.id, x.sealed, x.kind, x.on_date, x.until_date, x.details, w.id, x.recorded_at, x.recorded_by, x.taken_back_at, x.taken_back_by, x.taken_back_reason
       from proceeding_steps x join petitions o on o.unit_id = x.unit_id and o.id = x.petition_id and ${onPetition('x')}
       join proceedings g on g.unit_id = $1 and g.petition_id = q.id
       left join papers w on w.unit_id = $1 and w.origin_unit_id = $2 and w.origin_paper_id = x.paper_id order by x.id`,
    all,
  );
}

/** Rows of the successor's own for the files; the encrypted blobs are the same. */
export async function takeFiles(tx: UnitTx, { toUnitId, fromUnitId, petitionIds }: Batch): Promise<void> {
  const all = [toUnitId, fromUnitId, petitionIds];
  await tx.run(
    `insert into attachments (unit_id, origin_file_id, petition_id, proceeding_id, paper_id, sealed, restricted, blob_id, key_id, wrapped_key, sha256, size_bytes, name, media_type, scan_state, scanned_at,
       scan_note, is_original_paper, pages, condition, returned_on, returned_to, uploaded_at, uploaded_by)
     select $1, x.id, case when x.petition_id is not null then q.id end, case when x.proceeding_id is not null then g.id end, w.id, x.sealed, x.restricted, x.blob_id, x.key_id, x.wrapped_key,
       x.sha256, x.size_bytes, x.name, x.media_type, x.scan_state, x.scanned_at, x.scan_note, x.is_original_paper, x.pages, x.condition, x.returned_on, x.returned_to, x.uploaded_at,
       x.uploaded_by
       from attachments x
       left join papers v on v.unit_id = x.unit_id and v.id = x.paper_id
       left join proceedings h on h.unit_id = x.unit_id and h.id = x.proceeding_id
       join petitions q on q.unit_id = $1 and q.origin_unit_id = $2 and q.origin_petition_id = coalesce(x.petition_id, v.petition_id, h.petition_id)
       left join proceedings g on g.unit_id = $1 and g.petition_id = q.id
       left join papers w on w.unit_id = $1 and w.origin_unit_id = $2 and w.origin_paper_id = x.paper_id
      where x.unit_id = $2 and coalesce(x.petition_id, v.petition_id, h.petition_id) = any ($3::bigint[]) and x.removed_at is null and x.draft_id is null
        and (x.petition_id is not null or g.id is not null and x.proceeding_id is not null or w.id is not null) order by x.id`,
    all,
  );
  await tx.run(
    `update attachments mine set redacted_of = original.id
       from attachments x join attachments original on original.unit_id = $1 and original.origin_file_id = x.redacted_of
      where mine.unit_id = $1 and mine.origin_file_id = x.id and mine.redacted_of is null and x.unit_id = $2 and x.redacted_of is not null`,
    [toUnitId, fromUnitId],
  );
  await tx.run(
    `update papers w set signed_file_id = mine.id from papers x join attachments mine on mine.unit_id = $1 and mine.origin_file_id = x.signed_file_id
      where w.unit_id = $1 and w.origin_unit_id = $2 and w.origin_paper_id = x.id and x.unit_id = $2 and x.petition_id = any ($3::bigint[])`,
    all,
  );
}
