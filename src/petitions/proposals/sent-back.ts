// Whether a proposal came back to be mended. Pure.

interface Proposal {
  state: string;
  details: Readonly<Record<string, unknown>>;
}

/** It was made of the petition before that was found to be a denunciation: nothing of it is proposed again (fall-under-seal.ts). */
export const fellUnderSeal = ({ details }: Proposal): boolean => details.underSeal !== undefined;

/** The superior sent it back: its words stand ready to be mended. */
export const isSentBack = <P extends Proposal>(proposal: P | undefined): proposal is P =>
  proposal?.state === 'sent_back' && !fellUnderSeal(proposal);
