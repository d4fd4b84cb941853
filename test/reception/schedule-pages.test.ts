// The pages of the schedule of reception days: posted for anybody to see, postponed, of one's own unit only.
import { describe, expect, it } from 'vitest';
import { planDay } from '../../src/reception/schedule/actions.ts';
import { formFieldsOf } from '../support/app.ts';
import { atTheDesk } from './desk.ts';
import { openForm } from './desk-form.ts';

const { app, lan } = await atTheDesk();

describe('the schedule', () => {
  it('is posted, seen by anyone without a cookie, postponed with its reason', async () => {
    const form = await openForm(lan, '/schedule/new');
    const day = {
      kind: 'periodic',
      onDate: '26/11/2026',
      startsAt: '8:00',
      endsAt: '11:30',
      place: 'Trụ sở UBND phường',
      hostName: 'Hoàng Gia Thắng',
      hostTitle: 'Chủ tịch',
      post: '1',
    };
    const made = await lan
      .post('/schedule/new')
      .type('form')
      .send({ ...form, ...day })
      .expect(303);
    const page = await lan.get(made.headers.location ?? '').expect(200);
    expect(page.text).toContain('hiện đã muộn');
    const open = await (await import('supertest')).default(app.app).get('/calendar?q=ba+dinh&month=2026-11').expect(200);
    expect(open.headers['set-cookie']).toBeUndefined();
    expect(open.text).toContain('Hoàng Gia Thắng');
    expect(open.text).not.toContain('_csrf');
    const postpone = await openForm(lan, `${made.headers.location}/postponement`);
    await lan
      .post(`${made.headers.location}/postponement`)
      .type('form')
      .send({ ...postpone, newDate: '03/12/2026', reason: 'Họp đột xuất' })
      .expect(303);
    const after = await (await import('supertest')).default(app.app).get('/calendar?q=ba+dinh&month=2026-11').expect(200);
    expect(after.text).toContain('Hoãn sang ngày 03/12/2026');
  });

  it('says when the head receives too seldom, and keeps other units out', async () => {
    const { text } = await lan.get('/schedule?month=2026-11').expect(200);
    expect(text).toContain('Mới xếp 0 trong 2 ngày');
    const { id } = await app.as('lan.badinh', (act) =>
      planDay(act, {
        kind: 'periodic',
        onDate: '2026-12-10',
        startsAt: '08:00',
        endsAt: '11:30',
        place: 'Trụ sở',
        hostName: 'A',
        hostTitle: 'Chủ tịch',
        participants: '',
        expectedContent: '',
        post: false,
      }),
    );
    const other = await app.signIn('mai.ngocha');
    await other.get(`/schedule/${id}`).expect(404);
    const csrf = formFieldsOf((await other.get('/schedule/new').expect(200)).text);
    await other.post(`/schedule/${id}/posting`).type('form').send(csrf).expect(404);
    await other.get('/schedule/12abc').expect(404);
  });
});
