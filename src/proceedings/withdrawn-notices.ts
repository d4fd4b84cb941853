// Papers of the acceptance, numbered and not sent, that still list a content taken back since: whoever sends one says that it is meant.
import type { Tx } from '../database/tx.ts';
import { formatDate } from '../deadlines/dates.ts';
import type { PaperKind } from '../documents/papers/catalogue.ts';
import { acceptancePaperKinds } from './acceptance-papers.ts';
import type { StepRow } from './effect.ts';
import { isSame, type WithdrawnContent, withdrawnContents } from './standing.ts';

interface Notice {
  unitId: number;
  proceedingId: number | null;
  kind: PaperKind;
  fields: Record<string, unknown>;
}

export const noticeKinds: readonly PaperKind[] = Object.values(acceptancePaperKinds).flat();

/** The contents a paper lists; form 05 of a denunciation has them inside its ruling. */
function listedIn({ contents, outcome }: Record<string, unknown>): string[] {
  const list = contents ?? (outcome as { contents?: unknown } | null | undefined)?.contents;
  return Array.isArray(list) ? list.map(String) : [];
}

/** What a paper of the acceptance lists and was taken back; [] for nothing, and for a paper of another kind. Two queries. */
export async function withdrawnIn(tx: Tx, { unitId, proceedingId, kind, fields }: Notice): Promise<WithdrawnContent[]> {
  if (proceedingId === null || !noticeKinds.includes(kind)) return [];
  const steps = await tx.rows<Pick<StepRow, 'kind' | 'onDate' | 'details'>>(
    "select kind, on_date, details from proceeding_steps where unit_id = $1 and proceeding_id = $2 and kind = 'withdrawal' and taken_back_at is null order by id",
    [unitId, proceedingId],
  );
  if (steps.length === 0) return [];
  const contents = await tx.maybe<{ acceptedPoints: string }>(
    'select accepted_points from proceeding_contents where unit_id = $1 and proceeding_id = $2',
    [unitId, proceedingId],
  );
  const listed = listedIn(fields);
  return contents
    ? withdrawnContents({ contents, steps }).filter(({ content }) => listed.some((one) => isSame(one, content)))
    : [];
}

const named = (gone: readonly WithdrawnContent[]): string =>
  gone.map(({ content, on }) => `“${content}” (rút ngày ${formatDate(on)})`).join(', ');

/** What is confirmed where it is sent all the same; null where nothing it lists was taken back. */
export const withdrawnNoticeField = (gone: readonly WithdrawnContent[]) =>
  gone.length === 0
    ? null
    : {
        name: 'outdated',
        label: `Vẫn gửi văn bản còn ghi nội dung đã rút ${named(gone)}`,
        hint: 'Muốn văn bản không còn nội dung này thì không gửi: lãnh đạo thu hồi, rồi lập lại',
        value: '1',
      };

/** Field → sentence while nobody said that it is meant. */
export const withdrawnNoticeError = (gone: readonly WithdrawnContent[]): Record<string, string> =>
  gone.length === 0
    ? {}
    : {
        outdated: `Văn bản còn ghi nội dung đã rút ${named(gone)}: đánh dấu khi vẫn gửi, hoặc để lãnh đạo thu hồi và lập lại`,
      };
