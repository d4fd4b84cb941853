// What goes out with a denunciation against the unit's own head (decisions 6): nobody of the unit but the officer who registered it
// sees it, so nobody approves it (docs/decisions/0053). Pure.
import { isSentOnSql } from '../../petitions/petition.ts';
import type { PaperKind } from '../papers/catalogue.ts';

/** The letter to the superior and the notice to the denouncer; the wall opens these two kinds and no others (migration 20261201000600). */
export const pastHeadKinds: readonly PaperKind[] = ['XLD03_2021', 'NOTICE_TO_SENDER'];

/** SQL column: who registered the denunciation past the head a paper (w) is of; null for every other paper. */
export const pastHeadBy =
  '(select x.registered_by from petitions x where x.unit_id = w.unit_id and x.id = w.petition_id and x.past_head) as past_head_by';

/** SQL: such a paper (w) of a petition (p) that was sent up and has not left itself. */
export const isUnsentPastHead = `(p.past_head and w.kind in (${pastHeadKinds.map((kind) => `'${kind}'`).join(',')})
  and w.state in ('draft','submitted','approved','numbered','signed') and w.proceeding_id is null and ${isSentOnSql('p')})`;

/** Whose signature is left, said on the paper's page. */
export const pastHeadSigning =
  'Đơn tố cáo người đứng đầu đơn vị: trong đơn vị chỉ người vào sổ đơn thấy văn bản này. Văn bản không trình, không phê duyệt trong phần mềm; người đứng đầu không ký. Cấp số rồi in: cấp phó được giao ký theo quy chế làm việc của cơ quan ký ngoài phần mềm, hoặc gửi kèm phiếu gửi. Tên, địa chỉ người tố cáo không in ra: ghi bằng tay trên bản gửi người tố cáo.';
