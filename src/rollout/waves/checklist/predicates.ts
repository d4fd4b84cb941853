// What the software can find out about a unit's readiness: one named predicate for each item, asked for all units at once in one
// query. The board counts with it, the list behind a count is made by it, and going live is decided on it.
import { roleMay } from '../../../accounts/permissions.ts';
import { roles } from '../../../accounts/roles.ts';
import type { HouseTx } from '../../../database/tx.ts';
import { formatDate, formatDateTime, yearOf } from '../../../deadlines/dates.ts';
import { isConfirmed } from '../../../deadlines/holidays.ts';
import { sheets } from '../../../importing/balances/tables.ts';
import { countCertified } from '../../../training/queries.ts';
import type { ComputedCode, Wave } from '../wave.ts';
import type { Finding, Findings } from './checklist.ts';

export interface Asked {
  unitIds: readonly number[];
  wave: Pick<Wave, 'liveOn' | 'certified' | 'exercises'>;
  today: string;
}
type Found = Map<number, Finding>;
type Predicate = (house: HouseTx, asked: Asked) => Promise<Found>;

const byUnit = <Row extends { unitId: number }>(rows: readonly Row[], say: (row: Row) => Finding): Found =>
  new Map(rows.map((row) => [row.unitId, say(row)]));
const forAll = (asked: Asked, finding: Finding): Found => new Map(asked.unitIds.map((id) => [id, finding]));
const names = (some: readonly string[]) =>
  `${some.slice(0, 3).join(', ')}${some.length > 3 ? ` và ${some.length - 3} người` : ''}`;

/** Who takes petitions in, and who decides on them. */
const registering = roles.filter((role) => roleMay(role, 'petition:register'));
const deciding = roles.filter((role) => roleMay(role, 'petition:approve'));

/** Posts of today in these units whose account is open. */
const posts = `unnest($1::int[]) w(id) left join (assignments a join accounts c on c.id = a.account_id and c.disabled_at is null) on a.unit_id = w.id and a.during @> $2::date`;

const accounts: Predicate = async (house, { unitIds, today }) => {
  const rows = await house.rows<{ unitId: number; people: number; desk: number; deciders: number }>(
    `select w.id as unit_id, count(distinct c.id)::int as people, count(distinct c.id) filter (where a.role = any($3))::int as desk,
            count(distinct c.id) filter (where a.role = any($4))::int as deciders from ${posts} group by w.id`,
    [unitIds, today, registering, deciding],
  );
  return byUnit(rows, ({ people, desk, deciders }) => ({
    done: desk > 0 && deciders > 0,
    words:
      people === 0
        ? 'chưa có tài khoản nào'
        : [`${people} tài khoản`, desk === 0 ? 'thiếu người tiếp nhận' : '', deciders === 0 ? 'thiếu lãnh đạo' : '']
            .filter(Boolean)
            .join(', '),
  }));
};

const signedIn: Predicate = async (house, { unitIds, today }) => {
  const rows = await house.rows<{ unitId: number; people: number; waiting: string[] }>(
    `select w.id as unit_id, count(distinct c.id)::int as people,
            coalesce(array_agg(distinct c.name) filter (where c.last_sign_in_at is null or c.must_change_password), '{}') as waiting from ${posts} group by w.id`,
    [unitIds, today],
  );
  return byUnit(rows, ({ people, waiting }) => ({
    done: people > 0 && waiting.length === 0,
    words:
      people === 0
        ? 'chưa có tài khoản nào'
        : `${people - waiting.length}/${people} người${waiting.length > 0 ? `, chưa: ${names(waiting)}` : ''}`,
  }));
};

const certified: Predicate = async (house, asked) => {
  const people = await countCertified(house, asked.unitIds, asked.wave.exercises);
  return new Map(
    asked.unitIds.map((id) => {
      const count = people.get(id) ?? 0;
      return [id, { done: count >= asked.wave.certified, words: `${count}/${asked.wave.certified} người có chứng nhận` }];
    }),
  );
};

const holidays: Predicate = async (house, asked) => {
  const year = yearOf(asked.wave.liveOn);
  const days = await house.rows<{ on: string; status: string }>(
    `select on_date as "on", status from holidays where on_date between make_date($1, 1, 1) and make_date($1, 12, 31)`,
    [year],
  );
  const waiting = days.filter((day) => day.on >= asked.wave.liveOn && !isConfirmed(day.status)).length;
  if (days.length === 0) return forAll(asked, { done: false, words: `chưa có lịch năm ${year}` });
  return forAll(asked, {
    done: waiting === 0,
    words: waiting === 0 ? `lịch năm ${year} đã xác nhận` : `${waiting} ngày chờ xác nhận`,
  });
};

const books: Predicate = async (house, { unitIds, wave }) => {
  const year = yearOf(wave.liveOn);
  const rows = await house.rows<{ unitId: number; isOpen: boolean }>(
    'select office_id as unit_id, is_open from wave_books($1::int[], $2)',
    [unitIds, year],
  );
  return byUnit(rows, ({ isOpen }) => ({ done: isOpen, words: isOpen ? `sổ năm ${year}` : `chưa mở sổ năm ${year}` }));
};

const schedule: Predicate = async (house, { unitIds, wave }) => {
  const rows = await house.rows<{ unitId: number; days: number; firstOn: string | null }>(
    'select office_id as unit_id, days, first_on from wave_schedules($1::int[], $2)',
    [unitIds, wave.liveOn],
  );
  return byUnit(rows, ({ days, firstOn }) => ({
    done: days > 0,
    words: firstOn === null ? 'chưa có buổi nào' : `${days} buổi, buổi đầu ${formatDate(firstOn)}`,
  }));
};

const balances: Predicate = async (house, { unitIds }) => {
  const all = Object.keys(sheets).length;
  const rows = await house.rows<{ unitId: number; signed: number; waiting: number }>(
    'select office_id as unit_id, signed, waiting from wave_balances($1::int[])',
    [unitIds],
  );
  return byUnit(rows, ({ signed, waiting }) => ({
    done: signed === all && waiting === 0,
    words: `${signed}/${all} bảng đã ký${waiting > 0 ? `, ${waiting} bảng chờ ký` : ''}`,
  }));
};

const imports: Predicate = async (house, { unitIds }) => {
  const rows = await house.rows<{ unitId: number; done: number; open: number; leftOut: number }>(
    'select office_id as unit_id, done, open, left_out from wave_imports($1::int[])',
    [unitIds],
  );
  return byUnit(rows, ({ done, open, leftOut }) => ({
    done: done > 0 && open === 0 && leftOut === 0,
    words:
      done + open === 0
        ? 'chưa nhập đợt nào'
        : [`${done} đợt đã nhập`, open > 0 ? `${open} đợt đang dở` : '', leftOut > 0 ? `${leftOut} dòng chưa vào sổ` : '']
            .filter(Boolean)
            .join(', '),
  }));
};

/** A backup proved by restoring it, within so many days. */
const freshDays = 7;
const backup: Predicate = async (house, asked) => {
  const last = await house.maybe<{ at: Date; isFresh: boolean }>(
    `select at, at >= ($1::date - $2::int)::timestamp at time zone 'Asia/Ho_Chi_Minh' as is_fresh from house_events
      where kind = 'backup.made' and data->>'proved' = 'true' order by at desc limit 1`,
    [asked.today, freshDays],
  );
  return forAll(asked, {
    done: last?.isFresh === true,
    words: last ? `lần gần nhất ${formatDateTime(last.at)}` : 'chưa có bản nào đã thử khôi phục',
  });
};

export const predicates: Readonly<Record<ComputedCode, Predicate>> = {
  accounts,
  signed_in: signedIn,
  certified,
  holidays,
  books,
  schedule,
  balances,
  imports,
  backup,
};

/** Asks the predicates of these items, one query each, whatever the number of units. */
export async function findAll(house: HouseTx, codes: readonly ComputedCode[], asked: Asked): Promise<Findings> {
  const found = new Map<string, Found>();
  if (asked.unitIds.length === 0) return found;
  for (const code of codes) found.set(code, await predicates[code](house, asked));
  return found;
}
