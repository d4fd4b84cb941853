// One of two that were said to be one is found to be a denunciation: each goes its own way, and nothing says that they ever met.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { up as putRight } from '../../migrations/20261206000400_matters__pairs_parted.ts';
import { linkPetitions } from '../../src/matters/actions.ts';
import { endAsDuplicate, reopenDuplicate } from '../../src/matters/duplicate.ts';
import { goPastHead, lockOwnPetition } from '../../src/petitions/actions.ts';
import { registerPetition } from '../../src/petitions/registration.ts';
import { assignPetition, sealOnRequest } from '../../src/petitions/steps/actions.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { aDenunciation, aRegistration } from '../support/registration.ts';
import { type Looks, looksOf } from './looks.ts';

let app: TestApp;
let looks: Looks;
beforeAll(async () => {
  app = await testApp();
  looks = looksOf(app);
}, 60_000);
afterAll(() => app.close());

const readers = ['son.badinh', 'trang.badinh', 'cuong.badinh', 'thang.badinh', 'hoa.badinh', 'lan.badinh', 'tam.thanhtra'];
const official = [
  { kind: 'individual' as const, name: 'Trịnh Văn Bảy', position: 'Công chức', organization: '', accountId: null },
];
const said = { reason: 'Cùng người, cùng nội dung', isCovered: true };
const accountOf = async (login: string) =>
  Number((await app.database.owner<{ id: number }>('select id from accounts where login = $1', [login]))[0]?.id);
/** Registered by the clerk, and given to a processor where one is named. */
async function registered(receivedOn: string, processor = '', sealed = false): Promise<{ id: number; number: string }> {
  const words = { receivedOn, ...(sealed ? {} : { respondents: official }) };
  const made = await app.as('hoa.badinh', (act) => registerPetition(act, (sealed ? aDenunciation : aRegistration)(words)));
  const to = processor ? await accountOf(processor) : 0;
  if (to) await app.as('cuong.badinh', (act) => assignPetition(act, made.id, { processor: to, note: '' }));
  return made;
}
const rowOf = async (id: number) =>
  (
    await app.database.owner<Record<string, unknown>>(
      `select status, sealed, closed_on, matter_id, thread_id, assigned_to, holder_id, next_role, next_act, due_on, due_rule, is_paused, past_head
         from petitions where id = $1`,
      [id],
    )
  )[0];
const clocksOf = (id: number) =>
  app.database.owner('select rule_code, started_on, due_on, stopped_on from clocks where petition_id = $1 order by id', [id]);
const seal = (id: number) => app.as('thang.badinh', (act) => sealOnRequest(act, id, { reason: 'Có nội dung tố cáo công chức' }));
const noticesOf = async (...ids: number[]) =>
  (await app.database.owner<{ words: string }>('select words from notices where petition_id = any($1) order by id', [ids])).map(
    ({ words }) => words,
  );

/** No page of the two, and no book of acts, says of the one what tells of the other. */
async function expectStrangers(sealed: { id: number; number: string }, open: { id: number; number: string }): Promise<void> {
  for (const login of readers) {
    const page = (await looks.get(login, `/petitions/${open.id}`)).text;
    const told = ['Đơn trùng', 'đơn trùng', 'Gắn với đơn khác', sealed.number].filter((words) =>
      page.replaceAll('Kiểm tra đơn trùng', '').replaceAll('Liên quan, trùng', '').includes(words),
    );
    expect([login, told]).toEqual([login, []]);
    const other = (await looks.get(login, `/petitions/${sealed.id}`)).text;
    expect([login, other.includes(open.number), other.includes('Gắn với đơn khác')]).toEqual([login, false, false]);
    const notices = (await looks.get(login, '/notices')).text;
    for (const { number } of [sealed, open])
      expect([login, notices.includes(`trùng với đơn ${number}`), notices.includes(`${number} kết thúc`)]).toEqual([
        login,
        false,
        false,
      ]);
  }
  for (const login of ['thang.badinh', 'tam.thanhtra'])
    for (const kind of ['petition.linked', 'petition.duplicate_undone']) {
      const rows = (await looks.get(login, `/admin/audit?kind=${kind}`)).text.split('<tbody').slice(1).join('');
      expect([login, kind, rows.includes(open.number), rows.includes(sealed.number)]).toEqual([login, kind, false, false]);
    }
  expect((await noticesOf(sealed.id, open.id)).filter((words) => words.includes('trùng'))).toEqual([]);
  expect(
    await app.database.owner('select 1 from petition_links where $1 in (petition_id, other_petition_id)', [sealed.id]),
  ).toEqual([]);
}

describe('a pair of which one is sealed', () => {
  let first: { id: number; number: string };
  let second: { id: number; number: string };
  let before: Record<string, unknown> | undefined;
  let clocks: unknown[];
  beforeEach(async () => {
    first = await registered('2026-11-20', 'son.badinh');
    second = await registered('2026-11-23', 'trang.badinh');
    [before, clocks] = [await rowOf(second.id), await clocksOf(second.id)];
    await app.as('hoa.badinh', (act) => endAsDuplicate(act, second.id, first.id, said));
    expect(await noticesOf(first.id, second.id)).toEqual(
      expect.arrayContaining([expect.stringContaining('Có đơn trùng'), expect.stringContaining('kết thúc là đơn trùng')]),
    );
  });

  it('the one that went on: the other is handled again as if it had never ended', async () => {
    await seal(first.id);
    expect(await rowOf(second.id)).toEqual(before);
    expect(await clocksOf(second.id)).toEqual(clocks);
    expect(await rowOf(first.id)).toMatchObject({
      sealed: true,
      status: 'assigned',
      next_act: 'classify',
      due_rule: 'TC_INITIAL',
    });
    await expectStrangers(first, second);
    expect((await looks.get('trang.badinh', '/work')).text).toContain(second.number);
  });

  it('the one that had ended: it is classified as a denunciation, its time counts as one, and the other goes on', async () => {
    const kept = [await rowOf(first.id), await clocksOf(first.id)];
    await seal(second.id);
    const sealed = await rowOf(second.id);
    expect(sealed).toMatchObject({
      sealed: true,
      status: 'assigned',
      closed_on: null,
      next_act: 'classify',
      due_rule: 'TC_INITIAL',
    });
    expect([sealed?.holder_id, sealed?.assigned_to]).toEqual([before?.assigned_to, before?.assigned_to]);
    expect([await rowOf(first.id), await clocksOf(first.id)]).toEqual(kept);
    expect(new Set([sealed?.thread_id, kept[0] && (kept[0] as { thread_id: string }).thread_id]).size).toBe(2);
    await expectStrangers(second, first);
  });

  it('in a row of three, all stand by themselves', async () => {
    const third = await registered('2026-11-24', 'trang.badinh');
    const thirds = await rowOf(third.id);
    await app.as('hoa.badinh', (act) => reopenDuplicate(act, second.id, 'Chọn nhầm'));
    await app.as('hoa.badinh', (act) => endAsDuplicate(act, third.id, second.id, said));
    await app.as('hoa.badinh', (act) => endAsDuplicate(act, second.id, first.id, said));
    await seal(second.id);
    expect(await rowOf(third.id)).toEqual(thirds);
    expect((await rowOf(second.id))?.status).toBe('assigned');
    for (const open of [first, third]) await expectStrangers(second, open);
  });

  it('and was parted before this was so: it is opened again without a word of the other, the sealed one as a denunciation', async () => {
    await app.database.owner('delete from petition_links where $1 in (petition_id, other_petition_id)', [first.id]);
    await seal(first.id);
    const page = await looks.get('hoa.badinh', `/petitions/${second.id}/reopening`);
    expect([page.status, page.text.includes(first.number), page.text.includes('So sánh hai đơn')]).toEqual([200, false, false]);
    const opened = await looks.post('hoa.badinh', `/petitions/${second.id}/reopening`, { reason: 'Đơn gốc không còn' });
    expect(opened.status).toBe(303);
    expect(await rowOf(second.id)).toMatchObject({ status: 'assigned', closed_on: null, next_act: 'classify' });
    expect(await clocksOf(second.id)).toEqual(clocks);
    expect((await looks.get('trang.badinh', `/petitions/${second.id}`)).text).not.toMatch(/Mở lại đơn trùng|Đơn gốc không còn/);

    const sealed = await registered('2026-11-24', 'trang.badinh');
    await app.as('hoa.badinh', (act) => endAsDuplicate(act, sealed.id, second.id, said));
    await app.database.owner('delete from petition_links where $1 in (petition_id, other_petition_id)', [sealed.id]);
    await seal(sealed.id);
    expect((await rowOf(sealed.id))?.status).toBe('duplicate_linked');
    await app.as('hoa.badinh', (act) => reopenDuplicate(act, sealed.id, 'Tố cáo, xử lý riêng'));
    expect(await rowOf(sealed.id)).toMatchObject({
      status: 'assigned',
      next_act: 'classify',
      due_rule: 'TC_INITIAL',
      closed_on: null,
    });
  });

  it('what told of both before is taken away too', async () => {
    await app.database.owner('delete from petition_links where $1 in (petition_id, other_petition_id)', [first.id]);
    await app.database.owner('update petitions set sealed = true where id = $1', [first.id]);
    await app.database.owner('drop function drop_telling(bigint, text[])');
    await putRight({ raw: (sql: string) => app.database.owner(sql) } as never);
    expect((await noticesOf(first.id, second.id)).filter((words) => words.includes('trùng'))).toEqual([]);
  });
});

describe('two denunciations of which one goes past the head', () => {
  it.each(['the one that went on', 'the one that had ended'])('%s: both are handled, each where it belongs', async (which) => {
    const first = await registered('2026-11-20', 'son.badinh', true);
    const second = await registered('2026-11-23', 'trang.badinh', true);
    await app.as('hoa.badinh', (act) => endAsDuplicate(act, second.id, first.id, said));
    const [past, ordinary] = which === 'the one that went on' ? [first, second] : [second, first];
    await app.as('cuong.badinh', async (act) => goPastHead(act, await lockOwnPetition(act, past.id)));
    expect(await rowOf(past.id)).toMatchObject({
      status: 'assigned',
      closed_on: null,
      next_act: 'transfer',
      due_rule: 'TC_TRANSFER',
    });
    expect(await rowOf(ordinary.id)).toMatchObject({ status: 'assigned', closed_on: null, next_act: 'classify' });
    expect((await rowOf(past.id))?.matter_id).not.toBe((await rowOf(ordinary.id))?.matter_id);
    expect((await noticesOf(past.id, ordinary.id)).filter((words) => words.includes('trùng'))).toEqual([]);
    for (const login of ['thang.badinh', 'cuong.badinh', 'trang.badinh', 'son.badinh']) {
      expect((await looks.get(login, `/petitions/${past.id}`)).status).toBe(404);
      const page = (await looks.get(login, `/petitions/${ordinary.id}`)).text;
      expect([login, page.includes(past.number), page.includes('Gắn với đơn khác')]).toEqual([login, false, false]);
    }
  });

  it('of one matter only, it leaves it', async () => {
    const first = await registered('2026-11-20', 'son.badinh', true);
    const second = await registered('2026-11-23', 'trang.badinh', true);
    const other = { id: first.id, year: null, number: null };
    await app.as('hoa.badinh', (act) => linkPetitions(act, second.id, { kind: 'same_matter', other }));
    const shared = (await rowOf(first.id))?.matter_id;
    await app.as('cuong.badinh', async (act) => goPastHead(act, await lockOwnPetition(act, second.id)));
    expect([(await rowOf(first.id))?.matter_id, (await rowOf(second.id))?.matter_id === shared]).toEqual([shared, false]);
    expect(await app.database.owner('select 1 from petition_links where $1 = petition_id', [second.id])).toEqual([]);
  });
});
