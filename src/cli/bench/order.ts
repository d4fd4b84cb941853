// The petitions of a city in the order of time: the older, the rarer, and the numbers of each book run as in life. What is sent on and
// what is sent a second time comes in its turn.
import { addDays } from './days.ts';
import { type BenchPetition, type BenchSetting, type BenchUnit, writeAgain, writePetition, writeReceived } from './petitions.ts';
import type { Random } from './random.ts';

export interface OrderSetting extends BenchSetting {
  count: number;
  /** Days back from today over which petitions are spread. */
  span: number;
}

/** Above 1: more came in lately than in the first years. */
const growth = 1.3;
/** Of those that were not sent on or sent again themselves, so many are sent again: about one in twenty of all. */
const againShare = 0.06;

type Coming = () => BenchPetition | null;

/** One petition after another, none received before the one written before it. */
export function* writeOrder(random: Random, units: readonly BenchUnit[], setting: OrderSetting): Generator<BenchPetition> {
  const { count, today, span } = setting;
  // A few units receive much, most receive little; the offices of the cast are among the busy ones.
  const weighted = units.flatMap((unit, index) =>
    Array.from({ length: unit.isCast ? 12 : index % 10 === 0 ? 6 : 1 + (index % 3) }, () => unit),
  );
  const placed = { ...setting, receivers: setting.receivers ?? units };
  const coming = new Map<string, Coming[]>();
  const comesOn = (day: string, one: Coming) => {
    if (day > today) return;
    const due = coming.get(day);
    if (due) due.push(one);
    else coming.set(day, [one]);
  };
  let written = 0;
  let day = addDays(today, -span);

  /** What follows from a petition on later days. */
  function follow(petition: BenchPetition): void {
    const { closedOn, transfer } = petition;
    // Lately sent ones may still lie unread.
    if (closedOn && transfer?.toUnit && (addDays(closedOn, 5) < today || random.chance(0.5)))
      comesOn(closedOn, () => writeReceived(random, petition, placed));
    if (petition.sentFrom || petition.repeats || !random.chance(againShare)) return;
    if (random.chance(0.5)) {
      const last = closedOn ? daysFrom(petition.receivedOn, closedOn) - 1 : daysFrom(petition.receivedOn, today);
      const on = addDays(petition.receivedOn, random.between(0, Math.max(0, last)));
      comesOn(on, () => writeAgain(random, petition, { unit: petition.unit, receivedOn: on, repeats: petition }, placed));
      return;
    }
    const on = addDays(petition.receivedOn, random.between(1, 60));
    const unit = random.chance(0.7) ? random.pick(weighted) : petition.unit;
    comesOn(on, () => writeAgain(random, petition, { unit, receivedOn: on }, placed));
  }

  while (written < count) {
    // Each draws its age from its own slice of the distribution, the oldest slice first.
    const age = Math.floor((1 - (written + random.next()) / count) ** growth * span);
    const receivedOn = addDays(today, -age);
    for (; day <= receivedOn; day = addDays(day, 1)) {
      const due = coming.get(day) ?? [];
      // A list that may grow while it is read: what comes may go on within the day.
      for (let index = 0; index < due.length && written < count; index += 1) {
        const petition = due[index]?.();
        if (!petition) continue;
        written += 1;
        follow(petition);
        yield petition;
      }
      coming.delete(day);
      if (day === receivedOn) break;
    }
    if (written >= count) return;
    const petition = writePetition(random, random.pick(weighted), receivedOn, placed);
    written += 1;
    follow(petition);
    yield petition;
  }
}

const daysFrom = (one: string, other: string) => Math.round((Date.parse(other) - Date.parse(one)) / 86_400_000);
