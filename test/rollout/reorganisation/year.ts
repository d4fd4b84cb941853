// A year as a city has it, over the wards of June 2025: the petitions by Zipf's law, so that some wards hold more than one transaction
// carries, letters from ward to ward of which some still lie unopened, and what an office has beside its petitions (year-beside.ts).
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeCounters } from '../../../src/cli/bench/counters.ts';
import { addDays } from '../../../src/cli/bench/days.ts';
import { insertBatch } from '../../../src/cli/bench/insert.ts';
import { type PeriodOf, periodsOf } from '../../../src/cli/bench/periods.ts';
import { type BenchPetition, type BenchUnit, writePetition, writeReceived } from '../../../src/cli/bench/petitions.ts';
import { type Random, randomFrom, ranks } from '../../../src/cli/bench/random.ts';
import { asOwner } from '../../../src/database/owner.ts';
import type { HouseTx } from '../../../src/database/tx.ts';
import { readRules } from '../../../src/deadlines/rule-set.ts';
import type { TestApp } from '../../support/app.ts';
import { insertDays, insertDrafts, insertPapers, insertVisits } from './year-beside.ts';

export const mergeList = readFileSync(join(import.meta.dirname, '../../../seeds/01_reference/hanoi-merge-2025.csv'), 'utf8');
export const lastDay = '2025-06-30';
/** What was sent since is still unopened where it was sent to; the half year that was over has none of it: a letter counts from the day it was sent. */
const unopenedSince = '2025-06-15';

/** Which wards the resolution divides, by their codes. */
export const dividedCodes = (): ReadonlySet<string> =>
  new Set(
    mergeList
      .split('\n')
      .map((line) => line.split(','))
      .filter((cells) => Number(cells[7]) > 1)
      .map(([code = '']) => code),
  );

/** New wards that no ward goes to by default, so that nobody comes along to them, by their names. */
export function withoutOwnPeople(): string[] {
  const rows = mergeList
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));
  const staffed = new Set(rows.filter((cells) => cells[8] === '1').map((cells) => cells[4]));
  return [...new Set(rows.filter((cells) => !staffed.has(cells[4])).map((cells) => cells[5] ?? ''))];
}

export interface Year {
  /** How many petitions citizens bring or send; what one ward sends to another is registered there besides. */
  petitions: number;
  /** How steeply the wards differ: the one at rank r receives 1/r^steepness of what the first does. */
  steepness: number;
}
export const isFull = process.env.YEAR === 'full';
/** The year every run lives through, and the one asked for by YEAR=full. */
export const theYear: Year = isFull ? { petitions: 20_000, steepness: 1 } : { petitions: 1_850, steepness: 2.2 };

/** Rows of one insert. */
const chunk = 1_000;

/** Fills the year, the busiest ward a divided one. */
export async function fillRealYear(app: TestApp, units: readonly BenchUnit[], year: Year): Promise<void> {
  const random = randomFrom(1656);
  const ranked = await rankWards(app, units, random);
  await asOwner(app.database.ownerUrl, async (tx) => {
    const periodOf = periodsOf(await readRules(tx as unknown as HouseTx));
    const counters = new Map<string, number>();
    const { own, sentOn } = writeYear(random, ranked, year, periodOf);
    for (const list of [own, sentOn])
      for (let from = 0; from < list.length; from += chunk)
        await insertBatch(tx, list.slice(from, from + chunk), counters, app.services.keyring);
    await insertVisits(tx, random, { units: ranked, own, share: 0.4, today: lastDay, periodOf }, counters);
    await writeCounters(tx, counters);
    await insertDays(tx, lastDay);
    await insertPapers(tx, lastDay);
    await insertDrafts(tx, app.services.keyring);
    await tx.run('analyze');
  });
}

/** The wards in the order of how much comes to them. */
async function rankWards(app: TestApp, units: readonly BenchUnit[], random: Random): Promise<BenchUnit[]> {
  const divided = await app.database.owner<{ unit_id: number }>(
    "select unit_id from unit_codes where code = any ($1) and unit_id = any ($2) and scheme = 'gso'",
    [[...dividedCodes()], units.map(({ id }) => id)],
  );
  const isDivided = new Set(divided.map((row) => row.unit_id));
  const shuffled = units
    .map((unit) => ({ unit, at: random.next() }))
    .sort((one, other) => one.at - other.at)
    .map(({ unit }) => unit);
  const first = shuffled.findIndex(({ id }) => isDivided.has(id));
  return [...shuffled.splice(first, 1), ...shuffled];
}

/** This year writes its own, with the addresses the officers divide by (year-beside.ts). */
const withoutVisits = (petition: BenchPetition): BenchPetition => ({ ...petition, visits: [] });

/** What came in, in the order of its days; and what the receivers of letters registered of them. */
function writeYear(random: Random, ranked: readonly BenchUnit[], { petitions, steepness }: Year, periodOf: PeriodOf) {
  const rankOf = ranks(ranked.length, steepness);
  const setting = { today: lastDay, periodOf, receivers: ranked };
  const days = Array.from({ length: petitions }, () => addDays(lastDay, -Math.floor(random.next() ** 1.3 * 364))).sort();
  // No ward is without: one of each is given out, evenly over the year, the others go as chance has it.
  const every = Math.floor(petitions / ranked.length);
  const own = days.map((day, index) =>
    withoutVisits(
      writePetition(
        random,
        ranked[index % every === 0 ? (index / every) % ranked.length : rankOf(random)] as BenchUnit,
        day,
        setting,
      ),
    ),
  );
  const sentOn = own
    .filter(({ closedOn }) => closedOn !== null && closedOn < unopenedSince)
    .map((one) => writeReceived(random, one, setting))
    .filter((one): one is BenchPetition => one !== null)
    .map(withoutVisits)
    .sort((one, other) => (one.receivedOn < other.receivedOn ? -1 : 1));
  return { own, sentOn };
}
