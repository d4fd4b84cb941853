// A figure of a statutory table as it is typed: whole, or with the digits its column has; blank for 0.
import { z } from 'zod';
import type { Column } from './tables/table.ts';

const typed = z.preprocess(
  (value) => String((Array.isArray(value) ? value[0] : value) ?? '').replace(/\s|\.(?=\d{3}(?!\d))/g, ''),
  z.string(),
);

/** Up to nine digits. */
export const wholeFigure = typed
  .refine((text) => /^\d{0,9}$/.test(text), 'Nhập số nguyên từ 0 đến 999.999.999')
  .transform((text) => Number(text || '0'));

const fraction = (digits: 2 | 3) =>
  typed
    .refine(
      (text) => new RegExp(`^(\\d{1,9}(,\\d{1,${digits}})?)?$`).test(text),
      `Nhập số từ 0 đến 999.999.999, sau dấu phẩy không quá ${digits} chữ số`,
    )
    .transform((text) => Number(text.replace(',', '.') || '0'));

/** Of a column: money has three digits after the comma, land two, everything else none. */
export const figureField = (digits: Column['digits']) => (digits === 0 ? wholeFigure : fraction(digits));

/** The same figure as it stands in its field. */
export const typedFigure = (figure: number): string => String(figure).replace('.', ',');
