// Why a record stands in one of two periods that follow one another and not in the other. Pure.
import { formatDate } from '../../deadlines/dates.ts';
import type { Carried } from './carried.ts';
import type { CarriedRow } from './queries.ts';

/** A sentence without its full stop; '' where the record says nothing of it. */
export const carriedWhy = (row: CarriedRow, { rule, before }: Pick<Carried, 'rule' | 'before'>): string =>
  row.isNow ? whyCounted(row, rule.done, before.to) : whyGone(row);

/** @param done the column of the period before in which it counted as done @param lastOn the last day of that period */
function whyCounted(row: CarriedRow, done: number, lastOn: string): string {
  if (row.cameFrom !== null && row.cameOn !== null && row.cameOn > lastOn)
    return `Nhận bàn giao từ ${row.cameFrom} ngày ${formatDate(row.cameOn)}; kỳ trước đơn vị ấy tính`;
  if (row.approvedOn !== null && row.approvedOn <= lastOn)
    return `Duyệt thụ lý ngày ${formatDate(row.approvedOn)}, hết kỳ trước chưa thụ lý: kỳ trước tính là đã xử lý (cột ${done}), kỳ này tính lại`;
  if (row.registeredOn > lastOn) return `Vào sổ ngày ${formatDate(row.registeredOn)}, sau khi hết kỳ trước`;
  return '';
}

function whyGone({ status, closedOn }: CarriedRow): string {
  const on = closedOn === null ? '' : ` ngày ${formatDate(closedOn)}`;
  if (status === 'handed_over') return `Đã bàn giao cho đơn vị kế tiếp${on}`;
  if (status === 'void') return 'Đã hủy số đơn';
  return closedOn === null ? '' : `Hồ sơ hiện nay ghi kết thúc xử lý${on}`;
}
