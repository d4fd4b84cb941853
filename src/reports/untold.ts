// What a table does not say by its figures: decisions that wait for their number, or were revoked
// with nothing issued in their place, and so are not counted, and those annulled or changed
// above or by a court, which leave the stock without being carried out. Pure.
import { figureWords } from './numbers.ts';
import type { Question } from './queries.ts';
import type { Table } from './tables/table.ts';

const isOf = (table: Table): string => {
  const decided =
    table.form.endsWith('KQGQ') || table.form.endsWith('KQTH') || table.form.endsWith('GQKN') || table.form.endsWith('GQTC');
  if (!decided) return '';
  if (table.about === 'complaints') return "f.family = 'KN' and f.on_date >= $1::date";
  if (table.about === 'denunciations') return "f.family = 'TC' and f.on_date >= $1::date";
  // What is to be carried out may have been given long before.
  if (table.form === '02/KQGQ') return "f.family = 'KN' and f.act = 'result'";
  if (table.form === '04/KQGQ') return "f.family = 'TC' and f.act = 'result'";
  return table.about === 'execution' ? "f.act = 'result'" : '';
};

/** What this table would count were it issued, a draft or revoked; null for a table that counts none. */
export const unnumberedOf = (table: Table): Question | null => {
  const where = isOf(table);
  return where ? { source: 'unnumbered', where, sum: null } : null;
};

const paperWords: Partial<Record<Table['about'], string>> = {
  complaints: 'quyết định',
  denunciations: 'kết luận, quyết định',
  execution: 'quyết định, kết luận',
};
/** "2 kết luận, quyết định". */
export const papersWords = (table: Table, count: number): string =>
  `${figureWords(count, 0)} ${paperWords[table.about] ?? 'văn bản'}`;
/** "2 quyết định chưa cấp số, hoặc đã thu hồi mà chưa có văn bản thay thế, chưa tính vào biểu". */
export const unnumberedWords = (table: Table, count: number): string =>
  `${papersWords(table, count)} chưa cấp số, hoặc đã thu hồi mà chưa có văn bản thay thế, chưa tính vào biểu. Cấp số rồi thì tính vào kỳ của ngày ghi trên văn bản.`;

/** What ended in the period without a day by which it was to, and so stands among what was in time; null for a table that does not tell time. */
export const withoutDayOf = (table: Table): { question: Question; column: number } | null => {
  if (table.form === '01/KQGQ')
    return {
      question: { source: 'resolution', where: "f.family = 'KN' and f.is_decided and f.is_without_day", sum: null },
      column: 25,
    };
  if (table.form === '03/KQGQ')
    return { question: { source: 'resolution', where: "f.family = 'TC' and f.is_without_day", sum: null }, column: 30 };
  return null;
};
/** @param count matters in that column without a day by which they were to end */
export const withoutDayWords = (column: number, count: number): string =>
  `Trong cột ${column} có ${figureWords(count, 0)} vụ việc hồ sơ không có ngày hết hạn giải quyết, không xác định được đúng hay quá hạn: biểu chỉ có hai cột, không có căn cứ ghi là quá hạn nên tính ở đây`;

/** Decisions of the stock that were annulled or changed in the period; null for a table that counts none. */
export const overturnedOf = (table: Table): Question | null =>
  table.form === '05/KQTH' || table.form === '02/KQGQ'
    ? { source: 'decision', where: "f.family = 'KN' and f.done_on is null and f.overturned_on <= $2::date", sum: null }
    : null;

/** What stands in the note of the table. */
export const overturnedWords = (count: number): string =>
  `${figureWords(count, 0)} quyết định ở cột 1 bị hủy, sửa trong kỳ (giải quyết lần hai hoặc bản án), không phải thi hành nữa, không tính vào cột 2`;

/** The note of a table: what was typed, and what the table itself has to say. @param overturned how many decisions */
export const noteWith = (typed: string, overturned: number): string =>
  [typed, overturned > 0 ? overturnedWords(overturned) : ''].filter(Boolean).join('; ');
