// The clerk's page: what was approved, the paper, and the one step that comes next.
import { formatDate } from '../../deadlines/dates.ts';
import { standingDue } from '../../deadlines/undated.ts';
import { paperTitle } from '../../documents/papers/catalogue.ts';
import { numberAndSymbol } from '../../documents/papers/number.ts';
import { type LeapField, leapFieldOf } from '../../documents/registry/leap-field.ts';
import { usualReceiver } from '../../documents/registry/receivers.ts';
import { type SendingFields, sendingFields, usualMeans } from '../../documents/registry/sending.ts';
import { unitProfile } from '../../units/queries.ts';
import type { FormState } from '../../web/forms.ts';
import type { Context } from '../../web/pages.ts';
import { limitWords } from '../after-act.ts';
import { findProposedPaper, type ProposedPaperRow } from '../approval/queries.ts';
import { outcomeRules } from '../classification/outcomes.ts';
import { inspectionWords } from '../inspection.ts';
import { type Outcome, type PetitionStatus, petitionNumber, statusTags, type Tag, typeWords } from '../petition.ts';
import { type DraftPaper, draftPaper, noDraftPaper } from '../proposals/draft-paper.ts';
import { holdersOf } from '../proposals/route.ts';
import { proposalWords } from '../proposals/words.ts';
import { findProposal, loadPetitionRecord } from '../queries.ts';
import { nextStep } from './actions.ts';

export interface IssuePage {
  title: string;
  number: string;
  petitionHref: string;
  statusTag: Tag;
  subLine: string;
  outcomeWords: string;
  facts: { term: string; text: string }[];
  draft: DraftPaper;
  draftTitle: string;
  steps: { label: string; note: string; state: string }[];
  form: FormState;
  step: 'number' | 'send' | 'close';
  dateLabel: string;
  isLetter: boolean;
  /** The number of the letter is to be looked at again; null while nothing was asked. */
  leapField: LeapField | null;
  /** How and to whom, when the paper is sent now. */
  sending: SendingFields | null;
  explain: string;
  submitLabel: string;
  after: string;
}

declare module '../../web/render.ts' {
  interface Pages {
    'petitions/issue': IssuePage;
  }
}

const words = {
  number: {
    dateLabel: 'Ngày ban hành',
    submit: 'Cấp số văn bản',
    explain: 'Số lấy theo sổ văn bản của cơ quan, tăng dần, không bỏ trống. Sau khi cấp số: in, trình ký, đóng dấu.',
    after: 'in văn bản, trình ký, rồi ghi nhận đã gửi',
  },
  send: {
    dateLabel: 'Ngày gửi',
    submit: 'Ghi nhận đã gửi',
    explain: 'Bản đã ký, đóng dấu quét lại có thể gắn vào văn bản bất cứ lúc nào.',
  },
  close: {
    dateLabel: 'Ngày văn bản',
    submit: 'Ghi nhận đã phát hành',
    explain: 'Hướng xử lý này không có mẫu do pháp luật quy định. Ghi số và ngày của văn bản cơ quan đã phát hành.',
  },
} as const;

/** What follows once it has left: by whom, and by which day where one still runs. */
function endWords(
  status: PetitionStatus,
  { officer, due, within, isSealed }: { officer: string; due: string; within: string; isSealed: boolean },
): string {
  const sender = isSealed ? 'người tố cáo' : 'công dân';
  switch (status) {
    case 'awaiting_supplement':
      return `${sender} bổ sung, ${officer} ghi nhận và xử lý tiếp; thời hạn của pháp luật vẫn tính${due}.`;
    case 'inspecting':
      return `người được giao kiểm tra trong ${within}, ${officer} ghi kết quả vào đơn.`;
    case 'transferred':
      return `${officer} theo dõi văn bản trả lời của cơ quan nhận.`;
    default:
      return `${sender} nhận được văn bản, đơn kết thúc với kết quả “${statusTags[status].words}”${due}.`;
  }
}

/** What the clerk does next with the paper of one petition. @throws NotFound */
export async function issueScreen(context: Context, form: FormState): Promise<IssuePage> {
  const { tx, house, moment } = context;
  const record = await loadPetitionRecord(tx, context.id);
  const proposal = await findProposal(tx, record);
  const paper = proposal?.paperId ? await findProposedPaper(tx, record.unitId, proposal.paperId) : undefined;
  const outcome = (record.outcome ?? 'guide') as Outcome;
  const step = nextStep(paper);
  const rules = await context.services.rules(house);
  const due = await standingDue(tx, record, moment.today, rules);
  const profile = await unitProfile(house, record.unitId);
  const sends = step === 'send' && paper?.state !== 'sent' && paper?.state !== 'acknowledged' ? paper : undefined;
  const status = outcomeRules[outcome].status;
  const { clerk } = await holdersOf(house, record.unitId, proposal?.proposedBy ?? 0, moment.today);
  const day = record.dueOn ? `, ${limitWords(record.dueOn, moment.today)}` : '';
  const told = {
    officer: record.assigneeName || 'chuyên viên',
    due: day,
    within: inspectionWords(rules.book, moment.today),
    isSealed: record.sealed,
  };
  return {
    title: `Phát hành văn bản ${petitionNumber(record)}`,
    number: petitionNumber(record),
    petitionHref: `/petitions/${record.id}`,
    statusTag: statusTags[record.status],
    subLine: [record.content?.senderLabel ?? '', typeWords(record)].filter(Boolean).join(' · '),
    outcomeWords: proposalWords({ outcome, destination: proposal?.destination ?? '' }),
    facts: [
      {
        term: 'Phê duyệt',
        text:
          proposal?.decidedByName && proposal.decidedAt
            ? `${proposal.decidedByName}, ${formatDate(dayFormat.format(proposal.decidedAt))}`
            : '',
      },
      ...(proposal?.comment ? [{ term: 'Ý kiến chỉ đạo', text: proposal.comment }] : []),
      { term: 'Hạn xử lý', text: due.words },
      ...(paper?.number ? [{ term: 'Số văn bản', text: numberWords(paper) }] : []),
    ],
    draft:
      paper && step !== 'close'
        ? draftPaper(
            paper.kind,
            { ...paper.fields, ...(paper.number ? { number: paper.number } : {}) },
            profile,
            context.moment.today,
            { title: paper.signerTitle.split('\n').at(-1) ?? profile.headTitle, name: paper.signerName },
            `/papers/${paper.id}`,
          )
        : noDraftPaper,
    draftTitle: paper ? paperTitle(paper) : '',
    steps:
      paper && step !== 'close'
        ? [
            { label: 'Phê duyệt', note: '', state: 'done' },
            { label: 'Cấp số', note: paper.number ? numberWords(paper) : '', state: step === 'number' ? 'now' : 'done' },
            { label: 'In, ký, gửi', note: '', state: step === 'send' ? 'now' : '' },
          ]
        : [],
    form: {
      ...form,
      values: {
        on: formatDate((step === 'send' && paper?.sentOn) || moment.today),
        ...(sends ? usualSending(sends) : {}),
        ...form.values,
      },
    },
    step,
    dateLabel: words[step].dateLabel,
    isLetter: step === 'close',
    leapField: step === 'close' ? leapFieldOf(form, 'letterNumber') : null,
    sending: sends ? sendingFields(sends) : null,
    explain: words[step].explain,
    submitLabel: words[step].submit,
    after:
      status === null
        ? ''
        : `Sau bước này: ${step === 'number' ? `${clerk} ${words.number.after}${day}.` : endWords(status, told)}`,
  };
}

const usualSending = (paper: ProposedPaperRow) => ({ means: usualMeans(paper), to: usualReceiver(paper) });

const dayFormat = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh' });
const numberWords = (paper: Pick<ProposedPaperRow, 'number' | 'symbol' | 'issuedOn'>) =>
  `${paper.number === null ? '' : numberAndSymbol(paper.number, paper.symbol)}${paper.issuedOn ? ` ngày ${formatDate(paper.issuedOn)}` : ''}`;
