// Who is there to take the receipt, the code and the PIN: whoever stands at the desk, whoever can be written to, or nobody.
import type { UnitTx } from '../../database/tx.ts';
import { isSender } from '../petition.ts';
import { listParties, type PetitionRecord } from '../queries.ts';
import { senderGapOf } from '../sender-gap.ts';

export interface Giving {
  title: string;
  note: string;
  /** There is nobody to give the PIN to, and nowhere to send it: it is issued once somebody is there. */
  isBlocked: boolean;
  /** Nobody is known and nobody stands there: no receipt either. */
  hasNobody: boolean;
}

/** Sources at which somebody stands at the desk with the paper. */
const atTheDesk = ['in_person_reception', 'in_person_dropoff'];

const keptHere = 'Mã tra cứu giữ ở trang đơn; người gửi đến hoặc liên hệ được thì cấp mã PIN khi đó.';

/** How the receipt of a registered petition reaches its sender. Of a sealed one only whether there is a sender at all. */
export async function givingOf({ tx }: { tx: UnitTx }, record: PetitionRecord): Promise<Giving> {
  const isThere = record.visitId !== null || atTheDesk.includes(record.source);
  const handed = { title: 'Giao cho công dân', note: '', isBlocked: false, hasNobody: false };
  if (isThere && record.senderCount > 0) return handed;
  if (record.senderCount === 0)
    return isThere
      ? {
          title: 'Giao cho người nộp đơn',
          note: 'Đơn không ghi rõ người gửi: giấy biên nhận giao cho người nộp đơn; mã PIN không cấp khi chưa rõ ai là người gửi.',
          isBlocked: true,
          hasNobody: false,
        }
      : {
          title: 'Không có người nhận',
          note: record.sealed
            ? 'Đơn tố cáo không ghi rõ người gửi: không có ai để giao giấy biên nhận và gửi thông báo.'
            : `Đơn không ghi rõ người gửi: không có ai để giao giấy biên nhận, mã tra cứu và mã PIN. ${keptHere}`,
          isBlocked: true,
          hasNobody: true,
        };
  if (record.sealed) return { ...handed, title: 'Biên nhận đơn tố cáo' };
  const [first] = (await listParties(tx, record)).filter(isSender);
  const gap = senderGapOf(record.senderCount, first);
  if (gap === null)
    return {
      ...handed,
      title: 'Gửi cho công dân',
      note: 'Công dân không có mặt: gửi mã tra cứu, mã PIN cùng giấy biên nhận đến địa chỉ ghi trên đơn.',
    };
  return {
    title: 'Chưa gửi được cho công dân',
    note: `Đơn không ghi ${gap === 'name' ? 'họ tên' : 'địa chỉ'} người gửi: giấy biên nhận, mã tra cứu không gửi theo đường bưu chính được. ${keptHere}`,
    isBlocked: true,
    hasNobody: false,
  };
}
