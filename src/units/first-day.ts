// The first day of a unit: it took nothing in before. What an office before it took in is an old book's (Nhập sổ cũ), or came along by an act.
import type { HouseTx } from '../database/tx.ts';
import { formatDate } from '../deadlines/dates.ts';
import { FormInvalid } from '../errors.ts';
import { unitAt } from './queries.ts';

/**
 * @param day what somebody types of a record of the unit: the day, the field it stands in, and what was done on it: 'nhận đơn', 'tiếp công dân'
 * @param was the day the record has, where one is corrected: what came along from before stays so
 * @throws FormInvalid with the first day, and where such a record belongs
 */
export async function assertBegan(
  house: HouseTx,
  unitId: number,
  { on, field, what }: { on: string; field: string; what: string },
  was?: string,
): Promise<void> {
  const { firstOn, name } = await unitAt(house, unitId, on);
  if (on >= firstOn || (was !== undefined && was < firstOn)) return;
  throw new FormInvalid({
    [field]: `${name} hoạt động từ ngày ${formatDate(firstOn)}, không ${what} vào ngày trước đó. Sửa ngày; hồ sơ của cơ quan cũ thì đưa vào bằng Nhập sổ cũ`,
  });
}
