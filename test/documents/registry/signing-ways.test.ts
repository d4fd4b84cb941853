// Who signs what only the resolver decides: the head or a deputy for him, in the form, at the approval and at the number.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { approvePaper, numberPaper } from '../../../src/documents/actions.ts';
import { paperCatalogue, paperKinds } from '../../../src/documents/papers/catalogue.ts';
import { editPaper } from '../../../src/documents/registry/actions.ts';
import { loadPaper } from '../../../src/documents/registry/queries.ts';
import { allowsWay, linesObjection, wayOf } from '../../../src/documents/registry/signing-ways.ts';
import { acceptedDenunciation, accountId, noon } from '../../proceedings/arrange.ts';
import { type TestApp, testApp } from '../../support/app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

it('what the law lets the head alone decide or issue is his or his deputy’s; other notices and letters go out by order and by mandate', () => {
  for (const kind of [
    ...(['KN15_2020', 'KN16_2020', 'TC04_2019', 'TC12_2019'] as const),
    // Khoản 3 Điều 4 NĐ 154/2026, Điều 18 NĐ 124/2020, Điều 10 NĐ 31/2019, khoản 1 Điều 31 LTC.
    ...(['TCD01_2026', 'KN05_2020', 'TC07_2019', 'TC_VERIFY_LETTER'] as const),
    // Mẫu số 03, 04 NĐ 124/2020, of 2020 and of 2026: “Chức danh người đứng đầu”.
    ...(['KN03_2026', 'KN04_2026'] as const),
  ]) {
    expect(allowsWay(kind, 'self') && allowsWay(kind, 'KT')).toBe(true);
    for (const way of ['TL', 'TUQ', 'TM'] as const) expect(allowsWay(kind, way)).toBe(false);
  }
  // Mẫu số 05, 06 NĐ 31/2019: “Chức vụ của người ký”, and no article says whose.
  for (const kind of ['TC05_2019', 'TC06_2019', 'HANDLING_LETTER'] as const) expect(allowsWay(kind, 'TL')).toBe(true);
  expect(wayOf('TUQ. CHỦ TỊCH\nCHÁNH VĂN PHÒNG')).toBe('TUQ');
  expect(wayOf('CHỦ TỊCH')).toBe('self');
  expect(linesObjection('TC12_2019', 'TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG')).toContain('Điều 35 Luật Tố cáo');
  expect(linesObjection('TCD01_2026', 'TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG')).toBe(
    'Người đứng đầu tự mình ký văn bản này (khoản 3 Điều 4 Nghị định 154/2026/NĐ-CP), không ký TL. Chọn người đứng đầu, hoặc cấp phó ký KT.',
  );
  // No decision, order or conclusion of the catalogue is left to an order or a mandate.
  for (const kind of paperKinds)
    if (['QĐ', 'KL'].includes(paperCatalogue[kind].code)) expect(allowsWay(kind, 'TL'), kind).toBe(false);
});

it('an acceptance of a denunciation is not signed by order: not in its form, not at the approval, not at the number', async () => {
  const { id } = await acceptedDenunciation(app, '2026-11-02');
  app.setNow(noon('2026-11-02'));
  const papers = await app.database.owner<{ id: number; kind: string }>(
    'select id, kind from papers where proceeding_id = $1 order by id',
    [id],
  );
  const idOf = (kind: string) => papers.find((one) => one.kind === kind)?.id ?? 0;
  const decision = idOf('TC04_2019');
  const below = Number(await accountId(app, 'cuong.badinh'));
  const written = { fields: {}, recipients: '', signer: { accountId: below, capacity: 'TL' as const } };
  const edit = (paper: number) =>
    app.as('thang.badinh', async (act) =>
      editPaper(act, paper, { ...written, version: (await loadPaper(act.tx, paper)).version }),
    );
  await expect(edit(decision)).rejects.toMatchObject({ errors: { capacity: expect.stringContaining('Điều 29 Luật Tố cáo') } });
  await edit(idOf('TC05_2019'));

  const head = await app.signIn('thang.badinh');
  const form = (await head.get(`/papers/${decision}/edit`).expect(200)).text;
  expect(form).toContain('KT. (ký thay, cấp phó)');
  expect(form).not.toContain('TUQ. (thừa ủy quyền)');
  expect(form).not.toContain(`<option value="${below}"`);
  expect(form).toContain(`<option value="${await accountId(app, 'thang.badinh')}"`);

  // One that says so from before is neither approved nor numbered, and the button says why.
  const lines = 'TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG';
  await app.database.owner('update papers set signer_id = $2, signer_title = $3 where id = $1', [decision, below, lines]);
  await expect(app.as('thang.badinh', (act) => approvePaper(act, decision))).rejects.toThrow('không ký TL');
  expect((await head.get(`/papers/${decision}`)).text).toContain('không ký TL');
  await app.database.owner("update papers set state = 'approved' where id = $1", [decision]);
  await expect(app.as('hoa.badinh', (act) => numberPaper(act, decision, '2026-11-02'))).rejects.toThrow('không ký TL');
});
