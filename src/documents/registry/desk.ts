// The place of a draft among those waiting for the same leader: what comes before and after, in the order of /approvals.

import type { Context } from '../../web/pages.ts';
import { listPapersToApprove } from '../../work/paper-queries.ts';

/** The address of a draft opened from the desk: its yes leads on to the next one. */
export const deskHref = (paperId: number) => `/papers/${paperId}?desk=1`;
/** Was the page opened from the leader's desk, so that its yes leads to the next draft? */
export const isFromDesk = ({ query }: Pick<Context, 'query'>) => query.get('desk') === '1';

export interface DeskPlace {
  /** 'Phê duyệt, văn bản 2 trong 5' */
  words: string;
  previousHref: string;
  /** The draft after this one, else the desk. */
  laterHref: string;
  isLast: boolean;
}

/** The drafts waiting for this officer's yes, in the order of the desk. */
export async function deskIdsOf({ tx, actor, moment }: Pick<Context, 'tx' | 'actor' | 'moment'>): Promise<number[]> {
  return (await listPapersToApprove(tx, actor, moment.today)).map(({ id }) => id);
}

/** Where the paper stands on the desk it was opened from; null of any other page, and once it waits no more. */
export async function findDeskPlace(context: Context, paperId: number): Promise<DeskPlace | null> {
  if (!isFromDesk(context)) return null;
  const ids = await deskIdsOf(context);
  const at = ids.indexOf(paperId);
  if (at < 0) return null;
  const [previous, next] = [ids[at - 1], ids[at + 1]];
  return {
    words: `Phê duyệt, văn bản ${at + 1} trong ${ids.length}`,
    previousHref: previous === undefined ? '' : deskHref(previous),
    laterHref: next === undefined ? '/approvals' : deskHref(next),
    isLast: ids.length === 1,
  };
}

/** The draft after this one in the list as the leader saw it, else the first that still waits; '' for none. */
export async function nextOnDesk(context: Context, before: readonly number[], doneId: number): Promise<string> {
  const waiting = await deskIdsOf(context);
  const next = [...before.slice(before.indexOf(doneId) + 1), ...before].find((id) => id !== doneId && waiting.includes(id));
  return next === undefined ? '' : deskHref(next);
}
