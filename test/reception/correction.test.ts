// The correction of a visit as its page does it: what was not changed stays, whoever pressed the button.
import { describe, expect, it } from 'vitest';
import type { VisitEntry } from '../../src/reception/entry-form.ts';
import { registerVisit } from '../../src/reception/registration.ts';
import { unchangedForm } from '../support/app.ts';
import { atTheDesk } from './desk.ts';
import { citizen, denunciation, entry } from './entries.ts';

const { app, lan } = await atTheDesk();

const register = (change: Partial<VisitEntry> = {}) => app.as('lan.badinh', (act) => registerVisit(act, entry(change)));
const page = async (id: number, agent = lan) => (await agent.get(`/visits/${id}/correction`).expect(200)).text;
const correct = (id: number, fields: Record<string, string>, agent = lan) =>
  agent.post(`/visits/${id}/correction`).type('form').send(fields);

/** Every word of a visit in the open tables, and of its papers. */
async function standing(id: number): Promise<Record<string, unknown>> {
  const [row] = await app.database.owner<{ all: Record<string, unknown> }>(
    `select jsonb_build_object(
       'visit', to_jsonb(v) - 'version' - 'received_at',
       'content', (select to_jsonb(c) from visit_contents c where c.visit_id = v.id),
       'matters', (select jsonb_agg(to_jsonb(m) - 'id' order by m.ordinal) from visit_matters m where m.visit_id = v.id),
       'parties', (select jsonb_agg(to_jsonb(p) - 'id' order by p.ordinal) from parties p where p.visit_id = v.id),
       'papers', (select jsonb_agg(w.fields - 'receivedAtTime') from papers w where w.visit_id = v.id)) as all
     from visits v where v.id = $1`,
    [id],
  );
  return row?.all ?? {};
}

describe('a correction of the hour alone', () => {
  const person = {
    ...citizen,
    idIssuedOn: '2021-05-04',
    idIssuedBy: 'Cục Cảnh sát',
    email: 'hanh@example.vn',
    proof: 'Biên bản cử',
  };
  const full = entry({
    kind: 'periodic',
    host: 'head',
    hostName: 'Trần Văn Chủ',
    hostTitle: 'Chủ tịch',
    companions: 'Ông Lê Văn Cùng',
    senderKind: 'group',
    personCount: 3,
    sameContentCount: 7,
    people: [
      { ...person, capacity: 'elected' },
      { ...citizen, name: 'Lê Thị Hai', idNumber: '001185001235' },
    ],
    request: 'Xem lại',
    previousResolver: 'Ủy ban nhân dân quận',
    inJurisdiction: 'no',
    occurrence: 'repeated',
    outcome: 'transferred',
    transferredTo: 'Sở Xây dựng',
    transferNumber: '12/PC',
    guidedTo: 'Sở Tài chính',
    guidanceNumber: '13/HD',
    urgedOrg: 'Phường khác',
    appointmentOn: '2026-11-27',
    refusalGround: 'A9_1',
    explained: 'Đã giải thích',
    conclusion: 'Giao phòng chuyên môn',
    note: 'Hẹn gọi lại',
    writtenOn: '2026-11-20',
    respondentName: 'Ủy ban nhân dân phường',
    respondentPost: 'Cơ quan ra quyết định',
    contents: [
      { type: 'KN', summary: 'Khiếu nại thu hồi đất', org: 'Sở Xây dựng' },
      { type: 'KNPA', summary: 'Phản ánh đường hỏng', org: 'Phường' },
    ],
    documents: [{ name: 'Quyết định 1245', pages: 2, condition: 'Bản sao' }],
  });
  /** Answers of the moment, and what only a seal, an organisation or the schedule fills. */
  const unfilled: (keyof VisitEntry)[] = [
    'receptionDay',
    'organization',
    'respondentAccount',
    'pastHead',
    'denouncedIs',
    'idConfirmed',
  ];

  it('leaves every other field of the visit as it was written down', async () => {
    for (const [name, value] of Object.entries(full))
      if (!unfilled.includes(name as keyof VisitEntry)) expect([name, value === '' || value === null]).toEqual([name, false]);
    const { id } = await register(full);
    const before = await standing(id);
    const form = unchangedForm(await page(id), 'visit');
    await correct(id, { ...form, idConfirmed: '1', receivedTime: '08:40', reason: 'Sai giờ' }).expect(303);
    expect(await standing(id)).toEqual(before);
    expect((await lan.get(`/visits/${id}`).expect(200)).text).toContain('Đã sửa: Giờ tiếp.');
  });

  it('leaves also what the page did not ask for', async () => {
    const { id } = await register({
      note: 'Hẹn gọi lại',
      respondentName: 'Ủy ban nhân dân phường',
      outcome: 'accepted_for_processing',
    });
    const before = await standing(id);
    const { note: _note, previousResolver: _resolver, ...form } = unchangedForm(await page(id), 'visit');
    await correct(id, { ...form, receivedTime: '08:40', reason: 'Sai giờ' }).expect(303);
    expect(await standing(id)).toEqual(before);
  });

  it('corrects the note where the page asks for it', async () => {
    const { id } = await register({ note: 'Hẹn gọi lại' });
    const form = unchangedForm(await page(id), 'visit');
    expect(form.note).toBe('Hẹn gọi lại');
    await correct(id, { ...form, note: '', reason: 'Không hẹn' }).expect(303);
    expect((await standing(id)).content).toMatchObject({ note: '' });
  });
});

describe('the number of people of the same content', () => {
  const group = (sameContentCount: number) =>
    register({ senderKind: 'group', personCount: 6, sameContentCount, people: [{ ...citizen, capacity: 'elected' }] });
  const headCount = async (id: number, personCount: string) => {
    await correct(id, { ...unchangedForm(await page(id), 'visit'), personCount, reason: 'Đếm lại' }).expect(303);
    return (await standing(id)).visit;
  };

  it('follows the head count it was taken from', async () => {
    const { id } = await group(6);
    expect(await headCount(id, '4')).toMatchObject({ person_count: 4, same_content_count: 4 });
  });

  it('stays as typed where somebody typed another', async () => {
    const { id } = await group(9);
    expect(await headCount(id, '4')).toMatchObject({ person_count: 4, same_content_count: 9 });
  });

  it('is one where the group turns out to be one citizen', async () => {
    const { id } = await group(6);
    const form = unchangedForm(await page(id), 'visit');
    await correct(id, { ...form, senderKind: 'individual', p1_capacity: 'self', reason: 'Đến một mình' }).expect(303);
    expect((await standing(id)).visit).toMatchObject({ person_count: 1, same_content_count: 1 });
  });
});

describe('a correction over another', () => {
  const opened = async (id: number) => unchangedForm(await page(id), 'visit');

  it('counts as this window’s only what was changed in it, and undoes nothing of the other', async () => {
    const { id } = await register({ request: 'Xem lại', note: 'Hẹn gọi lại' });
    const [mine, other] = [await opened(id), await opened(id)];
    await correct(id, { ...other, request: 'Xem lại diện tích', p1_phone: '0911222333', reason: 'Ghi thiếu' }).expect(303);
    const asked = await correct(id, { ...mine, note: 'Đã gọi lại', occurrence: 'repeated', reason: 'Đã gọi' }).expect(422);
    // The version has no field anybody sees: its error leads nowhere.
    expect(asked.text).not.toContain('href="#f-version"');
    const differing = /Phần khác nhau[\s\S]*?<\/table>/.exec(asked.text)?.[0] ?? '';
    expect(differing).toContain('Đã gọi lại');
    expect(differing).toContain('Tiếp nhiều lần');
    expect(differing).not.toContain('Công dân đề nghị');
    expect(differing).not.toContain('Điện thoại');
    expect(asked.text).toMatch(/Đã lấy theo bản mới: [^<]*Công dân đề nghị/);
    await correct(id, unchangedForm(asked.text, 'visit')).expect(303);
    expect(await standing(id)).toMatchObject({
      visit: { occurrence: 'repeated' },
      content: { request: 'Xem lại diện tích', note: 'Đã gọi lại' },
      parties: [{ phone: '0911222333' }],
    });
  });

  it('shows a field both changed, and loses no row of either', async () => {
    const { id } = await register();
    const [mine, other] = [await opened(id), await opened(id)];
    const second = { people: '2', p2_idType: 'can_cuoc', p2_idNumber: '001185001235', p2_name: 'Lê Thị Hai', p2_address: 'Số 2' };
    const idConfirmed = '1';
    await correct(id, {
      ...other,
      ...second,
      idConfirmed,
      request: 'Của người kia',
      p2_capacity: 'self',
      reason: 'Thiếu người',
    }).expect(303);
    const asked = await correct(id, { ...mine, idConfirmed, request: 'Của tôi', reason: 'Sai' }).expect(422);
    expect(asked.text).toMatch(/Của người kia<\/td><td[^>]*>Của tôi/);
    expect(unchangedForm(asked.text, 'visit')).toMatchObject({ people: '2', p2_name: 'Lê Thị Hai', request: 'Của tôi' });
  });

  it('asks nothing where only another step was taken meanwhile', async () => {
    const { id } = await register();
    const mine = await opened(id);
    await app.database.owner('update visits set version = version + 1 where id = $1', [id]);
    await correct(id, { ...mine, note: 'Thêm', reason: 'Ghi thiếu' }).expect(303);
    expect((await standing(id)).content).toMatchObject({ note: 'Thêm' });
  });

  it('of a sealed visit compares what its page asks', async () => {
    const { id } = await app.as('lan.badinh', (act) => registerVisit(act, denunciation({ receivedTime: '08:05' })));
    const [mine, other] = [await opened(id), await opened(id)];
    await correct(id, { ...other, receivedTime: '08:50', reason: 'Sai giờ' }).expect(303);
    const asked = await correct(id, { ...mine, receivedOn: '24/11/2026', reason: 'Sai ngày' }).expect(422);
    expect(asked.text).toContain('Đã lấy theo bản mới: Giờ tiếp.');
    await correct(id, unchangedForm(asked.text, 'visit')).expect(303);
    expect((await lan.get(`/visits/${id}`).expect(200)).text).toContain('24/11/2026 08:50');
  });
});
