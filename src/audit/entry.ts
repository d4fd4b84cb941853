// How one kind of event is put into words. Pure.
import { formatDate, isDate } from '../deadlines/dates.ts';
import { correctionsIn } from './corrected.ts';

export type EventData = Record<string, unknown>;
export interface Entry {
  title: string;
  icon: string;
  /** A milestone, drawn filled. */
  key?: true;
  text?: (data: EventData) => string;
  /** What it is called where the event's own data say that it was something else; '' for as above. */
  titleOf?: (data: EventData) => string;
}

/** One value of an event for the screen; '' for what is absent or no plain value. */
export function say(data: EventData, name: string): string {
  const found = data[name];
  if (typeof found === 'number') return found.toLocaleString('vi-VN');
  if (typeof found !== 'string') return '';
  return isDate(found) ? formatDate(found) : found;
}

interface Change {
  label: string;
  from?: string;
  to?: string;
}
/** "Ngày tiếp nhận: 20/11/2026 → 18/11/2026; Tóm tắt nội dung. Lý do: …"; older events only counted the fields. */
export function correctedOf(data: EventData): string {
  if (Array.isArray(data.fields)) return `${data.fields.length} mục`;
  // Shown one by one where the words of before and after may be read.
  const changes = Array.isArray(data.changes) && correctionsIn(data).length === 0 ? (data.changes as Change[]) : [];
  const words = changes.map(({ label, from, to }) =>
    from === undefined ? label : `${label}: ${from || 'để trống'} → ${to || 'để trống'}`,
  );
  const reason = say(data, 'reason');
  return [words.join('; '), reason && `Lý do: ${reason}`].filter(Boolean).join('. ');
}

/** What is not empty, with commas between. */
export const joined = (...parts: string[]) => parts.filter(Boolean).join(', ');
