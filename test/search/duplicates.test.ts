// Duplicates while a petition is typed: found for the right reasons, and never a way to learn who denounced.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { blankSender } from '../../src/petitions/blank.ts';
import { loadPetition } from '../../src/petitions/queries.ts';
import { registerPetition } from '../../src/petitions/registration.ts';
import type { DuplicateCandidate } from '../../src/search/candidate.ts';
import { findDuplicates, findDuplicatesOf } from '../../src/search/duplicates.ts';
import { homeKey, homeKeySql } from '../../src/search/home.ts';
import { reasonsFor, strengthWords } from '../../src/search/resemblance.ts';
import { csrfOf, type TestApp, testApp } from '../support/app.ts';
import { canary, complaint, denunciation, hanh } from './registrations.ts';

let app: TestApp;
let first: { id: number; number: string };
let sealed: { id: number; number: string };

beforeAll(async () => {
  app = await testApp();
  first = await app.as('son.badinh', (act) => registerPetition(act, complaint));
  sealed = await app.as('son.badinh', (act) => registerPetition(act, denunciation));
});
afterAll(() => app.close());

const nothing: DuplicateCandidate = {
  sealed: false,
  people: [],
  contestedNumber: '',
  contestedBy: '',
  contestedOn: null,
  texts: [],
  exceptId: null,
};
const search = (login: string, candidate: Partial<DuplicateCandidate>) =>
  app.as(login, ({ tx }) => findDuplicates(tx, { ...nothing, ...candidate }));
const person = (fields: object) => ({ name: '', birthYear: null, idNumber: '', phone: '', address: '', ward: '', ...fields });

test('each ground alone finds the petition', async () => {
  const grounds: [Partial<DuplicateCandidate>, string][] = [
    [{ people: [person({ idNumber: '001 168 001 234' })] }, 'sameId'],
    [{ people: [person({ name: 'NGUYỄN THỊ HẠNH'.normalize('NFD'), birthYear: 1968 })] }, 'sameName'],
    [{ contestedNumber: '1245/QĐ-UBND', contestedBy: 'UBND phường Yên Phụng' }, 'sameContested'],
  ];
  for (const [candidate, ground] of grounds) {
    const hits = await search('lan.badinh', candidate);
    expect(
      hits.map((hit) => hit.id),
      ground,
    ).toEqual([first.id]);
    expect(hits[0]?.likeness).toMatchObject({ [ground]: true });
  }
  const typedAgain = complaint.summary
    .replace('ổn định', 'liên tục')
    .replace('thấp hơn', 'không bằng')
    .replace('gia đình', 'nhà');
  const [alike] = await search('lan.badinh', { texts: [complaint.subject, typedAgain, complaint.request] });
  expect(alike?.id).toBe(first.id);
  expect(alike?.likeness.similarity).toBeGreaterThan(0.5);
});

test('a namesake of another year, an empty form and the petition itself give nothing', async () => {
  expect(await search('lan.badinh', { people: [person({ name: 'Nguyễn Thị Hạnh', birthYear: 1990 })] })).toEqual([]);
  expect(await search('lan.badinh', {})).toEqual([]);
  expect(await search('lan.badinh', { people: [person({ idNumber: hanh.idNumber })], exceptId: first.id })).toEqual([]);
});

test('the same decision is found by number and day where an issuer is left out, and a bare namesake is not called another sender', async () => {
  const byDecision = (changes: Partial<DuplicateCandidate>) =>
    search('lan.badinh', { contestedNumber: '1245/qđ-ubnd', contestedOn: '2026-09-03', ...changes });
  expect((await byDecision({})).map((hit) => [hit.id, hit.likeness.sameContested])).toEqual([[first.id, true]]);
  expect(await byDecision({ contestedOn: '2026-09-04' })).toEqual([]);
  expect(await byDecision({ contestedOn: null })).toEqual([]);
  expect(await byDecision({ contestedBy: 'UBND phường khác' })).toEqual([]);
  const reasons = async (birthYear: number | null) => {
    const [hit] = await byDecision({ people: [person({ name: 'Nguyễn Thị Hạnh', birthYear })] });
    return hit ? reasonsFor(hit.likeness, false).map(({ text }) => text) : [];
  };
  expect(await reasons(null)).toEqual(['Cùng quyết định, hành vi bị khiếu nại', 'Cùng họ tên, chưa rõ năm sinh']);
  expect(await reasons(1990)).toEqual(['Cùng quyết định, hành vi bị khiếu nại', 'Khác người gửi']);
});

test('a sender without a year of birth is found by name and address, however the address is written, and by neither alone', async () => {
  const at = (fields: object) => search('lan.badinh', { people: [person({ name: 'nguyễn thị hạnh', ...fields })] });
  for (const home of [
    { address: 'Số 12 ngõ 5' },
    { address: '12, ngõ 5', ward: 'Phường Ba Đình' },
    { address: 'Nhà số 12 - Ngõ 5', ward: hanh.wardText },
  ]) {
    const [hit, ...others] = await at(home);
    expect([hit?.id, hit?.likeness.sameHome, others], JSON.stringify(home)).toEqual([first.id, true, []]);
    expect(hit && reasonsFor(hit.likeness, false).map(({ text }) => text)).toContain('Cùng họ tên và địa chỉ');
  }
  expect(await at({ address: 'Số 12 ngõ 6' })).toEqual([]);
  expect(await at({ address: '', ward: 'Phường Ba Đình' })).toEqual([]);
  expect(await at({ address: 'Số 12 ngõ 5', birthYear: 1990 })).toEqual([]);
  expect(await search('lan.badinh', { people: [person({ name: 'Trần Văn Khác', address: 'Số 12 ngõ 5' })] })).toEqual([]);
  const [neighbour] = await app.database.owner<{ login: string }>(
    `select c.login from assignments a join accounts c on c.id = a.account_id join unit_codes k on k.unit_id = a.unit_id where k.code = '00008' and a.role = 'processor' limit 1`,
  );
  expect(await search(neighbour?.login ?? '', { people: [person({ name: hanh.name, address: 'Số 12 ngõ 5' })] })).toEqual([]);
});

test('an address is one key in the database and out of it', async () => {
  for (const [address, ward] of [
    ['Số nhà 18A, ngách 7/5 phố Đội Cấn', 'Phường Ba Đình'],
    ['  số 3–5 Đường Láng ', ''],
    ['Xã đội, thôn Số Một', 'xã Sóc Sơn'],
    ['???', ''],
  ] as const) {
    const stored = await app.as('lan.badinh', ({ tx }) =>
      tx.one<{ key: string }>(`select ${homeKeySql("$1::text || ' ' || $2::text")} as key`, [address, ward]),
    );
    expect(homeKey(address, ward)).toBe(stored.key);
  }
  expect(homeKey('', 'Phường Ba Đình')).toBe('');
});

test('two denunciations of one name and address meet without a year of birth, in the book and for who may open them', async () => {
  const nameless = { ...blankSender, name: 'Cao Thị Lặng', address: 'Số 3 ngách 7' };
  const register = (sender: object) =>
    app.as('son.badinh', (act) => registerPetition(act, { ...denunciation, senders: [{ ...nameless, ...sender }] }));
  const one = await register({});
  const again = await register({ address: 'Số nhà 3, ngách 7' });
  const other = await register({ address: 'Số 4 ngách 7' });
  const like = async (login: string, id: number) =>
    (await app.as(login, async ({ tx, actor }) => findDuplicatesOf(tx, actor, await loadPetition(tx, id)))).flatMap((hit) =>
      hit.likeness.sameHome ? [hit.id] : [],
    );
  expect(await like('son.badinh', again.id)).toEqual([one.id]);
  expect(await like('son.badinh', other.id)).toEqual([]);
  expect(await like('lan.badinh', again.id)).toEqual([]);
});

test('another unit learns nothing; a reader of the city sees it', async () => {
  const candidate = {
    people: [person({ name: hanh.name, birthYear: 1968, idNumber: hanh.idNumber })],
    texts: [complaint.subject, complaint.summary],
  };
  const [neighbour] = await app.database.owner<{ login: string }>(
    `select c.login from assignments a join accounts c on c.id = a.account_id join unit_codes k on k.unit_id = a.unit_id where k.code = '00008' and a.role = 'processor' limit 1`,
  );
  expect(await search(neighbour?.login ?? '', candidate)).toEqual([]);
  const [board] = await app.database.owner<{ login: string }>(
    `select c.login from assignments a join accounts c on c.id = a.account_id join unit_codes k on k.unit_id = a.unit_id where k.code = 'ban-tiep-cong-dan' and a.role = 'reception_board_head' limit 1`,
  );
  expect((await search(board?.login ?? '', candidate)).map((hit) => hit.id)).toEqual([first.id]);
});

test('a denunciation being typed gets no answer, and no open candidate ever meets one', async () => {
  const byNumber = { people: [person({ idNumber: '001177009999' })] };
  const byName = { people: [person({ name: canary, birthYear: 1977 })] };
  for (const login of ['son.badinh', 'lan.badinh', 'trang.badinh'])
    for (const candidate of [byNumber, byName]) {
      expect(await search(login, { ...candidate, sealed: true })).toEqual([]);
      expect(await search(login, candidate)).toEqual([]);
    }
  expect(await search('son.badinh', { ...byNumber, texts: [denunciation.subject, denunciation.summary] })).toEqual([]);
});

test('the panel: reasons in words, no percentage, no denouncer', async () => {
  const agent = await app.signIn('lan.badinh');
  const csrf = csrfOf((await agent.get('/account')).text);
  const panel = (fields: Record<string, string>) =>
    agent.post('/petitions/duplicates').set('X-CSRF-Token', csrf).type('form').send(fields).expect(200);
  const open = await panel({
    mode: 'open',
    declaredType: 'KN',
    'senders.0.name': 'Nguyễn Thị Hạnh',
    'senders.0.birthYear': '1968',
    contestedNumber: '1245/QĐ-UBND',
    contestedBy: 'UBND phường Yên Phụng',
    summary: complaint.summary,
  });
  expect(open.text).toContain(first.number);
  expect(open.text).toContain('Rất giống');
  expect(open.text).toContain('Cùng họ tên và năm sinh');
  expect(open.text).toContain('Cùng quyết định, hành vi bị khiếu nại');
  expect(open.text).not.toContain('%');
  const hidden = await panel({ mode: 'sealed', declaredType: 'TC', 'senders.0.idNumber': '001177009999' });
  expect(hidden.text).not.toContain(sealed.number);
  expect(hidden.text).not.toContain(canary);
  expect(hidden.text).toContain('Đơn tố cáo không được đối chiếu khi đang nhập');
  expect((await panel({})).text).toContain('Chưa thấy đơn nào');
  await panel({
    'senders.0.name': "'; drop table parties; --",
    'senders.0.birthYear': '99999',
    'senders.0.idNumber': 'x'.repeat(9_000),
    summary: 'z '.repeat(5_000),
  });
});

test('strength in words', () => {
  const none = { sameId: false, sameName: false, samePhone: false, sameContested: false, similarity: 0 };
  expect(strengthWords({ ...none, sameName: true, sameContested: true })).toBe('Rất giống');
  expect(strengthWords({ ...none, similarity: 0.85 })).toBe('Rất giống');
  expect(strengthWords({ ...none, sameContested: true })).toBe('Có thể cùng vụ việc');
  // The same number of a paper is the same person; a name with the year, or a telephone, may be two people's.
  expect(strengthWords({ ...none, sameId: true, sameName: true })).toBe('Cùng người gửi');
  expect(strengthWords({ ...none, sameName: true })).toBe('Có thể cùng người gửi');
  expect(strengthWords({ ...none, similarity: 0.35 })).toBe('Hơi giống');
});

test('linking: a duplicate ends and joins the matter; "not the same" is not offered again', async () => {
  const register = (changes: object) => app.as('son.badinh', (act) => registerPetition(act, { ...complaint, ...changes }));
  const repeat = await register({});
  const other = await register({ senders: [{ ...blankSender, address: 'Số 12 ngõ 5', name: 'Tạ Đình Khuê', birthYear: 1955 }] });
  const agent = await app.signIn('son.badinh');
  const csrf = csrfOf((await agent.get('/account')).text);
  const link = (id: number, fields: Record<string, string>) =>
    agent
      .post(`/petitions/${id}/links`)
      .type('form')
      .send({ _csrf: csrf, ...fields });
  const suggestions = (id: number) =>
    app.as('son.badinh', async ({ tx, actor }) => findDuplicatesOf(tx, actor, await loadPetition(tx, id)));
  expect((await suggestions(repeat.id)).map((hit) => hit.id)).toContain(first.id);
  const step = await agent.get(`/petitions/${repeat.id}/duplicates`).expect(200);
  const compared = `/petitions/${repeat.id}/duplicates/${first.id}`;
  expect(step.text).toContain(`href="${compared}"`);
  const pressed = await link(repeat.id, { link: `same_petition:${first.id}` }).expect(303);
  expect(pressed.headers.location).toBe(compared);
  await agent.post(compared).type('form').send({ _csrf: csrf, reason: 'Cùng người gửi, cùng nội dung' }).expect(303);
  await link(other.id, { kind: 'same_matter', other: first.number }).expect(303);
  const rows = await app.database.owner<{
    id: string;
    status: string;
    matter_id: string;
    thread_id: string;
    closed_on: string | null;
  }>('select id, status, matter_id, thread_id, closed_on from petitions where id = any($1)', [[first.id, repeat.id, other.id]]);
  expect(new Set(rows.map((row) => row.thread_id)).size).toBe(1);
  expect(new Set(rows.map((row) => row.matter_id)).size).toBe(1);
  expect(rows.find((row) => Number(row.id) === repeat.id)?.status).toBe('duplicate_linked');
  expect(rows.find((row) => Number(row.id) === other.id)?.closed_on).toBeNull();
  expect((await suggestions(repeat.id)).map((hit) => hit.id)).not.toContain(first.id);
  const events = await app.database.owner("select 1 from events where kind = 'petition.linked'");
  expect(events).toHaveLength(4);
  const { relatedPetitions } = await import('../../src/matters/queries.ts');
  const related = await app.as('son.badinh', async ({ tx }) => relatedPetitions(tx, await loadPetition(tx, first.id)));
  expect(related.map((one) => [one.number, one.relation])).toEqual([
    [other.number, 'Cùng vụ việc'],
    [repeat.number, 'Đơn trùng với đơn này'],
  ]);
  // What may not be linked says why.
  await link(first.id, { link: `same_matter:${first.id}` }).expect(409);
  const mixed = await link(other.id, { link: `same_matter:${sealed.id}` }).expect(409);
  expect(mixed.text).toContain('làm lộ người tố cáo');
  await link(other.id, { kind: 'same_matter', other: '99999' }).expect(409);
  await link(other.id, { kind: 'nonsense', other: '1' }).expect(409);
  await link(999_999, { link: `same_matter:${first.id}` }).expect(404);
  const third = await register({});
  await link(third.id, { link: `not_same:${first.id}` }).expect(303);
  expect((await suggestions(third.id)).map((hit) => hit.id)).not.toContain(first.id);
  // In the book, two denunciations meet only for who may open the identity of the other one.
  const again = await app.as('son.badinh', (act) => registerPetition(act, denunciation));
  expect((await suggestions(again.id)).map((hit) => hit.id)).toEqual([sealed.id]);
});
