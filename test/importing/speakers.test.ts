// Who denounces in an old book stands in no cell a reader understands: the words that say him lose him, or the row waits outside.
import { expect, it } from 'vitest';
import { aBookDesk } from './desk.ts';
import { confirm, csvOf, match, openWordsOf, readOut, upload } from './journey.ts';

const desk = aBookDesk();
const { app, rows } = desk;

const open = () => openWordsOf(app);
const take = async (file: Buffer, options: { book?: string; source: string }) => {
  const journey = await upload(app, desk.clerk, file, options);
  await match(app, journey);
  await confirm(app, { ...journey, agent: desk.head }, 'execution');
  // What is proposed for the open is let out unchanged.
  await readOut(desk.head);
  const states = await rows<{ no: number; state: string }>(
    'select row_no - 1 as no, state from import_rows where import_id = $1 order by 1',
    [journey.id],
  );
  return { ...journey, states: states.map(({ no, state }) => `${no} ${state}`) };
};
const book = (lines: readonly (readonly [string, string, string?])[]) =>
  csvOf([
    ['Số đến', 'Ngày nhận', 'Họ tên', 'Loại đơn', 'Nội dung', 'Ghi chú'],
    ...lines.map(([name, words, note = ''], index) => [`${index + 1}`, '05/02/2020', name, 'Tố cáo', words, note]),
  ]);

it('a denunciation without a readable name loses whoever its words say denounces, or waits outside', async () => {
  const { id, states } = await take(
    book([
      ['', 'Bà Đinh Thị Mận ở 77 Cầu Giấy, sau chợ tố cáo ông Hoàng Kim Nhung thu tiền'],
      ['Không rõ', 'Ông Cù Trọng Bách trú tại 88 Đê La Thành tố cáo bà Lành'],
      ['Nặc danh', 'Đơn của bà Ninh Thị Thơm, 12 Láng, tố cáo bà Lành'],
      ['Nặc danh', 'Tố cáo bà Lành. Bà Kha Thị Nhót cho biết việc này'],
      ['Công dân phường', 'Tố cáo bà Lành thu tiền', 'Bà Kha Thị Nhót gọi hỏi'],
      ['Nặc danh', 'Tố cáo Chủ tịch UBND xã Đông Anh thu tiền'],
      ['Không rõ (bà Nhót)', 'Bà Nhót nói trưởng thôn thu tiền'],
      ['Chưa xác định', 'Bà Nhót nói trưởng thôn thu tiền'],
      ['Phụ huynh lớp 5', 'Bà Nhót nói trưởng thôn thu tiền'],
      ['', 'Tố cáo bà Lành, theo lời bà nhót'],
      ['', 'Zờ Thị Nhót cho biết việc này'],
      ['PHÙNG THỊ SÁO', 'Bà Sáo nói trưởng thôn là ông Lò Bốc thu tiền'],
    ]),
    { source: 'Sổ không tên' },
  );
  expect(states).toEqual([
    '1 imported',
    '2 imported',
    '3 imported',
    '4 bad',
    '5 bad',
    '6 imported',
    '7 bad',
    '8 bad',
    '9 bad',
    '10 bad',
    '11 bad',
    '12 imported',
  ]);
  const said = await open();
  for (const word of ['Mận', 'nhót', '77 Cầu', 'Trọng Bách', 'La Thành', 'Thơm', '12 Láng', 'Nhót'])
    expect([word, said.includes(word)]).toEqual([word, false]);
  expect(said).toContain('Người tố cáo tố cáo ông Hoàng Kim Nhung thu tiền');
  expect(said).toContain('Đơn của người tố cáo tố cáo bà Lành');
  const problems = (await desk.clerk.get(`/imports/${id}/problems`).expect(200)).text;
  expect(problems).toContain('Ghi họ tên người gửi, hoặc để nội dung không có tên');
  expect(problems).not.toContain('Nhót');
});

it('nor does a visit say him', async () => {
  const register = csvOf([
    ['STT', 'Ngày tiếp', 'Họ tên', 'Nội dung', 'Loại đơn', 'Hướng xử lý'],
    ['1', '04/01/2021', 'Không ghi tên', 'Bà Đinh Thị Mận, 77 Cầu Giấy, tố cáo ông Nhung', 'Tố cáo', 'Nhận đơn'],
    ['2', '05/01/2021', '', 'Gặp bà Đinh Thị Mận', 'Tố cáo', 'Nhận đơn'],
  ]);
  const { states } = await take(register, { book: 'visits', source: 'Sổ tiếp dân không tên' });
  expect(states).toEqual(['1 imported', '2 bad']);
  expect(await open()).not.toMatch(/Mận|77 Cầu/);
});

it('all who stand in one cell give way, however it lists them and whatever else it says', async () => {
  const { states } = await take(
    book([
      ['1. Tạ Thị Lụa 2. Tạ Văn Gấm', 'Bà Lụa và ông Gấm nói trưởng thôn thu tiền'],
      ['1) Tạ Thị Lụa; 2) Tạ Văn Gấm', 'Hẹn ông Gấm'],
      ['- Tạ Thị Lụa\n- Tạ Văn Gấm', 'Hẹn ông Gấm'],
      ['Phùng Thị Sáo; SĐT 0911000999', 'Bà Sáo nói trưởng thôn thu tiền'],
      ['Phùng Thị Vẹt, sinh 1960', 'Hẹn bà Vẹt'],
      ['Công dân phường (bà Chử Thị Dậu đại diện)', 'Bà Chử Thị Dậu và bà Dậu nói trưởng thôn thu tiền'],
      ['Khuất Thị Yến', 'Cán bộ phường thu tiền', 'Yến'],
      ['Én', 'Bà Én nói trưởng thôn thu tiền', 'Én'],
      ['Khuất Thị Cò', 'Vợ người tố cáo là bà Vũ Thị Hậu bị đánh. Con trai là Bùi Hữu Lộc làm chứng'],
    ]),
    { source: 'Sổ nhiều tên' },
  );
  expect(states.filter((one) => !one.endsWith('imported'))).toEqual([]);
  const said = await open();
  for (const word of ['Lụa', 'Gấm', 'Sáo', 'Vẹt', 'Dậu', 'Yến', 'Én', 'Hậu', 'Lộc', '0911'])
    expect([word, said.includes(word)]).toEqual([word, false]);
  const sealed = await rows<{ n: number }>(
    "select count(*)::int as n from sealed_identities s join petition_contents c on c.petition_id = s.petition_id where c.summary ~ '^(Hẹn người tố cáo|Người tố cáo và người tố cáo)' group by s.petition_id order by s.petition_id",
  );
  expect(sealed.map(({ n }) => n).sort()).toEqual([1, 1, 2, 2, 2]);
});
