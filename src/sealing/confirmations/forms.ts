// The form that says why a post is not confirmed.
import { z } from 'zod';
import { choice } from '../../web/fields.ts';
import { refusalCodes } from './words.ts';

/** One of the reasons there are. */
export const RefuseHolder = () => z.object({ reason: choice(refusalCodes, 'Chọn lý do không xác nhận') });
