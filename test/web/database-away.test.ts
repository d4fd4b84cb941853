import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoPassword } from '../../seeds/02_demo/cast.ts';
import { createApp } from '../../src/app.ts';
import { openDatabase } from '../../src/database/database.ts';
import { migrationNames } from '../../src/database/migrate.ts';
import { csrfOf, formFieldsOf, type TestApp, testApp } from '../support/app.ts';
import { type Wire, wireTo } from '../support/proxy.ts';

let home: TestApp;
let wire: Wire;
let agent: ReturnType<typeof request.agent>;
let close: () => Promise<void>;

beforeAll(async () => {
  home = await testApp();
  wire = await wireTo(home.database.appUrl);
  const database = openDatabase({
    appUrl: wire.url,
    poolSize: 3,
    patienceMs: 1_500,
    migrations: migrationNames(),
    onError: () => undefined,
  });
  const app = createApp({ ...home.services, database });
  close = () => database.close();
  agent = request.agent(app);
  const page = await agent.get('/sign-in');
  await agent
    .post('/sign-in')
    .type('form')
    .send({ _csrf: csrfOf(page.text), login: 'hoa.badinh', password: demoPassword })
    .expect(303);
});
afterAll(async () => {
  await close();
  await wire.close();
  await home.close();
});

describe('the database away for a minute', () => {
  it.each([
    ['refuses', 'cut'],
    ['says nothing', 'hush'],
  ] as const)(
    'that %s: a calm page holds what was typed, and it is saved when the database is back',
    async (_, loss) => {
      const page = await agent.get('/petitions/new?mode=open').expect(200);
      const body = {
        ...formFieldsOf(page.text),
        mode: 'open',
        declaredType: 'KNPA',
        knpaKind: 'phan_anh',
        source: 'post',
        receivedOn: '25/11/2026',
        senderKind: 'individual',
        'senders.0.name': 'Trần Văn Nhẫn',
        'senders.0.address': 'Tổ 4',
        subject: 'Phản ánh bãi rác',
        summary: 'Bãi rác trước cổng trường, gõ đúng lúc mất kết nối',
        field: 'OTHER',
      };
      wire[loss]();
      const away = await agent.post('/petitions/new').type('form').send(body);
      expect(away.status).toBe(503);
      expect(away.headers['cache-control']).toContain('no-store');
      expect(away.text).toContain('Phần mềm đang tạm ngừng kết nối dữ liệu');
      expect(away.text).toContain('value="Bãi rác trước cổng trường, gõ đúng lúc mất kết nối"');
      expect(away.text).toContain('Gửi lại');
      expect((await agent.get('/work')).status).toBe(503);
      expect((await agent.get('/healthz')).status).toBe(200);
      expect((await agent.get('/readyz')).status).toBe(503);
      wire.mend();
      expect((await agent.get('/readyz')).status).toBe(200);
      const again = await agent.post('/petitions/new').type('form').send(body);
      expect(again.status).toBe(303);
      expect(again.headers.location).toMatch(/^\/petitions\/\d+\/receipt$/);
    },
    60_000,
  );
});
