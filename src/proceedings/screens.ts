// Pages of proceedings: rows → exactly what the templates print.

import type { ClockState } from '../deadlines/clock.ts';
import { formatDate } from '../deadlines/dates.ts';
import { summarizeDue } from '../deadlines/explanation.ts';
import type { RuleSet } from '../deadlines/rule-set.ts';
import type { FileItem, PaperLine } from '../documents/queries.ts';
import { fieldName, petitionNumber, type Tag } from '../petitions/petition.ts';
import type { FormState } from '../web/forms.ts';
import { hiddenSubject } from '../work/acts.ts';
import { type ActCode, nextActWords } from './act-codes.ts';
import { definitions } from './acts/index.ts';
import { type ClockLine, clockLines, clockView } from './clock-lines.ts';
import type { StepRow } from './effect.ts';
import type { FormFacts } from './fields.ts';
import { complexityCriterionNames, measureNames, procedureNames, resultWords, stateTags } from './proceeding.ts';
import type { Gathered, OutcomeRow, RelatedRow } from './queries.ts';
import { workflowOf } from './tables/index.ts';
import { findRule, permittedActions } from './workflow.ts';

interface Term {
  term: string;
  text?: string;
  href?: string;
  lines?: string[];
}
interface NamedLink {
  href: string;
  label: string;
}
export interface ShowProceedingPage {
  title: string;
  heading: string;
  number: string;
  petitionHref: string;
  stateTag: Tag;
  procedureWords: string;
  metaLine: string;
  progress: { label: string; note: string; state: string }[];
  readable: boolean;
  terms: Term[];
  findings: Term[];
  people: { name: string; post: string; declared: Tag }[];
  peopleEmpty: string;
  peopleLink: NamedLink | null;
  clockList: ClockLine[];
  events: { date: string; icon: string; title: string; text: string; by: string; kind: string }[];
  papersList: PaperLine[];
  papersEmpty: string;
  newPaper: NamedLink | null;
  fileItems: FileItem[];
  figures: { heads: string[]; lines: { label: string; cells: string[] }[] };
  related: { href: string; label: string; meta: string; tag: Tag }[];
  facts: Term[];
  next: {
    heading: string;
    words: string;
    due: { level: string; words: string; text: string; href: string } | null;
    primary: NamedLink | null;
    others: NamedLink[];
    blocked: { label: string; because: string }[];
  };
  sections: { href: string; label: string; count: number }[];
  csrf: string;
}

export interface ActPage {
  title: string;
  heading: string;
  number: string;
  showHref: string;
  crumbWords: string;
  form: FormState;
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
  askRemote: boolean;
  draftUrl: string;
  facts: Term[];
}

declare module '../web/render.ts' {
  interface Pages {
    'proceedings/show': ShowProceedingPage;
    'proceedings/act': ActPage;
    'proceedings/acceptance': AcceptancePage;
  }
}

export interface ShowSources {
  gathered: Gathered;
  /** The resolution clock replayed, null when there is none. */
  main: ClockState | null;
  outcomes: readonly OutcomeRow[];
  related: readonly RelatedRow[];
  papers: PaperLine[];
  files: FileItem[];
  names: ReadonlyMap<number, string>;
  rules: RuleSet;
  today: string;
  csrf: string;
  mayWritePapers: boolean;
}

/** The page of one proceeding. */
export function showScreen(sources: ShowSources): ShowProceedingPage {
  const { gathered, outcomes, related, papers, files, names, rules, today } = sources;
  const { given, record, isReadable, members, clocks } = gathered;
  const { proceeding } = given;
  const number = petitionNumber(record);
  const heading = isReadable ? given.words.subject : hiddenSubject;
  const next = nextOf(sources);
  const lines = clockLines(clocks, today, rules.calendar);
  return {
    title: `${number}, giải quyết`,
    heading,
    number,
    petitionHref: `/petitions/${record.id}`,
    stateTag: stateTags[proceeding.state],
    procedureWords: procedureNames[proceeding.procedure],
    metaLine: `${fieldName(record.field)} · thụ lý ${formatDate(proceeding.acceptedOn)} · ${record.unitName}`,
    progress: progressOf(gathered),
    readable: isReadable,
    terms: isReadable ? termsOf(gathered) : [],
    findings: isReadable ? findingsOf(gathered) : [],
    people: (isReadable ? members : []).map((one) => ({
      name: one.name,
      post: [one.memberRole === 'team_lead' ? 'Phụ trách' : 'Thành viên', one.title, `giao ngày ${formatDate(one.assignedOn)}`]
        .filter(Boolean)
        .join(' · '),
      declared: declaredTag(one.declaredAt !== null, one.hasConflict === true),
    })),
    peopleEmpty: !isReadable ? 'Được bảo mật.' : proceeding.closedOn === null ? 'Chưa giao ai xác minh.' : 'Không giao xác minh.',
    peopleLink: next.assignmentHref,
    clockList: lines,
    events: eventsOf(given.steps, lines),
    papersList: papers,
    papersEmpty: isReadable ? 'Chưa có văn bản.' : 'Văn bản được bảo mật.',
    newPaper: sources.mayWritePapers
      ? { href: `/petitions/${proceeding.petitionId}/papers/new`, label: 'Soạn văn bản khác' }
      : null,
    fileItems: files,
    figures: figuresOf(outcomes),
    related: related.map((one) => ({
      href: `/proceedings/${one.id}`,
      label: `${petitionNumber({ year: one.petitionYear, number: one.petitionNumber })}, ${procedureNames[one.procedure]}`,
      meta: [one.unitName, `thụ lý ${formatDate(one.acceptedOn)}`, resultWords(one.procedure, one.result)]
        .filter(Boolean)
        .join(' · '),
      tag: stateTags[one.state],
    })),
    facts: factsList(gathered, names),
    next: next.box,
    sections: [
      { href: '#noi-dung', label: 'Nội dung', count: 0 },
      { href: '#nguoi', label: 'Người xác minh', count: isReadable ? members.length : 0 },
      { href: '#thoi-han', label: 'Thời hạn', count: clocks.length },
      { href: '#van-ban', label: 'Văn bản', count: papers.length },
      { href: '#ket-qua', label: 'Kết quả', count: 0 },
      { href: '#dong-thoi-gian', label: 'Dòng thời gian', count: 0 },
    ],
    csrf: sources.csrf,
  };
}

function declaredTag(declared: boolean, hasConflict: boolean): Tag {
  if (!declared) return { words: 'Chưa khai báo', colour: 'amber', icon: 'clock' };
  return hasConflict
    ? { words: 'Có xung đột, không tham gia', colour: 'red', icon: 'ban' }
    : { words: 'Đã khai, không xung đột', colour: 'green', icon: 'check' };
}

function progressOf({ given }: Gathered): ShowProceedingPage['progress'] {
  const { proceeding, facts } = given;
  const { steps } = workflowOf(proceeding.procedure);
  const at = proceeding.state === 'suspended' ? (proceeding.stateBeforeSuspension ?? 'accepted') : proceeding.state;
  const now = steps.findIndex((step) => step.states.includes(at));
  const dates: Record<string, string | null> = {
    'Thụ lý': proceeding.acceptedOn,
    'Tiếp nhận giải quyết': proceeding.acceptedOn,
    'Xác minh': proceeding.reportOn,
    'Đối thoại': now > 2 ? proceeding.dialogueOn : null,
    'Quyết định': proceeding.decidedOn,
    'Kết luận': proceeding.decidedOn,
    'Trả lời': proceeding.decidedOn,
    'Gửi, công khai': proceeding.sentOn,
    'Xử lý': proceeding.enforcedOn,
  };
  return steps.map((step, index) => {
    const isNow = index === now && proceeding.closedOn === null;
    const date = dates[step.label];
    const words = isNow
      ? stateTags[proceeding.state].words
      : index === now
        ? formatDate(proceeding.closedOn ?? facts.today)
        : index < now && date
          ? formatDate(date)
          : '';
    return { label: step.label, note: words, state: isNow ? 'now' : index <= now ? 'done' : '' };
  });
}

/** The one act now, what else may be done, and what may not yet with its reason. */
function nextOf(sources: ShowSources): { box: ShowProceedingPage['next']; assignmentHref: NamedLink | null } {
  const { gathered, main, names, rules, today } = sources;
  const { given, doer, clocks } = gathered;
  const { proceeding, facts } = given;
  const workflow = workflowOf(proceeding.procedure);
  const acts = permittedActions(workflow, proceeding.id, facts, doer);
  const next = workflow.next(facts);
  const expected = acts.find((one) => one.act === next.act);
  const declare = acts.find((one) => one.act === 'conflict' && one.allowed);
  // While a colleague still owes a notice, everyone else sees his own next step.
  const others = new Map([...facts.running].filter(([rule]) => !findRule(workflow, next.act)?.stops.includes(rule)));
  const beyond = acts.find((one) => one.act === workflow.next({ ...facts, running: others }).act);
  const primary = declare ?? [expected, beyond].find((one) => one?.allowed);
  const turn = proceeding.holderId === null ? roleWords(proceeding.nextRole) : (names.get(proceeding.holderId) ?? '');
  const waiting = expected
    ? `Chờ ${turn}: ${expected.label.charAt(0).toLocaleLowerCase('vi')}${expected.label.slice(1)}`
    : 'Theo dõi kết quả';
  const shown = clocks.find(
    (clock) => clock.stoppedOn === null && clock.dueOn === proceeding.dueOn && clock.ruleCode === proceeding.dueRule,
  );
  const view = shown && clockView(shown, today, rules.calendar);
  const isMain = shown !== undefined && shown.id === proceeding.mainClockId;
  const isClosed = proceeding.closedOn !== null;
  const assignment = acts.find((one) => one.act === 'assignment' && one.allowed);
  return {
    assignmentHref: assignment && proceeding.state !== 'accepted' ? { href: assignment.href, label: 'Đổi người xác minh' } : null,
    box: {
      heading: isClosed ? 'Hồ sơ đã kết thúc' : (primary?.label ?? waiting),
      words: isClosed
        ? ''
        : primary
          ? `Sau bước này: ${primary.after}`
          : expected && !expected.allowed && doer.inOwnUnit
            ? expected.because
            : '',
      due:
        shown && view
          ? {
              level: view.level,
              words: view.lead,
              text:
                isMain && main
                  ? summarizeDue(main, rules.calendar)
                  : `${shown.label}${shown.dueOn ? `, hạn ${formatDate(shown.dueOn)}` : ''}.`,
              href: `/clocks/${shown.id}`,
            }
          : null,
      primary: primary ? { href: primary.href, label: primary.label } : null,
      others: acts.filter((one) => one.allowed && one !== primary).map(({ href, label }) => ({ href, label })),
      blocked:
        isClosed || !doer.inOwnUnit
          ? []
          : acts.filter((one) => !one.allowed && one.isNear).map(({ label, because }) => ({ label, because })),
    },
  };
}

function roleWords(role: string | null): string {
  return { clerk: 'văn thư', processor: 'chuyên viên xử lý', leader: 'lãnh đạo' }[role ?? ''] ?? 'đơn vị';
}

function termsOf({ given, record, parties }: Gathered): Term[] {
  const who = (roles: readonly string[]) =>
    parties
      .filter((one) => roles.includes(one.role))
      .map((one) => [one.name, one.position, one.organization].filter(Boolean).join(', '));
  const against = who(['respondent', 'denounced']);
  return [
    { term: 'Nội dung thụ lý', text: given.contents.acceptedPoints || record.content?.summary || '' },
    { term: 'Người gửi đơn', text: record.content?.senderLabel ?? '' },
    ...(against.length > 0
      ? [{ term: record.petitionType === 'TC' ? 'Người bị tố cáo' : 'Người bị khiếu nại', lines: against }]
      : []),
    { term: 'Người gửi đề nghị', text: record.content?.request ?? '' },
    ...(record.content?.previousOrg
      ? [
          {
            term: 'Đã được giải quyết trước',
            text: [
              record.content.previousOrg,
              record.content.previousNumber,
              record.content.previousOn ? formatDate(record.content.previousOn) : '',
              record.content.previousResult,
            ]
              .filter(Boolean)
              .join(', '),
          },
        ]
      : []),
  ];
}

function findingsOf({ given }: Gathered): Term[] {
  const { contents, proceeding } = given;
  return [
    { term: 'Kết quả', text: resultWords(proceeding.procedure, proceeding.result) },
    ...(proceeding.measure
      ? [{ term: 'Quyết định, hành vi bị khiếu nại', text: measureNames[proceeding.measure as keyof typeof measureNames] }]
      : []),
    ...(contents.complexityCriteria.length > 0
      ? [
          {
            term: 'Tiêu chí phức tạp',
            lines: contents.complexityCriteria.map(
              (code) => complexityCriterionNames[code as keyof typeof complexityCriterionNames] ?? code,
            ),
          },
        ]
      : []),
    { term: 'Kết quả xác minh', text: contents.verificationResult },
    ...(contents.respondentView ? [{ term: 'Giải trình', text: contents.respondentView }] : []),
    ...(contents.dialogueResult ? [{ term: 'Kết quả đối thoại', text: contents.dialogueResult }] : []),
    { term: proceeding.procedure === 'recommendation' ? 'Nội dung trả lời' : 'Kết luận', text: contents.conclusion },
  ];
}

function factsList({ given }: Gathered, names: ReadonlyMap<number, string>): Term[] {
  const { proceeding } = given;
  const date = (on: string | null) => (on === null ? '' : formatDate(on));
  const resolver = proceeding.resolverId === null ? '' : (names.get(proceeding.resolverId) ?? '');
  const flags = [
    proceeding.isVeryComplex ? 'đặc biệt phức tạp' : proceeding.isComplex ? 'phức tạp' : '',
    proceeding.isRemote ? 'vùng sâu, vùng xa' : '',
    proceeding.extensionCount > 0 ? `gia hạn ${proceeding.extensionCount} lần` : '',
    proceeding.isStayed ? 'quyết định bị khiếu nại đang tạm đình chỉ thi hành' : '',
  ].filter(Boolean);
  return [
    { term: 'Người giải quyết', text: resolver },
    { term: 'Ngày thụ lý', text: date(proceeding.acceptedOn) },
    ...(flags.length > 0 ? [{ term: 'Tính chất', text: flags.join(', ') }] : []),
    ...(proceeding.verifyBy ? [{ term: 'Xác minh đến', text: date(proceeding.verifyBy) }] : []),
    ...(proceeding.decidedOn ? [{ term: 'Ngày có kết quả', text: date(proceeding.decidedOn) }] : []),
    ...(proceeding.sentOn ? [{ term: 'Ngày gửi', text: date(proceeding.sentOn) }] : []),
    ...(proceeding.publishedOn ? [{ term: 'Ngày công khai', text: date(proceeding.publishedOn) }] : []),
    ...(proceeding.effectiveOn ? [{ term: 'Có hiệu lực', text: date(proceeding.effectiveOn) }] : []),
    ...(proceeding.closedOn ? [{ term: 'Kết thúc', text: date(proceeding.closedOn) }] : []),
  ];
}

const stepTitles: Record<string, string> = {
  report: 'Hoàn thành báo cáo xác minh',
  verification: 'Làm việc, xác minh',
  decision: 'Ra quyết định giải quyết khiếu nại',
  conclusion: 'Ban hành kết luận nội dung tố cáo',
  answer: 'Ban hành văn bản trả lời',
  effective: 'Quyết định có hiệu lực',
  enforced: 'Thi hành xong',
  appeal: 'Khiếu nại lần hai hoặc khởi kiện',
  acceptance: 'Thụ lý giải quyết',
  identity_ordered: 'Cho phép xem thông tin người tố cáo',
};
const stepIcons: Record<string, string> = {
  acceptance: 'gavel',
  assignment: 'users',
  conflict: 'user-check',
  verification: 'file-search',
  report: 'file-check',
  complexity: 'alert-triangle',
  extension: 'clock-check',
  suspension: 'player-pause',
  resumption: 'refresh',
  termination: 'ban',
  invitation: 'calendar-event',
  dialogue: 'users',
  decision: 'file-certificate',
  conclusion: 'file-certificate',
  answer: 'file-certificate',
  notice: 'send',
  'acceptance-notice': 'send',
  'order-notice': 'send',
  'transferor-notice': 'send',
  publication: 'building-bank',
  close: 'archive',
};
const keySteps = ['acceptance', 'report', 'dialogue', 'decision', 'conclusion', 'answer', 'suspension', 'termination', 'close'];
const momentFormat = new Intl.DateTimeFormat('en-GB', {
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'Asia/Ho_Chi_Minh',
});

/** Newest first; the nearest running deadline stands on top, hollow. */
function eventsOf(steps: readonly StepRow[], clocks: readonly ClockLine[]): ShowProceedingPage['events'] {
  const coming = clocks.find((one) => one.isRunning && one.level !== 'none' && one.date !== '');
  const past = [...steps].reverse().map((step) => ({
    date: formatDate(step.onDate),
    icon: stepIcons[step.kind] ?? 'check',
    title: stepTitles[step.kind] ?? nextActWords[step.kind as ActCode] ?? step.kind,
    text: String(step.details.said ?? ''),
    by: `${step.recordedByName}, ghi lúc ${momentFormat.format(step.recordedAt).replace(',', '')}`,
    kind: keySteps.includes(step.kind) ? 'key' : '',
  }));
  return coming
    ? [
        {
          date: coming.date,
          icon: 'clock',
          title: `Hạn: ${coming.label.charAt(0).toLocaleLowerCase('vi')}${coming.label.slice(1)}`,
          text: coming.words,
          by: '',
          kind: 'next',
        },
        ...past,
      ]
    : past;
}

const figureNames = [
  ['stateMoney', 'Thu hồi cho Nhà nước, triệu đồng'],
  ['stateLand', 'Thu hồi cho Nhà nước, m² đất'],
  ['returnMoney', 'Trả lại tổ chức, cá nhân, triệu đồng'],
  ['returnLand', 'Trả lại tổ chức, cá nhân, m² đất'],
  ['returnedOrgs', 'Tổ chức được trả lại quyền lợi'],
  ['returnedPersons', 'Cá nhân được trả lại quyền lợi'],
  ['disciplineOrgs', 'Tổ chức bị xử lý'],
  ['disciplinePersons', 'Người bị xử lý hành chính'],
  ['disciplineOfficials', 'Trong đó cán bộ, công chức, viên chức'],
  ['policeCases', 'Vụ chuyển cơ quan điều tra'],
  ['policePersons', 'Đối tượng chuyển cơ quan điều tra'],
  ['policeOfficials', 'Trong đó cán bộ, công chức, viên chức'],
] as const;

/** Recommended beside executed; only lines where there is something. */
function figuresOf(outcomes: readonly OutcomeRow[]): ShowProceedingPage['figures'] {
  const of = (phase: string) => outcomes.find((one) => one.phase === phase);
  const recommended = of('recommended');
  const executed = of('executed');
  const cell = (row: OutcomeRow | undefined, key: (typeof figureNames)[number][0]) => Number(row?.[key] ?? 0);
  const lines = figureNames
    .filter(([key]) => cell(recommended, key) > 0 || cell(executed, key) > 0)
    .map(([key, label]) => ({
      label,
      cells: [cell(recommended, key), cell(executed, key)].map((value) => value.toLocaleString('vi-VN')),
    }));
  return { heads: ['Kiến nghị', 'Đã thực hiện'], lines };
}

/** The form of one act: one template for all, fields from the act's definition. */
export function actScreen(
  code: ActCode,
  gathered: Gathered,
  form: FormState,
  due: { words: string; date: string } | null,
): ActPage {
  const { given, record, isReadable } = gathered;
  const { proceeding } = given;
  const rule = findRule(workflowOf(proceeding.procedure), code);
  const facts = formFactsOf(gathered);
  const definition = definitions[code];
  const groups: ActPage['groups'] = [];
  for (const [name, field] of Object.entries(definition.fields)) {
    if (field.only && !field.only(facts.facts)) continue;
    if (field.section !== undefined || groups.length === 0) groups.push({ heading: field.section ?? '', entries: [] });
    const props = typeof field.props === 'function' ? field.props(facts) : field.props;
    groups.at(-1)?.entries.push({
      component: `/components/${field.component}`,
      props: { ...blankProps, ...props, name },
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
    opening: definition.intro(facts),
    groups,
    draftUrl: `/drafts/proceeding-${code}?subject=${proceeding.id}`,
    draftWords: form.draftSavedAt ? `Đã lưu nháp lúc ${form.draftSavedAt}` : '',
    primaryLabel: label,
    after: rule ? `Sau bước này: ${rule.after}` : '',
    facts: [
      { term: 'Số đơn', text: number, href: `/proceedings/${proceeding.id}` },
      { term: 'Nội dung', text: isReadable ? given.words.subject : hiddenSubject },
      { term: 'Loại', text: procedureNames[proceeding.procedure] },
      { term: 'Bước hiện tại', text: stateTags[proceeding.state].words },
      { term: 'Ngày thụ lý', text: formatDate(proceeding.acceptedOn) },
      ...(due ? [{ term: 'Hạn', text: [due.words, due.date].filter(Boolean).join(', ') }] : []),
    ],
    lawLine: rule?.law ?? '',
    clockLine: rule?.clock ?? '',
  };
}

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

export function formFactsOf(gathered: Gathered): FormFacts {
  return {
    facts: gathered.given.facts,
    contents: gathered.given.contents,
    candidates: gathered.colleagues.map((one) => ({ value: String(one.accountId), label: `${one.name}, ${one.title}` })),
  };
}
