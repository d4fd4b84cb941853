// What officers do in a handover: the giving unit chooses where each petition goes, the receiving one signs item by item.
import { may } from '../../../accounts/permissions.ts';
import { recordEvent, recordEvents } from '../../../audit/events.ts';
import { formatDateTime } from '../../../deadlines/dates.ts';
import { FormInvalid, NotAllowedNow, NotFound } from '../../../errors.ts';
import { namedIn } from '../../../sealing/many-names.ts';
import { settleNoteOnMany } from '../../../sealing/note-on-many.ts';
import type { Act } from '../../../web/act.ts';
import type { Context } from '../../../web/pages.ts';
import { actWithChoices, listRoutes, type NamedRoute } from '../queries.ts';
import type { ReorganisationAct } from '../reorganisation.ts';
import { signLeftApart } from './left-apart.ts';
import { type HandoverItem, listItems } from './queries.ts';
import { insertRule, lockWaiting, removeRule, saveChoices, signItems } from './records.ts';
import { itemName } from './screens.ts';

/** The act being prepared in which the actor's unit is divided, with its ways. @throws NotFound */
export async function ownPlan(context: Context): Promise<{ act: ReorganisationAct; ways: NamedRoute[] }> {
  const { house, actor } = context;
  const act = await actWithChoices(house, actor.unitId);
  if (!act) throw new NotFound();
  return { act, ways: (await listRoutes(house, act.id, [actor.unitId])).filter((route) => route.takesPetitions) };
}

/** Where petitions and visits go, as somebody of the divided unit says. */
export interface Destinations {
  petitions: readonly { id: number; toUnitId: number }[];
  visits: readonly { id: number; toUnitId: number }[];
}

/** @returns how many of each @throws NotAllowedNow when a destination is none of the plan's */
export async function chooseDestinations(
  context: Context,
  choices: Destinations,
): Promise<{ petitions: number; visits: number }> {
  const { act, ways } = await ownPlan(context);
  if ([...choices.petitions, ...choices.visits].some(({ toUnitId }) => !ways.some((way) => way.toUnitId === toUnitId)))
    throw new NotAllowedNow('Nơi nhận không còn trong phương án. Mở lại trang này để xem phương án mới.', '/unit-handovers/plan');
  const { tx, actor, moment, requestId } = context;
  const save = async (of: 'petition' | 'visit', chosen: Destinations['petitions']) =>
    chosen.length > 0 ? saveChoices(tx, actor.unitId, act.id, of, chosen, actor.accountId, moment.at) : 0;
  const petitions = await save('petition', choices.petitions);
  const visits = await save('visit', choices.visits);
  if (petitions + visits === 0) return { petitions, visits };
  await recordEvent(tx, actor, {
    kind: 'handover.chosen',
    at: moment.at,
    data: { act: act.number, count: petitions, visits },
    requestId,
  });
  return { petitions, visits };
}

/** Petitions and visits whose sender's or visitor's address holds these words go there, unless chosen otherwise. @throws FormInvalid */
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

/** Takes one rule of this unit out. @throws NotFound while no act divides the unit */
export async function dropRule(context: Context, id: number): Promise<void> {
  await ownPlan(context);
  await removeRule(context.tx, context.actor.unitId, id);
}

/**
 * Signs items of the own list; whoever has no right to sign the list, those he keeps apart from the minutes.
 * @param own what is said of one item alone, by its id
 * @param typed what is said of all others; a later seal of one of them reaches it on the list, never in an event: a name stands in no event of several
 * What lies in other units with nobody who sees it there is signed with the rest by their superior.
 * @returns how many were not signed before, and those this officer may know that a colleague signed since the list was opened
 * @throws FormInvalid at the remark, when a denunciation is among them and it names anybody; with the words, when something was said of one signed since
 */
export async function signHandover(
  act: Act,
  ids: readonly number[],
  typed: string,
  own: ReadonlyMap<number, string> = new Map(),
): Promise<{ count: number; signedBefore: HandoverItem[] }> {
  const { tx, actor, moment, requestId } = act;
  const keptOnly = !may(actor, 'handover:sign');
  const waiting = await lockWaiting(tx, actor.unitId, ids, keptOnly);
  const gone = ids.filter((id) => !waiting.some((item) => item.id === id));
  const signedBefore =
    gone.length === 0
      ? []
      : await listItems(tx, actor.unitId, { fromUnitId: null, show: 'signed', after: 0, ids: gone, keptOnly }, gone.length);
  const unsaid = signedBefore.flatMap((item) => {
    const words = own.get(item.id) ?? typed;
    return words === '' ? [] : [`${signedBeforeWords(item)} Ghi chú của ông, bà về mục này chưa được ghi: “${words}”.`];
  });
  if (unsaid.length > 0)
    throw new FormInvalid({ '': `${unsaid.join(' ')} Mục đã ký nhận không còn trong bảng; ký nhận lại các mục còn chọn.` });
  const { onSealed, onOpen } = await settleNoteOnMany(
    act,
    waiting.map((item) => ({ ...item, unitId: actor.unitId })),
    typed,
    { field: 'remark', what: 'Các mục đã chọn' },
  );
  const settled = new Map<number, string>();
  for (const item of waiting) {
    const said = own.get(item.id);
    if (said === undefined) continue;
    const alone = await settleNoteOnMany(act, [{ ...item, unitId: actor.unitId }], said, {
      field: `remark-${item.id}`,
      what: 'Mục này',
    });
    settled.set(item.id, item.sealed ? alone.onSealed : alone.onOpen);
  }
  const remarked = waiting.map((item) => ({ ...item, remark: settled.get(item.id) ?? (item.sealed ? onSealed : onOpen) }));
  await signItems(tx, actor.unitId, remarked, actor.accountId, moment.at);
  const mayTell = waiting.length === 1 || [typed, ...own.values()].every((words) => namedIn(words).size === 0);
  const events = remarked.flatMap(({ petitionId, visitId, sealed, fromName, remark }) => {
    if (petitionId === null && visitId === null) return [];
    const data = { from: fromName, remark: mayTell ? remark : '' };
    return [{ kind: 'handover.signed', at: moment.at, petitionId, visitId, sealed, data, requestId }];
  });
  const others = remarked.filter(({ petitionId, visitId }) => petitionId === null && visitId === null);
  const [first] = others;
  const said = [...new Set(others.flatMap(({ remark }) => remark || []))].join('; ');
  const data = { from: first?.fromName, count: others.length, remark: mayTell ? said : '' };
  await recordEvents(tx, actor, [...events, ...(first ? [{ kind: 'handover.signed', at: moment.at, data, requestId }] : [])]);
  const apart = may(actor, 'petition:take_over') ? await signLeftApart(act, ids) : 0;
  return { count: waiting.length + apart, signedBefore };
}

/** "ĐT-2026-000004 do Trần Diệu Hoa ký nhận lúc 09:12 ngày 25/11/2026." */
export const signedBeforeWords = (item: HandoverItem): string =>
  `${itemName(item)} đã được ${item.signedByName ?? 'người khác'} ký nhận lúc ${formatDateTime(item.signedAt ?? new Date(0))}.`;
