// The statutory tables against a history made by hand, their lists, their file, their walls; and random histories whose identities
// must hold whatever happened.
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import PizZip from 'pizzip';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { breakingRows, checks, judge, placeKey } from '../../src/reports/checks.ts';
import { type ClosedReport, fingerprint, mayAnswer, mayClose } from '../../src/reports/closing/closing.ts';
import { offeredPeriods, periodBefore, periodCode, periodOf, quarterOn, readPeriod } from '../../src/reports/periods.ts';
import { countFacts, figuresOf, listFacts } from '../../src/reports/queries.ts';
import { type Place, tables } from '../../src/reports/tables/index.ts';
import { columnsIn, headRows, presentCodes, tableCodes } from '../../src/reports/tables/table.ts';
import { type Agent, formFieldsOf, type TestApp, testApp } from '../support/app.ts';
import { days, expected, type PetitionFacts, petitions, visits, writeDays, writePetitions, writeVisits } from './history.ts';

const period = periodOf('Q4', 2026);
/** Of every circular: the former tables are counted over any period, and must agree as well. */
const everyPlace: Place[] = tableCodes.flatMap((code) => columnsIn(tables[code].parts).map(({ no }) => [code, no] as Place));
/** A terminated denunciation has no conclusion: this one cannot hold then, and it only warns (0051). */
const cannotHold = ({ left, right }: (typeof checks)[number]) =>
  left[0].endsWith('03-kqgq') && left[1] === 6 && right.some(([, no]) => no === 24);
const counted = everyPlace.filter(([code]) => code !== '06-qlkntc');

let app: TestApp;
let reporter: Agent;
let ward: number;
let next: number;
let lan: number;
let ids: Map<string, number>;

beforeAll(async () => {
  app = await testApp();
  // The day after the last of Quý IV/2026.
  app.setNow('2026-12-15T02:00:00Z');
  ward = await app.database.unitId('00004');
  next = await app.database.unitId('00008');
  lan = (await app.database.actorOf('lan.badinh')).accountId;
  const db = app.database;
  ids = await writePetitions(db, ward, lan, petitions);
  await writeVisits(db, ward, lan, visits, ids);
  await writeDays(db, ward, lan, days);
  reporter = await app.signIn('nga.badinh');
});
afterAll(() => app.close());

const pageOf = async (agent: Agent, code: string, query = '') =>
  (await agent.get(`/reports/${code}?period=2026-Q4${query}`).expect(200)).text;
/** The figures and links of a page's lines, by the name of the line. */
function linesOf(html: string): Map<string, { text: string; href: string }[]> {
  const body = /<tbody>(.*?)<\/tbody>/s.exec(html)?.[1] ?? '';
  return new Map(
    [...body.matchAll(/<th class="stick" scope="row">([^<]+)<\/th>(.*?)<\/tr>/gs)].map((line) => [
      line[1] ?? '',
      [...(line[2] ?? '').matchAll(/<td[^>]*>(?:<a href="([^"]+)"[^>]*>|<span[^>]*>)([^<]+)</g)].map((cell) => ({
        href: (cell[1] ?? '').replaceAll('&amp;', '&'),
        text: cell[2] ?? '',
      })),
    ]),
  );
}
const numberOf = (text: string) => Number(text.replaceAll('.', '').replace(',', '.'));

describe('the hand-made history', () => {
  test.each(Object.keys(expected))('gives %s as written down', async (code) => {
    const line = linesOf(await pageOf(reporter, code)).get('Phường Ba Đình') ?? [];
    expect(line.map((cell) => numberOf(cell.text))).toEqual(expected[code]);
  });

  test('agrees in every identity, and the pages say so', async () => {
    for (const code of presentCodes) {
      const html = await pageOf(reporter, code);
      expect([code, html.includes('(chưa khớp)')]).toEqual([code, false]);
    }
    expect(await pageOf(reporter, '02-xld')).toContain('quan hệ giữa các cột đều khớp');
    expect((await reporter.get('/reports?period=2026-Q4').expect(200)).text).not.toContain('chưa khớp');
  });

  test('stands behind every figure as a list of that many, and as a file of that many', async () => {
    for (const code of ['01-tcd', '02-xld', '05-kqth'] as const) {
      const line = linesOf(await pageOf(reporter, code)).get('Phường Ba Đình') ?? [];
      for (const { text, href } of line.filter((cell) => cell.href)) {
        const html = (await reporter.get(href).expect(200)).text;
        const shown = [...html.matchAll(/<tr data-row>/g)].length;
        expect(/<span class="strong">([\d.,]+)<\/span> ·/.exec(html)?.[1], href).toBe(text);
        if (html.includes('Số cộng vào')) {
          const values = [...html.matchAll(/<td class="num" data-l="Số cộng vào">([^<]+)</g)].map((cell) =>
            numberOf(cell[1] ?? ''),
          );
          expect(
            values.reduce((sum, value) => sum + value, 0),
            href,
          ).toBeCloseTo(numberOf(text), 3);
        } else expect(shown, href).toBe(Math.min(25, numberOf(text)));
      }
    }
    const answer = await reporter
      .get('/reports/02-xld/cells/1.xlsx?period=2026-Q4')
      .buffer()
      .parse((res, done) => {
        const parts: Buffer[] = [];
        res.on('data', (part: Buffer) => parts.push(part));
        res.on('end', () => done(null, Buffer.concat(parts)));
      })
      .expect(200);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(answer.body);
    expect((book.worksheets[0]?.rowCount ?? 0) - 4).toBe(25);
  });

  test('is told in words by Mẫu số 02, as a Word file', async () => {
    const answer = await reporter
      .get('/reports/narrative.docx?period=2026-Q4')
      .buffer()
      .parse((res, done) => {
        const parts: Buffer[] = [];
        res.on('data', (part: Buffer) => parts.push(part));
        res.on('end', () => done(null, Buffer.concat(parts)));
      })
      .expect(200);
    const text =
      new PizZip(answer.body)
        .file('word/document.xml')
        ?.asText()
        .replace(/<[^>]+>/g, '') ?? '';
    expect(text).toContain('Tổng số 25 đơn (cùng kỳ năm trước 0; kỳ trước 2, tăng 1.150%)');
    expect(text).toContain('đã xử lý 23 đơn');
    expect(text).toContain('Kiến nghị thu hồi cho Nhà nước 120,5 triệu đồng, 30,25 m² đất');
    expect(text).toContain('quý IV/2026');
    expect(text).toContain('VI. KIẾN NGHỊ, ĐỀ XUẤT');
  });

  test('pages its lists forwards and back without losing a row', async () => {
    const actor = await app.database.actorOf('nga.badinh');
    const question = { source: 'petition' as const, where: 'true', sum: null };
    const scope = { code: '', units: [ward] };
    const all = await app.database.database.inUnit(actor, (tx) =>
      listFacts(tx, question, period, scope, { at: null, back: false, most: 100 }),
    );
    expect(all).toHaveLength(25);
    const tenth = all[9];
    if (!tenth) throw new Error('no tenth row');
    const at = { onDate: tenth.onDate, id: tenth.id };
    const after = await app.database.database.inUnit(actor, (tx) =>
      listFacts(tx, question, period, scope, { at, back: false, most: 100 }),
    );
    const before = await app.database.database.inUnit(actor, (tx) =>
      listFacts(tx, question, period, scope, { at, back: true, most: 100 }),
    );
    expect([...before.map((row) => row.id), tenth.id, ...after.map((row) => row.id)]).toEqual(all.map((row) => row.id));
  });

  test('names the rows that break an identity', async () => {
    const id = ids.get('p11');
    await app.database.owner("update petitions set petition_type = 'MIXED' where id = $1", [id]);
    const html = await pageOf(reporter, '02-xld');
    expect(html).toContain('Cột 4 phải bằng cột 6 + cột 12 + cột 19. Đang là 14 và 13.');
    const href = /href="(\/reports\/checks\/\d+\?[^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const list = (await reporter.get(href).expect(200)).text;
    expect([...list.matchAll(/href="\/petitions\/(\d+)"/g)].map((link) => Number(link[1]))).toEqual([id]);
    await app.database.owner("update petitions set petition_type = 'KNPA' where id = $1", [id]);
  });
});

describe('the file', () => {
  test.each(presentCodes)('of %s is laid out as the circular prints it', async (code) => {
    const answer = await reporter
      .get(`/reports/${code}.xlsx?period=2026-Q4`)
      .buffer()
      .parse((res, done) => {
        const parts: Buffer[] = [];
        res.on('data', (part: Buffer) => parts.push(part));
        res.on('end', () => done(null, Buffer.concat(parts)));
      })
      .expect(200);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(answer.body);
    const page = book.worksheets[0];
    if (!page) throw new Error('no sheet');
    const table = tables[code];
    const heads = headRows(table.parts);
    const columns = columnsIn(table.parts);
    expect(page.getCell('A1').value).toBe(table.form);
    expect(page.getCell('A2').value).toBe(table.title.toLocaleUpperCase('vi'));
    expect(page.getCell('A3').value).toBe('Số liệu tính từ ngày 15/09/2026 đến ngày 14/12/2026');
    expect(page.getCell('A6').value).toBe('Đơn vị');
    // The official sheets: heads in rows 6–9 (6–7 for 03 and 04), the codes right under them.
    const codesAt = ['03-gqkn', '04-gqtc'].includes(code) ? 8 : 10;
    expect(6 + heads.length).toBe(codesAt);
    expect(page.getCell(codesAt, 1).value).toBe('MS');
    expect(columns.map((_, index) => page.getCell(codesAt, index + 2).value)).toEqual(columns.map((column) => column.code));
    for (const cell of heads.flat()) {
      const at = page.getCell(6 + cell.row, cell.column + 2);
      expect(at.value).toBe(cell.label);
      expect(page.getCell(6 + cell.row + cell.rows - 1, cell.column + 1 + cell.columns).master.address).toBe(at.address);
    }
    if (code !== '06-qlkntc')
      expect(columns.map((_, index) => page.getCell(codesAt + 1, index + 2).value)).toEqual(expected[code]);
    expect(page.pageSetup).toMatchObject({ orientation: 'landscape', paperSize: 9, fitToWidth: 1 });
    expect(page.getCell(codesAt + 3, 1).value).toBe(`${table.noteNo}. Ghi chú:`);
    const kinds = await app.database.owner("select 1 from events where kind = 'report.exported'");
    expect(kinds.length).toBeGreaterThan(0);
  });

  test('has the heads of the official blank tables', () => {
    // As read off the blank files of TT 06/2025/TT-TTCP, row by row; a head over several columns once.
    const labels = (code: (typeof presentCodes)[number]) =>
      headRows(tables[code].parts).map((row) => row.map((cell) => cell.label));
    expect(labels('01-tcd')[2]).toEqual([
      'Số đoàn được tiếp',
      'Số người được tiếp',
      'Số ngày tiếp',
      'Số lượt tiếp',
      'Số người được tiếp',
      'Số vụ việc',
      'Trong đó đoàn đông người',
      'Số ngày tiếp',
      'Số lượt tiếp',
      'Số người được tiếp',
      'Số vụ việc',
      'Trong đó đoàn đông người',
    ]);
    expect(labels('02-xld')[1]).toEqual(['Khiếu nại', 'Tố cáo', 'Kiến nghị, phản ánh']);
    expect(labels('03-gqkn')[0]).toEqual([
      'Tổng số đơn khiếu nại thuộc thẩm quyền',
      'Tổng số vụ việc',
      'Phân tích kết quả',
      'Tổng số Quyết định ban hành trong kỳ',
      'Giải quyết lần đầu',
      'Giải quyết lần 2',
      'Kiến nghị thu hồi cho Nhà nước',
      'Trả lại cho tổ chức, cá nhân',
      'Kiến nghị xử lý hành chính',
      'Chuyển cơ quan điều tra',
    ]);
    expect(labels('05-kqth')[2]?.slice(0, 9)).toEqual([
      'Phải thu',
      'Đã thu',
      'Phải trả',
      'Đã trả',
      'Tổng số người bị xử lý',
      'Trong đó số cán bộ, công chức, viên chức',
      'Số vụ',
      'Số người',
      'Trong đó số cán bộ, công chức, viên chức',
    ]);
    expect(labels('06-qlkntc')[1]).toEqual([
      'Số văn bản ban hành mới',
      'Số văn bản được sửa đổi, bổ sung',
      'Số văn bản hủy bỏ',
      'Số lớp',
      'Số người',
      'Thực hiện pháp luật về TCD, KN, TC',
      'Số cuộc đã ban hành kết luận',
      'Kiến nghị xử lý',
      'Tổng số KLTT thực hiện',
      'Đã xử lý hành chính',
      'Đã khởi tố',
    ]);
  });
});

describe('the wall', () => {
  test('a denunciation is in the figures of whoever reads its number, and its words are not', async () => {
    const chief = await app.signIn('hung.thanhtra');
    const html = await pageOf(chief, '04-gqtc', `&unit=${ward}`);
    expect(linesOf(html).get('Phường Ba Đình')?.[0]?.text).toBe('4');
    const list = (await reporter.get('/reports/02-xld/cells/12?period=2026-Q4').expect(200)).text;
    expect(list).toContain('Nội dung được bảo mật');
    await (await app.signIn('quantri')).get('/reports').expect(403);
    await (await app.signIn('lan.badinh')).get('/reports/02-xld').expect(403);
    await reporter.get(`/reports/02-xld?unit=${next}`).expect(404);
    await reporter.get('/reports/02-xld/cells/1.xlsx?period=2026-Q9').expect(404);
  });

  test('whoever is denounced finds it in no figure and no list; all others do', async () => {
    const head = await app.database.actorOf('cuong.badinh');
    await app.database.owner(
      "insert into named_accounts (unit_id, petition_id, account_id, named_as, named_how, named_at) values ($1, $2, $3, 'denounced', 'text', now())",
      [ward, ids.get('p7'), head.accountId],
    );
    const agent = await app.signIn('cuong.badinh');
    for (const [code, column, his, others] of [
      ['02-xld', 12, '3', '4'],
      ['04-gqtc', 7, '5', '6'],
      ['05-kqth', 16, '5', '6'],
    ] as const) {
      const mine = linesOf(await pageOf(agent, code)).get('Phường Ba Đình')?.[column - 1];
      expect([code, mine?.text]).toEqual([code, his]);
      expect((await agent.get(mine?.href ?? '').expect(200)).text).not.toContain(`/petitions/${ids.get('p7')}"`);
      expect(linesOf(await pageOf(reporter, code)).get('Phường Ba Đình')?.[column - 1]?.text).toBe(others);
    }
    // What he sees agrees in itself: no broken identity tells him that something is missing.
    for (const code of presentCodes) expect(await pageOf(agent, code)).not.toContain('(chưa khớp)');
    await app.database.owner('delete from named_accounts where petition_id = $1', [ids.get('p7')]);
  });
});

describe('periods', () => {
  test('run from the 15th to the 14th', () => {
    expect(periodOf('Q1', 2027)).toMatchObject({ from: '2026-12-15', to: '2027-03-14' });
    expect(periodOf('Q3', 2026)).toMatchObject({ from: '2026-06-15', to: '2026-09-14' });
    expect(periodOf('H1', 2026)).toMatchObject({ from: '2025-12-15', to: '2026-06-14' });
    expect(periodOf('M9', 2026)).toMatchObject({ from: '2025-12-15', to: '2026-09-14' });
    expect(periodOf('Y', 2026)).toMatchObject({ from: '2025-12-15', to: '2026-12-14' });
    expect(periodCode(quarterOn('2026-12-15'))).toBe('2027-Q1');
    expect(periodCode(quarterOn('2026-12-14'))).toBe('2026-Q4');
    expect(periodCode(periodBefore(periodOf('Q1', 2027)))).toBe('2026-Q4');
    expect(readPeriod('2026-11-01..2026-11-20')).toMatchObject({ kind: 'AD_HOC', from: '2026-11-01', to: '2026-11-20' });
    for (const bad of ['2026-Q5', '2026-11-20..2026-11-01', 'x', null]) expect(readPeriod(bad)).toBeUndefined();
    expect(offeredPeriods('2026-11-25').map(periodCode)).toContain('2025-Q4');
    expect(offeredPeriods('2026-11-25').map(periodCode)).not.toContain('2021-Q1');
  });
});

describe('facts kept beside the words', () => {
  test('the day acceptance was approved, the day of termination, the contents of a visit', async () => {
    const db = app.database;
    const petitionId = ids.get('p23');
    await db.owner(
      `insert into proposals (unit_id, petition_id, sealed, outcome, reason, state, proposed_by, proposed_at, decided_by, decided_at)
       values ($1, $2, false, 'propose_acceptance', 'x', 'submitted', $3, now(), null, null)`,
      [ward, petitionId, lan],
    );
    await db.owner(
      "update proposals set state = 'approved', decided_by = $2, decided_at = '2026-11-20T18:30:00Z' where petition_id = $1",
      [petitionId, lan],
    );
    expect(await db.owner('select approved_on::text as day from petitions where id = $1', [petitionId])).toEqual([
      { day: '2026-11-21' },
    ]);
    await db.owner('update petitions set approved_on = null where id = $1', [petitionId]);
    const [visit] = await db.owner<{ id: number; matter_count: number }>(
      'select id, matter_count from visits where matter_count = 2',
    );
    expect(visit?.matter_count).toBe(2);
    await db.owner('delete from visit_matters where visit_id = $1 and ordinal = 2', [visit?.id]);
    expect(await db.owner('select matter_count from visits where id = $1', [visit?.id])).toEqual([{ matter_count: 1 }]);
  });
});

describe('whatever happened', () => {
  const day = fc
    .integer({ min: 0, max: 200 })
    .map((n) => new Date(Date.UTC(2026, 6, 1) + n * 86_400_000).toISOString().slice(0, 10));
  const later = (from: string, n: number) => new Date(Date.parse(from) + n * 86_400_000).toISOString().slice(0, 10);
  const petition: fc.Arbitrary<PetitionFacts> = fc
    .record({
      type: fc.constantFrom('KN' as const, 'TC' as const, 'KNPA' as const, 'KN' as const, 'TC' as const, 'MIXED' as const),
      senders: fc.constantFrom('single' as const, 'many' as const, 'other' as const),
      byVisit: fc.boolean(),
      way: fc.constantFrom('transfer', 'urge', 'info_for_inspection'),
      repliedAfter: fc.option(fc.integer({ min: 1, max: 60 })),
      dueAfter: fc.option(fc.integer({ min: 5, max: 50 })),
      receivedOn: day,
      status: fc.constantFrom(
        ...[
          'received',
          'assigned',
          'approved',
          'guided',
          'transferred',
          'transferred_replied',
          'returned',
          'notified_inadmissible',
        ],
        ...['filed', 'not_processed', 'accepted', 'accepted', 'accepted', 'withdrawn', 'duplicate_linked', 'void'],
      ),
      took: fc.integer({ min: 0, max: 40 }),
      field: fc.constantFrom(
        'LAND.3',
        'HOUSING.1',
        'POLICY.2',
        'CIVIL_SERVICE.4',
        'ADMIN_OTHER.5',
        'CORRUPTION',
        'JUDICIAL.2',
        'PARTY_MASS_ORG',
        'OTHER',
      ),
      isSecond: fc.boolean(),
      resolvedAfter: fc.option(fc.integer({ min: 1, max: 60 })),
      doneAfter: fc.option(fc.integer({ min: 1, max: 40 })),
      isWithdrawn: fc.boolean(),
      result: fc.integer({ min: 0, max: 2 }),
      joins: fc.option(fc.integer({ min: 0, max: 5 })),
      money: fc.integer({ min: 0, max: 5_000_000 }),
    })
    .map((one) => {
      const ends = !['received', 'assigned', 'approved'].includes(one.status);
      // What is of mixed contents is guided to be split; anything else is a wrong entry that breaks the identities.
      const type = one.type === 'MIXED' && one.status !== 'guided' ? 'KNPA' : one.type;
      const isRecommendation = type === 'KNPA';
      const status = one.status === 'notified_inadmissible' && isRecommendation ? 'guided' : one.status;
      const closedOn = ends ? later(one.receivedOn, one.took) : undefined;
      const decidedOn = closedOn && one.resolvedAfter !== null ? later(closedOn, one.resolvedAfter) : undefined;
      const results =
        type === 'TC'
          ? ['right', 'mixed', 'wrong']
          : one.isSecond
            ? ['upheld', 'overturned', 'upheld']
            : ['right', 'partly', 'wrong'];
      const family = type === 'TC' ? ['denunciation_first', 'denunciation_continued'] : ['complaint_first', 'complaint_second'];
      const hasProceeding = status === 'accepted' && !isRecommendation && closedOn !== undefined;
      return {
        key: '',
        type,
        receivedOn: one.receivedOn,
        status,
        ...(closedOn ? { closedOn } : {}),
        outcome:
          status === 'approved' || status === 'accepted'
            ? 'propose_acceptance'
            : status.startsWith('transferred')
              ? one.way
              : 'guide',
        senders: one.senders,
        byVisit: one.byVisit,
        ...(status.startsWith('transferred') && one.way === 'urge' ? { jurisdiction: 'subordinate_overdue' } : {}),
        ...(status.startsWith('transferred') && closedOn && one.repliedAfter !== null
          ? { replyOn: later(closedOn, one.repliedAfter) }
          : {}),
        ...(status === 'approved' || status === 'accepted'
          ? { approvedOn: later(one.receivedOn, Math.floor(one.took / 2)) }
          : {}),
        field: one.field,
        instance: one.isSecond ? 'second' : 'first',
        round: one.isSecond ? 'continued' : 'first',
        ...(one.joins === null ? {} : { matterOf: String(one.joins) }),
        ...(hasProceeding
          ? {
              proceeding: {
                procedure: family[one.isSecond ? 1 : 0] ?? '',
                acceptedOn: closedOn,
                ...(one.dueAfter === null ? {} : { dueOn: later(closedOn, one.dueAfter) }),
                ...(decidedOn
                  ? {
                      state: one.doneAfter === null ? 'decided' : 'enforced',
                      decidedOn,
                      result: results[one.result] ?? '',
                      ...(one.doneAfter === null ? {} : { enforcedOn: later(decidedOn, one.doneAfter) }),
                      outcomes: [
                        {
                          phase: 'recommended' as const,
                          onDate: decidedOn,
                          state_money: one.money / 1000,
                          discipline_persons: 3,
                          discipline_officials: 1,
                        },
                        ...(one.doneAfter === null
                          ? []
                          : [
                              {
                                phase: 'executed' as const,
                                onDate: later(decidedOn, one.doneAfter),
                                state_money: one.money / 2000,
                                police_persons: 2,
                                police_officials: 2,
                              },
                            ]),
                      ],
                    }
                  : one.isWithdrawn
                    ? { state: 'terminated', terminatedOn: later(closedOn, 5), terminationGround: 'full_withdrawal' }
                    : { state: 'verifying' }),
              },
            }
          : {}),
      } as PetitionFacts;
    });

  test('every stated identity holds, every figure is the length of its list, and the parts add up', async () => {
    const chief = await app.database.actorOf('hung.thanhtra');
    const mai = (await app.database.actorOf('mai.ngocha')).accountId;
    let number = 1000;
    await fc.assert(
      fc.asyncProperty(fc.array(petition, { minLength: 10, maxLength: 18 }), fc.boolean(), async (list, isNext) => {
        const named = list.map((one, index) => ({ ...one, key: String(index) }));
        await writePetitions(app.database, isNext ? next : ward, isNext ? mai : lan, named, number);
        number += list.length;
        for (const asked of [period, periodOf('Q3', 2026), periodOf('Y', 2026)]) {
          await app.database.database.inUnit(chief, async (tx) => {
            const all = await figuresOf(tx, counted, asked, { code: 'all', units: null });
            const total = (place: Place) => [...all.values()].reduce((sum, own) => sum + (own.get(placeKey(place)) ?? 0), 0);
            for (const figures of [...all.values()])
              for (const check of checks.filter((one) => one.left[0] !== '06-qlkntc' && !cannotHold(one))) {
                const { holds, left, right } = judge(check, (place) => figures.get(placeKey(place)) ?? 0);
                expect(holds, `${check.left} ${check.sign} ${check.right}: ${left}, ${right}`).toBe(true);
              }
            const one = await figuresOf(tx, counted, asked, { code: '', units: [ward] });
            const other = await figuresOf(tx, counted, asked, { code: '', units: [next] });
            for (const place of counted) {
              const parts = (one.get(ward)?.get(placeKey(place)) ?? 0) + (other.get(next)?.get(placeKey(place)) ?? 0);
              expect(total(place), placeKey(place)).toBeCloseTo(parts, 6);
            }
            // One list in each source and table, another in each run: all of them in time.
            for (const place of counted.filter((_, index) => (index + number) % 9 === 0)) {
              const column = columnsIn(tables[place[0]].parts).find(({ no }) => no === place[1]);
              if (!column?.facts) continue;
              const question = { source: column.facts, where: column.where, sum: column.sum };
              const { total: figure, rows } = await countFacts(tx, question, asked, { code: 'all', units: null });
              const listed = await listFacts(
                tx,
                question,
                asked,
                { code: 'all', units: null },
                { at: null, back: false, most: 5000 },
              );
              expect(figure, placeKey(place)).toBeCloseTo(total(place), 6);
              expect(listed.length, placeKey(place)).toBe(rows);
              expect(
                listed.reduce((sum, row) => sum + row.value, 0),
                placeKey(place),
              ).toBeCloseTo(figure, 6);
            }
            for (const check of checks) {
              const breaking = breakingRows(check);
              const column = columnsIn(tables[check.left[0]].parts).find(({ no }) => no === check.left[1]);
              if (!breaking || !column?.facts || !check.isStated) continue;
              const found = await countFacts(tx, { source: column.facts, where: breaking.where, sum: null }, asked, {
                code: 'all',
                units: null,
              });
              expect(found.rows, `${check.left} ${check.sign} ${check.right}`).toBe(0);
            }
          });
        }
      }),
      { numRuns: 4 },
    );
  }, 120_000);
});

describe('rows and days', () => {
  test('a page that ends within the contents of one visit goes on with the next of them', async () => {
    const actor = await app.database.actorOf('nga.badinh');
    const column = columnsIn(tables['01-tcd'].parts).find(({ no }) => no === 13);
    const question = { source: 'visitMatter' as const, where: column?.where ?? '', sum: null };
    const own = { code: '', units: [ward] };
    await app.database.database.inUnit(actor, async (tx) => {
      const all = await listFacts(tx, question, period, own, { at: null, back: false, most: 500 });
      const paged: number[] = [];
      let at: { onDate: string; id: number } | null = null;
      for (let turn = 0; turn <= all.length; turn += 1) {
        const [row] = await listFacts(tx, question, period, own, { at, back: false, most: 1 });
        if (!row) break;
        paged.push(row.id);
        at = { onDate: row.onDate, id: row.id };
      }
      expect(all.length).toBeGreaterThan(1);
      expect(paged).toEqual(all.map(({ id }) => id));
    });
  });

  test('what was carried out in a period stays in it after a hand-over', async () => {
    const enforced = async () => numberOf(linesOf(await pageOf(reporter, '05-kqth')).get('Phường Ba Đình')?.[1]?.text ?? '');
    const before = await enforced();
    const change = (state: string, closedOn: string | null) =>
      app.database.owner('update proceedings set state = $2, closed_on = $3 where petition_id = $1', [
        ids.get('o1'),
        state,
        closedOn,
      ]);
    await change('handed_over', '2027-01-01');
    expect(await enforced()).toBe(before);
    await change('enforced', null);
  });
});

describe('what no record holds', () => {
  const send = async (address: string, values: Record<string, string>) => {
    const page = await reporter.get(address).expect(200);
    return reporter
      .post(address)
      .type('form')
      .send({ ...formFieldsOf(page.text), standing: /name="standing" value="(\d+)"/.exec(page.text)?.[1], ...values });
  };
  test('is entered with author and date, checked, and kept when it is entered again', async () => {
    const address = '/reports/06-qlkntc/entry?period=2026-Q4';
    expect(await pageOf(reporter, '06-qlkntc')).toContain('Chưa nhập số liệu của kỳ này.');
    const wrong = await send(address, { c1: '12', c6: '2', c8: '3', note: 'Đã tập huấn hai lớp' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('Cột 8 không được lớn hơn cột 6 (2)');
    expect(wrong.text).toContain('Đã tập huấn hai lớp');
    await send(address, { c1: '12', c6: '3', c8: '3', note: 'Đã tập huấn hai lớp' }).then((answer) =>
      expect(answer.status).toBe(303),
    );
    await send(address, { c1: '13', c6: '3', c8: '2', note: 'Đã tập huấn ba lớp' }).then((answer) =>
      expect(answer.status).toBe(303),
    );
    // Opened before somebody else saved: his sheet is shown, every typed figure stays, and saving again is a decision.
    const stale = await send(address, { c1: '99', c6: '3', c8: '2', note: 'Bản của tôi', standing: '0' });
    expect(stale.status).toBe(422);
    expect(stale.text).toContain('đã lưu biểu này lúc');
    expect(stale.text).toContain('Bản của tôi');
    expect(stale.text).toContain('cột 1: 13');
    expect((await send(address, { c1: '1.5' })).status).toBe(422);
    const html = await pageOf(reporter, '06-qlkntc');
    expect(
      linesOf(html)
        .get('Phường Ba Đình')
        ?.map((cell) => cell.text)
        .join(' '),
    ).toBe('13 0 0 0 0 3 0 2 0 0 0 0 0 0 0 0 0');
    expect(html).toContain('Đặng Bích Nga nhập lúc');
    expect(html).toContain('18. Ghi chú: Đã tập huấn ba lớp');
    expect((await reporter.get(address).expect(200)).text).toContain('đã thay lúc');
    expect(await pageOf(reporter, '06-qlkntc', '').then(linesOf)).toBeDefined();
    expect((await reporter.get('/reports/06-qlkntc?period=2026-Y').expect(200)).text).toContain('Chưa nhập số liệu của kỳ này.');
    await reporter.get('/reports/06-qlkntc/cells/1?period=2026-Q4').expect(404);
    await (await app.signIn('tam.thanhtra')).get(address).expect(403);
  });
});

describe('closing, sending, answering', () => {
  const ask = async (agent: Agent, address: string, values: Record<string, string>, to = address) => {
    const page = await agent.get(address).expect(200);
    return agent
      .post(to)
      .type('form')
      .send({ ...formFieldsOf(page.text), ...values });
  };
  const closing = '/reports/closed/new?period=2026-Q4';
  let leader: Agent;
  let chief: Agent;
  let first = '';

  test('the leader closes what the records give, with a hash; an identity that does not hold wants a reason', async () => {
    leader = await app.signIn('thang.badinh');
    expect((await ask(leader, '/reports/closed/new?period=2027-Q1', { confirmed: '1' })).status).toBe(409);
    const signer = await app.database.actorOf('thang.badinh');
    expect(mayClose(signer, undefined, period, '2026-12-14')).toMatchObject({
      ok: false,
      because: expect.stringContaining('15/12/2026'),
    });
    expect(mayClose(signer, undefined, period, '2026-12-15').ok).toBe(true);
    chief = await app.signIn('hung.thanhtra');
    await reporter.get(closing).expect(403);
    const id = ids.get('p11');
    await app.database.owner("update petitions set petition_type = 'MIXED' where id = $1", [id]);
    const refused = await ask(leader, closing, { confirmed: '1' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('chỗ chưa khớp. Sửa hồ sơ làm lệch');
    await app.database.owner("update petitions set petition_type = 'KNPA' where id = $1", [id]);
    const answer = await ask(leader, closing, { confirmed: '1' });
    expect(answer.status).toBe(303);
    first = String(answer.headers.location);
    const html = (await leader.get(first).expect(200)).text;
    expect(html).toMatch(/[0-9a-f]{64}, khớp với số liệu đang giữ/);
    expect(html).toContain('Hoàng Gia Thắng');
    expect(html).not.toContain('cột đã khác');
    expect(html).toContain('Hồ sơ hiện nay cho đúng các số đã chốt.');
    const [report] = await app.database.owner<{
      figures: Record<string, Record<string, number>>;
      hash: string;
      check_key: string;
    }>('select figures, hash, check_key from reports');
    const now = linesOf(await pageOf(reporter, '03-gqkn')).get('Phường Ba Đình') ?? [];
    expect(Object.values(report?.figures['03-gqkn'] ?? {})).toEqual(now.map((cell) => numberOf(cell.text)));
    expect(report?.hash).toBe(
      fingerprint(
        report?.check_key ?? '',
        { unitId: ward, fromOn: '2026-09-15', toOn: '2026-12-14', version: 1 },
        { figures: report?.figures ?? {}, notes: { '06-qlkntc': 'Đã tập huấn ba lớp' } },
      ),
    );
  });

  test('later edits change nothing of it; each difference names the records that made it', async () => {
    const db = app.database;
    const before = await db.owner('select figures, hash from reports');
    await db.owner("update petitions set status = 'void' where id = $1", [ids.get('p14')]);
    await writePetitions(db, ward, lan, [{ key: 'late', type: 'KN', receivedOn: '2026-11-20', status: 'received' }], 7000);
    expect(await db.owner('select figures, hash from reports')).toEqual(before);
    await expect(db.owner("update reports set hash = repeat('0', 64)")).rejects.toThrow(/closed report/);
    const html = (await reporter.get(`${first}/differences`).expect(200)).text;
    const row = /<tr><th scope="row" class="nowrap">02\/XLD, cột 1<\/th>(.*?)<\/tr>/s.exec(html)?.[1] ?? '';
    const [joined, left] = [...row.matchAll(/<td data-l="(?:Tính thêm|Không còn tính)">(.*?)<\/td>/gs)].map(
      (cell) => cell[1] ?? '',
    );
    expect(joined).toContain('ĐT-2026-007000');
    expect(left).toContain(`/petitions/${ids.get('p14')}"`);
    for (const [form, column] of [
      ['02/XLD', 2],
      ['02/XLD', 3],
      ['02/XLD', 23],
      ['02/XLD', 24],
    ])
      expect(html).toContain(`${form}, cột ${column}</th>`);
    expect(html).not.toContain('02/XLD, cột 25</th>');
    const table = (await reporter.get(`${first}/tables/02-xld`).expect(200)).text;
    expect(table).toContain('Theo hồ sơ hiện nay');
    expect(await pageOf(reporter, '02-xld')).toContain('khác số đã chốt');
  });

  test('whoever is denounced is not told by the closed figures either', async () => {
    const head = await app.database.actorOf('cuong.badinh');
    await app.database.owner(
      "insert into named_accounts (unit_id, petition_id, account_id, named_as, named_how, named_at) values ($1, $2, $3, 'denounced', 'text', now())",
      [ward, ids.get('p7'), head.accountId],
    );
    const agent = await app.signIn('cuong.badinh');
    const his = linesOf((await agent.get(`${first}/tables/04-gqtc`).expect(200)).text);
    const others = linesOf((await reporter.get(`${first}/tables/04-gqtc`).expect(200)).text);
    const reported = (lines: typeof his) => lines.get('Phường Ba Đình, đã chốt')?.map((cell) => cell.text) ?? [];
    const present = (lines: typeof his) => lines.get('Theo hồ sơ hiện nay')?.map((cell) => cell.text) ?? [];
    expect(reported(his)).toEqual(present(his));
    expect(numberOf(reported(others)[0] ?? '') - numberOf(reported(his)[0] ?? '')).toBe(1);
    expect((await agent.get(`${first}/differences`).expect(200)).text).not.toContain('04/GQTC');
    await app.database.owner('delete from named_accounts where petition_id = $1', [ids.get('p7')]);
  });

  test('a matter, a day made of something hidden as well is what its reader knows of it, on both sides', async () => {
    const db = app.database;
    const head = await db.actorOf('cuong.badinh');
    const named = async (petition: number | undefined) =>
      db.owner(
        "insert into named_accounts (unit_id, petition_id, account_id, named_as, named_how, named_at) values ($1, $2, $3, 'denounced', 'text', now())",
        [ward, petition, head.accountId],
      );
    // p1 and p6 are one matter; the closed row of the matter stands under p1, the older one. v6 alone made 19/10 a day of the delegate.
    await named(ids.get('p1'));
    const [visit] = await db.owner<{ id: number }>(
      "update visits set petition_id = $1 where unit_id = $2 and received_on = '2026-10-19' and host = 'delegated' returning id",
      [ids.get('p1'), ward],
    );
    expect(visit).toBeDefined();
    const agent = await app.signIn('cuong.badinh');
    for (const code of ['01-tcd', '02-xld', '03-gqkn']) {
      const lines = linesOf((await agent.get(`${first}/tables/${code}`).expect(200)).text);
      const [reported, present] = [lines.get('Phường Ba Đình, đã chốt'), lines.get('Theo hồ sơ hiện nay')];
      const matters = code === '02-xld' ? [4] : code === '03-gqkn' ? [1, 3] : [9, 15, 16, 18];
      for (const at of matters) expect([code, at, reported?.[at]?.text]).toEqual([code, at, present?.[at]?.text]);
    }
    const html = (await agent.get(`${first}/differences`).expect(200)).text;
    for (const place of ['02/XLD, cột 5', '03/GQKN, cột 2', '03/GQKN, cột 4', '01/TCD, cột 10', '01/TCD, cột 16'])
      expect(html).not.toContain(`${place}</th>`);
    expect(html).not.toContain(`/petitions/${ids.get('p6')}"`);
    await db.owner('update visits set petition_id = null where id = $1', [visit?.id]);
    await db.owner('delete from named_accounts where petition_id = $1', [ids.get('p1')]);
  });

  test('what did not agree at closing is told to whom it does not agree either; the reason to every reader alike', async () => {
    const db = app.database;
    const head = await db.actorOf('cuong.badinh');
    await db.owner('alter table reports disable trigger closed_stands');
    await db.owner(`update reports set problems = '["Chỗ chưa khớp riêng"]', override_reason = 'Lý do riêng'`);
    const before = (await reporter.get(first).expect(200)).text;
    expect(before).toContain('Chỗ chưa khớp riêng');
    expect(before).toContain('Lý do riêng');
    await db.owner(
      "insert into named_accounts (unit_id, petition_id, account_id, named_as, named_how, named_at) values ($1, $2, $3, 'denounced', 'text', now())",
      [ward, ids.get('p7'), head.accountId],
    );
    const his = (await (await app.signIn('cuong.badinh')).get(first).expect(200)).text;
    expect(his).not.toContain('Chỗ chưa khớp riêng');
    // A line that went away on the day he was denounced would tell him of it.
    expect(his).toContain('Lý do riêng');
    await db.owner('delete from named_accounts where petition_id = $1', [ids.get('p7')]);
    // Closed the earlier way, without a key: its code is no longer shown, the report stays readable.
    const [kept] = await db.owner<{ check_key: string; hash: string }>('select check_key, hash from reports');
    await db.owner("update reports set check_key = null, problems = '[]', override_reason = ''");
    const old = (await reporter.get(first).expect(200)).text;
    expect(old).toContain('Chốt theo cách cũ, mã kiểm tra không còn hiển thị');
    expect(old).not.toContain(kept?.hash);
    await db.owner('update reports set check_key = $1', [kept?.check_key]);
    await db.owner('alter table reports enable trigger closed_stands');
  });

  test('it is sent up, given back with a reason, closed anew, sent again and taken; a sent one stands', async () => {
    const send = (agent: Agent, report: string) => ask(agent, report, {}, `${report}/sending`);
    const list = async () => (await chief.get('/reports/closed?period=2026-Q4').expect(200)).text;
    expect(await list()).toContain('Đã chốt, chưa gửi');
    await chief.get(first).expect(404);
    await chief.get(`${first}/tables/02-xld`).expect(404);
    expect((await send(reporter, first)).status).toBe(303);
    expect((await send(reporter, first)).status).toBe(409);
    expect((await ask(leader, closing, { confirmed: '1', override: 'x' })).status).toBe(409);
    expect((await send(chief, first)).status).toBe(409);
    expect((await ask(leader, first, { answer: 'accepted' })).status).toBe(409);
    for (const [role, all, ok] of [
      ['chief_inspector', true, true],
      ['leader', true, true],
      ['leader', false, false],
      ['reception_board_head', true, false],
    ] as const) {
      const actor = { ...(await app.database.actorOf('hung.thanhtra')), role };
      const sent = { unitId: ward, sentAt: new Date(), answer: null } as unknown as ClosedReport;
      expect([role, all, mayAnswer({ ...actor, reach: { ...actor.reach, all } }, sent).ok]).toEqual([role, all, ok]);
    }
    expect((await ask(chief, first, { answer: 'returned' })).text).toContain('Nêu chỗ cần sửa');
    expect((await ask(chief, first, { answer: 'returned', reason: 'Thiếu đơn chuyển đến' })).status).toBe(303);
    expect((await ask(chief, first, { answer: 'accepted' })).status).toBe(409);
    expect((await leader.get(first).expect(200)).text).toContain('Thiếu đơn chuyển đến');
    // Another office that reads it cannot give it a second answer.
    await expect(
      app.database.owner(
        `insert into report_answers (unit_id, from_unit_id, report_id, kind, answered_at, answered_by, answered_name, answered_title)
         select $1, from_unit_id, report_id, 'accepted', now(), answered_by, 'x', 'x' from report_answers`,
        [next],
      ),
    ).rejects.toThrow(/report_answers_stands/);
    const second = String((await ask(leader, closing, { confirmed: '1' })).headers.location);
    expect(second).not.toBe(first);
    expect((await send(leader, second)).status).toBe(303);
    expect((await ask(chief, second, { answer: 'accepted' })).status).toBe(303);
    const html = await list();
    expect(html).toContain('Đã được tiếp nhận');
    expect(html).toContain('Phường Ngọc Hà');
    expect(html).toContain('Chưa chốt');
    await (await app.signIn('oanh.ngocha')).get(second).expect(404);
    app.setNow('2026-12-18T02:00:00Z');
    const late = (await (await app.signIn('hung.thanhtra')).get('/reports/closed?period=2026-Q4').expect(200)).text;
    expect(late).toContain('quá hạn 17/12/2026');
    app.setNow('2026-12-15T02:00:00Z');
    reporter = await app.signIn('nga.badinh');
  });
});

describe('several units', () => {
  const total = (lines: ReturnType<typeof linesOf>, name: string) => lines.get(name)?.map((cell) => numberOf(cell.text)) ?? [];

  test('a row each, and the total is their sum; each figure of the total leads to a list of that many', async () => {
    const chief = await app.signIn('hung.thanhtra');
    const lines = linesOf(await pageOf(chief, '02-xld', '&unit=all'));
    const sum = [...lines].filter(([name]) => name !== 'Tổng số').map(([, cells]) => cells.map((cell) => numberOf(cell.text)));
    expect(total(lines, 'Tổng số')).toEqual(sum.reduce((all, one) => all.map((figure, index) => figure + (one[index] ?? 0))));
    const first = lines.get('Tổng số')?.[0];
    const html = (await chief.get(first?.href ?? '').expect(200)).text;
    expect(html).toContain(`tất cả ${first?.text} đơn`);
    // The random histories written above decide which rows stand on the first page.
    expect([...lines.keys()]).toEqual(expect.arrayContaining(['Phường Ba Đình', 'Phường Ngọc Hà']));
  });

  test('what was handed over counts once, in the unit that holds it on the last day', async () => {
    const db = app.database;
    const [act] = await db.owner<{ id: number }>(
      "insert into reorganisations (number, issued_on, issuer, subject, effective_on, created_at, created_by) values ('1/NQ', '2026-10-01', 'x', 'x', '2026-11-02', now(), $1) returning id",
      [lan],
    );
    const from = await writePetitions(
      db,
      next,
      lan,
      [{ key: 'a', type: 'KN', receivedOn: '2026-10-20', status: 'handed_over', closedOn: '2026-11-02' }],
      5000,
    );
    const to = await writePetitions(
      db,
      ward,
      lan,
      [{ key: 'b', type: 'KN', receivedOn: '2026-10-20', status: 'assigned' }],
      5000,
    );
    await db.owner('update petitions set origin_unit_id = $2, origin_petition_id = $3 where id = $1', [
      to.get('b'),
      next,
      from.get('a'),
    ]);
    await db.owner(
      `insert into handovers (unit_id, reorganisation_id, from_unit_id, kind, from_petition_id, petition_id, handed_at) values ($1, $2, $3, 'petition', $4, $5, '2026-11-02T03:00:00Z')`,
      [ward, act?.id, next, from.get('a'), to.get('b')],
    );
    const chief = await db.actorOf('hung.thanhtra');
    const holders = (asked: { from: string; to: string }) =>
      db.database.inUnit(chief, async (tx) => {
        const rows = await listFacts(
          tx,
          { source: 'petition', where: `f.id in (${from.get('a')}, ${to.get('b')})`, sum: null },
          asked,
          { code: 'all', units: null },
          { at: null, back: false, most: 10 },
        );
        return rows.map((row) => row.unitId);
      });
    expect(await holders({ from: '2026-09-15', to: '2026-12-14' })).toEqual([ward]);
    expect(await holders({ from: '2026-09-15', to: '2026-10-31' })).toEqual([next]);
  });

  test('opening figures are an addend of their own, signed and dated', async () => {
    await app.database.owner(
      `insert into opening_balances (unit_id, table_code, as_of, figures, basis, prepared_at, prepared_by, signed_at, signed_by)
       values ($1, '02-xld', '2026-10-01', '{"1": 10, "2": 4}', 'Sổ cũ', now(), $2, now(), $2)`,
      [ward, lan],
    );
    const html = await pageOf(reporter, '02-xld');
    const lines = linesOf(html);
    const counted = numberOf(lines.get('Phường Ba Đình')?.[0]?.text ?? '');
    expect(total(lines, 'Số liệu đầu kỳ đã ký').slice(0, 3)).toEqual([10, 4, 0]);
    expect(lines.get('Số liệu đầu kỳ đã ký')?.[0]?.href).toBe('');
    expect(total(lines, 'Cộng cả số đầu kỳ')[0]).toBe(counted + 10);
    expect(html).toContain('số liệu đến hết ngày 01/10/2026, đã ký');
    expect((await reporter.get('/reports/02-xld?period=2026-Q3').expect(200)).text).not.toContain('Số liệu đầu kỳ đã ký');
  });

  test('by the organisation of then and of now: the same total, and each line says of what it is made', async () => {
    const db = app.database;
    await db.owner("update units set during = daterange(lower(during), '2026-11-20') where id = $1", [next]);
    await db.owner(
      "insert into unit_successors (unit_id, successor_id, effective_on, part, act) values ($1, $2, '2026-11-20', 'whole', '1/NQ')",
      [next, ward],
    );
    const chief = await app.signIn('hung.thanhtra');
    const then = linesOf(await pageOf(chief, '02-xld', '&unit=all'));
    const html = await pageOf(chief, '02-xld', '&unit=all&org=today');
    const now = linesOf(html);
    expect(now.has('Phường Ngọc Hà')).toBe(false);
    expect(total(now, 'Tổng số')).toEqual(total(then, 'Tổng số'));
    expect(total(now, 'Phường Ba Đình')).toEqual(
      total(then, 'Phường Ba Đình').map((figure, index) => figure + (total(then, 'Phường Ngọc Hà')[index] ?? 0)),
    );
    expect(total(now, 'trong đó Phường Ngọc Hà')).toEqual(total(then, 'Phường Ngọc Hà'));
    const merged = now.get('Phường Ba Đình')?.[0];
    expect((await chief.get(merged?.href ?? '').expect(200)).text).toContain(`tất cả ${merged?.text} đơn`);
  });
});
