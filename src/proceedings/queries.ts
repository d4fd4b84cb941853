// Reading proceedings: everything an act or a page may look at, gathered from stored rows in a fixed number of queries.

import type { Actor } from '../accounts/actor.ts';
import { calledAt } from '../accounts/names.ts';
import { isOwnProposal } from '../accounts/own-proposal.ts';
import { type Colleague, eachOnce, findTitleOn, listPosts } from '../accounts/queries.ts';
import type { HouseTx, Tx, UnitTx } from '../database/tx.ts';
import { findLatestDayBefore } from '../deadlines/advance.ts';
import { type ClockState, replayClock } from '../deadlines/clock.ts';
import { formatDate, todayInVietnam } from '../deadlines/dates.ts';
import { type ClockRow, eventsOf, listClocks } from '../deadlines/queries.ts';
import { restDayName } from '../deadlines/rest-days.ts';
import type { RuleSet } from '../deadlines/rule-set.ts';
import { lengthWords, limitFor } from '../deadlines/rules.ts';
import { findUndated } from '../deadlines/undated.ts';
import type { Undated } from '../deadlines/without-day.ts';
import type { PaperKind } from '../documents/papers/catalogue.ts';
import { citizen, officerText } from '../documents/papers/frame.ts';
import { findOfficeOn, listIssuedPapers, listRevokedKinds, listToldDenounced, listUnissued } from '../documents/queries.ts';
import { complainantsOf } from '../petitions/groups.ts';
import { forwardingSources, isBeside, isOpposing } from '../petitions/petition.ts';
import { denouncedOf, headOf, senderOf } from '../petitions/proposals/papers.ts';
import { senderWords } from '../petitions/proposals/route.ts';
import { findProposal, listParties, loadPetitionRecord, type PartyRow, type PetitionRecord } from '../petitions/queries.ts';
import { fold } from '../search/fold.ts';
import { authorityAbove, unitProfile } from '../units/queries.ts';
import { resultActs } from './act-codes.ts';
import { orderRules } from './clock-lines.ts';
import type { Contents, Given, StepRow } from './effect.ts';
import { handlingOrders } from './handling-orders.ts';
import { familyOf } from './proceeding.ts';
import { resultKinds } from './publishing.ts';
import type { MeasuredFigure, Outcomes, ProceedingRow } from './records.ts';
import { storedRedoGrounds } from './redo-grounds.ts';
import { workflowOf } from './tables/index.ts';
import { isToldInTime } from './told-in-time.ts';
import { verifyUntil } from './verify-until.ts';
import type { Doer, Facts, Workflow } from './workflow.ts';

export interface MemberRow {
  accountId: number;
  name: string;
  title: string;
  memberRole: 'team_lead' | 'member';
  assignedOn: string;
  declaredAt: Date | null;
  hasConflict: boolean | null;
  conflictNote: string;
}

/** One proceeding with all that hangs on it, as this officer may see it. */
export interface Gathered {
  given: Given;
  doer: Doer;
  record: PetitionRecord;
  parties: readonly PartyRow[];
  /** False: the wall hides the words of this denunciation from the officer. */
  isReadable: boolean;
  members: readonly MemberRow[];
  clocks: readonly ClockRow[];
  /** Of its clocks those that run without a day, with what they lack. */
  undated: ReadonlyMap<number, Undated>;
  /** The day by which a complaint was to be accepted and its acceptance told (Điều 27 LKN); null once it is told, and for the rest. */
  tellBy: string | null;
  /** The clock that day is of. */
  telling: ClockRow | null;
  /** Every step, those taken back too, for the timeline; what an act looks at are the steps that stand. */
  history: readonly StepRow[];
  colleagues: readonly Colleague[];
  hasClerk: boolean;
  /** Who numbers its papers, within a sentence. */
  numberer: string;
  /** Whom a member of the team who has not declared yet is asked about; nobody else is told here. */
  concerned: readonly ConcernedRow[];
}

export interface ConcernedRow {
  role: 'complainant' | 'petitioner' | 'respondent' | 'denounced';
  name: string;
  post: string;
  organization: string;
}

export interface Asking {
  tx: UnitTx;
  house: HouseTx;
  actor: Actor;
  moment: { today: string };
  rules: RuleSet;
}

const teamRoles = ['verifier', 'team_lead', 'processor', 'unit_head'] as const;

/** Gathers what acts and pages decide by. Nineteen queries at most, whatever the size of the file. */
export async function gather(asking: Asking, proceeding: ProceedingRow): Promise<Gathered> {
  const { tx, house, actor, moment, rules } = asking;
  const record = await loadPetitionRecord(tx, proceeding.petitionId);
  const contents = await tx.maybe<Contents>(
    `select accepted_points, verification_result, respondent_view, dialogue_result, conclusion, legal_basis, complexity_criteria, complexity_reason
       from proceeding_contents where unit_id = $1 and proceeding_id = $2`,
    [proceeding.unitId, proceeding.id],
  );
  const parties = await listParties(tx, record);
  const members = await listMembers(tx, house, proceeding, moment.today);
  const history = await listSteps(tx, proceeding);
  const steps = history.filter((step) => step.takenBackAt === null);
  const clocks = (await listClocks(tx, proceeding.unitId, { proceedingId: proceeding.id })).filter((clock) => !clock.takenBack);
  const named = await tx.rows<{ accountId: number }>(
    'select account_id from named_accounts where unit_id = $1 and petition_id = $2',
    [proceeding.unitId, proceeding.petitionId],
  );
  const unissued = await listUnissued(tx, proceeding);
  const revoked = await listRevokedKinds(tx, proceeding);
  const all = await listPosts(
    house,
    proceeding.unitId,
    [...teamRoles, 'clerk', 'reception_board_head', 'leader', 'chief_inspector'],
    moment.today,
  );
  const hasClerk = all.some((one) => one.role === 'clerk');
  const profile = await unitProfile(house, proceeding.unitId);
  const main = clocks.find((clock) => clock.id === proceeding.mainClockId);
  const state =
    main && replayClock((await eventsOf(tx, proceeding.unitId, [main.id])).get(main.id) ?? [], rules.book, rules.calendar).clock;
  const isOut = new Set([...named, ...(await listConflicted(tx, proceeding))].map((one) => one.accountId));
  const colleagues = eachOnce(all.filter((one) => teamRoles.some((role) => role === one.role) && !isOut.has(one.accountId)));
  const issued = await listIssuedPapers(tx, proceeding, kindsRestedOn(workflowOf(proceeding.procedure)));
  const facts = factsOf(proceeding, {
    record,
    namedCount: complainantsOf(parties).length,
    members,
    steps,
    clocks,
    main,
    rules,
    unissued: unissued.map(({ kind }) => kind),
    drafts: unissued.flatMap(({ kind, isDraft }) => (isDraft ? [kind] : [])),
    revoked,
    issued,
    today: moment.today,
  });
  const isDenunciation = familyOf(proceeding.procedure) === 'denunciation';
  const then = await findOfficeOn(tx, { petitionId: record.id }, proceeding.acceptedOn);
  const accepting = then ?? profile;
  const proposal = familyOf(proceeding.procedure) === 'recommendation' ? undefined : await findProposal(tx, record);
  const proposerTitle = proposal
    ? await findTitleOn(house, {
        accountId: proposal.proposedBy,
        unitId: proceeding.unitId,
        day: todayInVietnam(proposal.proposedAt),
      })
    : undefined;
  const doer = doerOf(actor, proceeding, members, facts.bodyVerifies, steps);
  const given: Given = {
    facts,
    proceeding,
    petition: record,
    contents: contents ? acceptedAsWritten(contents, proceeding, record) : hiddenContents,
    words: {
      subject: record.content?.subject ?? '',
      previousResult: record.content?.previousResult ?? '',
      previousNumber: record.content?.previousNumber ?? '',
      previousOn: record.content?.previousOn ?? null,
      previousOrg: record.content?.previousOrg ?? '',
      contestedNumber: record.content?.contestedNumber ?? '',
      contestedOn: record.content?.contestedOn ?? null,
      contestedBy: record.content?.contestedBy ?? '',
      sourceOrg: record.content?.sourceOrg ?? '',
    },
    complainant: isDenunciation
      ? { name: null }
      : senderOf({ petition: { sealed: false, senderCount: record.senderCount }, parties }),
    groupMembers:
      isDenunciation || record.senderCount < 2
        ? []
        : complainantsOf(parties).map((one) => ({
            name: one.name,
            address: [one.address, one.wardText].filter(Boolean).join(', '),
          })),
    denounced: denouncedOf(parties),
    // Of a complaint that was sealed after its acceptance too, whose people are called as a denunciation's.
    respondents: (isDenunciation ? [] : parties.filter(isOpposing)).map((one) => ({
      name: one.name,
      title: one.position || null,
      org: one.organization || null,
      address: one.address || null,
    })),
    related: relatedOf(parties),
    steps,
    colleagues: new Map(colleagues.map((one) => [one.accountId, { name: one.name, title: one.title }])),
    postOf: (name) => postIn(all, name),
    proposer: proposal
      ? officerText({ name: citizen(proposal.proposedByName), title: proposerTitle ?? postIn(all, proposal.proposedByName) })
      : '',
    team: members.map(({ accountId, memberRole }) => ({ accountId, memberRole })),
    resolver: resolverIn(all, proceeding.resolverId),
    authority: headOf({ name: profile.issuingOrg, headTitle: profile.headTitle }),
    acceptedBy: {
      authority: headOf({ name: accepting.issuingOrg, headTitle: accepting.headTitle }),
      agency: accepting.issuingOrg,
    },
    figures: [],
    offices: [],
    issued,
    told:
      isDenunciation && [...facts.unissued, ...facts.revoked].includes('TC06_2019')
        ? await listToldDenounced(tx, proceeding)
        : [],
    agency: profile.issuingOrg,
    agencyAddress: profile.address,
    unitLevel: actor.unitLevel,
    superior: profile.superiorOrg || (await authorityAbove(house, proceeding.unitId, moment.today)),
    inspectorate: profile.inspectorate,
    limitDays: state?.limit ?? null,
    firstLimitDays: state ? limitAtStart(state) : null,
    limitBasis: state?.rule.basisShort ?? '',
    limitEndsOn: state?.rawDueOn ?? null,
    daysOf: (code, facts) => {
      const rule = rules.book.findInForce(code, moment.today);
      return rule ? limitFor(rule, facts) : null;
    },
    limitWords: (code) => {
      const rule = rules.book.findInForce(code, moment.today);
      const days = rule ? limitFor(rule, []) : null;
      return rule && days !== null ? lengthWords(days, rule.unit) : '';
    },
    latestNotice: (code, eventOn) => {
      const rule = rules.book.find('advance', code, moment.today);
      return rule && findLatestDayBefore(rule, eventOn, rules.calendar);
    },
    lastDay: (from, days) => verifyUntil(from, days, rules.calendar),
    restDay: (on) => restDayName(rules.calendar, on),
    today: moment.today,
    actorId: actor.accountId,
    isResolver: doer.isResolver,
  };
  const telling = await findTelling(tx, proceeding);
  return {
    given,
    doer,
    record,
    parties,
    isReadable: contents !== undefined && record.content !== null,
    members,
    clocks,
    undated: await findUndated(tx, proceeding.unitId, clocks, rules),
    telling,
    tellBy: telling?.dueOn ?? null,
    history,
    colleagues,
    hasClerk,
    numberer: hasClerk ? 'văn thư' : senderWords(all),
    concerned:
      doer.member !== null && !doer.declared
        ? await tx.rows<ConcernedRow>('select role, name, post, organization from conflict_names($1)', [proceeding.id])
        : [],
  };
}

/** The length of a limit on its first day: by the facts that were known then, without a decision of extension. */
function limitAtStart({ rule, steps }: ClockState): number {
  const [first] = steps;
  return limitFor(rule, first?.event.type === 'started' ? (first.event.variants ?? []) : []);
}

/** The post of whoever is called so, typed with or without marks; '' where nobody, or more than one officer, is. */
function postIn(officers: readonly Colleague[], name: string): string {
  const called = new Map(officers.filter((one) => fold(one.name) === fold(name)).map((one) => [one.accountId, one.title]));
  const [title = '', ...others] = called.values();
  return others.length === 0 ? title : '';
}

/** The name of an officer of the unit; of nobody named yet that of the one leader there is, '' of several. */
function resolverIn(officers: readonly Colleague[], id: number | null): string {
  const own = officers.filter(({ role, standsFor }) => role === 'leader' && standsFor === null);
  const found = id === null ? (own.length === 1 ? own[0] : undefined) : officers.find(({ accountId }) => accountId === id);
  return found?.name ?? '';
}

/** The papers that acts of this procedure presuppose: their days and numbers are asked after. */
const kindsRestedOn = (workflow: Workflow) => [...new Set(workflow.acts.flatMap((rule) => rule.issued ?? []))];

/** An old book tells that the petition was accepted and not in which words: what it is about is what was accepted. */
const acceptedAsWritten = (contents: Contents, { takenIn }: ProceedingRow, { content }: PetitionRecord): Contents =>
  takenIn !== null && contents.acceptedPoints === '' ? { ...contents, acceptedPoints: content?.subject ?? '' } : contents;

const hiddenContents: Contents = {
  acceptedPoints: '',
  verificationResult: '',
  respondentView: '',
  dialogueResult: '',
  conclusion: '',
  legalBasis: '',
  complexityCriteria: [],
  complexityReason: '',
};

/** The officer as the proceeding sees him. A role opens doors in its own unit only. */
export function doerOf(
  actor: Actor,
  proceeding: Pick<ProceedingRow, 'unitId'>,
  members: readonly MemberRow[],
  bodyVerifies: boolean,
  steps: readonly Pick<StepRow, 'kind' | 'recordedBy'>[],
): Doer {
  const inOwnUnit = actor.unitId === proceeding.unitId;
  const mine = members.find((one) => one.accountId === actor.accountId);
  const isHandler = inOwnUnit && ['processor', 'unit_head', 'reception_board_head'].includes(actor.role);
  return {
    inOwnUnit,
    isResolver: inOwnUnit && (actor.role === 'leader' || actor.role === 'chief_inspector'),
    isHandler,
    isOffice: isHandler || (inOwnUnit && actor.role === 'clerk'),
    member: mine?.memberRole ?? null,
    declared: mine?.declaredAt !== null && mine !== undefined,
    hasConflict: mine?.hasConflict === true,
    forBody: bodyVerifies && mine?.memberRole === 'team_lead',
    reported: isOwnProposal(actor, steps.filter(({ kind }) => kind === 'report').at(-1)?.recordedBy),
  };
}

interface FactSources {
  record: Pick<PetitionRecord, 'instance' | 'objectKind' | 'source' | 'senderCount' | 'isUnread'>;
  namedCount: number;
  members: readonly MemberRow[];
  steps: readonly StepRow[];
  clocks: readonly ClockRow[];
  main: ClockRow | undefined;
  rules: RuleSet;
  unissued: readonly PaperKind[];
  drafts: readonly PaperKind[];
  revoked: readonly PaperKind[];
  issued: Given['issued'];
  today: string;
}

/** The decision or conclusion as a sentence names it, of those that have their number. */
function resultPaperIn(issued: Given['issued']): string {
  const paper = resultKinds.map((kind) => issued.get(kind)).find((one) => one !== undefined);
  return paper ? `số ${paper.number} ngày ${formatDate(paper.on)}` : '';
}

/** What conditions look at, from rows. Pure but for its arguments. */
/** The day each running rule is due; of several clocks of one rule the nearest. */
function runningOf(clocks: readonly ClockRow[]): Map<string, string | null> {
  const later = (a: ClockRow, b: ClockRow) => (b.dueOn ?? '9999').localeCompare(a.dueOn ?? '9999');
  return new Map(
    clocks
      .filter((clock) => clock.stoppedOn === null)
      .sort(later)
      .map((clock) => [clock.ruleCode, clock.dueOn]),
  );
}

/** Everything a rule may ask of a file today, made of its stored rows. */
export function factsOf(proceeding: ProceedingRow, sources: FactSources): Facts {
  const { record, namedCount, members, steps, clocks, main, rules, unissued, drafts, revoked, issued, today } = sources;
  const rule = main && rules.book.findInForce(main.ruleCode, main.startedOn);
  const kind = proceeding.isVeryComplex ? 'very_complex' : proceeding.isComplex ? 'complex' : 'normal';
  const last = (code: string) => steps.filter((step) => step.kind === code).at(-1);
  // What was told or received of a result that was revoked is not told of the next one.
  const sinceResult = steps.slice(Math.max(0, ...resultActs.map((act) => steps.findLastIndex(({ kind }) => kind === act))));
  const lastSince = (code: string) => sinceResult.filter((step) => step.kind === code).at(-1);
  const withdrawn = last('withdrawal');
  const lead = members.find((one) => one.memberRole === 'team_lead');
  return {
    procedure: proceeding.procedure,
    state: proceeding.state,
    today,
    acceptedOn: proceeding.acceptedOn,
    decidedOn: proceeding.decidedOn,
    sentOn: proceeding.sentOn,
    noticedOn: proceeding.noticedOn,
    publishedOn: proceeding.publishedOn,
    result: proceeding.result,
    measure: proceeding.measure,
    isComplex: proceeding.isComplex,
    isVeryComplex: proceeding.isVeryComplex,
    isStayed: proceeding.isStayed,
    objectKind: record.objectKind,
    instance: record.instance === 'second' ? 'second' : 'first',
    extensionCount: proceeding.extensionCount,
    extension: rule?.extensions[kind] ?? null,
    suspendableFrom: rule?.pausable ? { on: rule.pausable.from } : null,
    mainDueOn: main?.dueOn ?? null,
    mainStopped: main === undefined || main.stoppedOn !== null,
    running: runningOf(clocks),
    ordersToSend: clocks
      .filter((clock) => clock.stoppedOn === null && orderRules.some((code) => code === clock.ruleCode))
      .map((clock) => clock.startedOn)
      .sort(),
    teamSize: members.length,
    undeclared: members.filter((one) => one.declaredAt === null).map((one) => one.name),
    leadMissing: lead === undefined || lead.hasConflict === true,
    conflicted: members.filter((one) => one.hasConflict === true).map((one) => one.name),
    bodyVerifies: Boolean(last('assignment')?.details.body),
    redo: storedRedoGrounds.find((one) => one === last('acceptance')?.details.redo) ?? null,
    isUnread: record.isUnread,
    senderCount: record.senderCount,
    namedCount,
    withdrawn: withdrawn?.details.scope === 'full' && withdrawn.details.who !== 'some' && withdrawn.details.goesOn !== true,
    mustGoOn: signBefore(steps),
    sentToPolice: steps.filter((step) => step.kind === 'police').map((step) => step.onDate),
    expertOpen:
      steps.filter((step) => step.kind === 'expert').length > steps.filter((step) => step.kind === 'expert-result').length,
    dialogueOn: proceeding.dialogueOn,
    verifyBy: proceeding.verifyBy,
    isTeamPaperHere: issued.has('TC07_2019') || issued.has('TC_VERIFY_LETTER'),
    receivedOn: textOrNull(lastSince('receipt')?.onDate ?? lastSince('notice')?.details.receivedOn),
    forwarded: (forwardingSources as readonly string[]).includes(record.source),
    unissued,
    drafts,
    revoked,
    transferorTold: lastSince('transferor-notice') !== undefined,
    resultPaper: resultPaperIn(issued),
    orders: handlingOrders(steps),
  };
}

/**
 * Accepting and telling are one duty of a complaint, whose clock the acceptance itself ended: its day still binds the notice. Once told in
 * time, a notice made anew is owed without a day.
 */
async function findTelling(tx: Tx, proceeding: ProceedingRow): Promise<ClockRow | null> {
  if (familyOf(proceeding.procedure) !== 'complaint' || proceeding.noticedOn !== null || proceeding.closedOn !== null)
    return null;
  const { unitId, id, petitionId } = proceeding;
  const clock = (await listClocks(tx, unitId, { petitionId })).filter(({ ruleCode }) => ruleCode === 'KN_ACCEPT').at(-1);
  if (!clock?.dueOn) return null;
  const told = await tx.maybe(
    `select 1 from proceedings g join clocks k on k.unit_id = g.unit_id and k.id = $3 where g.unit_id = $1 and g.id = $2 and ${isToldInTime}`,
    [unitId, id, clock.id],
  );
  return told ? null : clock;
}

/** The latest withdrawal that did not end the matter for a ground of khoản 3 Điều 33 LTC. */
function signBefore(steps: readonly StepRow[]): Facts['mustGoOn'] {
  const found = steps.filter((step) => step.kind === 'withdrawal' && step.details.goesOn === true).at(-1);
  return found ? { sign: String(found.details.sign ?? ''), on: found.onDate } : null;
}

const textOrNull = (value: unknown) => (typeof value === 'string' ? value : null);

/** The team now, with what each declared. */
async function listMembers(tx: Tx, house: HouseTx, proceeding: ProceedingRow, today: string): Promise<MemberRow[]> {
  const rows = await tx.rows<Omit<MemberRow, 'name' | 'title'>>(
    `select m.account_id, m.member_role, m.assigned_on, m.conflict_declared_at as declared_at, m.has_conflict, m.conflict_note
       from proceeding_members m where m.unit_id = $1 and m.proceeding_id = $2 and m.ended_on is null order by m.member_role desc, m.id`,
    [proceeding.unitId, proceeding.id],
  );
  if (rows.length === 0) return [];
  const people = await house.rows<{ id: number; name: string; title: string | null }>(
    `select c.id, c.name, (select a.title from assignments a where a.account_id = c.id and a.unit_id = $2 and a.during @> $3::date limit 1) as title
       from accounts c where c.id = any($1::int[])`,
    [rows.map((row) => row.accountId), proceeding.unitId, today],
  );
  return rows.map((row) => {
    const person = people.find((one) => one.id === row.accountId);
    return { ...row, name: person?.name ?? '', title: person?.title ?? '' };
  });
}

/** Whoever ever declared a conflict in this matter verifies it no more, in the team or out of it. */
function listConflicted(tx: Tx, proceeding: Pick<ProceedingRow, 'unitId' | 'id'>): Promise<{ accountId: number }[]> {
  return tx.rows<{ accountId: number }>(
    'select account_id from proceeding_members where unit_id = $1 and proceeding_id = $2 and has_conflict',
    [proceeding.unitId, proceeding.id],
  );
}

/** The steps of a proceeding, oldest first; of a sealed one only for those who may read it. */
export function listSteps(tx: Tx, proceeding: Pick<ProceedingRow, 'unitId' | 'id'>): Promise<StepRow[]> {
  return tx.rows<StepRow>(
    `select s.id, s.kind, s.on_date, s.until_date, s.details, s.paper_id, s.recorded_at, s.recorded_by, ${calledAt('a', 's.recorded_at')} as recorded_by_name,
            s.taken_back_at, ${calledAt('b', 's.taken_back_at')} as taken_back_by_name, s.taken_back_reason
       from proceeding_steps s join accounts a on a.id = s.recorded_by left join accounts b on b.id = s.taken_back_by where s.unit_id = $1 and s.proceeding_id = $2 order by s.id`,
    [proceeding.unitId, proceeding.id],
  );
}

/** Summed figures: money and land as the database writes them, with their digits. */
export interface OutcomeRow extends Omit<Outcomes, MeasuredFigure>, Record<MeasuredFigure, string> {
  phase: 'recommended' | 'executed';
  onDate: string;
}

/** Recommended and executed figures, summed by phase. */
export function listOutcomes(tx: Tx, proceeding: Pick<ProceedingRow, 'unitId' | 'id'>): Promise<OutcomeRow[]> {
  return tx.rows<OutcomeRow>(
    `select phase, max(on_date) as on_date, sum(state_money) as state_money, sum(state_land) as state_land, sum(return_money) as return_money, sum(return_land) as return_land,
       sum(returned_orgs)::int as returned_orgs, sum(returned_persons)::int as returned_persons, sum(discipline_orgs)::int as discipline_orgs,
       sum(discipline_persons)::int as discipline_persons, sum(discipline_officials)::int as discipline_officials, sum(police_cases)::int as police_cases,
       sum(police_persons)::int as police_persons, sum(police_officials)::int as police_officials
       from proceeding_outcomes where unit_id = $1 and proceeding_id = $2 group by phase order by phase desc`,
    [proceeding.unitId, proceeding.id],
  );
}

export interface RelatedRow {
  id: number;
  petitionYear: number;
  petitionNumber: number;
  procedure: ProceedingRow['procedure'];
  state: ProceedingRow['state'];
  unitName: string;
  acceptedOn: string;
  result: string | null;
}

/** Other proceedings of the same thread within reach: the first instance behind a second one, what followed. */
export function listRelated(tx: Tx, proceeding: Pick<ProceedingRow, 'unitId' | 'id' | 'threadId'>): Promise<RelatedRow[]> {
  return tx.rows<RelatedRow>(
    `select r.id, p.year as petition_year, p.number as petition_number, r.procedure, r.state, u.name as unit_name, r.accepted_on, r.result
       from proceedings r join petitions p on p.unit_id = r.unit_id and p.id = r.petition_id join units u on u.id = r.unit_id
      where r.thread_id = $1 and not (r.unit_id = $2 and r.id = $3)
        and p.sealed = (select own.sealed from proceedings own where own.unit_id = $2 and own.id = $3) order by r.accepted_on`,
    [proceeding.threadId, proceeding.unitId, proceeding.id],
  );
}

export interface ProceedingPaper {
  id: number;
  kind: string;
  symbol: string;
  number: number | null;
  issuedOn: string | null;
  state: string;
}

/** The papers of a proceeding, oldest first, with their state: for whoever carries the file on. */
export function listPapers(tx: Tx, proceeding: Pick<ProceedingRow, 'unitId' | 'id'>): Promise<ProceedingPaper[]> {
  return tx.rows<ProceedingPaper>(
    'select id, kind, symbol, number, issued_on, state from papers where unit_id = $1 and proceeding_id = $2 order by id',
    [proceeding.unitId, proceeding.id],
  );
}

/** Those beside a complaint, as its papers invite and tell them. */
const relatedOf = (parties: readonly PartyRow[]): Given['related'] => {
  const found = parties.filter(isBeside);
  const called = (one: PartyRow) => ({
    name: one.name || one.organization,
    ...(one.kind === 'organization' ? { honorific: '' } : {}),
    address: one.address || null,
  });
  return {
    persons: found.filter((one) => one.kind === 'individual').map(called),
    orgs: found.filter((one) => one.kind === 'organization').map(called),
  };
};
