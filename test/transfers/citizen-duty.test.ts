// The reception board tells the citizen who asked what became of a petition it had sent on (khoản 2 Điều 27, khoản 2 Điều 28 LTCD).
import { afterAll, beforeAll, expect, it } from 'vitest';
import { listKept } from '../../src/documents/registry/number-records.ts';
import { peekNumber } from '../../src/documents/registry/queries.ts';
import { tellCitizen } from '../../src/petitions/steps/actions.ts';
import { acceptTransfer, openTransfer, recordTransferReply, sendTransfer, tellTransferor } from '../../src/transfers/actions.ts';
import { unitProfile } from '../../src/units/queries.ts';
import { runJobs } from '../../src/worker.ts';
import { formFieldsOf, type TestApp, testApp } from '../support/app.ts';
import { readyToSend, toNgocHa } from './arrange.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const jobs = () => runJobs(app.services, app.database.workerUrl);
const sentBy = async (login: string) => {
  const petition = await readyToSend(app, {}, login);
  const transferId = await app.as(login, async (act) => sendTransfer(act, petition.id, await toNgocHa(app)));
  return { id: petition.id, transferId };
};
const reply = { number: '41/TB-UBND', on: '2026-11-25', note: 'Đã giải quyết: sửa đổi quyết định' };
const dutyOf = (id: number) =>
  app.database.owner(
    "select due_on::text, stopped_on::text from clocks where petition_id = $1 and rule_code = 'TCD_BAN_TO_CITIZEN'",
    [id],
  );

it('five working days from hearing the result; drafted, in the queue, ended by telling', async () => {
  const { id } = await sentBy('hien.tcd');
  await expect(app.as('hien.tcd', (act) => recordTransferReply(act, id, reply))).rejects.toMatchObject({
    errors: { isAsked: expect.any(String) },
  });
  await app.as('hien.tcd', (act) => recordTransferReply(act, id, { ...reply, heardOn: '2026-11-25', isAsked: 'yes' }));
  expect(await dutyOf(id)).toEqual([{ due_on: '2026-12-02', stopped_on: null }]);
  const [paper] = await app.database.owner<{ kind: string; state: string; fields: { outcome: unknown } }>(
    'select kind, state, fields from papers where petition_id = $1 order by id desc limit 1',
    [id],
  );
  expect(paper).toMatchObject({
    kind: 'NOTICE_TO_SENDER',
    state: 'submitted',
    fields: { outcome: { result: 'resolved', letterNumber: '41/TB-UBND' } },
  });
  const agent = await app.signIn('hien.tcd');
  expect((await agent.get('/work').expect(200)).text).toContain(`/petitions/${id}/citizen-notice`);
  expect((await agent.get(`/petitions/${id}/citizen-notice`).expect(200)).text).toContain('Cách thông báo');

  const told = { on: '2026-11-25', way: 'letter' as const, number: '' };
  await expect(app.as('hien.tcd', (act) => tellCitizen(act, id, told))).rejects.toMatchObject({
    errors: { number: expect.any(String) },
  });
  // A letter made outside comes into the board's own book, looked at again where numbers are left unused.
  const unit = (await app.database.actorOf('hien.tcd')).unitId;
  const { symbol } = await app.as('hien.tcd', ({ house }) => unitProfile(house, unit));
  const letter = { ...told, number: `12/TB-${symbol}` };
  await expect(app.as('hien.tcd', (act) => tellCitizen(act, id, letter))).rejects.toMatchObject({
    errors: { leap: expect.stringContaining('chưa dùng') },
  });
  const form = await agent.get(`/petitions/${id}/citizen-notice`).expect(200);
  const asked = await agent
    .post(`/petitions/${id}/citizen-notice`)
    .type('form')
    .send({ ...formFieldsOf(form.text), ...letter, on: '25/11/2026' });
  expect([asked.status, asked.text.includes(`Vẫn ghi số 12/TB-${symbol}`)]).toEqual([422, true]);
  await app.as('hien.tcd', (act) => tellCitizen(act, id, { ...letter, leap: letter.number }));
  expect(await dutyOf(id)).toEqual([{ due_on: '2026-12-02', stopped_on: '2026-11-25' }]);
  const [next, kept] = await app.as('hien.tcd', async ({ tx }) => [
    await peekNumber(tx, unit, `TB-${symbol}`, 2026),
    await listKept(tx, `TB-${symbol}`, 2026, 12, 12),
  ]);
  expect([next, kept]).toEqual([13, [{ number: 12, paperId: 0, promised: false }]]);
  await expect(app.as('hien.tcd', (act) => tellCitizen(act, id, { ...told, number: '12/TB-BTCD' }))).rejects.toMatchObject({
    status: 403,
  });
});

it('owes nothing when the citizen did not ask, nor in an office that is no reception board', async () => {
  const quiet = await sentBy('hien.tcd');
  await app.as('hien.tcd', (act) => recordTransferReply(act, quiet.id, { ...reply, isAsked: 'no' }));
  expect(await dutyOf(quiet.id)).toEqual([]);
  const ward = await sentBy('hoa.badinh');
  await app.as('hoa.badinh', (act) => recordTransferReply(act, ward.id, { ...reply, isAsked: 'yes' }));
  expect(await dutyOf(ward.id)).toEqual([]);
});

it('hears at once when the receiver records that it has told the result', async () => {
  const { id, transferId } = await sentBy('hien.tcd');
  await jobs();
  await app.as('yen.ngocha', (act) => openTransfer(act, transferId));
  const taken = await app.as('yen.ngocha', (act) => acceptTransfer(act, transferId));
  await app.as('yen.ngocha', (act) => tellTransferor(act, taken.petitionId));
  await jobs();
  const [notice] = await app.database.owner<{ words: string; href: string }>(
    "select words, href from notices where petition_id = $1 and words like '%kết quả giải quyết%'",
    [id],
  );
  expect(notice?.href).toBe(`/petitions/${id}/reply`);
  const [event] = await app.database.owner("select 1 as n from events where petition_id = $1 and kind = 'petition.result_told'", [
    id,
  ]);
  expect(event).toEqual({ n: 1 });
});
