// Which receptions count as of a large group: the list and every count ask the same. SQL over a visit v, as 01/TCD counts them. Pure.

/** It took place, where it was held, with as many people as the law of that day calls a large group. */
export const largeGroupVisits = `v.is_large_group and v.status <> 'void' and v.origin_visit_id is null and not v.is_no_show
  and coalesce(v.outcome, '') not in ('refused', 'no_show')`;
