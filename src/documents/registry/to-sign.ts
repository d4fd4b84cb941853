// Drafts that name who is to sign them, as pieces of SQL: papers (w) with what they are about (petition p, visit v, proceeding g).

export const papersToSign = `papers w left join visits v on v.unit_id = w.unit_id and v.id = w.visit_id
  left join petitions p on p.unit_id = w.unit_id and p.id = w.petition_id left join proceedings g on g.unit_id = w.unit_id and g.id = w.proceeding_id`;

/** What takes no number is signed at the desk and waits for nobody; past the head others sign than the office's own rules say. */
export const awaitsSigner = `w.state in ('draft','submitted') and w.symbol <> '' and g.closed_on is null and p.status is distinct from 'void'
  and coalesce(v.status, '') not in ('void','handed_over') and not coalesce(p.past_head, v.past_head, false)`;
