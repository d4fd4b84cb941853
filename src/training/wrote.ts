// What stands in the trainee's books at a step done otherwise than expected, in the words the answer is said in. Names and texts about
// people are never among it. Pure.
import { formatDate } from '../deadlines/dates.ts';
import type { Step } from './exercise.ts';
import type { PetitionWork, Work } from './marking.ts';
import { expectedWords } from './step-words.ts';

/** '' where the step is only done or not done. */
export function wroteWords(step: Step, { petition, visit, given }: Work): string {
  if (step.step === 'visit') return visit?.outcome ? expectedWords({ ...step, outcomes: [visit.outcome] } as Step, '') : '';
  if (!petition) return '';
  if (step.step === 'received_on') return petition.receivedOn ? `ngày ${formatDate(petition.receivedOn)}` : '';
  if (step.step === 'deadline') return petition.dueOn ? `đến ngày ${formatDate(petition.dueOn)}` : '';
  const written = writtenAs(step, petition, given);
  return written ? expectedWords({ ...step, ...written } as Step, '') : '';
}

/** The expectation as the books would fulfil it; undefined where nothing of it is a choice. */
function writtenAs(step: Step, petition: PetitionWork, given: Work['given']): object | undefined {
  switch (step.step) {
    case 'source':
      return { value: petition.source };
    case 'senders':
      return { kind: petition.senderKind, count: petition.senderCount };
    case 'type':
      return { value: petition.petitionType };
    case 'field':
      return { values: [petition.field] };
    case 'duplicate':
      return { kinds: petition.links.filter(({ otherId }) => given[step.of]?.includes(otherId)).map(({ kind }) => kind) };
    case 'eligibility':
      return { value: petition.eligibility, reasons: petition.ineligibleReason ? [petition.ineligibleReason] : [] };
    case 'jurisdiction':
      return { value: petition.jurisdiction, branch: petition.competentBranch };
    case 'instance':
      return { value: petition.instance };
    case 'round':
      return { value: petition.denunciationRound };
    case 'object':
      return { value: petition.objectKind };
    case 'denounced_act':
      return { value: petition.denunciationKind };
    case 'ground':
      return { value: petition.ground };
    case 'points':
      return { types: petition.points };
    case 'outcome':
      return petition.proposal ? { values: [petition.proposal.outcome] } : undefined;
    case 'destination':
      return petition.proposal ? { contains: [petition.proposal.destination] } : undefined;
    case 'paper':
      return { kinds: [...new Set(petition.papers)] };
    default:
      return undefined;
  }
}
