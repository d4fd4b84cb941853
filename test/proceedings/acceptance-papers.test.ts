// The papers of an acceptance made anew: revoked before they left, or drafted with the accepted points written wrong.
import { describe, expect, it } from 'vitest';
import { approvePaper, numberPaper } from '../../src/documents/actions.ts';
import { anApp } from '../support/an-app.ts';
import { formFieldsOf } from '../support/app.ts';
import {
  acceptedComplaint,
  acceptedDenunciation,
  doAct,
  doActAtOnce,
  givenToInspectors,
  issuePapers,
  noon,
  withTeam,
} from './arrange.ts';
import { revokePaper } from './papers.ts';

const app = anApp();

const papersOf = (id: number) =>
  app.database.owner<{
    id: number;
    kind: string;
    state: string;
    number: number | null;
    issued_on: string | null;
    fields: object;
  }>('select id::int, kind, state, number, issued_on::text, fields from papers where proceeding_id = $1 order by id', [id]);
const facts = async (id: number) =>
  (
    await app.database.owner<{ next_act: string; next_role: string | null; accepted_points: string }>(
      'select p.next_act, p.next_role, c.accepted_points from proceedings p join proceeding_contents c on c.proceeding_id = p.id where p.id = $1',
      [id],
    )
  )[0];
const clocksOf = (id: number) =>
  app.database.owner('select rule_code, started_on, due_on, stopped_on from clocks where proceeding_id = $1 order by id', [id]);

const sent = { on: 'hôm nay', recipients: 'người khiếu nại', denounced: '1' };
const limitIn = (fields: { limitDays?: number; outcome?: { limitDays: number } }) =>
  fields.limitDays ?? fields.outcome?.limitDays;
const again = (id: number, points: string) => doActAtOnce(app, 'thang.badinh', id, 'acceptance-papers', { points });

describe('a complaint', () => {
  it('whose notice was revoked: nothing is said to be sent until another has its number, and the leader is asked for it', async () => {
    const { id } = await acceptedComplaint(app, '2026-06-01');
    await givenToInspectors(app, id);
    await issuePapers(app, id);
    const clocks = await clocksOf(id);
    const notice = (await papersOf(id)).find((one) => one.kind === 'KN03_2026');
    await expect(again(id, 'Nội dung khác')).rejects.toMatchObject({ status: 409 });
    await revokePaper(app, notice?.id);
    await expect(doActAtOnce(app, 'hoa.badinh', id, 'acceptance-notice', sent)).rejects.toMatchObject({
      status: 409,
      message: expect.stringContaining('đã thu hồi'),
    });
    expect(await facts(id)).toMatchObject({ next_act: 'acceptance-papers' });
    const leader = await app.signIn('thang.badinh');
    expect((await leader.get(`/proceedings/${id}`).expect(200)).text).toContain(`/proceedings/${id}/acceptance-papers`);
    const form = (await leader.get(`/proceedings/${id}/acceptance-papers`).expect(200)).text;
    expect(form).toContain('Diện tích thu hồi');
    expect(form.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')).toMatch(
      /Sau bước này: .*(văn thư|Nguyễn).*hạn thụ lý và thông báo \d\d/,
    );

    await again(id, 'Diện tích thu hồi\nĐơn giá bồi thường');
    const fresh = (await papersOf(id)).filter((one) => one.kind === 'KN03_2026');
    expect(fresh).toMatchObject([
      { state: 'revoked', number: notice?.number },
      { state: 'draft', number: null, fields: { contents: ['Diện tích thu hồi', 'Đơn giá bồi thường'] } },
    ]);
    expect(await facts(id)).toMatchObject({
      next_act: 'acceptance-notice',
      accepted_points: 'Diện tích thu hồi\nĐơn giá bồi thường',
    });
    expect(await clocksOf(id)).toEqual(clocks);
    await expect(doActAtOnce(app, 'hoa.badinh', id, 'acceptance-notice', sent)).rejects.toMatchObject({ status: 409 });
    await doAct(app, 'hoa.badinh', id, 'acceptance-notice', sent);
    await expect(again(id, 'Diện tích thu hồi')).rejects.toMatchObject({ status: 409 });
  });

  it('told in time, its notice made anew: it is to be sent again and is not overdue', async () => {
    const { id } = await acceptedComplaint(app, '2026-09-07');
    await issuePapers(app, id);
    await doAct(app, 'hoa.badinh', id, 'acceptance-notice', sent);
    await withTeam(app, id);
    app.setNow(noon('2026-09-30'));
    await revokePaper(app, (await papersOf(id))[0]?.id);
    await again(id, 'Diện tích thu hồi');
    expect(await facts(id)).toMatchObject({ next_act: 'acceptance-notice' });
    const clerk = await app.signIn('hoa.badinh');
    expect((await clerk.get(`/proceedings/${id}`).expect(200)).text).not.toContain('hạn thụ lý và thông báo');
    await issuePapers(app, id);
    const row = (await clerk.get('/work').expect(200)).text.split('<tr').find((one) => one.includes(`/proceedings/${id}`));
    expect(row).toBeDefined();
    expect(row).not.toContain('Quá hạn');
  });

  it('whose notice was revoked before anybody was charged: the notice comes first, the verification waits', async () => {
    const { id } = await acceptedComplaint(app, '2026-06-03');
    await issuePapers(app, id);
    await revokePaper(app, (await papersOf(id))[0]?.id);
    expect(await facts(id)).toMatchObject({ next_act: 'acceptance-papers' });
    const leader = await app.signIn('thang.badinh');
    expect((await leader.get(`/proceedings/${id}`).expect(200)).text).toContain('Lập lại văn bản thụ lý trước');
    await leader.get(`/proceedings/${id}/assignment`).expect(409);
    await again(id, 'Diện tích thu hồi');
    expect(await facts(id)).toMatchObject({ next_act: 'assignment' });
  });

  it('in draft: the accepted points are corrected at once, the old draft is called off', async () => {
    const { id } = await acceptedComplaint(app, '2026-06-08');
    await expect(
      app.as('hoa.badinh', () => doActAtOnce(app, 'hoa.badinh', id, 'acceptance-papers', { points: 'x' })),
    ).rejects.toMatchObject({ status: 403 });
    await again(id, 'Đơn giá bồi thường');
    expect(await papersOf(id)).toMatchObject([
      { kind: 'KN03_2026', state: 'revoked', number: null },
      { kind: 'KN03_2026', state: 'draft', fields: { contents: ['Đơn giá bồi thường'] } },
    ]);
  });
});

describe('a denunciation', () => {
  it('one notice revoked: it is made anew, the numbered decision stays, and its points with it', async () => {
    const { id } = await acceptedDenunciation(app, '2026-07-01');
    await issuePapers(app, id);
    const [decision, notice] = await papersOf(id);
    await revokePaper(app, notice?.id);
    app.setNow(noon('2026-07-02'));
    await expect(doActAtOnce(app, 'hoa.badinh', id, 'acceptance-notice', sent)).rejects.toMatchObject({ status: 409 });
    await expect(again(id, 'Chỉ một nội dung')).rejects.toMatchObject({
      errors: { points: expect.stringContaining('Thu hồi trước') },
    });
    await again(id, 'Thu tiền ngoài quy định\nGây khó khăn cho người dân');
    const after = await papersOf(id);
    expect(after.filter((one) => one.kind === 'TC04_2019')).toMatchObject([{ id: decision?.id, state: 'numbered' }]);
    expect(after.at(-1)).toMatchObject({ kind: 'TC05_2019', state: 'draft' });
    await doAct(app, 'hoa.badinh', id, 'acceptance-notice', sent);
  });

  it('one of two notices to the denounced revoked, the earlier one too: nobody is said to be told until it is made anew', async () => {
    const one = { kind: 'individual' as const, position: 'Công chức', organization: '', accountId: null };
    const respondents = [
      { ...one, name: 'Phó Đức Nhất' },
      { ...one, name: 'Phó Đức Nhì' },
    ];
    const { id } = await acceptedDenunciation(app, '2026-07-06', { respondents });
    await issuePapers(app, id);
    const [first] = (await papersOf(id)).filter((paper) => paper.kind === 'TC06_2019');
    await revokePaper(app, first?.id);
    app.setNow(noon('2026-07-07'));
    await expect(doActAtOnce(app, 'hoa.badinh', id, 'acceptance-notice', sent)).rejects.toMatchObject({
      status: 409,
      message: expect.stringContaining('đã thu hồi'),
    });
    // The other one's notice stands: it holds the points fast, and is not made a second time.
    await expect(again(id, 'Chỉ một nội dung')).rejects.toMatchObject({
      errors: { points: expect.stringContaining('Thông báo về nội dung tố cáo') },
    });
    await again(id, 'Thu tiền ngoài quy định\nGây khó khăn cho người dân');
    const notices = async () =>
      (await papersOf(id))
        .filter(({ kind }) => kind === 'TC06_2019')
        .map(({ state, fields }) => `${(fields as { denounced: { name: string } }).denounced.name} ${state}`);
    expect(await notices()).toEqual(['Phó Đức Nhất revoked', 'Phó Đức Nhì numbered', 'Phó Đức Nhất draft']);
    const [decision] = await app.database.owner<{ cited: string }>(
      "select lpad(number::text, 2, '0') || '/' || symbol as cited from papers where proceeding_id = $1 and kind = 'TC04_2019'",
      [id],
    );
    expect((await papersOf(id)).at(-1)?.fields).toMatchObject({ acceptanceNumber: decision?.cited });
    // Made anew once more while in draft: still one for each.
    await again(id, 'Thu tiền ngoài quy định\nGây khó khăn cho người dân');
    expect(await notices()).toEqual([
      'Phó Đức Nhất revoked',
      'Phó Đức Nhì numbered',
      'Phó Đức Nhất revoked',
      'Phó Đức Nhất draft',
    ]);
    await doAct(app, 'hoa.badinh', id, 'acceptance-notice', sent);
  });

  it('whose notice was drafted to somebody no more denounced: nothing is made for him, and the others count as told', async () => {
    const one = { kind: 'individual' as const, position: 'Công chức', organization: '', accountId: null };
    const respondents = [
      { ...one, name: 'Phó Đức Tam' },
      { ...one, name: 'Phó Đức Tứ' },
    ];
    const { id, petitionId } = await acceptedDenunciation(app, '2026-07-08', { respondents });
    const [, , first, other] = await papersOf(id);
    await app.as('thang.badinh', (act) => approvePaper(act, first?.id ?? 0));
    await app.as('hoa.badinh', (act) => numberPaper(act, first?.id ?? 0, act.moment.today));
    await app.database.owner("delete from parties where petition_id = $1 and name = 'Phó Đức Tứ'", [petitionId]);
    await again(id, 'Thu tiền ngoài quy định\nGây khó khăn cho người dân');
    expect((await papersOf(id)).filter(({ kind }) => kind === 'TC06_2019')).toMatchObject([
      { id: first?.id, state: 'numbered' },
      { id: other?.id, state: 'revoked' },
    ]);
    await doAct(app, 'hoa.badinh', id, 'acceptance-notice', sent);
  });

  it('made longer meanwhile: the decision and the notices of it say the limit set that day', async () => {
    const { id } = await acceptedDenunciation(app, '2026-07-22');
    await issuePapers(app, id);
    await doAct(app, 'thang.badinh', id, 'complexity', {
      on: 'hôm nay',
      criteria: ['several_contents'],
      reason: 'Nhiều nội dung',
      number: '',
    });
    await doAct(app, 'thang.badinh', id, 'extension', { on: 'hôm nay', days: '30', reason: 'Chờ tài liệu', proposer: '' });
    await issuePapers(app, id);
    await revokePaper(app, (await papersOf(id))[0]?.id);
    await again(id, 'Thu tiền ngoài quy định\nGây khó khăn cho người dân');
    const drafts = (await papersOf(id)).filter((one) => one.state === 'draft');
    expect(drafts.map(({ kind, fields }) => [kind, limitIn(fields)])).toEqual([
      ['TC04_2019', 30],
      ['TC05_2019', 30],
      ['TC06_2019', 30],
    ]);
  });

  it('the decision revoked: notices that tell of it by its number go with it, and what was told is told again', async () => {
    const { id } = await acceptedDenunciation(app, '2026-07-13');
    await issuePapers(app, id);
    const states = async () => (await papersOf(id)).map(({ kind, state }) => `${kind} ${state}`);
    await revokePaper(app, (await papersOf(id))[0]?.id);
    expect(await states()).toEqual(['TC04_2019 revoked', 'TC05_2019 revoked', 'TC06_2019 revoked']);
    app.setNow(noon('2026-07-14'));
    const points = 'Thu tiền ngoài quy định\nGây khó khăn cho người dân';
    await again(id, points);
    await doAct(app, 'hoa.badinh', id, 'acceptance-notice', sent);
    const owed = async () =>
      (await clocksOf(id)).some(({ rule_code, stopped_on }) => rule_code === 'TC_NOTICE' && stopped_on === null);
    expect(await owed()).toBe(false);
    // Sent, and revoked afterwards.
    await revokePaper(app, (await papersOf(id)).find(({ kind, state }) => kind === 'TC04_2019' && state !== 'revoked')?.id);
    await again(id, points);
    expect(await owed()).toBe(true);
    await doAct(app, 'hoa.badinh', id, 'acceptance-notice', sent);
    expect(await owed()).toBe(false);
  });

  it('the decision revoked and made anew: a draft that names it says the number that stands, and waits while there is none', async () => {
    const { id } = await acceptedDenunciation(app, '2026-08-10');
    await issuePapers(app, id);
    const cited = async (paperId: number) =>
      (
        await app.database.owner<{ fields: { acceptance: { number: string | null; on: string } } }>(
          'select fields from papers where id = $1',
          [paperId],
        )
      )[0]?.fields.acceptance;
    const numberOf = async () => {
      const [row] = await app.database.owner<{ number: string }>(
        "select lpad(number::text, 2, '0') || '/' || symbol as number from papers where proceeding_id = $1 and kind = 'TC04_2019' and number is not null order by id desc limit 1",
        [id],
      );
      return row?.number;
    };
    await doAct(app, 'thang.badinh', id, 'complexity', {
      on: 'hôm nay',
      criteria: ['several_contents', 'many_people'],
      reason: 'Nhiều nội dung',
      number: '',
    });
    await doActAtOnce(app, 'thang.badinh', id, 'extension', { on: 'hôm nay', days: '30', reason: 'Chờ tài liệu', proposer: '' });
    const draft = (await papersOf(id)).find(({ kind }) => kind === 'TC01_2019')?.id ?? 0;
    const first = await numberOf();
    expect(await cited(draft)).toMatchObject({ number: first });

    await revokePaper(app, (await papersOf(id))[0]?.id);
    expect(await cited(draft)).toMatchObject({ number: null });
    const approve = () => app.as('thang.badinh', (act) => approvePaper(act, draft));
    await expect(approve()).rejects.toThrow('Lập lại quyết định thụ lý, phê duyệt và cấp số trước');
    const leader = await app.signIn('thang.badinh');
    expect((await leader.get(`/papers/${draft}`).expect(200)).text).toContain('chưa có văn bản thay thế được cấp số');
    expect((await leader.get('/work').expect(200)).text).not.toContain(`/papers/${draft}"`);

    await again(id, 'Thu tiền ngoài quy định\nGây khó khăn cho người dân');
    await expect(approve()).rejects.toThrow('văn bản thay thế chưa được cấp số');
    const fresh = (await papersOf(id)).filter(({ kind }) => kind === 'TC04_2019').at(-1)?.id ?? 0;
    await app.as('thang.badinh', (act) => approvePaper(act, fresh));
    await app.as('hoa.badinh', (act) => numberPaper(act, fresh, '2026-08-10'));
    const second = await numberOf();
    expect(second).not.toBe(first);
    expect(await cited(draft)).toMatchObject({ number: second, on: '2026-08-10' });
    await approve();
    // What lay in a draft all the same is put right where it takes its number.
    await app.database.owner(
      "update papers set fields = jsonb_set(fields, '{acceptance,number}', to_jsonb($2::text)) where id = $1",
      [draft, String(first)],
    );
    await app.as('hoa.badinh', (act) => numberPaper(act, draft, '2026-08-10'));
    expect(await cited(draft)).toMatchObject({ number: second });
    // Numbered it is fixed, whatever becomes of what it names.
    await revokePaper(app, fresh);
    expect(await cited(draft)).toMatchObject({ number: second });
  });

  it('the decision revoked after its notices were sent: the file says so, its papers come first, what rests on it waits', async () => {
    const { id } = await acceptedDenunciation(app, '2026-08-12');
    await issuePapers(app, id);
    await doAct(app, 'hoa.badinh', id, 'acceptance-notice', sent);
    const decision = (await papersOf(id))[0];
    const leader = await app.signIn('thang.badinh');
    const warned = (await leader.get(`/papers/${decision?.id}/revocation`).expect(200)).text;
    expect(warned).toContain('“Thông báo việc thụ lý tố cáo” số');
    expect(warned).toContain('“Thông báo về nội dung tố cáo” số');
    await revokePaper(app, decision?.id);
    expect(await facts(id)).toMatchObject({ next_act: 'acceptance-papers', next_role: null });
    expect((await leader.get('/work').expect(200)).text).toMatch(/acceptance-papers|Lập lại/);
    const page = (await leader.get(`/proceedings/${id}`).expect(200)).text;
    expect(page).toContain('chưa có văn bản thay thế. Lập lại văn bản thụ lý trước');
    expect(page).toContain('Các nơi đã nhận phải được báo việc thu hồi. Văn bản ấy còn giá trị đến khi cũng bị thu hồi');
    for (const { id: paperId, kind } of await papersOf(id))
      if (kind === 'TC05_2019' || kind === 'TC06_2019') expect(page).toContain(`href="/papers/${paperId}">Mở văn bản`);
    expect(page).toMatch(
      new RegExp(
        `class="btn btn-primary[^>]*href="/proceedings/${id}/acceptance-papers"|href="/proceedings/${id}/acceptance-papers"[^>]*btn-primary`,
      ),
    );
    await leader.get(`/proceedings/${id}/assignment`).expect(409);
    expect((await leader.get(`/papers/${decision?.id}`).expect(200)).text).toContain(
      'Các nơi đã nhận phải được báo việc thu hồi',
    );
    // What only writes down what happened goes on.
    await doActAtOnce(app, 'son.badinh', id, 'withdrawal', {
      on: 'hôm nay',
      scope: 'partial',
      who: 'all',
      manner: 'petition',
      points: 'Gây khó khăn',
      sign: 'none',
      reason: '',
    });

    await again(id, 'Thu tiền ngoài quy định\nGây khó khăn cho người dân');
    const drafted = (await leader.get(`/proceedings/${id}`).expect(200)).text;
    expect(drafted).toContain('văn bản thay thế còn là dự thảo hoặc chưa cấp số');
    expect((await papersOf(id)).at(-1)).toMatchObject({ kind: 'TC04_2019', fields: { replaces: { on: '2026-08-12' } } });
    await leader.get(`/proceedings/${id}/assignment`).expect(200);
    await issuePapers(app, id);
    expect((await leader.get(`/proceedings/${id}`).expect(200)).text).not.toContain('văn bản thay thế');
  });

  it('the decision revoked with what rests on it: each that left has a notice of its own, and what comes in anew is given out', async () => {
    const { id } = await acceptedDenunciation(app, '2026-08-17');
    await issuePapers(app, id);
    await doAct(app, 'hoa.badinh', id, 'acceptance-notice', sent);
    await withTeam(app, id);
    await issuePapers(app, id);
    const before = await papersOf(id);
    const [decision] = before;
    const rest = before.filter(({ kind }) => ['TC05_2019', 'TC06_2019', 'TC07_2019'].includes(kind));
    expect(rest.map(({ state }) => state)).toEqual(['sent', 'sent', 'numbered']);
    const leader = await app.signIn('thang.badinh');
    const href = `/papers/${decision?.id}/revocation`;
    const page = (await leader.get(href).expect(200)).text;
    expect(page).toContain('Thu hồi cùng văn bản này');
    for (const one of rest) expect(page).toMatch(new RegExp(`name="also" value="${one.id}"`));
    // Not what was not offered.
    const other = (await papersOf((await acceptedComplaint(app, '2026-08-17')).id))[0];
    await leader
      .post(href)
      .type('form')
      .send({ ...formFieldsOf(page), reason: 'Thiếu nội dung', also: [...rest, other].map((one) => String(one?.id)) })
      .expect(303);
    const after = await papersOf(id);
    for (const { id: paperId } of [...rest, decision].flatMap((one) => one ?? []))
      expect(after.find((one) => one.id === paperId)).toMatchObject({ state: 'revoked' });
    const told = after
      .filter(({ kind }) => kind === 'WITHDRAWAL_NOTICE')
      .map(({ fields }) => fields as { withdrawn: { id: number } });
    expect(told.map(({ withdrawn }) => withdrawn.id)).toEqual([decision?.id, rest[0]?.id, rest[1]?.id]);
    expect(await app.database.owner('select state from papers where id = $1', [other?.id ?? 0])).toEqual([{ state: 'draft' }]);

    const points = ['Thu tiền ngoài quy định', 'Gây khó khăn cho người dân', 'Nhận quà của hai hộ'].join('\n');
    await again(id, points);
    expect((await papersOf(id)).filter(({ state }) => state === 'draft').map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['TC04_2019', 'TC05_2019', 'TC06_2019']),
    );
    const file = (await leader.get(`/proceedings/${id}`).expect(200)).text;
    expect(file).toContain('“Quyết định thành lập Tổ xác minh nội dung tố cáo” đã thu hồi, chưa có văn bản thay thế');
    expect(file).toContain('Nội dung thụ lý chưa có trong văn bản giao xác minh nào: “Nhận quà của hai hộ”');
    expect(file).toContain(`href="/proceedings/${id}/assignment"`);
    // Others read it and are led nowhere.
    const clerk = (await (await app.signIn('hoa.badinh')).get(`/proceedings/${id}`).expect(200)).text;
    expect(clerk).toContain('chưa có trong văn bản giao xác minh nào');
    expect(clerk).not.toContain(`href="/proceedings/${id}/assignment"`);
    const person = async (login: string) => String((await app.database.actorOf(login)).accountId);
    await doAct(app, 'thang.badinh', id, 'assignment', {
      on: 'hôm nay',
      lead: await person('long.badinh'),
      members: [await person('hieu.badinh')],
      days: '15',
      contents: '',
    });
    expect((await papersOf(id)).at(-1)).toMatchObject({ kind: 'TC07_2019', fields: { contents: points.split('\n') } });
    const given = (await leader.get(`/proceedings/${id}`).expect(200)).text;
    expect(given).not.toContain('chưa có trong văn bản giao xác minh');
    expect(given).not.toContain('chưa có văn bản thay thế. Người giải quyết giao');
  });

  it('made longer while the order to verify is a draft: the order lists what is new; numbered, it does not, and the file says so', async () => {
    const points = 'Thu tiền ngoài quy định\nGây khó khăn cho người dân\nNhận quà của hai hộ';
    const { id } = await acceptedDenunciation(app, '2026-08-18');
    await withTeam(app, id);
    await again(id, points);
    const order = async () => (await papersOf(id)).filter(({ kind }) => kind === 'TC07_2019').at(-1);
    const says = async () => (await (await app.signIn('thang.badinh')).get(`/proceedings/${id}`).expect(200)).text;
    const lists = async () => ((await order())?.fields as { contents: string[] } | undefined)?.contents.length;
    expect(await order()).toMatchObject({ state: 'draft' });
    expect(await lists()).toBe(3);
    expect(await says()).not.toContain('chưa có trong văn bản giao xác minh');
    await issuePapers(app, id);
    await revokePaper(app, (await papersOf(id)).find(({ kind, state }) => kind === 'TC04_2019' && state === 'numbered')?.id);
    await again(id, `${points}\nSửa hồ sơ`);
    expect(await lists()).toBe(3);
    expect(await says()).toContain('chưa có trong văn bản giao xác minh nào: “Sửa hồ sơ”');
  });

  it('all revoked: the points are corrected and the decision bears a day of its own', async () => {
    const { id } = await acceptedDenunciation(app, '2026-08-03');
    await issuePapers(app, id);
    await revokePaper(app, (await papersOf(id))[0]?.id);
    expect((await papersOf(id)).every(({ state }) => state === 'revoked')).toBe(true);
    app.setNow(noon('2026-08-04'));
    await again(id, 'Chỉ một nội dung');
    const drafts = (await papersOf(id)).filter((one) => one.state === 'draft');
    expect(drafts.map((one) => one.kind)).toEqual(['TC04_2019', 'TC05_2019', 'TC06_2019']);
    expect(drafts[0]).toMatchObject({ issued_on: null, fields: { contents: ['Chỉ một nội dung'] } });
    await issuePapers(app, id);
    await doAct(app, 'hoa.badinh', id, 'acceptance-notice', sent);
  });

  it('told in time, its decision made anew long after: dated when it is approved, and told within the days of the new one', async () => {
    const { id } = await acceptedDenunciation(app, '2026-10-05');
    await issuePapers(app, id);
    await doAct(app, 'hoa.badinh', id, 'acceptance-notice', sent);
    const before = await clocksOf(id);
    app.setNow(noon('2026-11-02'));
    await revokePaper(app, (await papersOf(id)).find(({ kind }) => kind === 'TC06_2019')?.id);
    await revokePaper(app, (await papersOf(id))[0]?.id);
    const points = 'Thu tiền ngoài quy định\nGây khó khăn cho người dân';
    await again(id, points);
    // Once more while it is a draft: it still bears no day of another.
    await again(id, points);
    const telling = async () => (await clocksOf(id)).filter(({ rule_code }) => rule_code === 'TC_NOTICE');
    expect(await telling()).toMatchObject([{ started_on: '2026-10-05' }, { started_on: '2026-11-02', stopped_on: null }]);
    const decision = (await papersOf(id)).find(({ kind, state }) => kind === 'TC04_2019' && state === 'draft');
    expect(decision).toMatchObject({ issued_on: null });
    app.setNow(noon('2026-11-09'));
    await app.as('thang.badinh', (act) => approvePaper(act, decision?.id ?? 0));
    const clerk = await app.signIn('hoa.badinh');
    const page = (await clerk.get(`/papers/${decision?.id}/number`).expect(200)).text;
    expect(page).toMatch(/name="issuedOn"[^>]*value="09\/11\/2026"/);
    const number = (issuedOn: string) =>
      clerk
        .post(`/papers/${decision?.id}/number`)
        .type('form')
        .send({ ...formFieldsOf(page), issuedOn });
    expect((await number('05/10/2026')).status).toBe(422);
    expect((await number('09/11/2026')).status).toBe(303);
    // The notices name it by its own number and day.
    const told = (await papersOf(id)).find(({ kind, state }) => kind === 'TC06_2019' && state === 'draft');
    expect(told?.fields).toMatchObject({ acceptanceOn: '2026-11-09', acceptedOn: '2026-10-05' });
    expect((await clerk.get(`/papers/${told?.id}`).expect(200)).text).toMatch(/Quyết định số \S+ ngày 09 tháng 11 năm 2026/);
    // What was kept stays kept, the limit of resolving counts from the acceptance, and the new notices from the new decision.
    expect(await telling()).toMatchObject([
      before.find(({ rule_code }) => rule_code === 'TC_NOTICE'),
      { started_on: '2026-11-09', stopped_on: null },
    ]);
    expect((await clocksOf(id)).find(({ rule_code }) => rule_code === 'TC_RES')).toEqual(
      before.find(({ rule_code }) => rule_code === 'TC_RES'),
    );
    await issuePapers(app, id);
    await doAct(app, 'hoa.badinh', id, 'acceptance-notice', sent);
    expect((await telling()).at(-1)).toMatchObject({ stopped_on: '2026-11-09' });
  });

  it('never told, its decision made anew: it has been owed since the acceptance', async () => {
    const { id } = await acceptedDenunciation(app, '2026-10-06');
    await issuePapers(app, id);
    app.setNow(noon('2026-11-03'));
    await revokePaper(app, (await papersOf(id))[0]?.id);
    await again(id, 'Thu tiền ngoài quy định\nGây khó khăn cho người dân');
    await issuePapers(app, id);
    expect((await clocksOf(id)).filter(({ rule_code }) => rule_code === 'TC_NOTICE')).toMatchObject([
      { started_on: '2026-10-06', stopped_on: null },
    ]);
  });
});
