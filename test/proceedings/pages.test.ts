// The pages: who opens them, who does not, what they say, and the same form checked by its own sentences.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { approvePaper } from '../../src/documents/actions.ts';
import { issuePetition } from '../../src/petitions/issue/actions.ts';
import { actCodes } from '../../src/proceedings/act-codes.ts';
import { formFieldsOf, type TestApp, testApp } from '../support/app.ts';
import { aDenunciation, aRegistration } from '../support/registration.ts';
import {
  acceptedComplaint,
  acceptedDenunciation,
  accountId,
  approved,
  clocksOf,
  decisionForm,
  doAct,
  doActAtOnce,
  issuePapers,
  noon,
  rowOf,
  withTeam,
} from './arrange.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const text = (html: string) =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#34;/g, '"')
    .replace(/\s+/g, ' ');

describe('acceptance', () => {
  it('is shown and done by the leader through the page', async () => {
    app.setNow(noon('2026-11-25'));
    const petitionId = await approved(app, aRegistration());
    const leader = await app.signIn('thang.badinh');
    const page = await leader.get(`/petitions/${petitionId}/acceptance`).expect(200);
    expect(text(page.text)).toContain('Thời hạn 30 ngày kể từ ngày thụ lý');
    const empty = await leader
      .post(`/petitions/${petitionId}/acceptance`)
      .type('form')
      .send({ ...formFieldsOf(page.text), decision: 'accept', on: '25/11/2026', points: '' })
      .expect(422);
    expect(text(empty.text)).toContain('Nhập nội dung được thụ lý giải quyết');
    const future = await leader
      .post(`/petitions/${petitionId}/acceptance`)
      .type('form')
      .send({ ...formFieldsOf(page.text), decision: 'accept', on: '26/11/2026', points: 'x' })
      .expect(422);
    expect(text(future.text)).toContain('Ngày này chưa đến');
    const done = await leader
      .post(`/petitions/${petitionId}/acceptance`)
      .type('form')
      .send({ ...formFieldsOf(page.text), decision: 'accept', on: 'hôm nay', points: 'Diện tích' })
      .expect(303);
    expect(done.headers.location).toMatch(/^\/proceedings\/\d+$/);
    const shown = await leader.get(done.headers.location ?? '').expect(200);
    expect(text(shown.text)).toContain('Hạn 25/12/2026, theo Điều 28 Luật Khiếu nại: 30 ngày kể từ ngày thụ lý 25/11/2026');
    // Accepting and telling are one duty of days: its day stands before the limit, here and on the page of whoever tells.
    expect(text(shown.text)).toMatch(
      /Sau bước này: .* Tiếp theo: Hoàng Gia Thắng phê duyệt dự thảo văn bản, rồi văn thư, gửi thông báo thụ lý, hạn thụ lý và thông báo 0\d\/12\/2026, hạn giải quyết 25\/12\/2026\./,
    );
    const atTheClerks = await (await app.signIn('hoa.badinh')).get(done.headers.location ?? '').expect(200);
    expect(text(atTheClerks.text)).toMatch(/Chưa gửi thông báo thụ lý, hạn thụ lý và thông báo 0\d\/12\/2026\./);
    await leader.get(`/petitions/${petitionId}/acceptance`).expect(409);
    const clerk = await app.signIn('hoa.badinh');
    await clerk.get(`/petitions/${petitionId}/acceptance`).expect(403);
    const other = await app.signIn('vinh.ngocha');
    await other.get(`/petitions/${petitionId}/acceptance`).expect(404);
  });

  it('takes a denunciation sent by e-mail only once it is signed or its words are taken down (Điều 22 LTC)', async () => {
    app.setNow(noon('2026-11-25'));
    const petitionId = await approved(app, aDenunciation({ source: 'online_portal' }));
    const leader = await app.signIn('thang.badinh');
    const page = await leader.get(`/petitions/${petitionId}/acceptance`).expect(200);
    const typed = { ...formFieldsOf(page.text), decision: 'accept', on: 'hôm nay', points: 'Thu tiền ngoài quy định' };
    const post = (more: object) =>
      leader
        .post(`/petitions/${petitionId}/acceptance`)
        .type('form')
        .send({ ...typed, ...more });
    const asked = await post({}).expect(422);
    expect(text(asked.text)).toContain('chỉ thụ lý khi đã có đơn ký hoặc biên bản ghi lời tố cáo');
    expect(asked.text).toContain('Thu tiền ngoài quy định');
    await post({ legalForm: '1' }).expect(303);
  });

  it('refuses with a ground of the law, for a complaint and for a denunciation', async () => {
    app.setNow(noon('2026-11-25'));
    const leader = await app.signIn('thang.badinh');
    const complaint = await approved(app, aRegistration({ contestedOn: null }));
    const page = await leader.get(`/petitions/${complaint}/acceptance`).expect(200);
    const form = { ...formFieldsOf(page.text), decision: 'refuse', on: 'hôm nay', points: '' };
    await leader.post(`/petitions/${complaint}/acceptance`).type('form').send(form).expect(422);
    await leader
      .post(`/petitions/${complaint}/acceptance`)
      .type('form')
      .send({ ...form, ground: 'A29_a' })
      .expect(422);
    await leader
      .post(`/petitions/${complaint}/acceptance`)
      .type('form')
      .send({ ...form, ground: 'A11_6', reason: 'Quá 90 ngày' })
      .expect(303);
    const stateOf = async () => {
      const [row] = await app.database.owner<{ status: string; running: number }>(
        `select status, (select count(*)::int from clocks k where k.petition_id = p.id and k.is_main and k.stopped_on is null) as running
           from petitions p where id = $1`,
        [complaint],
      );
      return row;
    };
    // Nothing has left yet: the petition is open, its clock runs.
    expect(await stateOf()).toEqual({ status: 'approved', running: 1 });
    const [paper] = await app.database.owner<{ id: number; kind: string; fields: { reason: string } }>(
      'select id, kind, fields from papers where petition_id = $1',
      [complaint],
    );
    const clerk = await app.signIn('hoa.badinh');
    expect((await leader.get('/approvals').expect(200)).text).toContain(`href="/papers/${paper?.id}?desk=1"`);
    const isClerks = async () => (await clerk.get('/work').expect(200)).text.includes(`href="/petitions/${complaint}/issue"`);
    expect(await isClerks()).toBe(false);
    await app.database.owner(
      `insert into proposals (unit_id, petition_id, sealed, outcome, reason, state, proposed_by, proposed_at, paper_id)
       select p.unit_id, p.id, p.sealed, 'propose_acceptance', '', 'approved', p.assigned_to, now(), $2 from petitions p where p.id = $1`,
      [complaint, paper?.id],
    );
    const form2 = { means: 'post' as const, to: 'Người khiếu nại', letterNumber: '', note: '', on: '2026-11-25' };
    const issue = (step: 'number' | 'send') => app.as('hoa.badinh', (act) => issuePetition(act, complaint, { ...form2, step }));
    await expect(issue('number')).rejects.toThrow('dự thảo');
    await app.as('thang.badinh', (act) => approvePaper(act, paper?.id ?? 0));
    expect(await isClerks()).toBe(true);
    await issue('number');
    expect(await stateOf()).toMatchObject({ status: 'approved' });
    await issue('send');
    expect(await stateOf()).toEqual({ status: 'notified_inadmissible', running: 0 });
    expect(paper?.kind).toBe('KN04_2026');
    expect(paper?.fields.reason).toContain('khoản 6 Điều 11 Luật Khiếu nại');
    const denunciation = await approved(app, aDenunciation());
    const second = await leader.get(`/petitions/${denunciation}/acceptance`).expect(200);
    await leader
      .post(`/petitions/${denunciation}/acceptance`)
      .type('form')
      .send({ ...form, ...formFieldsOf(second.text), ground: 'A29_d', reason: '' })
      .expect(303);
    const [notice] = await app.database.owner<{ id: number; kind: string; reason: string }>(
      "select id::int, kind, fields->'outcome'->>'reason' as reason from papers where petition_id = $1",
      [denunciation],
    );
    expect(notice).toMatchObject({
      kind: 'TC05_2019',
      reason: expect.stringMatching(/^nội dung .*\(điểm d khoản 1 Điều 29 Luật Tố cáo\)$/u),
    });
    // Every list calls it what it says.
    const title = 'Thông báo việc không thụ lý tố cáo';
    expect((await leader.get('/approvals').expect(200)).text).toContain(title);
    expect((await leader.get('/work').expect(200)).text).toContain(title);
    expect((await leader.get(`/petitions/${denunciation}`).expect(200)).text).toContain(title);
    expect((await leader.get('/papers').expect(200)).text).toContain(title);
  });
});

describe('the wall around a proceeding', () => {
  it('another unit finds nothing; a wrong role is refused; a wrong state says why', async () => {
    const { id } = await acceptedComplaint(app, '2026-11-20');
    const stranger = await app.signIn('vinh.ngocha');
    await stranger.get(`/proceedings/${id}`).expect(404);
    const form = formFieldsOf((await stranger.get('/work')).text);
    for (const code of actCodes) {
      await stranger.get(`/proceedings/${id}/${code}`).expect((response) => expect([403, 404]).toContain(response.status));
      const answer = await stranger.post(`/proceedings/${id}/${code}`).type('form').send(form);
      expect([403, 404, 422], code).toContain(answer.status);
    }
    const processor = await app.signIn('son.badinh');
    await processor.get(`/proceedings/${id}`).expect(200);
    await processor.get(`/proceedings/${id}/assignment`).expect(403);
    await processor.get(`/proceedings/${id}/decision`).expect(403);
    const leader = await app.signIn('thang.badinh');
    const early = await leader.get(`/proceedings/${id}/dialogue`).expect(409);
    expect(text(early.text)).toContain('Thực hiện khi vụ việc ở bước');
    await leader.get(`/proceedings/${id}/conclusion`).expect(404);
    const verifier = await app.signIn('hieu.badinh');
    await verifier.get(`/proceedings/${id}`).expect(403);
    const reception = await app.signIn('lan.badinh');
    await reception.get(`/proceedings/${id}`).expect(403);
    const [clock] = await app.database.owner<{ id: number }>('select id from clocks where proceeding_id = $1', [id]);
    await stranger.get(`/clocks/${clock?.id}`).expect(404);
    await leader.get(`/clocks/${clock?.id}`).expect(200);
  });

  it('a verifier declares first, then opens the file', async () => {
    const { id } = await acceptedComplaint(app, '2026-11-20');
    const [account] = await app.database.owner<{ id: number }>("select id from accounts where login = 'long.badinh'");
    await doAct(app, 'thang.badinh', id, 'assignment', {
      on: 'hôm nay',
      lead: String(account?.id),
      members: [],
      days: '10',
      contents: '',
    });
    const lead = await app.signIn('long.badinh');
    await lead.get(`/proceedings/${id}`).expect(303).expect('Location', `/proceedings/${id}/conflict`);
    await lead.get(`/proceedings/${id}/report`).expect(303).expect('Location', `/proceedings/${id}/conflict`);
    const page = await lead.get(`/proceedings/${id}/conflict`).expect(200);
    // Asked about a kinship, he is told with whom; of the content nothing yet.
    const [sender] = await app.database.owner<{ name: string; subject: string }>(
      `select x.name, c.subject from proceedings g join parties x on x.unit_id = g.unit_id and x.petition_id = g.petition_id
         join petition_contents c on c.unit_id = g.unit_id and c.petition_id = g.petition_id where g.id = $1 and x.role = 'complainant'`,
      [id],
    );
    expect(text(page.text)).toContain(`Người khiếu nại ${sender?.name}`);
    expect(text(page.text)).not.toContain(sender?.subject);
    const work = await lead.get('/work').expect(200);
    expect(text(work.text)).not.toContain('Chưa được giao');
    expect(text(work.text)).toContain('Khai báo xung đột lợi ích');
    expect(work.text).toContain(`href="/proceedings/${id}"`);
    await lead
      .post(`/proceedings/${id}/conflict`)
      .type('form')
      .send({ ...formFieldsOf(page.text), note: '' })
      .expect(422);
    await lead
      .post(`/proceedings/${id}/conflict`)
      .type('form')
      .send({ ...formFieldsOf(page.text), answer: 'no', note: '' })
      .expect(303);
    await lead.get(`/proceedings/${id}`).expect(200);
    await lead.get(`/proceedings/${id}/report`).expect(409);
    expect((await lead.get('/work').expect(200)).text).toContain('Nộp báo cáo xác minh');
    await issuePapers(app, id);
    // The clerk still owes the notice of acceptance; the verifier's own step does not wait for her.
    const own = /<section class="next".*?(?=<details>)/s.exec((await lead.get(`/proceedings/${id}`).expect(200)).text)?.[0] ?? '';
    expect(own).toContain(`href="/proceedings/${id}/report"`);
    expect((await (await app.signIn('hoa.badinh')).get(`/proceedings/${id}`).expect(200)).text).toMatch(
      new RegExp(`<section class="next"(?:(?!</section>).)*href="/proceedings/${id}/acceptance-notice"`, 's'),
    );
    // What the sending book says already stands in the form that asks for it.
    const [notice] = await app.database.owner<{ id: number }>(
      "select id::int from papers where proceeding_id = $1 and kind = 'KN03_2026'",
      [id],
    );
    const clerk = await app.signIn('hoa.badinh');
    const book = await clerk.get(`/papers/${notice?.id}/sending`).expect(200);
    const booked = await clerk
      .post(`/papers/${notice?.id}/sending`)
      .type('form')
      .send({ ...formFieldsOf(book.text), sentOn: 'hôm nay', means: 'hand', to: 'Bà Người Nhận Thử' })
      .expect(303);
    // The book alone ends no limit: it leads to the act that does.
    expect(booked.headers.location).toBe(`/proceedings/${id}/acceptance-notice`);
    expect((await clerk.get(`/proceedings/${id}/acceptance-notice`).expect(200)).text).toContain(
      'value="người khiếu nại, cơ quan thanh tra"',
    );
    const report = await lead.get(`/proceedings/${id}/report`).expect(200);
    expect(text(report.text)).toMatch(
      /Sau bước này: người giải quyết xem báo cáo.* Tiếp theo: văn thư, gửi thông báo thụ lý, hạn thụ lý và thông báo \d\d\/1[12]\/2026, hạn giải quyết 21\/12\/2026\./,
    );
  });

  it('of a denunciation, others within reach see number, type and step only', async () => {
    const { id } = await acceptedDenunciation(app, '2026-11-20', { subject: 'Tố cáo cán bộ Trịnh Văn Bảy' });
    const leadId = await accountId(app, 'long.badinh');
    const team = { on: 'hôm nay', lead: leadId, members: [await accountId(app, 'hieu.badinh')], days: '15', contents: '' };
    await doAct(app, 'thang.badinh', id, 'assignment', team);
    const asked = await (await app.signIn('long.badinh')).get(`/proceedings/${id}/conflict`).expect(200);
    const named = await app.database.owner<{ name: string; role: string }>(
      'select x.name, x.role from proceedings g join parties x on x.unit_id = g.unit_id and x.petition_id = g.petition_id where g.id = $1',
      [id],
    );
    for (const one of named) {
      if (one.role === 'denounced') expect(text(asked.text)).toContain(`Người bị tố cáo ${one.name}`);
      else expect(text(asked.text)).not.toContain(one.name);
    }
    expect(named.some((one) => one.role === 'denounced')).toBe(true);
    await withTeam(app, id);
    await doAct(app, 'long.badinh', id, 'verification', {
      kind: 'meeting',
      on: 'hôm nay',
      place: '',
      people: '',
      result: 'Bốn hộ xác nhận đã nộp tiền',
    });
    const city = await app.signIn('hai.ubndtp');
    const page = await city.get(`/proceedings/${id}`);
    expect([200, 404]).toContain(page.status);
    expect(page.text).not.toContain('Trịnh Văn Bảy');
    expect(page.text).not.toContain('Bốn hộ');
    if (page.status === 200) expect(text(page.text)).toContain('Nội dung được bảo mật');
    const board = await app.signIn('dung.tcd');
    const seen = await board.get(`/proceedings/${id}`);
    expect(seen.text).not.toContain('Bốn hộ');
    const own = await app.signIn('thang.badinh');
    expect((await own.get(`/proceedings/${id}`).expect(200)).text).toContain('Bốn hộ');
  });
});

it('two officers at once: the second hears that the step is done', async () => {
  const { id } = await acceptedComplaint(app, '2026-11-20');
  await issuePapers(app, id);
  const form = { ...decisionForm, result: 'right', measure: 'cancel_all' };
  const decide = () => doActAtOnce(app, 'thang.badinh', id, 'decision', form);
  const answers = await Promise.allSettled([decide(), decide()]);
  expect(answers.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
  const failed = answers.find((one) => one.status === 'rejected');
  // Who did it stands on the page under this, in the list of the latest acts: a step alone may not be the newest of them.
  expect(String(failed?.reason)).toMatch(/Thực hiện khi vụ việc ở bước /);
  expect(String(failed?.reason)).not.toContain('Việc gần nhất');
  expect((await clocksOf(app, id)).KN_SEND_1?.stopped_on).toBeNull();
});

it('every act form that may be opened renders, and an empty one is answered with sentences', async () => {
  const { id } = await acceptedComplaint(app, '2026-11-20');
  await withTeam(app, id);
  const logins = ['thang.badinh', 'long.badinh', 'son.badinh', 'hoa.badinh'];
  let opened = 0;
  for (const login of logins) {
    const agent = await app.signIn(login);
    for (const code of actCodes) {
      const page = await agent.get(`/proceedings/${id}/${code}`);
      expect([200, 403, 404, 409], `${login} ${code}`).toContain(page.status);
      if (page.status !== 200) continue;
      opened += 1;
      expect(text(page.text)).toContain('Căn cứ:');
      const wrong = await agent
        .post(`/proceedings/${id}/${code}`)
        .type('form')
        .send({ ...formFieldsOf(page.text), on: '31/02/2026' });
      expect(wrong.status, `${login} ${code}`).toBe(422);
      expect(text(wrong.text)).not.toMatch(/Invalid|expected|received/);
    }
  }
  expect(opened).toBeGreaterThan(8);
});

it('a recommendation is answered, sent and closed, by the office’s own target', async () => {
  app.setNow(noon('2026-11-02'));
  const petitionId = await approved(
    app,
    aRegistration({
      declaredType: 'KNPA',
      knpaKind: 'phan_anh',
      receivedOn: '2026-11-02',
      writtenOn: null,
      respondents: [],
      contestedNumber: '',
    }),
  );
  const leader = await app.signIn('thang.badinh');
  const page = await leader.get(`/petitions/${petitionId}/acceptance`).expect(200);
  const done = await leader
    .post(`/petitions/${petitionId}/acceptance`)
    .type('form')
    .send({ ...formFieldsOf(page.text), decision: 'accept', on: 'hôm nay', points: 'Sửa đường' })
    .expect(303);
  const id = Number(done.headers.location?.split('/').at(-1));
  // No form tells of it: neither the officer nor the clerk is sent after a draft.
  const shown = (await leader.get(`/proceedings/${id}`)).text;
  expect(shown).toContain('Đã thụ lý. Thời hạn giải quyết bắt đầu tính.');
  expect(shown).not.toContain('dự thảo văn bản nằm ở phần văn bản');
  expect(await app.database.owner('select 1 from notices where proceeding_id = $1', [id])).toEqual([]);
  expect(await rowOf(app, id)).toMatchObject({ procedure: 'recommendation', due_rule: 'KNPA_TARGET', due: '2026-12-02' });
  const [account] = await app.database.owner<{ id: number }>("select id from accounts where login = 'son.badinh'");
  await doAct(app, 'thang.badinh', id, 'assignment', {
    on: 'hôm nay',
    lead: String(account?.id),
    members: [],
    days: '10',
    contents: '',
  });
  await doAct(app, 'thang.badinh', id, 'answer', { on: 'hôm nay', answer: 'Sẽ sửa trong quý I' });
  // Answered is when the letter has left: until then its day stands.
  expect(await clocksOf(app, id)).toMatchObject({ KNPA_TARGET: { stopped_on: null } });
  const [letter] = await app.database.owner("select kind from papers where proceeding_id = $1 and kind = 'KNPA_REPLY'", [id]);
  expect(letter).toBeDefined();
  await doAct(app, 'hoa.badinh', id, 'notice', { on: 'hôm nay', recipients: 'người phản ánh', receivedOn: '' });
  expect(await clocksOf(app, id)).not.toMatchObject({ KNPA_TARGET: { stopped_on: null } });
  await doAct(app, 'son.badinh', id, 'close', { on: 'hôm nay', file: '1', note: '' });
  expect(await rowOf(app, id)).toMatchObject({ state: 'closed', result: 'answered' });
});

it('the page of a clock explains every day', async () => {
  const { id } = await acceptedComplaint(app, '2026-08-03');
  const [clock] = await app.database.owner<{ id: number }>(
    "select id from clocks where proceeding_id = $1 and rule_code = 'KN_RES_1'",
    [id],
  );
  const leader = await app.signIn('thang.badinh');
  const page = text((await leader.get(`/clocks/${clock?.id}`).expect(200)).text);
  expect(page).toContain('Vì sao hạn là 03/09/2026?');
  expect(page).toContain('Ngày bắt đầu không tính');
  expect(page).toContain('Điều 28 Luật Khiếu nại');
  await leader.get('/clocks/999999').expect(404);
});
