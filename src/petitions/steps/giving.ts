// A petition comes into the hands of whoever is to handle it: the row, the event, and who hears of it.
import type { Colleague } from '../../accounts/queries.ts';
import { recordEvent } from '../../audit/events.ts';
import { notifyOfficers } from '../../notifications/actions.ts';
import type { Act } from '../../web/act.ts';
import { petitionNumber } from '../petition.ts';
import { type LockedPetition, type PetitionChanges, savePetition } from '../records.ts';

/** @param besides what else of the row changes with it @returns the petition as it stands then */
export async function giveToProcessor(
  act: Act,
  petition: LockedPetition,
  { accountId, name }: Colleague,
  note: string,
  besides: PetitionChanges = {},
): Promise<LockedPetition> {
  const { tx, actor, moment, requestId } = act;
  const given = await savePetition(tx, petition, { ...besides, assignedTo: accountId });
  await recordEvent(tx, actor, {
    kind: 'petition.assigned',
    at: moment.at,
    petitionId: petition.id,
    sealed: petition.sealed,
    data: { to: accountId, toName: name, from: petition.assignedTo, note },
    requestId,
  });
  await notifyOfficers(act, accountId === actor.accountId ? [] : [accountId], {
    kind: 'petition.assigned',
    petitionId: petition.id,
    words: `Được phân công xử lý đơn ${petitionNumber(petition)}`,
    href: `/petitions/${petition.id}`,
  });
  return given;
}
