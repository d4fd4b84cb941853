// Nhập sổ cũ: the list of imports, a file in, its columns and values, the dry run, into the books and out again.
import { may } from '../accounts/permissions.ts';
import { FormInvalid, NotAllowedNow, NotFound, NotPermitted } from '../errors.ts';
import { firstDayOf } from '../reports/opening.ts';
import { unitNamesOn } from '../units/queries.ts';
import { type Act, actOf } from '../web/act.ts';
import type { FormState } from '../web/forms.ts';
import { type Context, definePages } from '../web/pages.ts';
import { file, redirect, view } from '../web/reply.ts';
import { dropImport, retryImport, saveChoices, startImport, startUndo, stopImport, uploadBook } from './actions.ts';
import { signedSheets } from './balances/queries.ts';
import { type Confirmed, confirmScreen, retryScreen } from './confirm-screen.ts';
import { countCounted } from './counted.ts';
import { type CountedTwice, countedTwiceNotes } from './counted-days.ts';
import { countPeople } from './different-people.ts';
import { ColumnsForm, ConfirmForm, columnValues, OpenForm, SeenRun, UploadForm } from './forms.ts';
import {
  broughtBy,
  type ImportReport,
  type ImportRow,
  isMatched,
  isSettled,
  keepsWaiting,
  mayDo,
  notYetMatched,
  rowsOpenTo,
  settledWords,
} from './import.ts';
import { importScreen } from './import-screen.ts';
import { leavesToOthers, listRunners } from './left-to-others.ts';
import { columnInitial, columnsScreen, endsLeftBy, headChosen, problemsScreen, rowsToShow } from './matching-screens.ts';
import { countUnread } from './old-words/actions.ts';
import { checked, readValues } from './posted.ts';
import { isError, type ProblemCode, problemCodes } from './problems.ts';
import {
  countGroups,
  countOffices,
  countOpened,
  countReasons,
  countRows,
  findLater,
  hidesFromSome,
  type LikelyRow,
  listImports,
  listLikely,
  listSources,
  listStayed,
  listWarned,
  loadChunk,
  loadOwnImport,
  loadRawRows,
  loadReport,
  loadSettings,
  sameFileNumbers,
} from './queries.ts';
import type { Reading } from './read-row.ts';
import { rowPlace } from './reading/rows.ts';
import { rejectedXlsx } from './rejected-xlsx.ts';
import { importsScreen, uploadScreen } from './screens.ts';
import type { ImportSettings } from './settings.ts';
import { sightOf } from './sight.ts';
import { unusedEndsWords } from './unused-ends.ts';
import { valueFields, valuesInitial, valuesScreen } from './values-screen.ts';
import { type WaitingRow, waitingRows } from './waiting.ts';
import { namelessWords } from './without-screen.ts';

const perPage = 25;
const stayedShown = 40;
const laterShown = 20;
const errors = problemCodes.filter(isError);
/** The act a page confirms. */
const actOfConfirmed = { execution: 'run', reversal: 'undo', stop: 'stop', abandonment: 'drop' } as const;
const unknownUnit = () => undefined;

/**
 * The import of the address, of the officer's own unit. An old book tells of denunciations in its rows, its words and its counts: nobody
 * looks at it through another's eyes.
 * @throws NotFound, NotPermitted
 */
async function ownImport({ tx, actor, id }: Context) {
  if (actor.seenBy) throw new NotPermitted('Sổ cũ có thể có đơn tố cáo nên không mở khi đang xem như.');
  return loadOwnImport(tx, actor.unitId, id);
}

/** @throws NotFound while the file is still being read, or was refused */
async function settingsOf(context: Context): Promise<ImportSettings> {
  const one = await ownImport(context);
  const settings = await loadSettings(context.tx, context.services.keyring, one);
  if (!settings?.heads) throw new NotFound('Tệp chưa đọc xong. Mở lại trang đợt nhập sau ít phút.');
  return settings;
}

async function readingOf(context: Context): Promise<Reading> {
  const one = await ownImport(context);
  return {
    book: one.book,
    settings: await settingsOf(context),
    today: context.moment.today,
    unitOf: unknownUnit,
    isHere: () => true,
    isRemoteUnit: false,
  };
}

/** Of a dry run, the rows that seem to stand in the book already. */
const likelyOf = async ({ tx }: Context, one: ImportRow, report: ImportReport | undefined): Promise<LikelyRow[]> =>
  one.state === 'checked' && report?.likely?.length ? listLikely(tx, one, report.likely) : [];

/**
 * Of a dry run, the rows that a table counts on days its unit has signed opening figures of, by sheet: all of them for who brought the file, for
 * who takes it in those that denounce nobody (docs/decisions/0018), nothing for others.
 */
async function countedTwiceOf({ tx, actor }: Context, one: ImportRow, isLeftToOthers: boolean): Promise<CountedTwice[]> {
  const isOwn = broughtBy(one, actor);
  if (one.state !== 'checked' || (!isOwn && (isLeftToOthers || !may(actor, 'import:run')))) return [];
  const sheets = await signedSheets(tx, [one.unitId]);
  const counts = await countOpened(
    tx,
    one,
    sheets.map((sheet) => ({ id: sheet.id, tableCode: sheet.tableCode, from: firstDayOf(sheet), to: sheet.asOf })),
    isOwn,
  );
  return sheets.map((sheet) => ({ sheet, rows: counts.get(sheet.id) ?? 0, isWhole: isOwn })).filter(({ rows }) => rows > 0);
}

async function showImport(context: Context) {
  const { tx, house, actor, moment, services } = context;
  const one = await ownImport(context);
  const report = await loadReport(tx, services.keyring, one);
  const isLeftToOthers = await leavesToOthers(house, actor, moment.today);
  const sight = sightOf(one, actor, isLeftToOthers);
  const offices = await countOffices(tx, one, sight);
  const names = await unitNamesOn(
    house,
    offices.map((office) => office.officeId),
    moment.today,
  );
  return view(
    'importing/show',
    importScreen(actor, {
      one,
      isLeftToOthers,
      runners: one.state === 'checked' ? await listRunners(house, one.unitId, moment.today) : [],
      sight,
      tellsGone: one.state === 'undone' && sight === 'whole' && !(await hidesFromSome(tx, one)),
      settings: await loadSettings(tx, services.keyring, one),
      report,
      likely: await likelyOf(context, one, report),
      counts: await countRows(tx, one, sight),
      rowsReady: (await countRows(tx, one, 'whole')).ready,
      groups: await countGroups(tx, one, sight),
      people: report && (report.people ?? (await countPeople(tx, one))),
      offices: offices.map((office) => ({ name: names.get(office.officeId) ?? '', rows: office.rows })),
      reasons: await countReasons(tx, one, errors, sight),
      stayed: one.state === 'undone' ? await listStayed(tx, one, stayedShown) : [],
      counted: one.state === 'undone' ? await countCounted(tx, one, true) : 0,
      unread: may(actor, 'identity:reveal') && one.state === 'done' ? await countUnread(tx, actor, moment.at) : 0,
      countedTwice: await countedTwiceOf(context, one, isLeftToOthers),
      sameFile: await sameFileNumbers(tx, one),
      later: await findLater(tx, one),
      at: moment.at,
      csrf: context.csrf,
    }),
  );
}

/** The own import while its columns and values are being matched, for who matches them. @throws NotAllowedNow before, afterwards and while a job is at it; NotFound of a refused file; NotPermitted */
async function matchedImport(context: Context) {
  const one = await ownImport(context);
  if (isSettled(one)) throw new NotAllowedNow(settledWords, `/imports/${one.id}`);
  const because = notYetMatched[one.state];
  if (because) throw new NotAllowedNow(because, `/imports/${one.id}`);
  if (!isMatched(one)) throw new NotFound();
  const answer = mayDo(context.actor, 'match', { ...one, rowsReady: 0, isLeftToOthers: false });
  if (!answer.ok) throw new NotPermitted(answer.because);
  return one;
}

/** The own import while words of rows that wait outside are kept. @throws NotFound where none of them is this officer's to read: that others wait it tells him in no way */
async function waitingImport(context: Context) {
  const one = await ownImport(context);
  const { bad } = await countRows(context.tx, one, broughtBy(one, context.actor) ? 'whole' : 'part');
  if (bad === 0 || !keepsWaiting(one)) throw new NotFound();
  return one;
}

async function showColumns(context: Context, form: FormState) {
  const one = await matchedImport(context);
  const reading = await readingOf(context);
  const { tx, services } = context;
  const rows = await loadChunk(tx, services.keyring, one, 0);
  const wanted = rowsToShow(reading.settings, rows[rows.length - 1]?.no ?? 0);
  const further = wanted.length > 0 ? [...(await loadRawRows(tx, services.keyring, one, wanted)).values()] : [];
  return view('importing/columns', columnsScreen(one, reading.settings, { rows, further }, reading, form));
}

/** What the file's words are taken for, and the fields of the page as they stand. */
async function valuesOf(context: Context) {
  const { tx, house, moment, services } = context;
  const one = await matchedImport(context);
  const report = await loadReport(tx, services.keyring, one);
  const settings = await loadSettings(tx, services.keyring, one);
  const fields = valueFields(report, settings);
  const unitIds = fields.decidedUnits.map(({ unitId }) => unitId || null);
  return { one, report, settings, fields, shown: valuesInitial(fields, await unitNamesOn(house, unitIds, moment.today)) };
}

async function showConfirm(context: Context, form: FormState, what: Confirmed) {
  const one = await ownImport(context);
  const isLeftToOthers = await leavesToOthers(context.house, context.actor, context.moment.today);
  const answer = mayDo(context.actor, actOfConfirmed[what], { ...one, rowsReady: 1, isLeftToOthers });
  if (!answer.ok && answer.why === 'role') throw new NotPermitted(answer.because);
  const stale = await findLater(context.tx, one);
  if (what === 'execution' && stale) return redirect(`/imports/${one.id}/trial`);
  const sight = sightOf(one, context.actor, isLeftToOthers);
  const groups = await countGroups(context.tx, one, sight);
  const counts = await countRows(context.tx, one, sight);
  const report = what === 'execution' ? await loadReport(context.tx, context.services.keyring, one) : undefined;
  const likely = await likelyOf(context, one, report);
  const settings = report && (await loadSettings(context.tx, context.services.keyring, one));
  const warned = async (code: ProblemCode) => {
    const { count, rowNos } = report
      ? await listWarned(context.tx, one, { code, sight, most: laterShown })
      : { count: 0, rowNos: [] };
    return { count, places: rowNos.map((rowNo) => rowPlace(rowNo, settings?.sheets ?? [])) };
  };
  return view(
    'importing/confirm',
    confirmScreen(one, form, what, counts, {
      groups,
      nameless: settings ? namelessWords(counts, one.book, settings.blankSender) : '',
      likely: likely.length,
      unusedEnds:
        sight === 'whole' && report?.unusedEnds && settings
          ? unusedEndsWords(report.unusedEnds, one.book, settings.blankState)
          : '',
      forwardedLater: await warned('afterReceipt'),
      otherEnd: await warned('otherEnd'),
      countedTwice:
        what === 'execution' ? countedTwiceNotes(context.actor, await countedTwiceOf(context, one, isLeftToOthers)) : [],
      counted: what === 'reversal' ? await countCounted(context.tx, one, false) : 0,
      sight,
    }),
  );
}

export const importPages = definePages((page) => {
  page.get('/imports', {
    permission: 'import:read',
    handler: async ({ tx, house, actor, moment, query }) => {
      const after = query.get('after') ?? '';
      const imports = await listImports(tx, actor.unitId, /^\d{1,9}$/.test(after) ? Number(after) : 0, perPage + 1);
      return view('importing/index', importsScreen(imports, perPage, actor, await leavesToOthers(house, actor, moment.today)));
    },
  });

  page.form('/imports/new', {
    permission: 'import:prepare',
    uploads: true,
    draft: 'of-import',
    schema: () => UploadForm,
    show: async ({ tx, actor }, form) => view('importing/new', uploadScreen(form, await listSources(tx, actor.unitId))),
    act: async (context, value) => {
      const received = (context.req.received ?? []).find((one) => one.field === 'file');
      const { id, number } = await uploadBook(await actOf(context), value, received);
      return redirect(`/imports/${id}`, `Đã nhận tệp, đợt nhập số ${number}. Phần mềm đang đọc.`);
    },
  });

  page.get('/imports/:id', { permission: 'import:read', handler: showImport });

  page.form('/imports/:id/columns', {
    permission: 'import:prepare',
    schema: () => OpenForm,
    initial: async (context) => {
      const { run } = await matchedImport(context);
      return { ...columnInitial(await settingsOf(context)), version: String(run) };
    },
    show: showColumns,
    act: async (context, { version }, values) => {
      const one = await matchedImport(context);
      const stored = await settingsOf(context);
      const { headRow, ...choices } = checked(ColumnsForm(one.book), columnValues(values, stored.heads.length));
      const rows = await loadChunk(context.tx, context.services.keyring, one, 0);
      const chosen = { ...choices, ...headChosen(one.book, { ...stored, ...choices }, rows, headRow) };
      if (values.endsLeft !== '1' && endsLeftBy(one, rows, { ...stored, ...chosen }))
        throw new FormInvalid({ endsLeft: 'Chọn cột chỉ kết quả xử lý, hoặc đánh dấu là không dùng các chữ ấy' });
      await saveChoices(await actOf(context), context.id, version, (settings) => ({
        ...settings,
        ...chosen,
        isByPlace: false,
        missed: [],
      }));
      return redirect(`/imports/${context.id}`, 'Đã lưu cách khớp cột. Phần mềm đang chạy thử.');
    },
  });

  page.form('/imports/:id/values', {
    permission: 'import:prepare',
    schema: () => OpenForm,
    initial: async (context) => {
      const { one, shown } = await valuesOf(context);
      return { ...shown, version: String(one.run) };
    },
    show: async (context, form) => {
      const { one, report, settings } = await valuesOf(context);
      return view('importing/values', valuesScreen(one, report, settings, form));
    },
    act: async (context, { version }, values) => {
      const { one, fields, shown } = await valuesOf(context);
      const decide = await readValues(context, one.book, fields, shown, values);
      await saveChoices(await actOf(context), context.id, version, (settings) => ({ ...settings, ...decide(settings) }));
      return redirect(`/imports/${context.id}`, 'Đã lưu cách khớp giá trị. Phần mềm đang chạy thử lại.');
    },
  });

  page.get('/imports/:id/problems', {
    permission: rowsOpenTo,
    handler: async (context) => {
      const one = await waitingImport(context);
      const reading = await readingOf(context);
      const after = context.query.get('after') ?? '';
      const left: number[] = [];
      const isOwn = broughtBy(one, context.actor);
      const from = {
        after: /^\d{1,9}$/.test(after) ? Number(after) : 0,
        atOnce: perPage + 1,
        ...(isOwn ? { left: (rowNo: number) => left.push(rowNo) } : {}),
      };
      const waiting: WaitingRow[] = [];
      for await (const rows of waitingRows(context, one, reading, from)) {
        waiting.push(...rows);
        if (waiting.length > perPage) break;
      }
      return view('importing/problems', problemsScreen(one, waiting, reading, { most: perPage, left: isOwn ? left : undefined }));
    },
  });

  page.get('/imports/:id/rejected.xlsx', {
    permission: rowsOpenTo,
    observes: 'export',
    handler: async (context) => {
      const one = await waitingImport(context);
      const reading = await readingOf(context);
      // Without a number of rows: which of them go out depends on what whoever takes them may see.
      context.observe({ kind: 'import.refused_exported', unitId: one.unitId, data: { number: one.number } });
      return file(
        rejectedXlsx(waitingRows(context, one, reading), reading, context.services.realm !== undefined),
        'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        `chua-nhap-dot-${one.number}.xlsx`,
      );
    },
  });

  page.form('/imports/:id/trial', {
    permission: 'import:run',
    schema: () => SeenRun,
    initial: async (context) => ({ version: String((await ownImport(context)).run) }),
    show: async (context, form) => {
      const one = await ownImport(context);
      const later = await findLater(context.tx, one);
      const isLeftToOthers = await leavesToOthers(context.house, context.actor, context.moment.today);
      const answer = mayDo(context.actor, 'retry', { ...one, rowsReady: 0, isLeftToOthers }, later);
      if (!answer.ok) throw new NotAllowedNow(answer.because, `/imports/${one.id}`);
      return view('importing/confirm', retryScreen(one, form, later));
    },
    act: async (context, { version }) => {
      await retryImport(await actOf(context), context.id, version);
      return redirect(`/imports/${context.id}`, 'Phần mềm đang chạy thử lại. Xong thì xem số liệu mới rồi nhập vào sổ.');
    },
  });

  const confirm = (
    what: Confirmed,
    permission: 'import:run' | 'import:prepare',
    act: (made: Act, id: number, seenRun: number) => Promise<unknown>,
    done: string,
  ) =>
    page.form(`/imports/:id/${what}`, {
      permission,
      schema: () => ConfirmForm,
      initial: async (context) => ({ version: String((await ownImport(context)).run) }),
      show: (context, form) => showConfirm(context, form, what),
      act: async (context, { version }) => {
        await act(await actOf(context), context.id, version);
        return redirect(`/imports/${context.id}`, done);
      },
    });
  confirm('execution', 'import:run', startImport, 'Đang nhập vào sổ. Có thể rời trang này.');
  confirm('reversal', 'import:run', startUndo, 'Đang hoàn tác đợt nhập. Có thể rời trang này.');
  confirm('stop', 'import:run', stopImport, 'Đã dừng.');
  confirm('abandonment', 'import:prepare', dropImport, 'Đã bỏ đợt nhập. Nội dung tệp đã được xóa khỏi phần mềm.');
});
