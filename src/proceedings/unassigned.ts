// What nobody is charged to verify: a content that came into the acceptance after the verification was given out, an order that was revoked.
import type { Tx } from '../database/tx.ts';
import { paperCatalogue } from '../documents/papers/catalogue.ts';
import { teamKinds } from '../documents/registry/conflicted.ts';
import { lastStep, linesOf } from './effect.ts';
import type { Gathered } from './queries.ts';
import type { StandingNote } from './show-page.ts';
import { isSame, standingContents } from './standing.ts';
import { workflowOf } from './tables/index.ts';
import { checkAct, findRule } from './workflow.ts';

const isIn = (some: readonly string[], one: string): boolean => some.some((other) => isSame(other, one));

/** The contents that were put into the acceptance since the verification was given out, and stand in no order to verify. Two queries. */
async function unassignedContents(tx: Tx, { given }: Gathered): Promise<string[]> {
  const { proceeding } = given;
  const charged = lastStep(given, 'assignment');
  const isChanged = given.steps.some(({ id, kind }) => charged && kind === 'acceptance-papers' && id > charged.id);
  if (!charged || !isChanged) return [];
  // The first change since then says what stood when it was given out.
  const before = await tx.maybe<{ points: string | null }>(
    `select undo -> 'contents' ->> 'acceptedPoints' as points from proceeding_steps
      where unit_id = $1 and proceeding_id = $2 and kind = 'acceptance-papers' and taken_back_at is null and id > $3 order by id limit 1`,
    [proceeding.unitId, proceeding.id, charged.id],
  );
  if (!before || before.points === null) return [];
  const known = linesOf(before.points);
  const added = standingContents(given).filter((content) => !isIn(known, content));
  if (added.length === 0) return [];
  const orders = await tx.rows<{ contents: string[] | null }>(
    "select fields -> 'contents' as contents from papers where unit_id = $1 and proceeding_id = $2 and kind = any($3::text[]) and state <> 'revoked'",
    [proceeding.unitId, proceeding.id, [...teamKinds]],
  );
  const ordered = orders.flatMap(({ contents }) => contents ?? []);
  return added.filter((content) => !isIn(ordered, content));
}

/** What the file says of them, with the way to give them out for whoever may. */
export async function unassignedNotes(tx: Tx, gathered: Gathered): Promise<StandingNote[]> {
  const { facts, proceeding } = gathered.given;
  if (!['accepted', 'verifying', 'verified', 'suspended'].includes(facts.state)) return [];
  const rule = findRule(workflowOf(facts.procedure), 'assignment');
  const link =
    rule && checkAct(rule, facts, gathered.doer).ok
      ? { href: `/proceedings/${proceeding.id}/assignment`, label: 'Giao xác minh lại' }
      : null;
  const gone = facts.revoked.find((kind) => teamKinds.includes(kind));
  const left = await unassignedContents(tx, gathered);
  const todo =
    facts.state === 'verified'
      ? 'Báo cáo xác minh chưa có nội dung này: trả lại báo cáo, rồi giao xác minh lại.'
      : 'Người giải quyết giao xác minh lại để có người xác minh.';
  return [
    ...(gone && (facts.state === 'accepted' || facts.state === 'verifying')
      ? [
          {
            text: `“${paperCatalogue[gone].title}” đã thu hồi, chưa có văn bản thay thế. Người giải quyết giao xác minh lại.`,
            link,
          },
        ]
      : []),
    ...(left.length > 0
      ? [
          {
            text: `Nội dung thụ lý chưa có trong văn bản giao xác minh nào: ${left.map((one) => `“${one}”`).join(', ')}. ${todo}`,
            link,
          },
        ]
      : []),
  ];
}
