// Denunciations at the desk: nothing of who came stands open, whenever it turns out to be one.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NotFound } from '../../src/errors.ts';
import { lockOwnPetition } from '../../src/petitions/actions.ts';
import { sealPetition } from '../../src/petitions/sealing.ts';
import { revealVisit, setVisitOutcome } from '../../src/reception/actions.ts';
import { correctVisit } from '../../src/reception/correction.ts';
import { loadVisitRecord } from '../../src/reception/queries.ts';
import { registerVisit } from '../../src/reception/registration.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { allText } from './all-text.ts';
import { canary, citizen, denunciation, entry } from './entries.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const register = (change = {}, login = 'lan.badinh') => app.as(login, (act) => registerVisit(act, entry(change)));
const count = async (sql: string, params: unknown[] = []) =>
  Number((await app.database.owner<{ n: string }>(`select count(*) as n from ${sql}`, params))[0]?.n);

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
    const text = await allText(app);
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
    expect(await allText(app)).not.toContain('Canarytencaoto');
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
    expect(await allText(app)).not.toContain('Canarytencaoto');
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
    expect(await allText(app)).not.toContain('Canarytencaoto');
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
    const text = await allText(app);
    expect(text).not.toContain('Suamau');
    expect(text).not.toContain('Suadiachi');
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
    const text = await allText(app);
    for (const word of ['Sautiep', 'Saudiachi', '001185007777', '0933444555']) expect(text).not.toContain(word);
    const people = await app.as('thang.badinh', (act) => revealVisit(act, made.id, 'work_with_denouncer'));
    expect(people[0]?.name).toBe('Quàng Thị Sautiep');
  });
});
