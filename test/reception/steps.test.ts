// What is done with a visit after it was written down, as the pages do it.
import { describe, expect, it } from 'vitest';
import { recordNoShow } from '../../src/reception/actions.ts';
import { registerVisit } from '../../src/reception/registration.ts';
import { planDay } from '../../src/reception/schedule/actions.ts';
import { holdDayOf } from '../../src/reception/schedule/hold.ts';
import { formFieldsOf, unchangedForm } from '../support/app.ts';
import { atTheDesk } from './desk.ts';
import { openForm, typedVisit as typed } from './desk-form.ts';
import { entry } from './entries.ts';

const { app, lan } = await atTheDesk();

describe('steps', () => {
  it('outcome, reply, correction and void are pages that answer', async () => {
    const made = await app.as('lan.badinh', (act) => registerVisit(act, entry()));
    const outcome = await openForm(lan, `/visits/${made.id}/outcome`);
    await lan
      .post(`/visits/${made.id}/outcome`)
      .type('form')
      .send({ ...outcome, version: '2', outcome: 'transferred' })
      .expect(422);
    const meets = { outcome: 'appointment', appointmentOn: '29/11/2026' };
    const asked = await lan
      .post(`/visits/${made.id}/outcome`)
      .type('form')
      .send({ ...outcome, version: '2', ...meets })
      .expect(422);
    expect(asked.text).toContain('name="appointmentOffDay"');
    await lan
      .post(`/visits/${made.id}/outcome`)
      .type('form')
      .send({ ...outcome, version: '2', outcome: 'transferred', transferredTo: 'Sở Xây dựng', inJurisdiction: 'no' })
      .expect(303);
    const page = await lan.get(`/visits/${made.id}/correction`).expect(200);
    expect(page.text).toContain('Nguyễn Thị Hạnh');
    const stale = await lan
      .post(`/visits/${made.id}/correction`)
      .type('form')
      .send({ ...formFieldsOf(page.text), ...typed, version: '2', reason: 'Sai tên' })
      .expect(422);
    expect(stale.text).toContain('Phần khác nhau');
    expect(stale.text).toContain('Trần Thị Mười');
    expect(stale.text).toContain('name="version" value="3"');
    await lan
      .post(`/visits/${made.id}/correction`)
      .type('form')
      .send({ ...formFieldsOf(stale.text), ...typed, version: '3', reason: 'Sai tên' })
      .expect(303);
    const reply = await openForm(lan, `/visits/${made.id}/reply`);
    await lan
      .post(`/visits/${made.id}/reply`)
      .type('form')
      .send({ ...reply, version: '4', replyKind: 'transferred', repliedOn: 'hôm nay' })
      .expect(303);
    await lan.get(`/visits/${made.id}/void`).expect(403);
    const head = await app.signIn('cuong.badinh');
    const form = await openForm(head, `/visits/${made.id}/void`);
    await head
      .post(`/visits/${made.id}/void`)
      .type('form')
      .send({ ...form, version: '5', reason: '' })
      .expect(422)
      .expect(({ text }) => {
        // The summary calls the field what this page calls it.
        expect(text.replace(/<\/?span[^>]*>/g, '')).toContain('Lý do hủy số: Nhập lý do hủy số');
        expect(text).not.toContain('Lý do không thuộc thẩm quyền');
      });
    await head
      .post(`/visits/${made.id}/void`)
      .type('form')
      .send({ ...form, version: '5', reason: 'Ghi trùng' })
      .expect(303);
    const { text } = await head.get('/visits?status=void').expect(200);
    expect(text).toContain('<s>TCD-2026-');
    // Every line of the visit says what happened.
    await app.database.owner(
      `insert into events (unit_id, by_unit_id, visit_id, kind, at, sealed, data) select unit_id, unit_id, id, done, now(), false, '{"number": 8, "symbol": "PC-UBND"}'
         from visits, unnest(array['paper.numbered', 'attachment.added']) done where id = $1`,
      [made.id],
    );
    const told = (await head.get(`/visits/${made.id}`).expect(200)).text;
    expect(told).toContain('08/PC-UBND');
    expect(told).toContain('Thêm tài liệu');
    expect(told).not.toContain('Cập nhật hồ sơ');
    const printed = await head.get('/visits/register?year=2026').expect(200);
    expect(printed.text).toContain('Ghi trùng');
  });

  it('a correction of a visit that brought a petition says where it is sealed, and tells the head without losing a word', async () => {
    const made = await app.as('lan.badinh', (act) =>
      registerVisit(act, entry({ outcome: 'accepted_for_processing', writtenOn: '2026-11-20' })),
    );
    const path = `/visits/${made.id}/correction`;
    const opened = (await lan.get(path).expect(200)).text;
    expect(opened).not.toContain('value="seal"');
    expect(opened).toContain('value="ask-seal"');
    expect(opened).toContain(`đơn ${made.petition?.number} trong sổ`);
    const fields = formFieldsOf(opened);
    const version = /name="version" value="(\d+)"/.exec(opened)?.[1] ?? '';
    const typing = { ...fields, version, c1_summary: 'Công dân nói cán bộ nhận tiền', reason: 'Nghe lại lời trình bày' };
    // A page opened earlier still has the old button, or was turned already: it ends at no dead end.
    for (const more of [
      { step: 'seal' },
      { denunciation: 'yes', c1_type: 'TC', denouncedIs: 'none', respondentName: 'Đỗ Xa Lạ' },
    ]) {
      const { text, status } = await lan
        .post(path)
        .type('form')
        .send({ ...typing, ...more });
      expect(status).toBe('step' in more ? 200 : 422);
      expect(text).toContain('Công dân nói cán bộ nhận tiền');
      expect(text).toContain('value="ask-seal"');
      expect(text).toContain('name="denunciation" value="no"');
    }
    const unasked = await lan
      .post(path)
      .type('form')
      .send({ ...typing, step: 'ask-seal' })
      .expect(422);
    expect(unasked.text).toContain('Chọn lãnh đạo được báo');
    expect(unasked.text).toContain('Công dân nói cán bộ nhận tiền');
    const head = /<option value="(\d+)"[^>]*>([^<,]*Cường), [^<]*</.exec(opened);
    const told = await lan
      .post(path)
      .type('form')
      .send({ ...typing, step: 'ask-seal', sealAskedOf: head?.[1] ?? '' })
      .expect(200);
    expect(told.text).toContain(`Đã báo ${head?.[2]}`);
    // Whoever it may be against hears nothing.
    const heard = await app.database.owner<{ login: string }>(
      "select a.login from notices n join accounts a on a.id = n.account_id where n.visit_id = $1 and n.kind = 'visit.seal_asked'",
      [made.id],
    );
    expect(heard).toEqual([{ login: 'cuong.badinh' }]);
    expect(told.text).toContain('Công dân nói cán bộ nhận tiền');
    const cuong = await app.signIn('cuong.badinh');
    const [notice] = await app.database.owner<{ href: string; words: string }>(
      "select n.href, n.words from notices n join accounts a on a.id = n.account_id where n.visit_id = $1 and n.kind = 'visit.seal_asked' and a.login = 'cuong.badinh'",
      [made.id],
    );
    expect(notice?.words).toContain(made.petition?.number);
    await cuong.get(notice?.href ?? '').expect(200);
    expect((await cuong.get(path).expect(200)).text).toContain(`href="/petitions/${made.petition?.id}/sealing"`);
  });

  it('a letter sent to the citizen is the answer: the visit leads to recording it, kind and day taken from the letter', async () => {
    const made = await app.as('lan.badinh', (act) => registerVisit(act, entry({ outcome: 'accepted_for_processing' })));
    const petitionId = made.petition?.id;
    await app.database.owner(
      `insert into papers (unit_id, petition_id, sealed, kind, symbol, year, number, issued_on, state, fields, created_at, created_by, signer_name, signer_title, recipients, sent_on, sent_by, sent_means, sent_to)
       select unit_id, id, false, 'KN04_2026', 'TB-UBND', 2026, 978, '2026-11-25', 'sent', '{}', now(), registered_by, '', '', '', '2026-11-25', registered_by, 'post', 'Nguyễn Thị Hạnh' from petitions where id = $1`,
      [petitionId],
    );
    await app.database.owner("update petitions set status = 'notified_inadmissible' where id = $1", [petitionId]);
    const page = await lan.get(`/visits/${made.id}`).expect(200);
    expect(page.text).toContain('Đã gửi công dân: Thông báo về việc không thụ lý giải quyết khiếu nại số 978/TB-UBND');
    const form = await lan.get(`/visits/${made.id}/reply`).expect(200);
    expect(form.text).toMatch(/value="not_accepted" checked/);
    expect(form.text).toContain('value="25/11/2026"');
    const version = /name="version" value="(\d+)"/.exec(form.text)?.[1] ?? '';
    const reply = { ...formFieldsOf(form.text), version, replyKind: 'not_accepted', repliedOn: '25/11/2026' };
    await lan.post(`/visits/${made.id}/reply`).type('form').send(reply).expect(303);
    const [row] = await app.database.owner('select status, reply_kind, replied_on::text from visits where id = $1', [made.id]);
    expect(row).toEqual({ status: 'replied', reply_kind: 'not_accepted', replied_on: '2026-11-25' });
  });

  it('a correction that finds the head denounced leads whoever made it to the register, not to a page that is not there', async () => {
    const made = await app.as('lan.badinh', (act) => registerVisit(act, entry()));
    const head = await app.signIn('cuong.badinh');
    const fields = await openForm(head, `/visits/${made.id}/correction`);
    const found = {
      denunciation: 'yes',
      c1_type: 'TC',
      c1_summary: 'Chủ tịch nhận tiền',
      respondentName: 'Hoàng Gia Thắng',
      respondentPost: 'Chủ tịch UBND phường',
    };
    const saved = await head
      .post(`/visits/${made.id}/correction`)
      .type('form')
      .send({ ...fields, ...typed, ...found, version: '2', reason: 'Nghe lại lời trình bày' });
    expect([saved.status, saved.headers.location]).toEqual([303, '/visits']);
    expect((await head.get('/visits').expect(200)).text).toContain('chỉ người ghi sổ còn thấy');
    await head.get(`/visits/${made.id}`).expect(404);
    await lan.get(`/visits/${made.id}`).expect(200);
  });

  it('the notice of refusal is a draft whose words, legal basis included, the desk may change', async () => {
    const made = await app.as('lan.badinh', (act) => registerVisit(act, entry({ outcome: 'refused', refusalGround: 'A9_3' })));
    const [paper] = await app.database.owner<{ id: number }>('select id::int from papers where visit_id = $1', [made.id]);
    const at = `/papers/${paper?.id}`;
    expect((await lan.get(at).expect(200)).text).toContain(`href="${at}/edit"`);
    const page = (await lan.get(`${at}/edit`).expect(200)).text;
    expect(page).toContain('khoản 3 Điều 9 Luật Tiếp công dân và khoản 3 Điều 4 Nghị định số 154/2026/NĐ-CP');
    expect(page).toContain('value="001185001234"');
    const version = /name="version" value="(\d+)"/.exec(page)?.[1] ?? '';
    const words = {
      ...formFieldsOf(page),
      version,
      personName: 'Nguyễn Thị Hạnh',
      visitedOn: '25/11/2026',
      summary: 'thu hồi đất',
      informedOrgs: 'Công an phường',
    };
    await lan
      .post(`${at}/edit`)
      .type('form')
      .send({ ...words, legalNote: '' })
      .expect(422);
    await lan
      .post(`${at}/edit`)
      .type('form')
      .send({ ...words, legalNote: 'khoản 3 Điều 9 Luật Tiếp công dân, Thông báo số 12/TB-UBND' })
      .expect(303);
    const sheet = (await lan.get(`${at}/print`).expect(200)).text;
    expect(sheet).toContain('Căn cứ khoản 3 Điều 9 Luật Tiếp công dân, Thông báo số 12/TB-UBND, ');
    expect(sheet).toContain('Công an phường (để biết)');
  });

  it('another ward gets 404 for every page of a visit', async () => {
    const made = await app.as('lan.badinh', (act) => registerVisit(act, entry()));
    const other = await app.signIn('phong.ngocha');
    for (const path of ['', '/outcome', '/reply', '/correction', '/void'])
      await other.get(`/visits/${made.id}${path}`).expect(404);
  });

  it('a session nobody came to is a page that answers', async () => {
    const form = await openForm(lan, '/visits/no-show');
    await lan
      .post('/visits/no-show')
      .type('form')
      .send({
        ...form,
        receivedOn: 'hôm nay',
        fromTime: '8:00',
        toTime: '7:00',
        place: 'Trụ sở',
        host: 'head',
        hostName: 'A B',
        hostTitle: 'Chủ tịch',
      })
      .expect(422);
    await lan
      .post('/visits/no-show')
      .type('form')
      .send({
        ...form,
        receivedOn: 'hôm nay',
        fromTime: '8:00',
        toTime: '11:30',
        place: 'Trụ sở',
        host: 'head',
        hostName: 'A B',
        hostTitle: 'Chủ tịch',
      })
      .expect(303);
    const late = await lan
      .post('/visits/no-show')
      .type('form')
      .send({
        ...(await openForm(lan, '/visits/no-show')),
        receivedOn: '20/11/2025',
        fromTime: '8:00',
        toTime: '11:30',
        place: 'Trụ sở',
        host: 'head',
        hostName: 'A B',
        hostTitle: 'Chủ tịch',
      })
      .expect(422);
    expect(late.text).toContain('name="lateDay"');
  });

  it('a session nobody came to is one of the schedule that can still be, with what the schedule knows of it', async () => {
    const plan = {
      kind: 'periodic' as const,
      startsAt: '13:30',
      endsAt: '16:45',
      place: 'Phòng tiếp dân số 3',
      hostName: 'Hoàng Gia Thắng',
      hostTitle: 'Chủ tịch UBND phường',
      participants: 'Bà Ngô Thị Lan, Thanh tra',
      expectedContent: '',
      post: true,
    };
    const [held, open] = [
      await app.as('lan.badinh', (act) => planDay(act, { ...plan, onDate: '2026-11-25' })),
      await app.as('lan.badinh', (act) => planDay(act, { ...plan, kind: 'extraordinary', onDate: '2026-11-25' })),
    ];
    await app.as('lan.badinh', (act) => holdDayOf(act, held.id, 'held'));
    const page = (await lan.get('/visits/no-show').expect(200)).text;
    const offered = page.split('name="receptionDay"')[1]?.split('</select>')[0] ?? '';
    expect([held, open].map(({ id }) => offered.includes(`value="${id}"`))).toEqual([false, true]);
    const typed = { ...formFieldsOf(page), receivedOn: '20/11/2026', place: '', host: 'head', note: 'Trời mưa' };
    const filled = await lan
      .post('/visits/no-show/day')
      .type('form')
      .send({ ...typed, receptionDay: String(open.id) })
      .expect(200);
    for (const [name, value] of [
      ['receivedOn', '25/11/2026'],
      ['fromTime', '13:30'],
      ['toTime', '16:45'],
      ['place', 'Phòng tiếp dân số 3'],
      ['hostName', 'Hoàng Gia Thắng'],
      ['hostTitle', 'Chủ tịch UBND phường'],
    ])
      expect(filled.text).toMatch(new RegExp(`name="${name}"[^>]*value="${value}"`));
    expect(filled.text).toContain('Bà Ngô Thị Lan, Thanh tra</textarea>');
    expect(filled.text).toContain('Trời mưa</textarea>');
    expect(filled.text).toContain('action="/visits/no-show"');
    const opened = (await lan.get(`/visits/no-show?day=${open.id}`).expect(200)).text;
    expect(opened).toMatch(/name="place"[^>]*value="Phòng tiếp dân số 3"/);
    const session = { fromTime: '7:00', toTime: '8:15', place: 'Trụ sở mới', hostName: 'A B', hostTitle: 'Chủ tịch' };
    const late = await lan
      .post('/visits/no-show')
      .type('form')
      .send({ ...typed, ...session, receivedOn: '25/11/2026', receptionDay: String(held.id) })
      .expect(409);
    for (const [label, value] of [
      ['Địa điểm', 'Trụ sở mới'],
      ['Từ giờ', '7:00'],
      ['Đến giờ', '8:15'],
    ])
      expect(late.text).toMatch(new RegExp(`>${label}</p>[\\s\\S]{0,200}>${value}</textarea>`));
    // An extraordinary session stays one in the register.
    const hours = { fromTime: '7:00', toTime: '8:15' };
    const saved = await lan
      .post('/visits/no-show')
      .type('form')
      .send({
        ...formFieldsOf(filled.text),
        ...session,
        ...hours,
        receivedOn: '25/11/2026',
        host: 'head',
        receptionDay: String(open.id),
      })
      .expect(303);
    const id = Number(/\d+/.exec(saved.headers.location ?? '')?.[0]);
    expect(await app.database.owner('select kind, outcome from visits where id = $1', [id])).toEqual([
      { kind: 'extraordinary', outcome: 'no_show' },
    ]);
  });

  it('a row of the documents is taken away by its own button, without script, and does not come back with the draft', async () => {
    const opened = (await lan.get('/visits/new?denunciation=no').expect(200)).text;
    const number = /name="draft" value="([^"]+)"/.exec(opened)?.[1] ?? '';
    const rows = {
      ...typed,
      documents: '4',
      d1_name: 'Quyết định 12',
      d1_pages: '2',
      d2_name: 'Ảnh chụp',
      d2_condition: 'Bản chụp',
      d3_name: 'Sổ đỏ',
      d3_pages: '4',
    };
    const save = { ...rows, _csrf: formFieldsOf(opened)._csrf };
    await lan.post(`/drafts/visit?subject=${number}&back=/visits/new`).type('form').send(save).expect(303);
    const restored = unchangedForm((await lan.get(`/visits/new?draft=${number}`).expect(200)).text, 'visit');
    expect(restored).toMatchObject({ d2_name: 'Ảnh chụp', d2_condition: 'Bản chụp' });
    const dropped = await lan
      .post('/visits/new')
      .type('form')
      .send({ ...restored, step: 'drop-document-2' })
      .expect(200);
    const left = {
      documents: '3',
      d1_name: 'Quyết định 12',
      d1_pages: '2',
      d2_name: 'Sổ đỏ',
      d2_pages: '4',
      d2_condition: '',
      d3_name: '',
    };
    expect(unchangedForm(dropped.text, 'visit')).toMatchObject(left);
    expect(unchangedForm((await lan.get(`/visits/new?draft=${number}`).expect(200)).text, 'visit')).toMatchObject(left);
  });

  it('an hour that has not come yet is no hour of today, in the register and in a correction of it', async () => {
    const late = 'Giờ tiếp hôm nay không được sau giờ hiện tại 09:00';
    const send = async (fields: Record<string, string>) =>
      lan
        .post('/visits/new')
        .type('form')
        .send({ ...typed, ...(await openForm(lan, '/visits/new?denunciation=no')), ...fields });
    const refused = await send({ receivedTime: '9h01' });
    expect(refused.status).toBe(422);
    expect(refused.text).toMatch(new RegExp(`id="f-receivedTime-e"[\\s\\S]{0,300}${late}`));
    expect(refused.text).toMatch(/name="receivedTime"[^>]*value="9h01"/);
    // Of a day that is over every hour has come.
    expect((await send({ receivedOn: '24/11/2026', receivedTime: '15h' })).status).toBe(303);
    const made = await send({ receivedTime: '9h' });
    expect(made.status).toBe(303);
    const path = `${/\/visits\/\d+/.exec(made.headers.location ?? '')?.[0]}/correction`;
    const correct = async (fields: Record<string, string>) =>
      lan
        .post(path)
        .type('form')
        .send({ ...unchangedForm((await lan.get(path).expect(200)).text, 'visit'), reason: 'Sai giờ', ...fields });
    const wrong = await correct({ receivedTime: '16:30' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain(late);
    expect((await correct({ receivedTime: '8:30' })).status).toBe(303);
    const session = { receivedOn: 'hôm nay', place: 'Trụ sở', host: 'head', hostName: 'A B', hostTitle: 'Chủ tịch' };
    const empty = await lan
      .post('/visits/no-show')
      .type('form')
      .send({ ...(await openForm(lan, '/visits/no-show')), ...session, fromTime: '14:00', toTime: '16:30' });
    expect(empty.status).toBe(422);
    expect(empty.text).toContain('Buổi tiếp hôm nay chưa đến giờ bắt đầu');
  });

  it('a session nobody came to is put right with its minutes, and nobody is asked for a citizen', async () => {
    const session = {
      receivedOn: '2026-11-25',
      fromTime: '08:00',
      toTime: '11:30',
      place: 'Trụ sở',
      host: 'head' as const,
      hostName: 'A B',
      hostTitle: 'Chủ tịch',
      companions: 'Lê Viết Sơn',
      note: '',
    };
    const made = await app.as('lan.badinh', (act) => recordNoShow(act, { ...session, receptionDay: null }));
    const at = `/visits/${made.id}/session`;
    expect((await lan.get(`/visits/${made.id}`).expect(200)).text).toContain(`href="${at}"`);
    expect((await lan.get(`/visits/${made.id}/correction`)).text).toContain(`href="${at}"`);
    const { text } = await lan.get(at).expect(200);
    expect(text).toMatch(/name="toTime"[^>]*value="11:30"/);
    const version = /name="version" value="(\d+)"/.exec(text)?.[1] ?? '';
    const typed = {
      ...session,
      ...formFieldsOf(text),
      version,
      receivedOn: '24/11/2026',
      hostName: 'Hoàng Gia Thắng',
      toTime: '11:00',
    };
    await lan.post(at).type('form').send(typed).expect(422);
    await lan
      .post(at)
      .type('form')
      .send({ ...typed, reason: 'Ghi nhầm' })
      .expect(303);
    const page = (await lan.get(`/visits/${made.id}`).expect(200)).text;
    expect(page).toContain('Đã sửa: Ngày tiếp, Giờ kết thúc, Người chủ trì.');
    const [minutes] = await app.database.owner<{ fields: object }>('select fields from papers where visit_id = $1', [made.id]);
    expect(minutes?.fields).toMatchObject({ heldOn: '2026-11-24', toTime: '11:00', chair: { name: 'Hoàng Gia Thắng' } });
  });
});
