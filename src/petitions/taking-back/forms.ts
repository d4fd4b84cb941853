// Why what was approved is taken back: asked in the office's words, kept with the proposal.
import { z } from 'zod';
import { requiredText } from '../../web/fields.ts';

export const TakingBackForm = z.object({ reason: requiredText('Nhập lý do rút lại', 1000) });
