// Looking through an officer's eyes: who may, through whose, for how long. Pure.
import type { Actor } from '../actor.ts';
import { readsTheCity } from '../administration/scope.ts';

/** The database refuses more (migration 000450). */
export const minutes = 15;

/** Why this administrator does not look through these eyes; undefined when he does. */
export function seeRefusal(
  helper: Pick<Actor, 'accountId' | 'role'>,
  seen: { accountId: number; role: string; isDisabled: boolean; readsAll: boolean },
): string | undefined {
  if (helper.role !== 'admin') return 'Chỉ quản trị hệ thống xem như người khác.';
  if (helper.accountId === seen.accountId) return 'Đây là tài khoản của ông, bà.';
  if (seen.isDisabled) return 'Tài khoản này đang bị khóa.';
  if (readsTheCity(seen.role) || seen.readsAll)
    return 'Vai trò này quản trị hoặc đọc hồ sơ toàn thành phố nên không xem như được.';
  return undefined;
}

/** What the seen officer's rights become while somebody else looks: nothing sealed is read. */
export function narrowed(seen: Actor, by: { id: number; helperId: number; endsAt: Date }): Actor {
  return { ...seen, reach: { ...seen.reach, sealed: 'none' }, seenBy: by };
}
