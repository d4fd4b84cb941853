// The form of a mandate.
import { z } from 'zod';
import { optionalText, requiredDate, requiredId, requiredText } from '../../web/fields.ts';
import type { Moment } from '../../web/pages.ts';

/** By whom, from when to when, by which paper. @param moment for days typed short, “hôm nay” */
export const Mandate = ({ today }: Moment) =>
  z.object({
    standIn: requiredId('Chọn người thực hiện thay'),
    from: requiredDate('Nhập ngày bắt đầu', () => today),
    to: requiredDate('Nhập ngày kết thúc; ủy quyền luôn có thời hạn', () => today),
    mandate: requiredText('Nhập số, ngày văn bản ủy quyền, ví dụ 12/UQ-UBND ngày 20/11/2026', 120),
    dutyReason: optionalText(300),
  });
