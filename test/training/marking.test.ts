// Marks by facts alone: two rules may end on the same day, and only one of them is the petition's own.
import { expect, it } from 'vitest';
import { shippedExercises } from '../../src/training/exercise-files.ts';
import { mark, type PetitionWork, type Work } from '../../src/training/marking.ts';

const [exercise] = shippedExercises().filter(({ code }) => code === 'pa-den-duong');
if (!exercise) throw new Error('The exercise is not shipped');
const due = '2026-12-09';
const stateOf = (petition: Partial<PetitionWork>) => {
  const work = {
    petition: {
      isClassified: true,
      petitionType: 'KNPA',
      eligibility: 'eligible',
      jurisdiction: 'own',
      competentBranch: null,
      field: 'OTHER',
      proposal: null,
      dueOn: due,
      ...petition,
    },
    visit: null,
    given: {},
    due: () => due,
    fold: (text: string) => text,
    fill: (text: string) => text,
  } as unknown as Work;
  return mark(exercise, work).steps.find(({ step }) => step === 'deadline')?.state;
};

it('a deadline is right only of a petition treated as what it is, whichever day another rule ends on', () => {
  expect(stateOf({})).toBe('right');
  expect(stateOf({ petitionType: 'KN' })).toBe('wrong');
  expect(stateOf({ jurisdiction: 'not_own' })).toBe('wrong');
  expect(stateOf({ eligibility: 'ineligible' })).toBe('wrong');
  expect(stateOf({ dueOn: '2026-12-10' })).toBe('wrong');
});

it('the date that runs from the desk on is no answer before the petition is classified', () => {
  expect(stateOf({ isClassified: false, eligibility: null, jurisdiction: null })).toBe('missing');
});
