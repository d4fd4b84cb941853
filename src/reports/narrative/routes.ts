// Báo cáo bằng lời theo Mẫu số 02: dự thảo Word với số liệu của kỳ, và những số liệu đề cương hỏi mà không biểu nào có.
import { docxMediaType, renderDocx } from '../../documents/papers/docx.ts';
import { NotAllowedNow, NotFound } from '../../errors.ts';
import { actOf } from '../../web/act.ts';
import { type Context, definePages } from '../../web/pages.ts';
import { file, redirect, view } from '../../web/reply.ts';
import { reportHref } from '../choices.ts';
import { ownOf, whyNotOwed } from '../closing/owed.ts';
import { periodVariant, readAsked } from '../gather.ts';
import { periodCode, periodName } from '../periods.ts';
import { tellFigures } from './actions.ts';
import { ToldForm } from './forms.ts';
import { gatherContents } from './gather.ts';
import { narrative } from './narrative.ts';
import { officeOf } from './office.ts';
import { type Cover, mayDraft, outlineAsked } from './outline.ts';
import { toldHistory } from './queries.ts';
import { toldScreen, toldValues } from './screens.ts';

/** @throws NotFound where the outline is not known, NotAllowedNow for a period that is reported by tables alone */
function askedPeriod(context: Context) {
  const { period } = readAsked(context);
  const asked = outlineAsked(period);
  if (!asked.ok && asked.because === '') throw new NotFound();
  if (!asked.ok) throw new NotAllowedNow(asked.because, reportHref('/reports', period, { code: '' }));
  return period;
}

/** The period of which the own unit tells something. @throws NotAllowedNow for one it owes no report of, as for what is entered in a table */
async function toldPeriod(context: Context) {
  const period = askedPeriod(context);
  const because = await whyNotOwed(context, ownOf(context.actor), period);
  if (because) throw new NotAllowedNow(because, reportHref('/reports', period, { code: '' }));
  return period;
}

/** Own figures, or with `unit=all` those of all who report to the unit. @throws NotFound for another unit's */
function askedCover(context: Context): Cover {
  const { scope } = readAsked(context);
  const isOwn = scope.units?.length === 1 && scope.units[0] === context.actor.unitId;
  if (scope.units !== null && !isOwn) throw new NotFound();
  const cover: Cover = scope.units === null ? 'consolidated' : 'own';
  if (!mayDraft(context.actor, cover)) throw new NotFound();
  return cover;
}

export const reportNarrativePages = definePages((page) => {
  page.get('/reports/narrative.docx', {
    permission: 'report:export',
    observes: 'export',
    handler: async (context) => {
      const period = askedPeriod(context);
      const cover = askedCover(context);
      const paper = narrative({
        ...(await gatherContents(context, period, cover)),
        ...(await officeOf(context, cover, context.query.get('signed') === 'mandate')),
        cover,
        period,
        isTraining: context.services.realm !== undefined,
      });
      context.observe({
        kind: 'report.drafted',
        unitId: context.actor.unitId,
        data: { period: periodName(period), ...(cover === 'consolidated' ? { cover } : {}) },
      });
      const suffix = cover === 'consolidated' ? '-tong-hop' : '';
      return file(renderDocx(paper), docxMediaType, `bao-cao-mau-02-${periodCode(period)}${suffix}.docx`);
    },
  });

  page.form('/reports/narrative/figures', {
    permission: 'report:prepare',
    draft: 'of-narrative-figures',
    draftVariant: periodVariant,
    schema: ToldForm,
    initial: async (context) => {
      const history = await toldHistory(context.tx, context.actor.unitId, await toldPeriod(context));
      return toldValues(history.find((one) => !one.replacedAt));
    },
    show: async (context, form) => {
      const period = await toldPeriod(context);
      const history = await toldHistory(context.tx, context.actor.unitId, period);
      return view('reports/narrative-figures', toldScreen(period, form, history));
    },
    act: async (context, values) => {
      const period = askedPeriod(context);
      await tellFigures(await actOf(context), period, values);
      return redirect(reportHref('/reports', period, { code: '' }), 'Đã lưu số liệu ngoài biểu của Mẫu số 02.');
    },
  });
});
