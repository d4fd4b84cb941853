// What stands beside the figures of a live table, counted: decisions that wait for their number, those that were annulled, what has no day.
import type { Context } from '../web/pages.ts';
import { reportHref } from './choices.ts';
import type { Note } from './disagreements.ts';
import { type Counted, keptWhileUnchanged } from './kept/kept.ts';
import { wallOf } from './kept/wall-of.ts';
import type { Period } from './periods.ts';
import { countFacts, type Question } from './queries.ts';
import type { Scope } from './scope.ts';
import type { Sheet } from './sheet.ts';
import type { Table } from './tables/table.ts';
import { unnumberedOf, unnumberedWords, withoutDayOf, withoutDayWords } from './untold.ts';

/** How many rows answer a question beside a table, kept like its figures; 0 where the table asks none. */
export async function countBeside(
  context: Pick<Context, 'tx' | 'services'>,
  table: Table,
  period: Period,
  scope: Scope,
  question: Question | null,
): Promise<number> {
  if (!question) return 0;
  const what: Counted = { wall: wallOf(table.code), name: ['beside', question.source, question.where, period.from, period.to] };
  return keptWhileUnchanged(context, scope, what, async () => (await countFacts(context.tx, question, period, scope)).rows);
}

/** The decisions of a table that wait for their number, as its page tells of them; null where none does. */
export async function unnumberedBeside(
  context: Pick<Context, 'tx' | 'services'>,
  { table, period, scope }: Pick<Sheet, 'table' | 'period' | 'scope'>,
): Promise<Note | null> {
  const count = await countBeside(context, table, period, scope, unnumberedOf(table));
  if (count === 0) return null;
  return {
    text: unnumberedWords(table, count),
    href: reportHref(`/reports/${table.code}/unnumbered`, period, scope),
    linkLabel: 'Xem danh sách',
    level: 'amber',
  };
}

/** What a table counts as in time because nothing says by when it was to end; null where it counts none so. */
export async function withoutDayBeside(
  context: Pick<Context, 'tx' | 'services'>,
  { table, period, scope }: Pick<Sheet, 'table' | 'period' | 'scope'>,
): Promise<Note | null> {
  const asked = withoutDayOf(table);
  const count = asked ? await countBeside(context, table, period, scope, asked.question) : 0;
  if (!asked || count === 0) return null;
  return {
    text: `${withoutDayWords(asked.column, count)}.`,
    href: reportHref(`/reports/${table.code}/cells/${asked.column}`, period, scope),
    linkLabel: `Xem danh sách cột ${asked.column}`,
    level: 'amber',
  };
}
