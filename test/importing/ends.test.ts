// How petitions of an old book ended: in the book's own words, counted by the days it gives; what it does not say is said by nobody.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { suggest } from '../../src/importing/nearest.ts';
import { meaningOf } from '../../src/importing/vocabulary.ts';
import { registerPetition } from '../../src/petitions/registration.ts';
import { periodOf } from '../../src/reports/periods.ts';
import { figuresOf } from '../../src/reports/queries.ts';
import { endsUntold, resolvedIn, resolvedRefs } from '../../src/reports/resolved.ts';
import { draftOf } from '../reports/books.ts';
import { type Agent, type TestApp, testApp } from '../support/app.ts';
import { aRegistration } from '../support/registration.ts';
import { standsIn } from './accepted-book.ts';
import { confirm, csvOf, match, readOut, upload } from './journey.ts';

let app: TestApp;
let head: Agent;
const ids = new Map<string, number>();
const pageOf = async (no: string) => (await head.get(`/petitions/${ids.get(no)}`).expect(200)).text;
/** What stands behind a word of the page. */
const said = (html: string, term: string) =>
  new RegExp(`<dt[^>]*>${term}</dt>\\s*<dd[^>]*>([\\s\\S]*?)</dd>`)
    .exec(html)?.[1]
    ?.replace(/<[^>]*>/g, '')
    .trim();

beforeAll(async () => {
  app = await testApp();
  app.setNow('2026-12-15T02:00:00Z');
  head = await app.signIn('cuong.badinh');
  const line = (no: number, type: string, state: string, on: string, note = '') => [
    String(no),
    '10/09/2026',
    `Đặng Thị Nụ ${no}`,
    type,
    'Đề nghị xem lại việc bồi thường',
    state,
    on,
    note,
  ];
  const file = csvOf([
    ['Số đơn', 'Ngày nhận', 'Họ và tên', 'Loại đơn', 'Nội dung', 'Hướng xử lý', 'Ngày xử lý', 'Ghi chú'],
    line(1, 'Khiếu nại', 'Chuyển đơn', '20/09/2026', 'Gửi thanh tra quận'),
    line(2, 'Khiếu nại', 'Đã chuyển', '20/09/2026'),
    line(3, 'Khiếu nại', 'Đã giải quyết', '20/10/2026'),
    line(4, 'Khiếu nại lần hai', 'Đã trả lời', ''),
    line(5, 'Khiếu nại', 'Đã thụ lý, không ghi kết quả', '20/09/2026'),
    line(6, 'Kiến nghị', 'Đang xử lý', ''),
    line(7, 'Khiếu nại', 'Đình chỉ giải quyết', '25/10/2026'),
  ]);
  const journey = await upload(app, await app.signIn('hoa.badinh'), file);
  await match(app, journey);
  await confirm(app, { ...journey, agent: head }, 'execution');
  const made = await app.database.owner<{ no: string; id: string }>(
    'select paper_number as no, petition_id as id from import_rows r join petitions p on p.unit_id = r.unit_id and p.id = r.petition_id',
  );
  for (const { no, id } of made) ids.set(no, Number(id));
  expect([...ids.keys()].sort()).toEqual(['1', '2', '3', '4', '5', '6', '7']);
});
afterAll(() => app.close());

describe('on its page', () => {
  it('what was sent on is sent on, not answered', async () => {
    for (const [no, word] of [
      ['1', 'Chuyển đơn'],
      ['2', 'Đã chuyển'],
    ] as const) {
      const html = await pageOf(no);
      expect(html).toContain('Đã chuyển đơn');
      expect(html).not.toContain('Đã có văn bản phúc đáp');
      expect(said(html, 'Kết quả trên sổ cũ')).toBe(`${word}, ngày 20/09/2026`);
    }
    expect(said(await pageOf('1'), 'Sổ cũ ghi')).toBe('Gửi thanh tra quận');
  });

  it('what was resolved is resolved on the day of the book, and nothing says when it was accepted or what was proposed', async () => {
    const html = await pageOf('3');
    expect(html).toContain('Đã giải quyết');
    expect(said(html, 'Kết quả trên sổ cũ')).toBe('Đã giải quyết, ngày 20/10/2026');
    expect(said(html, 'Ngày thụ lý')).toBe('Không có trong dữ liệu đã nhập');
    expect(html).not.toContain('Đã thụ lý');
    expect(html).not.toContain('Đề xuất thụ lý');
    expect(said(await pageOf('4'), 'Kết quả trên sổ cũ')).toBe('Đã trả lời, không ghi ngày');
    const list = (await head.get('/petitions?status=resolved').expect(200)).text;
    expect(list).toContain('20/10/2026');
    const accepted = await pageOf('5');
    expect(accepted).toContain('Đã thụ lý');
    expect(accepted).not.toContain('Đề xuất thụ lý');
  });

  it('what was stopped is neither resolved nor withdrawn: terminated on the day of the book', async () => {
    const html = await pageOf('7');
    expect(html).toContain('Đã đình chỉ giải quyết');
    expect(html).not.toMatch(/Đã giải quyết|Đã rút đơn|Đề xuất thụ lý/);
    expect(said(html, 'Kết quả trên sổ cũ')).toBe('Đình chỉ giải quyết, ngày 25/10/2026');
    expect(said(html, 'Ngày thụ lý')).toBe('Không có trong dữ liệu đã nhập');
    const list = (await head.get('/petitions?status=terminated').expect(200)).text;
    expect(list).toContain(`href="/petitions/${ids.get('7')}"`);
    expect(list).not.toContain(`href="/petitions/${ids.get('3')}"`);
    for (const word of ['Đình chỉ', 'Đã đình chỉ giải quyết khiếu nại', 'Đã có quyết định đình chỉ'])
      expect([word, meaningOf('state', 'petitions', word, {})]).toEqual([word, 'terminated']);
    // A pause is no end, and nothing is proposed for it.
    for (const word of ['Tạm đình chỉ', 'Đã tạm đình chỉ giải quyết'])
      expect([word, meaningOf('state', 'petitions', word, {}), suggest('state', 'petitions', word)]).toEqual([
        word,
        undefined,
        '',
      ]);
  });

  it('one that goes on says where it came from, and its deadline by what it is counted', async () => {
    for (const no of ['3', '6']) {
      const html = (await pageOf(no)).replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
      expect(html).toMatch(new RegExp(`Nhập từ sổ cũ ĐT-2026-\\d+[^.]*số trên sổ cũ ${no}\\b`));
      expect(html.includes('Tiếp nhận, vào sổ đơn')).toBe(false);
      expect(html.includes('hạn tính theo dữ liệu chuyển đổi Vì sao?')).toBe(no === '6');
    }
    expect(await pageOf('6')).toMatch(/\d{2}\/\d{2}\/2026, hạn tính theo dữ liệu chuyển đổi<\/a>/);
    const registered = await app.as('hoa.badinh', (act) => registerPetition(act, aRegistration()));
    const own = (await head.get(`/petitions/${registered.id}`).expect(200)).text;
    expect(own).toContain('Tiếp nhận, vào sổ đơn');
    expect(own).not.toContain('chuyển đổi');
  });

  it('a book without a column for it says not how the paper came', async () => {
    for (const no of ['3', '6']) expect(said(await pageOf(no), 'Nguồn đơn')).toBe('Không ghi trong sổ cũ');
    // At the desk nobody can leave it out.
    const form = (await head.get('/petitions/new?mode=open').expect(200)).text;
    expect(form).toContain('in_person_dropoff');
    expect(form).not.toContain('not_recorded');
  });
});

it('the draft of Mẫu số 02 tells what was accepted and whether it was resolved, and of how many it does not know', async () => {
  const year = await draftOf(head, 'period=2026-Y');
  expect(year).toMatch(/Khiếu nại: 75[,0]*% \(3 trong 4 vụ việc/);
  expect(year).not.toContain('Không tính');
  app.setNow('2027-03-15T02:00:00Z');
  const later = await draftOf(await app.signIn('cuong.badinh'), 'period=2027-Q1');
  expect(later).toContain('Không tính 1 vụ việc thụ lý từ các kỳ trước mà sổ cũ không ghi kết quả giải quyết.');
  app.setNow('2026-12-15T02:00:00Z');
});

describe('in the tables', () => {
  const quarter = { earlier: periodOf('Q3', 2026), later: periodOf('Q4', 2026) };
  const unit = () => app.database.unitId('00004');

  it('it was accepted by no later day than it was received, and resolved on the day of the book', async () => {
    const ward = await unit();
    await app.database.database.inUnit(await app.database.actorOf('cuong.badinh'), async (tx) => {
      const figures = async (period: (typeof quarter)['later']) => {
        const all = await figuresOf(
          tx,
          [
            ['02-xld', 6],
            ['02-xld', 25],
            ['03-gqkn', 4],
          ],
          period,
          { code: '', units: [ward] },
        );
        return [...(all.get(ward)?.values() ?? [])];
      };
      // Two resolved ones and the one that was stopped; what is written down as accepted counts on its own day, and so does what was sent on.
      expect(await figures(quarter.earlier)).toEqual([3, 0, 3]);
      expect(await figures(quarter.later)).toEqual([1, 2, 1]);
      const resolved = async (period: (typeof quarter)['later']) => (await resolvedIn(tx, period, [ward])).complaints;
      expect(await resolved(quarter.earlier)).toEqual({ due: 3, done: 1 });
      // What was accepted and no more is to be resolved in the period of that day; of a later one nobody knows, and that is said.
      expect(await resolved(quarter.later)).toEqual({ due: 3, done: 2 });
      expect((await resolvedRefs(tx, quarter.later, [ward])).get(ward)?.complaints.due).toHaveLength(3);
      const next = periodOf('Q1', 2027);
      expect(await resolved(next)).toEqual({ due: 0, done: 0 });
      expect([await endsUntold(tx, quarter.later, [ward]), await endsUntold(tx, next, [ward])]).toEqual([0, 1]);
    });
  });
});

it('a book that says when it was accepted: the page tells that day, and the tables count by it', async () => {
  const ward = await app.database.unitId('00004');
  const actor = await app.database.actorOf('cuong.badinh');
  const counted = () =>
    app.database.database.inUnit(actor, async (tx) => {
      const of = async (which: 'Q3' | 'Q4') => {
        const period = periodOf(which, 2026);
        const all = await figuresOf(tx, [['03-gqkn', 4]], period, { code: '', units: [ward] });
        return [...(all.get(ward)?.values() ?? []), (await resolvedIn(tx, period, [ward])).complaints];
      };
      return [await of('Q3'), await of('Q4')];
    });
  const before = await counted();
  const line = (no: number, state: string, accepted: string, on: string) => [
    ...[String(no), '10/09/2026', `Phùng Thị Mận ${no}`, 'Khiếu nại', 'Đề nghị xem lại mức bồi thường'],
    ...[state, accepted, on],
  ];
  const file = csvOf([
    ['Số đơn', 'Ngày nhận', 'Họ và tên', 'Loại đơn', 'Nội dung', 'Hướng xử lý', 'Ngày thụ lý', 'Ngày xử lý'],
    line(21, 'Đình chỉ giải quyết', '16/09/2026', '20/10/2026'),
    line(22, 'Đã giải quyết', '16/09/2026', ''),
    line(23, 'Đình chỉ giải quyết', '21/10/2026', '20/10/2026'), // accepted after it ended: waits outside
  ]);
  const journey = await upload(app, await app.signIn('hoa.badinh'), file, { name: 'sổ có ngày thụ lý.csv' });
  await match(app, journey);
  await confirm(app, { ...journey, agent: head }, 'execution');
  const made = await app.database.owner<{ no: string; id: string }>(
    "select paper_number as no, id from petitions where paper_number in ('21','22','23') order by paper_number",
  );
  expect(made.map(({ no }) => no)).toEqual(['21', '22']);
  for (const { no, id } of made) {
    const { text } = await head.get(`/petitions/${id}`).expect(200);
    expect([no, said(text, 'Ngày thụ lý')]).toEqual([no, '16/09/2026']);
  }
  // Received in the third quarter, accepted in the fourth: to be resolved, and done, there.
  const [earlier, later] = before as [[number, object], [number, { due: number; done: number }]];
  expect(await counted()).toEqual([earlier, [later[0] + 2, { due: later[1].due + 2, done: later[1].done + 2 }]]);
});

it('a day of acceptance is kept however the row ended: accepted and withdrawn after acceptance count by it, any other end is asked about', async () => {
  const ward = await app.database.unitId('00004');
  const actor = await app.database.actorOf('cuong.badinh');
  const counted = () =>
    app.database.database.inUnit(actor, async (tx) => {
      const of = async (which: 'Q2' | 'Q3' | 'Q4') => {
        const all = await figuresOf(tx, places, periodOf(which, 2026), { code: '', units: [ward] });
        return [...(all.get(ward)?.values() ?? []), (await resolvedIn(tx, periodOf(which, 2026), [ward])).complaints];
      };
      const places = [
        ['02-xld', 6],
        ['02-xld', 25],
        ['03-gqkn', 4],
        ['03-gqkn', 6],
      ] as const;
      return { Q2: await of('Q2'), Q3: await of('Q3'), Q4: await of('Q4') };
    });
  const before = await counted();
  const line = (no: number, state: string, accepted: string, on: string) => [
    ...[String(no), '10/06/2026', `Lò Thị Bưởi ${no}`, 'Khiếu nại', 'Đề nghị xem lại mức hỗ trợ'],
    ...[state, accepted, on],
  ];
  const file = csvOf([
    ['Số đơn', 'Ngày nhận', 'Họ và tên', 'Loại đơn', 'Nội dung', 'Hướng xử lý', 'Ngày thụ lý', 'Ngày xử lý'],
    line(41, 'Đã thụ lý, không ghi kết quả', '12/06/2026', '20/10/2026'),
    line(42, 'Rút đơn', '12/06/2026', '25/06/2026'),
    line(43, 'Rút đơn', '12/06/2026', '20/10/2026'),
    line(44, 'Rút đơn', '12/06/2026', ''),
    line(45, 'Rút đơn', '', '25/06/2026'),
    line(46, 'Không thụ lý', '12/06/2026', '25/06/2026'),
    line(47, 'Chuyển đơn', '12/06/2026', '25/06/2026'),
    line(48, 'Đã thụ lý, không ghi kết quả', '21/10/2026', '20/10/2026'), // accepted after it ended: waits outside
  ]);
  const journey = await upload(app, await app.signIn('hoa.badinh'), file, { name: 'sổ ghi ngày thụ lý.csv' });
  await match(app, journey);
  const asked = 'có “Ngày thụ lý” mà kết quả không phải là thụ lý, giải quyết, đình chỉ hay rút đơn';
  expect((await head.get(`/imports/${journey.id}/execution`).expect(200)).text).toContain(`2 dòng (dòng 7, 8) ${asked}`);
  expect((await journey.agent.get(`/imports/${journey.id}`).expect(200)).text).toContain(
    'Ngày thụ lý có ngày mà kết quả không phải là thụ lý',
  );
  await confirm(app, { ...journey, agent: head }, 'execution');
  const made = await app.database.owner<{ no: string; id: string }>(
    "select paper_number as no, id from petitions where paper_number between '41' and '48' order by paper_number",
  );
  const pages = new Map<string, string>();
  for (const { no, id } of made) pages.set(no, (await head.get(`/petitions/${id}`).expect(200)).text);
  expect([...pages].map(([no, html]) => [no, said(html, 'Ngày thụ lý'), said(html, 'Kết quả trên sổ cũ')])).toEqual([
    ['41', '12/06/2026', 'Đã thụ lý, không ghi kết quả, ngày 12/06/2026'],
    ['42', '12/06/2026', 'Rút đơn, ngày 25/06/2026'],
    ['43', '12/06/2026', 'Rút đơn, ngày 20/10/2026'],
    ['44', '12/06/2026', 'Rút đơn, không ghi ngày'],
    ['45', undefined, 'Rút đơn, ngày 25/06/2026'],
    ['46', '12/06/2026', 'Không thụ lý, ngày 25/06/2026'],
    ['47', '12/06/2026', 'Chuyển đơn, ngày 25/06/2026'],
  ]);
  const words = (no: string) => (pages.get(no) ?? '').replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
  // Accepted on its own day; the other day stands among the notes, and the timeline names the acceptance of each.
  expect(words('41')).toMatch(/Đã thụ lý 12\/06\/2026/);
  expect(said(pages.get('41') ?? '', 'Sổ cũ ghi')).toBe('Ngày xử lý xong: 20/10/2026');
  for (const no of ['41', '42', '46', '47']) expect(words(no)).toContain('sổ cũ ghi đã thụ lý, ngày 12/06/2026');
  // The second quarter ends on 14/06. As a petition withdrawn here after acceptance: to be resolved, in column 6 once it was withdrawn by the last day, column 4 till then.
  const more = (was: unknown[], by: number[], rate: { due: number; done: number }) => {
    const { due, done } = was.at(-1) as typeof rate;
    return [
      ...by.map((n, index) => (was.length > 1 ? Number(was[index]) : 0) + n),
      { due: due + rate.due, done: done + rate.done },
    ];
  };
  expect(await counted()).toEqual({
    Q2: more(before.Q2, [4, 0, 3, 1], { due: 4, done: 1 }),
    Q3: more(before.Q3, [1, 1, 0, 0], { due: 2, done: 1 }),
    Q4: more(before.Q4, [0, 0, 0, 0], { due: 1, done: 1 }),
  });
});

describe('a day of acceptance that was miscopied, of a petition that ended in its book', () => {
  const opened = async (no: string) => {
    const [row] = await app.database.owner<{ id: string }>('select id from petitions where paper_number = $1', [no]);
    return `/petitions/${row?.id}`;
  };
  const clerkOf = () => app.signIn('hoa.badinh');
  const correct = async (agent: Agent, no: string, on: string, reason = 'Chép nhầm dòng') => {
    const path = `${await opened(no)}/acceptance-correction`;
    const form = standsIn((await agent.get(path).expect(200)).text);
    return agent
      .post(path)
      .type('form')
      .send({ ...form, on, reason });
  };
  const accepted = async () => {
    const ward = await app.database.unitId('00004');
    return app.database.database.inUnit(await app.database.actorOf('cuong.badinh'), async (tx) => {
      const of = async (which: 'Q2' | 'Q3' | 'Q4') => {
        const places = [['03-gqkn', 4] as const, ['03-gqkn', 6] as const];
        const all = await figuresOf(tx, places, periodOf(which, 2026), { code: '', units: [ward] });
        return [...(all.get(ward)?.values() ?? [])];
      };
      return [await of('Q2'), await of('Q3'), await of('Q4')] as number[][];
    });
  };

  it('is put right with a reason, or written down where what was taken in has none: page, history and tables follow', async () => {
    const clerk = await clerkOf();
    expect((await clerk.get(await opened('21')).expect(200)).text).toContain('/acceptance-correction"');
    for (const [on, reason, why] of [
      ['16/09/2026', 'x', 'Ngày này đang ghi rồi'],
      ['09/09/2026', 'x', 'không được trước ngày tiếp nhận đơn 10/09/2026'],
      ['21/10/2026', 'x', 'Sổ cũ ghi kết thúc ngày 20/10/2026'],
      ['12/09/2026', 'x', 'là ngày nghỉ'],
      ['11/09/2026', '', 'Nhập lý do sửa'],
    ] as const) {
      const answer = await correct(clerk, '21', on, reason);
      expect([on, answer.status, answer.text.includes(why)]).toEqual([on, 422, true]);
    }
    const before = await accepted();
    // Terminated: from the fourth quarter to the third. Resolved without a day, counted as received: from the third to the fourth.
    expect((await correct(clerk, '21', '11/09/2026')).status).toBe(303);
    expect((await correct(clerk, '3', '16/09/2026')).status).toBe(303);
    // Withdrawn on a day the book does not say, and accepted and no more: from the second to the third.
    for (const no of ['44', '41']) expect((await correct(clerk, no, '22/06/2026')).status).toBe(303);
    const plus = (index: number, ...by: number[]) => (before[index] ?? []).map((n, at) => n + (by[at] ?? 0));
    expect(await accepted()).toEqual([plus(0, -1, -1), plus(1, 1, 1), plus(2, 0, 0)]);

    const html = (await head.get(await opened('21')).expect(200)).text;
    expect([said(html, 'Ngày thụ lý'), said(html, 'Kết quả trên sổ cũ')]).toEqual([
      '11/09/2026',
      'Đình chỉ giải quyết, ngày 20/10/2026',
    ]);
    expect(html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')).toMatch(
      /Sửa việc thụ lý đã ghi [Tt]ừ 16\/09\/2026 thành 11\/09\/2026, Chép nhầm dòng/,
    );
    expect(said((await head.get(await opened('3')).expect(200)).text, 'Ngày thụ lý')).toBe('16/09/2026');
    // Its acceptance is written down from the day that is right.
    expect(standsIn((await clerk.get(`${await opened('41')}/acceptance-on-paper`).expect(200)).text).on).toBe('22/06/2026');
    // Withdrawn before acceptance, declined: there is none by which they count.
    for (const no of ['45', '46']) {
      const page = await clerk.get(`${await opened(no)}/acceptance-correction`);
      expect([no, page.status, page.text.includes('không chép từ giấy hay từ sổ cũ')]).toEqual([no, 409, true]);
      expect((await clerk.get(await opened(no)).expect(200)).text).not.toContain('/acceptance-correction"');
    }
  });

  it('of a denunciation once its words are read; the reason stays in its sealed row', async () => {
    const clerk = await clerkOf();
    const file = csvOf([
      ['Số đơn', 'Ngày nhận', 'Họ và tên', 'Loại đơn', 'Nội dung', 'Hướng xử lý', 'Ngày thụ lý', 'Ngày xử lý'],
      ['61', '10/09/2026', 'Khuất Thị Chim', 'Tố cáo', 'Thu tiền ngoài quy định', 'Đình chỉ', '16/09/2026', '20/10/2026'],
    ]);
    const journey = await upload(app, clerk, file, { name: 'sổ tố cáo.csv' });
    await match(app, journey);
    await confirm(app, { ...journey, agent: head }, 'execution');
    const path = await opened('61');
    expect((await clerk.get(`${path}/acceptance-correction`)).status).toBe(409);
    expect(await readOut(head)).toBe(1);
    expect((await correct(clerk, '61', '11/09/2026', 'Chép nhầm của Khuất Thị Chim')).status).toBe(303);
    const [kept] = await app.database.owner<{ note: string; data: { reason: string } }>(
      `select c.processing_note as note, e.data from petition_contents c join events e on e.petition_id = c.petition_id and e.kind = 'petition.acceptance_corrected'
        where c.petition_id = $1`,
      [path.split('/').at(-1)],
    );
    expect(kept?.data.reason).toBe('');
    expect(kept?.note).toMatch(/Ngày thụ lý ghi lúc đầu là 16\/09\/2026, sửa thành 11\/09\/2026: Chép nhầm/);
    expect(kept?.note).not.toContain('Chim');
  });
});
