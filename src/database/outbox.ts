// The outbox: a job queued in the caller's own transaction, so that it exists exactly when the act it belongs to does.
// Payloads are ids only; the worker reads the rest again, behind the wall (decisions 9).
import type { HouseTx, UnitTx } from './tx.ts';

/** Every task the worker knows; src/worker-tasks.ts has one line for each. */
export const taskNames = [
  // Nhắc hạn
  'remind_all_units',
  'remind_unit',
  'mail_reminder',
  // Thư tình hình hằng tuần
  'weekly_digest',
  'mail_digest',
  // Đôn đốc
  'tell_urged',
  // Đơn tố cáo người đứng đầu không còn người chuyển
  'tell_superiors',
  'tell_left_apart',
  // Báo cáo bị trả lại
  'tell_report_returned',
  // Đơn chờ nhiệm vụ đã hết hạn, người giữ còn lại bị nêu tên
  'wait_anew',
  // Chuyển đơn
  'announce_transfer',
  'receive_transfer',
  'transfer_answered',
  'transferor_told',
  'reopen_gone_on',
  'alert_hop',
  // Niêm phong bản của các đơn vị khác cùng nhận một đơn tố cáo
  'seal_copy',
  'hand_over',
  'sign_apart',
  // Cho cán bộ thấy lại đơn
  'tell_lifted',
  // Tìm người bị nêu tên trong nội dung niêm phong của sổ cũ
  'search_unread',
  // Quyền xem thông tin người tố cáo
  'announce_reveal_holder',
  'announce_switch_holders',
  'tell_confirmed',
  'tell_refused',
  // Đổi họ tên tài khoản
  'announce_renaming',
  // Thông báo cho công dân
  'send_message',
  // Tệp
  'scan_attachment',
  // Tính lại thời hạn khi lịch nghỉ thay đổi
  'recompute_clocks',
  // Góp ý
  'announce_feedback',
  'tell_askers',
  'scan_feedback',
  // Báo cho người được xem màn hình
  'announce_look',
  // Nhập sổ cũ
  'stage_import',
  'check_import',
  'run_import',
  'undo_import',
  'resume_imports',
  // Sắp xếp đơn vị
  'hand_over_unit',
  'hand_back_unit',
  'hand_over_late',
  'restate_papers',
  // Dọn dẹp
  'sweep_house',
  'sweep_drafts',
  'sweep_blobs',
] as const;
export type TaskName = (typeof taskNames)[number];

/** What a job carries: ids and nothing else, `unitId` first of all. */
export type TaskIds = Readonly<Record<string, number>>;

export interface EnqueueOptions {
  /** Not before this instant; at once when absent. */
  runAt?: Date;
  /** A waiting job with the same key is replaced instead of doubled. */
  key?: string;
}

/** Queues a job. Rolled back with the transaction; seen by the worker only after commit. */
export async function enqueue(tx: UnitTx | HouseTx, task: TaskName, ids: TaskIds, options: EnqueueOptions = {}): Promise<void> {
  await tx.rows('select enqueue($1, $2::jsonb, $3, $4)', [task, JSON.stringify(ids), options.runAt ?? null, options.key ?? null]);
}

/** The same job for many records, in one statement. */
export async function enqueueAll(tx: UnitTx | HouseTx, task: TaskName, ids: readonly TaskIds[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.rows('select enqueue_many($1, $2::jsonb)', [task, JSON.stringify(ids.map((one) => ({ ids: one })))]);
}
