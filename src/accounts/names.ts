// What an officer was called at an instant, inside a query: accounts.name is the name of now, account_names keeps what came before.

/**
 * The name an account bore at an instant, in SQL: a record says who did it by the name borne then, and a renaming changes none of them.
 * Who holds something now is said by the name of now. Null where no account is joined.
 * @param c alias of the joined account @param at an SQL instant: when it was done
 */
export const calledAt = (c: string, at: string) =>
  `coalesce((select former.name from account_names former where former.account_id = ${c}.id and former.until > ${at} order by former.until limit 1), ${c}.name)`;
