// What a unit was called on a day, inside a query: units.name is the name of today, unit_names keeps what it was called before.

/** The legal day of an instant, in SQL. */
export const dayOf = (instant: string) => `(${instant} at time zone 'Asia/Ho_Chi_Minh')::date`;

/**
 * The name a unit bore on a day, in SQL: records say what stood on the door then, and a renaming changes none of them.
 * @param u alias of the joined unit @param day an SQL date
 */
export const nameOn = (u: string, day: string) =>
  `coalesce((select former.name from unit_names former where former.unit_id = ${u}.id and former.during @> ${day}), ${u}.name)`;

/**
 * The title of a post that goes from one unit to another, in SQL, with the name of the unit it goes to: "Chủ tịch UBND phường Trúc Bạch" of
 * one ward is "Chủ tịch UBND phường Ba Đình" in the next, "Chủ tịch UBND xã" there "Chủ tịch UBND phường". Whoever goes to another
 * level keeps the words: what he is there the act says.
 * @param from, to aliases with level, unit_type, name and short_name
 */
export const titleIn = (title: string, from: string, to: string) => {
  const named = `replace(replace(${title}, lower(${from}.unit_type) || ' ' || ${from}.short_name, lower(${to}.unit_type) || ' ' || ${to}.short_name), ${from}.name, ${to}.name)`;
  const levelled = `regexp_replace(${named}, '((UBND|Ủy ban nhân dân|Uỷ ban nhân dân) )' || lower(${from}.unit_type) || '$', '\\1' || lower(${to}.unit_type))`;
  return `case when ${from}.level = ${to}.level or (${from}.level = 'district' and ${to}.level = 'commune') then ${levelled} else ${title} end`;
};
