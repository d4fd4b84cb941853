// Numbers of papers: without gaps and doubles, by kind, in the order of days, from one on each year.
import { describe, expect, it } from 'vitest';
import { numberPaper } from '../../../src/documents/actions.ts';
import { csrfOf } from '../../support/app.ts';
import type { Desk } from './desk.ts';

export function numbers(at: Desk): void {
  const { who, send, approvedPaper, paperRow } = at;
  describe('numbers', () => {
    it('two clerks at once: no gap, no double', async () => {
      const ids = await Promise.all(Array.from({ length: 8 }, approvedPaper));
      const given = await Promise.all(
        ids.map((id, index) => at.app.as(index % 2 ? 'hoa.badinh' : 'cuong.badinh', (act) => numberPaper(act, id, '2026-11-25'))),
      );
      expect(given.map((one) => one.number).sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
      expect(new Set(given.map((one) => one.symbol))).toEqual(new Set(['PHD-UBND']));
    });

    it('count each kind by itself', async () => {
      const rows = await at.app.database.owner<{ symbol: string; numbers: number[] }>(
        'select symbol, array_agg(number order by number) as numbers from papers where year = 2026 and number is not null group by symbol order by symbol',
      );
      expect(rows).toEqual([
        { symbol: 'PHD-UBND', numbers: [1, 2, 3, 4, 5, 6, 7, 8] },
        { symbol: 'TB-UBND', numbers: [1] },
      ]);
    });

    it('a numbering that fails gives its number back', async () => {
      const id = await approvedPaper();
      await expect(
        at.app.as('hoa.badinh', async (act) => {
          await numberPaper(act, id, '2026-11-25');
          throw new Error('power cut');
        }),
      ).rejects.toThrow('power cut');
      expect(await at.app.as('hoa.badinh', (act) => numberPaper(act, id, '2026-11-25'))).toMatchObject({ number: 9 });
      await expect(at.app.as('hoa.badinh', (act) => numberPaper(act, id, '2026-11-25'))).rejects.toThrow('Đã cấp số');
    });

    it('follow the order of days: a later number never bears a day before that of the last', async () => {
      const id = await approvedPaper();
      await expect(at.app.as('hoa.badinh', (act) => numberPaper(act, id, '2026-11-24'))).rejects.toMatchObject({
        errors: { issuedOn: 'Số gần nhất của ký hiệu PHD-UBND mang ngày 25/11/2026: văn bản lấy số sau ghi từ ngày ấy trở đi' },
      });
      expect(await at.app.as('hoa.badinh', (act) => numberPaper(act, id, '2026-11-25'))).toMatchObject({ number: 10 });
    });

    it('begin again each year', async () => {
      const id = await approvedPaper();
      await expect(at.app.as('hoa.badinh', (act) => numberPaper(act, id, '2025-12-31'))).rejects.toMatchObject({
        errors: { issuedOn: expect.stringContaining('phê duyệt trong phần mềm ngày 25/11/2026') },
      });
      const receivedOn = (day: string) =>
        at.app.database.owner('update petitions set received_on = $2::date where id = $1', [at.complaintId, day]);
      await receivedOn('2025-12-30');
      await at.app.database.owner("update papers set approved_at = '2025-12-31T05:00:00Z' where id = $1", [id]);
      expect(await at.app.as('hoa.badinh', (act) => numberPaper(act, id, '2025-12-31'))).toMatchObject({ number: 1 });
      await receivedOn('2026-11-20');
    });

    it('typed and not given yet are kept', async () => {
      const id = await approvedPaper();
      const agent = who('hoa.badinh');
      const page = (await agent.get(`/papers/${id}/number`).expect(200)).text;
      expect(page).toContain(`/drafts/of-paper-number?subject=${id}`);
      await agent
        .post(`/drafts/of-paper-number?subject=${id}`)
        .set('X-CSRF-Token', csrfOf(page))
        .type('form')
        .send({ issuedOn: '24/11/2026', number: '77', _version: '0' })
        .expect(200);
      const again = (await agent.get(`/papers/${id}/number`).expect(200)).text;
      expect(again).toContain('value="77"');
      expect(again).toContain('value="24/11/2026"');
      // A number that is none stands there again with what is wrong with it.
      expect(again).not.toContain('Nhập số, ví dụ 145');
      await agent
        .post(`/drafts/of-paper-number?subject=${id}`)
        .set('X-CSRF-Token', csrfOf(again))
        .type('form')
        .send({ issuedOn: '24/11/2026', number: 'abc', _version: '1' })
        .expect(200);
      const wrong = (await agent.get(`/papers/${id}/number`).expect(200)).text;
      expect(wrong).toContain('value="abc"');
      expect(wrong).toContain('Nhập số, ví dụ 145, hoặc để trống');
    });

    it('a number that leaves others unused is asked about, one or many, for the rest of the year goes on from it', async () => {
      const id = await approvedPaper();
      const path = `/papers/${id}/number`;
      expect((await who('hoa.badinh').get(path)).text).not.toContain('name="leap"');
      const asked = await send('hoa.badinh', path, { issuedOn: '25/11/2026', number: '900' });
      expect(asked.status).toBe(422);
      expect(asked.text).toContain('Các số từ 11 đến 899 của ký hiệu PHD-UBND chưa dùng');
      expect(asked.text).toContain('name="leap"');
      expect(asked.text).toContain('value="900"');
      const one = await send('hoa.badinh', path, { issuedOn: '25/11/2026', number: '12' });
      expect(one.status).toBe(422);
      expect(one.text).toContain('Số 11 của ký hiệu PHD-UBND chưa dùng');
      expect(await paperRow(id)).toMatchObject({ number: null });
      await send('hoa.badinh', path, { issuedOn: '25/11/2026', number: '11' }).expect(303);
      const next = await approvedPaper();
      // The tick given for another number is none for this one.
      const slip = await send('hoa.badinh', `/papers/${next}/number`, {
        issuedOn: '25/11/2026',
        number: '900',
        leap: '90',
      }).expect(422);
      expect(slip.text).toMatch(/name="leap" value="900"(?! checked)/);
      await send('hoa.badinh', `/papers/${next}/number`, { issuedOn: '25/11/2026', number: '900', leap: '900' }).expect(303);
      expect(await paperRow(next)).toMatchObject({ number: 900 });
    });
  });
}
