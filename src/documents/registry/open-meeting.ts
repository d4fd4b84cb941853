// A paper that calls somebody to a meeting whose day, place or person nobody has set: its office ended with its own schedule, and the
// one that goes on promises nothing it has not said itself. Pure.
import type { PaperKind } from '../papers/catalogue.ts';
import { has } from '../papers/number.ts';

type Words = Readonly<Record<string, unknown>>;
const isSaid = (value: unknown): boolean => typeof value === 'string' && has(value);
const wordsIn = (value: unknown): Words => (typeof value === 'object' && value !== null ? (value as Words) : {});

/** What of the meeting is open, in the words of the sheet; empty for every other paper. */
export function openOfMeeting({ kind, fields = {} }: { kind: PaperKind; fields?: Words }): string[] {
  if (kind !== 'PHIEU_HEN' && kind !== 'KN_INVITE_DIALOGUE') return [];
  const host = wordsIn(kind === 'PHIEU_HEN' ? fields.host : fields.chair);
  return [
    isSaid(fields.meetOn) ? '' : 'ngày',
    isSaid(fields.meetAtPlace) ? '' : 'địa điểm',
    isSaid(host.name) || isSaid(host.title) ? '' : kind === 'PHIEU_HEN' ? 'người tiếp' : 'người chủ trì',
  ].filter(Boolean);
}

/** Why nobody agrees to it or numbers it, with what to do; undefined where nothing is open. */
export function openMeetingObjection(paper: { kind: PaperKind; fields?: Words }): string | undefined {
  if (paper.fields === undefined) return undefined;
  const open = openOfMeeting(paper).join(', ');
  if (open === '') return undefined;
  return paper.kind === 'PHIEU_HEN'
    ? `Phiếu hẹn chưa định ${open}. Sửa dự thảo, ghi theo lịch tiếp công dân của cơ quan mình.`
    : `Giấy mời chưa định ${open}. Người giải quyết mời đối thoại lại ở vụ việc: giấy mời mới thay bản này.`;
}
