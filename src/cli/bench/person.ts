// An invented citizen.
import { writeName } from './names.ts';
import type { Random } from './random.ts';

export interface BenchPerson {
  name: string;
  birthYear: number;
  idNumber: string;
  phone: string;
  address: string;
}

/** Somebody invented; number and telephone are shaped as real ones. */
export const writePerson = (random: Random): BenchPerson => ({
  name: writeName(random),
  birthYear: random.between(1938, 2004),
  idNumber: `001${String(random.between(100_000_000, 999_999_999))}`,
  phone: `09${String(random.between(10_000_000, 99_999_999))}`,
  address: `Số ${random.between(1, 300)} ngõ ${random.between(1, 120)}`,
});
