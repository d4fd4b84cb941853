// The three books by family. Pure.
import { type Family, familyOf, type Procedure } from '../proceeding.ts';
import type { Workflow } from '../workflow.ts';
import { complaintWorkflow } from './complaint/index.ts';
import { denunciationWorkflow } from './denunciation/index.ts';
import { recommendationWorkflow } from './recommendation.ts';

export const workflows: Record<Family, Workflow> = {
  complaint: complaintWorkflow,
  denunciation: denunciationWorkflow,
  recommendation: recommendationWorkflow,
};

/** The rules of its family. */
export function workflowOf(procedure: Procedure): Workflow {
  return workflows[familyOf(procedure)];
}
