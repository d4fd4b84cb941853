// What an officer has read of an old petition goes in the open; whom it names as it was read, it is hidden from in the same step.
import { recordEvent } from '../../audit/events.ts';
import { ofPetition, withoutSendersOf } from '../../sealing/sealed-words.ts';
import type { Act } from '../../web/act.ts';
import { goPastHead } from '../actions.ts';
import { blankPerson } from '../blank.ts';
import { insertParties } from '../insert.ts';
import { nameInAll } from '../named/actions.ts';
import { takeFromNamed } from '../named/denouncing.ts';
import type { HiddenFrom, Meant } from '../named/meant.ts';
import { lockPetition, savePetition } from '../records.ts';
import { respondentField } from './place.ts';
import { putReadRespondent, putReadWords } from './records.ts';

/** Whom words that go out are against (named/anew.ts). */
export type WhoIsMeant = (read: Readonly<Record<string, string>>) => Promise<Meant | null>;

/**
 * Puts the words of a petition in the open as they were read. What still names a sender is replaced as in all words of a sealed record, and
 * whom the words name is looked for as in a correction. Gives false when they do not wait any more: a colleague was faster.
 * @param typed the words by the field's name; `respondent` whom it is against, where that waits
 * @param whoIsMeant whom they are against, of the words as they go out; null while they name nobody the book did not
 * @throws FormInvalid, NotAllowedNow as whoIsMeant does
 */
export async function releasePetitionWords(
  act: Act,
  id: number,
  typed: Readonly<Record<string, string>>,
  whoIsMeant: WhoIsMeant,
): Promise<boolean> {
  const { tx, actor, moment, requestId } = act;
  const petition = await lockPetition(tx, actor.unitId, id);
  if (!petition.isUnread) return false;
  const read = await withoutSendersOf(act, ofPetition(petition), typed);
  const meant = await whoIsMeant(read);
  const { [respondentField]: against = '', paperNumber, ...words } = read;
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
  // Last: past the head it is there for the registering officer alone.
  if (meant) await hideUnread(act, id, meant);
  return true;
}

/** Names officers found in the words behind the seal of a petition of the own unit, and sends it past the head it is against. */
export async function hideUnread(act: Act, id: number, { named, pastHead }: HiddenFrom): Promise<void> {
  const found = await lockPetition(act.tx, act.actor.unitId, id);
  await nameInAll(act, [{ petitionId: id, sealed: true, named, type: 'TC' }]);
  const petition = await takeFromNamed(
    act,
    found,
    named.map((one) => one.accountId),
  );
  if (pastHead) await goPastHead(act, petition);
}
