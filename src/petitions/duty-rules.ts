// Which rules of the law start the duties that outlive a petition's processing. Pure.

/** The duty to tell whoever forwarded a denunciation (forward-duty.ts); the petition's end does not end it. */
export const forwardRule = 'TC_PRESS_REPLY';
/** The period in which a denunciation of another's competence is sent on and whoever denounced is told (transfer-duty.ts). */
export const transferRule = 'TC_TRANSFER';
