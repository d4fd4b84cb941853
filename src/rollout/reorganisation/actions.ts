// Preparing an act: the document, its routes one by one or by a pasted list, new names, people, confirmed defaults.
import { assignRefusal } from '../../accounts/administration/rules.ts';
import { type OfficerRole, roleNames } from '../../accounts/roles.ts';
import { recordHouseEvent } from '../../audit/events.ts';
import { addDays, formatDate } from '../../deadlines/dates.ts';
import { FormInvalid, NotAllowedNow } from '../../errors.ts';
import { fields } from '../../petitions/petition.ts';
import { equipUnits } from '../../units/changes/actions.ts';
import { nameSince, unitAt } from '../../units/queries.ts';
import type { Context } from '../../web/pages.ts';
import type { ActValues, NameValues, PostValues, RouteValues } from './forms.ts';
import { widerUnits } from './house-records.ts';
import { readPairs } from './list-text.ts';
import { confirmHeldBack } from './lives.ts';
import { listRoutes, type NamedRoute, type PostLine, rolesInAct, unitsByCode } from './queries.ts';
import {
  confirmDefaults,
  insertAct,
  lockAct,
  queueGivers,
  removeRoute,
  saveNewName,
  savePost,
  saveRoutes,
  settleParts,
} from './records.ts';
import {
  carriedBy,
  completeRoutes,
  isPlanned,
  plainRole,
  plainTitle,
  type ReorganisationAct,
  type Route,
  receiverRefusal,
} from './reorganisation.ts';
import { listEnded } from './standing.ts';

/** @returns the act's id */
export async function prepareAct(context: Context, form: ActValues): Promise<number> {
  const id = await insertAct(context.house, form, context.actor.accountId, context.moment.at);
  await record(context, form, 'lập phương án');
  return id;
}

/** An act nobody has begun to carry out. @throws NotAllowedNow, NotFound */
export async function lockDraft(context: Context, id: number): Promise<ReorganisationAct> {
  const act = await lockAct(context.house, id);
  assertPlanned(act);
  return act;
}

/** @throws NotAllowedNow once it was begun */
export function assertPlanned(act: ReorganisationAct): void {
  if (!isPlanned(act))
    throw new NotAllowedNow(
      `Quyết định ${act.number} đã thực hiện, phương án không sửa được nữa.`,
      `/admin/reorganisations/${act.id}`,
    );
}

const endedWords = ({ name, act }: { name: string; act: string }) =>
  `${name} đã kết thúc và bàn giao theo ${act}, chọn đơn vị kế tiếp`;

/** One route more, or the same one anew. @returns it, and the other one that keeps the archive of the same unit @throws FormInvalid */
export async function addRoute(
  context: Context,
  id: number,
  form: RouteValues,
): Promise<{ route: Route; keeper: NamedRoute | undefined }> {
  const { house } = context;
  const act = await lockDraft(context, id);
  const from = await unitAt(house, form.fromUnitId, addDays(act.effectiveOn, -1));
  const to = await unitAt(house, form.toUnitId, act.effectiveOn);
  if (!from.stands)
    throw new FormInvalid({ fromUnitId: `${from.name} không hoạt động trước ngày ${formatDate(act.effectiveOn)}` });
  if (!to.stands) throw new FormInvalid({ toUnitId: `${to.name} không hoạt động vào ngày ${formatDate(act.effectiveOn)}` });
  if (from.endedOn !== null && from.endedOn !== act.effectiveOn && form.kind !== 'function')
    throw new FormInvalid({ fromUnitId: `${from.name} kết thúc vào ngày khác: ${formatDate(from.endedOn)}` });
  const unfit = receiverRefusal(form.kind, to);
  if (unfit) throw new FormInvalid({ toUnitId: unfit });
  for (const one of await listEnded(house, id, [from.id, to.id]))
    throw new FormInvalid({ [one.id === from.id ? 'fromUnitId' : 'toUnitId']: endedWords(one) });
  const known = new Map((await rolesInAct(house, id, [from.id, to.id])).map((one) => [one.id, one]));
  if (known.get(to.id)?.ends)
    throw new FormInvalid({ toUnitId: `${to.name} kết thúc trong chính phương án này, chọn đơn vị nhận việc của đơn vị ấy` });
  if (form.kind !== 'function' && known.get(from.id)?.receives)
    throw new FormInvalid({ fromUnitId: `${from.name} là nơi nhận trong phương án này nên không thể kết thúc` });
  const others = (await listRoutes(house, id, [from.id])).filter((route) => route.toUnitId !== to.id);
  if (others.some((route) => (route.kind === 'function') !== (form.kind === 'function')))
    throw new FormInvalid({ kind: 'Một đơn vị hoặc kết thúc, hoặc chuyển chức năng, không cả hai trong một quyết định' });
  const [twice] = givenTwice(form, others);
  if (twice) throw new FormInvalid({ fields: twice });
  const keeper = others.find(({ takesArchive, kind }) => takesArchive && kind !== 'function');
  if (keeper && carriedBy(form).takesArchive)
    throw new FormInvalid({
      takesArchive: `Hồ sơ lưu, sổ của ${from.name} đã giao cho ${keeper.toName}: bỏ đánh dấu ở đây, hoặc bỏ tuyến ấy rồi thêm lại không đánh dấu`,
    });
  const route: Route = {
    fromUnitId: from.id,
    toUnitId: to.id,
    kind: form.kind,
    part: others.length === 0 && form.kind !== 'split' && form.kind !== 'function' ? 'whole' : 'part',
    isDefault: form.isDefault && form.kind !== 'function',
    fields: form.kind === 'function' ? form.fields : null,
    ...carriedBy(form),
  };
  const kept = others.map((other) => ({
    ...other,
    part: other.part === 'whole' ? ('part' as const) : other.part,
    isDefault: other.isDefault && !route.isDefault,
  }));
  await saveRoutes(house, act, [...kept, route]);
  await record(context, act, `${from.name} sang ${to.name}`);
  return { route, keeper };
}

/** The petitions of one field go one way: whoever is given it by another route, in words. */
function givenTwice(form: RouteValues, others: readonly NamedRoute[]): string[] {
  if (form.kind !== 'function') return [];
  return others.flatMap((other) => {
    const twice = form.fields.filter((field) => other.takesPetitions && other.fields?.includes(field));
    const names = twice.map((field) => fields[field as keyof typeof fields][0]).join(', ');
    return names ? [`${names}: đơn đã chuyển sang ${other.toName}. Bỏ chọn ở đây, hoặc bỏ tuyến ấy rồi thêm lại`] : [];
  });
}

/** The whole list of a resolution at once: nothing is kept unless every line is right. @returns pairs read @throws FormInvalid */
export async function pasteList(context: Context, id: number, text: string): Promise<number> {
  const { house } = context;
  const act = await lockDraft(context, id);
  const { pairs, problems } = readPairs(text);
  const before = await unitsByCode(house, [...new Set(pairs.map((pair) => pair.oldCode))], addDays(act.effectiveOn, -1));
  const after = await unitsByCode(house, [...new Set(pairs.map((pair) => pair.newCode))], act.effectiveOn);
  const oldId = new Map(before.map((one) => [one.code, one.unitId]));
  const newId = new Map(after.map((one) => [one.code, one.unitId]));
  const byGiver = new Map<number, { toUnitId: number; part: Route['part']; suggested: boolean }[]>();
  for (const pair of pairs) {
    const from = oldId.get(pair.oldCode);
    const to = newId.get(pair.newCode);
    if (from === undefined)
      problems.push(`Dòng ${pair.line}: mã cũ ${pair.oldCode.slice(0, 20)} không có đơn vị nào trước ngày có hiệu lực`);
    else if (to === undefined)
      problems.push(`Dòng ${pair.line}: mã mới ${pair.newCode.slice(0, 20)} không có đơn vị nào vào ngày có hiệu lực`);
    else if (from === to) problems.push(`Dòng ${pair.line}: đơn vị giữ nguyên, không cần bàn giao`);
    else byGiver.set(from, [...(byGiver.get(from) ?? []), { toUnitId: to, part: pair.part, suggested: pair.suggested }]);
  }
  for (const one of after) {
    const unfit = receiverRefusal('merge', one);
    if (unfit) problems.push(unfit);
  }
  const receivers = new Set([...byGiver.values()].flat().map(({ toUnitId }) => toUnitId));
  const givers = [...byGiver.keys()];
  for (const one of await listEnded(house, id, [...givers, ...receivers])) problems.push(endedWords(one));
  for (const one of await rolesInAct(house, id, [...givers, ...receivers], givers)) {
    const ends = one.ends || byGiver.has(one.id);
    if (ends && (one.receives || receivers.has(one.id)))
      problems.push(`${one.name} vừa kết thúc vừa là nơi nhận, chọn đơn vị nhận việc của đơn vị ấy`);
  }
  if (problems.length > 0)
    throw new FormInvalid({ pairs: `${problems.slice(0, 10).join('. ')}. Sửa danh sách rồi dán lại, chưa có gì được lưu` });
  await saveRoutes(
    house,
    act,
    [...byGiver].flatMap(([fromUnitId, targets]) => completeRoutes(targets, fromUnitId)),
  );
  await record(context, act, `dán danh sách ${pairs.length} cặp, ${byGiver.size} đơn vị bàn giao`);
  return pairs.length;
}

/** Takes one route out of a draft; a unit left with one way goes whole by it. @throws NotFound; NotAllowedNow when the act is no draft any more */
export async function dropRoute(context: Context, id: number, fromUnitId: number, toUnitId: number): Promise<void> {
  const act = await lockDraft(context, id);
  await removeRoute(context.house, act, fromUnitId, toUnitId);
  await settleParts(context.house, act);
  await record(context, act, 'bỏ một tuyến bàn giao');
}

/** What nobody chooses for goes to the default of its unit. @returns how many divided units */
export async function confirmDefaultWays(context: Context, id: number, fromUnitId: number | null): Promise<number> {
  const { house, actor, moment } = context;
  const locked = await lockAct(house, id);
  // While it is carried out too: what came in on the way and has nowhere to go holds its unit up until somebody says yes.
  const act = locked.state === 'running' ? locked : await lockDraft(context, id);
  const count = await confirmDefaults(house, act, fromUnitId, actor.accountId, moment.at);
  if (count > 0) await record(context, act, `xác nhận nơi nhận mặc định cho ${count} đơn vị được chia`);
  if (act.state === 'running') await queueGivers(house, id, 'hand_over_unit');
  return count;
}

/** @throws FormInvalid */
export async function planNewName(context: Context, id: number, form: NameValues): Promise<void> {
  const act = await lockDraft(context, id);
  const unit = await unitAt(context.house, form.unitId, act.effectiveOn);
  if (!unit.stands) throw new FormInvalid({ unitId: `${unit.name} không hoạt động vào ngày ${formatDate(act.effectiveOn)}` });
  if (unit.name === form.name) throw new FormInvalid({ name: 'Tên mới giống tên đang dùng' });
  const since = await nameSince(context.house, unit.id);
  if (since > act.effectiveOn)
    throw new FormInvalid({ unitId: `${unit.name} mang tên này từ ${formatDate(since)}, sau ngày có hiệu lực của quyết định` });
  await saveNewName(context.house, act, form);
  await record(context, act, `${unit.name} đổi tên thành ${form.name}`);
}

/** @throws FormInvalid when the unit chosen takes over nothing of the person's unit; NotAllowedNow for one's own post and one by mandate */
export async function planPost(
  context: Context,
  id: number,
  post: PostLine,
  form: Omit<PostValues, 'standing'> & Partial<PostValues>,
): Promise<void> {
  const act = await lockDraft(context, id);
  const here = `/admin/reorganisations/${id}/givers/${post.fromUnitId}`;
  const refusal = assignRefusal(context.actor.accountId, post.accountId);
  if (refusal) throw new NotAllowedNow(refusal, here);
  if (post.isStandIn) throw new NotAllowedNow('Ủy quyền kết thúc cùng đơn vị; ghi ủy quyền mới tại đơn vị nhận.', here);
  const receives = (await listRoutes(context.house, id, [post.fromUnitId])).some((route) => route.toUnitId === form.toUnitId);
  if (form.toUnitId !== null && !receives)
    throw new FormInvalid({ toUnitId: `Chọn đơn vị nhận việc của ${post.fromName} trong phương án này` });
  // What was said of his role there stays said until something else is; another place is another question.
  const isSaid = post.isChosen && post.toUnitId === form.toUnitId;
  const isWider =
    form.toUnitId !== null && (await widerUnits(context.house, act, post.id, [form.toUnitId])).includes(form.toUnitId);
  const role = isWider && form.standing === 'kept' ? null : isWider && form.standing === 'plain' ? plainRole : undefined;
  const { toUnitId } = form;
  await savePost(context.house, act, post.id, {
    toUnitId,
    title: form.title === post.title ? titleOf(post, role) : form.title,
    ...(role !== undefined ? { role } : isSaid ? {} : { role: isWider ? plainRole : null }),
  });
  const kept = role === null ? `, giữ vai trò ${roleNames[post.heldRole]} của ${post.accountName} ở nơi nhận` : '';
  await record(context, act, `chọn nơi làm việc mới của một người${kept}`);
}

/** The title of a post nobody wrote another for: it follows what is said of the role. @param role null keeps it, undefined says nothing */
function titleOf({ title, heldTitle, heldRole, keepsRole }: PostLine, role: OfficerRole | null | undefined): string {
  if (role === null && !keepsRole) return heldTitle;
  return role === plainRole && keepsRole && heldRole !== plainRole ? plainTitle : title;
}

/** Receivers a wave holds back go live with the switch. @returns how many were said yes to */
export async function confirmGoingLive(context: Context, id: number): Promise<number> {
  const act = await lockDraft(context, id);
  const count = await confirmHeldBack(context, act);
  if (count > 0) await record(context, act, `xác nhận ${count} đơn vị nhận vận hành chính thức từ ngày có hiệu lực`);
  return count;
}

/** Default letterheads for receivers that never worked here. @returns how many */
export async function equipReceivers(context: Context, id: number): Promise<number> {
  const act = await lockDraft(context, id);
  const receivers = (await listRoutes(context.house, id)).map(({ toUnitId }) => toUnitId);
  const count = await equipUnits(context.house, receivers);
  if (count > 0) await record(context, act, `lập thể thức mặc định cho ${count} đơn vị nhận`);
  return count;
}

/** What was prepared of the act, in the house's own history. */
export function record(context: Context, act: { number: string }, what: string): Promise<void> {
  const { house, moment, actor, requestId } = context;
  return recordHouseEvent(house, {
    at: moment.at,
    accountId: actor.accountId,
    kind: 'reorganisation.prepared',
    data: { act: act.number, what },
    requestId,
  });
}
