// The denunciation, first and continued (legal.md §7.3): its acts by phase, its steps, whose turn comes in each state. Pure.
import { unpublished } from '../../handling-orders.ts';
import { acceptanceFirst, owesTransferor, tellAcceptance, tellTransferor, type Workflow } from '../../workflow.ts';
import { concludingActs } from './concluding.ts';
import { handlingActs } from './handling.ts';
import { interruptingActs } from './interrupting.ts';
import { afterResult, beforeResult, isTeamWhole, owesReport, resultKinds } from './shared.ts';
import { verifyingActs } from './verifying.ts';

export const denunciationWorkflow: Workflow = {
  family: 'denunciation',
  initial: 'accepted',
  acts: [...verifyingActs, ...interruptingActs, ...concludingActs, ...handlingActs],
  steps: [
    { label: 'Thụ lý', states: ['accepted'], doneOn: ['acceptedOn'] },
    { label: 'Xác minh', states: ['verifying'], doneOn: ['reportOn'] },
    { label: 'Kết luận', states: ['verified'], doneOn: ['decidedOn'] },
    { label: 'Gửi, công khai', states: ['concluded'], doneOn: ['sentOn', 'publishedOn'] },
    { label: 'Xử lý', states: ['handling'], doneOn: ['enforcedOn'] },
    { label: 'Kết thúc', states: ['enforced', 'terminated', 'transferred_police', 'taken_over', 'closed'], doneOn: ['closedOn'] },
  ],
  next: acceptanceFirst([...beforeResult, 'suspended', ...afterResult], (f) => {
    if (afterResult.includes(f.state) && resultKinds.some((kind) => f.revoked.includes(kind)))
      return f.running.has('TC_NOTICE')
        ? tellAcceptance(f, 'TC04_2019', 'TC05_2019', 'TC06_2019')
        : { act: 'conclusion', who: 'resolver' };
    if (f.withdrawn && [...beforeResult, 'suspended'].includes(f.state)) return { act: 'termination', who: 'resolver' };
    switch (f.state) {
      case 'accepted':
        return { act: 'assignment', who: 'resolver' };
      case 'verifying':
        if (f.leadMissing || f.conflicted.length > 0 || isTeamWhole(f)) return { act: 'assignment', who: 'resolver' };
        return f.running.has('TC_NOTICE')
          ? tellAcceptance(f, 'TC04_2019', 'TC05_2019', 'TC06_2019')
          : { act: 'report', who: 'team_lead' };
      case 'verified':
        return f.running.has('TC_NOTICE')
          ? tellAcceptance(f, 'TC04_2019', 'TC05_2019', 'TC06_2019')
          : { act: 'conclusion', who: 'resolver' };
      case 'suspended':
        if (f.running.has('TC_SUSP_SEND')) return { act: 'order-notice', who: 'office' };
        return f.running.has('TC_NOTICE')
          ? tellAcceptance(f, 'TC04_2019', 'TC05_2019', 'TC06_2019')
          : { act: 'resumption', who: 'resolver' };
      case 'concluded':
        if (f.running.has('TC_NOTICE')) return tellAcceptance(f, 'TC04_2019', 'TC05_2019', 'TC06_2019');
        if (f.sentOn === null) return { act: 'notice', who: 'office' };
        if (owesTransferor(f)) return tellTransferor;
        if (f.result !== 'wrong') return { act: 'handling', who: 'resolver' };
        return unpublished(f).length > 0 ? { act: 'publication', who: 'office' } : { act: 'close', who: 'handler' };
      case 'handling':
        if (f.sentOn === null) return { act: 'notice', who: 'office' };
        if (owesTransferor(f)) return tellTransferor;
        return unpublished(f).length > 0 ? { act: 'publication', who: 'office' } : { act: 'enforcement', who: 'handler' };
      case 'enforced':
        if (f.running.has('TC_NOTICE')) return tellAcceptance(f, 'TC04_2019', 'TC05_2019', 'TC06_2019');
        if (f.sentOn === null) return { act: 'notice', who: 'office' };
        if (owesTransferor(f)) return tellTransferor;
        if (unpublished(f).length > 0) return { act: 'publication', who: 'office' };
        return owesReport(f) ? { act: 'handling-report', who: 'handler' } : { act: 'close', who: 'handler' };
      case 'terminated':
        return f.running.has('TC_SUSP_SEND') ? { act: 'order-notice', who: 'office' } : { act: 'close', who: 'handler' };
      case 'transferred_police':
      case 'taken_over':
        if (owesTransferor(f)) return tellTransferor;
        return { act: 'close', who: 'handler' };
      default:
        return { act: 'follow', who: 'handler' };
    }
  }),
};
