// Which texts mean those who lead a unit together, without saying who: it is hidden from each of them, as with the post of the head
// (docs/decisions/0003).
import { leadersOf } from '../../accounts/queries.ts';
import type { HouseTx } from '../../database/tx.ts';
import { leadersSaid, mayMeanLeaders, officeName } from './leaders-said.ts';

export interface LeadersMeant {
  /** How a text means them; undefined where it does not. */
  said: (text: string, isCell: boolean) => 'head' | 'perhaps head' | undefined;
  /** The accounts that lead the unit today or will. */
  accounts: readonly number[];
}

const nobody: LeadersMeant = { said: () => undefined, accounts: [] };

/** Asks the database only where one of the texts speaks of leaders. */
export async function leadersMeantIn(
  house: HouseTx,
  unitId: number,
  texts: readonly string[],
  today: string,
): Promise<LeadersMeant> {
  const speaking = [...new Set(texts.filter(mayMeanLeaders))];
  if (speaking.length === 0) return nobody;
  const units = await house.rows<{ id: number; level: string; name: string }>(
    `with told as materialized (select naming_words(t) as words from unnest($2::text[]) as t)
     select u.id, u.level, u.name from units u
      where u.id = $1 or upper_inf(u.during) and exists (select 1 from told where told.words like '%' || u.name_words || '%')`,
    [unitId, speaking],
  );
  const own = units.find(({ id }) => id === unitId);
  if (!own) return nobody;
  const office = {
    level: own.level,
    name: officeName(own.name),
    others: units.filter(({ id }) => id !== unitId).map(({ name }) => officeName(name)),
  };
  return {
    said: (text, isCell) => (mayMeanLeaders(text) ? leadersSaid(text, office, isCell) : undefined),
    accounts: await leadersOf(house, unitId, today),
  };
}
