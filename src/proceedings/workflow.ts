// The workflow engine: one typed rule per act, read by the buttons, the checks, the queue and the help (house rule 4). Pure.
// The tables themselves: tables/complaint, tables/denunciation, tables/recommendation.ts.

import { formatDate } from '../deadlines/dates.ts';
import { type PaperKind, paperCatalogue } from '../documents/papers/catalogue.ts';
import type { ObjectKind } from '../petitions/petition.ts';
import type { ActCode } from './act-codes.ts';
import type { HandlingOrder } from './handling-orders.ts';
import { type Family, familyOf, type Procedure, type State, stateTags } from './proceeding.ts';
import type { RedoGround } from './redo-grounds.ts';

/**
 * Who may do an act. `resolver`: the head who decides; `team`: assigned, conflicts declared, none found; `body_lead`: the officer who
 * follows the verification another body was charged with.
 */
export type Who = 'resolver' | 'team' | 'team_lead' | 'body_lead' | 'new_member' | 'handler' | 'office';

export const whoNames: Record<Who, string> = {
  resolver: 'người giải quyết (lãnh đạo cơ quan)',
  team: 'thành viên được giao xác minh',
  team_lead: 'Tổ trưởng xác minh',
  body_lead: 'cán bộ theo dõi việc xác minh khi đã giao cơ quan khác xác minh',
  new_member: 'thành viên mới được giao xác minh',
  handler: 'chuyên viên xử lý, trưởng bộ phận',
  office: 'văn thư, chuyên viên xử lý, trưởng bộ phận',
};

/** Everything a condition may look at. Made once per request from the stored rows; no clock, no database. */
export interface Facts {
  procedure: Procedure;
  state: State;
  today: string;
  acceptedOn: string;
  decidedOn: string | null;
  sentOn: string | null;
  noticedOn: string | null;
  publishedOn: string | null;
  result: string | null;
  measure: string | null;
  isComplex: boolean;
  isVeryComplex: boolean;
  isStayed: boolean;
  /** Of a complaint: what is complained of. */
  objectKind: ObjectKind | null;
  instance: 'first' | 'second';
  extensionCount: number;
  /** What the rule in force allows for the complexity determined; null when it allows none. */
  extension: { maxTimes: number; maxDays: number; basis: string } | null;
  /** Suspension is known to the law that governs this clock, and since when. */
  suspendableFrom: { on: string | null } | null;
  mainDueOn: string | null;
  mainStopped: boolean;
  /** Rule codes of the clocks that run now, with their due dates. */
  running: ReadonlyMap<string, string | null>;
  /** The days of the orders (to suspend, resume, terminate) whose period of sending runs, the earliest first. */
  ordersToSend: readonly string[];
  teamSize: number;
  /** By name, who verifies and has not said yet whether anything ties him to the matter. */
  undeclared: readonly string[];
  /** Nobody can sign the report: no team lead, or he declared a conflict. */
  leadMissing: boolean;
  /** By name, who is still in the team though he declared a conflict. */
  conflicted: readonly string[];
  /** Another body is charged with the verification; an officer here only follows it. */
  bodyVerifies: boolean;
  /** Why a continued denunciation was accepted; null of anything else, or where it was not asked. */
  redo: RedoGround | null;
  /** Its words wait behind the seal to be read (an old book's). */
  isUnread: boolean;
  /** How many the petition is from. */
  senderCount: number;
  /** How many of them the file names. */
  namedCount: number;
  /** A full withdrawal by all of them is recorded and nothing obliges the office to go on. */
  withdrawn: boolean;
  /** Of a withdrawal already recorded: the ground that obliges the office to go on (khoản 3 Điều 33 LTC), and its day. */
  mustGoOn: { sign: string; on: string } | null;
  expertOpen: boolean;
  /** The days on which the file, or a part of it, was sent to the investigators. */
  sentToPolice: readonly string[];
  /** The last invitation's day. */
  dialogueOn: string | null;
  verifyBy: string | null;
  /** The paper that charges whoever verifies was made here and has its number. */
  isTeamPaperHere: boolean;
  /** The complainant's receipt of the decision is recorded: his time for the next step runs from it. */
  receivedOn: string | null;
  forwarded: boolean;
  /** Kinds of its papers that are not approved, or have no number yet; the notice of what was revoked until it has left. */
  unissued: readonly PaperKind[];
  /** Of these the ones still to be approved by the head who decides. */
  drafts: readonly PaperKind[];
  /** Kinds of the papers its steps made whose latest was revoked: nothing may say that they stand. */
  revoked: readonly PaperKind[];
  /** Whoever forwarded it has been told the result. */
  transferorTold: boolean;
  /** "số 05/KL-UBND ngày 07/09/2026", of the decision or conclusion; '' while it has no number. */
  resultPaper: string;
  /** The orders by which the conclusion is carried out, each with its own standing. */
  orders: readonly HandlingOrder[];
}

/** The officer as this proceeding sees him. */
export interface Doer {
  inOwnUnit: boolean;
  isResolver: boolean;
  isHandler: boolean;
  isOffice: boolean;
  member: 'team_lead' | 'member' | null;
  declared: boolean;
  hasConflict: boolean;
  /** As a member he follows what another body verifies. */
  forBody: boolean;
  /** The report that stands, with what it proposes as the result, is his. */
  reported: boolean;
}

/** Where an act leads. `same`: no change; `previous`: the state before the suspension; by a field of its form otherwise. */
export type Target = State | 'same' | 'previous' | { field: string; states: Readonly<Record<string, State | 'same'>> };

export interface ActRule {
  act: ActCode;
  /** The button: verb and object. */
  label: string;
  from: readonly State[];
  to: Target;
  who: readonly [Who, ...Who[]];
  /** Why not, in a sentence; undefined when it may be done. The first that applies is shown. */
  conditions: readonly ((facts: Facts) => string | undefined)[];
  /** What the petition's registration lacks for it, said like a condition and mended by its correction. */
  lacking?: (facts: Facts) => string | undefined;
  papers: readonly PaperKind[];
  /** Papers this act presupposes: while one of them is a draft or without its number, nothing can have been sent or shown. */
  issued?: readonly PaperKind[];
  /** Of these the ones whose day it cannot precede, where not all of them count. */
  dayAfter?: readonly PaperKind[];
  /** Each of them leaves by itself: a later one that is a draft does not keep an earlier one here. */
  oneByOne?: true;
  /** Its result was revoked and the step stays, for others rest on it: in these states it is done once more. */
  again?: { from: readonly State[]; of: readonly PaperKind[] };
  /** Acts whose day it cannot precede: what it rests on, answers or ends. */
  follows?: readonly ActCode[];
  /** What it does to the clocks, in words for the help; the codes drive due dates of the queue. */
  clock: string;
  starts: readonly string[];
  stops: readonly string[];
  law: string;
  /** It answers what the report proposes: not for whoever made that report. */
  answersReport?: true;
  /** "Sau bước này: …" */
  after: string;
  /** What is said otherwise of a second complaint, after which only the court is left (Điều 42 LKN). */
  second?: Partial<Pick<ActRule, 'label' | 'clock' | 'after'>>;
  /** The same of a complaint against a disciplinary decision (Chương IV LKN). */
  disciplinary?: Partial<Pick<ActRule, 'after'>>;
}

/** The row in the words of this proceeding. */
export const inWordsOf = (rule: ActRule, { instance, procedure }: Pick<Facts, 'instance' | 'procedure'>): ActRule => ({
  ...rule,
  ...(procedure === 'complaint_disciplinary' ? rule.disciplinary : {}),
  ...(instance === 'second' ? rule.second : {}),
});

/** A day of the proceeding, or the last time the dialogue was recorded. */
export type StepDay =
  | 'acceptedOn'
  | 'reportOn'
  | 'dialogueRecordedOn'
  | 'decidedOn'
  | 'sentOn'
  | 'publishedOn'
  | 'enforcedOn'
  | 'closedOn';

export interface Step {
  label: string;
  states: readonly State[];
  /** The days on which it is done: the first of them that is known. */
  doneOn: readonly StepDay[];
}

/** One family's book: its acts, its stepper, and what comes next in each state. */
export interface Workflow {
  family: Family;
  initial: State;
  acts: readonly ActRule[];
  steps: readonly Step[];
  /** The one act expected next and whose turn it is; `follow` when the answer is awaited from elsewhere. */
  next: (facts: Facts) => { act: ActCode | 'follow'; who: Who };
}

export type Verdict = { ok: true } | { ok: false; kind: 'role' | 'state' | 'condition' | 'registration'; because: string };

/** Undefined where this family has no such act. */
export function findRule(workflow: Workflow, act: string): ActRule | undefined {
  return workflow.acts.find((rule) => rule.act === act);
}

/** The result it makes was revoked while its step stands: it is done once more, in the place of the one before. */
export const isDoneAgain = ({ again }: Pick<ActRule, 'again'>, { state, revoked }: Pick<Facts, 'state' | 'revoked'>): boolean =>
  (again?.from.includes(state) && again.of.some((kind) => revoked.includes(kind))) === true;

const isOfState = (rule: ActRule, facts: Facts): boolean => rule.from.includes(facts.state) || isDoneAgain(rule, facts);

/** Whether this officer may do this act now. Role first: who may not do it at all is told nothing of conditions. */
export function checkAct(rule: ActRule, facts: Facts, doer: Doer): Verdict {
  const role = whyNotThisOfficer(rule, doer);
  if (role) return { ok: false, kind: 'role', because: role };
  if (!isOfState(rule, facts)) return { ok: false, kind: 'state', because: whyNotInThisState(rule, facts) };
  for (const condition of [waitsForAcceptance(rule), waitsForReading(rule), ...rule.conditions]) {
    const because = condition(facts);
    if (because) return { ok: false, kind: 'condition', because };
  }
  const lacking = rule.lacking?.(facts);
  if (lacking) return { ok: false, kind: 'registration', because: lacking };
  const unissued = unissuedWords(rule, facts);
  return unissued ? { ok: false, kind: 'condition', because: unissued } : { ok: true };
}

/**
 * One rule for every act that says a paper has left: the paper is approved and numbered first. It names what each still lacks. Undefined
 * where none lacks anything.
 */
export function unissuedWords(rule: ActRule | undefined, facts: Facts): string | undefined {
  if (rule?.oneByOne && facts.ordersToSend.length > draftOrders(facts)) return undefined;
  const missing = [...new Set(facts.unissued.filter((kind) => rule?.issued?.includes(kind)))];
  if (missing.length === 0) return undefined;
  const named = (kinds: readonly PaperKind[], lacks: string) =>
    kinds.length === 0 ? [] : [`${kinds.map((kind) => `“${paperCatalogue[kind].title}”`).join(', ')} ${lacks}`];
  return [
    ...named(
      missing.filter((kind) => facts.drafts.includes(kind)),
      'còn là dự thảo. Lãnh đạo phê duyệt, văn thư cấp số trước.',
    ),
    ...named(
      missing.filter((kind) => !facts.drafts.includes(kind)),
      'chưa cấp số. Văn thư cấp số trước.',
    ),
  ].join(' ');
}

/** What says, by procedure, that the matter was accepted; a recommendation has no form. */
const acceptedBy: Readonly<Record<Family, PaperKind | null>> = {
  complaint: 'KN03_2026',
  denunciation: 'TC04_2019',
  recommendation: null,
};

/** The paper of the acceptance of this procedure; null where it has none. */
export const acceptanceKind = (procedure: Procedure): PaperKind | null => acceptedBy[familyOf(procedure)];

/** It was revoked, and nothing was drafted in its place. */
export const isAcceptanceRevoked = ({ procedure, revoked }: Pick<Facts, 'procedure' | 'revoked'>): boolean => {
  const kind = acceptanceKind(procedure);
  return kind !== null && revoked.includes(kind);
};

/**
 * What leads on to the result, or stops it, rests on an acceptance that stands. What only writes down what happened (a session, a
 * withdrawal, an expert's answer), what protects (a stay) and what cannot wait (the police) does not.
 */
const restingOnAcceptance: readonly ActCode[] = [
  'assignment',
  'identity-access',
  'expert',
  'complexity',
  'extension',
  'report',
  'invitation',
  'decision',
  'conclusion',
  'suspension',
  'resumption',
  'termination',
];

/** One rule for all of them, in the words of the condition. */
const waitsForAcceptance =
  ({ act }: Pick<ActRule, 'act'>) =>
  (facts: Facts): string | undefined => {
    const kind = acceptanceKind(facts.procedure);
    return kind !== null && restingOnAcceptance.includes(act) && isAcceptanceRevoked(facts)
      ? `“${paperCatalogue[kind].title}” đã thu hồi, chưa có văn bản thay thế. Lập lại văn bản thụ lý trước.`
      : undefined;
  };

/** A paper says what the petition says: while nobody has read that, none is made. */
const waitsForReading =
  ({ papers }: Pick<ActRule, 'papers'>) =>
  (facts: Facts): string | undefined =>
    facts.isUnread && papers.length > 0
      ? 'Nội dung đơn từ sổ cũ còn chờ đọc lại. Người được mở danh tính người tố cáo đọc lại, đưa nội dung ra hồ sơ rồi mới lập văn bản.'
      : undefined;

/** While the acceptance was revoked its papers come first, whatever else is next. @param states in which they may be made anew */
export const acceptanceFirst =
  (states: readonly State[], next: Workflow['next']): Workflow['next'] =>
  (facts) =>
    isAcceptanceRevoked(facts) && states.includes(facts.state) ? { act: 'acceptance-papers', who: 'resolver' } : next(facts);

/** The orders whose sending has a period of its own: resuming a denunciation needs none (khoản 4 Điều 34 LTC). */
const sentInTime: readonly PaperKind[] = ['KN14A_2026', 'KN14B_2026', 'TC_SUSPEND', 'TC_TERMINATE'];
/** How many of them are drafts, or have no number yet: those made last. */
export const draftOrders = ({ unissued }: Pick<Facts, 'unissued'>): number =>
  sentInTime.filter((kind) => unissued.includes(kind)).length;

function whyNotThisOfficer(rule: ActRule, doer: Doer): string | undefined {
  if (!doer.inOwnUnit) return 'Hồ sơ thuộc đơn vị khác, chỉ xem.';
  if (rule.answersReport && doer.reported)
    return 'Người báo cáo kết quả xác minh không tự quyết định theo báo cáo của mình, kể cả khi làm thay lãnh đạo. Lãnh đạo khác quyết định.';
  if (rule.who.some((who) => isDoer(who, doer))) return undefined;
  const asMember =
    rule.who.some((who) => who === 'team' || who === 'team_lead' || (who === 'body_lead' && doer.forBody)) &&
    doer.member !== null;
  if (asMember && doer.hasConflict) return 'Ông, bà đã khai có xung đột lợi ích nên không tham gia xác minh vụ việc này.';
  if (asMember && !doer.declared) return 'Khai báo xung đột lợi ích trước khi tiếp cận hồ sơ.';
  return `Việc của ${rule.who.map((who) => whoNames[who]).join(' hoặc ')}.`;
}

/** Whether who acts is one of those an act is for, as this file stands. A member of the team acts only once he declared to have no conflict. */
export function isDoer(who: Who, doer: Doer): boolean {
  switch (who) {
    case 'resolver':
      return doer.isResolver;
    case 'team':
      return doer.member !== null && doer.declared && !doer.hasConflict;
    case 'team_lead':
      return doer.member === 'team_lead' && doer.declared && !doer.hasConflict;
    case 'body_lead':
      return doer.forBody && doer.member === 'team_lead' && doer.declared && !doer.hasConflict;
    case 'new_member':
      return doer.member !== null && !doer.declared;
    case 'handler':
      return doer.isHandler;
    case 'office':
      return doer.isOffice;
  }
}

function whyNotInThisState(rule: ActRule, facts: Facts): string {
  if (facts.state === 'closed') return 'Hồ sơ đã kết thúc.';
  if (facts.state === 'suspended') return 'Vụ việc đang tạm đình chỉ, cần ra quyết định tiếp tục giải quyết trước.';
  const states = rule.from.filter((state) => state !== 'suspended').map((state) => `“${stateTags[state].words}”`);
  return `Thực hiện khi vụ việc ở bước ${[...new Set(states)].join(', ')}; hiện ở bước “${stateTags[facts.state].words}”.`;
}

/** The state after an act. `values` is the checked form, for acts whose way depends on an answer. */
export function stateAfter(rule: ActRule, state: State, before: State | null, values: Readonly<Record<string, unknown>>): State {
  const to = typeof rule.to === 'object' ? (rule.to.states[String(values[rule.to.field])] ?? 'same') : rule.to;
  if (to === 'same') return state;
  if (to === 'previous') return before ?? 'accepted';
  return to;
}

export interface PermittedAct {
  act: ActCode;
  label: string;
  href: string;
  allowed: boolean;
  because: string;
  /** What is missing is mended in the petition's registration. */
  lacksRegistration: boolean;
  after: string;
  law: string;
  /** It belongs to the present state: worth showing even when a condition is missing. */
  isNear: boolean;
}

/** Every act of the procedure for this officer: the same check that guards the act draws its button. */
export function permittedActions(workflow: Workflow, id: number, facts: Facts, doer: Doer): PermittedAct[] {
  return workflow.acts.map((row) => {
    const rule = inWordsOf(row, facts);
    const verdict = checkAct(rule, facts, doer);
    return {
      act: rule.act,
      label: rule.label,
      href: `/proceedings/${id}/${rule.act}`,
      allowed: verdict.ok,
      because: verdict.ok ? '' : verdict.because,
      lacksRegistration: !verdict.ok && verdict.kind === 'registration',
      after: rule.after,
      law: rule.law,
      isNear: isOfState(rule, facts),
    };
  });
}

/** Common conditions, each a sentence. */
export const everyoneDeclared = (facts: Facts) =>
  facts.undeclared.length > 0 ? `Chưa khai báo xung đột lợi ích: ${facts.undeclared.join(', ')}.` : undefined;
/** A condition: why not yet; undefined where the result was sent. */
export const isSent = (facts: Facts) => (facts.sentOn === null ? 'Chưa ghi việc gửi văn bản kết quả.' : undefined);
/** A condition: why not any more; undefined where the result was not sent yet. */
export const isNotSent = (facts: Facts) =>
  facts.sentOn === null ? undefined : `Đã ghi việc gửi ngày ${formatDate(facts.sentOn)}.`;
/** A condition: this clock runs. @param otherwise what is said where it does not */
export const runs = (code: string, otherwise: string) => (facts: Facts) => (facts.running.has(code) ? undefined : otherwise);
/** The result is told once to whoever forwarded the petition, whether or not the law counts days for it. */
export const isTransferorUntold = (facts: Facts): string | undefined => {
  if (!facts.forwarded) return 'Đơn không do cơ quan, tổ chức, cá nhân khác chuyển đến.';
  return facts.transferorTold ? 'Đã thông báo kết quả cho nơi chuyển đơn.' : undefined;
};
const transferorCodes = ['TCD_RESULT_TO_TRANSFEROR', 'KN_MTTQ_NOTICE'] as const;
/** The law counts days for telling whoever forwarded it (khoản 2 Điều 27 LTCD, khoản 2 Điều 66 LKN), and he has not been told. */
export const owesTransferor = (facts: Facts): boolean =>
  facts.forwarded && !facts.transferorTold && transferorCodes.some((code) => facts.running.has(code));
/** Whose turn it is while that is owed. */
export const tellTransferor = { act: 'transferor-notice', who: 'office' } as const;
/** A file with that duty open is not closed. */
export const isTransferorTold = (facts: Facts): string | undefined =>
  owesTransferor(facts) ? 'Chưa thông báo kết quả cho nơi chuyển đơn.' : undefined;
/** The limit of resolution has passed. */
export const isOverdue = (facts: Facts) => facts.mainDueOn !== null && facts.today > facts.mainDueOn;
/** The limit counts days of an extension whose decision nobody could have received yet. */
export const isExtensionUnnumbered = (facts: Pick<Facts, 'unissued'>): boolean => facts.unissued.includes('TC01_2019');
/** Nothing is sent, shown or carried out of a paper that was revoked. @param kinds what the act tells of */
export const isNotRevoked =
  (...kinds: readonly PaperKind[]) =>
  (facts: Pick<Facts, 'revoked'>): string | undefined => {
    const names = facts.revoked.filter((kind) => kinds.includes(kind)).map((kind) => `“${paperCatalogue[kind].title}”`);
    return names.length === 0
      ? undefined
      : `${names.join(', ')} đã thu hồi nên không còn để gửi, thông báo, công khai hay thi hành.`;
  };

/** A file whose result was revoked is not closed over it. @param kinds of the result */
export const isResultStanding =
  (...kinds: readonly PaperKind[]) =>
  (facts: Pick<Facts, 'revoked'>): string | undefined => {
    const [gone] = kinds.filter((kind) => facts.revoked.includes(kind));
    return gone && `“${paperCatalogue[gone].title}” đã thu hồi, chưa có văn bản thay thế. Ban hành lại trước.`;
  };

/** Whoever was sent what was revoked is told of it before the file ends. */
export const isWithdrawalSent = (facts: Pick<Facts, 'unissued'>): string | undefined =>
  facts.unissued.includes('WITHDRAWAL_NOTICE')
    ? `“${paperCatalogue.WITHDRAWAL_NOTICE.title}” chưa gửi đến nơi đã nhận văn bản bị thu hồi. Phê duyệt, cấp số, gửi trước.`
    : undefined;

/** Papers are drafted anew while one of them is a draft, or was revoked; what has its number is revoked first. @param kinds of the acceptance */
export const isToBeMadeAnew =
  (...kinds: readonly PaperKind[]) =>
  (facts: Pick<Facts, 'unissued' | 'revoked'>): string | undefined =>
    kinds.some((kind) => facts.unissued.includes(kind) || facts.revoked.includes(kind))
      ? undefined
      : 'Văn bản thụ lý đã cấp số và chưa bị thu hồi. Ghi sai thì thu hồi văn bản ấy trước, rồi lập lại.';
/** The notice of acceptance is owed: it is sent, or, where one of its papers was revoked, drafted anew first. */
export const tellAcceptance = (facts: Pick<Facts, 'revoked'>, ...kinds: readonly PaperKind[]) =>
  facts.revoked.some((kind) => kinds.includes(kind))
    ? ({ act: 'acceptance-papers', who: 'resolver' } as const)
    : ({ act: 'acceptance-notice', who: 'office' } as const);
