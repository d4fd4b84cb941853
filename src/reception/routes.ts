// The reception desk: the register, a new visit, one visit and its steps, the printed register.

import { formatDate, formatTime } from '../deadlines/dates.ts';
import { readDraft, saveDraft } from '../documents/drafts.ts';
import { laterYearsWords, readPeriod } from '../documents/papers/register-period.ts';
import { renderRegisterXlsx } from '../documents/papers/register-xlsx.ts';
import { FormInvalid, together } from '../errors.ts';
import { keepReceiptPin } from '../petitions/receipt/pin.ts';
import { assertReceives } from '../units/queries.ts';
import { actOf } from '../web/act.ts';
import { draftNumberOf, subjectOfNumber } from '../web/draft-numbers.ts';
import { unreadConditions } from '../web/filters.ts';
import { emptyForm, type FormState, type FormValues, sameForm } from '../web/forms.ts';
import { assertOwnUnit } from '../web/own-unit.ts';
import { type Context, definePages } from '../web/pages.ts';
import { file, fragment, redirect, view } from '../web/reply.ts';
import { recordNoShow, revealVisit, setVisitOutcome, voidVisit } from './actions.ts';
import { findAnsweringLetter } from './answering-letter.ts';
import { draftConclusion } from './conclusion.ts';
import { correctVisit } from './correction.ts';
import { correctionForm, correctionScreen, correctionValues, versionMeant } from './correction-page.ts';
import { fieldLabels } from './correction-words.ts';
import { assertDayAndPlace } from './day-and-place.ts';
import { assertDenouncedSettled } from './denounced.ts';
import {
  type EntryStep,
  mostContents,
  mostDocuments,
  mostPeople,
  readEntry,
  rowCount,
  visitEntry,
  withoutDocument,
} from './entry-form.ts';
import { assertCorrectedDay, assertDayMeant, assertDeskMayAnswer, assertEntryAnswered, toldAt } from './entry-questions.ts';
import { correctionDraftName, entryDraftName, entryScreen, freshPerson, freshValues } from './entry-screen.ts';
import { fillKnownPerson, knownPeopleOf } from './known-people.ts';
import { visitListScreen } from './list-screen.ts';
import { draftOutcomeLetter } from './outcome-letter.ts';
import { findAppointment, findTakenBackReply, listVisitMatters, loadVisitRecord } from './queries.ts';
import { printReceipt } from './receipt.ts';
import { registerSheets } from './register-print.ts';
import { type RegisteredVisit, registerVisit } from './registration.ts';
import { replyToVisit, takeBackReply } from './replying.ts';
import { askToSeal, isSealedWithPetition } from './seal-request.ts';
import { correctSession, sessionOf } from './session.ts';
import { visitScreen } from './show-screen.ts';
import {
  conclusionForm,
  letterForm,
  noShowForm,
  outcomeForm,
  replyForm,
  revealForm,
  sessionForm,
  sessionLabels,
  takeBackForm,
  voidForm,
} from './step-forms.ts';
import {
  conclusionScreen,
  identityScreen,
  letterScreen,
  noShowScreen,
  outcomeScreen,
  replyScreen,
  scheduledSession,
  sessionScreen,
  takeBackScreen,
  voidScreen,
} from './step-screens.ts';
import { isSealedVisit } from './visit.ts';
import { goneVisitWords, isBlindTo, replyContradiction } from './workflow.ts';

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
export const receptionPages = definePages((page) => {
  page.get('/visits', {
    permission: 'visit:read',
    handler: async (context) => view('reception/index', await visitListScreen(context)),
  });

  page.form('/visits/new', {
    permission: 'visit:write',
    draft: entryDraftName,
    manyDrafts: true,
    schema: visitEntry,
    labels: fieldLabels,
    asks: async (context, values) => assertEntryAnswered(await actOf(context), readEntry(values, context.moment).entry),
    initial: async ({ moment, query }) => freshValues(moment.today, formatTime(moment.at), query.get('denunciation') ?? ''),
    show: async (context, form) => {
      // Said before the first word is typed.
      await assertReceives(context.house, context.actor.unitId, context.moment.today, '/work');
      return view('reception/new', await entryScreen(context, form));
    },
    act: async (context, posted, values) => {
      if (posted.step !== null) return entryStep(context, posted.step, values);
      const act = await actOf(context);
      await assertEntryAnswered(act, posted.entry);
      const made = await registerVisit(act, posted.entry);
      if (made.petition?.pin) await keepReceiptPin(context, made.petition.id, made.petition.pin);
      const gives = made.petition !== null && !made.sealed && context.services.kit.may(context.actor, 'petition:register');
      // The citizen stands at the desk: code and PIN first, the visit afterwards.
      return redirect(
        gives ? `/petitions/${made.petition?.id}/receipt` : `/visits/${made.id}`,
        savedWords(made, posted.entry.documents.length > 0),
      );
    },
  });

  // The panel "Đã có trong sổ" while typing; the button "Tìm trong sổ" does the same without script.
  page.post('/visits/people', {
    permission: 'visit:write',
    computes: true,
    handler: async (context, values) => fragment('reception/parts/known', { known: await knownPeopleOf(context, values) }),
  });

  page.form('/visits/no-show', {
    permission: 'visit:write',
    draft: 'of-no-show',
    schema: noShowForm,
    initial: async (context) => ({
      receivedOn: formatDate(context.moment.today),
      host: 'head',
      ...(await scheduledSession(context, context.query.get('day') ?? '')),
    }),
    labels: sessionLabels,
    show: async (context, form) => {
      await assertReceives(context.house, context.actor.unitId, context.moment.today, '/work');
      return view('reception/no-show', await noShowScreen(context, form));
    },
    act: async (context, value) => {
      const act = await actOf(context);
      await assertDayMeant(act, value);
      const made = await recordNoShow(act, value);
      return redirect(`/visits/${made.id}`, `Đã ghi buổi tiếp ${made.number}. Biên bản ở mục Văn bản.`);
    },
  });

  // "Điền theo lịch": what the schedule knows of the session chosen; what it does not know stays as typed.
  page.post('/visits/no-show/day', {
    permission: 'visit:write',
    computes: true,
    handler: async (context, values) => {
      await assertReceives(context.house, context.actor.unitId, context.moment.today, '/work');
      const known = await scheduledSession(context, String(values.receptionDay ?? ''));
      const filled = Object.fromEntries(Object.entries(known).filter(([, value]) => value !== ''));
      const form = sameForm(context.csrf, '/visits/no-show', { ...values, ...filled });
      const draftUrl = '/drafts/of-no-show?subject=0';
      return view('reception/no-show', await noShowScreen(context, { ...form, draftUrl }));
    },
  });

  page.get('/visits/register', {
    permission: 'register:print',
    observes: 'print',
    handler: async (context) => {
      const period = readPeriod(context.query, context.moment.today);
      const { sheets, forms } = await registerSheets(context, period);
      context.observe({
        kind: 'register.printed',
        unitId: context.actor.unitId,
        data: { ...period },
      });
      const address = `/visits/register.xlsx?from=${period.from}&to=${period.to}`;
      const mayExport = context.services.kit.may(context.actor, 'register:export');
      return view(
        'reception/register',
        {
          title: `Sổ tiếp công dân ${period.year}`,
          sheets,
          xlsxHref: mayExport ? address : '',
          toolbar: {
            back: { href: '/visits', label: 'Về sổ tiếp công dân' },
            docxHref: '',
            text: [
              unreadConditions(
                context.query,
                {
                  dates: [
                    { name: 'from', label: 'Từ ngày' },
                    { name: 'to', label: 'Đến ngày' },
                  ],
                },
                context.moment.today,
                `sổ in cả năm ${period.year}`,
              ),
              laterYearsWords(context.query, context.moment.today),
              `${forms}, khổ A4 ngang. Lượt tiếp có nội dung tố cáo được che.`,
            ]
              .filter(Boolean)
              .join(' '),
          },
        },
        { layout: 'print' },
      );
    },
  });

  page.get('/visits/register.xlsx', {
    permission: 'register:export',
    observes: 'export',
    handler: async (context) => {
      const period = readPeriod(context.query, context.moment.today);
      const { sheets } = await registerSheets(context, period);
      context.observe({
        kind: 'register.exported',
        unitId: context.actor.unitId,
        data: { ...period },
      });
      return file(await renderRegisterXlsx(sheets), xlsx, `so-tiep-cong-dan-${period.from}-${period.to}.xlsx`);
    },
  });

  page.get('/visits/:id', {
    permission: 'visit:read',
    handler: async (context) => view('reception/show', await visitScreen(context)),
  });

  page.get('/visits/:id/receipt/print', { permission: 'visit:write', observes: 'print', handler: printReceipt });

  page.form('/visits/:id/outcome', {
    permission: 'visit:write',
    draft: 'of-visit-outcome',
    schema: outcomeForm,
    initial: (context) => stored(context),
    show: async (context, form) => view('reception/outcome', await outcomeScreen(context, form)),
    act: async (context, value) => {
      const act = await actOf(context);
      const visit = await loadVisitRecord(context.tx, context.id);
      const contents = await listVisitMatters(context.tx, visit);
      await together([
        () => assertDenouncedSettled(act, value, visit.sealed),
        () => assertDayAndPlace(act, value),
        () => assertDeskMayAnswer(toldAt(visit, contents, value)),
      ]);
      const { petition, isGone } = await setVisitOutcome(act, context.id, value);
      if (petition?.pin) await keepReceiptPin(context, petition.id, petition.pin);
      const words = petition ? `Đã ghi kết quả tiếp và vào sổ đơn ${petition.number}.` : 'Đã ghi kết quả tiếp.';
      return isGone ? redirect('/visits', `${words} ${goneVisitWords}`) : redirect(`/visits/${context.id}`, words);
    },
  });

  page.form('/visits/:id/reply', {
    permission: 'visit:write',
    draft: 'of-visit-reply',
    schema: replyForm,
    // A letter that was sent is the answer: kind and day come from it.
    initial: async (context) => {
      const visit = await loadVisitRecord(context.tx, context.id);
      const letter = await findAnsweringLetter(context.tx, visit);
      const before = await findTakenBackReply(context.tx, visit);
      const kind = letter?.kind ?? before?.reply;
      return {
        ...(await stored(context)),
        repliedOn: formatDate(letter?.sentOn ?? before?.on ?? context.moment.today),
        ...(kind && (letter || replyContradiction(kind, visit.petitionStatus, visit.outcome) === '') ? { replyKind: kind } : {}),
      };
    },
    show: async (context, form) => view('reception/reply', await replyScreen(context, form)),
    act: async (context, value) => {
      await replyToVisit(await actOf(context), context.id, value);
      return redirect(`/visits/${context.id}`, 'Đã ghi việc trả lời công dân. Thời hạn trả lời kết thúc.');
    },
  });

  page.form('/visits/:id/reply-correction', {
    permission: 'visit:write',
    draft: 'of-visit-reply-correction',
    schema: takeBackForm,
    labels: { reason: 'Lý do ghi lại' },
    initial: (context) => stored(context),
    show: async (context, form) => view('reception/take-back', await takeBackScreen(context, form)),
    act: async (context, value) => {
      await takeBackReply(await actOf(context), context.id, value);
      return redirect(`/visits/${context.id}`, 'Đã bỏ việc trả lời ghi nhầm. Thời hạn trả lời chạy tiếp từ ngày tiếp.');
    },
  });

  page.form('/visits/:id/conclusion', {
    permission: 'visit:conclude',
    draft: 'visit-conclusion',
    schema: conclusionForm,
    initial: async (context) => {
      const { version, conclusion } = await stored(context);
      return { version: version ?? '', conclusion: conclusion ?? '' };
    },
    show: async (context, form) => view('reception/conclusion', await conclusionScreen(context, form)),
    act: async (context, value) => {
      const { href, isReadable } = await draftConclusion(await actOf(context), context.id, value);
      const next = isReadable ? 'Trình duyệt' : 'Nội dung được bảo mật: người có quyền đọc trình duyệt';
      return redirect(href, `Đã soạn thông báo kết luận. ${next}, cấp số để kết thúc thời hạn ban hành.`);
    },
  });

  page.form('/visits/:id/correction', {
    permission: 'visit:write',
    draft: 'visit-correction',
    schema: correctionForm,
    initial: correctionValues,
    show: async (context, form) => view('reception/new', await correctionScreen(context, form)),
    act: async (context, posted, values) => {
      if (posted.step !== null) return correctionStep(context, posted.step, values);
      const act = await actOf(context);
      const { entry } = posted.correction;
      if (values['sealed-facts'] !== '1')
        await assertDenouncedSettled(act, entry, isSealedVisit(entry.denunciation === 'yes', entry.contents));
      await assertCorrectedDay(act, await loadVisitRecord(context.tx, context.id), entry);
      const version = await versionMeant(context, values);
      const { changed, elsewhere, isGone } = await correctVisit(act, context.id, { ...posted.correction, version });
      if (isGone) return redirect('/visits', goneVisitWords);
      return redirect(
        `/visits/${context.id}`,
        changed.length > 0 ? [`Đã sửa: ${changed.join(', ')}.`, ...elsewhere].join(' ') : 'Không có gì thay đổi.',
      );
    },
  });

  page.form('/visits/:id/session', {
    permission: 'visit:write',
    draft: 'of-visit-session',
    schema: sessionForm,
    labels: sessionLabels,
    initial: async ({ tx, id, actor }) => {
      const visit = await loadVisitRecord(tx, id);
      assertOwnUnit({ actor }, visit);
      const session = await sessionOf(tx, visit);
      return { ...session, receivedOn: formatDate(session.receivedOn), version: String(visit.version), reason: '' };
    },
    show: async (context, form) => view('reception/no-show', await sessionScreen(context, form)),
    act: async (context, value) => {
      const act = await actOf(context);
      const { receivedOn } = await loadVisitRecord(context.tx, context.id);
      if (value.receivedOn !== receivedOn) await assertDayMeant(act, value);
      const { changed, elsewhere } = await correctSession(act, context.id, value);
      const words = changed.length > 0 ? [`Đã sửa: ${changed.join(', ')}.`, ...elsewhere].join(' ') : 'Không có gì thay đổi.';
      return redirect(`/visits/${context.id}`, words);
    },
  });

  page.form('/visits/:id/letter', {
    permission: 'visit:write',
    draft: 'of-visit-letter',
    schema: letterForm,
    labels: { org: 'Cơ quan' },
    initial: async (context) => {
      const visit = await loadVisitRecord(context.tx, context.id);
      assertOwnUnit(context, visit);
      const [matter] = await listVisitMatters(context.tx, visit);
      return {
        version: String(visit.version),
        org: visit.guidedTo || visit.transferredTo || (matter?.competentOrg ?? ''),
      };
    },
    show: async (context, form) => view('reception/letter', await letterScreen(context, form)),
    act: async (context, value) => {
      const visit = await loadVisitRecord(context.tx, context.id);
      const paperId = await draftOutcomeLetter(await actOf(context), context.id, value);
      return redirect(
        isBlindTo(context.actor, visit) ? `/visits/${context.id}` : `/papers/${paperId}`,
        'Đã soạn dự thảo văn bản.',
      );
    },
  });

  page.form('/visits/:id/void', {
    permission: 'visit:void',
    draft: 'of-visit-void',
    schema: voidForm,
    initial: (context) => stored(context),
    show: async (context, form) => view('reception/void', await voidScreen(context, form)),
    act: async (context, value) => {
      await voidVisit(await actOf(context), context.id, value);
      return redirect(`/visits/${context.id}`, 'Đã hủy số. Số vẫn giữ trong sổ.');
    },
  });

  page.form('/visits/:id/identity', {
    permission: 'identity:reveal',
    schema: revealForm,
    show: async (context, form) => view('reception/identity', await identityScreen(context, form)),
    act: async (context, value) => {
      const people = await revealVisit(await actOf(context), context.id, value.purpose);
      return view('reception/identity', await identityScreen(context, again(context, {}), people, value.purpose));
    },
  });
});

const again = (context: Context, values: FormValues): FormState => emptyForm(context.csrf, context.req.path, values);

/** The same page with one row more, in the other mode, or with a known person filled in; nothing is kept yet. */
async function entryStep(context: Context, step: EntryStep, values: FormValues) {
  const form = again(context, await turnDraft(context, step, await stepValues(context, step, values)));
  return view(
    'reception/new',
    await entryScreen(
      context,
      { ...form, note: step === 'find' ? 'Kết quả tìm trong sổ ở mục Người được tiếp.' : '' },
      { firstField: fieldAfter(step, form.values) },
    ),
  );
}

/** The same page of a correction. What is sealed with its petition is not turned here: the page says where, and tells the head on request. */
async function correctionStep(context: Context, step: EntryStep, values: FormValues) {
  const isElsewhere = isSealedWithPetition(await loadVisitRecord(context.tx, context.id));
  const staying = isElsewhere && (step === 'seal' || step === 'ask-seal');
  const stepped = await stepValues(context, staying ? 'ask-seal' : step, values);
  const form = again(context, step.startsWith(dropsDocument) ? await turnDraft(context, step, stepped) : stepped);
  if (!staying || step !== 'ask-seal') return view('reception/new', await correctionScreen(context, form));
  const chosen = String(values.sealAskedOf ?? '');
  try {
    const note = await askToSeal(await actOf(context), context.id, Number(values.version ?? 0), chosen);
    return view('reception/new', await correctionScreen(context, { ...form, note }));
  } catch (error) {
    if (!(error instanceof FormInvalid)) throw error;
    return view('reception/new', await correctionScreen(context, { ...form, errors: error.errors }), { status: 422 });
  }
}

/**
 * The answer to the first question changed, or a row was taken away: the draft that was kept changes with the press, not with the next
 * word typed, so that a name is in no list of drafts from then on and the row does not come back with it.
 */
async function turnDraft(context: Context, step: EntryStep, values: FormValues): Promise<FormValues> {
  const isTurned = step === 'seal' || step === 'unseal';
  if (!isTurned && !step.startsWith(dropsDocument)) return values;
  const { tx, actor, services, moment } = context;
  const place =
    context.id > 0
      ? { form: correctionDraftName, subject: String(context.id) }
      : { form: entryDraftName, subject: subjectOfNumber(draftNumberOf(values.draft)) };
  const draft = await readDraft(tx, actor, place, services.keyring);
  // Of the turn, what this window shows is what stands, whatever another has saved since: nobody presses this to keep a name in sight.
  if (!draft || (!isTurned && String(draft.version) !== values._version)) return values;
  const { _version, _writer, ...words } = values;
  const { version } = await saveDraft(tx, actor, place, words, services.keyring, moment.at);
  return { ...values, _version: String(version) };
}

/** The field the officer types next after a step. */
function fieldAfter(step: EntryStep, values: FormValues): string {
  if (step === 'add-person') return `p${rowCount(values, 'people', mostPeople)}_idNumber`;
  if (step === 'add-content') return `c${rowCount(values, 'contents', mostContents)}_type`;
  if (step === 'add-document') return `d${rowCount(values, 'documents', mostDocuments, 3)}_name`;
  if (step.startsWith(dropsDocument)) return `${step.slice(5).replace('document-', 'd')}_name`;
  return step.startsWith('use-') ? 'c1_type' : 'p1_idNumber';
}
const dropsDocument = 'drop-document-';

async function stepValues(context: Context, step: EntryStep, values: FormValues): Promise<FormValues> {
  const { step: _step, ...kept } = values;
  const more = (name: 'people' | 'contents' | 'documents', least = 1) => ({
    ...kept,
    [name]: String(rowCount(kept, name, 98, least) + 1),
  });
  switch (step) {
    case 'seal':
      return { ...kept, denunciation: 'yes', ...(kept.c1_summary && kept.c1_type ? {} : { c1_type: 'TC' }) };
    case 'unseal':
      return {
        ...kept,
        denunciation: 'no',
        ...Object.fromEntries(
          Object.entries(kept).flatMap(([name, value]) => (/^c\d+_type$/.test(name) && value === 'TC' ? [[name, '']] : [])),
        ),
      };
    case 'add-person':
      return { ...freshPerson(rowCount(kept, 'people', 98) + 1), ...more('people') };
    case 'add-content':
      return more('contents');
    case 'add-document':
      return more('documents', 3);
    case 'find':
    case 'ask-seal':
      return kept;
    default:
      if (step.startsWith(dropsDocument)) return withoutDocument(kept, Number(step.slice(dropsDocument.length)));
      return fillKnownPerson(context, kept, Number(step.slice(4)));
  }
}

/** What a step form opens with: the stored facts it may change, and the version it saw. */
async function stored(context: Context): Promise<FormValues> {
  const visit = await loadVisitRecord(context.tx, context.id);
  assertOwnUnit(context, visit);
  const text = (value: string | null) => value ?? '';
  const slip = visit.appointmentOn ? await findAppointment(context.tx, visit) : undefined;
  return {
    version: String(visit.version),
    outcome: text(visit.outcome),
    inJurisdiction: visit.inJurisdiction === null ? '' : visit.inJurisdiction ? 'yes' : 'no',
    refusalGround: text(visit.refusalGround),
    guidedTo: visit.guidedTo,
    guidanceNumber: visit.guidanceNumber,
    transferredTo: visit.outcome === 'urge_subordinate' ? '' : visit.transferredTo,
    urgedOrg: visit.outcome === 'urge_subordinate' ? visit.transferredTo : '',
    transferNumber: visit.transferNumber,
    appointmentOn: visit.appointmentOn && slip?.on !== null ? formatDate(visit.appointmentOn) : '',
    appointmentTime: slip?.time ?? '',
    explained: visit.content?.explained ?? '',
    conclusion: visit.content?.conclusion ?? '',
    resultTracking: visit.content?.resultTracking ?? '',
  };
}

function savedWords(made: RegisteredVisit, hasReceipt: boolean): string {
  const parts = [`Đã ghi vào sổ, số ${made.number}.`];
  if (made.sealed) parts.push('Thông tin người tố cáo đã niêm phong.');
  if (made.petition) parts.push(`Đã vào sổ đơn ${made.petition.number}.`);
  if (made.isLargeGroup) parts.push('Đoàn đông người, đã báo lãnh đạo.');
  if (made.dueOn)
    parts.push(`${made.owesNotice ? 'Hạn ban hành thông báo từ chối' : 'Hạn trả lời công dân'} ${formatDate(made.dueOn)}.`);
  if (hasReceipt) parts.push('In giấy biên nhận 02/TCD, ký, giao công dân 01 bản.');
  return parts.join(' ');
}
