// "Góp ý" through the real application: sent from a page, seen by nobody else, grouped, answered once, told, published.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { sweepBlobs } from '../../src/documents/files/tasks.ts';
import { makeBackup } from '../../src/operations/backup.ts';
import { runJobs } from '../../src/worker.ts';
import { png, pngWith } from '../documents/file-samples.ts';
import { type Agent, csrfOf, formFieldsOf, type TestApp, testApp } from '../support/app.ts';
import { type Clamd, eicar, fakeClamd } from '../support/clamd.ts';

let app: TestApp;
let clamd: Clamd;
const agents = new Map<string, Agent>();
beforeAll(async () => {
  clamd = await fakeClamd();
  app = await testApp({ CLAMD_SOCKET: clamd.socket });
  for (const login of [
    'son.badinh',
    'hoa.badinh',
    'cuong.badinh',
    'thang.badinh',
    'tuan.ngocha',
    'hung.thanhtra',
    'tam.thanhtra',
    'dung.tcd',
    'quantri',
  ])
    agents.set(login, await app.signIn(login));
});
afterAll(async () => {
  await app.close();
  await clamd.close();
});
const agent = (login: string) => agents.get(login) as Agent;
const work = () => runJobs(app.services, app.database.workerUrl);

/** Sends a request as the form does; gives its id, or the answer when it was refused. */
async function send(login: string, words: string, options: { page?: string; picture?: Buffer; name?: string } = {}) {
  const form = await agent(login)
    .get(`/feedback/new?page=${encodeURIComponent(options.page ?? '')}`)
    .expect(200);
  const page = /name="page" value="([^"]*)"/.exec(form.text)?.[1] ?? '';
  const fields = { ...formFieldsOf(form.text), page, words };
  const sending = agent(login).post('/feedback/new');
  for (const [name, value] of Object.entries(fields)) sending.field(name, value);
  if (options.picture) sending.attach('picture', options.picture, options.name ?? 'hinh.png');
  const answer = await sending;
  return { answer, id: Number(/\/feedback\/(\d+)$/.exec(answer.headers.location ?? '')?.[1] ?? 0) };
}
const group = async (ids: number[], choice: { title?: string; group?: number }) => {
  const inbox = await agent('hung.thanhtra').get('/feedback/inbox').expect(200);
  return agent('hung.thanhtra')
    .post('/feedback/inbox')
    .type('form')
    .send({
      ...formFieldsOf(inbox.text),
      requests: ids.map(String),
      title: choice.title ?? '',
      group: choice.group ? String(choice.group) : '',
    });
};
const answer = async (groupId: number, said: { state: string; answer: string; isPublished?: string }) => {
  const page = await agent('hung.thanhtra').get(`/feedback/groups/${groupId}`).expect(200);
  return agent('hung.thanhtra')
    .post(`/feedback/groups/${groupId}`)
    .type('form')
    .send({ ...formFieldsOf(page.text), ...said });
};

describe('a request', () => {
  it('is offered on every page with the page’s pattern, never its address', async () => {
    const page = await agent('son.badinh').get('/petitions').expect(200);
    expect(page.text).toContain('href="/feedback/new?page=%2Fpetitions" target="_blank" rel="noopener"');
    const form = await agent('son.badinh').get('/feedback/new?page=%2Fpetitions%2F%3Aid%2Fclassification').expect(200);
    expect(form.text).toContain('Phân loại đơn');
    expect(form.text).toContain('name="page" value="/petitions/:id/classification"');
    // A page an act answers with: who opened an identity is on a screen too.
    const opened = await agent('son.badinh').get('/feedback/new?page=%2Fpetitions%2F%3Aid%2Fidentity').expect(200);
    expect(opened.text).toContain('name="page" value="/petitions/:id/identity"');
    expect(form.text).toContain('Không ghi tên người nào có trong đơn');
    expect(form.text).toContain('không được che khi đơn chuyển sang bảo mật');
  });

  it('believes no page it is not told by the mount table', async () => {
    for (const page of ['/petitions/81', 'https://la.vn', '"><b>', '/petitions/new/rows']) {
      const form = await agent('son.badinh')
        .get(`/feedback/new?page=${encodeURIComponent(page)}`)
        .expect(200);
      expect(form.text).toContain('name="page" value=""');
    }
    const form = await agent('son.badinh').get('/feedback/new').expect(200);
    const sent = await agent('son.badinh')
      .post('/feedback/new')
      .type('form')
      .send({ ...formFieldsOf(form.text), page: '/petitions/81', words: 'Trang mở chậm' })
      .expect(303);
    const id = Number(/(\d+)$/.exec(sent.headers.location ?? '')?.[1]);
    expect(await app.database.owner('select page, role from feedback_requests where id = $1', [id])).toEqual([
      { page: '', role: 'processor' },
    ]);
  });

  it('keeps the words and says what to do when it carries a number of a person or a petition', async () => {
    const { answer } = await send('son.badinh', 'Đơn ĐT-2026-000417 không mở được', { page: '/petitions/:id' });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Bỏ số giấy tờ, số điện thoại, số đơn khỏi góp ý');
    expect(answer.text).toContain('Đơn ĐT-2026-000417 không mở được');
    expect(answer.text).toContain('name="page" value="/petitions/:id"');
  });

  it('is read by whoever asked and by the inspectorate, and by nobody else', async () => {
    const { id } = await send('son.badinh', 'Ô lĩnh vực nên tìm được bằng chữ không dấu', {
      page: '/petitions/:id/classification',
    });
    expect((await agent('son.badinh').get('/feedback').expect(200)).text).toContain('Ô lĩnh vực nên tìm được');
    await agent('son.badinh').get(`/feedback/${id}`).expect(200);
    expect((await agent('hung.thanhtra').get(`/feedback/${id}`).expect(200)).text).toContain('Phường Ba Đình');
    for (const login of ['hoa.badinh', 'cuong.badinh', 'thang.badinh', 'tuan.ngocha', 'tam.thanhtra', 'dung.tcd', 'quantri']) {
      await agent(login).get(`/feedback/${id}`).expect(404);
      expect((await agent(login).get('/feedback').expect(200)).text).not.toContain('Ô lĩnh vực nên tìm được');
      await agent(login).get('/feedback/inbox').expect(403);
    }
  });

  it('stands behind the wall also where no route asks', async () => {
    const seen = async (login: string) => {
      const actor = await app.database.actorOf(login);
      return app.services.database.inUnit(actor, (tx) =>
        tx.rows<{ accountId: number }>('select account_id from feedback_requests where account_id <> $1', [actor.accountId]),
      );
    };
    for (const login of ['hoa.badinh', 'cuong.badinh', 'thang.badinh', 'tuan.ngocha', 'quantri'])
      expect(await seen(login)).toEqual([]);
    expect((await seen('hung.thanhtra')).length).toBeGreaterThan(0);
    const [mine, other] = [await app.database.actorOf('hoa.badinh'), await app.database.actorOf('son.badinh')];
    await expect(
      app.services.database.inUnit(
        mine,
        (tx) =>
          tx.run(
            "insert into feedback_requests (unit_id, account_id, role, page, words, asked_at) values ($1,$2,'clerk','','x', now())",
            [mine.unitId, other.accountId],
          ),
        'write',
      ),
    ).rejects.toThrow(/row-level security/);
    expect(
      await app.services.database.inUnit(
        other,
        (tx) => tx.run("update feedback_requests set words = 'khác' where unit_id = $1", [other.unitId]),
        'write',
      ),
    ).toBe(0);
  });
});

describe('its picture', () => {
  it('is checked by content, scanned, shown sandboxed, kept by the sweep and by the backup', async () => {
    const { id } = await send('son.badinh', 'Nút bị che', { page: '/work', picture: png, name: 'Nguyễn Văn A.exe' });
    expect(id).toBeGreaterThan(0);
    await agent('son.badinh').get(`/feedback/${id}/picture`).expect(409);
    const waits = await agent('son.badinh').get(`/feedback/${id}`).expect(200);
    expect(waits.text).toContain('Tệp đang được kiểm tra mã độc');
    expect(waits.text).not.toContain('<img');
    await work();
    const shown = await agent('son.badinh').get(`/feedback/${id}/picture`).expect(200);
    expect(shown.headers).toMatchObject({ 'content-type': 'image/png', 'x-content-type-options': 'nosniff' });
    expect(shown.headers['content-security-policy']).toContain('sandbox');
    expect(shown.headers['content-disposition']).not.toContain('Nguy');
    expect(Buffer.compare(shown.body as Buffer, png)).toBe(0);
    await agent('hung.thanhtra').get(`/feedback/${id}/picture`).expect(200);
    await agent('cuong.badinh').get(`/feedback/${id}/picture`).expect(404);

    const [blob] = await app.database.owner<{ blobId: string }>(
      'select blob_id as "blobId" from feedback_requests where id = $1',
      [id],
    );
    vi.useFakeTimers({ now: Date.now() + 3 * 86_400_000, toFake: ['Date'] });
    try {
      await sweepBlobs({ services: app.services, id: () => 0, isLastTry: true });
    } finally {
      vi.useRealTimers();
    }
    expect(await app.services.files.list()).toContain(blob?.blobId);
    const made = await makeBackup(
      {
        ownerUrl: app.database.ownerUrl,
        filesDir: app.services.config.filesDir,
        files: app.services.files,
        keyring: app.services.keyring,
      },
      `${app.services.config.dataDir}/gop-y.donthu`,
      new Date('2026-11-25T02:00:00Z'),
    );
    expect(JSON.stringify(made)).not.toContain('damaged":["');
  });

  it.each([
    ['a program', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200, 1)]), 'hinh.png', /PNG, JPEG, WebP/],
    ['a page', Buffer.from('<html><script>alert(1)</script></html>'), 'hinh.png', /PNG, JPEG, WebP/],
    [
      'a drawing with a script',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
      'hinh.svg',
      /PNG, JPEG, WebP/,
    ],
    ['nothing', Buffer.alloc(0), 'hinh.png', /0 byte/],
    ['twelve bytes of a JPEG', Buffer.from('ffd8ffe000104a4649460001', 'hex'), 'hinh.jpg', /nội dung hỏng hoặc bị cắt ngang/],
    ['a PNG cut off', png.subarray(0, 60), 'hinh.png', /nội dung hỏng hoặc bị cắt ngang/],
    ['six megabytes', Buffer.concat([png, Buffer.alloc(6 * 1024 * 1024)]), 'hinh.png', /5 MB/],
  ])('is refused when it is %s, with the words kept and nothing left in the store', async (_what, picture, name, sentence) => {
    const before = (await app.services.files.list()).length;
    const { answer } = await send('son.badinh', 'Chữ phải còn', { page: '/work', picture, name });
    expect(answer.status).toBe(422);
    expect(answer.text).toMatch(sentence);
    expect(answer.text).toContain('Chữ phải còn');
    // Removed once the page has its answer.
    await expect.poll(async () => (await app.services.files.list()).length).toBe(before);
  });

  it('is kept without what was written beside it or behind its end, and what came is gone from the store', async () => {
    const before = (await app.services.files.list()).length;
    const picture = Buffer.concat([pngWith('tEXt', Buffer.from('Author\0Nguyễn Văn Kín')), Buffer.from('Nguyễn Văn Kín')]);
    const { id } = await send('son.badinh', 'Nút bị che', { picture });
    await work();
    const shown = await agent('son.badinh').get(`/feedback/${id}/picture`).expect(200);
    expect(Buffer.compare(shown.body as Buffer, png)).toBe(0);
    await expect.poll(async () => (await app.services.files.list()).length).toBe(before + 1);
    const [row] = await app.database.owner<{ size: number }>(
      'select size_bytes::int as size from feedback_requests where id = $1',
      [id],
    );
    expect(row?.size).toBe(png.length);
  });

  it('with a virus is never shown', async () => {
    const { id } = await send('son.badinh', 'Hình có mã độc', { picture: pngWith('tRNS', Buffer.from(eicar)) });
    await work();
    const refused = await agent('hung.thanhtra').get(`/feedback/${id}/picture`).expect(409);
    expect(refused.text).toContain('mã độc');
  });
});

describe('one answer for all', () => {
  it('reaches everybody in the group once, and everybody else only when it is published', async () => {
    const ids = [
      (await send('hoa.badinh', 'In sổ bị lệch trang', { page: '/visits' })).id,
      (await send('hoa.badinh', 'Sổ in ra thiếu cột', { page: '/visits' })).id,
      (await send('tuan.ngocha', 'Bản in sổ quá nhỏ', { page: '/visits' })).id,
    ];
    const inbox = await agent('hung.thanhtra').get('/feedback/inbox?page=%2Fvisits').expect(200);
    for (const words of ['lệch trang', 'thiếu cột', 'quá nhỏ']) expect(inbox.text).toContain(words);
    const grouped = await group(ids, { title: 'Bản in Sổ tiếp công dân' });
    expect(grouped.status).toBe(303);
    const groupId = Number(/(\d+)$/.exec(grouped.headers.location ?? '')?.[1]);
    expect((await agent('hung.thanhtra').get('/feedback/inbox').expect(200)).text).not.toContain('lệch trang');
    expect((await agent('hoa.badinh').get('/feedback').expect(200)).text).toContain('Đang xem xét');

    const refused = await answer(groupId, { state: '', answer: '' });
    expect(refused.status).toBe(422);
    expect((await answer(groupId, { state: 'done', answer: 'Đã in khổ A4 ngang, đủ 13 cột.' })).status).toBe(303);
    await work();
    for (const [login, times] of [
      ['hoa.badinh', 1],
      ['tuan.ngocha', 1],
      ['son.badinh', 0],
    ] as const) {
      const notices = await agent(login).get('/notices').expect(200);
      expect([login, notices.text.split('Góp ý “Bản in Sổ tiếp công dân” đã có trả lời.').length - 1]).toEqual([login, times]);
      expect([login, (await agent(login).get('/feedback')).text.includes('đủ 13 cột')]).toEqual([login, times > 0]);
    }
    const none = 'Trả lời được công bố cho mọi cán bộ hiện ở đây.';
    expect((await agent('son.badinh').get('/feedback').expect(200)).text).toContain(none);
    expect((await answer(groupId, { state: 'done', answer: 'Đã in khổ A4 ngang, đủ 13 cột.', isPublished: '1' })).status).toBe(
      303,
    );
    const board = (await agent('son.badinh').get('/feedback').expect(200)).text;
    expect(board).toContain('đủ 13 cột');
    expect(board).not.toContain(none);
    for (const hidden of ['lệch trang', 'Trần Diệu Hoa', 'Phường Ngọc Hà']) expect(board).not.toContain(hidden);

    // Who asks later what was answered already is put into the group and told at once.
    const late = (await send('cuong.badinh', 'Sổ in lệch', { page: '/visits' })).id;
    expect((await group([late], { group: groupId })).status).toBe(303);
    await work();
    expect((await agent('cuong.badinh').get('/notices').expect(200)).text).toContain(
      'Góp ý “Bản in Sổ tiếp công dân” đã có trả lời.',
    );

    // Put in by mistake: back among those that wait.
    const page = await agent('hung.thanhtra').get(`/feedback/groups/${groupId}`).expect(200);
    await agent('hung.thanhtra')
      .post(`/feedback/groups/${groupId}/removals`)
      .type('form')
      .send({ _csrf: csrfOf(page.text), request: String(late) })
      .expect(303);
    expect((await agent('hung.thanhtra').get('/feedback/inbox').expect(200)).text).toContain('Sổ in lệch');
  });

  it('refuses requests that are not there and groups that are not there, and changes nothing', async () => {
    const { id } = await send('hoa.badinh', 'Còn chờ');
    expect((await group([id, 999_999], { title: 'Nhóm hỏng' })).status).toBe(409);
    expect((await group([id], { group: 999_999 })).status).toBe(404);
    expect(await app.database.owner("select 1 from feedback_groups where title = 'Nhóm hỏng'")).toEqual([]);
    expect((await agent('hung.thanhtra').get('/feedback/inbox')).text).toContain('Còn chờ');
  });

  it('leaves its trace: who sent, who put together, who answered', async () => {
    const kinds = await app.database.owner<{ kind: string }>(
      "select distinct kind from (select kind from events union all select kind from house_events) e where kind like 'feedback.%' order by 1",
    );
    expect(kinds.map(({ kind }) => kind)).toEqual([
      'feedback.answered',
      'feedback.grouped',
      'feedback.sent',
      'feedback.ungrouped',
    ]);
  });
});
