// Denunciations recommended or sent to the investigators, as the tables of every circular count them. Pure.
import { columnsOf } from './table.ts';

export const sendings = columnsOf('police');
export const sentToPolice =
  'Kiến nghị chuyển cơ quan điều tra ghi trong kết luận ban hành trong kỳ, và hồ sơ đã chuyển cơ quan điều tra trong kỳ, toàn bộ hoặc một phần. Kết luận đã kiến nghị thì việc chuyển sau đó không tính lần nữa.';
