// What is said when somebody signs for what another unit hands over is one remark on many items: it names no denouncer on the list, in the
// minutes, in a timeline or in the book of acts, not where it was typed, nor once one of the items is sealed later.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registerPetition } from '../../src/petitions/registration.ts';
import { sealOnRequest } from '../../src/petitions/steps/actions.ts';
import { correctVisit } from '../../src/reception/correction.ts';
import { registerVisit } from '../../src/reception/registration.ts';
import { citizen, entry } from '../reception/entries.ts';
import { csrfOf, formFieldsOf, type TestApp, testApp } from '../support/app.ts';
import { aDenunciation, aRegistration, aSender } from '../support/registration.ts';
import { type Looks, looksOf } from './looks.ts';

let app: TestApp;
let looks: Looks;
const unit = { own: 0, from: 0 };
const name = 'Đàm Thị Ngân Kanary';
const phone = '0912300671';
const said = `Thiếu CCCD bản gốc của bà ${name}, số 7 phố Kanary, ĐT ${phone}`;
const sender = aSender({ name, phone, address: 'Số 7 phố Kanary' });
const rows = <Row extends Record<string, unknown>>(sql: string, params: unknown[] = []) => app.database.owner<Row>(sql, params);

let act = 0;
let book = 0;
/** An item on the list of the own unit. */
async function item(of: { petitionId?: number; visitId?: number } = {}): Promise<number> {
  book += 1;
  const kind = of.petitionId ? 'petition' : of.visitId ? 'visit' : 'book';
  const [row] = await rows<{ id: number }>(
    `insert into handovers (unit_id, reorganisation_id, from_unit_id, kind, from_petition_id, petition_id, from_visit_id, visit_id, words, handed_at)
     values ($1, $2, $3, $4, $5, $5, $6, $6, $7, now()) returning id::int`,
    [unit.own, act, unit.from, kind, of.petitionId ?? null, of.visitId ?? null, `Sổ đơn số ${book}`],
  );
  return row?.id ?? 0;
}
const register = async (of: typeof aRegistration, changes = {}) =>
  (await app.as('hoa.badinh', (one) => registerPetition(one, of({ senders: [sender], ...changes })))).id;
async function sign(ids: number[], remark: string) {
  const agent = await looks.agent('hoa.badinh');
  const fields = formFieldsOf((await agent.get('/unit-handovers')).text);
  return agent
    .post('/unit-handovers/signature')
    .type('form')
    .send({ ...fields, _csrf: csrfOf((await agent.get('/account')).text), id: ids.map(String), remark });
}
const remarks = async (ids: number[]) =>
  (await rows<{ remark: string }>('select remark from handovers where id = any ($1::bigint[]) order by id', [ids])).map(
    ({ remark }) => remark,
  );
const signedEvents = (petition: number) =>
  rows<{ data: Record<string, string>; sealed: boolean }>(
    "select data, sealed from events where kind = 'handover.signed' and petition_id = $1",
    [petition],
  );
const matched = async () =>
  (await rows<{ n: number }>("select count(*)::int as n from events where kind = 'identity.matched'"))[0]?.n ?? 0;

/** Where the remark of an item may be read. */
async function expectNowhere(petition: number) {
  const pages = ['/unit-handovers?show=all', `/unit-handovers/minutes/${unit.from}`, '/admin/audit', `/petitions/${petition}`];
  for (const login of ['hoa.badinh', 'thang.badinh', 'hung.thanhtra', 'lan.badinh'])
    for (const page of pages) {
      const { text } = await looks.get(login, page);
      expect([login, page, /Kanary|0912300671/.test(text)]).toEqual([login, page, false]);
    }
}

beforeAll(async () => {
  app = await testApp();
  looks = looksOf(app);
  unit.own = await app.database.unitId('00004');
  unit.from = await app.database.unitId('00008');
  const [made] = await rows<{ id: number }>(
    `insert into reorganisations (number, issued_on, issuer, subject, effective_on, state, created_at, created_by)
     values ('12/NQ-HĐND', '2026-11-20', 'Hội đồng nhân dân Thành phố', 'chia phường', '2026-11-24', 'done', now(), 0) returning id`,
  );
  act = made?.id ?? 0;
}, 60_000);
afterAll(() => app.close());

describe('with a denunciation among the items', () => {
  it('is refused when it names anybody, before anything is compared', async () => {
    const denunciation = await register(aDenunciation);
    const ids = [await item({ petitionId: denunciation }), await item()];
    for (const remark of [said, 'Thiếu bản gốc của bà Trần Thị Khác', `Gọi ${phone}`]) {
      const answer = await sign(ids, remark);
      expect([remark, answer.status, answer.text.includes('Các mục đã chọn có hồ sơ tố cáo')]).toEqual([remark, 422, true]);
    }
    expect(await remarks(ids)).toEqual(['', '']);
    expect(await matched()).toBe(0);
    await expectNowhere(denunciation);
  });

  it('loses what tells who denounces, leaves its trace, and then stands on no open item', async () => {
    const denunciation = await register(aDenunciation);
    const open = await register(aRegistration, { senders: [aSender()] });
    const ids = [await item({ petitionId: denunciation }), await item({ petitionId: open }), await item()];
    expect((await sign(ids, 'Thiếu bản gốc của hộ ở số 7 phố Kanary')).status).toBe(303);
    expect(await remarks(ids)).toEqual(['Thiếu bản gốc của hộ ở (địa chỉ đã che)', '', '']);
    expect(await matched()).toBe(1);
    expect(await signedEvents(denunciation)).toEqual([
      { data: { from: 'Phường Ngọc Hà', remark: 'Thiếu bản gốc của hộ ở (địa chỉ đã che)' }, sealed: true },
    ]);
    expect((await signedEvents(open))[0]?.data.remark).toBe('');
    await expectNowhere(denunciation);
  });

  it('that came at the desk only', async () => {
    const { id } = await app.as('lan.badinh', (one) =>
      registerVisit(
        one,
        entry({
          denunciation: 'yes',
          respondentName: 'Ông Đỗ Xa Lạ',
          contents: [{ type: 'TC', summary: 'Cán bộ nhận tiền của dân', org: '' }],
          people: [{ ...citizen, name, phone, address: 'Số 7 phố Kanary', capacity: 'self' as const }],
        }),
      ),
    );
    const ids = [await item({ visitId: id })];
    expect((await sign(ids, said)).status).toBe(422);
    expect((await sign(ids, 'Hộ ở 7 Kanary thiếu bản gốc')).status).toBe(303);
    expect(await remarks(ids)).toEqual(['Hộ ở (địa chỉ đã che) thiếu bản gốc']);
    expect(await rows("select sealed from events where kind = 'handover.signed' and visit_id = $1", [id])).toEqual([
      { sealed: true },
    ]);
  });

  it('stays whole on all items where nobody is in it', async () => {
    const ids = [await item({ petitionId: await register(aDenunciation) }), await item()];
    expect((await sign(ids, 'Thiếu bản gốc')).status).toBe(303);
    expect(await remarks(ids)).toEqual(['Thiếu bản gốc', 'Thiếu bản gốc']);
  });
});

describe('an open petition signed for and sealed later', () => {
  it('names nobody any more, on itself nor on what was signed for with it', async () => {
    const [open, other] = [await register(aRegistration), await register(aRegistration, { senders: [aSender()] })];
    const ids = [await item({ petitionId: open }), await item({ petitionId: other }), await item()];
    expect((await sign(ids, said)).status).toBe(303);
    expect(await remarks(ids)).toEqual([said, said, said]);
    await app.as('son.badinh', (one) => sealOnRequest(one, open, { reason: 'Nội dung là tố cáo' }));
    const masked = 'Thiếu CCCD bản gốc của người tố cáo, (địa chỉ đã che), ĐT (số đã che)';
    expect(await remarks(ids)).toEqual([masked, masked, masked]);
    for (const one of [open, other]) await expectNowhere(one);
  });

  it('alone: its event is not read any more', async () => {
    const open = await register(aRegistration);
    await sign([await item({ petitionId: open })], said);
    expect((await looks.get('hoa.badinh', `/petitions/${open}`)).text).toContain('CCCD bản gốc');
    await app.as('son.badinh', (one) => sealOnRequest(one, open, { reason: 'Nội dung là tố cáo' }));
    await expectNowhere(open);
  });

  it('a visit corrected into a denunciation, likewise', async () => {
    const people = [{ ...citizen, name, phone, address: 'Số 7 phố Kanary', capacity: 'self' as const }];
    const open = entry({ people });
    const { id } = await app.as('lan.badinh', (one) => registerVisit(one, open));
    const ids = [await item({ visitId: id }), await item()];
    await sign(ids, said);
    const [row] = await rows<{ version: number }>('select version from visits where id = $1', [id]);
    await app.as('lan.badinh', (one) =>
      correctVisit(one, id, {
        entry: {
          ...open,
          denunciation: 'yes',
          contents: [{ type: 'TC', summary: 'Tố cáo cán bộ địa chính', org: '' }],
          respondentPost: 'Công chức địa chính',
        },
        version: Number(row?.version),
        reason: 'Ghi nhầm loại',
      }),
    );
    for (const remark of await remarks(ids)) expect(remark).not.toMatch(/Kanary|0912300671/);
  });
});

it('what was said of an item a colleague signed meanwhile comes back, with who signed it and when; the others are not signed', async () => {
  const [signed, other] = [await item(), await item()];
  expect((await sign([signed], '')).status).toBe(303);
  const late = await sign([signed, other], 'Thiếu bản gốc');
  expect(late.status).toBe(422);
  expect(late.text).toMatch(
    /Sổ đơn số \d+ đã được Trần Diệu Hoa ký nhận lúc \d\d\/\d\d\/\d{4} \d\d:\d\d\. Ghi chú của ông, bà về mục này chưa được ghi: “Thiếu bản gốc”/,
  );
  expect(await rows('select 1 from handovers where id = $1 and signed_at is not null', [other])).toEqual([]);
  expect((await sign([signed, other], '')).status).toBe(303);
  expect(await rows('select 1 from handovers where id = $1 and signed_at is not null', [other])).toHaveLength(1);
});
