// No paper is dated, and nothing leaves, before its words were approved here (docs/decisions/0056). Of a petition entered late what was
// done on paper before it was entered keeps the day it has there. Pure.
import { formatDate } from '../../deadlines/dates.ts';

/** What a paper, or a petition that goes out, rests on; days 'YYYY-MM-DD'. */
export interface ApprovedDays {
  /** The words, and what they carry out, were approved here; null where nobody approves. */
  approvedOn: string | null;
  /** A petition entered late came into the software: what was done until then was done on paper. Null for every other. */
  enteredOn: string | null;
}

export const noApproval: ApprovedDays = { approvedOn: null, enteredOn: null };

/** Does that day lie before the approval because all of it was done on paper: the number is then that of the paper book. */
export const isPaperDay = (on: string, { approvedOn, enteredOn }: ApprovedDays): boolean =>
  approvedOn !== null && on < approvedOn && enteredOn !== null && on <= enteredOn;

const approvedWords = {
  issue: { what: 'Văn bản', day: 'ngày ban hành' },
  send: { what: 'Văn bản', day: 'ngày gửi' },
  transfer: { what: 'Việc chuyển đơn', day: 'ngày chuyển' },
  letter: { what: 'Hướng xử lý', day: 'ngày văn bản' },
} as const;

/** Why it cannot be that day, and what whoever signed earlier on paper does; '' where the day holds. */
export function beforeApproval(on: string, days: ApprovedDays, doing: keyof typeof approvedWords): string {
  const { approvedOn } = days;
  if (approvedOn === null || on >= approvedOn || isPaperDay(on, days)) return '';
  const { what, day } = approvedWords[doing];
  return `${what} được phê duyệt trong phần mềm ngày ${formatDate(approvedOn)}: ${day} từ ngày ấy trở đi. Bản giấy ký trước ngày ấy thì gắn bản đã ký vào hồ sơ; chỉ đơn nhập bù được ghi ngày trên giấy`;
}
