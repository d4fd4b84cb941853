// The switch: it waits for its day and for a yes, is taken back and carried out again, and takes what is due along.
import { describe, expect, it } from 'vitest';
import { runJobs } from '../../../../src/worker.ts';
import { keepHeadsAt } from '../arrange.ts';
import type { Ward } from './ward.ts';

export function switching(at: Ward): void {
  const { unit, id, send, one } = at;
  describe('the switch', () => {
    it('waits for its day and for a yes; then everything goes', async () => {
      expect((await send(at.admin, `${at.here}/execution`, { seen: '1' })).status).toBe(409);
      at.app.setNow('2026-12-01T01:00:00Z');
      await keepHeadsAt(at.app, at.here);
      at.admin = await at.app.signIn('quantri');
      expect((await send(at.admin, `${at.here}/execution`, {})).status).toBe(422);
      expect((await send(at.admin, `${at.here}/execution`, { seen: '1' })).status).toBe(303);
      expect((await at.admin.get(at.here).expect(200)).text).toContain('Đang thực hiện');
      await runJobs(at.app.services, at.app.database.workerUrl);
      // Taken back at once, and carried out again: as if the first time had not been.
      const before = await one("select count(*)::int as n from petitions where status = 'handed_over'");
      expect(before?.n).toBe(4);
      expect((await send(at.admin, `${at.here}/undoing`, { reason: 'Ngày hiệu lực được lùi lại' })).status).toBe(303);
      await runJobs(at.app.services, at.app.database.workerUrl);
      expect((await at.admin.get(at.here).expect(200)).text).toContain('Đã hoàn tác');
      for (const left of [
        "petitions where status = 'handed_over' or origin_unit_id is not null",
        'handovers',
        "visits where status = 'handed_over' or origin_unit_id is not null",
        "clocks k join visits v on v.id = k.visit_id and v.status = 'recorded' where k.stopped_on is not null",
        'clocks where origin_clock_id is not null',
        'papers where origin_unit_id is not null',
        "proceedings where state = 'handed_over'",
      ])
        expect([left, (await one(`select count(*)::int as n from ${left}`))?.n]).toEqual([left, 0]);
      const back = await at.app.signIn('hoa.badinh');
      await back.get(`/proceedings/${id.proceeding}`).expect(200);
      await back.get('/unit-handovers/plan').expect(200);
      // What was taken back asks nobody to choose.
      const asksNothing = (await back.get('/unit-handovers').expect(200)).text;
      expect(asksNothing).not.toContain('Chọn nơi nhận cho từng đơn');
      expect(asksNothing).toContain('(đã hoàn tác)');
      expect((await send(at.admin, `${at.here}/execution`, { seen: '1' })).status).toBe(303);
      // Something came in on the way and has nowhere to go: the ward is not done, and says what is missing, until somebody says where.
      await at.app.database.owner('update reorganisation_givers set default_confirmed_at = null');
      await runJobs(at.app.services, at.app.database.workerUrl);
      const stuck = await at.admin.get(`${at.here}/givers/${unit.baDinh}`).expect(200);
      expect(stuck.text).toContain(
        '2 đơn, 1 lượt tiếp công dân chưa có nơi nhận. Xác nhận nơi nhận mặc định, việc bàn giao chạy tiếp ngay',
      );
      expect((await at.admin.get(at.here).expect(200)).text).toContain('Đang thực hiện');
      await send(at.admin, `${at.here}/givers/${unit.baDinh}`, {}, `${at.here}/givers/${unit.baDinh}/default`);
      await runJobs(at.app.services, at.app.database.workerUrl);
      const page = await at.admin.get(at.here).expect(200);
      expect(page.text).toContain('Đã thực hiện');
      expect(page.text).toContain('Còn hoàn tác được');
      // The clerk's session ended with her post; she signs in to the new ward.
      expect((await at.clerk.get('/work')).status).toBe(303);
      at.clerk = await at.app.signIn('hoa.badinh');
      expect((await at.clerk.get('/work').expect(200)).text).toContain('Phường Ngọc Hà');
    });

    it('took the unanswered arrival into the old book on the last day, then over', async () => {
      const row = await one<{ received_on: string; unit_id: number }>(
        "select p.received_on::text, q.unit_id from petitions p join petitions q on q.origin_petition_id = p.id and q.origin_unit_id = p.unit_id join petition_contents c on c.petition_id = p.id where p.unit_id = $1 and c.subject = 'Kiến nghị chuyển đến'",
        [unit.baDinh],
      );
      // Its sender lives in the street whose petitions go to Hồng Hà.
      expect(row).toEqual({ received_on: '2026-11-25', unit_id: unit.hongHa });
    });

    it('cancels the old reception day and drafts it anew', async () => {
      expect((await one('select state from reception_days where unit_id = $1', [unit.baDinh]))?.state).toBe('cancelled');
      expect((await one('select state from reception_days where unit_id = $1', [unit.ngocHa]))?.state).toBe('draft');
    });
  });
}
