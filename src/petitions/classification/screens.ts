// The guided form of classification and its side panel "Kết quả theo câu trả lời" (DESIGN 5.21).
import { replayClock } from '../../deadlines/clock.ts';
import { formatDate } from '../../deadlines/dates.ts';
import { summarizeDue } from '../../deadlines/explanation.ts';
import type { RuleSet } from '../../deadlines/rule-set.ts';
import { outcomeTitle } from '../../documents/papers/catalogue.ts';
import { unitProfile } from '../../units/queries.ts';
import type { FormState, FormValues } from '../../web/forms.ts';
import type { Context } from '../../web/pages.ts';
import { afterOf } from '../after-act.ts';
import { type WhomBlock, whomBlock } from '../named/whom-screen.ts';
import {
  ineligibleReasonNames,
  isOfficialsDiscipline,
  type Jurisdiction,
  jurisdictionNames,
  objectKinds,
  outcomeNames,
  petitionNumber,
  statusTags,
  type Tag,
  typeWords,
} from '../petition.ts';
import { listParties, loadPetitionRecord, type PetitionRecord } from '../queries.ts';
import { type SenderGap, senderGap } from '../sender-gap.ts';
import { competenceObjections, hintWords, isAgainstHint, isOtherThanHint } from './against-hint.ts';
import { jurisdictionWords } from './competence.ts';
import { type PartialClassification, readAnswers } from './forms.ts';
import { eligibilityObjections, type Gaps, gapsOf, gapWords, lacksForm } from './gaps.ts';
import { groundName, isGroundFor } from './grounds.ts';
import { sentenceBeside } from './jurisdiction.ts';
import { outcomeRules, toldCitizen } from './outcomes.ts';
import { countPoints, findAnswers } from './queries.ts';
import * as questions from './questions.ts';
import { type AnswerOption, denouncedOptions, jurisdictionOptions, reasonOptions, respondentOptions } from './questions.ts';
import { type ClassificationResult, placeOf as officePlace, type PaperOf, resultOf, withHint } from './result.ts';
import {
  asksLimit,
  checkLimit,
  isAnsweredInTime,
  type LimitFacts,
  limitFactsOf,
  limitObjections,
  limitWords,
  openLimitRefusal,
} from './time-limit.ts';

export interface ResultPanel {
  hasResult: boolean;
  outcomeWords: string;
  terms: { term: string; text: string; note?: string; strong?: boolean }[];
  reasons: string[];
  others: string[];
  warning: string;
}

export interface ClassificationPage {
  title: string;
  number: string;
  petitionHref: string;
  statusTag: Tag;
  subLine: string;
  afterLine: string;
  /** The same of a petition with several contents: they are listed before anything is proposed. */
  mixedAfterLine: string;
  form: FormState;
  isReadable: boolean;
  subject: string;
  paragraphs: string[];
  request: string;
  filesHref: string;
  sealsOnSave: boolean;
  /** What the paper lacks as a denunciation, and what the officer may say is there all the same. */
  gapNotes: string[];
  /** Why “không đủ điều kiện” stands chosen: the paper does not say who sent it, or where he lives; '' where it does. */
  senderNote: string;
  asksLegalForm: boolean;
  asksAllNamed: boolean;
  asksRepresentative: boolean;
  /** The basis of an answer against the hint stands open: it is owed, or written. */
  isBasisOpen: boolean;
  timeLimit: TimeLimit;
  /** Whom a petition that is sealed on saving is against; null for one that is sealed. */
  whom: WhomBlock | null;
  ask: typeof questions & {
    reasons: AnswerOption[];
    respondents: AnswerOption[];
    denounced: AnswerOption[];
    jurisdictions: AnswerOption[];
  };
  previewUrl: string;
  draftUrl: string;
  result: ResultPanel;
  isAgain: boolean;
}

/** What is said of the time of a complaint, by instance and object, and where the officer is asked. */
export interface TimeLimit {
  notes: { instance: string; object: string; text: string; level: 'amber' | 'blue' }[];
  asks: boolean;
  /** data-show-when of the question. */
  when: string;
  asksSecond: boolean;
}

declare module '../../web/render.ts' {
  interface Pages {
    'petitions/classification': ClassificationPage;
  }
}

type Place = PaperOf & ReturnType<typeof officePlace>;

/** The values a fresh form opens with: the stored facts and the answers of the last classification. */
export async function initialAnswers(context: Context): Promise<FormValues> {
  const petition = await loadPetitionRecord(context.tx, context.id);
  const base = {
    rowVersion: String(petition.version),
    type: petition.petitionType,
    field: petition.field === 'OTHER' && !petition.classifiedAt ? '' : petition.field,
  };
  // Which time it comes is known before anybody classified it where an old book said so.
  const told = { knpaKind: petition.knpaKind ?? '', instance: petition.instance ?? '', round: petition.denunciationRound ?? '' };
  if (!petition.classifiedAt) return { ...base, ...told, ...(await outsideAnswers(context, petition)) };
  const answers = await findAnswers(context.tx, petition);
  const isInformation = petition.eligibility === 'eligible' && petition.ineligibleReason !== null;
  return {
    ...base,
    eligibility: isInformation ? 'ineligible' : (petition.eligibility ?? ''),
    reason: petition.ineligibleReason ?? '',
    evidence: petition.ineligibleReason ? (answers.hasClearEvidence ? 'clear' : 'unclear') : '',
    objectKind: petition.objectKind ?? '',
    ...told,
    respondent: answers.respondent ?? '',
    // What the answer on the limit says by itself is not chosen beside it: it would outlast that answer.
    complaintGround:
      answers.ground && isGroundFor('KN', answers.ground) && !(answers.ground === 'A11_6' && answers.limitState === 'late')
        ? answers.ground
        : '',
    denunciationKind: petition.denunciationKind ?? '',
    denounced: answers.denounced ?? '',
    inField: petition.petitionType === 'TC' ? (answers.functionOf ?? '') : '',
    previousBelow: answers.isPreviousResolverBelow === null ? '' : answers.isPreviousResolverBelow ? 'yes' : 'no',
    previousState: answers.isPreviousOverdue === null ? '' : answers.isPreviousOverdue ? 'overdue' : 'concluded',
    denunciationGround: answers.ground && isGroundFor('TC', answers.ground) ? answers.ground : '',
    hasLegalForm: answers.hasLegalForm ? '1' : '',
    areAllNamed: answers.areAllNamed ? '1' : '',
    hasRepresentative: answers.hasRepresentative ? '1' : '',
    crime: answers.hasCrimeSigns ? '1' : '',
    severalPlaces: answers.isSeveralPlaces ? '1' : '',
    responsible: petition.petitionType === 'KNPA' ? (answers.functionOf ?? '') : '',
    jurisdiction: petition.jurisdiction ?? '',
    branch: petition.competentBranch ?? '',
    competenceBasis: answers.hasCompetenceBasis ? (petition.content?.competenceBasis ?? '') : '',
    limitState: answers.limitState ?? '',
    limitFrom: answers.limitFrom ? formatDate(answers.limitFrom) : '',
    limitReason: petition.content?.limitReason ?? '',
    obstacleFrom: answers.obstacleFrom ? formatDate(answers.obstacleFrom) : '',
    obstacleTo: answers.obstacleTo ? formatDate(answers.obstacleTo) : '',
    limitRemote: answers.isRemote ? '1' : '',
    limitDismissal: answers.isDismissal ? '1' : '',
  };
}

/** What the book does not say of the sender, before anybody answered; what an old book leaves out may stand on the paper. */
async function gapTold({ tx, services }: Pick<Context, 'tx' | 'services'>, petition: PetitionRecord): Promise<SenderGap> {
  if (petition.classifiedAt || (petition.isLateEntry && petition.senderCount > 0)) return null;
  return senderGap({ tx, keyring: services.keyring }, petition);
}

const gapNames: Readonly<Record<Exclude<SenderGap, null>, string>> = {
  nobody: 'người gửi',
  name: 'họ tên người gửi',
  address: 'địa chỉ người gửi',
};
const senderNoteOf = (gap: SenderGap): string =>
  gap === null
    ? ''
    : `Đơn vào sổ không ghi rõ ${gapNames[gap]}: câu 1 đề xuất sẵn là không đủ điều kiện, lý do “${ineligibleReasonNames.no_name_address}”. Trên đơn có ghi thì chọn lại.`;

/**
 * A paper that does not say who sent it, or where he lives, stands answered so, as does a denunciation that khoản 1 Điều 25 LTC keeps
 * out; the officer changes it when more is there.
 */
async function outsideAnswers({ tx, services }: Context, petition: PetitionRecord): Promise<FormValues> {
  if ((await gapTold({ tx, services }, petition)) !== null) return { eligibility: 'ineligible', reason: 'no_name_address' };
  return lacksForm(petition) ? { eligibility: 'ineligible', reason: 'not_legal_form' } : {};
}

/**
 * The page on which kind, eligibility and competence are answered, with what was answered before. Whoever may not read the content gets the
 * questions without it. @throws NotFound
 */
export async function classificationScreen(context: Context, form: FormState): Promise<ClassificationPage> {
  const petition = await loadPetitionRecord(context.tx, context.id);
  const place = await placeOf(context, petition);
  const values = withHint(readAnswers(form.values), place);
  const number = petitionNumber(petition);
  const content = petition.content;
  const isFresh = Object.keys(form.errors).length === 0;
  const gaps = gapsOf({ ...petition, petitionType: 'TC' }, place.people);
  return {
    title: `Phân loại ${number}`,
    number,
    petitionHref: `/petitions/${petition.id}`,
    statusTag: statusTags[petition.status],
    subLine: [content?.senderLabel ?? '', typeWords(petition), `tiếp nhận ${formatDate(petition.receivedOn)}`]
      .filter(Boolean)
      .join(' · '),
    afterLine: `Sau bước này: ${afterOf('classify', { ...petition, petitionType: '' })}`,
    mixedAfterLine: `Sau bước này, đơn có nhiều nội dung khác loại: ${afterOf('classify', { ...petition, petitionType: 'MIXED' })}`,
    // A restored draft classifies the petition as it stands now, a refused form stays what the officer saw.
    form: {
      ...form,
      values: {
        ...form.values,
        // What an earlier answer says stands chosen, where the officer sees it.
        jurisdiction: values.jurisdiction ?? '',
        ...(isFresh ? { rowVersion: String(petition.version) } : {}),
      },
    },
    isReadable: content !== null,
    subject: content?.subject ?? '',
    paragraphs: (content?.summary ?? '').split('\n').filter((line) => line.trim() !== ''),
    request: content?.request ?? '',
    filesHref: `/petitions/${petition.id}#tai-lieu`,
    sealsOnSave: !petition.sealed,
    gapNotes: gapNotes(gaps),
    senderNote: senderNoteOf(await gapTold(context, petition)),
    asksLegalForm: gaps.lacksForm && !gaps.isNameless,
    asksAllNamed: gaps.lacksDenouncers,
    // Of a sealed one the act alone finds it out.
    asksRepresentative: gaps.isMinorDenouncer || values.hasRepresentative || 'hasRepresentative' in form.errors,
    isBasisOpen: values.competenceBasis !== '' || 'competenceBasis' in form.errors,
    timeLimit: timeLimitOf(petition, values, await context.services.rules(context.house)),
    whom: petition.sealed ? null : await whomBlock(context, form, petition),
    ask: {
      ...questions,
      reasons: reasonOptions(values.type),
      respondents: respondentOptions(place),
      denounced: denouncedOptions(place),
      jurisdictions: jurisdictionOptions(place),
    },
    previewUrl: `/petitions/${petition.id}/classification/preview`,
    draftUrl: `/drafts/classification?subject=${petition.id}`,
    result: await resultPanel(context, petition, values),
    isAgain: petition.classifiedAt !== null,
  };
}

/** The four ways a complaint's time can be counted; the form shows the one that is answered, with what was answered of its days. */
function timeLimitOf(petition: PetitionRecord, values: PartialClassification, rules: RuleSet): TimeLimit {
  const { limitState, limitFrom, obstacleFrom, obstacleTo, limitReason } = values;
  const answers = {
    ...{ limitState, limitFrom, obstacleFrom, obstacleTo },
    ...{ isRemote: values.limitRemote, isDismissal: values.limitDismissal },
  };
  const ways = (['first', 'second'] as const).flatMap((instance) =>
    (['admin_decision', 'disciplinary'] as const).map((objectKind) => {
      const of = limitFactsOf({ ...petition, petitionType: 'KN', instance, objectKind }, petition.content);
      // A longer limit that is ticked does not take its own question away.
      const from = { limitFrom: limitState && limitFrom };
      const check = checkLimit(of, rules, { isRemote: false, isDismissal: false, ...from });
      const said = checkLimit(of, rules, { ...answers, ...from });
      const isAnswered = asksLimit(said) && limitState !== null;
      return {
        ...{ instance, objectKind, check },
        text: isAnswered ? limitWords(of, answers, limitReason, rules) : `${said?.sentence}.`,
        isOpen: said?.state === 'open' || (isAnswered && isAnsweredInTime(of, answers, limitReason !== '', rules)),
      };
    }),
  );
  const asked = ways.filter(({ check }) => asksLimit(check)).map(({ instance }) => instance);
  return {
    notes: ways.flatMap(({ instance, objectKind, check, text, isOpen }) =>
      check
        ? [
            {
              instance: `instance=${instance}`,
              object: `objectKind=${objectKinds.filter((kind) => isOfficialsDiscipline(kind) === isOfficialsDiscipline(objectKind)).join('|')}`,
              text,
              level: isOpen ? ('blue' as const) : ('amber' as const),
            },
          ]
        : [],
    ),
    asks: asked.length > 0,
    when: `instance=${[...new Set(asked)].join('|') || 'none'}`,
    asksSecond: asked.includes('second'),
  };
}

/** Said above the questions of a denunciation. */
const gapNotes = (gaps: Gaps): string[] =>
  (['isNameless', 'lacksForm', 'lacksDenouncers'] as const).flatMap((name) => (gaps[name] ? [gapWords[name]] : []));

/** What a petition with several contents asks for first. */
const listingWords = 'Ghi từng nội dung và cơ quan có thẩm quyền';

/** The panel alone, for script. */
export async function previewScreen(context: Context, values: FormValues): Promise<{ result: ResultPanel }> {
  const petition = await loadPetitionRecord(context.tx, context.id);
  return { result: await resultPanel(context, petition, readAnswers(values)) };
}

async function placeOf(context: Context, petition: PetitionRecord): Promise<Place> {
  return {
    ...officePlace(context.actor, petition.receivedOn),
    writtenOn: petition.writtenOn,
    source: petition.source,
    senderCount: petition.senderCount,
    pointCount: petition.petitionType === 'MIXED' ? await countPoints(context.tx, petition) : 0,
    people: await listParties(context.tx, petition),
  };
}

async function resultPanel(context: Context, petition: PetitionRecord, values: PartialClassification): Promise<ResultPanel> {
  const place = await placeOf(context, petition);
  const result = resultOf(withHint(values, place), place);
  if (!result) return { hasResult: false, outcomeWords: '', terms: [], reasons: [], others: [], warning: '' };
  const rules = await context.services.rules(context.house);
  const profile = await unitProfile(context.house, context.actor.unitId);
  const { suggested, facts } = result;
  const limit = limitFactsOf({ ...petition, ...facts }, petition.content);
  const outcome = suggested ? outcomeRules[suggested] : undefined;
  const paper = outcome?.paper(result.outcomeFacts);
  const late = lateWords(limit, result, values, rules);
  const isComplete =
    facts.eligibility === 'ineligible' ||
    facts.petitionType === 'MIXED' ||
    facts.jurisdiction !== null ||
    facts.ineligibleReason !== null;
  const show = isComplete && late === '' && suggested;
  const isToList = facts.petitionType === 'MIXED' && facts.eligibility === 'eligible';
  return {
    hasResult: true,
    outcomeWords: show ? outcomeNames[suggested] : isToList ? listingWords : 'Trả lời tiếp các câu còn lại',
    terms: [
      ...competenceTerms(result, values.competenceBasis),
      ...(show && outcome ? [{ term: 'Căn cứ', text: outcome.article(result.outcomeFacts) }] : []),
      ...dueTerm(rules, petition.receivedOn, result),
      ...limitTerm(result.jurisdiction === 'own' ? limitWords(limit, result.answers, values.limitReason, rules) : ''),
      ...(show ? [{ term: 'Văn bản', text: paper ? outcomeTitle(paper) : 'Không có mẫu bắt buộc' }] : []),
      {
        term: 'Phê duyệt',
        text: profile.approvalRoute === 'leader' ? 'Lãnh đạo cơ quan' : 'Trưởng phòng xem xét, lãnh đạo phê duyệt',
      },
      ...(show && toldCitizen(show, result.outcomeFacts) && facts.petitionType !== 'TC'
        ? [{ term: 'Công dân thấy', text: `“${toldCitizen(show, result.outcomeFacts)}”` }]
        : []),
    ],
    // A ground the days speak against is none yet.
    reasons: reasonsOf(late ? { ...result, answers: { ...result.answers, ground: null } } : result, values.competenceBasis),
    others: show ? result.others.map((one) => outcomeNames[one]) : [],
    warning:
      warningOf(values, result, petition.sealed, gapsOf({ ...place, petitionType: values.type ?? '' }, place.people)) || late,
  };
}

const limitTerm = (text: string): ResultPanel['terms'] => (text ? [{ term: 'Thời hiệu', text }] : []);

/** What the answer on the time limit still lacks. */
function lateWords(
  limit: LimitFacts,
  { jurisdiction, answers }: ClassificationResult,
  values: PartialClassification,
  rules: RuleSet,
): string {
  const stillOpen = openLimitRefusal(limit, answers, answers.ground, rules);
  if (stillOpen) return `${stillOpen}.`;
  if (jurisdiction !== 'own' || answers.ground !== null) return '';
  const [objection = ''] = Object.values(limitObjections(limit, answers, values.limitReason !== '', rules));
  return objection;
}

/** Whose it is, by the answer the limit beside it goes by; where answer and suggestion differ, the other one stands under it. */
function competenceTerms({ rule, facts, jurisdiction, question }: ClassificationResult, basis: string): ResultPanel['terms'] {
  if (!rule) return [];
  const suggested = ruleWords(rule.suggestion, rule.resolver);
  if (facts.jurisdiction === null || !isOtherThanHint(question, facts.jurisdiction))
    return [
      { term: 'Thẩm quyền', text: suggested },
      { term: 'Căn cứ thẩm quyền', text: rule.article },
    ];
  const answered = jurisdictionWords(facts.jurisdiction, question.hasNobodyBelow ?? false);
  if (!isAgainstHint(question, facts.jurisdiction))
    return [
      { term: 'Thẩm quyền', text: rule.resolver ? `${answered}. Người giải quyết: ${rule.resolver}` : answered },
      { term: 'Căn cứ thẩm quyền', text: basis || rule.article },
    ];
  return jurisdiction === facts.jurisdiction
    ? [
        {
          term: 'Thẩm quyền',
          text: `${answered}, theo câu trả lời của cán bộ.`,
          note: `Khác với gợi ý: ${suggested} (${rule.article})`,
        },
        { term: 'Căn cứ thẩm quyền', text: basis },
      ]
    : [
        { term: 'Thẩm quyền', text: `${suggested}.`, note: `Câu trả lời của cán bộ khác với gợi ý: ${answered}` },
        { term: 'Căn cứ thẩm quyền', text: rule.article },
      ];
}

function ruleWords(suggestion: Jurisdiction | null, resolver: string): string {
  const whose = suggestion === null ? 'Cán bộ xác định' : jurisdictionNames[suggestion];
  return resolver ? `${whose}. Người giải quyết: ${resolver}` : whose;
}

/** "02/12/2026, theo Điều 27 Luật Khiếu nại: 7 ngày làm việc kể từ ngày nhận đơn khiếu nại 20/11/2026." */
function dueTerm(rules: RuleSet, receivedOn: string, result: ClassificationResult): ResultPanel['terms'] {
  if (!rules.book.findInForce(result.clock, receivedOn)) return [];
  const started = {
    type: 'started' as const,
    on: receivedOn,
    rule: result.clock,
    variants: result.isSeveralPlaces ? (['several_places'] as const) : [],
  };
  const { clock } = replayClock([{ ...started, variants: [...started.variants] }], rules.book, rules.calendar);
  return clock
    ? [
        {
          term: 'Hạn',
          text: clock.dueOn ? formatDate(clock.dueOn) : 'Chưa tính được',
          note: summarizeDue(clock, rules.calendar).replace(/^Hạn [\d/]+, /, ''),
          strong: true,
        },
      ]
    : [];
}

/** The rule, or what stands in its place: an answer of the officer that is another, with his basis. */
function competenceReasons({ rule, jurisdiction, question }: ClassificationResult, basis: string): string[] {
  if (!rule) return [];
  if (jurisdiction === null || !isOtherThanHint(question, jurisdiction)) return [`${rule.sentence} (${rule.article})`];
  const answered = jurisdictionWords(jurisdiction, question.hasNobodyBelow ?? false);
  return [
    `${answered}, theo câu trả lời của cán bộ${basis ? `. Căn cứ: ${basis.replace(/\.$/u, '')}` : ''}.`,
    ...(isAgainstHint(question, jurisdiction) ? [] : [`${sentenceBeside(rule, jurisdiction)} (${rule.article})`]),
  ];
}

function reasonsOf(result: ClassificationResult, basis: string): string[] {
  const { facts, answers } = result;
  return [
    ...competenceReasons(result, basis),
    ...(facts.eligibility === 'eligible' && facts.ineligibleReason
      ? [
          'Thông tin không rõ người tố cáo hoặc không đúng hình thức tố cáo nhưng nêu rõ người vi phạm và có bằng chứng cụ thể thì được thanh tra, kiểm tra, không thụ lý theo trình tự tố cáo (khoản 2 Điều 25 Luật Tố cáo).',
        ]
      : []),
    ...(answers.ground ? [`Căn cứ không thụ lý: ${groundName(answers.ground)}.`] : []),
    ...(answers.hasCrimeSigns
      ? ['Có dấu hiệu tội phạm thì chuyển ngay hồ sơ đến cơ quan điều tra, Viện kiểm sát (Điều 27 Luật Tố cáo).']
      : []),
    ...(answers.isSeveralPlaces
      ? [
          'Phải xác minh ở nhiều địa điểm hoặc ủy quyền xác minh nên thời hạn xử lý ban đầu dài hơn (khoản 1 Điều 24 Luật Tố cáo).',
        ]
      : []),
  ];
}

function warningOf(values: PartialClassification, result: ClassificationResult, isSealed: boolean, gaps: Gaps): string {
  const { facts, question, answers } = result;
  const [objection] = Object.values(eligibilityObjections(values, gaps));
  if (objection) return objection;
  if (gaps.isMinorAlone && values.eligibility === 'eligible') return gapWords.isMinorAlone;
  const [competence] = Object.values(competenceObjections(question, facts.jurisdiction, answers.hasCompetenceBasis));
  if (competence) return competence;
  if (isAgainstHint(question, facts.jurisdiction))
    return `${hintWords(result.rule)}. Câu trả lời khác với gợi ý; căn cứ đã ghi hiện ở đề xuất và trang phê duyệt.`;
  if (facts.petitionType === 'TC' && !isSealed)
    return 'Khi lưu, đơn chuyển sang chế độ bảo mật: thông tin người gửi được niêm phong, mã tra cứu bị thu hồi.';
  return '';
}
