// The register on the real database: numbers, clocks, sealed names, groups, refusals, the petition a visit brings, voiding.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { approvePaper, numberPaper } from '../../src/documents/actions.ts';
import { FormInvalid, NotAllowedNow, NotFound } from '../../src/errors.ts';
import { findKnownPerson, listKnownPeople } from '../../src/petitions/known/queries.ts';
import { voidVisit } from '../../src/reception/actions.ts';
import { correctVisit } from '../../src/reception/correction.ts';
import type { VisitEntry } from '../../src/reception/entry-form.ts';
import { listVisitMatters, listVisitParties, loadVisitRecord } from '../../src/reception/queries.ts';
import { loadVisit } from '../../src/reception/records.ts';
import { registerVisit } from '../../src/reception/registration.ts';
import { replyToVisit, takeBackReply } from '../../src/reception/replying.ts';
import { entryOf, entryValues } from '../../src/reception/stored-entry.ts';
import { formFieldsOf, type TestApp, testApp } from '../support/app.ts';
import { allText } from './all-text.ts';
import { citizen, denunciation, entry } from './entries.ts';

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

  it('of a day before the unit began takes none', async () => {
    await expect(register({ receivedOn: '2025-06-30' }, 'mai.ngocha')).rejects.toMatchObject({
      errors: { receivedOn: expect.stringContaining('hoạt động từ ngày 01/07/2025, không tiếp công dân vào ngày trước đó') },
    });
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
    expect(await allText(app)).not.toContain('Suatailieu');
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
    expect(text).toContain('Ngày tiếp: 25/11/2026 → 20/10/2026');
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
    // What an officer typed over the visit's words stays.
    await app.database.owner(`update papers set fields = jsonb_set(fields, '{person,address}', '"Số 1"') where id = $1`, [
      first.id,
    ]);
    expect((await correct(refused.id, 2, 'Người Thứ Tám')).elsewhere.join(' ')).toContain('được sửa theo: Thông báo');
    expect(await paperOf(refused.id)).toMatchObject({ name: 'Người Thứ Tám', state: 'submitted', address: 'Số 1' });
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
