// Repeatable chance for measuring: the same seed gives the same petitions on every machine. Pure.

export interface Random {
  /** 0 ≤ x < 1. */
  next(): number;
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number;
  pick<T>(list: readonly T[]): T;
  /** True in `share` of the cases. */
  chance(share: number): boolean;
}

/** mulberry32: 32 bits of state, good enough to spread names and days. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    between: (least, most) => least + Math.floor(next() * (most - least + 1)),
    pick: (list) => {
      const chosen = list[Math.floor(next() * list.length)];
      if (chosen === undefined) throw new Error('Nothing to pick from');
      return chosen;
    },
    chance: (share) => next() < share,
  };
}

/** Zipf's law: of `count` things ranked from 0 the one at rank r comes up with weight 1/(r+1)^steepness. */
export function ranks(count: number, steepness: number): (random: Random) => number {
  const upTo: number[] = [];
  let sum = 0;
  for (let rank = 1; rank <= count; rank += 1) {
    sum += 1 / rank ** steepness;
    upTo.push(sum);
  }
  return (random) => {
    const drawn = random.next() * sum;
    let [least, most] = [0, count - 1];
    while (least < most) {
      const middle = (least + most) >> 1;
      if (drawn < (upTo[middle] ?? sum)) most = middle;
      else least = middle + 1;
    }
    return least;
  };
}
