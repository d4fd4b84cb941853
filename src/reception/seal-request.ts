// A visit that brought a petition is sealed with it, at the petition's own page (sealing.ts). The desk that hears of a denunciation later
// does not do that itself: it says so to those who do.
import { matrix, may } from '../accounts/permissions.ts';
import { calledHere, listColleagues } from '../accounts/queries.ts';
import { roleNames } from '../accounts/roles.ts';
import { FormInvalid, NotAllowedNow } from '../errors.ts';
import { notifyOfficers } from '../notifications/actions.ts';
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
  /** Who heads the office and may seal, for the desk to choose from: whoever the denunciation is against hears nothing of it. */
  heads: { value: string; label: string }[];
}

/** Whether this visit is sealed at its petition and not by a correction. */
export const isSealedWithPetition = (visit: { sealed: boolean; petitionId: number | null }): boolean =>
  !visit.sealed && visit.petitionId !== null;

/** Null where a correction seals the visit itself. */
export async function sealedElsewhere(
  { house, actor, moment }: Pick<Context, 'house' | 'actor' | 'moment'>,
  visit: VisitRecord,
): Promise<SealedElsewhere | null> {
  if (!isSealedWithPetition(visit)) return null;
  const number = petitionOf(visit);
  const seals = may(actor, 'petition:seal');
  const words = `Lượt tiếp đã có đơn ${number} trong sổ: việc chuyển sang bảo mật làm ở hồ sơ đơn, lượt tiếp được niêm phong cùng lúc.`;
  if (seals)
    return {
      words,
      href: `/petitions/${visit.petitionId}/sealing`,
      hrefLabel: `Chuyển đơn ${number} sang bảo mật`,
      heads: [],
    };
  const heads = await listColleagues(house, actor.unitId, headsWhoSeal, moment.today);
  return {
    words: `${words} Chọn lãnh đạo không phải là người bị tố cáo. Không có ai khác thì báo trực tiếp cơ quan thanh tra cấp trên.`,
    href: '',
    hrefLabel: '',
    heads: heads.map((one) => ({
      value: String(one.accountId),
      label: calledHere({ ...one, title: one.title || roleNames[one.role] }),
    })),
  };
}

const petitionOf = ({ petitionYear, petitionNo }: VisitRecord) =>
  petitionNumber({ year: petitionYear ?? 0, number: petitionNo ?? 0 });

/**
 * A head of the office whom the desk chose, and who may seal, is asked to look at the visit and its petition, by number and without the reason. The record
 * itself stays open with its sender's name until it is sealed, so nothing on it tells that somebody hears a denunciation in it.
 * @throws NotAllowedNow, FormInvalid while none of them is chosen
 */
export async function askToSeal(act: Act, id: number, version: number, chosen: string): Promise<string> {
  const visit = await lockFor(act, id, 'correct', version);
  if (!isSealedWithPetition(visit))
    throw new NotAllowedNow('Lượt tiếp này chuyển sang bảo mật ngay ở trang sửa thông tin.', `/visits/${id}/correction`);
  const record = await loadVisitRecord(act.tx, id);
  const heads = await listColleagues(act.house, act.actor.unitId, headsWhoSeal, act.moment.today);
  const head = heads.find(({ accountId }) => String(accountId) === chosen);
  if (!head) throw new FormInvalid({ sealAskedOf: 'Chọn lãnh đạo được báo, không phải là người bị tố cáo' });
  await notifyOfficers(act, [head.accountId], {
    kind: 'visit.seal_asked',
    visitId: id,
    petitionId: visit.petitionId,
    words: `Bàn tiếp công dân đề nghị xem lại lượt tiếp ${visitNumber(visit)} và đơn ${petitionOf(record)}`,
    href: `/petitions/${visit.petitionId}/sealing`,
    dedupeKey: `seal-asked:visit:${id}`,
  });
  return `Đã báo ${head.name} chuyển đơn ${petitionOf(record)} sang bảo mật. Chưa ghi nội dung tố cáo vào lượt tiếp này trước khi đơn được niêm phong.`;
}

const headsWhoSeal = matrix['petition:seal'].filter((role) => ['leader', 'unit_head', 'reception_board_head'].includes(role));
