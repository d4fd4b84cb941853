// A sheet about accounts that exist: moved, extended, closed by the rules of each act's own page, all together or not at all.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registerPetition } from '../../src/petitions/registration.ts';
import { assignPetition } from '../../src/petitions/steps/actions.ts';
import { complaint } from '../search/registrations.ts';
import { type Agent, type TestApp, testApp } from '../support/app.ts';
import { accountId, lastEvent, postsOf, sendForm } from './administration.ts';
import { filled, person, press, staged } from './workbooks.ts';

let app: TestApp;
let admin: Agent;
let keeper: Agent;
beforeAll(async () => {
  app = await testApp();
  admin = await app.signIn('quantri');
  keeper = await app.signIn('quy.badinh');
  const { id } = await app.as('lan.badinh', (act) => registerPetition(act, complaint));
  await app.as('cuong.badinh', async (act) =>
    assignPetition(act, id, { processor: await accountId(app, 'son.badinh'), note: '' }),
  );
});
afterAll(() => app.close());

type Row = Parameters<typeof filled>[0][number];
const row = (task: string, login: string, name: string, more: Row = {}): Row => ({ task, login, name, ...more });
const move = (login: string, name: string, more: Row = {}) =>
  row('Chuyển vị trí', login, name, { unit: 'Phường Ngọc Hà', role: 'Văn thư', title: 'Văn thư', from: '10/12/2026', ...more });
const extend = (login: string, name: string, to: string, more: Row = {}) => row('Gia hạn', login, name, { to, ...more });
const disable = (login: string, name: string, more: Row = {}) =>
  row('Khóa tài khoản', login, name, { reason: 'Nghỉ hưu từ 01/12/2026', ...more });

/** Everything a sheet could have changed. */
const everything = async () =>
  JSON.stringify([
    await app.database.owner('select * from accounts order by id'),
    await app.database.owner('select id, account_id, unit_id, role, title, during::text from assignments order by id'),
    await app.database.owner("select id from house_events where kind not like 'account.batch%' order by id"),
  ]);

/** What is said of the cells of a sheet: 'C3 sentence'. Nothing of it is done, and nothing can be. */
async function refused(agent: Agent, rows: readonly Row[]): Promise<string[]> {
  const before = await everything();
  const batch = await staged(agent, await filled(rows));
  expect((await press(agent, batch, 'creation')).status).toBe(409);
  expect(await everything()).toBe(before);
  const { text } = await agent.get(batch).expect(200);
  return [...text.matchAll(/<strong>([A-Z]+\d+)<\/strong>.*?data-l="Cần sửa">(.*?)<\/td>/g)].map(
    ([, cell, words]) => `${cell} ${words?.replace(/<[^>]+>/g, '')}`,
  );
}

it('that leaves a unit without a clerk says from which day, unless another comes by the same sheet', async () => {
  const left = 'Từ ngày 10/12/2026 Phường Ngọc Hà không còn văn thư nào';
  const leaves = move('yen.ngocha', 'Dương Khánh Yến', { unit: 'Phường Ba Đình' });
  const shown = async (rows: readonly Row[]) => (await admin.get(await staged(admin, await filled(rows))).expect(200)).text;
  expect(await shown([leaves])).toContain(left);
  const comes = { unit: 'Phường Ngọc Hà', role: 'Văn thư', title: 'Văn thư' };
  const next = await shown([leaves, person('Nguyễn Văn Kế', { ...comes, from: '10/12/2026' })]);
  expect(next).toContain('Thực hiện:');
  expect(next).not.toContain('không còn văn thư');
  expect(await shown([leaves, person('Nguyễn Văn Kế', { ...comes, from: '12/12/2026' })])).toContain(left);
});

it('does the four things in one sheet, after showing them, each with the event of its act', async () => {
  await app.database.owner(
    "update assignments set during = daterange(lower(during), '2026-12-11') where account_id = (select id from accounts where login = 'lan.badinh')",
  );
  const before = await everything();
  const batch = await staged(
    admin,
    await filled([
      person('Nguyễn Văn Mới', { login: 'moi.badinh' }),
      move('hoa.badinh', 'Trần Diệu Hoa'),
      extend('lan.badinh', 'nguyễn thị thu lan', '31/12/2026'),
      extend('nga.badinh', 'Đặng Bích Nga', 'Không thời hạn'),
      disable('oanh.ngocha', 'Phan Kim Oanh'),
    ]),
  );
  expect(await everything()).toBe(before);
  const page = (await admin.get(batch).expect(200)).text;
  for (const words of [
    'Thực hiện: 1 tạo mới, 1 chuyển vị trí, 2 gia hạn, 1 khóa tài khoản',
    'Văn thư, Phường Ba Đình',
    'Văn thư (Văn thư), Phường Ngọc Hà, từ 10/12/2026',
    'Đến hết ngày 31/12/2026',
    'Cán bộ tổng hợp báo cáo, Phường Ngọc Hà',
    'Khóa ngay: Nghỉ hưu từ 01/12/2026',
  ])
    expect(page).toContain(words);
  const made = await press(admin, batch, 'creation');
  expect(made.status).toBe(303);
  expect((await postsOf(app, 'hoa.badinh')).map(({ role, last_on }) => [role, last_on])).toEqual([
    ['clerk', '2026-12-09'],
    ['clerk', null],
  ]);
  expect((await postsOf(app, 'lan.badinh'))[0]?.last_on).toBe('2026-12-31');
  expect(
    await app.database.owner(
      "select login from accounts where id > 0 and disabled_at is not null or login = 'moi.badinh' order by 1",
    ),
  ).toEqual([{ login: 'moi.badinh' }, { login: 'oanh.ngocha' }]);
  expect(await lastEvent(app, 'account.disabled')).toMatchObject({ login: 'oanh.ngocha', kind: 'leaving' });
  expect(await lastEvent(app, 'assignment.added')).toMatchObject({ login: 'hoa.badinh', from: '2026-12-10' });
  expect(await lastEvent(app, 'account.batch_made')).toMatchObject({
    people: 1,
    move: 1,
    extend: 2,
    disable: 1,
    changed: ['hoa.badinh', 'lan.badinh', 'nga.badinh', 'oanh.ngocha'],
  });
  const done = (await admin.get(batch).expect(200)).text;
  expect(done).toContain('1 tạo mới, 1 chuyển vị trí, 2 gia hạn, 1 khóa tài khoản');
  expect(done).toContain('In phiếu theo nhóm');
  // Whom it changed, and into what, as the events of the acts tell it.
  expect(
    [
      ...done.matchAll(/data-l="Tên đăng nhập"><a[^>]*>([^<]+).*?data-l="Việc"[^>]*>([^<]+)<\/td><td data-l="Thành">([^<]+)/g),
    ].map(([, login, task, to]) => `${login}: ${task}, ${to}`),
  ).toEqual([
    'lan.badinh: Gia hạn, Đến hết ngày 31/12/2026',
    'hoa.badinh: Chuyển vị trí, Văn thư (Văn thư), Phường Ngọc Hà, từ 10/12/2026',
    'nga.badinh: Gia hạn, Không có ngày kết thúc',
    'oanh.ngocha: Khóa tài khoản, Đã khóa: Nghỉ hưu từ 01/12/2026',
  ]);
  // What stood in the sheet does not lie about; a second press does nothing.
  expect(await app.database.owner("select 1 from account_batches where made_at is not null and changes <> '[]'")).toEqual([]);
  expect((await press(admin, batch, 'creation')).status).toBe(409);
});

describe('one wrong row stops all of them', () => {
  it('by the rules of the acts themselves, at its cell: open work, duties, oneself, dates', async () => {
    const said = await refused(admin, [
      person('Hồ Văn Đúng', { login: 'dung.badinh' }),
      disable('trang.badinh', 'Phạm Quỳnh Trang'),
      disable('son.badinh', 'Lê Viết Sơn'),
      disable('quantri', 'Vũ Minh Khôi'),
      move('kien.sxd', 'Trần Xuân Kiên', { from: '01/01/2020' }),
      extend('loan.sxd', 'Lê Phương Loan', '24/11/2026'),
      extend('tuan.ngocha', 'Đinh Mạnh Tuấn', '05/12/2026'),
    ]);
    expect(said.map((one) => one.split(' ')[0])).toEqual(['A4', 'A5', 'H6', 'I7', 'I8']);
    expect(said[0]).toContain('Còn việc chưa bàn giao tại Phường Ba Đình');
    expect(said[0]).toContain('Bàn giao công việc, phần của Lê Viết Sơn, sau đó mới kết thúc');
    expect(said[1]).toContain('Không tự khóa tài khoản đang dùng');
    expect(said[3]).toContain('Ngày cuối không được trước hôm nay');
    expect(said[4]).toContain('Phân công này không có ngày kết thúc: ngày này kết thúc sớm hơn, không phải gia hạn');
    // A last post that ends today leaves its work behind.
    expect(await refused(admin, [move('son.badinh', 'Lê Viết Sơn', { from: '26/11/2026' })])).toEqual([
      expect.stringMatching(/^H2 Còn việc chưa bàn giao tại Phường Ba Đình/),
    ]);
  });

  it('asks the reason where duties meet in one hand, as the form does, and which post is meant', async () => {
    const toLead = { unit: 'Phường Ba Đình', role: 'Lãnh đạo cơ quan', title: 'Phó Chủ tịch' };
    const hang = (more: Row) => move('hang.haiphuong', 'Trần Thị Thanh Hằng', { ...toLead, ...more });
    expect(await refused(admin, [hang({})])).toEqual([
      'J2 Người này có 2 phân công, ghi phân công cần đổi: Văn thư, Phường Ba Đình; Cán bộ tiếp công dân, Phường Ngọc Hà',
    ]);
    expect(await refused(admin, [hang({ post: 'Văn thư, Phường Không Có' })])).toEqual([
      expect.stringMatching(/^J2 Ghi đúng một phân công/),
    ]);
    const post = 'cán bộ tiếp công dân, phường ngọc hà';
    expect(await refused(admin, [hang({ post })])).toEqual([
      expect.stringMatching(/^K2 Lãnh đạo cơ quan cùng với Văn thư: .*Nhập lý do vẫn phân công/),
    ]);
    const batch = await staged(admin, await filled([hang({ post, reason: 'Phường thiếu người' })]));
    expect((await admin.get(batch)).text).toContain('kiêm nhiệm: Phường thiếu người');
    expect((await press(admin, batch, 'creation')).status).toBe(303);
    expect(await lastEvent(app, 'assignment.added')).toMatchObject({ dutyReason: 'Phường thiếu người', role: 'leader' });
  });

  it('reads each row by what it asks for: whose account, which cells', async () => {
    expect(
      await refused(admin, [
        row('Xóa', 'linh.ngocha', 'Đào Thùy Linh'),
        disable('khong.co', 'Đào Thùy Linh'),
        disable('linh.ngocha', 'Đào Thị Linh', { email: 'linh@example.vn' }),
        extend('tuan.ngocha', 'Đinh Mạnh Tuấn', ''),
        disable('tuan.ngocha', 'Đinh Mạnh Tuấn'),
        person('Lê Văn Mười', { reason: 'thêm người' }),
      ]),
    ).toEqual([
      'A2 Ghi một trong: Tạo mới, Chuyển vị trí, Gia hạn, Khóa tài khoản; để trống là Tạo mới',
      'C3 Không có tài khoản này trong danh sách được quản lý',
      'B4 Tài khoản này của Đào Thùy Linh. Sửa họ tên hoặc tên đăng nhập cho khớp',
      'L4 Việc Khóa tài khoản không dùng cột này: để trống',
      'I5 Nhập ngày cuối mới, hoặc ghi không thời hạn',
      'C6 Tên đăng nhập tuan.ngocha lặp lại dòng 5',
      'K7 Việc Tạo mới không dùng cột này: để trống',
    ]);
  });

  it('also when it became impossible after the check', async () => {
    const rows = [person('Mai Văn Sau', { login: 'sau.badinh' }), disable('huong.sxd', 'Vũ Thanh Hương')];
    const batch = await staged(admin, await filled(rows));
    const id = await accountId(app, 'huong.sxd');
    await sendForm(admin, `/admin/accounts/${id}/disabling`, { kind: 'urgent', reason: 'mất máy' });
    const answer = await press(admin, batch, 'creation');
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('dòng 3 (huong.sxd) không thực hiện được nữa: Tài khoản này đã bị khóa trước đó');
    expect(await app.database.owner("select 1 from accounts where login = 'sau.badinh'")).toEqual([]);
  });
});

it('of the same name in the same unit each row says so, in the sheet and over it; nothing is refused', async () => {
  const twice = [
    person('Nguyễn Thị Thu Lan', { login: 'lan2' }),
    person('Lê Thị Trùng', { login: 'trung1' }),
    person('Lê Thị Trùng', { login: 'trung2' }),
    person('Lê Thị Trùng', { login: 'trung3', unit: 'Phường Ngọc Hà' }),
  ];
  const batch = await staged(admin, await filled(twice));
  const page = (await admin.get(batch).expect(200)).text;
  expect([...page.matchAll(/<br><small>([^<]+)/g)].map(([, words]) => words)).toEqual([
    'Đã có tài khoản lan.badinh cùng tên, cùng đơn vị',
    'Cùng tên, cùng đơn vị với trung1 trong bảng này',
  ]);
  expect(page).toContain('2 dòng cùng tên, cùng đơn vị với người khác');
  expect(page).toContain('Mọi dòng đều hợp lệ');
  // The form of one account asks whether they are two.
  const one = {
    ...person('Nguyễn Thị Thu Lan', { login: 'lan2' }),
    unit: String(await app.database.unitId('00004')),
    role: 'clerk',
  };
  const asked = await sendForm(admin, '/admin/accounts/new', one);
  expect([asked.status, asked.text.includes('Cùng đơn vị đã có tài khoản lan.badinh')]).toEqual([422, true]);
  expect((await sendForm(admin, '/admin/accounts/new', { ...one, isNamesake: '1' })).status).toBe(200);
  // What went meanwhile is told before anybody presses.
  const stale = (await admin.get(batch).expect(200)).text;
  expect(stale).toContain('tên đăng nhập lan2 đã có người dùng');
  expect(stale).not.toContain('Mọi dòng đều hợp lệ');
});

it('a sheet whose unit ended after the check is no longer said to be right', async () => {
  const batch = await staged(admin, await filled([move('tuan.ngocha', 'Đinh Mạnh Tuấn', { unit: 'Phường Giảng Võ' })]));
  expect((await admin.get(batch).expect(200)).text).toContain('Mọi dòng đều hợp lệ');
  const during = async (upper: string) =>
    app.database.owner(`update units set during = daterange(lower(during), ${upper}) where name = 'Phường Giảng Võ'`);
  const [ward, next] = [await app.database.unitId('00025'), await app.database.unitId('00004')];
  await during("'2026-11-20'");
  const succeed = (to: number) =>
    app.database.owner(
      "insert into unit_successors (unit_id, successor_id, effective_on, part, keeps_archive, act) values ($1, $2, '2026-11-20', 'part', true, '1/NQ')",
      [ward, to],
    );
  await succeed(next);
  const page = (await admin.get(batch).expect(200)).text;
  await succeed(await app.database.unitId('00008'));
  const divided = (await admin.get(batch).expect(200)).text;
  await app.database.owner('delete from unit_successors where unit_id = $1', [ward]);
  await during('null');
  expect(page).toContain('có đơn vị trong bảng đã kết thúc: Phường Giảng Võ (nay thuộc Phường Ba Đình). Ghi tên đơn vị hiện nay');
  expect(divided).toContain('Phường Giảng Võ (nay đã chia cho Phường Ba Đình, Phường Ngọc Hà)');
  expect(page).not.toContain('Mọi dòng đều hợp lệ');
});

it('a unit’s administrator changes his own people in his own unit, and is told of nobody else', async () => {
  expect(
    await refused(keeper, [
      disable('mai.ngocha', 'Ngô Thị Hồng Mai'),
      move('long.badinh', 'Bùi Thế Long'),
      disable('hang.haiphuong', 'Trần Thị Thanh Hằng'),
      move('hieu.badinh', 'Đỗ Trọng Hiếu', { unit: 'Phường Ba Đình', role: 'Chánh Thanh tra' }),
      extend('quy.badinh', 'Trần Ngọc Quý', '31/12/2026'),
    ]),
  ).toEqual([
    'C2 Không có tài khoản này trong danh sách được quản lý',
    expect.stringMatching(/^D3 Không có đơn vị tên này/),
    expect.stringMatching(/^A4 .*(đơn vị khác|quản trị hệ thống)/),
    expect.stringMatching(/^E5 Không có vai trò tên này/),
    expect.stringMatching(/^A6 Vai trò này do quản trị hệ thống phân công/),
  ]);
  const batch = await staged(
    keeper,
    await filled([move('hieu.badinh', 'Đỗ Trọng Hiếu', { unit: 'Phường Ba Đình', role: 'Chuyên viên xử lý đơn' })]),
  );
  expect((await press(keeper, batch, 'creation')).status).toBe(303);
  expect((await postsOf(app, 'hieu.badinh')).map(({ role }) => role)).toEqual(['verifier', 'processor']);
});

describe('what people write', () => {
  it('is understood where it is clear: offices by their long names', async () => {
    const batch = await staged(
      admin,
      await filled([
        person('Vũ Thị Dài', { unit: 'Ủy ban nhân dân phường Ngọc Hà' }),
        person('Vũ Thị Ngắn', { unit: 'UBND P. Ngọc Hà' }),
        person('Vũ Thị Tỉnh', { unit: 'UBND Thành phố Hà Nội' }),
      ]),
    );
    const page = (await admin.get(batch).expect(200)).text;
    expect(page).toContain('Tạo 3 tài khoản');
    expect(page.match(/data-l="Đơn vị">Phường Ngọc Hà</g)).toHaveLength(2);
  });

  it('is answered with what to write, from left to right: old wards, half telephone numbers, mark-up and formulas', async () => {
    expect(
      await refused(admin, [
        person('<script>alert(1)</script>', { unit: 'Phường Nguyễn Trung Trực', title: '=HYPERLINK("http://x")', phone: '12' }),
        person('Vũ Thị Gọn', { unit: 'Ngọc Hà', section: '@văn phòng' }),
      ]),
    ).toEqual([
      expect.stringMatching(/^B2 Không dùng dấu/),
      'D2 Đơn vị cũ, nay thuộc Phường Ba Đình: ghi tên đơn vị hiện nay',
      expect.stringMatching(/^F2 Không dùng dấu/),
      'M2 Số điện thoại thiếu chữ số, ví dụ 0912 345 678',
      'D3 Ghi đủ tên đơn vị: Phường Ngọc Hà',
      expect.stringMatching(/^G3 Không dùng dấu/),
    ]);
  });
});

it('nobody is given the form for a post of his own: the refusal comes before he types', async () => {
  const own = await accountId(app, 'quy.badinh');
  const [post] = await postsOf(app, 'quy.badinh');
  for (const path of ['assignments/new', `assignments/${post?.id}/move`, `assignments/${post?.id}/extension`]) {
    const answer = await keeper.get(`/admin/accounts/${own}/${path}`);
    expect([path, answer.status]).toEqual([path, 409]);
    expect(answer.text).toContain('Không tự phân công vai trò cho mình');
  }
});
