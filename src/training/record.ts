// What trainers do stands in the audit of the house, under their own name.
import { recordHouseEvent } from '../audit/events.ts';
import type { Context } from '../web/pages.ts';

/** @param data ids, codes and counts only */
export function recordTraining(context: Context, kind: string, data: Record<string, unknown>): Promise<void> {
  const { house, actor, moment, requestId } = context;
  return recordHouseEvent(house, { at: moment.at, accountId: actor.accountId, unitId: actor.unitId, kind, data, requestId });
}
