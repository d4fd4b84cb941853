// Links and split parts from before the seal: an open petition beside a sealed one would say who denounced.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { linkPetitions } from '../../src/matters/actions.ts';
import { addPoint, registerChild } from '../../src/petitions/points/actions.ts';
import type { ChildValues, PointValues } from '../../src/petitions/points/forms.ts';
import { listEvents } from '../../src/petitions/queries.ts';
import { registerPetition } from '../../src/petitions/registration.ts';
import { sealOnRequest } from '../../src/petitions/steps/actions.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { aRegistration, aSender } from '../support/registration.ts';
import { type Looks, looksOf } from './looks.ts';

let app: TestApp;
let looks: Looks;
beforeAll(async () => {
  app = await testApp();
  looks = looksOf(app);
}, 60_000);
afterAll(() => app.close());

const name = 'Khuất Thị Chim Sẻ';
const registration = (declaredType: 'KN' | 'MIXED') =>
  aRegistration({ declaredType, senders: [aSender({ name })], respondents: [] });
const readers = ['lan.badinh', 'trang.badinh', 'tam.thanhtra', 'thang.badinh'];
const threads = async (...ids: number[]) =>
  (
    await app.database.owner<{ thread_id: string; matter_id: string }>(
      'select thread_id, matter_id from petitions where id = any($1)',
      [ids],
    )
  ).map((row) => `${row.thread_id}:${row.matter_id}`);

/** Neither page says anything of the other petition: no link, no number, and on the sealed one no name. */
async function expectStrangers(sealed: { id: number; number: string }, open: { id: number; number: string }): Promise<void> {
  for (const login of readers) {
    const { text } = await looks.get(login, `/petitions/${sealed.id}`);
    const seen = [text.includes(name), text.includes(`/petitions/${open.id}"`), text.includes(open.number)];
    expect([login, ...seen]).toEqual([login, false, false, false]);
    const other = (await looks.get(login, `/petitions/${open.id}`)).text;
    expect([login, other.includes(`/petitions/${sealed.id}"`), other.includes(sealed.number)]).toEqual([login, false, false]);
  }
}

describe('a petition of the same matter', () => {
  it('is a stranger once one of the two is sealed', async () => {
    const open = await app.as('hoa.badinh', (act) => registerPetition(act, registration('KN')));
    const sealed = await app.as('hoa.badinh', (act) => registerPetition(act, registration('KN')));
    const other = { id: open.id, year: null, number: null };
    await app.as('hoa.badinh', (act) => linkPetitions(act, sealed.id, { kind: 'same_matter', other }));
    expect(new Set(await threads(open.id, sealed.id)).size).toBe(1);
    await app.as('cuong.badinh', (act) => sealOnRequest(act, sealed.id, { reason: 'Đơn tố cáo cán bộ' }));
    expect(new Set(await threads(open.id, sealed.id)).size).toBe(2);
    expect(await app.database.owner('select 1 from petition_links')).toEqual([]);
    await expectStrangers(sealed, open);
    // Nor do two rows of the same minute say which: on neither timeline, not in the audit.
    for (const { id } of [open, sealed])
      expect((await looks.get('thang.badinh', `/petitions/${id}`)).text).not.toContain('Gắn với đơn khác');
    for (const login of ['tam.thanhtra', 'thang.badinh']) {
      const audit = await looks.get(login, '/admin/audit?kind=petition.linked');
      const cells = [...audit.text.matchAll(/<tr[\s\S]*?<\/tr>/g)].map((match) => match[0]);
      expect(cells.filter((row) => row.includes(open.number) || row.includes(sealed.number))).toEqual([]);
    }
    // And no link between them is made again, not even the word that they are not the same.
    await expect(app.as('cuong.badinh', (act) => linkPetitions(act, sealed.id, { kind: 'not_same', other }))).rejects.toThrow(
      'làm lộ người tố cáo',
    );
  });
});

describe('an open part of a paper that is sealed', () => {
  it('points no way up, and the paper none down', async () => {
    const parent = await app.as('son.badinh', (act) => registerPetition(act, registration('MIXED')));
    const point = (type: 'KN' | 'TC'): PointValues => ({ type, summary: 'Nội dung', jurisdiction: 'own', competentOrg: '' });
    await app.as('son.badinh', (act) => addPoint(act, parent.id, point('KN')));
    const [row] = await app.database.owner<{ id: number }>('select id::int from petition_points where petition_id = $1', [
      parent.id,
    ]);
    const words = { writtenOn: null, subject: 'Khiếu nại', summary: 'Khiếu nại', request: '' };
    const values: ChildValues = { receivedOn: '2026-11-21', source: 'in_person_dropoff', ...words };
    const child = await app.as('son.badinh', (act) => registerChild(act, parent.id, row?.id ?? 0, values));
    await app.as('son.badinh', (act) => addPoint(act, parent.id, point('TC')));
    const state = await app.database.owner<{ sealed: boolean }>('select sealed from petitions where id = any($1) order by id', [
      [parent.id, child.id],
    ]);
    expect(state.map(({ sealed }) => sealed)).toEqual([true, false]);
    await expectStrangers(parent, child);
    // What was added to the paper stays in its timeline, not the minute in which the part was registered.
    const acts = await app.as('son.badinh', (act) =>
      listEvents(act.tx, act.actor, { unitId: act.actor.unitId, id: parent.id, sealed: true }),
    );
    expect(acts.filter(({ kind }) => kind === 'petition.point_added')).toHaveLength(2);
    expect(acts.filter(({ kind }) => kind === 'petition.split')).toEqual([]);
    const points = await looks.get('trang.badinh', `/petitions/${parent.id}/points`);
    expect(points.text).not.toContain(`/petitions/${child.id}`);
    expect((await looks.get('trang.badinh', `/petitions/${child.id}`)).text).not.toContain('Tách ra từ đơn');
  });
});
