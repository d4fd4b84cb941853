// Letters that lay unanswered in an office the switch ended lie there again, with their days, once the act is taken back.
import { beforeAll, expect, it } from 'vitest';
import { registerPetition } from '../../../src/petitions/registration.ts';
import { startAct } from '../../../src/rollout/reorganisation/execution.ts';
import { undoAct } from '../../../src/rollout/reorganisation/undo.ts';
import { acceptTransfer, openTransfer, recordTransferReply, sendTransfer } from '../../../src/transfers/actions.ts';
import { runJobs } from '../../../src/worker.ts';
import { anApp } from '../../support/an-app.ts';
import { aDenunciation, aRegistration } from '../../support/registration.ts';
import { approve, readyToSend, toNgocHa } from '../../transfers/arrange.ts';
import { adminOf, keepHeads, prepareMerger } from './arrange.ts';

const app = anApp();
let actId = 0;
let baDinh = 0;
const transfer: Record<string, number> = {};
const petition: Record<string, number> = {};
const rows = <Row extends Record<string, unknown>>(sql: string, params: unknown[] = []) => app.database.owner<Row>(sql, params);
const asAdmin = adminOf(app);
const jobs = () => runJobs(app.services, app.database.workerUrl);
const carry = async () => {
  await asAdmin((context) => startAct(context, actId));
  await jobs();
};
const undo = async () => {
  await asAdmin((context) => undoAct(context, actId, 'Thử'));
  await jobs();
};
const tables = [
  'petitions',
  'transfer_answers',
  'petition_contents',
  'parties',
  'clocks',
  'named_accounts',
  'sealed_identities',
  'blind_indexes',
  'attachments',
  'matters',
  'search.petition_words',
  'search.petition_bands',
];
const standing = async () => ({
  rows: await Promise.all(
    tables.map(async (table) => [
      table,
      (await rows<{ n: number }>(`select count(*)::int as n from ${table} where unit_id = $1`, [baDinh]))[0]?.n,
    ]),
  ),
  slips: await rows('select public_code, unit_id, petition_id from public_slips order by 1'),
  books: await rows("select year, value from counters where unit_id = $1 and name = 'petition' and value > 0 order by 1", [
    baDinh,
  ]),
});
const box = async () => {
  const text = (await (await app.signIn('hoa.badinh')).get('/transfers?box=in').expect(200)).text;
  return [...text.matchAll(/href="(\/transfers\/\d+)"/g)].map((found) => found[1]);
};
const send = async (name: string, id: number) => {
  petition[name] = id;
  transfer[name] = await app.as('huong.sxd', async (act) =>
    sendTransfer(act, id, { ...(await toNgocHa(app)), toUnitId: baDinh, sentOn: '2026-11-24' }),
  );
};

beforeAll(async () => {
  baDinh = await app.database.unitId('00004');
  app.setNow('2026-11-24T02:00:00Z');
  await app.as('hoa.badinh', (act) => registerPetition(act, aRegistration()));
  await send('unread', (await readyToSend(app, {}, 'huong.sxd')).id);
  await send('opened', (await readyToSend(app, { subject: 'Kiến nghị khác' }, 'huong.sxd')).id);
  const sealed = await app.as('huong.sxd', (act) => registerPetition(act, aDenunciation({ receivedOn: '2026-11-23' })));
  await approve(app, sealed.id);
  await send('sealed', sealed.id);
  await jobs();
  await app.as('hoa.badinh', (act) => openTransfer(act, transfer.opened ?? 0));
  app.setNow('2026-11-25T02:00:00Z');
  const ngocHa = await app.database.unitId('00008');
  actId = await asAdmin((context) => prepareMerger(context, baDinh, ngocHa));
  await asAdmin((context) => keepHeads(context, actId));
}, 60_000);

it('what the switch registered is gone, the letters wait as before, and their senders hear of it', async () => {
  const before = await standing();
  const waiting = await box();
  expect(waiting).toHaveLength(3);
  await carry();
  expect(
    await rows("select 1 from transfer_answers where kind = 'accepted' and transfer_id = any ($1::bigint[])", [
      Object.values(transfer),
    ]),
  ).toHaveLength(3);
  await undo();
  expect(await rows('select state, problem from reorganisation_givers where reorganisation_id = $1', [actId])).toEqual([
    { state: 'undone', problem: '' },
  ]);
  expect(await standing()).toEqual(before);
  expect(await box()).toEqual(waiting);
  expect(
    await rows('select kind from transfer_answers where transfer_id = any ($1::bigint[])', [Object.values(transfer)]),
  ).toEqual([{ kind: 'opened' }]);
  expect(
    await rows(
      "select kind from events where petition_id = $1 and kind in ('petition.transfer_accepted', 'petition.transfer_waits_again') order by id",
      [petition.unread],
    ),
  ).toEqual([{ kind: 'petition.transfer_accepted' }, { kind: 'petition.transfer_waits_again' }]);
  const page = (await (await app.signIn('huong.sxd')).get(`/petitions/${petition.unread}`).expect(200)).text;
  expect(page).toContain('Việc nhận đơn được hoàn tác');
});

it('carried out once more it is taken in once more, and what its sender has closed since stays registered', async () => {
  await carry();
  await app.as('huong.sxd', (act) =>
    recordTransferReply(act, petition.opened ?? 0, { number: '5/CV', on: '2026-11-25', note: 'Đã giải quyết' }),
  );
  await undo();
  const kept = await rows<{ transfer: number }>(
    "select transfer_id::int as transfer from transfer_answers where kind = 'accepted' and unit_id = $1",
    [baDinh],
  );
  expect(kept).toEqual([{ transfer: transfer.opened }]);
  expect(await box()).not.toContain(`/transfers/${transfer.opened}`);
});

it('a number below one given since is struck out, and the letter is accepted under the next', async () => {
  await carry();
  await asAdmin((context) => undoAct(context, actId, 'Thử'));
  // The ward works again before the job has given its petitions back.
  const { number } = await app.as('hoa.badinh', (act) => registerPetition(act, aRegistration()));
  await jobs();
  // One of them stood below what stayed registered before.
  const struck = await rows<{ reason: string }>(
    "select void_reason as reason from petitions where unit_id = $1 and status = 'void'",
    [baDinh],
  );
  expect(struck.map(({ reason }) => reason)).toEqual(Array(3).fill('Hoàn tác 9/NQ-HĐND, đơn chuyển đến chờ nhận như trước'));
  expect(await rows("select 1 from parties a join petitions p on p.id = a.petition_id where p.status = 'void'")).toEqual([]);
  const accepted = await app.as('hoa.badinh', async (act) => {
    await openTransfer(act, transfer.unread ?? 0);
    return acceptTransfer(act, transfer.unread ?? 0);
  });
  expect(Number(accepted.number.slice(-6))).toBe(Number(number.slice(-6)) + 1);
  expect(await rows('select received_on::text as on from petitions where id = $1', [accepted.petitionId])).toEqual([
    { on: '2026-11-24' },
  ]);
  const page = await (await app.signIn('hoa.badinh')).get('/petitions').expect(200);
  expect(page.text).toContain(accepted.number);
  const [first] = await rows<{ id: number }>("select id::int from petitions where unit_id = $1 and status = 'void' limit 1", [
    baDinh,
  ]);
  const shown = await (await app.signIn('hoa.badinh')).get(`/petitions/${first?.id}`).expect(200);
  expect(shown.text).toContain('chờ nhận như trước');
});
