// Whom a visit is against: they read nothing of it, with or without a petition (decisions 6).
import { NotAllowedNow } from '../errors.ts';
import { type HiddenFrom, unasked, whoIsMeant } from '../petitions/named/meant.ts';
import { assertOffered } from '../petitions/named/naming.ts';
import { type Answered, denouncedOptions, settleDenounced } from '../petitions/named/question.ts';
import type { Act } from '../web/act.ts';
import type { FormState } from '../web/forms.ts';
import type { Context } from '../web/pages.ts';
import type { VisitEntry } from './entry-form.ts';
import { respondentsOf } from './entry-rules.ts';

type Words = Pick<VisitEntry, 'respondentName' | 'respondentPost' | 'respondentAccount' | 'pastHead' | 'denouncedIs'> &
  Partial<Pick<VisitEntry, 'contents' | 'request'>>;

/** What was said: an officer named in it may be meant. Of an outcome filled in later nothing is said anew. */
const saidIn = ({ contents = [], request = '' }: Words) =>
  [...contents.map(({ summary }) => summary), request].filter(Boolean).join('\n');

export interface VisitNaming extends HiddenFrom {
  answered: Answered;
}

/**
 * Finds the officers a visit of the actor's unit is against.
 * @param isSettled somebody answered the question when the visit was written down, and nothing was typed since
 * @throws NotAllowedNow when the officer at the desk is one of them, FormInvalid for an answer the question did not offer
 */
export async function denouncedIn(act: Act, words: Words, sealed: boolean, isSettled = false): Promise<VisitNaming> {
  const { house, actor, moment } = act;
  const respondents = respondentsOf(words);
  const text = saidIn(words);
  const asked = { respondents, text, againstHead: words.pastHead, answer: words.denouncedIs };
  const answered: Answered =
    sealed && words.denouncedIs !== ''
      ? await settleDenounced(house, actor.unitId, asked, moment.today)
      : { ...unasked, isAnswered: isSettled, againstHead: words.pastHead };
  const meant = await whoIsMeant(act, { type: sealed ? 'TC' : 'KN', sealed, respondents, text, answered });
  if (meant.isActor)
    throw new NotAllowedNow('Ông, bà được nêu tên trong nội dung này nên không tiếp. Mời đồng nghiệp khác tiếp công dân.');
  return { ...meant, answered };
}

/** Of a posted form: only officers the list offered, and for a denunciation an answer when the words do not say who. @throws FormInvalid */
export async function assertDenouncedSettled(act: Act, words: Words, sealed: boolean): Promise<void> {
  const { house, actor, moment } = act;
  await assertOffered(house, actor.unitId, [words.respondentAccount], () => 'respondentAccount', moment.today);
  const respondents = respondentsOf(words);
  const text = saidIn(words);
  if (!sealed || (respondents.length === 0 && words.denouncedIs === '')) return;
  const asked = { respondents, text, againstHead: words.pastHead, answer: words.denouncedIs };
  await settleDenounced(house, actor.unitId, asked, moment.today);
}

/** The same as the page holds it. */
const saidOn = ({ values }: FormState): string =>
  Object.entries(values)
    .filter(([name]) => /^c\d+_summary$|^request$/.test(name))
    .map(([, words]) => String(words))
    .filter(Boolean)
    .join('\n');

export interface DenouncedQuestion {
  asksDenounced: boolean;
  /** The box about the head: where the question, which has him among its answers, is not asked, or a draft has the box ticked. */
  asksHead: boolean;
  denouncedOptions: { value: string; label: string; hint?: string }[];
}

export const unaskedQuestion: DenouncedQuestion = { asksDenounced: false, asksHead: true, denouncedOptions: [] };

/**
 * The question as the page draws it: from the beginning on a new visit, where a draft comes back with it; elsewhere once it is asked.
 */
export async function denouncedQuestion(context: Context, form: FormState, isNew: boolean): Promise<DenouncedQuestion> {
  const asksDenounced = isNew || form.errors.denouncedIs !== undefined || String(form.values.denouncedIs ?? '') !== '';
  if (!asksDenounced) return unaskedQuestion;
  const one = (name: string) => String(form.values[name] ?? '');
  const words = [{ name: one('respondentName'), position: one('respondentPost'), accountId: null }];
  return {
    asksDenounced,
    asksHead: String(form.values.pastHead ?? '') !== '',
    denouncedOptions: await denouncedOptions(context.house, context.actor.unitId, words, saidOn(form), context.moment.today),
  };
}
