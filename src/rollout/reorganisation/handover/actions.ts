// What officers do in a handover: the giving unit chooses where each petition goes, the receiving one signs item by item.
import { recordEvent, recordPetitionEvents } from '../../../audit/events.ts';
import { FormInvalid, NotAllowedNow, NotFound } from '../../../errors.ts';
import type { Context } from '../../../web/pages.ts';
import { actWithChoices, listRoutes, type NamedRoute } from '../queries.ts';
import type { ReorganisationAct } from '../reorganisation.ts';
import { insertRule, removeRule, saveChoices, signItems } from './records.ts';

/** The act being prepared in which the actor's unit is divided, with its ways. @throws NotFound */
export async function ownPlan(context: Context): Promise<{ act: ReorganisationAct; ways: NamedRoute[] }> {
  const { house, actor } = context;
  const act = await actWithChoices(house, actor.unitId);
  if (!act) throw new NotFound();
  return { act, ways: (await listRoutes(house, act.id, [actor.unitId])).filter((route) => route.takesPetitions) };
}

/** @returns how many @throws NotAllowedNow when a destination is none of the plan's */
export async function chooseDestinations(
  context: Context,
  choices: readonly { petitionId: number; toUnitId: number }[],
): Promise<number> {
  const { act, ways } = await ownPlan(context);
  if (choices.some(({ toUnitId }) => !ways.some((way) => way.toUnitId === toUnitId)))
    throw new NotAllowedNow('Nơi nhận không còn trong phương án. Mở lại trang này để xem phương án mới.', '/unit-handovers/plan');
  if (choices.length === 0) return 0;
  const { tx, actor, moment, requestId } = context;
  const count = await saveChoices(tx, actor.unitId, act.id, choices, actor.accountId, moment.at);
  await recordEvent(tx, actor, {
    kind: 'handover.chosen',
    at: moment.at,
    data: { act: act.number, count },
    requestId,
  });
  return count;
}

/** Petitions whose sender's address holds these words go there, unless chosen otherwise. @throws FormInvalid */
export async function addRule(context: Context, form: { words: string; toUnitId: number }): Promise<void> {
  const { act, ways } = await ownPlan(context);
  const way = ways.find(({ toUnitId }) => toUnitId === form.toUnitId);
  if (!way) throw new FormInvalid({ toUnitId: 'Chọn đơn vị nhận trong phương án' });
  const { tx, actor, moment, requestId } = context;
  await insertRule(tx, { unitId: actor.unitId, reorganisationId: act.id, ...form, by: actor.accountId, at: moment.at });
  await recordEvent(tx, actor, {
    kind: 'handover.rule_added',
    at: moment.at,
    data: { words: form.words, to: way.toName },
    requestId,
  });
}

export async function dropRule(context: Context, id: number): Promise<void> {
  await ownPlan(context);
  await removeRule(context.tx, context.actor.unitId, id);
}

/** Signs items of the own list. @returns how many were not signed before */
export async function signHandover(context: Context, ids: readonly number[], remark: string): Promise<number> {
  const { tx, actor, moment, requestId } = context;
  const signed = await signItems(tx, actor.unitId, ids, actor.accountId, moment.at, remark);
  const petitions = signed.flatMap((one) =>
    one.petitionId === null ? [] : [{ id: one.petitionId, sealed: one.sealed, data: { from: one.fromName, remark } }],
  );
  if (petitions.length > 0) await recordPetitionEvents(tx, actor, 'handover.signed', moment.at, petitions);
  const others = signed.length - petitions.length;
  if (others > 0)
    await recordEvent(tx, actor, {
      kind: 'handover.signed',
      at: moment.at,
      data: { from: signed[0]?.fromName, count: others, remark },
      requestId,
    });
  return signed.length;
}
