// The page on which a wrongly copied acceptance is corrected: what stands, what hangs on it, and why something else is right.
import { formatDate, todayInVietnam } from '../../deadlines/dates.ts';
import { listPetitionPapers } from '../../documents/queries.ts';
import { NotAllowedNow, NotPermitted } from '../../errors.ts';
import { actRules } from '../../petitions/act-rules.ts';
import { afterOf } from '../../petitions/after-act.ts';
import type { EndedAcceptance } from '../../petitions/old-end.ts';
import { petitionNumber } from '../../petitions/petition.ts';
import { findEndedAcceptance, findProceedingOf, loadPetitionRecord, type PetitionRecord } from '../../petitions/queries.ts';
import { dateStep, noteStep, type StepPage } from '../../petitions/steps/step-page.ts';
import { mayAct } from '../../petitions/workflow.ts';
import type { FormState, FormValues } from '../../web/forms.ts';
import type { Context } from '../../web/pages.ts';
import { loadProceeding } from '../records.ts';
import { type CopiedPaper, copiedWords } from './copied.ts';
import { standingPaper } from './queries.ts';
import { paperSteps, restDayStep } from './screens.ts';

/** The petition and what stands of its acceptance; refused before the form is shown where the table says no. @throws NotPermitted, NotAllowedNow */
async function opened(
  context: Context,
): Promise<{ record: PetitionRecord } & ({ ended: EndedAcceptance } | { ended?: undefined; on: string; standing: CopiedPaper })> {
  const { tx, actor } = context;
  const record = await loadPetitionRecord(tx, context.id);
  const found = await findProceedingOf(tx, record, actor.accountId);
  const ended = await findEndedAcceptance(tx, record);
  const answer = mayAct(actor, 'correct_acceptance', {
    ...record,
    isAcceptanceCopied: found?.isAcceptanceCopied ?? false,
    isAcceptanceEnded: ended !== undefined,
    hasResult: found?.hasResult ?? false,
  });
  if (!answer.ok && answer.why === 'role') throw new NotPermitted(answer.because);
  if (answer.ok && ended) return { record, ended };
  if (!answer.ok || !found) throw new NotAllowedNow(answer.ok ? '' : answer.because, `/petitions/${context.id}`);
  const proceeding = await loadProceeding(tx, found.id);
  return { record, on: proceeding.acceptedOn, standing: await standingPaper(tx, proceeding) };
}

/** What stands is filled in: only what was copied wrongly is typed anew. */
export async function initialCorrection(context: Context): Promise<FormValues> {
  const stands = await opened(context);
  if (stands.ended) return { on: stands.ended.on === null ? '' : formatDate(stands.ended.on) };
  const { on, standing } = stands;
  return { on: formatDate(on), paper: standing.paper, number: standing.number };
}

/**
 * The page of that correction: what stands, the days the right one may lie between, a warning where papers may name the wrong day.
 * @throws NotPermitted, NotAllowedNow
 */
export async function correctionStep(context: Context, form: FormState): Promise<StepPage> {
  const { tx } = context;
  const stands = await opened(context);
  const { record } = stands;
  if (stands.ended) return endedStep(record, stands.ended, form);
  const { on, standing } = stands;
  const papers = record.content === null ? [] : await listPetitionPapers(tx, record);
  const { label } = actRules.correct_acceptance;
  return {
    title: label,
    number: petitionNumber(record),
    backHref: `/petitions/${record.id}`,
    words: `Đang ghi thụ lý ngày ${formatDate(on)}, ${copiedWords(standing)}. Thời hạn giải quyết, ngày kết thúc xử lý và biểu thống kê tính theo ngày này. Chỉ sửa chỗ chép sai; chỗ ghi cũ, lý do và tên ông, bà ở lại trong dòng thời gian. Số cũ đã vào sổ văn bản đi thì không cấp lại.`,
    warning:
      papers.length > 0
        ? 'Đơn đã có văn bản, có thể nêu ngày thụ lý cũ: xem lại từng dự thảo; văn bản đã phát hành thì đính chính hoặc thu hồi.'
        : '',
    form,
    stepFields: [rightDay(record, todayInVietnam(record.registeredAt)), ...restDayStep(form), ...paperSteps(form), reasonStep],
    primaryLabel: label,
    after: `Sau bước này: ${afterOf('correct_acceptance', record)}`,
  };
}

const rightDay = ({ receivedOn }: PetitionRecord, last: string) =>
  dateStep('on', 'Ngày thụ lý đúng', `Từ ngày tiếp nhận ${formatDate(receivedOn)} đến ngày ${formatDate(last)}`);
const reasonStep = noteStep('reason', 'Lý do sửa', false);

/** Of one that ended in its old book there is a day alone: nothing runs from it and no paper is kept. */
function endedStep(record: PetitionRecord, { on, endedOn }: EndedAcceptance, form: FormState): StepPage {
  const { label } = actRules.correct_acceptance;
  const counted =
    on === null
      ? `Dữ liệu đã nhập không có ngày thụ lý; biểu thống kê đang tính theo ngày tiếp nhận ${formatDate(record.receivedOn)}`
      : `Sổ cũ ghi thụ lý ngày ${formatDate(on)}; biểu thống kê tính theo ngày này`;
  return {
    title: label,
    number: petitionNumber(record),
    backHref: `/petitions/${record.id}`,
    words: `${counted}. Chỉ sửa chỗ chép sai; ngày ghi cũ, lý do và tên ông, bà ở lại trong dòng thời gian. Báo cáo đã chốt giữ nguyên số, trang so sánh nêu đơn này.`,
    warning: '',
    form,
    stepFields: [rightDay(record, endedOn ?? todayInVietnam(record.registeredAt)), ...restDayStep(form), reasonStep],
    primaryLabel: label,
    after: 'Sau bước này: biểu thống kê tính theo ngày mới, lãnh đạo được báo.',
  };
}
