// The words of a paper with their blanks filled for one trainee and one day: {ward}, {department}, {leader}, {day-3}, {day+0}. Pure.
import { addDays, formatDate } from '../deadlines/dates.ts';

export interface Blanks {
  ward: string;
  department: string;
  leader: string;
  /** The class's day on which the exercise was begun, 'YYYY-MM-DD'. */
  day: string;
}

/** Dates stand as dd/mm/yyyy; calendar days from the day of the exercise. An unknown blank stays as it is typed. */
export function fillWords(text: string, blanks: Blanks): string {
  return text.replace(/\{(ward|department|leader|day([+-]\d{1,4})?)\}/g, (_all, name: string, days?: string) => {
    if (name.startsWith('day')) return formatDate(addDays(blanks.day, Number(days ?? 0)));
    return blanks[name as 'ward' | 'department' | 'leader'];
  });
}
