// The page of a petition that was taken over says how it stood last where it came from, and leads there whoever may read it; what an old book
// said of it there is said, and gone on with, here.
import { beforeAll, expect, it } from 'vitest';
import { recordEvent } from '../../../src/audit/events.ts';
import { takeInPetitions } from '../../../src/petitions/history.ts';
import { registerPetition } from '../../../src/petitions/registration.ts';
import { startAct } from '../../../src/rollout/reorganisation/execution.ts';
import { runJobs } from '../../../src/worker.ts';
import { anApp } from '../../support/an-app.ts';
import { unchangedForm } from '../../support/app.ts';
import { aRegistration } from '../../support/registration.ts';
import { adminOf, keepHeads, prepareMerger } from './arrange.ts';

const app = anApp();
const unit: Record<string, number> = {};
let old = 0;
let now = 0;
let fromBook = 0;
const asAdmin = adminOf(app);
const plain = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

beforeAll(async () => {
  unit.baDinh = await app.database.unitId('00004');
  unit.ngocHa = await app.database.unitId('00008');
  old = (await app.as('hoa.badinh', (act) => registerPetition(act, aRegistration()))).id;
  await app.as('thang.badinh', ({ tx, actor, moment }) =>
    recordEvent(tx, actor, {
      kind: 'petition.sent_back',
      at: new Date(moment.at.getTime() + 60_000),
      petitionId: old,
      data: { comment: 'Căn cứ chưa đúng, dẫn lại điều luật' },
    }),
  );
  const registration = aRegistration({ receivedOn: '2026-10-05', isLateEntry: true, paperNumber: '1004' });
  const one = { registration, status: 'received' as const, outcome: null, endedOn: null, endWord: '', note: '' };
  const [book] = await app.as('hoa.badinh', (act) =>
    takeInPetitions(act, [{ ...one, acceptance: { on: null, number: '', isRemote: false }, dueOn: '2026-11-20' }]),
  );
  const actId = await asAdmin((context) => prepareMerger(context, unit.baDinh ?? 0, unit.ngocHa ?? 0));
  await asAdmin((context) => keepHeads(context, actId));
  await asAdmin((context) => startAct(context, actId));
  await runJobs(app.services, app.database.workerUrl);
  const goesOn = async (id: number | null | undefined) =>
    (await app.database.owner<{ id: number }>('select id::int from petitions where origin_petition_id = $1', [id]))[0]?.id ?? 0;
  [now, fromBook] = [await goesOn(old), await goesOn(book)];
}, 90_000);

it('the last act and its reason stand below the handover, with the way to all of it', async () => {
  const reader = await app.signIn('yen.ngocha');
  const page = (await reader.get(`/petitions/${now}`).expect(200)).text;
  expect(plain(page)).toMatch(
    /Nhận bàn giao, thời hạn chạy tiếp .* Trả lại đề xuất, cần sửa Căn cứ chưa đúng, dẫn lại điều luật/,
  );
  expect(page).toContain(`href="/petitions/${old}#dong-thoi-gian"`);
  expect(plain(page)).toContain('Diễn biến trước khi bàn giao, ở Phường Ba Đình');
  expect(plain((await reader.get(`/petitions/${old}`).expect(200)).text)).toContain('Căn cứ chưa đúng, dẫn lại điều luật');
});

it('an acceptance an old book told of there is written down here, and its day corrected', async () => {
  const clerk = await app.signIn('hoa.badinh');
  const page = plain((await clerk.get(`/petitions/${fromBook}`).expect(200)).text);
  expect(page).toContain('Kết quả trên sổ cũ Đã thụ lý, không ghi ngày');
  expect(page).toContain('Theo sổ cũ 20/11/2026');
  expect(page).toContain('Ghi việc đã thụ lý trên giấy');
  const send = async (path: string, typed: Record<string, string>) => {
    const form = (await clerk.get(`/petitions/${fromBook}/${path}`).expect(200)).text;
    const answer = await clerk
      .post(`/petitions/${fromBook}/${path}`)
      .type('form')
      .send({ ...unchangedForm(form.replace('<form class="panel narrow-page"', '<form id="step"'), 'step'), ...typed });
    expect([path, answer.status, answer.status === 303 ? '' : plain(answer.text)]).toEqual([path, 303, '']);
  };
  const standing = () =>
    app.database.owner(
      'select g.unit_id as unit, g.accepted_on::text as on, g.due_on::text as due from proceedings g where g.petition_id = $1',
      [fromBook],
    );
  await send('acceptance-on-paper', {
    on: '24/10/2026',
    paper: 'notice',
    number: '41/TB-UBND',
    leap: '41/TB-UBND',
    restDay: '1',
  });
  expect(await standing()).toEqual([{ unit: unit.ngocHa, on: '2026-10-24', due: '2026-11-23' }]);
  await send('acceptance-correction', { on: '14/10/2026', reason: 'Đọc nhầm số' });
  expect(await standing()).toEqual([{ unit: unit.ngocHa, on: '2026-10-14', due: '2026-11-13' }]);
  await send('acceptance-correction', { paper: 'none', number: '', reason: 'Không có văn bản' });
  expect(plain((await clerk.get(`/petitions/${fromBook}`).expect(200)).text)).toContain(
    'từ thông báo thụ lý số 41/TB-UBND thành không có văn bản',
  );
  // One that came without a word of an old book has neither act.
  for (const path of ['acceptance-on-paper', 'acceptance-correction']) await clerk.get(`/petitions/${now}/${path}`).expect(409);
});

it('who may not read the archive is not told of it', async () => {
  await app.database.owner("update unit_successors set part = 'part', keeps_archive = false where unit_id = $1", [unit.baDinh]);
  const page = (await (await app.signIn('yen.ngocha')).get(`/petitions/${now}`).expect(200)).text;
  expect(page).not.toContain(`/petitions/${old}`);
  expect(plain(page)).not.toContain('Căn cứ chưa đúng');
});
