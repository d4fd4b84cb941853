// What the page of a proceeding says above everything else: the acceptance it rests on stands no more.
import type { Tx } from '../database/tx.ts';
import { formatDate } from '../deadlines/dates.ts';
import { paperCatalogue } from '../documents/papers/catalogue.ts';
import { findUnreplaced, listTelling, paperNumberWords, tellingWords } from '../documents/queries.ts';
import type { Gathered } from './queries.ts';
import { acceptanceKind, isAcceptanceRevoked } from './workflow.ts';

export interface StandingNote {
  text: string;
  link: { href: string; label: string } | null;
}

const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh' });

/** At most three queries, and none where no paper of the acceptance was revoked. */
export async function standingNotes(tx: Tx, { given, isReadable }: Gathered): Promise<StandingNote[]> {
  const { facts, proceeding } = given;
  const kind = acceptanceKind(facts.procedure);
  if (kind === null || !isReadable || proceeding.closedOn !== null) return [];
  const isRevoked = isAcceptanceRevoked(facts);
  if (!isRevoked && !facts.unissued.includes(kind)) return [];
  const gone = await findUnreplaced(tx, proceeding, kind);
  if (!gone && !isRevoked) return [];
  const called = `“${paperCatalogue[kind].title}”${gone ? ` số ${paperNumberWords(gone)}` : ''} đã thu hồi${
    gone?.returnedAt ? ` ngày ${formatDate(day.format(gone.returnedAt))}` : ''
  }`;
  const todo = isRevoked
    ? 'chưa có văn bản thay thế. Lập lại văn bản thụ lý trước; các bước giải quyết khác chờ văn bản ấy'
    : 'văn bản thay thế còn là dự thảo hoặc chưa cấp số';
  const told = gone ? tellingWords(await listTelling(tx, gone)) : '';
  return [
    {
      text: `${[`${called}, ${todo}`, told].filter(Boolean).join('. ')}.`,
      link: gone ? { href: `/papers/${gone.id}`, label: 'Mở văn bản đã thu hồi' } : null,
    },
  ];
}
