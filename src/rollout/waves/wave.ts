// A wave brings units in together: its dates, its checklist, who may see, tick and decide. Pure.
import type { Actor } from '../../accounts/actor.ts';
import { may } from '../../accounts/permissions.ts';
import type { Tag } from '../../petitions/petition.ts';

export interface Wave {
  id: number;
  name: string;
  /** 'Kế hoạch số 12/KH-UBND ngày 10/01/2026'; '' when none is named. */
  basis: string;
  trainingOn: string;
  readyOn: string;
  liveOn: string;
  /** How many people of each unit must have passed the exercises. */
  certified: number;
  /** How many exercises each of them must have passed: a certificate for fewer does not count. */
  exercises: number;
  version: number;
}

/** What the software finds out itself. */
export const computedCodes = [
  'accounts',
  'signed_in',
  'certified',
  'holidays',
  'books',
  'schedule',
  'balances',
  'imports',
  'backup',
] as const;
export type ComputedCode = (typeof computedCodes)[number];
/** What somebody says by name. */
export const tickedCodes = ['infrastructure', 'printer', 'manual', 'end_to_end'] as const;
export type TickedCode = (typeof tickedCodes)[number];

interface Named {
  /** On the board, where eight stand in a row. */
  short: string;
  name: string;
  /** What makes it done, and what to do while it is not. */
  hint: string;
}
export const itemNames: Record<ComputedCode | TickedCode, Named> = {
  accounts: {
    short: 'tài khoản',
    name: 'Cấp tài khoản',
    hint: 'Có người tiếp nhận đơn và có lãnh đạo quyết định, tài khoản đang mở.',
  },
  signed_in: {
    short: 'đăng nhập',
    name: 'Đăng nhập lần đầu',
    hint: 'Mọi tài khoản của đơn vị đã đăng nhập và đã đổi mật khẩu dùng một lần.',
  },
  certified: {
    short: 'tập huấn',
    name: 'Đạt bài thực hành',
    hint: 'Đủ số người có chứng nhận tập huấn, mỗi người đạt đủ số bài của đợt. Lớp tập huấn do giảng viên mở và cấp chứng nhận.',
  },
  holidays: {
    short: 'ngày nghỉ',
    name: 'Xác nhận ngày nghỉ, làm bù',
    hint: 'Mọi ngày nghỉ, làm bù từ ngày vận hành đến hết năm ấy đã được xác nhận theo thông báo. Chung cho toàn hệ thống.',
  },
  books: {
    short: 'mở sổ',
    name: 'Mở sổ của năm vận hành',
    hint: 'Trưởng bộ phận, lãnh đạo hoặc quản trị đơn vị ghi số cuối cùng của sổ giấy; số trên phần mềm nối tiếp.',
  },
  schedule: {
    short: 'lịch tiếp',
    name: 'Công bố lịch tiếp công dân',
    hint: 'Có ít nhất một buổi đã niêm yết từ ngày vận hành trở đi.',
  },
  balances: {
    short: 'đầu kỳ',
    name: 'Ký số liệu đầu kỳ',
    hint: 'Mọi bảng số liệu đầu kỳ đã được lãnh đạo ký xác nhận, không còn bảng nào chờ ký.',
  },
  imports: {
    short: 'sổ cũ',
    name: 'Nhập, đối chiếu sổ cũ',
    hint: 'Có ít nhất một đợt đã nhập, không đợt nào đang dở, mọi dòng đã vào sổ hoặc có lý do không nhập; dòng của đợt dừng giữa chừng đã gửi lại.',
  },
  backup: {
    short: 'sao lưu',
    name: 'Thử khôi phục bản sao lưu',
    hint: 'Trong 7 ngày qua có bản sao lưu đã thử khôi phục. Chung cho toàn hệ thống.',
  },
  infrastructure: {
    short: 'hạ tầng',
    name: 'Máy tính, đường truyền, máy quét',
    hint: 'Đã thử mở phần mềm trên máy sẽ dùng, đã thử quét một tờ đơn.',
  },
  printer: {
    short: 'máy in',
    name: 'In thử',
    hint: 'In giấy biên nhận và một trang sổ trên máy in của bộ phận tiếp nhận.',
  },
  manual: { short: 'tài liệu', name: 'Phát tài liệu hướng dẫn', hint: 'In ở mục Hướng dẫn, theo cấp và vai trò.' },
  end_to_end: {
    short: 'chạy thử',
    name: 'Chạy thử một đơn từ đầu đến cuối',
    hint: 'Ở lớp tập huấn: từ tiếp nhận đến trả kết quả, đủ mọi người của đơn vị.',
  },
};

/** Does the software count by itself whether the item is done? */
export const isComputed = (code: string): code is ComputedCode => (computedCodes as readonly string[]).includes(code);
/** Is it an item of the product, and not of one wave alone? */
export const isKnown = (code: string): code is ComputedCode | TickedCode => code in itemNames;

/** One line of a wave's checklist. `words` only for what this wave alone asks. */
export interface Item {
  code: string;
  words: string;
  isRequired: boolean;
}
/** What the checklist calls the item. */
export const nameOf = (item: Pick<Item, 'code' | 'words'>): string =>
  isKnown(item.code) ? itemNames[item.code].name : item.words;
/** The same for a narrow column. */
export const shortOf = (item: Pick<Item, 'code' | 'words'>): string =>
  isKnown(item.code) ? itemNames[item.code].short : item.words;

export type TickKind = 'done' | 'not_needed';
/**
 * A computed item cannot be said to be done, only not to be needed here, with the reason. That is the lead's to say: a unit's own
 * people would clear their way with it.
 */
export function tickKindsOf(code: string, isLead: boolean): readonly TickKind[] {
  return [...(isComputed(code) ? [] : (['done'] as const)), ...(isLead ? (['not_needed'] as const) : [])];
}
export const tickKindNames: Record<TickKind, string> = { done: 'Đã xong', not_needed: 'Không áp dụng cho đơn vị này' };

/** The lead of the rollout: the administrator of the installation, and the inspectorate's chief. */
export const mayManage = (actor: Actor): boolean => may(actor, 'wave:manage') && seesAll(actor);
/** Every unit of a wave, or one's own only. */
export const seesAll = (actor: Pick<Actor, 'role' | 'reach'>): boolean => actor.role === 'admin' || actor.reach.all;
/** May this reader see that unit in its wave? */
export const maySeeUnit = (actor: Pick<Actor, 'role' | 'reach' | 'unitId'>, unitId: number): boolean =>
  seesAll(actor) || actor.unitId === unitId;
/** The lead ticks for any unit; a unit's own people for theirs. */
export const mayTick = (actor: Actor, unitId: number): boolean =>
  mayManage(actor) || (may(actor, 'wave:tick') && actor.unitId === unitId);

export const unitStates = ['missing', 'ready', 'decided', 'live'] as const;
export type UnitState = (typeof unitStates)[number];
export const unitStateTags: Record<UnitState, Tag> = {
  missing: { words: 'Còn thiếu', colour: 'amber', icon: 'alert-triangle' },
  ready: { words: 'Sẵn sàng', colour: 'green', icon: 'circle-check' },
  decided: { words: 'Đã có ngày vận hành', colour: 'blue', icon: 'calendar-event' },
  live: { words: 'Đã vận hành', colour: 'teal', icon: 'circle-check' },
};
/** So close to the wave's day, or past it, a missing item is no longer amber. */
export const urgentDays = 7;
export const nearTag: Tag = { words: 'Còn thiếu, sát ngày', colour: 'red', icon: 'alert-circle' };
export const pastTag: Tag = { words: 'Còn thiếu, quá ngày', colour: 'red', icon: 'alert-circle' };

/** The day offered for going live: the wave's, or today once that has passed. 'YYYY-MM-DD' sorts as it counts. */
export const proposedDay = (planned: string, today: string): string => [planned, today].sort()[1] ?? today;
