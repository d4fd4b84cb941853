// A denunciation of the head of the receiving ward is sent there by mistake and comes back: his own audit book tells him nothing.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { lockOwnPetition } from '../../src/petitions/actions.ts';
import { registerPetition } from '../../src/petitions/registration.ts';
import { dispatchPetition, openTransfer, returnTransfer } from '../../src/transfers/actions.ts';
import { runJobs } from '../../src/worker.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { aDenunciation, aRegistration } from '../support/registration.ts';
import { type Looks, looksOf } from './looks.ts';

let app: TestApp;
let looks: Looks;
beforeAll(async () => {
  app = await testApp();
  looks = looksOf(app);
}, 60_000);
afterAll(() => app.close());

const back = { reason: 'not_competent' as const, basis: 'Điều 24 Luật Tố cáo', note: 'Đơn tố cáo Chủ tịch phường' };
const rowsOf = (html: string) => [...html.matchAll(/<tr[\s\S]*?<\/tr>/g)].map((row) => row[0]);

it('events of a transfer are hidden with the petition that was sent', async () => {
  const [head] = await app.database.owner<{ name: string }>("select name from accounts where login = 'vinh.ngocha'");
  const denounced = {
    kind: 'individual' as const,
    name: head?.name ?? '',
    position: 'Chủ tịch',
    organization: 'UBND phường Ngọc Hà',
    accountId: null,
  };
  const ngocHa = await app.database.unitId('00008');
  const sent = async (registration: Parameters<typeof registerPetition>[1]) => {
    const { id } = await app.as('hoa.badinh', (act) => registerPetition(act, registration));
    // No officer sends a denunciation to the office of its head any more; what was sent before stands as it was sent.
    const transferId = await app.as('hoa.badinh', async (act) =>
      dispatchPetition(act, await lockOwnPetition(act, id), {
        toUnitId: ngocHa,
        toOutside: '',
        reason: 'Thuộc thẩm quyền',
        basis: 'Điều 24 Luật Tố cáo',
        paperId: null,
        sentOn: act.moment.today,
      }),
    );
    await app.as('yen.ngocha', (act) => openTransfer(act, transferId));
    await app.as('yen.ngocha', (act) => returnTransfer(act, transferId, back));
    return transferId;
  };
  const kinds = ['transfer.opened', 'transfer.returned'];
  const seenBy = async (login: string) => {
    const pages = await Promise.all(kinds.map((kind) => looks.get(login, `/admin/audit?kind=${kind}`)));
    return pages.map((page) => rowsOf(page.text).filter((row) => /Dương Khánh Yến/.test(row)).length);
  };
  const hidden = await sent(aDenunciation({ respondents: [denounced] }));
  await runJobs(app.services, app.database.workerUrl);
  expect((await looks.get('vinh.ngocha', `/transfers/${hidden}`)).status).toBe(404);
  expect(await seenBy('vinh.ngocha')).toEqual([0, 0]);
  expect(await seenBy('hung.thanhtra')).toEqual([1, 1]);
  // What is not against him he sees.
  await sent(aRegistration({ respondents: [] }));
  expect(await seenBy('vinh.ngocha')).toEqual([1, 1]);
});
