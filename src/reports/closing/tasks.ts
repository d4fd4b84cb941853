// A superior gave a report back: whoever makes the reports of the unit that closed it is told, who signed it and who sent it. Where that unit
// has ended, the one that reports in its place is told, by the return itself or when the act is carried out.
import { leaderRoles, notifyOfficers } from '../../notifications/actions.ts';
import { listOfficers } from '../../notifications/queries.ts';
import { actForUnit, type TaskRunner } from '../../system-act.ts';
import type { Services } from '../../web/services.ts';
import { type ClosedReport, returnedWords } from './closing.ts';
import { loadReport, reporterOf, returnedReports } from './queries.ts';
import { periodOfReport } from './screens.ts';

/** The task of the worker behind an answer that gives a report back: `unitId` closed `reportId`. */
export const tellReturned: TaskRunner = async ({ services, id }) => {
  const reportId = id('reportId');
  const { report, toUnitId } = await actForUnit(services, id('unitId'), async ({ tx, house, actor, moment }) => ({
    report: await loadReport(tx, reportId),
    toUnitId: await reporterOf(house, actor.unitId, moment.today),
  }));
  await tell(services, toUnitId, [report]);
};

/** What stands returned of a unit that ends is told to whoever reports in its place from then on. */
export async function tellReturnedOf(services: Services, unitId: number): Promise<void> {
  const { reports, toUnitId } = await actForUnit(services, unitId, async ({ tx, house, moment }) => ({
    reports: await returnedReports(tx, [unitId]),
    toUnitId: await reporterOf(house, unitId, moment.today),
  }));
  await tell(services, toUnitId, reports);
}

async function tell(services: Services, toUnitId: number | null, reports: readonly ClosedReport[]): Promise<void> {
  const returned = reports.filter(({ answer }) => answer === 'returned');
  if (toUnitId === null || returned.length === 0) return;
  await actForUnit(services, toUnitId, async (act) => {
    const officers = await listOfficers(act.house, toUnitId, act.moment.today);
    const here = new Set(officers.map(({ accountId }) => accountId));
    for (const report of returned) {
      // In another unit nobody signed it or sent it: those are told who would.
      const roles: readonly string[] = report.keeperId === toUnitId ? ['reporter'] : ['reporter', ...leaderRoles];
      const makers = officers.filter(({ role }) => roles.includes(role)).map(({ accountId }) => accountId);
      const involved = [report.closedBy, ...(report.sentBy === null ? [] : [report.sentBy])];
      await notifyOfficers(act, [...makers, ...involved.filter((accountId) => here.has(accountId))], {
        kind: 'report_returned',
        words: returnedWords(report, periodOfReport(report)),
        href: `/reports/closed/${report.id}`,
        dedupeKey: `report-returned:${report.id}`,
      });
    }
  });
}
