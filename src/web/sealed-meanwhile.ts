// A window that was opened on a record before it was sealed may hold the sender's name: what it says is neither saved nor kept.
import type { FormValues } from './forms.ts';

/** What the officer reads in such a window. */
export const sealedMeanwhileWords =
  'Hồ sơ này đã được chuyển sang bảo mật (tố cáo) sau khi ông, bà mở trang, nên phần nhập ở cửa sổ này không lưu được nữa. Chép lại phần cần dùng, trừ thông tin về người tố cáo, rồi mở lại trang từ hồ sơ';

/** What he reads where words he had left lie behind the seal: they said who the denouncer is, or may. */
export const leftOpenWords =
  'Hồ sơ này đã được chuyển sang bảo mật (tố cáo) sau lần nhập trước của ông, bà. Nội dung nhập trước đó không mở lại được; dưới đây là nội dung trong sổ.';

/** Every form about a record says how it found the record (`_seal`); the words of a draft keep it. */
export const wasOpen = (values: FormValues): boolean => values._seal === 'open';
