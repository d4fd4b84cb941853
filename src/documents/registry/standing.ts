// What became of papers that were revoked, as their record tells it: which one stands no more, and what was told on the strength of it.
import type { Tx } from '../../database/tx.ts';
import { formatDate } from '../../deadlines/dates.ts';
import { type PaperKind, paperTitle } from '../papers/catalogue.ts';
import { numberAndSymbol } from '../papers/number.ts';
import { kindsTellingOf, tellsOfPaper } from './citing.ts';
import { type PaperRow, paperColumns } from './records.ts';
import { sentWords } from './sending.ts';

type Owner = { unitId: number; id: number };
type Numbered = Pick<PaperRow, 'id' | 'unitId' | 'proceedingId' | 'kind' | 'number' | 'symbol'>;

/** The latest numbered paper of a kind, where it was revoked and none with a number took its place. */
export async function findUnreplaced(tx: Tx, proceeding: Owner, kind: PaperKind): Promise<PaperRow | undefined> {
  const last = await tx.maybe<PaperRow>(
    `select ${paperColumns} from papers w where w.unit_id = $1 and w.proceeding_id = $2 and w.kind = $3 and w.number is not null order by w.id desc limit 1`,
    [proceeding.unitId, proceeding.id, kind],
  );
  return last?.state === 'revoked' ? last : undefined;
}

/** The papers of its proceeding that have left, stand, and name this one by its number or tell of it. */
export async function listTelling(tx: Tx, paper: Numbered): Promise<PaperRow[]> {
  const kinds = kindsTellingOf(paper.kind);
  if (paper.number === null || paper.proceedingId === null || kinds.length === 0) return [];
  const number = numberAndSymbol(paper.number, paper.symbol);
  const rows = await tx.rows<PaperRow>(
    `select ${paperColumns} from papers w where w.unit_id = $1 and w.proceeding_id = $2 and w.kind = any($3::text[]) and w.state in ('sent','acknowledged') order by w.id`,
    [paper.unitId, paper.proceedingId, kinds],
  );
  const { id } = paper;
  // What was made after its successor tells of that one.
  const next = await tx.maybe<{ at: Date }>(
    'select created_at as at from papers where unit_id = $1 and proceeding_id = $2 and kind = $3 and id > $4 and number is not null order by id limit 1',
    [paper.unitId, paper.proceedingId, paper.kind, id],
  );
  return rows.filter((one) => tellsOfPaper(one, { kind: paper.kind, number }) && (!next || one.createdAt < next.at));
}

/** "Đã gửi đi …": the receivers of these are to hear that what they tell of was revoked; '' for none. */
export function tellingWords(papers: readonly PaperRow[]): string {
  if (papers.length === 0) return '';
  const named = papers.map((one) => {
    const number = one.number === null ? '' : ` số ${numberAndSymbol(one.number, one.symbol)}`;
    const sent = [one.sentOn ? `gửi ${formatDate(one.sentOn)}` : '', sentWords(one)].filter(Boolean).join(', ');
    return `“${paperTitle(one)}”${number}${sent ? ` (${sent})` : ''}`;
  });
  return `Đã gửi đi văn bản nêu, thông báo theo văn bản này: ${named.join('; ')}. Các nơi đã nhận phải được báo việc thu hồi`;
}
