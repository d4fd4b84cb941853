// Which words of a draft an officer wrote by hand, told by the events of its editing, and how they stay when its act is put forward again.
import { isDeepStrictEqual } from 'node:util';
import type { Tx } from '../../database/tx.ts';
import type { Act } from '../../web/act.ts';
import type { PaperKind } from '../papers/catalogue.ts';
import { recordPaper } from './acting.ts';
import { withoutDenouncer } from './compose.ts';
import { printedPaper } from './print.ts';
import { lockPaper, type PaperRow, savePaper } from './records.ts';

type Fields = Readonly<Record<string, unknown>>;

/** As it counts: what is empty is not there. */
function kept(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.map(kept);
  if (typeof value !== 'object' || value === null) return value === null || value === '' ? undefined : value;
  const parts = Object.entries(value).flatMap(([name, part]) => {
    const found = kept(part);
    return found === undefined ? [] : [[name, found] as const];
  });
  return parts.length === 0 ? undefined : Object.fromEntries(parts);
}
const same = (one: unknown, other: unknown) => isDeepStrictEqual(kept(one), kept(other));

/** The parts an editing changes; the form repeats the standing basis, which is nobody's own. */
export function changedWords(paper: PaperRow, fields: Fields, recipients: string): string[] {
  const before: Fields = { ...paper.fields, legalNote: paper.fields.legalNote ?? printedPaper(paper).legalNote };
  const changed = Object.keys(fields).filter((name) => !same(fields[name], before[name]));
  return [...changed, ...(recipients === paper.recipients ? [] : ['recipients'])];
}

/** The parts of a paper an officer has worded by hand. */
export async function listOwnWords(tx: Tx, paper: { unitId: number; id: number }): Promise<string[]> {
  const rows = await tx.rows<{ name: string }>(
    `select distinct jsonb_array_elements_text(e.data->'ownWords') as name from events e
      where e.unit_id = $1 and e.paper_id = $2 and e.data->'ownWords' is not null order by 1`,
    [paper.unitId, paper.id],
  );
  return rows.map(({ name }) => name);
}

export interface KeptWords {
  fields: Record<string, unknown>;
  /** Parts that stay as the officer worded them. */
  kept: string[];
  /** Parts he had worded, and what is put forward now says otherwise. */
  replaced: string[];
}

/**
 * The draft of an act that is put forward again, with the officer's own words in it.
 * @param stands its fields as they are
 * @param own the parts he worded by hand
 * @param before what the act gave it the last time, `now` what it gives this time
 */
export function keepWords(
  { kind, sealed, fields }: { kind: PaperKind; sealed: boolean; fields: Fields },
  own: readonly string[],
  before: object,
  now: object,
): KeptWords {
  const given = (some: object): Fields => (sealed ? withoutDenouncer(kind, some) : { ...some });
  const [was, is] = [given(before), given(now)];
  const standing = own.includes('recipients') ? ['recipients'] : [];
  const parts = own.filter((name) => name !== 'recipients');
  const stays = parts.filter((name) => same(was[name], is[name]));
  const put = Object.fromEntries(
    Object.entries({ ...fields, ...is }).filter(([name]) => name in is || !(name in was || name === 'legalNote')),
  );
  for (const name of stays) put[name] = fields[name];
  return { fields: put, kept: [...stays, ...standing], replaced: parts.filter((name) => !stays.includes(name)) };
}

/** The same draft goes before the leader again, with these words. */
export async function putForwardAgain(act: Act, id: number, fields: Record<string, unknown>): Promise<void> {
  const paper = await lockPaper(act.tx, act.actor, id);
  await savePaper(act.tx, paper, { state: 'submitted', fields });
  await recordPaper(act, 'paper.submitted', paper);
}
