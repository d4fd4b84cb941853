// Everybody invented has a number the desk takes without asking: a province that exists, his sex, his year of birth. And it is nobody's:
// the last six digits of all of them are under 001000.
import { expect, test } from 'vitest';
import { citizens, denouncers } from '../../seeds/02_demo/citizens.ts';
import { idNumberObjection } from '../../src/petitions/id-numbers.ts';
import { type Gender, idWarnings } from '../../src/reception/id-papers.ts';
import { backlog, shippedExercises } from '../../src/training/exercise-files.ts';
import { paperSheet } from '../../src/training/paper-sheet.ts';

interface Invented {
  name: string;
  idNumber: string;
  birthYear: number | null;
  gender: Gender | null;
}

/** Every object with a number, however deep. */
function peopleIn(value: unknown): Invented[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'idNumber' in value && value.idNumber ? [value as Invented] : [];
  return [...own, ...Object.values(value).flatMap(peopleIn)];
}

test.each([
  ['the exercises', peopleIn(shippedExercises())],
  ['the backlog of a class', peopleIn(backlog())],
  ['the demo', peopleIn([...citizens, ...denouncers])],
])('of %s', (_where, people) => {
  expect(people.length).toBeGreaterThan(2);
  const said = people.flatMap(({ name, idNumber, birthYear, gender }) =>
    [
      idNumberObjection('can_cuoc', idNumber),
      ...idWarnings('can_cuoc', idNumber, { birthYear, gender }, '2026-11-25'),
      /^\d{6}000(?!000)\d{3}$/.test(idNumber) ? null : 'may be somebody’s',
    ]
      .filter((words) => words !== null)
      .map((words) => `${name} ${idNumber}: ${words}`),
  );
  expect(said).toEqual([]);
  const holders = new Map(people.map(({ idNumber, name }) => [idNumber, name]));
  expect(people.filter(({ idNumber, name }) => holders.get(idNumber) !== name)).toEqual([]);
});

test('the paper of every exercise says under its signature that its people are invented, whether it names a sender or none', () => {
  const blanks = { ward: 'Phường A', department: 'Sở B', leader: 'Chủ tịch', day: '2026-11-25' };
  const papers = shippedExercises().map((exercise, at) => paperSheet(exercise, at + 1, blanks));
  expect(papers.some(({ signed }) => signed.name === '')).toBe(true);
  for (const { caption } of papers) expect(caption).toContain('nhân vật và sự việc là giả định');
});
