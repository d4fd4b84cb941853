// The periodic receptions of the heads against the law (LTCD Điều 12, 13, 15, 18; legal.md §3.1): days held, days owed, unit by unit.
import type { UnitTx } from '../../database/tx.ts';
import type { RuleSet } from '../../deadlines/rule-set.ts';
import { type PeriodDuty, receptionDuty } from '../../reception/hosting.ts';
import { countedDay, isDelegatedDay, saidOfDays } from '../facts.ts';
import type { Period } from '../periods.ts';

/** What the heads of some units held of what they owed. */
export interface Receptions {
  held: number;
  /** Periodic days somebody else received on in the head's place. */
  delegated: number;
  least: number;
  /** The rules, where they are the same of all units; of units of several levels none is said. */
  duties: readonly string[];
  units: number;
  /** Units whose head held as many as he owed. */
  met: number;
  /** Units not live yet, of which nothing is here: in none of the figures. */
  notLive: number;
}

interface UnitDays {
  id: number;
  level: string;
  startsOn: string | null;
  endsOn: string | null;
  held: number;
  delegated: number;
}

/**
 * Counts up to a day the days of periodic reception as 01/TCD counts them: as posted, two sessions of a day once, who received as the
 * register says. A unit owes nothing of before it began or after it ended; one not live yet holds its days on paper.
 */
export async function receptionsIn(
  tx: UnitTx,
  { book, calendar }: Pick<RuleSet, 'book' | 'calendar'>,
  period: Period,
  units: readonly number[],
  today: string,
  notLive: ReadonlySet<number> = new Set(),
): Promise<Receptions> {
  const to = period.to < today ? period.to : today;
  const rows = await tx.rows<UnitDays>(
    `select u.id, u.level, lower(u.during) as starts_on, upper(u.during) - 1 as ends_on,
            count(x.on_date) filter (where not x.is_delegated)::int as held, count(x.on_date) filter (where x.is_delegated)::int as delegated
       from units u left join (
         select d.unit_id, d.on_date, ${isDelegatedDay} as is_delegated from reception_days d ${saidOfDays}
          where d.unit_id = any ($1::int[]) and d.on_date between $2::date and $3::date and d.kind = 'periodic' and ${countedDay('d')}
          group by d.unit_id, d.on_date) x on x.unit_id = u.id
      where u.id = any ($1::int[]) group by u.id order by u.sort_key, u.id`,
    [[...units], period.from, to],
  );
  // Of a city most units owe the same.
  const known = new Map<string, PeriodDuty>();
  const dutyOf = (level: string, from: string, until: string): PeriodDuty => {
    const key = `${level} ${from} ${until}`;
    const duty = known.get(key) ?? receptionDuty(book, calendar, level, from, until);
    known.set(key, duty);
    return duty;
  };
  const counted = rows.map((row) => {
    const from = row.startsOn !== null && row.startsOn > period.from ? row.startsOn : period.from;
    const until = row.endsOn !== null && row.endsOn < to ? row.endsOn : to;
    return { ...row, ...dutyOf(row.level, from, until) };
  });
  const onPaper = ({ id, held, delegated }: UnitDays) => notLive.has(id) && held + delegated === 0;
  const owing = counted.filter((one) => one.least > 0 && !onPaper(one));
  const sum = (of: (one: (typeof counted)[number]) => number) => counted.reduce((all, one) => all + of(one), 0);
  const alike = new Set(owing.map(({ duties }) => duties.join('; ')));
  return {
    held: sum(({ held }) => held),
    delegated: sum(({ delegated }) => delegated),
    least: owing.reduce((all, { least }) => all + least, 0),
    duties: alike.size === 1 ? (owing[0]?.duties ?? []) : [],
    units: owing.length,
    met: owing.filter(({ held, least }) => held >= least).length,
    notLive: counted.filter(onPaper).length,
  };
}
