// The page of one proceeding: rows → exactly what the template prints.
import type { ClockState } from '../deadlines/clock.ts';
import { formatDate } from '../deadlines/dates.ts';
import { summarizeDue } from '../deadlines/explanation.ts';
import type { RuleSet } from '../deadlines/rule-set.ts';
import type { FileItem, PaperLine } from '../documents/queries.ts';
import { lowered } from '../first-letter.ts';
import { fieldName, petitionNumber } from '../petitions/petition.ts';
import { hiddenSubject } from '../work/acts.ts';
import { nextActWords } from './act-codes.ts';
import { clockLines, clockView, orderClocks, orderWords, undoneWords, unnumberedWords } from './clock-lines.ts';
import { lastStep } from './effect.ts';
import { publishableWords, publishedBy, unpublished } from './handling-orders.ts';
import { familyOf, procedureNames, resultWords, stateTags } from './proceeding.ts';
import type { Gathered, OutcomeRow, RelatedRow } from './queries.ts';
import type { NamedLink, ShowProceedingPage, StandingNotes } from './show-page.ts';
import { eventsOf, factsList, figuresOf, findingsOf, progressOf, takenBackWords, termsOf, verifiersOf } from './show-parts.ts';
import { workflowOf } from './tables/index.ts';
import { isHandedBack, takenBackOf } from './taking-back/policy.ts';
import { handBackLabel } from './taking-back/screens.ts';
import { afterWords, factsAfter, restsOnDraft, roleWords, tellByWords } from './turn.ts';
import { findRule, isExtensionUnnumbered, permittedActions, unissuedWords } from './workflow.ts';

export interface ShowSources {
  gathered: Gathered;
  /** The resolution clock replayed, null when there is none. */
  main: ClockState | null;
  outcomes: readonly OutcomeRow[];
  related: readonly RelatedRow[];
  papers: PaperLine[];
  files: FileItem[];
  notes: StandingNotes;
  names: ReadonlyMap<number, string>;
  /** Addresses of taking a step back, by its id. */
  takeable: ReadonlyMap<number, string>;
  rules: RuleSet;
  today: string;
  csrf: string;
  mayWritePapers: boolean;
  /** Where the petition's registration is corrected, or read. */
  registrationHref: string;
  /** The notices of acceptance that are to be sent list what was taken back: revoking them comes first. */
  isNoticeOutdated: boolean;
  /** False: only what is assigned to this officer opens, so the other instances are named without a link. */
  opensRelated: boolean;
}

/** The page of one proceeding. */
export function showScreen(sources: ShowSources): ShowProceedingPage {
  const { gathered, outcomes, related, papers, files, names, rules, today } = sources;
  const { given, record, isReadable, clocks } = gathered;
  const { proceeding } = given;
  const number = petitionNumber(record);
  const heading = isReadable ? given.words.subject : hiddenSubject;
  const next = nextOf(sources);
  const people = isReadable ? verifiersOf(gathered) : [];
  const recorded = new Set(given.steps.map((step) => step.kind));
  // The acceptance ended the clock of telling too: it is owed all the same, and stands among those that run.
  const owed = gathered.telling ? [{ ...gathered.telling, stoppedOn: null }] : [];
  const lines = clockLines([...clocks, ...owed], gathered.undated, today, rules.calendar, {
    undone: (clock) =>
      unnumberedWords(clock, given.facts) || undoneWords(clock, workflowOf(proceeding.procedure), recorded, given.facts),
    named: clockNames(gathered),
    noted: (clock) => (clock.isMain && isExtensionUnnumbered(given.facts) ? ', theo quyết định gia hạn chưa cấp số' : ''),
  });
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
    people,
    peopleEmpty: !isReadable ? 'Được bảo mật.' : proceeding.closedOn === null ? 'Chưa giao ai xác minh.' : 'Không giao xác minh.',
    peopleLink: next.assignmentHref,
    clockList: lines,
    events: eventsOf(gathered.history, lines, given.petition.sealed, sources.takeable, given.actorId),
    papersList: papers,
    papersEmpty: isReadable ? 'Chưa có văn bản.' : 'Văn bản được bảo mật.',
    newPaper: sources.mayWritePapers
      ? { href: `/petitions/${proceeding.petitionId}/papers/new`, label: 'Soạn văn bản khác' }
      : null,
    fileItems: files,
    figures: figuresOf(outcomes),
    related: related.map((one) => ({
      href: sources.opensRelated ? `/proceedings/${one.id}` : '',
      label: `${petitionNumber({ year: one.petitionYear, number: one.petitionNumber })}, ${procedureNames[one.procedure]}`,
      meta: [one.unitName, `thụ lý ${formatDate(one.acceptedOn)}`, resultWords(one.procedure, one.result)]
        .filter(Boolean)
        .join(' · '),
      tag: stateTags[one.state],
    })),
    facts: factsList(gathered, names),
    next: next.box,
    notes: sources.notes,
    sections: [
      { href: '#noi-dung', label: 'Nội dung', count: 0 },
      { href: '#nguoi', label: 'Người xác minh', count: people.length },
      { href: '#thoi-han', label: 'Thời hạn', count: lines.length },
      { href: '#van-ban', label: 'Văn bản', count: papers.length },
      { href: '#ket-qua', label: 'Kết quả', count: 0 },
      { href: '#dong-thoi-gian', label: 'Dòng thời gian', count: 0 },
    ],
    csrf: sources.csrf,
  };
}

/** What a clock is of, where its rule has several: the paper to be published, the order to be sent; '' of every other. */
function clockNames(gathered: Gathered): (clock: { id: number }) => string {
  const [published, ordered] = [publishingNames(gathered), orderNames(gathered)];
  return (clock) => (clock.id === gathered.telling?.id ? nextActWords['acceptance-notice'] : published(clock) || ordered(clock));
}

/** The name of a period of publishing: of which paper it is; '' of every other clock, and of a file that is not read. */
function publishingNames({ given, clocks, isReadable }: Gathered): (clock: { id: number }) => string {
  const periods = clocks.filter(({ ruleCode }) => ruleCode === 'KN_PUBLISH' || ruleCode === 'TC_PUBLISH');
  const found = isReadable ? publishedBy(periods, given.facts) : new Map<number, never>();
  return ({ id }) => {
    const thing = found.get(id);
    return thing ? `Công khai ${publishableWords([thing])}` : '';
  };
}

/** The name of a period of sending an order: of the act that gave it. */
function orderNames({ given, clocks }: Gathered): (clock: { id: number }) => string {
  const found = orderClocks(clocks, given.steps);
  const ofWhat = familyOf(given.facts.procedure) === 'complaint' ? 'khiếu nại' : 'tố cáo';
  return ({ id }) => {
    const act = found.get(id);
    return act ? `Gửi quyết định ${orderWords[act]} giải quyết ${ofWhat}` : '';
  };
}

/** The last report, where this officer may hand it back to whoever wrote it. */
function handBack({ gathered: { given }, takeable }: ShowSources): NamedLink[] {
  const last = lastStep(given, 'report');
  const href = last && isHandedBack(last, given.actorId) ? takeable.get(last.id) : undefined;
  return href ? [{ href, label: handBackLabel }] : [];
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
  // While a colleague still owes a notice, which leaves the state as it is, everyone else sees his own next step.
  const nextRule = findRule(workflow, next.act);
  const afterTelling = nextRule && factsAfter(nextRule, facts, proceeding);
  const beyond =
    afterTelling?.state === facts.state ? acts.find((one) => one.act === workflow.next(afterTelling).act) : undefined;
  const isHeld = (act: string) => act === 'acceptance-notice' && sources.isNoticeOutdated;
  const primary = declare ?? [expected, beyond].find((one) => one?.allowed && !isHeld(one.act));
  const rule = primary && findRule(workflow, primary.act);
  /** Of what is made public the page says which papers: there may be several, each in its own time. */
  const calledAct = ({ act, label }: { act: string; label: string }) => {
    const open = act === 'publication' && gathered.isReadable ? unpublished(facts) : [];
    return open.length > 0 ? `Công khai ${publishableWords(open)}` : label;
  };
  const turn = proceeding.holderId === null ? roleWords(proceeding.nextRole) : (names.get(proceeding.holderId) ?? '');
  const missing = expected && unissuedWords(nextRule, facts);
  const decider = names.get(proceeding.resolverId ?? 0) ?? roleWords('leader');
  const waiting = [next.act, beyond?.act ?? ''].some(isHeld)
    ? `Chờ ${decider} thu hồi văn bản thụ lý còn ghi nội dung đã rút`
    : missing
      ? restsOnDraft(nextRule, facts)
        ? `Chờ ${decider} phê duyệt dự thảo văn bản`
        : `Chờ ${gathered.numberer} cấp số văn bản`
      : expected
        ? `Chờ ${turn}: ${lowered(calledAct(expected))}`
        : 'Theo dõi kết quả';
  // The date that belongs to this officer's own next step; otherwise the one lists show.
  const answers = rule?.stops ?? [];
  const running = clocks.filter((clock) => clock.stoppedOn === null);
  const own = running.filter((clock) => answers.includes(clock.ruleCode) && clock.id !== proceeding.mainClockId);
  const shown =
    own.sort((a, b) => (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999'))[0] ??
    (primary ? running.find((clock) => clock.id === proceeding.mainClockId) : undefined) ??
    running.find((clock) => clock.dueOn === proceeding.dueOn && clock.ruleCode === proceeding.dueRule);
  const view = shown && clockView(shown, today, rules.calendar, gathered.undated.get(shown.id));
  const isMain = shown !== undefined && shown.id === proceeding.mainClockId;
  const unnumbered = isExtensionUnnumbered(facts)
    ? ' Thời gian gia hạn theo quyết định gia hạn chưa cấp số: phê duyệt, cấp số và gửi quyết định ấy.'
    : '';
  const tellBy = tellByWords(gathered);
  const isClosed = proceeding.closedOn !== null;
  const isUnsure =
    proceeding.takenIn !== null && familyOf(proceeding.procedure) === 'complaint' && proceeding.noticedOn === null && !isClosed;
  const told = isUnsure
    ? ' Theo sổ cũ, chưa rõ đã gửi thông báo thụ lý: đã gửi trên giấy thì ghi ngày gửi.'
    : tellBy && ` Chưa gửi thông báo thụ lý, ${tellBy}.`;
  const mine = acts.filter((one) => one.allowed).map((one) => one.act);
  const back = gathered.isReadable ? takenBackOf(gathered.history, primary?.act, mine) : undefined;
  const assignment = acts.find((one) => one.act === 'assignment' && one.allowed);
  return {
    assignmentHref: assignment && proceeding.state !== 'accepted' ? { href: assignment.href, label: 'Đổi người xác minh' } : null,
    box: {
      heading: isClosed ? 'Hồ sơ đã kết thúc' : primary ? calledAct(primary) : waiting,
      words: isClosed
        ? ''
        : primary
          ? `Sau bước này: ${rule ? afterWords(rule, gathered, names) : primary.after}`
          : missing && doer.inOwnUnit
            ? missing
            : expected && !expected.allowed && doer.inOwnUnit
              ? expected.because
              : '',
      takenBack: back ? `${acts.find((one) => one.act === back.kind)?.label ?? ''}, ${takenBackWords(back)}` : '',
      due:
        shown && view
          ? {
              level: view.level,
              words: view.lead,
              text:
                isMain && main
                  ? summarizeDue(main, rules.calendar) + unnumbered + told
                  : `${clockNames(gathered)(shown) || shown.label}${shown.dueOn ? `, hạn ${formatDate(shown.dueOn)}` : ''}.`,
              href: `/clocks/${shown.id}`,
            }
          : null,
      primary: primary ? { href: primary.href, label: primary.label } : null,
      others: [
        ...acts.filter((one) => one.allowed && one !== primary).map((one) => ({ href: one.href, label: calledAct(one) })),
        ...handBack(sources),
      ],
      blocked:
        isClosed || !doer.inOwnUnit
          ? []
          : acts
              .filter((one) => !one.allowed && one.isNear)
              .map((one) => ({
                label: calledAct(one),
                because: one.because,
                link: one.lacksRegistration ? { href: sources.registrationHref, label: 'Mở thông tin đăng ký' } : null,
              })),
    },
  };
}
