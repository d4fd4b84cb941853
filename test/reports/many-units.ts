// A city whose wards closed and sent their reports of Quý IV/2026, and in each of which something is another thing since: a petition struck
// out, a decision numbered, one revoked; a denunciation the superior may not know of, and one that goes past the head.
import type { Actor } from '../../src/accounts/actor.ts';
import { closeReport, sendReport } from '../../src/reports/closing/actions.ts';
import { closeConsolidated } from '../../src/reports/consolidated/actions.ts';
import type { Period } from '../../src/reports/periods.ts';
import type { Act } from '../../src/web/act.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { period } from './books.ts';
import { type PetitionFacts, writePetitions } from './facts.ts';

const decided = (key: string, receivedOn: string, result: string): PetitionFacts => ({
  key,
  type: 'KN',
  receivedOn,
  status: 'accepted',
  closedOn: '2026-10-10',
  proceeding: { procedure: 'complaint_first', acceptedOn: '2026-10-10', state: 'decided', decidedOn: '2026-11-10', result },
});
const petitions: PetitionFacts[] = [
  { key: 'struck', type: 'KN', receivedOn: '2026-11-20', status: 'received' },
  { key: 'hidden', type: 'TC', receivedOn: '2026-11-20', status: 'received' },
  { key: 'past', type: 'TC', receivedOn: '2026-11-20', status: 'received' },
  decided('numbered', '2026-10-01', 'right'),
  decided('revoked', '2026-10-02', 'wrong'),
];
const reason = { override: 'Đến hạn gửi', confirmed: true, standing: 0 };

/** One act of somebody on the day after the quarter, without the pages. */
const acting = <T>(app: TestApp, actor: Actor, work: (act: Act) => Promise<T>): Promise<T> =>
  app.services.database.inBoth(actor, async (tx, house) =>
    work({
      tx,
      house,
      actor,
      moment: { at: new Date('2026-12-15T02:00:00Z'), today: '2026-12-15' },
      rules: await app.services.rules(house),
      keyring: app.services.keyring,
      requestId: 'test',
    }),
  );

/** Closes and sends the report of a unit, as somebody who signs reports would there. Gives its id. */
export const closeAndSend = (app: TestApp, signer: Actor, unit: { id: number; name: string }, of: Period): Promise<number> =>
  acting(app, { ...signer, unitId: unit.id, unitName: unit.name, reach: { ...signer.reach, units: [unit.id] } }, async (act) => {
    const id = await closeReport(act, of, reason);
    await sendReport(act, id);
    return id;
  });

/** Closes the own report of whoever others report to, and the consolidated one. Gives its id. */
export async function consolidateAs(app: TestApp, chief: Actor, of: Period): Promise<number> {
  await acting(app, chief, (act) => closeReport(act, of, reason));
  return acting(app, chief, (act) => closeConsolidated(act, act.house, of, reason));
}

export interface City {
  app: TestApp;
  chief: Actor;
  /** The consolidated report. */
  id: number;
  units: { id: number; name: string }[];
}

/** An application with as many wards. The caller closes it. */
export async function cityOf(wards: number): Promise<City> {
  const app = await testApp();
  app.setNow('2026-12-15T02:00:00Z');
  const db = app.database;
  const [leader, chief] = [await db.actorOf('thang.badinh'), await db.actorOf('hung.thanhtra')];
  const units = await db.owner<{ id: number; name: string }>(
    "select u.id, u.name from units u where u.level = 'commune' and upper_inf(u.during) order by u.id limit $1",
    [wards],
  );
  const all: Map<string, number>[] = [];
  for (const { id, name } of units) {
    const ids = await writePetitions(db, id, leader.accountId, petitions, 8000);
    all.push(ids);
    await db.owner('update petitions set past_head = true, registered_by = $2 where id = $1', [ids.get('past'), chief.accountId]);
    await db.owner('update proceedings set decision_unnumbered = true where petition_id = $1', [ids.get('numbered')]);
    await db.owner(
      "insert into named_accounts (unit_id, petition_id, account_id, named_as, named_how, named_at) values ($1, $2, $3, 'denounced', 'text', now())",
      [id, ids.get('hidden'), chief.accountId],
    );
    await closeAndSend(app, leader, { id, name }, period);
  }
  const id = await consolidateAs(app, chief, period);
  const change = (key: string, sql: string) => db.owner(sql, [all.map((ids) => ids.get(key))]);
  await change('struck', "update petitions set status = 'void' where id = any ($1::bigint[])");
  await change('numbered', 'update proceedings set decision_unnumbered = false where petition_id = any ($1::bigint[])');
  await change(
    'revoked',
    "update proceedings set decision_unnumbered = true, result_revoked_at = '2026-12-16T02:00:00Z' where petition_id = any ($1::bigint[])",
  );
  return { app, chief, id, units };
}
