// The petitions of a city in the order of time: the older, the rarer, and the numbers of each book run as in life. Pure.
import { addDays } from './days.ts';
import { type BenchPetition, type BenchSetting, type BenchUnit, writePetition } from './petitions.ts';
import type { Random } from './random.ts';

export interface OrderSetting extends BenchSetting {
  count: number;
  /** Days back from today over which petitions are spread. */
  span: number;
}

/** Above 1: more came in lately than in the first years. */
const growth = 1.3;

/** One petition after another, none received before the one written before it. */
export function* writeOrder(random: Random, units: readonly BenchUnit[], setting: OrderSetting): Generator<BenchPetition> {
  const { count, today, span } = setting;
  // A few units receive much, most receive little; the offices of the cast are among the busy ones.
  const weighted = units.flatMap((unit, index) =>
    Array.from({ length: unit.isCast ? 12 : index % 10 === 0 ? 6 : 1 + (index % 3) }, () => unit),
  );
  for (let written = 0; written < count; written += 1) {
    // Each draws its age from its own slice of the distribution, the oldest slice first.
    const age = Math.floor((1 - (written + random.next()) / count) ** growth * span);
    yield writePetition(random, random.pick(weighted), addDays(today, -age), setting);
  }
}
