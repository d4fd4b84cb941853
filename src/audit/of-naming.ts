// Acts that tell somebody is named in a record, or that it is against the head: in an office whose people know each other, the day and
// the act alone say whom. Whoever reads no more than number, type and state of the record reads nothing of them. Pure.

const namingKinds: ReadonlySet<string> = new Set([
  'petition.officers_named',
  'visit.officers_named',
  'petition.name_lifted',
  'petition.past_head',
  'petition.went_past_head',
  'petition.left_past_head',
  'petition.back_to_head',
  'petition.taken_over',
]);

/** @param readable the officer reads what the record says */
export const isTold = (kind: string, readable: boolean): boolean => readable || !namingKinds.has(kind);
