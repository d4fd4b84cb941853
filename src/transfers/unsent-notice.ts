// The notice of where a petition was sent, while it has not left.
import type { Tx } from '../database/tx.ts';
import { pastHeadBy } from '../documents/registry/past-head.ts';
import type { PaperFacts } from '../documents/registry/workflow.ts';
import { isSentOnSql } from '../petitions/petition.ts';

/**
 * Whoever complained or denounced is to hear where it was sent, within the days of the transfer itself (khoản 2 Điều 24 LTC): the notice
 * (paper w of petition p) that has not left yet, asked in one way by the queue, the reminders and the page of the petition. What the
 * receiver wrote back is told by another letter of the same kind. SQL.
 */
export const isUnsentNotice = `(w.kind = 'NOTICE_TO_SENDER' and w.state in ('draft','submitted','approved','numbered','signed')
  and w.proceeding_id is null and ${isSentOnSql('p')} and (p.status = 'transferred' or w.fields -> 'outcome' ->> 'result' in ('transferred','urged')))`;

/** The newest such notice of a petition, with what decides who may act on it; undefined where none stands, or none may be read. */
export function findUnsentNotice(tx: Tx, petition: { unitId: number; id: number }): Promise<PaperFacts | undefined> {
  return tx.maybe<PaperFacts>(
    `select w.id, w.unit_id, w.kind, w.state, w.number, w.created_by, w.written_as, w.signed_file_id, ${pastHeadBy}
       from papers w join petitions p on p.unit_id = w.unit_id and p.id = w.petition_id
      where w.unit_id = $1 and w.petition_id = $2 and ${isUnsentNotice} order by w.id desc limit 1`,
    [petition.unitId, petition.id],
  );
}
