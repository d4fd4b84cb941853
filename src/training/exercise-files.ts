// The exercises and the backlog that come with the product, read from seeds/training.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { projectRoot } from '../config.ts';
import { Exercise } from './exercise.ts';

const folder = join(projectRoot, 'seeds', 'training');

/** All shipped exercises, by topic and number as their files are named. @throws when a file is no exercise */
export function shippedExercises(): Exercise[] {
  return readdirSync(join(folder, 'exercises'))
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => {
      const parsed = Exercise.safeParse(JSON.parse(readFileSync(join(folder, 'exercises', name), 'utf8')));
      if (!parsed.success) throw new Error(`seeds/training/exercises/${name}: ${z.prettifyError(parsed.error)}`);
      return parsed.data;
    });
}

const Backlog = z.array(Exercise.shape.before.unwrap().element);

/** What lies in the book of a new ward: fictional petitions of the last weeks. */
export function backlog(): z.infer<typeof Backlog> {
  return Backlog.parse(JSON.parse(readFileSync(join(folder, 'backlog.json'), 'utf8')));
}
