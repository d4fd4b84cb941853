// The open words of a record must not say what its seal keeps: a sender's name, telephone or paper number. Whatever seals a record
// passes here. Words added to one already sealed do not: an answer would tell who denounces. Pure but for the refusal that asks.
import { FormInvalid } from '../errors.ts';
import { bareName } from '../search/bare-name.ts';
import { fold } from '../search/fold.ts';
import type { FormState } from '../web/forms.ts';

/** Whom the seal is to keep, as far as open words could betray him. */
export interface Betrayed {
  name: string;
  phone: string;
  idNumber: string;
}

/** The officer's answer when he is asked: put other words in their place, or leave the text as it is. */
export const openWordsAnswers = ['replace', 'keep'] as const;
export type OpenWordsAnswer = (typeof openWordsAnswers)[number];

/** The question's field on every form that takes a denunciation in. */
export const openWordsField = 'openWords';
export const openWordsQuestion = {
  label: 'Nội dung có nêu người tố cáo. Lưu thế nào?',
  options: [
    {
      value: 'replace',
      label: 'Thay bằng “người tố cáo”',
      hint: 'Chỉ thay chỗ nêu họ tên, số điện thoại, số giấy tờ. Chữ khác giữ nguyên; nguyên văn niêm phong cùng danh tính',
    },
    {
      value: 'keep',
      label: 'Giữ nguyên văn',
      hint: 'Chọn khi chữ ấy chỉ người khác trùng tên. Người đọc được nội dung sẽ đọc chữ này',
    },
  ],
};

/** Whether a form draws the question: once it is asked, and as long as an answer stands. */
export const isOpenWordsAsked = (form: Pick<FormState, 'errors' | 'values'>): boolean =>
  form.errors[openWordsField] !== undefined || String(form.values[openWordsField] ?? '') !== '';

const replacement = 'người tố cáo';
const hiddenNumber = '(số đã che)';

interface Span {
  from: number;
  to: number;
  put: string;
}

/**
 * The text with every sender's full name replaced by "người tố cáo" and his telephone and paper numbers hidden; the same text when it
 * holds none of them. A name counts whole, however marked, cased or spaced; one word alone is no full name.
 */
export function withoutSenders(text: string, people: readonly Betrayed[]): string {
  const source = text.normalize('NFC');
  const { folded, places } = foldWithPlaces(source);
  const found: Span[] = [];
  const seek = (pattern: RegExp, put: string) => {
    for (const match of folded.matchAll(pattern)) {
      const from = places[match.index] ?? 0;
      const to = places[match.index + match[0].length] ?? source.length;
      found.push({ from, to, put });
    }
  };
  for (const { name, phone, idNumber } of people) {
    const said = fold(bareName(name)).split(' ').filter(Boolean);
    if (said.length > 1) seek(whole(said.map(literal).join('\\s+')), replacement);
    for (const number of [...phonesOf(phone), keyOf(idNumber)]) {
      if (number.length >= 8) seek(whole([...number].map(literal).join('[\\s.()-]*')), hiddenNumber);
    }
  }
  let [rest, end] = ['', 0];
  for (const { from, to, put } of found.sort((a, b) => a.from - b.from || b.to - a.to)) {
    if (from < end) continue;
    rest += source.slice(end, from) + (isSentenceStart(source.slice(0, from)) ? put.replace(/^n/, 'N') : put);
    end = to;
  }
  return found.length === 0 ? text : rest + source.slice(end);
}

const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const whole = (pattern: string) => new RegExp(`(?<![a-z0-9])${pattern}(?![a-z0-9])`, 'g');
const keyOf = (number: string) => fold(number).replace(/[^a-z0-9]/g, '');
const isSentenceStart = (before: string) => /(^|[.!?\n])\s*$/.test(before);

/** The telephone numbers of one field, each as it may be written: 0912… and 84912…. */
function phonesOf(field: string): string[] {
  return field.split(/[,;/\n]|\s-\s|\s(?:hoặc|và)\s/iu).flatMap((part) => {
    const digits = part.replace(/\D/g, '');
    // More than one number is long: two that only a space parts.
    const numbers = digits.length > 12 ? (digits.match(/(?:84|0)(?:2\d{9}|[35789]\d{8})/g) ?? [digits]) : [digits];
    return numbers.flatMap((number) => {
      if (/^84\d{9,10}$/.test(number)) return [number, `0${number.slice(2)}`];
      return /^0\d{9,10}$/.test(number) ? [number, `84${number.slice(1)}`] : [number];
    });
  });
}

/** The text folded sign by sign, with the place of each folded sign in the source: what is found there is cut out here. */
function foldWithPlaces(source: string): { folded: string; places: number[] } {
  let folded = '';
  const places: number[] = [];
  let at = 0;
  for (const sign of source) {
    const plain = /\s/.test(sign) ? ' ' : fold(sign);
    for (let index = 0; index < plain.length; index += 1) places.push(at);
    folded += plain;
    at += sign.length;
  }
  places.push(source.length);
  return { folded, places };
}

export interface SettledWords<T> {
  words: T;
  /** The original of what was replaced, to go behind the seal: "Nguyên văn: …"; '' when nothing was. */
  original: string;
}

/** All words of a record without their senders; what was replaced is kept whole, for behind the seal. For ways no officer types in. */
export function replaceSenders<T extends Record<string, string>>(words: T, people: readonly Betrayed[]): SettledWords<T> {
  const replaced = Object.fromEntries(Object.entries(words).map(([name, text]) => [name, withoutSenders(text, people)])) as T;
  const kept = Object.entries(words).flatMap(([name, text]) => (replaced[name] === text ? [] : [text]));
  return { words: replaced, original: kept.length > 0 ? `Nguyên văn: ${[...new Set(kept)].join(' / ')}` : '' };
}

/**
 * The words of a form that seals: asked about while they name a sender, replaced or left as the officer answers.
 * @param labels the field's own name, for the question
 * @throws FormInvalid with the question when nobody has answered it
 */
export function settleOpenWords<T extends Record<string, string>>(
  words: T,
  people: readonly Betrayed[],
  answer: OpenWordsAnswer | null,
  labels: Record<keyof T & string, string>,
): SettledWords<T> {
  if (answer === 'keep') return { words, original: '' };
  const settled = replaceSenders(words, people);
  if (answer === 'replace' || settled.original === '') return settled;
  const where = Object.keys(words).flatMap((name) => (settled.words[name] === words[name] ? [] : [labels[name] ?? name]));
  throw new FormInvalid({
    [openWordsField]: `Mục ${[...new Set(where)].join(', ')} có họ tên, số điện thoại hoặc số giấy tờ của người tố cáo; mục này không niêm phong. Chọn cách lưu ở đây rồi lưu lại`,
  });
}
