// The page of a petition that was taken over says how it stood last where it came from, and leads there whoever may read it.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { recordEvent } from '../../../src/audit/events.ts';
import { registerPetition } from '../../../src/petitions/registration.ts';
import { startAct } from '../../../src/rollout/reorganisation/execution.ts';
import type { Context } from '../../../src/web/pages.ts';
import { runJobs } from '../../../src/worker.ts';
import { type TestApp, testApp } from '../../support/app.ts';
import { aRegistration } from '../../support/registration.ts';
import { keepHeads, prepareMerger } from './arrange.ts';

let app: TestApp;
const unit: Record<string, number> = {};
let old = 0;
let now = 0;
const asAdmin = <T>(work: (context: Context) => Promise<T>): Promise<T> =>
  app.as('quantri', (act) => work({ ...act, services: app.services } as unknown as Context));
const plain = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

beforeAll(async () => {
  app = await testApp();
  unit.baDinh = await app.database.unitId('00004');
  unit.ngocHa = await app.database.unitId('00008');
  old = (await app.as('hoa.badinh', (act) => registerPetition(act, aRegistration()))).id;
  await app.as('thang.badinh', ({ tx, actor, moment }) =>
    recordEvent(tx, actor, {
      kind: 'petition.sent_back',
      at: new Date(moment.at.getTime() + 60_000),
      petitionId: old,
      data: { comment: 'Căn cứ chưa đúng, dẫn lại điều luật' },
    }),
  );
  const actId = await asAdmin((context) => prepareMerger(context, unit.baDinh ?? 0, unit.ngocHa ?? 0));
  await asAdmin((context) => keepHeads(context, actId));
  await asAdmin((context) => startAct(context, actId));
  await runJobs(app.services, app.database.workerUrl);
  const [row] = await app.database.owner<{ id: number }>('select id::int from petitions where origin_petition_id = $1', [old]);
  now = row?.id ?? 0;
}, 90_000);
afterAll(() => app.close());

it('the last act and its reason stand below the handover, with the way to all of it', async () => {
  const reader = await app.signIn('yen.ngocha');
  const page = (await reader.get(`/petitions/${now}`).expect(200)).text;
  expect(plain(page)).toMatch(
    /Nhận bàn giao, thời hạn chạy tiếp .* Trả lại đề xuất, cần sửa Căn cứ chưa đúng, dẫn lại điều luật/,
  );
  expect(page).toContain(`href="/petitions/${old}#dong-thoi-gian"`);
  expect(plain(page)).toContain('Diễn biến trước khi bàn giao, ở Phường Ba Đình');
  expect(plain((await reader.get(`/petitions/${old}`).expect(200)).text)).toContain('Căn cứ chưa đúng, dẫn lại điều luật');
});

it('who may not read the archive is not told of it', async () => {
  await app.database.owner("update unit_successors set part = 'part', keeps_archive = false where unit_id = $1", [unit.baDinh]);
  const page = (await (await app.signIn('yen.ngocha')).get(`/petitions/${now}`).expect(200)).text;
  expect(page).not.toContain(`/petitions/${old}`);
  expect(plain(page)).not.toContain('Căn cứ chưa đúng');
});
