// How many different people sent the rows of an old book: each is told by his paper, else by name and year of birth, else by name and address
// (senders.ts), and one told by a weaker mark is whoever alone is told by a stronger one and by that one too.
import type { Tx } from '../database/tx.ts';

export interface DifferentPeople {
  people: number;
  /** Of these, people told by a mark that several others share who are told apart: which of them they are, or a stranger, no row says. */
  unclear: number;
}

/** The beginning of a keyed mark as a number: it tells the people of a book apart, and sorts a hundred thousand of them in memory. */
const short = (mark: string) => `('x' || encode(substr(${mark}, 1, 8), 'hex'))::bit(64)::bigint`;

/**
 * By the rows that may go in. Somebody told by name and year is whoever has that name and year beside his paper; where no paper stands beside them,
 * whoever has the name and the address beside a paper and no year that says otherwise. Somebody told by name and address is whoever is
 * told by more and has both. Each only where one person alone can be meant. Sorted and counted, never joined: nothing tells the planner how
 * many rows a book just read has.
 */
export function countPeople(tx: Tx, one: { unitId: number; id: number }): Promise<DifferentPeople> {
  return tx.one<DifferentPeople>(
    `with good as materialized (
       select distinct ${short('person')} as person, ${short('person_year')} as year, ${short('person_home')} as home,
              case when person = person_year then 'year' when person = person_home then 'home' else 'paper' end as told
         from import_rows where unit_id = $1 and import_id = $2 and state <> 'bad' and person is not null),
     dated as (
       select person, home, told, max(year) over (partition by person) as year,
              case when told = 'year' then min(person) filter (where told = 'paper') over (partition by year) end as first_paper,
              case when told = 'year' then max(person) filter (where told = 'paper') over (partition by year) end as last_paper from good),
     at_home as (
       select min(person) filter (where told = 'paper') as paper, min(person) filter (where told = 'year') as person from dated
        where told <> 'home' and home is not null group by home
       having min(person) filter (where told = 'paper') = max(person) filter (where told = 'paper')
          and min(person) filter (where told = 'year') = max(person) filter (where told = 'year')
          and max(year) filter (where told = 'paper') is null and max(first_paper) is null),
     by_home as (
       select person, paper, min(paper) over of_person = max(paper) over of_person and min(person) over of_paper = max(person) over of_paper as is_sole
         from at_home window of_person as (partition by person), of_paper as (partition by paper)),
     rooted as (
       select person, home, told, max(root) over (partition by person) as root from (
         select person, home, told, case when first_paper = last_paper then first_paper end as root from dated
         union all select person, null, 'year', paper from by_home where is_sole) x),
     addresses as (
       select min(coalesce(root, person)) filter (where told <> 'home') as first_owner, max(coalesce(root, person)) filter (where told <> 'home') as last_owner
         from rooted where home is not null group by home having bool_or(told = 'home'))
     select ((select count(distinct person) from good) - (select count(distinct person) from rooted where told = 'year' and root is not null)
              - (select count(*) from addresses where first_owner = last_owner))::int as people,
            ((select count(distinct person) from dated where first_paper <> last_paper) + (select count(*) from addresses where first_owner <> last_owner))::int as unclear`,
    [one.unitId, one.id],
  );
}
