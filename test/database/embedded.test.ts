// The embedded server explains what it finds and never wipes anything.
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { EmbeddedUnavailable, findEmbedded, startEmbedded } from '../../src/database/embedded.ts';
import { asRole } from '../support/role.ts';

const folders: string[] = [];
function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'donthu embedded '));
  chmodSync(made, 0o755);
  folders.push(made);
  return made;
}
afterEach(() => {
  for (const one of folders.splice(0)) rmSync(one, { recursive: true, force: true });
});

describe.skipIf(process.env.DATABASE_URL)('the embedded database', () => {
  it('refuses a half-written data folder, says what to do, and touches nothing', async () => {
    const dataDir = folder();
    const data = join(dataDir, 'postgres', 'data');
    mkdirSync(data, { recursive: true });
    writeFileSync(join(data, 'something'), 'kept');
    await expect(startEmbedded(dataDir)).rejects.toThrow(EmbeddedUnavailable);
    await expect(startEmbedded(dataDir)).rejects.toThrow('Nothing was changed');
    expect(readdirSync(data)).toEqual(['something']);
  });

  it('refuses data of another version of PostgreSQL', async () => {
    const dataDir = folder();
    const data = join(dataDir, 'postgres', 'data');
    mkdirSync(data, { recursive: true });
    writeFileSync(join(data, 'PG_VERSION'), '12\n');
    await expect(startEmbedded(dataDir)).rejects.toThrow('was made by PostgreSQL 12');
    expect(readFileSync(join(data, 'PG_VERSION'), 'utf8')).toBe('12\n');
  });

  it('starts on a path with spaces, is found by tools, survives a killed server’s lock, and stops', async () => {
    const dataDir = folder();
    const first = await startEmbedded(dataDir);
    expect(findEmbedded(dataDir)?.ownerUrl).toBe(first.ownerUrl);
    const second = await startEmbedded(dataDir);
    expect([first.recovers, second.started, second.recovers]).toEqual([false, false, false]);
    second.stop();
    const other = asRole(first.ownerUrl, 'select pg_sleep(1.5)');
    await second.end();
    await other;
    expect(findEmbedded(dataDir)).toBeDefined();
    const lock = join(dataDir, 'postgres', 'data', 'postmaster.pid');
    process.kill(Number(readFileSync(lock, 'utf8').split('\n')[0]), 'SIGKILL');
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(existsSync(lock)).toBe(true);
    expect(findEmbedded(dataDir)).toBeUndefined();
    const again = await startEmbedded(dataDir);
    expect([again.started, again.recovers]).toEqual([true, true]);
    // The program that started it was killed; the next one finds it running and ends it with itself.
    await (await startEmbedded(dataDir)).end();
    expect(existsSync(lock)).toBe(false);
  });
});
