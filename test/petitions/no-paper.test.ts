// Words written where a citizen has no paper are no number: whoever says the same is not the same person, and no form prints them as one.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fullId } from '../../src/documents/papers/frame.ts';
import { composeTCD01, composeTCD02 } from '../../src/documents/papers/reception.ts';
import { readIdPaper } from '../../src/importing/cells.ts';
import { personKey, personMarks } from '../../src/importing/senders.ts';
import { listKnownPeople } from '../../src/petitions/known/queries.ts';
import { registerPetition } from '../../src/petitions/registration.ts';
import { findDuplicates, findDuplicatesOf } from '../../src/search/duplicates.ts';
import { idKey, isNumbered, numberEnds } from '../../src/search/fold.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { aRegistration, aSender } from '../support/registration.ts';

const why = 'Không có giấy tờ, để quên ở nhà';
let app: TestApp;
const ids: number[] = [];
beforeAll(async () => {
  app = await testApp();
  for (const [name, birthYear, subject] of [
    ['Lê Thị Khác', 1950, 'Đề nghị sửa đường ngõ 12'],
    ['Phùng Văn Hợi', 1971, 'Hàng xóm nuôi chó thả rông ban đêm'],
    ['Lê Thị Khác', 1988, 'Chậm trả kết quả hộ tịch'],
  ] as const) {
    const sender = aSender({
      name,
      birthYear,
      idType: 'khac',
      idNumber: why,
      phone: '',
      address: `Nhà của ${name} ${birthYear}`,
    });
    const registration = aRegistration({ senders: [sender], subject, summary: subject, request: '', contestedNumber: '' });
    ids.push((await app.as('son.badinh', (act) => registerPetition(act, registration))).id);
  }
}, 60_000);
afterAll(() => app.close());

it('tells no two petitions alike, in the book or while one is typed', async () => {
  const actor = await app.database.actorOf('son.badinh');
  await app.database.database.inUnit(actor, async (tx) => {
    const of = { unitId: actor.unitId, assignedTo: null, registeredBy: actor.accountId, pastHead: false, sealed: false };
    for (const id of ids) expect(await findDuplicatesOf(tx, actor, { ...of, id } as never)).toEqual([]);
    const person = { name: 'Trần Văn Mới', birthYear: 1990, idNumber: why, phone: '', address: '', ward: '' };
    const typed = {
      sealed: false,
      people: [person],
      contestedNumber: '',
      contestedBy: '',
      contestedOn: null,
      texts: [],
      exceptId: null,
    };
    expect(await findDuplicates(tx, typed)).toEqual([]);
  });
});

it('finds nobody known, and keeps people of one name apart', async () => {
  const actor = await app.database.actorOf('son.badinh');
  await app.database.database.inUnit(actor, async (tx) => {
    expect(await listKnownPeople(tx, actor.unitId, { idNumber: why, name: '' })).toEqual([]);
    const known = await listKnownPeople(tx, actor.unitId, { idNumber: '', name: 'le thi khac' });
    expect(known.map((one) => [one.birthYear, one.petitions]).sort()).toEqual([
      [1950, 1],
      [1988, 1],
    ]);
  });
});

it('is the same to the database', async () => {
  const written: [string, boolean][] = [
    ['001185001234', true],
    ['C1234567', true],
    ['Thẻ đảng viên 01.234567', true],
    ['Giấy xác nhận số 12 của Công an phường cấp ngày 05/03/2026', true],
    ['KO1234567', true],
    [why, false],
    ['KHÔNGCÓGIẤYTỜ', false],
    ['Không, mất từ năm 2020', false],
    ['Chưa làm căn cước', false],
    ['ko có 2 lần', false],
    ['để quên', false],
  ];
  for (const [text, isNumber] of written) {
    expect([text, isNumbered(text)]).toEqual([text, isNumber]);
    const [row] = await app.database.owner<{ kept: string | null }>('select numbered_id($1) as kept', [text]);
    expect([text, row?.kept]).toEqual([text, isNumber ? text : null]);
  }
  expect([idKey(why), numberEnds(why)]).toEqual(['', []]);
});

it('stays as written in an old book, and joins nobody there', () => {
  expect(readIdPaper('Không có')).toEqual({ idType: 'khac', idNumber: 'Không có', isOdd: true });
  expect(readIdPaper('Không nhớ ngày cấp, số 001 185 001 234')).toMatchObject({ idNumber: '001185001234' });
  const person = (name: string) => personKey(personMarks({ name, idNumber: why, birthYear: 1950, address: '', wardText: '' }));
  expect(person('Lê Thị Khác')).not.toBe(person('Phùng Văn Hợi'));
});

it('is printed as no number', () => {
  const person = { name: 'Lê Thị Khác', honorific: 'bà', address: 'Số 5', idNumber: why, idIssuedOn: null, idIssuedBy: null };
  const frame = { issuingOrg: 'UBND phường Ba Đình', signer: {} } as never;
  const refusal = JSON.stringify(
    composeTCD01({ ...(frame as object), person, contentType: 'KN', visitedOn: null, summary: 'việc' } as never),
  );
  expect(refusal).toContain('(hoặc giấy tờ tùy thân): không xuất trình được giấy tờ"');
  const receipt = JSON.stringify(
    composeTCD02({ ...(frame as object), contentType: 'KN', giver: person, receiver: {}, items: [], copyCount: 2 } as never),
  );
  expect(receipt).toContain('(hoặc giấy tờ tùy thân): không xuất trình được giấy tờ"');
  expect(fullId(person, null)).not.toContain('quên');
  expect(fullId({ ...person, idNumber: '001185001234' }, null)).toContain('001185001234');
});
