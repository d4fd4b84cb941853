// The help desk looks through an officer's eyes and tries everything: to write, to read what is sealed, to stay longer, to go unseen.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../src/accounts/actor.ts';
import { allPages } from '../../src/features.ts';
import { sendFeedback } from '../../src/feedback/actions.ts';
import { registerPetition } from '../../src/petitions/registration.ts';
import { assignPetition } from '../../src/petitions/steps/actions.ts';
import { sendTransfer } from '../../src/transfers/actions.ts';
import { runJobs } from '../../src/worker.ts';
import { accountId, lastEvent, postsOf, sendForm } from '../accounts/administration.ts';
import { canary, complaint, denunciation } from '../search/registrations.ts';
import { type Agent, csrfOf, type TestApp, testApp } from '../support/app.ts';
import { approve, toNgocHa } from '../transfers/arrange.ts';

let app: TestApp;
let admin: Agent;
let open: number;
let sealed: number;
let naming: number;
let incoming: number;
const secretDraft = 'Chữ nháp chưa ai được đọc';
const secretWish = 'Góp ý: đơn của bà Chim Sẻ hiện chậm';
const secretNotice = 'Đơn của bà Chim Sẻ đã đến hạn';
const secretPlea = 'Nội dung tố cáo chỉ người giữ hồ sơ được đọc';

const begin = async (agent: Agent, login: string, more: object = {}) => {
  const [post] = await postsOf(app, login);
  return sendForm(agent, `/admin/accounts/${await accountId(app, login)}/see-as`, {
    assignment: String(post?.id),
    reason: 'Phiếu hỗ trợ 12: không thấy nút',
    asked: '1',
    ...more,
  });
};
const stop = async (agent: Agent) =>
  agent
    .post('/see-as/end')
    .type('form')
    .send({ _csrf: csrfOf((await agent.get('/work')).text) });
const everyRow = async () => {
  const names = (await app.database.owner<{ t: string }>(
    "select table_name as t from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not in ('sessions','see_as','house_events','rate_limits')",
  )) as { t: string }[];
  const dumps = await Promise.all(
    names.map(({ t }) =>
      app.database.owner<{ d: string }>(`select md5(coalesce(string_agg(x::text, '|' order by x::text), '')) as d from ${t} x`),
    ),
  );
  return names.map(({ t }, index) => `${t} ${dumps[index]?.[0]?.d}`).sort();
};

beforeAll(async () => {
  app = await testApp();
  const son = await accountId(app, 'son.badinh');
  const give = async (registration: typeof complaint) => {
    const { id } = await app.as('lan.badinh', (act) => registerPetition(act, registration));
    await app.as('cuong.badinh', (act) => assignPetition(act, id, { processor: son, note: '' }));
    return id;
  };
  open = await give(complaint);
  sealed = await give({ ...denunciation, subject: secretPlea });
  naming = await give({ ...complaint, subject: 'Phản ánh cán bộ quản trị' });
  await app.database.owner(
    "insert into named_accounts (unit_id, petition_id, account_id, named_as) values ($1, $2, $3, 'respondent')",
    [await app.database.unitId('00004'), naming, await accountId(app, 'quantri')],
  );
  const officer = await app.signIn('son.badinh');
  await officer
    .post(`/drafts/proposal?subject=${open}`)
    .type('form')
    .send({ _csrf: csrfOf((await officer.get('/account')).text), reason: secretDraft, subject: secretDraft });
  await app.as('son.badinh', async (act) => {
    await sendFeedback(act, { page: '/work', words: secretWish, picture: null }, app.services.files);
    await act.tx.run(
      "insert into notices (unit_id, account_id, at, kind, words, href, dedupe_key) values ($1, $2, now(), 'x', $3, '/work', 'x')",
      [act.actor.unitId, act.actor.accountId, secretNotice],
    );
  });
  // A denunciation of another office on its way here.
  incoming = (
    await app.as('yen.ngocha', (act) =>
      registerPetition(act, { ...denunciation, senders: [{ ...denunciation.senders[0], name: 'Lê Thị Khác' } as never] }),
    )
  ).id;
  await approve(app, incoming);
  await app.as('yen.ngocha', async (act) =>
    sendTransfer(act, incoming, { ...(await toNgocHa(app)), toUnitId: await app.database.unitId('00004') }),
  );
  admin = await app.signIn('quantri');
}, 60_000);
afterAll(() => app.close());

describe('beginning', () => {
  it('needs a reason and that the officer asked; is the administrator’s alone; never through eyes that read the whole city', async () => {
    expect((await begin(admin, 'son.badinh', { reason: '' })).status).toBe(422);
    expect((await begin(admin, 'son.badinh', { asked: '' })).status).toBe(422);
    for (const login of ['quy.badinh', 'thang.badinh', 'tam.thanhtra'])
      expect((await begin(await app.signIn(login), 'son.badinh')).status).toBe(403);
    for (const login of ['tam.thanhtra', 'hung.thanhtra', 'dung.tcd', 'quy.badinh']) {
      const [post] = await postsOf(app, login);
      const path = `/admin/accounts/${await accountId(app, login)}/see-as`;
      const form = await admin.get(path).expect(200);
      expect(form.text).toContain('không có phân công nào xem như được');
      const forced = await admin
        .post(path)
        .type('form')
        .send({ _csrf: csrfOf((await admin.get('/account')).text), assignment: String(post?.id), reason: 'x', asked: '1' });
      expect([login, forced.status]).toEqual([login, 409]);
    }
    expect((await begin(admin, 'quantri')).status).toBe(409);
    expect(await app.database.owner('select 1 from see_as')).toEqual([]);
  });
});

describe('while looking', () => {
  beforeAll(async () => {
    const begun = await begin(admin, 'son.badinh');
    expect([begun.status, begun.headers.location]).toEqual([303, '/work']);
  });

  it('sees what the officer sees, announced on every page that opens, refusals included', async () => {
    expect((await admin.get('/work').expect(200)).text).toContain('Đang xem như Lê Viết Sơn');
    expect((await admin.get(`/petitions/${open}`).expect(200)).text).toContain(complaint.subject);
    const silent: string[] = [];
    for (const page of allPages.filter((one) => one.method === 'get' && one.kind !== 'public')) {
      for (const id of [open, sealed]) {
        const address = page.path.replace(/:(\w+)/g, (_, name: string) => (/id$/i.test(name) ? String(id) : 'khong-co'));
        const answer = await admin.get(address);
        if (answer.status >= 500) silent.push(`${address} → ${answer.status}`);
        if (String(answer.headers['content-type']).includes('html') && !answer.text.includes('Đang xem như Lê Viết Sơn'))
          if (answer.status !== 303) silent.push(`${address} → ${answer.status} without the band`);
        // What is not a page is a file or a fragment: neither leaves the house in somebody else's name. A draft is not there: an empty answer.
        if (page.path === '/drafts/:form') expect(answer.body).toMatchObject({ version: 0 });
        else if (answer.status === 200 && !String(answer.headers['content-type']).includes('html'))
          silent.push(`${address} gives a file`);
        for (const secret of [canary, secretWish, secretNotice, secretPlea, secretDraft, 'Phản ánh cán bộ quản trị'])
          if (answer.text?.includes(secret)) silent.push(`${address} shows ${secret}`);
      }
    }
    expect(silent).toEqual([]);
  }, 120_000);

  it('finds neither the sealed petition nor the one that names him, at any address and in any list', async () => {
    for (const id of [sealed, naming]) await admin.get(`/petitions/${id}`).expect(404);
    for (const query of ['/petitions', '/petitions?type=TC', '/search?q=2026', '/search?q=tố+cáo', '/work?officer=unit']) {
      const { text } = await admin.get(query);
      expect(text).not.toContain(`/petitions/${sealed}"`);
      expect(text).not.toContain(`/petitions/${naming}"`);
    }
    const own = await app.signIn('son.badinh');
    await own.get(`/petitions/${sealed}`).expect(200);
  });

  it('opens no draft, also not by the way back after an expiry', async () => {
    const own = await app.signIn('son.badinh');
    const unit = await app.database.unitId('00004');
    expect(await app.database.owner('select 1 from drafts where unit_id = $1', [unit])).toHaveLength(1);
    await own.get(`/petitions/${open}/proposal`);
    const page = await admin.get(`/petitions/${open}/proposal`);
    expect(page.text).not.toContain(secretDraft);
    const parked = '00000000-0000-4000-8000-000000000000';
    expect((await admin.get(`/petitions/${open}/proposal?restore=${parked}`)).text).not.toContain(secretDraft);
  });

  it('posts nothing at all, with a good token, at any address, and nothing in the database is different', async () => {
    const csrf = csrfOf((await admin.get('/work')).text);
    expect(csrf).not.toBe('');
    const before = await everyRow();
    const passed: string[] = [];
    const posts = allPages.filter((one) => one.method === 'post' && one.path !== '/see-as/end' && one.path !== '/sign-out');
    expect(posts.length).toBeGreaterThan(60);
    for (const page of posts) {
      if (page.kind === 'public' && !page.session) continue;
      const address = page.path.replace(/:(\w+)/g, (_, name: string) => (/id$/i.test(name) ? String(open) : 'intake'));
      const answer = await admin
        .post(address)
        .type('form')
        .send({
          _csrf: csrf,
          processor: String(await accountId(app, 'trang.badinh')),
          note: 'x',
          reason: 'x',
          purpose: 'inspection',
          login: 'lan.badinh',
          password: 'hoa-sen-2026-demo',
        });
      if (answer.status !== 409) passed.push(`${address} → ${answer.status}`);
    }
    const upload = await admin.post('/visits/new').field('_csrf', csrf).attach('files', Buffer.from('%PDF-1.4'), 'a.pdf');
    if (upload.status !== 409) passed.push(`upload → ${upload.status}`);
    const script = await admin.post('/drafts/intake').set('X-CSRF-Token', csrf).type('form').send({ subject: 'x' });
    if (script.status !== 409) passed.push(`script → ${script.status}`);
    for (const method of ['put', 'patch', 'delete'] as const) {
      const { status } = await admin[method](`/petitions/${open}`);
      if (status < 400) passed.push(`${method} → ${status}`);
    }
    expect(passed).toEqual([]);
    expect(await everyRow()).toEqual(before);
  }, 120_000);

  it('takes nothing out and leaves no trace in the officer’s name', async () => {
    const unit = await app.database.unitId('00004');
    const count = () => app.database.owner('select count(*)::int as n from events where unit_id = $1', [unit]);
    const before = await count();
    for (const address of ['/petitions/export.xlsx', '/visits/register', '/visits/register.xlsx'])
      expect([403, 404]).toContain((await admin.get(address)).status);
    expect(await count()).toEqual(before);
  });

  it('is written down page by page, also a page that is refused, with who looked', async () => {
    const quantri = await accountId(app, 'quantri');
    await admin.get('/petitions/987654').expect(404);
    expect(await lastEvent(app, 'see_as.page')).toMatchObject({ path: '/petitions/987654', name: 'Lê Viết Sơn' });
    const rows = await app.database.owner("select distinct account_id from house_events where kind like 'see_as.%'");
    expect(rows).toEqual([{ account_id: quantri }]);
    const [look] = await app.database.owner<{ pages: number }>('select pages from see_as');
    expect(look?.pages).toBeGreaterThan(50);
  });

  it('is told to the officer, who can end it', async () => {
    await runJobs(app.services, app.database.workerUrl);
    const officer = await app.signIn('son.badinh');
    expect((await officer.get('/notices').expect(200)).text).toContain(
      'Vũ Minh Khôi, quản trị hệ thống, xem màn hình như ông, bà',
    );
    const page = await officer.get('/account').expect(200);
    expect(page.text).toContain('Phiếu hỗ trợ 12');
    await admin.get('/work').expect(200);
    await officer
      .post('/account/looks/end')
      .type('form')
      .send({ _csrf: csrfOf(page.text) })
      .expect(303);
    const ended = await admin.get('/work').expect(303);
    expect(ended.headers.location).toBe('/work');
    const own = await admin.get('/work').expect(200);
    expect(own.text).not.toContain('Đang xem như');
    expect(own.text).toContain('Vũ Minh Khôi');
  });
});

describe('ending', () => {
  it('comes by itself after fifteen minutes', async () => {
    await begin(admin, 'son.badinh');
    app.setNow('2026-11-25T02:14:59Z');
    await admin.get(`/petitions/${open}`).expect(200);
    app.setNow('2026-11-25T02:15:01Z');
    await admin.get(`/petitions/${open}`).expect(303);
    await admin.get(`/petitions/${open}`).expect(403);
    app.setNow('2026-11-25T02:00:00Z');
    await expect(app.database.owner("update see_as set ends_at = ends_at + interval '1 hour'")).rejects.toThrow(/see_as/);
  });

  it('comes by the band’s own button, also on a page that was refused', async () => {
    await begin(admin, 'son.badinh');
    const refused = await admin.get('/admin/accounts').expect(403);
    const ended = await admin
      .post('/see-as/end')
      .type('form')
      .send({ _csrf: csrfOf(refused.text) });
    expect([ended.status, ended.headers.location]).toEqual([303, '/admin/accounts']);
    await admin.get('/admin/accounts').expect(200);
  });

  it('comes by the button, by the officer’s account being closed, and by the helper losing his post', async () => {
    await begin(admin, 'son.badinh');
    await admin.get('/work').expect(200);
    expect((await stop(admin)).status).toBe(303);
    await admin.get(`/petitions/${open}`).expect(403);
    await begin(admin, 'son.badinh');
    await app.database.owner("update accounts set disabled_at = now() where login = 'son.badinh'");
    await admin.get('/work').expect(303);
    await app.database.owner("update accounts set disabled_at = null where login = 'son.badinh'");
    await begin(admin, 'son.badinh');
    await app.database.owner("update assignments set during = daterange(lower(during), '2026-11-25') where role = 'admin'");
    expect((await admin.get(`/petitions/${open}`)).headers.location).toMatch(/^\/sign-in/);
    await app.database.owner("update assignments set during = daterange(lower(during), null) where role = 'admin'");
    await app.database.owner('update see_as set ended_at = started_at where ended_at is null');
  });
});

describe('the wall itself', () => {
  it('keeps sealed rows, drafts and their files away even if the code above forgot to narrow anything', async () => {
    const son = await app.database.actorOf('son.badinh');
    const looked: Actor = {
      ...son,
      seenBy: { id: 1, helperId: await accountId(app, 'quantri'), endsAt: new Date('2026-11-25T03:00:00Z') },
    };
    expect(looked.reach.sealed).toBe('own');
    const read = (actor: Actor) =>
      app.services.database.inUnit(actor, async (tx) => {
        await tx.rows("select set_config('app.reveal', $1, true)", [String(sealed)]);
        return {
          drafts: (await tx.rows('select 1 from drafts')).length,
          identities: (await tx.rows('select 1 from sealed_identities')).length,
          prints: (await tx.rows('select 1 from blind_indexes')).length,
          sealed: (await tx.rows('select 1 from petitions where sealed')).length,
          contents: (await tx.rows('select 1 from petition_contents where petition_id = $1', [sealed])).length,
          parties: (await tx.rows('select 1 from parties where petition_id = $1', [sealed])).length,
          naming: (await tx.rows('select 1 from petitions where id = $1', [naming])).length,
          events: (await tx.rows('select 1 from events where petition_id = $1', [sealed])).length,
          wishes: (await tx.rows('select 1 from feedback_requests')).length,
          notices: (await tx.rows('select 1 from notices')).length,
          incoming: (await tx.rows('select 1 from transfers where petition_id = $1', [incoming])).length,
          open: (await tx.rows('select 1 from petitions where id = $1', [open])).length,
        };
      });
    const own = await read(son);
    expect(Object.values(own).every((count) => count > 0)).toBe(true);
    expect(await read(looked)).toEqual({ ...Object.fromEntries(Object.keys(own).map((name) => [name, 0])), open: 1 });
  });
});
