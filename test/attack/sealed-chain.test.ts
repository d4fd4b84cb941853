// A complaint went through several offices under its sender's name; one of them finds that it is a denunciation. From that
// commit on no office shows the name, and soon each has sealed its own copy.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { classifyPetition } from '../../src/petitions/classification/actions.ts';
import { registerPetition } from '../../src/petitions/registration.ts';
import { sealOnRequest } from '../../src/petitions/steps/actions.ts';
import { acceptTransfer, openTransfer } from '../../src/transfers/actions.ts';
import { runJobs } from '../../src/worker.ts';
import { answers, ownDenunciation } from '../petitions/handling.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { aRegistration, aSender } from '../support/registration.ts';
import { constructionDepartment, handOver, type Looks, looksOf, send } from './looks.ts';

let app: TestApp;
let looks: Looks;
beforeAll(async () => {
  app = await testApp();
  looks = looksOf(app);
}, 60_000);
afterAll(() => app.close());

const name = 'Khuất Thị Chim Sẻ';
const asked = encodeURIComponent(name);
const chairman = [
  { kind: 'individual' as const, name: 'Hoàng Gia Thắng', position: 'Chủ tịch', organization: 'UBND phường', accountId: null },
];
const chairmanThere = [
  {
    kind: 'individual' as const,
    name: '',
    position: 'Chủ tịch UBND phường',
    organization: 'UBND phường Ngọc Hà',
    accountId: null,
  },
];
const register = (login: string, respondents = chairman) =>
  app.as(login, (act) =>
    registerPetition(act, aRegistration({ senders: [aSender({ name, email: 'chimse@example.org' })], respondents })),
  );
interface Row {
  id: number;
  sealed: boolean;
  petition_type: string;
  public_code: string | null;
  thread_id: string;
  matter_id: string;
}
const rows = (...ids: number[]) =>
  app.database.owner<Row>(
    'select id::int, sealed, petition_type, public_code, thread_id, matter_id from petitions where id = any($1) order by id',
    [ids],
  );

/** Nobody of these reads the name on the address, whatever the status. */
async function expectNoName(logins: readonly string[], addresses: readonly string[]): Promise<void> {
  for (const login of logins)
    for (const address of addresses)
      expect([login, address, (await looks.get(login, address)).text.includes(name)]).toEqual([login, address, false]);
}

/** A search for the name finds none of these petitions. */
async function expectNotFound(logins: readonly string[], ids: readonly number[]): Promise<void> {
  for (const login of logins) {
    const { text } = await looks.get(login, `/search?q=${asked}`);
    for (const id of ids) expect([login, id, text.includes(`/petitions/${id}"`)]).toEqual([login, id, false]);
  }
}

const ward = ['lan.badinh', 'hoa.badinh', 'trang.badinh', 'nga.badinh', 'thang.badinh'];
const city = ['tam.thanhtra', 'dung.tcd', 'hai.ubndtp'];

describe('a complaint of the ward that the department finds to be a denunciation', () => {
  let ours: number;
  let theirs: number;
  let transferId: number;
  beforeAll(async () => {
    const registered = await register('hoa.badinh');
    ours = registered.id;
    await looks.attach('hoa.badinh', ours, `don cua ${name}.pdf`);
    const taken = await handOver(app, 'hoa.badinh', ours, await constructionDepartment(app), 'huong.sxd');
    theirs = taken.petitionId;
    transferId = taken.transferId;
    await app.as('binh.sxd', (act) => classifyPetition(act, theirs, answers(ownDenunciation)));
  }, 60_000);

  it('shows no name anywhere before any job has run', async () => {
    expect((await rows(ours, theirs)).map((row) => row.sealed)).toEqual([false, true]);
    await expectNoName([...ward, ...city], [`/petitions/${ours}`, `/petitions/${theirs}`, `/petitions/${ours}/attachments`]);
    await expectNotFound([...ward, ...city], [ours, theirs]);
  });

  it('is not sealed by hand in between, without its people', async () => {
    await expect(app.as('cuong.badinh', (act) => sealOnRequest(act, ours, { reason: 'Đơn tố cáo' }))).rejects.toThrow(
      'Phần mềm đang niêm phong',
    );
  });

  it('stops answering the slip before any job has run', async () => {
    const slips = await app.database.owner('select 1 from public_slips where petition_id = any($1) and withdrawn_at is null', [
      [ours, theirs],
    ]);
    expect(slips).toEqual([]);
  });

  it('is sealed in the ward too, with the same thread, once the jobs have run', async () => {
    await runJobs(app.services, app.database.workerUrl);
    const [mine, other] = await rows(ours, theirs);
    expect(mine).toMatchObject({ sealed: true, petition_type: 'TC', public_code: null, thread_id: other?.thread_id });
    expect(await app.database.owner('select 1 from due_seals')).toEqual([]);
    expect(await app.database.owner("select 1 from messages where recipient <> '' or state = 'queued'")).toEqual([]);
    expect(
      await app.database.owner("select 1 from parties where petition_id = $1 and name ilike '%' || $2 || '%'", [ours, name]),
    ).toEqual([]);
    await expectNoName([...ward, ...city], [`/petitions/${ours}`, `/petitions/${theirs}`, `/petitions/${ours}/attachments`]);
    await expectNotFound([...ward, ...city], [ours, theirs]);
  });

  it('is not there for the chairman it denounces, in his own ward', async () => {
    expect((await looks.get('thang.badinh', `/petitions/${ours}`)).status).toBe(404);
    expect((await looks.get('thang.badinh', `/transfers/${transferId}`)).status).toBe(404);
  });

  it('goes past the head in the ward too: nobody who works under him opens it', async () => {
    const [row] = await app.database.owner('select past_head from petitions where id = $1', [ours]);
    expect(row).toEqual({ past_head: true });
    const opened = await looks.reveal('cuong.badinh', `/petitions/${ours}/identity`);
    expect([403, 404]).toContain(opened.status);
    expect(opened.text).not.toContain(name);
  });
});

describe('the transfer page of the receiver', () => {
  it('shows neither words, people nor files once the receiver has a petition of its own', async () => {
    const { id } = await register('hoa.badinh', []);
    await looks.attach('hoa.badinh', id, `don cua ${name}.pdf`);
    const [file] = await app.database.owner<{ id: number }>('select id::int from attachments where petition_id = $1', [id]);
    const transferId = await send(app, 'hoa.badinh', id, await app.database.unitId('00008'));
    await app.as('yen.ngocha', (act) => openTransfer(act, transferId));
    const address = `/transfers/${transferId}`;
    const before = await looks.get('yen.ngocha', address);
    expect(before.text).toContain(name);
    expect((await looks.get('yen.ngocha', `${address}/files/${file?.id}`)).status).toBe(200);
    const { petitionId } = await app.as('yen.ngocha', (act) => acceptTransfer(act, transferId));
    const [copy] = await app.database.owner<{ n: number }>('select count(*)::int as n from attachments where petition_id = $1', [
      petitionId,
    ]);
    expect(copy?.n).toBe(1);
    const readers = ['yen.ngocha', 'mai.ngocha', 'tuan.ngocha', 'phong.ngocha', 'vinh.ngocha'];
    for (const login of readers) {
      const page = await looks.get(login, address);
      expect([login, page.status, page.text.includes(name), page.text.includes('/files/')]).toEqual([login, 200, false, false]);
      expect([login, (await looks.get(login, `${address}/files/${file?.id}`)).status]).toEqual([login, 404]);
    }
    await app.as('tuan.ngocha', (act) => classifyPetition(act, petitionId, answers(ownDenunciation)));
    await expectNoName(readers, [address, `/petitions/${petitionId}`]);
  });
});

describe('a petition that went on', () => {
  it('is sealed in every office of the way when the last one finds out', async () => {
    const { id: first } = await register('hoa.badinh', []);
    const second = (await handOver(app, 'hoa.badinh', first, await constructionDepartment(app), 'huong.sxd')).petitionId;
    const third = (await handOver(app, 'huong.sxd', second, await app.database.unitId('00008'), 'yen.ngocha')).petitionId;
    await app.as('tuan.ngocha', (act) => classifyPetition(act, third, answers(ownDenunciation)));
    await expectNotFound([...ward, ...city, 'huong.sxd'], [first, second, third]);
    await runJobs(app.services, app.database.workerUrl);
    const found = await rows(first, second, third);
    expect(found.map((row) => row.sealed)).toEqual([true, true, true]);
    expect(new Set(found.map((row) => row.thread_id)).size).toBe(1);
    await expectNoName(
      [...city, 'huong.sxd', 'lan.badinh'],
      [first, second, third].map((id) => `/petitions/${id}`),
    );
  });

  it('is sealed by the sender after it went away, and at the receiver by a job', async () => {
    const { id } = await register('hoa.badinh', []);
    const taken = await handOver(app, 'hoa.badinh', id, await app.database.unitId('00008'), 'yen.ngocha');
    expect((await looks.get('cuong.badinh', `/petitions/${id}/sealing`)).status).toBe(200);
    await app.as('cuong.badinh', (act) => sealOnRequest(act, id, { reason: 'Đơn tố cáo cán bộ' }));
    await expectNoName(['yen.ngocha', 'vinh.ngocha'], [`/petitions/${taken.petitionId}`]);
    await runJobs(app.services, app.database.workerUrl);
    expect((await rows(id, taken.petitionId)).map((row) => row.sealed)).toEqual([true, true]);
    const [clock] = await app.database.owner<{ due_rule: string }>('select due_rule from petitions where id = $1', [
      taken.petitionId,
    ]);
    expect(clock?.due_rule).toBe('TC_INITIAL');
    const opened = await looks.reveal('vinh.ngocha', `/petitions/${taken.petitionId}/identity`);
    expect(opened.text).toContain(name);
  });

  it('sealed on its way is no longer there for the officer of the receiver whom it means by his post', async () => {
    const { id } = await register('hoa.badinh', chairmanThere);
    const transferId = await send(app, 'hoa.badinh', id, await app.database.unitId('00008'));
    await app.as('yen.ngocha', (act) => openTransfer(act, transferId));
    // A complaint about his decision he reads.
    expect((await looks.get('vinh.ngocha', `/transfers/${transferId}`)).status).toBe(200);
    await app.as('cuong.badinh', (act) => sealOnRequest(act, id, { reason: 'Đơn tố cáo cán bộ' }));
    expect((await looks.get('vinh.ngocha', `/transfers/${transferId}`)).status).toBe(404);
    expect((await looks.get('yen.ngocha', `/transfers/${transferId}`)).status).toBe(200);
    const said = await app.database.owner<{ sealed: boolean }>(
      "select sealed from events where petition_id = $1 and kind = 'petition.officers_named'",
      [id],
    );
    expect([said.length > 0, said.every((event) => event.sealed)]).toEqual([true, true]);
  });

  it('counts for the superior where the job finds that it is against the head', async () => {
    const { id } = await register('hoa.badinh', chairmanThere);
    const taken = await handOver(app, 'hoa.badinh', id, await app.database.unitId('00008'), 'yen.ngocha');
    await app.as('cuong.badinh', (act) => sealOnRequest(act, id, { reason: 'Đơn tố cáo cán bộ' }));
    await runJobs(app.services, app.database.workerUrl);
    const [copy] = await app.database.owner('select sealed, past_head, next_act, due_rule from petitions where id = $1', [
      taken.petitionId,
    ]);
    expect(copy).toEqual({ sealed: true, past_head: true, next_act: 'transfer', due_rule: 'TC_TRANSFER' });
  });

  it('sealed on its way is registered sealed where it arrives', async () => {
    const { id } = await register('hoa.badinh', []);
    const transferId = await send(app, 'hoa.badinh', id, await app.database.unitId('00008'));
    await app.as('cuong.badinh', (act) => sealOnRequest(act, id, { reason: 'Đơn tố cáo cán bộ' }));
    // The desk of the receiver reads no denunciation; the clerk does, without the name.
    await app.as('yen.ngocha', (act) => openTransfer(act, transferId));
    await expectNoName(['mai.ngocha', 'yen.ngocha'], [`/transfers/${transferId}`]);
    const { petitionId } = await app.as('yen.ngocha', (act) => acceptTransfer(act, transferId));
    const [mine, theirs] = await rows(id, petitionId);
    expect(theirs).toMatchObject({ sealed: true, petition_type: 'TC', public_code: null, thread_id: mine?.thread_id });
    await expectNoName(['yen.ngocha', 'tam.thanhtra'], [`/petitions/${petitionId}`]);
  });
});
