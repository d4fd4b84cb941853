// A whole file entered late, step by step as it went on paper from August: every day holds, and it was resolved in time.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { approvePaper, numberPaper } from '../../src/documents/actions.ts';
import type { PaperKind } from '../../src/documents/papers/catalogue.ts';
import { isNumbered } from '../../src/documents/registry/workflow.ts';
import type { Registration } from '../../src/petitions/registration.ts';
import { acceptPetition } from '../../src/proceedings/acceptance.ts';
import type { ActCode } from '../../src/proceedings/act-codes.ts';
import { definitions } from '../../src/proceedings/acts/index.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { aDenunciation, aRegistration } from '../support/registration.ts';
import { accountId, approved, clocksOf, conclusionForm, decisionForm, doActAtOnce, type Raw, reportForm } from './arrange.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

let minute = 0;
/** No two steps are recorded at one instant. */
function later(day = '2026-11-27'): void {
  minute += 1;
  app.setNow(`${day}T03:${String(minute).padStart(2, '0')}:00Z`);
}
const act = (login: string, id: number, code: ActCode, raw: Raw, day?: string) => {
  later(day);
  return doActAtOnce(app, login, id, code, raw);
};

async function acceptedLate(registration: Registration, points: string): Promise<number> {
  later();
  const petitionId = await approved(app, {
    ...registration,
    receivedOn: '2026-08-03',
    writtenOn: '2026-08-01',
    isLateEntry: true,
  });
  const about = { on: '2026-08-05', points, isRemote: false };
  return app.as('thang.badinh', (by) => acceptPetition(by, petitionId, about));
}

/** Every draft is approved today and takes the number of the paper book, on its day there. */
async function numberedOnPaper(id: number, on: string, first: number): Promise<void> {
  const drafts = await app.database.owner<{ id: number; kind: PaperKind; issued_on: string | null; promised: number | null }>(
    "select id, kind, issued_on::text, promised_number as promised from papers where proceeding_id = $1 and state in ('draft','submitted') order by id",
    [id],
  );
  for (const [index, paper] of drafts.entries()) {
    await app.as('thang.badinh', (by) => approvePaper(by, paper.id));
    const number = paper.promised ?? first + index;
    if (isNumbered(paper.kind))
      await app.as('hoa.badinh', (by) => numberPaper(by, paper.id, paper.issued_on ?? on, number, true));
  }
}

/** The days of the timeline, newest first, each 'YYYY-MM-DD'. */
const daysIn = (html: string): string[] =>
  [...html.matchAll(/<li class="(?:is-key)?"><time>(\d{2})\/(\d{2})\/(\d{4})/g)].map(
    ([, day, month, year]) => `${year}-${month}-${day}`,
  );

/** Given out and declared today, as of the 10th of August. */
async function givenOut(id: number, day?: string): Promise<void> {
  const [lead, member] = [await accountId(app, 'long.badinh'), await accountId(app, 'hieu.badinh')];
  await act(
    'thang.badinh',
    id,
    'assignment',
    {
      on: '10/08/2026',
      lead,
      members: [member],
      days: '15',
      contents: '',
      keepDays: '1',
    },
    day,
  );
  for (const login of ['long.badinh', 'hieu.badinh']) await act(login, id, 'conflict', { answer: 'no', note: '' }, day);
}

describe('a file entered late', () => {
  it('of a complaint keeps the days it has on paper to its end, in time', async () => {
    const id = await acceptedLate(aRegistration({ contestedOn: '2026-06-15' }), 'Diện tích thu hồi');
    await numberedOnPaper(id, '2026-08-05', 101);
    await act('hoa.badinh', id, 'acceptance-notice', { on: '06/08/2026', recipients: 'người khiếu nại' });
    await givenOut(id);
    await numberedOnPaper(id, '2026-08-10', 111);
    const session = { kind: 'meeting', on: '14/08/2026', place: '', people: '', result: 'Đo đạc' };
    await act('long.badinh', id, 'verification', session);
    await act('long.badinh', id, 'report', { ...reportForm, on: '20/08/2026' });
    await act('thang.badinh', id, 'invitation', {
      on: '21/08/2026',
      meetOn: '28/08/2026',
      meetAt: '08:30',
      place: 'Trụ sở',
      contents: 'Diện tích',
    });
    await numberedOnPaper(id, '2026-08-21', 121);
    const held = { held: 'held', chair: '', secretary: '', opinions: '', result: 'Còn khác nhau', copies: '3' };
    await act('thang.badinh', id, 'dialogue', { ...held, on: '28/08/2026' });
    const decision = { ...decisionForm, result: 'right', on: '31/08/2026' };
    await expect(act('thang.badinh', id, 'decision', decision)).rejects.toMatchObject({
      errors: { issuedNumber: expect.stringContaining('đã qua') },
    });
    await act('thang.badinh', id, 'decision', { ...decision, issuedNumber: '145/QĐ-UBND', leap: '145/QĐ-UBND' });
    await numberedOnPaper(id, '2026-08-31', 145);
    await act('hoa.badinh', id, 'notice', {
      on: '01/09/2026',
      recipients: 'người khiếu nại',
      receivedOn: '04/09/2026',
    });
    await act('hoa.badinh', id, 'publication', {
      on: '03/09/2026',
      forms: ['posting', 'portal'],
      place: '',
    });
    const clocks = await clocksOf(app, id);
    expect(clocks.KN_RES_1).toMatchObject({ due_on: '2026-09-04', stopped_on: '2026-08-31' });
    expect(clocks.KN_SEND_1?.stopped_on).toBe('2026-09-01');
    const page = (await (await app.signIn('thang.badinh')).get(`/proceedings/${id}`).expect(200)).text;
    expect(page.match(/Xong, đúng hạn/g)).toHaveLength(3);
    expect(daysIn(page)).toEqual([...daysIn(page)].sort().reverse());
  });

  it('of a denunciation too', async () => {
    const id = await acceptedLate(aDenunciation(), 'Thu tiền ngoài quy định\nGây khó khăn cho người dân');
    await numberedOnPaper(id, '2026-08-05', 201);
    await act('hoa.badinh', id, 'acceptance-notice', {
      on: '07/08/2026',
      recipients: 'người tố cáo',
      denounced: '1',
    });
    await givenOut(id);
    await numberedOnPaper(id, '2026-08-10', 211);
    await act('long.badinh', id, 'report', { ...reportForm, on: '27/08/2026' });
    await act('thang.badinh', id, 'conclusion', {
      ...conclusionForm,
      on: '31/08/2026',
      issuedNumber: '245/KL-UBND',
      leap: '245/KL-UBND',
    });
    await numberedOnPaper(id, '2026-08-31', 245);
    await act('hoa.badinh', id, 'notice', { on: '03/09/2026', recipients: 'người bị tố cáo', denouncer: '1' });
    await act('hoa.badinh', id, 'publication', {
      on: '04/09/2026',
      forms: ['posting', 'portal'],
      place: '',
      redacted: '1',
      of: 'conclusion',
    });
    const clocks = await clocksOf(app, id);
    expect(clocks.TC_RES?.stopped_on).toBe('2026-08-31');
    expect(clocks.TC_CONCL_SEND?.stopped_on).toBe('2026-09-03');
    const page = (await (await app.signIn('thang.badinh')).get(`/proceedings/${id}`).expect(200)).text;
    expect(page.match(/Xong, đúng hạn/g)).toHaveLength(4);
    expect(daysIn(page)).toEqual([...daysIn(page)].sort().reverse());
  });

  it('declared after work that was done once it was here: that work is not before the declaration', async () => {
    const id = await acceptedLate(aRegistration({ contestedOn: '2026-06-15' }), 'Diện tích thu hồi');
    app.setNow('2026-12-04T05:00:00Z');
    await numberedOnPaper(id, '2026-08-05', 301);
    await givenOut(id, '2026-12-04');
    await numberedOnPaper(id, '2026-08-10', 311);
    await expect(act('long.badinh', id, 'report', { ...reportForm, on: '01/12/2026' }, '2026-12-04')).rejects.toMatchObject({
      errors: { on: expect.stringContaining('04/12/2026: ghi từ ngày ấy trở đi') },
    });
  });

  it('every act that asks for no day says whose day it bears', () => {
    const withoutDay = Object.values(definitions).filter(({ fields }) => !('on' in fields));
    // Of the sending to the investigators, of the result, and of the day the law names: not of the entry.
    const ofAnother = withoutDay.filter(({ bearsEntryDay }) => !bearsEntryDay).map((one) => one.act);
    expect(ofAnother).toEqual(['police-figures', 'outcomes', 'effective']);
    for (const one of Object.values(definitions)) if ('on' in one.fields) expect(one.bearsEntryDay, one.act).toBe(false);
  });
});
