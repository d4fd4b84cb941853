// The text of a content as it will stand once it seals the petition, beside the question about the words that name a sender.
import { isOpenWordsAsked, openWordsQuestion, openWordsQuestionOn } from '../../sealing/open-words.ts';
import type { FormState } from '../../web/forms.ts';
import type { Context } from '../../web/pages.ts';
import { isOpposing, isSender } from '../petition.ts';
import { listParties, type PetitionRecord } from '../queries.ts';

/** The question of the form of a new content; with the resulting text only while it is asked. */
export async function pointQuestionOn(
  { tx }: Pick<Context, 'tx'>,
  record: PetitionRecord,
  form: FormState,
): Promise<typeof openWordsQuestion> {
  if (record.sealed || !isOpenWordsAsked(form)) return openWordsQuestion;
  const parties = await listParties(tx, record);
  const people = parties.filter(isSender).map((one) => ({ ...one, idNumber: one.idNumber ?? '' }));
  const others = parties.filter(isOpposing).map((one) => one.name);
  const words = { summary: String(form.values.summary ?? '') };
  return openWordsQuestionOn(words, people, { summary: 'Tóm tắt nội dung' }, others);
}
