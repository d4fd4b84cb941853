// How a petition stands, as every list, its page and the search show it.
import { type State, stateTags } from '../proceedings/proceeding.ts';
import { type Standing, standingTag, type Tag } from './petition.ts';

export type { State };

/** A petition as every list shows it. @param state of its proceeding, null without one: where an accepted petition stands is its proceeding's to say */
export const shownTag = ({ status, outcome, state }: Standing & { state: State | null }): Tag =>
  state !== null && status === 'accepted' ? stateTags[state] : standingTag({ status, outcome });

/** The state of the proceeding of a petition, for a table alias; null without one. SQL. */
export const stateSql = (t: string): string =>
  `(select g.state from proceedings g where g.unit_id = ${t}.unit_id and g.petition_id = ${t}.id)`;
