// Preparing the opening figures of a table, and signing them.
import { matrix } from '../../accounts/permissions.ts';
import { recordEvent } from '../../audit/events.ts';
import { NotAllowedNow } from '../../errors.ts';
import { notifyRoles } from '../../notifications/actions.ts';
import { unitsTakenOver } from '../../reports/closing/queries.ts';
import { holdUnitsAsTheyAre } from '../../units/hold.ts';
import type { Act } from '../../web/act.ts';
import { type Figures, maySign } from './balance.ts';
import { loadBalance } from './queries.ts';
import { lockBalance, putDraft, saveSigned } from './records.ts';
import { sheets, type TableCode } from './tables.ts';

/**
 * Writes the unsigned sheet of a table: of the own unit, or of one that has ended and whose books it keeps. Gives its id.
 * @throws NotAllowedNow once the own unit does not keep those books any more
 */
export async function prepareBalance(
  act: Act,
  sheet: { code: TableCode; fromOn: string; asOf: string; figures: Figures; basis: string },
  ended: { id: number; name: string } | null = null,
): Promise<number> {
  const { tx, actor, moment } = act;
  if (ended) await assertKept(act, ended);
  const id = await putDraft(tx, actor.unitId, ended?.id ?? null, sheet, moment.at, actor.accountId);
  await recordEvent(tx, actor, {
    kind: 'balance.prepared',
    at: moment.at,
    data: { table: sheet.code, fromOn: sheet.fromOn, asOf: sheet.asOf, ...(ended ? { unit: ended.name } : {}) },
    requestId: act.requestId,
  });
  await notifyRoles(act, matrix['balance:sign'], {
    kind: 'balance_waits',
    words: `${sheets[sheet.code].title}${ended ? `, phần của ${ended.name}` : ''}: số liệu đầu kỳ chờ ký xác nhận`,
    href: `/balances/${id}`,
  });
  return id;
}

/**
 * Signs a sheet as it stands. @throws NotAllowedNow when it is signed, was prepared by the signer, changed since it was shown, or is of a unit
 * whose books the own one does not keep any more
 */
export async function signBalance(act: Act, id: number, seenVersion: number): Promise<void> {
  const { tx, actor, moment } = act;
  const { unitId, ofUnitId, unitName } = await loadBalance(tx, actor.unitId, id);
  if (unitId === actor.unitId && ofUnitId !== null) await assertKept(act, { id: ofUnitId, name: unitName });
  const one = await lockBalance(tx, actor.unitId, id);
  const answer = maySign(actor, one);
  if (!answer.ok) throw new NotAllowedNow(answer.because, `/balances/${id}`);
  if (one.version !== seenVersion)
    throw new NotAllowedNow('Số liệu vừa được sửa sau khi ông, bà mở trang. Xem lại rồi ký.', `/balances/${id}`);
  await saveSigned(tx, one, moment.at, actor.accountId);
  await recordEvent(tx, actor, {
    kind: 'balance.signed',
    at: moment.at,
    data: { table: one.tableCode, fromOn: one.fromOn, asOf: one.asOf, figures: one.figures },
    requestId: act.requestId,
  });
}

/** That the own unit keeps the books of this one, to the end of this transaction. @throws NotAllowedNow */
async function assertKept({ house, actor, moment }: Act, ended: { id: number; name: string }): Promise<void> {
  await holdUnitsAsTheyAre(house, [ended.id]);
  if ((await unitsTakenOver(house, actor.unitId, moment.today)).some(({ id }) => id === ended.id)) return;
  throw new NotAllowedNow(
    `Đơn vị này không còn giữ sổ của ${ended.name} nên không kê khai, ký thay số liệu đầu kỳ: đơn vị ấy hoạt động trở lại, hoặc sổ đã giao nơi khác.`,
    '/balances',
  );
}
