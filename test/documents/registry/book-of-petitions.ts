// The book of petitions: printed by number, a denunciation without sender and words.
import { describe, expect, it } from 'vitest';
import { registerPetition } from '../../../src/petitions/registration.ts';
import { canary, complaint } from '../../search/registrations.ts';
import type { Desk } from './desk.ts';

export function bookOfPetitions(at: Desk): void {
  const { who } = at;
  describe('the book of petitions', () => {
    it('prints every number of the year in order; a denunciation without sender and words, a number taken back struck through', async () => {
      const twin = (await at.app.as('lan.badinh', (act) => registerPetition(act, complaint))).id;
      await at.app.database.owner(
        "update petitions set status = 'void', closed_on = '2026-11-25', voided_at = '2026-11-25T02:00:00Z', voided_by = registered_by, void_reason = 'Vào sổ hai lần' where id = $1",
        [twin],
      );
      const sheet = (await who('hoa.badinh').get('/petitions/register').expect(200)).text;
      const numbers = [...sheet.matchAll(/>ĐT-2026-(\d{6})</g)].map(([, number]) => Number(number));
      expect(numbers.length).toBeGreaterThan(1);
      expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
      expect(sheet).toContain('Nguyễn Thị Hạnh');
      expect(sheet).toContain('Người tố cáo (được bảo mật)');
      expect(sheet).toContain('Nội dung được bảo mật');
      expect(sheet).not.toContain(canary);
      expect(sheet).not.toContain('Tố cáo công chức địa chính');
      expect(sheet).toMatch(/<tr class="void">[\s\S]*Hủy số ngày 25\/11\/2026\. Lý do: Vào sổ hai lần\. Người hủy: /);
      // Who handles the denunciation and reads its words on screen prints it masked all the same.
      expect((await who('thang.badinh').get('/petitions/register').expect(200)).text).not.toContain('Tố cáo công chức địa chính');
      const some = (await who('hoa.badinh').get('/petitions/register?type=TC&from=01/11/2026').expect(200)).text;
      expect(some).toContain('Trích sổ theo điều kiện: Tố cáo');
      expect(some).toContain('từ ngày 01/11/2026 đến ngày 31/12/2026');
      expect(some).not.toContain('Nguyễn Thị Hạnh');
      expect((await who('hoa.badinh').get('/petitions/register?year=2025').expect(200)).text).toContain('Không có đơn nào');
      expect((await who('hoa.badinh').get('/petitions?type=TC').expect(200)).text).toContain(
        'href="/petitions/register?type=TC"',
      );
    });

    it('is printed by reception too, taken along by the clerk, and is of one unit', async () => {
      await who('lan.badinh').get('/petitions/register').expect(200);
      await who('lan.badinh').get('/petitions/register.xlsx').expect(403);
      await who('hoa.badinh').get('/petitions/register.xlsx?type=KN').expect(200);
      await who('son.badinh').get('/petitions/register').expect(403);
      const [event] = await at.app.database.owner<{ data: unknown }>(
        "select data from events where kind = 'register.exported' and data->>'book' = 'petitions'",
      );
      expect(event?.data).toMatchObject({ year: 2026, from: '2026-01-01', to: '2026-12-31' });
      expect((await (await at.app.signIn('yen.ngocha')).get('/petitions/register?unit=all').expect(200)).text).not.toContain(
        'ĐT-2026-000001',
      );
    });
  });
}
