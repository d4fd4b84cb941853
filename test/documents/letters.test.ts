// Letters: the sign names the office and who drafted it (NĐ 30/2020, Phụ lục I), all of an office are one series; what they may demand of whom.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { approvePaper, createPaper, numberPaper, takeBookNumber } from '../../src/documents/actions.ts';
import { symbolOf } from '../../src/documents/papers/catalogue.ts';
import { ownSymbol } from '../../src/documents/papers/number.ts';
import { sectionCode } from '../../src/documents/papers/section-code.ts';
import { signCode } from '../../src/units/unit.ts';
import { register } from '../petitions/handling.ts';
import { formFieldsOf, type TestApp, testApp } from '../support/app.ts';
import { filledData as samples } from './papers/samples.ts';

let app: TestApp;
let petitionId: number;
beforeAll(async () => {
  app = await testApp();
  petitionId = await register(app, 'son.badinh', {});
});
afterAll(() => app.close());

/** A letter drafted by this officer, approved. */
async function letterOf(login: string): Promise<number> {
  const fields = samples.HANDLING_LETTER as never;
  const id = await app.as(login, (act) => createPaper(act, { kind: 'HANDLING_LETTER', petitionId, sealed: false, fields }));
  await app.as('thang.badinh', (act) => approvePaper(act, id));
  return id;
}
const symbolNow = async (id: number) =>
  (
    await app.database.owner<{ said: string }>(
      "select coalesce(number::text, '') || '/' || symbol as said from papers where id = $1",
      [id],
    )
  )[0]?.said;

it('has the section that drafted it, else the second part the unit set; the clerk corrects it, the numbers go on', async () => {
  const [office, economy] = [await letterOf('son.badinh'), await letterOf('trang.badinh')];
  expect(await symbolNow(office)).toBe('/UBND-VP');
  expect(await symbolNow(economy)).toBe('/UBND-KTHTĐT');
  await app.database.owner(
    "update assignments set section = 'Tổ số 2' where account_id = (select id from accounts where login = 'son.badinh')",
  );
  expect(await symbolNow(await letterOf('son.badinh'))).toBe('/UBND-TCD');

  await app.as('hoa.badinh', (act) => numberPaper(act, office, '2026-11-25'));
  expect(await symbolNow(office)).toBe('1/UBND-VP');
  const clerk = await app.signIn('hoa.badinh');
  const page = await clerk.get(`/papers/${economy}/number`).expect(200);
  expect(page.text).toContain('Số tiếp theo của ký hiệu UBND trong năm 2026: 02');
  expect(page.text).toMatch(/name="letterCode"[^>]*value="KTHTĐT"/);
  const typed = { ...formFieldsOf(page.text), issuedOn: '25/11/2026' };
  const post = (letterCode: string) =>
    clerk
      .post(`/papers/${economy}/number`)
      .type('form')
      .send({ ...typed, letterCode });
  for (const wrong of ['', 'K T', 'A/B']) expect((await post(wrong)).status).toBe(422);
  // Small letters are raised.
  await post('nc').expect(303);
  expect(await symbolNow(economy)).toBe('2/UBND-NC');
  expect((await clerk.get(`/papers/${economy}/print`).expect(200)).text).toContain('Số: 02/UBND-NC');
});

it('a letter numbered outside is of the same series, whatever follows the office', async () => {
  const take = (written: string, number: number) =>
    app.as('hoa.badinh', (act) => takeBookNumber(act, written, number, '2026-11-25', true));
  expect(await take('ubnd-VP', 40)).toBe('UBND-VP');
  await app.database.owner(
    "update papers set letter_code = 'NC', symbol = 'UBND-NC' where kind = 'HANDLING_LETTER' and number = 1",
  );
  expect(await take('UBND-KT', 1)).toBeNull();
  const letter = await letterOf('trang.badinh');
  await app.as('hoa.badinh', (act) => numberPaper(act, letter, '2026-11-25'));
  expect(await symbolNow(letter)).toBe('41/UBND-KTHTĐT');
});

it('only letters have it', () => {
  expect(symbolOf('KN03_2026', 'UBND', 'VP')).toBe('TB-UBND');
  expect(symbolOf('TC_VERIFY_LETTER', 'BTCD', 'TCD')).toBe('BTCD-TCD');
  expect(ownSymbol('ubnd-Vp', 'UBND')).toEqual({ symbol: 'UBND-VP', book: 'UBND' });
  expect([signCode('đt'), signCode('ttr')]).toEqual(['ĐT', 'TTr']);
  expect(ownSymbol('tb-ubnd', 'UBND')).toEqual({ symbol: 'TB-UBND', book: 'TB-UBND' });
  expect(ownSymbol('UBNDTP-VP', 'UBND')).toBeNull();
  expect(
    ['Văn phòng Sở', 'Phòng Kinh tế', 'Phòng Kinh tế, Hạ tầng và Đô thị', 'Phòng Nghiệp vụ 2', 'Lãnh đạo UBND'].map(sectionCode),
  ).toEqual(['VP', 'KT', 'KTHTĐT', 'NV2', '']);
});

it('demands of bodies below and of the office’s own sections only; what it is sent to is asked anew', async () => {
  const urge = (toOrg: string, visitedOn: string | null) =>
    ({
      purpose: 'urge',
      petitionType: 'KN',
      toOrg,
      sender: { name: 'Nguyễn Văn A' },
      receivedOn: '2026-11-20',
      visitedOn,
      writtenOn: null,
      content: 'a',
    }) as never;
  const fieldsOf = async (login: string, toOrg: string, visitedOn: string | null = null) => {
    const id = await app.as(login, (act) =>
      createPaper(act, { kind: 'HANDLING_LETTER', sealed: false, fields: urge(toOrg, visitedOn) }),
    );
    const [row] = await app.database.owner<{
      id: number;
      fields: { isBelow?: boolean; reportsTo?: string; isFirstTold?: boolean };
    }>('select id, fields from papers where id = $1', [id]);
    return row?.fields ?? {};
  };
  expect(await fieldsOf('quan.tcd', 'Sở Xây dựng')).toMatchObject({
    isBelow: false,
    reportsTo: 'Chủ tịch Ủy ban nhân dân thành phố Hà Nội',
  });
  expect(await fieldsOf('quan.tcd', 'Sở Xây dựng', '2026-11-20')).toMatchObject({ isFirstTold: true });
  expect(await fieldsOf('khoa.ubndtp', 'Sở Xây dựng')).toMatchObject({ isBelow: true });
  expect(await fieldsOf('khoa.ubndtp', 'Chủ tịch UBND phường Ngọc Hà')).toMatchObject({ isBelow: true });
  expect(await fieldsOf('son.badinh', 'UBND phường Ngọc Hà')).toMatchObject({ isBelow: false });
  expect(await fieldsOf('son.badinh', 'Phòng Kinh tế, Hạ tầng và Đô thị')).toMatchObject({ isBelow: true });
});
