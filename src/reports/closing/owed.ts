// Who owes the report of a period: the unit that stood on its last day or holds records of it; for one that has ended, whoever was given
// its archive. Nobody else signs it, and is told who does.
import type { HouseTx, UnitTx } from '../../database/tx.ts';
import { formatDate } from '../../deadlines/dates.ts';
import { NotFound } from '../../errors.ts';
import { nameOn } from '../../units/names.ts';
import type { Act } from '../../web/act.ts';
import type { Period } from '../periods.ts';
import { holdersAmong } from '../queries.ts';
import type { ReportedUnit } from './asked.ts';
import { onward, standing } from './queries.ts';

type Asking = Pick<Act, 'tx' | 'house' | 'actor' | 'moment'>;
type Days = Pick<Period, 'from' | 'to'>;

/** The own unit, as one that stands. */
export const ownOf = ({ unitId, unitName }: Act['actor']): ReportedUnit => ({ id: unitId, name: unitName, endedOn: null });

/** Those of some units that owe no report of a period, as this officer reads their records. Two statements, whatever the number of units. */
export async function notOwing(tx: UnitTx, unitIds: readonly number[], period: Days): Promise<ReadonlySet<number>> {
  if (unitIds.length === 0) return new Set();
  const rows = await tx.rows<{ id: number }>('select id from units where id = any ($1::int[]) and not during @> $2::date', [
    [...unitIds],
    period.to,
  ]);
  const others = rows.map(({ id }) => id);
  if (others.length === 0) return new Set();
  const holders = await holdersAmong(tx, others, period);
  return new Set(others.filter((id) => !holders.has(id)));
}

/**
 * Why a unit owes no report of a period, since when it owes one, and who reports that period; '' where it owes it.
 * @param isReporting the own unit closes and signs in the place of one that has ended; over any other unit's table nothing is said of that
 */
export async function whyNotOwed(
  { tx, house, actor }: Asking,
  unit: Pick<ReportedUnit, 'id' | 'name'>,
  period: Days,
  isReporting = true,
): Promise<string> {
  if (!(await notOwing(tx, [unit.id], period)).has(unit.id)) return '';
  const { startsOn, lastOn } = await house.one<{ startsOn: string | null; lastOn: string | null }>(
    'select lower(during) as starts_on, upper(during) - 1 as last_on from units where id = $1',
    [unit.id],
  );
  if (lastOn !== null && lastOn < period.to) {
    const keeper = isReporting && unit.id !== actor.unitId ? ` ${actor.unitName} chốt, ký báo cáo của đơn vị mình.` : '';
    return `${unit.name} kết thúc hoạt động ngày ${formatDate(lastOn)} và không có hồ sơ nào trong kỳ này, không phải lập báo cáo.${keeper}`;
  }
  const whose = whoseWords(await stoodBefore(house, unit.id, period.to));
  const since =
    startsOn === null ? '' : ` Đơn vị hoạt động từ ngày ${formatDate(startsOn)}, phải báo cáo các kỳ kết thúc từ ngày ấy.`;
  return `Ngày ${formatDate(period.to)} ${unit.name} chưa hoạt động, và không giữ hồ sơ nào của kỳ này. ${whose}${since}`;
}

interface Predecessor {
  name: string;
  /** All of it came to the unit, through every change between; of the others only a part. */
  isWhole: boolean;
}

/** Whose the report of the period is: every unit by name, first those that were taken in whole. */
function whoseWords(before: readonly Predecessor[]): string {
  const named = (isWhole: boolean) => before.filter((one) => one.isWhole === isWhole).map(({ name }) => name);
  const [whole, parts] = [named(true), named(false)];
  const ofParts = `${parts.length} đơn vị nhập một phần: ${parts.join(', ')}`;
  if (whole.length === 0)
    return parts.length === 0 ? 'Đơn vị không phải lập báo cáo kỳ này.' : `Báo cáo kỳ này là của ${ofParts}.`;
  if (parts.length === 0) return `Báo cáo kỳ này là của ${whole.join(', ')}.`;
  return `Báo cáo kỳ này là của ${whole.length} đơn vị nhập toàn bộ: ${whole.join(', ')}; ${ofParts}.`;
}

/** The units a unit came from, through every change between, that stood on a day. */
const stoodBefore = (house: HouseTx, unitId: number, on: string): Promise<Predecessor[]> =>
  house.rows<Predecessor>(
    `with recursive before(unit_id, is_whole) as (
       select s.unit_id, s.part = 'whole' from unit_successors s where s.successor_id = $1
       union
       select s.unit_id, b.is_whole and s.part = 'whole' from unit_successors s join before b on s.successor_id = b.unit_id)
     select ${nameOn('u', '$2::date')} as name, bool_or(b.is_whole) as is_whole from before b join units u on u.id = b.unit_id where u.during @> $2::date
      group by u.id order by bool_or(b.is_whole) desc, u.sort_key, u.id`,
    [unitId, on],
  );

/** Who signs the report of a unit the own one does not report for. @throws NotFound when there is no such unit */
export async function whoseReport({ house, moment }: Pick<Asking, 'house' | 'moment'>, unitId: number): Promise<string> {
  const unit = await house.maybe<{ name: string; stands: boolean }>(
    'select name, during @> $2::date as stands from units where id = $1',
    [unitId, moment.today],
  );
  if (!unit) throw new NotFound();
  if (unit.stands) return `${unit.name} tự chốt, ký báo cáo của mình.`;
  const keeper = await house.maybe<{ name: string }>(
    `${onward} select u.name from onward o join units u on u.id = o.unit_id ${standing}`,
    [unitId, moment.today],
  );
  return keeper
    ? `${keeper.name} chốt, ký báo cáo phần của ${unit.name}.`
    : `${unit.name} đã kết thúc hoạt động; chưa đơn vị nào được giao giữ hồ sơ để lập báo cáo phần của đơn vị ấy.`;
}
