// When the last giving unit is through, the act is over. One rule for the jobs, for taking up what stopped, and for an act nobody gives by.
import { recordHouseEvent } from '../../audit/events.ts';
import type { HouseTx } from '../../database/tx.ts';
import type { Services } from '../../web/services.ts';
import { takeBackLives } from './lives.ts';
import { finishIfAll, holdAct, saveGiver } from './records.ts';
import type { ReorganisationAct } from './reorganisation.ts';

/**
 * How far one giving unit is (`moved`: as many more than before), and the end of the act with the last of them. The act is held first: of two units that end in the same
 * moment the second finds the first one ended.
 */
export async function saveGiverAndEnd(
  services: Services,
  house: HouseTx,
  act: ReorganisationAct,
  giver: { fromUnitId: number; state: 'running' | 'done' | 'undone'; problem: string; moved?: number },
  at: Date,
): Promise<void> {
  await holdAct(house, act.id);
  const { fromUnitId, state, problem, moved = 0 } = giver;
  await saveGiver(house, { reorganisationId: act.id, fromUnitId }, { state, moved, at, problem });
  await endAct(services, house, act, state === 'undone' ? 'undoing' : 'running', at);
}

/** Ends the act when no giving unit is left. @returns whether it has ended by this */
export async function endAct(
  services: Services,
  house: HouseTx,
  act: ReorganisationAct,
  from: 'running' | 'undoing',
  at: Date,
): Promise<boolean> {
  const ended = await finishIfAll(house, act.id, from, at);
  if (ended)
    await recordHouseEvent(house, {
      at,
      accountId: null,
      kind: from === 'running' ? 'reorganisation.finished' : 'reorganisation.undone',
      data: { act: act.number },
    });
  // When the petitions are back: only then is it seen whether something of the receiver's own has come in.
  if (ended && from === 'undoing') await takeBackLives(services, house, act, at);
  return ended;
}
