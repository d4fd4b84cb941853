// The same book under another name, and the same rows by whichever way they came: told before anything goes in.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sourceMeant } from '../../src/importing/sources.ts';
import { registerPetition } from '../../src/petitions/registration.ts';
import { type Agent, type TestApp, testApp } from '../support/app.ts';
import { aRegistration, aSender } from '../support/registration.ts';
import { workbookOf } from './files.ts';
import { confirm, match, upload } from './journey.ts';

let app: TestApp;
let clerk: Agent;
let head: Agent;
beforeAll(async () => {
  app = await testApp();
  clerk = await app.signIn('hoa.badinh');
  head = await app.signIn('cuong.badinh');
});
afterAll(() => app.close());

const heads = ['STT', 'Ngày nhận', 'Họ tên', 'Địa chỉ', 'Loại đơn', 'Nội dung', 'Kết quả'];
const book = [
  ['1', '01/03/2012', 'Trần Văn Mười', 'Ngõ 5', 'Kiến nghị', 'Xin sửa đường', 'Lưu đơn'],
  ['2', '02/03/2012', 'Lò Thị Kín', 'Ngõ 6', 'Tố cáo', 'Tố cáo cán bộ kiểm lâm', 'Lưu đơn'],
  ['3', '03/03/2012', 'Vừ A Tủa', 'Ngõ 7', 'Khiếu nại', 'Không đồng ý đền bù', 'Lưu đơn'],
];
const tried = async (source: string, rows: string[][]) => {
  const journey = await upload(app, clerk, await workbookOf([heads, ...rows]), { source, name: 'so.xlsx' });
  await match(app, journey);
  return journey.id;
};
const pageOf = async (agent: Agent, id: number, path = '') => (await agent.get(`/imports/${id}${path}`).expect(200)).text;
const likelyOn = (page: string) =>
  [...page.matchAll(/<li>Dòng (\d+): <a href="\/petitions\/\d+">(ĐT-\d+-\d+)<\/a>/g)].map(([, row, number]) => [row, number]);

describe('a book by its name', () => {
  const known = [{ name: 'Sổ đơn Ban Tiếp công dân' }, { name: 'Sổ Bà' }, { name: 'Sổ Ba' }];
  it('is the same however it was typed', () => {
    for (const typed of ['SỔ ĐƠN  ban tiếp công dân ', 'Sổ đơn Ban Tiếp công dân'.normalize('NFD'), 'so don ban tiep cong dan'])
      expect([typed, sourceMeant(known, typed)?.name]).toEqual([typed, 'Sổ đơn Ban Tiếp công dân']);
  });
  it('is another one where only marks differ, and where two would do', () => {
    for (const typed of ['Sổ bả', 'so ba', 'Sổ đơn phòng Tiếp công dân'])
      expect([typed, sourceMeant(known, typed)]).toEqual([typed, undefined]);
    expect(sourceMeant(known, 'sổ bà')?.name).toBe('Sổ Bà');
  });
});

describe('a book that is in', () => {
  beforeAll(async () => {
    const id = await tried('Sổ đơn Phường', book);
    expect(likelyOn(await pageOf(clerk, id))).toEqual([]);
    await confirm(app, { id, agent: head }, 'execution');
  });

  it('is recognised under a name in other case and blanks: its rows are not taken twice', async () => {
    const id = await tried('sổ  đơn PHƯỜNG', book);
    const page = await pageOf(clerk, id);
    expect(page).toContain(': Sổ đơn Phường</h1>');
    expect(page).toContain('Đã nhập ở đợt trước');
    expect(page).not.toContain('có vẻ đã có trong sổ');
    expect(await app.database.owner("select 1 from import_sources where lower(name) like 'sổ%phường'")).toHaveLength(1);
  });

  it('under another name is told before it goes in, row by row; another sender, day or number is none', async () => {
    const [first = [], second = [], third = []] = book;
    const id = await tried('Sổ chép lại', [
      first,
      second,
      third.with(2, 'Vừ A Khác'),
      third.with(0, '5'),
      third.with(0, '6').with(1, '04/03/2012'),
    ]);
    for (const agent of [clerk, head]) {
      const page = await pageOf(agent, id);
      expect(page).toContain('2 dòng có vẻ đã có trong sổ');
      expect(likelyOn(page).map(([row]) => row)).toEqual(['2', '3']);
    }
    expect(await pageOf(head, id, '/execution')).toContain('2 dòng có vẻ đã có trong sổ');
  });

  it('of a denunciation tells nobody that a name was guessed: any name gives the same answer', async () => {
    const id = await tried('Sổ dò tên', [['2', '02/03/2012', 'Người Dò Tên', 'Ngõ 6', 'Tố cáo', 'Tố cáo cán bộ', 'Lưu đơn']]);
    expect(likelyOn(await pageOf(clerk, id)).map(([row]) => row)).toEqual(['2']);
  });

  it('also what was entered at the desk is found', async () => {
    await app.as('hoa.badinh', (act) =>
      registerPetition(act, {
        ...aRegistration({ receivedOn: '2026-11-20', senders: [aSender({ name: 'Hồ Văn Bàn' })] }),
        isLateEntry: true,
        paperNumber: '77',
      }),
    );
    const id = await tried('Sổ giấy mất điện', [
      ['77', '20/11/2026', 'Hồ Văn Bàn', 'Ngõ 1', 'Kiến nghị', 'Xin cấp nước', 'Đang xử lý'],
    ]);
    expect(likelyOn(await pageOf(clerk, id))).toHaveLength(1);
  });
});
