// Another office of the chain found out that a petition is a denunciation: this office seals its copy as the software's own act.
import { notifyOfficers } from '../notifications/actions.ts';
import { actForUnit, type TaskRunner } from '../system-act.ts';
import type { Services } from '../web/services.ts';
import { lockOwnPetition } from './actions.ts';
import { petitionNumber } from './petition.ts';
import { listDueSeals, removeSealMark } from './records.ts';
import { sealAndRecount } from './sealing.ts';

/** Seals the copy with everything a seal takes along, whatever state it is in; its own further copies follow. */
export const sealCopy: TaskRunner = ({ services, id }) => sealOne(services, id('unitId'), id('petitionId'));

/** Seals at once whatever is due in one unit, before its petitions go elsewhere. */
export async function sealDueCopies(services: Services, unitId: number): Promise<void> {
  for (const petitionId of await actForUnit(services, unitId, ({ tx }) => listDueSeals(tx, unitId)))
    await sealOne(services, unitId, petitionId);
}

/** Whether something of this unit is shut until its seal is on. */
export const hasDueSeals = (services: Services, unitId: number): Promise<boolean> =>
  actForUnit(services, unitId, async ({ tx }) => (await listDueSeals(tx, unitId)).length > 0);

async function sealOne(services: Services, unitId: number, petitionId: number): Promise<void> {
  await actForUnit(services, unitId, async (act) => {
    const petition = await lockOwnPetition(act, petitionId);
    const sealed = await sealAndRecount(act, petition);
    await removeSealMark(act.tx, petition);
    if (petition.sealed) return;
    await notifyOfficers(act, sealed.assignedTo ? [sealed.assignedTo] : [], {
      kind: 'petition.sealed',
      petitionId: sealed.id,
      words: `Đơn ${petitionNumber(sealed)} được niêm phong: đơn vị khác cùng nhận đơn này xác định có nội dung tố cáo.`,
      href: `/petitions/${sealed.id}`,
      dedupeKey: `sealed:${sealed.id}`,
    });
  });
}
