// The forms around one file.
import { z } from 'zod';
import { revealPurposes } from '../../sealing/policy.ts';
import { choice, optionalDate, optionalText, tick } from '../../web/fields.ts';
import type { Moment } from '../../web/pages.ts';

export const FilesForm = z.object({});

/** The copy without the denouncer, and whether the officer has read it to its end. */
export const RedactedCopy = z.object({ isRead: tick });

export const RevealFile = z.object({ purpose: choice(revealPurposes, 'Chọn mục đích xem bản gốc') });

const pages = z
  .preprocess((value) => String(Array.isArray(value) ? value[0] : (value ?? '')).trim(), z.string())
  .refine((text) => text === '' || (/^\d{1,5}$/.test(text) && Number(text) > 0), 'Số trang là số nguyên từ 1, ví dụ 12')
  .transform((text) => (text === '' ? null : Number(text)));

/** What it says of giving the original back is asked by the act: it depends on the file. */
export const OriginalPaperForm = (moment: Moment) =>
  z.object({
    isOriginalPaper: tick,
    pages,
    condition: optionalText(200),
    returnedOn: optionalDate(() => moment.today),
    returnedTo: optionalText(200),
  });
