// Every act's form and effect by its code. A code without a definition is a compile error.
import type { ActCode } from '../act-codes.ts';
import type { ActDefinition } from '../effect.ts';
import { acceptanceAgain } from './acceptance-papers.ts';
import * as after from './after.ts';
import { answer } from './answer.ts';
import { conclusion } from './conclusion.ts';
import { decision } from './decision.ts';
import * as dialogue from './dialogue.ts';
import { handling, handlingReport } from './handling.ts';
import * as orders from './orders.ts';
import { police, policeFigures } from './police.ts';
import * as sending from './sending.ts';
import * as stay from './stay.ts';
import * as team from './team.ts';
import * as time from './time.ts';
import { withdrawal } from './withdrawal.ts';

export const definitions: Readonly<Record<ActCode, ActDefinition>> = {
  'acceptance-notice': sending.acceptanceNotice,
  'acceptance-papers': acceptanceAgain,
  assignment: team.assignment,
  conflict: team.conflict,
  'identity-access': team.identityAccess,
  verification: team.verification,
  report: team.report,
  complexity: time.complexity,
  extension: time.extension,
  expert: team.expert,
  'expert-result': team.expertResult,
  stay: stay.stay,
  'stay-end': stay.stayEnd,
  invitation: dialogue.invitation,
  dialogue: dialogue.dialogue,
  suspension: orders.suspension,
  resumption: orders.resumption,
  termination: orders.termination,
  'order-notice': orders.orderNotice,
  withdrawal,
  police,
  'police-figures': policeFigures,
  decision,
  conclusion,
  answer,
  outcomes: after.outcomes,
  notice: sending.notice,
  receipt: sending.receipt,
  'transferor-notice': sending.transferorNotice,
  publication: sending.publication,
  appeal: after.appeal,
  'appeal-result': after.appealResult,
  continuation: after.continuation,
  effective: after.effective,
  directive: after.directive,
  handling,
  'handling-report': handlingReport,
  enforcement: after.enforcement,
  enforced: after.enforced,
  close: after.close,
};
