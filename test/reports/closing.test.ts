// Closing, sending, answering, and figures no record holds: what was reported stands, and each later difference names what made it.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ClosedReport, fingerprint, mayAnswer, mayClose } from '../../src/reports/closing/closing.ts';
import { currentDefinitions } from '../../src/reports/definitions.ts';
import type { ResolvedRefs } from '../../src/reports/resolved.ts';
import { type Agent, formFieldsOf, type TestApp } from '../support/app.ts';
import { ask, linesOf, numberOf, openBooks, pageOf, period } from './books.ts';
import { writePetitions } from './facts.ts';

let app: TestApp;
let reporter: Agent;
let ward: number;
let next: number;
let lan: number;
let ids: Map<string, number>;

beforeAll(async () => {
  ({ app, reporter, ward, next, lan, ids } = await openBooks());
});
afterAll(() => app.close());

describe('what no record holds', () => {
  const send = async (address: string, values: Record<string, string>) => {
    const page = await reporter.get(address).expect(200);
    return reporter
      .post(address)
      .type('form')
      .send({ ...formFieldsOf(page.text), standing: /name="standing" value="(\d+)"/.exec(page.text)?.[1], ...values });
  };
  test('is entered with author and date, checked, and kept when it is entered again', async () => {
    const address = '/reports/06-qlkntc/entry?period=2026-Q4';
    expect(await pageOf(reporter, '06-qlkntc')).toContain('Chưa nhập số liệu của kỳ này.');
    const wrong = await send(address, { c1: '12', c6: '2', c8: '3', note: 'Đã tập huấn hai lớp' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('Cột 8 không được lớn hơn cột 6 (2)');
    expect(wrong.text).toContain('Đã tập huấn hai lớp');
    await send(address, { c1: '12', c6: '3', c8: '3', note: 'Đã tập huấn hai lớp' }).then((answer) =>
      expect(answer.status).toBe(303),
    );
    await send(address, { c1: '13', c6: '3', c8: '2', note: 'Đã tập huấn ba lớp' }).then((answer) =>
      expect(answer.status).toBe(303),
    );
    // Opened before somebody else saved: his sheet is shown, every typed figure stays, and saving again is a decision.
    const stale = await send(address, { c1: '99', c6: '3', c8: '2', note: 'Bản của tôi', standing: '0' });
    expect(stale.status).toBe(422);
    expect(stale.text).toContain('đã lưu biểu này lúc');
    expect(stale.text).toContain('Bản của tôi');
    expect(stale.text).toContain('cột 1: 13');
    expect((await send(address, { c1: '1.5' })).status).toBe(422);
    const html = await pageOf(reporter, '06-qlkntc');
    expect(
      linesOf(html)
        .get('Phường Ba Đình')
        ?.map((cell) => cell.text)
        .join(' '),
    ).toBe('13 0 0 0 0 3 0 2 0 0 0 0 0 0 0 0 0');
    expect(html).toContain('Đặng Bích Nga nhập lúc');
    expect(html).toContain('18. Ghi chú: Đã tập huấn ba lớp');
    expect((await reporter.get(address).expect(200)).text).toContain('đã thay lúc');
    expect(await pageOf(reporter, '06-qlkntc', '').then(linesOf)).toBeDefined();
    expect((await reporter.get('/reports/06-qlkntc?period=2026-Y').expect(200)).text).toContain('Chưa nhập số liệu của kỳ này.');
    await reporter.get('/reports/06-qlkntc/cells/1?period=2026-Q4').expect(404);
    await (await app.signIn('tam.thanhtra')).get(address).expect(403);
  });
});

describe('closing, sending, answering', () => {
  const closing = '/reports/closed/new?period=2026-Q4';
  let leader: Agent;
  let chief: Agent;
  let first = '';

  test('the leader closes what the records give, with a hash; an identity that does not hold wants a reason', async () => {
    leader = await app.signIn('thang.badinh');
    expect((await ask(leader, '/reports/closed/new?period=2027-Q1', { confirmed: '1' })).status).toBe(409);
    const signer = await app.database.actorOf('thang.badinh');
    expect(mayClose(signer, undefined, period, '2026-12-14')).toMatchObject({
      ok: false,
      because: expect.stringContaining('15/12/2026'),
    });
    expect(mayClose(signer, undefined, period, '2026-12-15').ok).toBe(true);
    chief = await app.signIn('hung.thanhtra');
    await reporter.get(closing).expect(403);
    const id = ids.get('p11');
    await app.database.owner("update petitions set petition_type = 'MIXED' where id = $1", [id]);
    const refused = await ask(leader, closing, { confirmed: '1' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('chỗ chưa khớp. Sửa hồ sơ làm lệch');
    await app.database.owner("update petitions set petition_type = 'KNPA' where id = $1", [id]);
    const answer = await ask(leader, closing, { confirmed: '1' });
    expect(answer.status).toBe(303);
    first = String(answer.headers.location);
    const html = (await leader.get(first).expect(200)).text;
    expect(html).toMatch(/[0-9a-f]{64}, khớp với số liệu đang giữ/);
    expect(html).toContain('Hoàng Gia Thắng');
    expect(html).not.toContain('cột đã khác');
    expect(html).toContain('Hồ sơ hiện nay cho đúng các số đã chốt.');
    const [report] = await app.database.owner<{
      figures: Record<string, Record<string, number>>;
      hash: string;
      check_key: string;
      resolved: ResolvedRefs;
    }>('select figures, hash, check_key, resolved from reports');
    const now = linesOf(await pageOf(reporter, '03-gqkn')).get('Phường Ba Đình') ?? [];
    expect(Object.values(report?.figures['03-gqkn'] ?? {})).toEqual(now.map((cell) => numberOf(cell.text)));
    expect(report?.hash).toBe(
      fingerprint(
        report?.check_key ?? '',
        { unitId: ward, fromOn: '2026-09-15', toOn: '2026-12-14', version: 1 },
        {
          figures: report?.figures ?? {},
          notes: { '06-qlkntc': 'Đã tập huấn ba lớp' },
          opening: {},
          unnumbered: {},
          resolved: report?.resolved ?? null,
          definitions: currentDefinitions,
        },
      ),
    );
  });

  test('later edits change nothing of it; each difference names the records that made it', async () => {
    const db = app.database;
    const before = await db.owner('select figures, hash from reports');
    await db.owner("update petitions set status = 'void' where id = $1", [ids.get('p14')]);
    await writePetitions(db, ward, lan, [{ key: 'late', type: 'KN', receivedOn: '2026-11-20', status: 'received' }], 7000);
    expect(await db.owner('select figures, hash from reports')).toEqual(before);
    await expect(db.owner("update reports set hash = repeat('0', 64)")).rejects.toThrow(/closed report/);
    const html = (await reporter.get(`${first}/differences`).expect(200)).text;
    const row = /<tr><th scope="row" class="nowrap">02\/XLD, cột 1<\/th>(.*?)<\/tr>/s.exec(html)?.[1] ?? '';
    const [joined, left] = [...row.matchAll(/<td data-l="(?:Tính thêm|Không còn tính)">(.*?)<\/td>/gs)].map(
      (cell) => cell[1] ?? '',
    );
    expect(joined).toContain('ĐT-2026-007000');
    expect(left).toContain(`/petitions/${ids.get('p14')}"`);
    for (const [form, column] of [
      ['02/XLD', 2],
      ['02/XLD', 3],
      ['02/XLD', 23],
      ['02/XLD', 24],
    ])
      expect(html).toContain(`${form}, cột ${column}</th>`);
    expect(html).not.toContain('02/XLD, cột 25</th>');
    const table = (await reporter.get(`${first}/tables/02-xld`).expect(200)).text;
    expect(table).toContain('Theo hồ sơ hiện nay');
    expect(await pageOf(reporter, '02-xld')).toContain('khác số đã chốt');
  });

  test('whoever is denounced is not told by the closed figures either', async () => {
    const head = await app.database.actorOf('cuong.badinh');
    await app.database.owner(
      "insert into named_accounts (unit_id, petition_id, account_id, named_as, named_how, named_at) values ($1, $2, $3, 'denounced', 'text', now())",
      [ward, ids.get('p7'), head.accountId],
    );
    const agent = await app.signIn('cuong.badinh');
    const his = linesOf((await agent.get(`${first}/tables/04-gqtc`).expect(200)).text);
    const others = linesOf((await reporter.get(`${first}/tables/04-gqtc`).expect(200)).text);
    const reported = (lines: typeof his) => lines.get('Phường Ba Đình, đã chốt')?.map((cell) => cell.text) ?? [];
    const present = (lines: typeof his) => lines.get('Theo hồ sơ hiện nay')?.map((cell) => cell.text) ?? [];
    expect(reported(his)).toEqual(present(his));
    expect(numberOf(reported(others)[0] ?? '') - numberOf(reported(his)[0] ?? '')).toBe(1);
    expect((await agent.get(`${first}/differences`).expect(200)).text).not.toContain('04/GQTC');
    await app.database.owner('delete from named_accounts where petition_id = $1', [ids.get('p7')]);
  });

  test('a matter, a day made of something hidden as well is what its reader knows of it, on both sides', async () => {
    const db = app.database;
    const head = await db.actorOf('cuong.badinh');
    const named = async (petition: number | undefined) =>
      db.owner(
        "insert into named_accounts (unit_id, petition_id, account_id, named_as, named_how, named_at) values ($1, $2, $3, 'denounced', 'text', now())",
        [ward, petition, head.accountId],
      );
    // p1 and p6 are one matter; the closed row of the matter stands under p1, the older one. v6 alone made 19/10 a day of the delegate.
    await named(ids.get('p1'));
    const [visit] = await db.owner<{ id: number }>(
      "update visits set petition_id = $1 where unit_id = $2 and received_on = '2026-10-19' and host = 'delegated' returning id",
      [ids.get('p1'), ward],
    );
    expect(visit).toBeDefined();
    const agent = await app.signIn('cuong.badinh');
    for (const code of ['01-tcd', '02-xld', '03-gqkn']) {
      const lines = linesOf((await agent.get(`${first}/tables/${code}`).expect(200)).text);
      const [reported, present] = [lines.get('Phường Ba Đình, đã chốt'), lines.get('Theo hồ sơ hiện nay')];
      const matters = code === '02-xld' ? [4] : code === '03-gqkn' ? [1, 3] : [9, 15, 16, 18];
      for (const at of matters) expect([code, at, reported?.[at]?.text]).toEqual([code, at, present?.[at]?.text]);
    }
    const html = (await agent.get(`${first}/differences`).expect(200)).text;
    for (const place of ['02/XLD, cột 5', '03/GQKN, cột 2', '03/GQKN, cột 4', '01/TCD, cột 10', '01/TCD, cột 16'])
      expect(html).not.toContain(`${place}</th>`);
    expect(html).not.toContain(`/petitions/${ids.get('p6')}"`);
    await db.owner('update visits set petition_id = null where id = $1', [visit?.id]);
    await db.owner('delete from named_accounts where petition_id = $1', [ids.get('p1')]);
  });

  test('what did not agree at closing is told to whom it does not agree either; the reason to every reader alike', async () => {
    const db = app.database;
    const head = await db.actorOf('cuong.badinh');
    await db.owner('alter table reports disable trigger closed_stands');
    await db.owner(`update reports set problems = '["Chỗ chưa khớp riêng"]', override_reason = 'Lý do riêng'`);
    const before = (await reporter.get(first).expect(200)).text;
    expect(before).toContain('Chỗ chưa khớp riêng');
    expect(before).toContain('Lý do riêng');
    await db.owner(
      "insert into named_accounts (unit_id, petition_id, account_id, named_as, named_how, named_at) values ($1, $2, $3, 'denounced', 'text', now())",
      [ward, ids.get('p7'), head.accountId],
    );
    const his = (await (await app.signIn('cuong.badinh')).get(first).expect(200)).text;
    expect(his).not.toContain('Chỗ chưa khớp riêng');
    // A line that went away on the day he was denounced would tell him of it.
    expect(his).toContain('Lý do riêng');
    await db.owner('delete from named_accounts where petition_id = $1', [ids.get('p7')]);
    // Closed the earlier way, without a key: its code is no longer shown, the report stays readable.
    const [kept] = await db.owner<{ check_key: string; hash: string }>('select check_key, hash from reports');
    await db.owner("update reports set check_key = null, problems = '[]', override_reason = ''");
    const old = (await reporter.get(first).expect(200)).text;
    expect(old).toContain('Chốt theo cách cũ, mã kiểm tra không còn hiển thị');
    expect(old).not.toContain(kept?.hash);
    await db.owner('update reports set check_key = $1', [kept?.check_key]);
    await db.owner('alter table reports enable trigger closed_stands');
  });

  test('it is sent up, given back with a reason, closed anew, sent again and taken; a sent one stands', async () => {
    const send = (agent: Agent, report: string) => ask(agent, report, {}, `${report}/sending`);
    const list = async () => (await chief.get('/reports/closed?period=2026-Q4').expect(200)).text;
    expect(await list()).toContain('Đã chốt, chưa gửi');
    await chief.get(first).expect(404);
    await chief.get(`${first}/tables/02-xld`).expect(404);
    expect((await send(reporter, first)).status).toBe(303);
    expect((await send(reporter, first)).status).toBe(409);
    expect((await ask(leader, closing, { confirmed: '1', override: 'x' })).status).toBe(409);
    expect((await send(chief, first)).status).toBe(409);
    expect((await ask(leader, first, { answer: 'accepted' })).status).toBe(409);
    for (const [role, all, ok] of [
      ['chief_inspector', true, true],
      ['leader', true, true],
      ['leader', false, false],
      ['reception_board_head', true, false],
    ] as const) {
      const actor = { ...(await app.database.actorOf('hung.thanhtra')), role };
      const sent = { unitId: ward, sentAt: new Date(), answer: null } as unknown as ClosedReport;
      expect([role, all, mayAnswer({ ...actor, reach: { ...actor.reach, all } }, sent).ok]).toEqual([role, all, ok]);
    }
    expect((await ask(chief, first, { answer: 'returned' })).text).toContain('Nêu chỗ cần sửa');
    expect((await ask(chief, first, { answer: 'returned', reason: 'Thiếu đơn chuyển đến' })).status).toBe(303);
    expect((await ask(chief, first, { answer: 'accepted' })).status).toBe(409);
    expect((await leader.get(first).expect(200)).text).toContain('Thiếu đơn chuyển đến');
    // Another office that reads it cannot give it a second answer.
    await expect(
      app.database.owner(
        `insert into report_answers (unit_id, from_unit_id, report_id, kind, answered_at, answered_by, answered_name, answered_title)
         select $1, from_unit_id, report_id, 'accepted', now(), answered_by, 'x', 'x' from report_answers`,
        [next],
      ),
    ).rejects.toThrow(/report_answers_stands/);
    const second = String((await ask(leader, closing, { confirmed: '1' })).headers.location);
    expect(second).not.toBe(first);
    expect((await send(leader, second)).status).toBe(303);
    expect((await ask(chief, second, { answer: 'accepted' })).status).toBe(303);
    const html = await list();
    expect(html).toContain('Đã được tiếp nhận');
    expect(html).toContain('Phường Ngọc Hà');
    expect(html).toContain('Chưa chốt');
    await (await app.signIn('oanh.ngocha')).get(second).expect(404);
    // The last day is not late yet; the day after, whoever has not sent is, and who has sent is not.
    const lateOn = async (day: string) => {
      app.setNow(`${day}T02:00:00Z`);
      const page = (await (await app.signIn('hung.thanhtra')).get('/reports/closed?period=2026-Q4').expect(200)).text;
      const rows = page.match(/<tr><th scope="row">[\s\S]*?<\/tr>/g) ?? [];
      const isLate = (name: string) => rows.filter((row) => row.includes(name)).map((row) => row.includes('quá hạn 17/12/2026'));
      return { ngocHa: isLate('Phường Ngọc Hà'), baDinh: isLate('Phường Ba Đình') };
    };
    expect(await lateOn('2026-12-17')).toEqual({ ngocHa: [false], baDinh: [false] });
    expect(await lateOn('2026-12-18')).toEqual({ ngocHa: [true], baDinh: [false] });
    app.setNow('2026-12-15T02:00:00Z');
    reporter = await app.signIn('nga.badinh');
  });
});
