// Why a record stands in one of two periods that follow one another and not in the other. Pure.
import { formatDate } from '../../deadlines/dates.ts';
import type { Carried } from './carried.ts';
import type { CarriedRow } from './queries.ts';

/** A sentence without its full stop; '' where the record says nothing of it. */
export function carriedWhy(row: CarriedRow, { rule, before }: Pick<Carried, 'rule' | 'before'>): string {
  if (rule.source === 'decision') return row.isNow ? whyDecisionCounted(row, before.to) : whyDecisionGone(row);
  return row.isNow ? whyCounted(row, rule.done, before.to) : whyGone(row);
}

const cameLater = ({ cameFrom, cameOn }: CarriedRow, lastOn: string): string =>
  cameFrom !== null && cameOn !== null && cameOn > lastOn
    ? `Nhận bàn giao từ ${cameFrom} ngày ${formatDate(cameOn)}; kỳ trước đơn vị ấy tính`
    : '';

function whyDecisionCounted(row: CarriedRow, lastOn: string): string {
  const came = cameLater(row, lastOn);
  if (came || row.decidedOn === null) return came;
  return `Hồ sơ hiện nay ghi quyết định ban hành ngày ${formatDate(row.decidedOn)}, báo cáo kỳ trước chưa tính là chuyển sang`;
}

function whyDecisionGone(row: CarriedRow): string {
  if (row.status === 'handed_over' || row.status === 'void') return whyGone(row);
  if (row.overturnedOn !== null)
    return `Hồ sơ hiện nay ghi quyết định bị hủy, sửa ngày ${formatDate(row.overturnedOn)}, không phải thi hành nữa`;
  if (row.decidedOn === null) return 'Hồ sơ hiện nay không còn quyết định đã ban hành';
  return row.doneOn === null ? '' : `Hồ sơ hiện nay ghi kết thúc thi hành ngày ${formatDate(row.doneOn)}`;
}

/** @param done the column of the period before in which it counted as done @param lastOn the last day of that period */
function whyCounted(row: CarriedRow, done: number, lastOn: string): string {
  const came = cameLater(row, lastOn);
  if (came) return came;
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
