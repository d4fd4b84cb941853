// A wrong naming taken back opens a petition to an officer again: whoever answers for it in its own unit hears so at once.
import { leaderRoles, notifyOfficers } from '../../notifications/actions.ts';
import { listOfficers } from '../../notifications/queries.ts';
import { actForUnit, type TaskRunner } from '../../system-act.ts';
import { petitionNumber } from '../petition.ts';
import { loadPetitionRecord } from '../queries.ts';

/** Told are the leaders, who registered the petition and who holds it; not who lifted, not whom it was lifted for. */
export const tellLifted: TaskRunner = async ({ services, id }) => {
  const petitionId = id('petitionId');
  const apart = [id('byAccountId'), id('accountId')];
  await actForUnit(services, id('unitId'), async (act) => {
    const petition = await loadPetitionRecord(act.tx, petitionId);
    const lifted = await act.house.maybe<{ name: string }>('select name from accounts where id = $1', [id('accountId')]);
    const officers = await listOfficers(act.house, act.actor.unitId, act.moment.today);
    const leaders = officers.filter(({ role }) => leaderRoles.some((one) => one === role)).map(({ accountId }) => accountId);
    const told = [...leaders, petition.registeredBy, petition.holderId ?? 0].filter((one) => !apart.includes(one));
    await notifyOfficers(act, told, {
      kind: 'petition.name_lifted',
      petitionId,
      words: `Đơn ${petitionNumber(petition)} hiện lại với ${lifted?.name ?? 'một cán bộ'} vì được cho là ghi nhầm người. Nếu không đúng, báo ngay lãnh đạo hoặc thanh tra.`,
      href: `/petitions/${petitionId}`,
    });
  });
};

/** Once a day, for every unit: what waits for a post that has ended, or whose holders it names, goes on to the next (migration 20261216002010). */
export const waitAnew: TaskRunner = ({ services }) =>
  services.database.inHouse(async (house) => {
    await house.one('select wait_anew()');
  }, 'write');
