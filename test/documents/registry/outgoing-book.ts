// The book of papers that go out: printed and taken along with what the parts before it numbered and revoked.
import { describe, expect, it } from 'vitest';
import { openBook } from '../../support/downloads.ts';
import type { Desk } from './desk.ts';

export function outgoingBook(at: Desk): void {
  const { who } = at;
  describe('the outgoing book', () => {
    it('prints the numbered papers of the period in the order of numbers, with receivers and days; what was taken back struck through', async () => {
      const sheet = (await who('hoa.badinh').get('/papers/register?from=01/11/2026&to=30/11/2026').expect(200)).text;
      expect(sheet).toContain('Sổ đăng ký văn bản đi');
      expect(sheet).toContain('Năm 2026, từ ngày 01/11/2026 đến ngày 30/11/2026');
      const numbers = [...sheet.matchAll(/>(\d{2,}\/[A-Z]+-UBND)</g)].map(([, number]) => number);
      expect(numbers).toEqual([
        ...[...Array.from({ length: 11 }, (_, index) => index + 1), 900].map(
          (number) => `${String(number).padStart(2, '0')}/PHD-UBND`,
        ),
        '01/TB-UBND',
      ]);
      expect(sheet).toMatch(/<tr class="void"><td class="r-short"><s>01\/TB-UBND<\/s>/);
      expect(sheet).toContain('Thu hồi ngày 25/11/2026. Lý do: Ghi sai địa chỉ người nhận. Người hủy: Hoàng Gia Thắng.');
      expect(sheet).toContain('Ông Trần Văn Minh');
      expect(sheet).toContain('25/11/2026, Dịch vụ bưu chính');
      // The filter of the list is the filter of the book, and the sheet says it is an extract.
      const some = (await who('hoa.badinh').get('/papers/register?state=revoked').expect(200)).text;
      expect(some).toContain('Trích sổ theo điều kiện: Đã thu hồi');
      expect(some).not.toContain('PHD-UBND');
      expect((await who('hoa.badinh').get('/papers/register?year=2025').expect(200)).text).toContain('01/PHD-UBND');
      expect((await who('hoa.badinh').get('/papers?state=revoked').expect(200)).text).toContain(
        'href="/papers/register?state=revoked"',
      );
    });

    it('is taken along as text only, by whom it is given to, each time leaving its event', async () => {
      await at.app.database.owner(`update papers set sent_to = '=HYPERLINK("http://x")' where number = 1 and symbol = 'TB-UBND'`);
      const book = await openBook(who('hoa.badinh'), '/papers/register.xlsx');
      const cells: unknown[] = [];
      book.worksheets[0]?.eachRow((row) => row.eachCell((cell) => cells.push(cell.value)));
      expect(cells).toContain('\'=HYPERLINK("http://x")');
      for (const login of ['son.badinh', 'lan.badinh']) {
        await who(login).get('/papers/register').expect(403);
        await who(login).get('/papers/register.xlsx').expect(403);
      }
      expect((await who('son.badinh').get('/papers').expect(200)).text).not.toContain('In sổ');
      const seen = await at.app.database.owner<{ kind: string; book: string }>(
        "select kind, data->>'book' as book from events where kind like 'register.%' order by id",
      );
      expect(seen).toContainEqual({ kind: 'register.printed', book: 'papers' });
      expect(seen).toContainEqual({ kind: 'register.exported', book: 'papers' });
    });
  });
}
