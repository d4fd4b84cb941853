// Who is on neither side of a complaint but has rights or duties in it: invited, at the dialogue, told of the decision.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { lockOwnPetition } from '../../src/petitions/actions.ts';
import { registerPetition } from '../../src/petitions/registration.ts';
import { sealPetition } from '../../src/petitions/sealing.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { aRegistration } from '../support/registration.ts';
import { acceptedComplaint, decisionForm, doAct, noon, reportForm, withTeam } from './arrange.ts';

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
  const { id } = await acceptedComplaint(app, '2026-11-02', { registration: { respondents } });
  app.setNow(noon('2026-11-03'));
  await withTeam(app, id);
  app.setNow(noon('2026-11-09'));
  await doAct(app, 'long.badinh', id, 'report', reportForm);
  const invite = { on: 'hôm nay', meetOn: '16/11/2026', meetAt: '08:30', place: 'Trụ sở', contents: 'Diện tích' };
  await doAct(app, 'thang.badinh', id, 'invitation', invite);
  app.setNow(noon('2026-11-16'));
  await doAct(app, 'thang.badinh', id, 'dialogue', {
    on: 'hôm nay',
    held: 'held',
    chair: '',
    secretary: '',
    opinions: '',
    result: 'Thống nhất',
    copies: '3',
  });
  await doAct(app, 'thang.badinh', id, 'decision', decisionForm);
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

it('goes behind the seal with the complainant when the complaint turns out to be a denunciation', async () => {
  const { id } = await app.as('lan.badinh', (act) => registerPetition(act, aRegistration({ respondents })));
  await app.as('son.badinh', async (act) => sealPetition(act, await lockOwnPetition(act, id)));
  const rows = await app.database.owner<{ role: string; name: string }>(
    'select role, name from parties where petition_id = $1 order by role, ordinal',
    [id],
  );
  expect(rows.map((row) => row.role)).toEqual(['denouncer', 'respondent']);
  expect(JSON.stringify(rows)).not.toContain('Giáp Ranh');
});
