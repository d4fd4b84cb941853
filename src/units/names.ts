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
 * By what acts, one after another, the matters of one unit went on in another, in SQL: an array of the kinds of their routes; null where no act
 * of this installation says so. Whoever ended there was succeeded there, whatever function went before.
 * @param from, to SQL of the units' ids
 */
export const handedBy = (from: string, to: string) => `(with recursive onward(unit_id, kinds, since) as (
    select t.to_unit_id, array[t.kind], c.effective_on from reorganisation_routes t join reorganisations c on c.id = t.reorganisation_id and c.state in ('running','done')
     where t.from_unit_id = ${from}
    union
    select t.to_unit_id, o.kinds || t.kind, c.effective_on from onward o join reorganisation_routes t on t.from_unit_id = o.unit_id
      join reorganisations c on c.id = t.reorganisation_id and c.state in ('running','done') and c.effective_on >= o.since where cardinality(o.kinds) < 9)
  select o.kinds from onward o where o.unit_id = ${to} order by cardinality(o.kinds), 'function' = any (o.kinds) limit 1)`;

/** Who keeps and reads the archive of a unit that has ended, through every act since, in SQL; null for one that stands, or was divided without a keeper. */
export const archiveKeeper = (unit: string, day: string) => {
  const keeps = `(s.part = 'whole' or s.keeps_archive) and s.effective_on <= ${day}`;
  return `(with recursive keeper(id) as (select s.successor_id from unit_successors s where s.unit_id = ${unit} and ${keeps}
    union select s.successor_id from keeper k join units e on e.id = k.id and not e.during @> ${day} join unit_successors s on s.unit_id = e.id and ${keeps})
  select e.id from keeper k join units e on e.id = k.id and e.during @> ${day} order by e.id limit 1)`;
};

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
