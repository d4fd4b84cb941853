// The open words of a record must not say what its seal keeps: a sender's name, numbers or house. Whatever seals a record passes here,
// and the officer is asked. Words added to one already sealed are not asked about (sealed-words.ts). Pure but for the refusal that asks.
import { FormInvalid } from '../errors.ts';
import type { FormState } from '../web/forms.ts';
import { type Betrayed, withoutSenders } from './senders-in-text.ts';

/** The officer's answer when he is asked: put other words in their place, or leave the text as it is. */
export const openWordsAnswers = ['replace', 'keep'] as const;
export type OpenWordsAnswer = (typeof openWordsAnswers)[number];

/** The question's field on every form that takes a denunciation in. */
const openWordsField = 'openWords';
export const openWordsQuestion = {
  label: 'Nội dung có nêu người tố cáo. Lưu thế nào?',
  options: [
    {
      value: 'replace',
      label: 'Thay bằng “người tố cáo”',
      hint: 'Chỉ thay chỗ nêu họ tên, số điện thoại, số giấy tờ, địa chỉ. Chữ khác giữ nguyên; nguyên văn niêm phong cùng danh tính',
    },
    {
      value: 'keep',
      label: 'Giữ nguyên văn',
      hint: 'Chọn khi chữ ấy chỉ người khác trùng tên. Người đọc được nội dung sẽ đọc chữ này',
    },
  ],
};

/**
 * The question with the text as it will stand, so that the officer reads it before she answers.
 * @param labels the field's own name
 * @param others names on the other side, of whom a given name may speak
 */
export function openWordsQuestionOn(
  words: Readonly<Record<string, string>>,
  people: readonly Betrayed[],
  labels: Readonly<Record<string, string>>,
  others: readonly string[] = [],
): typeof openWordsQuestion {
  const shown = Object.entries(words).flatMap(([name, text]) => {
    const put = withoutSenders(text, people, others);
    return put === text ? [] : [`${labels[name] ?? name}: “${put.trim()}”`];
  });
  const hint = `Sẽ lưu: ${shown.join('; ')}. Nguyên văn niêm phong cùng danh tính`;
  const options = openWordsQuestion.options.map((one) => (one.value === 'replace' && shown.length > 0 ? { ...one, hint } : one));
  return { ...openWordsQuestion, options };
}

/** Whether a form draws the question: once it is asked, and as long as an answer stands. */
export const isOpenWordsAsked = (form: Pick<FormState, 'errors' | 'values'>): boolean =>
  form.errors[openWordsField] !== undefined || String(form.values[openWordsField] ?? '') !== '';

export interface SettledWords<T> {
  words: T;
  /** The original of what was replaced, to go behind the seal: "Nguyên văn: …"; '' when nothing was. */
  original: string;
}

/** All words of a record without their senders; what was replaced is kept whole, for behind the seal. For ways no officer types in. */
export const replaceSenders = <T extends Record<string, string>>(
  words: T,
  people: readonly Betrayed[],
  others: readonly string[] = [],
): SettledWords<T> => replacedBy(words, (text) => withoutSenders(text, people, others));

/** All words of a record as `put` makes each; what it changed is kept whole, for behind the seal. */
export function replacedBy<T extends Record<string, string>>(
  words: T,
  put: (text: string, name: string) => string,
): SettledWords<T> {
  const replaced = Object.fromEntries(Object.entries(words).map(([name, text]) => [name, put(text, name)])) as T;
  const kept = Object.entries(words).flatMap(([name, text]) => (replaced[name] === text ? [] : [text]));
  return { words: replaced, original: kept.length > 0 ? `Nguyên văn: ${[...new Set(kept)].join(' / ')}` : '' };
}

/**
 * The words of a form that seals: asked about while they name a sender, replaced or left as the officer answers.
 * @param labels the field's own name, for the question
 * @param others names on the other side, of whom a given name may speak
 * @throws FormInvalid with the question when nobody has answered it
 */
export function settleOpenWords<T extends Record<string, string>>(
  words: T,
  people: readonly Betrayed[],
  answer: OpenWordsAnswer | null,
  labels: Record<keyof T & string, string>,
  others: readonly string[] = [],
): SettledWords<T> {
  if (answer === 'keep') return { words, original: '' };
  const settled = replaceSenders(words, people, others);
  if (answer === 'replace' || settled.original === '') return settled;
  const where = Object.keys(words).flatMap((name) => (settled.words[name] === words[name] ? [] : [labels[name] ?? name]));
  throw new FormInvalid({
    [openWordsField]: `Mục ${[...new Set(where)].join(', ')} có họ tên, số điện thoại, số giấy tờ hoặc địa chỉ của người tố cáo; mục này không niêm phong. Đọc chữ sẽ lưu, chọn cách lưu ở đây rồi lưu lại`,
  });
}
