// What a trainer may ask of an exercise, as fields of a form: one row a step, with the article and the reason. And the way from
// the typed fields to an exercise and back. Pure.
import { formatDate, parseDate } from '../deadlines/dates.ts';
import { paperCatalogue, paperKinds } from '../documents/papers/catalogue.ts';
import { groundName, grounds } from '../petitions/classification/grounds.ts';
import {
  denunciationKindNames,
  denunciationKinds,
  fieldLeaves,
  ineligibleReasonNames,
  ineligibleReasons,
  jurisdictionNames,
  jurisdictions,
  objectKindNames,
  objectKinds,
  outcomeNames,
  outcomes,
  petitionTypeNames,
  petitionTypes,
  sourceNames,
  sources,
} from '../petitions/petition.ts';
import { visitOutcomeNames, visitOutcomes } from '../reception/visit.ts';
import type { FormValues } from '../web/forms.ts';
import { answersOf, type Exercise, mostOthers, type Step } from './exercise.ts';

export interface Choice {
  value: string;
  label: string;
}

interface StepField {
  step: Step['step'];
  /** Values to choose from; a step without them is asked or not. */
  choices: readonly Choice[];
  /** The chosen value as part of the step. */
  toStep: (value: string) => Record<string, unknown>;
  /** The value of a stored step. */
  toValue: (step: Step) => string;
}

const asked: readonly Choice[] = [{ value: 'yes', label: 'Có yêu cầu bước này' }];
const named = <T extends string>(codes: readonly T[], names: Readonly<Record<T, string>>): Choice[] =>
  codes.map((value) => ({ value, label: names[value] }));
const yes = (step: Step['step']): StepField => ({ step, choices: asked, toStep: () => ({}), toValue: () => 'yes' });
const plain = (step: Step['step'], choices: readonly Choice[]): StepField => ({
  step,
  choices,
  toStep: (value) => ({ value }),
  toValue: (stored) => ('value' in stored ? String(stored.value) : ''),
});
const listed = (step: Step['step'], choices: readonly Choice[], key: string): StepField => ({
  step,
  choices,
  toStep: (value) => ({ [key]: [value] }),
  toValue: (stored) => String((stored as unknown as Record<string, string[]>)[key]?.[0] ?? ''),
});

const days = (unit: 'working' | 'calendar', count: number): Choice => ({
  value: `${unit}:${count}`,
  label: `${String(count).padStart(2, '0')} ${unit === 'working' ? 'ngày làm việc' : 'ngày'} từ ngày nhận`,
});

export const stepFields: readonly StepField[] = [
  listed('visit', named(visitOutcomes, visitOutcomeNames), 'outcomes'),
  yes('registered'),
  yes('received_on'),
  plain('source', named(sources, sourceNames)),
  yes('sealed'),
  yes('no_name'),
  yes('past_head'),
  plain('type', named(petitionTypes, petitionTypeNames)),
  listed(
    'field',
    fieldLeaves.map(({ code, name }) => ({ value: code, label: name })),
    'values',
  ),
  {
    step: 'eligibility',
    choices: [
      { value: 'eligible', label: 'Đủ điều kiện xử lý' },
      ...ineligibleReasons.map((reason) => ({ value: reason, label: `Không đủ: ${ineligibleReasonNames[reason]}` })),
    ],
    toStep: (value) => (value === 'eligible' ? { value } : { value: 'ineligible', reasons: [value] }),
    toValue: (stored) => (stored.step === 'eligibility' ? (stored.reasons[0] ?? stored.value) : ''),
  },
  plain('object', named(objectKinds, objectKindNames)),
  plain('denounced_act', named(denunciationKinds, denunciationKindNames)),
  plain('instance', [
    { value: 'first', label: 'Khiếu nại lần đầu' },
    { value: 'second', label: 'Khiếu nại lần hai' },
  ]),
  plain('round', [
    { value: 'first', label: 'Tố cáo lần đầu' },
    { value: 'continued', label: 'Tố cáo tiếp' },
  ]),
  plain('jurisdiction', named(jurisdictions, jurisdictionNames)),
  plain(
    'ground',
    grounds.map((value) => ({ value, label: groundName(value) })),
  ),
  {
    step: 'duplicate',
    choices: [
      { value: 'same_petition', label: 'Đơn trùng với đơn đã có' },
      { value: 'same_matter', label: 'Cùng vụ việc với đơn đã có' },
      { value: 'supplement', label: 'Bổ sung cho đơn đã có' },
    ],
    toStep: (value) => ({ of: 'truoc', kinds: [value] }),
    toValue: (stored) => (stored.step === 'duplicate' ? (stored.kinds[0] ?? '') : ''),
  },
  listed('outcome', named(outcomes, outcomeNames), 'values'),
  yes('approved'),
  yes('accepted'),
  {
    step: 'sent',
    choices: [
      { value: 'department', label: 'Chuyển đến Sở của học viên' },
      { value: 'anywhere', label: 'Chuyển đến cơ quan khác' },
    ],
    toStep: (value) => ({ to: value }),
    toValue: (stored) => (stored.step === 'sent' ? stored.to : ''),
  },
  listed(
    'paper',
    paperKinds.map((value) => ({ value, label: paperCatalogue[value].title })),
    'kinds',
  ),
  {
    step: 'deadline',
    choices: [days('working', 5), days('working', 7), days('working', 10), days('calendar', 10), days('calendar', 30)],
    toStep: (value) => ({ unit: value.split(':')[0], days: Number(value.split(':')[1]) }),
    toValue: (stored) => (stored.step === 'deadline' ? `${stored.unit}:${stored.days}` : ''),
  },
];

/** Only a step with values to choose from can have several right answers. */
export const mayChoose = ({ choices }: Pick<StepField, 'choices'>): boolean => choices !== asked;

/** The fields of the other right answers of a step: 'outcome_value2', 'outcome_law2' … */
export const otherNumbers = Array.from({ length: mostOthers }, (_, index) => String(index + 2));

/** Of the other answers the numbers that were filled in, in the order they stand in the step. */
export const othersTyped = (values: FormValues, field: StepField): string[] =>
  mayChoose(field) ? otherNumbers.filter((nth) => String(values[`${field.step}_value${nth}`] ?? '').trim() !== '') : [];

/** The steps a form asks for: chosen value, article, reason, whether it must be right; then what else is right. */
export function stepsOf(values: FormValues): Record<string, unknown>[] {
  const text = (name: string) => String(values[name] ?? '').trim();
  return stepFields.flatMap((field) => {
    const { step, toStep } = field;
    const value = text(`${step}_value`);
    if (value === '') return [];
    const must = text(`${step}_must`) !== '';
    const also = othersTyped(values, field).map((nth) => ({
      ...toStep(text(`${step}_value${nth}`)),
      law: text(`${step}_law${nth}`),
      why: text(`${step}_why${nth}`),
    }));
    return [
      {
        step,
        ...toStep(value),
        law: text(`${step}_law`),
        why: text(`${step}_why`),
        ...(must ? { must } : {}),
        ...(also.length > 0 ? { also } : {}),
      },
    ];
  });
}

const lines = (text: unknown) =>
  String(text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/**
 * The exercise the fields describe, unchecked: the schema of an exercise says whether it is one. A date that is none stays as typed.
 * @param today what 'hôm nay' means in a date field
 */
export function exerciseOf(code: string, values: FormValues, today = ''): Record<string, unknown> {
  const text = (name: string) => String(values[name] ?? '').trim();
  const date = (name: string) => (text(name) === '' ? null : (parseDate(text(name), today) ?? text(name)));
  const number = (name: string) => (text(name) === '' ? null : Number(text(name)));
  const person = (prefix: string) => ({ name: text(`${prefix}Name`), address: text(`${prefix}Address`) });
  const sender = {
    ...person('sender'),
    birthYear: number('senderBirthYear'),
    gender: text('senderGender') || null,
    idNumber: text('senderIdNumber'),
    phone: text('senderPhone'),
  };
  const hasBefore = text('duplicate_value') !== '';
  return {
    code,
    title: text('title'),
    topic: text('topic'),
    minutes: number('minutes'),
    at: text('at') || 'ward',
    task: text('task'),
    day: text('dayFrom') || text('dayTo') ? { from: date('dayFrom') ?? '', to: date('dayTo') } : null,
    receivedWorkingDaysBack: number('receivedBack') ?? 0,
    receivedOn: date('receivedOn'),
    paper: {
      title: text('paperTitle'),
      to: text('paperTo'),
      writtenDaysBack: number('writtenBack'),
      sender: sender.name ? sender : null,
      isSigned: text('isSigned') !== '',
      others: lines(values.others),
      paragraphs: lines(values.paragraphs),
      request: text('request'),
      enclosures: lines(values.enclosures),
    },
    before: hasBefore
      ? [
          {
            key: 'truoc',
            workingDaysBack: number('beforeBack') ?? 5,
            type: text('beforeType') || 'KN',
            field: text('field_value') || 'OTHER',
            sender: text('beforeName') ? person('before') : sender,
            subject: text('beforeSubject'),
            summary: text('beforeSummary'),
            contestedNumber: text('beforeContested'),
          },
        ]
      : [],
    expect: stepsOf(values),
  };
}

/** The fields of a stored exercise, for opening its form again. */
export function valuesOf(exercise: Exercise): FormValues {
  const { paper, before } = exercise;
  const [earlier] = before;
  const of = (value: unknown) => (value === null || value === undefined ? '' : String(value));
  return {
    title: exercise.title,
    topic: exercise.topic,
    minutes: of(exercise.minutes),
    at: exercise.at,
    task: exercise.task,
    dayFrom: exercise.day ? formatDate(exercise.day.from) : '',
    dayTo: exercise.day?.to ? formatDate(exercise.day.to) : '',
    receivedBack: of(exercise.receivedWorkingDaysBack),
    receivedOn: exercise.receivedOn ? formatDate(exercise.receivedOn) : '',
    paperTitle: paper.title,
    paperTo: paper.to,
    writtenBack: of(paper.writtenDaysBack),
    senderName: of(paper.sender?.name),
    senderAddress: of(paper.sender?.address),
    senderBirthYear: of(paper.sender?.birthYear),
    senderGender: of(paper.sender?.gender),
    senderIdNumber: of(paper.sender?.idNumber),
    senderPhone: of(paper.sender?.phone),
    isSigned: paper.isSigned ? '1' : '',
    others: paper.others.join('\n'),
    paragraphs: paper.paragraphs.join('\n'),
    request: paper.request,
    enclosures: paper.enclosures.join('\n'),
    ...(earlier
      ? {
          beforeBack: of(earlier.workingDaysBack),
          beforeType: earlier.type,
          beforeName: earlier.sender.name,
          beforeAddress: earlier.sender.address,
          beforeSubject: earlier.subject,
          beforeSummary: earlier.summary,
          beforeContested: earlier.contestedNumber,
        }
      : {}),
    ...Object.fromEntries(
      stepFields.flatMap(({ step, toValue }) => {
        const stored = exercise.expect.find((one) => one.step === step);
        if (!stored) return [];
        return [
          [`${step}_value`, toValue(stored)],
          [`${step}_law`, stored.law],
          [`${step}_why`, stored.why],
          [`${step}_must`, stored.must ? '1' : ''],
          ...answersOf(stored)
            .slice(1)
            .flatMap((other, index) => [
              [`${step}_value${index + 2}`, toValue(other)],
              [`${step}_law${index + 2}`, other.law],
              [`${step}_why${index + 2}`, other.why],
            ]),
        ];
      }),
    ),
  };
}
