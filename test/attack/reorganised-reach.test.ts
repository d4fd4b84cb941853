// An administrator alone may carry out an act over units: it brings posts to denouncers whose names they did not reach, and denouncers to posts
// that did not reach them. Nobody opens such a name before a second person has said yes to him; everything else goes on.
import { beforeAll, describe, expect, it } from 'vitest';
import { registerPetition } from '../../src/petitions/registration.ts';
import { revealPetition } from '../../src/petitions/steps/actions.ts';
import { addRoute, prepareAct } from '../../src/rollout/reorganisation/actions.ts';
import { startAct } from '../../src/rollout/reorganisation/execution.ts';
import { undoAct } from '../../src/rollout/reorganisation/undo.ts';
import { runJobs } from '../../src/worker.ts';
import { adminOf, keepHeads, prepareMerger, staffOffice } from '../rollout/reorganisation/arrange.ts';
import { anApp } from '../support/an-app.ts';
import { csrfOf } from '../support/app.ts';
import { aDenunciation, aSender } from '../support/registration.ts';

const app = anApp();
let merger = 0;
const unit: Record<'baDinh' | 'ngocHa' | 'hongHa', number> = { baDinh: 0, ngocHa: 0, hongHa: 0 };
const id: Record<string, number> = {};
const denouncer = 'Khuất Thị Chim Sẻ';

const rows = <Row extends Record<string, unknown>>(sql: string, params: unknown[] = []) => app.database.owner<Row>(sql, params);
const asAdmin = adminOf(app);
const work = () => runJobs(app.services, app.database.workerUrl);
const carryOut = async (actId: number) => {
  await asAdmin((context) => startAct(context, actId));
  await work();
};
const denounce = async (login: string, field = 'CIVIL_SERVICE.4') =>
  (await app.as(login, (act) => registerPetition(act, aDenunciation({ field, senders: [aSender({ name: denouncer })] })))).id;
/** The row that goes on from a petition in a unit. */
const movedTo = async (unitId: number, petition: number) =>
  (
    await rows<{ id: number }>('select id::int from petitions where unit_id = $1 and origin_petition_id = $2', [unitId, petition])
  )[0]?.id ?? 0;
/** Whether the act behind the button opens the name; shut, it is for this reason and no other. */
async function opens(login: string, petition: number): Promise<boolean> {
  try {
    const people = await app.as(login, (act) => revealPetition(act, petition, 'verify_denouncer'));
    return people.some(({ name }) => name === denouncer);
  } catch (error) {
    expect(String(error)).toContain('Đơn vị vừa được sắp xếp');
    return false;
  }
}
const waits = () =>
  rows<{ login: string; confirmed: boolean }>(
    `select c.login, w.confirmed_at is not null as confirmed from reveal_waits w join assignments a on a.id = w.assignment_id join accounts c on c.id = a.account_id
      where w.reorganisation_id = $1 order by 1`,
    [merger],
  );
const postOf = async (login: string, unitId: number) =>
  (
    await rows<{ id: number }>(
      'select a.id from assignments a join accounts c on c.id = a.account_id where c.login = $1 and a.unit_id = $2 and upper_inf(a.during) order by a.id desc',
      [login, unitId],
    )
  )[0]?.id ?? 0;
async function confirm(login: string, posts: number[], act = merger) {
  const agent = await app.signIn(login);
  const page = await agent.get(`/reveal-confirmations?act=${act}`).expect(200);
  const answer = await agent
    .post(`/reveal-confirmations?act=${act}`)
    .type('form')
    .send({ _csrf: csrfOf((await agent.get('/account')).text), post: posts.map(String) });
  return { status: answer.status, page: page.text };
}

beforeAll(async () => {
  unit.baDinh = await app.database.unitId('00004');
  unit.ngocHa = await app.database.unitId('00008');
  unit.hongHa = await app.database.unitId('00097');
  id.own = await denounce('hoa.badinh');
  id.land = await denounce('hoa.badinh', 'LAND.3');
  id.along = await denounce('yen.ngocha');
  app.setNow('2026-11-25T02:00:00Z');
  merger = await asAdmin((context) => prepareMerger(context, unit.ngocHa, unit.baDinh));
  await asAdmin((context) => keepHeads(context, merger));
}, 60_000);

describe('a merger', () => {
  it('says beforehand how many wait and who says yes, on the dry run and where it is carried out', async () => {
    const admin = await app.signIn('quantri');
    for (const page of ['', '/execution']) {
      const { text } = await admin.get(`/admin/reorganisations/${merger}${page}`).expect(200);
      expect(text).toMatch(/\d+ người ở đơn vị nhận chờ xác nhận rồi mới xem được thông tin người tố cáo/);
      expect(text).toContain('Dương Quang Hùng');
    }
  });

  it('taken back, everybody is confirmed as before; carried out again, they wait again', async () => {
    app.setNow('2026-11-25T02:05:00Z');
    await carryOut(merger);
    const before = await waits();
    expect(before.map(({ login }) => login)).toEqual(expect.arrayContaining(['phong.ngocha', 'thang.badinh', 'vinh.ngocha']));
    const list = async () => (await (await app.signIn('hung.thanhtra')).get('/reveal-confirmations').expect(200)).text;
    expect(await list()).toContain('9/NQ-HĐND');
    await asAdmin((context) => undoAct(context, merger, 'Thử'));
    await work();
    expect(await list()).not.toContain('9/NQ-HĐND');
    expect(await opens('phong.ngocha', id.along ?? 0)).toBe(true);
    expect(await opens('thang.badinh', id.own ?? 0)).toBe(true);
    await carryOut(merger);
    expect(await waits()).toEqual(before);
  });

  it('opens no name of another office: not to who comes, not to who receives; of one’s own it stays open', async () => {
    id.came = await movedTo(unit.baDinh, id.along ?? 0);
    for (const login of ['phong.ngocha', 'vinh.ngocha']) {
      expect([login, await opens(login, id.own ?? 0)]).toEqual([login, false]);
      expect([login, await opens(login, id.came)]).toEqual([login, true]);
      // Only the name waits.
      const agent = await app.signIn(login);
      await agent.get(`/petitions/${id.own}`).expect(200);
      const answer = await agent
        .post(`/petitions/${id.own}/identity`)
        .type('form')
        .send({ _csrf: csrfOf((await agent.get('/account')).text), purpose: 'verify_denouncer' });
      expect([login, answer.status, answer.text.includes(denouncer)]).toEqual([login, 403, false]);
    }
    // Whoever gives the petition out sees beforehand who would get it without the name, and until when.
    const giver = await app.signIn('thang.badinh');
    for (const [petition, marked, unmarked] of [
      [id.own, 'Lương Duy Phong', 'Vũ Bá Cường'],
      [id.came, 'Vũ Bá Cường', 'Lương Duy Phong'],
    ] as const) {
      const { text } = await giver.get(`/petitions/${petition}/assignment`).expect(200);
      expect(text).toMatch(new RegExp(`${marked}, [^<]*, chờ xác nhận sau sắp xếp đơn vị<`));
      expect(text).not.toMatch(new RegExp(`${unmarked}, [^<]*chờ xác nhận`));
      expect(text).toContain('chưa xem được thông tin người tố cáo cho đến khi được xác nhận');
    }
    for (const login of ['thang.badinh', 'cuong.badinh']) {
      expect([login, await opens(login, id.came)]).toEqual([login, false]);
      expect([login, await opens(login, id.own ?? 0)]).toEqual([login, true]);
    }
  });

  it('tells everybody concerned, and whoever waits by it himself says yes to nobody', async () => {
    const told = await rows<{ login: string; words: string }>(
      "select distinct c.login, n.words from notices n join accounts c on c.id = n.account_id where n.kind = 'account.reveal_holder'",
    );
    expect(told.map(({ login }) => login)).toEqual(
      expect.arrayContaining(['hung.thanhtra', 'tam.thanhtra', 'thang.badinh', 'phong.ngocha', 'vinh.ngocha']),
    );
    const phong = await postOf('phong.ngocha', unit.baDinh);
    for (const login of ['thang.badinh', 'vinh.ngocha'])
      expect([login, (await confirm(login, [phong])).status]).toEqual([login, 409]);
    expect((await waits()).filter(({ confirmed }) => confirmed)).toEqual([]);
  });

  it('the Chief Inspector confirms several at once, each by an event; a confirmed head her own staff', async () => {
    const chief = await (await app.signIn('hung.thanhtra')).get('/reveal-confirmations').expect(200);
    expect(chief.text).toContain(`href="/reveal-confirmations?act=${merger}"`);
    const posts = [await postOf('thang.badinh', unit.baDinh), await postOf('vinh.ngocha', unit.baDinh)];
    // All at once without a script, and on a phone, where the head of the table with its tick is not seen.
    const list = async (tick = '') =>
      (await (await app.signIn('hung.thanhtra')).get(`/reveal-confirmations?act=${merger}${tick}`).expect(200)).text;
    const ticked = (html: string) => [...html.matchAll(/name="post" value="(\d+)" checked/g)].map(([, post]) => Number(post));
    expect(await list()).toContain(`href="/reveal-confirmations?act=${merger}&amp;tick=all">Chọn tất cả<`);
    expect(ticked(await list())).toEqual([]);
    expect(ticked(await list('&tick=all'))).toEqual(expect.arrayContaining(posts));
    const done = await confirm('hung.thanhtra', posts);
    expect(done.status).toBe(303);
    expect(done.page).toContain('Phường Ba Đình, chuyển từ Phường Ngọc Hà');
    expect(done.page).toContain('theo 9/NQ-HĐND ngày 20/11/2026');
    const events = await rows<{ login: string; act: string }>(
      "select data->>'login' as login, data->>'act' as act from house_events where kind = 'assignment.reveal_confirmed' order by 1",
    );
    expect(events).toEqual([
      { login: 'thang.badinh', act: '9/NQ-HĐND' },
      { login: 'vinh.ngocha', act: '9/NQ-HĐND' },
    ]);
    await work();
    const told = await rows<{ login: string; words: string }>(
      "select c.login, n.words from notices n join accounts c on c.id = n.account_id where n.kind = 'account.reveal_confirmed' order by 1",
    );
    const [opened, more] = ['xem được thông tin người tố cáo ở', 'hồ sơ của đơn vị, không chỉ hồ sơ từ Phường Ngọc Hà'];
    expect(told).toMatchObject([{ login: 'thang.badinh' }, { login: 'vinh.ngocha' }]);
    expect(told[0]?.words).toContain(`đã xác nhận ông, bà giữ nhiệm vụ`);
    expect(told[0]?.words).toContain(`từ nay ${opened} hồ sơ từ Phường Ngọc Hà.`);
    expect(told[1]?.words).toContain(`từ nay ${opened} mọi ${more}.`);
    expect(await opens('thang.badinh', id.came ?? 0)).toBe(true);
    expect(await opens('vinh.ngocha', id.own ?? 0)).toBe(true);
    expect(await opens('phong.ngocha', id.own ?? 0)).toBe(false);
    expect((await confirm('thang.badinh', [await postOf('phong.ngocha', unit.baDinh)])).status).toBe(303);
    expect(await opens('phong.ngocha', id.own ?? 0)).toBe(true);
  });
});

describe('after it', () => {
  const route = {
    isDefault: true,
    fields: [],
    takesPetitions: true,
    takesArchive: true,
    takesAccounts: true,
    takesSchedule: true,
  };
  const prepare = (number: string) =>
    asAdmin((context) =>
      prepareAct(context, {
        number,
        issuedOn: '2026-11-20',
        issuer: 'Ủy ban nhân dân Thành phố',
        subject: 'chuyển chức năng, sáp nhập',
        effectiveOn: '2026-11-25',
      }),
    );

  it('a function that moves opens no name to who receives it', async () => {
    const act = await prepare('10/QĐ-UBND');
    const moved = { ...route, kind: 'function', fields: ['LAND'], fromUnitId: unit.baDinh, toUnitId: unit.hongHa };
    await asAdmin((context) => addRoute(context, act, moved as never));
    await staffOffice(app, unit.hongHa);
    await rows('update assignments set reveal_confirmed_at = now() where unit_id = $1', [unit.hongHa]);
    await carryOut(act);
    const land = await movedTo(unit.hongHa, id.land ?? 0);
    const leader = `leader.${unit.hongHa}`;
    expect(await opens(leader, land)).toBe(false);
    expect((await confirm('hung.thanhtra', [await postOf(leader, unit.hongHa)], act)).status).toBe(303);
    expect(await opens(leader, land)).toBe(true);
  });

  it('whoever waits and is moved once more opens nothing of where he waited', async () => {
    // Nobody has said yes to this one yet.
    const [waiting] = (await waits()).filter(({ login, confirmed }) => !confirmed && login.endsWith('.ngocha'));
    expect(waiting?.login).toBeDefined();
    await rows("update assignments set role = 'leader' where id = $1", [await postOf(waiting?.login ?? '', unit.baDinh)]);
    const act = await prepare('11/NQ-HĐND');
    const merged = { ...route, kind: 'merge', fromUnitId: unit.baDinh, toUnitId: unit.hongHa };
    await asAdmin((context) => addRoute(context, act, merged as never));
    await asAdmin((context) => keepHeads(context, act));
    // One of the receiver who waits for what the function brought: the act changes his post.
    const changed = `processor.${unit.hongHa}`;
    await rows('insert into reorganisation_posts (reorganisation_id, assignment_id, to_unit_id, title) values ($1, $2, $3, $4)', [
      act,
      await postOf(changed, unit.hongHa),
      unit.hongHa,
      'Chuyên viên chính',
    ]);
    await carryOut(act);
    const waitsFor = await rows<{ number: string }>(
      'select o.number from reveal_waits w join reorganisations o on o.id = w.reorganisation_id where w.assignment_id = $1 and w.confirmed_at is null order by o.id',
      [await postOf(changed, unit.hongHa)],
    );
    expect(waitsFor.map(({ number }) => number)).toEqual(['10/QĐ-UBND', '11/NQ-HĐND']);
    const own = await movedTo(unit.hongHa, id.own ?? 0);
    const came = await movedTo(unit.hongHa, id.came ?? 0);
    expect(await opens('thang.badinh', own)).toBe(true);
    for (const petition of [own, came]) expect(await opens(waiting?.login ?? '', petition)).toBe(false);
  });
});
