// Files of denunciations sent to the investigators: the cases and the persons they were sent for stand in the table of the day they were sent,
// are said later where they were not known, and are not counted twice: neither by a conclusion that repeats them nor where it recommended them.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { takeBackStep } from '../../src/proceedings/taking-back/actions.ts';
import { listedFact } from '../../src/reports/list-screen.ts';
import { type Period, periodOf, readPeriod } from '../../src/reports/periods.ts';
import { figuresOf, listFacts } from '../../src/reports/queries.ts';
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
async function sent(period: Period = periodOf('Q4', 2026)): Promise<number[]> {
  const chief = await app.database.actorOf('hung.thanhtra');
  const ward = await app.database.unitId('00004');
  const places = [23, 24, 25].map((no): Place => ['04-gqtc', no]);
  const found = await app.database.database.inUnit(chief, (tx) =>
    figuresOf(tx, places, period, { code: String(ward), units: [ward] }),
  );
  return [23, 24, 25].map((no) => found.get(ward)?.get(`04-gqtc:${no}`) ?? 0);
}
/** A denunciation of 2 November of which a part was sent that day, reported on the 12th. */
async function sentInPart(persons: object): Promise<number> {
  const { id } = await acceptedDenunciation(app, '2026-11-02');
  await withTeam(app, id);
  await doAct(app, 'thang.badinh', id, 'police', { ...police, scope: 'part', number: `${1000 + id}/UBND-NC`, ...persons });
  await doAct(app, 'hoa.badinh', id, 'acceptance-notice', {
    on: 'hôm nay',
    recipients: 'người tố cáo, người bị tố cáo',
    denounced: '1',
  });
  app.setNow(noon('2026-11-12'));
  await doAct(app, 'long.badinh', id, 'report', reportForm);
  await issuePapers(app, id);
  return id;
}
/** Date line, its second line and what it adds, of each row behind the persons column that stands for this denunciation. */
async function listed(id: number) {
  const chief = await app.database.actorOf('hung.thanhtra');
  const ward = await app.database.unitId('00004');
  const [row] = await app.database.owner<{ petition_id: string }>('select petition_id from proceedings where id = $1', [id]);
  const rows = await app.database.database.inUnit(chief, (tx) =>
    listFacts(
      tx,
      { source: 'police', where: 'true', sum: 'f.police_cases' },
      periodOf('Q4', 2026),
      { code: String(ward), units: [ward] },
      { at: null, back: false, most: 50 },
    ),
  );
  return rows
    .filter((one) => Number(one.petitionId) === Number(row?.petition_id))
    .map((one) => {
      const { dateLine, endLine } = listedFact(one, 0);
      return [dateLine, endLine, one.value];
    });
}
const less = (now: readonly number[], before: readonly number[]) => now.map((figure, index) => figure - (before[index] ?? 0));
/** The days around the conclusions, without those of the sendings before them. */
const later = readPeriod('2026-11-10..2026-11-30') as Period;
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

test('a part sent before the conclusion counts, the conclusion what is more, and what it recommends is not counted again when it is sent', async () => {
  const before = await sent();
  const id = await sentInPart({ policePersons: '1' });
  expect(less(await sent(), before)).toEqual([1, 1, 0]);
  const more = { policeCases: '2', policePersons: '3', policeOfficials: '1' };
  await doActAtOnce(app, 'thang.badinh', id, 'conclusion', { ...conclusionForm, ...more });
  expect(less(await sent(), before)).toEqual([1, 1, 0]);
  await issuePapers(app, id);
  expect(less(await sent(), before)).toEqual([2, 3, 1]);
  app.setNow(noon('2026-11-13'));
  await doAct(app, 'thang.badinh', id, 'police', { ...police, scope: 'part', number: '22/UBND-NC', policePersons: '2' });
  expect(less(await sent(), before)).toEqual([2, 3, 1]);
});

test('a case sent before the conclusion counts once, on the day it was sent, though the conclusion says it again', async () => {
  const before = await sent();
  const id = await sentInPart({ policePersons: '1', policeOfficials: '1' });
  const beforeLater = await sent(later);
  const chair = await app.signIn('thang.badinh');
  const form = (await chair.get(`/proceedings/${id}/conclusion`).expect(200)).text;
  expect(form).toContain(
    'Đã chuyển cơ quan điều tra ngày 02/11/2026: 1 vụ, 1 đối tượng, trong đó 1 cán bộ, công chức, viên chức',
  );
  const again = { policeCases: '1', policePersons: '1', policeOfficials: '1' };
  for (const [name, value] of Object.entries(again))
    expect(form).toMatch(new RegExp(`<input(?=[^>]*name="${name}")(?=[^>]*value="${value}")`));
  await expect(
    doActAtOnce(app, 'thang.badinh', id, 'conclusion', { ...conclusionForm, ...again, policePersons: '2', policeOfficials: '3' }),
  ).rejects.toMatchObject({ errors: { policeOfficials: expect.any(String) } });
  await doActAtOnce(app, 'thang.badinh', id, 'conclusion', { ...conclusionForm, ...again });
  await issuePapers(app, id);
  expect(less(await sent(), before)).toEqual([1, 1, 1]);
  // Over two periods: that of the sending has it, that of the conclusion has not.
  expect(less(await sent(later), beforeLater)).toEqual([0, 0, 0]);
  const list = await listed(id);
  expect(list).toEqual([['Chuyển cơ quan điều tra', 'ngày 02/11/2026', 1]]);
  // What is sent after a conclusion that recommended no more is a case of its own.
  app.setNow(noon('2026-11-13'));
  await doAct(app, 'thang.badinh', id, 'police', { ...police, scope: 'part', number: '23/UBND-NC', policePersons: '4' });
  expect(less(await sent(), before)).toEqual([2, 5, 1]);
  expect(await listed(id)).toHaveLength(2);
});

test('more officials among the persons sent before are put right where they were counted', async () => {
  const id = await sentInPart({ policePersons: '2' });
  await expect(
    doActAtOnce(app, 'thang.badinh', id, 'conclusion', {
      ...conclusionForm,
      policeCases: '1',
      policePersons: '2',
      policeOfficials: '1',
    }),
  ).rejects.toMatchObject({ errors: { policeOfficials: expect.stringContaining('Sửa số liệu chuyển cơ quan điều tra') } });
});
