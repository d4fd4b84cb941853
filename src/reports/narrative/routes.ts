// Báo cáo bằng lời theo Mẫu số 02, dự thảo Word với số liệu của kỳ.
import { docxMediaType, renderDocx } from '../../documents/papers/docx.ts';
import { NotFound } from '../../errors.ts';
import { unitProfile } from '../../units/queries.ts';
import { definePages } from '../../web/pages.ts';
import { file } from '../../web/reply.ts';
import { circularOf } from '../circulars.ts';
import { figuresToReport } from '../closing/gather.ts';
import { readAsked } from '../gather.ts';
import { periodBefore, periodCode, periodName, yearBefore } from '../periods.ts';
import { narrative } from './narrative.ts';

export const reportNarrativePages = definePages((page) => {
  page.get('/reports/narrative.docx', {
    permission: 'report:export',
    observes: 'export',
    handler: async (context) => {
      const { tx, house, actor, services } = context;
      const { period } = readAsked(context);
      if (!circularOf(period).hasOutline) throw new NotFound();
      const then = yearBefore(period);
      const before = periodBefore(period);
      const paper = narrative({
        office: await unitProfile(house, actor.unitId),
        period,
        now: await figuresToReport(tx, actor.unitId, period),
        yearBefore: { period: then, figures: await figuresToReport(tx, actor.unitId, then) },
        before: { period: before, figures: await figuresToReport(tx, actor.unitId, before) },
        isTraining: services.realm !== undefined,
      });
      context.observe({ kind: 'report.drafted', unitId: actor.unitId, data: { period: periodName(period) } });
      return file(renderDocx(paper), docxMediaType, `bao-cao-mau-02-${periodCode(period)}.docx`);
    },
  });
});
