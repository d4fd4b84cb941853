// A re-organisation of units as a dated legal act: its kinds, states and words. Pure.
import { type OfficerRole, roleNames } from '../../accounts/roles.ts';
import { fields, type Tag } from '../../petitions/petition.ts';
import { authorityName, type UnitLevel } from '../../units/unit.ts';

export const routeKinds = ['merge', 'split', 'abolish', 'function'] as const;
export type RouteKind = (typeof routeKinds)[number];
/** Those by which a unit ends: what it holds besides open petitions has to go somewhere. */
export const endingKinds = routeKinds.filter((kind) => kind !== 'function');
export const routeKindNames: Record<RouteKind, string> = {
  merge: 'Sáp nhập toàn bộ',
  split: 'Chia, tách',
  abolish: 'Giải thể',
  function: 'Chuyển chức năng',
};
export const routeKindHints: Record<RouteKind, string> = {
  merge: 'Cả đơn vị vào một đơn vị khác',
  split: 'Đơn vị được chia cho nhiều đơn vị; mỗi đơn được chọn nơi nhận',
  abolish: 'Đơn vị kết thúc; cơ quan quản lý trực tiếp nhận việc (khoản 5 Điều 12 Luật Tố cáo)',
  function: 'Đơn vị vẫn hoạt động; chỉ đơn, vụ việc đang mở thuộc lĩnh vực được chuyển giao sang nơi nhận',
};

const actStates = ['draft', 'running', 'done', 'undoing', 'undone'] as const;
export type ActState = (typeof actStates)[number];
export const actStateTags: Record<ActState, Tag> = {
  draft: { words: 'Đang chuẩn bị', colour: 'blue', icon: 'file-pencil' },
  running: { words: 'Đang thực hiện', colour: 'amber', icon: 'progress' },
  done: { words: 'Đã thực hiện', colour: 'green', icon: 'circle-check' },
  undoing: { words: 'Đang hoàn tác', colour: 'amber', icon: 'progress' },
  undone: { words: 'Đã hoàn tác', colour: 'grey', icon: 'arrow-back-up' },
};

export interface ReorganisationAct {
  id: number;
  /** '1656/NQ-UBTVQH15' */
  number: string;
  issuedOn: string;
  issuer: string;
  subject: string;
  /** The first day of the new structure. */
  effectiveOn: string;
  state: ActState;
  startedAt: Date | null;
  finishedAt: Date | null;
  undoneAt: Date | null;
  undoneReason: string;
}

/** Whether it is still a plan: prepared, or taken back and there to be carried out again. */
export const isPlanned = (act: Pick<ReorganisationAct, 'state'>): boolean => act.state === 'draft' || act.state === 'undone';

/** What a cancelled reception day of a closing unit says; the undo finds the days by it. */
export const whyCancelled = (act: Pick<ReorganisationAct, 'number'>): string => `Đơn vị sắp xếp lại theo ${act.number}`;

/** What stays where it is when only a function moves: its unit goes on and keeps them (docs/decisions/0012). */
export const staysWithFunction = 'hồ sơ lưu, sổ, lượt tiếp và lịch tiếp công dân, người';

export interface Route {
  fromUnitId: number;
  toUnitId: number;
  kind: RouteKind;
  part: 'whole' | 'part' | 'remainder';
  isDefault: boolean;
  fields: readonly string[] | null;
  takesPetitions: boolean;
  takesArchive: boolean;
  takesAccounts: boolean;
  takesSchedule: boolean;
}

/** "Đất đai, Nhà ở" */
export const fieldNames = (codes: readonly string[]): string =>
  codes.map((code) => fields[code as keyof typeof fields]?.[0] ?? code).join(', ');

/** What a route carries, ticked or not: a function takes the open petitions of its fields and nothing else. */
export const carriedBy = (
  route: Pick<Route, 'kind' | 'takesPetitions' | 'takesArchive' | 'takesAccounts' | 'takesSchedule'>,
): Pick<Route, 'takesPetitions' | 'takesArchive' | 'takesAccounts' | 'takesSchedule'> =>
  route.kind === 'function'
    ? { takesPetitions: true, takesArchive: false, takesAccounts: false, takesSchedule: false }
    : {
        takesPetitions: route.takesPetitions,
        takesArchive: route.takesArchive,
        takesAccounts: route.takesAccounts,
        takesSchedule: route.takesSchedule,
      };

/** As what somebody goes on whose role would have wider power where he goes, until another is given him there: an act promotes nobody. */
export const plainRole: OfficerRole = 'processor';
/** His title then, unless the act says one: the old one names a post he has no more. */
export const plainTitle = roleNames[plainRole];
/** Roles that direct others' work: in an office of a higher level somebody has to say so by name. */
export const directingRoles: readonly OfficerRole[] = ['unit_head', 'leader', 'reception_board_head', 'chief_inspector'];
/** Roles that read no record: as a plain officer their holder would read all of the receiver's, so such a post ends. */
export const endingRoles: readonly OfficerRole[] = ['unit_admin'];

/** Whoever may hand over, be divided or be named by an act. */
export const givingLevels: readonly UnitLevel[] = ['department', 'district', 'commune', 'other'];
/** Whoever may receive: the office of the city too, which manages what it abolishes. */
export const receivingLevels: readonly UnitLevel[] = ['province', ...givingLevels];

/**
 * Why a unit cannot receive in this way; undefined when it can. What is merged or divided goes to its like; to the office above goes what is
 * abolished (khoản 5 Điều 12 Luật Tố cáo), or a function.
 */
export function receiverRefusal(kind: RouteKind, to: { level: UnitLevel; name: string }): string | undefined {
  if (!receivingLevels.includes(to.level)) return `${to.name} không nhận bàn giao theo quyết định này`;
  return to.level === 'province' && (kind === 'merge' || kind === 'split')
    ? `${authorityName(to)} chỉ nhận việc của đơn vị giải thể hoặc chức năng chuyển lên: chọn Giải thể hoặc Chuyển chức năng, hoặc chọn đơn vị nhận khác`
    : undefined;
}

/** The routes out of one unit, put in order: a lone one takes everything; of several the default takes what cannot be divided. */
export function completeRoutes(
  pairs: readonly { toUnitId: number; part: Route['part']; suggested: boolean }[],
  fromUnitId: number,
): Route[] {
  const wanted = pairs.find(({ suggested }) => suggested) ?? pairs.find(({ part }) => part === 'remainder') ?? pairs[0];
  return pairs.map((pair) => {
    const isAlone = pairs.length === 1;
    const leads = pair === wanted;
    return {
      fromUnitId,
      toUnitId: pair.toUnitId,
      kind: isAlone ? 'merge' : 'split',
      part: isAlone ? 'whole' : pair.part === 'whole' ? 'part' : pair.part,
      isDefault: leads,
      fields: null,
      takesPetitions: true,
      takesArchive: leads,
      takesAccounts: leads,
      takesSchedule: leads,
    };
  });
}

/** How the plan found the destination of a petition or a visit. */
const planReasons = ['petition', 'chosen', 'field', 'rule', 'only', 'default', 'open'] as const;
export type PlanReason = (typeof planReasons)[number];
export const planReasonNames: Record<PlanReason, string> = {
  petition: 'Theo đơn của lượt tiếp',
  chosen: 'Cán bộ đã chọn',
  field: 'Theo lĩnh vực chuyển giao',
  rule: 'Theo địa chỉ',
  only: 'Nơi nhận duy nhất',
  default: 'Nơi nhận mặc định',
  open: 'Chưa chọn',
};
