// The administrator's pages of a re-organisation.
import { may } from '../../accounts/permissions.ts';
import { addDays } from '../../deadlines/dates.ts';
import type { FormState } from '../../web/forms.ts';
import { type Context, definePages } from '../../web/pages.ts';
import { redirect, view } from '../../web/reply.ts';
import {
  addRoute,
  confirmDefaultWays,
  confirmGoingLive,
  dropRoute,
  equipReceivers,
  pasteList,
  planNewName,
  planPost,
  prepareAct,
} from './actions.ts';
import { findingWords, switchWeek, totalOpen, undecidedOf } from './dry-run.ts';
import { readDryRun } from './dry-run-of.ts';
import { assertStartable, continueAct, startAct } from './execution.ts';
import {
  actFormScreen,
  listFormScreen,
  nameFormScreen,
  postFormScreen,
  routeFormScreen,
  startFormScreen,
  undoFormScreen,
} from './form-screens.ts';
import { ActForm, ListForm, NameForm, PostForm, RouteForm, StartForm, UndoForm } from './forms.ts';
import { carriesWords, giverScreen } from './giver-screen.ts';
import { widerUnits } from './house-records.ts';
import {
  countVisitsUndecided,
  findPost,
  flowOf,
  giverOf,
  handedOf,
  listActs,
  listGivers,
  listNewNames,
  listPosts,
  listRoutes,
  listUnitChoices,
  loadAct,
  progressOf,
  tally,
} from './queries.ts';
import { isPlanned, receivingLevels } from './reorganisation.ts';
import { listDoubtful } from './returning.ts';
import { actHref, actScreen, actsScreen } from './screens.ts';
import { assertUndoable, findUndoRefusal, undoAct } from './undo.ts';

const here = (context: Context) => actHref(context.id);
const giverId = ({ params }: Context) => Number(params.giverId);

async function showAct(context: Context) {
  const { house, id, query, moment, actor, csrf } = context;
  const act = await loadAct(house, id);
  const mayChange = may(actor, 'unit:admin');
  // Counted behind the wall: for who prepares the act, and for no leader, who would read from them that a denunciation hides from him.
  const isPlan = mayChange && isPlanned(act);
  const { tallies, findings } = isPlan ? await readDryRun(house, act, moment.today) : { tallies: [], findings: [] };
  const undecidedOnly = isPlan && query.get('show') === 'undecided';
  const only = undecidedOnly ? tallies.filter((one) => undecidedOf(one) > 0).map(({ fromUnitId }) => fromUnitId) : null;
  return view(
    'rollout/act',
    actScreen({
      act,
      tallies,
      findings,
      routes: await listRoutes(house, id),
      givers: await listGivers(house, id, { after: query.get('after') ?? '', only }),
      progress: await progressOf(house, id),
      newNames: await listNewNames(house, act),
      undecidedOnly,
      mayChange,
      undoRefusal: await findUndoRefusal(house, act, actor),
      now: moment.at,
      csrf,
    }),
  );
}

async function showPost(context: Context, form: FormState) {
  const { house, id, params } = context;
  const act = await loadAct(house, id);
  const post = await findPost(house, act, Number(params.postId));
  const routes = await listRoutes(house, id, [post.fromUnitId]);
  const wider = await widerUnits(
    house,
    act,
    post.id,
    routes.map(({ toUnitId }) => toUnitId),
  );
  return view('rollout/post-form', postFormScreen(act, form, post, routes, wider));
}

export const reorganisationPages = definePages((page) => {
  page.get('/admin/reorganisations', {
    permission: 'unit:read',
    handler: async ({ house, actor }) => view('rollout/acts', actsScreen(await listActs(house), may(actor, 'unit:admin'))),
  });

  page.form('/admin/reorganisations/new', {
    permission: 'unit:admin',
    schema: ActForm,
    show: async (_context, form) => view('rollout/act-form', actFormScreen(form)),
    act: async (context, form) =>
      redirect(actHref(await prepareAct(context, form)), 'Đã lập phương án. Thêm tuyến bàn giao hoặc dán danh sách.'),
  });

  page.get('/admin/reorganisations/:id', { permission: 'unit:read', handler: showAct });

  page.form('/admin/reorganisations/:id/list', {
    permission: 'unit:admin',
    draft: 'of-reorganisation-list',
    schema: ListForm,
    show: async ({ house, id }, form) => view('rollout/list-form', listFormScreen(await loadAct(house, id), form)),
    act: async (context, form) =>
      redirect(here(context), `Đã đọc ${await pasteList(context, context.id, form.pairs)} cặp đơn vị.`),
  });

  page.form('/admin/reorganisations/:id/routes', {
    permission: 'unit:admin',
    schema: RouteForm,
    initial: async ({ house, id }) => {
      const isKept = (await listRoutes(house, id)).some(({ kind, takesArchive }) => kind === 'split' && takesArchive);
      return { takesPetitions: '1', takesArchive: isKept ? '' : '1', takesAccounts: '1', takesSchedule: '1' };
    },
    show: async ({ house, id }, form) => {
      const act = await loadAct(house, id);
      const before = await listUnitChoices(house, id, addDays(act.effectiveOn, -1));
      return view(
        'rollout/route-form',
        routeFormScreen(act, form, before, await listUnitChoices(house, id, act.effectiveOn, receivingLevels)),
      );
    },
    act: async (context, form) => {
      const { route, keeper } = await addRoute(context, context.id, form);
      const kept = keeper ? ` Hồ sơ lưu, sổ vẫn do ${keeper.toName} giữ.` : '';
      return redirect(here(context), `Đã thêm tuyến bàn giao: ${carriesWords(route) || 'không nhận gì'}.${kept}`);
    },
  });

  page.form('/admin/reorganisations/:id/names', {
    permission: 'unit:admin',
    schema: NameForm,
    show: async ({ house, id }, form) => {
      const act = await loadAct(house, id);
      return view('rollout/name-form', nameFormScreen(act, form, await listUnitChoices(house, id, act.effectiveOn)));
    },
    act: async (context, form) => {
      await planNewName(context, context.id, form);
      return redirect(here(context), `Từ ngày có hiệu lực, đơn vị mang tên ${form.name}.`);
    },
  });

  page.post('/admin/reorganisations/:id/defaults', {
    permission: 'unit:admin',
    handler: async (context) => {
      const count = await confirmDefaultWays(context, context.id, null);
      return redirect(here(context), `Đã xác nhận nơi nhận mặc định cho ${count} đơn vị được chia.`);
    },
  });

  page.post('/admin/reorganisations/:id/equipment', {
    permission: 'unit:admin',
    handler: async (context) =>
      redirect(here(context), `Đã lập thể thức cho ${await equipReceivers(context, context.id)} đơn vị nhận.`),
  });

  page.post('/admin/reorganisations/:id/going-live', {
    permission: 'unit:admin',
    handler: async (context) =>
      redirect(
        here(context),
        `Đã xác nhận: ${await confirmGoingLive(context, context.id)} đơn vị nhận vận hành chính thức từ ngày có hiệu lực.`,
      ),
  });

  page.form('/admin/reorganisations/:id/execution', {
    permission: 'unit:admin',
    schema: StartForm,
    show: async ({ house, id, moment }, form) => {
      const act = await loadAct(house, id);
      const { tallies, findings } = await assertStartable(house, act, moment.today);
      const newNames = (await listNewNames(house, act)).length;
      return view(
        'rollout/sure-form',
        startFormScreen(act, form, {
          open: totalOpen(tallies),
          incoming: tallies.reduce((sum, one) => sum + one.incoming, 0),
          givers: tallies.length,
          newNames,
          after: findings.filter(({ code }) => code === 'after_effect').map(findingWords),
          waiting: findings.filter(({ code }) => code === 'reveal_waits').map((one) => `${findingWords(one)} ${one.remedy}`),
          ends: (await listRoutes(house, id)).some(({ kind }) => kind !== 'function'),
        }),
      );
    },
    act: async (context) => {
      const isOver = await startAct(context, context.id);
      return redirect(
        here(context),
        isOver ? 'Đã thực hiện: các đơn vị mang tên mới.' : 'Đã bắt đầu. Đơn được bàn giao dần, tiến độ ở ngay trang này.',
      );
    },
  });

  page.post('/admin/reorganisations/:id/continuation', {
    permission: 'unit:admin',
    handler: async (context) => {
      const count = await continueAct(context, context.id);
      return redirect(here(context), count > 0 ? `Chạy tiếp ${count} đơn vị còn lại.` : 'Mọi đơn vị đã xong, việc này kết thúc.');
    },
  });

  page.form('/admin/reorganisations/:id/undoing', {
    permission: 'unit:admin',
    draft: 'of-reorganisation-undoing',
    schema: UndoForm,
    show: async ({ house, actor, id }, form) => {
      const act = await loadAct(house, id);
      await assertUndoable(house, act, actor);
      return view('rollout/sure-form', undoFormScreen(act, form, await listDoubtful(house, id)));
    },
    act: async (context, form) => {
      await undoAct(context, context.id, form.reason);
      return redirect(here(context), 'Đang hoàn tác. Đơn trở về đơn vị cũ dần, tiến độ ở ngay trang này.', 'amber');
    },
  });

  page.get('/admin/reorganisations/:id/givers/:giverId', {
    permission: 'unit:read',
    handler: async (context) => {
      const { house, id, actor, csrf } = context;
      const act = await loadAct(house, id);
      const giver = await giverOf(house, id, giverId(context));
      const mayChange = may(actor, 'unit:admin');
      const isPlan = mayChange && isPlanned(act);
      const isOpen = isPlan || (mayChange && act.state === 'running');
      return view(
        'rollout/giver',
        giverScreen({
          act,
          giver,
          tally: isPlan
            ? (await tally(house, act, switchWeek(act))).find((one) => one.fromUnitId === giver.fromUnitId)
            : undefined,
          // What a unit on its way still holds without a destination waits for the same yes.
          flows: isOpen ? await flowOf(house, id) : [],
          handed: mayChange && !isPlan ? await handedOf(house, id, giver.fromUnitId) : [],
          visitsUndecided: isOpen ? await countVisitsUndecided(house, id, giver.fromUnitId) : 0,
          routes: await listRoutes(house, id, [giver.fromUnitId]),
          posts: await listPosts(house, act, giver.fromUnitId),
          mayChange,
          csrf,
        }),
      );
    },
  });

  page.post('/admin/reorganisations/:id/givers/:giverId/default', {
    permission: 'unit:admin',
    handler: async (context) => {
      await confirmDefaultWays(context, context.id, giverId(context));
      return redirect(`${here(context)}/givers/${giverId(context)}`, 'Phần chưa chọn đi theo nơi nhận mặc định.');
    },
  });

  page.post('/admin/reorganisations/:id/givers/:giverId/ways/:wayId/removal', {
    permission: 'unit:admin',
    handler: async (context) => {
      await dropRoute(context, context.id, giverId(context), Number(context.params.wayId));
      return redirect(here(context), 'Đã bỏ tuyến bàn giao.', 'amber');
    },
  });

  page.form('/admin/reorganisations/:id/people/:postId', {
    permission: 'unit:admin',
    draft: 'of-reorganisation-post',
    schema: PostForm,
    initial: async ({ house, id, params }) => {
      const post = await findPost(house, await loadAct(house, id), Number(params.postId));
      const standing = post.isChosen && post.keepsRole ? 'kept' : 'plain';
      return { toUnitId: post.toUnitId === null ? '' : String(post.toUnitId), title: post.title, standing };
    },
    show: showPost,
    act: async (context, form) => {
      const { house, id, params } = context;
      const post = await findPost(house, await loadAct(house, id), Number(params.postId));
      await planPost(context, id, post, form);
      return redirect(`${here(context)}/givers/${post.fromUnitId}`, `Đã chọn nơi làm việc mới của ${post.accountName}.`);
    },
  });
});
