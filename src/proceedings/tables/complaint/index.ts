// The complaint, first and second instance and disciplinary (legal.md §7.2): its acts by phase, its steps, whose turn comes in each
// state. Pure.
import { acceptanceFirst, owesTransferor, tellAcceptance, tellTransferor, type Workflow } from '../../workflow.ts';
import { decidingActs } from './deciding.ts';
import { effectActs } from './effect.ts';
import { interruptingActs } from './interrupting.ts';
import { afterResult, beforeResult, needsEnforcing, resultKinds } from './shared.ts';
import { verifyingActs } from './verifying.ts';

export const complaintWorkflow: Workflow = {
  family: 'complaint',
  initial: 'accepted',
  acts: [...verifyingActs, ...decidingActs, ...effectActs, ...interruptingActs],
  steps: [
    { label: 'Thụ lý', states: ['accepted'], doneOn: ['acceptedOn'] },
    { label: 'Xác minh', states: ['verifying'], doneOn: ['reportOn'] },
    { label: 'Đối thoại', states: ['verified', 'dialogue_scheduled'], doneOn: ['dialogueRecordedOn'] },
    { label: 'Quyết định', states: ['dialogue_done'], doneOn: ['decidedOn'] },
    { label: 'Gửi, công khai', states: ['decided', 'second_instance', 'in_court'], doneOn: ['sentOn', 'publishedOn'] },
    { label: 'Thi hành, kết thúc', states: ['effective', 'enforcing', 'enforced', 'terminated', 'closed'], doneOn: ['closedOn'] },
  ],
  next: acceptanceFirst([...beforeResult, 'suspended', ...afterResult], (f) => {
    if (afterResult.includes(f.state) && resultKinds.some((kind) => f.revoked.includes(kind)))
      return { act: 'decision', who: 'resolver' };
    if (f.withdrawn && [...beforeResult, 'suspended'].includes(f.state)) return { act: 'termination', who: 'resolver' };
    switch (f.state) {
      case 'accepted':
        return { act: 'assignment', who: 'resolver' };
      case 'verifying':
        if (f.leadMissing || f.conflicted.length > 0) return { act: 'assignment', who: 'resolver' };
        return f.noticedOn === null ? tellAcceptance(f, 'KN03_2026') : { act: 'report', who: 'team_lead' };
      case 'verified':
        if (f.noticedOn === null) return tellAcceptance(f, 'KN03_2026');
        return { act: 'invitation', who: 'resolver' };
      case 'dialogue_scheduled':
        return { act: 'dialogue', who: 'resolver' };
      case 'dialogue_done':
        return { act: 'decision', who: 'resolver' };
      case 'suspended':
        if (f.running.has('KN_SUSPEND_SEND')) return { act: 'order-notice', who: 'office' };
        return f.noticedOn === null ? tellAcceptance(f, 'KN03_2026') : { act: 'resumption', who: 'resolver' };
      case 'decided':
        if (f.sentOn === null) return { act: 'notice', who: 'office' };
        if (owesTransferor(f)) return tellTransferor;
        if (f.publishedOn === null) return { act: 'publication', who: 'office' };
        return { act: 'effective', who: 'handler' };
      case 'second_instance':
      case 'in_court':
        // What was decided here is sent and published whatever becomes of it above.
        if (f.decidedOn !== null && f.sentOn === null) return { act: 'notice', who: 'office' };
        if (owesTransferor(f)) return tellTransferor;
        if (f.decidedOn !== null && f.publishedOn === null) return { act: 'publication', who: 'office' };
        return { act: 'follow', who: 'handler' };
      case 'effective':
        if (f.sentOn === null) return { act: 'notice', who: 'office' };
        if (owesTransferor(f)) return tellTransferor;
        if (f.publishedOn === null) return { act: 'publication', who: 'office' };
        return needsEnforcing(f) ? { act: 'directive', who: 'resolver' } : { act: 'close', who: 'handler' };
      case 'enforcing':
        if (f.sentOn === null) return { act: 'notice', who: 'office' };
        if (owesTransferor(f)) return tellTransferor;
        return { act: 'enforcement', who: 'handler' };
      case 'terminated':
        return f.running.has('KN_SUSPEND_SEND') ? { act: 'order-notice', who: 'office' } : { act: 'close', who: 'handler' };
      case 'enforced':
        if (f.sentOn === null) return { act: 'notice', who: 'office' };
        if (owesTransferor(f)) return tellTransferor;
        return f.publishedOn === null ? { act: 'publication', who: 'office' } : { act: 'close', who: 'handler' };
      default:
        return { act: 'follow', who: 'handler' };
    }
  }),
};
