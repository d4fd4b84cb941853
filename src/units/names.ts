// What a unit was called on a day, inside a query: units.name is the name of today, unit_names keeps what it was called before.

/** The legal day of an instant, in SQL. */
export const dayOf = (instant: string) => `(${instant} at time zone 'Asia/Ho_Chi_Minh')::date`;

/**
 * The name a unit bore on a day, in SQL: records say what stood on the door then, and a renaming changes none of them.
 * @param u alias of the joined unit @param day an SQL date
 */
export const nameOn = (u: string, day: string) =>
  `coalesce((select former.name from unit_names former where former.unit_id = ${u}.id and former.during @> ${day}), ${u}.name)`;
