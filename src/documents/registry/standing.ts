// What became of papers that were revoked, as their record tells it: which one stands no more, and what was told on the strength of it.
import type { Tx } from '../../database/tx.ts';
import { formatDate, todayInVietnam } from '../../deadlines/dates.ts';
import { type PaperKind, paperTitle } from '../papers/catalogue.ts';
import type { ReplacedPaper } from '../papers/frame.ts';
import { numberAndSymbol } from '../papers/number.ts';
import { kindsTellingOf, restingOnAcceptance, tellsOfPaper } from './citing.ts';
import { type PaperRow, paperColumns } from './records.ts';
import { sentWords } from './sending.ts';
import type { PaperState } from './workflow.ts';

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

/**
 * The papers of its proceeding that stand, and name this one by its number or tell of it.
 * @param states those that have left where nothing is said
 */
export async function listTelling(
  tx: Tx,
  paper: Numbered,
  states: readonly PaperState[] = ['sent', 'acknowledged'],
): Promise<PaperRow[]> {
  const kinds = kindsTellingOf(paper.kind);
  if (paper.number === null || paper.proceedingId === null || kinds.length === 0) return [];
  const number = numberAndSymbol(paper.number, paper.symbol);
  const rows = await tx.rows<PaperRow>(
    `select ${paperColumns} from papers w where w.unit_id = $1 and w.proceeding_id = $2 and w.kind = any($3::text[]) and w.state = any($4::text[]) order by w.id`,
    [paper.unitId, paper.proceedingId, kinds, [...states]],
  );
  const { id } = paper;
  // What was made after its successor tells of that one.
  const next = await tx.maybe<{ at: Date }>(
    'select created_at as at from papers where unit_id = $1 and proceeding_id = $2 and kind = $3 and id > $4 and number is not null order by id limit 1',
    [paper.unitId, paper.proceedingId, paper.kind, id],
  );
  return rows.filter((one) => tellsOfPaper(one, { kind: paper.kind, number }) && (!next || one.createdAt < next.at));
}

/** "“Thông báo việc thụ lý tố cáo” số 12/TB-UBND (gửi 12/08/2026, …)" */
function namedWithSending(one: PaperRow): string {
  const number = one.number === null ? '' : ` số ${numberAndSymbol(one.number, one.symbol)}`;
  const sent = [one.sentOn ? `gửi ${formatDate(one.sentOn)}` : '', sentWords(one)].filter(Boolean).join(', ');
  return `“${paperTitle(one)}”${number}${sent ? ` (${sent})` : ''}`;
}

/** The same, one by one, each with the way to its page: whether it is revoked too is decided there. */
export const tellingNotes = (papers: readonly PaperRow[]): { text: string; link: { href: string; label: string } }[] =>
  papers.map((one) => ({
    text: `${tellingWords([one])}. Văn bản ấy còn giá trị đến khi cũng bị thu hồi.`,
    link: { href: `/papers/${one.id}`, label: 'Mở văn bản' },
  }));

/** "Đã gửi đi …": the receivers of these are to hear that what they tell of was revoked; '' for none. */
export function tellingWords(papers: readonly PaperRow[]): string {
  if (papers.length === 0) return '';
  return `Đã gửi đi văn bản nêu, thông báo, giao việc theo văn bản này: ${papers.map(namedWithSending).join('; ')}. Các nơi đã nhận phải được báo việc thu hồi`;
}

/** What rests on an acceptance that is about to be revoked. */
export interface RestingPapers {
  /** Offered for revoking with it, each with its words. */
  offered: { paper: PaperRow; label: string; hint: string }[];
  /** Notices that have not left: they are revoked with it. */
  falling: PaperRow[];
  /** The others that have left and name it. */
  others: PaperRow[];
}

/** What rests on this paper by kind and state: of another paper than an acceptance only what has left and names it. */
export async function restingPapers(tx: Tx, paper: Numbered): Promise<RestingPapers> {
  const isAcceptance = paper.kind === 'TC04_2019' || paper.kind === 'KN03_2026';
  const all = await listTelling(tx, paper, ['numbered', 'signed', 'sent', 'acknowledged']);
  const left = ({ state }: PaperRow) => state === 'sent' || state === 'acknowledged';
  const isNotice = ({ kind }: PaperRow) => kind === 'TC05_2019' || kind === 'TC06_2019';
  const offered = all.filter((one) => isAcceptance && restingOnAcceptance.includes(one.kind) && (left(one) || !isNotice(one)));
  return {
    offered: offered.map((one) => ({
      paper: one,
      label: namedWithSending(one),
      hint: isNotice(one)
        ? 'Lập lại cùng văn bản thụ lý mới. Không đánh dấu thì thông báo còn giá trị, nội dung đã thông báo không đổi'
        : 'Giao xác minh lại sau khi có văn bản thụ lý mới. Không đánh dấu thì việc xác minh đã giao không đổi',
    })),
    falling: all.filter((one) => isAcceptance && isNotice(one) && !left(one)),
    others: all.filter((one) => left(one) && !offered.includes(one)),
  };
}

/** "Chưa gửi nên thu hồi cùng: …"; '' for none. */
export const fallingWords = (papers: readonly PaperRow[]): string =>
  papers.length === 0 ? '' : `Chưa gửi nên thu hồi cùng: ${papers.map(namedWithSending).join('; ')}`;

/** Who issued a paper, as another one names it: the post that decides or concludes, else the office. */
export function issuerOf({ kind, fields }: Pick<PaperRow, 'kind' | 'fields'>): string {
  const { authority, resolver, issuingOrg } = fields as Partial<Record<'authority' | 'resolver' | 'issuingOrg', string | null>>;
  return authority || (kind === 'TC12_2019' && resolver) || issuingOrg || '';
}

/** What is made anew in the place of a revoked one of its proceeding, and names it; a notice only where somebody has the earlier one. */
const replacing: readonly PaperKind[] = ['KN03_2026', 'KN15_2020', 'KN16_2020', 'TC04_2019', 'TC12_2019'];

/** Whether a new paper of this kind may take the place of a revoked one. */
export const mayReplace = (kind: PaperKind): boolean => replacing.includes(kind);

/** The revoked paper as its successor names it; null where nobody outside could know it. */
export const replacedBy = (gone: PaperRow | undefined): ReplacedPaper | null =>
  gone === undefined || gone.number === null || (gone.kind === 'KN03_2026' && gone.sentOn === null)
    ? null
    : { number: numberAndSymbol(gone.number, gone.symbol), on: gone.issuedOn, by: issuerOf(gone) };

/** "ĐÃ THU HỒI ngày 29/11/2026, lý do: …", on every page of a revoked paper; '' of one that stands. */
export function revokedMark(
  paper: Pick<PaperRow, 'state' | 'sealed' | 'returnedWords' | 'returnedAt'> & {
    revokedAt: Date | null;
    revokedReason: string | null;
  },
): string {
  const { state, revokedAt, returnedAt, returnedWords } = paper;
  if (state !== 'revoked') return '';
  // Words of an earlier return are no reason of the revocation.
  const isReason = returnedAt !== null && (revokedAt === null || returnedAt.getTime() >= revokedAt.getTime());
  // Of a sealed record only what lies behind its seal is said: the event may be older than that.
  const reason = (isReason ? returnedWords : '') || (paper.sealed ? '' : (paper.revokedReason ?? ''));
  const at = revokedAt ?? returnedAt;
  return `ĐÃ THU HỒI${at ? ` ngày ${formatDate(todayInVietnam(at))}` : ''}${reason ? `, lý do: ${reason}` : ''}`;
}
