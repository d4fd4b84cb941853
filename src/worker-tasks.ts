// The task table: one line per task and feature, and when the regular ones run. A task without a line does not compile.
import type { TaskName } from './database/outbox.ts';
import { sweepHouse } from './database/sweep.ts';
import { scanAttachment, sweepBlobs, sweepDrafts } from './documents/files/tasks.ts';
import { mailReminder, remindAllUnits, remindOneUnit, sendMessage } from './notifications/tasks.ts';
import { recomputeUnit } from './operations/recompute-task.ts';
import { handOverLate, handOverUnit } from './rollout/reorganisation/execution.ts';
import { handBackUnit } from './rollout/reorganisation/undo.ts';
import type { TaskRunner } from './system-act.ts';
import { alertHop, announceTransfer, receiveTransfer, transferAnswered } from './transfers/tasks.ts';

export const tasks: Readonly<Record<TaskName, TaskRunner>> = {
  remind_all_units: remindAllUnits,
  remind_unit: remindOneUnit,
  mail_reminder: mailReminder,
  announce_transfer: announceTransfer,
  receive_transfer: receiveTransfer,
  transfer_answered: transferAnswered,
  alert_hop: alertHop,
  send_message: sendMessage,
  scan_attachment: scanAttachment,
  sweep_drafts: sweepDrafts,
  sweep_blobs: sweepBlobs,
  recompute_clocks: recomputeUnit,
  hand_over_unit: handOverUnit,
  hand_back_unit: handBackUnit,
  hand_over_late: handOverLate,
  sweep_house: ({ services }) => services.database.inHouse((house) => sweepHouse(house, services.now()), 'write'),
};

/** Regular tasks. `at` is 'minute hour' in UTC: 23:00 is 06:00 in Hà Nội. A run missed while the machine was off is made up for. */
export const schedule: readonly { task: TaskName; at: string }[] = [
  { task: 'remind_all_units', at: '0 23' },
  { task: 'sweep_house', at: '15 18' },
  { task: 'sweep_drafts', at: '25 18' },
  { task: 'sweep_blobs', at: '45 18' },
];
