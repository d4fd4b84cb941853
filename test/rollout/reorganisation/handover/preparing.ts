// The act is prepared: what forbids the switch, and where the ward’s clerk says each petition goes.
import { describe, expect, it } from 'vitest';
import type { Ward } from './ward.ts';

export function preparing(at: Ward): void {
  const { unit, id, send, one } = at;
  describe('preparing', () => {
    it('is an act with its routes; the dry run says what forbids the switch', async () => {
      const made = await send(at.admin, '/admin/reorganisations/new', {
        number: '12/NQ-HĐND',
        issuedOn: '20/11/2026',
        issuer: 'Hội đồng nhân dân Thành phố',
        subject: 'chia phường Ba Đình',
        effectiveOn: '1/12/2026',
      });
      expect(made.status).toBe(303);
      at.here = made.headers.location ?? '';
      const route = { kind: 'split', takesPetitions: '1' };
      const from = String(unit.baDinh);
      expect((await send(at.admin, `${at.here}/routes`, { ...route, fromUnitId: from, toUnitId: from })).status).toBe(422);
      const whole = { takesArchive: '1', takesAccounts: '1', takesSchedule: '1', isDefault: '1' };
      expect(
        (await send(at.admin, `${at.here}/routes`, { ...route, ...whole, fromUnitId: from, toUnitId: String(unit.ngocHa) }))
          .status,
      ).toBe(303);
      expect(
        (await send(at.admin, `${at.here}/routes`, { ...route, fromUnitId: from, toUnitId: String(unit.hongHa) })).status,
      ).toBe(303);
      const page = await at.admin.get(at.here).expect(200);
      expect(page.text).toContain('4 đơn chưa có nơi nhận');
      expect(page.text).toContain('1 đơn nơi khác chuyển đến chưa được nhận');
      expect(page.text).toContain('1 ngày tiếp công dân đã xếp lịch');
      expect(page.text).toContain('3 lượt tiếp công dân chưa trả lời xong.');
      expect(page.text).toContain('3 lượt tiếp công dân chưa trả lời xong chưa có nơi nhận, ở các đơn vị được chia');
      expect(page.text).not.toContain('Thực hiện sắp xếp');
      expect((await send(at.admin, `${at.here}/execution`, { seen: '1' })).status).toBe(409);
      expect((await at.admin.get(`${at.here}/givers/${from}`).expect(200)).text).toContain('sang Phường Ngọc Hà (theo đơn vị)');
    });

    it('keeps a wrong list whole and says the lines', async () => {
      const wrong = await send(at.admin, `${at.here}/list`, { pairs: 'mã cũ;mã mới;phần\n00004;99999;một phần\n00004;00008;lạ' });
      expect(wrong.status).toBe(422);
      expect(wrong.text).toContain('Dòng 3: phần “lạ” không rõ');
      expect(wrong.text).toContain('00004;99999;một phần');
    });

    it('refuses a receiver that ends itself, one by one and by list', async () => {
      const route = { kind: 'merge', takesPetitions: '1' };
      const ends = await send(at.admin, `${at.here}/routes`, {
        ...route,
        fromUnitId: String(unit.hongHa),
        toUnitId: String(unit.baDinh),
      });
      expect(ends.status).toBe(422);
      expect(ends.text).toContain('Phường Ba Đình kết thúc trong chính phương án này');
      const receives = await send(at.admin, `${at.here}/routes`, {
        ...route,
        fromUnitId: String(unit.ngocHa),
        toUnitId: String(unit.hongHa),
      });
      expect(receives.status).toBe(422);
      expect(receives.text).toContain('Phường Ngọc Hà là nơi nhận trong phương án này');
      const listed = await send(at.admin, `${at.here}/list`, { pairs: 'mã cũ;mã mới\n00097;00004' });
      expect(listed.status).toBe(422);
      expect(listed.text).toContain('Phường Ba Đình vừa kết thúc vừa là nơi nhận');
      // One that ended after the plan was made is found by the dry run.
      await at.app.database.owner("update units set during = daterange(lower(during), '2026-11-30') where id = $1", [
        unit.hongHa,
      ]);
      expect((await at.admin.get(at.here).expect(200)).text).toContain('1 đơn vị nhận không còn hoạt động từ ngày chuyển');
      await at.app.database.owner('update units set during = daterange(lower(during), null) where id = $1', [unit.hongHa]);
    });

    it('lets go of what was chosen for a way that is taken out again', async () => {
      const from = String(unit.baDinh);
      const to = String(unit.xayDung);
      // A yes to the default way is a yes to the plan as it stood.
      await send(at.admin, at.here, {}, `${at.here}/defaults`);
      const confirmed = () => one('select default_confirmed_at is not null as yes from reorganisation_givers');
      expect(await confirmed()).toEqual({ yes: true });
      await send(at.admin, `${at.here}/routes`, { kind: 'split', takesPetitions: '1', fromUnitId: from, toUnitId: to });
      expect(await confirmed()).toEqual({ yes: false });
      await send(at.clerk, '/unit-handovers/plan', { [`to-${id.other}`]: to }, '/unit-handovers/plan/choices');
      await send(at.clerk, '/unit-handovers/plan', { words: 'pho doi can', toUnitId: to });
      const planned = () =>
        at.app.database.owner<{ why: string; to_unit_id: number | null }>(
          'select x.why, x.to_unit_id from handover_plan((select max(id) from reorganisations), $1) x where x.petition_id = any ($2::bigint[]) order by x.petition_id',
          [unit.baDinh, [id.street, id.other]],
        );
      expect(await planned()).toEqual([
        { why: 'rule', to_unit_id: unit.xayDung },
        { why: 'chosen', to_unit_id: unit.xayDung },
      ]);
      await send(at.admin, at.here, {}, `${at.here}/givers/${from}/ways/${to}/removal`);
      expect(await planned()).toEqual([
        { why: 'open', to_unit_id: null },
        { why: 'open', to_unit_id: null },
      ]);
      await at.app.database.owner('delete from handover_rules');
    });

    it('stops on letters that would come in with nowhere to go, and asks for a default in a divided ward', async () => {
      const page = await at.admin.get(at.here).expect(200);
      expect(page.text).toContain('1 đơn nơi khác chuyển đến các đơn vị được chia, nhận vào sổ rồi chưa có nơi bàn giao');
      await at.app.database.owner('update reorganisation_routes set is_default = false');
      expect((await at.admin.get(at.here).expect(200)).text).toContain('1 đơn vị được chia chưa có nơi nhận mặc định');
      await at.app.database.owner('update reorganisation_routes set is_default = true where to_unit_id = $1', [unit.ngocHa]);
    });

    it('lets the ward’s clerk choose, one by one or by address; nobody else’s ward has such a page', async () => {
      expect((await at.clerk.get('/unit-handovers').expect(200)).text).toContain('Chuẩn bị bàn giao');
      await (await at.app.signIn('yen.ngocha')).get('/unit-handovers/plan').expect(404);
      const plan = await at.clerk.get('/unit-handovers/plan').expect(200);
      expect(plan.text).toContain('Số 5, phố Đội Cấn');
      expect(plan.text).not.toContain('Quàng');
      expect((await send(at.clerk, '/unit-handovers/plan', { words: 'pho doi can', toUnitId: String(unit.hongHa) })).status).toBe(
        303,
      );
      const chosen = await send(
        at.clerk,
        '/unit-handovers/plan',
        { [`to-${id.sealed}`]: String(unit.hongHa) },
        '/unit-handovers/plan/choices',
      );
      expect(chosen.status).toBe(303);
      const foreign = await send(
        at.clerk,
        '/unit-handovers/plan',
        { [`to-${id.other}`]: String(unit.xayDung) },
        '/unit-handovers/plan/choices',
      );
      expect(foreign.status).toBe(409);
      expect((await at.clerk.get('/unit-handovers/plan').expect(200)).text).toContain(
        '2 đơn, 2 lượt tiếp công dân chưa có nơi nhận',
      );
      // The visit that is left goes elsewhere than the default would send it; no further destination than the plan's.
      expect(plan.text).toContain(`visit-to-${id.visit}`);
      expect(plan.text).not.toContain(`visit-to-${id.guided}`);
      const chooseVisit = (to: number | undefined) =>
        send(at.clerk, '/unit-handovers/plan', { [`visit-to-${id.chosenVisit}`]: String(to) }, '/unit-handovers/plan/choices');
      expect((await chooseVisit(unit.xayDung)).status).toBe(409);
      expect((await chooseVisit(unit.hongHa)).status).toBe(303);
      expect((await at.clerk.get('/unit-handovers/plan').expect(200)).text).toContain(
        '2 đơn, 1 lượt tiếp công dân chưa có nơi nhận',
      );
      expect((await at.admin.get(at.here).expect(200)).text).toContain('1 lượt tiếp công dân chưa trả lời xong chưa có nơi nhận');
      expect((await at.clerk.get('/unit-handovers/plan?show=all').expect(200)).text).toContain(`visit-to-${id.streetVisit}`);
      await send(at.admin, at.here, {}, `${at.here}/defaults`);
      expect((await at.admin.get(at.here).expect(200)).text).not.toContain('chưa trả lời xong chưa có nơi nhận');
      const rows = await at.app.database.owner<{ petition_id: string; to_unit_id: number; why: string }>(
        'select x.* from handover_plan((select max(id) from reorganisations), $1) x order by petition_id',
        [unit.baDinh],
      );
      expect(Object.fromEntries(rows.map((row) => [row.petition_id, [row.to_unit_id, row.why]]))).toEqual({
        [String(id.accepted)]: [unit.ngocHa, 'default'],
        [String(id.street)]: [unit.hongHa, 'rule'],
        [String(id.other)]: [unit.ngocHa, 'default'],
        [String(id.sealed)]: [unit.hongHa, 'chosen'],
      });
    });
  });
}
