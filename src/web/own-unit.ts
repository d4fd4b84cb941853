// Acts are of the office whose record it is: who reads it from above is not shown a form whose sending would be refused.
import { NotPermitted } from '../errors.ts';
import type { Context } from './pages.ts';

/** @throws NotPermitted when the record is another office's */
export function assertOwnUnit({ actor }: Pick<Context, 'actor'>, record: { unitId: number }): void {
  if (record.unitId !== actor.unitId)
    throw new NotPermitted('Hồ sơ này của cơ quan khác: ông, bà xem được, việc ghi vào hồ sơ do cơ quan ấy làm.');
}
