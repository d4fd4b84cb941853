// A denunciation resolved again (Điều 37 LTC): why it is, and what the new conclusion says of the one before it.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { acceptPetition } from '../../src/proceedings/acceptance.ts';
import { definitions } from '../../src/proceedings/acts/index.ts';
import { gather } from '../../src/proceedings/queries.ts';
import { loadProceeding } from '../../src/proceedings/records.ts';
import { noRedo, type RedoGround } from '../../src/proceedings/redo-grounds.ts';
import type { Act } from '../../src/web/act.ts';
import { formFieldsOf, type TestApp, testApp } from '../support/app.ts';
import { aDenunciation } from '../support/registration.ts';
import { acceptedComplaint, approved, conclusionForm, decisionForm, doAct, noon, reportForm, withTeam } from './arrange.ts';
import { printed, textOf } from './papers.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const again = {
  receivedOn: '2026-11-02',
  writtenOn: null,
  previousOrg: 'Chủ tịch UBND phường Ngọc Hà',
  previousNumber: '03/KL-UBND',
  previousOn: '2026-09-01',
};

/** What goes with a ground of taking the matter from the body below. */
const taken = {
  redoFacts: 'Người xác minh là em ruột người bị tố cáo',
  below: 'Chủ tịch UBND phường Ngọc Hà',
  demandNumber: '88/UBND-NC',
  demandOn: '2026-11-01',
};

/** Each has a demand of its own. */
let demands = 90;

async function reported(ground: RedoGround, previous: 'concluded' | 'overdue') {
  app.setNow(noon('2026-11-02'));
  const petitionId = await approved(app, aDenunciation(again), { round: 'continued', previous });
  const leap = `${++demands}/UBND-NC`;
  const redo = { ...noRedo, ...(previous === 'overdue' ? { ...taken, demandNumber: leap } : {}), redo: ground };
  const points = 'Thu tiền ngoài quy định\nGây khó khăn cho người dân';
  const id = await app.as('thang.badinh', (act) =>
    acceptPetition(act, petitionId, { on: '2026-11-02', points, redo, leap, isRemote: false }),
  );
  await withTeam(app, id);
  const told = { on: 'hôm nay', recipients: 'người tố cáo, người bị tố cáo', denounced: '1' };
  await doAct(app, 'hoa.badinh', id, 'acceptance-notice', told);
  await doAct(app, 'long.badinh', id, 'report', reportForm);
  return { petitionId, id };
}

/** The papers an act would make if this office were the province's. */
async function inTheCity(id: number, code: 'conclusion' | 'decision', raw: object): Promise<Record<string, unknown>> {
  return app.as('thang.badinh', async (act) => {
    const { given } = await gather(act, await loadProceeding(act.tx, id));
    const values = definitions[code].schema(act.moment.today).parse(raw);
    const [first] = definitions[code].effect(values, { ...given, unitLevel: 'province' }).papers ?? [];
    return (first?.fields ?? {}) as Record<string, unknown>;
  });
}

it('is accepted on a ground of the law (khoản 3 Điều 37 LTC)', async () => {
  app.setNow(noon('2026-11-02'));
  const petitionId = await approved(app, aDenunciation(again), { round: 'continued', previous: 'concluded' });
  const leader = await app.signIn('thang.badinh');
  const page = (await leader.get(`/petitions/${petitionId}/acceptance`).expect(200)).text;
  expect(page).toContain('Căn cứ giải quyết lại vụ việc tố cáo');
  // Concluded before: the grounds of a limit that passed are not among them, and not taken.
  expect(page).not.toContain('Điều 38 Luật Tố cáo');
  const form = { ...formFieldsOf(page), decision: 'accept', on: '02/11/2026', points: 'Thu tiền' };
  const send = (more: object) =>
    leader
      .post(`/petitions/${petitionId}/acceptance`)
      .type('form')
      .send({ ...form, ...more });
  expect((await send({})).text).toContain('Chọn căn cứ giải quyết lại vụ việc tố cáo');
  for (const redo of ['overdue', 'kin_denounced']) expect((await send({ redo })).status).toBe(422);
  const done = await send({ redo: 'missed_evidence' });
  expect(done.status).toBe(303);
  expect(await printed(app, petitionId, 'TC04_2019')).toContain('Căn cứ điểm b khoản 3 Điều 37 Luật Tố cáo;');
  const shown = await leader.get(String(done.headers.location)).expect(200);
  expect(shown.text).toContain('Bỏ sót, bỏ lọt thông tin, tài liệu, chứng cứ quan trọng');
});

it('ends in a conclusion that names the earlier one, what was wrong in it and who answers (khoản 4 Điều 37 LTC)', async () => {
  const { petitionId, id } = await reported('inaccurate', 'concluded');
  const page = (await (await app.signIn('thang.badinh')).get(`/proceedings/${id}/conclusion`).expect(200)).text;
  expect(page).toMatch(/name="earlierNumber"[^>]*value="03\/KL-UBND"/);
  expect(page).toMatch(/name="earlierBy"[^>]*value="Chủ tịch UBND phường Ngọc Hà"/);
  await expect(doAct(app, 'thang.badinh', id, 'conclusion', conclusionForm)).rejects.toMatchObject({
    errors: { earlierNumber: expect.any(String), earlierFaults: expect.any(String), earlierBlame: expect.any(String) },
  });
  const earlier = {
    earlierBy: 'Chủ tịch UBND phường Ngọc Hà',
    earlierNumber: '03/KL-UBND',
    earlierOn: '01/09/2026',
    earlierFaults: 'Không làm việc với các hộ dân',
    earlierBlame: 'Tổ trưởng Tổ xác minh',
  };
  await doAct(app, 'thang.badinh', id, 'conclusion', { ...conclusionForm, ...earlier });
  const paper = await printed(app, petitionId, 'TC12_2019');
  expect(paper).toContain(
    'đã được Chủ tịch UBND phường Ngọc Hà kết luận tại Kết luận số 03/KL-UBND ngày 01 tháng 9 năm 2026; được giải quyết lại theo điểm a khoản 3 Điều 37 Luật Tố cáo.',
  );
  expect(paper).toContain('việc giải quyết vụ việc tố cáo trước đó: Không làm việc với các hộ dân.');
  expect(paper).toContain('trong việc giải quyết vụ việc tố cáo trước đó: Tổ trưởng Tổ xác minh.');
  expect(paper).toContain('- Chủ tịch UBND phường Ngọc Hà;');
  expect(paper).not.toContain('Thanh tra Chính phủ');
  const city = textOf('TC12_2019', await inTheCity(id, 'conclusion', { ...conclusionForm, ...earlier }));
  expect(city).toContain('- Thanh tra Chính phủ;');
});

it('is taken from the body below on a ground of Điều 5 NĐ 31/2019 only, with the demand for its file, and its head is told', async () => {
  app.setNow(noon('2026-11-02'));
  const petitionId = await approved(app, aDenunciation(again), { round: 'continued', previous: 'overdue' });
  const leader = await app.signIn('thang.badinh');
  const path = `/petitions/${petitionId}/acceptance`;
  const page = (await leader.get(path).expect(200)).text;
  expect(page).toContain('Chậm giải quyết không phải là căn cứ');
  expect(page).not.toContain('value="missed_evidence"');
  expect(page).toMatch(/name="below"[^>]*value="Chủ tịch UBND phường Ngọc Hà"/);
  const form = { ...formFieldsOf(page), decision: 'accept', on: '02/11/2026', points: 'Thu tiền' };
  const send = (more: object) =>
    leader
      .post(path)
      .type('form')
      .send({ ...form, ...more });
  expect((await send({ redo: 'missed_evidence' })).text).toContain('không có căn cứ thì trả lại để đề xuất đôn đốc');
  const bare = (await send({ redo: 'kin_denounced' })).text;
  for (const words of ['Nêu tình tiết, tài liệu', 'Nhập số, ký hiệu văn bản yêu cầu cấp dưới chấm dứt'])
    expect(bare).toContain(words);
  // The demand was made outside: its number takes its place in the office's book.
  const typed = { redo: 'kin_denounced', ...taken, demandOn: '01/11/2026' };
  const asked = await send(typed);
  expect([asked.status, asked.text.includes('Vẫn ghi số 88/UBND-NC')]).toEqual([422, true]);
  const done = await send({ ...typed, leap: '88/UBND-NC' });
  expect(done.status).toBe(303);
  const decision = await printed(app, petitionId, 'TC04_2019');
  expect(decision).toContain('Căn cứ khoản 5 Điều 38 Luật Tố cáo và điểm a khoản 2 Điều 5 Nghị định số 31/2019/NĐ-CP;');
  expect(decision).toContain('- Chủ tịch UBND phường Ngọc Hà;');
  const shown = (await leader.get(String(done.headers.location)).expect(200)).text;
  expect(shown).toContain('chấm dứt giải quyết, chuyển hồ sơ tại Văn bản số 88/UBND-NC ngày 01/11/2026');
  const other = await approved(app, aDenunciation(again), { round: 'continued', previous: 'overdue' });
  const redo = { ...noRedo, ...taken, redo: 'kin_denounced' as const };
  const accept = (act: Act) => acceptPetition(act, other, { on: '2026-11-02', points: 'Thu tiền', redo, isRemote: false });
  await expect(app.as('thang.badinh', accept)).rejects.toMatchObject({
    errors: { demandNumber: expect.stringContaining('đã cấp hoặc dành cho một văn bản khác') },
  });
});

it('after a limit that passed without a conclusion has none to speak of (Điều 38 LTC)', async () => {
  const { petitionId, id } = await reported('kin_denounced', 'overdue');
  await doAct(app, 'thang.badinh', id, 'conclusion', conclusionForm);
  expect(await printed(app, petitionId, 'TC12_2019')).not.toContain('trước đó');
});

it('a second decision on discipline by the chairman of a province goes to two ministers too (khoản 2 Điều 56 LKN)', async () => {
  const sent = async (how: Parameters<typeof acceptedComplaint>[2]) => {
    const { id } = await acceptedComplaint(app, '2026-11-02', how);
    const form = { ...decisionForm, result: 'upheld', measure: 'keep', firstResult: 'Giữ nguyên' };
    return (await inTheCity(id, 'decision', form)).relatedRecipients;
  };
  const ministers = ['Tổng Thanh tra Chính phủ', 'Bộ trưởng Bộ Nội vụ'];
  expect(await sent({ instance: 'second', objectKind: 'disciplinary' })).toEqual(expect.arrayContaining(ministers));
  for (const other of [{ instance: 'second' as const }, { objectKind: 'disciplinary' as const }])
    expect(await sent(other)).not.toEqual(expect.arrayContaining(['Bộ trưởng Bộ Nội vụ']));
});

it('a decision without a report says whose complaint it resolves, not whose decision was looked at again', async () => {
  const { id } = await acceptedComplaint(app, '2026-11-02');
  const paper = textOf('KN15_2020', await inTheCity(id, 'decision', { ...decisionForm, result: 'right' }));
  expect(paper).toMatch(
    /Theo kết quả kiểm tra lại .* về việc giải quyết khiếu nại của bà Nguyễn Thị Hạnh với các nội dung sau đây:/,
  );
  expect(paper).not.toContain('bị khiếu nại của');
});
