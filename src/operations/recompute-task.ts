// After a change of the calendar: one unit's running clocks are counted again, and whatever shows their dates follows.
import { recordEvent } from '../audit/events.ts';
import { recomputeClocks } from '../deadlines/actions.ts';
import { ruleLoader } from '../deadlines/rule-set.ts';
import { syncDue as syncPetition } from '../petitions/actions.ts';
import { syncDue as syncProceeding } from '../proceedings/sync-due.ts';
import { syncDue as syncVisit } from '../reception/sync-due.ts';
import { actForUnit, type TaskRunner } from '../system-act.ts';

/** Repeating it changes nothing more. */
export const recomputeUnit: TaskRunner = ({ services, id }) =>
  actForUnit(services, id('unitId'), async ({ tx, house, actor, moment }) => {
    // Read anew: this process may still hold the calendar of a moment ago.
    const rules = await ruleLoader().load(house);
    for (const { clock, state } of await recomputeClocks(tx, actor.unitId, rules, moment)) {
      const { petitionId, proceedingId, visitId } = clock;
      if (clock.isMain && petitionId) await syncPetition(tx, { unitId: actor.unitId, id: petitionId }, state.dueOn);
      if (clock.isMain && proceedingId) await syncProceeding(tx, { unitId: actor.unitId, id: proceedingId }, state.dueOn);
      if (clock.isMain && visitId) await syncVisit(tx, { unitId: actor.unitId, id: visitId }, state.dueOn);
      await recordEvent(tx, actor, {
        kind: 'clock.recomputed',
        at: moment.at,
        petitionId,
        proceedingId,
        visitId,
        data: { clock: clock.label, rule: clock.ruleCode, from: clock.dueOn, to: state.dueOn },
      });
    }
  });
