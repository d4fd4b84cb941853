// What an officer and a post were called, inside a query: accounts.name and assignments.title are of now, account_names and
// assignment_titles keep what came before.

/**
 * The name an account bore at an instant, in SQL: a record says who did it by the name borne then, and a renaming changes none of them.
 * Who holds something now is said by the name of now. Null where no account is joined.
 * @param c alias of the joined account @param at an SQL instant: when it was done
 */
export const calledAt = (c: string, at: string) =>
  `coalesce((select former.name from account_names former where former.account_id = ${c}.id and former.until > ${at} order by former.until limit 1), ${c}.name)`;

/**
 * The title a post bore on a day, in SQL: its unit may have been renamed since. One that has ended by then is called as on its last day.
 * @param a alias of the assignment @param day an SQL date
 */
export const titleOn = (a: string, day: string) =>
  `coalesce((select former.title from assignment_titles former
     where former.assignment_id = ${a}.id and former.until > least(${day}, upper(${a}.during) - 1) order by former.until limit 1), ${a}.title)`;
