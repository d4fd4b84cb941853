// A reception day of the schedule: its states and what may be done in each (LTCD Điều 24; legal.md §7.5). Pure.
import type { Actor } from '../../accounts/actor.ts';
import { may } from '../../accounts/permissions.ts';
import type { Tag } from '../../petitions/petition.ts';
import { fold } from '../../search/fold.ts';
import type { Answer } from '../workflow.ts';

export const dayStates = ['draft', 'posted', 'held', 'no_show', 'postponed', 'cancelled'] as const;
export type DayState = (typeof dayStates)[number];
export const dayStateTags: Record<DayState, Tag> = {
  draft: { words: 'Chưa niêm yết', colour: 'amber', icon: 'file-pencil' },
  posted: { words: 'Đã niêm yết', colour: 'blue', icon: 'calendar-event' },
  held: { words: 'Đã tiếp', colour: 'green', icon: 'circle-check' },
  no_show: { words: 'Không có công dân đến', colour: 'grey', icon: 'user-question' },
  postponed: { words: 'Đã hoãn', colour: 'amber', icon: 'clock-pause' },
  cancelled: { words: 'Đã bỏ khỏi lịch', colour: 'grey', icon: 'x' },
};
/** Days that count towards how often the head must receive. */
export const standingStates: readonly DayState[] = ['posted', 'held', 'no_show'];

/** Who receives on a day the head has announced. */
export const dayHosts = ['head', 'delegated'] as const;
export type DayHost = (typeof dayHosts)[number];
export const dayHostNames: Record<DayHost, string> = {
  head: 'Thủ trưởng trực tiếp tiếp',
  delegated: 'Người được Thủ trưởng ủy quyền tiếp',
};

/** Who receives, as the post tells: the head bears the title of the unit's head, and no deputy is the head. */
export function hostOfPost(title: string, headTitle: string): DayHost {
  const post = fold(title);
  const head = fold(headTitle);
  if (/(^|[^a-z])(pho|uy quyen|duoc uy quyen)([^a-z]|$)/.test(post)) return 'delegated';
  const isHead = head === '' || post === '' || post.startsWith(head) || head.startsWith(post);
  return isHead ? 'head' : 'delegated';
}

export const dayActs = ['post', 'postpone', 'hold', 'no_show', 'cancel'] as const;
export type DayAct = (typeof dayActs)[number];

interface DayRule {
  label: string;
  from: readonly DayState[];
  to: DayState;
  path: string;
}
export const dayRules: Record<DayAct, DayRule> = {
  post: { label: 'Niêm yết lịch', from: ['draft'], to: 'posted', path: 'posting' },
  hold: { label: 'Ghi đã tiếp', from: ['posted'], to: 'held', path: 'holding' },
  no_show: { label: 'Ghi không có công dân đến', from: ['posted'], to: 'no_show', path: 'no-show' },
  postpone: { label: 'Hoãn, chọn ngày khác', from: ['posted'], to: 'postponed', path: 'postponement' },
  cancel: { label: 'Bỏ khỏi lịch', from: ['draft'], to: 'cancelled', path: 'cancellation' },
};

/** The stored facts a decision needs. */
export interface DayFacts {
  unitId: number;
  state: DayState;
  onDate: string;
}

/** May this officer do this with the day now, and if not, why. */
export function mayActOnDay(actor: Actor, act: DayAct, day: DayFacts, today: string): Answer {
  const rule = dayRules[act];
  if (!may(actor, 'schedule:write')) return { ok: false, because: 'Vai trò hiện tại không có quyền sửa lịch.', why: 'role' };
  if (day.unitId !== actor.unitId) return { ok: false, because: 'Lịch của đơn vị khác, chỉ được xem.', why: 'role' };
  if (!rule.from.includes(day.state))
    return { ok: false, because: `Buổi tiếp này ở trạng thái: ${dayStateTags[day.state].words}.`, why: 'state' };
  if ((act === 'hold' || act === 'no_show') && day.onDate > today)
    return { ok: false, because: 'Chưa đến ngày tiếp công dân.', why: 'state' };
  if (act === 'post' && day.onDate < today) return { ok: false, because: 'Ngày tiếp công dân đã qua.', why: 'state' };
  return { ok: true };
}

/** The acts this officer can do now, in the order they are usually done. */
export function permittedDayActs(actor: Actor, day: DayFacts, today: string): { act: DayAct; label: string; path: string }[] {
  return dayActs.flatMap((act) =>
    mayActOnDay(actor, act, day, today).ok ? [{ act, label: dayRules[act].label, path: dayRules[act].path }] : [],
  );
}
