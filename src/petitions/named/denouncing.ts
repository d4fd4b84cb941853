// Those a petition is found to denounce, written into it: they stand on the other side, and for them it is not there.
import { fold } from '../../search/fold.ts';
import type { Act } from '../../web/act.ts';
import { assignerRole } from '../assigner.ts';
import { blankPerson } from '../blank.ts';
import { insertParties, respondentWords } from '../insert.ts';
import { isOpposing } from '../petition.ts';
import type { PartyRow } from '../queries.ts';
import { addRespondentWords, type LockedPetition, saveOpponentRole, savePetition } from '../records.ts';
import { nameIn } from './actions.ts';
import type { Opponent, Whom } from './whom.ts';

type Words = Pick<Opponent, 'name' | 'position' | 'organization'>;
const keyOf = ({ name, position, organization }: Words) => fold(`${name}|${position}|${organization}`);
/** Do the same words stand for both, whatever their case and marks? */
export const isSamePerson = (one: Words, other: Words): boolean => keyOf(one) === keyOf(other);

/** Writes whom the answer says into a petition of the actor's unit. @param parties its people so far */
export async function writeDenounced(
  act: Act,
  petition: LockedPetition,
  whom: Whom,
  parties: readonly PartyRow[],
): Promise<void> {
  const against = parties.filter(isOpposing);
  // Who was complained of only is denounced from now on.
  const spokenOf = whom.isWritten ? against : against.filter((one) => whom.people.some((typed) => isSamePerson(typed, one)));
  if (spokenOf.length > 0) await saveOpponentRole(act.tx, petition, 'denounced', spokenOf);
  const known = new Set(against.map(keyOf));
  const people = whom.people.filter((one) => !known.has(keyOf(one)));
  const last = Math.max(0, ...against.map((one) => one.ordinal));
  await insertParties(
    act.tx,
    { unitId: petition.unitId, petitionId: petition.id },
    people.map((one, index) => ({
      ...blankPerson,
      ...one,
      ordinal: last + index + 1,
      role: 'denounced',
      sealed: false,
      isRepresentative: false,
      hasSigned: false,
    })),
  );
  const words = respondentWords({ respondents: people.map((one) => ({ ...one, accountId: null })) });
  if (words) await addRespondentWords(act.tx, petition, words);
  await nameIn(act, { petitionId: petition.id, sealed: true }, whom.meant.named, 'TC');
}

/** Work on a petition that is there no more for whoever had it goes back to whoever assigns. @param named accounts it is hidden from */
export async function takeFromNamed(act: Act, petition: LockedPetition, named: readonly number[]): Promise<LockedPetition> {
  const isNamed = (accountId: number | null) => accountId !== null && named.includes(accountId);
  if (petition.closedOn || !(isNamed(petition.assignedTo) || isNamed(petition.holderId))) return petition;
  return savePetition(act.tx, petition, {
    assignedTo: isNamed(petition.assignedTo) ? null : petition.assignedTo,
    ...(isNamed(petition.holderId) ? { holderId: null, nextRole: await assignerRole(act), nextAct: 'assign' } : {}),
  });
}
