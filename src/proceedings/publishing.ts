// What is still to be made public of the proceedings in a list, each paper by its number and day.
import type { Tx } from '../database/tx.ts';
import { formatDate } from '../deadlines/dates.ts';
import type { PaperKind } from '../documents/papers/catalogue.ts';
import { numberAndSymbol } from '../documents/papers/number.ts';
import type { StepRow } from './effect.ts';
import { handlingOrders, unpublished } from './handling-orders.ts';
import type { Procedure } from './proceeding.ts';

/** The decision on a complaint, the conclusion on a denunciation. */
export const resultKinds: readonly PaperKind[] = ['KN15_2020', 'KN16_2020', 'TC12_2019'];

interface Row {
  id: number;
  procedure: Procedure;
  decidedOn: string | null;
  publishedOn: string | null;
  number: number | null;
  symbol: string | null;
  issuedOn: string | null;
  steps: Pick<StepRow, 'id' | 'kind' | 'onDate' | 'details'>[];
}

/** Proceeding → what of it waits to be made public, '' for nothing; what the reader may not read goes without its number. */
export async function listUnpublished(tx: Tx, unitId: number, ids: readonly number[]): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.rows<Row>(
    `select g.id, g.procedure, g.decided_on, g.published_on, w.number, w.symbol, w.issued_on,
       coalesce((select jsonb_agg(jsonb_build_object('id', s.id, 'kind', s.kind, 'onDate', s.on_date, 'details', s.details) order by s.id) from proceeding_steps s
         where s.unit_id = g.unit_id and s.proceeding_id = g.id and s.kind in ('handling','publication') and s.taken_back_at is null), '[]') as steps
       from proceedings g left join lateral (select x.number, x.symbol, x.issued_on from papers x where x.unit_id = g.unit_id and x.proceeding_id = g.id
         and x.kind = any($3::text[]) and x.number is not null and x.state <> 'revoked' order by x.issued_on desc, x.id desc limit 1) w on true
      where g.unit_id = $1 and g.id = any($2::bigint[])`,
    [unitId, ids, resultKinds],
  );
  return new Map(rows.map((row) => [row.id, wordsOf(row)]));
}

function wordsOf({ procedure, decidedOn, publishedOn, number, symbol, issuedOn, steps }: Row): string {
  const resultPaper =
    number === null || symbol === null || issuedOn === null
      ? ''
      : `số ${numberAndSymbol(number, symbol)} ngày ${formatDate(issuedOn)}`;
  const open = unpublished({ procedure, decidedOn, publishedOn, resultPaper, orders: handlingOrders(steps) });
  const named = open.map(({ brief }) => brief).join('; ');
  return open.length > 1 ? `${open.length} văn bản: ${named}` : named;
}
