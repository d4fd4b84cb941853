// The page of a new visit (and of its correction): the first question, then the paper form from top to bottom.

import { calledHere, listColleagues } from '../accounts/queries.ts';
import { type OfficerRole, roles } from '../accounts/roles.ts';
import { formatDate, parseDate } from '../deadlines/dates.ts';
import { type KeptDrafts, listKeptDrafts, removalHref } from '../documents/drafts/kept.ts';
import type { LeapField } from '../documents/registry/leap-field.ts';
import { hasNobodyBelow } from '../documents/registry/next-instance.ts';
import { idTypeNames, idTypes } from '../petitions/id-types.ts';
import { type KnownBlock, nobodyAsked } from '../petitions/known/people.ts';
import { type FieldBranch, fieldLeaves, fields, sealedPartyName, senderKindNames, senderKinds } from '../petitions/petition.ts';
import { isOpenWordsAsked, openWordsQuestion } from '../sealing/open-words.ts';
import { listWardNames } from '../units/wards.ts';
import { draftNumberOf, subjectOfNumber } from '../web/draft-numbers.ts';
import type { FormState } from '../web/forms.ts';
import type { Context } from '../web/pages.ts';
import { denouncedQuestion, unaskedQuestion } from './denounced.ts';
import { mostContents, mostDocuments, mostPeople, readEntry, rowCount } from './entry-form.ts';
import { delegationWarning } from './hosting.ts';
import { genderNames, genders } from './id-papers.ts';
import { knownPeopleOf } from './known-people.ts';
import { entryQuestionOn } from './open-words.ts';
import { grounds, groundsOn, noticeHint } from './refusal.ts';
import { listOpenDays } from './schedule/queries.ts';
import type { SealedElsewhere } from './seal-request.ts';
import { capacityLabels, visitCapacities } from './standing.ts';
import { letterLeap } from './typed-letter.ts';
import { askedWords } from './urging.ts';
import {
  citizenOutcomes,
  contentTypes,
  occurrenceNames,
  occurrences,
  outcomeWords,
  visitHostNames,
  visitHosts,
  visitKindNames,
  visitKinds,
  visitModeNames,
  visitModes,
  visitOutcomeNames,
} from './visit.ts';

export interface Option {
  value: string;
  label: string;
  hint?: string;
}
export interface EntryOptions {
  kinds: Option[];
  modes: Option[];
  hosts: Option[];
  days: Option[];
  senderKinds: Option[];
  idTypes: Option[];
  genders: Option[];
  capacities: Option[];
  types: Option[];
  occurrences: Option[];
  outcomes: Option[];
  grounds: Option[];
  noticeHint: string;
  /** How whom the desk asks to resolve is called. */
  asked: { label: string; hint: string };
  fieldGroups: { label: string; options: Option[] }[];
  officers: Option[];
  wards: string[];
  conditions: string[];
}
export interface EntryPage {
  title: string;
  heading: string;
  form: FormState;
  /** The question is still open: nothing else is on the page. */
  needsAnswer: boolean;
  sealed: boolean;
  /** '' for a new visit; otherwise the address of the visit being corrected. */
  backHref: string;
  correcting: boolean;
  /** A sealed visit is corrected in its facts only. */
  factsOnly: boolean;
  /** Who received beside the host is asked: of a sealed visit only who reads what stands there. */
  asksCompanions: boolean;
  /** The documents handed over are asked for: of a new visit, and while nobody has signed their receipt. */
  asksDocuments: boolean;
  /** Where what is sealed is put right, and by whom; '' where nothing is. */
  sealedNote: string;
  /** A correction that cannot seal: what came of the visit is sealed elsewhere. */
  sealedElsewhere: SealedElsewhere | null;
  /** Where the cursor stands when the page opens: the number that finds the person, or the row just added. */
  firstField: string;
  choice: EntryOptions;
  people: { heading: string; prefix: string; isFirst: boolean }[];
  contents: { heading: string; prefix: string; isFirst: boolean }[];
  documents: { prefix: string; no: number }[];
  isOnePerson: boolean;
  canAddPerson: boolean;
  canAddContent: boolean;
  canAddDocument: boolean;
  delegation: string;
  asksConfirm: boolean;
  /** A minor came alone: asked, or answered. */
  asksMinor: boolean;
  /** Whether the denounced is an officer here: asked of every new denunciation, later where the words do not say it. */
  asksDenounced: boolean;
  asksHead: boolean;
  denouncedOptions: Option[];
  /** The words name who denounces: how they are kept. */
  asksOpenWords: boolean;
  openWordsQuestion: typeof openWordsQuestion;
  /** The day is unusual: asked, or answered. */
  asksLateDay: boolean;
  /** An open visit says words that accuse. */
  asksAccusation: boolean;
  /** A complaint is ended by the officer at the desk: asked, or answered. */
  asksDeskAnswer: boolean;
  /** The appointment falls on a day of rest: asked, or answered. */
  asksOffDay: boolean;
  /** The number typed of the outcome's letter is to be looked at again; null while nothing was asked. */
  leapField: LeapField | null;
  /** The outcome part also asks for a remark (not on the outcome page of its own). */
  asksNote: boolean;
  known: KnownBlock;
  changedMeanwhile: { label: string; stored: string; typed: string }[];
  draftUrl: string;
  draftSaveUrl: string;
  /** The address that opens this draft again, '' where the page's own does. */
  draftPage: string;
  /** Asks before the draft is thrown away. */
  draftRemoveUrl: string;
  /** Begun and left earlier, beside the first question. */
  kept: KeptDrafts;
  hasDraft: boolean;
  primaryLabel: string;
  todayText: string;
}

declare module '../web/render.ts' {
  interface Pages {
    'reception/new': EntryPage;
  }
}

const named = <T extends string>(codes: readonly T[], names: Record<T, string>): Option[] =>
  codes.map((value) => ({ value, label: names[value] }));
const typeLabels = { KN: 'Khiếu nại', TC: 'Tố cáo', KNPA: 'Kiến nghị, phản ánh' };
const officerRoles = roles.filter((role): role is OfficerRole => role !== 'admin' && role !== 'unit_admin' && role !== 'trainer');
const fieldGroups = (Object.keys(fields) as FieldBranch[]).map((branch) => ({
  label: fields[branch][0],
  options: fieldLeaves
    .filter((leaf) => leaf.branch === branch)
    .map((leaf) => ({ value: leaf.code, label: leaf.code === branch ? `${leaf.name} (chung)` : leaf.name })),
}));

/** Everything the page draws; the rows follow the posted counts. */
export async function entryScreen(
  context: Context,
  form: FormState,
  mode: Partial<
    Pick<
      EntryPage,
      | 'title'
      | 'heading'
      | 'backHref'
      | 'correcting'
      | 'factsOnly'
      | 'asksCompanions'
      | 'sealedNote'
      | 'asksDocuments'
      | 'sealedElsewhere'
      | 'firstField'
      | 'openWordsQuestion'
      | 'changedMeanwhile'
      | 'primaryLabel'
    >
  > & { isAskedBelow?: boolean } = {},
): Promise<EntryPage> {
  const { tx, house, actor, moment } = context;
  const answer = form.values.denunciation;
  const sealed = answer === 'yes';
  const needsAnswer = answer !== 'yes' && answer !== 'no';
  const group = form.values.senderKind === 'group';
  const people = rowCount(form.values, 'people', mostPeople);
  const contents = rowCount(form.values, 'contents', mostContents);
  const documents = rowCount(form.values, 'documents', mostDocuments, 3);
  const officers = needsAnswer ? [] : await listColleagues(house, actor.unitId, officerRoles, moment.today);
  const { isAskedBelow = true, ...page } = mode;
  const correcting = page.correcting ?? false;
  return {
    title: 'Tiếp công dân',
    heading: 'Tiếp công dân',
    form,
    needsAnswer,
    sealed,
    backHref: '/visits',
    correcting,
    factsOnly: false,
    asksCompanions: true,
    sealedNote: '',
    asksDocuments: !correcting,
    sealedElsewhere: null,
    firstField: correcting ? 'receivedOn' : 'p1_idNumber',
    choice: {
      kinds: named(visitKinds, visitKindNames),
      modes: named(visitModes, visitModeNames),
      hosts: named(visitHosts, visitHostNames),
      days: needsAnswer
        ? []
        : (await listOpenDays(tx, actor.unitId, dayTyped(form, moment.today), nearDays)).map((day) => ({
            value: String(day.id),
            label: `${formatDate(day.onDate)}, ${day.hostTitle} ${day.hostName}${day.state === 'held' ? ', đã tiếp' : ''}`,
          })),
      senderKinds: [
        { value: 'individual', label: 'Một người' },
        ...named(
          senderKinds.filter((kind) => kind !== 'individual' && !(sealed && kind === 'organization')),
          senderKindNames,
        ),
      ],
      idTypes: named(idTypes, idTypeNames),
      genders: named(genders, genderNames),
      capacities: named(visitCapacities, capacityLabels(group)).filter(
        // What is chosen already stands until the officer chooses otherwise; saving says why it cannot be (entry-rules.ts).
        (one) => !(sealed && one.value === 'authorized_agent') || isChosen(form.values, 'authorized_agent'),
      ),
      types: contentTypes.filter((type) => sealed || type !== 'TC').map((value) => ({ value, label: typeLabels[value] })),
      occurrences: named(occurrences, occurrenceNames),
      outcomes: citizenOutcomes
        // What the register says already stands; of a new one saving says why it cannot be (urging.ts).
        .filter((value) => value !== 'urge_subordinate' || form.values.outcome === value || !hasNobodyBelow(actor.unitName))
        .map((value) => ({ value, label: outcomeWords(visitOutcomeNames, value, isAskedBelow) })),
      grounds: groundsOn(moment.today).map((value) => ({ value, label: `${grounds[value].words} (${grounds[value].basis})` })),
      noticeHint: noticeHint(moment.today),
      asked: askedWords(isAskedBelow),
      fieldGroups,
      officers: [
        ...new Map(officers.map((one) => [one.accountId, { value: String(one.accountId), label: calledHere(one) }])).values(),
      ],
      wards: needsAnswer ? [] : await listWardNames(house, moment.today),
      conditions: ['Bản gốc', 'Bản sao', 'Bản sao công chứng', 'Bản chụp'],
    },
    people: rows('p', people, (no) => personHeading(no, people, sealed, group)),
    contents: rows('c', contents, (no) => (contents > 1 ? `Nội dung ${no}` : 'Nội dung')),
    documents: rows('d', documents, String).map(({ prefix }, index) => ({ prefix, no: index + 1 })),
    isOnePerson: people === 1,
    canAddPerson: people < mostPeople,
    canAddContent: contents < mostContents,
    canAddDocument: documents < mostDocuments,
    delegation: delegationWarning,
    asksConfirm: form.errors.idConfirmed !== undefined || form.values.idConfirmed === '1',
    asksMinor: form.errors.minorConfirmed !== undefined || form.values.minorConfirmed === '1',
    asksAccusation: !sealed && (form.errors.noAccusation !== undefined || form.values.noAccusation === '1'),
    asksLateDay: form.errors.lateDay !== undefined || form.values.lateDay === '1',
    asksDeskAnswer: isDeskAnswerAsked(form),
    asksOffDay: isOffDayAsked(form),
    leapField: letterLeap(form),
    asksNote: true,
    asksOpenWords: sealed && isOpenWordsAsked(form),
    openWordsQuestion:
      sealed && isOpenWordsAsked(form) ? entryQuestionOn(readEntry(form.values, moment, correcting).entry) : openWordsQuestion,
    ...(sealed ? await denouncedQuestion(context, form, !correcting) : unaskedQuestion),
    known: needsAnswer || sealed || correcting ? nobodyAsked : await knownPeopleOf(context, form.values),
    changedMeanwhile: [],
    ...(correcting ? correctionDraft(context.id) : entryDraft(form)),
    kept: needsAnswer ? await listKeptDrafts(context, [entryDraftName], '/visits/new') : { drafts: [], inLine: '' },
    hasDraft: form.draftSavedAt !== '',
    primaryLabel: 'Lưu vào sổ tiếp công dân',
    todayText: formatDate(moment.today),
    ...page,
  };
}

/** Sessions offered before the day of the visit: the day may still be typed anew. */
const nearDays = 7;
const dayTyped = (form: FormState, today: string) => parseDate(String(form.values.receivedOn ?? ''), today) ?? today;

/** Whether the form asks for, or answers, an appointment on a day of rest. */
export const isOffDayAsked = (form: FormState) =>
  form.errors.appointmentOffDay !== undefined || form.values.appointmentOffDay === '1';

/** Whether the form asks for, or answers, a complaint that ends at the desk. */
export const isDeskAnswerAsked = (form: FormState) => form.errors.deskAnswer !== undefined || form.values.deskAnswer === '1';

/** The form a new visit keeps its drafts under. */
export const entryDraftName = 'visit';
/** And the correction of one. */
export const correctionDraftName = 'visit-correction';

/** Where a draft of a new visit is kept: under the number this opening of the form has. */
function entryDraft(form: FormState) {
  const number = draftNumberOf(form.values.draft);
  const place = { form: entryDraftName, subject: subjectOfNumber(number) };
  const draftPage = number ? `/visits/new?draft=${number}` : '';
  return {
    draftUrl: `/drafts/${place.form}?subject=${place.subject}`,
    draftSaveUrl: `/drafts/${place.form}?subject=${place.subject}&back=${encodeURIComponent(draftPage || '/visits/new')}`,
    draftRemoveUrl: removalHref(place, '/visits/new'),
    draftPage,
  };
}

function correctionDraft(id: number) {
  const place = { form: correctionDraftName, subject: String(id) };
  const back = `/visits/${id}/correction`;
  return {
    draftUrl: `/drafts/${place.form}?subject=${id}`,
    draftSaveUrl: `/drafts/${place.form}?subject=${id}&back=${back}`,
    draftRemoveUrl: removalHref(place, back),
    draftPage: '',
  };
}

const rows = (letter: string, count: number, heading: (no: number) => string) =>
  Array.from({ length: count }, (_, index) => ({
    prefix: `${letter}${index + 1}_`,
    heading: heading(index + 1),
    isFirst: index === 0,
  }));

function personHeading(no: number, count: number, sealed: boolean, group: boolean): string {
  if (sealed) return sealedPartyName(no);
  if (group) return `Người của đoàn ${no}`;
  return count > 1 ? `Người được tiếp ${no}` : 'Người được tiếp';
}

const isChosen = (values: FormState['values'], capacity: string) =>
  Object.entries(values).some(([name, value]) => /^p\d+_capacity$/.test(name) && value === capacity);

/** The choices a fresh block of a person opens with: a citizen card, and for himself. @param no its number, from 1 */
export const freshPerson = (no: number) => ({ [`p${no}_idType`]: 'can_cuoc', [`p${no}_capacity`]: 'self' });

/** The values a fresh page opens with. */
export function freshValues(today: string, time: string, answer: string): Record<string, string> {
  return {
    denunciation: answer === 'yes' || answer === 'no' ? answer : '',
    receivedOn: formatDate(today),
    receivedTime: time,
    kind: 'regular',
    mode: 'in_person',
    host: 'officer',
    senderKind: 'individual',
    ...freshPerson(1),
    people: '1',
    contents: '1',
    documents: '3',
    ...(answer === 'yes' ? { c1_type: 'TC' } : {}),
  };
}
