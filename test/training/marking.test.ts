// Marks by facts alone: two rules may end on the same day, and only one of them is the petition's own.
import { expect, it } from 'vitest';
import { shippedExercises } from '../../src/training/exercise-files.ts';
import { mark, type PetitionWork, type Work } from '../../src/training/marking.ts';
import { resultOf } from '../../src/training/result.ts';

const [exercise] = shippedExercises().filter(({ code }) => code === 'pa-den-duong');
if (!exercise) throw new Error('The exercise is not shipped');
const due = '2026-12-09';
const workOf = (petition: Partial<PetitionWork>) =>
  ({
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
  }) as unknown as Work;
const stateOf = (petition: Partial<PetitionWork>) =>
  mark(exercise, workOf(petition)).steps.find(({ step }) => step === 'deadline')?.state;

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

it('says what was written beside what is right, and doubts what was chosen for another kind of petition', () => {
  const marks = mark(exercise, workOf({ petitionType: 'KN', dueOn: '2026-12-10' })).steps;
  const blanks = { ward: 'Phường A', department: 'Sở B', leader: 'C', day: '2026-11-25' };
  const { steps } = resultOf({ exercise, marks, dates: exercise.expect.map(() => due), blanks }, 'trainee');
  const said = (step: string) => steps[exercise.expect.findIndex((one) => one.step === step)];
  expect(said('type')).toMatchObject({ wrote: 'Khiếu nại', expected: 'Kiến nghị, phản ánh', doubt: '' });
  expect(said('deadline')).toMatchObject({ wrote: 'đến ngày 10/12/2026', expected: '10 ngày làm việc, đến ngày 09/12/2026' });
  expect(said('jurisdiction')).toMatchObject({ state: { words: 'Đúng' }, wrote: '' });
  expect(said('jurisdiction')?.doubt).toContain('đơn chưa phân loại đúng');

  const late = shippedExercises().find(({ expect: wanted }) => wanted.some(({ step }) => step === 'received_on'));
  const nth = late?.expect.findIndex(({ step }) => step === 'received_on') ?? -1;
  if (!late) throw new Error('No exercise asks for the day of receipt');
  const rest = { receivedOn: '2026-11-24', links: [], points: [], papers: [], transfers: [], words: [], others: [] };
  const work = { ...workOf(rest), receivedOn: '2026-11-23', namesSender: () => false } as Work;
  const dates = late.expect.map(({ step }) => (step === 'received_on' ? work.receivedOn : null));
  const marking = { exercise: late, marks: mark(late, work).steps, dates, blanks };
  expect(resultOf(marking, 'trainee').steps[nth]).toMatchObject({ wrote: 'ngày 24/11/2026', expected: 'ngày 23/11/2026' });
});
