// Deadlines in the week of a switch: what the dry run says beside a list written down by hand, petition by petition.
import { beforeAll, expect, it } from 'vitest';
import { registerPetition } from '../../../src/petitions/registration.ts';
import { equipReceivers } from '../../../src/rollout/reorganisation/actions.ts';
import { findingsOf, switchWeek } from '../../../src/rollout/reorganisation/dry-run.ts';
import { gapsOf, loadAct, tally } from '../../../src/rollout/reorganisation/queries.ts';
import { acceptedComplaint } from '../../proceedings/arrange.ts';
import { anApp } from '../../support/an-app.ts';
import { aRegistration } from '../../support/registration.ts';
import { adminOf, keepHeads, prepareMerger } from './arrange.ts';

const app = anApp();
let act = 0;
let baDinh = 0;
const rows = <Row extends Record<string, unknown>>(sql: string, params: unknown[] = []) => app.database.owner<Row>(sql, params);
const asAdmin = adminOf(app);
const textOf = (html: string) =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#39;/g, "'")
    .replace(/\s+/g, ' ');

/** The switch is on 25/11/2026, its week ends on 01/12/2026. What each petition is due on, and what the dry run makes of it. */
const byHand = [
  { due: '2026-11-23', is: 'overdue' },
  { due: '2026-11-24', is: 'overdue' },
  { due: '2026-11-25', is: 'week' },
  { due: '2026-11-28', is: 'week' },
  { due: '2026-12-01', is: 'week' },
  { due: '2026-12-02', is: 'later' },
  { due: '2027-01-15', is: 'later' },
  // Ended: its day binds nobody.
  { due: '2026-11-27', is: 'ended' },
] as const;
/** Of an accepted one the proceeding's day counts, whatever day its petition had. */
const accepted = { petition: '2026-11-26', proceeding: '2026-11-30' };

beforeAll(async () => {
  app.setNow('2026-11-20T02:00:00Z');
  baDinh = await app.database.unitId('00004');
  for (const { due, is } of byHand) {
    const { id } = await app.as('hoa.badinh', (one) => registerPetition(one, aRegistration({ receivedOn: '2026-11-20' })));
    await rows('update petitions set due_on = $2 where id = $1', [id, due]);
    if (is !== 'ended') continue;
    await rows(
      "update petitions set status = 'filed', closed_on = '2026-11-20', next_act = null, next_role = null, holder_id = null where id = $1",
      [id],
    );
    await rows("update clocks set stopped_on = '2026-11-20' where petition_id = $1", [id]);
  }
  const complaint = await acceptedComplaint(app, '2026-11-20');
  await rows('update petitions set due_on = $2 where id = $1', [complaint.petitionId, accepted.petition]);
  await rows('update proceedings set due_on = $2 where id = $1', [complaint.id, accepted.proceeding]);
  act = await asAdmin(async (context) => prepareMerger(context, baDinh, await app.database.unitId('00008')));
  await asAdmin((context) => equipReceivers(context, act));
  await asAdmin((context) => keepHeads(context, act));
}, 180_000);

const counted = () =>
  app.services.database.inHouse(async (house) => {
    const loaded = await loadAct(house, act);
    const [one] = await tally(house, loaded, switchWeek(loaded));
    const gaps = await gapsOf(house, loaded, '2026-11-20');
    const findings = one ? findingsOf(loaded, [one], gaps, '2026-11-20') : [];
    return { one, week: findings.find(({ code }) => code === 'week_due') };
  });
const ofList = (is: (typeof byHand)[number]['is']) => byHand.filter((one) => one.is === is).length;

it('counts what falls into the seven days from the switch on, the first and the last among them', async () => {
  const { one, week } = await counted();
  expect(one?.petitions).toBe(byHand.length - ofList('ended'));
  expect(one?.proceedings).toBe(1);
  expect(one?.weekDue).toBe(ofList('week') + 1);
  expect(one?.weekDue).toBe(4);
  expect(one?.overdue).toBe(2);
  expect(week?.count).toBe(4);
});

it('says so on the page of the act, and beside the unit in the table', async () => {
  const admin = await app.signIn('quantri');
  const page = (await admin.get(`/admin/reorganisations/${act}`).expect(200)).text;
  expect(textOf(page)).toContain('4 thời hạn rơi vào tuần chuyển, từ 25/11/2026.');
  expect(textOf(page)).toContain('2 đơn đã quá hạn vào ngày chuyển.');
  expect(page).toMatch(/data-l="Hạn tuần chuyển">4</);
});

it('follows a day that moves: what is extended beyond the week is not in it any more', async () => {
  await rows("update proceedings set due_on = '2026-12-20' where due_on = $1", [accepted.proceeding]);
  const { one, week } = await counted();
  expect(one?.weekDue).toBe(3);
  expect(week?.count).toBe(3);
});
