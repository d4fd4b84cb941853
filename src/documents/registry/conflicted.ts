// Papers that charge somebody who must not verify: he declared a conflict after they were drafted.
import type { PaperKind } from '../papers/catalogue.ts';

/** What charges those who verify: the decision on forms 05 (LKN) and 07 (LTC), the letter to a body that names who follows it. */
export const teamKinds: readonly PaperKind[] = ['KN05_2020', 'TC07_2019', 'TC_VERIFY_LETTER'];

/** SQL: who stands in the team of such a paper (w) and declared a conflict, by name; null for nobody and for every other paper. */
export const conflictedNames = `case when w.kind in (${teamKinds.map((kind) => `'${kind}'`).join(',')}) then
  (select string_agg(c.name, ', ' order by m.id) from proceeding_members m join accounts c on c.id = m.account_id
    where m.unit_id = w.unit_id and m.proceeding_id = w.proceeding_id and m.ended_on is null and m.has_conflict) end`;

export const conflictedWords = (names: string): string =>
  `${names} đã khai có xung đột lợi ích nên văn bản giao xác minh có tên người ấy không được phê duyệt, cấp số, gửi đi. Người giải quyết giao lại người xác minh; dự thảo mới thay văn bản này.`;
