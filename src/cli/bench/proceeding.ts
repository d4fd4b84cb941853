// The proceeding of an accepted petition: as far as its acts have come by today.
import type { ActCode } from '../../proceedings/act-codes.ts';
import type { State } from '../../proceedings/proceeding.ts';
import { workflowOf } from '../../proceedings/tables/index.ts';
import { shownClock } from '../../proceedings/turn.ts';
import { findRule } from '../../proceedings/workflow.ts';
import type { BenchClock } from './clocks.ts';
import { addDays } from './days.ts';
import { type BenchOutcome, carriedOut, complaintFigures, denunciationFigures, noFigures } from './figures.ts';
import type { PeriodOf } from './periods.ts';
import type { BenchUnit } from './petitions.ts';
import type { Random } from './random.ts';
import { complaintScript, denunciationScript, type Move, recommendationScript, type Who, type Written } from './script.ts';

export interface BenchProceeding extends Written {
  procedure: 'complaint_first' | 'denunciation_first' | 'recommendation';
  state: State;
  resolverId: number;
  holderId: number | null;
  nextRole: string | null;
  nextAct: string | null;
  /** Of the clock lists show; null when it has ended. */
  dueOn: string | null;
  dueRule: string | null;
  members: { accountId: number; role: 'team_lead' | 'member'; on: string }[];
  clocks: BenchClock[];
  outcomes: (BenchOutcome & { on: string; by: number })[];
  /** The acts done by today, in their order. */
  done: { act: ActCode; on: string }[];
}

const procedures = { KN: 'complaint_first', TC: 'denunciation_first', KNPA: 'recommendation' } as const;
const scripts = { KN: complaintScript, TC: denunciationScript, KNPA: recommendationScript } as const;
const results = {
  KN: ['right', 'partly', 'wrong', 'wrong'],
  TC: ['right', 'mixed', 'wrong', 'wrong'],
  KNPA: ['answered'],
} as const;
/** The limit of the proceeding, and what else begins with the acceptance. */
const begins = { KN: ['KN_RES_1'], TC: ['TC_RES', 'TC_NOTICE'], KNPA: ['KNPA_TARGET'] } as const;

/** A proceeding as far as it has come by today, its clocks and steps where the scripts of its kind put them. */
export function writeProceeding(
  random: Random,
  unit: BenchUnit,
  petition: { petitionType: 'KN' | 'TC' | 'KNPA'; acceptedOn: string; assignedTo: number; sourceOrg: string },
  { today, periodOf }: { today: string; periodOf: PeriodOf },
): BenchProceeding {
  const { petitionType: type, acceptedOn, assignedTo, sourceOrg } = petition;
  const decidedOn = addDays(acceptedOn, random.between(16, 55));
  const result = random.pick(results[type]);
  const asks = type !== 'KNPA' && result !== 'wrong';
  const figures = asks ? (type === 'KN' ? complaintFigures(random) : denunciationFigures(random)) : noFigures;
  const script = scripts[type]({
    acceptedOn,
    decidedOn,
    result,
    measure: type !== 'KN' ? null : result === 'wrong' ? 'keep' : 'amend',
    recommended: type === 'KNPA' ? null : { phase: 'recommended', figures },
    executed: asks ? { phase: 'executed', figures: carriedOut(random, figures) } : null,
    sourceOrg,
    periodOf,
  });
  const accounts: Record<Who, number> = { resolver: unit.leader, officer: assignedTo, office: unit.clerk };
  const played: BenchProceeding = {
    procedure: procedures[type],
    resolverId: unit.leader,
    members: [],
    outcomes: [],
    done: [],
    ...turnOf({ state: 'accepted', next: ['assignment', 'resolver'] }, accounts),
    clocks: begins[type].flatMap((rule, index) => clockFrom(periodOf, rule, acceptedOn, index === 0)),
    dueOn: null,
    dueRule: null,
  };
  for (const move of script) {
    if (move.on > today) break;
    play(played, move, accounts, periodOf);
    if (move.act === 'assignment') played.members = teamOf(type, unit, assignedTo, move.on);
  }
  return { ...played, ...dueOf(played) };
}

function clockFrom(periodOf: PeriodOf, rule: string, on: string, isMain: boolean): BenchClock[] {
  const period = periodOf(rule, on);
  return period ? [{ ...period, isMain, stoppedOn: null, reason: '' }] : [];
}

function turnOf({ state, next }: Pick<Move, 'state' | 'next'>, accounts: Record<Who, number>) {
  const [act, who] = next ?? [null, null];
  const isOffices = who === 'office';
  return {
    state,
    nextAct: act,
    holderId: who === null || isOffices ? null : accounts[who],
    nextRole: isOffices ? 'clerk' : null,
  };
}

function play(played: BenchProceeding, move: Move, accounts: Record<Who, number>, periodOf: PeriodOf): void {
  const { act, on, stops, starts = [], outcome } = move;
  if (stops)
    for (const clock of played.clocks)
      if (clock.stoppedOn === null && (stops[0].length === 0 || stops[0].includes(clock.rule)))
        Object.assign(clock, { stoppedOn: on, reason: stops[1] });
  for (const rule of starts) played.clocks.push(...clockFrom(periodOf, rule, on, false));
  if (outcome) played.outcomes.push({ ...outcome, on, by: outcome.phase === 'executed' ? accounts.officer : accounts.resolver });
  played.done.push({ act, on });
  Object.assign(played, turnOf(move, accounts), move.set);
}

function teamOf(type: 'KN' | 'TC' | 'KNPA', unit: BenchUnit, lead: number, on: string): BenchProceeding['members'] {
  const helper = type === 'TC' ? unit.processors.find((one) => one !== lead) : undefined;
  return [{ accountId: lead, role: 'team_lead', on }, ...(helper ? [{ accountId: helper, role: 'member' as const, on }] : [])];
}

const anyClock = {
  ...{ unitId: 0, petitionId: null, visitId: null, proceedingId: null },
  ...{ isPaused: false, pausedOn: null, takenBack: false, isConverted: false },
};

/** The day and rule the lists show, found as the product finds them. */
function dueOf({ procedure, state, nextAct, clocks }: BenchProceeding): Pick<BenchProceeding, 'dueOn' | 'dueRule'> {
  if (state === 'closed') return { dueOn: null, dueRule: null };
  const stops = findRule(workflowOf(procedure), nextAct as ActCode)?.stops ?? [];
  const rows = clocks.map((clock, id) => ({ ...anyClock, ...clock, id, ruleCode: clock.rule, startedOn: clock.on }));
  const shown = shownClock(procedure, rows, rows.find((one) => one.isMain)?.id ?? null, stops);
  return { dueOn: shown?.dueOn ?? null, dueRule: shown?.ruleCode ?? null };
}
