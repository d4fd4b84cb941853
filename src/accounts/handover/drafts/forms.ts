// The form in which drafts of somebody who leaves are given out: a paper or reason, and what becomes of each.
import { z } from 'zod';
import { optionalId, requiredId, requiredText } from '../../../web/fields.ts';
import type { FormValues } from '../../../web/forms.ts';

export const HandDrafts = z.object({
  note: requiredText('Nhập số, ngày biên bản bàn giao hoặc lý do', 200),
  /** Who goes on from what is in no book yet, named by whoever leads the office without seeing any of it. */
  newTo: optionalId,
});

/** Whom one draft taken over goes on to. */
export const PassDraft = () => z.object({ to: requiredId('Chọn người nhận bản nháp') });

/** Draft → account that takes it, or 'drop', from fields named 'to-d12'; what says neither stays. */
export function draftChoices(values: FormValues): Map<number, number | 'drop'> {
  const chosen = new Map<number, number | 'drop'>();
  for (const [name, value] of Object.entries(values)) {
    const id = /^to-d(\d{1,15})$/.exec(name)?.[1];
    if (id && value === 'drop') chosen.set(Number(id), 'drop');
    else if (id && /^[1-9]\d{0,8}$/.test(String(value))) chosen.set(Number(id), Number(value));
  }
  return chosen;
}
