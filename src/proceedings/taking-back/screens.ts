// The page that asks why a step is taken back, and says what happens then.
import { formatDate } from '../../deadlines/dates.ts';
import { paperCatalogue } from '../../documents/papers/catalogue.ts';
import { petitionNumber } from '../../petitions/petition.ts';
import type { FormState } from '../../web/forms.ts';
import type { Gathered } from '../queries.ts';
import type { Term } from '../show-page.ts';
import { type Asked, stepName } from './policy.ts';

export interface TakingBackPage {
  title: string;
  number: string;
  showHref: string;
  form: FormState;
  intro: string;
  after: string;
  facts: Term[];
}

declare module '../../web/render.ts' {
  interface Pages {
    'proceedings/taking-back': TakingBackPage;
  }
}

export function takingBackScreen({ step, papers }: Asked, { given, record }: Gathered, form: FormState): TakingBackPage {
  const { proceeding } = given;
  const recorded = given.steps.find((one) => one.id === step.id);
  return {
    title: 'Rút lại bước này',
    number: petitionNumber(record),
    showHref: `/proceedings/${proceeding.id}`,
    form,
    intro:
      'Dự thảo văn bản của bước này bị hủy, chưa cấp số nên không mất số nào. Hồ sơ và các thời hạn trở lại như trước bước này; bước vẫn nằm trong dòng thời gian cùng lý do.',
    after: 'Sau bước này: biểu mẫu mở lại với nội dung đã nhập để sửa và lưu lại.',
    facts: [
      { term: 'Bước', text: stepName(step.kind) },
      ...(recorded
        ? [
            { term: 'Ngày', text: formatDate(recorded.onDate) },
            { term: 'Người ghi', text: recorded.recordedByName },
          ]
        : []),
      { term: 'Văn bản bị hủy', lines: papers.map(({ kind }) => paperCatalogue[kind].title) },
    ],
  };
}
