// What was answered about the denounced at the desk stands until somebody says otherwise; who may not read a denunciation does not
// learn from its namings, nor from what was typed while it was open, whom it is against.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registerPetition } from '../../src/petitions/registration.ts';
import { sealOnRequest, withdrawPetition } from '../../src/petitions/steps/actions.ts';
import { setVisitOutcome } from '../../src/reception/actions.ts';
import { registerVisit } from '../../src/reception/registration.ts';
import type { OutcomeInput } from '../../src/reception/step-forms.ts';
import { blankOutcome, citizen, entry } from '../reception/entries.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { aDenunciation, aRegistration } from '../support/registration.ts';
import { type Looks, looksOf } from './looks.ts';

let app: TestApp;
let looks: Looks;
beforeAll(async () => {
  app = await testApp();
  looks = looksOf(app);
}, 60_000);
afterAll(() => app.close());

const accepted: OutcomeInput = { ...blankOutcome, version: 1, outcome: 'accepted_for_processing', inJurisdiction: 'yes' };
const denounced = (respondentName: string, more: object) =>
  entry({
    denunciation: 'yes',
    respondentName,
    contents: [{ type: 'TC', summary: 'Cán bộ nhận tiền của dân', org: '' }],
    people: [{ ...citizen, capacity: 'self' }],
    ...more,
  });
const outcomeOf = async (visit: number, login = 'cuong.badinh') => {
  const [row] = await app.database.owner<{ version: number }>('select version from visits where id = $1', [visit]);
  const made = await app.as(login, (act) => setVisitOutcome(act, visit, { ...accepted, version: row?.version ?? 0 }));
  return made.petition?.id ?? 0;
};
const namedIn = async (petition: number) =>
  (
    await app.database.owner<{ login: string }>(
      'select a.login from named_accounts n join accounts a on a.id = n.account_id where n.petition_id = $1 order by 1',
      [petition],
    )
  ).map(({ login }) => login);
const isPastHead = async (petition: number) =>
  (await app.database.owner<{ pastHead: boolean }>('select past_head as "pastHead" from petitions where id = $1', [petition]))[0]
    ?.pastHead;

describe('a visit whose paper is taken in later, with nothing typed again', () => {
  it('goes past the head when the box was ticked at the desk', async () => {
    const visit = await app.as('cuong.badinh', (act) => registerVisit(act, denounced('Ông Đỗ Xa Lạ', { pastHead: true })));
    const id = await outcomeOf(visit.id);
    expect(await isPastHead(id)).toBe(true);
    expect((await looks.get('thang.badinh', `/petitions/${id}`)).status).toBe(404);
    expect((await looks.get('son.badinh', `/petitions/${id}`)).status).toBe(404);
  });

  it('says where to go to the officer who may not open it and is the only one to see it', async () => {
    const visit = await app.as('lan.badinh', (act) => registerVisit(act, denounced('Ông Đỗ Xa Lạ', { pastHead: true })));
    await expect(outcomeOf(visit.id, 'lan.badinh')).rejects.toMatchObject({
      errors: { outcome: expect.stringContaining('Tiếp nhận đơn') },
    });
  });

  it('does not search anew for whom the officer said is not meant', async () => {
    const visit = await app.as('lan.badinh', (act) => registerVisit(act, denounced('Bá Cường', { denouncedIs: 'none' })));
    const id = await outcomeOf(visit.id);
    expect(await namedIn(id)).toEqual([]);
    expect((await looks.get('cuong.badinh', `/petitions/${id}`)).status).toBe(200);
    // Nobody was asked: whoever may be meant is kept out.
    const unasked = await app.as('lan.badinh', (act) => registerVisit(act, denounced('Bá Cường', {})));
    await expect(outcomeOf(unasked.id)).rejects.toMatchObject({ status: 404 });
  });
});

describe('the answer "the head"', () => {
  it('names who leads the unit, so that the paper is hidden from him wherever it goes', async () => {
    const { id } = await app.as('lan.badinh', (act) => registerPetition(act, aDenunciation({ pastHead: true })));
    expect(await namedIn(id)).toContain('thang.badinh');
    const visit = await app.as('lan.badinh', (act) => registerVisit(act, denounced('', { denouncedIs: 'head' })));
    const [row] = await app.database.owner<{ logins: string[] }>(
      'select array_agg(a.login) as logins from named_accounts n join accounts a on a.id = n.account_id where n.visit_id = $1',
      [visit.id],
    );
    expect(row?.logins).toContain('thang.badinh');
  });
});

describe('from whom a denunciation is hidden', () => {
  it('is read and taken back only by who reads the denunciation', async () => {
    const { id } = await app.as('lan.badinh', (act) =>
      registerPetition(
        act,
        aDenunciation({
          respondents: [{ kind: 'individual', name: 'Vũ Bá Cường', position: '', organization: '', accountId: null }],
        }),
      ),
    );
    expect(await namedIn(id)).toEqual(['cuong.badinh']);
    const [cuong] = await app.database.owner<{ id: number }>("select id from accounts where login = 'cuong.badinh'");
    for (const login of ['hai.ubndtp', 'dung.tcd']) {
      const page = await looks.get(login, `/petitions/${id}/hidden-from`);
      expect([login, page.status, page.text.includes('Vũ Bá Cường')]).toEqual([login, 403, false]);
      const posted = await looks.post(login, `/petitions/${id}/hidden-from/${cuong?.id}/lifting`, { reason: 'Nhầm' });
      expect([login, posted.status]).toEqual([login, 403]);
      const lifted = await app.as(login, (act) =>
        act.tx.one<{ unit: number | null }>('select lift_name($1, $2, $3, now()) as unit', [id, cuong?.id ?? 0, 'x']),
      );
      expect([login, lifted.unit]).toEqual([login, null]);
    }
    expect(await namedIn(id)).toEqual(['cuong.badinh']);
    expect((await looks.get('hung.thanhtra', `/petitions/${id}/hidden-from`)).text).toContain('Vũ Bá Cường');
    // Taken back, the same words do not bring him again; said anew he is.
    const chief = await looks.post('hung.thanhtra', `/petitions/${id}/hidden-from/${cuong?.id}/lifting`, { reason: 'Trùng tên' });
    expect(chief.status).toBe(303);
    const again = (how: string) =>
      app.as('lan.badinh', (act) =>
        act.tx.run(
          `insert into named_accounts (unit_id, petition_id, account_id, named_as, named_how, named_at)
           select $1, $2, $3, 'denounced', $4, now() where $4 <> 'text' or not exists (select 1 from lifted_names where petition_id = $2 and account_id = $3)`,
          [act.actor.unitId, id, cuong?.id ?? 0, how],
        ),
      );
    expect(await again('text')).toBe(0);
  });
});

describe('words typed while it was open', () => {
  it('are not shown after the seal to who does not read it', async () => {
    const secret = 'Bà Khuất Thị Chim Sẻ rút phần nói về ông Tường';
    const { id } = await app.as('hoa.badinh', (act) => registerPetition(act, aRegistration({})));
    await app.as('cuong.badinh', (act) =>
      withdrawPetition(act, id, { on: '2026-11-24', paper: 'Đơn rút', scope: 'partial', sign: 'none', note: secret }),
    );
    const shows = async (login: string) =>
      (await Promise.all([looks.get(login, `/petitions/${id}`), looks.get(login, '/admin/audit')])).some(({ text }) =>
        text.includes('Chim Sẻ'),
      );
    expect(await shows('hung.thanhtra')).toBe(true);
    await app.as('cuong.badinh', (act) => sealOnRequest(act, id, { reason: 'Nội dung là tố cáo' }));
    for (const login of ['hai.ubndtp', 'dung.tcd', 'lan.badinh']) expect([login, await shows(login)]).toEqual([login, false]);
  });
});
