// The page on which this office takes a denunciation from the body below: what it rests on, and the demand for the file.
import type { FormState } from '../../web/forms.ts';
import { noTakingWords, takingOptions } from '../taking-grounds.ts';
import { dateStep, leapStep, noteStep, pickStep, type StepField, textStep } from './step-page.ts';

export const takingIntro =
  'Khi việc giải quyết của cấp dưới có vi phạm pháp luật nghiêm trọng hoặc có dấu hiệu không khách quan, cơ quan này giải quyết vụ việc (khoản 5 Điều 38 Luật Tố cáo, Điều 5 Nghị định 31/2019/NĐ-CP). Thời hạn thụ lý tính lại từ đầu kể từ ngày ghi dưới đây.';

/**
 * What is asked before an office takes over what an office below it has not resolved: the ground, the demand to the office below and its report
 * (khoản 3 Điều 5 NĐ 31/2019). A leap of numbers is asked about once it was refused.
 */
export const takingFieldsFor = (form: FormState): StepField[] => [
  dateStep('on', 'Ngày cơ quan này nhận giải quyết'),
  pickStep('radio', 'ground', 'Căn cứ', takingOptions, `${noTakingWords}.`),
  noteStep('note', 'Tình tiết, tài liệu cho thấy có căn cứ ấy', false),
  textStep(
    'below',
    'Người đứng đầu cơ quan, tổ chức cấp dưới trực tiếp giải quyết',
    'Nhận quyết định thụ lý (nơi nhận, Mẫu số 04)',
  ),
  textStep(
    'demandNumber',
    'Số, ký hiệu văn bản yêu cầu cấp dưới chấm dứt việc giải quyết, chuyển hồ sơ',
    'Khoản 3 Điều 5 Nghị định 31/2019/NĐ-CP',
  ),
  ...leapStep(form, 'demandNumber'),
  dateStep('demandOn', 'Ngày văn bản yêu cầu'),
  { ...textStep('number', 'Số, ký hiệu văn bản báo cáo của cấp dưới', 'Nếu đã có báo cáo'), optional: true },
  { ...dateStep('reportedOn', 'Ngày văn bản báo cáo'), optional: true },
];
