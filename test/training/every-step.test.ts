// Every kind of step an exercise can ask for: what was done right is marked right; what was done otherwise is marked wrong, beside the article
// that was missed; what was not done yet is neither. By facts alone.
import { describe, expect, it } from 'vitest';
import { Step } from '../../src/training/exercise.ts';
import { shippedExercises } from '../../src/training/exercise-files.ts';
import { mark, type PetitionWork, type Work } from '../../src/training/marking.ts';
import { resultOf } from '../../src/training/result.ts';

type Kind = Step['step'];

const [shipped] = shippedExercises();
if (!shipped) throw new Error('No exercise is shipped');
const blanks = { ward: 'Phường A', department: 'Sở B', leader: 'Trần Văn C', day: '2026-11-25' };
const law = 'Khoản 1 Điều 9 Luật Thử';

/** A petition of which everything the table asks was done, and done right. */
const done: PetitionWork = {
  id: 11,
  unitId: 1,
  number: 'ĐT-2026-000011',
  receivedOn: '2026-11-24',
  source: 'post',
  senderKind: 'group',
  senderCount: 3,
  declaredType: 'KN',
  petitionType: 'KN',
  sealedAtOnce: true,
  pastHead: true,
  field: 'LAND.3',
  eligibility: 'ineligible',
  ineligibleReason: 'no_signature',
  jurisdiction: 'not_own',
  competentBranch: 'judicial',
  instance: 'second',
  denunciationRound: 'continued',
  objectKind: 'admin_act',
  denunciationKind: 'official_duty',
  ground: 'A11_6',
  isClassified: true,
  status: 'transferred',
  words: ['Ông Vũ Đình Bảng nhận tiền của dân'],
  others: ['Vũ Đình Bảng'],
  links: [{ kind: 'same_petition', otherId: 7 }],
  points: ['KNPA', 'KN'],
  proposal: { outcome: 'transfer', destination: 'Sở B', destinationUnitId: 2, state: 'approved' },
  papers: ['XLD04_2021'],
  transfers: [{ toUnitId: 2 }],
  dueOn: '2026-12-08',
  hasProceeding: true,
};
const proposal = (change: Partial<NonNullable<PetitionWork['proposal']>>) => ({
  proposal: { outcome: 'transfer', destination: 'Sở B', destinationUnitId: 2, state: 'approved', ...change },
});
const visit = (outcome: string | null) => ({ id: 3, outcome, petitionType: 'KN', sealed: false });

const workOf = (petition: Partial<PetitionWork> | null, visited: Work['visit']): Work => ({
  petition: petition && { ...done, ...petition },
  visit: visited,
  given: { truoc: [6, 7] },
  departmentId: 2,
  receivedOn: '2026-11-24',
  namesSender: (text, others) => text.includes('Khuất Thị Chim') && !others.includes('Khuất Thị Chim'),
  due: (unit, days) => (unit === 'working' && days === 10 ? '2026-12-08' : '2026-12-05'),
  fold: (text) => text.toLocaleLowerCase('vi'),
  fill: (text) => text.replace('{department}', 'Sở B'),
});

interface Row {
  /** What the exercise expects. */
  asks: object;
  /** What an officer who errs leaves in the books, each by itself; none where the step is only done or not. */
  wrong: readonly Partial<PetitionWork>[];
  /** What stands in the books before it is done; none where the petition's registration answers it. */
  undone?: Partial<PetitionWork>;
}
/** Apart: a visit is of the reception book. */
const ofPetition: Record<Exclude<Kind, 'visit'>, Row> = {
  registered: { asks: {}, wrong: [] },
  received_on: { asks: {}, wrong: [{ receivedOn: '2026-11-25' }] },
  source: { asks: { value: 'post' }, wrong: [{ source: 'in_person_dropoff' }] },
  senders: { asks: { kind: 'group', count: 3 }, wrong: [{ senderKind: 'individual' }, { senderCount: 1 }] },
  type: { asks: { value: 'KN' }, wrong: [{ petitionType: 'TC' }], undone: { isClassified: false } },
  sealed: { asks: {}, wrong: [{ sealedAtOnce: false }] },
  no_name: { asks: {}, wrong: [{ words: ['Nội dung', 'Bà Khuất Thị Chim tố cáo'] }] },
  past_head: { asks: {}, wrong: [{ pastHead: false }] },
  field: {
    asks: { values: ['LAND', 'POLICY.1'] },
    wrong: [{ field: 'HOUSING.4' }, { field: 'POLICY.2' }],
    undone: { isClassified: false },
  },
  duplicate: {
    asks: { of: 'truoc', kinds: ['same_petition'] },
    wrong: [{ links: [{ kind: 'supplement', otherId: 7 }] }],
    undone: { links: [{ kind: 'same_petition', otherId: 99 }] },
  },
  eligibility: {
    asks: { value: 'ineligible', reasons: ['no_signature'] },
    wrong: [{ eligibility: 'eligible', ineligibleReason: null }, { ineligibleReason: 'no_date' }],
    undone: { eligibility: null, ineligibleReason: null },
  },
  jurisdiction: {
    asks: { value: 'not_own', branch: 'judicial' },
    wrong: [{ jurisdiction: 'own' }, { competentBranch: 'administrative' }],
    undone: { jurisdiction: null },
  },
  instance: { asks: { value: 'second' }, wrong: [{ instance: 'first' }], undone: { instance: null } },
  round: { asks: { value: 'continued' }, wrong: [{ denunciationRound: 'first' }], undone: { denunciationRound: null } },
  object: { asks: { value: 'admin_act' }, wrong: [{ objectKind: 'admin_decision' }], undone: { objectKind: null } },
  denounced_act: {
    asks: { value: 'official_duty' },
    wrong: [{ denunciationKind: 'state_management' }],
    undone: { denunciationKind: null },
  },
  ground: { asks: { value: 'A11_6' }, wrong: [{ ground: 'A11_9' }], undone: { ground: null } },
  points: {
    asks: { types: ['KN', 'KNPA'] },
    wrong: [{ points: ['KN'] }, { points: ['KN', 'TC'] }, { points: ['KN', 'KNPA', 'KNPA'] }],
    undone: { points: [] },
  },
  outcome: {
    asks: { values: ['transfer', 'guide'] },
    wrong: [proposal({ outcome: 'request_supplement' })],
    undone: { proposal: null },
  },
  destination: {
    asks: { contains: ['{department}'] },
    wrong: [proposal({ destination: 'Thanh tra Thành phố' })],
    undone: proposal({ destination: '' }),
  },
  approved: { asks: {}, wrong: [], undone: proposal({ state: 'proposed' }) },
  paper: { asks: { kinds: ['XLD04_2021'] }, wrong: [{ papers: ['XLD02_2021'] }], undone: { papers: [] } },
  deadline: {
    asks: { unit: 'working', days: 10 },
    wrong: [{ dueOn: '2026-12-05' }],
    undone: { dueOn: null },
  },
  sent: { asks: { to: 'department' }, wrong: [{ transfers: [{ toUnitId: null }, { toUnitId: 3 }] }], undone: { transfers: [] } },
  accepted: { asks: {}, wrong: [], undone: { hasProceeding: false } },
};

/** The mark of the step, and how it is told to the trainee, whose exercise asks for nothing else. */
const marked = (step: Kind, asks: object, work: Work) => {
  const wanted = Step.parse({ step, ...asks, law, why: 'Vì luật nói vậy.' });
  const exercise = { ...shipped, expect: [wanted] };
  const { steps, hasPassed } = mark(exercise, work);
  const [told] = resultOf({ exercise, marks: steps, dates: [null], blanks }, 'trainee').steps;
  return { state: steps[0]?.state, hasPassed, words: told?.state.words, article: told?.article, why: told?.why };
};
const right = { state: 'right', hasPassed: true, words: 'Đúng', article: '', why: '' };
const wrong = { state: 'wrong', hasPassed: false, words: 'Chưa đúng', article: law, why: 'Vì luật nói vậy.' };
/** What is still to be found is told by its article only. */
const missing = { state: 'missing', hasPassed: false, words: 'Chưa làm', article: law, why: '' };

describe('each kind of step', () => {
  it('has its line in the table', () => {
    const kinds = Step.options.map((option) => option.shape.step.value);
    expect([...Object.keys(ofPetition), 'visit'].sort()).toEqual([...kinds].sort());
  });

  it.each(Object.entries(ofPetition) as [Kind, Row][])('%s', (step, row) => {
    expect(marked(step, row.asks, workOf({}, null))).toEqual(right);
    for (const facts of row.wrong) expect([facts, marked(step, row.asks, workOf(facts, null))]).toEqual([facts, wrong]);
    if (row.undone) expect(marked(step, row.asks, workOf(row.undone, null))).toEqual(missing);
    expect(marked(step, row.asks, workOf(null, null))).toEqual(missing);
    // Something of each kind fails it.
    expect(step === 'registered' || row.wrong.length > 0 || row.undone !== undefined).toBe(true);
  });

  it('visit, which needs no petition', () => {
    const asks = { outcomes: ['guided'] };
    expect(marked('visit', asks, workOf(null, visit('guided')))).toEqual(right);
    expect(marked('visit', asks, workOf(null, visit('answered_on_spot')))).toEqual(wrong);
    expect(marked('visit', asks, workOf(null, visit(null)))).toEqual(wrong);
    expect(marked('visit', asks, workOf({}, null))).toEqual(missing);
  });
});
