// Papers that charge somebody who must not verify: he declared a conflict after they were drafted. They go no further, and fall once
// others are charged.
import type { PaperKind } from '../papers/catalogue.ts';

/** What charges those who verify: the decision on forms 05 (LKN) and 07 (LTC), the letter to a body that names who follows it. */
export const teamKinds: readonly PaperKind[] = ['KN05_2020', 'TC07_2019', 'TC_VERIFY_LETTER'];

/** Others are charged with the verification. @param made the kinds of papers an act drafts */
export const chargesAnew = (made: readonly PaperKind[]): boolean => made.some((kind) => teamKinds.includes(kind));

/** SQL: who stands in the team of such a paper (w) and declared a conflict, by name; null for nobody and for every other paper. */
export const conflictedNames = `case when w.kind in (${teamKinds.map((kind) => `'${kind}'`).join(',')}) then
  (select string_agg(c.name, ', ' order by m.id) from proceeding_members m join accounts c on c.id = m.account_id
    where m.unit_id = w.unit_id and m.proceeding_id = w.proceeding_id and m.ended_on is null and m.has_conflict) end`;

/** Why such a paper goes no further. @param names who declared the conflict, as `conflictedNames` gives them */
export const conflictedWords = (names: string): string =>
  `${names} đã khai có xung đột lợi ích nên văn bản giao xác minh có tên người ấy không được phê duyệt, cấp số, gửi đi. Người giải quyết giao lại người xác minh: dự thảo mới thay văn bản này, số đã cấp giữ nguyên trong sổ.`;

/** Why such a paper, numbered and not sent, is revoked once others are charged. */
export const replacedWords = (names: string): string => `${names} đã khai có xung đột lợi ích; đã giao lại người xác minh`;
