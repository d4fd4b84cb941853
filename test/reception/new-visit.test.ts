// The pages of a new visit through the real application: the first question, words kept, one visit however often it is sent.
import { describe, expect, it } from 'vitest';
import { recordEvent } from '../../src/audit/events.ts';
import { createPaper } from '../../src/documents/actions.ts';
import { registerVisit } from '../../src/reception/registration.ts';
import { planDay } from '../../src/reception/schedule/actions.ts';
import { formFieldsOf } from '../support/app.ts';
import { atTheDesk } from './desk.ts';
import { openForm, typedVisit as typed } from './desk-form.ts';
import { entry } from './entries.ts';

const { app, lan } = await atTheDesk();

const visits = async () => Number((await app.database.owner<{ n: string }>('select count(*) as n from visits'))[0]?.n);

describe('the first question', () => {
  it('stands alone before any name', async () => {
    const { text } = await lan.get('/visits/new').expect(200);
    expect(text).toContain('Có nội dung tố cáo không?');
    expect(text).not.toContain('p1_name');
  });

  it('answered Có shows the names marked as sealed', async () => {
    const { text } = await lan.get('/visits/new?denunciation=yes').expect(200);
    expect(text).toContain('Người tố cáo (được niêm phong)');
    expect(text).not.toContain('/visits/people');
  });
});

describe('a new visit', () => {
  it('with something missing keeps every word, 422', async () => {
    const fields = await openForm(lan, '/visits/new?denunciation=no');
    const { text } = await lan
      .post('/visits/new')
      .type('form')
      .send({ ...fields, ...typed, p1_idNumber: '0011850012', c1_summary: '', p1_name: 'Trần <b>Mười</b>' })
      .expect(422);
    expect(text).toContain('id="error-summary"');
    expect(text).toContain('Số CCCD phải có 12 chữ số, hiện có 10');
    expect(text).toContain('Nhập tóm tắt nội dung công dân trình bày');
    expect(text).toContain('Trần &lt;b&gt;Mười&lt;/b&gt;');
    expect(text).toContain('Số 2, ngõ 5');
  });

  it('says every mistake in one round: what cannot be read, what the fields say of each other, what only the database can ask', async () => {
    const fields = await openForm(lan, '/visits/new?denunciation=yes');
    const { text } = await lan
      .post('/visits/new')
      .type('form')
      .send({
        ...fields,
        ...typed,
        denunciation: 'yes',
        receivedOn: '31/02/2026',
        p1_name: 'Vũ Thị Bí Mật',
        p1_idNumber: '0011850012',
        p1_birthYear: '85',
        p1_ward: '',
        p1_address: '',
        c1_type: '',
        c1_summary: 'Tôi là Vũ Thị Bí Mật',
        respondentPost: 'Cán bộ địa chính',
      })
      .expect(422);
    for (const words of [
      'không phải là một ngày có thật',
      'Số CCCD phải có 12 chữ số, hiện có 10',
      'Nhập năm sinh bốn chữ số',
      'Nhập địa chỉ của người được tiếp',
      'Chọn loại: khiếu nại, tố cáo',
      'Trả lời người bị tố cáo có phải là cán bộ',
      'chọn cách lưu ở đây rồi lưu lại',
    ])
      expect(text).toContain(words);
    const list = /<div class="summary-error"[\s\S]*?<\/ul>/.exec(text)?.[0] ?? '';
    const places = [...list.matchAll(/href="#(f-[^"]+)"/g)].map(([, id]) => text.indexOf(` id="${id}"`));
    expect(places.length).toBeGreaterThan(3);
    expect(places).toEqual([...places].sort((one, other) => one - other));
  });

  it('asks about a day of rest, the office itself, an address for mail and the type in one round', async () => {
    const fields = await openForm(lan, '/visits/new?denunciation=no');
    const send = (change: Record<string, string>) =>
      lan
        .post('/visits/new')
        .type('form')
        .send({ ...fields, ...typed, ...change })
        .expect(422);
    const sunday = { outcome: 'appointment', appointmentOn: '29/11/2026' };
    expect((await send(sunday)).text).toContain('Ngày 29/11/2026 là ngày nghỉ (Chủ nhật)');
    expect((await send({ ...sunday, appointmentOffDay: '1', c1_summary: '' })).text).not.toContain('là ngày nghỉ');
    const own = { outcome: 'transferred', transferredTo: 'Chủ tịch UBND phường Ba Đình', inJurisdiction: 'no' };
    expect((await send(own)).text).toContain('Đây là chính cơ quan này');
    const { text } = await send({ p1_email: 'abc@', c1_type: '', c1_summary: '', p1_name: '' });
    for (const words of ['Thư điện tử có dạng', 'Chọn loại: khiếu nại', 'Nhập tóm tắt nội dung', 'Nhập họ và tên'])
      expect(text).toContain(words);
  });

  it('asks about a day of another year or long past, as a slip in the year is', async () => {
    const fields = await openForm(lan, '/visits/new?denunciation=no');
    const before = await visits();
    const send = (change: Record<string, string>) =>
      lan
        .post('/visits/new')
        .type('form')
        .send({ ...fields, ...typed, ...change });
    for (const [receivedOn, why] of [
      ['25/11/2025', 'quá 15 ngày làm việc'],
      ['25/10/2026', 'quá 15 ngày làm việc'],
    ] as const) {
      const { status, text } = await send({ receivedOn });
      expect([status, text.includes(`Ngày tiếp ${receivedOn}`), text.includes(why)]).toEqual([422, true, true]);
      expect(text).toContain('name="lateDay"');
    }
    expect(await visits()).toBe(before);
    await send({ receivedOn: '25/10/2026', lateDay: '1' }).expect(303);
  });

  it('asks what accuses somebody whether it denounces', async () => {
    const fields = await openForm(lan, '/visits/new?denunciation=no');
    const before = await visits();
    const send = (change: Record<string, string>) =>
      lan
        .post('/visits/new')
        .type('form')
        .send({ ...fields, ...typed, c1_summary: 'Tố cáo công chức phường vòi tiền', ...change });
    const asked = await send({}).expect(422);
    expect(asked.text).toContain('Nội dung ghi “tố cáo”. Có nội dung tố cáo thì bấm “Có, chuyển sang chế độ bảo mật”');
    expect(asked.text).toContain('name="noAccusation"');
    expect(await visits()).toBe(before);
    await send({ noAccusation: '1' }).expect(303);
  });

  it('turned confidential is a confidential draft from the press on', async () => {
    const page = (await lan.get('/visits/new?denunciation=no').expect(200)).text;
    const hiddenOf = (html: string, name: string) => new RegExp(`name="${name}" value="(\\d+)"`).exec(html)?.[1] ?? '';
    const fields = { ...formFieldsOf(page), draft: hiddenOf(page, 'draft') };
    const draft = `/drafts/visit?subject=${fields.draft}`;
    const keep = { denunciation: 'no', people: '1', p1_name: 'Bùi Thị Nháp', _version: '' };
    const saved = await lan.post(draft).set('X-CSRF-Token', fields._csrf).type('form').send(keep).expect(200);
    expect(saved.body.version).toBe(1);
    expect((await lan.get('/visits/new').expect(200)).text).toContain('Bùi Thị Nháp');
    const words = { ...fields, ...typed, p1_name: 'Bùi Thị Nháp' };
    const turned = await lan
      .post('/visits/new')
      .type('form')
      .send({ ...words, _version: '1', step: 'seal' })
      .expect(200);
    expect(hiddenOf(turned.text, '_version')).toBe('2');
    const list = (await lan.get('/visits/new').expect(200)).text;
    expect(list).not.toContain('Bùi Thị Nháp');
    // Two of them in one minute are told apart by the second.
    expect(list).toMatch(/Bản nháp tố cáo[\s\S]*?lưu lúc \d\d\/11\/2026 \d\d:\d\d:\d\d/);
    const opened = (await lan.get(`/visits/new?draft=${fields.draft}`).expect(200)).text;
    expect(opened).toContain('Người tố cáo (được niêm phong)');
    await app.database.owner("delete from drafts where form = 'visit'");
  });

  it('asks before a complaint of one’s own is ended at the desk (khoản 3 Điều 25 NĐ 154/2026)', async () => {
    const fields = await openForm(lan, '/visits/new?denunciation=no');
    const send = (change: Record<string, string>) =>
      lan
        .post('/visits/new')
        .type('form')
        .send({ ...fields, ...typed, outcome: 'answered_on_spot', explained: 'Đã giải thích', inJurisdiction: 'yes', ...change });
    const asked = await send({}).expect(422);
    expect(asked.text).toContain('Trả lời ngay khiếu nại thuộc thẩm quyền là việc của Thủ trưởng khi tiếp');
    expect(asked.text).toContain('name="deskAnswer"');
    await send({ outcome: 'explained_settled' }).expect(422);
    const late = await app.as('lan.badinh', (act) => registerVisit(act, entry()));
    const outcome = await openForm(lan, `/visits/${late.id}/outcome`);
    const answer = { ...outcome, version: '2', outcome: 'answered_on_spot', explained: 'Đã giải thích' };
    const again = await lan.post(`/visits/${late.id}/outcome`).type('form').send(answer).expect(422);
    expect(again.text).toContain('name="deskAnswer"');
    await lan
      .post(`/visits/${late.id}/outcome`)
      .type('form')
      .send({ ...answer, deskAnswer: '1' })
      .expect(303);
    await send({ deskAnswer: '1' }).expect(303);
  });

  it('to be urged of a body below names it, and its request is drafted (§3.6)', async () => {
    const fields = await openForm(lan, '/visits/new?denunciation=no');
    const send = (change: Record<string, string>) =>
      lan
        .post('/visits/new')
        .type('form')
        .send({ ...fields, ...typed, outcome: 'urge_subordinate', ...change });
    expect((await send({}).expect(422)).text).toContain('Nhập cơ quan cấp dưới cần yêu cầu giải quyết');
    // Another body is told nothing: what is its to resolve is guided or sent on to it.
    const above = (await send({ urgedOrg: 'Sở Xây dựng' }).expect(422)).text;
    expect(above).toContain('không phải cấp dưới của cơ quan tiếp công dân');
    expect(above).toContain('điểm b khoản 1 Điều 26 Luật Tiếp công dân');
    const made = await send({ urgedOrg: 'Phòng Kinh tế phường' }).expect(303);
    const at = String(made.headers.location);
    const page = (await lan.get(at).expect(200)).text;
    expect(page).toContain('Phòng Kinh tế phường');
    const paper = /href="(\/papers\/\d+)"/.exec(page)?.[1] ?? '';
    const sheet = (await lan.get(`${paper}/print`).expect(200)).text;
    for (const words of ['Phòng Kinh tế phường', 'đôn đốc giải quyết']) expect(sheet).toContain(words);
    expect((await lan.get(`${paper}/edit`).expect(200)).text).toContain('value="Phòng Kinh tế phường"');
    const anew = (await lan.get(`${at}/outcome`).expect(200)).text;
    expect(anew).toContain('value="Phòng Kinh tế phường"');
    expect(anew).toContain('Cơ quan cấp dưới được yêu cầu');
    // Sent of old to an equal office: asked, whatever the register calls it.
    await app.database.owner("update visits set transferred_to = 'UBND phường Ngọc Hà' where id = $1", [
      Number(at.split('/').pop()),
    ]);
    const letter = Number(/href="\/papers\/(\d+)"/u.exec(page)?.[1]);
    await app.database.owner('update papers set fields = fields || \'{"toOrg":"UBND phường Ngọc Hà"}\' where id = $1', [letter]);
    expect((await lan.get(`${at}/outcome`).expect(200)).text).toContain('Cơ quan được đề nghị giải quyết');
    expect((await lan.get(at).expect(200)).text).toContain('Đề nghị giải quyết');
  });

  it('is guided or sent on by a reception board, which has nobody below; what it asked earlier is called asking', async () => {
    const board = await app.signIn('ha.tcd');
    const fields = await openForm(board, '/visits/new?denunciation=no');
    expect((await board.get('/visits/new?denunciation=no').expect(200)).text).not.toContain('value="urge_subordinate"');
    const send = (change: Record<string, string>) =>
      board
        .post('/visits/new')
        .type('form')
        .send({ ...fields, ...typed, ...change });
    const refused = (await send({ outcome: 'urge_subordinate', urgedOrg: 'Sở Xây dựng' }).expect(422)).text;
    expect(refused).toContain('không có cơ quan cấp dưới để yêu cầu giải quyết');
    expect(refused).toContain('chọn Hướng dẫn hoặc Chuyển đơn');
    const at = String((await send({ outcome: 'guided', guidedTo: 'Sở Xây dựng' }).expect(303)).headers.location);
    // As an office of before wrote it down.
    await app.database.owner(
      "update visits set outcome = 'urge_subordinate', transferred_to = 'Sở Xây dựng', guided_to = '' where id = $1",
      [Number(at.split('/').pop())],
    );
    for (const page of [at, '/visits', '/visits/register']) {
      const { text } = await board.get(page).expect(200);
      expect(text, page).toContain('Đề nghị cơ quan có thẩm quyền giải quyết');
      expect(text.replace(/<select[\s\S]*?<\/select>/gu, ''), page).not.toMatch(/[Yy]êu cầu cấp dưới/u);
    }
    // The page that writes the outcome anew calls whom it asked what he is, and keeps him.
    const anew = (await board.get(`${at}/outcome`).expect(200)).text;
    expect(anew).toContain('Cơ quan được đề nghị giải quyết');
    expect(anew).toContain('>Đề nghị cơ quan có thẩm quyền giải quyết</option>');
    expect(anew).toContain('value="Sở Xây dựng"');
    expect(anew).not.toMatch(/[Yy]êu cầu cấp dưới|Cơ quan cấp dưới được yêu cầu/u);
    expect((await board.get(`${at}/letter`).expect(200)).text).toContain('ghi lại kết quả tiếp là Hướng dẫn hoặc Chuyển đơn');
    const letter = { ...(await openForm(board, `${at}/letter`)), version: '2' };
    const drafted = await board
      .post(`${at}/letter`)
      .type('form')
      .send({ ...letter, org: 'Sở Xây dựng' })
      .expect(422);
    expect(drafted.text).toContain('không có cơ quan cấp dưới');
  });

  it('of a board that drafted such a letter before, leads to the page where it is replaced, and the day of its reply is kept', async () => {
    const board = await app.signIn('ha.tcd');
    const fields = await openForm(board, '/visits/new?denunciation=no');
    const sent = await board
      .post('/visits/new')
      .type('form')
      .send({ ...fields, ...typed, outcome: 'guided', guidedTo: 'Sở Xây dựng' });
    const at = String(sent.headers.location);
    const id = Number(at.split('/').pop());
    const { receivedOn, version } = (
      await app.database.owner<{ receivedOn: string; version: number }>(
        `update visits set outcome = 'urge_subordinate', transferred_to = 'Sở Xây dựng', guided_to = '',
           received_on = received_on - 1, replied_on = replied_on - 1 where id = $1
         returning received_on::text as "receivedOn", version`,
        [id],
      )
    )[0] as { receivedOn: string; version: number };
    const paper = await app.as('ha.tcd', async (act) => {
      const data = { outcome: 'urge_subordinate', before: 'guided', petition: null };
      const said = { at: act.moment.at, visitId: id, sealed: false, requestId: act.requestId };
      await recordEvent(act.tx, act.actor, { kind: 'visit.outcome_set', data, ...said });
      const asking = { purpose: 'urge', toOrg: 'Sở Xây dựng', receivedOn, visitedOn: receivedOn, writtenOn: null } as const;
      const words = { ...asking, petitionType: 'KN', sender: { name: 'Trần Thị Mười' }, content: 'Chậm giải quyết' } as const;
      return createPaper(act, { kind: 'HANDLING_LETTER', visitId: id, sealed: false, fields: words as never });
    });
    // The timeline calls it what the page does, an event of before too.
    const page = (await board.get(at).expect(200)).text;
    expect(page.split('Đề nghị cơ quan có thẩm quyền giải quyết')).toHaveLength(3);
    expect(page).not.toMatch(/[Yy]êu cầu cấp dưới/u);
    const head = await app.signIn('dung.tcd');
    const stuck = (await head.get(`/papers/${paper}`).expect(200)).text;
    expect(stuck).toContain('đã ghi việc trả lời công dân thì chọn Ghi lại việc trả lời đã ghi nhầm trước');
    const row = (await head.get('/work').expect(200)).text.split('<tr').find((one) => one.includes(`"${at}"`)) ?? '';
    expect(row).toContain('Ghi kết quả tiếp');
    expect(row).not.toContain('Phê duyệt văn bản');
    // The first step it names: the reply is taken back, and its own day stands filled in where it is noted again.
    const back = await openForm(board, `${at}/reply-correction`);
    await board
      .post(`${at}/reply-correction`)
      .type('form')
      .send({ ...back, version: String(version), reason: 'Ghi lại kết quả tiếp' })
      .expect(303);
    const again = (await board.get(`${at}/reply`).expect(200)).text;
    const day = receivedOn.split('-').reverse().join('/');
    expect(again).toMatch(new RegExp(`name="repliedOn"[^>]* value="${day}"`, 'u'));
    expect(again).toContain(`Lần ghi đã bỏ là ngày ${day}`);
  });

  it('offers the sessions of the day typed, and none of another day is taken for it', async () => {
    const plan = {
      kind: 'periodic',
      startsAt: '08:00',
      endsAt: '11:30',
      place: 'Trụ sở',
      hostName: 'A',
      hostTitle: 'Chủ tịch',
    } as const;
    const rest = { participants: '', expectedContent: '', post: true };
    const { id } = await app.as('lan.badinh', (act) => planDay(act, { ...plan, ...rest, onDate: '2026-11-25' }));
    await app.database.owner("update reception_days set on_date = '2026-11-02', state = 'held' where id = $1", [id]);
    const fields = await openForm(lan, '/visits/new?denunciation=no');
    expect((await lan.get('/visits/new?denunciation=no').expect(200)).text).not.toContain('02/11/2026, Chủ tịch A');
    const session = { host: 'head', hostName: 'A', receptionDay: String(id) };
    const wrong = await lan
      .post('/visits/new')
      .type('form')
      .send({ ...fields, ...typed, ...session })
      .expect(422);
    expect(wrong.text).toContain('Buổi tiếp đã chọn là ngày 02/11/2026, ngày tiếp đang ghi 25/11/2026');
    const right = await lan
      .post('/visits/new')
      .type('form')
      .send({ ...fields, ...typed, ...session, receivedOn: '02/11/2026', p1_name: '' });
    expect(right.text).toContain('02/11/2026, Chủ tịch A, đã tiếp');
    await app.database.owner('delete from reception_days where id = $1', [id]);
  });

  it('of an organisation prints its representative by name, with his paper, as who handed over and signs', async () => {
    const fields = await openForm(lan, '/visits/new?denunciation=no');
    const organization = { senderKind: 'organization', organization: 'Công ty TNHH Sen Hồng', p1_capacity: 'representative' };
    const handed = { d1_name: 'Quyết định 1245', d1_pages: '2', d1_condition: 'Bản sao' };
    const made = await lan
      .post('/visits/new')
      .type('form')
      .send({ ...fields, ...typed, ...organization, ...handed, p1_proof: 'Giấy giới thiệu số 05' })
      .expect(303);
    const page = (await lan.get(String(made.headers.location)).expect(200)).text;
    const sheet = (await lan.get(`${/href="(\/papers\/\d+)"/.exec(page)?.[1]}/print`).expect(200)).text;
    expect(sheet).toContain('Đã nhận của Công ty TNHH Sen Hồng, người đại diện: bà Trần Thị Mười (Giấy giới thiệu số 05).');
    expect(sheet).toContain('(hoặc giấy tờ tùy thân): 001185001234');
    expect(sheet).toMatch(/Người cung cấp thông tin, tài liệu[\s\S]*>Trần Thị Mười</);
  });

  it('sent twice is one visit', async () => {
    const fields = await openForm(lan, '/visits/new?denunciation=no');
    const before = await visits();
    const [one, two] = await Promise.all(
      [1, 2].map(() =>
        lan
          .post('/visits/new')
          .type('form')
          .send({ ...fields, ...typed }),
      ),
    );
    expect(one?.status).toBe(303);
    expect(two?.headers.location).toBe(one?.headers.location);
    expect(await visits()).toBe(before + 1);
    const { text } = await lan.get(one?.headers.location ?? '').expect(200);
    expect(text).toContain('Trần Thị Mười');
    expect(text).toContain('001 *** 234');
    expect(text).not.toContain('001185001234');
  });

  it('asks who represents a minor, and takes that nobody does once it was seen (điểm đ khoản 1 Điều 4 NĐ 154/2026)', async () => {
    const fields = await openForm(lan, '/visits/new?denunciation=no');
    const post = (change: Record<string, string>) =>
      lan
        .post('/visits/new')
        .type('form')
        .send({ ...fields, ...typed, p1_idType: 'khac', p1_idNumber: 'Giấy khai sinh 12', p1_birthYear: '2015', ...change });
    const { text } = await post({}).expect(422);
    expect(text).toContain('Người chưa thành niên thì người đại diện hợp pháp trình bày thay');
    expect(text).toContain('name="minorConfirmed"');
    await post({ p1_birthYear: '1985' }).expect(303);
    const mother = { p2_name: 'Trần Thị Mẹ', p2_idType: 'can_cuoc', p2_idNumber: '001185001234', p2_address: 'Số 2' };
    const acting = { people: '2', ...mother, p2_capacity: 'representative', p2_proof: 'Giấy khai sinh' };
    const again = await openForm(lan, '/visits/new?denunciation=no');
    await post({ ...again, ...acting }).expect(303);
    const alone = await openForm(lan, '/visits/new?denunciation=no');
    await post({ ...alone, minorConfirmed: '1' }).expect(303);
  });

  it('asks to look at the card again when number and words differ', async () => {
    const fields = await openForm(lan, '/visits/new?denunciation=no');
    const odd = { ...fields, ...typed, p1_birthYear: '1990' };
    const { text } = await lan.post('/visits/new').type('form').send(odd).expect(422);
    expect(text).toContain('Số này của người sinh năm 1985');
    await lan
      .post('/visits/new')
      .type('form')
      .send({ ...odd, idConfirmed: '1' })
      .expect(303);
  });

  it('adds a row, changes the mode and finds a citizen without script and without losing a word', async () => {
    const fields = await openForm(lan, '/visits/new?denunciation=no');
    const more = await lan
      .post('/visits/new')
      .type('form')
      .send({ ...fields, ...typed, step: 'add-content' })
      .expect(200);
    expect(more.text).toContain('c2_summary');
    expect(more.text).toContain('Khiếu nại việc chậm cấp giấy chứng nhận');
    const sealed = await lan
      .post('/visits/new')
      .type('form')
      .send({ ...fields, ...typed, c1_type: '', p1_capacity: 'authorized_agent', step: 'seal' })
      .expect(200);
    expect(sealed.text).toContain('chế độ bảo mật');
    // A type nobody chose is that of the answer; a capacity somebody chose stands until he chooses another.
    expect(sealed.text).toMatch(/name="c1_type"[^>]*value="TC"[^>]*checked|<option value="TC" selected>/);
    expect(sealed.text).toContain('<option value="authorized_agent" selected>');
    const found = await lan
      .post('/visits/new')
      .type('form')
      .send({ ...fields, ...typed, p1_idNumber: '', p1_name: 'tran thi', step: 'find' })
      .expect(200);
    const step = /value="(use-\d+)"/.exec(found.text)?.[1];
    expect(step).toBeTruthy();
    const used = await lan
      .post('/visits/new')
      .type('form')
      .send({ ...fields, ...typed, p1_name: 'tran', step })
      .expect(200);
    expect(used.text).toContain('Trần Thị Mười');
    const live = await lan
      .post('/visits/people')
      .set('X-CSRF-Token', fields._csrf)
      .type('form')
      .send({ denunciation: 'no', p1_name: 'tran thi muoi' })
      .expect(200);
    expect(live.text).toContain('Trần Thị Mười');
    expect(live.text).not.toContain('<html');
  });

  it.each([
    ['p1_birthYear', 'năm một nghìn', 'Nhập năm sinh bốn chữ số, từ 1900 đến 2026'],
    ['p1_birthYear', '1850', 'Nhập năm sinh bốn chữ số, từ 1900 đến 2026'],
    ['p1_birthYear', '2030', 'Nhập năm sinh bốn chữ số, từ 1900 đến 2026'],
    ['receivedOn', '31/02/2026', 'không phải là một ngày có thật'],
    ['receivedOn', '26/11/2026', 'Ngày tiếp không được sau hôm nay'],
    ['kind', 'sometimes', 'Chọn tiếp thường xuyên'],
    ['c1_summary', 'a'.repeat(10_000), 'nhiều nhất'],
    ['outcome', 'no_show', ''],
    ['kind', 'periodic', 'trách nhiệm của Thủ trưởng'],
  ])('%s = %s is told in a sentence', async (name, value, sentence) => {
    const fields = await openForm(lan, '/visits/new?denunciation=no');
    const { text } = await lan
      .post('/visits/new')
      .type('form')
      .send({ ...fields, ...typed, [name]: value })
      .expect(422);
    expect(text).toContain(sentence);
  });
});
