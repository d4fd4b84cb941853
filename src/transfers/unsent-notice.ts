/**
 * Whoever complained or denounced is to hear where it was sent, within the days of the transfer itself (khoản 2 Điều 24 LTC): the notice
 * (paper w of petition p) that has not left yet, asked in one way by the queue and the reminders. SQL.
 */
export const isUnsentNotice = `(w.kind = 'NOTICE_TO_SENDER' and w.state in ('draft','submitted','approved','numbered','signed')
  and w.proceeding_id is null and p.status = 'transferred')`;
