// What came of a visit: outcomes, letters, urging, and who may be told.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { approvePaper, numberPaper, revokePaper } from '../../src/documents/actions.ts';
import type { PaperKind } from '../../src/documents/papers/catalogue.ts';
import { paperText } from '../../src/documents/papers/text.ts';
import { composePaper } from '../../src/documents/registry/compose.ts';
import { NotAllowedNow, NotPermitted } from '../../src/errors.ts';
import { recordNoShow, setVisitOutcome, voidVisit } from '../../src/reception/actions.ts';
import { correctVisit } from '../../src/reception/correction.ts';
import { draftOutcomeLetter } from '../../src/reception/outcome-letter.ts';
import { loadVisitRecord } from '../../src/reception/queries.ts';
import { loadVisit } from '../../src/reception/records.ts';
import { registerVisit } from '../../src/reception/registration.ts';
import { replyToVisit } from '../../src/reception/replying.ts';
import { formFieldsOf, type TestApp, testApp, unchangedForm } from '../support/app.ts';
import { blankOutcome, canary, citizen, denunciation, entry } from './entries.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const register = (change = {}, login = 'lan.badinh') => app.as(login, (act) => registerVisit(act, entry(change)));
const count = async (sql: string, params: unknown[] = []) =>
  Number((await app.database.owner<{ n: string }>(`select count(*) as n from ${sql}`, params))[0]?.n);

describe('outcomes', () => {
  it('taking the paper in registers the petition in the same act, linked both ways', async () => {
    const made = await register({
      outcome: 'accepted_for_processing',
      documents: [{ name: 'Quyết định 1245', pages: 2, condition: 'Bản sao' }],
    });
    expect(made.petition?.publicCode).toBeTruthy();
    const [row] = await app.database.owner(
      'select p.visit_id, v.petition_id, p.source, p.petition_type from petitions p join visits v on v.petition_id = p.id where v.id = $1',
      [made.id],
    );
    expect(row).toMatchObject({ visit_id: made.id, source: 'in_person_reception', petition_type: 'KN' });
    const receipts = await app.database.owner(
      "select state, issued_on::text, signer_name from papers where visit_id = $1 and kind = 'TCD02_2026'",
      [made.id],
    );
    const { receivedOn } = entry();
    expect(receipts).toEqual([{ state: 'approved', issued_on: receivedOn, signer_name: expect.stringMatching(/./) }]);
  });

  const others = (change: Parameters<typeof entry>[0] = {}) => ({
    inJurisdiction: 'no' as const,
    outcome: 'transferred' as const,
    transferredTo: 'Sở Xây dựng',
    writtenOn: '2026-11-20',
    ...change,
  });
  const broughtBy = (visitId: number) =>
    app.database.owner(
      `select p.petition_type, p.jurisdiction, p.written_on::text, c.rule_code, c.due_on::text
         from petitions p join clocks c on c.id = p.main_clock_id where p.visit_id = $1`,
      [visitId],
    );
  it('a written petition of another body’s comes into the book to be sent on: a denunciation within five working days', async () => {
    const { id } = await app.as('lan.badinh', (act) => registerVisit(act, denunciation(others())));
    expect(await broughtBy(id)).toEqual([
      { petition_type: 'TC', jurisdiction: 'not_own', written_on: '2026-11-20', rule_code: 'TC_TRANSFER', due_on: '2026-12-02' },
    ]);
    const later = await app.as('lan.badinh', (act) => registerVisit(act, denunciation()));
    await app.as('cuong.badinh', (act) =>
      setVisitOutcome(act, later.id, { ...denunciation(), ...others(), outcome: 'transferred', version: 2 }),
    );
    expect(await broughtBy(later.id)).toMatchObject([{ jurisdiction: 'not_own', rule_code: 'TC_TRANSFER' }]);
    const contents = [{ type: 'KNPA' as const, summary: 'Phản ánh xe tải đi vào giờ cấm', org: '' }];
    const feedback = await register(others({ contents }));
    expect(await broughtBy(feedback.id)).toMatchObject([
      { petition_type: 'KNPA', jurisdiction: 'not_own', rule_code: 'KN_PROCESS' },
    ]);
    const taken = await register({ ...others(), outcome: 'accepted_for_processing', contents });
    expect(await broughtBy(taken.id)).toMatchObject([{ jurisdiction: 'not_own' }]);
    const spoken = await register(others({ contents, writtenOn: null }));
    expect(spoken.petition).toBeNull();
  });

  it('a written petition one below is late with comes into the book to be urged (§3.6)', async () => {
    const urged = { outcome: 'urge_subordinate' as const, inJurisdiction: null, transferredTo: '' };
    const { id } = await app.as('lan.badinh', (act) => registerVisit(act, denunciation(others(urged))));
    expect(await broughtBy(id)).toMatchObject([{ jurisdiction: 'subordinate_overdue', rule_code: 'TC_OVERDUE_ASK' }]);
    const complaint = await register(others(urged));
    expect(await broughtBy(complaint.id)).toMatchObject([
      { petition_type: 'KN', jurisdiction: 'subordinate_overdue', rule_code: 'KN_PROCESS' },
    ]);
    expect((await register(others({ ...urged, writtenOn: null }))).petition).toBeNull();
  });

  describe('of whoever comes for another', () => {
    const accepted = { outcome: 'accepted_for_processing' as const };
    const agent = {
      ...citizen,
      name: 'Trần Văn Thay',
      idNumber: '001085002468',
      gender: 'male' as const,
      capacity: 'authorized_agent' as const,
      proof: 'Giấy ủy quyền số 12',
    };
    const principal = { ...citizen, name: 'Lê Thị Chính', idNumber: '', capacity: 'principal' as const };
    const peopleOf = (petitionId?: number) =>
      app.database.owner(
        'select a.role, a.kind, a.name, p.sender_count from parties a join petitions p on p.id = a.petition_id where p.id = $1 order by a.ordinal',
        [petitionId],
      );
    it('the petition is the principal’s, who did not come; the receipt and the register name who came', async () => {
      const { id, petition } = await register({
        ...accepted,
        people: [{ ...agent, birthYear: 1985 }, principal],
        documents: [{ name: 'Quyết định 1245', pages: 2, condition: 'Bản sao' }],
      });
      expect(await peopleOf(petition?.id)).toEqual([
        { role: 'complainant', kind: 'individual', name: 'Lê Thị Chính', sender_count: 1 },
        { role: 'authorized_agent', kind: 'individual', name: 'Trần Văn Thay', sender_count: 1 },
      ]);
      const [visit] = await app.database.owner(
        'select v.person_count, c.sender_label from visits v join visit_contents c on c.visit_id = v.id where v.id = $1',
        [id],
      );
      expect(visit).toEqual({ person_count: 1, sender_label: 'Lê Thị Chính (Trần Văn Thay, người được ủy quyền)' });
      // Column 3 of form 03/TCD: the owner of the petition, then who came for him.
      const book = (await (await app.signIn('lan.badinh')).get('/visits/register?year=2026').expect(200)).text;
      expect(book).toContain('Lê Thị Chính (Trần Văn Thay, người được ủy quyền)');
      const [receipt] = await app.database.owner<{ giver: string }>(
        "select fields->'giver'->>'name' as giver from papers where visit_id = $1 and kind = 'TCD02_2026'",
        [id],
      );
      expect(receipt?.giver).toBe('Trần Văn Thay');
    });
    it('a complainant with his lawyer is one complainant', async () => {
      const { petition } = await register({
        ...accepted,
        people: [citizen, { ...agent, birthYear: 1985, capacity: 'lawyer', proof: 'Thẻ luật sư số 9' }],
      });
      expect(await peopleOf(petition?.id)).toMatchObject([
        { role: 'complainant', name: citizen.name, sender_count: 1 },
        { role: 'lawyer', sender_count: 1 },
      ]);
    });
    it('an organisation complains itself, through its representative', async () => {
      const { petition } = await register({
        ...accepted,
        senderKind: 'organization',
        organization: 'Công ty cổ phần Sông Hồng',
        people: [{ ...citizen, proof: 'Giấy giới thiệu số 4' }],
      });
      expect(await peopleOf(petition?.id)).toMatchObject([
        { role: 'complainant', kind: 'organization', name: 'Công ty cổ phần Sông Hồng', sender_count: 1 },
        { role: 'representative', kind: 'individual', name: citizen.name },
      ]);
    });
    it('taken in later, the capacity is read back from the register and from behind the seal', async () => {
      const visit = await register({ people: [{ ...agent, birthYear: 1985 }] });
      const { people: _people, ...facts } = entry();
      const input = { ...facts, ...accepted, version: 2 };
      await expect(app.as('lan.badinh', (act) => setVisitOutcome(act, visit.id, input))).rejects.toMatchObject({
        errors: { outcome: expect.stringContaining('Người có đơn, không đến') },
      });
      const sealed = await app.as('lan.badinh', (act) =>
        registerVisit(
          act,
          denunciation({
            people: [{ ...agent, birthYear: 1985, capacity: 'lawyer' }, principal],
            respondentName: 'Trưởng phòng',
          }),
        ),
      );
      const { petition } = await app.as('cuong.badinh', (act) =>
        setVisitOutcome(act, sealed.id, { ...input, respondentName: 'Trưởng phòng' }),
      );
      const people = await peopleOf(petition?.id);
      expect(people.map((one) => one.role).sort()).toEqual(['denounced', 'denouncer', 'denouncer']);
      expect(people[0]?.sender_count).toBe(1);
    });
  });

  it('is set later too, and a second officer is told he was late', async () => {
    const made = await register();
    const input = { ...entry(), version: 2, outcome: 'accepted_for_processing' as const };
    const { petition } = await app.as('cuong.badinh', (act) => setVisitOutcome(act, made.id, input));
    expect(petition?.number).toMatch(/^ĐT-2026-/);
    await expect(
      app.as('lan.badinh', (act) => setVisitOutcome(act, made.id, { ...input, outcome: 'guided', guidedTo: 'X' })),
    ).rejects.toBeInstanceOf(NotAllowedNow);
  });

  it('is not sent elsewhere where the desk found the matter the office’s own, nor corrected so afterwards', async () => {
    const words = { errors: { inJurisdiction: expect.stringContaining('không hướng dẫn đi nơi khác') } };
    const later = { ...blankOutcome, version: 2, outcome: 'guided' as const, guidedTo: 'Sở Xây dựng' };
    const own = await register();
    await expect(app.as('lan.badinh', (act) => setVisitOutcome(act, own.id, later))).rejects.toMatchObject(words);
    const guided = await register({ outcome: 'guided', guidedTo: 'Sở Xây dựng' });
    await expect(
      app.as('lan.badinh', (act) => correctVisit(act, guided.id, { entry: entry(), version: 2, reason: 'Ghi lại thẩm quyền' })),
    ).rejects.toMatchObject({ errors: words.errors });
  });

  it('an appointment makes its slip', async () => {
    const made = await register({ outcome: 'appointment', appointmentOn: '2026-12-01', appointmentTime: '08:30' });
    const slips = await app.database.owner<{ fields: object }>(
      "select fields from papers where visit_id = $1 and kind = 'PHIEU_HEN'",
      [made.id],
    );
    expect(slips).toMatchObject([
      { fields: { meetAtTime: '08:30', host: { name: 'Hoàng Gia Thắng', title: 'Chủ tịch Ủy ban nhân dân phường Ba Đình' } } },
    ]);
    const ofGroup = await register({ outcome: 'appointment', appointmentOn: '2026-12-01', senderKind: 'group', personCount: 12 });
    const [slip] = await app.database.owner("select fields->'person' as person from papers where visit_id = $1", [ofGroup.id]);
    expect(slip).toMatchObject({ person: { capacity: 'cùng 11 người' } });
    const form = (await (await app.signIn('lan.badinh')).get(`/visits/${made.id}/outcome`)).text;
    expect(form).toMatch(/name="appointmentTime"[^>]*value="08:30"/);
  });

  it('changed calls off the papers of the one before that have no number, and names one that has', async () => {
    const lan = await app.signIn('lan.badinh');
    const send = async (id: number, change: Record<string, string>) => {
      const { text } = await lan.get(`/visits/${id}/outcome`).expect(200);
      const version = /name="version" value="(\d+)"/.exec(text)?.[1] ?? '';
      const typed = { ...formFieldsOf(text), version, inJurisdiction: 'yes', ...change };
      await lan.post(`/visits/${id}/outcome`).type('form').send(typed).expect(303);
      return (await lan.get(`/visits/${id}`).expect(200)).text;
    };
    const papersOf = (id: number) =>
      app.database.owner<{ id: number; kind: string; state: string }>(
        'select id::int, kind, state from papers where visit_id = $1 order by id',
        [id],
      );
    const answered = { outcome: 'guided', guidedTo: 'Sở Xây dựng', inJurisdiction: 'no', appointmentOn: '' };
    const meets = { outcome: 'appointment', appointmentOn: '2026-12-01', appointmentTime: '08:30' } as const;
    const again = { ...meets, appointmentOn: '01/12/2026' };
    const first = await register(meets);
    // Nothing changed: the slip that was put forward stays, and no second one is made.
    expect(await send(first.id, again)).toContain('08:30 ngày 01/12/2026');
    expect((await papersOf(first.id)).map(({ state }) => state)).toEqual(['submitted']);
    expect(await send(first.id, { ...again, appointmentOn: '02/12/2026' })).toContain('chưa cấp số của kết quả cũ: Phiếu hẹn');
    expect((await papersOf(first.id)).map(({ state }) => state)).toEqual(['revoked', 'submitted']);
    await send(first.id, answered);
    expect((await papersOf(first.id)).every(({ state }) => state === 'revoked')).toBe(true);

    const second = await register(meets);
    const [numbered] = await papersOf(second.id);
    await app.as('thang.badinh', (act) => approvePaper(act, numbered?.id ?? 0));
    await app.as('hoa.badinh', (act) => numberPaper(act, numbered?.id ?? 0, '2026-11-25'));
    const page = await send(second.id, answered);
    expect(page).toMatch(/Còn ghi theo kết quả cũ: Phiếu hẹn tiếp công dân số \d+\/PH/);
    expect(page).toContain(`<li><a href="/papers/${numbered?.id}">`);
    expect((await papersOf(second.id)).map(({ state }) => state)).toEqual(['numbered']);

    // Of a denunciation too, by whoever may not read its papers.
    const sealed = await app.as('lan.badinh', (act) =>
      registerVisit(act, denunciation({ outcome: 'refused', refusalGround: 'A9_3' })),
    );
    await send(sealed.id, { outcome: 'refused', refusalGround: 'A9_1' });
    expect((await papersOf(sealed.id)).map(({ state }) => state)).toEqual(['revoked']);
  });

  it('a refusal leads to its notice and whose hands it is in, not to noting what has not been issued', async () => {
    const lan = await app.signIn('lan.badinh');
    const made = await register({ outcome: 'refused', refusalGround: 'A9_3' });
    const [paper] = await app.database.owner<{ id: number }>('select id::int from papers where visit_id = $1', [made.id]);
    const id = paper?.id ?? 0;
    const page = async () => (await lan.get(`/visits/${made.id}`).expect(200)).text;
    const stands = async (words: string) => {
      const text = await page();
      expect(text).toContain(words);
      expect(text).toMatch(new RegExp(`class="btn[^>]*href="/papers/${id}"|href="/papers/${id}"[^>]*class="btn`));
      expect(text).not.toContain(`href="/visits/${made.id}/reply"`);
    };
    await stands('đang chờ Hoàng Gia Thắng');
    await app.as('thang.badinh', (act) => approvePaper(act, id));
    await stands('đang chờ văn thư cấp số');
    const due = async () => (await app.as('lan.badinh', (act) => loadVisit(act.tx, made.id))).dueOn;
    expect(await page()).toContain('3 ngày làm việc');
    expect(await due()).not.toBeNull();
    await app.as('hoa.badinh', (act) => numberPaper(act, id, '2026-11-25'));
    // Issued: nothing runs on, and nobody is told that it is due (khoản 3 Điều 4 NĐ 154/2026).
    const issued = await page();
    expect(issued).toContain(`href="/visits/${made.id}/reply"`);
    expect(issued).toContain('đã cấp số nên không còn thời hạn ban hành');
    expect(issued).not.toContain('trong 3 ngày làm việc');
    expect(await due()).toBeNull();
    const owing = async () => (await lan.get('/work').expect(200)).text.includes(`href="/visits/${made.id}/reply"`);
    expect(await owing()).toBe(false);
    // Taken back, it is owed again from the day of the refusal.
    await app.as('thang.badinh', (act) => revokePaper(act, id, 'Ghi sai căn cứ từ chối tiếp'));
    expect(await due()).toBe(made.dueOn);
    expect(await owing()).toBe(true);

    const sealed = await app.as('lan.badinh', (act) =>
      registerVisit(act, denunciation({ outcome: 'refused', refusalGround: 'A9_3' })),
    );
    const { version } = await app.as('lan.badinh', (act) => loadVisit(act.tx, sealed.id));
    expect((await lan.get(`/visits/${sealed.id}`).expect(200)).text).toContain('Văn bản được bảo mật');
    await expect(
      app.as('lan.badinh', (act) =>
        replyToVisit(act, sealed.id, { version, replyKind: null, repliedOn: '2026-11-25', resultTracking: '' }),
      ),
    ).rejects.toThrow('còn là dự thảo hoặc chưa cấp số');
  });

  it('a refusal of before 01/7/2026 offers the notice on the form of its day, and is owed within no number of days', async () => {
    const made = await register({ outcome: 'refused', refusalGround: 'A9_3', receivedOn: '2026-02-13' });
    expect(made.dueOn).toBeNull();
    const [paper] = await app.database.owner<{ id: number; kind: string }>(
      'select id::int, kind from papers where visit_id = $1',
      [made.id],
    );
    expect(paper?.kind).toBe('TCD01_2026');
    const lan = await app.signIn('lan.badinh');
    const page = (await lan.get(`/visits/${made.id}`).expect(200)).text;
    expect(page).toContain('Thông báo từ chối tiếp công dân (Mẫu số 01, Thông tư số 04/2021/TT-TTCP)');
    expect(page).toContain(`href="/papers/${paper?.id}"`);
    expect(page).not.toMatch(/Không còn việc phải làm|3 ngày làm việc|Cấp số xong mới ghi/);
    expect((await lan.get(`/visits/${made.id}/outcome`).expect(200)).text).not.toMatch(/điểm h khoản 1 Điều 4|3 ngày làm việc/);
    await app.as('thang.badinh', (act) => approvePaper(act, paper?.id ?? 0));
    await app.as('hoa.badinh', (act) => numberPaper(act, paper?.id ?? 0, '2026-11-25'));
    expect((await lan.get(`/visits/${made.id}`).expect(200)).text).toContain('Không còn việc phải làm');
  });

  describe('the letter of what was only heard at the desk', () => {
    const letterOf = async (change: object, org: string) => {
      const made = await register(change);
      const desk = await app.signIn('lan.badinh');
      const page = `/visits/${made.id}/letter`;
      expect((await desk.get(`/visits/${made.id}`)).text).toContain(page);
      const asked = await desk.get(page).expect(200);
      await desk
        .post(page)
        .type('form')
        .send({ ...formFieldsOf(asked.text), version: /name="version" value="(\d+)"/.exec(asked.text)?.[1] ?? '', org })
        .expect(303);
      expect((await desk.get(`/visits/${made.id}`)).text).not.toContain(page);
      const [paper] = await app.database.owner<{ id: number; kind: PaperKind; fields: object; petition_id: number | null }>(
        'select id, kind, fields, petition_id from papers where visit_id = $1 order by id desc limit 1',
        [made.id],
      );
      if (!paper) throw new Error('no letter');
      const frame = { issuingOrg: 'UBND phường Ba Đình', officeCode: 'UBND', place: 'Ba Đình', signer: { title: 'CHỦ TỊCH' } };
      return {
        desk,
        ...paper,
        visitId: made.id,
        paperId: paper.id,
        words: paperText(composePaper(paper.kind, paper.fields, frame)).join('\n'),
      };
    };

    it('a guided complaint has its slip, whose number stands in the register once it is given', async () => {
      const slip = await letterOf({ outcome: 'guided', guidedTo: 'Sở Xây dựng', inJurisdiction: 'no' }, 'Sở Xây dựng');
      expect(slip.kind).toBe('XLD02_2021');
      expect(slip.words).toMatch(/tiếp (ông|bà|ông \(bà\)) .+ đến trình bày nội dung khiếu nại/u);
      expect(slip.words).toContain('gửi đơn hoặc đến trình bày tại Sở Xây dựng');
      expect(slip.words).toContain('điểm b khoản 1 Điều 26 Luật Tiếp công dân');
      await app.as('thang.badinh', (act) => approvePaper(act, slip.paperId));
      await app.as('hoa.badinh', (act) => numberPaper(act, slip.paperId, act.moment.today));
      expect((await slip.desk.get(`/visits/${slip.visitId}`)).text).toMatch(/Sở Xây dựng \(văn bản số \d+\/PHD-UBND\)/);
      expect((await slip.desk.get('/visits/register')).text).toMatch(/Sở Xây dựng \(số \d+\/PHD-UBND\)/);
    });

    it('feedback told is sent on by its slip, and the body below is urged by a letter', async () => {
      const contents = [{ type: 'KNPA', summary: 'Đèn đường hỏng', org: '' }];
      const slip = await letterOf(
        { outcome: 'transferred', transferredTo: 'Sở Công Thương', inJurisdiction: 'no', contents },
        'Sở Công Thương',
      );
      expect(slip).toMatchObject({ kind: 'XLD04_2021', fields: { toOrg: 'Sở Công Thương' } });
      expect(slip.words).toContain('Phiếu chuyển kiến nghị, phản ánh');
      const urging = await letterOf({ outcome: 'urge_subordinate' }, 'Phòng Kinh tế');
      expect(urging).toMatchObject({ kind: 'HANDLING_LETTER', fields: { toOrg: 'Phòng Kinh tế', purpose: 'urge' } });
      expect(urging.words).not.toContain('nhận được đơn');
      // Nobody has said that a limit passed.
      expect(urging.words).toContain('thuộc thẩm quyền giải quyết của Phòng Kinh tế, chưa được giải quyết.');
      expect(urging.words).not.toContain('quá thời hạn');
      const group = { senderKind: 'group' as const, personCount: 12, sameContentCount: 12 };
      const urged = await letterOf({ outcome: 'urge_subordinate', ...group }, 'Phòng Kinh tế');
      expect(urged.words).toContain('bà Nguyễn Thị Hạnh (cùng 11 người)');
    });

    it('a complaint sent on is told to the complainant too (khoản 1 Điều 28 LTCD)', async () => {
      const away = { outcome: 'transferred', transferredTo: 'Sở Xây dựng', inJurisdiction: 'no' } as const;
      const letter = await letterOf(away, 'Sở Xây dựng');
      expect(letter).toMatchObject({ kind: 'HANDLING_LETTER', fields: { purpose: 'transfer' } });
      const [row] = await app.database.owner('select recipients from papers where id = $1', [letter.paperId]);
      expect(row).toEqual({ recipients: 'Bà Nguyễn Thị Hạnh (thay trả lời)' });
    });

    it('of a denunciation holds neither name nor words, and none is asked for where the desk wrote the number by hand', async () => {
      const told = {
        outcome: 'guided' as const,
        guidedTo: 'Thanh tra Thành phố',
        inJurisdiction: 'no' as const,
        writtenOn: null,
      };
      const slip = await letterOf(denunciation({ ...told, documents: [] }), 'Thanh tra Thành phố');
      expect(slip).toMatchObject({ kind: 'NOTICE_TO_SENDER', fields: { recipient: { name: null }, summary: null } });
      const named = await letterOf(denunciation({ ...told, documents: [] }), `Thanh tra Thành phố, giao ${canary}`);
      expect(JSON.stringify(named.fields)).toContain('giao một công dân');
      expect(JSON.stringify(named.fields)).not.toContain(canary);
      const byHand = await register({ outcome: 'guided', guidedTo: 'Sở Xây dựng', guidanceNumber: '12/PHD' });
      await expect(
        app.as('lan.badinh', (act) => draftOutcomeLetter(act, byHand.id, { version: 1, org: 'Sở Xây dựng' })),
      ).rejects.toBeInstanceOf(NotPermitted);
    });
  });

  it('a letter made outside enters the office’s book with the number typed; put right or struck out with its visit, that is free again', async () => {
    const away = (transferNumber: string, leap = '') =>
      ({
        outcome: 'transferred',
        transferredTo: 'Sở Xây dựng',
        inJurisdiction: 'no',
        writtenOn: null,
        transferNumber,
        leap,
      }) as const;
    const taken = { errors: { transferNumber: expect.stringContaining('đã cấp hoặc dành cho một văn bản khác') } };
    await expect(register(away('70/UBND-NC'))).rejects.toMatchObject({ errors: { leap: expect.stringContaining('chưa dùng') } });
    const made = await register(away('70/UBND-NC', '70/UBND-NC'));
    // Of a denunciation too, and nothing is told of what has it.
    await expect(register(denunciation({ ...away('70/UBND-VP'), documents: [] }))).rejects.toMatchObject(taken);
    const { version } = await app.as('lan.badinh', (act) => loadVisit(act.tx, made.id));
    const desk = await app.signIn('lan.badinh');
    const form = (await desk.get(`/visits/${made.id}/outcome`).expect(200)).text;
    const sent = await desk
      .post(`/visits/${made.id}/outcome`)
      .type('form')
      .send({ ...formFieldsOf(form), ...away('90/UBND-NC'), writtenOn: '', version });
    expect([sent.status, sent.text.includes('Vẫn ghi số 90/UBND-NC')]).toEqual([422, true]);
    await app.as('lan.badinh', (act) => setVisitOutcome(act, made.id, { ...blankOutcome, ...away('71/UBND-NC'), version }));
    const second = await register(away('70/UBND-NC'));
    await expect(register(away('71/UBND-NC'))).rejects.toMatchObject(taken);
    const again = await app.as('lan.badinh', (act) => loadVisit(act.tx, second.id));
    await app.as('cuong.badinh', (act) => voidVisit(act, second.id, { version: again.version, reason: 'Ghi nhầm' }));
    await register(away('70/UBND-NC'));
    // It has its line in the printed book, for whoever reads the visit and nobody else.
    const printed = async () => (await (await app.signIn('hoa.badinh')).get('/papers/register?year=2026').expect(200)).text;
    expect(await printed()).toMatch(/>71\/UBND-NC<.*Văn bản lập ngoài phần mềm, lượt tiếp TCD-2026-/);
    await app.database.owner('update visits set past_head = true where id = $1', [made.id]);
    expect(await printed()).not.toContain('71/UBND-NC');
    await expect(register(away('71/UBND-NC'))).rejects.toMatchObject(taken);
  });

  it('a session nobody came to has a number and minutes', async () => {
    const made = await app.as('lan.badinh', (act) =>
      recordNoShow(act, {
        receptionDay: null,
        receivedOn: '2026-11-25',
        fromTime: '08:00',
        toTime: '11:30',
        place: 'Trụ sở',
        host: 'head',
        hostName: 'Hoàng Gia Thắng',
        hostTitle: 'Chủ tịch',
        companions: 'Lê Viết Sơn, chuyên viên',
        note: '',
      }),
    );
    expect(made.number).toMatch(/^TCD-2026-/);
    expect(await count("papers where visit_id = $1 and kind = 'BIEN_BAN_TCD_NO_SHOW'", [made.id])).toBe(1);
  });

  const head = { hostName: 'Hoàng Gia Thắng', hostTitle: 'Chủ tịch UBND phường' };
  const letter = 'Giấy giới thiệu số 12/GGT';
  it.each([
    [
      'an organisation',
      { senderKind: 'organization', organization: 'Hợp tác xã Đội Cấn' },
      'Hợp tác xã Đội Cấn (Nguyễn Thị Hạnh đại diện)',
    ],
    ['an extraordinary reception by the head', { kind: 'extraordinary', host: 'head', ...head }, 'Nguyễn Thị Hạnh'],
    ['a periodic reception by the head', { kind: 'periodic', host: 'head', ...head }, 'Nguyễn Thị Hạnh'],
    [
      'a delegated reception',
      { kind: 'periodic', host: 'delegated', hostName: 'Nguyễn Đức Bình', hostTitle: 'Phó Chủ tịch UBND phường' },
      'Nguyễn Thị Hạnh',
    ],
  ] as const)('%s is entered, read back and stands in the book', async (_what, change, label) => {
    const people = [{ ...citizen, ...('senderKind' in change ? { capacity: 'representative' as const, proof: letter } : {}) }];
    const made = await register({ ...change, people });
    const record = await app.as('lan.badinh', (act) => loadVisitRecord(act.tx, made.id));
    expect(record).toMatchObject('kind' in change ? change : { senderKind: 'organization' });
    expect(record.content?.senderLabel).toBe(label);
    expect(await count("clocks where visit_id = $1 and rule_code = 'TCD_REPLY' and stopped_on is null", [made.id])).toBe(1);
  });

  it('of a group who was elected is told apart from who came along, in the register, its petition and a correction', async () => {
    const people = [
      { ...citizen, name: 'Trần Văn Đi Cùng' },
      { ...citizen, name: 'Lê Thị Được Cử', idNumber: '001185001111', capacity: 'elected' as const },
    ];
    const made = await register({ senderKind: 'group', personCount: 6, people, outcome: 'accepted_for_processing' });
    const parties = await app.database.owner(
      'select name, role, is_representative as elected, petition_id is not null as of_petition from parties where visit_id = $1 or petition_id = $2 order by petition_id nulls first, ordinal',
      [made.id, made.petition?.id],
    );
    const along = { name: 'Trần Văn Đi Cùng', role: 'complainant', elected: false };
    const elected = { name: 'Lê Thị Được Cử', role: 'complainant', elected: true };
    expect(parties).toEqual([false, true].flatMap((of_petition) => [along, elected].map((one) => ({ ...one, of_petition }))));
    const lan = await app.signIn('lan.badinh');
    const { text } = await lan.get(`/visits/${made.id}`).expect(200);
    expect(text).toContain('Lê Thị Được Cử và 5 người');
    for (const words of ['Người đại diện của đoàn', 'Người trong đoàn']) expect(text.split(`>${words}<`)).toHaveLength(2);
    const form = (await lan.get(`/visits/${made.id}/correction`).expect(200)).text;
    expect(form).toMatch(/name="p2_capacity"[\s\S]*?<option value="elected" selected/);
    expect(form).toContain('>Người trong đoàn</option>');
  });

  it('a large group is told to the leaders, by number and count', async () => {
    const made = await register({ senderKind: 'group', personCount: 12 });
    const notices = await app.database.owner<{ words: string }>(
      "select words from notices where visit_id = $1 and kind = 'visit.large_group'",
      [made.id],
    );
    expect(notices.length).toBeGreaterThan(0);
    expect(notices[0]?.words).toBe(`Đoàn đông người: 12 người, lượt tiếp ${made.number}`);
  });

  it('is none where fewer came about one content: no count, no words, no notice; one where that is put right', async () => {
    const made = await register({ senderKind: 'group', personCount: 6, sameContentCount: 3 });
    const lan = await app.signIn('lan.badinh');
    const standing = async () => ({
      large: (
        await app.database.owner<{ large: boolean }>('select is_large_group as large from visits where id = $1', [made.id])
      )[0]?.large,
      told: (await app.database.owner("select 1 from notices where visit_id = $1 and kind = 'visit.large_group'", [made.id]))
        .length,
    });
    expect(made.isLargeGroup).toBe(false);
    expect(await standing()).toEqual({ large: false, told: 0 });
    expect((await lan.get(`/visits/${made.id}`).expect(200)).text).not.toContain('Đoàn đông người');
    const address = `/visits/${made.id}/correction`;
    const form = unchangedForm((await lan.get(address).expect(200)).text, 'visit');
    expect(form.sameContentCount).toBe('3');
    await lan
      .post(address)
      .type('form')
      .send({ ...form, sameContentCount: '6', reason: 'Cả sáu người về một nội dung' })
      .expect(303);
    const put = await standing();
    expect(put.large).toBe(true);
    expect(put.told).toBeGreaterThan(0);
    expect((await lan.get(`/visits/${made.id}`).expect(200)).text).toContain('Đoàn đông người: 6 người');
  });
});
