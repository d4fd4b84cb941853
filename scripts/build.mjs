// npm run build (and before npm start): src, migrations and seeds as JavaScript in dist. Does nothing when dist is current.
// Types are checked by `npm run types`; here they are only stripped, so that a production install without the type
// packages builds too. Views, public files and seed data are read from the project folder and are not copied.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const require = createRequire(import.meta.url);
const compiler = join(dirname(require.resolve('typescript/package.json')), 'bin', 'tsc');
const dist = join(root, 'dist');
// Of this process alone: two starts at once build beside each other, not into each other.
const fresh = join(root, `dist.new-${process.pid}`);
const stamp = 'built-from';

/** One hash over every source, the compiler's settings and its version: contents, not dates, so that a copy is current too. */
function inputs() {
  const hash = createHash('sha256').update(readFileSync(require.resolve('typescript/package.json')));
  const read = (path) => hash.update(path).update(readFileSync(join(root, path)));
  for (const file of ['tsconfig.json', 'scripts/tsconfig.build.json', 'scripts/build.mjs']) read(file);
  for (const folder of ['src', 'migrations', 'seeds']) {
    const names = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
    for (const name of names.filter((one) => one.endsWith('.ts')).sort()) read(join(folder, name));
  }
  return hash.digest('hex');
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

const wanted = inputs();
const built = join(dist, stamp);
const isCurrent = () => existsSync(built) && readFileSync(built, 'utf8') === wanted;
if (isCurrent()) process.exit(0);

// Into a side folder first: an interrupted build never looks like a whole one, and a removed source leaves nothing behind.
for (const left of readdirSync(root).filter((name) => /^dist\.(new|old)-\d+$/.test(name) && !isAlive(Number(name.split('-')[1]))))
  rmSync(join(root, left), { recursive: true, force: true });
const made = spawnSync(process.execPath, [compiler, '-p', join(root, 'scripts', 'tsconfig.build.json'), '--outDir', fresh], {
  cwd: root,
  stdio: 'inherit',
});
if (made.status !== 0) {
  rmSync(fresh, { recursive: true, force: true });
  console.error('The program could not be built. Nothing was changed.');
  process.exit(made.status ?? 1);
}
writeFileSync(join(fresh, stamp), wanted);
// Another start was faster: its build is running by now and stays.
if (!isCurrent()) {
  const old = join(root, `dist.old-${process.pid}`);
  if (existsSync(dist)) renameSync(dist, old);
  renameSync(fresh, dist);
  rmSync(old, { recursive: true, force: true });
}
rmSync(fresh, { recursive: true, force: true });
