// When a proceeding (SQL alias g) ended, as the statutory tables count it: by the day its numbered paper bears, which is what the citizen holds.
// What nobody has numbered, or what was revoked with none in its place, is not issued; and the day stands on the row, whatever its state
// became since: a file that went to a successor is handed over, and was terminated all the same. Pure.

/** The day of a decision or conclusion that was issued; null where there is none. */
export const decidedOn = (g: string) => `${g}.decision_issued_on`;

/** The day of the order, issued, that terminated it; null where there is none. */
export const terminatedOn = (g: string) => `${g}.termination_issued_on`;

/** The day it was terminated after a full withdrawal, here or where it went on after a re-organisation. */
export const withdrawnOn = (g: string) =>
  `coalesce(case when ${g}.termination_ground = 'full_withdrawal' then ${terminatedOn(g)} end, ${g}.later_withdrawn_on)`;
