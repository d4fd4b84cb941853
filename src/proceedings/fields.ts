// How an act's form is made: each field once, with the component that draws it and the schema that reads it. Pure.
import { z } from 'zod';
import { formatDate } from '../deadlines/dates.ts';
import { meansFor, paperMeans, paperMeansNames } from '../documents/registry/sending.ts';
import * as kinds from '../web/fields.ts';
import type { FormValues } from '../web/forms.ts';
import { orderLine, ordersToOthers, unpublished } from './handling-orders.ts';
import { familyOf } from './proceeding.ts';
import type { StandingFigures } from './records.ts';
import type { Facts } from './workflow.ts';

export interface Option {
  value: string;
  label: string;
  hint?: string;
}

/** Parts of a decision or conclusion that the report drafts. */
export const draftedParts = ['proposal', 'conclusion', 'related', 'executors', 'legalGrounds'] as const;
export type DraftedPart = (typeof draftedParts)[number];

/** What fields may depend on when a form is drawn. */
export interface FormFacts {
  facts: Facts;
  /** Officers who may be given the verification. */
  candidates: readonly Option[];
  /** What is already written in the file, so that nobody types it twice. */
  contents: {
    /** Of them those that still stand. */
    acceptedPoints: string;
    verificationResult: string;
    respondentView: string;
    dialogueResult: string;
    /** What the first instance decided, for a second one. */
    firstResult: string;
    /** The superior of who decides a first complaint, who resolves the second (Điều 7 LKN); '' where it is not told by rank. */
    secondResolver: string;
  };
  /** The conclusion before this one as the registration has it, under the fields that ask for it. */
  earlier: Readonly<Record<'earlierBy' | 'earlierNumber' | 'earlierOn', string>>;
  /** What the last report of the verification proposes and drafts for whoever decides. */
  drafted: Readonly<Record<DraftedPart, string>>;
  /** Who was named in the last invitation to chair the dialogue; {} where the head does. */
  invited: Readonly<Record<string, string>>;
  /** The day the resolution limit itself ends, before it is put off to a working day; null for none. */
  limitEndsOn: string | null;
  /** Who verifies, as papers call them: the body charged with it, the team, '' while nobody is. */
  verifier: string;
  /** Who proposed the acceptance, and whoever leads the verification, as papers name them; '' for nobody. */
  proposer: string;
  leader: string;
  /** Somebody beside both sides has rights or duties in it. */
  hasRelated: boolean;
  /** The accepted contents that nobody took back. */
  standing: readonly string[];
  /** Figures that stand, where the form writes them anew. */
  figures: readonly StandingFigures[];
}

/** A fresh form's date: today, as it is typed. */
export const today = ({ facts }: Pick<FormFacts, 'facts'>) => ({ on: formatDate(facts.today) });

type Props = Record<string, unknown>;

export interface Field<S extends z.ZodType = z.ZodType> {
  /** Component under views/components. */
  component: string;
  props: Props | ((given: FormFacts) => Props);
  /** What of it follows from what was typed: a question about another field's words. */
  typedProps?: (values: FormValues) => Props;
  schema: (today: () => string) => S;
  /** What stands under it, where that depends on the kind of matter. */
  hintFor?: (facts: Facts) => string;
  /** Heading above this field: it opens a part of the form. */
  section?: string;
  /** "name=a|b": shown by script only when that field has one of the values; without script always shown. */
  showWhen?: string;
  /** Drawn only once it is asked: while it is wrong or answered. */
  whenAsked?: boolean;
  /** For a denunciation only, or for a complaint only; everywhere when left out. */
  only?: (facts: Facts) => boolean;
  /** Where the file has something to choose from; everywhere when left out. */
  onlyWith?: (given: FormFacts) => boolean;
}
export type Fields = Readonly<Record<string, Field>>;
export type ValuesOf<F extends Fields> = { [K in keyof F]: z.infer<ReturnType<F[K]['schema']>> };

/** What a form calls its fields, for the list of errors; labels that depend on the file are left to the field itself. */
export const labelsOf = (fields: Fields): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, { props }]) =>
      typeof props === 'object' && typeof props.label === 'string' ? [[name, props.label]] : [],
    ),
  );

/** What the codes of its groups mean, where that does not depend on the file. */
export const choicesOf = (fields: Fields): Record<string, Record<string, string>> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, { component, props }]) =>
      component === 'checkbox-group' && typeof props === 'object' && Array.isArray(props.options)
        ? [[name, Object.fromEntries((props.options as Option[]).map(({ value, label }) => [value, label]))]]
        : [],
    ),
  );

interface Extra {
  hint?: string;
  hintFor?: (facts: Facts) => string;
  width?: string;
  section?: string;
  showWhen?: string;
  whenAsked?: boolean;
  only?: (facts: Facts) => boolean;
}

function field<S extends z.ZodType>(
  component: string,
  props: Props | ((given: FormFacts) => Props),
  schema: (today: () => string) => S,
  extra: Extra,
): Field<S> {
  const { section, showWhen, whenAsked, only, hintFor, ...own } = extra;
  const all = typeof props === 'function' ? (given: FormFacts) => ({ ...own, ...props(given) }) : { ...own, ...props };
  return {
    component,
    props: all,
    schema,
    ...(hintFor ? { hintFor } : {}),
    ...(section ? { section } : {}),
    ...(showWhen ? { showWhen } : {}),
    ...(whenAsked ? { whenAsked } : {}),
    ...(only ? { only } : {}),
  };
}

/** A day that must be typed. @param ask what is said where it is missing */
export const day = (label: Label, ask: string, extra: Extra = {}) =>
  field('date-field', labelled(label, { width: 'c4' }), (today) => kinds.requiredDate(ask, today), { width: 'c4', ...extra });
/** A day that may be left out. */
export const maybeDay = (label: string, extra: Extra = {}) =>
  field('date-field', { label, optional: true }, (today) => kinds.optionalDate(today), { width: 'c4', ...extra });
/** A line that must be typed. @param ask what is said where it is missing */
export const line = (label: string, ask: string, extra: Extra = {}) =>
  field('text-field', { label }, () => kinds.requiredText(ask), extra);
/** @param extra.demanded says of which proceedings the line is asked of all the same: checked with the whole form */
export const maybeLine = (label: string, { demanded, ...extra }: Extra & { demanded?: (facts: Facts) => boolean } = {}) =>
  field(
    'text-field',
    demanded ? ({ facts }) => ({ label, optional: !demanded(facts) }) : { label, optional: true },
    () => kinds.optionalText(),
    extra,
  );
/** Words of a label, or how they follow from the proceeding. */
type Label = string | ((facts: Facts) => string);
const labelled = (label: Label, rest: Props) =>
  typeof label === 'string' ? { label, ...rest } : ({ facts }: FormFacts) => ({ label: label(facts), ...rest });

/** An area of at most 10 000 characters that must be filled. @param ask what is said where it is empty */
export const area = (label: Label, ask: string, extra: Extra & { rows?: number } = {}) => {
  const { rows = 4, ...rest } = extra;
  return field('textarea-field', labelled(label, { rows }), () => kinds.requiredText(ask, 10_000), rest);
};
/** An area that may stay empty, and says so. */
export const maybeArea = (label: Label, extra: Extra & { rows?: number } = {}) => {
  const { rows = 3, ...rest } = extra;
  return field('textarea-field', labelled(label, { rows, optional: true }), () => kinds.optionalText(10_000), rest);
};
/** A box to tick. */
export const tick = (label: Label, extra: Extra = {}) => field('checkbox-field', labelled(label, {}), () => kinds.tick, extra);

/**
 * What must be filled wherever it is drawn, or once another field says so, and is empty elsewhere: checked with the whole form, and never
 * marked "(nếu có)".
 */
export const openLine = (label: string, extra: Extra = {}) => field('text-field', { label }, () => kinds.optionalText(), extra);
/** An area the act itself asks for, where it is needed. */
export const openArea = (label: Label, extra: Extra & { rows?: number } = {}) => {
  const { rows = 3, ...rest } = extra;
  return field('textarea-field', labelled(label, { rows }), () => kinds.optionalText(10_000), rest);
};
/** A day the act itself asks for, where it is needed. */
export const openDay = (label: string, extra: Extra = {}) =>
  field('date-field', { label }, (today) => kinds.optionalDate(today), { width: 'c4', ...extra });

/** One of a few codes; `shown` narrows the answers to this proceeding. */
export const pick = <const T extends readonly [string, ...string[]]>(
  label: string,
  codes: T,
  names: Readonly<Record<string, string>>,
  ask: string,
  extra: Extra & { shown?: (facts: Facts) => readonly string[] } = {},
) => {
  const { shown, ...rest } = extra;
  return field(
    'radio-field',
    ({ facts }) => ({
      label,
      stacked: true,
      options: codes
        .filter((code) => shown?.(facts).includes(code) ?? true)
        .map((value) => ({ value, label: names[value] ?? value })),
    }),
    () => kinds.choice(codes, ask),
    rest,
  );
};
/** One of a few codes, or null while nothing is chosen: for a question some procedures ask, checked with the whole form. */
export const maybePick = <const T extends readonly [string, ...string[]]>(
  label: string,
  codes: T,
  names: Readonly<Record<T[number], string>>,
  extra: Extra = {},
) =>
  field(
    'radio-field',
    { label, stacked: true, options: codes.map((value) => ({ value, label: names[value as T[number]] })) },
    () => kinds.optionalChoice(codes),
    extra,
  );
/**
 * Any of a few codes, none among them: a list that may be empty.
 * @param names what each code is called; a code without a name is shown as it is
 */
export const ticks = <const T extends readonly [string, ...string[]]>(
  label: string,
  codes: T,
  names: Readonly<Record<string, string>>,
  extra: Extra = {},
) =>
  field(
    'checkbox-group',
    { label, stacked: true, options: codes.map((value) => ({ value, label: names[value] ?? value })) },
    () => kinds.choices(codes),
    extra,
  );
/** A whole number from `min` to `max`. @param ask what is said of anything else */
export const wholeNumber = (label: string, ask: string, min: number, max: number, extra: Extra = {}) =>
  field('text-field', { label, kind: 'number' }, () => kinds.wholeNumber(ask, min, max), { width: 'c4', ...extra });

/** A count that is 0 when left empty. */
export const count = (label: string, extra: Extra = {}) =>
  field(
    'text-field',
    { label, kind: 'number' },
    () => z.preprocess(firstOrZero, kinds.wholeNumber('Nhập số nguyên, ví dụ 0 hoặc 2', 0, 999_999)),
    { width: 'c4', ...extra },
  );

/** Money in million VND or land in m²: up to three decimals, comma or point, 0 when left empty. */
export const amount = (label: string, extra: Extra = {}) =>
  field('text-field', { label }, () => z.preprocess(firstOrZero, decimal), { width: 'c4', ...extra });

const firstOrZero = (value: unknown) => {
  const text = String((Array.isArray(value) ? value[0] : value) ?? '').replace(/\s/g, '');
  return text === '' ? '0' : text;
};
const decimal = z
  .string()
  .transform((text) => (text.includes(',') ? text.replace(/\./g, '').replace(',', '.') : text))
  .refine((text) => /^\d{1,12}(\.\d{1,3})?$/.test(text), 'Nhập số, ví dụ 1250,5')
  .transform(Number);

/** One officer of the unit. */
export const officer = (label: string, ask: string, extra: Extra = {}) =>
  field(
    'select-field',
    ({ candidates }) => ({ label, blank: 'Chọn người', options: candidates }),
    () => kinds.requiredId(ask),
    {
      width: 'c8',
      ...extra,
    },
  );
/** One of the orders by which others carry the conclusion out; drawn where there are several. */
export const orderPick = (label: string) =>
  field(
    'radio-field',
    ({ facts }) => ({
      label,
      stacked: true,
      options: ordersToOthers(facts.orders).map((one) => ({ value: String(one.id), label: orderLine(one) })),
    }),
    () => kinds.optionalId,
    { only: ({ orders }) => ordersToOthers(orders).length > 1 },
  );
/** What is made public now; drawn where more than one thing waits for it, all of it chosen. */
export const publishedPick = (label: string) =>
  field(
    'checkbox-group',
    ({ facts }) => ({
      label,
      stacked: true,
      options: unpublished(facts).map(({ code, words }) => ({ value: code, label: words })),
    }),
    () =>
      z.preprocess(
        (value) => (Array.isArray(value) ? value : value === undefined || value === '' ? [] : [value]),
        z.array(z.string()),
      ),
    { only: (facts) => unpublished(facts).length > 1 },
  );
/** Several officers of the unit. */
export const officers = (label: string, extra: Extra = {}) =>
  field(
    'checkbox-group',
    ({ candidates }) => ({ label, stacked: true, options: candidates }),
    () =>
      z.preprocess(
        (value) => (Array.isArray(value) ? value : value === undefined || value === '' ? [] : [value]),
        z.array(
          z
            .string()
            .regex(/^\d{1,15}$/, 'Chọn người trong danh sách')
            .transform(Number),
        ),
      ),
    extra,
  );

/** Some of the accepted contents that still stand; drawn where there are several. */
export const standingTicks = (label: string, extra: Extra = {}): Field<z.ZodType<string[]>> => ({
  ...field(
    'checkbox-group',
    ({ standing }) => ({ label, stacked: true, options: standing.map((content) => ({ value: content, label: content })) }),
    () =>
      z.preprocess((value) => (Array.isArray(value) ? value : [value ?? ''].filter(Boolean)), z.array(z.string().max(10_000))),
    extra,
  ),
  onlyWith: ({ standing }) => standing.length > 1,
});

/** The schema of a whole form, without the fields that do not concern this proceeding (they read as their empty value). */
export function schemaOf(fields: Fields, today: string): z.ZodType<Record<string, unknown>> {
  return z.object(Object.fromEntries(Object.entries(fields).map(([name, one]) => [name, one.schema(() => today)])));
}

/** How the papers of an act of sending left; what was sent before keeps the manner of the sending book. */
export const means = () =>
  pick('Cách gửi', paperMeans, paperMeansNames, 'Chọn cách gửi', {
    hint: 'Ghi vào sổ văn bản đi cùng lúc với việc này',
    shown: (facts) => meansFor({ sealed: familyOf(facts.procedure) === 'denunciation', kind: null }),
  });
