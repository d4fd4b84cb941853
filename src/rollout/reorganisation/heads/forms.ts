// The form that names a receiver's head; what each of the others becomes stands in fields of his own, read by the act.
import { z } from 'zod';
import { requiredId } from '../../../web/fields.ts';

export const HeadForm = () => z.looseObject({ headId: requiredId('Chọn người đứng đầu từ ngày chuyển') });
export type HeadValues = z.infer<ReturnType<typeof HeadForm>>;
