// Another office of the chain found out that a petition is a denunciation: this office seals its copy as the software's own act.
import { notifyOfficers } from '../notifications/actions.ts';
import { actForUnit, type TaskRunner } from '../system-act.ts';
import { lockOwnPetition } from './actions.ts';
import { petitionNumber } from './petition.ts';
import { removeSealMark } from './records.ts';
import { sealAndRecount } from './sealing.ts';

/** Seals the copy with everything a seal takes along, whatever state it is in; its own further copies follow. */
export const sealCopy: TaskRunner = async ({ services, id }) => {
  await actForUnit(services, id('unitId'), async (act) => {
    const petition = await lockOwnPetition(act, id('petitionId'));
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
};
