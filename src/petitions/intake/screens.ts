// The intake page: the first question before any name, then the form in the order of the paper.
import { calledHere } from '../../accounts/queries.ts';
import { type KeptDrafts, removalHref } from '../../documents/drafts/kept.ts';
import { isOpenWordsAsked, openWordsQuestion, openWordsQuestionOn } from '../../sealing/open-words.ts';
import { emptyPanelWords } from '../../search/duplicate-items.ts';
import { listUnitsOn } from '../../units/queries.ts';
import type { FormState, FormValues } from '../../web/forms.ts';
import type { Context } from '../../web/pages.ts';
import { capacities, capacityNames } from '../capacity.ts';
import { formlessSources, gapWords } from '../classification/gaps.ts';
import { maxSenders } from '../groups.ts';
import { idTypeNames, idTypes } from '../id-types.ts';
import type { KnownBlock } from '../known/people.ts';
import { listOfficers } from '../named/officers.ts';
import { denouncedOptions } from '../named/question.ts';
import {
  type FieldBranch,
  fieldLeaves,
  fields,
  petitionTypeNames,
  sealedPartyName,
  senderKindNames,
  senderKinds,
  sourceNames,
  sources,
} from '../petition.ts';
import { maxRespondents, readableIntake, relatedPlaces, respondentPlaces, rowsOf } from './forms.ts';
import { knownSendersOf } from './known.ts';
import { intakeOpenWords } from './open-words.ts';
import { beforeField, notDenunciation, turnedWords } from './turned.ts';
import { differsWords } from './turned-back.ts';

interface Option {
  value: string;
  label: string;
  hint?: string;
}
export interface PersonBlock {
  index: number;
  heading: string;
  /** "senders.0." – the fields' prefix. */
  prefix: string;
  isFirst: boolean;
}
export interface IntakePage {
  title: string;
  heading: string;
  form: FormState;
  needsAnswer: boolean;
  sealed: boolean;
  /** A new open paper: the first question may still be answered otherwise, with every word kept. */
  mayTurnSealed: boolean;
  /** A new denunciation that is not in the book: it may turn out to be none. `asksTurnOpen` once the officer has pressed for it. */
  mayTurnOpen: boolean;
  asksTurnOpen: boolean;
  /** The words of the form that was turned, for its way back. */
  keepsBefore: boolean;
  hasDraft: boolean;
  /** Where the cursor stands when the page opens. */
  firstField: string;
  editing: string;
  backHref: string;
  typeOptions: Option[];
  knpaOptions: Option[];
  sourceOptions: Option[];
  /** Sources that give a denunciation no legal form, as data-show-when wants them; '' for an open form. */
  formlessSources: string;
  formlessWords: string;
  senderKindOptions: Option[];
  idTypeOptions: Option[];
  genderOptions: Option[];
  capacityOptions: Option[];
  fieldGroups: { label: string; options: Option[] }[];
  wards: string[];
  officers: Option[];
  people: PersonBlock[];
  respondentPrefixes: readonly string[];
  /** Places for who is on neither side of a complaint; [] for a denunciation. */
  relatedPrefixes: readonly string[];
  relatedKinds: Option[];
  /** Somebody stands there already. */
  hasRelated: boolean;
  respondentLegend: string;
  respondentHint: string;
  /** Whether the denounced is an officer here: asked of every new denunciation, later where the words do not say it. */
  asksDenounced: boolean;
  /** The box about the head: where the question, which has him among its answers, is not asked, or a draft has the box ticked. */
  asksHead: boolean;
  denouncedOptions: Option[];
  /** The words name who denounces: how they are kept. */
  asksOpenWords: boolean;
  openWordsQuestion: typeof openWordsQuestion;
  /** Said of the first one only: whom a complaint is against must be there. */
  respondentNeeded: string;
  /** Where he lives or has his seat, which the papers print; asked where a registration is typed. */
  asksAddressAgainst: boolean;
  respondentAddressHint: string;
  draftUrl: string;
  draftSaveUrl: string;
  /** The address that opens this draft again, '' where the page's own does. */
  draftPage: string;
  /** Asks before the draft is thrown away. */
  draftRemoveUrl: string;
  /** Begun and left earlier, beside the first question. */
  kept: KeptDrafts;
  uploadUrl: string;
  duplicatesUrl: string;
  /** Citizens the unit knows, beside an open form; null where nobody may be looked up. */
  known: KnownBlock | null;
  /** Said in place of the live panel: a denunciation is not compared while it is typed. */
  sealedDuplicatesWords: string;
  uploaded: { name: string; meta: string; remove: { name: string; value: string; url: string } }[];
  primaryLabel: string;
  after: string;
  /** What a colleague saved while this form was open, beside what stands here. */
  changedMeanwhile: { label: string; stored: string; typed: string }[];
  /** The officer was asked about a day or a number, and answers beside the button. */
  asksConfirm: boolean;
  /** An open paper says words that accuse. */
  asksAccusation: boolean;
  /** The words say that it is against the head. */
  asksGoesAbove: boolean;
  /** Of a form that was begun as an open one: what became of its other part; '' otherwise. */
  turnedWords: string;
  /** Said of an open form that came back from behind the seal, where its summary says otherwise than a field. */
  differsWords: string;
}

declare module '../../web/render.ts' {
  interface Pages {
    'petitions/intake': IntakePage;
  }
}

export const respondentHint = 'Cán bộ được nêu tên sẽ không đọc được đơn này, dù giữ vai trò nào.';

/** Options that never change; built once. */
const sourceOptions = sources.map((value) => ({ value, label: sourceNames[value] }));
const notRecorded = { value: 'not_recorded', label: sourceNames.not_recorded };
const senderKindOptions = senderKinds.map((value) => ({ value, label: senderKindNames[value] }));
const idTypeOptions = idTypes.map((value) => ({ value, label: idTypeNames[value] }));
const fieldGroups = (Object.keys(fields) as FieldBranch[]).map((branch) => ({
  label: fields[branch][0],
  options: fieldLeaves
    .filter((leaf) => leaf.branch === branch)
    .map((leaf) => ({ value: leaf.code, label: leaf.code === branch ? `${leaf.name} (chung)` : leaf.name })),
}));
const genderOptions = [
  { value: 'male', label: 'Nam' },
  { value: 'female', label: 'Nữ' },
  { value: 'other', label: 'Khác' },
];

export interface IntakeChoice {
  title: string;
  heading: string;
  editing: string;
  backHref: string;
  draft: string;
  subject: string;
  draftPage: string;
  kept: KeptDrafts;
  primaryLabel: string;
  after: string;
  uploaded: { name: string; meta: string; id: number }[];
}

/** A paper that denounces and says other things too goes into the book under the seal; its contents are told apart when it is classified. */
const alsoDenouncing =
  'Đơn có cả khiếu nại, kiến nghị, phản ánh cũng vào sổ là tố cáo; khi phân loại, chọn “Nhiều nội dung khác loại” rồi ghi từng nội dung.';

/** The page for a new petition or a correction. The mode comes from the form, else from the address. */
export async function intakeScreen(context: Context, form: FormState, choice: IntakeChoice): Promise<IntakePage> {
  const mode = String(form.values.mode ?? context.query.get('mode') ?? '');
  const sealed = mode === 'sealed';
  const filled: FormState = { ...form, values: { ...openingValues(context, sealed), ...form.values, mode } };
  const count = Math.min(
    maxSenders,
    Math.max(1, rowsOf(filled.values, 'senders', maxSenders).length, Number(filled.values.senderRows ?? 1)),
  );
  const rowsAsked = Number(filled.values.senderRows ?? 1);
  // Asked of every new denunciation from the beginning; of one that stands, once its words change.
  const asksDenounced =
    sealed && (choice.editing === '' || form.errors.denouncedIs !== undefined || String(filled.values.denouncedIs ?? '') !== '');
  return {
    title: choice.title,
    heading: choice.heading,
    form: filled,
    needsAnswer: mode !== 'sealed' && mode !== 'open',
    firstField: rowsAsked > 1 && rowsAsked === count ? `senders.${count - 1}.idNumber` : 'source',
    sealed,
    mayTurnSealed: !sealed && choice.editing === '',
    mayTurnOpen: sealed && choice.editing === '',
    asksTurnOpen: sealed && choice.editing === '' && String(filled.values[notDenunciation] ?? '') !== '',
    keepsBefore: sealed && choice.editing === '' && String(filled.values[beforeField] ?? '') !== '',
    hasDraft: form.draftSavedAt !== '',
    editing: choice.editing,
    backHref: choice.backHref,
    typeOptions: sealed
      ? [{ value: 'TC', label: petitionTypeNames.TC, hint: alsoDenouncing }]
      : (['KN', 'KNPA', 'MIXED'] as const).map((value) => ({ value, label: petitionTypeNames[value] })),
    knpaOptions: [
      { value: 'kien_nghi', label: 'Kiến nghị' },
      { value: 'phan_anh', label: 'Phản ánh' },
    ],
    sourceOptions: filled.values.source === 'not_recorded' ? [...sourceOptions, notRecorded] : sourceOptions,
    formlessSources: sealed ? formlessSources.join('|') : '',
    formlessWords: `${gapWords.lacksForm} Vẫn vào sổ; khi phân loại, xử lý như thông tin cho đến khi có.`,
    senderKindOptions: sealed ? senderKindOptions.slice(0, 2) : senderKindOptions,
    idTypeOptions,
    genderOptions,
    capacityOptions: capacities
      // What is chosen already stands until the officer chooses otherwise; saving says why it cannot be (rules.ts).
      .filter((value) => !(sealed && value === 'authorized_agent') || isChosenCapacity(filled.values, value))
      .map((value) => ({ value, label: value === 'self' ? 'Người có đơn' : capacityNames[value] })),
    fieldGroups,
    wards: (await listUnitsOn(context.house, context.moment.today, { level: 'commune' })).map((ward) => ward.name),
    officers: (await listOfficers(context)).map((one) => ({ value: String(one.accountId), label: calledHere(one) })),
    people: Array.from({ length: count }, (_, index) => ({
      index,
      heading: sealed ? sealedPartyName(index + 1) : `Người gửi thứ ${index + 1}`,
      prefix: `senders.${index}.`,
      isFirst: index === 0,
    })),
    respondentPrefixes: respondentPlaces,
    relatedPrefixes: sealed ? [] : relatedPlaces,
    relatedKinds: [
      { value: 'individual', label: 'Cá nhân' },
      { value: 'organization', label: 'Cơ quan, tổ chức' },
    ],
    hasRelated: relatedPlaces.some((place) => Boolean(filled.values[`${place}name`])),
    respondentLegend: sealed ? 'Người bị tố cáo' : 'Người, cơ quan bị khiếu nại hoặc liên quan',
    respondentNeeded: sealed
      ? 'Ghi ít nhất chức danh hoặc cơ quan'
      : 'Khiếu nại: ghi họ tên, chức danh hoặc cơ quan. Kiến nghị, phản ánh: ghi nếu có',
    respondentHint,
    asksAddressAgainst: true,
    respondentAddressHint: sealed
      ? 'In trong quyết định thụ lý, kết luận nội dung tố cáo'
      : 'In trong quyết định giải quyết khiếu nại (điểm b khoản 2 Điều 31 Luật Khiếu nại)',
    asksOpenWords: sealed && isOpenWordsAsked(form),
    openWordsQuestion: sealed && isOpenWordsAsked(form) ? questionOn(filled.values, context) : openWordsQuestion,
    asksDenounced,
    asksHead: sealed && (!asksDenounced || String(filled.values.againstOwnHead ?? '') !== ''),
    denouncedOptions: asksDenounced
      ? await denouncedOptions(
          context.house,
          context.actor.unitId,
          typedRespondents(filled.values),
          saidIn(filled.values),
          context.moment.today,
        )
      : [],
    draftUrl: `/drafts/${choice.draft}?subject=${choice.subject}`,
    draftSaveUrl: `/drafts/${choice.draft}?subject=${choice.subject}&back=${encodeURIComponent(choice.draftPage || form.action)}`,
    draftPage: choice.draftPage,
    draftRemoveUrl: removalHref({ form: choice.draft, subject: choice.subject }, form.action),
    kept: choice.kept,
    uploadUrl: `/files?draft=${choice.draft}&subject=${choice.subject}`,
    duplicatesUrl: '/petitions/duplicates',
    known: sealed || choice.editing !== '' ? null : await knownSendersOf(context, filled.values),
    sealedDuplicatesWords: emptyPanelWords.typedSealed,
    uploaded: choice.uploaded.map((file) => ({
      ...file,
      remove: { name: 'remove', value: String(file.id), url: `/attachments/${file.id}/removal` },
    })),
    primaryLabel: choice.primaryLabel,
    after: choice.after,
    changedMeanwhile: [],
    asksAccusation: !sealed && (form.errors.noAccusation !== undefined || form.values.noAccusation === '1'),
    asksGoesAbove: sealed && (form.errors.goesAbove !== undefined || form.values.goesAbove === '1'),
    turnedWords: sealed && choice.editing === '' ? turnedWords(filled.values) : '',
    differsWords: !sealed && choice.editing === '' ? differsWords(filled.values) : '',
    asksConfirm: form.errors.confirmed !== undefined || form.values.confirmed === '1',
  };
}

const isChosenCapacity = (values: FormValues, capacity: string) =>
  Object.entries(values).some(([name, value]) => /^senders\.\d+\.capacity$/.test(name) && value === capacity);

function questionOn(values: FormValues, { moment }: Context): typeof openWordsQuestion {
  const { words, people, labels, others } = intakeOpenWords(readableIntake(values, moment));
  return openWordsQuestionOn(words, people, labels, others);
}

/** Whom the typed rows are against, empty rows among them; none of them a known account yet. */
export const typedRespondents = (values: FormValues) =>
  rowsOf(values, 'respondents', maxRespondents).map((row) => ({
    name: row.name ?? '',
    position: row.position ?? '',
    organization: row.organization ?? '',
    accountId: null,
  }));

/** What the page's open words say, as the question whom it is against reads them (saidBy). */
const saidIn = (values: FormValues): string =>
  ['subject', 'summary', 'request', 'previousResult']
    .map((name) => String(values[name] ?? ''))
    .filter(Boolean)
    .join('\n');

function openingValues(context: Context, sealed: boolean): FormValues {
  const [year, month, day] = context.moment.today.split('-');
  return {
    receivedOn: `${day}/${month}/${year}`,
    senderKind: 'individual',
    declaredType: sealed ? 'TC' : '',
    senderCount: '',
    ...Object.fromEntries(Array.from({ length: maxSenders }, (_, no) => [`senders.${no}.idType`, 'can_cuoc'])),
  };
}
