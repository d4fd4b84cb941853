// The form that names a receiver's head; what each of the others becomes stands in fields of his own, read by the act.
import { z } from 'zod';
import { requiredId, requiredText } from '../../../web/fields.ts';

export const HeadForm = () =>
  z.looseObject({
    headId: requiredId('Chọn người đứng đầu từ ngày chuyển'),
    headTitle: requiredText('Nhập chức danh của người đứng đầu từ ngày chuyển', 150),
  });
export type HeadValues = z.infer<ReturnType<typeof HeadForm>>;
