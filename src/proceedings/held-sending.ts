// The papers of the acceptance that wait to be sent say what was taken back since: the file does not call for their sending.
import type { Tx } from '../database/tx.ts';
import { listOutdated } from '../documents/queries.ts';
import type { Gathered } from './queries.ts';
import { withdrawnContents } from './standing.ts';
import { noticeKinds } from './withdrawn-notices.ts';

/** Revoking them comes first. One query, and none where nothing was taken back. */
export async function isNoticeOutdated(tx: Tx, { given, isReadable }: Pick<Gathered, 'given' | 'isReadable'>): Promise<boolean> {
  const gone = isReadable ? withdrawnContents(given).map(({ content }) => content) : [];
  if (gone.length === 0 || given.proceeding.closedOn !== null) return false;
  return (await listOutdated(tx, given.proceeding, gone)).some(({ kind }) => noticeKinds.includes(kind));
}
