// The page of a proposal: outcomes with what is missing, reason and basis prefilled, the paper beside.
import { formatDate } from '../../deadlines/dates.ts';
import { dueView } from '../../deadlines/due.ts';
import { paperTitle } from '../../documents/papers/catalogue.ts';
import { receivedByWords } from '../../documents/queries.ts';
import { isTyped } from '../../documents/registry/typed.ts';
import { raised } from '../../first-letter.ts';
import type { FormState, FormValues } from '../../web/forms.ts';
import type { Context } from '../../web/pages.ts';
import { wayOf } from '../approval/way.ts';
import { jurisdictionWords } from '../classification/competence.ts';
import { eligibilityWords } from '../classification/eligibility.ts';
import { afterApproval, judgeOutcomes, outcomeRules, toldCitizen } from '../classification/outcomes.ts';
import { inspectionWords } from '../inspection.ts';
import {
  fieldName,
  type Outcome,
  outcomeNames,
  petitionNumber,
  sourceNames,
  statusTags,
  type Tag,
  typeWords,
} from '../petition.ts';
import { findProposal, loadPetitionRecord, type ProposalRow } from '../queries.ts';
import { mayAct } from '../workflow.ts';
import {
  baseOf,
  type Composed,
  composedIn,
  composedOf,
  followClassification,
  type Overtaken,
  suggestionOf,
  withoutForeign,
} from './composed.ts';
import { destinationChoices, recogniseDestination } from './destination.ts';
import { type DraftPaper, draftPaper, noDraftPaper } from './draft-paper.ts';
import { itemsOf, PartialProposal, proposalLabels } from './forms.ts';
import { findKeptDraft } from './kept-words.ts';
import { proposedPaper } from './papers.ts';
import { approvalRoute, whoWords } from './route.ts';
import { fellUnderSeal, isSentBack } from './sent-back.ts';
import { findDeskDestination, limitTerms, loadSources, type ProposalSources, paperSources } from './sources.ts';
import { basisOf, proposalWords } from './words.ts';

export interface OutcomeCard {
  value: Outcome;
  label: string;
  leadsTo: string;
  missing: string;
}
export interface ProposalPreview {
  draft: DraftPaper;
  /** Whether and where the words of the draft may still be changed once it is put forward. */
  rewordingWords: string;
  outcomeWords: string;
  terms: { term: string; text: string; strong?: boolean; note?: string }[];
}
export interface ProposalPage {
  title: string;
  number: string;
  petitionHref: string;
  classificationHref: string;
  pointsHref: string;
  /** Where a petition entered late is said to have been handled on paper; '' for every other. */
  onPaperHref: string;
  statusTag: Tag;
  subLine: string;
  form: FormState;
  labels: typeof proposalLabels;
  /** Beside a field whose words were written on another classification: what the software proposes on this one; '' for the others. */
  overtaken: Overtaken;
  facts: { term: string; text: string; href?: string }[];
  openCards: OutcomeCard[];
  closedCards: OutcomeCard[];
  destinations: string[];
  withDestination: string;
  sentBack: string;
  /** Every return by a unit the petition was sent to, the latest first: who, when, why. */
  returned: string[];
  preview: ProposalPreview;
  previewUrl: string;
  draftUrl: string;
  submitLabel: string;
  after: string;
}

declare module '../../web/render.ts' {
  interface Pages {
    'petitions/proposal': ProposalPage;
  }
}

/** What was proposed before, in the form's words; nothing of what is only suggested. */
export async function storedProposal(context: Context): Promise<FormValues> {
  const before = await findProposal(context.tx, await loadPetitionRecord(context.tx, context.id));
  return before && !fellUnderSeal(before) ? valuesOf(before) : {};
}

function valuesOf({ outcome, reason, basis, destination, details }: ProposalRow): FormValues {
  return {
    outcome: typeof details.directed === 'string' ? details.directed : outcome,
    reason,
    basis,
    destination,
    items: Array.isArray(details.items) ? details.items.join('\n') : '',
    days: typeof details.days === 'number' ? String(details.days) : '',
    inspector: typeof details.inspector === 'string' ? details.inspector : '',
  };
}

/** Outcome, reason and basis as the answers of the classification suggest them; after a return, by the leader or by the unit it went to, what was proposed before. */
export async function initialProposal(context: Context): Promise<FormValues> {
  const sources = await sourcesOf(context);
  const before = await findProposal(context.tx, sources.record);
  const base = { rowVersion: String(sources.record.version) };
  const isReturned = before?.state === 'approved' && (await wayOf(context, sources.record, undefined)).returned.length > 0;
  const suggested = suggestionOf(sources.facts, sources.ruleSentence);
  if (before && (isSentBack(before) || isReturned)) {
    const stood = withoutForeign({ ...base, ...valuesOf(before) }, sources.facts);
    const was = composedBefore(before, sources.record.classifiedAt);
    return was ? followClassification({ ...stood, base: baseOf(was) }, sources.facts, suggested).values : stood;
  }
  return {
    ...base,
    base: baseOf(composedOf(suggested)),
    outcome: suggested.outcome ?? '',
    reason: suggested.reason,
    basis: suggested.basis,
    days: '10',
    destination: await findDeskDestination(context.tx, sources.record),
    inspector: '',
  };
}

/**
 * What was suggested when it was proposed. One that does not say counts as the officer's own words once the petition was classified again;
 * so does what the superior directed.
 */
function composedBefore({ details, proposedAt }: ProposalRow, classifiedAt: Date | null): Composed | undefined {
  const unknown = classifiedAt !== null && classifiedAt > proposedAt ? { outcome: '', reason: '', basis: '' } : undefined;
  const kept = composedIn(details.composed) ?? unknown;
  return kept && (typeof details.directed === 'string' ? { ...kept, outcome: '' } : kept);
}

const sourcesOf = async (context: Context): Promise<ProposalSources> =>
  loadSources({ ...context, rules: await context.services.rules(context.house) }, context.id);

/** Every outcome with what it lacks, the standing draft beside it. @throws NotFound */
export async function proposalScreen(context: Context, form: FormState): Promise<ProposalPage> {
  const { tx, house, actor, moment } = context;
  const sources = await sourcesOf(context);
  const { record, facts } = sources;
  const number = petitionNumber(record);
  const judged = judgeOutcomes(facts).map(
    (one): OutcomeCard => ({
      value: one.outcome,
      label: outcomeNames[one.outcome],
      leadsTo: `${outcomeRules[one.outcome].article(facts)}. Sau khi duyệt: ${afterApproval(one.outcome)}`,
      missing: one.missing,
    }),
  );
  const before = await findProposal(tx, record);
  const route = await approvalRoute(house, actor.unitId, actor.accountId, moment.today);
  const due = record.dueOn ? `, hạn xử lý ${formatDate(record.dueOn)}` : '';
  const isFresh = Object.keys(form.errors).length === 0;
  const { values, overtaken } = followClassification(form.values, facts, suggestionOf(facts, sources.ruleSentence));
  return {
    title: `Đề xuất xử lý ${number}`,
    number,
    petitionHref: `/petitions/${record.id}`,
    classificationHref: `/petitions/${record.id}/classification`,
    pointsHref: record.petitionType === 'MIXED' ? `/petitions/${record.id}/points` : '',
    onPaperHref: mayAct(actor, 'on_paper', record).ok ? `/petitions/${record.id}/on-paper` : '',
    statusTag: isSentBack(before)
      ? { words: 'Trả lại, cần sửa', colour: 'amber', icon: 'arrow-back-up' }
      : statusTags[record.status],
    subLine: [record.content?.senderLabel ?? '', typeWords(record), `tiếp nhận ${formatDate(record.receivedOn)}`]
      .filter(Boolean)
      .join(' · '),
    labels: proposalLabels,
    form: { ...form, values: isFresh ? { ...values, rowVersion: String(record.version) } : values },
    overtaken,
    facts: [
      { term: 'Nội dung', text: record.content?.subject ?? 'Nội dung được bảo mật' },
      { term: 'Điều kiện', text: eligibilityWords(record) },
      {
        term: 'Thẩm quyền',
        text: record.jurisdiction ? jurisdictionWords(record.jurisdiction, sources.facts.hasNobodyBelow ?? false) : 'Không xét',
      },
      ...sources.competenceTerms,
      ...limitTerms(sources, await context.services.rules(context.house)),
      { term: 'Lĩnh vực', text: fieldName(record.field) },
      { term: 'Nguồn', text: sourceNames[record.source] },
    ],
    openCards: judged.filter((card) => card.missing === ''),
    closedCards: judged.filter((card) => card.missing !== ''),
    destinations: await destinationChoices(house, actor.unitId, moment.today),
    withDestination: destinationOutcomes(sources),
    sentBack: isSentBack(before) ? `${before.decidedByName ?? 'Lãnh đạo'} trả lại: ${before.comment}` : '',
    returned: (await wayOf(context, record, undefined)).returned,
    preview: await previewOf(context, sources, values),
    previewUrl: `/petitions/${record.id}/proposal/preview`,
    draftUrl: `/drafts/proposal?subject=${record.id}`,
    submitLabel: route.endorserRole ? 'Trình trưởng phòng' : 'Trình phê duyệt',
    after: route.endorserRole
      ? `Sau bước này: ${whoWords(route.endorsers, 'trưởng phòng')} xem xét, sau đó ${whoWords(route.approvers, 'lãnh đạo')} phê duyệt${due}.`
      : `Sau bước này: ${whoWords(route.approvers, 'lãnh đạo')} phê duyệt${due}.`,
  };
}

/** The outcomes that ask for a body, as data-show-when wants them: "outcome=guide|transfer". */
function destinationOutcomes({ record, facts }: ProposalSources): string {
  const asking = judgeOutcomes(facts).filter(
    (one) => one.allowed && outcomeRules[one.outcome].hasDestination && record.petitionType !== 'MIXED',
  );
  return `outcome=${asking.map((one) => one.outcome).join('|') || 'none'}`;
}

/** The panel beside the form, alone. */
export async function proposalPreview(context: Context, values: FormValues): Promise<{ preview: ProposalPreview }> {
  const sources = await sourcesOf(context);
  return { preview: await previewOf(context, sources, values) };
}

/** The page of the paper has the form of these kinds; the words of the others are those of the proposal. */
const rewordedThere = 'Có thể sửa lời văn ở trang văn bản sau khi trình, trước khi được duyệt: chọn Sửa dự thảo.';
const rewordedHere = 'Lời văn lấy từ nội dung nhập ở đây: xem kỹ trước khi trình.';

async function previewOf(context: Context, sources: ProposalSources, values: FormValues): Promise<ProposalPreview> {
  const { facts, record, profile } = sources;
  const typed = PartialProposal.parse(values);
  const { outcome } = typed;
  const answer = judgeOutcomes(facts).find((one) => one.outcome === outcome);
  if (!outcome || !answer?.allowed)
    return {
      draft: noDraftPaper,
      rewordingWords: '',
      outcomeWords: outcome ? (answer?.missing ?? '') : 'Chọn hướng xử lý',
      terms: [],
    };
  const { basis, own: ownBasis } = basisOf(outcome, typed.basis, facts);
  const rules = await context.services.rules(context.house);
  const within = inspectionWords(rules.book, context.moment.today);
  const isSent = outcomeRules[outcome].hasDestination && record.petitionType !== 'MIXED';
  const destination = isSent
    ? await recogniseDestination(context.house, typed.destination, context.actor.unitId, context.moment.today)
    : { name: '', words: '' };
  const from = paperSources(
    sources,
    context.actor,
    {
      reason: typed.reason,
      ownBasis,
      destination: destination.name,
      items: itemsOf(typed.items),
      days: Number(typed.days) || null,
      inspector: typed.inspector,
      within,
    },
    rules,
  );
  const paper = from ? proposedPaper(outcome, from) : null;
  const previous = await findProposal(context.tx, record);
  const kept = await findKeptDraft({ tx: context.tx, actor: context.actor, within, rules }, sources, previous, {
    outcome,
    paper,
  });
  const due = record.dueOn
    ? dueView(
        { dueOn: record.dueOn, pausedOn: null, pausedBy: null, stoppedOn: null, calendarMissing: null },
        context.moment.today,
        rules.calendar,
      )
    : null;
  const rule = outcomeRules[outcome];
  const told = toldCitizen(outcome, sources.facts);
  const fields = paper && { ...(await receivedByWords(context.tx, { petitionId: record.id })), ...paper.fields };
  return {
    draft: paper
      ? draftPaper(paper.kind, kept?.fields ?? fields ?? paper.fields, profile, context.moment.today, null, '')
      : noDraftPaper,
    rewordingWords: [kept?.words ?? '', paper && isTyped(paper.kind) ? rewordedThere : rewordedHere].filter(Boolean).join(' '),
    outcomeWords: proposalWords({ outcome, destination: destination.name }),
    terms: [
      ...(destination.words ? [{ term: 'Nơi nhận', text: destination.words }] : []),
      { term: 'Căn cứ', text: basis },
      ...(due ? [{ term: 'Hạn xử lý', text: due.words }] : []),
      {
        term: 'Văn bản',
        text: paper
          ? paperTitle(paper)
          : rule.next === 'close' || rule.next === 'direct'
            ? 'Không cần văn bản'
            : 'Văn bản của cơ quan, ghi số khi phát hành',
      },
      { term: 'Sau khi duyệt', text: raised(afterApproval(outcome)) },
      ...(told && record.petitionType !== 'TC' ? [{ term: 'Công dân thấy', text: `“${told}”` }] : []),
    ],
  };
}
