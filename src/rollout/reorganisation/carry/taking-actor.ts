// Who takes over: the software in the name of the receiver.
import { systemActor } from '../../../accounts/actor.ts';

/** The system of the receiver, for the length of one batch: it reads the closing unit too, sealed contents included. */
export function takingActor(fromUnitId: number, toUnitId: number) {
  const actor = systemActor(toUnitId);
  return { ...actor, reach: { ...actor.reach, units: [toUnitId, fromUnitId], sealed: 'reach' as const } };
}
