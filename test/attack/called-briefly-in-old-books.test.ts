// Whoever is denounced in an old book by a part of his name or a short form of his post, or by all of it in whichever cell, reads nothing of it.
import { describe, expect, it } from 'vitest';
import { bookOf, release } from '../importing/old-denunciations.ts';
import { anOldBooksDesk } from './old-books-desk.ts';

const { agent, rows, takeIn, statusOf } = anOldBooksDesk();

describe('called by a part of his name', () => {
  const seenBy = async (ids: readonly number[]) => {
    const seen = [];
    for (const id of ids) seen.push(await statusOf('cuong.badinh', `/petitions/${id}`));
    return seen;
  };

  it('in the cell of whom it is against he is hidden from it, whatever stands around', async () => {
    const cells = [
      'đ/c Cường',
      'V.B.Cường',
      'ông Vũ Cường',
      'ông Cường cán bộ phường',
      'Cường VP',
      'ông Cường thu tiền',
      'Chánh VP',
    ];
    const others = ['Ông Nông Văn Ngoài', 'Ông Nguyễn Văn Cường'];
    const ids = await takeIn(
      'petitions',
      bookOf(
        [],
        [...cells, ...others].map((cell) => ({ 'Người bị tố cáo': cell })),
      ),
      'Sổ gọi tắt',
    );
    expect(await seenBy(ids)).toEqual([...cells.map(() => 404), ...others.map(() => 200)]);
  });

  it('where no cell says whom it is against, so do the words', async () => {
    const told = [
      'Hôm ấy ông Cường nhận tiền',
      'đ/c Vũ B. Cường làm',
      'chánh VP nhận tiền',
      'tố cáo ông Tèo nhận tiền, ông Cường biết',
    ];
    const ids = await takeIn(
      'petitions',
      bookOf(
        [],
        [
          ...told.map((text) => ({ 'Nội dung': text })),
          // Beside somebody written down who is called by his post as well; a witness is not.
          { 'Nội dung': 'ông Tèo và ông Cường trưởng phòng nhận tiền', 'Người bị tố cáo': 'Nông Văn Tèo' },
          { 'Nội dung': 'ông Tèo nhận tiền, ông Cường biết', 'Người bị tố cáo': 'Nông Văn Tèo' },
        ],
      ),
      'Sổ kể tắt',
    );
    expect(await seenBy(ids)).toEqual([404, 404, 404, 404, 404, 200]);
  });

  it('with other marks it is asked who is meant before it goes out', async () => {
    const [id] = await takeIn('petitions', bookOf([], [{ 'Người bị tố cáo': 'Cương thu tiền' }]), 'Sổ sai dấu');
    const leader = agent('thang.badinh');
    // Nobody lets it out who may be meant himself.
    expect((await release(agent('cuong.badinh'), `p${id}`, { denouncedIs: 'none' })).status).toBe(409);
    const asked = await release(leader, `p${id}`, {});
    expect(asked.status).toBe(422);
    const [{ id: account } = { id: 0 }] = await rows<{ id: number }>("select id from accounts where login = 'cuong.badinh'");
    expect(asked.text).toContain(`name="p${id}.denouncedIs" value="${account}"`);
    expect(await statusOf('cuong.badinh', `/petitions/${id}`)).toBe(200);
    expect((await release(leader, `p${id}`, { denouncedIs: String(account) })).status).toBe(303);
    expect(await statusOf('cuong.badinh', `/petitions/${id}`)).toBe(404);
  });
});

it('those who lead the ward, said together, are hidden from, and it goes past its head', async () => {
  const against = [
    'Lãnh đạo phường Ba Đình',
    'Lãnh đạo UBND phường',
    'Ban lãnh đạo phường',
    'Tập thể lãnh đạo UBND phường Ba Đình',
    'Lãnh đạo Ủy ban nhân dân phường Ba Đình',
    'Lãnh đạo',
  ];
  const others = ['Lãnh đạo phường Ngọc Hà', 'Lãnh đạo Văn phòng đăng ký', 'Lãnh đạo Công ty Bình An'];
  const told = ['Tố cáo các lãnh đạo phường Ba Đình bao che', 'Tố cáo ông Lạ và lãnh đạo phường bao che'];
  const ids = await takeIn(
    'petitions',
    bookOf(
      [],
      [
        ...against.map((cell) => ({ 'Người bị tố cáo': cell })),
        ...told.map((text) => ({ 'Nội dung': text })),
        ...others.map((cell) => ({ 'Người bị tố cáo': cell })),
      ],
    ),
    'Sổ lãnh đạo',
  );
  const hidden = [...against, ...told].map(() => true);
  const found = await rows<{ past_head: boolean }>('select past_head from petitions where id = any ($1::bigint[]) order by id', [
    ids,
  ]);
  expect(found.map((one) => one.past_head)).toEqual([...hidden, ...others.map(() => false)]);
  const seen = [];
  for (const id of ids) seen.push(await statusOf('thang.badinh', `/petitions/${id}`));
  expect(seen).toEqual([...hidden.map(() => 404), ...others.map(() => 200)]);
  const page = (await agent('thang.badinh').get('/imports/old-words').expect(200)).text;
  for (const [index, id] of ids.entries())
    if (hidden[index]) expect(page, against[index]).not.toMatch(new RegExp(`/petitions/${id}"|p${id}\\.`));
});

it('beside somebody written down a bare given name with his post behind it is hidden from too', async () => {
  const told = [
    'Ông Tèo cùng Cường - Chánh Văn phòng - nhận tiền',
    'Ông Tèo và Cường, chánh văn phòng phường, chia nhau',
    'Ông Tèo và Cường (chánh văn phòng) chia nhau',
  ];
  const ids = await takeIn(
    'petitions',
    bookOf(
      [],
      told.map((text) => ({ 'Nội dung': text, 'Người bị tố cáo': 'Nông Văn Tèo' })),
    ),
    'Sổ tên trơn',
  );
  for (const [index, id] of ids.entries())
    expect([told[index], await statusOf('cuong.badinh', `/petitions/${id}`)]).toEqual([told[index], 404]);
});

it('who received a visitor is not against himself where leaders did', async () => {
  const ids = await takeIn(
    'visits',
    [
      ['Số', 'Ngày tiếp', 'Họ tên', 'Loại đơn', 'Nội dung', 'Người tiếp', 'Người bị tố cáo'],
      ['1', '05/02/2020', 'Khuất Thị Sẻ', 'Tố cáo', 'Thu tiền sai', 'Lãnh đạo UBND phường', 'Nông Văn Ngoài'],
      ['2', '06/02/2020', 'Khuất Thị Én', 'Tố cáo', 'Chiếm đất công', 'Lê Văn Hạ', 'Lãnh đạo phường'],
    ],
    'Sổ tiếp lãnh đạo',
  );
  expect(await rows('select past_head from visits where id = any ($1::bigint[]) order by id', [ids])).toEqual([
    { past_head: false },
    { past_head: true },
  ]);
});

it.each(['Cán bộ liên quan', 'Địa chỉ'])('his whole name in “%s” hides it from him', async (cell) => {
  const ids = await takeIn(
    'petitions',
    bookOf([cell], [{ [cell]: 'Vũ Bá Cường, văn phòng' }, { [cell]: 'Nông Văn Ngoài' }, { [cell]: 'Khuất Thị Chim' }]),
    `Sổ ${cell}`,
  );
  const seen = [];
  for (const id of ids) seen.push(await statusOf('cuong.badinh', `/petitions/${id}`));
  expect(seen).toEqual([404, 200, 200]);
});

it('of a visit too, and who received the visitor or sent it is not against himself', async () => {
  const ids = await takeIn(
    'visits',
    [
      ['Số', 'Ngày tiếp', 'Họ tên', 'Loại đơn', 'Nội dung', 'Người tiếp', 'Cán bộ liên quan'],
      ['1', '05/02/2020', 'Khuất Thị Sẻ', 'Tố cáo', 'Thu tiền sai', 'Hoàng Gia Thắng', 'Vũ Bá Cường'],
      ['2', '06/02/2020', 'Khuất Thị Én', 'Tố cáo', 'Chiếm đất công', 'Vũ Bá Cường', ''],
      ['3', '07/02/2020', 'Vũ Bá Cường', 'Tố cáo', 'Chiếm đất công', 'Hoàng Gia Thắng', 'Người gửi: Vũ Bá Cường'],
    ],
    'Sổ tiếp ô nào cũng nói',
  );
  const seen = [];
  for (const id of ids) seen.push(await statusOf('cuong.badinh', `/visits/${id}`));
  expect(seen).toEqual([404, 200, 200]);
});
