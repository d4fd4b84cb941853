// The life of a paper: typed, edited, approved by another, numbered, sent, corrected, printed, signed, revoked, found.
import PizZip from 'pizzip';
import { describe, expect, it } from 'vitest';
import { formFieldsOf, paperSeenOf } from '../../support/app.ts';
import { inBytes } from '../../support/downloads.ts';
import type { Desk } from './desk.ts';

export function lifeOfAPaper(at: Desk): void {
  const { who, send, paperRow } = at;
  describe('the life of a paper', () => {
    let id: number;

    it('is typed from the petition, with its words brought along and asked for what is missing', async () => {
      const choose = await who('son.badinh').get(`/petitions/${at.complaintId}/papers/new`).expect(200);
      expect(choose.text).toContain('Phiếu hướng dẫn đơn khiếu nại');
      expect(choose.text).not.toContain('Phiếu chuyển đơn tố cáo');
      const path = `/petitions/${at.complaintId}/papers/typed?kind=SUPPLEMENT_REQUEST`;
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
      const [signer] = await at.app.database.owner<{ id: number }>("select id from accounts where login = 'thang.badinh'");
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
      expect(await at.app.database.owner(told)).toEqual([{ href: `/papers/${id}` }]);
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
      const kinds = await at.app.database.owner<{ kind: string }>('select kind from events where paper_id = $1 order by id', [
        id,
      ]);
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
      const path = `/petitions/${at.complaintId}/papers/typed?kind=SUPPLEMENT_REQUEST`;
      const { _key } = formFieldsOf((await who('son.badinh').get(path).expect(200)).text);
      const made = await send('son.badinh', path, { _key, ...words }).expect(303);
      const waiting = Number(/papers\/(\d+)/.exec(made.headers.location ?? '')?.[1]);
      const page = async (login: string) => (await who(login).get(`/papers/${waiting}`).expect(200)).text;
      await send('son.badinh', `/papers/${waiting}/submission`).expect(303);
      expect(await page('thang.badinh')).not.toContain('sau khi trình');
      at.app.setNow('2026-11-25T02:20:00Z');
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
      at.app.setNow('2026-11-25T02:30:00Z');
      await send('son.badinh', `/papers/${waiting}/submission`).expect(303);
      expect(await page('thang.badinh')).not.toContain('sau khi trình');
      at.app.setNow('2026-11-25T02:00:00Z');
      await at.app.database.owner("update papers set state = 'revoked' where id = $1", [waiting]);
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
      const timeline = (await who('son.badinh').get(`/petitions/${at.complaintId}`).expect(200)).text;
      expect(timeline).toContain('Cách gửi: Giao trực tiếp, có ký nhận → Dịch vụ bưu chính; Ngày nhận: 25/11/2026 → để trống');
      expect(timeline).toContain('Lý do: Gửi qua bưu điện, chưa có báo phát');
      expect(timeline).toContain('01/TB-UBND');
      // As on the page of a visit: enough to tell people apart, not the number itself.
      expect(timeline).toContain('001 *** 234');
      expect(timeline).not.toContain('001168001234');
      const [event] = await at.app.database.owner<{ data: unknown }>(
        "select data from events where paper_id = $1 and kind = 'paper.dispatch_corrected'",
        [id],
      );
      expect(JSON.stringify(event)).not.toMatch(/Hạnh|Minh/);
      // The petition was written down as issued on another day: its periods run from that one.
      await at.app.database.owner(
        `insert into events (unit_id, by_unit_id, petition_id, paper_id, kind, at, sealed, data) select unit_id, unit_id, petition_id, id, 'petition.issued', now(), false, '{"on":"2026-11-24"}' from papers where id = $1`,
        [id],
      );
      expect((await who('hoa.badinh').get(`/papers/${id}`)).text).toContain(
        'Hồ sơ ghi ngày gửi 24/11/2026, khác ngày gửi của văn bản này',
      );
    });

    it('a draft survives a crash and a new sign-in, and is gone once the paper is made', async () => {
      const place = `/drafts/paper-phieu-hen?subject=${at.complaintId}`;
      await who('son.badinh')
        .post(place)
        .set('X-CSRF-Token', at.tokens['son.badinh'] ?? '')
        .type('form')
        .send({ summary: 'chữ gõ dở dang', meetOn: '1/12/2026', _version: '0' })
        .expect(200);
      const again = await at.app.signIn('son.badinh');
      const path = `/petitions/${at.complaintId}/papers/typed?kind=PHIEU_HEN`;
      const page = await again.get(path).expect(200);
      expect(page.text).toContain('chữ gõ dở dang');
      expect(page.text).toContain('Đã lưu nháp lúc 09:00');
      expect(page.text).toContain('name="_version" value="1"');
      // Another kind on the same petition, or another officer, starts with its own words.
      expect((await again.get(`/petitions/${at.complaintId}/papers/typed?kind=SUPPLEMENT_REQUEST`)).text).not.toContain(
        'chữ gõ dở dang',
      );
      expect((await who('trang.badinh').get(path)).text).not.toContain('chữ gõ dở dang');
      await again
        .post(path)
        .type('form')
        .send({ ...formFieldsOf(page.text), summary: 'chữ gõ dở dang', meetOn: '1/12/2026', meetAtTime: '8h30' })
        .expect(303);
      expect(await at.app.database.owner('select 1 from drafts')).toHaveLength(0);
    });

    it('prints and downloads with the same words, each leaving a trace', async () => {
      const sheet = await who('hoa.badinh').get(`/papers/${id}/print`).expect(200);
      for (const words of ['Số: 01/TB-UBND', 'ngày 25 tháng 11 năm 2026', 'Hoàng Gia Thắng', 'Bản sao sổ đỏ'])
        expect(sheet.text).toContain(words);
      const word = await inBytes(who('hoa.badinh').get(`/papers/${id}/docx`));
      expect(word.headers['content-disposition']).toContain("filename*=UTF-8''van-ban-1-TB-UBND-2026.docx");
      expect(new PizZip(word.body as Buffer).file('word/document.xml')?.asText()).toContain('Bản sao sổ đỏ');
      const seen = await at.app.database.owner<{ kind: string }>(
        "select kind from events where paper_id = $1 and kind in ('paper.printed', 'paper.exported')",
        [id],
      );
      expect(seen.map((one) => one.kind).sort()).toEqual(['paper.exported', 'paper.printed']);
    });

    it('takes its signed copy back, as PDF or picture only', async () => {
      const page = await who('hoa.badinh').get(`/papers/${id}/signed-copy`).expect(200);
      const { _csrf } = formFieldsOf(page.text);
      const word = await at.app.as('son.badinh', async () => new PizZip());
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
      expect((await who('son.badinh').get(`/petitions/${at.complaintId}/attachments`)).text).toContain('bản ký.pdf');
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
      await who('tuan.ngocha').get(`/petitions/${at.complaintId}/papers/new`).expect(404);
    });
  });
}
