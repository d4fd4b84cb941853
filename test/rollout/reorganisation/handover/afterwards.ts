// What comes back late to a ward that has ended, and a function that moves while its office goes on.
import { describe, expect, it } from 'vitest';
import { registerPetition } from '../../../../src/petitions/registration.ts';
import { openTransfer, returnTransfer } from '../../../../src/transfers/actions.ts';
import { runJobs } from '../../../../src/worker.ts';
import { aRegistration } from '../../../support/registration.ts';
import { staffOffice } from '../arrange.ts';
import type { Ward } from './ward.ts';

export function afterwards(at: Ward): void {
  const { unit, send, one } = at;
  describe('what comes back late', () => {
    it('goes on from the closed ward to the one that took over, by the same act', async () => {
      const item = await one<{ id: string; petition_id: string }>(
        `select t.id, t.petition_id from transfers t join petitions p on p.unit_id = t.unit_id and p.id = t.petition_id where t.unit_id = $1 and p.status = 'transferred'`,
        [unit.baDinh],
      );
      await at.app.as('huong.sxd', async (act) => {
        await openTransfer(act, Number(item?.id));
        await returnTransfer(act, Number(item?.id), { reason: 'not_competent', basis: 'Thông tư số 05/2021/TT-TTCP', note: '' });
      });
      await runJobs(at.app.services, at.app.database.workerUrl);
      expect(
        (await one('select status from petitions where unit_id = $1 and id = $2', [unit.baDinh, item?.petition_id]))?.status,
      ).toBe('handed_over');
      const on = await one<{ unit_id: number; status: string }>(
        'select unit_id, status from petitions where origin_unit_id = $1 and origin_petition_id = $2',
        [unit.baDinh, item?.petition_id],
      );
      expect([unit.ngocHa, unit.hongHa]).toContain(on?.unit_id);
    });
  });

  describe('a function that moves', () => {
    it('takes only the petitions of its fields; the unit goes on', async () => {
      const to = await at.app.database.unitId('so-nnmt');
      await staffOffice(at.app, to);
      const register = (field: string) =>
        at.app.as('binh.sxd', (act) =>
          registerPetition(act, aRegistration({ field, receivedOn: '2026-12-01', writtenOn: '2026-12-01' })),
        );
      const land = await register('LAND.3');
      const housing = await register('HOUSING.1');
      const made = await send(at.admin, '/admin/reorganisations/new', {
        number: '88/QĐ-UBND',
        issuedOn: '30/11/2026',
        issuer: 'UBND Thành phố',
        subject: 'chuyển chức năng đất đai',
        effectiveOn: '1/12/2026',
      });
      const act = made.headers.location ?? '';
      await send(at.admin, `${act}/routes`, {
        kind: 'function',
        fields: ['LAND'],
        fromUnitId: String(unit.xayDung),
        toUnitId: String(to),
        // What a function does not carry, it does not carry though it be ticked.
        takesArchive: '1',
        takesAccounts: '1',
        takesSchedule: '1',
      });
      const carried =
        'select takes_petitions, takes_archive or takes_accounts or takes_schedule as more from reorganisation_routes where to_unit_id = $1';
      expect(await one(carried, [to])).toEqual({ takes_petitions: true, more: false });
      const stays = 'hồ sơ lưu, sổ, lượt tiếp và lịch tiếp công dân, người';
      expect((await at.admin.get(`${act}/givers/${unit.xayDung}`).expect(200)).text).toContain(
        `đơn, vụ việc đang mở thuộc Đất đai; ${stays} ở lại đơn vị bàn giao`,
      );
      const plan = (await at.admin.get(act).expect(200)).text;
      expect(plan).toContain('Sở Xây dựng sang Sở Nông nghiệp và Môi trường (Đất đai)');
      expect(plan).toContain(`Đơn vị bàn giao vẫn hoạt động và giữ ${stays}`);
      // Its petitions go one way: the same field is given to nobody else, another one is.
      const second = { kind: 'function', takesPetitions: '1', fromUnitId: String(unit.xayDung), toUnitId: String(unit.hongHa) };
      const twice = await send(at.admin, `${act}/routes`, { ...second, fields: ['LAND', 'POLICY'] });
      expect([twice.status, twice.text.includes('Đất đai: đơn đã chuyển sang Sở Nông nghiệp và Môi trường.')]).toEqual([
        422,
        true,
      ]);
      expect((await send(at.admin, `${act}/execution`, { seen: '1' })).status).toBe(303);
      await runJobs(at.app.services, at.app.database.workerUrl);
      expect((await one('select status from petitions where id = $1', [land.id]))?.status).toBe('handed_over');
      expect((await one('select status from petitions where id = $1', [housing.id]))?.status).not.toBe('handed_over');
      expect((await one('select upper_inf(during) as stands from units where id = $1', [unit.xayDung]))?.stands).toBe(true);
      await (await at.app.signIn('binh.sxd')).get('/work').expect(200);
    });
  });
}
