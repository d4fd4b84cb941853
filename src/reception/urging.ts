// The request to the body below that has not resolved a matter (§3.6): its draft stands with the outcome that calls for it.
import { seeingOwn } from '../database/seeing-own.ts';
import { createPaper, type PaperFields } from '../documents/actions.ts';
import { findUnissued } from '../documents/queries.ts';
import { hasNobodyBelow } from '../documents/registry/next-instance.ts';
import { standingOf } from '../documents/registry/urged.ts';
import { FormInvalid } from '../errors.ts';
import type { Act } from '../web/act.ts';
import type { VisitEntry } from './entry-form.ts';
import { type PaperVisit, paperParts } from './papers.ts';

const guideOrSend =
  'Khiếu nại, tố cáo không thuộc thẩm quyền: chọn Hướng dẫn hoặc Chuyển đơn đến cơ quan có thẩm quyền (điểm b khoản 1 Điều 26 Luật Tiếp công dân); kiến nghị, phản ánh: chọn Chuyển đơn (khoản 2 Điều 26)';

/**
 * Only a body below is told to resolve (khoản 3 Điều 15 NĐ 154/2026); what another has to resolve is guided or sent on to it.
 * @param stood what the register says already: it may stand; field of the body asked. @throws FormInvalid
 */
export async function assertUrgesBelow(
  act: Act,
  { outcome, urgedOrg }: Pick<VisitEntry, 'outcome' | 'urgedOrg'>,
  { stood, field = 'urgedOrg' }: { stood?: { outcome: string | null; transferredTo: string }; field?: string } = {},
): Promise<void> {
  if (outcome !== 'urge_subordinate') return;
  if (stood?.outcome === outcome && stood.transferredTo === (urgedOrg ?? '')) return;
  if ((await standingOf(act, urgedOrg)).isBelow !== false) return;
  throw new FormInvalid(
    hasNobodyBelow(act.actor.unitName)
      ? {
          [field === 'urgedOrg' ? 'outcome' : field]:
            `Cơ quan này không có cơ quan cấp dưới để yêu cầu giải quyết. ${guideOrSend}`,
        }
      : { [field]: `Cơ quan này không phải cấp dưới của cơ quan tiếp công dân nên không yêu cầu được. ${guideOrSend}` },
  );
}

/**
 * Does whom the register says the desk asked stand below the office of the visit, today as in the letter that went out.
 * @param visit its stored row; letter of its outcome, where there is one
 */
export async function isAskedBelow(
  { house, actor, moment }: Pick<Act, 'house' | 'actor' | 'moment'>,
  visit: { unitId: number; outcome: string | null; transferredTo: string },
  letter: { isBelow: boolean; toOrg: string } | undefined,
): Promise<boolean> {
  if (visit.outcome !== 'urge_subordinate') return true;
  const office = { house, actor: { ...actor, unitId: visit.unitId }, moment };
  return letter?.isBelow !== false && (await standingOf(office, letter?.toOrg || visit.transferredTo)).isBelow !== false;
}

/** How the pages name whom the desk asked. @param isBelow what the stored row comes to (isAskedBelow); true of a new one */
export const askedWords = (isBelow: boolean): { label: string; hint: string } =>
  isBelow
    ? {
        label: 'Cơ quan cấp dưới được yêu cầu',
        hint: 'Khi báo cáo để yêu cầu cấp dưới giải quyết: phần mềm soạn dự thảo văn bản yêu cầu',
      }
    : {
        label: 'Cơ quan được đề nghị giải quyết',
        hint: 'Không phải cấp dưới: kết quả đã ghi được giữ; ghi lại thì chọn Hướng dẫn hoặc Chuyển đơn',
      };

/** The words of the request; of a denunciation without name and content. */
export function urgingFields(visit: PaperVisit, entry: VisitEntry, toOrg: string): PaperFields<'HANDLING_LETTER'> {
  const { contentType, person, summary } = paperParts(visit, entry);
  const { receivedOn } = entry;
  // The desk is told that it is not resolved, not that a limit passed (điểm b khoản 1 Điều 26 LTCD, khoản 3 Điều 15 NĐ 154/2026).
  const letter = {
    purpose: 'urge' as const,
    isOverdue: false,
    receivedOn,
    visitedOn: receivedOn,
    toOrg,
    writtenOn: null,
    content: summary,
  };
  return contentType === 'TC'
    ? { ...letter, petitionType: contentType }
    : { ...letter, petitionType: contentType, sender: person };
}

/** Drafts the request where the desk said of whom it is asked; of a petition on paper its own file drafts it. */
export async function draftUrging(act: Act, visit: PaperVisit & { unitId: number }, entry: VisitEntry): Promise<void> {
  if (entry.outcome !== 'urge_subordinate' || !entry.urgedOrg || visit.petitionId !== null || entry.pastHead) return;
  const standing = await seeingOwn(act.tx, visit.sealed, () => findUnissued(act.tx, visit, 'HANDLING_LETTER'));
  if (standing !== undefined) return;
  const fields = urgingFields(visit, entry, entry.urgedOrg);
  await createPaper(act, { kind: 'HANDLING_LETTER', visitId: visit.id, sealed: visit.sealed, fields });
  act.remark?.('Đã soạn văn bản yêu cầu giải quyết và trình phê duyệt, xem tại mục Văn bản.');
}
