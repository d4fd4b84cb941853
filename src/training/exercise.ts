// An exercise: a paper petition as it comes to the desk, and what an office that knows the law makes of it. Data, read from
// seeds/training/exercises/*.json or typed by a trainer; dates count from the class's day on which a trainee begins. Pure.
import { z } from 'zod';
import { paperKinds } from '../documents/papers/catalogue.ts';
import { grounds } from '../petitions/classification/grounds.ts';
import {
  competentBranches,
  denunciationKinds,
  fieldLeaves,
  ineligibleReasons,
  instances,
  jurisdictions,
  objectKinds,
  outcomes,
  petitionTypes,
  senderKinds,
  sources,
} from '../petitions/petition.ts';
import { visitOutcomes } from '../reception/visit.ts';
import { dayProblems } from './exercise-day.ts';

export const topics = [
  'reception',
  'complaint',
  'denunciation',
  'recommendation',
  'mixed',
  'duplicate',
  'transfer',
  'second_instance',
  'late_holiday',
] as const;
export type Topic = (typeof topics)[number];
export const topicNames: Record<Topic, string> = {
  reception: 'Tiếp nhận, điều kiện xử lý',
  complaint: 'Khiếu nại lần đầu',
  denunciation: 'Tố cáo, bảo mật',
  recommendation: 'Kiến nghị, phản ánh',
  mixed: 'Đơn có nhiều nội dung',
  duplicate: 'Đơn trùng',
  transfer: 'Chuyển đơn, hướng dẫn',
  second_instance: 'Khiếu nại lần hai, tố cáo tiếp',
  late_holiday: 'Ngày nghỉ, thời hạn',
};

const words = (max: number) => z.string().trim().min(1).max(max);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const daysBack = z.number().int().min(-30).max(3000);
const fieldCodes = fieldLeaves.map((leaf) => leaf.code) as [string, ...string[]];

const Person = z.strictObject({
  name: words(100),
  birthYear: z.number().int().min(1920).max(2010).nullable().default(null),
  gender: z.enum(['male', 'female']).nullable().default(null),
  idNumber: z
    .string()
    .regex(/^\d{12}$/)
    .or(z.literal(''))
    .default(''),
  phone: z.string().max(15).default(''),
  address: words(200),
});
export type Person = z.infer<typeof Person>;

/** What is already in the trainee's books when the exercise begins. */
const Before = z.strictObject({
  key: z.string().regex(/^[a-z]{1,12}$/),
  /** Working days before the day of the exercise. */
  workingDaysBack: z.number().int().min(1).max(200),
  type: z.enum(['KN', 'KNPA']),
  field: z.enum(fieldCodes),
  sender: Person,
  subject: words(300),
  summary: words(3000),
  contestedNumber: z.string().max(60).default(''),
  contestedBy: z.string().max(200).default(''),
});
export type Before = z.infer<typeof Before>;

/** The article that asks for the step, and the sentence that explains it. Both are shown after marking. */
const reasons = { law: words(200), why: words(800) };
/** So many other answers that are right too an expectation may have. */
export const mostOthers = 2;
/** `also`: where the law leaves a choice, what else is right, each with the article it rests on. A step that is only asked or not has none. */
const step = <N extends string, S extends z.ZodRawShape>(name: N, shape: S) =>
  z.strictObject({
    step: z.literal(name),
    ...shape,
    ...reasons,
    must: z.boolean().default(false),
    also: z
      .array(z.strictObject({ ...shape, ...reasons }))
      .max(Object.keys(shape).length > 0 ? mostOthers : 0)
      .default([]),
  });

export const Step = z.discriminatedUnion('step', [
  step('registered', {}),
  step('received_on', {}),
  step('source', { value: z.enum(sources) }),
  step('senders', { kind: z.enum(senderKinds), count: z.number().int().min(0).max(500) }),
  step('type', { value: z.enum(petitionTypes) }),
  step('sealed', {}),
  step('no_name', {}),
  step('past_head', {}),
  step('field', { values: z.array(z.enum(fieldCodes)).min(1) }),
  step('duplicate', {
    of: z.string(),
    kinds: z.array(z.enum(['same_petition', 'same_matter', 'supplement', 'second_instance'])).min(1),
  }),
  step('eligibility', { value: z.enum(['eligible', 'ineligible']), reasons: z.array(z.enum(ineligibleReasons)).default([]) }),
  step('jurisdiction', { value: z.enum(jurisdictions), branch: z.enum(competentBranches).nullable().default(null) }),
  step('instance', { value: z.enum(instances) }),
  step('round', { value: z.enum(['first', 'continued']) }),
  step('object', { value: z.enum(objectKinds) }),
  step('denounced_act', { value: z.enum(denunciationKinds) }),
  step('ground', { value: z.enum(grounds) }),
  step('points', { types: z.array(z.enum(['KN', 'TC', 'KNPA'])).min(2) }),
  step('outcome', { values: z.array(z.enum(outcomes)).min(1) }),
  step('destination', { contains: z.array(words(80)).min(1) }),
  step('approved', {}),
  step('paper', { kinds: z.array(z.enum(paperKinds)).min(1) }),
  step('deadline', { unit: z.enum(['working', 'calendar']), days: z.number().int().min(1).max(120) }),
  step('sent', { to: z.enum(['department', 'anywhere']) }),
  step('accepted', {}),
  step('visit', { outcomes: z.array(z.enum(visitOutcomes)).default([]) }),
]);
export type Step = z.infer<typeof Step>;

/** Every answer of an expectation that is right, the author's first one first, each as an expectation of its own. */
export const answersOf = (wanted: Step): Step[] => [
  wanted,
  ...(wanted.also as object[]).map((other) => ({ ...wanted, ...other, also: [] }) as Step),
];

export const Exercise = z
  .strictObject({
    code: z.string().regex(/^[a-z][a-z0-9-]{2,30}$/),
    title: words(120),
    topic: z.enum(topics),
    minutes: z.number().int().min(3).max(120),
    /** The trainee's office the paper comes to. */
    at: z.enum(['ward', 'department']).default('ward'),
    /** What the officer is told besides the paper: how it came, what is asked of him. */
    task: words(1500),
    /** The class's day must lie within: Tết, a swapped working Saturday, the old law before 01/07/2026, the new one since (`to` is null). */
    day: z.strictObject({ from: day, to: day.nullable() }).nullable().default(null),
    /** Working days since the paper came in; 0 is today. */
    receivedWorkingDaysBack: z.number().int().min(0).max(60).default(0),
    /** The very day it came in, when that was a day off: its date, for exercises bound to a day. */
    receivedOn: day.nullable().default(null),
    paper: z.strictObject({
      title: words(120),
      to: words(200),
      place: z.string().max(60).default('Hà Nội'),
      /** Calendar days before the exercise's day; null: the paper bears no date. */
      writtenDaysBack: daysBack.nullable(),
      /** null: nobody says who wrote. */
      sender: Person.nullable(),
      isSigned: z.boolean().default(true),
      /** Others who signed, by name. */
      others: z.array(words(100)).default([]),
      paragraphs: z.array(words(2500)).min(1),
      request: z.string().max(800).default(''),
      enclosures: z.array(words(200)).default([]),
    }),
    before: z.array(Before).default([]),
    expect: z.array(Step).min(2).max(20),
  })
  .superRefine((exercise, context) => {
    const keys = new Set(exercise.before.map(({ key }) => key));
    exercise.expect.forEach((one, index) => {
      for (const answer of answersOf(one))
        if (answer.step === 'duplicate' && !keys.has(answer.of))
          context.addIssue({ code: 'custom', path: ['expect', index], message: `no petition "${answer.of}" in before` });
      const seen = answersOf(one).map(({ law: _law, why: _why, must: _must, also: _also, ...answer }) => JSON.stringify(answer));
      seen.forEach((answer, nth) => {
        if (seen.indexOf(answer) < nth)
          context.addIssue({
            code: 'custom',
            path: ['expect', index, 'also', nth - 1, 'value'],
            message: 'the same answer twice',
          });
      });
    });
    for (const field of dayProblems(exercise))
      context.addIssue({ code: 'custom', path: field === 'dayTo' ? ['day', 'to'] : ['receivedOn'], message: `wrong ${field}` });
  });
export type Exercise = z.infer<typeof Exercise>;
