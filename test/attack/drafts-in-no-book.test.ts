// A leaver's draft that is in no book yet may denounce anybody of the office: the clerk it would go to, the head who gives it out, the
// deputy who confirms the clerk. None of them reads it, gives it out or learns of it by another way.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import '../../src/features.ts';
import { saveDraft } from '../../src/documents/drafts.ts';
import { accountId, sendForm } from '../accounts/administration.ts';
import { type Agent, csrfOf, type TestApp, testApp } from '../support/app.ts';

let app: TestApp;
let head: Agent;
const id: Record<string, number> = {};
let unit = 0;
let subject = 20000000000000;
const rows = <Row extends Record<string, unknown>>(sql: string, params: unknown[] = []) => app.database.owner<Row>(sql, params);
const form = 'petition-registration-sealed';
const page = () => `/handovers/${id.lan}/drafts`;

/** A draft of the leaver in no book yet; gives its id. */
async function typed(values: Record<string, string>): Promise<number> {
  subject += 1;
  const at = { form, subject: String(subject) };
  await app.as('lan.badinh', ({ tx, actor, keyring, moment }) => saveDraft(tx, actor, at, values, keyring, moment.at));
  return (await rows<{ id: number }>('select id::int from drafts where subject = $1', [at.subject]))[0]?.id ?? 0;
}
const give = (draft: number, to: number, by = head) => sendForm(by, page(), { note: 'Biên bản 1', [`to-d${draft}`]: String(to) });
const holder = async (draft: number) =>
  (await rows<{ account_id: number }>('select account_id from drafts where id = $1', [draft]))[0]?.account_id;

beforeAll(async () => {
  app = await testApp();
  head = await app.signIn('cuong.badinh');
  for (const login of ['lan', 'hoa', 'nga', 'cuong', 'thang']) id[login] = await accountId(app, `${login}.badinh`);
  unit = (await rows<{ unit_id: number }>('select unit_id from assignments where account_id = $1', [id.hoa]))[0]?.unit_id ?? 0;
  await rows("update assignments set during = daterange(lower(during), '2026-12-11') where account_id = $1", [id.lan]);
}, 60_000);
afterAll(() => app.close());

describe('is not for the clerk it may be against', () => {
  const ways: [string, Record<string, string>][] = [
    ['chosen from the list of officers', { 'respondents.0.accountId': 'HOA' }],
    ['chosen at the desk', { respondentAccount: 'HOA' }],
    ['chosen in the question', { denouncedIs: 'HOA' }],
    ['over two lines', { summary: 'Tố cáo bà Trần Diệu\nHoa nhận tiền' }],
    ['by a part of her name and her post', { 'respondents.0.name': 'Diệu Hoa, Văn thư phường' }],
    ['the same in the words', { summary: 'Bà Diệu Hoa, văn thư phường, nhận tiền' }],
    ['by an initial', { 'respondents.0.name': 'Trần D. Hoa' }],
    ['in two cells', { respondentName: 'cô Hoa', respondentPost: 'cán bộ một cửa' }],
    ['by her post alone', { 'respondents.0.position': 'Văn thư phường Ba Đình' }],
    ['without marks', { request: 'xu ly ba TRAN DIEU HOA' }],
  ];
  it.each(ways)('%s; the sentence does not say why', async (_way, values) => {
    const words = Object.fromEntries(
      Object.entries(values).map(([name, text]) => [name, text === 'HOA' ? String(id.hoa) : text]),
    );
    const draft = await typed({ 'senders.0.name': 'Nguyễn Thị Hạnh', ...words });
    const refused = await give(draft, id.hoa ?? 0);
    expect([refused.status, await holder(draft)]).toEqual([422, id.lan]);
    expect(refused.text).toContain('Chưa giao được bản nháp này cho người đã chọn');
    await rows('delete from drafts where id = $1', [draft]);
  });

  it('by the name she bore before', async () => {
    await rows(
      "insert into account_names (account_id, name, name_ascii, until) values ($1, 'Lò Thị Mỷ', 'lo thi my', '2026-11-20')",
      [id.hoa],
    );
    const draft = await typed({ 'respondents.0.name': 'Lò Thị Mỷ' });
    expect([(await give(draft, id.hoa ?? 0)).status, await holder(draft)]).toEqual([422, id.lan]);
    await rows('delete from drafts where id = $1', [draft]);
  });

  it('one against somebody else goes to her, whoever complains in it', async () => {
    const draft = await typed({
      'senders.0.name': 'Phạm Thị Hoa',
      'senders.0.address': '12 phố Hoàng Hoa Thám',
      'respondents.0.name': 'Công ty Sông Hồng',
      summary: 'Công ty Sông Hồng lấn chiếm vườn hoa của khu phố',
    });
    expect([(await give(draft, id.hoa ?? 0)).status, await holder(draft)]).toEqual([303, id.hoa]);
  });
});

describe('is given out by nobody who leads the office', () => {
  it('whichever of his posts he signs in with; he hears neither of it nor how many there are', async () => {
    const draft = await typed({ 'respondents.0.name': 'Hoàng Gia Thắng' });
    await rows('update assignments set reveal_confirmed_at = now() where account_id in ($1, $2)', [id.cuong, id.thang]);
    // A mandate for the head of division: the post he signs in with is that.
    const [post] = await rows<{ id: number }>(
      `insert into assignments (account_id, unit_id, role, title, during, stands_for, mandate, reveal_confirmed_at)
       select $1, unit_id, role, title, daterange('2026-11-01', '2026-12-31'), id, 'Giấy ủy quyền 1', now() from assignments where account_id = $2 returning id`,
      [id.thang, id.cuong],
    );
    const own = await rows<{ id: number; during: string }>(
      "update assignments set during = daterange('2026-12-01', null) where account_id = $1 and role = 'leader' returning id",
      [id.thang],
    );
    const leader = await app.signIn('thang.badinh');
    for (const address of ['/handovers', `/handovers/${id.lan}`, page()]) {
      const { text } = await leader.get(address).expect(200);
      expect([address, /\d+ bản nháp/.test(text), text.includes(`to-d${draft}`)]).toEqual([address, false, false]);
    }
    expect((await leader.get(page())).text).toContain('do Trưởng bộ phận giao');
    await give(draft, id.hoa ?? 0, leader);
    expect(await holder(draft)).toBe(id.lan);
    await rows("update assignments set during = daterange('2025-07-01', null) where id = $1", [own[0]?.id]);
    await rows('delete from assignments where id = $1', [post?.id]);
    expect((await give(draft, id.hoa ?? 0)).status).toBe(303);
  });

  it('nor read about by him in the audit, on the page and in the file; the auditor reads it', async () => {
    const leader = await app.signIn('thang.badinh');
    const given = 'Đơn mới chưa vào sổ';
    expect((await (await app.signIn('tam.thanhtra')).get('/admin/audit').expect(200)).text).toContain(given);
    for (const query of ['', '?kind=draft.handed_over', '?kind=draft.dropped'])
      expect([query, (await leader.get(`/admin/audit${query}`).expect(200)).text.includes(given)]).toEqual([query, false]);
  });
});

describe('is confirmed by nobody of the office', () => {
  const confirm = async (agent: Agent, post: number) =>
    agent
      .post(`/reveal-confirmations/${post}`)
      .type('form')
      .send({ _csrf: csrfOf((await agent.get('/account')).text) });
  const isConfirmed = async (post: number) =>
    (await rows<{ at: Date | null }>('select reveal_confirmed_at as at from assignments where id = $1', [post]))[0]?.at !== null;

  it('a clerk made yesterday, who never took anything in, gets none by the word of a leader of his office', async () => {
    await rows('update assignments set reveal_confirmed_at = null where account_id = $1', [id.nga]);
    const [made] = await rows<{ id: number; account_id: number }>(
      `insert into assignments (account_id, unit_id, role, title, during)
       select $1, $2, 'clerk', 'Văn thư kiêm nhiệm', daterange('2026-11-01', null) returning id, account_id`,
      [id.nga, unit],
    );
    const post = made?.id ?? 0;
    const leader = await app.signIn('thang.badinh');
    expect((await leader.get('/reveal-confirmations')).text).toContain('Chánh Thanh tra hoặc lãnh đạo cơ quan cấp trên xác nhận');
    expect([(await confirm(leader, post)).status, await isConfirmed(post)]).toEqual([409, false]);
    const draft = await typed({ summary: 'Tố cáo' });
    // As if a leader had confirmed him before.
    await rows('update assignments set reveal_confirmed_at = now(), reveal_confirmed_by = $2 where id = $1', [post, id.thang]);
    expect([(await give(draft, id.nga ?? 0)).status, await holder(draft)]).toEqual([422, id.lan]);
    await rows('update assignments set reveal_confirmed_at = null, reveal_confirmed_by = null where id = $1', [post]);
    expect((await confirm(await app.signIn('hung.thanhtra'), post)).status).toBe(303);
    expect([(await give(draft, id.nga ?? 0)).status, await holder(draft)]).toEqual([303, id.nga]);
    // She leaves in turn: it stays what the first typed.
    await rows("update assignments set during = daterange('2025-07-01', '2026-12-01') where account_id = $1", [id.nga]);
    const again = await sendForm(head, `/handovers/${id.nga}/drafts`, { note: 'Biên bản 2', [`to-d${draft}`]: String(id.hoa) });
    expect([again.status, await holder(draft)]).toEqual([303, id.hoa]);
    const received = (await (await app.signIn('hoa.badinh')).get(`/drafts-received/${draft}`).expect(200)).text;
    expect([received.includes('Nguyễn Thị Thu Lan nhập'), received.includes('Đặng Bích Nga nhập')]).toEqual([true, false]);
  });

  it('nor by a leader of it who signs in with a post elsewhere, now, later or until lately', async () => {
    const city = (
      await rows<{ unit_id: number }>('select unit_id from assignments where account_id = $1', [
        await accountId(app, 'hai.ubndtp'),
      ])
    )[0]?.unit_id;
    await rows('update assignments set reveal_confirmed_at = null where account_id = $1', [id.hoa]);
    const [hoa] = await rows<{ id: number }>('select id from assignments where account_id = $1', [id.hoa]);
    const [elsewhere] = await rows<{ id: number }>(
      `insert into assignments (account_id, unit_id, role, title, during, reveal_confirmed_at)
       values ($1, $2, 'leader', 'Ủy viên UBND', daterange('2026-11-01', null), now()) returning id`,
      [id.thang, city],
    );
    for (const during of ["daterange('2026-12-01', null)", "daterange('2025-07-01', '2026-11-20')"]) {
      await rows(`update assignments set during = ${during} where account_id = $1 and unit_id = $2`, [id.thang, unit]);
      const leader = await app.signIn('thang.badinh');
      expect((await leader.get('/account')).text).toContain('Ủy viên UBND');
      expect([during, (await confirm(leader, hoa?.id ?? 0)).status, await isConfirmed(hoa?.id ?? 0)]).toEqual([
        during,
        409,
        false,
      ]);
    }
    // Whatever he asks of the database.
    await rows('update assignments set reveal_confirmed_at = now(), reveal_confirmed_by = $2 where id = $1', [hoa?.id, id.thang]);
    const released = app.as('thang.badinh', ({ tx }) => tx.one('select release_drafts($1, $2)', [id.hoa ?? 0, unit]));
    await expect(released).rejects.toThrow('only whoever has confirmed the holder');
    await rows('delete from assignments where id = $1', [elsewhere?.id]);
  });
});
