// Who is to say yes to a draft, and by which day: said before it is put forward, as the queue of work has it.
import { approvalRoute, whoWords } from '../../petitions/proposals/route.ts';
import type { Context } from '../../web/pages.ts';
import { paperDueOn, waitingPapers } from '../../work/paper-queries.ts';
import type { PaperRecord } from './queries.ts';

export interface Approval {
  /** By name when it is one person, else the role. */
  who: string;
  /** 'YYYY-MM-DD'; null where nothing is due. */
  dueOn: string | null;
}

/** Of a draft of the officer's own unit; null of any other paper. */
export async function findApproval({ tx, house, actor, moment }: Context, paper: PaperRecord): Promise<Approval | null> {
  if (paper.state !== 'draft' || paper.unitId !== actor.unitId) return null;
  const found = await tx.maybe<{ holderName: string | null; dueOn: string | null }>(
    `select a.name as holder_name, ${paperDueOn} as due_on from ${waitingPapers('$3')} left join accounts a on a.id = h.holder_id
      where w.unit_id = $1 and w.id = $2 and g.id is not null`,
    [paper.unitId, paper.id, moment.today],
  );
  const { approvers } = await approvalRoute(house, paper.unitId, paper.createdBy, moment.today);
  return { who: found?.holderName ?? whoWords(approvers, 'lãnh đạo'), dueOn: found?.dueOn ?? null };
}
