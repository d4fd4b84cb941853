// A field without a sentence of its own is answered in Vietnamese too.
import { expect, it } from 'vitest';
import { z } from 'zod';
import { parseForm } from '../../src/web/forms.ts';

it('says what to do where a schema names no sentence', () => {
  const form = z.object({ kind: z.enum(['one', 'two']), count: z.coerce.number().int().max(3), word: z.string().min(2) });
  const read = parseForm(form, { count: '7', word: '' });
  expect(read.ok).toBe(false);
  expect(read.ok ? [] : Object.values(read.errors)).toEqual(Array(3).fill('Mục này chưa đúng, chọn hoặc nhập lại'));
});
