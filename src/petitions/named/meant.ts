// Whom a paper taken in by the actor's unit is against, once the question is answered: the one way at every desk.
import { leadersOf, leadsUnit } from '../../accounts/queries.ts';
import type { Act } from '../../web/act.ts';
import type { PetitionType } from '../petition.ts';
import { findNamed, type NamedAccount, type TypedRespondent } from './naming.ts';
import type { Answered } from './question.ts';

/** Nobody was asked, and nobody ticked that it is the head. */
export const unasked: Answered = { isAnswered: false, againstHead: false, alsoNamed: [] };

export interface Meant {
  named: readonly NamedAccount[];
  /** A denunciation against the head of the unit: there for nobody in it but the registering officer. */
  pastHead: boolean;
  /** The actor is one of them: he takes nothing in and changes nothing. */
  isActor: boolean;
}

/** From whom a paper is hidden, and whether it goes past the head. */
export type HiddenFrom = Pick<Meant, 'named' | 'pastHead'>;

/** The accounts found in the words and said in the answer; "the head" means who leads the unit today (decisions 6). */
export async function whoIsMeant(
  act: Pick<Act, 'house' | 'actor' | 'moment'>,
  paper: {
    type: PetitionType;
    sealed: boolean;
    respondents: readonly TypedRespondent[];
    text: string;
    aside?: string;
    answered: Answered;
  },
): Promise<Meant> {
  const { house, actor, moment } = act;
  const { answered, sealed } = paper;
  const found = await findNamed(house, actor.unitId, { ...paper, isAnswered: answered.isAnswered }, moment.today);
  const heads = sealed && answered.againstHead ? await leadersOf(house, actor.unitId, moment.today) : [];
  const said = [...new Set([...answered.alsoNamed, ...heads])].filter((id) => !found.named.some((one) => one.accountId === id));
  const named = [...found.named, ...said.map((accountId) => ({ accountId, how: 'answer' as const }))];
  const pastHead =
    sealed &&
    (answered.againstHead || found.pastHead || (await leadsUnit(house, actor.unitId, answered.alsoNamed, moment.today)));
  return { named, pastHead, isActor: named.some((one) => one.accountId === actor.accountId) };
}
