// The superior hears of a denunciation that lies past a head with nobody to send it; in that head's own unit nobody hears anything.
import { actorOf, findAssignment } from '../../accounts/queries.ts';
import { todayInVietnam } from '../../deadlines/dates.ts';
import { notifyOfficers } from '../../notifications/actions.ts';
import { actForUnit, type TaskRunner } from '../../system-act.ts';
import { petitionNumber } from '../petition.ts';
import { leftWords, listLeft, listSuperiors } from './queries.ts';

/** Each morning; of one petition each superior hears once. */
export const tellSuperiors: TaskRunner = async ({ services }) => {
  const { database } = services;
  const today = todayInVietnam(services.now());
  for (const post of await database.inHouse((house) => listSuperiors(house, today))) {
    const superior = await database.inHouse(async (house) => {
      const row = await findAssignment(house, post.accountId, post.id, today);
      return row && actorOf(house, row, today);
    });
    if (!superior || (!superior.reach.all && superior.reach.units.length < 2)) continue;
    const left = await database.inUnit(superior, (tx) => listLeft(tx, superior, today));
    if (left.length === 0) continue;
    await actForUnit(services, superior.unitId, async (act) => {
      for (const petition of left)
        await notifyOfficers(act, [superior.accountId], {
          kind: 'petition.left_past_head',
          words: `${leftWords(petition)}: ${petitionNumber(petition)}. Đề nghị nhận đơn về đơn vị.`,
          href: `/petitions/${petition.id}/taking-over`,
          dedupeKey: `left:${petition.unitId}:${petition.id}`,
        });
    });
  }
};
