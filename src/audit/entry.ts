// How one kind of event is put into words. Pure.
import { formatDate, isDate } from '../deadlines/dates.ts';

export type EventData = Record<string, unknown>;
export interface Entry {
  title: string;
  icon: string;
  /** A milestone, drawn filled. */
  key?: true;
  text?: (data: EventData) => string;
}

/** One value of an event for the screen; '' for what is absent or no plain value. */
export function say(data: EventData, name: string): string {
  const found = data[name];
  if (typeof found === 'number') return found.toLocaleString('vi-VN');
  if (typeof found !== 'string') return '';
  return isDate(found) ? formatDate(found) : found;
}

export const joined = (...parts: string[]) => parts.filter(Boolean).join(', ');
