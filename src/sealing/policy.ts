// Who may open a sealed identity, and for what purpose (legal.md §10.2–10.3; LTC Điều 56). Pure.
import type { Actor } from '../accounts/actor.ts';
import { may } from '../accounts/permissions.ts';
import { outsideConfirmers } from '../accounts/waiting.ts';

export const revealPurposes = [
  'verify_denouncer',
  'work_with_denouncer',
  'send_notice',
  'protect_denouncer',
  'transfer_file',
  'inspection',
] as const;
export type RevealPurpose = (typeof revealPurposes)[number];
export const revealPurposeNames: Record<RevealPurpose, string> = {
  verify_denouncer: 'Xác minh thông tin người tố cáo (Điều 24 Luật Tố cáo)',
  work_with_denouncer: 'Làm việc với người tố cáo',
  send_notice: 'Gửi thông báo cho người tố cáo',
  protect_denouncer: 'Bảo vệ người tố cáo',
  transfer_file: 'Chuyển hồ sơ cho cơ quan có thẩm quyền',
  inspection: 'Thanh tra, kiểm tra việc giải quyết tố cáo',
};

/** Of a reading of what an old book says, before it goes in the open; chosen on no form. */
export const readingPurpose = 'read_old_words';

export interface SealedRecord {
  unitId: number;
  assignedTo: number | null;
  pastHead: boolean;
  registeredBy: number;
}

/** What else decides: the team of the proceeding, and whether the resolver ordered that verifiers see the name. */
export interface RevealFacts {
  isTeamMember: boolean;
  /** He declared one in this proceeding, in the team then or now (decisions 6). */
  hasConflict: boolean;
  isOrderedByResolver: boolean;
  /** Sent to another unit, which accepted it: the denouncer is that unit's to know. */
  isTakenElsewhere: boolean;
  /** Somebody else than the administrator has confirmed his post, since he was given it or a new password. */
  isConfirmed: boolean;
  /** By a re-organisation he came to it, or it to him, and nobody else than the administrator has said yes to that yet. */
  isShutByAct: boolean;
}

/** Said to whom a re-organisation brought an identity: only that waits. */
export const shutByActWords = `Đơn vị vừa được sắp xếp: chờ ${outsideConfirmers} xác nhận rồi mới xem được thông tin người tố cáo của hồ sơ này. Việc khác vẫn làm như thường, thời hạn vẫn chạy.`;

/** Who still opens an identity here once another unit has accepted the denunciation: whoever answers for the office. */
export const opensTakenElsewhere = (actor: Pick<Actor, 'role'>): boolean =>
  actor.role === 'leader' || actor.role === 'reception_board_head' || actor.role === 'chief_inspector';

/**
 * Yes, or the sentence why not. Persons named in the denunciation never come this far: the record is not there for them.
 * processor: assigned ones; unit_head, leader: own unit; chief_inspector: whole reach; verifier: only when the resolver orders it;
 * of what another unit accepted the head of the office alone, for a notice still owed (khoản 2 Điều 24 LTC); everyone else: no, the registering officer included (C once, write-only).
 */
export function mayReveal(actor: Actor, record: SealedRecord, facts: RevealFacts): { ok: true } | { ok: false; because: string } {
  if (!may(actor, 'identity:reveal')) return no('Vai trò này không được xem thông tin người tố cáo.');
  if (facts.hasConflict) return no('Ông, bà đã khai có xung đột lợi ích trong vụ việc này nên không xem thông tin người tố cáo.');
  if (!facts.isConfirmed)
    return no(
      'Vai trò hoặc mật khẩu của ông, bà vừa được cấp mới: lãnh đạo đơn vị hoặc Chánh Thanh tra xác nhận rồi mới xem được thông tin người tố cáo.',
    );
  if (facts.isShutByAct) return no(shutByActWords);
  if (actor.role === 'chief_inspector') return { ok: true };
  if (record.unitId !== actor.unitId) return no('Chỉ đơn vị đang xử lý được xem thông tin người tố cáo.');
  if (record.pastHead) return no('Đơn tố cáo người đứng đầu đơn vị: thông tin người tố cáo chỉ cấp trên có thẩm quyền được xem.');
  if (facts.isTakenElsewhere && !opensTakenElsewhere(actor))
    return no(
      'Đơn đã được nơi nhận tiếp nhận: chỉ đơn vị đang xử lý được xem thông tin người tố cáo. Tại đây chỉ lãnh đạo đơn vị mở được, có nêu mục đích.',
    );
  if (actor.role === 'processor')
    return record.assignedTo === actor.accountId ? { ok: true } : no('Chỉ chuyên viên được phân công xử lý đơn này được xem.');
  if (actor.role === 'verifier' || actor.role === 'team_lead') {
    if (!facts.isTeamMember) return no('Chỉ thành viên Tổ xác minh của vụ việc này được xem.');
    return facts.isOrderedByResolver
      ? { ok: true }
      : no('Cần người giải quyết tố cáo cho phép thành viên Tổ xác minh xem thông tin người tố cáo.');
  }
  return { ok: true };
}

const no = (because: string) => ({ ok: false as const, because });
