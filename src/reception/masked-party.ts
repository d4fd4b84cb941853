// The row of the open table that stands for who denounces at a reception. Pure.
import { blankPerson } from '../petitions/blank.ts';
import { sealedPartyName } from '../petitions/petition.ts';
import type { VisitParty } from './records.ts';

/** What the open table says of a denouncer: that there is one, and which. */
export function maskedParty(ordinal: number, isRepresentative: boolean): VisitParty {
  return {
    ordinal,
    role: 'denouncer',
    kind: 'individual',
    sealed: true,
    name: sealedPartyName(ordinal),
    ...blankPerson,
    isRepresentative,
  };
}
