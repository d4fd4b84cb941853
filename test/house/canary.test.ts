// House rule 9: a denouncer's name is put through every function and looked for in every output.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cast } from '../../seeds/02_demo/cast.ts';
import { type Permission, roleMay } from '../../src/accounts/permissions.ts';
import { enqueue } from '../../src/database/outbox.ts';
import { createPaper } from '../../src/documents/actions.ts';
import { allPages } from '../../src/features.ts';
import { readArchive } from '../../src/operations/archive.ts';
import { makeBackup } from '../../src/operations/backup.ts';
import { registerPetition } from '../../src/petitions/registration.ts';
import { fold } from '../../src/search/fold.ts';
import { acceptTransfer, openTransfer, sendTransfer } from '../../src/transfers/actions.ts';
import { runJobs } from '../../src/worker.ts';
import { acceptedDenunciation, conclusionForm, doAct, noon, reportForm, withTeam } from '../proceedings/arrange.ts';
import { type Agent, csrfOf, formFieldsOf, type TestApp, testApp } from '../support/app.ts';
import { mailbox, readable } from '../support/mailbox.ts';
import { aDenunciation, aRegistration, aSender } from '../support/registration.ts';
import { answerOf, fewAtATime } from '../support/words.ts';
import { addressOf, tableOf } from './record-ids.ts';

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
/** Somebody who complains openly: where he is found, the canary would have been. */
const openName = 'Chu Đối Chứng Mở';

let app: TestApp;
const logged: string[] = [];
const agents = new Map<string, Agent>();
beforeAll(async () => {
  app = await testApp({ LOG_LEVEL: 'debug' }, { write: (line) => void logged.push(line) });
  const logins = [
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
    'hai.ubndtp',
    'quantri',
  ];
  await Promise.all(logins.map(async (login) => agents.set(login, await app.signIn(login))));
});
afterAll(() => app.close());
const agent = (login: string) => agents.get(login) as Agent;

/** As it was typed, decomposed, without its marks, and as the bytes of a binary column are written. */
const dresses = telltales.map((one) => ({
  one,
  as: [...new Set([one, one.normalize('NFD'), fold(one), Buffer.from(one).toString('hex')])],
}));
const found = (text: string) => dresses.filter(({ as }) => as.some((dress) => text.includes(dress))).map(({ one }) => one);

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

/** Every sealed record there is, by its table: what the sweeps ask for. */
async function sealedRecords(): Promise<Map<string, number[]>> {
  const asked: Record<string, string> = {
    petitions: 'select id from petitions where sealed order by id',
    visits: 'select id from visits where sealed order by id',
    proceedings: 'select id from proceedings where sealed order by id',
    papers: 'select min(id) as id from papers where sealed group by kind, state order by 1',
    attachments: 'select id from attachments where sealed and draft_id is null order by id',
    clocks:
      'select min(id) as id from clocks where proceeding_id is not null or petition_id in (select id from petitions where sealed) group by rule_code',
    transfers: 'select id from transfers order by id',
    notices: 'select min(id) as id from notices group by kind',
    petition_points: 'select min(id) as id from petition_points where sealed group by petition_id',
  };
  const rows = await Promise.all(
    Object.entries(asked).map(async ([table, sql]) => {
      const ids = (await app.database.owner<{ id: string }>(sql)).map(({ id }) => Number(id));
      return [table, ids] as const;
    }),
  );
  return new Map(rows);
}

const roleOf = (login: string) => {
  const [post] = cast.find((one) => one.login === login)?.assignments ?? [];
  if (!post) throw new Error(login);
  return post.role;
};
/** What this officer's role opens at all: that the rest is refused is test/house/routes.test.ts. */
const pagesOf = (login: string, method: 'get' | 'post') =>
  allPages.filter(
    (page) => page.method === method && (page.kind === 'public' || roleMay(roleOf(login), page.permission as Permission)),
  );

/** A person's own words in the fields of a sender. */
const canary = { name, idNumber: card, phone, address: street, contact };
let sealedId = 0;
let openPaper = 0;

describe('the canary', () => {
  it('is typed, drafted, uploaded, registered at a desk and by post, transferred, verified and concluded upon', async () => {
    const clerk = agent('son.badinh');
    const page = await clerk.get('/petitions/new?mode=sealed').expect(200);
    const ngocHa = await app.database.unitId('00008');
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
    // Rule 5: what the stored row says is not the form's to say.
    const foreign = { unitId: String(ngocHa), registeredBy: '1', sealed: '', assignedTo: '1', status: 'closed' };
    const answer = await clerk
      .post('/petitions/new')
      .type('form')
      .send({ ...typed, ...foreign });
    expect(answer.status).toBe(303);
    expect(found(`${JSON.stringify(answer.headers)} ${answer.text}`)).toEqual([]);
    sealedId = Number(/\/petitions\/(\d+)\//.exec(answer.headers.location as string)?.[1]);
    const [row] = await app.database.owner(
      'select p.sealed, p.status, p.unit_id, a.login from petitions p join accounts a on a.id = p.registered_by where p.id = $1',
      [sealedId],
    );
    expect(row).toMatchObject({ sealed: true, unit_id: await app.database.unitId('00004'), login: 'son.badinh' });
    expect(row?.status).not.toBe('closed');
    const files = await app.database.owner('select name, restricted, sealed from attachments where petition_id = $1', [sealedId]);
    expect(files).toHaveLength(1);
    expect(files[0]).toMatchObject({ restricted: true, sealed: true });

    const desk = agent('lan.badinh');
    const entry = await desk.get('/visits/new?denunciation=yes').expect(200);
    const said = {
      ...formFieldsOf(entry.text),
      denunciation: 'yes',
      receivedOn: '25/11/2026',
      receivedTime: '8h30',
      kind: 'regular',
      mode: 'in_person',
      host: 'officer',
      senderKind: 'individual',
      people: '1',
      contents: '1',
      documents: '3',
      p1_idType: 'can_cuoc',
      p1_idNumber: card,
      p1_name: name,
      p1_birthYear: '1999',
      p1_gender: 'female',
      p1_ward: 'Phường Ba Đình',
      p1_address: street,
      p1_phone: phone,
      p1_contact: contact,
      p1_capacity: 'self',
      c1_type: 'TC',
      c1_summary: 'Tố cáo cán bộ nhận tiền làm sai thủ tục',
      respondentPost: 'Cán bộ một cửa',
      denouncedIs: 'none',
      outcome: 'accepted_for_processing',
      field: 'CIVIL_SERVICE',
    };
    const visit = await desk
      .post('/visits/new')
      .type('form')
      .send({ ...said, ...foreign });
    expect([visit.status, visit.status === 303 ? '' : /error-summary[\s\S]*?<\/ul>/.exec(visit.text)?.[0]]).toEqual([303, '']);
    expect(found(`${JSON.stringify(visit.headers)} ${visit.text}`)).toEqual([]);

    const past = await app.as('son.badinh', (act) =>
      registerPetition(act, aDenunciation({ receivedOn: '2026-11-25', pastHead: true, senders: [aSender(canary)] })),
    );
    const transferId = await app.as('son.badinh', async (act) =>
      sendTransfer(act, past.id, {
        toUnitId: await app.database.unitId('ubnd-tp'),
        toOutside: '',
        reason: 'Thuộc thẩm quyền của cấp trên',
        basis: 'Điều 24 Luật Tố cáo',
        paperId: null,
        sentOn: '2026-11-25',
      }),
    );
    await app.as('nhung.ubndtp', (act) => openTransfer(act, transferId));
    await app.as('nhung.ubndtp', (act) => acceptTransfer(act, transferId));

    const { id } = await acceptedDenunciation(app, '2026-11-02', { senders: [aSender(canary)] });
    await withTeam(app, id);
    await doAct(app, 'thang.badinh', id, 'identity-access', { on: 'hôm nay', reason: 'Làm việc với người tố cáo' });
    await doAct(app, 'hoa.badinh', id, 'acceptance-notice', {
      on: 'hôm nay',
      recipients: 'người tố cáo, người bị tố cáo',
      denounced: '1',
    });
    app.setNow(noon('2026-11-20'));
    await doAct(app, 'long.badinh', id, 'report', reportForm);
    await doAct(app, 'thang.badinh', id, 'conclusion', conclusionForm);
    const told = { on: 'hôm nay', recipients: 'người bị tố cáo, người tố cáo', receivedOn: '', denouncer: '1' };
    await doAct(app, 'hoa.badinh', id, 'notice', told);
    app.setNow('2026-11-25T02:00:00Z');

    // The same roads in the open: that a name on them is found at all.
    const complaint = await app.as('hoa.badinh', (act) =>
      registerPetition(act, aRegistration({ receivedOn: '2026-11-25', senders: [aSender({ name: openName })] })),
    );
    openPaper = await app.as('son.badinh', (act) =>
      createPaper(act, {
        kind: 'XLD02_2021',
        petitionId: complaint.id,
        sealed: false,
        state: 'approved',
        fields: {
          complainant: { name: openName },
          receivedOn: '2026-11-25',
          summary: 'thu hồi đất',
          competentOrg: 'UBND Thành phố',
        },
      }),
    );
  });

  it('is on no page, in no export, no print and no search, whoever asks', async () => {
    const ids = await sealedRecords();
    for (const table of ['petitions', 'visits', 'proceedings', 'papers', 'attachments', 'clocks', 'transfers', 'notices'])
      expect([table, ids.get(table)?.length]).not.toEqual([table, 0]);
    expect(ids.get('petitions')?.length).toBeGreaterThanOrEqual(5);
    expect(ids.get('papers')?.length).toBeGreaterThanOrEqual(5);
    ids.get('papers')?.push(openPaper);
    const leaks: string[] = [];
    const packed = { xlsx: 0, docx: 0 };
    let served = 0;
    const addresses = (login: string) =>
      pagesOf(login, 'get').flatMap(({ path }) => {
        if (path === '/sign-out') return [];
        const dated = path.replace(/:on/g, '2026-11-24');
        const table = tableOf(path);
        return (table ? (ids.get(table) ?? []) : [1]).map((id) => addressOf(dated, id, ids));
      });
    for (const [login, who] of agents) {
      await fewAtATime(addresses(login), async (address) => {
        const { status, words } = await answerOf(who.get(address));
        if (status === 200) served += 1;
        if (status >= 500) leaks.push(`${login} ${address}: ${status}`);
        if (found(words).length > 0) leaks.push(`${login} ${address}: ${found(words).join(', ')}`);
        if (status === 200 && words.includes(openName)) {
          if (/xlsx$/.test(address)) packed.xlsx += 1;
          if (/docx$/.test(address)) packed.docx += 1;
        }
      });
      for (const q of [name, card, phone, 'chim se dong']) {
        const { words } = await answerOf(who.get(`/search?q=${encodeURIComponent(q)}`));
        const withoutEcho = words.split(q).join('');
        if (found(withoutEcho).length > 0 || /href="\/petitions\/\d+"/.test(withoutEcho)) leaks.push(`${login} search ${q}`);
      }
    }
    expect(leaks).toEqual([]);
    expect(served).toBeGreaterThan(800);
    // A zipped answer is read: somebody's open name is found in workbooks and papers.
    expect(packed.xlsx).toBeGreaterThan(0);
    expect(packed.docx).toBeGreaterThan(0);
  }, 280_000);

  it('is in no answer to anything sent about those records, refused, taken or asked again', async () => {
    const ids = await sealedRecords();
    const leaks: string[] = [];
    const answers = new Map<number, number>();
    for (const [login, who] of agents) {
      const _csrf = csrfOf((await who.get('/account').expect(200)).text);
      const addresses = pagesOf(login, 'post').flatMap(({ path }) => {
        const table = tableOf(path);
        const found = (table && ids.get(table)) || [];
        // The one just taken in and the one concluded upon.
        return [...new Set([found.at(0), found.at(-1)])].flatMap((id) => (id ? [addressOf(path, id, ids)] : []));
      });
      await fewAtATime(addresses, async (address) => {
        const { status, words } = await answerOf(who.post(address).type('form').send({ _csrf }));
        answers.set(status, (answers.get(status) ?? 0) + 1);
        if (status >= 500) leaks.push(`${login} ${address}: ${status}`);
        if (found(words).length > 0) leaks.push(`${login} POST ${address}: ${found(words).join(', ')}`);
      });
    }
    expect(leaks).toEqual([]);
    // Forms shown again over the sealed record, not doors shut before it.
    expect(answers.get(422)).toBeGreaterThan(50);
  }, 280_000);

  it('is in no letter the worker sends, and in no job it leaves', async () => {
    const post = await mailbox();
    const config = { ...app.services.config, mail: { url: `smtp://127.0.0.1:${post.port}`, from: 'donthu@example.org' } };
    const unitId = await app.database.unitId('00004');
    await app.database.owner("update accounts set email = login || '@example.org'");
    await app.database.owner("update petitions set due_on = '2026-11-26' where sealed and closed_on is null");
    await app.as('hoa.badinh', (act) => enqueue(act.tx, 'remind_unit', { unitId }));
    expect(found(await everyCell())).toEqual([]);
    await runJobs({ ...app.services, config }, app.database.workerUrl);
    await post.close();
    const letters = readable(post.letters.join(''));
    const [{ number } = { number: 0 }] = await app.database.owner<{ number: number }>(
      'select number from petitions where id = $1',
      [sealedId],
    );
    expect(letters).toContain(`ĐT-2026-${String(number).padStart(6, '0')}`);
    expect(found(letters)).toEqual([]);
  });

  it('is in no cell of the database, in no queued job and in no stored file', async () => {
    const cells = await everyCell();
    expect(cells).toContain(openName);
    expect(found(cells)).toEqual([]);
    const files = everyFile(app.services.config.filesDir);
    expect(files.length).toBeGreaterThan(0);
    for (const content of files) for (const one of telltales) expect(content.includes(one)).toBe(false);
  });

  it('is in no log line', () => {
    expect(logged.length).toBeGreaterThan(50);
    expect(found(logged.join(''))).toEqual([]);
  });

  it('is in no byte of a backup, nor in what its key opens', async () => {
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
    expect(found(readFileSync(path).toString('latin1'))).toEqual([]);
    const kinds = new Map<string, number>();
    let openSeen = false;
    for await (const { heading, content } of readArchive(path, app.services.keyring)) {
      const parts: Buffer[] = [];
      for await (const part of content) parts.push(part);
      const words = `${JSON.stringify(heading)} ${Buffer.concat(parts).toString('utf8')}`;
      kinds.set(heading.kind, (kinds.get(heading.kind) ?? 0) + 1);
      openSeen ||= words.includes(openName);
      expect([heading.table ?? heading.kind, found(words)]).toEqual([heading.table ?? heading.kind, []]);
    }
    expect(kinds.get('table')).toBeGreaterThan(50);
    expect(kinds.get('file')).toBeGreaterThan(0);
    expect(openSeen).toBe(true);
  });

  it('does come out for the one who may open it, with a purpose', async () => {
    const page = await agent('son.badinh').get(`/petitions/${sealedId}`).expect(200);
    const opened = await agent('son.badinh')
      .post(`/petitions/${sealedId}/identity`)
      .type('form')
      .send({ ...formFieldsOf(page.text), purpose: 'verify_denouncer' })
      .expect(200);
    expect(opened.text).toContain(name);
  });
});
