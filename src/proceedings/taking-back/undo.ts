// What is kept with a step so that it can be taken back: what stood before it, what was typed, what it did to clocks and papers. Pure.
import type { ClockTouch } from '../../deadlines/actions.ts';
import { formatDate } from '../../deadlines/dates.ts';
import type { PaperState } from '../../documents/registry/workflow.ts';
import type { Contents, Effect } from '../effect.ts';
import type { Fields } from '../fields.ts';
import type { ContentChanges, NewMember, OutcomePhase, Outcomes, ProceedingChanges, ProceedingRow } from '../records.ts';

/** Figures as they stood, for a phase that is replaced when it is written again. */
export interface OutcomesBefore extends Outcomes {
  onDate: string;
  note: string;
}

/** Kept with the step, behind the same wall as its other words. */
export interface Undo {
  /** The form as it was typed; {} for what is never taken back. */
  values: FormWords;
  /** Of the facts the step changed, what they were. */
  row: ProceedingChanges;
  contents: ContentChanges;
  clocks: readonly ClockTouch[];
  /** The papers it made. */
  papers: readonly number[];
  /** Papers of earlier steps it called off, and how they stood. */
  calledOff: readonly { id: number; state: PaperState }[];
  /** The team before; null where it did not change. */
  team: readonly NewMember[] | null;
  outcomes: { phase: OutcomePhase; before: OutcomesBefore | null } | null;
}

export type FormWords = Record<string, string | string[]>;

/** The facts an act is about to change, as they are. What is derived (whose turn, which day) is derived again. */
export function rowBefore(proceeding: ProceedingRow, changes: ProceedingChanges): ProceedingChanges {
  const names = (Object.keys(changes) as (keyof ProceedingChanges)[]).filter((name) => changes[name] !== proceeding[name]);
  return Object.fromEntries(names.map((name) => [name, proceeding[name]]));
}

/** The words of the file an act is about to write, as they are. */
export function contentsBefore(contents: Contents, effect: Effect): ContentChanges {
  const names = Object.keys(effect.contents ?? {}) as (keyof ContentChanges)[];
  return Object.fromEntries(names.map((name) => [name, contents[name]]));
}

/**
 * What was typed, as the form shows it again.
 * @param values the form read by its schema, without the senders of a sealed record
 */
export function typedAgain(fields: Fields, values: Readonly<Record<string, unknown>>): FormWords {
  const typed: FormWords = {};
  for (const [name, { component }] of Object.entries(fields)) {
    const value = values[name];
    if (Array.isArray(value)) typed[name] = value.map(String);
    else if (component === 'date-field') typed[name] = typeof value === 'string' && value !== '' ? formatDate(value) : '';
    else if (typeof value === 'boolean') typed[name] = value ? '1' : '';
    // A figure left empty is nought.
    else if (typeof value === 'number') typed[name] = value === 0 ? '' : String(value).replace('.', ',');
    else typed[name] = typeof value === 'string' ? value : '';
  }
  return typed;
}
