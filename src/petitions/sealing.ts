// A petition that turns out to be a denunciation is sealed in the same transaction: names into the sealed table, search
// words, drafts, mails and slips removed, files restricted and renamed (decisions 10), here and in every office it went through.
import { takeCorrected } from '../audit/correcting.ts';
import { recordEvent } from '../audit/events.ts';
import { restrictFiles } from '../documents/actions.ts';
import { dropDraftsOf } from '../documents/drafts.ts';
import { NotAllowedNow } from '../errors.ts';
import { withdrawMessages } from '../notifications/actions.ts';
import { sealVisit, visitorsOf } from '../reception/sealing.ts';
import { earlierSenders, withEarlier, withoutNamesakes } from '../sealing/earlier.ts';
import { maskWords } from '../sealing/masking.ts';
import { opponentWords, petitionWords } from '../sealing/record-words.ts';
import { removeFromIndex } from '../search/index.ts';
import type { Act } from '../web/act.ts';
import { goPastHead, hideFromNamed, replayMainClock } from './actions.ts';
import { behindSeal, besideWords, personOfRow, sealPeople } from './behind-seal.ts';
import { classifierOf, fallUnderSeal, tellAccepted, tellFallen, unclassified } from './fall-under-seal.ts';
import { syncForwardDuty } from './forward-duty.ts';
import { insertParties } from './insert.ts';
import { isSamePerson, takeFromNamed, writeDenounced } from './named/denouncing.ts';
import type { Whom } from './named/whom.ts';
import { partFromOpen } from './parting.ts';
import { isBeside, isOpposing, isSender, sealedSenderLabel } from './petition.ts';
import { listParties, type PartyRow } from './queries.ts';
import {
  hasSealMark,
  type LockedPetition,
  maskPetition,
  proceedingsOf,
  removeAllButOpponents,
  saveOpponentRole,
  savePetition,
  withdrawSlip,
} from './records.ts';
import { maskedPerson } from './registration.ts';
import { sealChain, standAlone } from './seal-chain.ts';

/**
 * Seals a petition of this unit; one already sealed only learns whom it is against. Gives the row, sealed and still locked.
 * @param whom the answer of the officer who says that it is a denunciation; without, its own words say whom it is against
 * @throws NotAllowedNow when the officer himself is named in it, or the software is about to seal it
 */
export async function sealPetition(act: Act, found: LockedPetition, whom?: Whom): Promise<LockedPetition> {
  const { tx, actor, moment } = act;
  if (found.sealed) {
    if (!whom) return found;
    await writeDenounced(act, found, whom, await listParties(tx, found));
    return withoutNamed(act, found, whom.meant);
  }
  // Marked by another office, its words are shut to this officer too: he would seal a petition without people.
  if (actor.role !== 'system' && (await hasSealMark(tx, found)))
    throw new NotAllowedNow('Phần mềm đang niêm phong đơn này theo kết quả của đơn vị khác. Mở lại đơn sau ít phút.');
  const petition = await partFromOpen(act, found);
  // A complaint is read by the head whose decision it contests; the denunciation it turns out to be is not.
  const parties = await listParties(tx, petition);
  // Settled by the answer: who is denounced, or complained of beside the denunciation (docs/decisions/0006).
  const isAnswered = whom?.isWritten || whom?.besideComplaint;
  const unasked = isAnswered ? parties.filter((party) => !isOpposing(party)) : parties;
  const named = await hideFromNamed(act, petition, actor.unitId, true, unasked, whom === undefined);
  if (named.accountIds.includes(actor.accountId))
    throw new NotAllowedNow('Ông, bà được nêu tên trong đơn này nên không tự chuyển sang bảo mật. Cán bộ khác làm việc này.');
  if (whom) await writeDenounced(act, petition, whom, parties);
  const senders = parties.filter(isSender);
  // Who only stood beside the complainant may tell who he is: his kin, his neighbour. They go behind the seal with him.
  const people = senders.map(personOfRow);
  const opponents = parties.filter(isOpposing).map((one) => one.name);
  const { unitId, visitId } = petition;
  const earlier = await earlierSenders(tx, { unitId, petitionId: petition.id, visitId }, opponents);
  const betrayed = [...people, ...(visitId === null ? [] : await visitorsOf(act, visitId)), ...earlier];
  const originals = [
    await maskWords(tx, petitionWords, petition, betrayed, opponents),
    await maskWords(tx, opponentWords, petition, withoutNamesakes(betrayed, opponents)),
    await takeCorrected(tx, { unitId, petitionId: petition.id }),
  ];
  const kept = behindSeal(people, [besideWords(parties.filter(isBeside)), ...originals]);
  await sealPeople(act, petition.id, withEarlier(kept, earlier));
  await removeAllButOpponents(tx, petition);
  await insertParties(
    tx,
    { unitId: petition.unitId, petitionId: petition.id },
    senders.map((sender, index) => ({
      ...maskedPerson(index + 1),
      ordinal: index + 1,
      role: 'denouncer',
      sealed: true,
      position: '',
      isRepresentative: sender.isRepresentative,
      hasSigned: sender.hasSigned,
    })),
  );
  await maskPetition(tx, petition, sealedSenderLabel);
  await withdrawSlip(tx, petition, moment.at);
  await removeFromIndex(tx, petition.id);
  await restrictFiles(act, petition.id, betrayed);
  if (visitId !== null) await sealVisit(act, visitId, betrayed, earlier);
  await dropDraftsOf(tx, 'petition', petition);
  for (const { id } of await proceedingsOf(tx, petition)) await dropDraftsOf(tx, 'proceeding', { unitId: petition.unitId, id });
  await withdrawMessages(act, petition);
  const { id: matterId, threadId } = await standAlone(act, petition, await sealChain(act, petition), parties);
  const sealed = await savePetition(tx, petition, { sealed: true, petitionType: 'TC', publicCode: null, matterId, threadId });
  if (whom?.besideComplaint && !whom.isWritten) await saveOpponentRole(tx, sealed, 'respondent', complainedOf(parties, whom));
  await recordEvent(tx, actor, {
    kind: 'petition.sealed',
    at: moment.at,
    petitionId: petition.id,
    sealed: true,
    data: { people: senders.length },
    requestId: act.requestId,
  });
  return withoutNamed(act, sealed, {
    named: [...named.accountIds.map((accountId) => ({ accountId })), ...(whom?.meant.named ?? [])],
    pastHead: named.pastHead || whom?.meant.pastHead === true,
  });
}

/** Those complained of whom the officer does not name as denounced as well. */
const complainedOf = (parties: readonly PartyRow[], whom: Whom): PartyRow[] =>
  parties.filter((party) => isOpposing(party) && !whom.people.some((one) => isSamePerson(one, party)));

/** Past the head whom it is against; out of the hands of everybody else. */
async function withoutNamed(
  act: Act,
  petition: LockedPetition,
  meant: { named: readonly { accountId: number }[]; pastHead: boolean },
): Promise<LockedPetition> {
  const free = await takeFromNamed(
    act,
    petition,
    meant.named.map((one) => one.accountId),
  );
  return meant.pastHead ? goPastHead(act, free) : free;
}

/**
 * Seals a petition found to be a denunciation outside classification. What was decided of it as something else falls, and its time
 * counts as that of a denunciation from the day of receipt: the first handling, unless it went past the head and counts for the superior
 * already. A closed one counts no more; one already sealed stays; an accepted one stays what was accepted.
 * @throws NotAllowedNow as sealPetition does
 */
export async function sealAndRecount(act: Act, found: LockedPetition, whom?: Whom): Promise<LockedPetition> {
  if (found.sealed) return sealPetition(act, found, whom);
  // Ended as the duplicate of an open one, it is handled again before anything of it falls.
  const petition = await partFromOpen(act, found);
  const { petition: back, fallen } = await fallUnderSeal(act, petition);
  // Whom a denunciation found in an accepted complaint is against reads no more of it, but is nobody complained of.
  const asked = whom && petition.status === 'accepted' ? { ...whom, people: [], besideComplaint: true as const } : whom;
  const sealed = await sealPetition(act, back, asked);
  if (petition.status === 'accepted') {
    const kept = await savePetition(act.tx, sealed, { petitionType: petition.petitionType });
    await tellAccepted(act, kept);
    return kept;
  }
  if (sealed.closedOn !== null) return sealed;
  const counted = sealed.pastHead ? sealed : await replayMainClock(act, sealed, 'TC_INITIAL');
  await syncForwardDuty(act, counted);
  if (fallen) await tellFallen(act, counted, fallen);
  return counted;
}

/**
 * Opened again after it was sealed or went past the head while it had ended: it is classified as a denunciation, or sent to the superior,
 * before anything else, and its time counts as such.
 */
export async function takeUpSealed(act: Act, petition: LockedPetition): Promise<LockedPetition> {
  if (petition.pastHead) {
    const { registeredBy } = petition;
    const next = { assignedTo: registeredBy, holderId: registeredBy, nextRole: null, nextAct: 'transfer' };
    const sent = await savePetition(act.tx, petition, { status: 'assigned', outcome: null, ...next });
    return replayMainClock(act, sent, 'TC_TRANSFER');
  }
  if (!petition.sealed || petition.dueRule?.startsWith('TC_')) return petition;
  const back = await savePetition(act.tx, petition, { ...unclassified, ...(await classifierOf(act, petition)) });
  return replayMainClock(act, back, 'TC_INITIAL');
}
