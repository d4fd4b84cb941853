// A superior gave a report back: the unit that closed it tells whoever makes its reports, who signed it and who sent it.
import { formatDateTime } from '../../deadlines/dates.ts';
import { notifyOfficers } from '../../notifications/actions.ts';
import { listOfficers } from '../../notifications/queries.ts';
import { actForUnit, type TaskRunner } from '../../system-act.ts';
import { periodName } from '../periods.ts';
import { whoseWords } from './closing.ts';
import { loadReport } from './queries.ts';
import { periodOfReport } from './screens.ts';

export const tellReturned: TaskRunner = async ({ services, id }) => {
  const reportId = id('reportId');
  await actForUnit(services, id('unitId'), async (act) => {
    const report = await loadReport(act.tx, reportId);
    if (report.answer !== 'returned' || !report.answeredAt) return;
    const officers = await listOfficers(act.house, act.actor.unitId, act.moment.today);
    const reporters = officers.filter(({ role }) => role === 'reporter').map(({ accountId }) => accountId);
    const involved = [report.closedBy, ...(report.sentBy === null ? [] : [report.sentBy])];
    const here = new Set(officers.map(({ accountId }) => accountId));
    await notifyOfficers(act, [...reporters, ...involved.filter((accountId) => here.has(accountId))], {
      kind: 'report_returned',
      words: `Báo cáo ${periodName(periodOfReport(report))} của ${whoseWords(report)}, bản ${report.version}, bị trả lại ${formatDateTime(report.answeredAt)}. Xem chỗ cần sửa, chốt lại rồi gửi.`,
      href: `/reports/closed/${report.id}`,
      dedupeKey: `report-returned:${report.id}`,
    });
  });
};
