// What a receiving unit did first after an act was carried out: from then on the act is not taken back. A report that was closed and opening
// figures it declared for a unit that has ended are named, for nobody looks for them among the records. Of a record past the head nothing is
// read here: the hour of an act nobody finds would tell the head of it (docs/decisions/0012).
import type { Actor } from '../../accounts/actor.ts';
import { may } from '../../accounts/permissions.ts';
import { describeEvent } from '../../audit/words.ts';
import type { HouseTx } from '../../database/tx.ts';
import { formatDateTime } from '../../deadlines/dates.ts';
import { lowered } from '../../first-letter.ts';
import { sheets, type TableCode } from '../../importing/balances/tables.ts';
import { petitionNumber } from '../../petitions/petition.ts';
import { visitNumber } from '../../reception/visit.ts';
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

/**
 * "Phường Ngọc Hà đã làm việc từ …"; undefined while no receiver has acted. What it did is named where the record is hidden from nobody of that
 * unit, the record's number to who reads the unit's book.
 * @param reader to whom it is said
 */
export async function firstWorkWords(house: HouseTx, act: ReorganisationAct, reader: Actor): Promise<string | undefined> {
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
  if (balance)
    return `${first.name} đã ${balance.isSigned ? 'ký' : 'kê khai'} số liệu đầu kỳ phần của ${balance.ofName} (${sheets[balance.tableCode].title}) lúc ${when} nên không hoàn tác được nữa.`;
  return `${first.name} đã làm việc từ ${when} (${await deedWords(house, first, reader)}) nên không hoàn tác được nữa.`;
}

/** What was done first, and with which record; of what is hidden from anybody there only what such work may be. */
async function deedWords(house: HouseTx, first: { unitId: number; at: Date }, reader: Actor): Promise<string> {
  const deed = await house.maybe<{ kind: string; book: 'petition' | 'visit' | null; year: number; number: number }>(
    'select kind, book, year, number from open_work_at($1, $2)',
    [first.unitId, first.at],
  );
  if (!deed) return 'ký nhận bàn giao, vào sổ hoặc xử lý hồ sơ';
  const isReader = reader.unitId === first.unitId && may(reader, 'petition:read') && !reader.reach.assignedOnly;
  const record = deed.book && (deed.book === 'petition' ? petitionNumber(deed) : visitNumber(deed));
  return [lowered(describeEvent(deed.kind, {}).title), isReader && record].filter(Boolean).join(' ');
}

const periodOf = ({ periodKind, year, fromOn, toOn }: ReportSince): Period =>
  readPeriod(`${year}-${periodKind}`) ?? { kind: 'AD_HOC', year, from: fromOn, to: toOn };
