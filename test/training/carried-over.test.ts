// What every page of the house carries, inside a class: help beside the page, the first tour, drafts, the eyes of the help desk,
// identities, the question who is denounced. All of it works there, and none of it goes through the wall.
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { trainerPages } from '../../src/training/routes.ts';
import { slipPassword } from '../../src/training/slips.ts';
import { type Agent, csrfOf, formFieldsOf } from '../support/app.ts';
import { hasRail, lacksOfHelp } from '../support/page-help.ts';
import { type School, school } from './arrange.ts';

/** One point, as a picture; and another one. */
const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const otherDot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=',
  'base64',
);
let desk: School;
let lesson: { id: number; code: string; at: string };
const fields = async (agent: Agent, page: string) => formFieldsOf((await agent.get(page).expect(200)).text);

beforeAll(async () => {
  desk = await school();
  lesson = await desk.openClass({ name: 'Lớp thử tường', seats: '2' });
}, 300_000);
afterAll(() => desk.close());

/** Signs an agent that already sits in production in to the class as well: one browser, two tabs. */
async function alsoInClass(agent: Agent, login = 'hocvien01'): Promise<void> {
  const page = await agent.get(`${lesson.at}/sign-in`).expect(200);
  await agent
    .post(`${lesson.at}/sign-in`)
    .type('form')
    .send({ _csrf: csrfOf(page.text), login, password: slipPassword(desk.services.config, lesson.code, 1) })
    .expect(303);
}

describe('help', () => {
  it('stands beside every page of the class, under its own address, with pictures', async () => {
    const trainee = await desk.enter(lesson.code, 1);
    const panelOf = async (path: string) =>
      /<iframe src="([^"]+)"/.exec((await trainee.get(`${lesson.at}${path}`).expect(200)).text)?.[1];
    expect(await panelOf('/work')).toBe(`${lesson.at}/help/viec-cua-toi?panel=1`);
    for (const path of ['/exercises', '/exercises/pa-den-duong', '/parts', '/outgoing'])
      expect([path, await panelOf(path)]).toEqual([path, `${lesson.at}/help/bai-thuc-hanh?panel=1`]);
    await trainee.get(`${lesson.at}/help/bai-thuc-hanh?panel=1`).expect(200);
    const index = (await trainee.get(`${lesson.at}/help`).expect(200)).text;
    expect(index).toContain(`${lesson.at}/help/bai-thuc-hanh`);
    const illustrated = (await trainee.get(`${lesson.at}/help/viec-cua-toi`).expect(200)).text;
    const [, picture = ''] = /<img src="([^"]+)"/.exec(illustrated) ?? [];
    expect(picture).toMatch(new RegExp(`^${lesson.at}/help/images/`));
    expect((await trainee.get(picture).expect(200)).headers['content-type']).toBe('image/webp');
  });

  it('and “Góp ý” stand beside every page of the trainer, of a class and a seat as well', async () => {
    const trainer = await desk.signIn('taphuan');
    const ofOne: Record<string, string> = { ':id': String(lesson.id), ':seatId': '1', ':code': 'kn-thu-hoi-dat' };
    const railed: string[] = [];
    for (const { method, path } of trainerPages) {
      if (method !== 'get') continue;
      const { text = '' } = await trainer.get(path.replace(/:\w+/g, (name) => ofOne[name] ?? '1'));
      if (!hasRail(text)) continue;
      railed.push(path);
      expect(lacksOfHelp(text, path)).toEqual([]);
    }
    expect(railed).toEqual(
      expect.arrayContaining(['', '/seats/:seatId', '/wishes', '/reset'].map((end) => `/training/classes/:id${end}`)),
    );
    expect(railed.length).toBeGreaterThan(9);
  });

  it('walks the first tour of the part and ends it there', async () => {
    const trainee = await desk.enter(lesson.code, 1);
    expect((await trainee.get(`${lesson.at}/work`)).text).toContain(`${lesson.at}/help/tour`);
    const ended = await trainee
      .post(`${lesson.at}/help/tour/dismissal`)
      .type('form')
      .send({ _csrf: csrfOf((await trainee.get(`${lesson.at}/help/tour`).expect(200)).text) });
    expect([ended.status, ended.headers.location]).toEqual([303, `${lesson.at}/work`]);
    expect((await trainee.get(`${lesson.at}/work`)).text).not.toContain('/help/tour"');
    expect((await (await desk.signIn('son.badinh')).get('/work')).text).toContain('/help/tour');
  });
});

describe('“Góp ý”', () => {
  it('stays in the class until its trainer sends it on, once, with the part and the real office and no name', async () => {
    const trainee = await desk.enter(lesson.code, 1, '.vanthu');
    const trainer = await desk.signIn('taphuan');
    const wishes = `/training/classes/${lesson.id}/wishes`;
    expect((await trainer.get(wishes).expect(200)).text).toContain('Chưa có góp ý nào');
    expect((await trainee.get(`${lesson.at}/work`).expect(200)).text).toContain(`${lesson.at}/feedback/new?page=`);
    for (const path of ['/feedback/inbox', '/feedback/groups/1']) await trainee.get(`${lesson.at}${path}`).expect(404);
    const say = async (picture: Buffer) => {
      const form = (await trainee.get(`${lesson.at}/feedback/new?page=/work`).expect(200)).text;
      const sending = trainee.post(`${lesson.at}/feedback/new`).field('words', 'Chữ nhỏ quá');
      for (const [field, value] of Object.entries(formFieldsOf(form))) sending.field(field, value);
      await sending.attach('picture', picture, 'hinh.png').expect(303);
    };
    await say(dot);
    const waiting = () => desk.database.owner<{ words: string }>('select words from feedback_requests');
    expect(await waiting()).toEqual([]);
    const send = async (newest: Buffer) => {
      const { text } = await trainer.get(wishes).expect(200);
      expect(text).toContain('Chữ nhỏ quá');
      // He sees what he is to answer for.
      const shown = await trainer.get(/href="([^"]+\/picture)"/.exec(text)?.[1] ?? '').expect(200);
      expect(Buffer.compare(shown.body as Buffer, newest)).toBe(0);
      return trainer
        .post(wishes)
        .type('form')
        .send({ _csrf: csrfOf(text) })
        .expect(303);
    };
    await send(dot);
    await send(dot);
    const [sent, ...others] = await waiting();
    expect(others).toEqual([]);
    expect(sent?.words).toMatch(/^\[Lớp tập huấn Lớp thử tường: Văn thư[^\]]*, học viên 01\]\nChữ nhỏ quá$/);
    const chief = await desk.signIn('hung.thanhtra');
    expect((await chief.get('/feedback/inbox').expect(200)).text).toContain('Lớp tập huấn Lớp thử tường');
    // With its picture, under production's own key; whose request it is, is the trainer's name.
    const [own] = await desk.database.owner<{ id: number; login: string; blob: string }>(
      'select r.id::int, c.login, r.blob_id as blob from feedback_requests r join accounts c on c.id = r.account_id',
    );
    expect(own).toMatchObject({ login: 'taphuan', blob: expect.any(String) });
    const seen = async (id = 0) => (await chief.get(`/feedback/${id}/picture`).expect(200)).body as Buffer;
    expect(Buffer.compare(await seen(own?.id), dot)).toBe(0);
    // The same words again are another wish, with a picture of its own: before and after the first was sent, each is kept.
    await say(otherDot);
    await say(dot);
    await send(dot);
    await send(dot);
    const all = await desk.database.owner<{ id: number; words: string }>(
      'select id::int, words from feedback_requests order by id',
    );
    expect(all.map(({ words }) => words)).toEqual([sent?.words, sent?.words, sent?.words]);
    for (const [at, picture] of [dot, otherDot, dot].entries())
      expect([at, Buffer.compare(await seen(all[at]?.id), picture)]).toEqual([at, 0]);
    // Whoever else teaches is told they were sent, and sends none of them again.
    const colleague = await desk.signIn('quantri');
    const { text } = await colleague.get(wishes).expect(200);
    expect([text.includes('Đã chuyển'), text.includes('Chưa chuyển')]).toEqual([true, false]);
    await colleague
      .post(wishes)
      .type('form')
      .send({ _csrf: csrfOf(text) })
      .expect(303);
    expect(await waiting()).toHaveLength(3);
  });
});

describe('one browser in both', () => {
  it('keeps drafts apart, and takes no draft with the other realm’s token', async () => {
    const both = await desk.signIn('son.badinh');
    await alsoInClass(both);
    const [real, taught] = ['Chữ nháp của việc thật', 'Chữ nháp của lớp'];
    const tokenOf = async (base: string) => csrfOf((await both.get(`${base}/work`).expect(200)).text);
    const save = (base: string, token: string, subject: string) =>
      both.post(`${base}/drafts/petition-registration`).set('X-CSRF-Token', token).type('form').send({ subject });
    await save('', await tokenOf(''), real).expect(200);
    expect((await both.get(`${lesson.at}/drafts/petition-registration`).expect(200)).text).not.toContain(real);
    await save(lesson.at, await tokenOf(lesson.at), taught).expect(200);
    expect((await both.get('/drafts/petition-registration').expect(200)).text).toContain(real);
    expect((await both.get(`${lesson.at}/drafts/petition-registration`).expect(200)).text).toContain(taught);
    await save('', await tokenOf(lesson.at), taught).expect(403);
    await save(lesson.at, await tokenOf(''), real).expect(403);
  });

  it('gives a page’s new token to the same person of the same realm only', async () => {
    const both = await desk.signIn('son.badinh');
    await alsoInClass(both);
    const holderOf = async (base: string) =>
      /data-holder="([^"]+)"/.exec((await both.get(`${base}/work`).expect(200)).text)?.[1] ?? '';
    const [real, taught] = [await holderOf(''), await holderOf(lesson.at)];
    await both.get(`/session/token?holder=${encodeURIComponent(real)}`).expect(200);
    await both.get(`${lesson.at}/session/token?holder=${encodeURIComponent(taught)}`).expect(200);
    await both.get(`/session/token?holder=${encodeURIComponent(taught)}`).expect(409);
    await both.get(`${lesson.at}/session/token?holder=${encodeURIComponent(real)}`).expect(409);
  });

  it('signs out of one realm and stays in the other', async () => {
    const both = await desk.signIn('son.badinh');
    await alsoInClass(both);
    const token = csrfOf((await both.get(`${lesson.at}/work`)).text);
    const out = await both.post(`${lesson.at}/sign-out`).type('form').send({ _csrf: token });
    expect([out.status, out.headers.location]).toEqual([303, `${lesson.at}/sign-in`]);
    await both.get('/work').expect(200);
    expect((await both.get(`${lesson.at}/work`)).status).toBe(303);
  });

  it('keeps a form sent after the end of the session for its own realm, and for the part that wrote it', async () => {
    const both = await desk.signIn('son.badinh');
    await alsoInClass(both);
    const parts = await both.get(`${lesson.at}/parts`).expect(200);
    const ids = [...parts.text.matchAll(/parts\/(\d+)"/g)].map((match) => match[1]);
    await both.post(`${lesson.at}/parts/${ids[1]}`).type('form').send(formFieldsOf(parts.text)).expect(303);
    const token = csrfOf((await both.get(`${lesson.at}/work`)).text);
    await both.post(`${lesson.at}/sign-out`).type('form').send({ _csrf: token }).expect(303);
    const late = await both
      .post(`${lesson.at}/petitions/new`)
      .type('form')
      .send({ subject: 'Chữ gửi muộn', mode: 'open', _csrf: token });
    expect(late.status).toBe(303);
    const back = decodeURIComponent(String(late.headers.location));
    expect(back).toMatch(new RegExp(`^${lesson.at}/sign-in\\?next=/petitions/new\\?restore=`));
    const parked = await (await desk.realm(lesson.code)).services.database.inHouse((house) =>
      house.rows<{ login: string }>('select c.login from parked_forms p join accounts c on c.id = p.account_id'),
    );
    expect(parked).toEqual([{ login: 'hocvien01.vanthu' }]);
    expect(await desk.database.owner('select 1 from parked_forms')).toEqual([]);
  });
});

describe('the eyes of the help desk', () => {
  it('look at production and see nothing of a class; in a class nobody has them', async () => {
    const both = await desk.signIn('quantri');
    await alsoInClass(both);
    const [son] = await desk.database.owner<{ id: number; post: number }>(
      "select c.id, a.id as post from accounts c join assignments a on a.account_id = c.id where c.login = 'son.badinh'",
    );
    const address = `/admin/accounts/${son?.id}/see-as`;
    const form = await fields(both, address);
    await both
      .post(address)
      .type('form')
      .send({ ...form, assignment: String(son?.post), reason: 'Phiếu hỗ trợ 7: không thấy nút', asked: '1' })
      .expect(303);
    expect((await both.get('/work').expect(200)).text).toContain('is-seeing');
    const inside = await both.get(`${lesson.at}/work`).expect(200);
    expect(inside.text).not.toMatch(/is-seeing|Thôi xem như/);
    // Nothing is posted while one looks; in the class nobody looks.
    const begun = await both
      .post(`${lesson.at}/exercises/pa-den-duong/start`)
      .type('form')
      .send(await fields(both, `${lesson.at}/exercises/pa-den-duong`));
    expect([begun.status, begun.headers.location]).toEqual([303, `${lesson.at}/exercises/pa-den-duong`]);
    for (const suffix of ['', '.truongphong', '.lanhdao', '.so.lanhdao']) {
      const trainee = await desk.enter(lesson.code, 1, suffix);
      for (const path of [
        '/admin/accounts',
        `/admin/accounts/${son?.id}/see-as`,
        '/admin/accounts/bulk',
        '/admin/accounts/rules',
      ])
        expect([suffix, path, [403, 404].includes((await trainee.get(`${lesson.at}${path}`)).status)]).toEqual([
          suffix,
          path,
          true,
        ]);
    }
  });
});

describe('a denunciation', () => {
  it('asks who is denounced, names the officer of the class, and opens its identity to whoever may', async () => {
    const reception = await desk.enter(lesson.code, 2, '.tiepdan');
    const address = `${lesson.at}/petitions/new`;
    const typed = {
      mode: 'sealed',
      declaredType: 'TC',
      source: 'in_person_dropoff',
      receivedOn: '25/11/2026',
      senderKind: 'individual',
      'senders.0.name': 'Nông Thị Lam',
      'senders.0.address': 'Số 16, ngõ 30 phố Cây Xoan',
      'respondents.0.name': 'Phó Văn Khuê',
      'respondents.0.position': 'Công chức địa chính',
      subject: 'Tố cáo thu tiền khi nhận hồ sơ',
      summary: 'Công chức địa chính thu của mỗi hộ 5.000.000 đồng, không có biên lai.',
      field: 'OTHER',
    };
    const send = async (more: Record<string, string>) =>
      reception
        .post(address)
        .type('form')
        .send({ ...(await fields(reception, `${address}?mode=sealed`)), ...typed, ...more });
    const asked = await send({});
    expect(asked.status).toBe(422);
    expect(asked.text).toContain('name="denouncedIs"');
    const made = await send({ denouncedIs: 'none' });
    expect(made.status).toBe(303);
    const id = /petitions\/(\d+)/.exec(String(made.headers.location))?.[1];
    const head = await desk.enter(lesson.code, 2, '.truongphong');
    const revealed = await head
      .post(`${lesson.at}/petitions/${id}/identity`)
      .type('form')
      .send({ ...(await fields(head, `${lesson.at}/petitions/${id}`)), purpose: 'verify_denouncer' });
    expect(revealed.status).toBe(200);
    expect(revealed.text).toContain('Nông Thị Lam');
    const past = await send({ denouncedIs: 'head', subject: 'Tố cáo người đứng đầu phường' });
    expect(past.status).toBe(303);
    const leader = await desk.enter(lesson.code, 2, '.lanhdao');
    const hidden = /petitions\/(\d+)/.exec(String(past.headers.location))?.[1];
    await leader.get(`${lesson.at}/petitions/${hidden}`).expect(404);
  });
});

describe('one who begins anew', () => {
  it('comes in with the slip again, whatever he made of his password; who still sat there is out', async () => {
    const trainee = await desk.enter(lesson.code, 2, '.vanthu');
    const slip = slipPassword(desk.services.config, lesson.code, 2);
    const fresh = 'mot-mat-khau-khac-2026';
    await trainee
      .post(`${lesson.at}/account/password`)
      .type('form')
      .send({ ...(await fields(trainee, `${lesson.at}/account/password`)), current: slip, fresh, again: fresh })
      .expect(303);
    await expect(desk.enter(lesson.code, 2, '.vanthu')).rejects.toThrow('422');
    const other = await desk.enter(lesson.code, 2);
    const trainer = await desk.signIn('taphuan');
    const reset = `/training/classes/${lesson.id}/seats/2/reset`;
    await trainer
      .post(reset)
      .type('form')
      .send({ ...(await fields(trainer, reset)), understood: '1' })
      .expect(303);
    const out = await other.get(`${lesson.at}/work`);
    expect(out.status).toBe(303);
    const told = (await other.get(String(out.headers.location)).expect(200)).text;
    expect(told).toContain(
      'Giảng viên vừa cho chỗ thực hành của ông, bà làm lại từ đầu: đơn, hồ sơ, bản nháp của lượt trước không còn',
    );
    expect(told).not.toContain('phần vừa nhập vẫn còn');
    await (await desk.enter(lesson.code, 2, '.vanthu')).get(`${lesson.at}/work`).expect(200);
  });
});

describe('re-organisation', () => {
  it('is no matter of a class: its addresses say so, and the rail leads to none', async () => {
    for (const [suffix, path] of [
      ['.lanhdao', '/admin/reorganisations'],
      ['.vanthu', '/unit-handovers'],
    ] as const) {
      const trainee = await desk.enter(lesson.code, 2, suffix);
      const answer = await trainee.get(`${lesson.at}${path}`);
      expect([path, answer.status]).toEqual([path, 409]);
      expect(answer.text).toContain('Lớp tập huấn không thực hành sắp xếp, bàn giao đơn vị');
      expect((await trainee.get(`${lesson.at}/work`).expect(200)).text).not.toContain(`href="${lesson.at}${path}"`);
    }
    const leader = await desk.signIn('thang.badinh');
    expect((await leader.get('/work')).text).toContain('href="/admin/reorganisations"');
    await leader.get('/admin/reorganisations').expect(200);
  });
});

describe('the door', () => {
  it('leads from the typed code into the class; a class has no door of its own', async () => {
    expect((await request(desk.app).get(`/class?code=${lesson.code.toUpperCase()}`)).headers.location).toBe(lesson.at);
    await request(desk.app).get('/class?code=x').expect(422);
    const trainee = await desk.enter(lesson.code, 1);
    await trainee.get(`${lesson.at}/class`).expect(404);
  });
});
