// The contents a proceeding still resolves became others: its drafts that list them list the ones that stand.
import type { Tx } from '../../database/tx.ts';
import type { Act } from '../../web/act.ts';
import { type PaperKind, paperTitle } from '../papers/catalogue.ts';
import { recordPaper } from './acting.ts';
import { teamKinds } from './conflicted.ts';
import { paperNumberWords } from './queries.ts';
import { lockProceedingUnsent, type PaperRow, paperColumns, savePaper } from './records.ts';

/** The papers that list what is accepted or verified. */
const listingKinds: readonly PaperKind[] = [
  'KN03_2026',
  'KN05_2020',
  'TC04_2019',
  'TC05_2019',
  'TC06_2019',
  'TC07_2019',
  'TC_VERIFY_LETTER',
];

type Words = Record<string, unknown>;
const isList = (value: unknown): value is string[] => Array.isArray(value) && value.every((one) => typeof one === 'string');

/** Where a paper lists its contents: form 05 of a denunciation inside its ruling. */
function listOf({ fields }: Pick<PaperRow, 'fields'>): { list: string[]; put: (list: string[]) => Words } | undefined {
  const outcome = fields.outcome as Words | null | undefined;
  if (isList(fields.contents)) return { list: fields.contents, put: (contents) => ({ ...fields, contents }) };
  if (outcome && isList(outcome.contents))
    return { list: outcome.contents, put: (contents) => ({ ...fields, outcome: { ...outcome, contents } }) };
  return undefined;
}

/** The contents a paper lists; [] for one that lists none. */
export const listedIn = (paper: Pick<PaperRow, 'fields'>): readonly string[] => listOf(paper)?.list ?? [];

/** A list as the contents now stand: the whole list that stood before becomes the whole new one, of a part what went is left out. */
function restated(list: readonly string[], was: readonly string[], is: readonly string[]): string[] {
  if (list.length === was.length && list.every((one, index) => one === was[index])) return [...is];
  return list.filter((one) => !was.includes(one) || is.includes(one));
}

/**
 * Drafts without a number are put right; one that was submitted or approved waits for approval again. What has its number and has not left
 * is named to the officer: only whoever approves calls it back.
 * @param was the contents that stood before, `is` those that stand now
 */
export async function restateContents(
  act: Act,
  proceedingId: number,
  { was, is }: { was: readonly string[]; is: readonly string[] },
): Promise<void> {
  const standing: string[] = [];
  for (const paper of await lockProceedingUnsent(act.tx, act.actor, proceedingId, listingKinds)) {
    const found = listOf(paper);
    const list = found ? restated(found.list, was, is) : [];
    if (!found || (list.length === found.list.length && list.every((one, index) => one === found.list[index]))) continue;
    if (paper.number !== null || list.length === 0) {
      standing.push(`“${paperTitle(paper)}” ${paperNumberWords(paper)}`);
      continue;
    }
    const state = paper.state === 'draft' ? 'draft' : 'submitted';
    await savePaper(act.tx, paper, { fields: found.put(list), state, approvedAt: null, approvedBy: null });
    await recordPaper(act, 'paper.edited', paper);
  }
  if (standing.length > 0)
    act.remark?.(`Chưa gửi mà còn ghi theo nội dung cũ: ${standing.join(', ')}. Lãnh đạo thu hồi, rồi lập lại trước khi gửi.`);
}

/** The numbered papers of a proceeding that have not left and still list one of these contents, oldest first. */
export const listOutdated = (
  tx: Tx,
  { unitId, id }: { unitId: number; id: number },
  contents: readonly string[],
): Promise<PaperRow[]> =>
  tx.rows<PaperRow>(
    `select ${paperColumns} from papers w where w.unit_id = $1 and w.proceeding_id = $2 and w.kind = any($3::text[]) and w.state in ('numbered','signed')
       and (w.fields->'contents' ?| $4::text[] or w.fields->'outcome'->'contents' ?| $4::text[]) order by w.id`,
    [unitId, id, [...listingKinds], [...contents]],
  );

/** The order to verify that charges whoever verifies now, where it has left and lists one of these contents. */
export async function findSentOrder(
  tx: Tx,
  { unitId, id }: { unitId: number; id: number },
  contents: readonly string[],
): Promise<PaperRow | undefined> {
  const last = await tx.maybe<PaperRow>(
    `select ${paperColumns} from papers w where w.unit_id = $1 and w.proceeding_id = $2 and w.kind = any($3::text[]) and w.state <> 'revoked' order by w.id desc limit 1`,
    [unitId, id, [...teamKinds]],
  );
  return last && last.sentOn !== null && listedIn(last).some((one) => contents.includes(one)) ? last : undefined;
}
