// The product's own source files and what they import, for the tests of the house rules.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

export const root = join(import.meta.dirname, '..', '..');

export interface Import {
  /** Path from src (or the package's name), as resolved. */
  target: string;
  isType: boolean;
  isOurs: boolean;
}
export interface Source {
  /** 'petitions/workflow.ts', from src. */
  name: string;
  feature: string;
  text: string;
  imports: Import[];
  /** Its own heading says so. */
  isPure: boolean;
}

export function listFiles(folder: string, ending: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => join(folder, name))
    .sort();
}

export const readSource = (path: string) => readFileSync(join(root, path), 'utf8');

/** Every import statement: `type` when nothing of it remains when the program runs. */
function importsOf(path: string, text: string): Import[] {
  const found: Import[] = [];
  for (const match of text.matchAll(/^(?:import|export)\s+(type\s+)?([^'";]*?)\s*from\s+'([^']+)'/gm)) {
    const [, wholeType, names = '', target = ''] = match;
    const inside =
      /\{([^}]*)\}/
        .exec(names)?.[1]
        ?.split(',')
        .map((one) => one.trim())
        .filter(Boolean) ?? [];
    const isType =
      Boolean(wholeType) ||
      (inside.length > 0 && !/^\w/.test(names.replace(/\{[^}]*\}/, '').trim()) && inside.every((one) => one.startsWith('type ')));
    const isOurs = target.startsWith('.');
    found.push({ target: isOurs ? relative('src', join(dirname(path), target)) : target, isType, isOurs });
  }
  return found;
}

export const sources: Source[] = listFiles('src', '.ts').map((path) => {
  const text = readSource(path);
  const name = relative('src', path);
  return {
    name,
    feature: name.includes('/') ? (name.split('/')[0] ?? '') : '',
    text,
    imports: importsOf(path, text),
    isPure: /\bPure\b/.test(text.split('\n\n')[0]?.slice(0, 600).split('\nimport')[0] ?? ''),
  };
});

export const sourceOf = new Map(sources.map((source) => [source.name, source]));
