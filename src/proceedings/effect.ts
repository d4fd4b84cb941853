// What an act does, as data: the generic executor in actions.ts carries it out. Acts themselves (acts/*.ts) are pure.

import type { z } from 'zod';
import type { ClockEvent } from '../deadlines/clock-events.ts';
import type { Variant } from '../deadlines/rules.ts';
import type { PaperKind } from '../documents/papers/catalogue.ts';
import type { AcceptedDecision, DenouncedData } from '../documents/papers/denunciation.ts';
import type { OfficerData, PersonData } from '../documents/papers/frame.ts';
import { citizen, officerText } from '../documents/papers/frame.ts';
import type { PaperFields } from '../documents/registry/compose.ts';
import type { PetitionRow } from '../petitions/records.ts';
import { fold } from '../search/fold.ts';
import type { NamedOffice } from '../units/named-offices.ts';
import type { ActCode } from './act-codes.ts';
import { type Fields, type FormFacts, schemaOf, type ValuesOf } from './fields.ts';
import { familyOf } from './proceeding.ts';
import type {
  ContentChanges,
  NewMember,
  OutcomePhase,
  Outcomes,
  ProceedingChanges,
  ProceedingRow,
  StandingFigures,
} from './records.ts';
import type { Facts } from './workflow.ts';

export interface Contents {
  acceptedPoints: string;
  verificationResult: string;
  respondentView: string;
  dialogueResult: string;
  conclusion: string;
  legalBasis: string;
  complexityCriteria: readonly string[];
  complexityReason: string;
}

export interface StepRow {
  id: number;
  kind: string;
  onDate: string;
  untilDate: string | null;
  details: Record<string, unknown>;
  paperId: number | null;
  recordedAt: Date;
  recordedBy: number;
  recordedByName: string;
  /** Null while it stands. */
  takenBackAt: Date | null;
  takenBackByName: string | null;
  takenBackReason: string;
}

/** Everything an act may look at: stored rows only. */
export interface Given {
  facts: Facts;
  proceeding: ProceedingRow;
  petition: PetitionRow;
  contents: Contents;
  /** Subject and names as papers print them. A denouncer is never among them. */
  words: {
    subject: string;
    previousResult: string;
    previousNumber: string;
    previousOn: string | null;
    previousOrg: string;
    contestedNumber: string;
    contestedOn: string | null;
    contestedBy: string;
    sourceOrg: string;
  };
  complainant: PersonData;
  /** Everybody in whose name a group's complaint stands; [] for one person and for every denunciation. */
  groupMembers: readonly { name: string; address: string }[];
  denounced: readonly DenouncedData[];
  respondents: readonly (OfficerData & { address: string | null })[];
  /** On neither side of a complaint: people and bodies whose rights or duties its result touches (Điều 30, Điều 32 LKN). */
  related: { persons: readonly PersonData[]; orgs: readonly PersonData[] };
  steps: readonly StepRow[];
  /** Who proposed that it be accepted, with his post; '' where nobody did here. */
  proposer: string;
  /** The post of the officer of this office who is called so; '' where nobody, or more than one, is. */
  postOf: (name: string) => string;
  colleagues: ReadonlyMap<number, { name: string; title: string }>;
  team: readonly { accountId: number; memberRole: 'team_lead' | 'member' }[];
  /** The name of whoever decides this matter, or of the one leader there is before anybody does; '' where nobody is told apart. */
  resolver: string;
  /** "Chủ tịch Ủy ban nhân dân phường Ba Đình" */
  authority: string;
  /** The head and the office of the day it was accepted on; those of today where it never changed its office. */
  acceptedBy: { authority: string; agency: string };
  /** Figures that stand, read for an act that writes them anew (standing-figures.ts); [] elsewhere. */
  figures: readonly StandingFigures[];
  /** Offices that the typed words name, looked up for an act that asks (`naming`); [] elsewhere. */
  offices: readonly NamedOffice[];
  /** Numbered papers that acts and later papers rest on, the latest of each kind. */
  issued: ReadonlyMap<
    PaperKind,
    { number: string; on: string; unsentOn?: string | null; issuedBy?: string; issuedByOrg?: string }
  >;
  /** The denounced as the numbered notices to them that stand name them, one for each notice; gathered where not all of these stand. */
  told: readonly DenouncedData[];
  /** "Ủy ban nhân dân phường Ba Đình" */
  agency: string;
  /** Where it sits; '' while its profile does not say. */
  agencyAddress: string;
  /** Of the office that acts: 'province', 'department' … */
  unitLevel: string;
  /** The body directly above, which a conclusion on a denunciation is sent to; '' for none. */
  superior: string;
  /** The inspectorate that is told (khoản 1 Điều 16 NĐ 124/2020), as the unit's profile names it; '' for none. */
  inspectorate: string;
  /** Length of the resolution limit as it stands, in days; null for a procedure without one. */
  limitDays: number | null;
  /** The same as it was on the day of the acceptance, before anything was determined or decided about it. */
  firstLimitDays: number | null;
  /** The article it is counted by, as papers cite it; '' for none. */
  limitBasis: string;
  /** The day that limit is reached as it stands, before a rest day puts it off; null while paused. */
  limitEndsOn: string | null;
  /** The length of a limit of the law today, for these facts; null when there is none. */
  daysOf: (code: string, facts: readonly Variant[]) => number | null;
  /** "03 ngày làm việc": the length of a limit of the law today; '' when there is none. */
  limitWords: (code: string) => string;
  /** For an advance rule: the latest day it may still be done. */
  latestNotice: (rule: string, eventOn: string) => string | undefined;
  /** The last day of so many days of the calendar from a day: on a day of rest the next working day. */
  lastDay: (from: string, days: number) => string;
  /** Why state offices are shut that day: "Chủ nhật", the name of the holiday; '' for a working day and beyond the calendar. */
  restDay: (on: string) => string;
  today: string;
  actorId: number;
  /** Whoever does the act may decide this matter. */
  isResolver: boolean;
}

export type ClockEffect =
  | { do: 'start'; rule: string; on: string; variants?: readonly Variant[] }
  /**
   * `keepsLast`: so many of those that began last run on, and so does what began after that day. `begunOn`: of several, one for each of
   * these days.
   */
  | { do: 'stop'; rules: readonly string[]; on: string; reason: string; keepsLast?: number; begunOn?: readonly string[] }
  | { do: 'main'; event: ClockEvent };

export interface PaperPlan<K extends PaperKind = PaperKind> {
  kind: K;
  fields: PaperFields<K>;
  /** Of one that bears another day than the act's; null: its own, given with its number. */
  issuedOn?: string | null;
}
/** A paper an act drafts; its fields are those of its kind. */
export function paper<K extends PaperKind>(kind: K, fields: PaperFields<K>): PaperPlan {
  return { kind, fields } as PaperPlan;
}

export interface Effect {
  /** The legal day of the act. */
  on: string;
  until?: string | null;
  /** Said in the timeline: one sentence, never the name of a sealed person. */
  said: string;
  details?: Record<string, unknown>;
  changes?: ProceedingChanges;
  contents?: ContentChanges;
  clocks?: readonly ClockEffect[];
  papers?: readonly PaperPlan[];
  /** Kinds whose drafts it calls off though it may make none of them anew. */
  replaces?: readonly PaperKind[];
  /** `of`: the day of the sending whose figures are replaced. */
  outcomes?: { phase: OutcomePhase; figures: Outcomes; note: string; of?: string };
  team?: readonly NewMember[];
  declaration?: { hasConflict: boolean; note: string };
  /** What it says names the day of the paper and that of its entry already. */
  saysBothDays?: true;
  /** Sentence for the citizen's mail when he left an address; never sent for a denunciation. */
  tellSender?: string;
}

export interface ActDefinition {
  act: ActCode;
  fields: Fields;
  /** It asks for no day and bears the one it is recorded on here, whenever it was done. */
  bearsEntryDay: boolean;
  /** Of a denunciation: the words that go to the denounced or to everybody, and those that draft them. */
  goingOut: readonly string[];
  intro: (form: FormFacts) => string;
  initial: (form: FormFacts) => Record<string, string | string[]>;
  schema: (today: string) => z.ZodType<Record<string, unknown>>;
  /** Fields whose free words name offices, looked up before they are checked. */
  naming: readonly string[];
  /** Where the number of a paper made outside is typed. */
  numberField: string;
  /** Field → sentence for what only the whole form can show wrong. */
  check: (values: Record<string, unknown>, given: Given) => Record<string, string>;
  effect: (values: Record<string, unknown>, given: Given) => Effect;
}

/** Ties fields, checks and effect of one act together; the values keep their types inside. */
export function defineAct<F extends Fields>(
  act: ActCode,
  definition: {
    fields: F;
    bearsEntryDay?: true;
    goingOut?: readonly (keyof F & string)[];
    naming?: readonly (keyof F & string)[];
    numberField?: keyof F & string;
    intro?: (form: FormFacts) => string;
    initial?: (form: FormFacts) => Record<string, string | string[]>;
    check?: (values: ValuesOf<F>, given: Given) => Record<string, string>;
    effect: (values: ValuesOf<F>, given: Given) => Effect;
  },
): ActDefinition {
  return {
    act,
    fields: definition.fields,
    bearsEntryDay: definition.bearsEntryDay ?? false,
    goingOut: definition.goingOut ?? [],
    naming: definition.naming ?? [],
    numberField: definition.numberField ?? 'number',
    intro: definition.intro ?? (() => ''),
    initial: definition.initial ?? (() => ({})),
    schema: (today) => schemaOf(definition.fields, today),
    check: (values, given) => definition.check?.(values as ValuesOf<F>, given) ?? {},
    effect: (values, given) => definition.effect(values as ValuesOf<F>, given),
  };
}

/** The decision of acceptance as later papers cite it, by whoever issued it before a re-organisation too; the number stays dotted until the clerk has given it. */
export function acceptanceOf(given: Given): AcceptedDecision {
  const paper = given.issued.get('TC04_2019');
  const { authority, agency } = given.acceptedBy;
  const issuedByOrg = paper?.issuedByOrg || agency;
  return {
    number: paper?.number ?? null,
    on: paper?.on ?? given.proceeding.acceptedOn,
    issuedBy: paper?.issuedBy || authority,
    ...(issuedByOrg !== given.agency ? { issuedByOrg } : {}),
  };
}

/** Whoever issued a paper that later ones cite, where that was not this office; '' otherwise. */
export const otherIssuer = (
  cited: { issuedBy?: string; issuedByOrg?: string } | undefined,
  given: Pick<Given, 'agency'>,
): string => (cited?.issuedByOrg && cited.issuedByOrg !== given.agency ? cited.issuedBy || cited.issuedByOrg : '');

/** The latest step of a kind. */
export function lastStep(given: Pick<Given, 'steps'>, kind: string): StepRow | undefined {
  return given.steps.filter((step) => step.kind === kind).at(-1);
}

/** The body charged with the verification (khoản 1 Điều 29 LKN, khoản 2 Điều 31 LTC); '' where officers of the office verify. */
export const verifyingBody = (given: Given): string => String(lastStep(given, 'assignment')?.details.body ?? '');

/** "Tổ xác minh" is of several; of a complaint one officer may be charged himself (điểm b khoản 1 Điều 29 LKN). '' of nobody. */
function verifiersOf({ team, facts }: Given): string {
  const isAlone = team.length === 1 && familyOf(facts.procedure) === 'complaint';
  return isAlone ? 'người được giao xác minh' : team.length > 0 ? 'Tổ xác minh' : '';
}

/** Who verifies, as papers call them; '' while nobody does. */
export const verifierOf = (given: Given): string => verifyingBody(given) || verifiersOf(given);

/** The body that verifies, or the team's lead with his post, as whoever proposes the next step; '' while nobody verifies. */
export function leaderOf(given: Given): string {
  const lead = given.colleagues.get(given.team.find((one) => one.memberRole === 'team_lead')?.accountId ?? 0);
  return verifyingBody(given) || (lead ? officerText({ name: citizen(lead.name), title: lead.title }) : '');
}

/** Said where somebody reports or decides while an expert's opinion he asked for is not there; '' otherwise. */
export const expertAwaited = (facts: Pick<Facts, 'expertOpen'>): string =>
  facts.expertOpen
    ? 'Đã trưng cầu giám định, chưa ghi nhận kết quả. Có kết quả thì ghi “Nhận kết quả giám định” trước; chưa có thì nêu rõ ở phần kết quả xác minh.'
    : '';

/** Names of posts and offices as they are compared, written out or shortened: "chu tich ubnd phuong ba dinh". */
export const plainly = (words: string): string => fold(words).replaceAll('uy ban nhan dan', 'ubnd');

/** Text typed one item a line. */
export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((one) => one.replace(/^[-–•\d.)\s]+(?=\S)/, '').trim())
    .filter((one) => one !== '');
}
