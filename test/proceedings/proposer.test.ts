// Who proposes stands in the decisions of a denunciation ("Xét đề nghị của", Mẫu số 01, 04, 07 NĐ 31/2019) and of the verification of a
// complaint ("Theo đề nghị của", Mẫu số 05 NĐ 124/2020).
import { afterAll, beforeAll, expect, it } from 'vitest';
import { acceptPetition } from '../../src/proceedings/acceptance.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { aDenunciation } from '../support/registration.ts';
import { acceptedComplaint, acceptedDenunciation, accountId, approved, doAct, issuePapers, noon } from './arrange.ts';
import { printed } from './papers.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

it('of the acceptance, the team and the extension is whoever the file has, or the head names', async () => {
  app.setNow(noon('2026-11-02'));
  const denounced = {
    kind: 'individual' as const,
    name: 'Lê Văn Bình',
    position: 'Công chức',
    organization: 'UBND phường',
    address: 'Số 5 phố Kim Mã',
    accountId: null,
  };
  const petitionId = await approved(app, aDenunciation({ receivedOn: '2026-11-02', writtenOn: null, respondents: [denounced] }));
  const son = await accountId(app, 'son.badinh');
  await app.database.owner(
    `insert into proposals (unit_id, petition_id, sealed, outcome, reason, basis, destination, details, state, proposed_by, proposed_at)
     select unit_id, id, sealed, 'propose_acceptance', '', '', '', '{}', 'approved', $2, registered_at from petitions where id = $1`,
    [petitionId, son],
  );
  const id = await app.as('thang.badinh', (act) =>
    acceptPetition(act, petitionId, { on: '2026-11-02', points: 'Thu tiền\nGây khó khăn', isRemote: false }),
  );
  const [account] = await app.database.owner<{ name: string }>('select name from accounts where id = $1', [son]);
  const proposer = `Xét đề nghị của ông (bà) ${account?.name}, `;
  const acceptance = await printed(app, petitionId, 'TC04_2019');
  expect(acceptance).toContain(proposer);
  // Note (10): with the address the registration has.
  expect(acceptance).toContain('Lê Văn Bình, Công chức, UBND phường, Số 5 phố Kim Mã');

  const form = (await (await app.signIn('thang.badinh')).get(`/proceedings/${id}/assignment`).expect(200)).text;
  expect(form).toMatch(new RegExp(`name="proposer"[^>]*value="ông \\(bà\\) ${account?.name}`));
  await doAct(app, 'thang.badinh', id, 'assignment', {
    on: 'hôm nay',
    lead: await accountId(app, 'long.badinh'),
    members: [await accountId(app, 'hieu.badinh')],
    days: '15',
    contents: '',
    proposer: 'Chánh Thanh tra',
    assignmentBasis: 'Công văn số 12/UBND-NC ngày 01/11/2026 giao xác minh tố cáo',
    executors: 'Chánh Văn phòng',
  });
  const team = await printed(app, petitionId, 'TC07_2019');
  expect(team).toContain('Căn cứ Công văn số 12/UBND-NC ngày 01/11/2026 giao xác minh tố cáo;');
  expect(team).toContain('Xét đề nghị của Chánh Thanh tra;');
  expect(team).toContain('Điều 3. Chánh Văn phòng, ông (bà) Lê Văn Bình, Công chức, UBND phường, cơ quan');
  expect(team).not.toContain('Kim Mã');

  await issuePapers(app, id);
  const complex = { on: 'hôm nay', number: '', criteria: ['several_contents'], reason: 'Hai nội dung' };
  await doAct(app, 'thang.badinh', id, 'complexity', complex);
  const extension = (await (await app.signIn('thang.badinh')).get(`/proceedings/${id}/extension`).expect(200)).text;
  const [lead] = await app.database.owner<{ name: string }>("select name from accounts where login = 'long.badinh'");
  const prefilled = /name="proposer"[^>]*value="([^"]+)"/.exec(extension)?.[1] ?? '';
  expect(prefilled).toContain(`ông (bà) ${lead?.name}, `);
  await doAct(app, 'thang.badinh', id, 'extension', { on: 'hôm nay', days: '30', reason: 'Hai nội dung', proposer: prefilled });
  expect(await printed(app, petitionId, 'TC01_2019')).toContain(`Xét đề nghị của ${prefilled};`);
});

it('left out of the form stands in no decision of the verification, though the file has one', async () => {
  for (const on of ['2026-11-04', '2026-11-05']) {
    const isComplaint = on === '2026-11-04';
    const { petitionId, id } = isComplaint ? await acceptedComplaint(app, on) : await acceptedDenunciation(app, on);
    await app.database.owner(
      `insert into proposals (unit_id, petition_id, sealed, outcome, reason, basis, destination, details, state, proposed_by, proposed_at)
       select unit_id, id, sealed, 'propose_acceptance', '', '', '', '{}', 'approved', $2, registered_at from petitions where id = $1`,
      [petitionId, await accountId(app, 'son.badinh')],
    );
    const page = (await (await app.signIn('thang.badinh')).get(`/proceedings/${id}/assignment`).expect(200)).text;
    expect(page).toContain('xóa trống thì quyết định không ghi người đề nghị');
    await doAct(app, 'thang.badinh', id, 'assignment', {
      on: 'hôm nay',
      lead: await accountId(app, 'long.badinh'),
      members: [await accountId(app, 'hieu.badinh')],
      days: '15',
      contents: '',
      proposer: '',
    });
    expect(await printed(app, petitionId, isComplaint ? 'KN05_2020' : 'TC07_2019')).not.toMatch(/(Theo|Xét) đề nghị của/);
  }
});

it('of the verification of a complaint is named too, with the paper that charges it and who carries it out (Mẫu số 05)', async () => {
  const { petitionId, id } = await acceptedComplaint(app, '2026-11-03');
  const form = (await (await app.signIn('thang.badinh')).get(`/proceedings/${id}/assignment`).expect(200)).text;
  for (const name of ['proposer', 'assignmentBasis', 'executors']) expect(form).toContain(`name="${name}"`);
  await doAct(app, 'thang.badinh', id, 'assignment', {
    on: 'hôm nay',
    lead: await accountId(app, 'long.badinh'),
    members: [],
    days: '15',
    contents: '',
    proposer: 'Trưởng phòng Kinh tế, Hạ tầng và Đô thị',
    assignmentBasis: 'Công văn số 15/UBND-NC ngày 02/11/2026 giao xác minh khiếu nại',
    executors: 'Chánh Văn phòng',
  });
  const decision = await printed(app, petitionId, 'KN05_2020');
  expect(decision).toContain('Căn cứ Công văn số 15/UBND-NC ngày 02/11/2026 giao xác minh khiếu nại;');
  expect(decision).toContain('Theo đề nghị của Trưởng phòng Kinh tế, Hạ tầng và Đô thị');
  expect(decision).toContain('Điều 3. Chánh Văn phòng, người bị khiếu nại; người có tên tại Điều 2');
});
