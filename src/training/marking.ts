// Marks: each expected step against what stands in the records of the class. Pure predicates over facts; one for each kind of step.
import { answersOf, type Exercise, type Step } from './exercise.ts';
import { wroteWords } from './wrote.ts';

/** What the trainee's books say of one petition of the exercise. */
export interface PetitionWork {
  id: number;
  unitId: number;
  number: string;
  receivedOn: string;
  source: string;
  senderKind: string;
  senderCount: number;
  declaredType: string;
  petitionType: string;
  /** It was sealed when it was taken in, not afterwards. */
  sealedAtOnce: boolean;
  pastHead: boolean;
  field: string;
  eligibility: string | null;
  ineligibleReason: string | null;
  jurisdiction: string | null;
  competentBranch: string | null;
  instance: string | null;
  denunciationRound: string | null;
  objectKind: string | null;
  denunciationKind: string | null;
  /** Why it is not accepted, as the latest classification says. */
  ground: string | null;
  isClassified: boolean;
  status: string;
  /** What its file says in the open: every text that stands beside a seal, each for itself. */
  words: string[];
  /** Names of those it is against: a word of respect and a given name may be theirs. */
  others: string[];
  links: { kind: string; otherId: number }[];
  points: string[];
  proposal: { outcome: string; destination: string; destinationUnitId: number | null; state: string } | null;
  /** Kinds of papers that have their number. */
  papers: string[];
  transfers: { toUnitId: number | null }[];
  /** Due dates of its processing clocks, the running one first. */
  dueOn: string | null;
  hasProceeding: boolean;
}

export interface VisitWork {
  id: number;
  outcome: string | null;
  petitionType: string | null;
  sealed: boolean;
}

/** Everything one attempt left in the books. */
export interface Work {
  petition: PetitionWork | null;
  visit: VisitWork | null;
  /** Petitions put into the book when the exercise was begun, at whichever try: key → ids. */
  given: Readonly<Record<string, readonly number[]>>;
  departmentId: number;
  /** The day the paper came in. */
  receivedOn: string;
  /** Whether a text names who wrote the paper, as the desk asks before it seals: by name, numbers or house. */
  namesSender: (text: string, others: readonly string[]) => boolean;
  /** Due date of so many days from the day of receipt, by the class's calendar. */
  due: (unit: 'working' | 'calendar', days: number) => string;
  fold: (text: string) => string;
  /** Fills the blanks of a word of the exercise for this trainee. */
  fill: (text: string) => string;
}

export type MarkState = 'right' | 'wrong' | 'missing';
export interface Mark {
  step: Step['step'];
  state: MarkState;
  /** Which of several right answers was given, by its place; missing while none is, and for the first. */
  answer?: number;
  /** What stands in the books instead, in words; missing where the step is not wrong or says nothing of its own. */
  wrote?: string;
}
export interface Marked {
  steps: Mark[];
  right: number;
  hasPassed: boolean;
}

type Answer = MarkState | boolean | null;
type Judge<N extends Step['step']> = (petition: PetitionWork, step: Extract<Step, { step: N }>, work: Work) => Answer;
/** null: not done yet; otherwise right or wrong. */
const same = (value: unknown, wanted: unknown): Answer => (value === null ? null : value === wanted);

/** One row per kind of step. A step about the petition is missing while there is none. */
const judges: { [N in Step['step']]: Judge<N> } = {
  registered: () => true,
  received_on: (petition, _step, work) => petition.receivedOn === work.receivedOn,
  source: (petition, step) => petition.source === step.value,
  senders: (petition, step) => petition.senderKind === step.kind && petition.senderCount === step.count,
  type: (petition, step) => (petition.isClassified ? petition.petitionType === step.value : null),
  sealed: (petition) => petition.sealedAtOnce,
  no_name: (petition, _step, work) => !petition.words.some((text) => work.namesSender(text, petition.others)),
  past_head: (petition) => petition.pastHead,
  field: (petition, step) => (petition.isClassified ? step.values.some((code) => isWithin(petition.field, code)) : null),
  duplicate: (petition, step, work) => {
    const found = petition.links.find((link) => work.given[step.of]?.includes(link.otherId));
    return found ? (step.kinds as string[]).includes(found.kind) : null;
  },
  eligibility: (petition, step) => {
    if (petition.eligibility === null) return null;
    const isRight = petition.eligibility === step.value;
    return isRight && (step.reasons.length === 0 || (step.reasons as string[]).includes(petition.ineligibleReason ?? ''));
  },
  jurisdiction: (petition, step) => {
    if (petition.jurisdiction === null) return null;
    return petition.jurisdiction === step.value && (step.branch === null || petition.competentBranch === step.branch);
  },
  instance: (petition, step) => same(petition.instance, step.value),
  round: (petition, step) => same(petition.denunciationRound, step.value),
  object: (petition, step) => same(petition.objectKind, step.value),
  denounced_act: (petition, step) => same(petition.denunciationKind, step.value),
  ground: (petition, step) => same(petition.ground, step.value),
  points: (petition, step) =>
    petition.points.length === 0 ? null : [...petition.points].sort().join() === [...step.types].sort().join(),
  outcome: (petition, step) => (petition.proposal ? (step.values as string[]).includes(petition.proposal.outcome) : null),
  destination: (petition, step, work) => {
    if (!petition.proposal || petition.proposal.destination === '') return null;
    const to = work.fold(petition.proposal.destination);
    return step.contains.some((one) => to.includes(work.fold(work.fill(one))));
  },
  approved: (petition) => (petition.proposal === null ? null : petition.proposal.state === 'approved' ? true : null),
  paper: (petition, step) =>
    petition.papers.length === 0 ? null : petition.papers.some((kind) => (step.kinds as string[]).includes(kind)),
  // Whether the rule it counts by is the right one is asked of the steps it follows from (basisOfDeadline).
  deadline: (petition, step, work) => same(petition.dueOn, work.due(step.unit, step.days)),
  sent: (petition, step, work) => {
    if (petition.transfers.length === 0) return null;
    return step.to === 'anywhere' || petition.transfers.some(({ toUnitId }) => toUnitId === work.departmentId);
  },
  accepted: (petition) => (petition.hasProceeding ? true : null),
  visit: (_petition, step, work) => {
    if (!work.visit) return null;
    return step.outcomes.length === 0 || (step.outcomes as string[]).includes(work.visit.outcome ?? '');
  },
};

/** LAND holds for LAND.3; LAND.3 for itself only. */
const isWithin = (field: string, code: string) => field === code || field.startsWith(`${code}.`);

/** What is chosen by the kind of petition: of a wrong kind it may look right, and is chosen anew with the kind. */
export const chosenByType: readonly Step['step'][] = ['jurisdiction', 'ground', 'outcome', 'destination', 'paper', 'accepted'];

/** Marks one attempt: each step right, wrong, or not done yet. */
export function mark(exercise: Exercise, work: Work): Marked {
  const each = exercise.expect.map((step) => markStep(step, work));
  const basis = basisOf(exercise, each);
  const steps = each.map((one): Mark => {
    if (one.step !== 'deadline' || basis === 'right') return one;
    return { step: one.step, state: basis, ...(basis === 'wrong' && one.wrote ? { wrote: one.wrote } : {}) };
  });
  const right = steps.filter(({ state }) => state === 'right').length;
  return { steps, right, hasPassed: hasPassed(exercise, steps) };
}

/** What is decided of a petition before its term is known: two rules may end on the same day, and only one of them is its own. */
const basisOfDeadline: readonly Step['step'][] = ['type', 'eligibility', 'jurisdiction', 'instance', 'round'];

function basisOf({ expect }: Exercise, marks: readonly Mark[]): MarkState {
  const states = marks
    .filter((_, index) => basisOfDeadline.includes(expect[index]?.step ?? 'deadline'))
    .map(({ state }) => state);
  if (states.includes('wrong')) return 'wrong';
  return states.includes('missing') ? 'missing' : 'right';
}

/** Four of five steps, and every step that must be right. */
export function hasPassed(exercise: Exercise, marks: readonly Mark[]): boolean {
  const right = marks.filter(({ state }) => state === 'right').length;
  const isMust = exercise.expect.every((step, index) => !step.must || marks[index]?.state === 'right');
  return isMust && right * 5 >= exercise.expect.length * 4;
}

/** Any answer that is right does; when none is, the author's first one says how far it is. */
function markStep(step: Step, work: Work): Mark {
  const states = answersOf(step).map((answer) => stateOf(answer, work));
  const given = states.indexOf('right');
  const mark = { step: step.step, state: given >= 0 ? ('right' as const) : (states[0] ?? 'missing') };
  const wrote = mark.state === 'wrong' ? wroteWords(step, work) : '';
  if (wrote) return { ...mark, wrote };
  return given > 0 ? { ...mark, answer: given } : mark;
}

function stateOf(step: Step, work: Work): MarkState {
  if (!work.petition && step.step !== 'visit') return 'missing';
  const judge = judges[step.step] as Judge<Step['step']>;
  const answer = judge(work.petition as PetitionWork, step as never, work);
  if (answer === null) return 'missing';
  return answer === true ? 'right' : answer === false ? 'wrong' : answer;
}
