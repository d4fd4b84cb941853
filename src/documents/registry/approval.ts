// Who is to say yes to a draft, and by which day: said before it is put forward, as the queue of work has it.
import { firstHere } from '../../petitions/back-to.ts';
import { approvalRoute, holdersOf, whoWords } from '../../petitions/proposals/route.ts';
import { askForClerkWords, lacksClerkWords } from '../../petitions/refusal-words.ts';
import type { Context } from '../../web/pages.ts';
import { paperDueOn, waitingPapers } from '../../work/paper-queries.ts';
import type { PaperRecord } from './queries.ts';

/** Who has this paper in hand after each act on it, by name where it is one person, and the day it is to be done by. */
export interface Following {
  leader: string;
  clerk: string;
  /** Who wrote it. */
  writer: string;
  /** 'YYYY-MM-DD' of what it leaves with; null where nothing is due. */
  dueOn: string | null;
}

/** Of a paper of the officer's own unit; null of any other. */
export async function findFollowing({ tx, house, actor, moment }: Context, paper: PaperRecord): Promise<Following | null> {
  if (paper.unitId !== actor.unitId) return null;
  const found = await tx.maybe<{ dueOn: string | null }>(
    `select ${paperDueOn} as due_on from ${waitingPapers('$3')} where w.unit_id = $1 and w.id = $2 and (g.id is null or g.closed_on is null) and p.closed_on is null`,
    [paper.unitId, paper.id, moment.today],
  );
  const holders = await holdersOf(house, paper.unitId, paper.createdBy, moment.today);
  const isGone = (await firstHere({ house, actor, moment }, paper.createdBy)) === null;
  return {
    ...holders,
    writer: isGone ? `${holders.leader} (người soạn không còn làm việc ở đơn vị)` : paper.creatorName,
    dueOn: found?.dueOn ?? null,
  };
}

/** Said of an approved paper of the officer's own unit where nobody may give it its number. */
export async function notesWithoutClerk({ house, actor, moment }: Context, paper: PaperRecord) {
  if (paper.state !== 'approved' || paper.symbol === '' || paper.unitId !== actor.unitId) return [];
  const { senders } = await approvalRoute(house, paper.unitId, paper.createdBy, moment.today);
  return senders.length > 0 ? [] : [{ text: `${lacksClerkWords}. ${askForClerkWords} để văn bản này được cấp số.`, link: null }];
}

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
