// When a proceeding (SQL alias g) ended, as the statutory tables count it. What nobody has numbered, or what was revoked with none in its place, is not issued; and the day stands on the
// row, whatever its state became since: a file that went to a successor is handed over, and was terminated all the same. Pure.

/** The day of a decision or conclusion that was issued; null where there is none. */
export const decidedOn = (g: string) => `case when not ${g}.decision_unnumbered then ${g}.decided_on end`;

/** The day it was terminated by an order that was issued; null where it was not. */
export const terminatedOn = (g: string) => `case when not ${g}.termination_unnumbered then ${g}.terminated_on end`;

/** The day it was terminated after a full withdrawal, here or where it went on after a re-organisation. */
export const withdrawnOn = (g: string) =>
  `coalesce(case when ${g}.termination_ground = 'full_withdrawal' then ${terminatedOn(g)} end, ${g}.later_withdrawn_on)`;
