// Papers through the real application: typed, approved, numbered without gaps, printed, signed, sent; and who must not read a name.
import PizZip from 'pizzip';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPaper, numberPaper, restrictPapers } from '../../src/documents/actions.ts';
import { type PaperKind, paperCatalogue, paperKinds } from '../../src/documents/papers/catalogue.ts';
import { namesDenouncer, type PaperFields } from '../../src/documents/registry/compose.ts';
import { registerPetition } from '../../src/petitions/registration.ts';
import { canary, complaint, denunciation } from '../search/registrations.ts';
import { type Agent, csrfOf, formFieldsOf, paperSeenOf, type TestApp, testApp } from '../support/app.ts';
import { inBytes, openBook } from '../support/downloads.ts';

let app: TestApp;
const agents: Record<string, Agent> = {};
const tokens: Record<string, string> = {};
let complaintId: number;
let sealedId: number;

beforeAll(async () => {
  app = await testApp();
  for (const login of [
    'lan.badinh',
    'hoa.badinh',
    'son.badinh',
    'trang.badinh',
    'thang.badinh',
    'cuong.badinh',
    'tuan.ngocha',
    'nga.badinh',
  ]) {
    const agent = await app.signIn(login);
    agents[login] = agent;
    tokens[login] = csrfOf((await agent.get('/account')).text);
  }
  complaintId = (await app.as('lan.badinh', (act) => registerPetition(act, complaint))).id;
  sealedId = (await app.as('lan.badinh', (act) => registerPetition(act, denunciation))).id;
  await app.database.owner(
    "update petitions set assigned_to = (select id from accounts where login = 'son.badinh'), status = 'assigned' where id = any($1)",
    [[complaintId, sealedId]],
  );
});
afterAll(() => app.close());

const who = (login: string): Agent => {
  const agent = agents[login];
  if (!agent) throw new Error(login);
  return agent;
};
const send = (login: string, path: string, body: Record<string, string> = {}) =>
  who(login)
    .post(path)
    .type('form')
    .send({ _csrf: tokens[login], ...body });
const guidance = {
  complainant: { name: 'Nguyễn Thị Hạnh' },
  receivedOn: '2026-11-20',
  summary: 'thu hồi đất',
  competentOrg: 'UBND Thành phố',
};
const approvedPaper = () =>
  app.as('son.badinh', (act) =>
    createPaper(act, { kind: 'XLD02_2021', petitionId: complaintId, sealed: false, fields: guidance, state: 'approved' }),
  );
const paperRow = async (id: number) =>
  (await app.database.owner<Record<string, unknown>>('select * from papers where id = $1', [id]))[0] ?? {};

describe('the life of a paper', () => {
  let id: number;

  it('is typed from the petition, with its words brought along and asked for what is missing', async () => {
    const choose = await who('son.badinh').get(`/petitions/${complaintId}/papers/new`).expect(200);
    expect(choose.text).toContain('Phiếu hướng dẫn đơn khiếu nại');
    expect(choose.text).not.toContain('Phiếu chuyển đơn tố cáo');
    const path = `/petitions/${complaintId}/papers/typed?kind=SUPPLEMENT_REQUEST`;
    const page = await who('son.badinh').get(path).expect(200);
    expect(page.text).toContain('Nguyễn Thị Hạnh');
    const { _key } = formFieldsOf(page.text);
    const wrong = await send('son.badinh', path, {
      _key,
      personName: 'Nguyễn Thị Hạnh',
      summary: 'thu hồi đất',
      items: '',
      withinDays: 'mười',
    }).expect(422);
    expect(wrong.text).toContain('Nhập ít nhất một thông tin, tài liệu cần bổ sung');
    expect(wrong.text).toContain('Nhập số ngày, ví dụ 10');
    const [signer] = await app.database.owner<{ id: number }>("select id from accounts where login = 'thang.badinh'");
    const made = await send('son.badinh', path, {
      _key,
      personName: 'Nguyễn Thị Hạnh',
      summary: 'thu hồi đất',
      items: 'Bản sao sổ đỏ\nGiấy ủy quyền',
      withinDays: '10',
      submitTo: 'Bộ phận tiếp dân',
      signerId: String(signer?.id),
      recipients: 'Phòng Kinh tế (để biết)',
    }).expect(303);
    id = Number(/papers\/(\d+)/.exec(made.headers.location ?? '')?.[1]);
    expect(await paperRow(id)).toMatchObject({
      state: 'draft',
      symbol: 'TB-UBND',
      signer_title: 'CHỦ TỊCH',
      signer_name: 'Hoàng Gia Thắng',
    });
  });

  it('is edited while a draft; the second of two editors is told', async () => {
    const page = await who('son.badinh').get(`/papers/${id}/edit`).expect(200);
    const version = /name="version" value="(\d+)"/.exec(page.text)?.[1] ?? '';
    expect(page.text).toContain('Bản sao sổ đỏ\nGiấy ủy quyền');
    const body = { personName: 'Nguyễn Thị Hạnh', summary: 'thu hồi đất ở', items: 'Bản sao sổ đỏ', withinDays: '15', version };
    await send('son.badinh', `/papers/${id}/edit`, body).expect(303);
    const late = await send('trang.badinh', `/papers/${id}/edit`, { ...body, summary: 'chữ của người sau' }).expect(409);
    expect(late.text).toContain('vừa được người khác sửa');
    expect(late.text).toContain('chữ của người sau');
    // Beside it what the colleague wrote; the form stands on his version and takes the words when sent again.
    expect(late.text).toContain('Trong sổ hiện nay');
    expect(late.text).toMatch(/<td[^>]*>thu hồi đất ở<\/td>/);
    expect(late.text).toMatch(/Lê Viết Sơn, 09:00 ngày 25\/11\/2026/);
  });

  it('goes from hand to hand: submitted, approved by another, numbered by the clerk, sent, received', async () => {
    await send('hoa.badinh', `/papers/${id}/number`, { issuedOn: '25/11/2026' }).expect(409);
    expect((await who('son.badinh').get(`/papers/${id}`)).text).toMatch(
      /Sau bước này: [^.]*Hoàng Gia Thắng[^.]* xem xét, phê duyệt\./,
    );
    await send('son.badinh', `/papers/${id}/submission`).expect(303);
    await send('son.badinh', `/papers/${id}/approval`).expect(403);
    await send('son.badinh', `/papers/${id}/return`, { comment: 'x' }).expect(403);
    expect((await who('thang.badinh').get(`/papers/${id}`).expect(200)).text).toContain(`href="/papers/${id}/return"`);
    await send('thang.badinh', `/papers/${id}/return`, { comment: '' }).expect(422);
    await send('thang.badinh', `/papers/${id}/return`, { comment: 'Ghi rõ thửa đất' }).expect(303);
    await send('thang.badinh', `/papers/${id}/return`, { comment: 'Lại nữa' }).expect(409);
    expect(await paperRow(id)).toMatchObject({ state: 'draft' });
    expect((await who('son.badinh').get(`/papers/${id}`).expect(200)).text).toMatch(
      /Hoàng Gia Thắng trả lại [^<]*: Ghi rõ thửa đất/,
    );
    const told =
      "select href from notices where kind = 'paper.returned' and account_id = (select id from accounts where login = 'son.badinh')";
    expect(await app.database.owner(told)).toEqual([{ href: `/papers/${id}` }]);
    await send('son.badinh', `/papers/${id}/submission`).expect(303);
    // A leader approves the words he read: changed meanwhile, they are shown first, and the button stands on the new ones.
    const seen = async () => paperSeenOf((await who('thang.badinh').get(`/papers/${id}`).expect(200)).text);
    const read = await seen();
    const words = { personName: 'Nguyễn Thị Hạnh', items: 'Bản sao sổ đỏ', withinDays: '15', version: read.paperSeen };
    await send('son.badinh', `/papers/${id}/edit`, { ...words, summary: 'thu hồi đất ở, tài sản' }).expect(303);
    for (const paperSeen of [read.paperSeen, '']) {
      const early = await send('thang.badinh', `/papers/${id}/approval`, { paperSeen }).expect(303);
      expect(early.headers.location).toBe(`/papers/${id}`);
      const shown = (await who('thang.badinh').get(`/papers/${id}`).expect(200)).text;
      expect(shown).toContain('Dự thảo vừa được sửa trong lúc ông, bà đang xem');
      expect(shown).toContain('thu hồi đất ở, tài sản');
      expect(await paperRow(id)).toMatchObject({ state: 'submitted' });
    }
    await send('thang.badinh', `/papers/${id}/approval`, await seen()).expect(303);
    await send('son.badinh', `/papers/${id}/number`, { issuedOn: '25/11/2026' }).expect(403);
    const page = await who('hoa.badinh').get(`/papers/${id}/number`).expect(200);
    expect(page.text).toContain('Số tiếp theo của ký hiệu TB-UBND trong năm 2026: 01');
    expect((await send('hoa.badinh', `/papers/${id}/number`, { issuedOn: '26/11/2026' }).expect(422)).text).toContain(
      'Ngày ban hành không được sau hôm nay',
    );
    await send('hoa.badinh', `/papers/${id}/number`, { issuedOn: '25/11/2026' }).expect(303);
    expect(await paperRow(id)).toMatchObject({ state: 'numbered', number: 1, year: 2026 });
    const form = (await who('hoa.badinh').get(`/papers/${id}/sending`).expect(200)).text;
    expect(form).toMatch(/name="means"[^>]*value="post" checked/);
    expect(form).toMatch(/name="to"[^>]*value="[^"]*Nguyễn Thị Hạnh"/);
    const nobody = (await send('hoa.badinh', `/papers/${id}/sending`, { sentOn: '24/11/2026', to: '' }).expect(422)).text;
    expect(nobody).toContain('Ngày gửi không được trước ngày ban hành');
    expect(nobody).toContain('Chọn cách gửi văn bản');
    expect(nobody).toContain('Nhập người nhận, nơi nhận văn bản');
    expect(nobody).toContain('value="24/11/2026"');
    expect(await paperRow(id)).toMatchObject({ state: 'numbered' });
    const sending = { sentOn: '25/11/2026', means: 'hand', to: 'Bà Nguyễn Thị Hạnh' };
    await send('hoa.badinh', `/papers/${id}/sending`, sending).expect(303);
    expect((await who('hoa.badinh').get(`/papers/${id}`).expect(200)).text).toContain(
      'Giao trực tiếp, có ký nhận, đến Bà Nguyễn Thị Hạnh',
    );
    const receipt = (await who('hoa.badinh').get(`/papers/${id}/acknowledgement`).expect(200)).text;
    expect(receipt).toMatch(/name="receivedOn"[^>]*value="25\/11\/2026"/);
    const early = (await send('hoa.badinh', `/papers/${id}/acknowledgement`, { receivedOn: '24/11/2026' }).expect(422)).text;
    expect(early).toContain('Ngày nhận không được trước ngày gửi 25/11/2026');
    expect(early).toContain('Nhập người ký nhận: văn bản được giao trực tiếp');
    const ahead = await send('hoa.badinh', `/papers/${id}/acknowledgement`, {
      receivedOn: '26/11/2026',
      receivedBy: 'Nguyễn Thị Hạnh',
    });
    expect([ahead.status, ahead.text.includes('Ngày nhận không được sau hôm nay')]).toEqual([422, true]);
    const received = { receivedOn: '25/11/2026', receivedBy: 'Nguyễn Thị Hạnh' };
    await send('hoa.badinh', `/papers/${id}/acknowledgement`, received).expect(303);
    expect((await who('hoa.badinh').get(`/papers/${id}`).expect(200)).text).toContain('25/11/2026, Nguyễn Thị Hạnh ký nhận');
    const kinds = await app.database.owner<{ kind: string }>('select kind from events where paper_id = $1 order by id', [id]);
    expect(kinds.map((one) => one.kind)).toEqual([
      'paper.created',
      'paper.edited',
      'paper.submitted',
      'paper.returned',
      'paper.submitted',
      'paper.edited',
      'paper.approved',
      'paper.numbered',
      'paper.sent',
      'paper.acknowledged',
    ]);
  });

  it('changed while it waits for approval goes on waiting, and says who changed it since and that it is to be read again', async () => {
    const words = { personName: 'Nguyễn Thị Hạnh', summary: 'thu hồi đất', items: 'Bản sao sổ đỏ', withinDays: '10' };
    const path = `/petitions/${complaintId}/papers/typed?kind=SUPPLEMENT_REQUEST`;
    const { _key } = formFieldsOf((await who('son.badinh').get(path).expect(200)).text);
    const made = await send('son.badinh', path, { _key, ...words }).expect(303);
    const waiting = Number(/papers\/(\d+)/.exec(made.headers.location ?? '')?.[1]);
    const page = async (login: string) => (await who(login).get(`/papers/${waiting}`).expect(200)).text;
    await send('son.badinh', `/papers/${waiting}/submission`).expect(303);
    expect(await page('thang.badinh')).not.toContain('sau khi trình');
    app.setNow('2026-11-25T02:20:00Z');
    const form = (await who('trang.badinh').get(`/papers/${waiting}/edit`).expect(200)).text;
    const version = /name="version" value="(\d+)"/.exec(form)?.[1] ?? '';
    const edited = { ...words, items: 'Bản sao sổ đỏ, có chứng thực', version };
    await send('trang.badinh', `/papers/${waiting}/edit`, edited).expect(303);
    expect(await paperRow(waiting)).toMatchObject({ state: 'submitted' });
    const shown = await page('thang.badinh');
    expect(shown).toMatch(/<span class="tag[^>]*>[\s\S]{0,200}Chờ phê duyệt/);
    expect(shown).toMatch(/Phạm Quỳnh Trang đã sửa lúc 09:20 25\/11\/2026, sau khi trình/);
    expect(shown).toContain('người phê duyệt đọc lại bản này');
    // Sent back and put forward again it waits as it was put forward.
    await send('thang.badinh', `/papers/${waiting}/return`, { comment: 'Ghi số sổ' }).expect(303);
    app.setNow('2026-11-25T02:30:00Z');
    await send('son.badinh', `/papers/${waiting}/submission`).expect(303);
    expect(await page('thang.badinh')).not.toContain('sau khi trình');
    app.setNow('2026-11-25T02:00:00Z');
    await app.database.owner("update papers set state = 'revoked' where id = $1", [waiting]);
  });

  it('has its sending and receipt corrected with a reason; what stood before stays in sight', async () => {
    const path = `/papers/${id}/sending-correction`;
    const form = (await who('hoa.badinh').get(path).expect(200)).text;
    expect(form).toMatch(/name="receivedBy"[^>]*value="Nguyễn Thị Hạnh"/);
    const same = {
      sentOn: '25/11/2026',
      means: 'hand',
      to: 'Bà Nguyễn Thị Hạnh',
      receivedOn: '25/11/2026',
      receivedBy: 'Nguyễn Thị Hạnh',
    };
    expect((await send('hoa.badinh', path, same).expect(422)).text).toContain('Nhập lý do sửa');
    expect((await send('hoa.badinh', path, { ...same, reason: 'x' }).expect(422)).text).toContain('Chưa có mục nào khác');
    const right = {
      ...same,
      means: 'post',
      to: 'Ông Trần Văn Minh',
      receivedOn: '',
      reason: 'Gửi qua bưu điện, chưa có báo phát',
    };
    await send('hoa.badinh', path, right).expect(303);
    expect(await paperRow(id)).toMatchObject({ state: 'sent', sent_means: 'post', received_on: null, received_by: '' });
    const page = (await who('hoa.badinh').get(`/papers/${id}`).expect(200)).text;
    expect(page).toContain('Bà Nguyễn Thị Hạnh (ghi đến 25/11/2026)');
    const timeline = (await who('son.badinh').get(`/petitions/${complaintId}`).expect(200)).text;
    expect(timeline).toContain('Cách gửi: Giao trực tiếp, có ký nhận → Dịch vụ bưu chính; Ngày nhận: 25/11/2026 → để trống');
    expect(timeline).toContain('Lý do: Gửi qua bưu điện, chưa có báo phát');
    expect(timeline).toContain('01/TB-UBND');
    // As on the page of a visit: enough to tell people apart, not the number itself.
    expect(timeline).toContain('001 *** 234');
    expect(timeline).not.toContain('001168001234');
    const [event] = await app.database.owner<{ data: unknown }>(
      "select data from events where paper_id = $1 and kind = 'paper.dispatch_corrected'",
      [id],
    );
    expect(JSON.stringify(event)).not.toMatch(/Hạnh|Minh/);
    // The petition was written down as issued on another day: its periods run from that one.
    await app.database.owner(
      `insert into events (unit_id, by_unit_id, petition_id, paper_id, kind, at, sealed, data) select unit_id, unit_id, petition_id, id, 'petition.issued', now(), false, '{"on":"2026-11-24"}' from papers where id = $1`,
      [id],
    );
    expect((await who('hoa.badinh').get(`/papers/${id}`)).text).toContain(
      'Hồ sơ ghi ngày gửi 24/11/2026, khác ngày gửi của văn bản này',
    );
  });

  it('a draft survives a crash and a new sign-in, and is gone once the paper is made', async () => {
    const place = `/drafts/paper-phieu-hen?subject=${complaintId}`;
    await who('son.badinh')
      .post(place)
      .set('X-CSRF-Token', tokens['son.badinh'] ?? '')
      .type('form')
      .send({ summary: 'chữ gõ dở dang', meetOn: '1/12/2026', _version: '0' })
      .expect(200);
    const again = await app.signIn('son.badinh');
    const path = `/petitions/${complaintId}/papers/typed?kind=PHIEU_HEN`;
    const page = await again.get(path).expect(200);
    expect(page.text).toContain('chữ gõ dở dang');
    expect(page.text).toContain('Đã lưu nháp lúc 09:00');
    expect(page.text).toContain('name="_version" value="1"');
    // Another kind on the same petition, or another officer, starts with its own words.
    expect((await again.get(`/petitions/${complaintId}/papers/typed?kind=SUPPLEMENT_REQUEST`)).text).not.toContain(
      'chữ gõ dở dang',
    );
    expect((await who('trang.badinh').get(path)).text).not.toContain('chữ gõ dở dang');
    await again
      .post(path)
      .type('form')
      .send({ ...formFieldsOf(page.text), summary: 'chữ gõ dở dang', meetOn: '1/12/2026', meetAtTime: '8h30' })
      .expect(303);
    expect(await app.database.owner('select 1 from drafts')).toHaveLength(0);
  });

  it('prints and downloads with the same words, each leaving a trace', async () => {
    const sheet = await who('hoa.badinh').get(`/papers/${id}/print`).expect(200);
    for (const words of ['Số: 01/TB-UBND', 'ngày 25 tháng 11 năm 2026', 'Hoàng Gia Thắng', 'Bản sao sổ đỏ'])
      expect(sheet.text).toContain(words);
    const word = await inBytes(who('hoa.badinh').get(`/papers/${id}/docx`));
    expect(word.headers['content-disposition']).toContain("filename*=UTF-8''van-ban-1-TB-UBND-2026.docx");
    expect(new PizZip(word.body as Buffer).file('word/document.xml')?.asText()).toContain('Bản sao sổ đỏ');
    const seen = await app.database.owner<{ kind: string }>(
      "select kind from events where paper_id = $1 and kind in ('paper.printed', 'paper.exported')",
      [id],
    );
    expect(seen.map((one) => one.kind).sort()).toEqual(['paper.exported', 'paper.printed']);
  });

  it('takes its signed copy back, as PDF or picture only', async () => {
    const page = await who('hoa.badinh').get(`/papers/${id}/signed-copy`).expect(200);
    const { _csrf } = formFieldsOf(page.text);
    const word = await app.as('son.badinh', async () => new PizZip());
    word.file('word/document.xml', '<a/>');
    const wrong = await who('hoa.badinh')
      .post(`/papers/${id}/signed-copy`)
      .field({ _csrf })
      .attach('copy', word.generate({ type: 'nodebuffer' }), 'ky.docx')
      .expect(422);
    expect(wrong.text).toContain('Bản đã ký là tệp PDF hoặc ảnh');
    await who('hoa.badinh')
      .post(`/papers/${id}/signed-copy`)
      .field({ _csrf })
      .attach('copy', Buffer.from('%PDF-1.4 đã ký'), 'bản ký.pdf')
      .expect(303);
    expect((await who('hoa.badinh').get(`/papers/${id}`)).text).toContain('bản ký.pdf');
    expect((await who('son.badinh').get(`/petitions/${complaintId}/attachments`)).text).toContain('bản ký.pdf');
  });

  it('is revoked with a reason; its number is never given again', async () => {
    await send('hoa.badinh', `/papers/${id}/revocation`, { reason: 'sai tên' }).expect(403);
    await send('thang.badinh', `/papers/${id}/revocation`, { reason: '' }).expect(422);
    await send('thang.badinh', `/papers/${id}/revocation`, { reason: 'Ghi sai địa chỉ người nhận' }).expect(303);
    expect(await paperRow(id)).toMatchObject({ state: 'revoked', number: 1 });
  });

  it('is found in the register by number, state and kind, and is not there for another unit', async () => {
    const list = await who('hoa.badinh').get('/papers?q=1%2FTB-UBND').expect(200);
    expect(list.text).toContain(`/papers/${id}"`);
    expect((await who('hoa.badinh').get('/papers?state=draft')).text).not.toContain(`/papers/${id}"`);
    for (const path of ['', '/print', '/docx', '/edit', '/number'])
      await who('tuan.ngocha')
        .get(`/papers/${id}${path}`)
        .expect((res) => expect([403, 404]).toContain(res.status));
    await who('tuan.ngocha').get(`/petitions/${complaintId}/papers/new`).expect(404);
  });
});

describe('numbers', () => {
  it('two clerks at once: no gap, no double', async () => {
    const ids = await Promise.all(Array.from({ length: 8 }, approvedPaper));
    const given = await Promise.all(
      ids.map((id, index) => app.as(index % 2 ? 'hoa.badinh' : 'cuong.badinh', (act) => numberPaper(act, id, '2026-11-25'))),
    );
    expect(given.map((one) => one.number).sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(new Set(given.map((one) => one.symbol))).toEqual(new Set(['PHD-UBND']));
  });

  it('count each kind by itself', async () => {
    const rows = await app.database.owner<{ symbol: string; numbers: number[] }>(
      'select symbol, array_agg(number order by number) as numbers from papers where year = 2026 and number is not null group by symbol order by symbol',
    );
    expect(rows).toEqual([
      { symbol: 'PHD-UBND', numbers: [1, 2, 3, 4, 5, 6, 7, 8] },
      { symbol: 'TB-UBND', numbers: [1] },
    ]);
  });

  it('a numbering that fails gives its number back', async () => {
    const id = await approvedPaper();
    await expect(
      app.as('hoa.badinh', async (act) => {
        await numberPaper(act, id, '2026-11-25');
        throw new Error('power cut');
      }),
    ).rejects.toThrow('power cut');
    expect(await app.as('hoa.badinh', (act) => numberPaper(act, id, '2026-11-25'))).toMatchObject({ number: 9 });
    await expect(app.as('hoa.badinh', (act) => numberPaper(act, id, '2026-11-25'))).rejects.toThrow('Đã cấp số');
  });

  it('follow the order of days: a later number never bears a day before that of the last', async () => {
    const id = await approvedPaper();
    await expect(app.as('hoa.badinh', (act) => numberPaper(act, id, '2026-11-24'))).rejects.toMatchObject({
      errors: { issuedOn: 'Số gần nhất của ký hiệu PHD-UBND mang ngày 25/11/2026: văn bản lấy số sau ghi từ ngày ấy trở đi' },
    });
    expect(await app.as('hoa.badinh', (act) => numberPaper(act, id, '2026-11-25'))).toMatchObject({ number: 10 });
  });

  it('begin again each year', async () => {
    const id = await approvedPaper();
    await expect(app.as('hoa.badinh', (act) => numberPaper(act, id, '2025-12-31'))).rejects.toMatchObject({
      errors: { issuedOn: expect.stringContaining('phê duyệt trong phần mềm ngày 25/11/2026') },
    });
    const receivedOn = (day: string) =>
      app.database.owner('update petitions set received_on = $2::date where id = $1', [complaintId, day]);
    await receivedOn('2025-12-30');
    await app.database.owner("update papers set approved_at = '2025-12-31T05:00:00Z' where id = $1", [id]);
    expect(await app.as('hoa.badinh', (act) => numberPaper(act, id, '2025-12-31'))).toMatchObject({ number: 1 });
    await receivedOn('2026-11-20');
  });

  it('typed and not given yet are kept', async () => {
    const id = await approvedPaper();
    const agent = who('hoa.badinh');
    const page = (await agent.get(`/papers/${id}/number`).expect(200)).text;
    expect(page).toContain(`/drafts/of-paper-number?subject=${id}`);
    await agent
      .post(`/drafts/of-paper-number?subject=${id}`)
      .set('X-CSRF-Token', csrfOf(page))
      .type('form')
      .send({ issuedOn: '24/11/2026', number: '77', _version: '0' })
      .expect(200);
    const again = (await agent.get(`/papers/${id}/number`).expect(200)).text;
    expect(again).toContain('value="77"');
    expect(again).toContain('value="24/11/2026"');
    // A number that is none stands there again with what is wrong with it.
    expect(again).not.toContain('Nhập số, ví dụ 145');
    await agent
      .post(`/drafts/of-paper-number?subject=${id}`)
      .set('X-CSRF-Token', csrfOf(again))
      .type('form')
      .send({ issuedOn: '24/11/2026', number: 'abc', _version: '1' })
      .expect(200);
    const wrong = (await agent.get(`/papers/${id}/number`).expect(200)).text;
    expect(wrong).toContain('value="abc"');
    expect(wrong).toContain('Nhập số, ví dụ 145, hoặc để trống');
  });

  it('a number that leaves others unused is asked about, one or many, for the rest of the year goes on from it', async () => {
    const id = await approvedPaper();
    const path = `/papers/${id}/number`;
    expect((await who('hoa.badinh').get(path)).text).not.toContain('name="leap"');
    const asked = await send('hoa.badinh', path, { issuedOn: '25/11/2026', number: '900' });
    expect(asked.status).toBe(422);
    expect(asked.text).toContain('Các số từ 11 đến 899 của ký hiệu PHD-UBND chưa dùng');
    expect(asked.text).toContain('name="leap"');
    expect(asked.text).toContain('value="900"');
    const one = await send('hoa.badinh', path, { issuedOn: '25/11/2026', number: '12' });
    expect(one.status).toBe(422);
    expect(one.text).toContain('Số 11 của ký hiệu PHD-UBND chưa dùng');
    expect(await paperRow(id)).toMatchObject({ number: null });
    await send('hoa.badinh', path, { issuedOn: '25/11/2026', number: '11' }).expect(303);
    const next = await approvedPaper();
    // The tick given for another number is none for this one.
    const slip = await send('hoa.badinh', `/papers/${next}/number`, { issuedOn: '25/11/2026', number: '900', leap: '90' }).expect(
      422,
    );
    expect(slip.text).toMatch(/name="leap" value="900"(?! checked)/);
    await send('hoa.badinh', `/papers/${next}/number`, { issuedOn: '25/11/2026', number: '900', leap: '900' }).expect(303);
    expect(await paperRow(next)).toMatchObject({ number: 900 });
  });
});

describe('the outgoing book', () => {
  it('prints the numbered papers of the period in the order of numbers, with receivers and days; what was taken back struck through', async () => {
    const sheet = (await who('hoa.badinh').get('/papers/register?from=01/11/2026&to=30/11/2026').expect(200)).text;
    expect(sheet).toContain('Sổ đăng ký văn bản đi');
    expect(sheet).toContain('Năm 2026, từ ngày 01/11/2026 đến ngày 30/11/2026');
    const numbers = [...sheet.matchAll(/>(\d{2,}\/[A-Z]+-UBND)</g)].map(([, number]) => number);
    expect(numbers).toEqual([
      ...[...Array.from({ length: 11 }, (_, index) => index + 1), 900].map(
        (number) => `${String(number).padStart(2, '0')}/PHD-UBND`,
      ),
      '01/TB-UBND',
    ]);
    expect(sheet).toMatch(/<tr class="void"><td class="r-short"><s>01\/TB-UBND<\/s>/);
    expect(sheet).toContain('Thu hồi ngày 25/11/2026. Lý do: Ghi sai địa chỉ người nhận. Người hủy: Hoàng Gia Thắng.');
    expect(sheet).toContain('Ông Trần Văn Minh');
    expect(sheet).toContain('25/11/2026, Dịch vụ bưu chính');
    // The filter of the list is the filter of the book, and the sheet says it is an extract.
    const some = (await who('hoa.badinh').get('/papers/register?state=revoked').expect(200)).text;
    expect(some).toContain('Trích sổ theo điều kiện: Đã thu hồi');
    expect(some).not.toContain('PHD-UBND');
    expect((await who('hoa.badinh').get('/papers/register?year=2025').expect(200)).text).toContain('01/PHD-UBND');
    expect((await who('hoa.badinh').get('/papers?state=revoked').expect(200)).text).toContain(
      'href="/papers/register?state=revoked"',
    );
  });

  it('is taken along as text only, by whom it is given to, each time leaving its event', async () => {
    await app.database.owner(`update papers set sent_to = '=HYPERLINK("http://x")' where number = 1 and symbol = 'TB-UBND'`);
    const book = await openBook(who('hoa.badinh'), '/papers/register.xlsx');
    const cells: unknown[] = [];
    book.worksheets[0]?.eachRow((row) => row.eachCell((cell) => cells.push(cell.value)));
    expect(cells).toContain('\'=HYPERLINK("http://x")');
    for (const login of ['son.badinh', 'lan.badinh']) {
      await who(login).get('/papers/register').expect(403);
      await who(login).get('/papers/register.xlsx').expect(403);
    }
    expect((await who('son.badinh').get('/papers').expect(200)).text).not.toContain('In sổ');
    const seen = await app.database.owner<{ kind: string; book: string }>(
      "select kind, data->>'book' as book from events where kind like 'register.%' order by id",
    );
    expect(seen).toContainEqual({ kind: 'register.printed', book: 'papers' });
    expect(seen).toContainEqual({ kind: 'register.exported', book: 'papers' });
  });
});

describe('the book of petitions', () => {
  it('prints every number of the year in order; a denunciation without sender and words, a number taken back struck through', async () => {
    const twin = (await app.as('lan.badinh', (act) => registerPetition(act, complaint))).id;
    await app.database.owner(
      "update petitions set status = 'void', closed_on = '2026-11-25', voided_at = '2026-11-25T02:00:00Z', voided_by = registered_by, void_reason = 'Vào sổ hai lần' where id = $1",
      [twin],
    );
    const sheet = (await who('hoa.badinh').get('/petitions/register').expect(200)).text;
    const numbers = [...sheet.matchAll(/>ĐT-2026-(\d{6})</g)].map(([, number]) => Number(number));
    expect(numbers.length).toBeGreaterThan(1);
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
    expect(sheet).toContain('Nguyễn Thị Hạnh');
    expect(sheet).toContain('Người tố cáo (được bảo mật)');
    expect(sheet).toContain('Nội dung được bảo mật');
    expect(sheet).not.toContain(canary);
    expect(sheet).not.toContain('Tố cáo công chức địa chính');
    expect(sheet).toMatch(/<tr class="void">[\s\S]*Hủy số ngày 25\/11\/2026\. Lý do: Vào sổ hai lần\. Người hủy: /);
    // Who handles the denunciation and reads its words on screen prints it masked all the same.
    expect((await who('thang.badinh').get('/petitions/register').expect(200)).text).not.toContain('Tố cáo công chức địa chính');
    const some = (await who('hoa.badinh').get('/petitions/register?type=TC&from=01/11/2026').expect(200)).text;
    expect(some).toContain('Trích sổ theo điều kiện: Tố cáo');
    expect(some).toContain('từ ngày 01/11/2026 đến ngày 31/12/2026');
    expect(some).not.toContain('Nguyễn Thị Hạnh');
    expect((await who('hoa.badinh').get('/petitions/register?year=2025').expect(200)).text).toContain('Không có đơn nào');
    expect((await who('hoa.badinh').get('/petitions?type=TC').expect(200)).text).toContain('href="/petitions/register?type=TC"');
  });

  it('is printed by reception too, taken along by the clerk, and is of one unit', async () => {
    await who('lan.badinh').get('/petitions/register').expect(200);
    await who('lan.badinh').get('/petitions/register.xlsx').expect(403);
    await who('hoa.badinh').get('/petitions/register.xlsx?type=KN').expect(200);
    await who('son.badinh').get('/petitions/register').expect(403);
    const [event] = await app.database.owner<{ data: unknown }>(
      "select data from events where kind = 'register.exported' and data->>'book' = 'petitions'",
    );
    expect(event?.data).toMatchObject({ year: 2026, from: '2026-01-01', to: '2026-12-31' });
    expect((await (await app.signIn('yen.ngocha')).get('/petitions/register?unit=all').expect(200)).text).not.toContain(
      'ĐT-2026-000001',
    );
  });
});

describe('denunciations', () => {
  const notice = {
    recipient: { name: canary, address: 'Số 12 ngõ 5' },
    petitionType: 'TC' as const,
    receivedOn: '2026-11-20',
    summary: 'thu tiền ngoài quy định',
    outcome: { result: 'guided' as const, competentOrg: 'Thanh tra Thành phố' },
  };
  const make = <K extends PaperKind>(kind: K, fields: PaperFields<K>) =>
    app.as('son.badinh', (act) => createPaper(act, { kind, petitionId: sealedId, sealed: true, fields, state: 'approved' }));

  it('store no name whatever the caller gives, and the reception officer may write what he does not read', async () => {
    const id = await make('NOTICE_TO_SENDER', notice);
    expect(JSON.stringify(await paperRow(id))).not.toContain(canary);
    const blind = await app.as('lan.badinh', (act) =>
      createPaper(act, {
        kind: 'PHIEU_HEN',
        petitionId: sealedId,
        sealed: true,
        fields: { person: { name: canary }, host: { name: 'A' }, meetOn: null, meetAtPlace: null, summary: null },
      }),
    );
    expect(JSON.stringify(await paperRow(blind))).not.toContain(canary);
    await who('lan.badinh').get(`/papers/${blind}`).expect(404);
    await who('nga.badinh').get(`/papers/${blind}`).expect(403);
  });

  it('ask nobody who signed for what went to the denouncer, and replace his name where it is typed all the same', async () => {
    const letter = await make('NOTICE_TO_SENDER', notice);
    const other = await make('TC_INFO_INSPECTION', { denounced: [], contents: ['thu tiền'] } as never);
    await app.database.owner("update papers set state = 'sent', sent_on = '2026-11-25', sent_means = 'hand' where id = any($1)", [
      [letter, other],
    ]);
    const form = (await who('cuong.badinh').get(`/papers/${letter}/acknowledgement`).expect(200)).text;
    expect(form).toContain('Người tố cáo (được bảo mật)');
    expect(form).not.toContain('name="receivedBy"');
    for (const id of [letter, other])
      await send('cuong.badinh', `/papers/${id}/acknowledgement`, { receivedOn: '25/11/2026', receivedBy: canary }).expect(303);
    expect(await paperRow(letter)).toMatchObject({ state: 'acknowledged', received_by: '' });
    expect(String((await paperRow(other)).received_by)).toMatch(/người tố cáo/iu);
    expect(JSON.stringify(await paperRow(other))).not.toContain(canary);
  });

  it('print with the name only after a reveal with a purpose, on a letter to the denouncer', async () => {
    const id = await make('NOTICE_TO_SENDER', notice);
    expect((await who('son.badinh').get(`/papers/${id}/print`).expect(200)).text).not.toContain(canary);
    const before = (await app.database.owner("select 1 from events where kind = 'identity.revealed'")).length;
    await send('trang.badinh', `/papers/${id}/named-print`, { purpose: 'send_notice' }).expect(409);
    await send('lan.badinh', `/papers/${id}/named-print`, { purpose: 'send_notice' }).expect(403);
    await send('son.badinh', `/papers/${id}/named-print`, {}).expect(422);
    const sheet = await send('son.badinh', `/papers/${id}/named-print`, { purpose: 'send_notice' }).expect(200);
    expect(sheet.text).toContain(canary);
    expect((await app.database.owner("select 1 from events where kind = 'identity.revealed'")).length).toBe(before + 1);
    expect(JSON.stringify(await paperRow(id))).not.toContain(canary);
  });

  it('no paper for the denounced, the public or another office can be made to carry the name', async () => {
    const denounced = [{ name: 'Lưu Đình Bách', title: 'công chức địa chính' }];
    const ids = [
      await make('TC06_2019', { denounced, contents: ['thu tiền'], limitDays: 30 } as never),
      await make('XLD03_2021', {
        toOrg: 'Thanh tra',
        writtenOn: null,
        receivedOn: '2026-11-20',
        content: 'thu tiền',
        sender: { name: canary },
        recipientName: canary,
      } as never),
    ];
    for (const id of ids) {
      expect(JSON.stringify(await paperRow(id))).not.toContain(canary);
      await who('son.badinh').get(`/papers/${id}/named-print`).expect(404);
      await send('son.badinh', `/papers/${id}/named-print`, { purpose: 'send_notice' }).expect(404);
      expect((await who('son.badinh').get(`/papers/${id}/print`).expect(200)).text).not.toContain(canary);
    }
    const others = paperKinds.filter((kind) =>
      ['denounced', 'public', 'office', 'complainant'].includes(paperCatalogue[kind].audience),
    );
    expect(others.filter(namesDenouncer)).toEqual([]);
    expect(paperKinds.filter((kind) => paperCatalogue[kind].mayNameDenouncer && !namesDenouncer(kind))).toEqual([]);
  });

  it('typed on a sealed petition asks for nobody’s name', async () => {
    const page = await who('son.badinh').get(`/petitions/${sealedId}/papers/typed?kind=NOTICE_TO_SENDER`).expect(200);
    expect(page.text).not.toContain('name="personName"');
    expect(page.text).not.toContain(canary);
  });

  it('a petition sealed later takes the names out of its papers', async () => {
    const other = (await app.as('lan.badinh', (act) => registerPetition(act, { ...complaint, receivedOn: '2026-11-19' }))).id;
    const id = await app.as('son.badinh', (act) =>
      createPaper(act, {
        kind: 'XLD02_2021',
        petitionId: other,
        sealed: false,
        fields: { ...guidance, complainant: { name: canary } },
      }),
    );
    // Nor whoever signed for it, nor to whom it was first written down to go.
    await app.database.owner(
      'update papers set sent_to = $2, received_by = $2, earlier_receivers = $2, issued_on = $3 where id = $1',
      [id, canary, '2026-11-25'],
    );
    expect(JSON.stringify(await paperRow(id))).toContain(canary);
    await app.as('cuong.badinh', (act) => restrictPapers(act, { petitionId: other }, []));
    expect(JSON.stringify(await paperRow(id))).not.toContain(canary);
    expect(await paperRow(id)).toMatchObject({ sealed: true });
    await who('son.badinh').get(`/papers/${id}/print`).expect(200);
  });
});
