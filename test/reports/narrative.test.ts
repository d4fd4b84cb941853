// The report in words: of the own figures and of all who report to the unit, by the outline line by line, only where the circular asks for it.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { comparedPeriods } from '../../src/reports/narrative/gather.ts';
import { toldTogether } from '../../src/reports/narrative/told.ts';
import { readPeriod } from '../../src/reports/periods.ts';
import type { Agent, TestApp } from '../support/app.ts';
import { ask, draftOf, linesOf, numberOf, openBooks } from './books.ts';
import { writePetitions } from './facts.ts';

/** The days of Quý IV as a period asked for on request, which is told in words. */
const quarter = 'period=2026-09-15..2026-12-14';
const year = 'period=2026-Y';

let app: TestApp;
let reporter: Agent;
let chief: Agent;
let ward: number;
let next: number;

beforeAll(async () => {
  ({ app, reporter, ward, next } = await openBooks());
  const { accountId } = await app.database.actorOf('mai.ngocha');
  await writePetitions(app.database, next, accountId, [
    { key: 'n1', type: 'KN', receivedOn: '2026-11-20', status: 'received' },
    { key: 'n2', type: 'TC', receivedOn: '2026-11-20', status: 'received' },
  ]);
  chief = await app.signIn('hung.thanhtra');
});
afterAll(() => app.close());

/** The total of a column as the table of every unit shows it. */
async function totalOf(code: string, no: number, query = year): Promise<number> {
  const html = (await chief.get(`/reports/${code}?${query}&unit=all`).expect(200)).text;
  return numberOf(linesOf(html).get('Tổng số')?.[no - 1]?.text ?? '');
}

describe('of the own unit', () => {
  test('has its figures, beside the same days a year before and as many days just before', async () => {
    const text = await draftOf(reporter, quarter);
    expect(text).toContain('Tổng số 25 đơn (cùng kỳ năm trước …………; kỳ trước 2, tăng 1.150%), nhận qua tiếp công dân');
    expect(text).toContain('đã xử lý 23 đơn');
    expect(text).toContain(
      'Kiến nghị thu hồi cho Nhà nước 120,5 triệu đồng (cùng kỳ năm trước …………; kỳ trước 50, tăng 141%), 30,25 m² đất (cùng kỳ năm trước …………; kỳ trước 0)',
    );
    expect(text).toContain('kỳ trước là 16/06/2026–14/09/2026');
    expect(text).toContain('đơn vị chưa chốt kỳ này');
    expect(text).toContain('VI. KIẾN NGHỊ, ĐỀ XUẤT');
  });

  test('compares with nothing where nothing is kept or the unit did not exist, and the note says why; a known 0 stays 0', async () => {
    const note = async () => /So sánh: .*?Chỗ/.exec(await draftOf(reporter, quarter))?.[0] ?? '';
    expect(await note()).toContain(
      'cùng kỳ năm trước là 15/09/2025–14/12/2025 (để trống số so sánh: đơn vị chưa lưu số liệu đến hết kỳ ấy; có số liệu trên giấy thì ghi vào)',
    );
    const [unit] = await app.database.owner<{ during: string }>('select during::text from units where id = $1', [ward]);
    await app.database.owner("update units set during = daterange('2026-01-01', null) where id = $1", [ward]);
    expect(await note()).toContain('(để trống số so sánh: đơn vị chưa hoạt động, hoạt động từ ngày 01/01/2026;');
    await app.database.owner('update units set during = $2::daterange where id = $1', [ward, unit?.during]);
    // One petition of an earlier year: books were kept by then, and nothing of that quarter is a true 0.
    const { accountId } = await app.database.actorOf('lan.badinh');
    await writePetitions(
      app.database,
      ward,
      accountId,
      [{ key: 'old', type: 'KN', receivedOn: '2024-03-01', status: 'guided', closedOn: '2024-03-05', outcome: 'guide' }],
      9500,
    );
    expect(await draftOf(reporter, quarter)).toContain('Tổng số 25 đơn (cùng kỳ năm trước 0; kỳ trước 2, tăng 1.150%)');
    expect(await note()).not.toContain('để trống');
    await app.database.owner("delete from petitions where unit_id = $1 and received_on = '2024-03-01'", [ward]);
  });

  test('holds the periodic receptions of the head against the law', async () => {
    // Three days posted and held: two by the head, one by who came in his place; one postponed, one never posted, one regular.
    expect(await draftOf(reporter, quarter)).toContain(
      'Người đứng đầu đã tiếp định kỳ 2/6 ngày theo quy định (ít nhất 2 ngày mỗi tháng, điểm c khoản 2 Điều 15 Luật Tiếp công dân); ủy quyền tiếp định kỳ 1 ngày, không tính vào số ngày này; lý do chưa đủ: …………',
    );
    const city = await draftOf(chief, `${year}&unit=all`);
    expect(city).toMatch(
      /đã tiếp định kỳ 2\/[\d.]+ ngày theo quy định; ủy quyền tiếp định kỳ 1 ngày, không tính vào số ngày này; 0\/\d+ đơn vị đủ số ngày/,
    );
  });

  test('says whose it is, to whom it goes and who signs', async () => {
    const text = await draftOf(reporter, quarter);
    expect(text).toContain('của Ủy ban nhân dân phường Ba Đình');
    expect(text).not.toContain('báo cáo tổng hợp');
    expect(text).toMatch(/Kính gửi:\s*Ủy ban nhân dân thành phố Hà Nội/);
    expect(text).toContain('- Như trên;');
    expect(text).toContain('- Thanh tra thành phố Hà Nội (để tổng hợp);');
    expect(text).toMatch(/TM\. ỦY BAN NHÂN DÂN\s*CHỦ TỊCH/);
  });

  test('goes to the committee from an office within another of the city too, as the page of reports says', async () => {
    const board = await app.signIn('dung.tcd');
    expect(await draftOf(board, quarter)).toMatch(/Kính gửi:\s*Ủy ban nhân dân thành phố Hà Nội/);
    expect((await board.get('/reports?period=2026-Q4').expect(200)).text).toContain('Gửi Ủy ban nhân dân Thành phố chậm nhất');
  });

  test('answers the outline: people of large groups, fields beside last year, what was carried over', async () => {
    const text = await draftOf(reporter, quarter);
    const html = (await reporter.get('/reports/01-tcd?period=2026-Q4').expect(200)).text;
    const line = (linesOf(html).get('Phường Ba Đình') ?? []).map(({ text: figure }) => numberOf(figure));
    const people = (line[8] ?? 0) + (line[14] ?? 0) + (line[20] ?? 0);
    expect(people).toBeGreaterThan(0);
    expect(text).toMatch(new RegExp(`đoàn đông người \\([^)]*\\) với ${people} người \\(cùng kỳ năm trước …………; kỳ trước 0\\)`));
    expect(text).toMatch(/Theo lĩnh vực: đất đai \d+ đơn, [\d,]+% \(cùng kỳ năm trước …………\); chế độ, chính sách/);
    expect(text).toMatch(/, gồm \d+ kỳ trước chuyển sang, \d+ ban hành trong kỳ; đã thi hành xong/);
    expect(text).toMatch(/thuộc thẩm quyền: [\d,]+% \(\d+ trong \d+ vụ việc, gồm vụ việc kỳ trước chuyển sang\)/);
  });

  test('leaves a gap where the unit told nothing, and has what it tells; left empty is not 0', async () => {
    const before = await draftOf(reporter, quarter);
    expect(before).toContain('mục tiêu …………%');
    expect(before).toContain('………… đơn vị có vi phạm');
    const form = `/reports/narrative/figures?${quarter}`;
    expect((await reporter.get(`/reports?${quarter}`).expect(200)).text).toContain('/reports/narrative/figures?');
    const wrong = await ask(reporter, form, { target: '120', protectedPersons: '1', protectedPosts: '2' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('Nhập số từ 0 đến 100');
    expect((await ask(reporter, form, { target: '85,5', unitsAtFault: '0', protectedPersons: '2' })).status).toBe(303);
    const after = await draftOf(reporter, quarter);
    expect(after).toMatch(/mục tiêu 85,5%, (chưa )?đạt mục tiêu/);
    expect(after).toContain(' 0 đơn vị có vi phạm');
    expect(after).toContain('thân nhân của người tố cáo): 2 người');
    expect(after).toContain('vị trí công tác, việc làm: ………… người');
    const stale = await ask(reporter, form, { target: '90', standing: '0' });
    expect(stale.status).toBe(422);
  });

  test('is made for the periods the circular asks it for, and the page says why in the others', async () => {
    const html = (await reporter.get('/reports?period=2026-Q4').expect(200)).text;
    expect(html).not.toContain('narrative');
    expect(html).toContain('chỉ báo cáo theo các biểu số liệu (khoản 2 Điều 4 Thông tư 06/2025/TT-TTCP)');
    for (const path of ['narrative.docx', 'narrative/figures'])
      expect((await reporter.get(`/reports/${path}?period=2026-Q3`)).status).toBe(409);
    const first = (await reporter.get('/reports?period=2026-Q1').expect(200)).text;
    expect(first).toContain('/reports/narrative.docx?period=2026-Q1');
    expect(first).not.toContain('chỉ báo cáo theo các biểu');
  });
});

test('compares a whole year with the year before once, and no period with the same days twice', () => {
  const names = (code: string) => {
    const period = readPeriod(code);
    return period ? comparedPeriods(period).map((one) => `${one.name} ${one.period.from}`) : [];
  };
  expect(names('2026-Y')).toEqual(['năm trước 2024-12-15']);
  expect(names('2026-H1')).toEqual(['cùng kỳ năm trước 2024-12-15', 'kỳ trước 2025-06-15']);
  // The nine months before these hold six of the same nine of the year before.
  expect(names('2026-M9')).toEqual(['cùng kỳ năm trước 2024-12-15']);
  expect(names('2026-Q4')).toEqual(['cùng kỳ năm trước 2025-09-15', 'kỳ trước 2026-06-15']);
});

test('adds what several units told, each figure over those that told it; the target is the reporting unit’s own', () => {
  const own = { target: 85, unitsAtFault: 1 };
  expect(toldTogether(own, [own, { unitsAtFault: 0, target: 90 }, { protectedPersons: 2 }])).toEqual({
    target: { figure: 85, units: 1 },
    unitsAtFault: { figure: 1, units: 2 },
    protectedPersons: { figure: 2, units: 1 },
  });
  expect(toldTogether({}, [{ target: 90 }])).toEqual({});
});

describe('of all who report to the unit', () => {
  test('has the sums of the tables of every unit while nothing is closed, and says so', async () => {
    const text = await draftOf(chief, `${year}&unit=all`);
    const [petitions, complaints, visits] = [await totalOf('02-xld', 1), await totalOf('02-xld', 6), await totalOf('01-tcd', 1)];
    expect(petitions).toBeGreaterThan(27);
    expect(text).toContain(`Tổng số ${petitions} đơn (năm trước`);
    expect(text).toContain(`a) Về khiếu nại: ${complaints} đơn thuộc thẩm quyền`);
    expect(text).toContain(`Đã tiếp ${visits} lượt`);
    expect(text).toContain('chưa chốt báo cáo tổng hợp kỳ này');
    expect(text).toContain('trên địa bàn thành phố Hà Nội (báo cáo tổng hợp)');
    expect(await draftOf(chief, year)).toContain('của Thanh tra thành phố Hà Nội');
  });

  test('says that signed opening figures are not in it', async () => {
    const { accountId } = await app.database.actorOf('thang.badinh');
    await app.database.owner(
      `insert into opening_balances (unit_id, table_code, as_of, figures, basis, prepared_at, prepared_by, signed_at, signed_by)
       values ($1, '02-xld', '2026-10-01', '{"1": 7}', 'Sổ đơn', now(), $2, now(), $2)`,
      [ward, accountId],
    );
    const words = 'chưa cộng số liệu đầu kỳ đã ký của 1 đơn vị';
    const own = await draftOf(reporter, year);
    expect(own).toContain(words);
    const whole = await draftOf(chief, `${year}&unit=all`);
    expect(whole).toContain(words);
    // The sentence itself names what comes on top of its figure, and no other sentence does.
    for (const text of [own, whole]) {
      expect(text).toMatch(/a\) Tổng số \d+ đơn \(chưa gồm 7 theo số liệu đầu kỳ; năm trước/);
      expect(text.match(/theo số liệu đầu kỳ/g)).toHaveLength(1);
    }
    expect(await draftOf(chief, year)).not.toContain('số liệu đầu kỳ');
    await app.database.owner('delete from opening_balances where unit_id = $1', [ward]);
  });

  test('is the committee’s, goes to the Government’s inspectorate, and the chief inspector may sign it by mandate', async () => {
    const text = await draftOf(chief, `${year}&unit=all`);
    expect(text).toMatch(/Kính gửi:\s*Thanh tra Chính phủ/);
    expect(text).toContain('Số: ……/BC-UBND');
    expect(text).toMatch(/TM\. ỦY BAN NHÂN DÂN\s*CHỦ TỊCH/);
    const mandated = await draftOf(chief, `${year}&unit=all&signed=mandate`);
    expect(mandated).toMatch(/TUQ\. CHỦ TỊCH\s*CHÁNH THANH TRA/);
    expect(mandated).toContain('- Chủ tịch Ủy ban nhân dân thành phố Hà Nội (để báo cáo);');
    const page = (await chief.get(`/reports/consolidated?${year}`).expect(200)).text;
    expect(page).toContain('/reports/narrative.docx?period=2026-Y&amp;unit=all"');
    expect(page).toContain('/reports/narrative.docx?period=2026-Y&amp;unit=all&amp;signed=mandate"');
  });

  test('is nobody’s to draft who consolidates nothing', async () => {
    const board = await app.signIn('dung.tcd');
    await board.get(`/reports/narrative.docx?${year}&unit=all`).expect(404);
    await reporter.get(`/reports/narrative.docx?${year}&unit=all`).expect(404);
    await chief.get(`/reports/narrative.docx?${year}&unit=${next}`).expect(404);
    const page = (await chief.get('/reports/consolidated?period=2026-Q4').expect(200)).text;
    expect(page).not.toContain('narrative');
    expect(page).toContain('chỉ báo cáo theo các biểu số liệu');
  });

  test('has the closed consolidated figures once they are closed, whatever changes later', async () => {
    const leader = await app.signIn('thang.badinh');
    const closing = `/reports/closed/new?${year}`;
    const own = await ask(leader, closing, { confirmed: '1', override: 'Đã kiểm tra' });
    expect(own.status).toBe(303);
    const address = String(own.headers.location);
    expect((await ask(leader, address, {}, `${address}/sending`)).status).toBe(303);
    expect((await ask(chief, closing, { confirmed: '1', override: 'Đã kiểm tra' })).status).toBe(303);
    const closed = await ask(chief, `/reports/consolidated/new?${year}`, { confirmed: '1', override: 'Đến hạn gửi' });
    expect(closed.status).toBe(303);
    const table = (await chief.get(`${closed.headers.location}/tables/02-xld`).expect(200)).text;
    const total = /Tổng số<\/th>\s*<td[^>]*>(?:<(?:span|a)[^>]*>)?([\d.]+)</.exec(table)?.[1] ?? '';
    expect(numberOf(total)).toBeGreaterThan(20);
    await app.database.owner("update petitions set status = 'void' where unit_id = $1", [next]);
    const text = await draftOf(chief, `${year}&unit=all`);
    expect(text).toContain(`Tổng số ${total} đơn (năm trước`);
    expect(text).toMatch(/đã chốt ở báo cáo tổng hợp số \d+, bản 1,[^.]*gồm 2 đơn vị, thiếu \d+ đơn vị chưa gửi/);
    expect(await draftOf(reporter, year)).toContain('số liệu đã chốt ở báo cáo số');
  });
});
