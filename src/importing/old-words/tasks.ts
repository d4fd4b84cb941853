// Officers given a post or a name are looked for in the words of old books that wait behind the seal, before anybody opens one: so no row
// vanishes by the press of whoever it is against.
import { endSearch, searchWanted } from '../../petitions/named/unread.ts';
import { actForUnit, type TaskRunner } from '../../system-act.ts';
import { hideFrom } from './actions.ts';
import { listUnread } from './queries.ts';

/** Searched in one transaction: their rows are locked no longer than that. */
const perTurn = 100;

/** The worker's search of one unit, its records `perTurn` at a time. One wanted anew while it ran is searched again. */
export const searchUnread: TaskRunner = async ({ services, id }) => {
  const unitId = id('unitId');
  const wanted = await actForUnit(services, unitId, ({ tx }) => searchWanted(tx, unitId));
  if (wanted === null) return;
  const after = { petition: 0, visit: 0 };
  for (const kind of ['petition', 'visit'] as const)
    for (let isLeft = true; isLeft; ) {
      isLeft = await actForUnit(services, unitId, async (act) => {
        const records = await listUnread(act.tx, unitId, { kind, after: after[kind] }, perTurn);
        await hideFrom(act, records);
        after[kind] = records.at(-1)?.recordId ?? after[kind];
        return records.length === perTurn;
      });
    }
  await actForUnit(services, unitId, ({ tx }) => endSearch(tx, unitId, wanted));
};
