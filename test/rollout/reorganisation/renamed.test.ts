// A unit that is renamed heads its papers and calls its people by the new name; what it received before, it received under the old one.
import { beforeAll, expect, it } from 'vitest';
import { approvePaper } from '../../../src/documents/actions.ts';
import { paperText } from '../../../src/documents/papers/text.ts';
import { createPaper } from '../../../src/documents/registry/actions.ts';
import { printedPaper } from '../../../src/documents/registry/print.ts';
import { lockPaper } from '../../../src/documents/registry/records.ts';
import { registerPetition } from '../../../src/petitions/registration.ts';
import { registerVisit } from '../../../src/reception/registration.ts';
import { planNewName, prepareAct } from '../../../src/rollout/reorganisation/actions.ts';
import { startAct } from '../../../src/rollout/reorganisation/execution.ts';
import { undoAct } from '../../../src/rollout/reorganisation/undo.ts';
import { runJobs } from '../../../src/worker.ts';
import { acceptedComplaint } from '../../proceedings/arrange.ts';
import { entry } from '../../reception/entries.ts';
import { anApp } from '../../support/an-app.ts';
import { type Agent, formFieldsOf } from '../../support/app.ts';
import { aDenunciation } from '../../support/registration.ts';
import { adminOf } from './arrange.ts';

const app = anApp();
let unitId = 0;
let actId = 0;
let petitionId = 0;
const drafts: Record<string, number> = {};
const asDrafted: Record<string, string> = {};
const slip = {
  petitionType: 'KN' as const,
  sender: { name: 'Nguyễn Văn Tám', address: 'Số 5 phố Đội Cấn' },
  head: 'Chủ tịch Ủy ban nhân dân phường Ba Đình',
  receivedOn: '2026-11-23',
  summary: 'Bồi thường khi thu hồi đất',
  proposedBy: { name: 'Lê Viết Sơn', title: 'Chuyên viên' },
};
const rows = <Row extends Record<string, unknown>>(sql: string, params: unknown[] = []) => app.database.owner<Row>(sql, params);
const asAdmin = adminOf(app);
const titleOf = async (login: string) =>
  (
    await rows<{ title: string }>('select a.title from assignments a join accounts c on c.id = a.account_id where c.login = $1', [
      login,
    ])
  )[0]?.title;
const was = 'Chủ tịch UBND phường Ba Đình';
let admin: Agent;
/** The page of the unit on a day: who works there, as what. */
const peopleOn = async (on: string) => {
  const page = await admin.get(`/admin/units/${unitId}`).query({ on }).expect(200);
  return /Người làm việc[\s\S]*?<\/section>/.exec(page.text)?.[0] ?? '';
};
const accountPage = async (login: string) => {
  const [{ id } = { id: 0 }] = await rows<{ id: number }>('select id from accounts where login = $1', [login]);
  return (await admin.get(`/admin/accounts/${id}`).expect(200)).text;
};
const hostTitle = async (receivedOn: string) => {
  const made = await app.as('thang.badinh', (act) => registerVisit(act, entry({ receivedOn, host: 'officer' })));
  return (await rows<{ title: string }>('select host_title as title from visits where id = $1', [made.id]))[0]?.title;
};
const printed = (id: number | undefined) =>
  app.as('thang.badinh', async (act) => paperText(printedPaper(await lockPaper(act.tx, act.actor, id ?? 0))).join('\n'));
const letterhead = async () =>
  (
    await rows<{ org: string; place: string }>('select issuing_org as org, place from unit_profiles where unit_id = $1', [unitId])
  )[0];

beforeAll(async () => {
  unitId = await app.database.unitId('00004');
  ({ petitionId } = await acceptedComplaint(app, '2026-11-23'));
  await rows(
    "update assignments set title = 'Chủ tịch UBND phường Ba Đình' where account_id = (select id from accounts where login = 'thang.badinh')",
  );
  const made = (kind: 'XLD01_2021' | 'XLD02_2021', state: 'draft' | 'submitted' | 'approved', fields: object) =>
    app.as('thang.badinh', (act) =>
      createPaper(act, { kind, petitionId, sealed: false, state, fields: { ...slip, ...fields } as never }),
    );
  drafts.open = await made('XLD01_2021', 'draft', {});
  drafts.finished = await made('XLD01_2021', 'approved', { approvedBy: { name: 'Hoàng Gia Thắng' }, approvedOn: '2026-11-24' });
  drafts.guidance = await made('XLD02_2021', 'submitted', { complainant: slip.sender, competentOrg: 'Sở Xây dựng' });
  await app.as('thang.badinh', (act) => approvePaper(act, drafts.guidance ?? 0));
  for (const name of ['open', 'finished', 'guidance']) asDrafted[name] = await printed(drafts[name]);
  await rows(
    "update assignments set title = 'Phó Chánh Văn phòng UBND phường Ba Đình' where account_id = (select id from accounts where login = 'cuong.badinh')",
  );
  app.setNow('2026-11-25T02:00:00Z');
  admin = await app.signIn('quantri');
  actId = await asAdmin((context) =>
    prepareAct(context, {
      number: '11/NQ-HĐND',
      issuedOn: '2026-11-20',
      issuer: 'Hội đồng nhân dân',
      subject: 'đổi tên phường Ba Đình',
      effectiveOn: '2026-11-25',
    }),
  );
  await asAdmin((context) =>
    planNewName(context, actId, { unitId, unitType: 'Phường', name: 'Phường Hoa Sen', shortName: 'Hoa Sen' }),
  );
}, 60_000);

it('letterhead and titles bear the new name, a paper says under which name the petition was received', async () => {
  const before = await letterhead();
  await asAdmin((context) => startAct(context, actId));
  expect(await letterhead()).toMatchObject({ org: 'Ủy ban nhân dân phường Hoa Sen' });
  expect(await titleOf('thang.badinh')).toBe('Chủ tịch UBND phường Hoa Sen');
  const fields = {
    complainant: { name: 'Nguyễn Văn Tám' },
    receivedOn: '2026-11-23',
    summary: 'Bồi thường',
    competentOrg: 'Sở Xây dựng',
  };
  const id = await app.as('thang.badinh', (act) =>
    createPaper(act, { kind: 'XLD02_2021', petitionId, sealed: false, fields: fields as never }),
  );
  const text = await app.as('thang.badinh', async (act) =>
    paperText(printedPaper(await lockPaper(act.tx, act.actor, id))).join('\n'),
  );
  expect(text).toContain('Ủy ban nhân dân phường Ba Đình (nay là Ủy ban nhân dân phường Hoa Sen) nhận được đơn');
  expect(text).toContain('không thuộc thẩm quyền giải quyết của Ủy ban nhân dân phường Hoa Sen');
  // What was drafted before and is not issued goes out under the new name; a form that takes no number is finished as approved.
  await runJobs(app.services, app.database.workerUrl);
  const drafted = await printed(drafts.open);
  expect(drafted).toContain('Ủy ban nhân dân phường Ba Đình (nay là Ủy ban nhân dân phường Hoa Sen) nhận được đơn');
  expect(drafted.replace('Ủy ban nhân dân phường Ba Đình (nay là', '')).not.toContain('Ba Đình');
  expect(drafted).toContain('Chủ tịch Ủy ban nhân dân phường Hoa Sen');
  expect(await printed(drafts.finished)).toBe(asDrafted.finished);
  expect(await printed(drafts.guidance)).toContain('không thuộc thẩm quyền giải quyết của Ủy ban nhân dân phường Hoa Sen');
  expect(
    await rows('select state, signer_name as signer, approved_by is not null as approved from papers where id = $1', [
      drafts.guidance,
    ]),
  ).toEqual([{ state: 'approved', signer: 'Hoàng Gia Thắng', approved: true }]);
  // What was before the act is told by the titles of before it.
  expect(await peopleOn('24/11/2026')).toContain(was);
  expect(await peopleOn('24/11/2026')).not.toContain('Hoa Sen');
  expect(await peopleOn('25/11/2026')).toContain('Chủ tịch UBND phường Hoa Sen');
  expect(await accountPage('thang.badinh')).toContain(
    `Chủ tịch UBND phường Hoa Sen (Lãnh đạo cơ quan), trước 25/11/2026 là ${was}`,
  );
  expect(await hostTitle('2026-11-24')).toBe(was);
  expect(await hostTitle('2026-11-25')).toBe('Chủ tịch UBND phường Hoa Sen');
  await asAdmin((context) => undoAct(context, actId, 'Thử'));
  expect(await letterhead()).toEqual(before);
  expect(await titleOf('thang.badinh')).toBe('Chủ tịch UBND phường Ba Đình');
  await runJobs(app.services, app.database.workerUrl);
  for (const name of ['open', 'finished', 'guidance']) expect(await printed(drafts[name])).toBe(asDrafted[name]);
  expect(await printed(id)).not.toContain('Hoa Sen');
  expect(await rows('select 1 from assignment_titles')).toEqual([]);
  expect(await accountPage('thang.badinh')).not.toContain('Hoa Sen');
});

it('so it is with a name given on the page of the unit; one written wrongly never was another title', async () => {
  const send = async (path: string, fields: Record<string, string>) => {
    const page = await admin.get(path).expect(200);
    return admin
      .post(path)
      .type('form')
      .send({ ...formFieldsOf(page.text), ...fields })
      .expect(303);
  };
  await send(`/admin/units/${unitId}/name`, {
    unitType: 'Phường',
    name: 'Phường Hoa Xen',
    shortName: 'Hoa Xen',
    from: '25/11/2026',
    act: '12/NQ-HĐND',
  });
  await send(`/admin/units/${unitId}/name-correction`, {
    unitType: 'Phường',
    name: 'Phường Hoa Sen',
    shortName: 'Hoa Sen',
    reason: 'Gõ nhầm',
  });
  expect(await titleOf('thang.badinh')).toBe('Chủ tịch UBND phường Hoa Sen');
  expect(await rows('select title from assignment_titles where title = $1', [was])).toEqual([{ title: was }]);
  expect(await rows("select 1 from assignment_titles where title ~ 'Hoa Xen'")).toEqual([]);
  expect(await peopleOn('24/11/2026')).toContain(was);
  // A denunciation that calls him by the post of before is hidden from him.
  const respondents = [
    {
      kind: 'individual' as const,
      name: '',
      position: 'Phó Chánh Văn phòng UBND phường Ba Đình',
      organization: '',
      accountId: null,
    },
  ];
  const { id } = await app.as('hoa.badinh', (act) => registerPetition(act, aDenunciation({ respondents })));
  await (await app.signIn('cuong.badinh')).get(`/petitions/${id}`).expect(404);
  // Whoever has left since was what he was on his last day there.
  await rows(
    "update assignments set during = daterange(lower(during), '2026-11-24') where account_id = (select id from accounts where login = 'thang.badinh')",
  );
  const page = await accountPage('thang.badinh');
  expect(page).toContain(`${was} (Lãnh đạo cơ quan)`);
  expect(page).not.toContain('Chủ tịch UBND phường Hoa Sen');
  await expect(app.as('hoa.badinh', (act) => act.tx.run('delete from assignment_titles'))).rejects.toThrow(/permission denied/);
});
