// What a list makes of its address: a condition it cannot read is said above the list, never silently dropped.
import { parseDate } from '../deadlines/dates.ts';

interface Facets {
  /** `value` is what the list took from the address, '' for nothing. */
  selects?: readonly { name: string; label: string; value: string; options: readonly { value: string; label: string }[] }[];
  dates?: readonly { name: string; label: string }[];
}

/**
 * The sentence about conditions of the address the list could not use: days that do not exist, choices it does not have.
 * @param instead what the list did, after "nên": "danh sách chưa lọc theo mục này"
 * @returns '' when every condition was read
 */
export function unreadConditions(
  query: URLSearchParams,
  { selects = [], dates = [] }: Facets,
  today: string,
  instead = 'danh sách chưa lọc theo mục này',
): string {
  const typed = (name: string) => (query.get(name) ?? '').trim();
  const quoted = (name: string) => `“${typed(name).slice(0, 20)}”`;
  const days = dates
    .filter(({ name }) => typed(name) !== '' && parseDate(typed(name), today) === undefined)
    .map(({ name, label }) => `${label}: ${quoted(name)} không phải là một ngày có thật`);
  const choices = selects
    .filter(
      ({ name, value, options }) => typed(name) !== '' && value === '' && options.every((option) => option.value !== typed(name)),
    )
    .map(({ name, label }) => `${label}: không có mục ${quoted(name)}`);
  const unread = [...days, ...choices];
  return unread.length === 0 ? '' : `${unread.join('; ')} nên ${instead}.`;
}

/** What stands in a date box: the day as typed. */
export const typedDay = (query: URLSearchParams, name: string): string => (query.get(name) ?? '').trim().slice(0, 20);
