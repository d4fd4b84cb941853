// What the intake form says in the open of a denunciation, and whom it may name there. Pure.
import type { IntakeValue } from './forms.ts';

type OpenForm = Pick<
  IntakeValue,
  'subject' | 'summary' | 'request' | 'previousResult' | 'isAnonymous' | 'senders' | 'respondents'
>;

/** The words with their names on the form, the senders, and the names on the other side. */
export function intakeOpenWords({ subject, summary, request, previousResult, isAnonymous, senders, respondents }: OpenForm) {
  return {
    words: { subject, summary, request, previousResult },
    people: isAnonymous ? [] : senders,
    labels: {
      subject: 'Trích yếu',
      summary: 'Tóm tắt nội dung',
      request: 'Yêu cầu của người gửi',
      previousResult: 'Kết quả giải quyết trước',
    },
    others: respondents.map((one) => one.name),
  };
}
