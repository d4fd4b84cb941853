// The exercises and the backlog that come with the product, read from seeds/training.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { projectRoot } from '../config.ts';
import { type LegalRule, readLegalRules } from '../deadlines/rules.ts';
import { raised } from '../first-letter.ts';
import { Exercise } from './exercise.ts';

const seeds = join(projectRoot, 'seeds');
const folder = join(seeds, 'training');
const readJson = (...path: string[]): unknown => JSON.parse(readFileSync(join(...path), 'utf8'));

/** All shipped exercises, by topic and number as their files are named. @throws when a file is no exercise */
export function shippedExercises(): Exercise[] {
  const rules = readLegalRules(readJson(seeds, '01_reference', 'legal-rules.json'));
  return readdirSync(join(folder, 'exercises'))
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => {
      const parsed = Exercise.safeParse(withGrounds(readJson(folder, 'exercises', name), rules));
      if (!parsed.success) throw new Error(`seeds/training/exercises/${name}: ${z.prettifyError(parsed.error)}`);
      return parsed.data;
    });
}

const Written = z.looseObject({
  expect: z.array(z.looseObject({ rule: z.string().optional(), law: z.string().optional(), why: z.string() })),
});

/** A step that names a rule of the time limits has its ground from there, and what the rule says of that ground: the clock's page and the exercise never differ. */
function withGrounds(file: unknown, rules: readonly LegalRule[]): unknown {
  const written = Written.parse(file);
  return {
    ...written,
    expect: written.expect.map(({ rule: code, ...step }) => {
      if (code === undefined) return step;
      const rule = rules.find((one) => one.code === code && one.validTo === null);
      if (!rule) throw new Error(`No time limit ${code} is in force`);
      return {
        ...step,
        law: [raised(rule.basisShort), step.law].filter(Boolean).join('; '),
        why: [step.why, rule.note].filter(Boolean).join(' '),
      };
    }),
  };
}

const Backlog = z.array(Exercise.shape.before.unwrap().element);

/** What lies in the book of a new ward: fictional petitions of the last weeks. */
export function backlog(): z.infer<typeof Backlog> {
  return Backlog.parse(readJson(folder, 'backlog.json'));
}
