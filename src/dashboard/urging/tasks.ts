// A superior office urged a petition: its own unit tells whoever holds it, and its leaders.
import { NotFound } from '../../errors.ts';
import { actForUnit, type TaskRunner } from '../../system-act.ts';
import { unitNameOn } from '../../units/queries.ts';
import { loadDueRow } from '../due-queries.ts';
import { tellHolders } from './actions.ts';

/** The task of its own unit (`unitId`): `petitionId` was urged by `byUnitId`. */
export const tellUrged: TaskRunner = async ({ services, id }) => {
  const petitionId = id('petitionId');
  await actForUnit(services, id('unitId'), async (act) => {
    try {
      const row = await loadDueRow(act.tx, petitionId, act.moment.today);
      await tellHolders(act, row, await unitNameOn(act.house, id('byUnitId'), act.moment.today), true);
    } catch (error) {
      // Done meanwhile: there is nothing left to urge.
      if (!(error instanceof NotFound)) throw error;
    }
  });
};
