// A wave from its plan to its last unit: what the software checks, what people say by name, the switch and everything it shuts and opens.
import PizZip from 'pizzip';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startImport, stopImport } from '../../../src/importing/actions.ts';
import { loadImport } from '../../../src/importing/queries.ts';
import { type Registration, registerPetition } from '../../../src/petitions/registration.ts';
import { registerVisit } from '../../../src/reception/registration.ts';
import { readBoard } from '../../../src/rollout/waves/board.ts';
import { findAll } from '../../../src/rollout/waves/checklist/predicates.ts';
import { takeBackRefusal } from '../../../src/rollout/waves/going-live.ts';
import { loadWave } from '../../../src/rollout/waves/queries.ts';
import { computedCodes } from '../../../src/rollout/waves/wave.ts';
import { acceptTransfer, openTransfer, sendTransfer } from '../../../src/transfers/actions.ts';
import { confirm, csvOf, match, upload } from '../../importing/journey.ts';
import { type Agent, formFieldsOf, type TestApp, testApp } from '../../support/app.ts';
import { download, openBook } from '../../support/downloads.ts';
import { aRegistration } from '../../support/registration.ts';
import { readyToSend, toNgocHa } from '../../transfers/arrange.ts';

let app: TestApp;
let admin: Agent;
let clerk: Agent;
let leader: Agent;
let baDinh = 0;
let ngocHa = 0;
let hongHa = 0;
let wave = 0;
let here = '';
let unitPage = '';

const plan = {
  name: 'Đợt 2026: phường trung tâm',
  basis: 'Kế hoạch số 12/KH-UBND ngày 10/01/2026',
  trainingOn: '01/11/2026',
  readyOn: '20/11/2026',
  liveOn: '01/12/2026',
  certified: '1',
  exercises: '2',
  required: ['accounts', 'signed_in', 'books', 'printer'],
  own: 'Đã bàn giao máy quét',
};
type Fields = Record<string, string | string[]>;
const send = async (agent: Agent, path: string, fields: Fields, action = path) => {
  const page = await agent.get(path);
  if (page.status !== 200) return page;
  return agent
    .post(action)
    .type('form')
    .send({ ...formFieldsOf(page.text), ...fields });
};
const rows = (sql: string, params: unknown[] = []) => app.database.owner(sql, params);
const register = (login: string, change: Partial<Registration> = {}) =>
  app.as(login, (act) => registerPetition(act, aRegistration({ receivedOn: act.moment.today, ...change })));

beforeAll(async () => {
  app = await testApp();
  baDinh = await app.database.unitId('00004');
  ngocHa = await app.database.unitId('00008');
  hongHa = await app.database.unitId('00097');
  admin = await app.signIn('quantri');
  clerk = await app.signIn('yen.ngocha');
  leader = await app.signIn('vinh.ngocha');
  await register('hoa.badinh');
});
afterAll(() => app.close());

describe('a wave', () => {
  it('is planned with its days and what must be ready; a unit no wave names receives as ever', async () => {
    await clerk.get('/petitions/new').expect(200);
    const wrong = await send(admin, '/admin/waves/new', { ...plan, liveOn: '10/11/2026', required: [], own: '' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('Ngày vận hành không trước ngày sẵn sàng');
    expect(wrong.text).toContain('Chọn ít nhất một việc phải xong');
    const made = await send(admin, '/admin/waves/new', plan);
    expect(made.status).toBe(303);
    here = made.headers.location ?? '';
    wave = Number(here.split('/').at(-1));
    unitPage = `${here}/units/${ngocHa}`;
    await clerk.get('/petitions/new').expect(200);
  });

  it('takes units by name, by code or by group; a line that is wrong adds none', async () => {
    const wrong = await send(admin, `${here}/units`, { units: 'Phường Ngọc Hà\nPhường Không Có' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('tên hoặc mã là “Phường Không Có”');
    expect(wrong.text).toContain('Phường Ngọc Hà');
    expect(await rows('select 1 from wave_units')).toEqual([]);
    const added = await send(admin, `${here}/units`, { units: 'phuong ngoc ha\n00004\n00097' });
    expect(added.status).toBe(303);
  });

  it('leaves a unit that already receives switched on, from its first petition', async () => {
    expect(await rows('select office_id, live_on::text, reason <> $1 as said from go_lives', [''])).toEqual([
      { office_id: baDinh, live_on: '2026-11-25', said: true },
    ]);
    await (await app.signIn('hoa.badinh')).get('/petitions/new').expect(200);
  });
});

describe('before its day a unit receives nothing real', () => {
  const why = 'Phường Ngọc Hà chưa vận hành chính thức (Đợt 2026: phường trung tâm, ngày dự kiến 01/12/2026';

  it('at no desk, and says so before a word is typed', async () => {
    const desk = await app.signIn('mai.ngocha');
    for (const [agent, path] of [
      [clerk, '/petitions/new'],
      [desk, '/visits/new'],
      [desk, '/visits/no-show'],
    ] as const) {
      const page = await agent.get(path);
      expect([path, page.status]).toEqual([path, 409]);
      expect(page.text).toContain(why);
      expect(page.text).toContain('vào lớp tập huấn');
      // There is no record to open again: the page leads to what can be done.
      expect(page.text).not.toContain('Mở lại hồ sơ');
      for (const way of ['href="/class"', 'href="/work"']) expect([path, page.text.includes(way)]).toEqual([path, true]);
    }
    const shown = (await clerk.get('/petitions/new?mode=open')).text;
    expect(shown.slice(shown.indexOf('class="error-acts"'))).toContain('href="/imports"');
    await expect(register('yen.ngocha')).rejects.toThrow(why);
    const entry = { contents: [], people: [], denunciation: 'no', receivedOn: '2026-11-25' } as never;
    await expect(app.as('mai.ngocha', (act) => registerVisit(act, entry))).rejects.toThrow(why);
  });

  it('and its people read it where they begin the day, until it is so', async () => {
    const line =
      'Phường Ngọc Hà chưa vận hành: đơn thật tiếp nhận khi có quyết định vận hành, ngày dự kiến 01/12/2026; thực hành ở lớp.';
    const work = (await clerk.get('/work').expect(200)).text;
    expect(work).toContain(line);
    expect(work).toContain('<a href="/class">Vào lớp tập huấn</a>');
    expect((await (await app.signIn('hoa.badinh')).get('/work').expect(200)).text).not.toContain('chưa vận hành');
  });

  it('from no other unit: it is offered to nobody, and a letter to it goes on paper', async () => {
    const ready = await readyToSend(app);
    const form = await (await app.signIn('hoa.badinh')).get(`/petitions/${ready.id}/transfer`).expect(200);
    expect(form.text).not.toContain(`value="${ngocHa}"`);
    await expect(app.as('hoa.badinh', async (act) => sendTransfer(act, ready.id, await toNgocHa(app)))).rejects.toMatchObject({
      errors: { toUnitId: expect.stringContaining('Chuyển bằng văn bản giấy') },
    });
  });

  it('but takes its old books in', async () => {
    const old = await register('yen.ngocha', { isConverted: true });
    expect(old.number).toBe('ĐT-2026-000001');
  });
});

describe('the checklist', () => {
  it('names one predicate for each item, asked for every unit at once', async () => {
    const found = await app.services.database.inHouse(async (house) => {
      const asked = { wave: await loadWave(house, wave), today: '2026-11-25' };
      const before = house.statements;
      const few = await findAll(house, [...computedCodes], { ...asked, unitIds: [ngocHa] });
      const once = house.statements - before;
      const all = (await house.rows<{ id: number }>("select id from units where level = 'commune'")).map(({ id }) => id);
      const between = house.statements;
      const many = await findAll(house, [...computedCodes], { ...asked, unitIds: all });
      return { few, many, once, often: house.statements - between, all };
    });
    expect(found.often).toBe(found.once);
    expect(found.once).toBe(computedCodes.length);
    for (const code of computedCodes) {
      expect([code, found.many.get(code)?.size]).toEqual([code, found.all.length]);
      expect([code, found.few.get(code)?.get(ngocHa)]).toEqual([code, found.many.get(code)?.get(ngocHa)]);
    }
  });

  const stateOf = (code: (typeof computedCodes)[number], unitId = ngocHa) =>
    app.services.database.inHouse(async (house) => {
      const asked = { wave: await loadWave(house, wave), today: '2026-11-25', unitIds: [unitId] };
      return (await findAll(house, [code], asked)).get(code)?.get(unitId);
    });

  it('sees accounts and first sign-ins', async () => {
    expect(await stateOf('accounts')).toMatchObject({ done: true });
    expect(await stateOf('accounts', hongHa)).toEqual({ done: false, words: 'chưa có tài khoản nào' });
    expect(await stateOf('signed_in')).toMatchObject({ done: false, words: expect.stringMatching(/^\d+\/\d+ người, chưa: /) });
    await rows(
      'update accounts set last_sign_in_at = now() where id in (select account_id from assignments where unit_id = $1)',
      [ngocHa],
    );
    expect(await stateOf('signed_in')).toMatchObject({ done: true });
    await rows("update accounts set must_change_password = true where login = 'yen.ngocha'");
    expect(await stateOf('signed_in')).toMatchObject({ done: false, words: expect.stringContaining('chưa: Dương Khánh Yến') });
    await rows("update accounts set must_change_password = false where login = 'yen.ngocha'");
  });

  it('sees holidays, the schedule, balances, imports and the backup', async () => {
    expect(await stateOf('holidays')).toEqual({ done: true, words: 'lịch năm 2026 đã xác nhận' });
    await rows(
      "insert into holidays (on_date, name, kind, is_working_day, status) values ('2026-12-24', 'Thử', 'statutory', false, 'provisional')",
    );
    expect(await stateOf('holidays')).toEqual({ done: false, words: '1 ngày chờ xác nhận' });
    await rows("delete from holidays where on_date = '2026-12-24'");

    const day = (on: string, state: string) =>
      rows(
        `insert into reception_days (unit_id, kind, on_date, starts_at, ends_at, place, host_name, host_title, state, created_at, created_by)
         values ($1, 'periodic', $2, '08:00', '11:30', 'Trụ sở', 'A', 'Chủ tịch', $3, now(), 0)`,
        [ngocHa, on, state],
      );
    await day('2026-11-30', 'posted');
    await day('2026-12-10', 'draft');
    expect(await stateOf('schedule')).toEqual({ done: false, words: 'chưa có buổi nào' });
    await day('2026-12-15', 'posted');
    expect(await stateOf('schedule')).toEqual({ done: true, words: '1 buổi, buổi đầu 15/12/2026' });

    const sheet = (code: string, signed: boolean) =>
      rows(
        `insert into opening_balances (unit_id, table_code, as_of, figures, basis, prepared_at, prepared_by, signed_at, signed_by)
         values ($1, $2, '2026-11-30', '{}', 'Báo cáo', now(), 0, ${signed ? 'now()' : 'null'}, ${signed ? '0' : 'null'})`,
        [ngocHa, code],
      );
    for (const code of ['01-tcd', '02-xld', '03-gqkn', '04-gqtc', '06-qlkntc']) await sheet(code, true);
    await sheet('05-kqth', false);
    expect(await stateOf('balances')).toEqual({ done: false, words: '5/6 bảng đã ký, 1 bảng chờ ký' });
    await rows('update opening_balances set signed_at = now(), signed_by = 0 where unit_id = $1 and signed_at is null', [ngocHa]);
    expect(await stateOf('balances')).toEqual({ done: true, words: '6/6 bảng đã ký' });

    expect(await stateOf('imports')).toEqual({ done: false, words: 'chưa nhập đợt nào' });
    const oldBook = csvOf([
      ['STT', 'Ngày nhận', 'Họ tên', 'Loại đơn', 'Nội dung'],
      ['1', '1/2/2024', 'Nguyễn Thị Hạnh', 'Khiếu nại', 'Khiếu nại về thuế nhà'],
      ['2', '31/2/2024', 'Nguyễn Thị Hiền', 'Khiếu nại', 'Khiếu nại về thuế đất'],
    ]);
    const journey = await upload(app, clerk, oldBook);
    await match(app, journey);
    expect(await stateOf('imports')).toEqual({ done: false, words: '0 đợt đã nhập, 1 đợt đang dở' });
    const head = await app.signIn('phong.ngocha');
    await confirm(app, { ...journey, agent: head }, 'execution');
    // A row that was rejected, and why, is reconciled.
    const told = (await clerk.get(`/imports/${journey.id}`).expect(200)).text;
    expect(told).toContain('Ngày nhận đơn, ngày tiếp không có trong lịch');
    expect(told).toContain('2 dòng trong tệp = 1 đơn + 1 chưa nhập. Khớp.');
    expect(await stateOf('imports')).toEqual({ done: true, words: '1 đợt đã nhập' });
    // A book that was stopped half-way is not, until what was left of it has come in.
    const rest = csvOf([
      ['STT', 'Ngày nhận', 'Họ tên', 'Loại đơn', 'Nội dung'],
      ['3', '3/2/2024', 'Nguyễn Thị Hà', 'Khiếu nại', 'Khiếu nại về thuế đất'],
    ]);
    const stopped = await upload(app, clerk, rest, { source: 'Sổ dừng' });
    await match(app, stopped);
    await app.as('phong.ngocha', async (act) => startImport(act, stopped.id, (await loadImport(act.tx, stopped.id)).run));
    await app.as('phong.ngocha', (act) => stopImport(act, stopped.id));
    expect(await stateOf('imports')).toEqual({ done: false, words: '2 đợt đã nhập, 1 dòng chưa vào sổ' });
    const again = await upload(app, clerk, rest, { source: 'Sổ dừng' });
    await match(app, again);
    await confirm(app, { ...again, agent: head }, 'execution');
    expect(await stateOf('imports')).toEqual({ done: true, words: '3 đợt đã nhập' });
    const backup = (proved: boolean, at: string) =>
      rows("insert into house_events (at, kind, data) values ($1, 'backup.made', jsonb_build_object('proved', $2::boolean))", [
        at,
        proved,
      ]);
    await backup(true, '2026-11-01T02:00:00Z');
    await backup(false, '2026-11-24T02:00:00Z');
    expect(await stateOf('backup')).toMatchObject({ done: false, words: 'lần gần nhất 01/11/2026 09:00' });
    await backup(true, '2026-11-24T02:00:00Z');
    expect(await stateOf('backup')).toMatchObject({ done: true });
  });

  it('opens the numbering books where the paper books end; once a number is given, the figure of its paper book stands', async () => {
    expect(await stateOf('books')).toMatchObject({ done: true }); // the old book taken in above
    await rows('delete from counters where unit_id = $1', [hongHa]);
    expect(await stateOf('books', hongHa)).toEqual({ done: false, words: 'chưa mở sổ năm 2026' });
    // The number the counter stands at is no figure of the paper book, and says nothing when typed.
    for (const petitionLast of ['1', '416']) {
      const wrong = await send(leader, '/books', { year: '2026', petitionLast, visitLast: '88' });
      expect([petitionLast, wrong.status]).toEqual([petitionLast, 422]);
      expect(wrong.text).toContain('Sổ năm 2026 đã cấp số trên phần mềm');
    }
    const counters = 'select name, value from counters where unit_id = $1 and year = 2026 order by name';
    expect((await send(leader, '/books', { year: '2026', petitionLast: '0', visitLast: '87' })).status).toBe(303);
    expect(await rows('select petition_last, visit_last from opened_books where unit_id = $1', [ngocHa])).toEqual([
      { petition_last: 0, visit_last: 87 },
    ]);
    expect(await rows(counters, [ngocHa])).toEqual([
      { name: 'petition', value: 1 },
      { name: 'visit', value: 87 },
    ]);
    // No visit has a number yet: its figure may still be corrected, downwards too.
    expect((await send(leader, '/books', { year: '2026', petitionLast: '0', visitLast: '8' })).status).toBe(303);
    expect((await rows(counters, [ngocHa]))[1]).toEqual({ name: 'visit', value: 8 });
    await rows('update counters set value = 0 where unit_id = $1', [ngocHa]); // visits stay at 8: never below the paper book
    expect((await send(leader, '/books', { year: '2026', petitionLast: '416', visitLast: '88' })).status).toBe(303);
    expect((await send(leader, '/books', { year: '2026', petitionLast: '417', visitLast: '88' })).status).toBe(303);
    expect((await leader.get('/books').expect(200)).text).toContain('nối sổ giấy sau đơn số 417, lượt số 88');
    // An import taken back sets the counter to the highest number left: the paper numbers stay given.
    await rows("update counters set value = 1 where unit_id = $1 and name = 'petition'", [ngocHa]);
    expect((await rows(counters, [ngocHa]))[0]).toEqual({ name: 'petition', value: 417 });
    await (await app.signIn('yen.ngocha')).get('/books').expect(403);
  });

  it('leads whoever may to the accounts of the unit alone', async () => {
    const page = (await admin.get(`${here}/units/${hongHa}`).expect(200)).text;
    expect(page).toContain(`href="/admin/accounts?unit=${hongHa}"`);
    expect(page).toContain(`href="/admin/accounts?unit=${hongHa}&amp;state=never_signed_in"`);
  });

  it('is shown on the board with the item that fails, found by item, by state and by name', async () => {
    const board = (await admin.get(here).expect(200)).text;
    expect(board).toContain('máy in, Đã bàn giao máy quét');
    const byItem = await admin.get(`${here}?item=accounts`).expect(200);
    expect(byItem.text).toContain('Phường Hồng Hà');
    expect(byItem.text).not.toContain('Phường Ngọc Hà</a>');
    expect((await admin.get(`${here}?state=live`).expect(200)).text).toContain('Phường Ba Đình</a>');
    expect((await admin.get(`${here}?q=hong+ha`).expect(200)).text).toContain('1 đơn vị khớp, 3 đơn vị trong đợt');
  });

  it('is ticked by name, once, and taken back with a reason; what the software checks cannot be said to be done', async () => {
    const tickPath = `${unitPage}/items/printer`;
    expect((await send(leader, tickPath, { kind: 'not_needed', remark: '' })).status).toBe(422);
    expect((await send(leader, tickPath, { kind: 'not_needed', remark: 'Không có máy in' })).status).toBe(403);
    await leader.get(`${unitPage}/items/schedule`).expect(403);
    expect((await send(leader, tickPath, { kind: 'done', remark: 'In được cả hai máy' })).status).toBe(303);
    const page = (await leader.get(unitPage).expect(200)).text;
    expect(page).toContain('Trịnh Đình Vinh');
    expect(page).toContain('In được cả hai máy');
    expect((await send(leader, tickPath, { kind: 'done', remark: '' })).text).toContain('vừa được Trịnh Đình Vinh đánh dấu');
    const removal = /href="([^"]+\/ticks\/\d+\/removal)"/.exec(page)?.[1] ?? '';
    expect((await send(leader, removal, { reason: '' })).status).toBe(422);
    expect((await send(leader, removal, { reason: 'Máy in hỏng' })).status).toBe(303);
    expect((await leader.get(unitPage).expect(200)).text).toContain('Máy in hỏng');
    expect((await send(admin, `${unitPage}/items/schedule`, { kind: 'done', remark: '' })).status).toBe(409);
    expect((await leader.get(`${unitPage}/items/khong_co`)).status).toBe(404);
  });

  it('is ticked for many units at once by the lead, from the list of those that miss the item', async () => {
    const page = await admin.get(`${here}?item=printer`).expect(200);
    expect(page.text).toContain('Đánh dấu đã xong: In thử');
    const ticked = await admin
      .post(`${here}/ticks`)
      .type('form')
      .send({ ...formFieldsOf(page.text), item: 'printer', units: [String(ngocHa), String(hongHa), String(baDinh)] });
    expect(ticked.status).toBe(303);
    expect(
      await rows("select office_id from wave_ticks where code = 'printer' and removed_at is null order by office_id"),
    ).toEqual([ngocHa, hongHa].sort((a, b) => a - b).map((office_id) => ({ office_id })));
  });
});

describe('who may', () => {
  it('the administrator and the inspectorate lead; a unit sees itself; nobody else anything', async () => {
    const chief = await app.signIn('hung.thanhtra');
    expect((await chief.get(here).expect(200)).text).toContain('Thêm đơn vị');
    const city = await app.signIn('hai.ubndtp');
    const seen = (await city.get(here).expect(200)).text;
    expect(seen).not.toContain('Thêm đơn vị');
    await city.get(`${here}/units`).expect(403);
    const unitAdmin = await app.signIn('quy.badinh');
    expect((await unitAdmin.get('/admin/waves').expect(303)).headers.location).toBe(`${here}/units/${baDinh}`);
    expect((await unitAdmin.get(here).expect(303)).headers.location).toBe(`${here}/units/${baDinh}`);
    await unitAdmin.get(unitPage).expect(404);
    await unitAdmin.get(`${unitPage}/items/manual`).expect(404);
    await unitAdmin.get(`${here}/letter.docx`).expect(404);
    await leader.get(`${unitPage}/go-live`).expect(403);
    await clerk.get('/admin/waves').expect(403);
    const foreign = await unitAdmin.get(`${here}/units/${baDinh}`).expect(200);
    const ticking = await unitAdmin
      .post(`${unitPage}/items/manual`)
      .type('form')
      .send({
        ...formFieldsOf(foreign.text),
        kind: 'done',
        remark: '',
        _csrf: /name="_csrf" value="([^"]+)"/.exec(foreign.text)?.[1] ?? '',
      });
    expect([403, 404]).toContain(ticking.status);
  });
});

describe('going live', () => {
  it('wants every required item, or a reason by name', async () => {
    const refused = await send(admin, `${unitPage}/go-live`, { liveOn: '25/11/2026', reason: '', seen: '1' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Còn 1 việc phải xong: Đã bàn giao máy quét');
    const past = await send(admin, `${unitPage}/go-live`, { liveOn: '20/11/2026', reason: 'Gấp', seen: '1' });
    expect(past.text).toContain('Ngày vận hành không trước hôm nay');
    // What the form asks for and what the checklist asks for come in one round, whichever of them could be read.
    const faults = [
      'Đánh dấu đã xem danh mục việc trước khi quyết định',
      'Còn 1 việc phải xong: Đã bàn giao máy quét',
      'Ngày vận hành không trước hôm nay',
    ];
    const shown = (page: { text: string }) => faults.filter((fault) => page.text.includes(fault));
    const all = await send(admin, `${unitPage}/go-live`, { liveOn: '20/11/2026', reason: '', seen: [] });
    expect([all.status, shown(all)]).toEqual([422, faults]);
    const both = await send(admin, `${unitPage}/go-live`, { liveOn: '20/11/2026', reason: '', seen: '1' });
    expect([both.status, shown(both)]).toEqual([422, faults.slice(1)]);
    const unread = await send(admin, `${unitPage}/go-live`, { liveOn: 'mai kia', reason: '', seen: [] });
    expect([unread.status, shown(unread), unread.text.includes('mai kia')]).toEqual([422, faults.slice(0, 2), true]);
    const decided = await send(admin, `${unitPage}/go-live`, { liveOn: '26/11/2026', reason: 'Máy quét về ngày 30', seen: '1' });
    expect(decided.status).toBe(303);
    expect(
      await rows(
        "select unit_id, data->>'reason' as reason, data->>'missing' as missing from house_events where kind = 'wave.live'",
      ),
    ).toEqual([{ unit_id: ngocHa, reason: 'Máy quét về ngày 30', missing: 'Đã bàn giao máy quét' }]);
    expect((await clerk.get('/work').expect(200)).text).toContain('chưa vận hành: đơn thật tiếp nhận từ ngày 26/11/2026;');
    const page = (await leader.get(unitPage).expect(200)).text;
    expect(page).toContain('Nhận đơn thật từ ngày 26/11/2026. Vũ Minh Khôi quyết định');
    expect(page).toContain('Lý do: Máy quét về ngày 30');
  });

  it('holds from its day, not before; until the first petition it can be taken back', async () => {
    await expect(register('yen.ngocha')).rejects.toThrow('vận hành từ ngày 26/11/2026');
    expect((await send(admin, `${unitPage}/go-live`, { liveOn: '26/11/2026', reason: 'x', seen: '1' })).text).toContain(
      'đã có ngày vận hành',
    );
    expect((await send(leader, `${unitPage}/items/manual`, { kind: 'done', remark: '' })).text).toContain(
      'danh mục giữ như lúc quyết định',
    );
    // The old book taken in before is no real petition; here it stands without an import behind it.
    await rows("update petitions set status = 'void' where unit_id = $1", [ngocHa]);
    expect((await send(admin, `${unitPage}/go-live-removal`, { reason: 'Chưa có máy quét' })).status).toBe(303);
    app.setNow('2026-11-26T02:00:00Z');
    [admin, clerk] = [await app.signIn('quantri'), await app.signIn('yen.ngocha')];
    await expect(register('yen.ngocha')).rejects.toThrow('chờ quyết định vận hành');
    expect(
      (await send(admin, `${unitPage}/go-live`, { liveOn: '26/11/2026', reason: 'Máy quét về ngày 30', seen: '1' })).status,
    ).toBe(303);
    await clerk.get('/petitions/new').expect(200);
    expect((await clerk.get('/work').expect(200)).text).not.toContain('chưa vận hành');
    // That nothing real has come in yet would tell the unit's own head of a petition that hides from him.
    const untouched = 'Chưa có đơn thật nào';
    const headReads = async () => (await (await app.signIn('vinh.ngocha')).get(unitPage).expect(200)).text;
    const before = await headReads();
    expect((await admin.get(unitPage).expect(200)).text).toContain(untouched);
    expect((await register('yen.ngocha')).number).toBe('ĐT-2026-000418');
    const plainly = (page: string) =>
      page.slice(page.indexOf('Nhận đơn thật từ ngày'), page.indexOf('Nhận đơn thật từ ngày') + 300);
    expect(before).not.toContain(untouched);
    expect(plainly(await headReads())).toBe(plainly(before));
    expect((await admin.get(unitPage).expect(200)).text).not.toContain(untouched);
    expect((await send(admin, `${unitPage}/go-live-removal`, { reason: 'Thôi' })).text).toContain('không thu hồi được nữa');
    expect((await send(admin, `${unitPage}/removal`, { reason: 'Thôi' })).text).toContain('không rút khỏi đợt');
  });

  it('then takes letters of other units', async () => {
    const ready = await readyToSend(app);
    const transferId = await app.as('hoa.badinh', async (act) =>
      sendTransfer(act, ready.id, { ...(await toNgocHa(app)), sentOn: '2026-11-26' }),
    );
    await app.as('yen.ngocha', (act) => openTransfer(act, transferId));
    const { number } = await app.as('yen.ngocha', (act) => acceptTransfer(act, transferId));
    expect(number).toBe('ĐT-2026-000419');
  });

  it('is decided for all that are ready at once', async () => {
    await rows(
      "insert into wave_ticks (wave_id, office_id, code, kind, remark, ticked_at, ticked_by) select $1, $2, code, 'not_needed', 'thử', now(), 0 from wave_items where wave_id = $1 and is_required and code <> 'printer'",
      [wave, hongHa],
    );
    expect((await admin.get(here).expect(200)).text).toContain('Cho 1 đơn vị sẵn sàng vận hành');
    // The wave's day is offered, or today once that has passed.
    const offered = async (planned: string) => {
      await rows('update waves set live_on = $2 where id = $1', [wave, planned]);
      return /name="liveOn"[^>]*value="([^"]*)"/.exec((await admin.get(`${here}/go-live`).expect(200)).text)?.[1];
    };
    expect([await offered('2026-11-20'), await offered('2026-12-01')]).toEqual(['26/11/2026', '01/12/2026']);
    const decided = await send(admin, `${here}/go-live`, { liveOn: '1/12/2026', seen: '1' });
    expect(decided.status).toBe(303);
    expect(await rows('select live_on::text, missing from go_lives where office_id = $1', [hongHa])).toEqual([
      { live_on: '2026-12-01', missing: [] },
    ]);
    expect((await send(admin, `${here}/go-live`, { liveOn: '1/12/2026', seen: '1' })).text).toContain('Chưa đơn vị nào sẵn sàng');
  });
});

describe('the letter of status', () => {
  it('is a Word letter with the office’s head, and an Excel table of text cells; both leave a trace', async () => {
    const text = new PizZip(await download(admin, `${here}/letter.docx`)).file('word/document.xml')?.asText() ?? '';
    // The subject of a letter stands under its number, before the day and the receivers.
    const order = ['Số: ', 'V/v tình hình triển khai Đợt 2026: phường trung tâm', 'Kính gửi'].map((words) => text.indexOf(words));
    expect(order).not.toContain(-1);
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(text).toContain('Trong 3 đơn vị: 2 đã vận hành, 1 đã có quyết định ngày vận hành');
    expect(text).toContain('Phường Ngọc Hà (Đã bàn giao máy quét; lý do: Máy quét về ngày 30; Vũ Minh Khôi quyết định)');
    // The City does not write to itself; what is nobody's state is not counted.
    expect(text).toContain('Các đơn vị thuộc đợt triển khai');
    expect(text).not.toContain('Ủy ban nhân dân Thành phố');
    expect(text).not.toContain('0 sẵn sàng');
    const workbook = await openBook(admin, `${here}/status.xlsx`);
    const sheet = workbook.worksheets[0];
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(['Tình trạng', 'Từng việc']);
    expect(sheet?.getColumn(2).values).toContain('Phường Ngọc Hà');
    // LibreOffice grows no row by itself: words of two lines have the height of two.
    for (const page of workbook.worksheets) {
      const wrapped: [length: number, height: number][] = [];
      page.eachRow((row) =>
        row.eachCell((cell, at) => {
          const { width = 10 } = page.getColumn(at);
          if (cell.alignment?.wrapText && String(cell.value).length > width)
            wrapped.push([String(cell.value).length / width, row.height]);
        }),
      );
      expect(wrapped.length).toBeGreaterThan(0);
      for (const [lines, height] of wrapped) expect(height).toBeGreaterThanOrEqual(15 * Math.ceil(lines));
    }
    // Of a unit let go live: its checklist as it was found that day.
    const line = sheet?.getColumn(2).values.indexOf('Phường Ngọc Hà') ?? 0;
    expect(sheet?.getRow(line).getCell(3).value).toBe('Thành phố Hà Nội');
    const cells = ((sheet?.getRow(line).values ?? []) as (string | undefined)[]).slice(7);
    expect(cells.filter((cell) => cell === 'đạt').length).toBeGreaterThan(0);
    expect(cells.filter((cell) => cell === 'thiếu').length).toBe(1);
    // On A4 a word stands for each item; what was found is read item by item behind it, and no line of print is wider than its paper.
    const [, each] = workbook.worksheets;
    const words = (each?.getSheetValues() ?? []).map((row) => ((row ?? []) as unknown[]).slice(1));
    const ofNgocHa = words.filter(([unit]) => unit === 'Phường Ngọc Hà');
    expect(ofNgocHa.map(([, , verdict]) => verdict)).toEqual(cells.filter(Boolean));
    expect(ofNgocHa.some(([, , , found]) => String(found ?? '') !== '')).toBe(true);
    for (const [page, most] of [
      [sheet, 220],
      [each, 115],
    ] as const)
      expect((page?.columns ?? []).reduce((sum, { width = 0 }) => sum + width, 0)).toBeLessThanOrEqual(most);
    expect((await rows("select count(*)::int as n from events where kind = 'wave.exported'"))[0]).toEqual({ n: 2 });
  });
});

describe('the letter of status of units that have ended since', () => {
  const letterOf = async (login: Agent) => {
    const xml = new PizZip(await download(login, `${here}/letter.docx`)).file('word/document.xml')?.asText() ?? '';
    return xml.replace(/<[^>]+>/g, '');
  };

  it('says until when they were, by which act, who has their work now, and goes to those', async () => {
    await rows("update units set during = daterange(lower(during), '2026-11-20') where id = $1", [ngocHa]);
    await rows(
      "insert into unit_successors (unit_id, successor_id, effective_on, part, act) values ($1, $2, '2026-11-20', 'whole', '1656/NQ-UBTVQH15')",
      [ngocHa, hongHa],
    );
    const text = await letterOf(admin);
    expect(text).toContain(
      'Đến hết ngày 19/11/2026, 1 đơn vị trong số này kết thúc hoạt động theo Nghị quyết số 1656/NQ-UBTVQH15; nay do 1 phường, xã tiếp nhận.',
    );
    expect(text).toContain(
      'Các đơn vị thuộc đợt triển khai đang hoạt động, các phường, xã tiếp nhận các đơn vị đã kết thúc hoạt động của đợt triển khai',
    );
    await rows("delete from unit_successors where unit_id = $1 and effective_on = '2026-11-20'", [ngocHa]);
    await rows('update units set during = daterange(lower(during), null) where id = $1', [ngocHa]);
    expect(await letterOf(admin)).not.toContain('kết thúc hoạt động');
  });

  it('is addressed to the committee with its name in full', async () => {
    expect(await letterOf(await app.signIn('hung.thanhtra'))).toMatch(/Kính gửi:\s*Ủy ban nhân dân thành phố Hà Nội/);
  });
});

it('of a unit that has ended nobody takes the decision back', () => {
  const ended = { name: 'Quận Ba Đình', endedOn: '2025-07-01' };
  expect(takeBackRefusal(ended, undefined, '2026-11-26')).toContain('đã kết thúc hoạt động');
  expect(takeBackRefusal(ended, undefined, '2025-06-30')).toBeUndefined();
  expect(takeBackRefusal({ ...ended, endedOn: null }, undefined, '2026-11-26')).toBeUndefined();
});

it('126 wards stand on one page under 100 kB, read in as many queries as one ward', async () => {
  const made = await send(admin, '/admin/waves/new', {
    ...plan,
    name: 'Cả thành phố',
    required: [...computedCodes, 'printer', 'manual', 'infrastructure', 'end_to_end'],
  });
  const path = made.headers.location ?? '';
  expect((await send(admin, `${path}/units`, { groups: 'commune' })).status).toBe(303);
  const page = await admin.get(path).expect(200);
  expect(page.text).toContain('123 đơn vị trong đợt');
  expect(Buffer.byteLength(page.text)).toBeLessThan(100_000);
  const statements = await app.services.database.inHouse(async (house) => {
    const all = await loadWave(house, Number(path.split('/').at(-1)));
    const before = house.statements;
    await readBoard(house, all, '2026-11-26');
    return house.statements - before;
  });
  expect(statements).toBeLessThanOrEqual(computedCodes.length + 4);
});
