// Who owes the report of a period: the unit that stood on its last day or holds records of it; for one that has ended, whoever was given
// its archive. Nobody else signs it, and is told who does.
import type { HouseTx } from '../../database/tx.ts';
import { formatDate } from '../../deadlines/dates.ts';
import { NotFound } from '../../errors.ts';
import type { Act } from '../../web/act.ts';
import type { Period } from '../periods.ts';
import { holdersAmong } from '../queries.ts';
import type { ReportedUnit } from './asked.ts';

type Asking = Pick<Act, 'tx' | 'house' | 'actor' | 'moment'>;

export const ownOf = ({ unitId, unitName }: Act['actor']): ReportedUnit => ({ id: unitId, name: unitName, endedOn: null });

/** Why a unit, the own one or one it reports for, owes no report of a period, and who does; '' where it owes it. */
export async function whyNotOwed({ tx, house, actor }: Asking, unit: ReportedUnit, period: Pick<Period, 'from' | 'to'>) {
  const { stood } = await house.one<{ stood: boolean }>('select during @> $2::date as stood from units where id = $1', [
    unit.id,
    period.to,
  ]);
  if (stood || (await holdersAmong(tx, [unit.id], period)).has(unit.id)) return '';
  if (unit.endedOn !== null)
    return `${unit.name} kết thúc hoạt động ngày ${formatDate(unit.endedOn)} và không có hồ sơ nào trong kỳ này, không phải lập báo cáo. ${actor.unitName} chốt, ký báo cáo của đơn vị mình.`;
  const before = await stoodBefore(house, unit.id, period.to);
  const whose = before.length > 0 ? `Báo cáo kỳ này là của ${before.join(', ')}.` : 'Đơn vị không phải lập báo cáo kỳ này.';
  return `Ngày ${formatDate(period.to)} ${unit.name} chưa hoạt động, và không giữ hồ sơ nào của kỳ này. ${whose}`;
}

/** The units a unit came from, through every change between, that stood on a day. */
async function stoodBefore(house: HouseTx, unitId: number, on: string): Promise<string[]> {
  const rows = await house.rows<{ name: string }>(
    `with recursive before(unit_id) as (
       select s.unit_id from unit_successors s where s.successor_id = $1
       union
       select s.unit_id from unit_successors s join before b on s.successor_id = b.unit_id)
     select u.name from before b join units u on u.id = b.unit_id where u.during @> $2::date order by u.sort_key, u.id limit 10`,
    [unitId, on],
  );
  return rows.map(({ name }) => name);
}

/** Who signs the report of a unit the own one does not report for. @throws NotFound when there is no such unit */
export async function whoseReport({ house, moment }: Pick<Asking, 'house' | 'moment'>, unitId: number): Promise<string> {
  const unit = await house.maybe<{ name: string; stands: boolean }>(
    'select name, during @> $2::date as stands from units where id = $1',
    [unitId, moment.today],
  );
  if (!unit) throw new NotFound();
  if (unit.stands) return `${unit.name} tự chốt, ký báo cáo của mình.`;
  const keeper = await house.maybe<{ name: string }>(
    `with recursive onward(unit_id) as (
       select $1::int
       union
       select s.successor_id from unit_successors s join onward o on o.unit_id = s.unit_id
        where (s.part = 'whole' or s.keeps_archive) and s.effective_on <= $2::date)
     select u.name from onward o join units u on u.id = o.unit_id where u.during @> $2::date order by u.sort_key, u.id limit 1`,
    [unitId, moment.today],
  );
  return keeper
    ? `${keeper.name} chốt, ký báo cáo phần của ${unit.name}.`
    : `${unit.name} đã kết thúc hoạt động; chưa đơn vị nào được giao giữ hồ sơ để lập báo cáo phần của đơn vị ấy.`;
}
