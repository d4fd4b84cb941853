// The page on which the head accepts or refuses: what each answer leads to, with the date it starts.
import { replayClock } from '../deadlines/clock.ts';
import { formatDate } from '../deadlines/dates.ts';
import type { RuleSet } from '../deadlines/rule-set.ts';
import { lengthWords } from '../deadlines/rules.ts';
import { leapFieldOf } from '../documents/registry/leap-field.ts';
import { lacksForm } from '../petitions/classification/gaps.ts';
import { groundArticle, groundName, groundsFor } from '../petitions/classification/grounds.ts';
import { complainantsOf, unlistedWords } from '../petitions/groups.ts';
import { petitionNumber, typeWords } from '../petitions/petition.ts';
import type { Holders } from '../petitions/proposals/route.ts';
import type { PartyRow, PetitionRecord } from '../petitions/queries.ts';
import { splitFirst } from '../petitions/refusal-words.ts';
import { noTakingWords } from '../petitions/taking-grounds.ts';
import type { FormState } from '../web/forms.ts';
import { hiddenSubject } from '../work/acts.ts';
import { isGroupComplaint, isRepresented, mainRules } from './acceptance.ts';
import { acceptancePaperKinds } from './acceptance-papers.ts';
import type { AcceptancePage } from './act-screen.ts';
import { familyOf, procedureFor, procedureNames } from './proceeding.ts';
import { isAfterLimit, redoGroundBasis, redoGroundNames, redoGroundsFor } from './redo-grounds.ts';
import { workflowOf } from './tables/index.ts';

/** The petition with everybody it names, and both answers with the limit each starts today. */
export function acceptanceScreen(
  record: PetitionRecord,
  parties: readonly PartyRow[],
  form: FormState,
  rules: RuleSet,
  today: string,
  /**
   * `limit`: whether the complaint came in time, '' of anything else; `registrationHref`: where the senders are written down; `holders`:
   * who goes on, as the office has them; `takenBack`: why the refusal decided before was taken back, '' where none was;
   * `isPreviousOverdue`: what the classification says of the time before a continued denunciation.
   */
  {
    limit,
    registrationHref,
    holders,
    takenBack,
    isPreviousOverdue,
  }: { limit: string; registrationHref: string; holders: Holders; takenBack: string; isPreviousOverdue: boolean | null },
): AcceptancePage {
  const number = petitionNumber(record);
  const procedure = procedureFor(record);
  const grounds = groundsFor(record);
  const clock =
    procedure && replayClock([{ type: 'started', rule: mainRules[procedure], on: today }], rules.book, rules.calendar).clock;
  const unlisted = isGroupComplaint(record)
    ? unlistedWords({ senderCount: record.senderCount, namedCount: complainantsOf(parties).length })
    : '';
  const family = procedure ? familyOf(procedure) : 'complaint';
  const firstAct = procedure && workflowOf(procedure).acts.find((rule) => rule.act === 'assignment');
  const papers = {
    complaint: 'dự thảo Thông báo thụ lý (Mẫu 03)',
    denunciation: 'dự thảo Quyết định thụ lý và hai thông báo (Mẫu 04, 05, 06)',
    recommendation: 'không có mẫu văn bản',
  }[family];
  return {
    title: `Thụ lý ${number}`,
    number,
    petitionHref: `/petitions/${record.id}`,
    form,
    procedureWords: procedure ? procedureNames[procedure] : typeWords(record),
    opening: procedure ? takenBack : splitFirst,
    answers: [
      {
        value: 'accept',
        label: 'Thụ lý giải quyết',
        leadsTo: clock
          ? `Thời hạn ${lengthWords(clock.limit, clock.rule.unit)} kể từ ngày thụ lý, thụ lý hôm nay thì hạn ${clock.dueOn ? formatDate(clock.dueOn) : ''} (${clock.rule.basisShort}); ${papers}. Việc tiếp theo: ${(firstAct?.label ?? '').toLowerCase()}.`
          : '',
        ...(procedure ? {} : { missing: 'Tách nội dung trước' }),
      },
      {
        value: 'refuse',
        label: 'Không thụ lý',
        leadsTo: 'Dự thảo thông báo không thụ lý nêu rõ lý do; đơn kết thúc tại đơn vị khi thông báo đã gửi.',
        ...(grounds.length > 0
          ? {}
          : { missing: 'Kiến nghị, phản ánh thuộc thẩm quyền thì trả lời, không có căn cứ từ chối thụ lý' }),
      },
      {
        value: 'return',
        label: 'Trả lại để phân loại, đề xuất lại',
        leadsTo: `${record.assigneeName || 'Chuyên viên'} nhận lại ngay, ${record.dueOn ? `hạn ${formatDate(record.dueOn)} không đổi` : 'hạn không đổi'}.`,
      },
    ],
    grounds: grounds.map((value) => ({ value, label: groundName(value), hint: groundArticle(value) })),
    askGroup: isGroupComplaint(record),
    unlisted: unlisted ? { text: unlisted, link: { href: registrationHref, label: 'Mở thông tin đăng ký' } } : null,
    askAppointment: isRepresented(record, parties),
    askForm: lacksForm(record),
    redo: procedure === 'denunciation_continued' ? redoQuestion(isPreviousOverdue) : null,
    leapField: leapFieldOf(form, 'demandNumber'),
    askRemote: procedure === 'complaint_first' || procedure === 'complaint_second',
    draftUrl: `/drafts/acceptance?subject=${record.id}`,
    after: `Sau bước này: thụ lý thì ${holders.leader} giao xác minh; không thụ lý thì ${holders.clerk} phát hành thông báo khi dự thảo được phê duyệt; trả lại thì ${record.assigneeName || 'chuyên viên'} phân loại, đề xuất lại${record.dueOn ? `. Hạn ${formatDate(record.dueOn)}` : ''}.`,
    facts: [
      { term: 'Số đơn', text: number, href: `/petitions/${record.id}` },
      { term: 'Nội dung', text: record.content?.subject ?? hiddenSubject },
      { term: 'Người gửi', text: record.content?.senderLabel ?? '' },
      { term: 'Loại', text: typeWords(record) },
      { term: 'Ngày nhận', text: formatDate(record.receivedOn) },
      ...(limit ? [{ term: 'Thời hiệu', text: limit }] : []),
      ...(record.dueOn ? [{ term: 'Hạn thụ lý', text: formatDate(record.dueOn) }] : []),
    ],
  };
}

/** Said once it is accepted: that drafts wait, where any were made. */
export function acceptedWords(petition: Parameters<typeof procedureFor>[0]): string {
  const procedure = procedureFor(petition);
  const isDrafted = procedure !== undefined && acceptancePaperKinds[familyOf(procedure)].length > 0;
  return `Đã thụ lý. Thời hạn giải quyết bắt đầu tính${isDrafted ? '; dự thảo văn bản nằm ở phần văn bản' : ''}.`;
}

/** Why it is resolved again, as its classification leaves it open; what belongs to a ground of taking it stands under such a ground. */
function redoQuestion(isPreviousOverdue: boolean | null): NonNullable<AcceptancePage['redo']> {
  const offered = redoGroundsFor(isPreviousOverdue);
  const taking = offered.filter(isAfterLimit);
  return {
    label: isPreviousOverdue ? 'Căn cứ cơ quan này giải quyết vụ việc của cấp dưới' : 'Căn cứ giải quyết lại vụ việc tố cáo',
    hint: isPreviousOverdue ? `${noTakingWords}.` : '',
    options: offered.map((value) => ({ value, label: redoGroundNames[value], hint: redoGroundBasis[value] })),
    takingWhen: taking.length > 0 ? `redo=${taking.join('|')}` : '',
  };
}
