// What the software cannot see is said by name, with a remark, and can be taken back.
import { NotAllowedNow, NotFound, NotPermitted } from '../../errors.ts';
import type { Context } from '../../web/pages.ts';
import { record, unitOf } from './actions.ts';
import { unitHref, waveHref } from './addresses.ts';
import type { TickValues } from './forms.ts';
import { listGoLives, listItems, listTicks, listWaveUnits } from './queries.ts';
import { insertTicks, lockWave, saveTickRemoved } from './records.ts';
import { type Item, isComputed, mayManage, mayTick, nameOf, tickKindsOf } from './wave.ts';

/** Why a unit's own people do not say so. */
export const leadSays =
  'Việc không áp dụng cho đơn vị do người phụ trách triển khai xác nhận. Đề nghị quản trị hệ thống hoặc Thanh tra Thành phố.';

/** An item of the wave by its code. @throws NotFound */
export async function itemOf({ house, id }: Pick<Context, 'house' | 'id'>, code: string): Promise<Item> {
  const item = (await listItems(house, id)).find((one) => one.code === code);
  if (!item) throw new NotFound();
  return item;
}

/** @throws NotPermitted for somebody else's unit, NotAllowedNow once going live was decided or when a colleague ticked it */
export async function tickItem(context: Context, unitId: number, code: string, form: TickValues): Promise<void> {
  const { house, id, moment, actor } = context;
  const wave = await lockWave(house, id);
  const unit = await unitOf(context, wave, unitId);
  const back = unitHref(id, unitId);
  if (!mayTick(actor, unitId)) throw new NotPermitted('Đánh dấu do người của đơn vị hoặc người phụ trách triển khai làm.', back);
  await assertUndecided(context, unitId, unit.name);
  const item = await itemOf(context, code);
  if (isComputed(code) && form.kind === 'done')
    throw new NotAllowedNow('Việc này phần mềm tự kiểm tra, không đánh dấu đã xong được.', back);
  if (!tickKindsOf(code, mayManage(actor)).includes(form.kind)) throw new NotPermitted(leadSays, back);
  const [standing] = (await listTicks(house, id, [unitId])).filter((one) => one.code === code);
  if (standing) throw new NotAllowedNow(`Việc này vừa được ${standing.byName} đánh dấu.`, back);
  await insertTicks(house, id, [unitId], { code, ...form }, moment.at, actor.accountId);
  await record(context, 'wave.ticked', wave.name, { item: nameOf(item), kind: form.kind, remark: form.remark }, [unitId]);
}

/** The same item done in many units at once: the lead's. @returns how many */
export async function tickMany(context: Context, unitIds: readonly number[], code: string): Promise<number> {
  const { house, id, moment, actor } = context;
  const wave = await lockWave(house, id);
  const item = await itemOf(context, code);
  if (isComputed(code)) throw new NotAllowedNow('Việc này phần mềm tự kiểm tra.', waveHref(id));
  const decided = new Set((await listGoLives(house, id, unitIds)).map(({ unitId }) => unitId));
  const members = (await listWaveUnits(house, wave)).map((unit) => unit.id);
  const ticked = new Set((await listTicks(house, id, unitIds)).filter((one) => one.code === code).map((one) => one.unitId));
  const wanted = members.filter((one) => unitIds.includes(one) && !decided.has(one) && !ticked.has(one) && mayTick(actor, one));
  if (wanted.length === 0) return 0;
  await insertTicks(house, id, wanted, { code, kind: 'done', remark: '' }, moment.at, actor.accountId);
  await record(context, 'wave.ticked', wave.name, { item: nameOf(item), kind: 'done', remark: '' }, wanted);
  return wanted.length;
}

/** @throws NotFound when it was taken back already, NotPermitted, NotAllowedNow */
export async function untick(context: Context, unitId: number, tickId: number, reason: string): Promise<void> {
  const { house, id, moment, actor } = context;
  const wave = await lockWave(house, id);
  const unit = await unitOf(context, wave, unitId);
  if (!mayTick(actor, unitId))
    throw new NotPermitted('Bỏ đánh dấu do người của đơn vị hoặc người phụ trách triển khai làm.', unitHref(id, unitId));
  await assertUndecided(context, unitId, unit.name);
  const tick = (await listTicks(house, id, [unitId])).find((one) => one.id === tickId);
  if (!tick) throw new NotFound();
  await saveTickRemoved(house, wave, tickId, moment.at, actor.accountId, reason);
  const item = (await listItems(house, id)).find((one) => one.code === tick.code);
  await record(context, 'wave.tick_removed', wave.name, { item: item ? nameOf(item) : '', reason }, [unitId]);
}

async function assertUndecided({ house, id }: Context, unitId: number, name: string): Promise<void> {
  if ((await listGoLives(house, id, [unitId])).length > 0)
    throw new NotAllowedNow(`${name} đã có quyết định vận hành, danh mục giữ như lúc quyết định.`, unitHref(id, unitId));
}
