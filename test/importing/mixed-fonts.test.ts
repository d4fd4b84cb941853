// A book of several hands: old fonts beside Unicode in one row. What reads in one way only is turned; what reads in several is
// counted and shown, never taken silently.
import { describe, expect, it } from 'vitest';
import { aBookDesk } from './desk.ts';
import { confirm, match, upload } from './journey.ts';
import { toTcvn3, toVni } from './old-fonts.ts';

const desk = aBookDesk();
const { app, rows, pageOf } = desk;

describe('a row typed in VNI with a type chosen from a Unicode list', () => {
  let id: number;
  it('is read cell by cell; what reads in several ways is counted, and shown first', async () => {
    const book = [
      'STT;Ngày nhận;Họ tên;Địa chỉ;Loại đơn;Nội dung đơn',
      '1;1/2/2024;Nguyễn Thị Hạnh;Tổ 7, phố Trúc Bạch;Khiếu nại;Khiếu nại về thuế nhà',
      '3;3/2/2024;Leâ Quyù Hoaøng;Soá 3 ngoõ 5 phoá Quaùn Thaùnh;Khiếu nại;Khieáu naïi veà ñaát',
      // Of one sure cell in each, nobody can say whether this is "Hoa Hoàng" or "Hoa Hồng".
      `4;4/2/2024;${toVni('Hoa Hồng')};Tổ 9, phố Trúc Bạch;Khiếu nại;Khieáu naïi veà ñaát`,
      '',
    ].join('\n');
    ({ id } = await upload(app, desk.clerk, Buffer.from(book), { source: 'Sổ nhiều tay' }));
    await match(app, { id, agent: desk.clerk });
    const page = await pageOf(desk.clerk, `/imports/${id}/columns`);
    expect(page).toMatch(/value="auto"[^>]*checked/);
    expect(page).toContain('1 ô đọc được theo nhiều bảng mã');
    expect(page).toMatch(/<tbody><tr><td>Hoa Hoàng<\/td>[\s\S]{0,120}chưa chắc/);
    expect(await pageOf(desk.clerk, `/imports/${id}`)).toMatch(/Ô chưa chắc bảng mã[\s\S]{0,60}1, xem ở bước khớp cột/);
  });

  it('goes into the register in Unicode', async () => {
    await confirm(app, { id, agent: desk.head }, 'execution');
    const found = await rows<{ name: string; address: string }>(
      'select p.name, p.address from parties p join import_rows r on r.petition_id = p.petition_id where r.import_id = $1 order by r.row_no',
      [id],
    );
    expect(await pageOf(desk.clerk, `/imports/${id}`)).not.toContain('xem ở bước khớp cột');
    expect(found[1]).toMatchObject({ name: 'Lê Quý Hoàng', address: 'Số 3 ngõ 5 phố Quán Thánh' });
  });
});

describe('a long book that begins in Unicode', () => {
  const line = (no: number, write: (text: string) => string) =>
    [String(no), '1/2/2024', ...['Nguyễn Thị Hạnh', 'Khiếu nại', 'Khiếu nại về bồi thường đất'].map(write)].join(';');
  const book = [
    'STT;Ngày nhận;Họ tên;Loại đơn;Nội dung đơn',
    ...Array.from({ length: 620 }, (_, index) => line(index + 1, (text) => text)),
    ...Array.from({ length: 20 }, (_, index) => line(index + 621, toTcvn3)),
    ...Array.from({ length: 20 }, (_, index) => line(index + 641, toVni)),
    '',
  ].join('\n');

  it('shows samples of every encoding it holds, though its first rows have one', async () => {
    const { id } = await upload(app, desk.clerk, Buffer.from(book), { source: 'Sổ dài' });
    const page = await pageOf(desk.clerk, `/imports/${id}/columns`);
    const samples = /<caption>Chữ mẫu[\s\S]*?<\/table>/.exec(page)?.[0] ?? '';
    for (const [before, encoding] of [
      [toTcvn3('Nguyễn Thị Hạnh'), 'TCVN3'],
      [toVni('Nguyễn Thị Hạnh'), 'VNI'],
    ])
      expect(samples).toMatch(
        new RegExp(`<td>${before}</td><td><strong>Nguyễn Thị Hạnh</strong></td><td class="fit">${encoding}<`),
      );
  });
});

describe('short cells of a row in TCVN3', () => {
  it('are read as the row, so that they are no words of their own', async () => {
    const line = (no: number, state: string, write: (text: string) => string) =>
      [String(no), '1/2/2024', ...['Nguyễn Thị Hạnh', 'Khiếu nại', 'Khiếu nại về bồi thường đất', state].map(write)].join(';');
    const book = [
      'STT;Ngày nhận;Họ tên;Loại đơn;Nội dung đơn;Kết quả',
      line(1, 'Đã GQ', (text) => text),
      line(2, 'Đã KL', (text) => text),
      line(3, 'Đã GQ', toTcvn3),
      line(4, 'Đã KL', toTcvn3),
      line(5, 'ĐĐ', toTcvn3),
      '',
    ].join('\n');
    const { id } = await upload(app, desk.clerk, Buffer.from(book), { source: 'Sổ chữ ngắn' });
    await match(app, { id, agent: desk.clerk }, { 'column.5': 'state' });
    const shown = (await pageOf(desk.clerk, `/imports/${id}/values`)) + (await pageOf(desk.clerk, `/imports/${id}`));
    expect(shown).not.toContain('§');
    expect(shown).toContain('ĐĐ');
  });
});

describe('a book whose rows in an old font all denounce', () => {
  const bookOf = (type: string) =>
    [
      'STT;Ngày nhận;Họ tên;Loại đơn;Nội dung đơn',
      '1;1/2/2024;Nguyễn Thị Hạnh;Khiếu nại;Khiếu nại về thuế nhà',
      ['2', '2/2/2024', toTcvn3('Lò Văn Kín'), type, toTcvn3('Tố cáo ông Đèo Văn Đủ nhận tiền của dân')].join(';'),
      '',
    ].join('\n');
  const samplesOf = async (type: string) => {
    const { id } = await upload(app, desk.clerk, Buffer.from(bookOf(type)), { source: 'Sổ phông cũ' });
    const page = await pageOf(desk.clerk, `/imports/${id}/columns`);
    return /<caption>Chữ mẫu[\s\S]*?<\/table>/.exec(page)?.[0] ?? '';
  };

  it('shows how the word everybody writes for the type is read, and nothing else of the row', async () => {
    const samples = await samplesOf(toTcvn3('Tố cáo'));
    expect(samples).toMatch(/<td><strong>Tố cáo<\/strong><\/td><td[^>]*>TCVN3<\/td>/);
    for (const word of ['Lò Văn Kín', 'Đèo Văn Đủ', toTcvn3('Lò Văn Kín')]) expect(samples).not.toContain(word);
    expect(samples).not.toContain('không hiện mẫu');
  });

  it('says that nothing is shown, and why, where not even the type is in that font', async () => {
    const samples = await samplesOf('Tố cáo');
    expect(samples).toContain('Các ô TCVN3 chỉ gặp ở dòng tố cáo hoặc dòng chưa rõ loại đơn, không hiện mẫu');
    expect(samples).not.toMatch(/<td[^>]*>TCVN3<\/td>/);
  });
});
