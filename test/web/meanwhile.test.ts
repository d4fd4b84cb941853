// Two officers, one record: the second hears who did what and when, and no word of his is lost.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { latestActs } from '../../src/audit/latest.ts';
import { classifyPetition } from '../../src/petitions/classification/actions.ts';
import { registerPetition } from '../../src/petitions/registration.ts';
import { choice, optionalId, optionalText } from '../../src/web/fields.ts';
import { typedTexts } from '../../src/web/typed-texts.ts';
import { answers, foreignComplaint, ownComplaint, register, stateOf } from '../petitions/handling.ts';
import { type Agent, formFieldsOf, type TestApp, testApp } from '../support/app.ts';
import { aDenunciation } from '../support/registration.ts';

let app: TestApp;
let son: Agent;
beforeAll(async () => {
  app = await testApp();
  son = await app.signIn('son.badinh');
}, 60_000);
afterAll(() => app.close());

const hidden = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';

describe('a form opened before a colleague saved', () => {
  it('comes back with the words, and with who did what and when; sent again it is taken', async () => {
    const id = await register(app, 'son.badinh');
    await app.as('son.badinh', (act) => classifyPetition(act, id, answers(foreignComplaint)));
    const address = `/petitions/${id}/proposal`;
    const page = (await son.get(address).expect(200)).text;
    await app.as('cuong.badinh', (act) => classifyPetition(act, id, answers({ ...foreignComplaint, field: 'LAND.3' })));
    const typed = { outcome: 'guide', reason: 'Lý do đã gõ rất lâu', basis: 'Căn cứ riêng của tôi', destination: 'Sở Xây dựng' };
    const late = await son
      .post(address)
      .type('form')
      .send({ ...formFieldsOf(page), rowVersion: hidden(page, 'rowVersion'), ...typed })
      .expect(409);
    expect(late.text).toContain('Chưa lưu: hồ sơ vừa thay đổi');
    expect(late.text).toMatch(
      /Vũ Bá Cường, 09:00 ngày 25\/11\/2026\): Phân loại đơn: Khiếu nại, đủ điều kiện, không thuộc thẩm quyền, Thu hồi đất/,
    );
    expect(late.text).toContain('Lý do đã gõ rất lâu');
    expect(late.text).toContain('Căn cứ riêng của tôi');
    expect((await stateOf(app, id)).status).toBe('assigned');
    const again = { ...formFieldsOf(late.text), rowVersion: hidden(late.text, 'rowVersion'), ...typed };
    await son.post(address).type('form').send(again).expect(303);
    expect((await stateOf(app, id)).status).toBe('proposed');
  });

  it('whose act is over says so on a page with the latest acts and the words to copy', async () => {
    const id = await register(app, 'son.badinh');
    const address = `/petitions/${id}/assignment`;
    const head = await app.signIn('cuong.badinh');
    const page = (await head.get(address).expect(200)).text;
    await app.database.owner("update petitions set status = 'withdrawn', closed_on = '2026-11-25' where id = $1", [id]);
    await app.as('son.badinh', async (act) => {
      const { recordEvent } = await import('../../src/audit/events.ts');
      const data = { on: '2026-11-25', note: '' };
      await recordEvent(act.tx, act.actor, {
        kind: 'petition.withdrawn',
        at: act.moment.at,
        petitionId: id,
        data,
        requestId: 'test',
      });
    });
    const processor = /name="processor"[^>]*value="(\d+)"/.exec(page)?.[1] ?? /<option value="(\d+)"/.exec(page)?.[1] ?? '';
    const late = await head
      .post(address)
      .type('form')
      .send({ ...formFieldsOf(page), processor, note: 'Ý kiến phân công dài' })
      .expect(409);
    expect(late.text).toContain('Việc gần nhất trên hồ sơ');
    expect(late.text).toMatch(/Lê Viết Sơn, 09:00 ngày 25\/11\/2026<\/strong>: Ghi nhận rút đơn: 25\/11\/2026/);
    expect(late.text).toContain('Ý kiến phân công dài');
    expect(late.text).toContain(`href="/petitions/${id}"`);
    const short = { ...formFieldsOf(page), processor, note: '25/UBND-NC' };
    const copied = (await head.post(address).type('form').send(short).expect(409)).text.split('Chữ ông, bà vừa gõ')[1] ?? '';
    expect([...copied.matchAll(/<textarea[^>]*>([^<]*)</g)].map(([, value]) => value)).toEqual(['25/UBND-NC']);
  });
});

it('officers’ own words on a denunciation are for who reads it; to the others the act alone', async () => {
  const { id } = await app.as('son.badinh', (act) => registerPetition(act, aDenunciation()));
  await app.as('son.badinh', async (act) => {
    const { recordEvent } = await import('../../src/audit/events.ts');
    const entry = { kind: 'petition.sealing_explained', at: act.moment.at, petitionId: id, sealed: true };
    await recordEvent(act.tx, act.actor, { ...entry, data: { reason: 'Lời kín của cán bộ' }, requestId: 'test' });
  });
  const seen = (login: string) =>
    app.as(login, async (act) => JSON.stringify(await latestActs(act.tx, act.actor, `/petitions/${id}/correction`)));
  expect(await seen('son.badinh')).toContain('Lời kín của cán bộ');
  expect(await seen('lan.badinh')).not.toContain('Lời kín');
  expect(await seen('tuan.ngocha')).toBe('[]');
  expect(await app.as('son.badinh', (act) => latestActs(act.tx, act.actor, '/work'))).toEqual([]);
});

it('what was ticked is given back in words, beside what was typed', () => {
  const values = { criteria: ['many_people', 'x'], reason: 'Lý do đã gõ', _key: 'k' };
  const choices = { criteria: { many_people: 'Có nhiều người khiếu nại', other: 'Khác' } };
  expect(typedTexts(values, (name) => ({ criteria: 'Tiêu chí', reason: 'Lý do, căn cứ cụ thể' })[name] ?? '', choices)).toEqual([
    { label: 'Tiêu chí', value: 'Có nhiều người khiếu nại' },
    { label: 'Lý do, căn cứ cụ thể', value: 'Lý do đã gõ' },
  ]);
});

it('nothing typed is lost: numbers, addresses for mail, days, names of one word; no secret, and no code or id of what was chosen', () => {
  const typed = {
    phone: '0912345678',
    email: 'ba@thu.vn',
    issuedNumber: '25/UBND-NC',
    on: '12/11/2026',
    note: 'lan',
    pages: '3',
  };
  const text = optionalText();
  const schema = z.object({
    ...Object.fromEntries(Object.keys(typed).map((name) => [name, text])),
    way: choice(['post'], ''),
    processor: optionalId,
    standing: text,
  });
  const chosen = {
    way: 'post',
    processor: '12',
    rowVersion: '4',
    _seal: 'open',
    password: 'Hoa 123',
    fresh: 'Hoa 124',
    standing: '0',
  };
  expect(typedTexts({ ...typed, ...chosen }, (name) => name, undefined, schema)).toEqual(
    Object.entries(typed).map(([label, value]) => ({ label, value })),
  );
  const rows = {
    'senders.0.name': 'Lan',
    'senders.0.idNumber': '001087654321',
    'senders.0.birthYear': '1960',
    'senders.0.gender': 'female',
    source: 'direct',
    declaredType: 'KN',
    isAnonymous: 'on',
    receivedOn: '2026-11-12',
    senderRows: '2',
  };
  expect(typedTexts(rows, (name) => name).map(({ value }) => value)).toEqual(['Lan', '001087654321', '1960', '12/11/2026']);
});

it('a petition nobody else touched says “Chính ông, bà”', async () => {
  const id = await register(app, 'son.badinh');
  await app.as('son.badinh', (act) => classifyPetition(act, id, answers(ownComplaint)));
  const [latest] = await app.as('son.badinh', (act) => latestActs(act.tx, act.actor, `/petitions/${id}`));
  expect(latest?.by).toBe('Chính ông, bà, 09:00 ngày 25/11/2026');
});
