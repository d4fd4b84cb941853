// /lookup: what the citizen learns, what nobody learns, and how often one may guess.
import request from 'supertest';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newPublicCode } from '../../src/lookup/public-code.ts';
import { acceptTransfer, openTransfer, sendTransfer } from '../../src/transfers/actions.ts';
import { formFieldsOf, type TestApp, testApp } from '../support/app.ts';
import { type Ready, readyToSend, toNgocHa } from '../transfers/arrange.ts';

let app: TestApp;
let petition: Ready;
const ask = (code: string | null, pin: string | null) =>
  request(app.app)
    .post('/lookup')
    .type('form')
    .send({ code: code ?? '', pin: pin ?? '' });

beforeAll(async () => {
  app = await testApp();
  petition = await readyToSend(app);
});
afterAll(() => app.close());
beforeEach(() => app.database.owner('delete from rate_limits'));

const wrongPin = (pin: string | null) => String((Number(pin) + 1) % 1_000_000).padStart(6, '0');

describe('the citizen', () => {
  it('reads the answer first, without a cookie, a token or a session', async () => {
    const form = await request(app.app).get('/lookup').expect(200);
    expect(form.headers['set-cookie']).toBeUndefined();
    expect(form.text).not.toContain('_csrf');
    const answer = await ask(petition.publicCode?.toLowerCase() ?? '', petition.pin).expect(200);
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect(answer.text).toContain('<h1>Đơn của ông, bà đang được xem xét</h1>');
    expect(answer.text).toContain('Phường Ba Đình');
    for (const secret of ['Nguyễn Thị Hạnh', 'sửa đường', 'Trần Diệu Hoa', petition.pin ?? '-'])
      expect(answer.text).not.toContain(secret);
  });

  it('brings the code by QR, never the PIN', async () => {
    const page = await request(app.app).get(`/lookup?code=${petition.publicCode}`).expect(200);
    expect(page.text).toContain(`value="${petition.publicCode}"`);
    expect((await request(app.app).get('/lookup?code=%22%3E%3Cscript%3E')).text).not.toContain('<script>');
  });

  it('is followed from unit to unit with the same code and PIN', async () => {
    const moving = await readyToSend(app);
    const id = await app.as('hoa.badinh', async (act) => sendTransfer(act, moving.id, await toNgocHa(app)));
    expect((await ask(moving.publicCode, moving.pin).expect(200)).text).toContain('đã được chuyển đến Phường Ngọc Hà');
    await app.as('yen.ngocha', (act) => openTransfer(act, id));
    await app.as('yen.ngocha', (act) => acceptTransfer(act, id));
    const answer = await ask(moving.publicCode, moving.pin).expect(200);
    expect(answer.text).toContain('nơi nhận đã nhận đơn');
    expect(answer.text).toContain('tại Phường Ba Đình');
  });
});

describe('the receipt', () => {
  it('is found from the page of the petition, whatever step it has come to', async () => {
    const { id } = await readyToSend(app);
    const clerk = await app.signIn('hoa.badinh');
    const page = await clerk.get(`/petitions/${id}`).expect(200);
    expect(page.text).toMatch(new RegExp(`href="/petitions/${id}/receipt"[^>]*>[^<]*Giấy biên nhận, cấp lại mã PIN`));
    const receipt = (await clerk.get(`/petitions/${id}/receipt`).expect(200)).text;
    expect(receipt).toContain(`/petitions/${id}/slip`);
    expect(receipt).toContain('Đơn: Đã phê duyệt.');
    expect(receipt).not.toContain('phân loại đơn');
  });
});

describe('the citizen of an accepted petition', () => {
  it('is told of the result when that was sent: not by the notice of acceptance, and of a termination by its decision', async () => {
    const accepted = await readyToSend(app);
    const [file] = await app.database.owner<{ id: number }>(
      `insert into proceedings (unit_id, petition_id, matter_id, thread_id, procedure, sealed, state, resolver_id, accepted_on, is_remote, noticed_on, due_on)
       select p.unit_id, p.id, p.matter_id, p.thread_id, 'complaint_first', false, 'verifying', a.id, '2026-11-02', false, '2026-11-05', '2026-12-02'
         from petitions p, accounts a where p.id = $1 and a.login = 'thang.badinh' returning id`,
      [accepted.id],
    );
    const answer = async () => {
      const { text } = await ask(accepted.publicCode, accepted.pin).expect(200);
      return text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
    };
    const set = (words: string) => app.database.owner(`update proceedings set ${words} where id = $1`, [file?.id]);
    expect(await answer()).toContain('Đơn của ông, bà đang được giải quyết');
    expect(await answer()).toContain('Chưa thông báo');
    expect(await answer()).toContain('Dự kiến có kết quả');
    // The time ran out and he went further: no decision is on its way, and none is promised (Điều 33 LKN).
    for (const [state, words] of [
      ['second_instance', 'Quá hạn chưa giải quyết; ông, bà đã khiếu nại lần hai'],
      ['in_court', 'Quá hạn chưa giải quyết; ông, bà đã khởi kiện tại Tòa án'],
    ]) {
      await set(`state = '${state}'`);
      expect(await answer()).toContain(words);
      for (const invented of ['văn bản giải quyết', 'Gửi kết quả giải quyết', 'Dự kiến có kết quả'])
        expect(await answer()).not.toContain(invented);
    }
    await set("state = 'decided', decided_on = '2026-11-20'");
    expect(await answer()).toContain('đã có văn bản giải quyết, cơ quan đang gửi');
    expect(await answer()).not.toContain('Dự kiến có kết quả');
    expect(await answer()).not.toContain('đang được giải quyết');
    await set("sent_on = '2026-11-24'");
    expect(await answer()).toContain('Đã gửi kết quả giải quyết đến ông, bà (đã xong) 24/11/2026');
    await set("state = 'closed', sent_on = null, decided_on = null, termination_ground = 'full_withdrawal'");
    for (const [kind, day] of [
      ['order-notice', '2026-11-06'],
      ['termination', '2026-11-10'],
    ])
      await app.database.owner(
        `insert into proceeding_steps (unit_id, proceeding_id, petition_id, sealed, kind, on_date, details, recorded_at, recorded_by)
         select unit_id, id, petition_id, false, $2, $3, '{}', now(), resolver_id from proceedings where id = $1`,
        [file?.id, kind, day],
      );
    expect(await answer()).toContain('Chưa thông báo');
    await app.database.owner(
      `insert into proceeding_steps (unit_id, proceeding_id, petition_id, sealed, kind, on_date, details, recorded_at, recorded_by)
       select unit_id, id, petition_id, false, 'order-notice', '2026-11-12', '{}', now(), resolver_id from proceedings where id = $1`,
      [file?.id],
    );
    expect(await answer()).toContain('Đã gửi quyết định đình chỉ đến ông, bà (đã xong) 12/11/2026');
  });
});

describe('a draft', () => {
  it('is nothing the citizen has been told: suspended, ended, decided or invited only once the paper has its number', async () => {
    const accepted = await readyToSend(app);
    const [file] = await app.database.owner<{ id: number }>(
      `insert into proceedings (unit_id, petition_id, matter_id, thread_id, procedure, sealed, state, state_before_suspension, resolver_id, accepted_on, is_remote, due_on)
       select p.unit_id, p.id, p.matter_id, p.thread_id, 'complaint_first', false, 'suspended', 'verifying', a.id, '2026-11-02', false, '2026-12-02'
         from petitions p, accounts a where p.id = $1 and a.login = 'thang.badinh' returning id`,
      [accepted.id],
    );
    const answer = async () => (await ask(accepted.publicCode, accepted.pin).expect(200)).text.replace(/<[^>]+>/g, ' ');
    const draft = async (kind: string, fields: object) => {
      const [paper] = await app.database.owner<{ id: number }>(
        `insert into papers (unit_id, petition_id, proceeding_id, sealed, kind, symbol, state, fields, created_at, created_by)
         select unit_id, petition_id, id, false, $2, 'QĐ-UBND', 'approved', $3, now(), resolver_id from proceedings where id = $1 returning id`,
        [file?.id, kind, JSON.stringify(fields)],
      );
      return paper?.id ?? 0;
    };
    const number = (paper: number) =>
      app.database.owner(
        "update papers set state = 'numbered', year = 2026, number = $1, issued_on = '2026-11-20' where id = $1",
        [paper],
      );
    const set = (words: string) => app.database.owner(`update proceedings set ${words} where id = $1`, [file?.id]);
    for (const [kind, fields, words, said, before] of [
      ['KN14A_2026', { act: 'suspend' }, "state = 'suspended'", 'đang tạm đình chỉ', 'Đang xác minh nội dung'],
      ['KN_INVITE_DIALOGUE', {}, "state = 'dialogue_scheduled'", 'Đã mời ông, bà đối thoại', 'Đang soạn văn bản giải quyết'],
      [
        'KN15_2020',
        {},
        "state = 'decided', decided_on = '2026-11-20'",
        'đã có văn bản giải quyết, cơ quan đang gửi',
        'Đang soạn văn bản giải quyết',
      ],
      [
        'KN14A_2026',
        { act: 'terminate' },
        "state = 'terminated', decided_on = null, termination_ground = 'full_withdrawal'",
        'đã đình chỉ',
        'Đang xem xét, giải quyết',
      ],
    ] as const) {
      await set(words);
      const paper = await draft(kind, fields);
      const waiting = await answer();
      expect(waiting, kind).not.toContain(said);
      expect(waiting, kind).toContain(before);
      expect(waiting, kind).not.toContain('tạm dừng');
      await number(paper);
      expect(await answer(), kind).toContain(said);
    }
  });
});

describe('whoever guesses', () => {
  it('gets the same page for a wrong code, a wrong PIN, a withdrawn slip and a denunciation', async () => {
    const sealed = await readyToSend(app, { declaredType: 'TC', knpaKind: null });
    expect(sealed.publicCode).toBeNull();
    const withdrawn = await readyToSend(app);
    await app.database.owner('update public_slips set withdrawn_at = now() where petition_id = $1', [withdrawn.id]);
    const turned = await readyToSend(app);
    await app.database.owner("update petitions set sealed = true, petition_type = 'TC' where id = $1", [turned.id]);
    const bodies = new Set<string>();
    for (const [code, pin] of [
      [newPublicCode(), '123456'],
      ['sai hoàn toàn', 'abc'],
      [petition.publicCode, wrongPin(petition.pin)],
      [withdrawn.publicCode, withdrawn.pin],
      [turned.publicCode, turned.pin],
    ] as const) {
      await app.database.owner('delete from rate_limits');
      const answer = await ask(code, pin).expect(422);
      expect(answer.headers['set-cookie']).toBeUndefined();
      bodies.add(answer.text);
    }
    expect(bodies.size).toBe(1);
  });

  it('has five tries an hour, on the right code too, and is told when to come back', async () => {
    for (let i = 0; i < 5; i += 1) await ask(petition.publicCode, wrongPin(petition.pin)).expect(422);
    const stopped = await ask(petition.publicCode, petition.pin).expect(429);
    expect(Number(stopped.headers['retry-after'])).toBeGreaterThan(0);
    expect(stopped.headers['set-cookie']).toBeUndefined();
    // From one address no other code either.
    await ask(newPublicCode(), '000000').expect(429);
    app.setNow('2026-11-25T03:00:01Z');
    await ask(petition.publicCode, petition.pin).expect(200);
    app.setNow('2026-11-25T02:00:00Z');
  });

  it('has the same five on one code, from wherever they come', async () => {
    const guess = (from: string, code: string | null, pin: string | null) => {
      const fields = { code: code ?? '', pin: pin ?? '' };
      return request(app.app).post('/lookup').set('x-forwarded-for', from).type('form').send(fields);
    };
    // As behind the proxy of an office, which says from where each one comes.
    app.app.set('trust proxy', 1);
    try {
      for (let i = 1; i <= 5; i += 1) await guess(`203.0.113.${i}`, petition.publicCode, wrongPin(petition.pin)).expect(422);
      await guess('203.0.113.6', petition.publicCode, wrongPin(petition.pin)).expect(429);
      // Written otherwise it is the same code; another code is free from there.
      const spaced = ` ${petition.publicCode?.toLowerCase().replaceAll('-', ' ')} `;
      await guess('203.0.113.7', spaced, petition.pin).expect(429);
      await guess('203.0.113.8', newPublicCode(), '000000').expect(422);
    } finally {
      app.app.set('trust proxy', false);
    }
  });

  it('counts guesses only: who has the paper may look as often as he likes', async () => {
    for (let i = 0; i < 8; i += 1) await ask(petition.publicCode, petition.pin).expect(200);
  });

  it('is asked for what is missing', async () => {
    const answer = await ask('', '').expect(422);
    expect(answer.text).toContain('id="error-summary"');
    expect(answer.text).toContain('Nhập mã PIN gồm 6 chữ số');
  });
});

describe('a lost PIN', () => {
  it('is issued again at the desk; the old one is dead', async () => {
    const lost = await readyToSend(app);
    const desk = await app.signIn('lan.badinh');
    const form = await desk.get(`/petitions/${lost.id}/slip`).expect(200);
    await desk
      .post(`/petitions/${lost.id}/slip`)
      .type('form')
      .send({ ...formFieldsOf(form.text) })
      .expect(422);
    await desk
      .post(`/petitions/${lost.id}/slip`)
      .type('form')
      .send({ ...formFieldsOf(form.text), checked: 'id_card' })
      .expect(303);
    await ask(lost.publicCode, lost.pin).expect(422);
    const [event] = await app.database.owner("select kind from events where petition_id = $1 and kind = 'slip.reissued'", [
      lost.id,
    ]);
    expect(event).toBeDefined();
  });

  it('is nothing another unit or a reader can do, and never for a denunciation', async () => {
    const stranger = await app.signIn('mai.ngocha');
    await stranger.get(`/petitions/${petition.id}/slip`).expect(404);
    await (await app.signIn('nga.badinh')).get(`/petitions/${petition.id}/slip`).expect(403);
    const sealed = await readyToSend(app, { declaredType: 'TC', knpaKind: null });
    const desk = await app.signIn('hoa.badinh');
    const page = await desk.get(`/petitions/${petition.id}/slip`);
    await desk
      .post(`/petitions/${sealed.id}/slip`)
      .type('form')
      .send({ ...formFieldsOf(page.text), checked: 'id_card' })
      .expect(409);
  });
});
