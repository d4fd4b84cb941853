// A denunciation that goes past a ward's head: under no signature of the ward, added by whoever consolidates, in a line that does not say
// where, so that the city's closed figures are those it counts; and told to nobody from whom it is hidden.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tables } from '../../src/reports/tables/index.ts';
import { columnsIn } from '../../src/reports/tables/table.ts';
import { type Agent, type TestApp, testApp } from '../support/app.ts';
import { ask, linesOf, numberOf } from './books.ts';
import { type PetitionFacts, writePetitions } from './facts.ts';

const period = 'period=2026-Q4';
const closing = `/reports/closed/new?${period}`;
const consolidating = `/reports/consolidated/new?${period}`;
const line = 'Tố cáo người đứng đầu, chuyển thẳng cấp trên (cấp tổng hợp cộng thêm)';

let app: TestApp;
let chief: Agent;
let ward: number;
let ids: Map<string, number>;
let part = '';
let report = '';

const read = async (address: string, agent = chief) => (await agent.get(address).expect(200)).text;
const figures = (html: string, name: string) =>
  linesOf(html)
    .get(name)
    ?.map(({ text }) => numberOf(text));
const accusation = (key: string): PetitionFacts => ({
  key,
  type: 'TC',
  receivedOn: '2026-11-20',
  status: 'transferred',
  closedOn: '2026-11-24',
  outcome: 'transfer',
});

beforeAll(async () => {
  app = await testApp();
  app.setNow('2026-12-15T02:00:00Z');
  const db = app.database;
  ward = await db.unitId('00004');
  const lan = (await db.actorOf('lan.badinh')).accountId;
  ids = await writePetitions(db, ward, lan, [accusation('plain'), accusation('past')], 8000);
  await db.owner('update petitions set past_head = true where id = $1', [ids.get('past')]);
  chief = await app.signIn('hung.thanhtra');
  const leader = await app.signIn('thang.badinh');
  part = String((await ask(leader, closing, { confirmed: '1' })).headers.location);
  expect((await ask(leader, part, {}, `${part}/sending`)).status).toBe(303);
  const own = String((await ask(chief, closing, { confirmed: '1' })).headers.location);
  await ask(chief, own, {}, `${own}/sending`);
});
afterAll(() => app.close());

test('what is closed over the city is what the city counts, and nothing says where', async () => {
  const live = await read(`/reports/02-xld?${period}&unit=${ward}`);
  const counted = figures(live, 'Phường Ba Đình') ?? [];
  expect(figures(await read(`${part}/tables/02-xld`), 'Phường Ba Đình, đã chốt')?.[0]).toBe((counted[0] ?? 0) - 1);
  expect(await read(consolidating)).toContain('02/XLD');
  const answer = await ask(chief, consolidating, { confirmed: '1', override: 'Đến hạn gửi' });
  expect(answer.status).toBe(303);
  report = String(answer.headers.location);
  const page = await read(report);
  expect(page).toMatch(/[0-9a-f]{64}, khớp với các báo cáo đang giữ/);
  expect(page).toContain('Cộng thêm');
  const html = await read(`${report}/tables/02-xld`);
  for (const table of [await read(`${part}/tables/02-xld`), html])
    expect(
      [...table.matchAll(/<tr><td class="fit">\d+<\/td><th scope="row">.*?<\/th><td>(.*?)<\/td><\/tr>/gs)].map(
        ([, means]) => means,
      ),
    ).toEqual(columnsIn(tables['02-xld'].parts).map(({ means }) => means));
  const [added, own, total] = [line, 'Phường Ba Đình', 'Tổng số'].map((name) => figures(html, name) ?? []);
  expect(added?.[0]).toBe(1);
  expect(own?.map((figure, index) => figure + (added?.[index] ?? 0))).toEqual(counted);
  const others = [...linesOf(html).keys()].filter((name) => name !== 'Tổng số');
  expect(total).toEqual(
    (total ?? []).map((_, index) => others.reduce((sum, name) => sum + (figures(html, name)?.[index] ?? 0), 0)),
  );
  // The list behind the total has what was added beyond the signatures.
  const list = await read(`${report}/tables/02-xld/cells/1`);
  expect(/<span class="strong">([\d.,]+)<\/span> ·/.exec(list)?.[1]).toBe(String(total?.[0]));
  expect(list).toContain(`/petitions/${ids.get('past')}"`);
  const differences = await read(`${report}/differences`);
  expect(differences).toContain('Không có chỗ khác');
});

test('it is no change of what the ward signed, and whoever reads it above is told so', async () => {
  const words = 'không thuộc chữ ký này';
  const page = await read(part);
  expect(page).toContain('Hồ sơ hiện nay cho đúng các số đã chốt. Tố cáo người đứng đầu đơn vị, chuyển thẳng cấp trên');
  expect(page).not.toContain('cột đã khác');
  const differences = await read(`${part}/differences`);
  expect(differences).toContain('Không có chỗ khác');
  expect(differences).toContain(words);
  expect(await read(`/reports/02-xld?${period}&unit=${ward}`)).not.toContain('nay khác số đã chốt');
  const html = await read(`${part}/tables/02-xld`);
  expect(html).not.toContain('(chưa khớp)');
  const today = figures(html, 'Theo hồ sơ hiện nay');
  const beyond = figures(html, `trong đó tố cáo người đứng đầu, chuyển thẳng cấp trên, ${words}`);
  expect(beyond?.[0]).toBe(1);
  expect(figures(html, 'Phường Ba Đình, đã chốt')).toEqual(today?.map((figure, index) => figure - (beyond?.[index] ?? 0)));
  const leader = await app.signIn('thang.badinh');
  expect(await read(part, leader)).not.toContain(words);
  expect(await read(`${part}/tables/02-xld`, leader)).not.toContain(words);
});

test('what was signed and is another thing today is a change beside it', async () => {
  const set = (status: string) =>
    app.database.owner('update petitions set status = $2 where id = $1', [ids.get('plain'), status]);
  await set('void');
  expect(await read(`/reports/02-xld?${period}&unit=${ward}`)).toContain('nay khác số đã chốt');
  const row =
    /<tr><th scope="row" class="nowrap">02\/XLD, cột 1<\/th>(.*?)<\/tr>/s.exec(await read(`${part}/differences`))?.[1] ?? '';
  expect(row).toContain(`/petitions/${ids.get('plain')}"`);
  expect(row).not.toContain(`/petitions/${ids.get('past')}"`);
  await set('transferred');
});

test('from whom it is hidden finds no line and no difference', async () => {
  expect((await ask(chief, report, {}, `${report}/sending`)).status).toBe(303);
  const reader = await app.signIn('hai.ubndtp');
  expect(figures(await read(`${report}/tables/02-xld`, reader), line)?.[0]).toBe(1);
  const { accountId } = await app.database.actorOf('hai.ubndtp');
  await app.database.owner(
    "insert into named_accounts (unit_id, petition_id, account_id, named_as, named_how, named_at) values ($1, $2, $3, 'denounced', 'text', now())",
    [ward, ids.get('past'), accountId],
  );
  expect(await read(`${report}/tables/02-xld`, reader)).not.toContain(line);
  expect(await read(report, reader)).not.toContain('Cộng thêm');
  expect(await read(`${report}/tables/02-xld/cells/1`, reader)).not.toContain(`/petitions/${ids.get('past')}"`);
  expect(await read(`${report}/differences`, reader)).toContain('Không có chỗ khác');
});

test('what becomes of it later is a difference of that line, and of no unit', async () => {
  await app.database.owner("update petitions set status = 'void' where id = $1", [ids.get('past')]);
  const html = await read(`${report}/differences`);
  const row = /<tr><th scope="row" class="nowrap">02\/XLD, cột 1<\/th>(.*?)<\/tr>/s.exec(html)?.[1] ?? '';
  expect(row).toContain(`${line}</a> (1 → 0)`);
  expect(row).not.toContain('Phường Ba Đình');
});
