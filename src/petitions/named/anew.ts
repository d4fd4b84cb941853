// Whether words that change mean somebody they did not mean before: asked once more only then, of a correction and of words let out of an
// old book.
import { NotAllowedNow } from '../../errors.ts';
import type { Act } from '../../web/act.ts';
import { namingToOutlast } from './actions.ts';
import { type Meant, whoIsMeant } from './meant.ts';
import { findNamedInAll, type NamingPaper, type TypedRespondent } from './naming.ts';
import { settleDenounced } from './question.ts';

const othersRead =
  'Ông, bà được nêu tên, hoặc có tên giống người được nêu, trong phần đưa ra nên không đưa ra nội dung này. Cán bộ khác đọc lại và đưa ra.';

export type SaidAgainst = Pick<NamingPaper, 'respondents' | 'text' | 'aside'>;

/** Whom a paper is against, as words to be compared. */
export const wordsAgainst = (people: readonly Pick<TypedRespondent, 'name' | 'position' | 'organization'>[]): string =>
  people.map((one) => `${one.name}|${one.position}|${one.organization ?? ''}`).join('\n');

/** May words of a denunciation mean an officer, or the head, whom they did not mean before? */
export async function namesMore({ house, actor, moment }: Act, before: SaidAgainst, now: SaidAgainst): Promise<boolean> {
  const paper = (said: SaidAgainst) => ({ ...said, type: 'TC' as const, sealed: true });
  const [was, is] = await findNamedInAll(house, actor.unitId, [paper(before), paper(now)], moment.today);
  if (!was || !is) return false;
  return (is.pastHead && !was.pastHead) || is.candidates.some((one) => !was.candidates.includes(one));
}

/**
 * Nobody is found in the words, and the cell of whom they are against holds what is like an officer's given name.
 * @throws NotAllowedNow when it is like the reader's own
 */
async function isAlike({ house, actor, moment }: Act, said: SaidAgainst): Promise<boolean> {
  const paper = { ...said, type: 'TC' as const, sealed: true, asksAlike: true };
  const [naming] = await findNamedInAll(house, actor.unitId, [paper], moment.today);
  if (!naming || naming.named.length > 0) return false;
  if (naming.candidates.includes(actor.accountId)) throw new NotAllowedNow(othersRead, '/imports/old-words');
  return naming.candidates.length > 0;
}

/**
 * Whom the words of an old record are against as they were read and mended. What its book says was searched before it was opened: nobody is
 * asked, and null given, while the words mean no more than that and nobody's given name is only like an officer's.
 * @param stood as the book has them, with whom it is proposed to be against
 * @throws FormInvalid with the question; NotAllowedNow when they name the reader, for whom the record is not there from then on
 */
export async function whoIsReadOf(
  act: Act,
  record: { petitionId?: number; visitId?: number },
  words: { stood: SaidAgainst; read: SaidAgainst; answer: string },
): Promise<Meant | null> {
  const { stood, read, answer } = words;
  const { text = '', aside = '', respondents } = read;
  const mayBeAlike = await isAlike(act, read);
  const isAsked =
    answer !== '' ||
    wordsAgainst(respondents) !== wordsAgainst(stood.respondents) ||
    (await namesMore(act, stood, read)) ||
    mayBeAlike;
  if (!isAsked) return null;
  const asked = { respondents, text, aside, againstHead: false, answer, asksAlike: true };
  const answered = await settleDenounced(act.house, act.actor.unitId, asked, act.moment.today);
  const meant = await whoIsMeant(act, { type: 'TC', sealed: true, respondents, text, aside, answered });
  if (!meant.isActor) return meant;
  act.outlast?.(await namingToOutlast(act, { ...record, sealed: true, named: meant.named, type: 'TC' }));
  throw new NotAllowedNow(othersRead, '/imports/old-words');
}
