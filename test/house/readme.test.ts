// The README names what there is: every folder of src, every command, people of the cast who exist; every decision is found.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { cast } from '../../seeds/02_demo/cast.ts';
import { Environment } from '../../src/config.ts';
import { listFiles, readSource, root } from './sources.ts';

const readme = readSource('README.md');

it('names every folder and file of src, and every folder of the project', () => {
  const map = readme.slice(readme.indexOf('## Where things are'), readme.indexOf('## Glossary'));
  const rooms = readdirSync(join(root, 'src'), { withFileTypes: true }).map(
    (entry) => entry.name + (entry.isDirectory() ? '/' : ''),
  );
  expect(rooms.filter((name) => !new RegExp(`[ ·]${name.replace('.', '\\.')}(?![\\w-])`).test(map))).toEqual([]);
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
});

it('leads to every decision by its own title, and the code to none that is not written', () => {
  const index = readSource('docs/decisions/README.md');
  const written = readdirSync(join(root, 'docs', 'decisions')).filter((name) => /^\d{4}-/.test(name));
  const lines = written.map((name) => {
    const [, number, title] = /^# (\d{4}) (.+)/.exec(readSource(`docs/decisions/${name}`)) ?? [];
    return number === name.slice(0, 4) ? `- [${number}](${name}) ${title}` : `${name}: no heading "# ${name.slice(0, 4)} …"`;
  });
  expect(index.split('\n').filter((line) => line.startsWith('- '))).toHaveLength(written.length);
  expect(lines.filter((line) => !index.includes(`${line}\n`))).toEqual([]);
  const texts = [...['src', 'test'].flatMap((folder) => listFiles(folder, '.ts')), ...listFiles('docs', '.md'), 'README.md'];
  const cited = texts.flatMap((path) =>
    [...readSource(path).matchAll(/decisions\/(\d{4})/g)].map(([, number]) => `${path}: ${number}`),
  );
  expect(cited.length).toBeGreaterThan(40);
  expect(cited.filter((one) => !written.some((name) => name.startsWith(one.slice(-4))))).toEqual([]);
});
