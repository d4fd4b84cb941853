// Opening the numbering books of a year: the last numbers of the paper books.
import { z } from 'zod';
import { wholeNumber } from '../../../web/fields.ts';

const lastNumber = (ask: string) => wholeNumber(ask, 0, 999_999);
/** The year, and the last number written in each paper book of it; 0 where nothing was. */
export const BookForm = () =>
  z.object({
    year: wholeNumber('Chọn năm', 2000, 2100),
    petitionLast: lastNumber('Nhập số cuối cùng của sổ đơn giấy, chưa có đơn nào thì nhập 0'),
    visitLast: lastNumber('Nhập số cuối cùng của sổ tiếp công dân giấy, chưa có lượt nào thì nhập 0'),
  });
export type BookValues = z.infer<ReturnType<typeof BookForm>>;
