// Days somebody is still to receive on, as pieces of SQL over reception_days (d).

/** @param today the parameter that holds it */
export const plannedDay = (today: string) => `d.state in ('draft','posted') and d.on_date >= ${today}::date`;

/** The schedule names people; whoever took a day over is known by his account too. */
export const isHost = (who: string) => `(d.host_account_id = ${who} or d.host_account_id is null
  and fold(d.host_name) = (select fold(n.name) from accounts n where n.id = ${who}))`;
