// What is past a head is told by no undo: not by a number struck out, a counter, a refusal and its hour, a count of what stays; and a number
// that stands unseen is passed by, whichever way the next one is taken.
import { beforeAll, expect, it } from 'vitest';
import { takeYear } from '../../../src/petitions/insert.ts';
import { registerPetition } from '../../../src/petitions/registration.ts';
import { registerVisit } from '../../../src/reception/registration.ts';
import { startAct } from '../../../src/rollout/reorganisation/execution.ts';
import { signHandover } from '../../../src/rollout/reorganisation/handover/actions.ts';
import { loadAct } from '../../../src/rollout/reorganisation/queries.ts';
import { findUndoRefusal, undoAct } from '../../../src/rollout/reorganisation/undo.ts';
import { openBooks } from '../../../src/rollout/waves/books/actions.ts';
import { findAtWork } from '../../../src/rollout/waves/queries.ts';
import { acceptTransfer, openTransfer, sendTransfer } from '../../../src/transfers/actions.ts';
import type { Act } from '../../../src/web/act.ts';
import type { Context } from '../../../src/web/pages.ts';
import { runJobs } from '../../../src/worker.ts';
import { sendForm } from '../../accounts/administration.ts';
import { entry } from '../../reception/entries.ts';
import { anApp } from '../../support/an-app.ts';
import { aDenunciation, aRegistration } from '../../support/registration.ts';
import { readyToSend, toNgocHa } from '../../transfers/arrange.ts';
import { adminOf, keepHeads, prepareMerger } from './arrange.ts';

const app = anApp();
let actId = 0;
let baDinh = 0;
let ngocHa = 0;
const letters: number[] = [];
const rows = <Row extends Record<string, unknown>>(sql: string, params: unknown[] = []) => app.database.owner<Row>(sql, params);
const asAdmin = adminOf(app);
const jobs = () => runJobs(app.services, app.database.workerUrl);
const carry = async () => {
  await asAdmin((context) => startAct(context, actId));
  await jobs();
};
const order = () => asAdmin((context) => undoAct(context, actId, 'Thử'));
const refusal = ({ house, actor }: Pick<Act, 'house' | 'actor'>) =>
  loadAct(house, actId).then((act) => findUndoRefusal(house, act, actor));
/** Past the head of the office it is registered in. */
const denounce = async (login: string, head: string) => {
  const against = { kind: 'individual' as const, name: head, position: 'Chủ tịch', organization: 'UBND phường', accountId: null };
  return app.as(login, (act) => registerPetition(act, aDenunciation({ receivedOn: '2026-11-25', respondents: [against] })));
};
const plain = (login: string) => app.as(login, (act) => registerPetition(act, aRegistration({ receivedOn: '2026-11-25' })));
const numberOf = (given: string) => Number(/\d+$/.exec(given)?.[0]);
const bookOf = async (unit: number, table = 'petitions') =>
  (
    await rows<{ number: number; status: string }>(
      `select number, status from ${table} where unit_id = $1 and year = 2026 order by 1`,
      [unit],
    )
  ).map(({ number, status }) => `${number} ${status === 'void' ? 'struck' : 'stands'}`);
const openOf = (year: number, last: { petitionLast: number; visitLast: number }) =>
  app.as('phong.ngocha', (act) => openBooks(act as unknown as Context, { year, ...last }));
/** What a petition has with it. */
const tracesOf = async (id: number) => {
  const count = (table: string) => `(select count(*)::int from ${table} x where x.petition_id = $1) as ${table}`;
  const tables = ['parties', 'sealed_identities', 'petition_contents', 'clocks'].map(count);
  return (await rows(`select ${tables.join(', ')}`, [id]))[0];
};
const goingOn = async (id: number) =>
  (await rows<{ id: number }>('select id::int from petitions where origin_petition_id = $1', [id]))[0]?.id ?? 0;
const actPage = async (login: string) => {
  const page = await (await app.signIn(login)).get(`/admin/reorganisations/${actId}`).expect(200);
  return (/<main[\s\S]*<\/main>/.exec(page.text)?.[0] ?? '').replaceAll(/(csrf|nonce|value)="[^"]*"/g, '');
};

beforeAll(async () => {
  baDinh = await app.database.unitId('00004');
  ngocHa = await app.database.unitId('00008');
  app.setNow('2026-11-24T02:00:00Z');
  await app.as('hoa.badinh', (act) => registerPetition(act, aRegistration()));
  for (const subject of ['Kiến nghị sửa đường', 'Kiến nghị sửa cầu']) {
    const { id } = await readyToSend(app, { subject }, 'huong.sxd');
    letters.push(
      await app.as('huong.sxd', async (act) =>
        sendTransfer(act, id, { ...(await toNgocHa(app)), toUnitId: baDinh, sentOn: '2026-11-24' }),
      ),
    );
  }
  await jobs();
  app.setNow('2026-11-25T02:00:00Z');
  actId = await asAdmin((context) => prepareMerger(context, baDinh, ngocHa));
  await asAdmin((context) => keepHeads(context, actId));
}, 60_000);

it('a number past the head strikes out none below it in the office that stands again, and every way to the next number passes it by', async () => {
  await carry();
  await order();
  // The ward works again before the job has given its petitions back; its letters had taken numbers 2 and 3.
  expect(numberOf((await denounce('hoa.badinh', 'Hoàng Gia Thắng')).number)).toBe(4);
  await jobs();
  expect(await bookOf(baDinh)).toEqual(['1 stands', '4 stands']);
  const accepted = await app.as('hoa.badinh', async (act) => {
    await openTransfer(act, letters[0] ?? 0);
    return acceptTransfer(act, letters[0] ?? 0);
  });
  const next = [accepted.number, (await plain('hoa.badinh')).number, (await plain('hoa.badinh')).number];
  expect(next.map(numberOf)).toEqual([2, 3, 5]);
});

it('what is done with a record past the head ends no undo and gives its refusal no hour; whoever leads reads the same page', async () => {
  const [signedFor, fetched, worked] = [
    await denounce('hoa.badinh', 'Hoàng Gia Thắng'),
    await denounce('hoa.badinh', 'Hoàng Gia Thắng'),
    await denounce('hoa.badinh', 'Hoàng Gia Thắng'),
  ].map(({ id }) => id) as [number, number, number];
  const visit = await app.as('lan.badinh', (act) => registerVisit(act, entry({ receivedOn: '2026-11-25' })));
  await rows("update visits set status = 'recorded', due_on = '2026-12-05', replied_on = null where id = $1", [visit.id]);
  // Its book of receptions goes on from one on paper.
  await openOf(2026, { petitionLast: 0, visitLast: 40 });
  app.setNow('2026-11-25T02:10:00Z');
  await carry();
  const before = [await actPage('vinh.ngocha'), await actPage('quantri')];
  app.setNow('2026-11-25T03:30:00Z');
  const item = await rows<{ id: number }>('select id::int from handovers where petition_id = $1', [await goingOn(signedFor)]);
  expect(await app.as('hoa.badinh', (act) => signHandover(act, [item[0]?.id ?? 0], ''))).toMatchObject({ count: 1 });
  const fetching = `/petitions/${await goingOn(fetched)}/taking-over`;
  expect((await sendForm(await app.signIn('hai.ubndtp'), fetching, { reason: 'Thuộc thẩm quyền' })).status).toBe(303);
  await jobs();
  await rows(
    `insert into events (unit_id, at, account_id, by_unit_id, role, kind, petition_id, sealed)
     select $1, '2026-11-25T03:30:00Z', registered_by, $1, 'clerk', 'petition.corrected', id, true from petitions where id = $2`,
    [ngocHa, await goingOn(worked)],
  );
  const own = await denounce('yen.ngocha', 'Trịnh Đình Vinh');
  const heard = await app.as('mai.ngocha', (act) => registerVisit(act, entry({ receivedOn: '2026-11-25' })));
  await rows('update visits set past_head = true, sealed = true where id = $1', [heard.id]);
  await rows('update events set sealed = true where visit_id = $1', [heard.id]);
  expect([await actPage('vinh.ngocha'), await actPage('quantri')]).toEqual(before);
  expect(before[0]).toContain('Còn hoàn tác được');
  // An act everybody finds ends it, from its own hour on.
  app.setNow('2026-11-25T04:00:00Z');
  const never = new Error('never happened');
  await app
    .as('yen.ngocha', async (act) => {
      const { number } = await registerPetition(act, aRegistration({ receivedOn: '2026-11-25' }));
      expect(await refusal(act)).toBe(
        `Phường Ngọc Hà đã làm việc từ 25/11/2026 11:00 (tiếp nhận, vào sổ đơn ${number}) nên không hoàn tác được nữa.`,
      );
      throw never;
    })
    .catch((error) => expect(error).toBe(never));
  await order();
  await jobs();
  expect(await rows('select state, problem, moved from reorganisation_givers where reorganisation_id = $1', [actId])).toEqual([
    { state: 'undone', problem: '', moved: 0 },
  ]);
  // Signed for and no more it came back; sent on, worked on or registered there it stays, where it stood.
  const stays = await rows<{ id: number; number: number }>(
    'select coalesce(origin_petition_id, id)::int as id, number from petitions where unit_id = $1 and year = 2026 and past_head order by number',
    [ngocHa],
  );
  expect(stays.map(({ id }) => id)).toEqual([fetched, worked, own.id]);
  expect(
    await rows("select status = 'handed_over' as gone from petitions where id = any ($1::bigint[]) order by id", [
      [signedFor, fetched, worked],
    ]),
  ).toEqual([{ gone: false }, { gone: true }, { gone: true }]);
  // Parted from the office it came to, it is lost to nobody: whoever registered it reads where it went on, the superior fetches what stayed there.
  const kept = (await (await app.signIn('hoa.badinh')).get(`/petitions/${worked}`).expect(200)).text.replaceAll(/<[^>]+>/g, '');
  expect(kept).toContain('Nay do Phường Ngọc Hà giải quyết');
  const superior = await app.signIn('hai.ubndtp');
  const there = await goingOn(worked);
  expect((await superior.get('/work?group=all').expect(200)).text).toContain(`/petitions/${there}/taking-over`);
  expect(await tracesOf(there)).toEqual(await tracesOf(worked));
  // Its book goes on where everybody there saw it end, around what stands unseen.
  const standing = stays.map(({ number }) => number);
  const given = await app.as('yen.ngocha', ({ tx }) => takeYear(tx, 'petition', 2026, Math.max(...standing)));
  expect(given).toEqual([...Array(given.length + standing.length).keys()].map((n) => n + 1).filter((n) => !standing.includes(n)));
  expect(await bookOf(ngocHa, 'visits')).toEqual(['42 stands']);
  const visits = [];
  for (let count = 0; count < 2; count += 1)
    visits.push(numberOf((await app.as('mai.ngocha', (act) => registerVisit(act, entry({ receivedOn: '2026-11-25' })))).number));
  expect(visits).toEqual([41, 43]);
}, 30_000);

it('a year whose only number is past the head is none of the books he sees and opens; a unit nobody else came to is not at work', async () => {
  const [vinh, year] = [await app.signIn('vinh.ngocha'), 2025];
  const against = {
    kind: 'individual' as const,
    name: 'Trịnh Đình Vinh',
    position: 'Chủ tịch',
    organization: 'UBND phường',
    accountId: null,
  };
  await app.as('yen.ngocha', (act) =>
    registerPetition(act, aDenunciation({ receivedOn: `${year}-12-30`, respondents: [against] })),
  );
  const books = async () => (await vinh.get('/books').expect(200)).text;
  expect(await books()).not.toContain(String(year));
  await openOf(year, { petitionLast: 30, visitLast: 0 });
  expect(await app.as('yen.ngocha', ({ tx }) => takeYear(tx, 'petition', year, 1))).toEqual([31]);
  const late = { receivedOn: `${year}-12-30` };
  await app.as('yen.ngocha', (act) => registerPetition(act, aRegistration(late)));
  expect(await books()).toContain('nối sổ giấy sau đơn số 30');
  await expect(openOf(year, { petitionLast: 40, visitLast: 0 })).rejects.toMatchObject({
    errors: { petitionLast: expect.stringContaining('đã cấp số') },
  });
  const sxd = (await app.database.actorOf('huong.sxd')).unitId;
  const told = () =>
    app.as('quantri', async ({ house }) => [
      (await findAtWork(house, [sxd])).size,
      (await house.one<{ open: boolean }>('select is_open as open from wave_books(array[$1::int], 2026)', [sxd])).open,
    ]);
  expect(await told()).toEqual([1, true]);
  await rows('update petitions set past_head = true where unit_id = $1', [sxd]);
  expect(await told()).toEqual([0, false]);
});
