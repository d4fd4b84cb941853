// A visit that brought a petition is sealed with it, at the petition's own page (sealing.ts). The desk that hears of a denunciation later
// does not do that itself: it says so to those who do.
import { matrix, may } from '../accounts/permissions.ts';
import { NotAllowedNow } from '../errors.ts';
import { notifyRoles } from '../notifications/actions.ts';
import { petitionNumber } from '../petitions/petition.ts';
import type { Act } from '../web/act.ts';
import type { Context } from '../web/pages.ts';
import { lockFor } from './actions.ts';
import { loadVisitRecord, type VisitRecord } from './queries.ts';
import { visitNumber } from './visit.ts';

/** In place of the way into sealed mode, on the page that corrects an open visit whose paper stands in the book. */
export interface SealedElsewhere {
  words: string;
  /** Where this officer seals it himself; '' for the desk, which tells the head. */
  href: string;
  hrefLabel: string;
}

/** Whether this visit is sealed at its petition and not by a correction. */
export const isSealedWithPetition = (visit: { sealed: boolean; petitionId: number | null }): boolean =>
  !visit.sealed && visit.petitionId !== null;

/** Null where a correction seals the visit itself. */
export function sealedElsewhere({ actor }: Pick<Context, 'actor'>, visit: VisitRecord): SealedElsewhere | null {
  if (!isSealedWithPetition(visit)) return null;
  const number = petitionOf(visit);
  const seals = may(actor, 'petition:seal');
  return {
    words: `Lượt tiếp đã có đơn ${number} trong sổ: việc chuyển sang bảo mật làm ở hồ sơ đơn, lượt tiếp được niêm phong cùng lúc.${seals ? '' : ' Người bị tố cáo là lãnh đạo của đơn vị thì không bấm nút dưới đây: báo trực tiếp lãnh đạo khác hoặc cơ quan thanh tra cấp trên.'}`,
    href: seals ? `/petitions/${visit.petitionId}/sealing` : '',
    hrefLabel: seals ? `Chuyển đơn ${number} sang bảo mật` : '',
  };
}

const petitionOf = ({ petitionYear, petitionNo }: VisitRecord) =>
  petitionNumber({ year: petitionYear ?? 0, number: petitionNo ?? 0 });

/**
 * Whoever heads the office, and may seal, is asked to look at the visit and its petition, by number and without the reason. The record
 * itself stays open with its sender's name until it is sealed, so nothing on it tells that somebody hears a denunciation in it.
 * @throws NotAllowedNow
 */
export async function askToSeal(act: Act, id: number, version: number): Promise<string> {
  const visit = await lockFor(act, id, 'correct', version);
  if (!isSealedWithPetition(visit))
    throw new NotAllowedNow('Lượt tiếp này chuyển sang bảo mật ngay ở trang sửa thông tin.', `/visits/${id}/correction`);
  const record = await loadVisitRecord(act.tx, id);
  await notifyRoles(act, headsWhoSeal, {
    kind: 'visit.seal_asked',
    visitId: id,
    petitionId: visit.petitionId,
    words: `Bàn tiếp công dân đề nghị xem lại lượt tiếp ${visitNumber(visit)} và đơn ${petitionOf(record)}`,
    href: `/petitions/${visit.petitionId}/sealing`,
    dedupeKey: `seal-asked:visit:${id}`,
  });
  return `Đã báo lãnh đạo đơn vị chuyển đơn ${petitionOf(record)} sang bảo mật. Chưa ghi nội dung tố cáo vào lượt tiếp này trước khi đơn được niêm phong.`;
}

const headsWhoSeal = matrix['petition:seal'].filter((role) => ['leader', 'unit_head', 'reception_board_head'].includes(role));
