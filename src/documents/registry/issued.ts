// A paper that was issued before its record was sealed: readers are shown it without whoever denounced; as it was issued it lies
// encrypted beside it and opens by a reveal, like the originals of files.
import { isDeepStrictEqual } from 'node:util';
import type { Act } from '../../web/act.ts';
import { takesNumber } from '../papers/catalogue.ts';
import { loadIssued, type PaperRow, saveIssued } from './records.ts';

/** The words of a paper that a seal may change. */
export type IssuedWords = Pick<PaperRow, 'fields' | 'recipients' | 'sentTo' | 'receivedBy' | 'earlierReceivers'>;
const wordsOf = ({ fields, recipients, sentTo, receivedBy, earlierReceivers }: IssuedWords): IssuedWords => ({
  fields,
  recipients,
  sentTo,
  receivedBy,
  earlierReceivers,
});

/** What a re-organisation leaves as it is, so that the successor opens it too. */
const contextOf = ({ kind, symbol, year, number }: PaperRow) => `paper:issued:${kind}:${symbol}:${year ?? ''}:${number ?? ''}`;

/** Has it left the desk: numbered or, where its kind takes no number, approved. */
export function wasIssued({ kind, state, number }: Pick<PaperRow, 'kind' | 'state' | 'number'>): boolean {
  if (state === 'draft' || state === 'submitted') return false;
  return number !== null || !takesNumber(kind);
}

/** Do the masked words say less than it was issued with. */
export const isOtherwise = (paper: IssuedWords, masked: IssuedWords): boolean =>
  !isDeepStrictEqual(wordsOf(paper), wordsOf(masked));

/** Puts the words of a locked paper behind the seal, before they are masked. */
export function keepIssued(act: Act, paper: PaperRow): Promise<void> {
  return saveIssued(act.tx, paper, act.keyring.seal(JSON.stringify(wordsOf(paper)), contextOf(paper)));
}

/** The paper as it was issued; undefined when nothing of it was masked. Whether the actor may is decided before. */
export async function openIssued(act: Act, paper: PaperRow): Promise<IssuedWords | undefined> {
  const kept = await loadIssued(act.tx, paper);
  return kept && (JSON.parse(act.keyring.open(kept, contextOf(paper)).toString()) as IssuedWords);
}
