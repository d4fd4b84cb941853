import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listRecordEvents } from '../../src/audit/queries.ts';
import { listEvents } from '../../src/petitions/queries.ts';
import { listVisitEvents } from '../../src/reception/queries.ts';
import { registerVisit } from '../../src/reception/registration.ts';
import { openTransfer, returnTransfer, sendTransfer } from '../../src/transfers/actions.ts';
import { listHops, listTransfersOf } from '../../src/transfers/queries.ts';
import { runJobs } from '../../src/worker.ts';
import { entry } from '../reception/entries.ts';
import { csrfOf, formFieldsOf, type TestApp, testApp } from '../support/app.ts';
import { readyToSend, someone, toNgocHa } from './arrange.ts';

let app: TestApp;
const jobs = () => runJobs(app.services, app.database.workerUrl);
const open = (login: string, id: number) => app.as(login, (act) => openTransfer(act, id));
const returning = { reason: 'not_competent' as const, basis: 'Điều 27 Luật Khiếu nại', note: '' };

beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

describe('the receiver’s work', () => {
  it('holds what was sent here, with its code and day but none of its words, and loses it with the answer; the counts are one', async () => {
    const other = await readyToSend(app);
    await app.as('hoa.badinh', async (act) => sendTransfer(act, other.id, await toNgocHa(app)));
    const { id, publicCode } = await readyToSend(app);
    const transferId = await app.as('hoa.badinh', async (act) => sendTransfer(act, id, await toNgocHa(app)));
    const yen = await app.signIn('yen.ngocha');
    const text = async (path: string) => (await yen.get(path).expect(200)).text;
    const counts = async () => {
      const work = await text('/work');
      const list = await text('/transfers');
      return [
        (work.match(/href="\/transfers\/\d+"[^>]*>(Mở đơn chuyển đến|Nhận hoặc trả lại)</g) ?? []).length,
        Number(/Chuyển đến \((\d+)\)/.exec(list)?.[1]),
        (list.match(/data-row/g) ?? []).length - 1,
      ];
    };
    const before = await counts();
    expect(new Set(before).size).toBe(1);
    const work = await text(`/work?q=${publicCode}`);
    for (const words of ['Mở đơn chuyển đến', publicCode ?? '?', 'Ba Đình', '09/12/2026']) expect(work).toContain(words);
    for (const words of [someone.name, 'Sửa đường', 'sửa đường ngõ 12']) expect(work).not.toContain(words);
    const list = await text('/transfers');
    for (const words of [publicCode ?? '?', 'Hạn xử lý', '09/12/2026']) expect(list).toContain(words);
    const chairman = await app.signIn('tuan.ngocha');
    expect((await chairman.get('/work').expect(200)).text).not.toContain('Mở đơn chuyển đến');
    await open('yen.ngocha', transferId);
    expect(await text(`/work?q=${publicCode}`)).toContain('Nhận hoặc trả lại');
    await app.as('yen.ngocha', (act) => returnTransfer(act, transferId, returning));
    expect(await counts()).toEqual(before.map((count) => count - 1));
  });
});

describe('the list', () => {
  it('turns pages both ways in either order, and is filtered by code, unit and type, all kept in its links', async () => {
    const { id, publicCode } = await readyToSend(app);
    await app.as('hoa.badinh', async (act) => sendTransfer(act, id, await toNgocHa(app)));
    await app.database.owner(
      `insert into transfers (unit_id, petition_id, to_unit_id, to_outside, thread_id, public_code, petition_type, sealed, hop, is_return_to_earlier, reason, basis, sent_on, sent_at, sent_by)
       select unit_id, petition_id, null, 'Ban Dân nguyện số ' || n, thread_id, null, 'KN', false, 1, false, '', '', date '2026-11-01' + n % 20, sent_at, sent_by
         from transfers, generate_series(1, 60) n where petition_id = $1`,
      [id],
    );
    const clerk = await app.signIn('hoa.badinh');
    const read = async (path: string) => (await clerk.get(path).expect(200)).text;
    const rowsOf = (page: string) => [...page.matchAll(/href="(\/transfers\/\d+)" data-open/g)].map((match) => match[1] ?? '');
    const link = (page: string, rel: string) =>
      new RegExp(`rel="${rel}" href="([^"]+)"`).exec(page)?.[1]?.replaceAll('&amp;', '&') ?? '';
    for (const sort of ['sent', '-sent']) {
      const pages = [await read(`/transfers?box=out&state=all&type=KN&sort=${sort}`)];
      expect(pages[0]).toContain('25 đơn trên trang này, tất cả 60 đơn');
      for (let next = link(pages[0] ?? '', 'next'); next; next = link(pages.at(-1) ?? '', 'next')) {
        expect(next).toContain('type=KN');
        pages.push(await read(next));
      }
      expect(pages.map((page) => rowsOf(page).length)).toEqual([25, 25, 10]);
      expect(new Set(pages.flatMap(rowsOf)).size).toBe(60);
      const back = await read(link(pages[2] ?? '', 'prev'));
      expect(rowsOf(back)).toEqual(rowsOf(pages[1] ?? ''));
      expect(rowsOf(await read(link(back, 'prev')))).toEqual(rowsOf(pages[0] ?? ''));
    }
    const found = async (q: string) => rowsOf(await read(`/transfers?box=out&state=all&q=${encodeURIComponent(q)}`)).length;
    expect([await found('dan nguyen so 60'), await found(publicCode ?? '?'), await found('%'), await found('_____')]).toEqual([
      1, 1, 0, 0,
    ]);
    // A seal that came later: the code finds it no more.
    await app.database.owner('update transfers set sealed = true where petition_id = $1', [id]);
    expect(await found(publicCode ?? '?')).toBe(0);
  });
});

describe('the pages', () => {
  it('lead an officer from sending to accepting', async () => {
    const petition = await readyToSend(app);
    const sender = await app.signIn('hoa.badinh');
    const form = await sender.get(`/petitions/${petition.id}/transfer`).expect(200);
    await sender
      .post(`/petitions/${petition.id}/transfer`)
      .type('form')
      .send({ ...formFieldsOf(form.text), destination: 'unit', reason: '', basis: '', sentOn: '31/02/2026' })
      .expect(422);
    const to = await toNgocHa(app);
    const posted = await sender
      .post(`/petitions/${petition.id}/transfer`)
      .type('form')
      .send({
        ...formFieldsOf(form.text),
        destination: 'unit',
        toUnitId: String(to.toUnitId),
        reason: to.reason,
        basis: to.basis,
        sentOn: '25/11/2026',
      })
      .expect(303);
    const href = posted.headers.location ?? '';
    await sender.get(href).expect(200);
    await sender.get(`/petitions/${petition.id}/transfer`).expect(409);
    // The sender's own page does not call it ended while an answer is awaited, and says whose.
    const own = async () => (await sender.get(`/petitions/${petition.id}`).expect(200)).text;
    expect(await own()).toMatch(/chờ [^<]*Ngọc Hà[^<]* nhận đơn/);

    const receiver = await app.signIn('yen.ngocha');
    const list = await receiver.get('/transfers').expect(200);
    expect(list.text).toContain(href);
    const closed = await receiver.get(href).expect(200);
    expect(closed.text).not.toContain('Kiến nghị sửa đường ngõ 12');
    await receiver
      .post(`${href}/opening`)
      .type('form')
      .send({ _csrf: csrfOf(closed.text) })
      .expect(303);
    const opened = await receiver.get(href).expect(200);
    expect(opened.text).toContain('Kiến nghị sửa đường ngõ 12');
    const half = await receiver.get(`${href}/return`).expect(200);
    expect(half.text).toContain('nhận đơn rồi gắn với vụ việc ấy');
    for (const own of ['ineligible', 'already_handled']) expect(half.text).not.toContain(`value="${own}"`);
    const draftUrl = /data-draft="([^"]+)"/.exec(half.text)?.[1] ?? '';
    await receiver
      .post(draftUrl)
      .type('form')
      .send({ _csrf: csrfOf(half.text), _version: '0', reason: 'not_competent', basis: 'Điều 29', note: 'chữ đang gõ dở' })
      .expect((res) => expect(res.status).toBeLessThan(400));
    expect((await receiver.get(`${href}/return`).expect(200)).text).toContain('chữ đang gõ dở');
    const back = await receiver.get(`${href}/return`);
    await receiver
      .post(`${href}/return`)
      .type('form')
      .send({ ...formFieldsOf(back.text), reason: 'already_handled', basis: 'Điều 27' })
      .expect(422);
    await receiver
      .post(`${href}/acceptance`)
      .type('form')
      .send({ _csrf: csrfOf(opened.text) })
      .expect(303);
    expect(await own()).toMatch(/chờ [^<]*Ngọc Hà[^<]* phúc đáp/);
    await receiver
      .post(`${href}/acceptance`)
      .type('form')
      .send({ _csrf: csrfOf(opened.text) })
      .expect(409);
    await (await app.signIn('nga.badinh')).get('/transfers').expect(403);
  });
});

/** No row of any table, and no waiting job, has one of these words in the clear. */

describe('a renamed unit', () => {
  const everything = {
    person: '',
    unitId: null,
    record: null,
    kind: '',
    from: null,
    to: '2026-11-25',
    readingsOnly: false,
    after: null,
  };
  it('has the name of the day on acts of that day: its hops, timelines and the audit', async () => {
    app.setNow('2026-11-25T02:00:00Z');
    const petition = await readyToSend(app);
    const sent = await app.as('hoa.badinh', async (act) => sendTransfer(act, petition.id, await toNgocHa(app)));
    await open('yen.ngocha', sent);
    await app.as('yen.ngocha', (act) => returnTransfer(act, sent, returning));
    await jobs();
    const visit = await app.as('lan.badinh', (act) => registerVisit(act, entry()));
    const units = [await app.database.unitId('00004'), await app.database.unitId('00008')];
    await app.database.owner(
      `with former as (insert into unit_names (unit_id, during, unit_type, name, short_name, act)
         select id, daterange(lower(during), '2026-11-26'), unit_type, name, short_name, 'Nghị quyết đổi tên' from units where id = any ($1::int[]))
       update units set name = 'Phường Tên Mới ' || id where id = any ($1::int[])`,
      [units],
    );
    const read = await app.as('hoa.badinh', async ({ tx, actor }) => ({
      hops: await listHops(tx, petition.id),
      box: await listTransfersOf(tx, { unitId: actor.unitId, id: petition.id }),
      petition: await listEvents(tx, actor, { unitId: actor.unitId, id: petition.id, sealed: false }),
      visit: await listVisitEvents(tx, actor, { unitId: actor.unitId, id: visit.id, sealed: false }),
      audit: await listRecordEvents(tx, everything, { accountId: actor.accountId, ownUnit: actor.unitId }, 50),
    }));
    expect(read.hops).toMatchObject([{ fromName: 'Phường Ba Đình', toName: 'Phường Ngọc Hà' }]);
    expect(read.box).toMatchObject([{ fromName: 'Phường Ba Đình', toName: 'Phường Ngọc Hà' }]);
    for (const events of [read.petition, read.visit, read.audit]) {
      expect(events.map((one) => one.byUnitName)).toContain('Phường Ba Đình');
      expect(JSON.stringify(events)).not.toContain('Tên Mới');
    }
  });
});
