// The clerk's page: what was approved, the paper, and the one step that comes next.
import { formatDate } from '../../deadlines/dates.ts';
import { dueView } from '../../deadlines/due.ts';
import { paperTitle } from '../../documents/papers/catalogue.ts';
import { numberAndSymbol } from '../../documents/papers/number.ts';
import { type SendingFields, sendingFields, usualMeans, usualReceiver } from '../../documents/registry/sending.ts';
import { unitProfile } from '../../units/queries.ts';
import type { FormState } from '../../web/forms.ts';
import type { Context } from '../../web/pages.ts';
import { findProposedPaper, type ProposedPaperRow } from '../approval/queries.ts';
import { outcomeRules } from '../classification/outcomes.ts';
import { type Outcome, type PetitionStatus, petitionNumber, statusTags, type Tag, typeWords } from '../petition.ts';
import { type DraftPaper, draftPaper, noDraftPaper } from '../proposals/draft-paper.ts';
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
    after: 'Sau bước này: in văn bản, trình ký, rồi ghi nhận đã gửi.',
  },
  send: {
    dateLabel: 'Ngày gửi',
    submit: 'Ghi nhận đã gửi',
    explain: 'Bản đã ký, đóng dấu quét lại có thể gắn vào văn bản bất cứ lúc nào.',
    after: '',
  },
  close: {
    dateLabel: 'Ngày văn bản',
    submit: 'Ghi nhận đã phát hành',
    explain: 'Hướng xử lý này không có mẫu do pháp luật quy định. Ghi số và ngày của văn bản cơ quan đã phát hành.',
    after: '',
  },
} as const;

const ends: Partial<Record<PetitionStatus, string>> = {
  awaiting_supplement: 'Sau bước này: chờ người gửi bổ sung; thời hạn của pháp luật vẫn tiếp tục tính.',
  inspecting: 'Sau bước này: người được giao tiến hành kiểm tra; chuyên viên ghi kết quả vào đơn.',
  transferred: 'Sau bước này: theo dõi văn bản trả lời của cơ quan nhận.',
};

export async function issueScreen(context: Context, form: FormState): Promise<IssuePage> {
  const { tx, house, moment } = context;
  const record = await loadPetitionRecord(tx, context.id);
  const proposal = await findProposal(tx, record);
  const paper = proposal?.paperId ? await findProposedPaper(tx, record.unitId, proposal.paperId) : undefined;
  const outcome = (record.outcome ?? 'guide') as Outcome;
  const step = nextStep(paper);
  const { calendar } = await context.services.rules(house);
  const due = dueView(
    record.dueOn ? { dueOn: record.dueOn, pausedOn: null, pausedBy: null, stoppedOn: null, calendarMissing: null } : null,
    moment.today,
    calendar,
  );
  const profile = await unitProfile(house, record.unitId);
  const sends = step === 'send' && paper?.state !== 'sent' && paper?.state !== 'acknowledged' ? paper : undefined;
  const status = outcomeRules[outcome].status;
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
            ? `${proposal.decidedByName}, ${formatDate(day.format(proposal.decidedAt))}`
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
    form: { ...form, values: { on: formatDate(moment.today), ...(sends ? usualSending(sends) : {}), ...form.values } },
    step,
    dateLabel: words[step].dateLabel,
    isLetter: step === 'close',
    sending: sends ? sendingFields(sends) : null,
    explain: words[step].explain,
    submitLabel: words[step].submit,
    after:
      words[step].after ||
      (status ? (ends[status] ?? `Sau bước này: đơn kết thúc với kết quả “${statusTags[status].words}”.`) : ''),
  };
}

const usualSending = (paper: ProposedPaperRow) => ({ means: usualMeans(paper), to: usualReceiver(paper) });

const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh' });
const numberWords = (paper: Pick<ProposedPaperRow, 'number' | 'symbol' | 'issuedOn'>) =>
  `${paper.number === null ? '' : numberAndSymbol(paper.number, paper.symbol)}${paper.issuedOn ? ` ngày ${formatDate(paper.issuedOn)}` : ''}`;
