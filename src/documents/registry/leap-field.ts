// The tick under a typed number of the own book that leaves others unused, or stands among other days: drawn once it is asked for. Pure.
import type { FormState } from '../../web/forms.ts';

export interface LeapField {
  label: string;
  hint: string;
  value: string;
}

/** @param field where the number is typed; the tick is for the number it was asked about. Null where nothing was asked */
export function leapFieldOf({ errors, values }: FormState, field = 'number'): LeapField | null {
  if (errors.leap === undefined && !values.leap) return null;
  const asked = String(values[field] ?? '').trim();
  return { label: `Vẫn ghi số ${asked}`, hint: 'Đã đối chiếu với sổ văn bản đi', value: asked };
}
