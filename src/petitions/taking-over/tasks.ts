// The superior hears of a denunciation that lies past a head with nobody to send it; in that head's own unit nobody hears anything.
import type { Actor } from '../../accounts/actor.ts';
import { actorOf, findAssignment } from '../../accounts/queries.ts';
import { todayInVietnam } from '../../deadlines/dates.ts';
import { notifyOfficers } from '../../notifications/actions.ts';
import { actForUnit, type TaskRunner } from '../../system-act.ts';
import type { Services } from '../../web/services.ts';
import { petitionNumber } from '../petition.ts';
import { leftWords, listLeft, listSuperiors } from './queries.ts';

/** Whoever may fetch what lies past a head, one post after the other, as far as he reads beyond his own unit. */
export async function eachSuperior(services: Services, work: (superior: Actor, today: string) => Promise<void>): Promise<void> {
  const { database } = services;
  const today = todayInVietnam(services.now());
  for (const post of await database.inHouse((house) => listSuperiors(house, today))) {
    const superior = await database.inHouse(async (house) => {
      const row = await findAssignment(house, post.accountId, post.id, today);
      return row && actorOf(house, row, today);
    });
    if (superior && (superior.reach.all || superior.reach.units.length >= 2)) await work(superior, today);
  }
}

/** Each morning; of one petition each superior hears once. */
export const tellSuperiors: TaskRunner = ({ services }) =>
  eachSuperior(services, async (superior, today) => {
    const left = await services.database.inUnit(superior, (tx) => listLeft(tx, superior, today));
    if (left.length === 0) return;
    await actForUnit(services, superior.unitId, async (act) => {
      for (const petition of left)
        await notifyOfficers(act, [superior.accountId], {
          kind: 'petition.left_past_head',
          words: `${leftWords(petition)}: ${petitionNumber(petition)}. Đề nghị nhận đơn về đơn vị.`,
          href: `/petitions/${petition.id}/taking-over`,
          dedupeKey: `left:${petition.unitId}:${petition.id}`,
        });
    });
  });
