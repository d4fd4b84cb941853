// The search box on the real application: what is found, why, and what never is.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createPaper, numberPaper } from '../../src/documents/actions.ts';
import { registerPetition } from '../../src/petitions/registration.ts';
import { registerVisit } from '../../src/reception/registration.ts';
import { searchScreen } from '../../src/search/screens.ts';
import { acceptedComplaint } from '../proceedings/arrange.ts';
import { entry } from '../reception/entries.ts';
import { type Agent, type TestApp, testApp } from '../support/app.ts';
import { canary, complaint, denunciation, hanh } from './registrations.ts';

let app: TestApp;
let processor: Agent;
let neighbour: Agent;
let board: Agent;
let first: { id: number; number: string; publicCode: string | null };
let sealed: { id: number; number: string };

beforeAll(async () => {
  app = await testApp();
  first = await app.as('son.badinh', (act) => registerPetition(act, complaint));
  sealed = await app.as('son.badinh', (act) => registerPetition(act, denunciation));
  processor = await app.signIn('son.badinh');
  const cast = await app.database.owner<{ login: string; code: string; role: string }>(
    `select c.login, k.code, a.role from assignments a join accounts c on c.id = a.account_id join unit_codes k on k.unit_id = a.unit_id where upper_inf(k.during) order by c.login`,
  );
  const login = (code: string, role: string) => cast.find((one) => one.code === code && one.role === role)?.login ?? '';
  neighbour = await app.signIn(login('00008', 'processor'));
  board = await app.signIn(login('ban-tiep-cong-dan', 'reception_board_head'));
});
afterAll(() => app.close());

const find = (agent: Agent, q: string, more = '') => agent.get(`/search?q=${encodeURIComponent(q)}${more}`).expect(200);
const text = (html: string) => html.replace(/<[^>]+>/g, '').replace(/&#34;/g, '"');

test.each([
  ['a number', '1', 'Khớp số đơn'],
  ['the whole number', 'ĐT-2026-000001', 'Khớp số đơn'],
  ['the whole number without marks', 'dt-2026-1', 'Khớp số đơn'],
  ['a name without marks', 'nguyen thi hanh', 'Họ tên người gửi'],
  ['part of a name', 'Thị Hạnh', 'Họ tên người gửi'],
  ['a name typed on a Mac (NFD)', 'Nguyễn Thị Hạnh'.normalize('NFD'), 'Họ tên người gửi'],
  ['an identity number', '001168001234', 'Khớp số giấy tờ'],
  ['an identity number with blanks', '001 168 001 234', 'Khớp số giấy tờ'],
  ['its last digits', '1234', 'tận cùng 1234'],
  ['a telephone', '0912 345 678', 'Khớp số điện thoại'],
  ['a phrase', 'thu hoi 62', 'Trích yếu'],
  ['a phrase of the content', 'kiem dem tai san', 'Nội dung'],
  ['the contested decision', '1245/QĐ-UBND', 'Trích yếu'],
  ['the respondent', 'yen phung', 'Họ tên trong đơn'],
])('%s finds the petition and says why', async (_what, q, why) => {
  const page = await find(processor, q);
  expect(page.text).toContain(`/petitions/${first.id}`);
  expect(page.text).toContain(why);
});

test('the code of a slip is found as it is scanned: the address of the look-up page', async () => {
  const page = await find(processor, `https://donthu.example/lookup?code=${first.publicCode ?? ''}`);
  expect(page.text).toContain(`/petitions/${first.id}`);
});

test('the public code finds it', async () => {
  const page = await find(processor, first.publicCode ?? '');
  expect(page.text).toContain(`/petitions/${first.id}`);
});

test('matches are marked with their marks on', async () => {
  const page = await find(processor, 'nguyen thi hanh');
  expect(page.text).toContain('<mark>Nguyễn Thị Hạnh</mark>');
});

test('words that stand apart are found when the phrase is nowhere, and the page says so', async () => {
  const page = await find(processor, 'hanh boi thuong lien ke');
  expect(page.text).toContain('Không có đơn nào chứa đúng cụm từ này');
  expect(page.text).toContain(`/petitions/${first.id}`);
});

describe('a number said to be of another ward', () => {
  // Ba Đình has a petition 1/2026 and a visit 1/2026 of its own; of Ngọc Hà nothing is within reach.
  test.each(['phường Ngọc Hà', 'Phường Ngọc Hà, Hà Nội', 'phường Chẳng Có'])('is never the own number: %s', async (ward) => {
    await app.as('lan.badinh', (act) => registerVisit(act, entry()));
    const said = async (number: string) => {
      const answer = await processor.get(`/search?q=${encodeURIComponent(`${number} của ${ward}`)}`);
      return { status: answer.status, text: answer.text };
    };
    const [there, nowhere] = [await said('1/2026'), await said('9/2026')];
    expect(there.text).not.toContain('Khớp số đơn');
    expect(there.text).not.toMatch(/href="\/(?:petitions|visits)\/\d+"/);
    const bare = ({ status, text: page }: typeof there) => [
      status,
      text(page).replaceAll('1/2026', '9/2026').replaceAll('1%2F2026', '9%2F2026'),
    ];
    expect(bare(there)).toEqual(bare(nowhere));
    for (const number of ['ĐT-2026-000001', 'số tiếp 1/2026', 'TCD-2026-00001'])
      expect((await said(number)).text, number).not.toMatch(/petitions\/\d+"|visits\/\d+/);
  });

  test('is found where it is said to be of the own', async () => {
    expect((await find(processor, '1/2026 của phường Ba Đình')).text).toContain(`/petitions/${first.id}`);
  });
});

test('conditions narrow the result', async () => {
  expect((await find(processor, 'nguyen thi hanh', '&type=KNPA')).text).not.toContain(`/petitions/${first.id}"`);
  expect((await find(processor, 'nguyen thi hanh', '&field=LAND&from=01/11/2026&to=30/11/2026')).text).toContain(
    `/petitions/${first.id}"`,
  );
  expect((await find(processor, 'nguyen thi hanh', '&to=01/11/2026')).text).not.toContain(`/petitions/${first.id}"`);
});

test('another unit finds nothing, a reader of the city finds it with its unit', async () => {
  for (const q of ['nguyen thi hanh', '001168001234', 'kiem dem tai san', 'ĐT-2026-000001', first.publicCode ?? '']) {
    expect((await find(neighbour, q)).text).not.toContain(`/petitions/${first.id}"`);
  }
  const page = await find(board, 'nguyen thi hanh');
  expect(page.text).toContain(`/petitions/${first.id}`);
  expect(page.text).toContain('Phường Ba Đình');
});

test('a denunciation is found by its number only, and no table of search knows the denouncer', async () => {
  for (const q of [canary, '001177009999', '9999', '0977000111', 'cong chuc dia chinh', 'thu tien ngoai quy dinh', 'bien lai']) {
    expect(text((await find(processor, q)).text), q).not.toContain(sealed.number);
  }
  const byNumber = await find(processor, '2');
  expect(byNumber.text).toContain(`/petitions/${sealed.id}`);
  expect(byNumber.text).toContain('Người tố cáo (được bảo mật)');
  expect(byNumber.text).not.toContain(canary);
  const reception = await app.signIn('lan.badinh');
  const hidden = await find(reception, '2');
  expect(hidden.text).toContain('Nội dung được bảo mật');
  expect(hidden.text).not.toContain('Tố cáo công chức địa chính');
  const stored = await app.database.owner<{ w: string }>('select w::text as w from search.petition_words w');
  expect(stored).toHaveLength(1);
  expect(stored.map((row) => row.w).join(' ')).not.toMatch(/canh_gac|001177009999|luu_dinh|dia_chinh/);
  expect(await app.database.owner('select 1 from search.petition_bands where petition_id = $1', [sealed.id])).toHaveLength(0);
});

test('the index refuses a sealed petition, and sealing takes the words out', async () => {
  const words = {
    unitId: 0,
    petitionId: sealed.id,
    receivedOn: '2026-11-20',
    code: '',
    names: [canary],
    idNumbers: [],
    phones: [],
    texts: [],
  };
  const { indexPetition } = await import('../../src/search/index.ts');
  await expect(app.as('son.badinh', ({ tx }) => indexPetition(tx, words))).rejects.toThrow(/sealed/);
  await expect(app.as('son.badinh', ({ tx }) => indexPetition(tx, { ...words, petitionId: first.id + 1000 }))).rejects.toThrow(
    /sealed|not of this unit/,
  );
  const other = await app.as('son.badinh', (act) =>
    registerPetition(act, { ...complaint, senders: [{ ...hanh, name: 'Lý Thị Niêm Phong' }] }),
  );
  expect((await find(processor, 'ly thi niem phong')).text).toContain(`/petitions/${other.id}`);
  await app.database.owner('update petitions set sealed = true where id = $1', [other.id]);
  expect(await app.database.owner('select 1 from search.petition_words where petition_id = $1', [other.id])).toHaveLength(0);
  expect(await app.database.owner('select 1 from search.petition_bands where petition_id = $1', [other.id])).toHaveLength(0);
});

test('without an officer the gate gives nothing, and its tables cannot be read', async () => {
  const ask = "select * from search_petitions('words', array['nguyen_thi'], null, null, null, null, null, null, null, null, 10)";
  await app.database.database.inHouse(async (house) => {
    expect(await house.rows(ask)).toEqual([]);
    expect(
      await house.rows(
        "select * from search_duplicates(array['001168001234'], array['Nguyễn Thị Hạnh'], array[1968], '1245/QĐ-UBND', array[]::bigint[], 10)",
      ),
    ).toEqual([]);
  });
  await expect(app.database.database.inHouse((house) => house.rows('select * from search.petition_words'))).rejects.toThrow(
    /permission denied/,
  );
  await expect(app.as('son.badinh', ({ tx }) => tx.rows('delete from search.petition_bands'))).rejects.toThrow(
    /permission denied/,
  );
});

test.each([
  "'; drop table petitions; --",
  "' | '' & !",
  '%_%',
  '\\',
  ':*',
  '"',
  '<script>alert(1)</script>',
  '🙂',
  'a'.repeat(10_000),
  'thu hoi '.repeat(1_250),
  '(((',
  '0',
  '-',
])('hostile words are only words: %#', async (q) => {
  const page = await find(processor, q);
  expect(page.text).not.toContain('<script>alert');
});

test('the number of a visit leads to the visit, for who may read it and where it is', async () => {
  const visit = await app.as('lan.badinh', (act) => registerVisit(act, entry()));
  const [, year = '', number = ''] = /^TCD-(\d{4})-(\d+)$/.exec(visit.number) ?? [];
  for (const q of [visit.number, `tcd ${Number(number)}`, `tcd-${year}-${Number(number)}`]) {
    const answer = await processor.get(`/search?q=${encodeURIComponent(q)}`).expect(303);
    expect([q, answer.headers.location]).toEqual([q, `/visits/${visit.id}`]);
  }
  await find(neighbour, visit.number);
  await find(processor, 'TCD-2026-09999');
  expect((await board.get(`/search?q=${visit.number}`).expect(303)).headers.location).toBe(`/visits/${visit.id}`);
  // No right to visits, no way to tell that there is one.
  await find(await app.signIn('hieu.badinh'), visit.number);
  const register = await processor.get(`/papers`).expect(200);
  expect(register.text).not.toContain(`/visits/${visit.id}"`);
  await app.as('lan.badinh', (act) =>
    createPaper(act, {
      kind: 'PHIEU_HEN',
      visitId: visit.id,
      sealed: false,
      fields: { person: { name: hanh.name }, host: { name: 'A' }, meetOn: null, meetAtPlace: null, summary: null },
    }),
  );
  const listed = (await processor.get('/papers').expect(200)).text;
  expect(listed).toContain(`<a href="/visits/${visit.id}">${visit.number}</a>`);
});

test('the number of a paper finds it beside the petitions, for the unit that issued it', async () => {
  const id = await app.as('son.badinh', (act) =>
    createPaper(act, {
      kind: 'XLD02_2021',
      petitionId: first.id,
      sealed: false,
      fields: {
        complainant: { name: hanh.name },
        receivedOn: '2026-11-20',
        summary: 'thu hồi đất',
        competentOrg: 'UBND Thành phố',
      },
      state: 'approved',
    }),
  );
  const { number, symbol } = await app.as('hoa.badinh', (act) => numberPaper(act, id, '2026-11-25'));
  for (const q of [`${String(number).padStart(2, '0')}/${symbol}`, `${number}/${symbol.toLowerCase()}`]) {
    const found = (await find(processor, q)).text;
    expect(found).toContain(`/papers/${id}"`);
    // Something was found: that there is nothing is said only where there is nothing at all.
    expect([found.includes('Không tìm thấy đơn nào'), found.includes('1 văn bản')]).toEqual([false, true]);
    const elsewhere = (await find(neighbour, q)).text;
    expect(elsewhere).not.toContain(`/papers/${id}"`);
    expect([elsewhere.includes('Không tìm thấy đơn nào'), elsewhere.includes('0 đơn')]).toEqual([true, true]);
  }
  expect((await find(processor, `${number + 1}/${symbol}`)).text).not.toContain('Văn bản có số này');
});

test('wrong conditions in the address are ignored', async () => {
  await find(processor, 'hanh', '&type=XX&field=DROP&status=nope&scope=1&from=31/02/2026&after=2026-99-99.1');
  await find(processor, 'hanh', '&after=zzz');
});

test('pages turn both ways, and no made-up way back does any harm', async () => {
  await app.as('son.badinh', async (act) => {
    for (let n = 0; n < 60; n += 1)
      await registerPetition(act, {
        ...complaint,
        declaredType: 'KNPA',
        knpaKind: 'kien_nghi',
        subject: `Nạo vét cống Linh Lang ${n}`,
      });
  });
  const rowsOf = (page: string) => [...new Set([...page.matchAll(/href="(\/petitions\/\d+)"/g)].map((match) => match[1]))];
  const turn = async (page: string, rel: 'next' | 'prev') => {
    const to = new RegExp(`rel="${rel}" href="([^"]+)"`).exec(page)?.[1]?.replaceAll('&amp;', '&') ?? '';
    return (await processor.get(to).expect(200)).text;
  };
  const one = (await find(processor, 'cong linh lang')).text;
  const two = await turn(one, 'next');
  const three = await turn(two, 'next');
  expect([one, two, three].map((page) => rowsOf(page).length)).toEqual([25, 25, 10]);
  expect(rowsOf(await turn(three, 'prev'))).toEqual(rowsOf(two));
  expect([two, three].map((page) => /Hiển thị [^<,]+/.exec(page)?.[0])).toEqual([
    'Hiển thị đơn thứ 26–50 trong 60 đơn',
    'Hiển thị đơn thứ 51–60 trong 60 đơn',
  ]);
  expect(rowsOf(await turn(await turn(three, 'prev'), 'prev'))).toEqual(rowsOf(one));
  const odd = await find(processor, 'cong linh lang', `&after=2026-11-20.1&trail=${encodeURIComponent('<b>~//x~2026-99-99.1')}`);
  expect(odd.text).not.toContain('&lt;b&gt;~');
});

test('of more than are counted a page says which it shows, the last one how many there are', () => {
  const address = { q: 'cong', type: '', field: '', status: '', scope: '', from: '', to: '', open: '' } as const;
  const row = {
    status: 'received',
    outcome: null,
    state: null,
    reasons: ['number'],
    subject: null,
    field: 'LAND',
    receivedOn: '2026-11-20',
  };
  const pageAt = (pages: number, hasNext: boolean) => {
    const places = Array.from({ length: pages }, (_, n) => `2026-11-20.${500 - n}`);
    return searchScreen({
      ...{
        address: { ...address, after: places.at(-1) ?? '', trail: places.slice(0, -1).join('~') },
        query: new URLSearchParams(),
      },
      ...{ today: '2026-11-20', ask: { typed: 'cong', words: ['cong'] }, loose: false, count: 301, perPage: 25, hasNext },
      ...{ found: Array(10).fill(row), reachesOthers: false, former: new Map(), ended: [], papers: [], visits: [] },
      formerVisits: new Map(),
    } as never);
  };
  const said = (pages: number, hasNext: boolean) => {
    const { summary, countWords } = pageAt(pages, hasNext);
    return [summary.split(',')[0], countWords];
  };
  expect(said(13, true)).toEqual(['Hiển thị đơn thứ 326–335 trong hơn 300 đơn', 'hơn 300 đơn']);
  expect(said(14, false)).toEqual(['Hiển thị đơn thứ 351–360 trong 360 đơn', '360 đơn']);
});

test('a complaint that was decided stands in the list as it stands on its page and in the register', async () => {
  const { id, petitionId } = await acceptedComplaint(app, '2026-11-20');
  await app.database.owner("update proceedings set state = 'decided' where id = $1", [id]);
  const [row] = await app.database.owner<{ number: number }>('select number from petitions where id = $1', [petitionId]);
  const tagIn = (html: string) => /<span class="tag[^"]*">.*?([^>]+)<\/span>/s.exec(html)?.[1]?.trim();
  const found = (await find(processor, `ĐT-2026-${row?.number}`)).text;
  const page = (await processor.get(`/petitions/${petitionId}`).expect(200)).text;
  expect([tagIn(found.slice(found.indexOf(`/petitions/${petitionId}"`))), tagIn(page.slice(page.indexOf('<h1')))]).toEqual([
    'Đã giải quyết',
    'Đã giải quyết',
  ]);
});
