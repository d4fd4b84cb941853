// A backup comes back whole: same rows, same files, same wall; and nothing that was changed, cut or made with another key is taken.
import { randomBytes, randomUUID } from 'node:crypto';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { asOwner } from '../../src/database/owner.ts';
import { createDatabase, dropDatabase } from '../../src/database/scratch.ts';
import { digestOf, readSnapshot } from '../../src/database/snapshot.ts';
import { localFileStore } from '../../src/documents/file-store.ts';
import { makeBackup } from '../../src/operations/backup.ts';
import { restoreBackup } from '../../src/operations/restore.ts';
import { openKeyring } from '../../src/sealing/envelope.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';

const folder = mkdtempSync(join(tmpdir(), 'donthu-backup-'));
const keyring = openKeyring(randomBytes(32).toString('base64'));
const filesDir = join(folder, 'files');
const files = localFileStore(filesDir, keyring);
const archive = join(folder, 'office.donthu');
const canary = 'Nguyễn Thị Chim Hoàng Yến';
let db: TestDatabase;
let unitId: number;

const from = () => ({ ownerUrl: db.ownerUrl, keyring, files, filesDir });
const into = (ownerUrl: string, other: Partial<Parameters<typeof restoreBackup>[1]> = {}) => ({
  ownerUrl,
  roleSecret: inject('server').secret,
  workerUrl: '',
  keyring,
  filesDir: undefined,
  ...other,
});

beforeAll(async () => {
  db = await testDatabase();
  unitId = await db.unitId('00004');
  await fillWithCircles();
  await makeBackup(from(), archive, new Date('2026-11-25T02:00:00Z'));
});
afterAll(async () => {
  await db.drop();
  rmSync(folder, { recursive: true, force: true });
});

/** A visit and a petition that point at each other, a sealed identity, awkward words, a file, a waiting job. */
async function fillWithCircles(): Promise<void> {
  const [account] = await db.owner<{ id: number }>("select id from accounts where login = 'lan.badinh'");
  const by = account?.id;
  const [matter] = await db.owner<{ id: string }>(
    'insert into matters (unit_id, thread_id, created_at, created_by) values ($1,$2,now(),$3) returning id',
    [unitId, randomUUID(), by],
  );
  const [visit] = await db.owner<{ id: string }>(
    `insert into visits (unit_id, year, number, received_on, received_at, kind, mode, host, host_name, status, registered_at, registered_by)
     values ($1, 2026, 1, '2026-11-25', now(), 'regular', 'in_person', 'officer', 'Nguyễn Thị Thu Lan', 'recorded', now(), $2) returning id`,
    [unitId, by],
  );
  const [petition] = await db.owner<{ id: string }>(
    `insert into petitions (unit_id, year, number, matter_id, thread_id, visit_id, source, received_on, declared_type, petition_type, sealed, sender_kind, sender_count_class, status, registered_at, registered_by)
     select $1, 2026, 1, $2, thread_id, $3, 'direct', '2026-11-25', 'TC', 'TC', true, 'individual', 'single', 'received', now(), $4 from matters where id = $2 returning id`,
    [unitId, matter?.id, visit?.id, by],
  );
  await db.owner('update visits set petition_id = $1 where id = $2', [petition?.id, visit?.id]);
  await db.owner(
    `insert into petition_contents (unit_id, petition_id, sealed, subject, summary, sender_label) values ($1, $2, true, $3, $4, 'Người tố cáo (được bảo mật)')`,
    [unitId, petition?.id, 'Gạch \\ chéo, tab\t và xuống dòng\n\\N', 'dấu \' và " và \\.\n'],
  );
  const sealed = keyring.seal(canary, 'identity');
  await db.owner(
    'insert into sealed_identities (unit_id, petition_id, ordinal, key_id, wrapped_key, ciphertext) values ($1,$2,1,$3,$4,$5)',
    [unitId, petition?.id, sealed.keyId, sealed.wrappedKey, sealed.ciphertext],
  );
  const blob = await files.put(Readable.from([Buffer.from(`Đơn của ${canary}. `.repeat(20_000))]));
  await db.owner(
    `insert into attachments (unit_id, petition_id, sealed, blob_id, key_id, wrapped_key, sha256, size_bytes, name, media_type, scan_state, uploaded_at, uploaded_by)
     values ($1,$2,true,$3,$4,$5,$6,$7,'don.txt','text/plain','unscanned',now(),$8)`,
    [unitId, petition?.id, blob.blobId, blob.keyId, blob.wrappedKey, blob.sha256, blob.size, by],
  );
  await db.owner("insert into sessions (sid, sess, expire) values ('signed-in', '{}', now() + interval '1 hour')");
  await db.database.inHouse(
    (house) => house.run(`select enqueue('remind', '{"unitId":1}'::jsonb, now() + interval '1 day', 'remind-1')`),
    'write',
  );
}

const digests = (url: string) =>
  readSnapshot(url, async (snapshot) => {
    const found: Record<string, object> = { jobs: snapshot.jobs, sequences: snapshot.sequences };
    for (const table of snapshot.tables) found[table.name] = await digestOf(snapshot.read(table));
    return found;
  });

describe('a backup', () => {
  it('shows nothing of a sealed identity, nor the key', () => {
    const bytes = readFileSync(archive);
    expect(bytes.includes(Buffer.from('Hoàng Yến'))).toBe(false);
    expect(bytes.includes(Buffer.from('lan.badinh'))).toBe(false);
    expect(bytes.toString('latin1', 0, 200)).toContain(`"keyId":"${keyring.id}"`);
    expect(statSync(archive).mode & 0o077).toBe(0);
  });

  it('never overwrites another', async () => {
    await expect(makeBackup(from(), archive, new Date())).rejects.toThrow(/exists already/);
  });

  it('names the files that are missing, and is made all the same', async () => {
    const other = join(folder, 'without-files.donthu');
    const emptyDir = join(folder, 'empty');
    const report = await makeBackup(
      { ...from(), filesDir: emptyDir, files: localFileStore(emptyDir, keyring) },
      other,
      new Date(),
    );
    expect(report.damaged).toEqual(await files.list());
    expect(report.files).toBe(0);
  });
});

describe('restoring', () => {
  /** One database for all: each refusal leaves it empty, ready for the archive that is whole. */
  let empty: string;
  const name = `restored_${randomBytes(4).toString('hex')}`;
  beforeAll(async () => {
    empty = await createDatabase(db.ownerUrl, name);
  });
  afterAll(() => dropDatabase(db.ownerUrl, name));

  const refused = (what: string, change: (path: string) => void, words: RegExp, other = {}) =>
    it(`refuses ${what}`, async () => {
      const path = join(folder, `${randomUUID()}.donthu`);
      copyFileSync(archive, path);
      change(path);
      await expect(restoreBackup(path, into(empty, other))).rejects.toThrow(words);
    });

  refused('a file that is no backup', (path) => writeFileSync(path, 'hello'), /not a backup/);
  refused('another key', () => undefined, /escrow sheet/, { keyring: openKeyring(randomBytes(32).toString('base64')) });
  refused(
    'a changed byte',
    (path) => {
      const bytes = readFileSync(path);
      bytes[bytes.length - 400] = (bytes[bytes.length - 400] ?? 0) ^ 1;
      writeFileSync(path, bytes);
    },
    /damaged/,
  );
  refused('something after the end', (path) => writeFileSync(path, 'more', { flag: 'a' }), /follows its end/);
  refused('an archive that was cut off', (path) => truncateSync(path, statSync(path).size - 100), /cut off/);

  it('leaves a refused database empty', async () => {
    expect(await queryAsOwner(empty, 'select count(*)::int as n from units')).toEqual({ n: 0 });
  });

  it('brings back the same rows, sequences, waiting jobs and files, with the wall and the foreign keys', async () => {
    const restored = join(folder, 'restored');
    const report = await restoreBackup(archive, into(empty, { filesDir: restored }));
    expect(report.rows).toBeGreaterThan(0);
    expect(report.files).toBe(1);
    expect(await digests(empty)).toEqual(await digests(db.ownerUrl));
    const [blobId = ''] = await files.list();
    const path = join(blobId.slice(0, 2), blobId);
    expect(readFileSync(join(restored, path))).toEqual(readFileSync(join(filesDir, path)));

    const shape = `select (select count(*) from pg_class where relforcerowsecurity)::int as forced,
      (select count(*) from pg_constraint where contype = 'f' and convalidated)::int as keys,
      (select count(*) from pg_policy)::int as policies`;
    expect(await readSnapshot(empty, async (snapshot) => snapshot.migrations.length)).toBeGreaterThan(0);
    expect(await queryAsOwner(empty, shape)).toEqual((await db.owner(shape))[0]);
    expect(await queryAsOwner(empty, 'select count(*)::int as n from sessions')).toEqual({ n: 0 });
  });

  it('refuses a database that is not empty', async () => {
    await expect(restoreBackup(archive, into(empty))).rejects.toThrow(/not empty/);
    await expect(restoreBackup(archive, into(db.ownerUrl))).rejects.toThrow(/not empty/);
  });

  it('refuses a name that is taken', async () => {
    const taken = `taken_${randomBytes(4).toString('hex')}`;
    await createDatabase(db.ownerUrl, taken);
    await expect(createDatabase(db.ownerUrl, taken)).rejects.toThrow(/exists/);
    await dropDatabase(db.ownerUrl, taken);
  });
});

function queryAsOwner(url: string, sql: string): Promise<Record<string, unknown>> {
  return asOwner(url, (tx) => tx.one<Record<string, unknown>>(sql));
}
