// Orders to verify that still name a content taken back since they were written: whoever sends one is told, and says that it is meant.
import type { Tx } from '../database/tx.ts';
import { formatDate } from '../deadlines/dates.ts';
import type { PaperKind } from '../documents/papers/catalogue.ts';
import { teamKinds } from '../documents/registry/conflicted.ts';
import type { StepRow } from './effect.ts';
import { isSame, type WithdrawnContent, withdrawnContents } from './standing.ts';

interface Order {
  unitId: number;
  proceedingId: number | null;
  kind: PaperKind;
  fields: Record<string, unknown>;
}

export interface OutdatedOrder {
  /** What it orders to be verified and is not any more. */
  gone: WithdrawnContent[];
  /** Nothing it orders is left. */
  isEmpty: boolean;
}

/** What of an order was taken back; undefined for nothing, and for a paper of another kind. Two queries. */
export async function outdatedOrder(tx: Tx, { unitId, proceedingId, kind, fields }: Order): Promise<OutdatedOrder | undefined> {
  if (proceedingId === null || !teamKinds.includes(kind) || !Array.isArray(fields.contents)) return undefined;
  const steps = await tx.rows<Pick<StepRow, 'kind' | 'onDate' | 'details'>>(
    "select kind, on_date, details from proceeding_steps where unit_id = $1 and proceeding_id = $2 and kind = 'withdrawal' and taken_back_at is null order by id",
    [unitId, proceedingId],
  );
  if (steps.length === 0) return undefined;
  const contents = await tx.maybe<{ acceptedPoints: string }>(
    'select accepted_points from proceeding_contents where unit_id = $1 and proceeding_id = $2',
    [unitId, proceedingId],
  );
  if (!contents) return undefined;
  const ordered = fields.contents.map(String);
  const gone = withdrawnContents({ contents, steps }).filter(({ content }) => ordered.some((one) => isSame(one, content)));
  if (gone.length === 0) return undefined;
  return { gone, isEmpty: ordered.every((one) => gone.some(({ content }) => isSame(one, content))) };
}

const named = ({ gone }: OutdatedOrder): string =>
  gone.map(({ content, on }) => `“${content}” (rút ngày ${formatDate(on)})`).join(', ');

/** Why an order of which nothing is left does not leave any more. */
export const emptyOrderWords = (order: OutdatedOrder): string =>
  `Mọi nội dung văn bản này giao xác minh đã rút: ${named(order)}. Không gửi nữa; lãnh đạo thu hồi văn bản.`;

/** What is confirmed where it is sent all the same, for what is left of it. */
export const outdatedOrderField = (order: OutdatedOrder) => ({
  name: 'outdated',
  label: `Vẫn gửi, phần còn lại được xác minh; không xác minh nội dung đã rút ${named(order)}`,
  hint: 'Muốn văn bản không còn nội dung này thì không gửi: lãnh đạo thu hồi, rồi giao xác minh lại',
  value: '1',
});
export const outdatedOrderError = 'Văn bản còn ghi nội dung đã rút: đánh dấu khi vẫn gửi, hoặc để lãnh đạo thu hồi và giao lại';
