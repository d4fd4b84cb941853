// Nobody leaves while work hangs on him: the account closes once it is handed over.
import type { HouseTx } from '../../database/tx.ts';
import { type OpenWork, openWork } from './queries.ts';

const words = (work: readonly OpenWork[]) =>
  `Còn ${work.map((one) => `${one.items} việc chưa bàn giao tại ${one.unitName}`).join(', ')}. Trưởng bộ phận hoặc lãnh đạo đơn vị giao lại ở mục Bàn giao công việc, sau đó mới kết thúc`;

/** Why an account cannot be closed for good; undefined when nothing hangs on it. */
export async function closingRefusal(house: HouseTx, accountId: number, today: string): Promise<string | undefined> {
  const work = await openWork(house, accountId, today);
  return work.length > 0 ? words(work) : undefined;
}

/** Why a person's last post in a unit cannot end; undefined when nothing of that unit hangs on him. */
export async function leavingRefusal(
  house: HouseTx,
  accountId: number,
  unitId: number,
  today: string,
): Promise<string | undefined> {
  const work = (await openWork(house, accountId, today)).filter((one) => one.unitId === unitId);
  return work.length > 0 ? words(work) : undefined;
}
