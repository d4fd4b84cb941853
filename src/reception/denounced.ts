// Whom a visit is against: they read nothing of it, with or without a petition (decisions 6).
import { leadsUnit } from '../accounts/queries.ts';
import { NotAllowedNow } from '../errors.ts';
import { assertOffered, findNamed, type NamedAccount } from '../petitions/named/naming.ts';
import { type Answered, denouncedOptions, settleDenounced } from '../petitions/named/question.ts';
import type { Act } from '../web/act.ts';
import type { FormState } from '../web/forms.ts';
import type { Context } from '../web/pages.ts';
import type { VisitEntry } from './entry-form.ts';
import { respondentsOf } from './entry-rules.ts';

type Words = Pick<VisitEntry, 'respondentName' | 'respondentPost' | 'respondentAccount' | 'pastHead' | 'denouncedIs'>;

export interface VisitNaming {
  named: NamedAccount[];
  /** Against the head of the unit: there for nobody in it but the registering officer. */
  pastHead: boolean;
  answered: Answered;
}

/**
 * Finds the officers a visit of the actor's unit is against.
 * @throws NotAllowedNow when the officer at the desk is one of them, FormInvalid for an answer the question did not offer
 */
export async function denouncedIn(act: Act, words: Words, sealed: boolean): Promise<VisitNaming> {
  const { house, actor, moment } = act;
  const respondents = respondentsOf(words);
  const asked = { respondents, againstHead: words.pastHead, answer: words.denouncedIs };
  const answered: Answered =
    sealed && words.denouncedIs !== ''
      ? await settleDenounced(house, actor.unitId, asked, moment.today)
      : { isAnswered: false, againstHead: words.pastHead, alsoNamed: [] };
  const { isAnswered } = answered;
  const found = await findNamed(
    house,
    actor.unitId,
    { type: sealed ? 'TC' : 'KN', sealed, respondents, isAnswered },
    moment.today,
  );
  const named = [...found.named, ...answered.alsoNamed.map((accountId) => ({ accountId, how: 'answer' as const }))];
  if (named.some((one) => one.accountId === actor.accountId))
    throw new NotAllowedNow('Ông, bà được nêu tên trong nội dung này nên không tiếp. Mời đồng nghiệp khác tiếp công dân.');
  const leads = await leadsUnit(house, actor.unitId, answered.alsoNamed, moment.today);
  return { named, pastHead: sealed && (answered.againstHead || found.pastHead || leads), answered };
}

/** Of a posted form: only officers the list offered, and for a denunciation an answer when the words do not say who. @throws FormInvalid */
export async function assertDenouncedSettled(act: Act, words: Words, sealed: boolean): Promise<void> {
  const { house, actor, moment } = act;
  await assertOffered(house, actor.unitId, [words.respondentAccount], () => 'respondentAccount', moment.today);
  const respondents = respondentsOf(words);
  if (!sealed || (respondents.length === 0 && words.denouncedIs === '')) return;
  const asked = { respondents, againstHead: words.pastHead, answer: words.denouncedIs };
  await settleDenounced(house, actor.unitId, asked, moment.today);
}

/** The question as the page draws it: only once it is asked. */
export async function denouncedQuestion(
  context: Context,
  form: FormState,
): Promise<{ asksDenounced: boolean; denouncedOptions: { value: string; label: string; hint?: string }[] }> {
  const asksDenounced = form.errors.denouncedIs !== undefined || String(form.values.denouncedIs ?? '') !== '';
  if (!asksDenounced) return { asksDenounced, denouncedOptions: [] };
  const one = (name: string) => String(form.values[name] ?? '');
  const words = [{ name: one('respondentName'), position: one('respondentPost'), accountId: null }];
  return {
    asksDenounced,
    denouncedOptions: await denouncedOptions(context.house, context.actor.unitId, words, context.moment.today),
  };
}
