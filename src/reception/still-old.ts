// After a correction of the register: the petition and the papers that still say what was said before, as the visit's page lists them.
import type { UnitTx } from '../database/tx.ts';
import { formatDate } from '../deadlines/dates.ts';
import type { PaperLine } from '../documents/queries.ts';
import { petitionNumber } from '../petitions/petition.ts';
import type { StillOld } from './correction-words.ts';
import { hasOtherDay, isPetitionCorrectedSince, type VisitEventRow, type VisitRecord } from './queries.ts';
import { receiptLine } from './receipt.ts';

export interface StillOldBlock {
  /** '' when nothing is left to put right. */
  words: string;
  links: { href: string; label: string }[];
}
const nothing: StillOldBlock = { words: '', links: [] };

const dayOf = (at: Date) => formatDate(new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(0, 10));

/** @param papers the visit's papers this officer sees; `events` newest first */
export async function stillOldOf(
  tx: UnitTx,
  visit: VisitRecord,
  events: readonly VisitEventRow[],
  papers: readonly PaperLine[],
): Promise<StillOldBlock> {
  if (visit.status === 'void' || (!visit.sealed && visit.content === null)) return nothing;
  // What was corrected before the seal names nobody any more, and its papers were masked with it.
  const told = events
    .flatMap(({ at, data }) => (data.stillOld ? [{ at, ...(data.stillOld as StillOld) }] : []))
    .filter(({ ofDay }) => !visit.sealed || ofDay);
  const [latest] = told;
  if (!latest) return nothing;
  const ofPetition = told.find((one) => one.petition);
  const { petitionId, petitionYear: year, petitionNo: number } = visit;
  const owesPetition =
    ofPetition !== undefined &&
    petitionId !== null &&
    year !== null &&
    number !== null &&
    (visit.sealed
      ? await hasOtherDay(tx, visit)
      : !(await isPetitionCorrectedSince(tx, visit.unitId, petitionId, ofPetition.at)));
  const hrefs = new Set(told.flatMap((one) => one.papers.map((id) => `/papers/${id}`)));
  // Who may not read the papers of a sealed visit finds its receipt alone.
  if (visit.sealed && hrefs.size > 0) hrefs.add(receiptLine(visit).href);
  const links = [
    ...(owesPetition ? [{ href: `/petitions/${petitionId}`, label: `Đơn ${petitionNumber({ year, number })}` }] : []),
    ...papers
      .filter((paper) => hrefs.has(paper.href) && !paper.isRevoked)
      .map((paper) => ({ href: paper.href, label: [paper.title, paper.meta].filter(Boolean).join(' ') })),
  ];
  if (links.length === 0) return nothing;
  const what = visit.sealed ? 'Ngày, giờ của lượt tiếp' : 'Thông tin lượt tiếp';
  const who = visit.sealed ? 'Người được đọc nội dung tố cáo sửa đơn tại trang của đơn' : 'Sửa đơn tại trang của đơn';
  return {
    words: `${what} đã sửa ngày ${dayOf(latest.at)} nhưng các hồ sơ, văn bản sau còn ghi như cũ. ${who}; văn bản đã ban hành mà ghi sai thì thu hồi, ban hành lại.`,
    links,
  };
}
