// Who is on neither side of a complaint but has rights or duties in it: invited, at the dialogue, told of the decision.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { lockOwnPetition } from '../../src/petitions/actions.ts';
import { classifyPetition } from '../../src/petitions/classification/actions.ts';
import { registerPetition } from '../../src/petitions/registration.ts';
import { sealPetition } from '../../src/petitions/sealing.ts';
import { constructionDepartment, handOver } from '../attack/looks.ts';
import { answers, ownComplaint } from '../petitions/handling.ts';
import { csrfOf, type TestApp, testApp } from '../support/app.ts';
import { aRegistration, aSender } from '../support/registration.ts';
import { noon } from './arrange.ts';
import { decided } from './stages.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const respondents = [
  ...aRegistration().respondents,
  {
    kind: 'individual' as const,
    name: 'Lê Thị Giáp Ranh',
    position: '',
    organization: '',
    accountId: null,
    isRelated: true,
    address: 'Số 20 phố Đội Cấn',
  },
  {
    kind: 'organization' as const,
    name: 'Công ty Phát triển nhà',
    position: '',
    organization: '',
    accountId: null,
    isRelated: true,
    address: '',
  },
];

it('is invited, stands in the minutes in his own place, and is told the decision', async () => {
  const { id } = await decided(app, { registration: { respondents } });
  const papers = await app.database.owner<{ kind: string; fields: Record<string, unknown> }>(
    'select kind, fields from papers where proceeding_id = $1 order by id',
    [id],
  );
  const fieldsOf = (kind: string) => papers.find((paper) => paper.kind === kind)?.fields;
  expect(JSON.stringify(fieldsOf('KN_INVITE_DIALOGUE')?.invitees)).toMatch(/Lê Thị Giáp Ranh.*Công ty Phát triển nhà/);
  expect(fieldsOf('KN14_2026')).toMatchObject({
    relatedPersons: [{ name: 'Lê Thị Giáp Ranh', address: 'Số 20 phố Đội Cấn' }],
    relatedOrgs: [{ name: 'Công ty Phát triển nhà' }],
  });
  expect(fieldsOf('KN15_2020')).toMatchObject({
    relatedRecipients: ['Người có quyền, nghĩa vụ liên quan: Lê Thị Giáp Ranh, Công ty Phát triển nhà'],
  });
});

const against = [{ kind: 'individual' as const, name: 'Phạm Chợ Cóc', position: 'Tổ trưởng', organization: '', accountId: null }];
const clerkAndKin = [...against, ...respondents.slice(1)];
const people = (id: number) =>
  app.database.owner<{ role: string; name: string }>(
    'select role, name from parties where petition_id = $1 order by role, ordinal',
    [id],
  );
const given = (type: string) => ({
  ...ownComplaint,
  type,
  ...(type === 'KNPA' ? { knpaKind: 'phan_anh', responsible: 'own' } : {}),
});
const classify = (id: number, form: Record<string, string>) =>
  app.as('son.badinh', (act) => classifyPetition(act, id, answers(form)));
const seal = (id: number) => app.as('son.badinh', async (act) => sealPetition(act, await lockOwnPetition(act, id)));
const reveal = async (login: string, address: string) => {
  const agent = await app.signIn(login);
  const _csrf = csrfOf((await agent.get('/account')).text);
  return (await agent.post(address).type('form').send({ _csrf, purpose: 'verify_denouncer' }).expect(200)).text;
};

it('goes behind the seal with the complainant when the complaint turns out to be a denunciation, whatever it was taken for between', async () => {
  const agent = aSender({ name: 'Đỗ Văn Thay Lời', capacity: 'authorized_agent', proof: 'Giấy ủy quyền số 12' });
  const senders = [aSender(), agent];
  const { id } = await app.as('lan.badinh', (act) => registerPetition(act, aRegistration({ senders, respondents: clerkAndKin })));
  await classify(id, given('KNPA'));
  const head = await app.signIn('cuong.badinh');
  const open = (await head.get(`/petitions/${id}`)).text;
  expect(open).toMatch(
    /Người có quyền, lợi ích, nghĩa vụ liên quan[\s\S]*Giáp Ranh[\s\S]*được kiến nghị, phản ánh[\s\S]*Phạm Chợ Cóc/,
  );
  await seal(id);
  expect((await people(id)).map((row) => row.role)).toEqual(['denounced', 'denouncer', 'denouncer']);
  const closed = (await head.get(`/petitions/${id}`)).text;
  expect(closed + JSON.stringify(await people(id))).not.toMatch(/Giáp Ranh|Thay Lời/);
  const opened = await reveal('cuong.badinh', `/petitions/${id}/identity`);
  expect(opened).toContain('Người có quyền, nghĩa vụ liên quan: Lê Thị Giáp Ranh, Số 20 phố Đội Cấn; Công ty Phát triển nhà');
  expect(opened).toContain('Người được ủy quyền, Giấy ủy quyền số 12');
});

it('whom a paper is against stays so whatever its type', async () => {
  const against = [
    { kind: 'individual' as const, name: 'Phạm Chợ Cóc', position: 'Tổ trưởng', organization: '', accountId: null },
  ];
  const { id } = await app.as('lan.badinh', (act) =>
    registerPetition(act, aRegistration({ declaredType: 'KNPA', respondents: against })),
  );
  expect(await people(id)).toMatchObject([{ role: 'petitioner' }, { role: 'respondent' }]);
  await seal(id);
  expect(await people(id)).toMatchObject([{ role: 'denounced', name: 'Phạm Chợ Cóc' }, { role: 'denouncer' }]);
});

it('of a nameless paper stays behind the seal, and goes with it to the office that takes it over', async () => {
  const registration = aRegistration({ senders: [], senderCount: 0, respondents: clerkAndKin });
  const { id } = await app.as('lan.badinh', (act) => registerPetition(act, registration));
  await seal(id);
  expect((await people(id)).map((row) => row.role)).toEqual(['denounced']);
  const opened = await reveal('cuong.badinh', `/petitions/${id}/identity`);
  expect(opened).toContain('Lê Thị Giáp Ranh, Số 20 phố Đội Cấn');
  expect(opened).toContain('Người tố cáo không rõ họ tên');
  app.setNow(noon('2026-11-25'));
  const { petitionId } = await handOver(app, 'son.badinh', id, await constructionDepartment(app), 'huong.sxd');
  expect(await app.database.owner('select 1 from sealed_identities where petition_id = $1', [petitionId])).toHaveLength(1);
});
