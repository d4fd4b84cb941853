// A ward that is going to be divided, with a record of every kind that goes along, and those who walk the pages.
import type { Response } from 'supertest';
import { afterAll, beforeAll } from 'vitest';
import { registerPetition } from '../../../../src/petitions/registration.ts';
import { registerVisit } from '../../../../src/reception/registration.ts';
import { sendTransfer } from '../../../../src/transfers/actions.ts';
import { runJobs } from '../../../../src/worker.ts';
import { acceptedComplaint } from '../../../proceedings/arrange.ts';
import { citizen, entry } from '../../../reception/entries.ts';
import { type Agent, formFieldsOf, type TestApp, testApp } from '../../../support/app.ts';
import { aDenunciation, aRegistration, aSender } from '../../../support/registration.ts';
import { readyToSend, toNgocHa } from '../../../transfers/arrange.ts';
import { staffOffice } from '../arrange.ts';

/** What the parts of the journey share; filled before the first of them. */
export interface Ward {
  app: TestApp;
  admin: Agent;
  clerk: Agent;
  /** The page of the act. */
  here: string;
  /** Units and records by the names this journey calls them. */
  unit: Record<string, number>;
  id: Record<string, number>;
  slip: { code: string; pin: string };
  /** Opens a page and sends its form; the page itself where it does not open. */
  send: (agent: Agent, path: string, fields: Record<string, string | string[]>, action?: string) => Promise<Response>;
  /** The first row, as the owner sees it. */
  one: <Row extends Record<string, unknown>>(sql: string, params?: unknown[]) => Promise<Row | undefined>;
}

/** Phường Ba Đình with all that goes along: begun before all tests of the file, dropped after them. */
export function aWard(): Ward {
  const unit: Record<string, number> = {};
  const id: Record<string, number> = {};
  const send = async (agent: Agent, path: string, fields: Record<string, string | string[]>, action = path) => {
    const page = await agent.get(path);
    // A form of what would be refused does not open.
    if (page.status !== 200) return page;
    return agent
      .post(action)
      .type('form')
      .send({ ...formFieldsOf(page.text), ...fields });
  };
  const one = async <Row extends Record<string, unknown>>(sql: string, params: unknown[] = []) =>
    (await at.app.database.owner<Row>(sql, params))[0];
  const at = { here: '', unit, id, slip: { code: '', pin: '' }, send, one } as Ward;

  beforeAll(async () => {
    at.app = await testApp();
    for (const [name, code] of [
      ['baDinh', '00004'],
      ['ngocHa', '00008'],
      ['hongHa', '00097'],
      ['xayDung', 'so-xay-dung'],
    ] as const)
      unit[name] = await at.app.database.unitId(code);
    await staffOffice(at.app, unit.hongHa ?? 0);
    const accepted = await acceptedComplaint(at.app, '2026-11-23');
    id.accepted = accepted.petitionId;
    id.proceeding = accepted.id;
    at.app.setNow('2026-11-25T02:00:00Z');
    const register = async (name: string, ...registration: Parameters<typeof aRegistration>) => {
      const made = await at.app.as('hoa.badinh', (act) => registerPetition(act, aRegistration(...registration)));
      id[name] = made.id;
      return made;
    };
    const first = await register('street', { senders: [aSender({ address: 'Số 5, phố Đội Cấn' })] });
    at.slip = { code: first.publicCode ?? '', pin: first.pin ?? '' };
    await register('other', {
      senders: [aSender({ name: 'Lò Văn Pín', address: 'Số 9, ngõ 12 phố Đội Nhân', idNumber: '001168009999' })],
    });
    id.sealed = (
      await at.app.as('hoa.badinh', (act) =>
        registerPetition(act, aDenunciation({ senders: [aSender({ name: 'Quàng Thị Ún', idNumber: '001170005555' })] })),
      )
    ).id;
    // Received at the desk: two wait for an answer, one of the street whose cases go elsewhere; one was guided on the spot.
    for (const [name, change] of [
      ['visit', {}],
      ['streetVisit', { people: [{ ...citizen, idNumber: '001185004444', address: 'Số 7, phố Đội Cấn' }] }],
      ['chosenVisit', { people: [{ ...citizen, idNumber: '001185006666', address: 'Số 3, phố Đội Nhân' }] }],
      ['guided', { outcome: 'guided', guidedTo: 'Tòa án nhân dân khu vực 1' }],
    ] as const)
      id[name] = (await at.app.as('lan.badinh', (act) => registerVisit(act, entry(change as Parameters<typeof entry>[0])))).id;
    // Sent by Ngọc Hà, not answered yet.
    const arriving = await readyToSend(at.app, { subject: 'Kiến nghị chuyển đến' }, 'yen.ngocha');
    await at.app.as('yen.ngocha', async (act) =>
      sendTransfer(act, arriving.id, { ...(await toNgocHa(at.app)), toUnitId: unit.baDinh ?? 0 }),
    );
    // Sent to the department by Ba Đình, which will be gone when it comes back.
    const leaving = await readyToSend(at.app, { subject: 'Kiến nghị chuyển đi' });
    await at.app.as('hoa.badinh', async (act) =>
      sendTransfer(act, leaving.id, { ...(await toNgocHa(at.app)), toUnitId: unit.xayDung ?? 0 }),
    );
    await runJobs(at.app.services, at.app.database.workerUrl);
    await at.app.database.owner(
      `insert into reception_days (unit_id, kind, on_date, starts_at, ends_at, place, host_name, host_title, state, created_at, created_by)
       values ($1, 'periodic', '2026-12-10', '08:00', '11:30', 'Trụ sở', 'Hoàng Gia Thắng', 'Chủ tịch', 'posted', now(), 0)`,
      [unit.baDinh],
    );
    at.admin = await at.app.signIn('quantri');
    at.clerk = await at.app.signIn('hoa.badinh');
  });
  afterAll(() => at.app.close());
  return at;
}
