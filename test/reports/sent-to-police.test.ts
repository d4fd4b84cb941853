// Files of denunciations sent to the investigators: the cases and the persons they were sent for stand in the table of their period, are said
// later where they were not known, and a sending that a conclusion had recommended is not counted twice.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { takeBackStep } from '../../src/proceedings/taking-back/actions.ts';
import { periodOf } from '../../src/reports/periods.ts';
import { figuresOf } from '../../src/reports/queries.ts';
import type { Place } from '../../src/reports/tables/index.ts';
import {
  acceptedDenunciation,
  conclusionForm,
  doAct,
  doActAtOnce,
  issuePapers,
  noon,
  reportForm,
  withTeam,
} from '../proceedings/arrange.ts';
import { type TestApp, testApp } from '../support/app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

/** Columns 23 to 25 of 04/GQTC in the ward: cases, persons, of whom officials. */
async function sent(): Promise<number[]> {
  const chief = await app.database.actorOf('hung.thanhtra');
  const ward = await app.database.unitId('00004');
  const places = [23, 24, 25].map((no): Place => ['04-gqtc', no]);
  const found = await app.database.database.inUnit(chief, (tx) =>
    figuresOf(tx, places, periodOf('Q4', 2026), { code: String(ward), units: [ward] }),
  );
  return [23, 24, 25].map((no) => found.get(ward)?.get(`04-gqtc:${no}`) ?? 0);
}
const police = {
  on: 'hôm nay',
  scope: 'whole',
  agency: 'Cơ quan điều tra',
  reason: 'Dấu hiệu nhận hối lộ',
  number: '21/UBND-NC',
  paperOn: 'hôm nay',
};
async function takeBack(id: number, kind: string): Promise<void> {
  const [row] = await app.database.owner<{ id: string }>(
    'select id from proceeding_steps where proceeding_id = $1 and kind = $2 and taken_back_at is null order by id desc limit 1',
    [id, kind],
  );
  await app.as('thang.badinh', (act) => takeBackStep(act, id, Number(row?.id), 'Ghi nhầm'));
}

test('the whole file sent: its case and persons are counted, corrected later, and not counted once it is taken back', async () => {
  const { id } = await acceptedDenunciation(app, '2026-11-02');
  expect(await sent()).toEqual([0, 0, 0]);
  await expect(
    doAct(app, 'thang.badinh', id, 'police', { ...police, policePersons: '1', policeOfficials: '2' }),
  ).rejects.toMatchObject({ errors: { policeOfficials: expect.stringContaining('Không lớn hơn') } });
  await doAct(app, 'thang.badinh', id, 'police', { ...police, policePersons: '3', policeOfficials: '1' });
  expect(await sent()).toEqual([1, 3, 1]);
  app.setNow(noon('2026-11-20'));
  const chair = await app.signIn('thang.badinh');
  expect((await chair.get(`/proceedings/${id}/police-figures`).expect(200)).text).toContain('value="02/11/2026"');
  const anew = { of: '02/11/2026', policePersons: '5', policeOfficials: '2', note: 'Văn bản số 12/CSĐT' };
  await expect(doAct(app, 'thang.badinh', id, 'police-figures', { ...anew, of: '03/11/2026' })).rejects.toMatchObject({
    errors: { of: expect.stringContaining('02/11/2026') },
  });
  await doAct(app, 'thang.badinh', id, 'police-figures', anew);
  expect(await sent()).toEqual([1, 5, 2]);
  await takeBack(id, 'police-figures');
  expect(await sent()).toEqual([1, 3, 1]);
  await takeBack(id, 'police');
  expect(await sent()).toEqual([0, 0, 0]);
});

test('a part sent before the conclusion counts, and what the conclusion recommends is not counted again when it is sent', async () => {
  const { id } = await acceptedDenunciation(app, '2026-11-02');
  await withTeam(app, id);
  await doAct(app, 'thang.badinh', id, 'police', { ...police, scope: 'part', policePersons: '1' });
  expect(await sent()).toEqual([1, 1, 0]);
  await doAct(app, 'hoa.badinh', id, 'acceptance-notice', {
    on: 'hôm nay',
    recipients: 'người tố cáo, người bị tố cáo',
    denounced: '1',
  });
  app.setNow(noon('2026-11-12'));
  await doAct(app, 'long.badinh', id, 'report', reportForm);
  await issuePapers(app, id);
  const more = { policeCases: '1', policePersons: '2', policeOfficials: '1' };
  await doActAtOnce(app, 'thang.badinh', id, 'conclusion', { ...conclusionForm, ...more });
  expect(await sent()).toEqual([1, 1, 0]);
  await issuePapers(app, id);
  expect(await sent()).toEqual([2, 3, 1]);
  app.setNow(noon('2026-11-13'));
  await doAct(app, 'thang.badinh', id, 'police', { ...police, scope: 'part', number: '22/UBND-NC', policePersons: '2' });
  expect(await sent()).toEqual([2, 3, 1]);
});
