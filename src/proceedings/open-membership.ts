// A place in a team that still verifies, as a piece of SQL over proceeding_members (m), their proceedings (g) and petitions (p).

/** Whoever has declared what ties him to the matter verifies nothing any more. */
export const openMembership = `m.ended_on is null and m.has_conflict is not true and not p.past_head and g.closed_on is null
  and (g.state = 'verifying' or g.state = 'suspended' and g.state_before_suspension = 'verifying')`;
