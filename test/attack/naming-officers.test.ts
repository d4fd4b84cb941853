// Naming an officer hides a petition from him: who named whom is seen by others and taken back by a second person; nobody lets one lie.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { notifyOfficers } from '../../src/notifications/actions.ts';
import { nameIn } from '../../src/petitions/named/actions.ts';
import { registerPetition } from '../../src/petitions/registration.ts';
import { runJobs } from '../../src/worker.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { aDenunciation, aRegistration, aSender } from '../support/registration.ts';
import { accountOf, denouncer, send, toldOf } from './second-eyes.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
}, 60_000);
afterAll(() => app.close());

describe('a naming that hides too much', () => {
  let id = 0;
  beforeAll(async () => {
    const cuong = await accountOf(app, 'cuong.badinh');
    const respondents = [{ kind: 'individual' as const, name: 'X', position: '', organization: '', accountId: cuong }];
    id = (await app.as('hoa.badinh', (act) => registerPetition(act, aRegistration({ respondents })))).id;
  });

  it('is an event with the name of who named whom, and stands on the petition for inspectorate and leader', async () => {
    const [event] = await app.database.owner<{ login: string; data: { names: string[] } }>(
      "select a.login, e.data from events e join accounts a on a.id = e.account_id where e.petition_id = $1 and e.kind = 'petition.officers_named'",
      [id],
    );
    expect(event).toMatchObject({ login: 'hoa.badinh', data: { names: ['Vũ Bá Cường'] } });
    for (const login of ['thang.badinh', 'hung.thanhtra', 'tam.thanhtra']) {
      const page = await (await app.signIn(login)).get(`/petitions/${id}/hidden-from`).expect(200);
      expect(page.text).toContain('Vũ Bá Cường');
      expect(page.text).toContain('Trần Diệu Hoa');
    }
    await (await app.signIn('cuong.badinh')).get(`/petitions/${id}/hidden-from`).expect(403);
    await (await app.signIn('hoa.badinh')).get(`/petitions/${id}/hidden-from`).expect(403);
  });

  it('of a denunciation is taken back with a reason that names no denouncer', async () => {
    const cuong = await accountOf(app, 'cuong.badinh');
    const respondents = [{ kind: 'individual' as const, name: 'X', position: '', organization: '', accountId: cuong }];
    const senders = [aSender({ name: 'Khuất Thị Chim Sẻ', phone: '0912345678' })];
    const made = await app.as('hoa.badinh', (act) => registerPetition(act, aDenunciation({ senders, respondents })));
    const reason = 'Bà Khuất Thị Chim Sẻ (0912.345.678) nói nhầm';
    const address = `/petitions/${made.id}/hidden-from/${cuong}/lifting`;
    expect((await send(await app.signIn('hung.thanhtra'), address, { reason })).status).toBe(303);
    const [event] = await app.database.owner<{ data: { reason: string } }>(
      "select data from events where petition_id = $1 and kind = 'petition.name_lifted'",
      [made.id],
    );
    expect(event?.data.reason).toBe('Người tố cáo ((số đã che)) nói nhầm');
  });

  it('is taken back with a reason by the chief inspector, and stays taken back', async () => {
    const cuong = await accountOf(app, 'cuong.badinh');
    const address = `/petitions/${id}/hidden-from/${cuong}/lifting`;
    expect((await send(await app.signIn('tam.thanhtra'), address, { reason: 'Nhầm' })).status).toBe(403);
    const chief = await app.signIn('hung.thanhtra');
    expect((await send(chief, address, { reason: '' })).status).toBe(422);
    expect((await send(chief, address, { reason: 'Không phải người bị khiếu nại' })).status).toBe(303);
    await (await app.signIn('cuong.badinh')).get(`/petitions/${id}`).expect(200);
    await runJobs(app.services, app.database.workerUrl);
    expect(await toldOf(app, 'petition.name_lifted')).toEqual(['hoa.badinh', 'thang.badinh']);
    const events = await app.database.owner<{ data: { reason: string } }>(
      "select data from events where petition_id = $1 and kind = 'petition.name_lifted'",
      [id],
    );
    expect(events).toMatchObject([{ data: { reason: 'Không phải người bị khiếu nại' } }]);
    await app.database.owner("update assignments set during = daterange('2025-08-01', null) where account_id = $1", [cuong]);
    await (await app.signIn('cuong.badinh')).get(`/petitions/${id}`).expect(200);
  });

  it('nobody takes his own back, nor one of a denunciation past the head from inside the unit', async () => {
    const head = [{ kind: 'individual' as const, name: 'Hoàng Gia Thắng', position: '', organization: '', accountId: null }];
    const past = await app.as('hoa.badinh', (act) => registerPetition(act, aDenunciation({ respondents: head })));
    const thang = await accountOf(app, 'thang.badinh');
    expect(
      (await send(await app.signIn('thang.badinh'), `/petitions/${past.id}/hidden-from/${thang}/lifting`, { reason: 'x' }))
        .status,
    ).toBe(404);
    for (const login of ['thang.badinh', 'hoa.badinh']) {
      const lifted = await app.as(login, (act) =>
        act.tx.one<{ unit: number | null }>('select lift_name($1, $2, $3, now()) as unit', [past.id, thang, 'x']),
      );
      expect(lifted.unit).toBeNull();
    }
  });
});

describe('a denunciation past the head whose registering officer is gone', () => {
  it('is fetched by the superior, whom the unit’s staff does not see doing it', async () => {
    const { id } = await app.as('lan.badinh', (act) =>
      registerPetition(act, aDenunciation({ pastHead: true, senders: [aSender({ name: denouncer })] })),
    );
    await app.database.owner("update accounts set disabled_at = now() where login = 'lan.badinh'");
    const address = `/petitions/${id}/taking-over`;
    for (const login of ['cuong.badinh', 'thang.badinh', 'tam.thanhtra'])
      expect([403, 404, 303]).toContain((await (await app.signIn(login)).get(address)).status);
    const chief = await app.signIn('hung.thanhtra');
    expect((await chief.get(`/petitions/${id}`).expect(200)).text).toContain(address);
    expect((await send(chief, address, { reason: 'Người vào sổ đã nghỉ việc' })).status).toBe(303);
    await runJobs(app.services, app.database.workerUrl);
    const [transfer] = await app.database.owner<{ id: number; unit: string }>(
      'select t.id::int, u.name as unit from transfers t join units u on u.id = t.to_unit_id where t.petition_id = $1',
      [id],
    );
    expect(transfer?.unit).toBe('Thanh tra Thành phố');
    const clerk = await app.signIn('thuy.thanhtra');
    await clerk.get(`/transfers/${transfer?.id}`).expect(200);
    await (await app.signIn('thang.badinh')).get(`/transfers/${transfer?.id}`).expect(404);
    await (await app.signIn('cuong.badinh')).get(`/petitions/${id}`).expect(404);
    await app.database.owner("update accounts set disabled_at = null where login = 'lan.badinh'");
  });
});

describe('what an officer was told of a petition before he was named in it', () => {
  it('is not there for him any more, in the list nor at its own address, until the naming is taken back', async () => {
    const { id } = await app.as('hoa.badinh', (act) => registerPetition(act, aRegistration()));
    const cuong = await accountOf(app, 'cuong.badinh');
    const words = 'Được phân công xử lý đơn của chị Sáo Sậu';
    await app.as('hoa.badinh', (act) =>
      notifyOfficers(act, [cuong], { kind: 'petition.assigned', petitionId: id, words, href: `/petitions/${id}` }),
    );
    const officer = await app.signIn('cuong.badinh');
    const list = async () => (await officer.get('/notices').expect(200)).text.includes(words);
    expect(await list()).toBe(true);
    await app.as('hoa.badinh', (act) =>
      nameIn(act, { petitionId: id, sealed: false }, [{ accountId: cuong, how: 'answer' }], 'KN'),
    );
    expect(await list()).toBe(false);
    await app.database.owner('delete from named_accounts where petition_id = $1', [id]);
    expect(await list()).toBe(true);
  });
});
