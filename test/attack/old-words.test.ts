// However an old book mixes the denouncer into its words, nobody reads him before an officer who may open the identities has read them.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { confirm, csvOf, match, openNext, openWordsOf, readingPage, upload, work } from '../importing/journey.ts';
import { type Agent, formFieldsOf, type TestApp, testApp } from '../support/app.ts';

let app: TestApp;
const agents = new Map<string, Agent>();
beforeAll(async () => {
  app = await testApp();
  for (const login of ['hoa.badinh', 'cuong.badinh', 'thang.badinh', 'son.badinh', 'quy.badinh', 'lan.badinh'])
    agents.set(login, await app.signIn(login));
}, 120_000);
afterAll(() => app.close());

const agent = (login: string) => agents.get(login) as Agent;
const rows = <T extends Record<string, unknown>>(sql: string, params: unknown[] = []) => app.database.owner<T>(sql, params);

/** Ways of naming, each with the word nobody may read. */
const ways: readonly (readonly [words: string, secret: string])[] = [
  ['xuyến tố cáo trưởng thôn thu tiền', 'xuyến'],
  ['sáng nay ngọc xuyến có đến nói trưởng thôn thu tiền', 'ngọc xuyến'],
  ['Nhà ở cuối ngõ Hàng Xuyến, người này tố cáo. Số nhà sáu mốt', 'sáu mốt'],
  ['X.u.y.ế.n nói trưởng thôn thu tiền', 'X.u.y.ế.n'],
  ['Chị X. (vợ anh Bản) nói trưởng thôn thu tiền', 'anh Bản'],
  ['Xuyen bao truong thon thu tien', 'Xuyen'],
  ['Người phụ nữ bán bún ở chợ Xuyên Mộc tố cáo', 'bán bún'],
  ['Theo lời cô giáo dạy lớp 4B', 'lớp 4B'],
  ['con dâu cụ Kiểng tố cáo', 'Kiểng'],
  ['Mai tố cáo; Mai ở tổ 5', 'Mai ở'],
  ['NGUYỄNTHỊXUYẾN tố cáo', 'NGUYỄNTHỊXUYẾN'],
  ['nguyễn thị ngọc xuyến tố cáo', 'ngọc xuyến'],
  ['Gọi không chín một hai, ba bốn năm, sáu bảy tám', 'chín một hai'],
  ['Zalo xuyen1970', 'xuyen1970'],
  ['facebook Xuyến Chi Hoa', 'Xuyến Chi'],
  ['Thửa đất 17 tờ 3 của người tố cáo', 'Thửa đất 17'],
  ['Xe biển 29A-123.45 của người tố cáo', '29A-123'],
  ['Kế toán trường tố cáo hiệu trưởng', 'Kế toán trường'],
  ['Bí danh Bảy Xuyến', 'Bảy Xuyến'],
  ['N.T.N.Xuyến, tổ trưởng tổ 9', 'tổ 9'],
  ['Em gái ông Phó chủ tịch cũ tố cáo', 'Em gái'],
  ['Nhà đối diện trường Xuyến Chi, cổng xanh', 'cổng xanh'],
  ['người tên X-u-y-ế-n, sinh năm Tuất', 'năm Tuất'],
];
const secrets = ways.map(([, secret]) => secret);
const heads = [
  'Số đến',
  'Ngày nhận',
  'Họ tên',
  'Loại đơn',
  'Trích yếu',
  'Nội dung',
  'Yêu cầu',
  'Người bị tố cáo',
  'Kết quả',
  'Ghi chú',
];
const told = (text: string) => secrets.filter((secret) => text.includes(secret));

let importId: number;
let ids: Map<number, number>;

beforeAll(async () => {
  const lines = ways.map(([words], index) => [
    `${index + 1}`,
    '05/02/2020',
    'Nguyễn Thị Ngọc Xuyến',
    'Tố cáo',
    words,
    words,
    words,
    '',
    index === 1 ? 'Đang xử lý' : 'Lưu đơn',
    words,
  ]);
  lines.push(['90', '06/11/2026', 'Cao Thị Lê', 'Tố cáo', '', 'lê nói ông Nông Đình Ngoài chiếm đất', '', '', 'Đang xử lý', '']);
  const journey = await upload(app, agent('hoa.badinh'), csvOf([heads, ...lines]), { source: 'Sổ lắm cách viết' });
  importId = journey.id;
  await match(app, journey);
  await confirm(app, { ...journey, agent: agent('cuong.badinh') }, 'execution');
  ids = new Map(
    (
      await rows<{ no: number; id: string }>(
        'select row_no - 1 as no, petition_id as id from import_rows where import_id = $1 and petition_id is not null',
        [importId],
      )
    ).map(({ no, id }) => [no, Number(id)]),
  );
}, 240_000);

describe('before anybody has read them', () => {
  it('no word of a denunciation stands in any open column', async () => {
    expect(ids.size).toBe(ways.length + 1);
    expect(told(await openWordsOf(app))).toEqual([]);
    expect(await rows('select 1 from petition_contents where is_unread')).toHaveLength(ids.size);
    expect(await rows('select distinct summary from petition_contents where is_unread')).toEqual([
      { summary: 'Nội dung trong sổ cũ, chờ đọc lại' },
    ]);
  });

  it('nobody finds, lists, exports or prints one', async () => {
    for (const login of ['hoa.badinh', 'cuong.badinh', 'thang.badinh', 'son.badinh', 'quy.badinh', 'lan.badinh']) {
      for (const no of [2, 10, 24]) {
        const page = await agent(login).get(`/petitions/${ids.get(no)}`);
        expect([login, no, told(page.text)]).toEqual([login, no, []]);
      }
      for (const address of [
        '/petitions',
        '/search?q=xuy%E1%BA%BFn',
        '/search?q=ngoc+xuyen',
        '/petitions/register',
        '/work',
        `/imports/${importId}`,
        '/imports/old-words',
      ]) {
        const page = await agent(login).get(address);
        const said = page.text.replaceAll('value="xuyến"', '').replace(/“xuyến”|<title>.*<\/title>/g, '');
        // What was typed into the search comes back, and nothing else.
        const left = told(said).filter(
          (secret) => !(address.startsWith('/search') && ['xuyến', 'ngọc xuyến', 'Xuyen'].includes(secret)),
        );
        expect([login, address, left]).toEqual([login, address, []]);
      }
      const book = await agent(login)
        .get('/petitions/export.xlsx')
        .buffer(true)
        .parse((answer, done) => {
          const parts: Buffer[] = [];
          answer.on('data', (part: Buffer) => parts.push(part));
          answer.on('end', () => done(null, Buffer.concat(parts).toString('latin1')));
        });
      expect([login, [200, 303, 403].includes(book.status)]).toEqual([login, true]);
    }
    const found = await rows(
      'select count(*)::int as n from search.petition_words w join petitions p on p.id = w.petition_id where p.sealed',
    );
    expect(found).toEqual([{ n: 0 }]);
  });

  it('says so on its page to everybody, and only who may open the identities is led to the reading', async () => {
    const petition = ids.get(2);
    await rows(
      "update petitions set assigned_to = (select id from accounts where login = 'son.badinh'), status = 'assigned', classified_at = now() where id = $1",
      [petition],
    );
    for (const [login, leads] of [
      ['thang.badinh', true],
      ['son.badinh', true],
      ['hoa.badinh', false],
    ] as const) {
      const { text } = await agent(login).get(`/petitions/${petition}`).expect(200);
      expect([login, text.includes('Nội dung nhập từ sổ cũ còn niêm phong')]).toEqual([login, true]);
      expect([login, text.includes(`/imports/old-words?petition=${petition}`)]).toEqual([login, leads]);
    }
    const refused = await agent('son.badinh').get(`/petitions/${petition}/proposal`).expect(409);
    expect(refused.text).toContain('Nội dung đơn từ sổ cũ còn chờ đọc lại');
  });

  it('the page is shut to clerk, desk and administrator, and a processor opens only what he was given', async () => {
    for (const login of ['hoa.badinh', 'quy.badinh', 'lan.badinh']) await agent(login).get('/imports/old-words').expect(403);
    const page = await readingPage(agent('son.badinh'));
    await openNext(agent('son.badinh'), page.html);
    expect((await readingPage(agent('son.badinh'))).keys).toEqual([`p${ids.get(2)}`]);
  });
});

describe('reading', () => {
  it('each opening is an event of its own, and the words stand beside what is proposed', async () => {
    const page = await readingPage(agent('thang.badinh'));
    expect(told(page.html)).toEqual([]);
    await openNext(agent('thang.badinh'), page.html);
    const { html, keys } = await readingPage(agent('thang.badinh'));
    expect(keys).toHaveLength(20);
    expect(html).toContain('bán bún');
    expect(
      await rows(
        "select count(*)::int as n from events e join accounts a on a.id = e.account_id where e.kind = 'identity.revealed' and a.login = 'thang.badinh' and e.data ->> 'purpose' = 'read_old_words'",
      ),
    ).toEqual([{ n: 20 }]);
  });

  it('one that is asked for from its own page is opened beside a full page, and stands first', async () => {
    const leader = agent('thang.badinh');
    const { keys } = await readingPage(leader);
    const left = [...ids.values()].find((id) => !keys.includes(`p${id}`)) ?? 0;
    const { text } = await leader.get(`/imports/old-words?petition=${left}`).expect(200);
    expect(text).toContain('Mở niêm phong để đọc 1 đơn');
    const { _csrf } = formFieldsOf(text);
    const key = /action="\/imports\/old-words\/opening">[\s\S]*?name="_key" value="([^"]+)"/.exec(text)?.[1];
    const answer = await leader
      .post('/imports/old-words/opening')
      .type('form')
      .send({ _csrf, _key: key, petition: String(left) })
      .expect(303);
    const opened = (await leader.get(answer.headers.location ?? '').expect(200)).text;
    expect(/name="ready" value="([pv]\d+)"/.exec(opened)?.[1]).toBe(`p${left}`);
  });

  it('what is let out stands in the open as it was mended, without the names the seal knows; the rest stays typed', async () => {
    const leader = agent('thang.badinh');
    const { html, fields, keys } = await readingPage(leader);
    const one = `p${ids.get(2)}`;
    const other = keys.find((key) => key !== one) ?? '';
    expect(keys).toContain(one);
    const { _csrf, _key } = formFieldsOf(html);
    const typed = {
      ...fields,
      [`${one}.subject`]: 'Trưởng thôn thu tiền',
      [`${one}.summary`]: 'Bà Ngọc Xuyến nói trưởng thôn thu tiền',
      [`${other}.summary`]: 'Đã sửa một nửa',
    };
    const sent = { _csrf, _key, ready: one, ...typed };
    const answer = await leader.post('/imports/old-words').type('form').send(sent).expect(303);
    const next = await leader.get(answer.headers.location ?? '').expect(200);
    // A second press of the same button does nothing more.
    await leader.post('/imports/old-words').type('form').send(sent).expect(303);
    const [content] = await rows<{ subject: string; summary: string; is_unread: boolean }>(
      'select subject, summary, is_unread from petition_contents where petition_id = $1',
      [ids.get(2)],
    );
    expect(content).toMatchObject({ subject: 'Trưởng thôn thu tiền', is_unread: false });
    expect(content?.summary).not.toContain('Xuyến');
    expect(next.text).toContain('Đã đưa ra nội dung đã đọc của 1 đơn');
    expect(next.text).toContain('Phần mềm còn thấy người tố cáo');
    expect(next.text).toContain('Đã sửa một nửa');
    expect(
      await rows("select 1 from events where kind = 'petition.words_released' and petition_id = $1", [ids.get(2)]),
    ).toHaveLength(1);
    expect((await agent('son.badinh').get(`/petitions/${ids.get(2)}/proposal`)).status).not.toBe(409);
  });

  it('a colleague who was slower is told, and nothing he typed is lost', async () => {
    const { html, fields, keys } = await readingPage(agent('thang.badinh'));
    const key = keys.at(-1) ?? '';
    const { _csrf, _key } = formFieldsOf(html);
    await rows(
      "update petition_contents set subject = 'Khác', summary = 'Khác', request = '', processing_note = '' where petition_id = $1",
      [key.slice(1)],
    );
    const answer = await agent('thang.badinh')
      .post('/imports/old-words')
      .type('form')
      .send({ _csrf, _key, ready: key, ...fields, [`${key}.summary`]: 'Chữ gõ dở của người đến sau' })
      .expect(422);
    expect(answer.text).toContain('không còn chờ đọc');
    expect(answer.text).toContain('Chữ gõ dở của người đến sau');
  });

  it('an officer who came later and is named in the words is never shown them, and loses the record', async () => {
    const [{ id: account } = { id: 0 }] = await rows<{ id: number }>(
      `insert into accounts (login, name, name_ascii, password_hash, must_change_password, created_at)
       select 'ngoai.badinh', 'Nông Đình Ngoài', 'nong dinh ngoai', password_hash, false, now() from accounts where login = 'son.badinh' returning id`,
    );
    await rows(
      "insert into assignments (account_id, unit_id, role, title, during, reveal_confirmed_at, reveal_confirmed_by) select $1, unit_id, 'unit_head', 'Trưởng phòng', daterange('2026-11-01', null), now(), account_id from assignments a join accounts c on c.id = a.account_id where c.login = 'thang.badinh' limit 1",
      [account],
    );
    const late = await app.signIn('ngoai.badinh');
    const petition = ids.get(ways.length + 1);
    const shown = await late.get(`/petitions/${petition}`).expect(200);
    expect(shown.text).not.toContain('chiếm đất');
    const { _csrf } = formFieldsOf(shown.text);
    const key = /action="\/petitions\/\d+\/identity"[\s\S]*?name="_key" value="([^"]+)"/.exec(shown.text)?.[1];
    const press = (_key = key) =>
      late.post(`/petitions/${petition}/identity`).type('form').send({ _csrf, _key, purpose: 'verify_denouncer' });
    // While he is looked for nothing is opened, and then it is gone without his doing.
    const early = await press();
    expect([early.status, early.text.includes('chiếm đất')]).toEqual([409, false]);
    const isNamed = () => rows('select 1 from named_accounts where petition_id = $1 and account_id = $2', [petition, account]);
    expect(await isNamed()).toHaveLength(0);
    await work(app);
    await late.get(`/petitions/${petition}`).expect(404);
    expect(await isNamed()).toHaveLength(1);
    // Whatever that search left is found by the seal on the petition's page …
    await rows('delete from named_accounts where petition_id = $1 and account_id = $2', [petition, account]);
    const again = await late.get(`/petitions/${petition}`).expect(200);
    const answer = await press(/action="\/petitions\/\d+\/identity"[\s\S]*?name="_key" value="([^"]+)"/.exec(again.text)?.[1]);
    expect([answer.status, answer.text.includes('chiếm đất')]).toEqual([404, false]);
    await late.get(`/petitions/${petition}`).expect(404);
    expect(await isNamed()).toHaveLength(1);
    // … or by the reading.
    await rows('delete from named_accounts where petition_id = $1 and account_id = $2', [petition, account]);
    await openNext(late, (await readingPage(late)).html);
    const read = await readingPage(late);
    expect(read.html).not.toContain('chiếm đất');
    expect(read.keys).not.toContain(`p${petition}`);
    await late.get(`/petitions/${petition}`).expect(404);
  });
});

it('an import taken back leaves what was read, and takes the rest; sent once more it is the same', async () => {
  const leader = agent('cuong.badinh');
  await confirm(app, { id: importId, agent: leader }, 'reversal');
  const states = await rows<{ no: number; state: string }>(
    "select row_no - 1 as no, state from import_rows where import_id = $1 and state = 'undone'",
    [importId],
  );
  expect(states.length).toBeGreaterThan(0);
  expect(states.map(({ no }) => no)).not.toContain(2);
});
