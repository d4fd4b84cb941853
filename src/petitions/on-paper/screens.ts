// The page on which the paper is copied: the outcome with its article, number, days, who signed.

import { listColleagues } from '../../accounts/queries.ts';
import { formatDate, formatTime, todayInVietnam } from '../../deadlines/dates.ts';
import { outcomeTitle, type PaperKind } from '../../documents/papers/catalogue.ts';
import { type LeapField, leapFieldOf } from '../../documents/registry/leap-field.ts';
import type { FormState, FormValues } from '../../web/forms.ts';
import type { Context } from '../../web/pages.ts';
import { actRules } from '../act-rules.ts';
import { afterOf } from '../after-act.ts';
import { outcomeRules } from '../classification/outcomes.ts';
import { type Outcome, outcomeNames, petitionNumber, statusTags, type Tag, typeWords } from '../petition.ts';
import { destinationChoices } from '../proposals/destination.ts';
import { holdersOf } from '../proposals/route.ts';
import { isSentBack } from '../proposals/sent-back.ts';
import { loadSources } from '../proposals/sources.ts';
import { findProposal, loadPetition } from '../queries.ts';
import { correctsPaper, paperCorrectionLabel } from '../workflow.ts';
import { entryIn, findOnPaper, type OnPaperRow } from './queries.ts';
import { entryLines, needsConfirmation, paperOutcomes, stateAfter } from './rules.ts';

export interface OnPaperPage {
  title: string;
  number: string;
  petitionHref: string;
  classificationHref: string;
  statusTag: Tag;
  subLine: string;
  form: FormState;
  /** The question about the number, once it is asked; its value is the number it asks about. */
  leapField: LeapField | null;
  explain: string;
  /** What was confirmed before is entered again: the form asks why. */
  isCorrection: boolean;
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

/** A wrong entry comes back as it was entered; else who decides for the office stands ready, when that is one person. */
export async function initialOnPaper(context: Context): Promise<FormValues> {
  const petition = await loadPetition(context.tx, context.id);
  const proposal = await findProposal(context.tx, petition);
  const sentBack = isSentBack(proposal) ? entryIn(proposal) : undefined;
  const former = sentBack ?? (await findOnPaper(context.tx, petition));
  if (former)
    return {
      outcome: former.outcome,
      destination: former.destination,
      number: former.paperNumber,
      paperOn: formatDate(former.paperOn),
      sentOn: former.sentOn ? formatDate(former.sentOn) : '',
      decidedBy: former.decidedBy,
      keptAt: former.keptAt,
    };
  const leaders = await listColleagues(
    context.house,
    context.actor.unitId,
    ['leader', 'reception_board_head'],
    context.moment.today,
  );
  const [only, second] = leaders;
  return { decidedBy: only && !second ? `${only.name}, ${only.title}` : '' };
}

/** The entry of what was done on paper, or its correction. @throws NotFound */
export async function onPaperScreen(context: Context, form: FormState): Promise<OnPaperPage> {
  const { tx, house, actor, moment } = context;
  const { record, facts } = await loadSources({ ...context, rules: await context.services.rules(house) }, context.id);
  const number = petitionNumber(record);
  const former = await findOnPaper(tx, record);
  const isCorrection = correctsPaper({ ...record, onPaperOutcome: former?.outcome ?? null });
  const label = isCorrection ? paperCorrectionLabel : actRules.on_paper.label;
  const open = paperOutcomes(facts).filter((one) => one.allowed);
  const entered = formatDate(todayInVietnam(record.registeredAt));
  const asking = open.filter((one) => outcomeRules[one.outcome].hasDestination && record.petitionType !== 'MIXED');
  return {
    title: `${label} ${number}`,
    number,
    petitionHref: `/petitions/${record.id}`,
    classificationHref: `/petitions/${record.id}/classification`,
    statusTag: statusTags[record.status],
    subLine: [record.content?.senderLabel ?? '', typeWords(record), `tiếp nhận ${formatDate(record.receivedOn)}`]
      .filter(Boolean)
      .join(' · '),
    form,
    leapField: leapFieldOf(form),
    explain: isCorrection
      ? 'Sửa mục ghi sai. Đơn mở lại đến khi lãnh đạo xác nhận; số đơn giữ nguyên, mục sửa và lý do được ghi vào dòng thời gian.'
      : `Đơn nhập bù ngày ${entered}. Chép đúng như trên giấy; lãnh đạo xác nhận thì thời hạn dừng ở ngày văn bản gửi đi. Tên ông, bà và giờ nhập được ghi vào dòng thời gian.`,
    isCorrection,
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
        leadsTo: `${paperWords(outcome, kind)}${outcomeRules[outcome].article(facts)}. ${endWords(outcome)}`,
        missing: '',
      };
    }),
    destinations: await destinationChoices(house, actor.unitId, moment.today),
    withDestination: `outcome=${asking.map((one) => one.outcome).join('|') || 'none'}`,
    submitLabel: label,
    after: `Sau bước này: ${afterOf('on_paper', { ...record, holders: await holdersOf(house, record.unitId, actor.accountId, moment.today) })}`,
  };
}

/** Which paper the number below is of: a proposal to accept stays inside and has none, what follows it has (needsNumber). */
function paperWords(outcome: Outcome, kind: PaperKind | null): string {
  if (!needsConfirmation(outcome)) return 'Ghi số, ngày của thông báo, quyết định thụ lý. ';
  return kind ? `${outcomeTitle(kind)}. ` : '';
}

function endWords(outcome: Outcome): string {
  if (!needsConfirmation(outcome)) return 'Tiếp theo: lãnh đạo ghi thụ lý với ngày trên giấy.';
  const end = stateAfter(outcome);
  return end ? `Lãnh đạo xác nhận thì đơn chuyển sang “${statusTags[end].words}”.` : '';
}

/** What the petition's page says of it. */
export function onPaperTerm(row: OnPaperRow): { term: string; lines: string[] } {
  return {
    term: 'Đã xử lý trên giấy',
    lines: [
      ...entryLines(row),
      `Nhập bù: ${row.enteredByName}, ${stampWords(row.enteredAt)}`,
      ...(row.confirmedAt ? [`Xác nhận: ${row.confirmedByName ?? ''}, ${stampWords(row.confirmedAt)}`] : []),
    ],
  };
}

const stampWords = (at: Date) => `${formatTime(at)} ngày ${formatDate(todayInVietnam(at))}`;
