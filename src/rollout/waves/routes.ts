// The pages of waves: the list and the board for the lead, the unit's own page for its people.
import { randomUUID } from 'node:crypto';
import { formatDate } from '../../deadlines/dates.ts';
import { docxMediaType, renderDocx } from '../../documents/papers/docx.ts';
import { letterSymbol, placeDate } from '../../documents/papers/number.ts';
import { NotFound } from '../../errors.ts';
import { authorityAbove, unitProfile } from '../../units/queries.ts';
import { spelledOut } from '../../units/unit.ts';
import { type Context, definePages } from '../../web/pages.ts';
import { file, redirect, view } from '../../web/reply.ts';
import { addUnits, assertLead, changeWave, prepareWave } from './actions.ts';
import { unitHref, waveHref } from './addresses.ts';
import { readBoard } from './board.ts';
import { GoLiveForm, readableGoLive, UnitsForm, WaveForm } from './forms.ts';
import { assertDecidable, assertSomeReady, decideReady, proposedGoLive } from './going-live.ts';
import { statusLetter } from './letter.ts';
import { listEndings, listItems, listMoves, listWaves, loadWave } from './queries.ts';
import { readFilter, waveScreen, wavesScreen } from './screens.ts';
import { statusSheets } from './status-sheets.ts';
import { renderStatusXlsx } from './status-xlsx.ts';
import { tickMany } from './ticking.ts';
import { waveUnitPages } from './unit-routes.ts';
import { goLiveFormScreen, planFormScreen, unitsFormScreen } from './unit-screens.ts';
import { computedCodes, mayManage, seesAll, tickedCodes } from './wave.ts';

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The wave of the address, as a whole: for those who see every unit. @throws NotFound */
async function wholeWave({ house, actor, id }: Context) {
  const wave = await loadWave(house, id);
  if (!seesAll(actor)) throw new NotFound();
  return wave;
}

/** The units that could be let go live together today. */
async function readyUnits({ house, id, moment }: Context) {
  const wave = await loadWave(house, id);
  return { wave, ready: (await readBoard(house, wave, moment.today)).rows.filter(({ state }) => state === 'ready') };
}

export const wavePages = definePages((page) => {
  page.get('/admin/waves', {
    permission: 'wave:read',
    handler: async ({ house, actor, moment }) => {
      const waves = await listWaves(house, moment.today, seesAll(actor) ? null : actor.unitId);
      const [only] = waves;
      if (!seesAll(actor) && only) return redirect(unitHref(only.id, actor.unitId));
      return view('rollout/waves/index', wavesScreen(waves, mayManage(actor)));
    },
  });

  page.form('/admin/waves/new', {
    permission: 'wave:manage',
    draft: 'of-wave',
    schema: WaveForm,
    initial: async () => ({ certified: '2', exercises: '5', required: [...computedCodes, ...tickedCodes] }),
    show: async (context, form) => {
      assertLead(context);
      return view('rollout/waves/plan-form', planFormScreen(form, null));
    },
    act: async (context, form) => redirect(waveHref(await prepareWave(context, form)), 'Đã lập đợt. Thêm các đơn vị vào đợt.'),
  });

  page.get('/admin/waves/:id', {
    permission: 'wave:read',
    handler: async (context) => {
      const { house, actor, moment, query, csrf, id } = context;
      const wave = await loadWave(house, id);
      if (!seesAll(actor)) return redirect(unitHref(id, actor.unitId));
      const board = await readBoard(house, wave, moment.today);
      return view(
        'rollout/waves/board',
        waveScreen({
          wave,
          board,
          moves: await listMoves(house, id),
          filter: readFilter(query),
          mayManage: mayManage(actor),
          today: moment.today,
          csrf,
          key: randomUUID(),
        }),
      );
    },
  });

  page.form('/admin/waves/:id/plan', {
    permission: 'wave:manage',
    draft: 'of-wave-plan',
    schema: WaveForm,
    initial: async ({ house, id }) => {
      const wave = await loadWave(house, id);
      const items = await listItems(house, id);
      return {
        name: wave.name,
        basis: wave.basis,
        trainingOn: formatDate(wave.trainingOn),
        readyOn: formatDate(wave.readyOn),
        liveOn: formatDate(wave.liveOn),
        certified: String(wave.certified),
        exercises: String(wave.exercises),
        required: items.filter((item) => item.isRequired && item.words === '').map(({ code }) => code),
        own: items.flatMap(({ words }) => (words ? [words] : [])).join('\n'),
      };
    },
    show: async (context, form) => {
      assertLead(context);
      return view('rollout/waves/plan-form', planFormScreen(form, await loadWave(context.house, context.id)));
    },
    act: async (context, form) => {
      await changeWave(context, form);
      return redirect(waveHref(context.id), 'Đã lưu đợt.');
    },
  });

  page.form('/admin/waves/:id/units', {
    permission: 'wave:manage',
    draft: 'of-wave-units',
    schema: UnitsForm,
    show: async (context, form) => {
      assertLead(context);
      return view('rollout/waves/units-form', unitsFormScreen(form, await loadWave(context.house, context.id)));
    },
    act: async (context, form) => {
      const { added, atWork, left, former } = await addUnits(context, form);
      const words = [
        `Đã thêm ${added} đơn vị.`,
        atWork > 0 ? `${atWork} đơn vị đang tiếp nhận trên phần mềm, ghi là đã vận hành.` : '',
        former.length > 0 ? `Đã rút khỏi ${former.map((name) => `“${name}”`).join(', ')}, việc đã đánh dấu đi theo.` : '',
        left > 0 ? `${left} đơn vị đã vận hành theo đợt khác, giữ nguyên.` : '',
      ];
      return redirect(waveHref(context.id), words.filter(Boolean).join(' '));
    },
  });

  page.post('/admin/waves/:id/ticks', {
    permission: 'wave:manage',
    handler: async (context, values) => {
      assertLead(context);
      const chosen = [values.units ?? []]
        .flat()
        .filter((one) => /^\d{1,9}$/.test(one))
        .map(Number);
      const item = String(values.item ?? '');
      const count = await tickMany(context, chosen, item);
      const back = `${waveHref(context.id)}?${new URLSearchParams({ item })}`;
      return count > 0
        ? redirect(back, `Đã đánh dấu cho ${count} đơn vị.`)
        : redirect(back, 'Chưa đánh dấu đơn vị nào: chọn đơn vị trong bảng rồi bấm lại.', 'amber');
    },
  });

  page.form('/admin/waves/:id/go-live', {
    permission: 'wave:manage',
    draft: 'of-wave-live',
    schema: GoLiveForm,
    initial: proposedGoLive,
    asks: async (context, values) => {
      assertLead(context);
      const { ready } = await readyUnits(context);
      assertDecidable(ready, readableGoLive(values, context.moment), context.moment.today);
    },
    show: async (context, form) => {
      assertLead(context);
      const { wave, ready } = await readyUnits(context);
      assertSomeReady(wave.id, ready.length);
      return view('rollout/waves/go-live-form', goLiveFormScreen(form, wave, null, ready.length));
    },
    act: async (context, form) => {
      const count = await decideReady(context, form);
      return redirect(waveHref(context.id), `${count} đơn vị nhận đơn thật từ ngày ${formatDate(form.liveOn)}.`);
    },
  });

  page.get('/admin/waves/:id/letter.docx', {
    permission: 'wave:read',
    observes: 'export',
    handler: async (context) => {
      const { house, actor, moment, observe } = context;
      const wave = await wholeWave(context);
      const board = await readBoard(house, wave, moment.today);
      const profile = await unitProfile(house, actor.unitId);
      const letterhead = {
        withOffice: true,
        superiorOrg: profile.superiorOrg,
        issuingOrg: profile.issuingOrg,
        numberLine: `Số:       /${letterSymbol(profile.symbol, profile.letterCode)}`,
        placeDate: placeDate(profile.place, moment.today),
      };
      observe({ kind: 'wave.exported', unitId: actor.unitId, data: { wave: wave.name, form: 'docx' } });
      const letter = statusLetter({
        wave,
        board,
        today: moment.today,
        letterhead,
        signerTitle: profile.headTitle,
        endings: await listEndings(house, wave.id, moment.today),
        isOfCity: actor.unitLevel === 'province',
        city: spelledOut((await authorityAbove(house, actor.unitId, moment.today)) || 'UBND Thành phố'),
      });
      return file(renderDocx(letter), docxMediaType, `trien-khai-dot-${wave.id}-${moment.today}.docx`);
    },
  });

  page.get('/admin/waves/:id/status.xlsx', {
    permission: 'wave:read',
    observes: 'export',
    handler: async (context) => {
      const { house, actor, moment, observe } = context;
      const wave = await wholeWave(context);
      const board = await readBoard(house, wave, moment.today, null, true);
      observe({ kind: 'wave.exported', unitId: actor.unitId, data: { wave: wave.name, form: 'xlsx' } });
      const about = [wave.name, `Đến ngày ${formatDate(moment.today)}. Vận hành theo kế hoạch: ${formatDate(wave.liveOn)}`];
      return file(await renderStatusXlsx(about, statusSheets(board)), xlsx, `trien-khai-dot-${wave.id}-${moment.today}.xlsx`);
    },
  });
}).concat(waveUnitPages);
