// What each event does to a running clock, and when the law does not allow it: the next run, or the sentence that says why not.
import type { Pause } from './counting.ts';
import { formatDate } from './dates.ts';
import type { RuleBook } from './rule-book.ts';
import {
  type ClockRule,
  EXCLUSION_LABELS,
  EXTENSION_KINDS,
  EXTENSION_LABELS,
  type ExclusionKind,
  type ExtensionKind,
  limitFor,
  VARIANT_LABELS,
  type Variant,
} from './rules.ts';

/** What can happen to a clock. `on` is the legal date of the act; `paper` the document that did it, as it is cited. */
export type ClockEvent = { on: string; paper?: string } & (
  | { type: 'started'; rule: string; variants?: readonly Variant[]; origin?: 'converted' }
  | { type: 'variantDetermined'; variant: Variant }
  | { type: 'extended'; days: number; kind: ExtensionKind }
  | { type: 'suspended' }
  | { type: 'resumed' }
  | { type: 'excludedFrom'; kind: ExclusionKind }
  | { type: 'excludedUntil'; kind: ExclusionKind }
  | { type: 'stopped'; reason: string }
  | { type: 'restarted'; reason: string }
  // The first day was written down wrong: the same run, counted from `to`; `on` is the day it was corrected.
  | { type: 'startCorrected'; to: string; reason: string }
  // A re-organisation: the clock ends at one unit and runs on, unchanged, at the next; or the act is taken back.
  | { type: 'handedOver'; to: string }
  | { type: 'takenOver'; from: string }
  | { type: 'handedBack' }
  // The act that caused it was taken back: the clock runs as if that event had never been. `on` is the day of the taking back.
  | { type: 'takenBack'; undoes: ClockEvent }
);

/** Facts that hold for the clock whatever its events say, such as the unit standing in a remote area. */
export interface ClockFacts {
  variants?: readonly Variant[];
}

/** A clock between two events. */
export interface ClockRun {
  rule: ClockRule;
  startedOn: string;
  variants: readonly Variant[];
  extensions: readonly { on: string; days: number; kind: ExtensionKind; paper: string | null }[];
  pauses: readonly Pause[];
  limit: number;
  stoppedOn: string | null;
  stopReason: string | null;
  /** What ended it was its being handed over. */
  isHandedOver: boolean;
}

/** What is left of a clock's events once those taken back are out of them, each once. Order of recording does not matter. */
export function standingEvents(events: readonly ClockEvent[]): ClockEvent[] {
  const undone = events.flatMap((event) => (event.type === 'takenBack' ? [keyOf(event.undoes)] : []));
  return events.filter((event) => {
    if (event.type === 'takenBack') return false;
    const at = undone.indexOf(keyOf(event));
    if (at >= 0) undone.splice(at, 1);
    return at < 0;
  });
}

/** The same for an event and its copy, whatever the order of their parts. */
const keyOf = (event: ClockEvent): string =>
  JSON.stringify(
    Object.entries(event)
      .filter(([, value]) => value !== undefined)
      .sort(([a], [b]) => a.localeCompare(b)),
  );

type Event<T extends ClockEvent['type']> = Extract<ClockEvent, { type: T }>;

/** Why nothing more happens to it. */
export const endedWords = (rule: ClockRule, on: string): string => `Thời hạn “${rule.label}” đã kết thúc ngày ${formatDate(on)}.`;

/** The run after the event, or the reason the event has no effect. `run` is null before the start. */
export function accept(run: ClockRun | null, event: ClockEvent, ruleBook: RuleBook, facts: ClockFacts): ClockRun | string {
  if (event.type === 'started') {
    if (run) return `Thời hạn “${run.rule.label}” đã bắt đầu tính từ ngày ${formatDate(run.startedOn)}.`;
    return begin(event.rule, event.on, [...(facts.variants ?? []), ...(event.variants ?? [])], ruleBook);
  }
  if (!run) return `Thời hạn này chưa bắt đầu tính vào ngày ${formatDate(event.on)}.`;
  if (event.type === 'restarted') {
    if (run.stoppedOn === null) return `Thời hạn “${run.rule.label}” chưa kết thúc nên không tính lại từ đầu.`;
    return begin(run.rule.code, event.on, run.variants, ruleBook);
  }
  if (isBookKeeping(event)) return keep(run, event, ruleBook);
  if (run.stoppedOn !== null) return endedWords(run.rule, run.stoppedOn);
  switch (event.type) {
    case 'variantDetermined':
      return determineVariant(run, event);
    case 'extended':
      return extend(run, event);
    case 'suspended':
      return suspend(run, event);
    case 'resumed':
      return endPause(run, event.on, 'suspended', `Thời hạn “${run.rule.label}” không đang tạm đình chỉ.`);
    case 'excludedFrom':
      return exclude(run, event);
    case 'excludedUntil':
      return endPause(run, event.on, event.kind, `Chưa ghi ngày bắt đầu ${EXCLUSION_LABELS[event.kind]}.`);
    case 'stopped':
      return { ...run, stoppedOn: event.on, stopReason: event.reason };
    case 'takenBack':
      return run;
  }
}

type BookKeeping = Event<'startCorrected' | 'handedOver' | 'takenOver' | 'handedBack'>;

/**
 * What is written down of a clock is no act of the procedure and bears the day of the writing: an end on an earlier day that is entered afterwards
 * does not unmake it, nor does it unmake that end.
 */
const isBookKeeping = (event: ClockEvent): event is BookKeeping =>
  event.type === 'startCorrected' || event.type === 'handedOver' || event.type === 'takenOver' || event.type === 'handedBack';

function keep(run: ClockRun, event: BookKeeping, ruleBook: RuleBook): ClockRun | string {
  switch (event.type) {
    case 'startCorrected':
      return correctStart(run, event, ruleBook);
    case 'handedOver':
      return run.stoppedOn === null
        ? { ...run, stoppedOn: event.on, stopReason: `Bàn giao cho ${event.to}`, isHandedOver: true }
        : run;
    case 'handedBack':
      return run.isHandedOver ? { ...run, stoppedOn: null, stopReason: null, isHandedOver: false } : run;
    case 'takenOver':
      return run;
  }
}

function begin(code: string, on: string, variants: readonly Variant[], ruleBook: RuleBook): ClockRun | string {
  const rule = ruleBook.findInForce(code, on);
  if (!rule) return `Chưa có quy định về thời hạn “${ruleBook.versionsOf(code)[0]?.label ?? code}” cho ngày ${formatDate(on)}.`;
  return withLimit({
    rule,
    startedOn: on,
    variants: [...new Set(variants)],
    extensions: [],
    pauses: [],
    limit: rule.length,
    stoppedOn: null,
    stopReason: null,
    isHandedOver: false,
  });
}

/** The rule is the one in force on the true first day; what happened since stands, so it may not lie before that day. */
function correctStart(run: ClockRun, event: Event<'startCorrected'>, ruleBook: RuleBook): ClockRun | string {
  const first = [...run.pauses.map(({ from }) => from), ...run.extensions.map(({ on }) => on)].sort()[0];
  if (first !== undefined && first < event.to)
    return `Thời hạn “${run.rule.label}” đã được gia hạn hoặc tạm dừng từ ngày ${formatDate(first)}, trước ngày bắt đầu mới ${formatDate(event.to)}. Kiểm tra lại ngày.`;
  const { extensions, pauses, stoppedOn, stopReason, isHandedOver } = run;
  if (stoppedOn !== null && stoppedOn < event.to)
    return `Thời hạn “${run.rule.label}” đã kết thúc ngày ${formatDate(stoppedOn)}, trước ngày bắt đầu mới ${formatDate(event.to)}. Kiểm tra lại ngày.`;
  const begun = begin(run.rule.code, event.to, run.variants, ruleBook);
  return typeof begun === 'string' ? begun : withLimit({ ...begun, extensions, pauses, stoppedOn, stopReason, isHandedOver });
}

function determineVariant(run: ClockRun, event: Event<'variantDetermined'>): ClockRun | string {
  const label = VARIANT_LABELS[event.variant];
  if (run.variants.includes(event.variant)) return `Đã xác định ${label} từ trước.`;
  if (!run.rule.variants.some(({ when }) => when.includes(event.variant))) {
    return `Thời hạn “${run.rule.label}” không thay đổi vì ${label}, theo ${run.rule.basisShort}.`;
  }
  return withLimit({ ...run, variants: [...run.variants, event.variant] });
}

/** Extensions run from the expiry of the limit before them, so they add to it (LTC Điều 30; NĐ 31/2019 Điều 3). */
function extend(run: ClockRun, event: Event<'extended'>): ClockRun | string {
  const allowed = run.rule.extensions[event.kind];
  if (!allowed) return refuseExtension(run.rule, event.kind);
  if (!Number.isInteger(event.days) || event.days < 1) return 'Số ngày gia hạn là số nguyên từ 1 trở lên.';
  if (event.days > allowed.maxDays) return `Mỗi lần gia hạn không quá ${allowed.maxDays} ngày, theo ${allowed.basis}.`;
  if (run.extensions.length >= allowed.maxTimes) {
    return `Đã gia hạn ${run.extensions.length} lần; ${EXTENSION_LABELS[event.kind]} được gia hạn không quá ${allowed.maxTimes} lần, theo ${allowed.basis}.`;
  }
  const { on, days, kind, paper = null } = event;
  return withLimit({ ...run, extensions: [...run.extensions, { on, days, kind, paper }] });
}

function refuseExtension(rule: ClockRule, kind: ExtensionKind): string {
  const kinds = EXTENSION_KINDS.filter((known) => rule.extensions[known]).map((known) => EXTENSION_LABELS[known]);
  if (kinds.length === 0) return `Pháp luật không quy định gia hạn thời hạn “${rule.label}”.`;
  return `Không gia hạn được với ${EXTENSION_LABELS[kind]}; chỉ gia hạn với ${kinds.join(' hoặc ')}, theo ${rule.basisShort}.`;
}

function suspend(run: ClockRun, event: Event<'suspended'>): ClockRun | string {
  const { label, pausable } = run.rule;
  if (!pausable) return `Pháp luật không quy định tạm dừng thời hạn “${label}”; thời hạn vẫn tính.`;
  if (pausable.from !== null && event.on < pausable.from) {
    return `Thời hạn “${label}” chỉ được tạm dừng từ ngày ${formatDate(pausable.from)}, theo ${pausable.basis}; thời hạn vẫn tính.`;
  }
  if (isPaused(run, 'suspended')) return `Thời hạn “${label}” đang tạm đình chỉ.`;
  return addPause(run, { from: event.on, until: null, reason: 'suspended', paper: event.paper ?? null, basis: pausable.basis });
}

function exclude(run: ClockRun, event: Event<'excludedFrom'>): ClockRun | string {
  const allowed = run.rule.excluded.find(({ kind }) => kind === event.kind);
  const label = EXCLUSION_LABELS[event.kind];
  if (!allowed) return `Pháp luật không quy định trừ ${label} khỏi thời hạn “${run.rule.label}”; thời hạn vẫn tính.`;
  if (isPaused(run, event.kind)) return `Đang trừ ${label}.`;
  return addPause(run, { from: event.on, until: null, reason: event.kind, paper: event.paper ?? null, basis: allowed.basis });
}

function addPause(run: ClockRun, pause: Pause): ClockRun {
  return { ...run, pauses: [...run.pauses, pause] };
}

function endPause(run: ClockRun, on: string, reason: Pause['reason'], because: string): ClockRun | string {
  if (!isPaused(run, reason)) return because;
  return {
    ...run,
    pauses: run.pauses.map((pause) => (pause.reason === reason && pause.until === null ? { ...pause, until: on } : pause)),
  };
}

function isPaused(run: ClockRun, reason: Pause['reason']): boolean {
  return run.pauses.some((pause) => pause.reason === reason && pause.until === null);
}

function withLimit(run: ClockRun): ClockRun {
  return { ...run, limit: limitFor(run.rule, run.variants) + run.extensions.reduce((sum, { days }) => sum + days, 0) };
}
