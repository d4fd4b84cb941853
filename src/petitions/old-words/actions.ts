// What an officer has read of an old petition goes in the open; an officer named in it is hidden from it first.
import { recordEvent } from '../../audit/events.ts';
import { ofPetition, withoutSendersOf } from '../../sealing/sealed-words.ts';
import type { Act } from '../../web/act.ts';
import { goPastHead } from '../actions.ts';
import { blankPerson } from '../blank.ts';
import { insertParties } from '../insert.ts';
import { nameInAll } from '../named/actions.ts';
import { takeFromNamed } from '../named/denouncing.ts';
import type { NamedAccount } from '../named/naming.ts';
import { lockPetition, savePetition } from '../records.ts';
import { putReadRespondent, putReadWords } from './records.ts';

/** The field of whom it is against. */
export const respondentField = 'respondent';

/**
 * Puts the words of a petition in the open as they were read. What still names a sender is replaced as in all words of a sealed record.
 * Gives false when they do not wait any more: a colleague was faster.
 * @param typed the words by the field's name; `respondent` whom it is against, where that waits
 */
export async function releasePetitionWords(act: Act, id: number, typed: Readonly<Record<string, string>>): Promise<boolean> {
  const { tx, actor, moment, requestId } = act;
  const petition = await lockPetition(tx, actor.unitId, id);
  if (!petition.isUnread) return false;
  const { [respondentField]: against = '', paperNumber, ...words } = await withoutSendersOf(act, ofPetition(petition), typed);
  await putReadWords(tx, petition, words);
  if (against !== '' && (await putReadRespondent(tx, petition, against)) === 0)
    await insertParties(tx, { unitId: petition.unitId, petitionId: id }, [
      {
        ...blankPerson,
        kind: 'individual',
        position: '',
        name: against,
        ordinal: 1,
        role: 'denounced',
        sealed: false,
        isRepresentative: false,
        hasSigned: false,
      },
    ]);
  await savePetition(tx, petition, paperNumber && petition.paperNumber === '' ? { paperNumber } : {});
  await recordEvent(tx, actor, {
    kind: 'petition.words_released',
    at: moment.at,
    petitionId: id,
    sealed: true,
    requestId,
  });
  return true;
}

/** Names officers found in the words behind the seal of a petition of the own unit, and sends it past the head it is against. */
export async function hideUnread(
  act: Act,
  id: number,
  { named, pastHead }: { named: readonly NamedAccount[]; pastHead: boolean },
): Promise<void> {
  const found = await lockPetition(act.tx, act.actor.unitId, id);
  await nameInAll(act, [{ petitionId: id, sealed: true, named, type: 'TC' }]);
  const petition = await takeFromNamed(
    act,
    found,
    named.map((one) => one.accountId),
  );
  if (pastHead) await goPastHead(act, petition);
}
