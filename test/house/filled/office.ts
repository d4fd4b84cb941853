// The filled office the tests of this folder look at: the demo, played once, and who is signed in.

import type request from 'supertest';
import { allPages } from '../../../src/features.ts';
import { classifyPetition } from '../../../src/petitions/classification/actions.ts';
import { addPoint } from '../../../src/petitions/points/actions.ts';
import { registerPetition } from '../../../src/petitions/registration.ts';
import { registerVisit } from '../../../src/reception/registration.ts';
import { looksOf } from '../../attack/looks.ts';
import { upload } from '../../importing/journey.ts';
import { answers } from '../../petitions/handling.ts';
import { denunciation } from '../../reception/entries.ts';
import { type Agent, csrfOf, formFieldsOf, type TestApp } from '../../support/app.ts';
import { filledApp, filledOn } from '../../support/filled.ts';
import { watchHelp } from '../../support/page-help.ts';
import { aDenunciation, aRegistration } from '../../support/registration.ts';
import { watchRendering } from '../rendering.ts';

export const today = filledOn;

export interface FilledOffice {
  app: TestApp;
  /** Ba Đình, whose records are looked at. */
  unitId: number;
  /** A denunciation that names the head of section, cuong.badinh. */
  named: number;
  /** Templates drawn since the office was filled. */
  drawn: ReadonlySet<string>;
  /** Routes of which a page with its help was opened; and what lacked on one. */
  helped: ReadonlySet<string>;
  helpless: readonly string[];
  /** Signed in once, with the token of the session. */
  enter(login: string): Promise<{ agent: Agent; csrf: string }>;
  /** Ids of one column `id`, `$1` being Ba Đình. */
  ids(sql: string): Promise<number[]>;
  close(): Promise<void>;
}

/** @param opened a filled office that is open already */
export async function filledOffice(opened?: TestApp): Promise<FilledOffice> {
  const app = opened ?? (await filledApp());
  const { drawn, stop } = watchRendering();
  const unitId = await app.database.unitId('00004');
  const named = await beyondTheDemo(app, unitId);
  await figuresAndOldBooks(app);
  for (const login of ['son.badinh', 'tuan.ngocha']) await severalContents(app, login);
  const inside = new Map<string, Promise<{ agent: Agent; csrf: string }>>();
  const { helped, helpless, note } = watchHelp(allPages.map(({ path }) => path));
  const signIn = async (login: string) => {
    const agent = await app.signIn(login);
    agent.use((asked: request.Test) => {
      asked.on('response', ({ text }: request.Response) => note(new URL(asked.url).pathname, text));
    });
    return { agent, csrf: csrfOf((await agent.get('/account').expect(200)).text) };
  };
  return {
    app,
    unitId,
    named,
    drawn,
    helped,
    helpless,
    close: () => {
      stop();
      return app.close();
    },
    enter: (login) => {
      const known = inside.get(login) ?? signIn(login);
      inside.set(login, known);
      return known;
    },
    ids: async (sql) => (await app.database.owner<{ id: string }>(sql, [unitId])).map((row) => Number(row.id)),
  };
}

/** What the demo has none of: a sealed visit, files of an open and of a sealed petition, an officer of the house denounced. */
async function beyondTheDemo(app: TestApp, unitId: number): Promise<number> {
  await app.as('lan.badinh', (act) => registerVisit(act, denunciation({ receivedOn: today })));
  const [head] = await app.database.owner<{ id: number; name: string }>(
    "select id, name from accounts where login = 'cuong.badinh'",
  );
  const respondent = { kind: 'individual' as const, position: 'Chánh Văn phòng', organization: 'UBND phường' };
  const { id } = await app.as('son.badinh', (act) =>
    registerPetition(
      act,
      aDenunciation({
        receivedOn: today,
        writtenOn: today,
        subject: 'Tố cáo việc cho mượn nhà văn hóa để kinh doanh',
        respondents: [{ ...respondent, name: head?.name ?? '', accountId: head?.id ?? 0 }],
      }),
    ),
  );
  const petitions = await app.database.owner<{ id: string }>(
    'select min(p.id) as id from petitions p join proceedings g on g.unit_id = p.unit_id and g.petition_id = p.id where p.unit_id = $1 and not p.past_head group by p.sealed',
    [unitId],
  );
  const { attach } = looksOf(app);
  for (const petition of petitions) await attach('hoa.badinh', Number(petition.id), 'bien-ban-lam-viec.pdf');
  return id;
}

/** A closed report, opening figures waiting for their signature, and an old book read but not yet matched. */
async function figuresAndOldBooks(app: TestApp): Promise<void> {
  const leader = await app.signIn('thang.badinh');
  const clerk = await app.signIn('hoa.badinh');
  const send = async (agent: Agent, address: string, values: Record<string, string>) => {
    const page = await agent.get(address).expect(200);
    const fields = formFieldsOf(page.text);
    await agent
      .post(address)
      .type('form')
      .send({ ...fields, ...values })
      .expect(303);
  };
  await send(leader, '/reports/closed/new?period=2026-Q3', { confirmed: '1', override: 'Số liệu trình diễn' });
  // No office reports to a ward; were one to, this is what its consolidated report would be.
  await app.database.owner(
    `with c as (insert into consolidated_reports (unit_id, period_kind, year, from_on, to_on, version, missing, hash, check_key, closed_at, closed_by, signer_name, signer_title, definitions)
       select unit_id, period_kind, year, from_on, to_on, 1, '[{"id": 0, "name": "Phường bên"}]', hash, check_key, closed_at, closed_by, signer_name, signer_title, definitions from reports returning unit_id, id)
     insert into consolidated_parts (unit_id, consolidated_id, of_unit_id, report_id, hash) select c.unit_id, c.id, r.unit_id, r.id, r.hash from c join reports r using (unit_id)`,
  );
  // Over a period that has ended, once the own report is closed.
  const chief = await app.signIn('hung.thanhtra');
  await send(chief, '/reports/closed/new?period=2026-Q3', { confirmed: '1', override: 'Số liệu trình diễn' });
  await chief.get('/reports/consolidated/new?period=2026-Q3').expect(200);
  await send(clerk, '/balances/new/03-gqkn', { fromOn: '15/12/2025', asOf: '31/12/2025', basis: 'Báo cáo số 12/BC-UBND' });
  await upload(
    app,
    clerk,
    Buffer.from('Số đơn,Ngày nhận,Người gửi,Nội dung\n1,05/01/2025,Bà Vũ Thị Ngát ở số 7 Đội Cấn,Kiến nghị lát lại vỉa hè\n'),
  );
}

/** A petition of several contents, one of them written down. */
async function severalContents(app: TestApp, login: string): Promise<void> {
  const { id } = await app.as(login, (act) =>
    registerPetition(
      act,
      aRegistration({ declaredType: 'MIXED', receivedOn: today, writtenOn: today, subject: 'Đơn có nhiều nội dung khác loại' }),
    ),
  );
  await app.as(login, (act) => classifyPetition(act, id, answers({ eligibility: 'eligible', type: 'MIXED', field: 'LAND.3' })));
  await app.as(login, (act) =>
    addPoint(act, id, { type: 'KNPA', summary: 'Kiến nghị lát lại vỉa hè phố nhỏ', jurisdiction: 'own', competentOrg: '' }),
  );
}
