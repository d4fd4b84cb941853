// The form of a handover: a paper or reason, one receiver for all, others for single items.
import { z } from 'zod';
import { optionalId, requiredText } from '../../web/fields.ts';
import type { FormValues } from '../../web/forms.ts';

export const HandOver = z.object({
  everything: optionalId,
  note: requiredText('Nhập số, ngày biên bản bàn giao hoặc lý do', 200),
});

/** Item key → chosen account, from fields named 'to-p81'. */
export function singleChoices(values: FormValues): Map<string, number> {
  const chosen = new Map<string, number>();
  for (const [name, value] of Object.entries(values)) {
    const key = /^to-([pgvtmwd]\d{1,15})$/.exec(name)?.[1];
    if (key && /^\d{1,9}$/.test(String(value))) chosen.set(key, Number(value));
  }
  return chosen;
}
