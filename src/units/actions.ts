// Acts of the administrator on units.
import { recordHouseEvent } from '../audit/events.ts';
import type { Context } from '../web/pages.ts';
import type { ProfileValues } from './forms.ts';
import { lockProfile, saveProfile } from './records.ts';

/** Changes how a unit signs and works. Papers already numbered keep what they carry; the event says what changed. @throws NotFound */
export async function changeProfile(context: Context, unitId: number, form: ProfileValues): Promise<void> {
  const { house, actor, moment, requestId } = context;
  const { unitId: _, ...was } = await lockProfile(house, unitId);
  const names = Object.keys(was) as (keyof typeof was)[];
  const changed = names.filter((name) => was[name] !== form[name]);
  if (changed.length === 0) return;
  await saveProfile(house, { unitId, ...was }, form);
  await recordHouseEvent(house, {
    at: moment.at,
    accountId: actor.accountId,
    unitId,
    kind: 'unit.profile_changed',
    data: { changes: changed.map((name) => ({ field: name, from: was[name], to: form[name] })) },
    requestId,
  });
}
