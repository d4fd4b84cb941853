// Scanning against a real socket that speaks clamd's protocol: clean, infected, broken, and tried again.
import { Readable } from 'node:stream';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { scanAttachment } from '../../src/documents/files/tasks.ts';
import { ScanFailed, scannerOf } from '../../src/documents/scanner.ts';
import { registerPetition } from '../../src/petitions/registration.ts';
import { runJobs } from '../../src/worker.ts';
import { complaint } from '../search/registrations.ts';
import { type Agent, csrfOf, type TestApp, testApp } from '../support/app.ts';
import { type Clamd, eicar, fakeClamd } from '../support/clamd.ts';

let clamd: Clamd;
let app: TestApp;
let son: Agent;
let token: string;
let petitionId: number;

beforeAll(async () => {
  clamd = await fakeClamd();
  app = await testApp({ CLAMD_SOCKET: clamd.socket });
  son = await app.signIn('son.badinh');
  token = csrfOf((await son.get('/account')).text);
  petitionId = (await app.as('lan.badinh', (act) => registerPetition(act, complaint))).id;
});
beforeEach(() => {
  clamd.mode = 'scan';
});
afterAll(async () => {
  await app.close();
  await clamd.close();
});

const upload = async (content: string, name: string) => {
  const answer = await son
    .post(`/files?petition=${petitionId}`)
    .set('X-CSRF-Token', token)
    .attach('files', Buffer.from(`%PDF-1.4 ${content}`), name)
    .expect(200);
  expect(answer.text).toContain('Đang kiểm tra mã độc');
  const [row] = await app.database.owner<{ id: string; unit_id: number }>(
    'select id, unit_id from attachments order by id desc limit 1',
  );
  return { id: Number(row?.id), unitId: Number(row?.unit_id) };
};
const stateOf = async (id: number) =>
  (
    await app.database.owner<{ scan_state: string; scan_note: string }>(
      'select scan_state, scan_note from attachments where id = $1',
      [id],
    )
  )[0];

describe('clamd', () => {
  it('gets the whole stream in frames, in order', async () => {
    const scanner = scannerOf(app.services.config);
    const big = Buffer.alloc(3 * 1048576, 'đơn thư');
    expect(await scanner?.scan(Readable.from([big.subarray(0, 7), big.subarray(7)]))).toEqual({ infected: false });
    expect(clamd.received().equals(big)).toBe(true);
  });

  it('is not asked where none is configured', () => {
    const { scanner: _scanner, ...rest } = app.services.config;
    expect(scannerOf({ ...rest, scanner: { socket: '', host: '', port: 3310 } } as never)).toBeUndefined();
  });

  it.each(['drop', 'full'] as const)('fails in a way worth another try when it breaks off (%s)', async (mode) => {
    clamd.mode = mode;
    await expect(scannerOf(app.services.config)?.scan(Readable.from([Buffer.alloc(500_000, 1)]))).rejects.toBeInstanceOf(
      ScanFailed,
    );
  });

  it('fails likewise when nobody listens, or it stays silent', async () => {
    const config = { ...app.services.config, scanner: { socket: '/tmp/no-such-clamd.sock', host: '', port: 0 } };
    await expect(scannerOf(config as never)?.scan(Readable.from([Buffer.from('x')]))).rejects.toThrow(
      /cannot be reached: ENOENT/,
    );
  });
});

describe('a file', () => {
  it('waits unopened, is scanned by the worker after commit, then opens', async () => {
    const { id } = await upload('sạch', 'sạch.pdf');
    await son.get(`/attachments/${id}`).expect(409);
    await runJobs(app.services, app.database.workerUrl);
    expect(await stateOf(id)).toEqual({ scan_state: 'clean', scan_note: '' });
    await son.get(`/attachments/${id}`).expect(200);
    expect(clamd.received().toString()).toContain('%PDF-1.4 sạch');
  });

  it('with a virus is locked for good, and the audit says so', async () => {
    const { id } = await upload(eicar, 'hại.pdf');
    await runJobs(app.services, app.database.workerUrl);
    expect(await stateOf(id)).toEqual({ scan_state: 'infected', scan_note: 'Win.Test.EICAR_HDB-1' });
    const page = await son.get(`/attachments/${id}`).expect(409);
    expect(page.text).toContain('Tệp có mã độc nên đã bị khóa');
    expect(
      await app.database.owner("select 1 from events where kind = 'attachment.infected' and attachment_id = $1", [id]),
    ).toHaveLength(1);
    expect((await son.get(`/petitions/${petitionId}/attachments`)).text).toContain('Có mã độc, đã khóa');
  });

  it('that could not be scanned is marked failed, stays shut, and the next try opens it', async () => {
    const { id, unitId } = await upload('thử lại', 'thử lại.pdf');
    const job = { services: app.services, id: (name: string) => (name === 'unitId' ? unitId : id), isLastTry: false };
    clamd.mode = 'drop';
    await expect(scanAttachment(job)).rejects.toBeInstanceOf(ScanFailed);
    expect((await stateOf(id))?.scan_state).toBe('failed');
    await son.get(`/attachments/${id}`).expect(409);
    clamd.mode = 'scan';
    await scanAttachment(job);
    expect((await stateOf(id))?.scan_state).toBe('clean');
    await son.get(`/attachments/${id}`).expect(200);
  });
});
