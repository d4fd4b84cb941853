// While a petition is typed, a citizen the unit has met is found, and brings his particulars; a denunciation asks and tells nothing.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { registerPetition } from '../../src/petitions/registration.ts';
import { sealOnRequest } from '../../src/petitions/steps/actions.ts';
import { type Looks, looksOf } from '../attack/looks.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { aDenunciation, aRegistration, aSender } from '../support/registration.ts';

let app: TestApp;
let looks: Looks;
const met = aSender({
  name: 'Đỗ Thị Bưởi',
  birthYear: 1966,
  idNumber: '001166004455',
  phone: '0901112233',
  address: 'Số 7, ngõ 3',
});
const sealed = aSender({ name: 'Giàng Thị Sáo Nhỏ', birthYear: 1980, idNumber: '001180007788', phone: '0907770001' });
const open = { mode: 'open', declaredType: 'KN' };
const panel = (login: string, typed: Record<string, string>) => looks.post(login, '/petitions/known', typed);
let petitionId = 0;

beforeAll(async () => {
  app = await testApp();
  looks = looksOf(app);
  petitionId = (await app.as('son.badinh', (act) => registerPetition(act, aRegistration({ senders: [met] })))).id;
  await app.as('son.badinh', (act) => registerPetition(act, aDenunciation({ senders: [sealed] })));
}, 60_000);
afterAll(() => app.close());

it('is found by the beginning of the name without marks and by number, with the way to what the unit has of him', async () => {
  for (const typed of [{ 'senders.0.name': 'do thi b' }, { 'senders.0.idNumber': '001 166 004 455' }]) {
    const { text } = await panel('lan.badinh', { ...open, ...typed });
    expect(text).toContain('Đỗ Thị Bưởi');
    expect(text).toContain('1 đơn từ năm 2026, sinh năm 1966, số 001 *** 455');
    expect(text).toContain(`href="/petitions/${petitionId}"`);
    expect(text).not.toContain('001166004455');
    expect(text).not.toContain('<html');
  }
  expect((await panel('tuan.ngocha', { ...open, 'senders.0.name': 'do thi b' })).text).not.toContain('Bưởi');
});

it('asks about the sender being typed, not the first one', async () => {
  const { text } = await panel('hoa.badinh', { ...open, 'senders.0.name': 'Nguyễn Văn Khác', 'senders.1.name': 'do thi buoi' });
  expect(text).toContain('Đỗ Thị Bưởi');
});

it('fills that block and leaves every other word', async () => {
  const shown = await panel('hoa.badinh', { ...open, 'senders.1.name': 'do thi' });
  const use = /name="use" value="(\d+)"/.exec(shown.text)?.[1] ?? '';
  // The book knows no mail address and no day of issue: what was typed there stays.
  const own = { 'senders.1.email': 'buoi@example.org', 'senders.1.idIssuedOn': '10/05/2021', summary: 'Chữ đã gõ' };
  const typed = { ...open, 'senders.0.name': 'Nguyễn Văn Khác', 'senders.1.name': 'do thi', ...own, use };
  const { status, text } = await looks.post('hoa.badinh', '/petitions/new/people', typed);
  expect(status).toBe(200);
  expect(text).toMatch(/name="senders\.1\.name"[^>]*value="Đỗ Thị Bưởi"/);
  expect(text).toMatch(/name="senders\.1\.idNumber"[^>]*value="001166004455"/);
  expect(text).toMatch(/name="senders\.0\.name"[^>]*value="Nguyễn Văn Khác"/);
  for (const words of Object.values(own)) expect(text).toContain(words);
});

it('tells nothing of a denouncer, in either mode, to any role that registers', async () => {
  const ways = [{ 'senders.0.name': 'giang thi sao' }, { 'senders.0.idNumber': sealed.idNumber }];
  for (const login of ['lan.badinh', 'hoa.badinh', 'son.badinh', 'cuong.badinh'])
    for (const mode of ['sealed', 'open'])
      for (const way of ways) {
        const { status, text } = await panel(login, { mode, ...way });
        expect([login, mode, status, /Sáo Nhỏ|name="use"/.test(text)]).toEqual([login, mode, 200, false]);
      }
});

it('looks nobody up for a denunciation, not even who is known: the answer is the same as for a stranger', async () => {
  for (const typed of [{ mode: 'sealed' }, { mode: 'open', declaredType: 'TC' }, { declaredType: 'KN' }]) {
    const known = (await panel('hoa.badinh', { ...typed, 'senders.0.name': 'do thi buoi' })).text;
    expect(known).toBe((await panel('hoa.badinh', { ...typed, 'senders.0.name': 'khong ai ca' })).text);
    expect(known).not.toContain('Bưởi');
  }
  const form = (await looks.get('hoa.badinh', '/petitions/new?mode=sealed')).text;
  expect(form).not.toContain('/petitions/known');
  expect(form).not.toContain('/petitions/new/people');
});

it('forgets somebody whose only petition turns out to be a denunciation', async () => {
  const late = aSender({ name: 'Lò Văn Cối Xay', idNumber: '001175003300' });
  const { id } = await app.as('son.badinh', (act) => registerPetition(act, aRegistration({ senders: [late] })));
  const asked = { ...open, 'senders.0.idNumber': late.idNumber };
  const use = /name="use" value="(\d+)"/.exec((await panel('hoa.badinh', asked)).text)?.[1] ?? '';
  expect(use).not.toBe('');
  await app.as('cuong.badinh', (act) => sealOnRequest(act, id, { reason: 'Có nội dung tố cáo' }));
  expect((await panel('hoa.badinh', asked)).text).toContain('Chưa có trong sổ của đơn vị');
  const filled = await looks.post('hoa.badinh', '/petitions/new/people', { ...open, use });
  expect(filled.text).not.toContain('Cối Xay');
});
