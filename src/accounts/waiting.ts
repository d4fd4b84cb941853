// A post that opens what is sealed is worth nothing before a second person has confirmed its holder (sealing/confirmations).
import type { Actor } from './actor.ts';
import { matrix } from './permissions.ts';
import type { OfficerRole, Role } from './roles.ts';

/** Roles that open identities, and the auditor, who reads what denunciations say in every unit. A gate of the database says them too (migration 20261201000600). */
export const waitingRoles: readonly Role[] = [...matrix['identity:reveal'], 'auditor'];

/** Who enters what comes in: of a colleague who leaves they take over what is in no book yet once they are confirmed (accounts/handover/drafts). */
export const deskRoles: readonly OfficerRole[] = ['clerk', 'reception_officer'];

/** Who says the second yes, in words. */
export const confirmers = 'lãnh đạo đơn vị hoặc Chánh Thanh tra';

/**
 * Who says it for somebody through whose hands papers of the office went: nobody in it. A draft of his, or a denunciation past its head, may
 * be about whoever leads it, and nobody knows which (docs/decisions/0003).
 */
export const outsideConfirmers = 'Chánh Thanh tra hoặc lãnh đạo cơ quan cấp trên';

/** Said at the name of an officer who is to get a sealed record, and what opens it to him. */
export const shutShortly = 'chưa mở được hồ sơ mật';
export const shutUntil = `Người ghi “${shutShortly}” có nhiệm vụ mới chờ ${confirmers} xác nhận ở trang “Xác nhận người vừa được phân công”; xác nhận xong thì giao được`;

/** The same of whoever waits after a re-organisation: he gets the record and opens it, but for whom its seal keeps. */
export const namelessShortly = 'chờ xác nhận sau sắp xếp đơn vị';
export const namelessUntil = `Người ghi “${namelessShortly}” nhận được đơn nhưng chưa xem được thông tin người tố cáo cho đến khi được xác nhận ở trang “Xác nhận người vừa được phân công”`;

/**
 * Whether a post (assignment `t`) waits to be confirmed, as a piece of SQL: asked of whoever would read what is sealed, and of the list of
 * those to confirm, so that nothing shuts that nobody can open.
 */
export const waitsToReveal = (t: string) =>
  `${t}.reveal_confirmed_at is null and ${t}.role in (${waitingRoles.map((role) => `'${role}'`).join(', ')})`;

/** The same officer with his post confirmed: how much of what is his is kept from him until then. */
export function asConfirmed({ awaitsConfirmation: _waits, ...actor }: Actor): Actor {
  return actor;
}

/** How much of his work a list leaves out until then; '' for nothing. */
export const heldBackWords = (count: number): string =>
  count > 0 ? `${count} việc mật chờ xác nhận của ${confirmers} nên chưa hiện trong danh sách này.` : '';

/** What a new password keeps back from whoever signs in by it, and who lets it go: on the page that gives it out, and beside the password. */
export const keptByPassword = `Bản nháp đã nhập được giữ lại: mở ra khi có người xác nhận đúng người ấy ở trang “Xác nhận người vừa được phân công”; của người từng tiếp nhận đơn, tiếp công dân, người xác nhận là ${outsideConfirmers}.`;

/**
 * Of somebody who was given a new password: what he took in before it against the head of his office, nothing in whose place tells whether
 * there is any. The wall keeps it (migration 20261215001000).
 */
export const newHandsWords = `Ông, bà vừa được cấp lại mật khẩu: đơn, lượt tiếp tố cáo người đứng đầu đơn vị ông, bà vào sổ trước đó (nếu có) chưa hiện cho đến khi ${outsideConfirmers} xác nhận ông, bà ở trang “Xác nhận người vừa được phân công”. Thời hạn chuyển đơn vẫn chạy: đề nghị xác nhận ngay.`;

/** Whether the holder of assignment `t`, account `c`, was given a new password and no post of his there has been confirmed since: as the wall asks it. */
export const hasNewHands = (t: string, c: string) =>
  `${c}.new_hands_at is not null and not exists (select 1 from assignments w where w.account_id = ${t}.account_id and w.unit_id = ${t}.unit_id
     and w.reveal_confirmed_at is not null and (upper_inf(w.during) or upper(w.during) > today_here()))`;

/** The same said to whoever confirms: of everybody who ever took papers in, whether there is any or not. */
export const pastHeadWords = 'xem lại được đơn, lượt tiếp tố cáo người đứng đầu do mình vào sổ trước đó (nếu có)';

/** What an officer's lists of work hold of records `t`, as a piece of SQL: of what is sealed nothing while he waits to be confirmed. */
export const isOpenTo = ({ awaitsConfirmation: waits }: Pick<Actor, 'awaitsConfirmation'>, t: string): string =>
  waits ? `not ${t}.sealed` : 'true';

/**
 * Whether a post of the same account in the same unit as assignment `t` waits, as a piece of SQL: until then nothing sealed is there for
 * its holder, by any of his posts of that unit.
 */
export const awaitsConfirmation = (t: string) =>
  `exists (select 1 from assignments w where w.account_id = ${t}.account_id and w.unit_id = ${t}.unit_id and ${waitsToReveal('w')}
     and (upper_inf(w.during) or upper(w.during) > today_here()))`;
