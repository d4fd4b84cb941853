// A unit that is renamed heads its papers and calls its people by the new name; what it received before, it received under the old one.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { paperText } from '../../../src/documents/papers/text.ts';
import { createPaper } from '../../../src/documents/registry/actions.ts';
import { printedPaper } from '../../../src/documents/registry/print.ts';
import { lockPaper } from '../../../src/documents/registry/records.ts';
import { planNewName, prepareAct } from '../../../src/rollout/reorganisation/actions.ts';
import { startAct } from '../../../src/rollout/reorganisation/execution.ts';
import { undoAct } from '../../../src/rollout/reorganisation/undo.ts';
import type { Context } from '../../../src/web/pages.ts';
import { acceptedComplaint } from '../../proceedings/arrange.ts';
import { type TestApp, testApp } from '../../support/app.ts';

let app: TestApp;
let unitId = 0;
let actId = 0;
let petitionId = 0;
const rows = <Row extends Record<string, unknown>>(sql: string, params: unknown[] = []) => app.database.owner<Row>(sql, params);
const asAdmin = <T>(work: (context: Context) => Promise<T>): Promise<T> =>
  app.as('quantri', (act) => work({ ...act, services: app.services } as unknown as Context));
const titleOf = async (login: string) =>
  (
    await rows<{ title: string }>('select a.title from assignments a join accounts c on c.id = a.account_id where c.login = $1', [
      login,
    ])
  )[0]?.title;
const letterhead = async () =>
  (
    await rows<{ org: string; place: string }>('select issuing_org as org, place from unit_profiles where unit_id = $1', [unitId])
  )[0];

beforeAll(async () => {
  app = await testApp();
  unitId = await app.database.unitId('00004');
  ({ petitionId } = await acceptedComplaint(app, '2026-11-23'));
  await rows(
    "update assignments set title = 'Chủ tịch UBND phường Ba Đình' where account_id = (select id from accounts where login = 'thang.badinh')",
  );
  app.setNow('2026-11-25T02:00:00Z');
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
afterAll(() => app.close());

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
  await asAdmin((context) => undoAct(context, actId, 'Thử'));
  expect(await letterhead()).toEqual(before);
  expect(await titleOf('thang.badinh')).toBe('Chủ tịch UBND phường Ba Đình');
});
