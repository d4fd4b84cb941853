// The task table: one line per task and feature, and when the regular ones run. A task without a line does not compile.
import { announceRenaming } from './accounts/renaming/tasks.ts';
import { announceLook } from './accounts/see-as/tasks.ts';
import { mailDigest, startWeeklyDigest } from './dashboard/digest/tasks.ts';
import { tellUrged } from './dashboard/urging/tasks.ts';
import type { TaskName } from './database/outbox.ts';
import { sweepHouse } from './database/sweep.ts';
import { scanAttachment, sweepBlobs, sweepDrafts } from './documents/files/tasks.ts';
import { announceFeedback, scanFeedback, tellAskers } from './feedback/tasks.ts';
import { searchUnread } from './importing/old-words/tasks.ts';
import { checkImport, resumeImports, runImport, stageImport, undoImport } from './importing/tasks.ts';
import { mailReminder, remindAllUnits, remindOneUnit, sendMessage } from './notifications/tasks.ts';
import { recomputeUnit } from './operations/recompute-task.ts';
import { tellLifted, waitAnew } from './petitions/named/tasks.ts';
import { sealCopy } from './petitions/seal-copy-task.ts';
import { tellSuperiors } from './petitions/taking-over/tasks.ts';
import { tellReturned } from './reports/closing/tasks.ts';
import { restateRenamed } from './rollout/reorganisation/carry/renamed.ts';
import { handOverLate, handOverUnit } from './rollout/reorganisation/execution.ts';
import { signApart, tellLeftApart } from './rollout/reorganisation/handover/left-apart.ts';
import { handBackUnit } from './rollout/reorganisation/undo.ts';
import { announceRevealHolder, announceSwitchHolders, tellConfirmed, tellRefused } from './sealing/confirmations/tasks.ts';
import type { TaskRunner } from './system-act.ts';
import { handOver } from './transfers/hand-over.ts';
import {
  alertHop,
  announceTransfer,
  receiveTransfer,
  reopenGoneOn,
  transferAnswered,
  transferorTold,
} from './transfers/tasks.ts';

export const tasks: Readonly<Record<TaskName, TaskRunner>> = {
  remind_all_units: remindAllUnits,
  remind_unit: remindOneUnit,
  mail_reminder: mailReminder,
  weekly_digest: startWeeklyDigest,
  mail_digest: mailDigest,
  tell_urged: tellUrged,
  tell_superiors: tellSuperiors,
  tell_left_apart: tellLeftApart,
  tell_report_returned: tellReturned,
  announce_transfer: announceTransfer,
  receive_transfer: receiveTransfer,
  transfer_answered: transferAnswered,
  transferor_told: transferorTold,
  reopen_gone_on: reopenGoneOn,
  alert_hop: alertHop,
  seal_copy: sealCopy,
  hand_over: handOver,
  sign_apart: signApart,
  wait_anew: waitAnew,
  tell_lifted: tellLifted,
  search_unread: searchUnread,
  announce_reveal_holder: announceRevealHolder,
  announce_switch_holders: announceSwitchHolders,
  tell_confirmed: tellConfirmed,
  tell_refused: tellRefused,
  announce_renaming: announceRenaming,
  send_message: sendMessage,
  scan_attachment: scanAttachment,
  announce_look: announceLook,
  sweep_drafts: sweepDrafts,
  sweep_blobs: sweepBlobs,
  recompute_clocks: recomputeUnit,
  announce_feedback: announceFeedback,
  tell_askers: tellAskers,
  scan_feedback: scanFeedback,
  stage_import: stageImport,
  check_import: checkImport,
  run_import: runImport,
  undo_import: undoImport,
  resume_imports: resumeImports,
  restate_papers: restateRenamed,
  hand_over_unit: handOverUnit,
  hand_back_unit: handBackUnit,
  hand_over_late: handOverLate,
  sweep_house: ({ services }) => services.database.inHouse((house) => sweepHouse(house, services.now()), 'write'),
};

/** Regular tasks. `at` is 'minute hour' in UTC: 23:00 is 06:00 in Hà Nội, 17:00 its midnight. A run missed while the machine was off is made up for. */
export const schedule: readonly { task: TaskName; at: string }[] = [
  { task: 'remind_all_units', at: '0 23' },
  { task: 'tell_superiors', at: '10 23' },
  { task: 'tell_left_apart', at: '15 23' },
  { task: 'weekly_digest', at: '30 23' },
  { task: 'wait_anew', at: '5 17' },
  { task: 'sweep_house', at: '15 18' },
  { task: 'resume_imports', at: '*/5 *' },
  { task: 'sweep_drafts', at: '25 18' },
  { task: 'sweep_blobs', at: '45 18' },
];
