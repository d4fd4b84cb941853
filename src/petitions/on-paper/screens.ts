// The page on which the paper is copied: the outcome with its article, number, days, who signed.

import { listColleagues } from '../../accounts/queries.ts';
import { formatDate, todayInVietnam } from '../../deadlines/dates.ts';
import { paperCatalogue } from '../../documents/papers/catalogue.ts';
import type { FormState, FormValues } from '../../web/forms.ts';
import type { Context } from '../../web/pages.ts';
import { type afterApproval, outcomeRules } from '../classification/outcomes.ts';
import { outcomeNames, petitionNumber, statusTags, type Tag, typeWords } from '../petition.ts';
import { destinationChoices } from '../proposals/destination.ts';
import { loadSources } from '../proposals/sources.ts';
import { actRules } from '../workflow.ts';
import type { findOnPaper } from './queries.ts';
import { paperOutcomes } from './rules.ts';

export interface OnPaperPage {
  title: string;
  number: string;
  petitionHref: string;
  classificationHref: string;
  statusTag: Tag;
  subLine: string;
  form: FormState;
  explain: string;
  facts: { term: string; text: string }[];
  openCards: { value: string; label: string; leadsTo: string; missing: string }[];
  destinations: string[];
  withDestination: string;
  submitLabel: string;
  after: string;
}

declare module '../../web/render.ts' {
  interface Pages {
    'petitions/on-paper': OnPaperPage;
  }
}

/** Who decides for the office stands ready, when that is one person; the days are left to be read off the paper. */
export async function initialOnPaper(context: Context): Promise<FormValues> {
  const leaders = await listColleagues(
    context.house,
    context.actor.unitId,
    ['leader', 'reception_board_head'],
    context.moment.today,
  );
  const [only, second] = leaders;
  return { decidedBy: only && !second ? `${only.name}, ${only.title}` : '' };
}

export async function onPaperScreen(context: Context, form: FormState): Promise<OnPaperPage> {
  const { tx, house, actor, moment } = context;
  const { record, facts } = await loadSources(tx, house, actor, context.id);
  const number = petitionNumber(record);
  const open = paperOutcomes(facts).filter((one) => one.allowed);
  const entered = formatDate(todayInVietnam(record.registeredAt));
  const asking = open.filter((one) => outcomeRules[one.outcome].hasDestination && record.petitionType !== 'MIXED');
  return {
    title: `${actRules.on_paper.label} ${number}`,
    number,
    petitionHref: `/petitions/${record.id}`,
    classificationHref: `/petitions/${record.id}/classification`,
    statusTag: statusTags[record.status],
    subLine: [record.content?.senderLabel ?? '', typeWords(record), `tiếp nhận ${formatDate(record.receivedOn)}`]
      .filter(Boolean)
      .join(' · '),
    form,
    explain: `Đơn nhập bù ngày ${entered}. Chép đúng như trên giấy; thời hạn dừng ở ngày văn bản gửi đi. Tên ông, bà và giờ nhập được ghi vào dòng thời gian, lãnh đạo được báo.`,
    facts: [
      { term: 'Nội dung', text: record.content?.subject ?? 'Nội dung được bảo mật' },
      { term: 'Ngày tiếp nhận', text: formatDate(record.receivedOn) },
      { term: 'Ngày nhập bù', text: entered },
      ...(record.paperNumber ? [{ term: 'Số sổ giấy', text: record.paperNumber }] : []),
    ],
    openCards: open.map(({ outcome }) => {
      const kind = outcomeRules[outcome].paper(facts);
      return {
        value: outcome,
        label: outcomeNames[outcome],
        leadsTo: `${kind ? `${paperCatalogue[kind].title}. ` : ''}${outcomeRules[outcome].article(facts)}. ${endWords(outcome)}`,
        missing: '',
      };
    }),
    destinations: await destinationChoices(house, actor.unitId, moment.today),
    withDestination: `outcome=${asking.map((one) => one.outcome).join('|') || 'none'}`,
    submitLabel: actRules.on_paper.label,
    after: `Sau bước này: ${actRules.on_paper.after}`,
  };
}

function endWords(outcome: Parameters<typeof afterApproval>[0]): string {
  const { next, status } = outcomeRules[outcome];
  if (next === 'accept') return 'Tiếp theo: lãnh đạo ghi thụ lý với ngày trên giấy.';
  const end = next === 'transfer' ? 'transferred' : status;
  return end ? `Đơn chuyển sang “${statusTags[end].words}”.` : '';
}

/** What the petition's page says of it. */
export function onPaperTerm(row: NonNullable<Awaited<ReturnType<typeof findOnPaper>>>): { term: string; lines: string[] } {
  const paper = [row.paperNumber ? `Văn bản số ${row.paperNumber}` : 'Ý kiến trên đơn', `ngày ${formatDate(row.paperOn)}`].join(
    ' ',
  );
  const sent = row.sentOn ? `, gửi ngày ${formatDate(row.sentOn)}` : '';
  const at = new Intl.DateTimeFormat('vi-VN', { hour: '2-digit', minute: '2-digit', timeZone: 'Asia/Ho_Chi_Minh' });
  return {
    term: 'Đã xử lý trên giấy',
    lines: [
      `${outcomeNames[row.outcome]}${row.destination ? `: ${row.destination}` : ''}`,
      `${paper}${sent}; ${row.decidedBy}`,
      ...(row.keptAt ? [`Bản giấy lưu: ${row.keptAt}`] : []),
      `Nhập bù: ${row.enteredByName}, ${at.format(row.enteredAt)} ngày ${formatDate(todayInVietnam(row.enteredAt))}`,
    ],
  };
}
