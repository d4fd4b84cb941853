// The law's time limits as data: the shape of legal-rules.json and of the rows of legal_rules (legal.md §8, §13; decision 25).
// No number of days is written in code; each rule carries its article, its validity and how sure we are of it.
import { z } from 'zod';
import { isDate } from './dates.ts';

/** Facts of a matter that choose another length of the same limit. */
const VARIANTS = ['complex', 'remote', 'several_places', 'second', 'dismissal'] as const;
export type Variant = (typeof VARIANTS)[number];

export const VARIANT_LABELS: Record<Variant, string> = {
  complex: 'vụ việc phức tạp',
  remote: 'vùng sâu, vùng xa đi lại khó khăn',
  several_places: 'phải xác minh ở nhiều địa điểm hoặc ủy quyền xác minh',
  second: 'khiếu nại lần hai',
  dismissal: 'quyết định kỷ luật buộc thôi việc',
};

export const EXTENSION_KINDS = ['normal', 'complex', 'very_complex'] as const;
export type ExtensionKind = (typeof EXTENSION_KINDS)[number];

export const EXTENSION_LABELS: Record<ExtensionKind, string> = {
  normal: 'vụ việc thông thường',
  complex: 'vụ việc phức tạp',
  very_complex: 'vụ việc đặc biệt phức tạp',
};

const EXCLUSION_KINDS = ['expert_assessment', 'obstacle'] as const;
export type ExclusionKind = (typeof EXCLUSION_KINDS)[number];

export const EXCLUSION_LABELS: Record<ExclusionKind, string> = {
  expert_assessment: 'thời gian giám định',
  obstacle: 'thời gian có trở ngại khách quan',
};

const date = z.string().refine(isDate, 'not a date YYYY-MM-DD');
const dayUnit = z.enum(['wd', 'cal']);
const count = z.int().positive();
const eventName = z.string().regex(/^[a-z_]+\.[a-z_]+$/);

const common = {
  code: z.string().regex(/^[A-Z0-9_]+$/),
  /** Name of the limit in Vietnamese, as it stands before a due date. */
  label: z.string().min(1),
  appliesTo: z.array(z.enum(['TCD', 'KN', 'TC', 'KNPA'])),
  /** First and last day on which a limit may start under this version; validTo null while it is in force. */
  validFrom: date,
  validTo: date.nullable().default(null),
  basis: z.string().min(1),
  basisShort: z.string().min(1),
  confidence: z.enum(['confirmed', 'known', 'uncertain', 'design']),
  note: z.string().min(1).nullable().default(null),
};

/** A period that runs from an event and must be kept: the only form the engine replays. */
const clockRule = z.strictObject({
  form: z.literal('clock'),
  ...common,
  length: count,
  unit: dayUnit,
  variants: z.array(z.strictObject({ when: z.array(z.enum(VARIANTS)).min(1), length: count })).default([]),
  /** How often and by how many days each time; the kind is the complexity the officer determined. */
  extensions: z
    .partialRecord(z.enum(EXTENSION_KINDS), z.strictObject({ maxTimes: count, maxDays: count, basis: z.string() }))
    .default({}),
  /** Suspension stops this clock, from that day on; null where the law gives no suspension. */
  pausable: z.strictObject({ from: date.nullable(), basis: z.string() }).nullable().default(null),
  /** Spans the law takes out of the period. */
  excluded: z.array(z.strictObject({ kind: z.enum(EXCLUSION_KINDS), basis: z.string() })).default([]),
  trigger: eventName,
  /** The start in words, as in "30 ngày kể từ ngày thụ lý". */
  triggerWords: z.string().min(1),
  stopsOn: z.array(eventName),
  /** Another reading of contradicting texts (legal.md §15), shown beside the one we count by. */
  alt: z.strictObject({ length: count, unit: dayUnit, basis: z.string(), basisShort: z.string() }).nullable().default(null),
});

/** Something to be done at least so long before an event. */
const advanceRule = z.strictObject({
  form: z.literal('advance'),
  ...common,
  length: count,
  unit: z.enum(['wd', 'cal', 'hour']),
  beforeWords: z.string().min(1),
});

/** Something to be kept up at least so long, or repeated at least so many times. */
const durationRule = z.strictObject({
  form: z.literal('duration'),
  ...common,
  min: count,
  unit: z.enum(['cal', 'times']),
  consecutive: z.boolean().default(false),
});

/** Something to be done at least so many times in every week or month. */
const frequencyRule = z.strictObject({
  form: z.literal('frequency'),
  ...common,
  min: count,
  unit: z.enum(['days', 'times']),
  per: z.enum(['week', 'month']),
});

/** A limit that points to another limit instead of a number. */
const boundRule = z.strictObject({ form: z.literal('bound'), ...common, limitWords: z.string().min(1) });

/** How periods are counted: quoted in explanations. */
const principleRule = z.strictObject({ form: z.literal('principle'), ...common });

const legalRule = z
  .discriminatedUnion('form', [clockRule, advanceRule, durationRule, frequencyRule, boundRule, principleRule])
  .refine((rule) => rule.validTo === null || rule.validFrom <= rule.validTo, 'validTo is before validFrom');

export type LegalRule = z.infer<typeof legalRule>;
export type RuleForm = LegalRule['form'];
export type RuleOfForm<F extends RuleForm> = Extract<LegalRule, { form: F }>;
export type ClockRule = RuleOfForm<'clock'>;
export type AdvanceRule = RuleOfForm<'advance'>;
export type DayUnit = z.infer<typeof dayUnit>;

/** @param json content of legal-rules.json, or rows of legal_rules. @throws ZodError naming the rule and field that is wrong */
export function readLegalRules(json: unknown): LegalRule[] {
  return z.array(legalRule).parse(json);
}

/** Length of a limit for these facts: the variant that names most of them, else the ordinary length. Same unit as the rule. */
export function limitFor(rule: ClockRule, facts: readonly Variant[]): number {
  return findVariant(rule, facts)?.length ?? rule.length;
}

/** The variant that applies, undefined when the ordinary length does. */
export function findVariant(rule: ClockRule, facts: readonly Variant[]): ClockRule['variants'][number] | undefined {
  return rule.variants
    .filter(({ when }) => when.every((fact) => facts.includes(fact)))
    .sort((a, b) => b.when.length - a.when.length)[0];
}

/** '30 ngày' or '07 ngày làm việc', the way the law writes it. */
export function lengthWords(length: number, unit: DayUnit): string {
  return unit === 'wd' ? `${length} ngày làm việc` : `${length} ngày`;
}
