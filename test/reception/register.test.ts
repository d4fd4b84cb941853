// The register on the real database: numbers, clocks, sealed names, groups, refusals, the petition a visit brings, voiding.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { approvePaper, numberPaper, submitPaper } from '../../src/documents/actions.ts';
import type { PaperKind } from '../../src/documents/papers/catalogue.ts';
import { paperText } from '../../src/documents/papers/text.ts';
import { composePaper } from '../../src/documents/registry/compose.ts';
import { FormInvalid, NotAllowedNow, NotFound, NotPermitted } from '../../src/errors.ts';
import { lockOwnPetition } from '../../src/petitions/actions.ts';
import { findKnownPerson, listKnownPeople } from '../../src/petitions/known/queries.ts';
import { sealPetition } from '../../src/petitions/sealing.ts';
import { recordNoShow, revealVisit, setVisitOutcome, voidVisit } from '../../src/reception/actions.ts';
import { correctVisit } from '../../src/reception/correction.ts';
import type { VisitEntry } from '../../src/reception/entry-form.ts';
import { draftOutcomeLetter } from '../../src/reception/outcome-letter.ts';
import { listVisitMatters, listVisitParties, loadVisitRecord } from '../../src/reception/queries.ts';
import { loadVisit } from '../../src/reception/records.ts';
import { registerVisit } from '../../src/reception/registration.ts';
import { replyToVisit, takeBackReply } from '../../src/reception/replying.ts';
import { entryOf, entryValues } from '../../src/reception/stored-entry.ts';
import { formFieldsOf, type TestApp, testApp } from '../support/app.ts';
import { blankOutcome, canary, citizen, denunciation, entry } from './entries.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const register = (change = {}, login = 'lan.badinh') => app.as(login, (act) => registerVisit(act, entry(change)));
const count = async (sql: string, params: unknown[] = []) =>
  Number((await app.database.owner<{ n: string }>(`select count(*) as n from ${sql}`, params))[0]?.n);

describe('numbers', () => {
  it('two at once give two numbers and no gap', async () => {
    const made = await Promise.all([register({}, 'mai.ngocha'), register({}, 'mai.ngocha'), register({}, 'mai.ngocha')]);
    expect(made.map((one) => one.number).sort()).toEqual(['TCD-2026-00001', 'TCD-2026-00002', 'TCD-2026-00003']);
  });

  it('a refused entry uses no number', async () => {
    await expect(register({ people: [{ ...citizen, birthYear: 1990 }] }, 'mai.ngocha')).rejects.toThrow();
    expect((await register({}, 'mai.ngocha')).number).toBe('TCD-2026-00004');
  });

  it('a day of last year takes last year’s number', async () => {
    expect((await register({ receivedOn: '2025-12-31' }, 'mai.ngocha')).number).toBe('TCD-2025-00001');
  });

  it('a voided entry keeps its number, who and why', async () => {
    const made = await register({}, 'mai.ngocha');
    await app.as('phong.ngocha', (act) => voidVisit(act, made.id, { version: 2, reason: 'Ghi nhầm người' }));
    const [row] = await app.database.owner('select status, number, void_reason, voided_by from visits where id = $1', [made.id]);
    expect(row).toMatchObject({ status: 'void', void_reason: 'Ghi nhầm người' });
    expect(await count('clocks where visit_id = $1 and stopped_on is null', [made.id])).toBe(0);
    await expect(app.as('phong.ngocha', (act) => voidVisit(act, made.id, { version: 3, reason: 'lại' }))).rejects.toBeInstanceOf(
      NotAllowedNow,
    );
  });
});

describe('clocks', () => {
  it('the answer is owed in ten working days and stops when given', async () => {
    const made = await register({ outcome: 'supplement_requested' });
    expect(made.dueOn).toBe('2026-12-09');
    const reply = (id: number, replyKind: 'prolonged' | 'accepted' | 'transferred') =>
      app.as('lan.badinh', (act) =>
        replyToVisit(act, id, { version: 2, replyKind, repliedOn: '2026-11-25', resultTracking: '' }),
      );
    await expect(reply(made.id, 'accepted')).rejects.toBeInstanceOf(FormInvalid);
    await expect(reply(made.id, 'transferred')).rejects.toBeInstanceOf(FormInvalid);
    await expect(reply((await register()).id, 'prolonged')).rejects.toThrow('Ghi kết quả tiếp trước');
    await reply(made.id, 'prolonged');
    const [row] = await app.database.owner('select status, reply_kind, due_on from visits where id = $1', [made.id]);
    expect(row).toMatchObject({ status: 'replied', reply_kind: 'prolonged', due_on: null });
    expect(await count('clocks where visit_id = $1 and stopped_on is null', [made.id])).toBe(0);
  });

  it('an answer noted by mistake is taken back with its reason: the duty runs on from the day it began', async () => {
    const made = await register({ receivedOn: '2026-11-20', outcome: 'supplement_requested' });
    const answered = { version: 2, replyKind: 'direct' as const, repliedOn: '2026-11-23', resultTracking: '' };
    const takeBack = (version: number) =>
      app.as('lan.badinh', (act) => takeBackReply(act, made.id, { version, reason: 'Ghi nhầm lượt' }));
    await expect(takeBack(2)).rejects.toThrow('chưa ghi việc trả lời');
    await app.as('lan.badinh', (act) => replyToVisit(act, made.id, answered));
    await takeBack(3);
    const [row] = await app.database.owner('select status, reply_kind, replied_on, due_on::text from visits where id = $1', [
      made.id,
    ]);
    expect(row).toEqual({ status: 'outcome_set', reply_kind: null, replied_on: null, due_on: made.dueOn });
    const running = 'select started_on::text, due_on::text from clocks where visit_id = $1 and stopped_on is null';
    expect(await app.database.owner(running, [made.id])).toEqual([{ started_on: '2026-11-20', due_on: made.dueOn }]);
    const lan = await app.signIn('lan.badinh');
    const { text } = await lan.get(`/visits/${made.id}`).expect(200);
    expect(text).toContain('Bỏ việc trả lời đã ghi nhầm');
    expect(text).toContain('Trả lời trực tiếp cho công dân. Lý do: Ghi nhầm lượt');
    expect(text).not.toContain('Không còn việc phải làm');
  });

  it('guided on the spot owes nothing more', async () => {
    const made = await register({ outcome: 'guided', guidedTo: 'Tòa án nhân dân khu vực 1' });
    expect(made.dueOn).toBeNull();
    const visit = await app.as('lan.badinh', (act) => loadVisit(act.tx, made.id));
    expect(visit).toMatchObject({ status: 'replied', replyKind: 'direct', guidedTo: 'Tòa án nhân dân khu vực 1' });
  });

  it('A9_3 and D4_H owe the notice in three working days, with its draft; A9_1 owes nothing', async () => {
    const notice = await register({ outcome: 'refused', refusalGround: 'A9_3' });
    expect(notice.dueOn).toBe('2026-11-30');
    const [paper] = await app.database.owner<{ id: number }>(
      "select id::int from papers where visit_id = $1 and kind = 'TCD01_2026'",
      [notice.id],
    );
    const reply = async () => {
      const [visit] = await app.database.owner<{ version: number }>('select version from visits where id = $1', [notice.id]);
      const said = { version: visit?.version ?? 0, replyKind: null, repliedOn: '2026-11-25', resultTracking: '' };
      return app.as('lan.badinh', (act) => replyToVisit(act, notice.id, said));
    };
    await expect(reply()).rejects.toThrow('còn là dự thảo hoặc chưa cấp số');
    await app.as('thang.badinh', (act) => approvePaper(act, paper?.id ?? 0));
    await app.as('hoa.badinh', (act) => numberPaper(act, paper?.id ?? 0, '2026-11-25'));
    await reply();
    const oral = await register({ outcome: 'refused', refusalGround: 'A9_1' });
    expect(oral.dueOn).toBeNull();
    expect(await count('clocks where visit_id = $1', [oral.id])).toBe(0);
  });
});

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
    const [slip] = await papersOf(first.id);
    await app.as('lan.badinh', (act) => submitPaper(act, slip?.id ?? 0));
    // Nothing changed: the slip that was submitted stays, and no second one is made.
    expect(await send(first.id, again)).toContain('08:30 ngày 01/12/2026');
    expect((await papersOf(first.id)).map(({ state }) => state)).toEqual(['submitted']);
    expect(await send(first.id, { ...again, appointmentOn: '02/12/2026' })).toContain('chưa cấp số của kết quả cũ: Phiếu hẹn');
    expect((await papersOf(first.id)).map(({ state }) => state)).toEqual(['revoked', 'draft']);
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
    await stands('còn là dự thảo');
    await app.as('lan.badinh', (act) => submitPaper(act, id));
    await stands('đang chờ Hoàng Gia Thắng');
    await app.as('thang.badinh', (act) => approvePaper(act, id));
    await stands('đang chờ văn thư cấp số');
    await app.as('hoa.badinh', (act) => numberPaper(act, id, '2026-11-25'));
    expect(await page()).toContain(`href="/visits/${made.id}/reply"`);

    const sealed = await app.as('lan.badinh', (act) =>
      registerVisit(act, denunciation({ outcome: 'refused', refusalGround: 'A9_3' })),
    );
    const { version } = await app.as('lan.badinh', (act) => loadVisit(act.tx, sealed.id));
    expect((await lan.get(`/visits/${sealed.id}`).expect(200)).text).toContain('người có quyền đọc hồ sơ mở và trình');
    await expect(
      app.as('lan.badinh', (act) =>
        replyToVisit(act, sealed.id, { version, replyKind: null, repliedOn: '2026-11-25', resultTracking: '' }),
      ),
    ).rejects.toThrow('còn là dự thảo hoặc chưa cấp số');
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
});

describe('the wall', () => {
  it('another ward does not find the visit, to read or to change', async () => {
    const made = await register();
    await expect(app.as('mai.ngocha', (act) => loadVisitRecord(act.tx, made.id))).rejects.toBeInstanceOf(NotFound);
    await expect(app.as('phong.ngocha', (act) => voidVisit(act, made.id, { version: 2, reason: 'x' }))).rejects.toBeInstanceOf(
      NotFound,
    );
  });
});

/** Every text the database holds outside the encrypted columns. */
async function allText(): Promise<string> {
  const tables = await app.database.owner<{ name: string }>(
    "select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables where schemaname in ('public', 'search')",
  );
  const texts: string[] = [];
  for (const { name } of tables) {
    const rows = await app.database.owner<{ row: string }>(`select row_to_json(t)::text as row from ${name} t`);
    texts.push(...rows.map((row) => row.row));
  }
  return texts.join('\n');
}

describe('a denunciation at the desk', () => {
  it('leaves the name nowhere but in the sealed table', async () => {
    const made = await app.as('lan.badinh', (act) =>
      registerVisit(
        act,
        denunciation({
          outcome: 'accepted_for_processing',
          documents: [{ name: `Thư của ${canary}`, pages: 1, condition: 'Bản gốc' }],
          openWords: 'replace',
        }),
      ),
    );
    expect(made.sealed).toBe(true);
    expect(made.petition?.publicCode).toBeNull();
    const text = await allText();
    for (const word of ['Canarytencaoto', 'canarytencaoto', 'Canarydiachi', 'Canarycontact', '001185009876', '0911222333'])
      expect(text).not.toContain(word);
    expect(await count('sealed_identities where visit_id = $1', [made.id])).toBe(1);
    const [party] = await app.database.owner('select name, sealed from parties where visit_id = $1', [made.id]);
    expect(party).toEqual({ name: 'Người tố cáo số 1', sealed: true });
  });

  it('asks before it writes down words that name who denounces', async () => {
    const told = denunciation({ note: `Bà ${canary} hẹn gặp riêng` });
    const before = await count('visits');
    await expect(app.as('lan.badinh', (act) => registerVisit(act, told))).rejects.toMatchObject({
      errors: { openWords: expect.stringContaining('Mục Ghi chú') },
    });
    expect(await count('visits')).toBe(before);
    const made = await app.as('lan.badinh', (act) => registerVisit(act, { ...told, openWords: 'replace' }));
    const [row] = await app.database.owner('select note from visit_contents where visit_id = $1', [made.id]);
    expect(row).toEqual({ note: 'Người tố cáo hẹn gặp riêng' });
    const people = await app.as('thang.badinh', (act) => revealVisit(act, made.id, 'work_with_denouncer'));
    expect(people[0]?.note).toContain(canary);
  });

  it.each([
    ['Cùng tiếp', { companions: `Con của ${canary}` }],
    ['Họ và tên người chủ trì', { host: 'head', hostName: canary }],
    ['Chức vụ người chủ trì', { host: 'head', hostName: 'Hoàng Gia Thắng', hostTitle: `Cháu của ${canary}` }],
    ['Cơ quan đã giải quyết', { previousResolver: `UBND phường trả lời ${canary}` }],
    ['Chức vụ, nơi công tác', { respondentName: 'Đỗ Xa Lạ', respondentPost: `Thủ trưởng của ${canary}` }],
    ['Hướng dẫn đến cơ quan', { outcome: 'guided', guidedTo: `Nơi bà ${canary} ở`, inJurisdiction: 'no' }],
    ['Số phiếu hướng dẫn', { outcome: 'guided', guidedTo: 'Thanh tra', guidanceNumber: `01 ${canary}`, inJurisdiction: 'no' }],
    ['Cơ quan có thẩm quyền', { contents: [{ type: 'TC', summary: 'Tố cáo cán bộ', org: `Nơi ${canary} làm` }] }],
    ['Tên tài liệu', { documents: [{ name: `Đơn của ${canary}`, pages: 1, condition: 'Bản gốc' }] }],
    ['Tình trạng', { documents: [{ name: 'Đơn', pages: 1, condition: `bản của ${canary}` }] }],
  ] as const)('asks about "%s" as about every text of the entry, and none keeps the name', async (label, change) => {
    const told = denunciation(change as object);
    await expect(app.as('lan.badinh', (act) => registerVisit(act, told))).rejects.toMatchObject({
      errors: { openWords: expect.stringContaining(`Mục ${label} có`) },
    });
    await app.as('lan.badinh', (act) => registerVisit(act, { ...told, openWords: 'replace' }));
    expect(await allText()).not.toContain('Canarytencaoto');
  });

  it('shows the desk number, type and state only, and the head of office the words', async () => {
    const made = await app.as('lan.badinh', (act) => registerVisit(act, denunciation()));
    const desk = await app.as('lan.badinh', (act) => loadVisitRecord(act.tx, made.id));
    expect(desk).toMatchObject({ sealed: true, petitionType: 'TC', content: null });
    const head = await app.as('cuong.badinh', (act) => loadVisitRecord(act.tx, made.id));
    expect(head.content?.summary).toContain('Tố cáo');
    expect(head.content?.senderLabel).toBe('Người tố cáo (được bảo mật)');
  });

  it('is corrected in who received and beside whom, by who reads it, and no word of it names the denouncer', async () => {
    const host = { host: 'head', hostName: 'Hoàng Gia Thắng', hostTitle: 'Chủ tịch UBND phường' } as const;
    const made = await app.as('lan.badinh', (act) => registerVisit(act, denunciation({ ...host, companions: 'Ông Đỗ Văn Cũ' })));
    const correct = (login: string, version: number, change: object, reason: string) =>
      app.as(login, (act) => correctVisit(act, made.id, { entry: denunciation({ ...host, ...change }), version, reason }));
    const stored = async () =>
      (
        await app.database.owner(
          'select v.host_name, v.host_title, c.companions from visits v join visit_contents c on c.visit_id = v.id where v.id = $1',
          [made.id],
        )
      )[0];
    const typed = { companions: 'Bà Lê Thị Mới, Chánh Văn phòng', hostTitle: `Chủ tịch, cháu của ${canary}` };
    expect(await correct('cuong.badinh', 2, typed, `${canary} nhắc`)).toMatchObject({
      changed: ['Chức vụ người chủ trì', 'Cùng tiếp'],
    });
    expect(await stored()).toMatchObject({
      host_name: 'Hoàng Gia Thắng',
      host_title: 'Chủ tịch, cháu của người tố cáo',
      companions: 'Bà Lê Thị Mới, Chánh Văn phòng',
    });
    const [event] = await app.database.owner<{ reason: string }>(
      "select data->>'reason' as reason from events where visit_id = $1 and kind = 'visit.corrected'",
      [made.id],
    );
    expect(event?.reason).toBe('Người tố cáo nhắc');
    // The desk is not shown who received beside the host, and takes nothing away.
    expect(await correct('lan.badinh', 3, { companions: '', hostTitle: 'Chủ tịch' }, 'Sai chức vụ')).toMatchObject({
      changed: ['Chức vụ người chủ trì'],
    });
    expect(await stored()).toMatchObject({ host_title: 'Chủ tịch', companions: 'Bà Lê Thị Mới, Chánh Văn phòng' });
    expect(await allText()).not.toContain('Canarytencaoto');
  });

  it('is opened with a purpose by whom the law lets, and each opening is in the audit', async () => {
    const made = await app.as('lan.badinh', (act) => registerVisit(act, denunciation()));
    await expect(app.as('lan.badinh', (act) => revealVisit(act, made.id, 'work_with_denouncer'))).rejects.toThrow();
    const people = await app.as('thang.badinh', (act) => revealVisit(act, made.id, 'work_with_denouncer'));
    expect(people[0]?.name).toBe(canary);
    expect(await count("events where visit_id = $1 and kind = 'identity.revealed'", [made.id])).toBe(1);
  });

  it('taken in later, is sealed again into the petition without showing a name', async () => {
    const made = await app.as('lan.badinh', (act) => registerVisit(act, denunciation()));
    const { petition } = await app.as('cuong.badinh', (act) =>
      setVisitOutcome(act, made.id, { ...denunciation(), version: 2, outcome: 'accepted_for_processing' }),
    );
    expect(await count('sealed_identities where petition_id = $1', [petition?.id])).toBe(1);
    expect(await allText()).not.toContain('Canarytencaoto');
  });

  it('against one’s own head is out of the head’s sight', async () => {
    const made = await app.as('lan.badinh', (act) =>
      registerVisit(act, denunciation({ outcome: 'accepted_for_processing', pastHead: true, respondentName: 'Hoàng Gia Thắng' })),
    );
    await expect(app.as('thang.badinh', (act) => loadVisitRecord(act.tx, made.id))).rejects.toBeInstanceOf(NotFound);
    await expect(app.as('cuong.badinh', (act) => loadVisitRecord(act.tx, made.id))).rejects.toBeInstanceOf(NotFound);
    expect((await app.as('lan.badinh', (act) => loadVisitRecord(act.tx, made.id))).sealed).toBe(true);
  });

  it('found out by a correction, seals the visit in that step', async () => {
    const told = {
      companions: 'Con ông Vi Văn Suamau',
      previousResolver: 'UBND phường, việc của Vi Văn Suamau',
      host: 'head' as const,
      hostName: 'Hoàng Gia Thắng',
      hostTitle: 'Chủ tịch, cháu ông Vi Văn Suamau',
      inJurisdiction: 'no' as const,
    };
    const made = await register({
      ...told,
      people: [{ ...citizen, name: 'Vi Văn Suamau', idNumber: '001185004321', address: 'Ngõ Suadiachi' }],
      outcome: 'guided',
      guidedTo: 'Nơi ông Vi Văn Suamau ở',
      guidanceNumber: '01 Vi Văn Suamau',
    });
    const corrected = entry({
      ...told,
      openWords: 'replace',
      people: [{ ...citizen, name: 'Vi Văn Suamau', idNumber: '001185004321', address: 'Ngõ Suadiachi' }],
      contents: [{ type: 'TC', summary: 'Tố cáo cán bộ', org: '' }],
    });
    await app.as('lan.badinh', (act) =>
      correctVisit(act, made.id, { entry: corrected, version: 2, reason: 'Nghe lại lời trình bày của ông Vi Văn Suamau' }),
    );
    const desk = await app.as('lan.badinh', (act) => loadVisitRecord(act.tx, made.id));
    expect(desk).toMatchObject({ sealed: true, content: null, petitionType: 'TC' });
    const text = await allText();
    expect(text).not.toContain('Suamau');
    expect(text).not.toContain('Suadiachi');
  });
});

describe('a correction', () => {
  it('keeps the number and names the fields changed, without their words', async () => {
    const made = await register();
    const { changed } = await app.as('lan.badinh', (act) =>
      correctVisit(act, made.id, {
        entry: entry({ people: [{ ...citizen, name: 'Nguyễn Thị Hạnh An' }], receivedOn: '2026-11-23' }),
        version: 2,
        reason: 'Sai tên',
      }),
    );
    expect(changed).toEqual(expect.arrayContaining(['Ngày tiếp', 'Họ và tên (người 1)']));
    const [event] = await app.database.owner<{ data: string }>(
      "select data::text as data from events where visit_id = $1 and kind = 'visit.corrected'",
      [made.id],
    );
    expect(event?.data).not.toContain('Hạnh');
    const visit = await app.as('lan.badinh', (act) => loadVisit(act.tx, made.id));
    expect(visit).toMatchObject({ number: Number(made.number.slice(-5)), receivedOn: '2026-11-23', dueOn: '2026-12-08' });
  });

  it('keeps the hour written down, and takes another into the register and the receipt', async () => {
    const documents = [{ name: 'Quyết định 1245', pages: 2, condition: 'Bản sao' }];
    const made = await register({ receivedTime: '09:02', documents });
    const lan = await app.signIn('lan.badinh');
    const page = (await lan.get(`/visits/${made.id}/correction`).expect(200)).text;
    expect(page).toMatch(/name="receivedTime"[^>]*value="09:02"/);
    const { changed } = await app.as('lan.badinh', (act) =>
      correctVisit(act, made.id, { entry: entry({ receivedTime: '10:15' }), version: 2, reason: 'Sai giờ' }),
    );
    expect(changed).toContain('Giờ tiếp');
    expect((await lan.get(`/visits/${made.id}`).expect(200)).text).toContain('25/11/2026 10:15');
    expect((await lan.get(`/visits/${made.id}/receipt/print`).expect(200)).text).toMatch(/10\s*giờ\s*15/);
  });

  it('mends the documents of the receipt nobody has signed, and makes the receipt that was forgotten', async () => {
    const documents = [{ name: 'Quyết định 1245', pages: 2, condition: 'Bản sao' }];
    const lan = await app.signIn('lan.badinh');
    const mend = (id: number, listed: VisitEntry['documents'], version = 2) =>
      app.as('lan.badinh', (act) =>
        correctVisit(act, id, { entry: entry({ documents: listed }), withDocuments: true, version, reason: 'Sai số trang' }),
      );
    const itemsOf = (id: number) =>
      app.database.owner<{ items: object }>("select fields -> 'items' as items from papers where visit_id = $1", [id]);
    const made = await register({ documents });
    const page = (await lan.get(`/visits/${made.id}/correction`).expect(200)).text;
    expect(page).toMatch(/name="d1_pages"[^>]*value="2"/);
    const right = [{ name: 'Quyết định 1245', pages: 3, condition: 'Bản sao' }];
    const { changed, elsewhere } = await mend(made.id, right);
    expect(changed).toContain('Số trang (tài liệu 1)');
    expect(elsewhere.join(' ')).toContain('bản đã in thì in lại');
    expect(await itemsOf(made.id)).toEqual([{ items: right }]);
    await expect(mend(made.id, [], 3)).rejects.toMatchObject({ errors: { d1_name: expect.any(String) } });
    const forgotten = await register();
    await mend(forgotten.id, right);
    expect(await itemsOf(forgotten.id)).toEqual([{ items: right }]);
  });

  it('that turns out to seal the visit keeps what was typed of its documents, and nobody of it', async () => {
    const typed = [
      { name: 'Quyết định 1245', pages: 3, condition: 'Bản sao' },
      { name: 'Đơn của Vi Văn Suatailieu', pages: 1, condition: 'Bản chính' },
    ];
    const people = [{ ...citizen, name: 'Vi Văn Suatailieu', idNumber: '001185004399' }];
    const contents = [{ type: 'TC' as const, summary: 'Tố cáo cán bộ', org: '' }];
    for (const documents of [[{ name: 'Quyết định 1245', pages: 2, condition: 'Bản sao' }], []]) {
      const made = await register({ people, documents });
      const turned = entry({ openWords: 'replace', people, contents, documents: typed });
      await app.as('lan.badinh', (act) =>
        correctVisit(act, made.id, { entry: turned, withDocuments: true, version: 2, reason: 'Nghe lại' }),
      );
      const papers = await app.database.owner<{ items: { pages: number }[]; sealed: boolean }>(
        "select fields -> 'items' as items, sealed from papers where visit_id = $1 and kind = 'TCD02_2026'",
        [made.id],
      );
      // Titles that stood open go with the seal, how many there were and their pages do not.
      expect(papers.map(({ items, sealed }) => [items.map(({ pages }) => pages), sealed])).toEqual([[[3, 1], true]]);
    }
    expect(await allText()).not.toContain('Suatailieu');
  });

  it('of the day asks as a new visit does, tells the limit and both days, and renames nobody', async () => {
    const people = [
      { ...citizen, name: 'Đỗ Minh An', birthYear: 2012, idType: 'khac' as const, idNumber: 'Không có giấy tờ, còn nhỏ' },
      { ...citizen, name: 'Đỗ Văn Ba', capacity: 'representative' as const, proof: 'Giấy khai sinh' },
    ];
    const made = await register({ people, receivedTime: '09:05' });
    const lan = await app.signIn('lan.badinh');
    const open = async () => (await lan.get(`/visits/${made.id}/correction`).expect(200)).text;
    const send = async (change: Record<string, string>) => {
      const stored = await app.as('lan.badinh', async (act) => {
        const record = await loadVisitRecord(act.tx, made.id);
        return entryValues(entryOf(record, await listVisitParties(act.tx, record), await listVisitMatters(act.tx, record)));
      });
      const typed = { ...stored, ...formFieldsOf(await open()), version: '2', reason: 'Sai ngày', ...change };
      return lan.post(`/visits/${made.id}/correction`).type('form').send(typed);
    };
    const asked = await send({ receivedOn: '20/10/2026', idConfirmed: '1' });
    expect([asked.status, asked.text.includes('name="lateDay"'), asked.text.includes('được tính lại từ ngày này')]).toEqual([
      422,
      true,
      true,
    ]);
    await send({ receivedOn: '20/10/2026', lateDay: '1', idConfirmed: '1' }).then(({ status }) => expect(status).toBe(303));
    const { text } = await lan.get(`/visits/${made.id}`).expect(200);
    expect(text).toContain('Hạn đổi từ 09/12/2026 thành 03/11/2026');
    expect(text).toContain('Ngày tiếp từ 25/11/2026 thành 20/10/2026');
    expect(text).toContain('<h1>Đỗ Minh An (Đỗ Văn Ba, người đại diện)</h1>');
  });

  it('reaches the drafts of the visit, and says which petition and issued papers still carry the old words', async () => {
    const named = (name: string) => entry({ people: [{ ...citizen, name }] });
    const correct = (id: number, version: number, name: string, more: Partial<VisitEntry> = {}) =>
      app.as('lan.badinh', (act) => correctVisit(act, id, { entry: { ...named(name), ...more }, version, reason: 'Sai tên' }));
    const paperOf = async (id: number) => {
      const [paper] = await app.database.owner<{ id: number; name: string; state: string; address: string }>(
        `select id::int, state, coalesce(fields #>> '{person,name}', fields #>> '{giver,name}') as name, fields #>> '{person,address}' as address from papers where visit_id = $1`,
        [id],
      );
      return paper ?? { id: 0, name: '', state: '', address: '' };
    };
    const refused = await register({ ...named('Người Thứ Bảy'), outcome: 'refused', refusalGround: 'A9_3' });
    const first = await paperOf(refused.id);
    await app.as('lan.badinh', (act) => submitPaper(act, first.id));
    // What an officer typed over the visit's words stays.
    await app.database.owner(`update papers set fields = jsonb_set(fields, '{person,address}', '"Số 1"') where id = $1`, [
      first.id,
    ]);
    expect((await correct(refused.id, 2, 'Người Thứ Tám')).elsewhere.join(' ')).toContain('được sửa theo: Thông báo');
    expect(await paperOf(refused.id)).toMatchObject({ name: 'Người Thứ Tám', state: 'draft', address: 'Số 1' });
    await app.as('thang.badinh', (act) => approvePaper(act, first.id));
    await app.as('hoa.badinh', (act) => numberPaper(act, first.id, '2026-11-25'));
    expect((await correct(refused.id, 3, 'Người Thứ Chín')).elsewhere.join(' ')).toContain('Còn ghi như cũ: Thông báo');
    expect((await paperOf(refused.id)).name).toBe('Người Thứ Tám');
    const lan = await app.signIn('lan.badinh');
    const noted = (await lan.get(`/visits/${refused.id}`).expect(200)).text;
    expect(noted).toMatch(new RegExp(`còn ghi như cũ[\\s\\S]*<li><a href="/papers/${first.id}">`));

    const documents = [{ name: 'Quyết định 1245', pages: 2, condition: 'Bản sao' }];
    const taken = await register({ ...named('Lê Văn Mộc'), outcome: 'accepted_for_processing', documents });
    const told = (await correct(taken.id, 2, 'Lê Văn Mộc (sửa)')).elsewhere.join(' ');
    expect(told).toContain('Giấy biên nhận');
    expect(told).toContain('Còn ghi như cũ: đơn đã vào sổ');
    expect((await paperOf(taken.id)).name).toBe('Lê Văn Mộc (sửa)');
    const page = (await lan.get(`/visits/${taken.id}`).expect(200)).text;
    expect(page).toContain(`<li><a href="/petitions/${taken.petition?.id}">Đơn ĐT-2026-`);
    // What stands in the register alone leaves nothing behind elsewhere.
    const plain = await register({ outcome: 'accepted_for_processing' });
    expect((await correct(plain.id, 2, citizen.name, { note: 'Hẹn gọi lại' })).elsewhere).toEqual([]);
  });

  it('over a colleague’s is refused with the form kept', async () => {
    const made = await register();
    await expect(
      app.as('lan.badinh', (act) => correctVisit(act, made.id, { entry: entry(), version: 1, reason: 'x' })),
    ).rejects.toMatchObject({ errors: { version: expect.any(String) } });
  });
});

describe('a known citizen', () => {
  it('is found by number and by the beginning of the name without marks, in the own unit, never when sealed', async () => {
    await register({ people: [{ ...citizen, name: 'Đặng Thị Bích Ngọc', idNumber: '001190000111', birthYear: 1990 }] });
    await app.as('lan.badinh', (act) =>
      registerVisit(
        act,
        denunciation({ people: [{ ...citizen, name: 'Đặng Thị Bích Ngân', idNumber: '001190000222', birthYear: 1990 }] }),
      ),
    );
    const find = (login: string, asked: { idNumber: string; name: string }) =>
      app.as(login, (act) => listKnownPeople(act.tx, act.actor.unitId, asked));
    const byName = await find('cuong.badinh', { idNumber: '', name: 'dang thi bich' });
    expect(byName.map((one) => one.name)).toEqual(['Đặng Thị Bích Ngọc']);
    expect(await find('lan.badinh', { idNumber: '001 190 000 111', name: '' })).toHaveLength(1);
    expect(await find('cuong.badinh', { idNumber: '001190000222', name: '' })).toEqual([]);
    expect(await find('mai.ngocha', { idNumber: '001190000111', name: '' })).toEqual([]);
    const id = byName[0]?.partyId ?? 0;
    expect(await app.as('mai.ngocha', (act) => findKnownPerson(act.tx, act.actor.unitId, id))).toBeUndefined();
  });
});

describe('a petition from the desk that turns out to be a denunciation', () => {
  it('seals its visit in the same step, papers included', async () => {
    const made = await register({
      outcome: 'accepted_for_processing',
      people: [
        { ...citizen, name: 'Quàng Thị Sautiep', idNumber: '001185007777', address: 'Ngõ Saudiachi', phone: '0933444555' },
      ],
      documents: [{ name: 'Đơn', pages: 1, condition: 'Bản gốc' }],
    });
    await app.as('cuong.badinh', async (act) => {
      await sealPetition(act, await lockOwnPetition(act, made.petition?.id ?? 0));
    });
    const text = await allText();
    for (const word of ['Sautiep', 'Saudiachi', '001185007777', '0933444555']) expect(text).not.toContain(word);
    const people = await app.as('thang.badinh', (act) => revealVisit(act, made.id, 'work_with_denouncer'));
    expect(people[0]?.name).toBe('Quàng Thị Sautiep');
  });
});
