// Whom an old denunciation is against finds nothing of it, as if it had been registered at the desk.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OldPetition, takeInPetitions } from '../../src/petitions/history.ts';
import { registerPetition } from '../../src/petitions/registration.ts';
import { type Agent, type TestApp, testApp } from '../support/app.ts';
import { aDenunciation, aRegistration } from '../support/registration.ts';
import { confirm, formOf, match, upload, work } from './journey.ts';

let app: TestApp;
const agents = new Map<string, Agent>();
beforeAll(async () => {
  app = await testApp();
  // Somebody beside Vũ Bá Cường may take books in.
  await rows(
    "update assignments set role = 'unit_head' where account_id = (select id from accounts where login = 'nga.badinh') and role = 'reporter'",
  );
  for (const login of ['hoa.badinh', 'nga.badinh', 'cuong.badinh', 'thang.badinh']) agents.set(login, await app.signIn(login));
});
afterAll(() => app.close());

const agent = (login: string) => agents.get(login) as Agent;
const rows = <T extends Record<string, unknown>>(sql: string, params: unknown[] = []) => app.database.owner<T>(sql, params);
const statusOf = async (login: string, address: string) => (await agent(login).get(address)).status;

describe('a closed denunciation of an old book', () => {
  const ids: number[] = [];

  beforeAll(async () => {
    const book = [
      'Số đến,Ngày nhận,Họ tên,Địa chỉ,Loại đơn,Nội dung,Người bị tố cáo',
      '1,05/02/2020,Khuất Thị Chim,Ngõ 3,Tố cáo,Thu tiền sai quy định,Ông Vũ Bá Cường',
      '2,06/02/2020,Khuất Thị Sẻ,Ngõ 4,Tố cáo,Cấp phép sai quy định,Chủ tịch UBND phường',
      '3,07/02/2020,Khuất Thị Én,Ngõ 5,Tố cáo,Chiếm đất công,Ông Nông Văn Ngoài',
    ].join('\n');
    const { id } = await upload(app, agent('hoa.badinh'), Buffer.from(book), { source: 'Sổ tố cáo' });
    await match(app, { id, agent: agent('hoa.badinh') });
    const page = await agent('nga.badinh').get(`/imports/${id}/execution`).expect(200);
    await agent('nga.badinh')
      .post(`/imports/${id}/execution`)
      .type('form')
      .send({ ...formOf(page.text), confirmed: '1' })
      .expect(303);
    await work(app);
    ids.push(
      ...(await rows<{ id: string }>('select id from petitions where sealed order by number')).map((row) => Number(row.id)),
    );
    expect(ids).toHaveLength(3);
  });

  it('is not there for the officer it names with an honorific', async () => {
    const [his, , other] = ids;
    expect(await statusOf('cuong.badinh', `/petitions/${his}`)).toBe(404);
    expect(await statusOf('cuong.badinh', `/petitions/${other}`)).toBe(200);
    expect(await statusOf('hoa.badinh', `/petitions/${his}`)).toBe(200);
    const list = (await agent('cuong.badinh').get('/petitions').expect(200)).text;
    expect(list).toContain(`href="/petitions/${other}"`);
    expect(list).not.toContain(`href="/petitions/${his}"`);
  });

  it('against the head is there for the one who took it in and nobody else of the unit', async () => {
    const [, past] = ids;
    const found = [];
    for (const login of ['thang.badinh', 'cuong.badinh', 'hoa.badinh', 'nga.badinh'])
      found.push(await statusOf(login, `/petitions/${past}`));
    expect(found).toEqual([404, 404, 404, 200]);
    expect(await rows('select past_head from petitions where sealed order by number')).toEqual([
      { past_head: false },
      { past_head: true },
      { past_head: false },
    ]);
  });

  it('keeps who was named how, by whom and when, and says so in the book', async () => {
    expect(
      await rows(
        `select a.login, n.named_as, n.named_how, b.login as by, n.named_at = p.registered_at as at_once
           from named_accounts n join accounts a on a.id = n.account_id join accounts b on b.id = n.named_by join petitions p on p.unit_id = n.unit_id and p.id = n.petition_id
          where n.petition_id = $1`,
        [ids[0]],
      ),
    ).toEqual([{ login: 'cuong.badinh', named_as: 'denounced', named_how: 'text', by: 'nga.badinh', at_once: true }]);
    expect(
      await rows(
        "select sealed, data -> 'names' as names from events where kind = 'petition.officers_named' and petition_id = $1",
        [ids[0]],
      ),
    ).toEqual([{ sealed: true, names: ['Vũ Bá Cường'] }]);
  });
});

it('a complaint that names whoever takes the book in is in none of his figures, before it is in or after', async () => {
  const book = [
    'Số,Ngày nhận,Họ tên,Loại đơn,Nội dung,Người bị khiếu nại,Kết quả',
    '1,05/02/2021,Nông Văn Chín,Khiếu nại,Khiếu nại việc thu hồi đất,Ông Vũ Bá Cường,Lưu đơn',
    '2,06/02/2021,Nông Văn Mười,Khiếu nại,Khiếu nại việc thu hồi nhà,Ông Nông Văn Ngoài,Lưu đơn',
    '3,07/02/2021,Nông Văn Tám,Kiến nghị,Xin sửa đường,,Chuyển đơn',
    '4,08/02/2021,Nông Văn Bảy,Kiến nghị,Phản ánh cán bộ,Vũ Bá Cường,Rút đơn',
  ].join('\n');
  const { id } = await upload(app, agent('hoa.badinh'), Buffer.from(book), { source: 'Sổ khiếu nại' });
  await match(app, { id, agent: agent('hoa.badinh') });
  const figures = async (login: string) => {
    const { text } = await agent(login).get(`/imports/${id}`).expect(200);
    return {
      ready: /Nhập được[^<]*<\/th><td[^>]*><strong>(\d+)</.exec(text)?.[1],
      hasWithdrawn: text.includes('“Rút đơn”'),
    };
  };
  expect(await figures('hoa.badinh')).toMatchObject({ ready: '4', hasWithdrawn: true });
  expect(await figures('cuong.badinh')).toMatchObject({ ready: '2', hasWithdrawn: false });
  // Nor in a colleague's: a figure of his that is another one would tell the same.
  expect(await figures('nga.badinh')).toEqual(await figures('cuong.badinh'));
  const asked = (await agent('cuong.badinh').get(`/imports/${id}/execution`).expect(200)).text;
  expect(asked).toContain('2 dòng không tố cáo, không nêu tên cán bộ, cùng các dòng tố cáo hoặc nêu tên cán bộ nếu có, của');
  await confirm(app, { id, agent: agent('cuong.badinh') }, 'execution');
  const taken = async (login: string) =>
    /Đơn đã vào sổ<\/th><td[^>]*><strong>(\d+)</.exec((await agent(login).get(`/imports/${id}`).expect(200)).text)?.[1];
  expect([await taken('cuong.badinh'), await taken('nga.badinh'), await taken('hoa.badinh')]).toEqual(['2', '4', '4']);
});

it('whoever is written down however, the old book hides the same from the same officers as the desk', async () => {
  const written: [string, string][] = [
    ['Ông Vũ Bá Cường', ''],
    ['Vũ Bá Cường (Chánh Văn phòng)', ''],
    ['ong Cuong', ''],
    ['Bá Cường', 'Chánh Văn phòng'],
    ['Phạm Quỳnh Trang và Vũ Bá Cường', ''],
    ['Vũ Bá Cường', ''],
    ['', 'Chủ tịch UBND phường'],
    ['Nguyễn Văn Tèo', 'Chủ tịch UBND phường'],
    ['Hoàng Gia Thắng', ''],
    ['Nông Văn Ngoài', 'Trưởng thôn'],
  ];
  const registrations = written.flatMap(([name, position]) => {
    const respondents = [{ kind: 'individual' as const, name, position, organization: '', accountId: null }];
    return [
      aDenunciation({ respondents }),
      aRegistration({ respondents, declaredType: 'KN' }),
      aRegistration({ respondents, declaredType: 'KNPA', knpaKind: 'phan_anh' }),
    ];
  });
  const olds = registrations.map(
    (registration): OldPetition => ({
      registration,
      status: 'filed',
      outcome: null,
      endedOn: registration.receivedOn,
      endWord: '',
      note: '',
    }),
  );
  const inBook = await app.as('hoa.badinh', (act) => takeInPetitions(act, olds));
  const atDesk: number[] = [];
  for (const registration of registrations)
    atDesk.push((await app.as('hoa.badinh', (act) => registerPetition(act, registration))).id);
  const namedIn = async (id: number | null | undefined) =>
    rows(
      'select p.past_head, (select jsonb_agg(jsonb_build_array(n.account_id, n.named_as, n.named_how) order by n.account_id) from named_accounts n where n.petition_id = p.id) as named from petitions p where p.id = $1',
      [id],
    );
  for (const [index, id] of atDesk.entries())
    expect([registrations[index]?.respondents, await namedIn(inBook[index])]).toEqual([
      registrations[index]?.respondents,
      await namedIn(id),
    ]);
  expect(await rows("select 1 from named_accounts where named_as = 'denounced' limit 1")).toHaveLength(1);
});

it('an open row against the head goes in though a second leader presses the button, and only the head is named', async () => {
  const [second] = await rows<{ id: number }>(
    "update assignments set role = 'leader' where account_id = (select id from accounts where login = 'nga.badinh') returning account_id as id",
  );
  // Where nobody but its leaders may: a leader presses no such button beside a head of division.
  const cuong = (role: string) =>
    rows('update assignments set role = $1 where account_id = (select id from accounts where login = $2)', [
      role,
      'cuong.badinh',
    ]);
  await cuong('processor');
  const book = [
    'Số,Ngày nhận,Họ tên,Loại đơn,Nội dung,Người bị tố cáo,Kết quả',
    '1,05/11/2026,Khuất Thị Diệc,Tố cáo,Cấp phép sai,Hoàng Gia Thắng,Đang xử lý',
    '2,06/11/2026,Khuất Thị Le,Tố cáo,Thu tiền sai,Ông Nông Văn Ngoài,Đang xử lý',
  ].join('\n');
  const journey = await upload(app, agent('hoa.badinh'), Buffer.from(book), { source: 'Sổ đang dở' });
  await match(app, journey);
  await confirm(app, { ...journey, agent: agent('nga.badinh') }, 'execution');
  expect(await rows('select state from imports where id = $1', [journey.id])).toEqual([{ state: 'done' }]);
  expect(
    await rows(
      `select r.row_no, p.past_head, (select array_agg(a.login order by a.login) from named_accounts n join accounts a on a.id = n.account_id where n.petition_id = p.id) as named
         from import_rows r join petitions p on p.id = r.petition_id where r.import_id = $1 order by 1`,
      [journey.id],
    ),
  ).toEqual([
    { row_no: 2, past_head: true, named: ['thang.badinh'] },
    { row_no: 3, past_head: false, named: null },
  ]);
  expect(second).toBeDefined();
  await cuong('unit_head');
});

it('a row that waits outside is shown to nobody it is against: not on its page, not in the file, and nobody is told that he is named', async () => {
  const book = [
    'Số,Ngày nhận,Họ tên,Loại đơn,Nội dung,Người bị tố cáo',
    '1,31/02/2020,Khuất Thị Yểng,Tố cáo,Thu tiền sai quy định,Ông Vũ Bá Cường',
    '2,31/02/2020,Khuất Thị Khướu,Tố cáo,Chủ tịch UBND phường cấp phép sai,',
    '3,31/02/2020,Nông Văn Thật,Kiến nghị,Xin sửa đường,',
    '4,31/02/2020,Nông Văn Thà,Khiếu nại,Khiếu nại việc thu hồi đất,Ông Vũ Bá Cường',
    '5,31/02/2020,Nông Văn Thẳng,Khiếu nại,Khiếu nại việc thu hồi nhà,Ông Nông Văn Ngoài',
  ].join('\n');
  const { id } = await upload(app, agent('hoa.badinh'), Buffer.from(book), { source: 'Sổ chờ sửa' });
  await match(app, { id, agent: agent('hoa.badinh') });
  const seen = async (login: string) => {
    const page = (await agent(login).get(`/imports/${id}/problems`).expect(200)).text;
    expect(page).not.toContain('được nêu tên');
    return [...page.matchAll(/<td data-l="Dòng">(\d+)<\/td>/g)].map(([, no]) => Number(no));
  };
  expect([...new Set(await seen('hoa.badinh'))]).toEqual([2, 3, 4, 5, 6]);
  // What he does not see is what nobody sees but whoever brought the file, and the counts leave it out: no difference tells him of himself.
  expect([...new Set(await seen('cuong.badinh'))]).toEqual([4, 6]);
  for (const [login, page] of [
    ['cuong.badinh', `/imports/${id}`],
    ['cuong.badinh', `/imports/${id}/problems`],
    ['nga.badinh', `/imports/${id}`],
  ] as const) {
    const { text } = await agent(login).get(page).expect(200);
    expect(text).toContain('Dòng chưa nhập có thể là tố cáo hoặc nêu tên cán bộ, nếu có, không tính');
    expect(text).toContain('chỉ người tải tệp lên (Trần Diệu Hoa) xem và sửa được');
  }
  const countOf = async (login: string) =>
    /không có trong lịch<\/th><td class="num fit">(\d+)</.exec((await agent(login).get(`/imports/${id}`).expect(200)).text)?.[1];
  expect([await countOf('hoa.badinh'), await countOf('cuong.badinh'), await countOf('nga.badinh')]).toEqual(['5', '2', '2']);
  expect((await agent('hoa.badinh').get(`/imports/${id}`).expect(200)).text).not.toContain('chỉ người tải tệp lên');
  // Page for page he reads the same of a book without those rows; where no other row waits, of none at all.
  const [head = '', first = '', , open = '', , last = ''] = book.split('\n');
  const readBy = async (source: string, ...lines: string[]) => {
    const one = await upload(app, agent('hoa.badinh'), Buffer.from([head, ...lines].join('\n')), { source });
    await match(app, { id: one.id, agent: agent('hoa.badinh') });
    const read = [];
    for (const page of ['', '/problems', '/execution', '/rejected.xlsx']) {
      const { status, text = '' } = await agent('cuong.badinh').get(`/imports/${one.id}${page}`);
      const main = (/<main[\s\S]*<\/main>/.exec(text)?.[0] ?? '').replace(/Mã hỗ trợ <b>\w+/, '');
      read.push([
        status,
        main.replace(/(đợt nhập số |\/imports\/|name="\w+" value="|data-l="Dòng">)[^" :<]+/gi, '$1').replaceAll(source, ''),
      ]);
    }
    return read;
  };
  const mended = '6,01/02/2020,Nông Văn Vào,Kiến nghị,Xin sửa mương,';
  expect(await readBy('Sổ có tố cáo', mended, first, open, last)).toEqual(await readBy('Sổ không tố cáo', mended, open, last));
  expect(await readBy('Sổ chỉ tố cáo', mended, first)).toEqual(await readBy('Sổ sạch', mended));
});

it('whoever brought the file and takes it in reads that a row is left to somebody else, and nothing of which; nobody else does', async () => {
  const book = [
    'Số,Ngày nhận,Họ tên,Loại đơn,Nội dung,Người bị tố cáo',
    '1,05/02/2021,Khuất Thị Cốc,Tố cáo,Thu tiền sai quy định,Ông Vũ Bá Cường',
    '2,06/02/2021,Nông Văn Phẳng,Kiến nghị,Xin sửa đường,',
    '3,31/02/2021,Nông Văn Bằng,Kiến nghị,Xin sửa cầu,',
  ].join('\n');
  const own = await upload(app, agent('cuong.badinh'), Buffer.from(book), { source: 'Sổ tự nhập' });
  await match(app, own);
  const execution = (await agent('cuong.badinh').get(`/imports/${own.id}/execution`).expect(200)).text;
  expect(execution).toContain('Dòng cần người khác nhập vào sổ, nếu có, ở lại ngoài sổ');
  expect((await agent('nga.badinh').get(`/imports/${own.id}/execution`).expect(403)).text).not.toContain('cần người khác nhập');
  await confirm(app, own, 'execution');
  const words = 'Có 1 dòng cần người khác nhập vào sổ; nội dung dòng này không hiện với ông, bà. Để đồng nghiệp khác tải tệp lên';
  for (const page of ['', '/problems']) {
    const { text } = await agent('cuong.badinh').get(`/imports/${own.id}${page}`).expect(200);
    expect(text).toContain(words);
    expect(text).not.toContain('Khuất Thị Cốc');
  }
  for (const login of ['nga.badinh', 'thang.badinh'])
    expect((await agent(login).get(`/imports/${own.id}`).expect(200)).text).not.toContain('cần người khác nhập');
});
