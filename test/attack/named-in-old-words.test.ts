// Whoever is denounced in any cell of an old book reads nothing of it: not when it comes in, not when its words go out, not by his own press.
import { beforeAll, describe, expect, it } from 'vitest';
import { openNext, readingPage, work } from '../importing/journey.ts';
import { bookOf, readingUntil, release } from '../importing/old-denunciations.ts';
import { anOldBooksDesk } from './old-books-desk.ts';

const { app, agent, rows, takeIn, statusOf } = anOldBooksDesk();

const isNamed = async (column: 'petition_id' | 'visit_id', id: number | undefined, login: string) =>
  (
    await rows(`select 1 from named_accounts n join accounts a on a.id = n.account_id where n.${column} = $1 and a.login = $2`, [
      id,
      login,
    ])
  ).length > 0;

describe('when it comes in', () => {
  it.each(['Cơ quan thụ lý', 'Cơ quan chuyển', 'Theo dõi kết quả', 'Ghi chú'])(
    '“%s” of a petition hides it from whom it denounces',
    async (cell) => {
      const ids = await takeIn(
        'petitions',
        bookOf(
          [cell],
          ['Vũ Bá Cường', 'Hoàng Gia Thắng', 'Nông Văn Ngoài'].map((name) => ({ [cell]: `ông ${name} nhận tiền của dân` })),
        ),
        `Sổ ${cell}`,
      );
      const seen = [];
      for (const id of ids)
        seen.push([await statusOf('cuong.badinh', `/petitions/${id}`), await statusOf('thang.badinh', `/petitions/${id}`)]);
      expect(seen).toEqual([
        [404, 200],
        [404, 404],
        [200, 200],
      ]);
      expect(await rows('select past_head from petitions where id = any ($1) order by id', [ids])).toEqual([
        { past_head: false },
        { past_head: true },
        { past_head: false },
      ]);
    },
  );

  it.each(['Chuyển đến', 'Theo dõi kết quả', 'Ghi chú'])('“%s” of a visit does', async (cell) => {
    const [his, other] = await takeIn(
      'visits',
      [
        ['Số', 'Ngày tiếp', 'Họ tên', 'Loại đơn', 'Nội dung', 'Người tiếp', cell],
        [
          '1',
          '05/02/2020',
          'Khuất Thị Sẻ',
          'Tố cáo',
          'Thu tiền sai quy định',
          'Vũ Bá Cường',
          'ông Hoàng Gia Thắng nhận tiền của dân',
        ],
        ['2', '06/02/2020', 'Khuất Thị Én', 'Tố cáo', 'Chiếm đất công', 'Vũ Bá Cường', 'ông Nông Văn Ngoài nhận tiền'],
      ],
      `Sổ tiếp ${cell}`,
    );
    expect([await statusOf('thang.badinh', `/visits/${his}`), await statusOf('thang.badinh', `/visits/${other}`)]).toEqual([
      404, 200,
    ]);
    // Who received the visitor is not denounced by that.
    expect(await isNamed('visit_id', other, 'cuong.badinh')).toBe(false);
  });

  it('what came of a visit stands in one box', async () => {
    const [id] = await takeIn(
      'visits',
      [
        ['Số', 'Ngày tiếp', 'Họ tên', 'Loại đơn', 'Nội dung', 'Theo dõi kết quả'],
        ['1', '05/02/2020', 'Khuất Thị Gà', 'Tố cáo', 'Chiếm đất công', 'Đã lập biên bản số bảy'],
      ],
      'Sổ một ô',
    );
    const page = await readingUntil(agent('thang.badinh'), `v${id}`);
    expect(Object.entries(page.fields).filter(([name, text]) => name.startsWith(`v${id}.`) && text.includes('biên bản'))).toEqual(
      [[`v${id}.result`, 'Đã lập biên bản số bảy']],
    );
  });
});

describe('when it goes out', () => {
  let ids: number[];
  let visit: number;
  beforeAll(async () => {
    ids = await takeIn(
      'petitions',
      bookOf(
        [],
        [1, 2, 3, 4, 5].map(() => ({ 'Người bị tố cáo': 'Ông Nông Văn Ngoài (thôn 3)' })),
      ),
      'Sổ đưa ra',
    );
    [visit = 0] = await takeIn(
      'visits',
      [
        ['Số', 'Ngày tiếp', 'Họ tên', 'Loại đơn', 'Nội dung'],
        ['1', '05/02/2020', 'Khuất Thị Công', 'Tố cáo', 'Chiếm đất công'],
      ],
      'Sổ tiếp đưa ra',
    );
  }, 120_000);
  const hisPage = (id: number | undefined) => statusOf('cuong.badinh', `/petitions/${id}`);

  it('a changed respondent hides it from him', async () => {
    const [id] = ids;
    expect(await hisPage(id)).toBe(200);
    expect((await release(agent('thang.badinh'), `p${id}`, { respondent: 'Vũ Bá Cường' })).status).toBe(303);
    expect(await hisPage(id)).toBe(404);
  });

  it('an officer named in mended words is asked about, and hidden from once that is answered', async () => {
    const [, id] = ids;
    const leader = agent('thang.badinh');
    const typed = { summary: 'Ông Vũ Bá Cường thu tiền sai quy định' };
    const asked = await release(leader, `p${id}`, typed);
    expect(asked.status).toBe(422);
    expect(asked.text).toContain('Người bị tố cáo có phải là cán bộ trong hệ thống này không?');
    expect(await hisPage(id)).toBe(200);
    const [{ id: account } = { id: 0 }] = await rows<{ id: number }>("select id from accounts where login = 'cuong.badinh'");
    expect(asked.text).toContain(`name="p${id}.denouncedIs" value="${account}"`);
    expect((await release(leader, `p${id}`, { ...typed, denouncedIs: String(account) })).status).toBe(303);
    expect(await hisPage(id)).toBe(404);
  });

  it('said to be nobody here, it goes out and hides nothing', async () => {
    const [, , id] = ids;
    const typed = { summary: 'Ông Vũ Bá Cường đã nhận đơn về việc thu tiền', denouncedIs: 'none' };
    expect((await release(agent('thang.badinh'), `p${id}`, typed)).status).toBe(303);
    expect(await hisPage(id)).toBe(200);
  });

  it('words that name the reader do not go out by him, and are not there for him any more', async () => {
    const [, , , id] = ids;
    expect((await release(agent('cuong.badinh'), `p${id}`, { respondent: 'Vũ Bá Cường' })).status).toBe(409);
    expect(await hisPage(id)).toBe(404);
    expect(await rows('select is_unread from petition_contents where petition_id = $1', [id])).toEqual([{ is_unread: true }]);
  });

  it('against the head it passes him, a visit too', async () => {
    const leader = agent('cuong.badinh');
    const past = ids[4];
    expect((await release(leader, `p${past}`, { respondent: 'Chủ tịch UBND phường' })).status).toBe(303);
    expect(
      await rows(
        'select past_head, is_unread from petitions p join petition_contents c on c.petition_id = p.id where p.id = $1',
        [past],
      ),
    ).toEqual([{ past_head: true, is_unread: false }]);
    expect(await statusOf('thang.badinh', `/petitions/${past}`)).toBe(404);
    const asked = await release(leader, `v${visit}`, { summary: 'Ông Hoàng Gia Thắng chiếm đất công' });
    expect(asked.status).toBe(422);
    expect(
      (await release(leader, `v${visit}`, { summary: 'Ông Hoàng Gia Thắng chiếm đất công', denouncedIs: 'head' })).status,
    ).toBe(303);
    expect(await rows('select past_head from visits where id = $1', [visit])).toEqual([{ past_head: true }]);
    expect(await statusOf('thang.badinh', `/visits/${visit}`)).toBe(404);
  });
});

describe('when somebody is given another name or a post', () => {
  const renamed = "update accounts set name = $1, name_ascii = fold($1) where login = 'cuong.badinh'";

  it('no row vanishes by his own press: it is gone before he may press', async () => {
    const [id] = await takeIn('petitions', bookOf(['Ghi chú'], [{ 'Ghi chú': 'ông Đèo Văn Mới nhận tiền' }]), 'Sổ tên mới');
    const his = agent('cuong.badinh');
    expect(await statusOf('cuong.badinh', `/petitions/${id}`)).toBe(200);
    await rows(renamed, ['Đèo Văn Mới']);
    const meanwhile = await readingPage(his);
    expect([
      meanwhile.html.includes('đang tìm lại người bị nêu tên'),
      meanwhile.html.includes('/imports/old-words/opening'),
    ]).toEqual([true, false]);
    await work(app);
    expect(await isNamed('petition_id', id, 'cuong.badinh')).toBe(true);
    expect(await statusOf('cuong.badinh', `/petitions/${id}`)).toBe(404);
    const page = await readingPage(his);
    expect([page.html.includes('đang tìm lại'), page.html.includes(`/petitions/${id}"`)]).toEqual([false, false]);
    const waits = /Còn (\d+) đơn/.exec(page.html)?.[1];
    if (!page.html.includes('/imports/old-words/opening')) return;
    await openNext(his, page.html);
    const after = await readingPage(his);
    expect(after.keys.length - page.keys.length + Number(/Còn (\d+) đơn/.exec(after.html)?.[1] ?? 0)).toBe(Number(waits));
  });

  it('of words that are read by now, all are looked through', async () => {
    const [id] = await takeIn('petitions', bookOf(['Ghi chú'], [{ 'Ghi chú': 'ông Lường Văn Sau nhận tiền' }]), 'Sổ đã đọc');
    expect((await release(agent('thang.badinh'), `p${id}`, {})).status).toBe(303);
    expect(await rows('select processing_note as note from petition_contents where petition_id = $1', [id])).toEqual([
      { note: expect.stringContaining('Lường Văn Sau') },
    ]);
    await rows(renamed, ['Lường Văn Sau']);
    expect(await isNamed('petition_id', id, 'cuong.badinh')).toBe(true);
  });
});

describe('whom the software guesses', () => {
  it('is nobody where no name stands, and is never called the word of the book', async () => {
    const [deed, person] = await takeIn(
      'petitions',
      bookOf([], [{ 'Nội dung': 'tố cáo nhận tiền của dân' }, { 'Nội dung': 'Người dân tố cáo ông Nông Văn Ngoài nhận tiền' }]),
      'Sổ đoán',
    );
    const { html, fields } = await readingUntil(agent('thang.badinh'), `p${person}`);
    expect([fields[`p${deed}.respondent`], fields[`p${person}.respondent`]]).toEqual(['', 'Nông Văn Ngoài']);
    const part = (key: string) => html.split('<section').find((section) => section.includes(`id="h-${key}"`)) ?? '';
    expect(part(`p${person}`)).toContain('Người bị tố cáo, phần mềm đoán từ nội dung');
    for (const id of [deed, person]) expect(part(`p${id}`)).not.toMatch(/Nhận Tiền Của Dân|Người bị tố cáo, theo sổ cũ/);
    expect((await release(agent('thang.badinh'), `p${deed}`, {})).status).toBe(303);
    expect(await rows("select name from parties where petition_id = $1 and role = 'denounced'", [deed])).toEqual([]);
  });
});
