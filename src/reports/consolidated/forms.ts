// The form of closing a consolidated report.
import type { z } from 'zod';
import { tick } from '../../web/fields.ts';
import { CloseForm } from '../closing/forms.ts';

export const ConsolidateForm = CloseForm.extend({
  /** Units whose report was given back and not sent anew stand with what they reported. */
  keepsReturned: tick,
});
export type ConsolidateValues = z.infer<typeof CloseForm> & { keepsReturned?: boolean };
