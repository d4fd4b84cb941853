// The README names what there is: every folder of src, every command, people of the cast who exist, decisions that are written.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { cast } from '../../seeds/02_demo/cast.ts';
import { Environment } from '../../src/config.ts';
import { readSource, root } from './sources.ts';

const readme = readSource('README.md');

it('names every folder of src and of the project', () => {
  const folders = readdirSync(join(root, 'src'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(folders.map((entry) => entry.name).filter((name) => !readme.includes(`${name}/`))).toEqual([]);
  const map = readme.slice(readme.indexOf('## Where things are'), readme.indexOf('## Glossary'));
  const ignored = ['.git/', ...readSource('.gitignore').split('\n')];
  const top = readdirSync(root, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [`${entry.name}/`] : []));
  const ours = top.filter((name) => !ignored.includes(name) && !name.startsWith('dist.'));
  expect(ours).toEqual(expect.arrayContaining(['views/', 'migrations/', 'seeds/', 'public/', 'scripts/', 'test/', 'docs/']));
  expect(ours.filter((name) => !map.includes(`\n    ${name}`))).toEqual([]);
});

it('names every command, and only those there are', () => {
  const { scripts } = JSON.parse(readSource('package.json')) as { scripts: Record<string, string> };
  const named = [...readme.matchAll(/npm run ([a-z:]+)/g)].map((match) => match[1] ?? '');
  expect(named.filter((name) => !scripts[name])).toEqual([]);
  const own = ['prestart', 'start', 'test', 'types', 'lint', 'format'];
  expect(Object.keys(scripts).filter((name) => !named.includes(name) && !own.includes(name))).toEqual([]);
});

it('runs commands whose files are there', () => {
  const { scripts } = JSON.parse(readSource('package.json')) as { scripts: Record<string, string> };
  const files = Object.values(scripts).flatMap((line) =>
    [...line.matchAll(/(?:src|scripts|test)\/[\w/.-]+\.(?:ts|mjs)/g)].map((match) => match[0]),
  );
  expect(files.length).toBeGreaterThan(8);
  expect(files.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

it('introduces people who can sign in', () => {
  const logins = new Set(cast.map((person) => person.login));
  const section = readme.slice(readme.indexOf('## The cast'), readme.indexOf('## Where'));
  const named = [...section.matchAll(/`([a-z]+(?:\.[a-z]+)?)`/g)].map((match) => match[1] ?? '');
  expect(named.length).toBeGreaterThan(12);
  expect(named.filter((login) => !logins.has(login))).toEqual([]);
});

it('explains every setting', () => {
  for (const [name, setting] of Object.entries(Environment.shape))
    expect([name, Boolean(setting.description)]).toEqual([name, true]);
});

it('links to what exists', () => {
  const targets = [...readme.matchAll(/\]\((docs[^)]+)\)/g)].map((match) => match[1] ?? '');
  expect(targets.filter((path) => path.endsWith('.png'))).toHaveLength(1);
  expect(targets.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  expect(readdirSync(join(root, 'docs', 'decisions')).length).toBeGreaterThanOrEqual(5);
});
