// The words of a paper with their blanks filled for one trainee and one day: {ward}, {department}, {leader}, {day-3}, {day+0}. Pure.
import { addDays, formatDate } from '../deadlines/dates.ts';
import { lowered } from '../first-letter.ts';

export interface Blanks {
  ward: string;
  department: string;
  leader: string;
  /** The class's day on which the exercise was begun, 'YYYY-MM-DD'. */
  day: string;
}

const blank = /\{(ward|department|leader|day([+-]\d{1,4})?)\}/g;

/** The first part of a text that looks like a blank and is none, as typed; '' when there is none. */
export const unknownBlank = (text: string): string => /\{[^{}]*\}?|\}/.exec(text.replace(blank, ''))?.[0] ?? '';

/** The first blank of a text, as typed; '' when there is none. */
export const anyBlank = (text: string): string => /\{[^{}]*\}?|\}/.exec(text)?.[0] ?? '';

/**
 * Dates stand as dd/mm/yyyy; calendar days from the day of the exercise. Within a sentence it is "phường", as Decree 30/2020
 * writes it. An unknown blank stays as it is typed.
 */
export function fillWords(text: string, blanks: Blanks): string {
  return text.replace(blank, (_all, name: string, days: string | undefined, at: number) => {
    if (name.startsWith('day')) return formatDate(addDays(blanks.day, Number(days ?? 0)));
    const words = blanks[name as 'ward' | 'department' | 'leader'];
    const isWithin = name === 'ward' && /[^\s.!?:;][ \t]+$/.test(text.slice(0, at));
    return isWithin ? lowered(words) : words;
  });
}
