// Old books nobody has read by the day of an act: in an archive they are read and not let out, so the dry run says how many.
import type { HouseTx } from '../../database/tx.ts';
import type { Finding } from './dry-run.ts';
import type { ReorganisationAct } from './reorganisation.ts';

/** One finding with the number of those records, or none. */
export async function unreadFindings(house: HouseTx, act: Pick<ReorganisationAct, 'id'>): Promise<Finding[]> {
  const { count } = await house.one<{ count: number }>('select unread_left_by($1) as count', [act.id]);
  if (count === 0) return [];
  return [
    {
      code: 'unread_words',
      level: 'look',
      count,
      words:
        'đơn, lượt tiếp tố cáo nhập từ sổ cũ chưa đọc lại. Sang lưu trữ, nội dung ở lại niêm phong: Chánh Thanh tra mở xem từng hồ sơ, không đưa ra được nữa.',
      remedy: 'Đề nghị đơn vị đọc lại và đưa ra trước ngày chuyển.',
    },
  ];
}
