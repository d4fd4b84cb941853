// A proposal that was sent back is put forward again: its draft, where an officer worded it by hand, stays his.
import type { Actor } from '../../accounts/actor.ts';
import type { Tx } from '../../database/tx.ts';
import type { RuleSet } from '../../deadlines/rule-set.ts';
import { keepWords, listOwnWords } from '../../documents/queries.ts';
import { isTyped, partLabel } from '../../documents/registry/typed.ts';
import { findProposedPaper } from '../approval/queries.ts';
import type { Outcome } from '../petition.ts';
import { type ProposedPaper, proposedPaper } from './papers.ts';
import { type ProposalSources, paperSources } from './sources.ts';
import { basisOf } from './words.ts';

interface Previous {
  state: string;
  outcome: string;
  reason: string;
  basis: string;
  destination: string;
  details: Readonly<Record<string, unknown>>;
  paperId: number | null;
}

export interface KeptDraft {
  paperId: number;
  fields: Record<string, unknown>;
  /** What the page says: which words are his, and which gave way to what is proposed now. */
  words: string;
}

/** The draft that goes on with its own words; undefined where nothing of it was worded by hand, or another paper is proposed now. */
export async function findKeptDraft(
  { tx, actor, within, rules }: { tx: Tx; actor: Actor; within: string; rules: RuleSet },
  sources: ProposalSources,
  previous: Previous | undefined,
  proposed: { outcome: Outcome; paper: ProposedPaper | null },
): Promise<KeptDraft | undefined> {
  const { outcome, paper } = proposed;
  if (previous?.state !== 'sent_back' || previous.paperId === null || previous.outcome !== outcome) return undefined;
  if (!paper || !isTyped(paper.kind)) return undefined;
  const { unitId } = sources.record;
  const stored = await findProposedPaper(tx, unitId, previous.paperId);
  if (stored?.kind !== paper.kind || !['draft', 'submitted'].includes(stored.state)) return undefined;
  const own = await listOwnWords(tx, { unitId, id: stored.id });
  const from =
    own.length === 0 ? undefined : paperSources(sources, actor, { ...typedBefore(previous, outcome, sources), within }, rules);
  const before = from && proposedPaper(outcome, from);
  if (!before) return undefined;
  const { fields, kept, replaced } = keepWords(stored, own, before.fields, paper.fields);
  if (kept.length === 0) return undefined;
  return { paperId: stored.id, fields, words: wordsOf(stored.kind, kept, replaced) };
}

function typedBefore({ reason, basis, destination, details }: Previous, outcome: Outcome, { facts }: ProposalSources) {
  return {
    reason,
    ownBasis: basisOf(outcome, basis, facts).own,
    destination,
    items: Array.isArray(details.items) ? details.items.map(String) : [],
    days: typeof details.days === 'number' ? details.days : null,
    inspector: typeof details.inspector === 'string' ? details.inspector : '',
  };
}

function wordsOf(kind: ProposedPaper['kind'], kept: readonly string[], replaced: readonly string[]): string {
  const named = (parts: readonly string[]) => [...new Set(parts.map((part) => partLabel(kind, part)))].join('; ');
  return [
    `Giữ lời văn đã sửa ở trang văn bản: ${named(kept)}.`,
    ...(replaced.length > 0 ? [`Theo nội dung nhập ở đây: ${named(replaced)}.`] : []),
  ].join(' ');
}

/** What the leader is told of a draft an officer worded by hand; '' of one that is as the software wrote it. */
export async function ownWordsNote(tx: Tx, paper: { unitId: number; id: number; kind: ProposedPaper['kind'] }): Promise<string> {
  const own = await listOwnWords(tx, paper);
  if (own.length === 0 || !isTyped(paper.kind)) return '';
  return `Lời văn do cán bộ sửa ở trang văn bản: ${[...new Set(own.map((part) => partLabel(paper.kind, part)))].join('; ')}.`;
}
