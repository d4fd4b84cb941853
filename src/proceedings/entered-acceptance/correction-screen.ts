// The page on which a wrongly copied day of acceptance is corrected: what stands, what hangs on it, and why another day is right.
import { formatDate, todayInVietnam } from '../../deadlines/dates.ts';
import { listPetitionPapers } from '../../documents/queries.ts';
import { NotAllowedNow, NotPermitted } from '../../errors.ts';
import { actRules } from '../../petitions/act-rules.ts';
import { afterOf } from '../../petitions/after-act.ts';
import { petitionNumber } from '../../petitions/petition.ts';
import { findProceedingOf, loadPetitionRecord } from '../../petitions/queries.ts';
import { dateStep, noteStep, type StepPage } from '../../petitions/steps/step-page.ts';
import { mayAct } from '../../petitions/workflow.ts';
import type { FormState } from '../../web/forms.ts';
import type { Context } from '../../web/pages.ts';
import { loadProceeding } from '../records.ts';
import { restDayStep } from './screens.ts';

/** Refused before the form is shown where the table says no. @throws NotPermitted, NotAllowedNow */
export async function correctionStep(context: Context, form: FormState): Promise<StepPage> {
  const { tx, actor } = context;
  const record = await loadPetitionRecord(tx, context.id);
  const found = await findProceedingOf(tx, record, actor.accountId);
  const answer = mayAct(actor, 'correct_acceptance', {
    ...record,
    isAcceptanceCopied: found?.isAcceptanceCopied ?? false,
    hasResult: found?.hasResult ?? false,
  });
  if (!answer.ok && answer.why === 'role') throw new NotPermitted(answer.because);
  if (!answer.ok || !found) throw new NotAllowedNow(answer.ok ? '' : answer.because, `/petitions/${context.id}`);
  const { acceptedOn } = await loadProceeding(tx, found.id);
  const papers = record.content === null ? [] : await listPetitionPapers(tx, record);
  const { label } = actRules.correct_acceptance;
  return {
    title: label,
    number: petitionNumber(record),
    backHref: `/petitions/${record.id}`,
    words: `Ngày thụ lý đang ghi là ${formatDate(acceptedOn)}. Thời hạn giải quyết, ngày kết thúc xử lý và biểu thống kê tính theo ngày này. Chỉ sửa khi ngày ấy chép sai; ngày cũ, lý do và tên ông, bà ở lại trong dòng thời gian.`,
    warning:
      papers.length > 0
        ? 'Đơn đã có văn bản, có thể nêu ngày thụ lý cũ: xem lại từng dự thảo; văn bản đã phát hành thì đính chính hoặc thu hồi.'
        : '',
    form,
    stepFields: [
      dateStep(
        'on',
        'Ngày thụ lý đúng',
        `Từ ngày tiếp nhận ${formatDate(record.receivedOn)} đến ngày vào phần mềm ${formatDate(todayInVietnam(record.registeredAt))}`,
      ),
      ...restDayStep(form),
      noteStep('reason', 'Lý do sửa', false),
    ],
    primaryLabel: label,
    after: `Sau bước này: ${afterOf('correct_acceptance', record)}`,
  };
}
