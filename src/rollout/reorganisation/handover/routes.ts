// The officers' pages of a handover.
import { randomUUID } from 'node:crypto';
import { may } from '../../../accounts/permissions.ts';
import { findUndatedRows } from '../../../deadlines/undated.ts';
import { docxMediaType, renderDocx } from '../../../documents/papers/docx.ts';
import { FormInvalid } from '../../../errors.ts';
import { actsSettledBy } from '../../../units/acts-that-stand.ts';
import { actOf } from '../../../web/act.ts';
import { emptyForm, type FormState } from '../../../web/forms.ts';
import { type Context, definePages } from '../../../web/pages.ts';
import { file, redirect, view } from '../../../web/reply.ts';
import { itemRemarks, RuleForm, SignForm } from '../forms.ts';
import { actWithChoices } from '../queries.ts';
import { addRule, chooseDestinations, dropRule, ownPlan, signedBeforeWords, signHandover } from './actions.ts';
import { listLeftApart } from './left-apart-queries.ts';
import { apartOf, keepsApart, keptOnly, minutesOf } from './minutes-page.ts';
import {
  clocksOf,
  countByGiver,
  countPlanned,
  countPlannedVisits,
  type ItemFilter,
  listItems,
  listPlanned,
  listPlannedVisits,
  listRules,
} from './queries.ts';
import { giverOfPapers, handoversScreen, planScreen } from './screens.ts';

const numberIn = (query: URLSearchParams, name: string) =>
  /^\d{1,15}$/.test(query.get(name) ?? '') ? Number(query.get(name)) : null;

function filterOf(query: URLSearchParams): ItemFilter {
  const show = query.get('show');
  return {
    fromUnitId: numberIn(query, 'from'),
    show: show === 'signed' || show === 'all' ? show : 'waiting',
    after: numberIn(query, 'after') ?? 0,
  };
}

async function showItems(context: Context, form: FormState) {
  const { tx, house, actor, query, moment, services } = context;
  const filter = { ...filterOf(query), keptOnly: keptOnly(actor) };
  const rules = await services.rules(house);
  const items = await listItems(tx, actor.unitId, filter);
  const givers = await countByGiver(tx, actor.unitId, keptOnly(actor));
  const giver = giverOfPapers(givers, filter);
  return view(
    'rollout/handovers',
    handoversScreen({
      actor,
      items,
      givers,
      left: may(actor, 'petition:take_over') ? await listLeftApart(tx, actor, moment.today) : [],
      hasApart: giver !== undefined && (await keepsApart(context, giver.fromUnitId)),
      filter,
      plan: await actWithChoices(house, actor.unitId),
      settles: await actsSettledBy(house, actor.unitId),
      day: {
        today: moment.today,
        calendar: rules.calendar,
        undated: await findUndatedRows(tx, clocksOf(actor.unitId, items), rules),
      },
      form,
    }),
  );
}

/** One of the two papers of a handover; both are recorded alike, so that the record does not tell which. */
async function printed<T>(context: Context, gather: (context: Context, fromUnitId: number) => Promise<T>): Promise<T> {
  const paper = await gather(context, context.id);
  context.observe({ kind: 'handover.printed', unitId: context.actor.unitId, data: {} });
  return paper;
}

const backOf = (fromUnitId: number) => ({ href: `/unit-handovers?show=all&from=${fromUnitId}`, label: 'Về danh sách bàn giao' });

async function showPlan(context: Context, ruleForm: FormState) {
  const { tx, actor, query, csrf } = context;
  const { act, ways } = await ownPlan(context);
  const openOnly = query.get('show') !== 'all';
  const after = numberIn(query, 'after') ?? 0;
  const afterVisit = numberIn(query, 'afterVisit') ?? 0;
  return view(
    'rollout/plan',
    planScreen({
      act,
      ways,
      planned: await listPlanned(tx, actor.unitId, act.id, { openOnly, after }),
      counts: await countPlanned(tx, actor.unitId, act.id),
      visits: await listPlannedVisits(tx, actor.unitId, act.id, { openOnly, after: afterVisit }),
      visitCounts: await countPlannedVisits(tx, actor.unitId, act.id),
      after,
      afterVisit,
      rules: await listRules(tx, actor.unitId, act.id),
      openOnly,
      ruleForm,
      csrf,
      key: randomUUID(),
    }),
  );
}

export const unitHandoverPages = definePages((page) => {
  page.get('/unit-handovers', {
    permission: 'handover:open',
    handler: (context) => showItems(context, emptyForm(context.csrf, '/unit-handovers/signature')),
  });

  page.form('/unit-handovers/signature', {
    permission: 'handover:open',
    schema: SignForm,
    show: showItems,
    act: async (context, form, values) => {
      const { remarks, errors } = itemRemarks(values);
      if (Object.keys(errors).length > 0) throw new FormInvalid(errors);
      const { count, signedBefore } = await signHandover(await actOf(context), form.id, form.remark, remarks);
      const before = signedBefore.map(signedBeforeWords).join(' ');
      return count > 0
        ? redirect('/unit-handovers', [`Đã ký nhận ${count} mục.`, before].filter(Boolean).join(' '), before ? 'amber' : 'green')
        : redirect('/unit-handovers', before || 'Các mục này đã được ký nhận trước đó.', 'amber');
    },
  });

  page.get('/unit-handovers/minutes/:id', {
    permission: 'handover:open',
    observes: 'print',
    handler: async (context) => {
      const { paper, namesByHand } = await printed(context, minutesOf);
      const toolbar = {
        back: backOf(context.id),
        docxHref: `/unit-handovers/minutes/${context.id}/docx`,
        text: `In 02 bản. Không ghi nội dung đơn và người gửi.${namesByHand ? ' Hai bên cùng một người đứng đầu: ghi tay người đại diện từng bên trước khi ký.' : ''}`,
      };
      return view('documents/paper', { title: 'Biên bản bàn giao', paper, toolbar }, { layout: 'print' });
    },
  });

  page.get('/unit-handovers/minutes/:id/docx', {
    permission: 'handover:open',
    observes: 'print',
    handler: async (context) => {
      const { paper } = await printed(context, minutesOf);
      return file(renderDocx(paper), docxMediaType, `bien-ban-ban-giao-${context.id}.docx`);
    },
  });

  page.get('/unit-handovers/minutes/:id/apart', {
    permission: 'handover:open',
    observes: 'print',
    handler: async (context) => {
      const paper = await printed(context, apartOf);
      const toolbar = {
        back: backOf(context.id),
        docxHref: `/unit-handovers/minutes/${context.id}/apart/docx`,
        text: 'Chỉ in để niêm phong cùng hồ sơ. Không kèm biên bản, không để lại ở máy in.',
      };
      return view('documents/paper', { title: 'Danh mục giao nhận riêng', paper, toolbar }, { layout: 'print' });
    },
  });

  page.get('/unit-handovers/minutes/:id/apart/docx', {
    permission: 'handover:open',
    observes: 'print',
    handler: async (context) =>
      file(renderDocx(await printed(context, apartOf)), docxMediaType, `danh-muc-giao-nhan-rieng-${context.id}.docx`),
  });

  page.form('/unit-handovers/plan', {
    permission: 'handover:route',
    draft: 'of-unit-handover-rule',
    schema: RuleForm,
    show: showPlan,
    act: async (context, form) => {
      await addRule(context, form);
      return redirect('/unit-handovers/plan', 'Đã thêm cách chọn theo địa chỉ.');
    },
  });

  page.post('/unit-handovers/plan/choices', {
    permission: 'handover:route',
    handler: async (context, values) => {
      const chosen = (field: RegExp) =>
        Object.entries(values).flatMap(([name, value]) => {
          const id = field.exec(name)?.[1];
          return id && typeof value === 'string' && /^\d{1,9}$/.test(value) ? [{ id: Number(id), toUnitId: Number(value) }] : [];
        });
      const { petitions, visits } = await chooseDestinations(context, {
        petitions: chosen(/^to-(\d{1,15})$/),
        visits: chosen(/^visit-to-(\d{1,15})$/),
      });
      const saved = [petitions > 0 ? `${petitions} đơn` : '', visits > 0 ? `${visits} lượt tiếp công dân` : ''].filter(Boolean);
      return saved.length > 0
        ? redirect('/unit-handovers/plan', `Đã lưu nơi nhận của ${saved.join(', ')}.`)
        : redirect('/unit-handovers/plan', 'Chưa chọn mục nào.', 'amber');
    },
  });

  page.post('/unit-handovers/plan/rules/:id/removal', {
    permission: 'handover:route',
    handler: async (context) => {
      await dropRule(context, context.id);
      return redirect('/unit-handovers/plan', 'Đã bỏ cách chọn theo địa chỉ.', 'amber');
    },
  });
});
