// The page that asks why a step is taken back, and says what happens then.
import { formatDate } from '../../deadlines/dates.ts';
import { paperCatalogue } from '../../documents/papers/catalogue.ts';
import { petitionNumber } from '../../petitions/petition.ts';
import type { FormState } from '../../web/forms.ts';
import type { Gathered } from '../queries.ts';
import type { Term } from '../show-page.ts';
import { type Asked, isHandedBack, stepName } from './policy.ts';

export const handBackLabel = 'Trả lại báo cáo';

export interface TakingBackPage {
  title: string;
  number: string;
  showHref: string;
  form: FormState;
  intro: string;
  after: string;
  reasonLabel: string;
  facts: Term[];
}

declare module '../../web/render.ts' {
  interface Pages {
    'proceedings/taking-back': TakingBackPage;
  }
}

/** @param asked the step, and the drafts that go with it */
export function takingBackScreen({ step, papers }: Asked, { given, record }: Gathered, form: FormState): TakingBackPage {
  const { proceeding } = given;
  const recorded = given.steps.find((one) => one.id === step.id);
  const isBack = isHandedBack(step, given.actorId);
  return {
    title: isBack ? handBackLabel : 'Rút lại bước này',
    number: petitionNumber(record),
    showHref: `/proceedings/${proceeding.id}`,
    form,
    intro: `${papers.length > 0 ? 'Dự thảo văn bản của bước này bị hủy, chưa cấp số nên không mất số nào. ' : ''}Hồ sơ và các thời hạn trở lại như trước bước này; bước vẫn nằm trong dòng thời gian cùng ${isBack ? 'ý kiến' : 'lý do'}.`,
    after: isBack
      ? `Sau bước này: ${recorded?.recordedByName ?? 'người nộp'} thấy ý kiến, sửa nội dung đã nhập rồi nộp lại báo cáo.`
      : 'Sau bước này: nội dung đã nhập điền sẵn trong biểu mẫu để sửa và lưu lại.',
    reasonLabel: isBack ? 'Ý kiến, nội dung cần sửa' : 'Lý do rút lại',
    facts: [
      { term: 'Bước', text: stepName(step.kind) },
      ...(recorded
        ? [
            { term: 'Ngày', text: formatDate(recorded.onDate) },
            { term: 'Người ghi', text: recorded.recordedByName },
          ]
        : []),
      ...(papers.length > 0 ? [{ term: 'Văn bản bị hủy', lines: papers.map(({ kind }) => paperCatalogue[kind].title) }] : []),
    ],
  };
}
