// The wards citizens name: suggested while typing, and found again in the words typed.
import type { HouseTx } from '../database/tx.ts';

export interface MeantWard {
  id: number;
  /** Its official name where the words are nothing but the ward ("ba dinh"); the words themselves where they say more. */
  name: string;
}

/** By the words as typed. */
export type Wards = ReadonlyMap<string, MeantWard>;

/** The wards that words name, with or without marks, with or without "phường"; only where exactly one that stands is meant. */
export async function wardsMeant(house: HouseTx, words: readonly string[], today: string): Promise<Wards> {
  const asked = [...new Set(words.filter(Boolean))];
  if (asked.length === 0) return new Map();
  const rows = await house.rows<{ word: string; ids: number[]; names: string[]; isWhole: boolean }>(
    `select w.word, array_agg(u.id) as ids, array_agg(u.name) as names, bool_and(u.whole) as is_whole
       from unnest($1::text[]) as w(word)
       cross join lateral (select u.id, u.name, fold(w.word) in (u.name_ascii, fold(u.name), fold(u.short_name)) as whole
                             from units u where u.during @> $2::date and u.level = 'commune') u
      where u.whole or fold(u.name) = fold(split_part(w.word, ',', 1))
      group by w.word`,
    [asked, today],
  );
  return new Map(
    rows.flatMap(({ word, ids: [id, ...others], names: [name = ''], isWhole }) =>
      id === undefined || others.length > 0 ? [] : [[word, { id, name: isWhole ? name : word }] as const],
    ),
  );
}

/** People as an intake form gives them, each ward under its official name where the words typed are nothing but the ward. */
export async function inWards<P extends { wardText: string; wardUnitId: number | null }>(
  house: HouseTx,
  people: readonly P[],
  today: string,
): Promise<P[]> {
  const meant = await wardsMeant(
    house,
    people.map(({ wardText }) => wardText),
    today,
  );
  return people.map((person) => {
    const ward = meant.get(person.wardText);
    return { ...person, wardText: ward?.name ?? person.wardText, wardUnitId: ward?.id ?? person.wardUnitId };
  });
}

/** Names of the communes standing today, for the suggestions of the ward field. */
export async function listWardNames(house: HouseTx, today: string): Promise<string[]> {
  const rows = await house.rows<{ name: string }>(
    "select name from units where level = 'commune' and during @> $1::date order by sort_key",
    [today],
  );
  return rows.map((row) => row.name);
}
