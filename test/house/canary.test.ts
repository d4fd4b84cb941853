// House rule 17: a denouncer's name is put through every function and looked for in every output.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allPages } from '../../src/features.ts';
import { makeBackup } from '../../src/operations/backup.ts';
import { registerPetition } from '../../src/petitions/registration.ts';
import { acceptTransfer, openTransfer, sendTransfer } from '../../src/transfers/actions.ts';
import { type Agent, formFieldsOf, type TestApp, testApp } from '../support/app.ts';
import { aDenunciation, aSender } from '../support/registration.ts';

// Telltales of one person: name, card, phone, street, the file's own name, words of the private note.
const telltales = [
  'Khuất Thị Chim Sẻ Đồng',
  '001199887766',
  '0900887766',
  'Ngách Lá Me Rơi',
  'don-cua-chim-se',
  'quán nước đầu ngõ',
];
const [name, card, phone, street, fileName, contact] = telltales as [string, string, string, string, string, string];

let app: TestApp;
const logged: string[] = [];
const agents = new Map<string, Agent>();
beforeAll(async () => {
  app = await testApp({ LOG_LEVEL: 'debug' }, { write: (line) => void logged.push(line) });
  for (const login of [
    'lan.badinh',
    'hoa.badinh',
    'son.badinh',
    'trang.badinh',
    'cuong.badinh',
    'thang.badinh',
    'hieu.badinh',
    'nga.badinh',
    'yen.ngocha',
    'tuan.ngocha',
    'hung.thanhtra',
    'tam.thanhtra',
    'quantri',
  ]) {
    agents.set(login, await app.signIn(login));
  }
});
afterAll(() => app.close());
const agent = (login: string) => agents.get(login) as Agent;

const found = (text: string) => telltales.filter((one) => text.includes(one) || text.includes(one.normalize('NFD')));

async function everyCell(): Promise<string> {
  const tables = (await app.database.owner(
    "select format('%I.%I', table_schema, table_name) as t from information_schema.tables where table_schema in ('public','search','graphile_worker') and table_type = 'BASE TABLE'",
  )) as { t: string }[];
  const dumps = await Promise.all(
    tables.map(({ t }) => app.database.owner(`select coalesce(string_agg(x::text, E'\\n'), '') as d from ${t} x`)),
  );
  return (dumps as { d: string }[][]).map(([row]) => row?.d ?? '').join('\n');
}

function everyFile(folder: string): Buffer[] {
  return readdirSync(folder).flatMap((one) => {
    const path = join(folder, one);
    return statSync(path).isDirectory() ? everyFile(path) : [readFileSync(path)];
  });
}

describe('the canary', () => {
  it('is typed, drafted, uploaded, registered, transferred', async () => {
    const clerk = agent('son.badinh');
    const page = await clerk.get('/petitions/new?mode=sealed').expect(200);
    const typed = {
      ...formFieldsOf(page.text),
      mode: 'sealed',
      declaredType: 'TC',
      source: 'in_person_dropoff',
      receivedOn: '25/11/2026',
      senderKind: 'individual',
      'senders.0.name': name,
      'senders.0.idType': 'can_cuoc',
      'senders.0.idNumber': card,
      'senders.0.phone': phone,
      'senders.0.address': street,
      'senders.0.contact': contact,
      'senders.0.birthYear': '1970',
      'respondents.0.position': 'Cán bộ địa chính',
      denouncedIs: 'none',
      subject: 'Tố cáo thu tiền sai quy định',
      summary: 'Thu tiền của nhiều hộ dân.',
      field: 'CIVIL_SERVICE',
    };
    await clerk
      .post('/drafts/petition-registration-sealed')
      .set('X-CSRF-Token', typed._csrf)
      .type('form')
      .send(typed)
      .expect(200);
    const pdf = Buffer.from(`%PDF-1.4\n1 0 obj << /Title (${name} ${card}) >> endobj\ntrailer\n%%EOF`);
    await clerk
      .post('/files?draft=petition-registration-sealed&subject=')
      .set('X-CSRF-Token', typed._csrf)
      .attach('files', pdf, `${fileName}.pdf`)
      .expect(200);
    const answer = await clerk.post('/petitions/new').type('form').send(typed);
    expect(answer.status).toBe(303);
    const id = Number(/\/petitions\/(\d+)\//.exec(answer.headers.location as string)?.[1]);
    const files = (await app.database.owner('select name, restricted, sealed from attachments where petition_id = $1', [id])) as {
      name: string;
      restricted: boolean;
      sealed: boolean;
    }[];
    expect(files).toHaveLength(1);
    expect(files[0]).toMatchObject({ restricted: true, sealed: true });

    const past = await app.as('son.badinh', (act) =>
      registerPetition(
        act,
        aDenunciation({
          receivedOn: '2026-11-25',
          pastHead: true,
          senders: [aSender({ name, idNumber: card, phone, address: street, contact })],
        }),
      ),
    );
    const ngocHa = await app.database.unitId('00008');
    const transferId = await app.as('son.badinh', (act) =>
      sendTransfer(act, past.id, {
        toUnitId: ngocHa,
        toOutside: '',
        reason: 'Thuộc thẩm quyền của cấp trên',
        basis: 'Điều 24 Luật Tố cáo',
        paperId: null,
        sentOn: '2026-11-25',
      }),
    );
    await app.as('yen.ngocha', (act) => openTransfer(act, transferId));
    await app.as('yen.ngocha', (act) => acceptTransfer(act, transferId));
  });

  it('is in no cell of the database, in no queued job and in no stored file', async () => {
    expect(found(await everyCell())).toEqual([]);
    for (const content of everyFile(app.services.config.filesDir))
      for (const one of telltales) expect(content.includes(one)).toBe(false);
  });

  it('is on no page, in no export, no print and no search, whoever asks', async () => {
    const ids =
      (
        (await app.database.owner(
          `select greatest((select max(id) from petitions), (select coalesce(max(id), 0) from attachments), (select coalesce(max(id), 0) from papers), (select coalesce(max(id), 0) from transfers))::int as top`,
        )) as { top: number }[]
      )[0]?.top ?? 0;
    const leaks: string[] = [];
    let served = 0;
    for (const [login, who] of agents) {
      for (const page of allPages) {
        if (page.method !== 'get' || page.path === '/sign-out') continue;
        const withId = page.path.includes(':');
        for (let id = 1; id <= (withId ? Math.min(ids, 4) : 1); id += 1) {
          const address = page.path.replace(/:on/g, '2026-11-24').replace(/:\w+/g, String(id));
          const answer = await who
            .get(address)
            .buffer(true)
            .parse((res, done) => {
              const chunks: Buffer[] = [];
              res.on('data', (chunk: Buffer) => chunks.push(chunk));
              res.on('end', () => done(null, Buffer.concat(chunks)));
            });
          const text = `${JSON.stringify(answer.headers)} ${Buffer.isBuffer(answer.body) ? answer.body.toString('utf8') : ''}`;
          if (answer.status === 200) served += 1;
          if (answer.status >= 500) leaks.push(`${login} ${address}: ${answer.status}`);
          if (found(text).length > 0) leaks.push(`${login} ${address}: ${found(text).join(', ')}`);
        }
      }
      for (const q of [name, card, phone, 'chim se dong']) {
        const answer = await who.get(`/search?q=${encodeURIComponent(q)}`);
        const withoutEcho = answer.text.split(q).join('');
        if (found(withoutEcho).length > 0 || /href="\/petitions\/\d+"/.test(withoutEcho)) leaks.push(`${login} search ${q}`);
      }
    }
    expect(leaks).toEqual([]);
    expect(served).toBeGreaterThan(100);
  }, 280_000);

  it('is in no log line', () => {
    expect(logged.length).toBeGreaterThan(50);
    expect(found(logged.join(''))).toEqual([]);
  });

  it('is in no byte of a backup', async () => {
    const path = join(app.services.config.dataDir, 'canary.donthu');
    await makeBackup(
      {
        ownerUrl: app.database.ownerUrl,
        filesDir: app.services.config.filesDir,
        files: app.services.files,
        keyring: app.services.keyring,
      },
      path,
      new Date('2026-11-25T02:00:00Z'),
    );
    const bytes = readFileSync(path);
    expect(bytes.length).toBeGreaterThan(1000);
    for (const one of telltales) expect(bytes.includes(one)).toBe(false);
  });

  it('does come out for the one who may open it, with a purpose', async () => {
    const page = await agent('son.badinh').get('/petitions/1').expect(200);
    const opened = await agent('son.badinh')
      .post('/petitions/1/identity')
      .type('form')
      .send({ ...formFieldsOf(page.text), purpose: 'verify_denouncer' })
      .expect(200);
    expect(opened.text).toContain(name);
  });
});
