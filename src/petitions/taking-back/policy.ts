// Whether what was approved of a petition may be taken back, and if not, why. Pure.
import { formatDate, todayInVietnam } from '../../deadlines/dates.ts';
import { outcomeRules } from '../classification/outcome-rules.ts';
import type { Outcome, PetitionStatus } from '../petition.ts';

interface Petition {
  status: PetitionStatus;
  outcome: Outcome | null;
}
interface Approved {
  state: string;
  outcome?: string;
  details?: Readonly<Record<string, unknown>>;
  paperState?: string | null;
}

/** The head has refused to accept what was approved for acceptance: that decision is taken back first, and alone. */
export const isRefusalStanding = (petition: Petition, proposal: Approved | undefined): boolean =>
  petition.status === 'approved' &&
  petition.outcome === 'notify_inadmissible' &&
  proposal?.outcome === 'propose_acceptance' &&
  proposal.state === 'approved';

/** It was classified, proposed and approved before it was found to be a denunciation: nothing of that stands again. */
export const isOfBeforeSeal = (petition: { sealed: boolean; classifiedAt: Date | null }): boolean =>
  petition.sealed && petition.classifiedAt === null;

/** The state in which this outcome's approval left the petition: ended, where nothing leaves the office by it. */
function stateAfterApproval(outcome: string): PetitionStatus {
  const rule = outcomeRules[outcome as Outcome];
  return rule?.next === 'close' && rule.status ? rule.status : 'approved';
}

/** Why what was approved stays as it is; undefined where it may be taken back. */
export function whyApprovalStays(petition: Petition, proposal: Approved | undefined): string | undefined {
  if (proposal?.state !== 'approved') return 'Đơn không có đề xuất đã phê duyệt để rút lại.';
  // What was entered of a paper is corrected by entering it again.
  if (proposal.details?.onPaper !== undefined)
    return 'Kết quả này ghi từ bản giấy. Ghi sai thì chọn “Sửa kết quả đã xử lý trên giấy”.';
  if (proposal.paperState === 'sent' || proposal.paperState === 'acknowledged')
    return 'Văn bản đã gửi đi. Thu hồi văn bản ấy thì phê duyệt được rút lại.';
  if (isRefusalStanding(petition, proposal)) return undefined;
  const isAsApproved = petition.outcome === proposal.outcome && petition.status === stateAfterApproval(proposal.outcome ?? '');
  return isAsApproved ? undefined : 'Đơn không còn ở bước phê duyệt đã ghi.';
}

/** How the approval of this very proposal was taken back, kept with it: what the leader had written, why, who and when (ISO). */
export function takenBackIn(
  proposal: { details: Readonly<Record<string, unknown>> } | undefined,
): { comment: string; reason: string; by: string; at: string } | undefined {
  return proposal?.details.takenBack as ReturnType<typeof takenBackIn>;
}

/** Why the refusal to accept was taken back that is to be decided anew, and by whom: "A rút lại quyết định không thụ lý: …"; ''. */
export function refusalTakenBackWords(proposal: { details: Readonly<Record<string, unknown>> } | undefined): string {
  const back = proposal?.details.refusalTakenBack as { reason: string; by: string; at: string } | undefined;
  if (!back) return '';
  return `${back.by} rút lại quyết định không thụ lý ngày ${formatDate(todayInVietnam(new Date(back.at)))}: ${back.reason}`;
}

/** What falls with a paper that is revoked. */
export interface Withdrawn {
  isRefusal: boolean;
}
/** What is taken back, in the middle of a sentence. */
export const withdrawnNames = ({ isRefusal }: Withdrawn): string =>
  isRefusal ? 'rút lại quyết định không thụ lý' : 'rút lại phê duyệt';

/** What is said before the paper is revoked and the approval falls with it. */
export function withdrawnWords({ isRefusal }: Withdrawn, { state }: { state: string }): string {
  const hasLeft = state === 'sent' || state === 'acknowledged';
  return [
    isRefusal
      ? 'Quyết định không thụ lý được rút lại cùng văn bản: lãnh đạo quyết định lại, biểu mẫu mở lại với nội dung đã nhập'
      : 'Phê duyệt được rút lại cùng văn bản: đề xuất chờ phê duyệt lại, dự thảo mới giữ nguyên lời văn',
    ...(hasLeft ? ['Văn bản đã gửi đi: thông báo việc thu hồi đến nơi đã nhận'] : []),
  ].join('. ');
}
