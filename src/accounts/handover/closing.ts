// Nobody leaves while work or unsaved words hang on him: the account closes once they are handed over, or given up.
import type { HouseTx } from '../../database/tx.ts';
import { unclaimedDrafts } from '../../documents/drafts/handing.ts';
import { openWork, unitNames } from './queries.ts';

/** Where it is handed over, by those who lead the office: what the menu calls it. */
export const handoverRoom = 'Bàn giao công việc';

/** What hangs on an account in one of its offices. */
interface Unclaimed {
  unitId: number;
  unitName: string;
  hasWork: boolean;
  hasDrafts: boolean;
}

const whatIsLeft = ({ hasWork, hasDrafts }: Unclaimed) =>
  [hasWork ? 'việc' : '', hasDrafts ? 'bản nháp' : ''].filter(Boolean).join(' và ');

// Without a number: beside the head's own list one that differs would tell of a matter that is hidden from the one or the other.
function words(work: readonly Unclaimed[]): string {
  const left = work.map((one) => `${whatIsLeft(one)} chưa bàn giao tại ${one.unitName}`).join('; ');
  const drafts = work.some((one) => one.hasDrafts)
    ? '. Bản nháp giao lại được khi phân công đã có ngày kết thúc trong vòng một tháng, hoặc người ấy tự lưu, tự bỏ'
    : '';
  return `Còn ${left}. Trưởng bộ phận hoặc lãnh đạo đơn vị xem và giao lại ở mục ${handoverRoom}, sau đó mới kết thúc${drafts}`;
}

/** Work and drafts of an account that wait for somebody, office by office. */
async function unclaimedOf(house: HouseTx, accountId: number, today: string): Promise<Unclaimed[]> {
  const work = await openWork(house, accountId, today);
  const drafts = await unclaimedDrafts(house, accountId, today);
  const names = await unitNames(
    house,
    drafts.map(({ unitId }) => unitId),
  );
  const found = new Map<number, Unclaimed>(
    work.map(({ unitId, unitName }) => [unitId, { unitId, unitName, hasWork: true, hasDrafts: false }]),
  );
  for (const { unitId } of drafts)
    found.set(unitId, { unitId, unitName: names.get(unitId) ?? '', hasWork: false, ...found.get(unitId), hasDrafts: true });
  return [...found.values()];
}

/** Why an account cannot be closed for good; undefined when nothing hangs on it. */
export async function closingRefusal(house: HouseTx, accountId: number, today: string): Promise<string | undefined> {
  const work = await unclaimedOf(house, accountId, today);
  return work.length > 0 ? words(work) : undefined;
}

/** Why a person's last post in a unit cannot end; undefined when nothing of that unit hangs on him. */
export async function leavingRefusal(
  house: HouseTx,
  accountId: number,
  unitId: number,
  today: string,
): Promise<string | undefined> {
  const work = (await unclaimedOf(house, accountId, today)).filter((one) => one.unitId === unitId);
  return work.length > 0 ? words(work) : undefined;
}
