// A petition that turns out to be a denunciation is sealed in the same transaction: names into the sealed table, search
// words, drafts and slips removed, files restricted and renamed (decisions 10).
import { recordEvent } from '../audit/events.ts';
import { restrictFiles, restrictPapers } from '../documents/actions.ts';
import { dropDraft } from '../documents/drafts.ts';
import { NotAllowedNow } from '../errors.ts';
import { sealVisit } from '../reception/sealing.ts';
import { sealIdentity } from '../sealing/identities.ts';
import { removeFromIndex } from '../search/index.ts';
import type { Act } from '../web/act.ts';
import { goPastHead, hideFromNamed } from './actions.ts';
import { insertParties } from './insert.ts';
import { sealedSenderLabel } from './petition.ts';
import { listParties, type PartyRow } from './queries.ts';
import { type LockedPetition, maskPetition, removeSenders, savePetition, withdrawSlip } from './records.ts';
import { maskedPerson } from './registration.ts';

const senderRoles = new Set([
  'complainant',
  'denouncer',
  'petitioner',
  'representative',
  'authorized_agent',
  'lawyer',
  'legal_aid_officer',
  'companion',
]);

/**
 * Seals a petition of this unit. Does nothing to one already sealed. Gives the row, sealed and still locked.
 * @throws NotAllowedNow when the officer himself is named in it
 */
export async function sealPetition(act: Act, petition: LockedPetition): Promise<LockedPetition> {
  if (petition.sealed) return petition;
  const { tx, actor, moment } = act;
  // A complaint is read by the head whose decision it contests; the denunciation it turns out to be is not.
  const named = await hideFromNamed(act, petition, actor.unitId, true);
  if (named.accountIds.includes(actor.accountId))
    throw new NotAllowedNow('Ông, bà được nêu tên trong đơn này nên không tự chuyển sang bảo mật. Cán bộ khác làm việc này.');
  const parties = await listParties(tx, petition);
  const senders = parties.filter((party) => senderRoles.has(party.role));
  for (const [index, sender] of senders.entries())
    await sealIdentity(act, { petitionId: petition.id }, index + 1, personOfRow(sender));
  await removeSenders(tx, petition, [...senderRoles]);
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
  await restrictFiles(act, petition.id);
  await restrictPapers(act, { petitionId: petition.id });
  if (petition.visitId !== null) await sealVisit(act, petition.visitId);
  await dropDraft(tx, actor, 'petition-correction', String(petition.id));
  const sealed = await savePetition(tx, petition, { sealed: true, petitionType: 'TC', publicCode: null });
  await recordEvent(tx, actor, {
    kind: 'petition.sealed',
    at: moment.at,
    petitionId: petition.id,
    sealed: true,
    data: { people: senders.length },
    requestId: act.requestId,
  });
  return named.pastHead ? goPastHead(act, sealed) : sealed;
}

function personOfRow(party: PartyRow) {
  return {
    name: party.name,
    birthYear: party.birthYear,
    gender: party.gender ?? '',
    idType: party.idType ?? '',
    idNumber: party.idNumber ?? '',
    idIssuedOn: party.idIssuedOn,
    idIssuedBy: party.idIssuedBy,
    phone: party.phone,
    email: party.email,
    wardUnitId: party.wardUnitId,
    wardText: party.wardText,
    address: party.address,
    contact: '',
    note: party.proof,
  };
}
