// Which accounts an administrator manages: one for the whole installation, one for his own unit only (legal.md §10.2). Pure.
import type { Actor } from '../actor.ts';
import { type OfficerRole, roles } from '../roles.ts';

/** Roles that read beyond one unit or give roles themselves: only the administrator of the installation gives them. */
const cityRoles: readonly OfficerRole[] = [
  'admin',
  'unit_admin',
  'trainer',
  'auditor',
  'chief_inspector',
  'reception_board_head',
];

export interface Post {
  unitId: number;
  role: OfficerRole;
  firstOn: string;
  /** The last day; null while open. */
  lastOn: string | null;
}
type Administrator = Pick<Actor, 'role' | 'unitId' | 'accountId'>;

/** The one unit an administrator manages; null for all. */
export function managedUnit(actor: Pick<Actor, 'role' | 'unitId'>): number | null {
  return actor.role === 'admin' ? null : actor.unitId;
}

/** Whether the account is there for him at all: a unit's administrator knows people who have or had a post in his unit. */
export function isKnownTo(actor: Administrator, posts: readonly Pick<Post, 'unitId'>[]): boolean {
  const unit = managedUnit(actor);
  return unit === null || posts.some((post) => post.unitId === unit);
}

/** Roles he may give. A trainer's is given here and works in classes only. */
export function givableRoles(actor: Pick<Actor, 'role'>): OfficerRole[] {
  return roles.filter((role) => actor.role === 'admin' || !cityRoles.includes(role));
}

/** Why he may not touch the account itself (password, name, closing): whoever signs in with it also works elsewhere. */
export function accountRefusal(actor: Administrator, posts: readonly Post[], today: string): string | undefined {
  const unit = managedUnit(actor);
  if (unit === null) return undefined;
  const live = posts.filter((post) => post.lastOn === null || post.lastOn >= today);
  if (live.some((post) => post.unitId !== unit))
    return 'Người này còn phân công tại đơn vị khác. Việc này do quản trị hệ thống làm.';
  if (live.some((post) => cityRoles.includes(post.role)))
    return 'Tài khoản này có vai trò do quản trị hệ thống phân công. Việc này do quản trị hệ thống làm.';
  return undefined;
}

/** Why he may not give, change or end a post in this unit with this role. */
export function postRefusal(actor: Administrator, post: Pick<Post, 'unitId' | 'role'>): string | undefined {
  const unit = managedUnit(actor);
  if (unit === null) return undefined;
  if (post.unitId !== unit) return 'Quản trị đơn vị chỉ phân công trong đơn vị mình.';
  return cityRoles.includes(post.role) ? 'Vai trò này do quản trị hệ thống phân công.' : undefined;
}

/** Roles that read all units' records or administer: nobody of the help desk sees through their eyes. */
export const readsTheCity = (role: string): boolean => (cityRoles as readonly string[]).includes(role);
