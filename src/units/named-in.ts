// Which offices free words name, as of a day: one that has ended, or bears another name by now, decides and carries out nothing.
import type { HouseTx } from '../database/tx.ts';
import { formatDate } from '../deadlines/dates.ts';
import { type NamedOffice, namesIn } from './named-offices.ts';
import { successorsOf } from './queries.ts';
import type { UnitLevel } from './unit.ts';

/** The offices of a text, each once: of one within the name of another only the longer. A name that an office bears today stands. */
export async function officesNamedIn(house: HouseTx, text: string, today: string): Promise<NamedOffice[]> {
  const asked = namesIn(text);
  if (asked.length === 0) return [];
  const found = await house.rows<{
    asked: string;
    id: number;
    name: string;
    level: UnitLevel;
    stands: boolean;
    endedOn: string | null;
    nowName: string;
  }>(
    `select distinct on (n.asked) n.asked, u.id, n.name, u.level, u.during @> $2::date and n.name = u.name as stands, upper(u.during) as ended_on, u.name as now_name
       from (select n.asked, w.id, w.name from unnest($1::text[]) as n(asked) join units w on w.name_ascii = n.asked
             union select n.asked, w.unit_id, w.name from unnest($1::text[]) as n(asked) join unit_names w on fold(w.name) = n.asked) n join units u on u.id = n.id
      where lower(u.during) <= $2::date order by n.asked, u.during @> $2::date and n.name = u.name desc, upper(u.during) desc, u.id`,
    [asked, today],
  );
  const longest = found.filter(({ asked: one }) => !found.some(({ asked: other }) => other !== one && other.includes(one)));
  const isEnded = (endedOn: string | null): endedOn is string => endedOn !== null && endedOn <= today;
  const ended = longest.filter(({ endedOn }) => isEnded(endedOn)).map(({ id }) => id);
  const successors = ended.length > 0 ? await successorsOf(house, ended, today) : [];
  return longest.map(({ id, stands, endedOn, nowName, ...office }) => {
    const next = successors.filter(({ ofId }) => ofId === id).map(({ name }) => name);
    const gone = stands
      ? ''
      : isEnded(endedOn)
        ? `${office.name} đã kết thúc hoạt động từ ngày ${formatDate(endedOn)}${next.length > 0 ? `, nơi kế tiếp: ${next.join(', ')}` : ''}`
        : `${office.name} nay mang tên ${nowName}`;
    return { ...office, gone };
  });
}

/** An office that has ended, found by its name alone. */
export interface EndedOffice {
  id: number;
  name: string;
  /** What became of it, as a sentence without its full stop. */
  gone: string;
}

/** Offices that worked here, bore this name or this short name and have ended; none where an office that stands bears it. */
export async function listEnded(house: HouseTx, words: string, today: string): Promise<EndedOffice[]> {
  const found = await house.rows<{ id: number; name: string; endedOn: string; stands: boolean }>(
    `select u.id, u.name, upper(u.during) as ended_on, u.during @> $2::date as stands from units u
      where (u.name_ascii = fold($1) or fold(u.short_name) = fold($1)) and lower(u.during) <= $2::date
        and (u.during @> $2::date or exists (select 1 from unit_profiles f where f.unit_id = u.id)) order by upper(u.during) desc nulls first, u.id limit 5`,
    [words.trim(), today],
  );
  if (found.length === 0 || found.some(({ stands }) => stands)) return [];
  const successors = await successorsOf(
    house,
    found.map(({ id }) => id),
    today,
  );
  return found.map(({ id, name, endedOn }) => {
    const next = [...new Set(successors.filter(({ ofId }) => ofId === id).map((one) => one.name))];
    const where = next.length > 0 ? `, đơn đang xử lý nay ở ${next.join(', ')}` : '';
    return { id, name, gone: `${name} đã kết thúc hoạt động từ ngày ${formatDate(endedOn)}${where}` };
  });
}
