// What was chosen in a form, in the words the page showed: sent along by the script in one hidden field (`_chosen`), read only where the
// form is not drawn again, because a refusal page has the codes and no list to read them from.
import { cleanText, type FormValues } from './forms.ts';

/** A field, its value ('' for a tick that was taken away), what the page calls it, and the words of what was chosen. */
export interface Chosen {
  name: string;
  value: string;
  label: string;
  words: string;
}

const field = '_chosen';
const mostLetters = 50_000;
const lettersOfOne = 500;

/** What the officer sent without the words of its choices: what every act, draft and check reads. */
export function withoutChosenWords(sent: FormValues): FormValues {
  const { [field]: _words, ...values } = sent;
  return values;
}

const isEntry = (one: unknown): one is [string, string, string, string] =>
  Array.isArray(one) && one.length === 4 && one.every((part) => typeof part === 'string');

/** What the page said was chosen, as far as the form really sent it; [] where the script did not say. */
export function chosenWords(sent: FormValues): Chosen[] {
  const text = sent[field];
  if (typeof text !== 'string' || text.length > mostLetters) return [];
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return [];
  }
  const isSent = ([name, value]: [string, string, string, string]) => {
    const values = [sent[name] ?? []].flat();
    return value === '' ? values.length === 0 : values.includes(cleanText(value));
  };
  return (Array.isArray(read) ? read : [])
    .filter(isEntry)
    .filter(isSent)
    .map(([name, value, label, words]) => ({ name, value, label: short(label), words: short(words) }));
}

const short = (text: string) => cleanText(text).slice(0, lettersOfOne);

/** One line for every choice, under the words its page has for it. */
export const chosenLines = (chosen: readonly Chosen[]): string =>
  chosen
    .filter(({ label, words }) => label !== '' || words !== '')
    .map(
      ({ value, label, words }) =>
        `${[label.replace(/[:?]\s*$/, ''), words].filter(Boolean).join(': ')}${value === '' ? ' (đã bỏ chọn)' : ''}`,
    )
    .join('\n');
