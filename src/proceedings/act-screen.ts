// The form of one act: one template for all, fields from the act's own definition; and the model of acceptance.
import { calledHere } from '../accounts/queries.ts';
import { formatDate } from '../deadlines/dates.ts';
import type { LeapField } from '../documents/registry/leap-field.ts';
import { chairmanOf } from '../documents/registry/next-instance.ts';
import { petitionNumber } from '../petitions/petition.ts';
import type { Difference, FormState } from '../web/forms.ts';
import { hiddenSubject } from '../work/acts.ts';
import { type ActCode, nextActWords } from './act-codes.ts';
import { definitions } from './acts/index.ts';
import { lastStep, leaderOf, verifierOf } from './effect.ts';
import { type DraftedPart, draftedParts, type FormFacts } from './fields.ts';
import { procedureNames, stateTags } from './proceeding.ts';
import type { ConcernedRow, Gathered } from './queries.ts';
import type { Term } from './show-page.ts';
import { standingContents, standingText } from './standing.ts';
import { workflowOf } from './tables/index.ts';
import { takenBackLast } from './taking-back/policy.ts';
import { afterWords } from './turn.ts';
import { findRule, inWordsOf } from './workflow.ts';

export interface ActPage {
  title: string;
  heading: string;
  number: string;
  showHref: string;
  crumbWords: string;
  form: FormState;
  /** What was recorded since the form was opened, field by field, where the form itself came back on an older state. */
  changedMeanwhile: Difference[];
  opening: string;
  groups: { heading: string; entries: { component: string; props: Record<string, unknown>; when: string }[] }[];
  draftUrl: string;
  draftWords: string;
  primaryLabel: string;
  after: string;
  facts: Term[];
  lawLine: string;
  clockLine: string;
}

export interface AcceptancePage {
  title: string;
  number: string;
  petitionHref: string;
  form: FormState;
  procedureWords: string;
  opening: string;
  answers: { value: string; label: string; leadsTo?: string; missing?: string }[];
  grounds: { value: string; label: string; hint: string }[];
  askGroup: boolean;
  /** Fewer are named than signed, which the decision will not do without. */
  unlisted: { text: string; link: { href: string; label: string } } | null;
  askAppointment: boolean;
  /** A denunciation that came in no legal form: whether it is signed or taken down now. */
  askForm: boolean;
  /** Of a continued denunciation: the grounds of resolving it again, or of taking it from the body below; null of anything else. */
  redo: { label: string; hint: string; options: { value: string; label: string; hint: string }[]; takingWhen: string } | null;
  /** The number of the demand is to be looked at again; null while nothing was asked. */
  leapField: LeapField | null;
  askRemote: boolean;
  draftUrl: string;
  after: string;
  facts: Term[];
}

declare module '../web/render.ts' {
  interface Pages {
    'proceedings/act': ActPage;
    'proceedings/acceptance': AcceptancePage;
  }
}

interface Opened {
  form: FormState;
  changedMeanwhile: Difference[];
  /** What was taken back of this act has been done otherwise since. */
  isGivenUp: boolean;
}

/** The form of one act: one template for all, fields from the act's definition. */
export function actScreen(
  code: ActCode,
  gathered: Gathered,
  { form, changedMeanwhile, isGivenUp }: Opened,
  due: { words: string; date: string } | null,
  names: ReadonlyMap<number, string>,
): ActPage {
  const { given, record, isReadable } = gathered;
  const { proceeding } = given;
  const row = findRule(workflowOf(proceeding.procedure), code);
  const rule = row && inWordsOf(row, given.facts);
  const facts = formFactsOf(gathered);
  const definition = definitions[code];
  const groups: ActPage['groups'] = [];
  for (const [name, field] of Object.entries(definition.fields)) {
    if ((field.only && !field.only(facts.facts)) || (field.onlyWith && !field.onlyWith(facts))) continue;
    if (field.whenAsked && form.errors[name] === undefined && !form.values[name]) continue;
    const hint = field.hintFor?.(facts.facts);
    if (field.section !== undefined || groups.length === 0) groups.push({ heading: field.section ?? '', entries: [] });
    const props = {
      ...(typeof field.props === 'function' ? field.props(facts) : field.props),
      ...field.typedProps?.(form.values),
    };
    groups.at(-1)?.entries.push({
      component: `/components/${field.component}`,
      props: { ...blankProps, ...props, ...(hint ? { hint } : {}), ...(name === 'on' ? staleDay(form, given.today) : {}), name },
      when: field.showWhen ?? '',
    });
  }
  const number = petitionNumber(record);
  const label = rule?.label ?? nextActWords[code];
  return {
    title: label,
    heading: label,
    number,
    showHref: `/proceedings/${proceeding.id}`,
    crumbWords: number,
    form,
    changedMeanwhile,
    opening: [definition.intro(facts), isGivenUp ? '' : filledAgain(code, gathered, form)].filter(Boolean).join(' '),
    groups,
    draftUrl: `/drafts/proceeding-${code}?subject=${proceeding.id}`,
    draftWords: form.draftSavedAt ? `Đã lưu nháp lúc ${form.draftSavedAt}` : '',
    primaryLabel: label,
    after: rule ? `Sau bước này: ${afterWords(rule, gathered, names)}` : '',
    facts: [
      { term: 'Số đơn', text: number, href: `/proceedings/${proceeding.id}` },
      { term: 'Nội dung', text: isReadable ? given.words.subject : hiddenSubject },
      ...(code === 'conflict' ? concernedTerms(gathered.concerned) : []),
      { term: 'Loại', text: procedureNames[proceeding.procedure] },
      { term: 'Bước hiện tại', text: stateTags[proceeding.state].words },
      { term: 'Ngày thụ lý', text: formatDate(proceeding.acceptedOn) },
      ...(due ? [{ term: 'Hạn', text: [due.words, due.date].filter(Boolean).join(', ') }] : []),
    ],
    lawLine: rule?.law ?? '',
    clockLine: rule?.clock ?? '',
  };
}

/** A draft kept from another day still says that day: its own date is asked about, not carried over unseen. */
function staleDay(form: FormState, today: string): { hint?: string } {
  const [now, typed] = [formatDate(today), String(form.values.on ?? '')];
  if (!form.draftSavedAt || form.draftSavedAt.includes(now) || !/^\d/.test(typed) || typed === now) return {};
  return { hint: `Nháp ghi ngày ${typed}, hôm nay là ${now}. Kiểm tra lại ngày này` };
}

/** Why what was recorded before was taken back, and that the form opens with it; a draft of the officer's own goes before that. */
function filledAgain(code: ActCode, { history }: Gathered, form: FormState): string {
  const last = takenBackLast(history, code);
  if (!last) return '';
  const isBack = code === 'report' && last.takenBackByName !== last.recordedByName;
  const why = isBack
    ? `Báo cáo ngày ${formatDate(last.onDate)} được ${last.takenBackByName} trả lại: ${last.takenBackReason}.`
    : `Lần ghi ngày ${formatDate(last.onDate)} đã rút lại (${last.takenBackByName ?? ''}). Lý do rút lại: ${last.takenBackReason.replace(/\.$/, '')}.`;
  if (form.draftSavedAt) return why;
  return `${why} ${isBack ? 'Nội dung đã nhập điền sẵn để sửa.' : 'Điền sẵn nội dung đã nhập.'}`;
}

const concernedNames: Record<ConcernedRow['role'], string> = {
  complainant: 'Người khiếu nại',
  petitioner: 'Người gửi đơn',
  respondent: 'Người bị khiếu nại',
  denounced: 'Người bị tố cáo',
};

/** With whom there could be a conflict: asked before anything of the content is shown. */
const concernedTerms = (concerned: readonly ConcernedRow[]): Term[] =>
  concerned.map((one) => ({
    term: concernedNames[one.role],
    text: [one.name, one.post, one.organization].filter(Boolean).join(', '),
  }));

/** An include inherits the locals around it; these say "nothing" where a field says nothing. */
const blankProps = {
  hint: '',
  optional: false,
  width: 'c12',
  data: {},
  kind: '',
  readonly: false,
  stacked: false,
  groups: [],
  blank: '',
  choices: [],
  maxlength: '',
  autocomplete: '',
  cls: '',
  rows: 4,
};

/** The officer's draft in the last report, which the head changes as he decides. */
function draftedIn(given: Gathered['given']): FormFacts['drafted'] {
  const details = lastStep(given, 'report')?.details ?? {};
  const part = (name: DraftedPart) => (typeof details[name] === 'string' ? details[name] : '');
  return Object.fromEntries(draftedParts.map((name) => [name, part(name)])) as FormFacts['drafted'];
}

/** Who chairs, as the invitation said it. */
function invitedIn(given: Gathered['given']): FormFacts['invited'] {
  const { chair, chairPost, delegable } = lastStep(given, 'invitation')?.details ?? {};
  return chair ? { chair: String(chair), chairPost: String(chairPost ?? ''), ...(delegable ? { delegable: '1' } : {}) } : {};
}

/** What the definition of an act may prefill its form from. */
export function formFactsOf(gathered: Gathered): FormFacts {
  const { given } = gathered;
  return {
    facts: given.facts,
    contents: {
      ...given.contents,
      acceptedPoints: standingText(given),
      firstResult: given.words.previousResult,
      secondResolver: chairmanOf(given.superior),
    },
    earlier: {
      earlierBy: given.words.previousOrg,
      earlierNumber: given.words.previousNumber,
      earlierOn: given.words.previousOn ? formatDate(given.words.previousOn) : '',
    },
    drafted: draftedIn(given),
    invited: invitedIn(given),
    limitEndsOn: given.limitEndsOn,
    verifier: verifierOf(given),
    proposer: given.proposer,
    leader: leaderOf(given),
    standing: standingContents(given),
    figures: given.figures,
    hasRelated: given.related.persons.length + given.related.orgs.length > 0,
    candidates: gathered.colleagues.map((one) => ({ value: String(one.accountId), label: calledHere(one) })),
  };
}
