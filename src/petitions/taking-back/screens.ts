// The page that asks why an approval is taken back, and says what happens then.
import { formatDate, todayInVietnam } from '../../deadlines/dates.ts';
import { paperTitle } from '../../documents/papers/catalogue.ts';
import { numberAndSymbol } from '../../documents/papers/number.ts';
import type { FormState } from '../../web/forms.ts';
import { actRules } from '../act-rules.ts';
import { limitWords, refusalTakenBackLabel } from '../after-act.ts';
import type { ProposedPaperRow } from '../approval/queries.ts';
import type { Outcome } from '../petition.ts';
import { outcomeNames, petitionNumber } from '../petition.ts';
import { proposalWords } from '../proposals/words.ts';
import type { PetitionRecord, ProposalRow } from '../queries.ts';
import { isOfBeforeSeal, isRefusalStanding } from './policy.ts';

export interface TakingBackPage {
  title: string;
  number: string;
  showHref: string;
  form: FormState;
  intro: string;
  /** What becomes of the paper. */
  paperWords: string;
  after: string;
  facts: { term: string; text: string }[];
}

declare module '../../web/render.ts' {
  interface Pages {
    'petitions/taking-back': TakingBackPage;
  }
}

/** What becomes of the paper, in one sentence; '' where there is none. */
function paperWordsOf(paper: ProposedPaperRow | undefined, isRefusal: boolean): string {
  if (!paper) return '';
  const title = `“${paperTitle(paper)}”`;
  if (paper.number !== null) {
    const kept = `${title} số ${numberAndSymbol(paper.number, paper.symbol)} ${paper.state === 'revoked' ? 'đã' : 'được'} thu hồi, số giữ nguyên trong sổ`;
    return isRefusal ? `${kept}.` : `${kept}; dự thảo mới cùng nội dung chờ phê duyệt.`;
  }
  if (isRefusal) return `Dự thảo ${title} được hủy, chưa cấp số nên không mất số nào.`;
  return paper.state === 'revoked'
    ? `${title} đã thu hồi; dự thảo mới cùng nội dung chờ phê duyệt.`
    : `Dự thảo ${title} giữ nguyên lời văn, chờ phê duyệt lại.`;
}

/** @param paper what carries the approval out, undefined where nothing was drafted @param who `approvers`: who approves it again */
export function takingBackScreen(
  record: PetitionRecord,
  proposal: ProposalRow,
  paper: ProposedPaperRow | undefined,
  form: FormState,
  who: { approvers: string; today: string },
): TakingBackPage {
  const isRefusal = isRefusalStanding(record, proposal);
  const isAnew = isOfBeforeSeal(record);
  const outcome = proposal.outcome as Outcome;
  const day = record.dueOn ? `, ${limitWords(record.dueOn, who.today)}` : '';
  return {
    title: isRefusal ? refusalTakenBackLabel : actRules.take_back.label,
    number: petitionNumber(record),
    showHref: `/petitions/${record.id}`,
    form,
    intro: isAnew
      ? 'Đơn được chuyển sang bảo mật sau khi phê duyệt: phân loại, đề xuất trước đó hết hiệu lực, đơn phân loại lại là tố cáo.'
      : isRefusal
        ? 'Chưa có văn bản nào gửi đi. Đơn trở lại bước quyết định thụ lý; thời hạn xử lý không đổi.'
        : 'Chưa có văn bản nào gửi đi. Đề xuất trở lại chờ phê duyệt với nguyên lời văn; thời hạn xử lý không đổi.',
    paperWords: isAnew ? '' : paperWordsOf(paper, isRefusal),
    after: isAnew
      ? `Sau bước này: ${record.assigneeName || 'cán bộ được phân công'} phân loại lại là tố cáo, hạn tính từ ngày tiếp nhận.`
      : isRefusal
        ? `Sau bước này: ${who.approvers} quyết định lại việc thụ lý, biểu mẫu mở lại với nội dung đã nhập${day}.`
        : `Sau bước này: ${who.approvers} phê duyệt lại, trả lại để sửa hoặc chọn hướng khác${day}.`,
    facts: [
      { term: 'Hướng xử lý', text: isRefusal ? outcomeNames.notify_inadmissible : proposalWords({ ...proposal, outcome }) },
      {
        term: isRefusal ? 'Phê duyệt thụ lý' : 'Phê duyệt',
        text: [proposal.decidedByName ?? '', proposal.decidedAt ? formatDate(todayInVietnam(proposal.decidedAt)) : '']
          .filter(Boolean)
          .join(', '),
      },
      ...(proposal.comment ? [{ term: 'Ý kiến', text: proposal.comment }] : []),
      { term: 'Người đề xuất', text: proposal.proposedByName },
    ],
  };
}
