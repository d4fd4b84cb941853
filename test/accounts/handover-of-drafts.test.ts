// Somebody leaves with words typed and not saved: they go on with a colleague who may read them, or are given up by name with a reason.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import '../../src/features.ts';
import { type DraftBars, isNamedIn, takersOf } from '../../src/accounts/handover/drafts/rules.ts';
import type { Receiver } from '../../src/accounts/handover/rules.ts';
import type { Permission } from '../../src/accounts/permissions.ts';
import type { WaitingDraft } from '../../src/documents/drafts/handing.ts';
import { draftFormWords, draftNames } from '../../src/documents/drafts/names.ts';
import { readDraft, saveDraft } from '../../src/documents/drafts.ts';
import { sweepDrafts } from '../../src/documents/files/tasks.ts';
import { registerPetition } from '../../src/petitions/registration.ts';
import { draftForms } from '../../src/web/draft-forms.ts';
import { canary, complaint, denunciation } from '../search/registrations.ts';
import { type Agent, type TestApp, testApp } from '../support/app.ts';
import { accountId, postsOf, sendForm } from './administration.ts';

let app: TestApp;
let head: Agent;
let keeper: Agent;
const id: Record<string, number> = {};
const rows = <Row extends Record<string, unknown>>(sql: string, params: unknown[] = []) => app.database.owner<Row>(sql, params);
const draft = (login: string, form: string, subject: string, values: Record<string, string>) =>
  app.as(login, ({ tx, actor, keyring, moment }) => saveDraft(tx, actor, { form, subject }, values, keyring, moment.at));
const wordsOf = (login: string, form: string, subject: string) =>
  app.as(login, async ({ tx, actor, keyring }) => (await readDraft(tx, actor, { form, subject }, keyring))?.values);
const idOf = async (account: number, form: string) =>
  (await rows<{ id: number }>('select id::int from drafts where account_id = $1 and form_of_held(form) = $2', [account, form]))[0]
    ?.id ?? 0;
const disable = (account: number, kind: string) =>
  sendForm(keeper, `/admin/accounts/${account}/disabling`, { kind, reason: 'Nghỉ hưu' });
const page = () => `/handovers/${id.lan}/drafts`;
const lineOf = (html: string, draftId: number) =>
  new RegExp(`<select[^>]*name="to-d${draftId}".*?</select>`, 's').exec(html)?.[0] ?? '';

beforeAll(async () => {
  app = await testApp();
  head = await app.signIn('cuong.badinh');
  keeper = await app.signIn('quy.badinh');
  for (const login of ['lan', 'hoa', 'son', 'trang', 'cuong']) id[login] = await accountId(app, `${login}.badinh`);
  id.open = (await app.as('hoa.badinh', (act) => registerPetition(act, complaint))).id;
  id.sealed = (await app.as('hoa.badinh', (act) => registerPetition(act, denunciation))).id;
  await draft('lan.badinh', 'of-petition-supplement', String(id.open), { words: 'Bổ sung bản đồ địa chính' });
  await draft('lan.badinh', 'of-petition-supplement', String(id.sealed), { words: `Bà ${canary} nộp thêm` });
  await draft('lan.badinh', 'petition-registration-sealed', '10000000000001', {
    'senders.0.name': canary,
    summary: 'Ông Vũ Bá Cường',
  });
  await draft('lan.badinh', 'of-feedback', '', { words: 'Góp ý riêng' });
});
afterAll(() => app.close());

it('every form that keeps a draft has a name of its own', () => {
  const nameless = draftForms().filter(({ name }) => draftFormWords(name) === 'Biểu mẫu khác');
  expect(nameless.map(({ name }) => name)).toEqual([]);
  expect(Object.keys(draftNames).length).toBeGreaterThan(50);
});

describe('while she stays', () => {
  it('her drafts are counted, and nobody is given them', async () => {
    await rows('update assignments set during = daterange(lower(during), null) where account_id = $1', [id.lan]);
    const html = (await head.get(`/handovers/${id.lan}`).expect(200)).text;
    expect(html).toContain('Bản nháp chỉ người viết mở được');
    expect((await head.get(page()).expect(200)).text).toContain('bản nháp giao được trong tháng cuối của phân công');
    const own = await idOf(id.lan ?? 0, 'petition-registration-sealed');
    const sent = await sendForm(head, page(), { note: 'Biên bản 1', [`to-d${own}`]: String(id.hoa) });
    expect(sent.status).toBe(422);
    await expect(
      app.as('cuong.badinh', ({ tx }) => tx.one("select hand_draft($1, $2, '2026-11-25', '', '', '')", [own, id.hoa ?? 0])),
    ).rejects.toThrow('no draft of who leaves this office');
  });

  it('they keep the account open, with the sentence how', async () => {
    const refused = await disable(id.lan ?? 0, 'leaving');
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Còn bản nháp chưa bàn giao tại Phường Ba Đình');
    expect(refused.text).toContain('phân công đã có ngày kết thúc');
  });
});

describe('when she leaves', () => {
  beforeAll(async () => {
    await rows(
      "update assignments set during = daterange(lower(during), '2026-12-11') where account_id = $1 and upper_inf(during)",
      [id.lan],
    );
  });

  it('the head sees what form, about what and since when, and no word', async () => {
    const list = (await head.get('/handovers').expect(200)).text;
    expect(list).toContain('3 bản nháp');
    const html = (await head.get(page()).expect(200)).text;
    for (const words of ['Bổ sung hồ sơ', 'Đơn mới chưa vào sổ', 'Chưa vào sổ']) expect(html).toContain(words);
    for (const secret of [canary, 'bản đồ địa chính', 'Góp ý riêng', 'chưa vào sổ, có nội dung tố cáo'])
      expect([secret, html.includes(secret)]).toEqual([secret, false]);
    for (const login of ['son.badinh', 'lan.badinh', 'quy.badinh']) await (await app.signIn(login)).get(page()).expect(403);
    // The role, not the post.
    expect((await keeper.get(page())).text).toContain('Vai trò Quản trị đơn vị không có quyền mở mục này');
    await (await app.signIn('phong.ngocha')).get(page()).expect(404);
  });

  it('one in no book yet reads alike open or sealed, with no hour, and to whom nobody has confirmed there is neither: it may be against him', async () => {
    await draft('lan.badinh', 'petition-registration', '10000000000003', { summary: 'Xin đo lại đất' });
    const at = [await idOf(id.lan ?? 0, 'petition-registration-sealed'), await idOf(id.lan ?? 0, 'petition-registration')];
    await rows(
      "update drafts set saved_at = case id when $1 then '2026-11-25 03:48Z' else '2026-11-25 01:07Z' end::timestamptz where id = any ($2)",
      [at[0], at],
    );
    const lines = async () => {
      const all = (await head.get(page()).expect(200)).text.match(/<tr>.*?<\/tr>/gs) ?? [];
      return at.map((one) => all.find((line) => line.includes(`to-d${one}"`))?.replaceAll(`to-d${one}`, 'to-d'));
    };
    const [sealed, open] = await lines();
    expect(sealed).toBe(open);
    expect([sealed?.includes('25/11/2026'), sealed?.includes('10:48')]).toEqual([true, false]);
    await rows('update assignments set reveal_confirmed_at = null where account_id = $1', [id.cuong]);
    expect(await lines()).toEqual([undefined, undefined]);
    await rows('update assignments set reveal_confirmed_at = now() where account_id = $1', [id.cuong]);
    await rows('delete from drafts where id = $1', [at[1]]);
  });

  it('a head whom nobody has confirmed sees the open ones alone, and gives out no other', async () => {
    const intake = await idOf(id.lan ?? 0, 'petition-registration-sealed');
    await rows('update assignments set reveal_confirmed_at = null where account_id = $1', [id.cuong]);
    expect((await head.get('/handovers').expect(200)).text).toContain('1 bản nháp');
    expect((await head.get(`/handovers/${id.lan}`).expect(200)).text).toContain('còn 1 bản nháp chưa có người nhận');
    const html = (await head.get(page()).expect(200)).text;
    expect(html).toContain('hiện khi nhiệm vụ của ông, bà đã được xác nhận');
    for (const words of ['tố cáo</td>', `name="to-d${intake}"`, `/petitions/${id.sealed}"`])
      expect([words, html.includes(words)]).toEqual([words, false]);
    await sendForm(head, page(), { note: 'Biên bản 2', [`to-d${intake}`]: String(id.hoa) });
    expect((await rows<{ account_id: number }>('select account_id from drafts where id = $1', [intake]))[0]?.account_id).toBe(
      id.lan,
    );
    await rows('update assignments set reveal_confirmed_at = now() where account_id = $1', [id.cuong]);
  });

  it('nobody hears of any through the eyes of the head', async () => {
    const admin = await app.signIn('quantri');
    const [post] = await postsOf(app, 'cuong.badinh');
    const begun = await sendForm(admin, `/admin/accounts/${id.cuong}/see-as`, {
      assignment: String(post?.id),
      reason: 'Phiếu hỗ trợ 7',
      asked: '1',
    });
    expect(begun.status).toBe(303);
    for (const address of ['/handovers', `/handovers/${id.lan}`, page()]) {
      const { text } = await admin.get(address).expect(200);
      for (const words of [/\d+ bản nháp/, /to-d\d/, /có thể khóa/, /Mọi bản nháp đã/])
        expect([address, words, words.test(text)]).toEqual([address, words, false]);
    }
    const cuong = await app.database.actorOf('cuong.badinh');
    const looked = { ...cuong, seenBy: { id: 1, helperId: 1, endsAt: new Date('2026-11-25T03:00:00Z') } };
    const intake = await idOf(id.lan ?? 0, 'petition-registration-sealed');
    const heard = await app.services.database.inUnit(looked, async (tx) => [
      ...(await tx.rows("select id from drafts_of_leavers(null, '2026-11-25')")),
      ...(await tx.rows("select id from draft_to_hand($1, '2026-11-25', false)", [intake])),
      ...(await tx.rows('select 1 from open_drafts($1, $2) where drafts > 0', [id.lan ?? 0, cuong.unitId])),
    ]);
    expect(heard).toEqual([]);
  });

  it('what is in no book yet is not the leader’s to give out: it may denounce him; he is told so whether there is any', async () => {
    const leader = await app.signIn('thang.badinh');
    const intake = await idOf(id.lan ?? 0, 'petition-registration-sealed');
    const html = (await leader.get(page()).expect(200)).text;
    expect([html.includes('do Trưởng bộ phận giao'), html.includes(`to-d${intake}`)]).toEqual([true, false]);
    expect((await leader.get('/handovers').expect(200)).text).toContain('2 bản nháp');
    await sendForm(leader, page(), { note: 'Biên bản 2', [`to-d${intake}`]: String(id.hoa) });
    const [held] = await rows<{ account_id: number }>('select account_id from drafts where id = $1', [intake]);
    expect(held?.account_id).toBe(id.lan);
  });

  it('nor goes it to a clerk whom nobody else has confirmed; she waits on the list of those to confirm', async () => {
    const intake = await idOf(id.lan ?? 0, 'petition-registration-sealed');
    await rows('update assignments set reveal_confirmed_at = null where account_id = $1', [id.hoa]);
    expect(lineOf((await head.get(page()).expect(200)).text, intake)).not.toContain(`value="${id.hoa}"`);
    const sent = await sendForm(head, page(), { note: 'Biên bản 2', [`to-d${intake}`]: String(id.hoa) });
    expect([sent.status, await wordsOf('hoa.badinh', 'petition-registration-sealed', '10000000000001')]).toEqual([
      422,
      undefined,
    ]);
    const waiting = await (await app.signIn('thang.badinh')).get('/reveal-confirmations').expect(200);
    expect(waiting.text).toContain('nhận bàn giao được bản nháp chưa vào sổ của đồng nghiệp');
    await rows('update assignments set reveal_confirmed_at = now() where account_id = $1', [id.hoa]);
  });

  it('offers each to who opens the form and the record; whom it names is refused in a sentence that does not say why', async () => {
    const html = (await head.get(page()).expect(200)).text;
    const intake = await idOf(id.lan ?? 0, 'petition-registration-sealed');
    const offered = lineOf(html, intake);
    expect(offered).toContain(`value="${id.hoa}"`);
    // Who enters what comes in; not the heads, whether it names them or not.
    for (const login of ['cuong', 'son']) expect([login, offered.includes(`value="${id[login]}"`)]).toEqual([login, false]);
    expect(offered).not.toContain('value="drop"');
    for (const [to, words] of [
      [String(id.cuong), 'không nhận được bản nháp ấy'],
      ['drop', 'giao cho người mở ra xem'],
    ] as const) {
      const refused = await sendForm(head, page(), { note: 'Biên bản 2', [`to-d${intake}`]: to });
      expect([to, refused.status, refused.text.includes(words)]).toEqual([to, 422, true]);
    }
    // Another one of the same form names the clerk in its words: the two lists do not differ.
    await draft('lan.badinh', 'petition-registration-sealed', '10000000000002', { summary: 'Bà Trần Diệu Hoa nhận tiền' });
    const others = await rows<{ id: number }>("select id::int from drafts where subject = '10000000000002'");
    const other = others[0]?.id ?? 0;
    const both = (await head.get(page()).expect(200)).text;
    const options = (draftId: number) => lineOf(both, draftId).match(/<option.*?<\/option>/gs);
    expect(options(other)).toEqual(options(intake));
    const words = await sendForm(head, page(), { note: 'Biên bản 2', [`to-d${other}`]: String(id.hoa) });
    expect([words.status, words.text.includes('Chưa giao được bản nháp này cho người đã chọn')]).toEqual([422, true]);
    await rows('delete from drafts where id = $1', [other]);
    // Named in the petition, he is refused what is about it.
    await rows(
      "insert into named_accounts (unit_id, petition_id, account_id, named_as) select unit_id, id, $2, 'respondent' from petitions where id = $1",
      [id.open, id.hoa],
    );
    const supplement = await rows<{ id: number }>('select id::int from drafts where account_id = $1 and subject = $2', [
      id.lan,
      String(id.open),
    ]);
    expect(lineOf((await head.get(page())).text, supplement[0]?.id ?? 0)).toContain(`value="${id.hoa}"`);
    expect(lineOf((await head.get(page())).text, supplement[0]?.id ?? 0)).not.toContain(`value="${id.cuong}"`);
    const named = await sendForm(head, page(), { note: 'Biên bản 2', [`to-d${supplement[0]?.id}`]: String(id.hoa) });
    expect([named.status, named.text.includes('Chưa giao được bản nháp này cho người đã chọn')]).toEqual([422, true]);
    await rows('delete from named_accounts where petition_id = $1 and account_id = $2', [id.open, id.hoa]);
  });

  it('nothing of hers is swept, however long nobody decides', async () => {
    await rows('update accounts set disabled_at = now() where id = $1', [id.lan]);
    await rows("update drafts set saved_at = '2026-01-01' where account_id = $1", [id.lan]);
    await sweepDrafts({ services: app.services, id: () => 0, isLastTry: true });
    expect((await rows('select 1 from drafts where account_id = $1', [id.lan])).length).toBe(4);
  });

  it('who takes it reads it in its form and goes on; each step is an event of what it is about', async () => {
    const intake = await idOf(id.lan ?? 0, 'petition-registration-sealed');
    const sealed = (
      await rows<{ id: number }>('select id::int from drafts where account_id = $1 and subject = $2', [id.lan, String(id.sealed)])
    )[0]?.id;
    const done = await sendForm(head, page(), {
      note: 'Biên bản 3',
      [`to-d${intake}`]: String(id.hoa),
      [`to-d${sealed}`]: String(id.hoa),
    });
    expect(done.status).toBe(303);
    expect(await wordsOf('hoa.badinh', 'petition-registration-sealed', '10000000000001')).toMatchObject({
      'senders.0.name': canary,
    });
    expect(await wordsOf('hoa.badinh', 'of-petition-supplement', String(id.sealed))).toMatchObject({
      words: `Bà ${canary} nộp thêm`,
    });
    const hoa = await app.signIn('hoa.badinh');
    const received = (await hoa.get('/drafts-received').expect(200)).text;
    expect(received).toContain(`/petitions/${id.sealed}/supplement`);
    expect(received).toContain('Nguyễn Thị Thu Lan');
    const form = (await hoa.get('/petitions/new?mode=sealed&draft=10000000000001').expect(200)).text;
    expect(form).toContain(canary);
    expect((await hoa.get('/notices').expect(200)).text).toContain('Nhận bản nháp của');
    const events = await rows<{ petition_id: string | null; sealed: boolean; data: Record<string, unknown> }>(
      "select petition_id, sealed, data from events where kind = 'draft.handed_over' order by petition_id nulls first",
    );
    expect(events.map((one) => [one.petition_id && Number(one.petition_id), one.sealed, one.data.form, one.data.toName])).toEqual(
      [
        // That it is of a denunciation whoever leads the office does not read in the history.
        [null, false, 'Đơn mới chưa vào sổ', 'Trần Diệu Hoa'],
        [id.sealed, true, 'Bổ sung hồ sơ', 'Trần Diệu Hoa'],
      ],
    );
    expect(JSON.stringify(events)).not.toContain(canary);
  });

  it('who has words of his own in that form is not overwritten', async () => {
    await draft('hoa.badinh', 'of-petition-supplement', String(id.open), { words: 'Của tôi' });
    const own = await rows<{ id: number }>('select id::int from drafts where account_id = $1 and subject = $2', [
      id.lan,
      String(id.open),
    ]);
    const refused = await sendForm(head, page(), { note: 'Biên bản 4', [`to-d${own[0]?.id}`]: String(id.hoa) });
    expect(refused.text).toContain('Chưa giao được bản nháp này cho người đã chọn');
    expect(refused.text).not.toContain('đang có bản nháp của mình');
    expect(await wordsOf('hoa.badinh', 'of-petition-supplement', String(id.open))).toMatchObject({ words: 'Của tôi' });
  });

  it('the rest is given up by name with a reason; then nothing waits', async () => {
    const own = await rows<{ id: number }>('select id::int from drafts where account_id = $1 and subject = $2', [
      id.lan,
      String(id.open),
    ]);
    expect((await sendForm(head, page(), { note: '', [`to-d${own[0]?.id}`]: 'drop' })).status).toBe(422);
    const done = await sendForm(head, page(), { note: 'Đã bổ sung trên giấy', [`to-d${own[0]?.id}`]: 'drop' });
    expect(done.status).toBe(303);
    const [event] = await rows<{ account_id: number; data: Record<string, unknown> }>(
      "select account_id, data from events where kind = 'draft.given_up' and petition_id = $1",
      [id.open],
    );
    expect([event?.account_id, event?.data.note, event?.data.fromName]).toEqual([
      id.cuong,
      'Đã bổ sung trên giấy',
      expect.any(String),
    ]);
    expect((await head.get(`/petitions/${id.open}`).expect(200)).text).toContain('Bỏ bản nháp của người nghỉ');
    await rows('update accounts set disabled_at = null where id = $1', [id.lan]);
    expect((await disable(id.lan ?? 0, 'leaving')).status).toBe(303);
  });

  it('who took one and throws it away leaves an event too', async () => {
    const hoa = await app.signIn('hoa.badinh');
    const gone = await sendForm(
      hoa,
      '/drafts/petition-registration-sealed/removal?subject=10000000000001&back=/petitions/new',
      {},
    );
    expect(gone.status).toBe(303);
    expect((await rows("select 1 from events where kind = 'draft.dropped'")).length).toBe(1);
  });
});

describe('a draft taken over, of a petition given to somebody else meanwhile', () => {
  const words = 'Đề nghị thụ lý, kèm bản đồ';

  it('is read by who holds it, named where the petition is given out, and goes on to whom it is given', async () => {
    const basis = '0815124577';
    await draft('son.badinh', 'proposal', String(id.open), { outcome: 'propose_acceptance', reason: words, basis });
    const [taken] = await rows<{ id: number }>(
      "update drafts set taken_from = $1 where account_id = $2 and form = 'proposal' returning id::int",
      [id.lan, id.son],
    );
    const address = `/drafts-received/${taken?.id}`;
    const son = await app.signIn('son.badinh');
    const trang = await app.signIn('trang.badinh');
    await rows('update petitions set assigned_to = $2 where id = $1', [id.open, id.son]);
    expect((await head.get(`/petitions/${id.open}/assignment`)).text).toContain('“Đề xuất hướng xử lý” do Lê Viết Sơn giữ');
    expect((await sendForm(head, `/petitions/${id.open}/assignment`, { processor: String(id.trang) })).status).toBe(303);
    expect((await son.get('/notices').expect(200)).text).toContain('giao lại bản nháp nhận bàn giao đang giữ');
    const page = (await son.get(address).expect(200)).text;
    expect([page.includes(words), page.includes('propose_acceptance')]).toEqual([true, false]);
    // Also a figure: it was typed.
    expect(page).toContain(basis);
    for (const login of ['trang', 'hoa']) await (await app.signIn(`${login}.badinh`)).get(address).expect(404);
    // Of one of his own nobody is handed anything, whatever is asked of the database.
    await rows('update drafts set taken_from = null where id = $1', [taken?.id]);
    await son.get(address).expect(404);
    await expect(
      app.as('son.badinh', ({ tx }) =>
        tx.one("select pass_on_draft($1, $2, '2026-11-25', '', '', '')", [taken?.id ?? 0, id.trang ?? 0]),
      ),
    ).rejects.toThrow('no draft taken over by this account');
    await rows('update drafts set taken_from = $2 where id = $1', [taken?.id, id.lan]);
    expect((await son.get(address)).text).toContain('(đang được phân công đơn này)');
    // The role of a clerk opens no proposal, and nobody is chosen by leaving the choice open.
    for (const to of ['', String(id.hoa)]) expect((await sendForm(son, address, { to })).status).toBe(422);
    expect((await sendForm(son, address, { to: String(id.trang) })).headers.location).toBe('/drafts-received');
    expect(await wordsOf('trang.badinh', 'proposal', String(id.open))).toMatchObject({ reason: words });
    expect((await trang.get(address).expect(200)).text).toContain(words);
    await son.get(address).expect(404);
  });

  it('in no book yet, goes on from who stays to a colleague of the desk it may not be against, in one sentence for every reason; an event without its words', async () => {
    const form = 'petition-registration-sealed';
    const take = async (subject: string, summary: string) => {
      await draft('hoa.badinh', form, subject, { 'senders.0.name': canary, summary });
      const [taken] = await rows<{ id: number }>('update drafts set taken_from = $1 where subject = $2 returning id::int', [
        id.lan,
        subject,
      ]);
      return `/drafts-received/${taken?.id}`;
    };
    // A second one at the desk, confirmed from outside.
    const [second] = await rows<{ id: number; name: string }>(
      "update assignments a set role = 'reception_officer', reveal_confirmed_at = now(), reveal_confirmed_by = null from accounts c where c.id = a.account_id and c.login = 'nga.badinh' returning c.id, c.name",
    );
    const hoa = await app.signIn('hoa.badinh');
    const [against, other] = [await take('30000000000001', `Tố cáo ${second?.name}`), await take('30000000000002', 'Thu tiền')];
    const pass = (address: string, to = second?.id) => sendForm(hoa, address, { to: String(to) });
    const lists = await Promise.all(
      [against, other].map(async (one) => /<select[\s\S]*?<\/select>/.exec((await hoa.get(one)).text)?.[0]),
    );
    expect(lists[0]).toContain(second?.name);
    expect(lists[0]).toBe(lists[1]);
    const refused = await pass(against);
    expect([refused.status, refused.text.includes('Chưa giao được bản nháp này cho người đã chọn')]).toEqual([422, true]);
    // Not of the desk, whatever is sent.
    expect((await pass(other, id.trang)).status).toBe(422);
    expect((await pass(other)).status).toBe(303);
    expect(await wordsOf('nga.badinh', form, '30000000000002')).toMatchObject({ summary: 'Thu tiền' });
    expect(await wordsOf('hoa.badinh', form, '30000000000001')).toBeDefined();
    const events = await rows<{ data: Record<string, unknown> }>(
      "select data from events where kind = 'draft.handed_over' and (data ->> 'to')::int = $1",
      [second?.id],
    );
    expect(events).toMatchObject([{ data: { fromName: 'Trần Diệu Hoa', form: 'Đơn mới chưa vào sổ' } }]);
    await rows("update assignments set role = 'reporter' where account_id = $1", [second?.id]);
    await rows('delete from drafts where subject = any ($1)', [['30000000000001', '30000000000002']]);
  });
});

describe('in an office nobody heads but whoever leads it', () => {
  const form = 'petition-registration-sealed';
  const leave = (login: string) =>
    rows(
      "update assignments set during = daterange(lower(during), '2026-12-11') where account_id = (select id from accounts where login = $1)",
      [login],
    );
  /** The page without whose it is and what changes at each rendering. */
  const named = (html: string, name: string) =>
    html.replaceAll(name, 'X').replace(/(value|data-[a-z]+)="[^"]{24,}"|\/handovers\/\d+|subject=\d+/g, '');

  it('the leader names who goes on from what is in no book yet, and reads neither that there is any nor whom it denounces', async () => {
    await rows("update assignments set role = 'processor' where account_id = $1 and role = 'unit_head'", [id.cuong]);
    const leader = await app.signIn('thang.badinh');
    const [son, trang] = [await accountId(app, 'son.badinh'), await accountId(app, 'trang.badinh')];
    await rows('delete from drafts where account_id = $1', [trang]);
    await draft('trang.badinh', form, '10000000000077', { 'senders.0.name': canary, summary: 'Ông Hoàng Gia Thắng nhận tiền' });
    await draft('trang.badinh', form, '10000000000078', { summary: 'Bà Trần Diệu Hoa thu tiền' });
    for (const login of ['son.badinh', 'trang.badinh']) await leave(login);
    const [{ name: none }, { name: some }] = (await rows<{ name: string }>(
      'select name from accounts where id = any ($1) order by id = $2',
      [[son, trang], trang],
    )) as [{ name: string }, { name: string }];
    const list = (await leader.get('/handovers').expect(200)).text;
    expect([son, trang].map((account) => list.includes(`href="/handovers/${account}"`))).toEqual([true, true]);
    const pageFor = async (account: number) => (await leader.get(`/handovers/${account}/drafts`).expect(200)).text;
    expect(named(await pageFor(trang), some)).toBe(named(await pageFor(son), none));
    const give = (account: number) =>
      sendForm(leader, `/handovers/${account}/drafts`, { note: 'Biên bản 9', newTo: String(id.hoa) });
    const answers = [await give(son), await give(trang)];
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    // What is said once, of both alike.
    await pageFor(son);
    expect(named(await pageFor(trang), some)).toBe(named(await pageFor(son), none));
    expect(await wordsOf('hoa.badinh', form, '10000000000077')).toMatchObject({ 'senders.0.name': canary });
    // Whom one names does not get it, and nobody is told.
    expect(await wordsOf('hoa.badinh', form, '10000000000078')).toBeUndefined();
    const events = await rows<{ kind: string; data: { form?: string; toName: string } }>(
      "select kind, data from events where kind like 'draft.%' and petition_id is null and data ->> 'from' = any ($1)",
      [[String(son), String(trang)]],
    );
    expect(events.map(({ kind, data }) => [kind, data.form, data.toName])).toEqual(
      [1, 2].map(() => ['draft.receiver_named', undefined, 'Trần Diệu Hoa']),
    );
    expect((await leader.get('/notices').expect(200)).text).not.toContain('Nhận bản nháp của');
    expect((await (await app.signIn('hoa.badinh')).get('/drafts-received').expect(200)).text).toContain(some);
    await rows("update assignments set role = 'unit_head' where account_id = $1 and role = 'processor'", [id.cuong]);
    expect(await pageFor(trang)).not.toContain('name="newTo"');
  });
});

describe('who may go on from a draft', () => {
  const person = (account: number, role: Receiver['role']): Receiver => ({
    accountId: account,
    role,
    name: `n${account}`,
    title: 't',
  });
  const people = [
    person(1, 'clerk'),
    person(2, 'processor'),
    person(3, 'verifier'),
    person(4, 'unit_head'),
    person(5, 'reporter'),
  ];
  const none = {
    unconfirmed: new Set<number>(),
    confirmed: new Set([1, 2, 3, 4, 5]),
    named: new Set<string>(),
    assigned: new Set<string>(),
  };
  const opens = new Map<string, Permission>([
    ['petition-registration', 'petition:register'],
    ['proceeding-report', 'proceeding:work'],
  ]);
  const about = {
    kind: 'proceeding' as const,
    id: 3,
    petitionId: 8,
    visitId: null,
    proceedingId: 3,
    year: 2026,
    number: 1,
    petitionType: 'TC' as const,
  };
  const draftOf = (form: string, record: WaitingDraft['record']): WaitingDraft => ({
    id: 7,
    accountId: 9,
    form,
    subject: '3',
    version: 1,
    savedAt: new Date(0),
    files: 0,
    record,
  });
  const takers = (draft: WaitingDraft, bars: Partial<DraftBars> = {}, among = people) =>
    takersOf(draft, among, { opens, ...none, ...bars }).map((one) => one.accountId);

  it('opens the form and the record; of the assigned only those of the team, of the sealed only the confirmed', () => {
    const report = draftOf('proceeding-report', { ...about, sealed: true, isGone: false });
    const all = takers(report, { assigned: new Set(['p8:3']) });
    expect(all).toContain(3);
    expect(takers(report)).not.toContain(3);
    expect(all).not.toContain(5);
    expect(takers(report, { unconfirmed: new Set([2]) })).not.toContain(2);
    // A list without him would tell that it names him.
    expect(takers(report, { named: new Set(['p8:2']) })).toEqual(takers(report));
    expect(isNamedIn(report, 2, { named: new Set(['p8:2']) })).toBe(true);
    expect(isNamedIn(report, 2, { named: new Set(['p9:2']) })).toBe(false);
    expect(takers(draftOf('no-such-form', null))).toEqual([]);
  });

  it('enters what comes in, as long as the office has such', () => {
    const intake = draftOf('petition-registration', null);
    expect(takers(intake)).toEqual([1]);
    expect(takers(intake, {}, [person(4, 'unit_head')])).toEqual([4]);
    // Nobody has read it: not for a clerk made yesterday, and not for the others in his place.
    expect(takers(intake, { confirmed: new Set([2, 4]) })).toEqual([]);
  });
});
