// A superior fetched a denunciation against this unit's own head: the unit's system sends it, past everybody here.

import { lockOwnPetition } from '../petitions/actions.ts';
import { awaitsSuperior } from '../petitions/taking-over/policy.ts';
import { actForUnit, type TaskRunner } from '../system-act.ts';
import { dispatchPetition } from './actions.ts';

/** Does nothing when somebody sent it meanwhile. */
export const handOver: TaskRunner = async ({ services, id }) => {
  const petitionId = id('petitionId');
  await actForUnit(services, id('unitId'), async (act) => {
    const petition = await lockOwnPetition(act, petitionId);
    if (!awaitsSuperior(petition)) return;
    await dispatchPetition(act, petition, {
      toUnitId: id('toUnitId'),
      toOutside: '',
      reason: 'Cấp trên có thẩm quyền nhận đơn tố cáo người đứng đầu đơn vị.',
      basis: 'Khoản 2 Điều 12, khoản 2 Điều 24 Luật Tố cáo',
      paperId: null,
      sentOn: act.moment.today,
    });
  });
};
