// Denunciations recommended or sent to the investigators, as the tables of every circular count them. Pure.
import { columnsOf } from './table.ts';

export const sendings = columnsOf('police');
export const sentToPolice =
  'Hồ sơ đã chuyển cơ quan điều tra trong kỳ, toàn bộ hoặc một phần, tính theo ngày chuyển; và kiến nghị chuyển ghi trong kết luận ban hành trong kỳ, chỉ cộng phần nhiều hơn số đã chuyển trước kết luận. Kết luận đã kiến nghị thì việc chuyển sau đó không tính lần nữa.';
