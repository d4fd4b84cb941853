// The address of taking an approval back.
import { NotAllowedNow, NotPermitted } from '../../errors.ts';
import { actOf } from '../../web/act.ts';
import { type Context, definePages } from '../../web/pages.ts';
import { redirect, view } from '../../web/reply.ts';
import { findProposedPaper } from '../approval/queries.ts';
import { approvalRoute, whoWords } from '../proposals/route.ts';
import { findProposal, loadPetitionRecord } from '../queries.ts';
import { mayAct } from '../workflow.ts';
import { type TakenBack, takeBackApproved } from './actions.ts';
import { TakingBackForm } from './forms.ts';
import { takingBackScreen } from './screens.ts';

/** What is taken back, refused before a word is typed. @throws NotFound, NotPermitted, NotAllowedNow */
async function opened({ tx, house, actor, moment, id }: Context) {
  const record = await loadPetitionRecord(tx, id);
  const proposal = await findProposal(tx, record);
  const answer = mayAct(actor, 'take_back', record, proposal);
  if (!answer.ok && answer.why === 'role') throw new NotPermitted(answer.because, `/petitions/${id}`);
  if (!answer.ok || !proposal) throw new NotAllowedNow(answer.ok ? '' : answer.because, `/petitions/${id}`);
  const paper = proposal.paperId === null ? undefined : await findProposedPaper(tx, record.unitId, proposal.paperId);
  const { approvers } = await approvalRoute(house, record.unitId, proposal.proposedBy, moment.today);
  return { record, proposal, paper, who: { approvers: whoWords(approvers, 'lãnh đạo'), today: moment.today } };
}

/** Where it leads, and what is said there. */
const after: Record<TakenBack, [page: string, words: string]> = {
  refusal: ['/acceptance', 'Đã rút lại quyết định không thụ lý. Biểu mẫu mở lại với nội dung đã nhập: sửa rồi quyết định lại.'],
  approval: ['/approval', 'Đã rút lại phê duyệt. Đề xuất chờ phê duyệt lại với nguyên lời văn.'],
  classification: ['', 'Đã rút lại phê duyệt. Đơn là tố cáo nên phân loại lại từ đầu.'],
};

export const approvalTakingBackPages = definePages((page) => {
  page.form('/petitions/:id/taking-back', {
    permission: 'petition:approve',
    draft: 'of-petition-taking-back',
    schema: () => TakingBackForm,
    labels: { reason: 'Lý do rút lại' },
    show: async (context, form) => {
      const { record, proposal, paper, who } = await opened(context);
      return view('petitions/taking-back', takingBackScreen(record, proposal, paper, form, who));
    },
    act: async (context, value) => {
      const [page, words] = after[await takeBackApproved(await actOf(context), context.id, value.reason)];
      return redirect(`/petitions/${context.id}${page}`, words);
    },
  });
});
