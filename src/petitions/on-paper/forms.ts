// The form of what was already done on paper.
import { z } from 'zod';
import { choice, optionalDate, optionalText, requiredDate, requiredText } from '../../web/fields.ts';
import type { Moment } from '../../web/pages.ts';
import { outcomes } from '../petition.ts';

/** The act checks the days against each other. @param moment for days typed short, “hôm nay” */
export const OnPaperForm = (moment: Moment) =>
  z.object({
    outcome: choice(outcomes, 'Chọn kết quả đã xử lý'),
    destination: optionalText(300).default(''),
    number: optionalText(100).default(''),
    /** The number that leaves others unused, or stands among other days, as it was looked at again. */
    leap: optionalText(100).default(''),
    paperOn: requiredDate('Nhập ngày ghi trên văn bản', () => moment.today),
    sentOn: optionalDate(() => moment.today).default(null),
    decidedBy: requiredText('Nhập họ tên, chức vụ người đã ký hoặc cho ý kiến', 200),
    keptAt: optionalText(300).default(''),
    /** Why what was confirmed before is entered otherwise now. */
    reason: optionalText(500).default(''),
  });
export type OnPaperValues = z.infer<ReturnType<typeof OnPaperForm>>;
