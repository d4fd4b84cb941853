// What a receiving unit did first after an act was carried out: from then on the act is not taken back. A report that was closed and opening
// figures it declared for a unit that has ended are named, for nobody looks for them among the records. Of a record past the head nothing is
// read here: the hour of an act nobody finds would tell the head of it (docs/decisions/0012).
import type { HouseTx } from '../../database/tx.ts';
import { formatDateTime } from '../../deadlines/dates.ts';
import { sheets, type TableCode } from '../../importing/balances/tables.ts';
import { type Period, type PeriodKind, periodInWords, readPeriod } from '../../reports/periods.ts';
import { listNewActs } from './queries.ts';
import type { ReorganisationAct } from './reorganisation.ts';

interface ReportSince {
  ofName: string;
  isOwn: boolean;
  periodKind: PeriodKind;
  year: number;
  fromOn: string;
  toOn: string;
  version: number;
}

/** "Phường Ngọc Hà đã làm việc từ …"; undefined while no receiver has acted. */
export async function firstWorkWords(house: HouseTx, act: ReorganisationAct): Promise<string | undefined> {
  const [first] = await listNewActs(house, act);
  if (!first) return undefined;
  const when = formatDateTime(first.at);
  const report = await house.maybe<ReportSince>(
    `select u.name as of_name, s.of_unit_id = s.unit_id as is_own, s.period_kind, s.year, s.from_on, s.to_on, s.version
       from reports_since($1) s join units u on u.id = s.of_unit_id where s.unit_id = $2 and s.at = $3 limit 1`,
    [act.id, first.unitId, first.at],
  );
  if (report)
    return `${first.name} đã chốt, ký báo cáo ${periodInWords(periodOf(report))}${report.isOwn ? '' : ` phần của ${report.ofName}`}, bản ${report.version}, lúc ${when} nên không hoàn tác được nữa.`;
  const balance = await house.maybe<{ ofName: string; tableCode: TableCode; isSigned: boolean }>(
    `select u.name as of_name, s.table_code, s.is_signed from balances_since($1) s join units u on u.id = s.of_unit_id
      where s.unit_id = $2 and s.at = $3 order by s.is_signed desc limit 1`,
    [act.id, first.unitId, first.at],
  );
  return balance
    ? `${first.name} đã ${balance.isSigned ? 'ký' : 'kê khai'} số liệu đầu kỳ phần của ${balance.ofName} (${sheets[balance.tableCode].title}) lúc ${when} nên không hoàn tác được nữa.`
    : `${first.name} đã làm việc từ ${when} (ký nhận bàn giao, vào sổ hoặc xử lý hồ sơ) nên không hoàn tác được nữa.`;
}

const periodOf = ({ periodKind, year, fromOn, toOn }: ReportSince): Period =>
  readPeriod(`${year}-${periodKind}`) ?? { kind: 'AD_HOC', year, from: fromOn, to: toOn };
