// Orders to verify that still name a content that stands no more (taken back, or left out when the acceptance was made anew): whoever sends
// one is told, and says that it is meant.
import type { Tx } from '../database/tx.ts';
import { formatDate } from '../deadlines/dates.ts';
import type { PaperKind } from '../documents/papers/catalogue.ts';
import { teamKinds } from '../documents/registry/conflicted.ts';
import { linesOf, plainly, type StepRow } from './effect.ts';
import { isSame, standingContents, withdrawnContents } from './standing.ts';

interface Order {
  unitId: number;
  proceedingId: number | null;
  kind: PaperKind;
  fields: Record<string, unknown>;
}

/** A content that was accepted once and is not to be verified any more. */
export interface GoneContent {
  content: string;
  /** 'YYYY-MM-DD' on which it was taken back; null for one the acceptance says no more. */
  on: string | null;
  how: 'withdrawn' | 'left out';
  /** The accepted content that has its words and others; '' for none: it may only have been written otherwise. */
  now: string;
}

export interface OutdatedOrder {
  /** What it orders to be verified and is not any more. */
  gone: GoneContent[];
  /** Nothing it orders is left. */
  isEmpty: boolean;
}

type Step = Pick<StepRow, 'kind' | 'onDate' | 'details'> & { before: string | null; made: string | null };

/** What an acceptance that was made anew once said, or the one before it, and the one that stands does not. */
function leftOut(steps: readonly Step[], accepted: readonly string[], standing: readonly string[]): GoneContent[] {
  const once = steps.filter(({ kind }) => kind === 'acceptance-papers').flatMap(({ before, made }) => [before ?? '', made ?? '']);
  const gone: string[] = [];
  for (const content of once.flatMap(linesOf))
    if (![...accepted, ...gone].some((one) => isSame(one, content))) gone.push(content);
  return gone.map((content) => ({ content, on: null, how: 'left out', now: rewordedAs(content, standing) }));
}

const rewordedAs = (content: string, standing: readonly string[]): string =>
  standing.find((one) => plainly(one).includes(plainly(content)) || plainly(content).includes(plainly(one))) ?? '';

/** Every accepted content that is not to be verified any more: taken back, or accepted no more. Two queries. */
export async function goneContents(tx: Tx, { unitId, id }: { unitId: number; id: number }): Promise<GoneContent[]> {
  const steps = await tx.rows<Step>(
    `select kind, on_date, details, undo -> 'contents' ->> 'acceptedPoints' as before, undo -> 'values' ->> 'points' as made from proceeding_steps
      where unit_id = $1 and proceeding_id = $2 and ((kind = 'withdrawal' and taken_back_at is null) or kind = 'acceptance-papers') order by id`,
    [unitId, id],
  );
  if (steps.length === 0) return [];
  const contents = await tx.maybe<{ acceptedPoints: string }>(
    'select accepted_points from proceeding_contents where unit_id = $1 and proceeding_id = $2',
    [unitId, id],
  );
  if (!contents) return [];
  const file = { contents, steps };
  return [
    ...withdrawnContents(file).map(({ content, on }) => ({ content, on, how: 'withdrawn' as const, now: '' })),
    ...leftOut(steps, linesOf(contents.acceptedPoints), standingContents(file)),
  ];
}

/** What of an order stands no more; undefined for nothing, and for a paper of another kind. Two queries. */
export async function outdatedOrder(tx: Tx, { unitId, proceedingId, kind, fields }: Order): Promise<OutdatedOrder | undefined> {
  if (proceedingId === null || !teamKinds.includes(kind) || !Array.isArray(fields.contents)) return undefined;
  const ordered = fields.contents.map(String);
  const gone = (await goneContents(tx, { unitId, id: proceedingId })).filter(({ content }) =>
    ordered.some((one) => isSame(one, content)),
  );
  if (gone.length === 0) return undefined;
  return { gone, isEmpty: ordered.every((one) => gone.some(({ content, now }) => now === '' && isSame(one, content))) };
}

const withdrawnWord = ({ content, on }: GoneContent): string => `“${content}”${on ? ` (rút ngày ${formatDate(on)})` : ''}`;
const leftOutWord = ({ content }: GoneContent): string => `“${content}”`;

function goneIn(gone: readonly GoneContent[]): string {
  const withdrawn = gone.filter(({ how }) => how === 'withdrawn').map(withdrawnWord);
  const leftOut = gone.filter(({ how }) => how === 'left out').map(leftOutWord);
  return [
    ...(withdrawn.length > 0 ? [`nội dung đã rút ${withdrawn.join(', ')}`] : []),
    ...(leftOut.length > 0 ? [`nội dung không còn được thụ lý ${leftOut.join(', ')}`] : []),
  ].join(', ');
}

/** Why an order of which nothing is left does not leave any more. */
export const emptyOrderWords = (order: OutdatedOrder): string =>
  order.gone.every(({ how }) => how === 'withdrawn')
    ? `Mọi nội dung văn bản này giao xác minh đã rút: ${order.gone.map(withdrawnWord).join(', ')}. Không gửi nữa; lãnh đạo thu hồi văn bản.`
    : `Văn bản này không còn nội dung nào phải xác minh: ${goneIn(order.gone)}. Không gửi nữa; lãnh đạo thu hồi văn bản, rồi giao xác minh lại.`;

/** What is not verified, and what is as the acceptance now puts it. */
function goneOrReworded({ gone }: OutdatedOrder): string[] {
  const out = gone.filter(({ now }) => now === '');
  const reworded = gone.filter(({ now }) => now !== '');
  return [
    ...(out.length > 0 ? [`không xác minh ${goneIn(out)}`] : []),
    ...reworded.map(({ content, now }) => `nội dung “${content}” nay là “${now}” trong văn bản thụ lý, xác minh theo đó`),
  ];
}

/** What is confirmed where it is sent all the same, for what is left of it. */
export const outdatedOrderField = (order: OutdatedOrder) => ({
  name: 'outdated',
  label: ['Vẫn gửi, phần còn lại được xác minh', ...goneOrReworded(order)].join('; '),
  hint: 'Muốn văn bản không còn nội dung này thì không gửi: lãnh đạo thu hồi, rồi giao xác minh lại',
  value: '1',
});
export const outdatedOrderError =
  'Văn bản còn ghi nội dung đã rút hoặc không còn được thụ lý: đánh dấu khi vẫn gửi, hoặc để lãnh đạo thu hồi và giao lại';
