// The pages of proceedings: acceptance, the proceeding, and one form page per act, all from the tables.
import { may, readsAssignedOnly } from '../accounts/permissions.ts';
import { namesOf } from '../accounts/queries.ts';
import { replayClock } from '../deadlines/clock.ts';
import { formatDate } from '../deadlines/dates.ts';
import { eventsOf } from '../deadlines/queries.ts';
import { listPetitionPapers, listProceedingFiles, sendingOf } from '../documents/queries.ts';
import { beforeApproval } from '../documents/registry/approved-day.ts';
import { FormInvalid, NotAllowedNow, NotPermitted } from '../errors.ts';
import { approvedDaysOf } from '../petitions/approval/approved-days.ts';
import { lacksForm } from '../petitions/classification/gaps.ts';
import { groundsFor } from '../petitions/classification/grounds.ts';
import { findAnswers } from '../petitions/classification/queries.ts';
import { findOnPaper } from '../petitions/on-paper/queries.ts';
import { returnApproved } from '../petitions/proposals/actions.ts';
import { holdersOf } from '../petitions/proposals/route.ts';
import { findProposal, listParties, loadPetition } from '../petitions/queries.ts';
import { findTaking } from '../petitions/report-below.ts';
import { refusalTakenBackWords } from '../petitions/taking-back/policy.ts';
import type { Taking } from '../petitions/taking-grounds.ts';
import { mayAct } from '../petitions/workflow.ts';
import { actOf } from '../web/act.ts';
import type { FormValues } from '../web/forms.ts';
import { type Context, definePages } from '../web/pages.ts';
import { redirect, view } from '../web/reply.ts';
import {
  acceptPetition,
  assertGroupConditions,
  assertLegalForm,
  isGroupComplaint,
  isRepresented,
  refusePetition,
} from './acceptance.ts';
import { gatherAcceptance, limitOnAcceptance } from './acceptance-facts.ts';
import { acceptanceScreen, acceptedWords } from './acceptance-screen.ts';
import { type ActCode, actCodes, resultActs } from './act-codes.ts';
import { dayErrors } from './act-day.ts';
import { actScreen, formFactsOf } from './act-screen.ts';
import { assertAct, performAct, registrationHref } from './actions.ts';
import { figureChanges, noFigures, recommendedOf, typedFigures } from './acts/figures.ts';
import { definitions } from './acts/index.ts';
import { clockView } from './clock-lines.ts';
import { choicesOf, labelsOf } from './fields.ts';
import { acceptanceForm } from './forms.ts';
import { isNoticeOutdated } from './held-sending.ts';
import { permissionFor } from './permission.ts';
import { accessTo, closedWords } from './policy.ts';
import { type Asking, type Gathered, gather, listOutcomes, listRelated } from './queries.ts';
import { loadProceeding } from './records.ts';
import { saidByRevoked } from './said-before.ts';
import { showScreen } from './screens.ts';
import { isBehind, ontoStanding, seenBy } from './seen.ts';
import { bookedReceivers } from './sent-papers.ts';
import { standingText } from './standing.ts';
import { standingFigures } from './standing-figures.ts';
import { standingNotes } from './standing-notes.ts';
import { workflowOf } from './tables/index.ts';
import { listTakeable } from './taking-back/queries.ts';
import { typedBefore, typedLast } from './taking-back/records.ts';
import { findRule } from './workflow.ts';

async function askingOf(context: Context): Promise<Asking> {
  const { tx, house, actor, moment, services } = context;
  return { tx, house, actor, moment, rules: await services.rules(house) };
}

/** The proceeding of the address, gathered; the file stays shut for who may not open it. @throws NotFound, NotPermitted */
async function opened(context: Context, code?: ActCode) {
  const asking = await askingOf(context);
  const proceeding = await loadProceeding(context.tx, context.id);
  const gathered = await gather(asking, proceeding);
  if (code) gathered.given.figures = await standingFigures(context.tx, proceeding, code);
  return { asking, proceeding, gathered, access: accessTo(context.actor, gathered.doer, proceeding.sealed) };
}

export const proceedingPages = definePages((page) => {
  page.form('/petitions/:id/acceptance', {
    permission: 'proceeding:accept',
    draft: 'acceptance',
    schema: ({ today }) => acceptanceForm(today),
    initial: async (context) => {
      const asking = await askingOf(context);
      const { record, profile } = await gatherAcceptance(asking, await loadPetition(context.tx, context.id));
      const before = refusalBefore(await findProposal(context.tx, record));
      return {
        ...(before ?? { decision: 'accept' }),
        on: formatDate((await findOnPaper(context.tx, record))?.paperOn ?? context.moment.today),
        // The office's own words: they stand in every later paper.
        points: record.content?.subject ?? '',
        ...(profile.isRemoteArea ? { isRemote: '1' } : {}),
        ...takenBefore(await findTaking(context.tx, record), record.content?.previousOrg ?? ''),
      };
    },
    show: async (context, form) => {
      const petition = await loadPetition(context.tx, context.id);
      const answer = mayAct(context.actor, 'accept', petition, await findProposal(context.tx, petition));
      if (!answer.ok && answer.why === 'role') throw new NotPermitted(answer.because, `/petitions/${context.id}`);
      if (!answer.ok) throw new NotAllowedNow(answer.because, `/petitions/${context.id}`);
      const asking = await askingOf(context);
      const { record, parties } = await gatherAcceptance(asking, petition);
      const limit = await limitOnAcceptance(asking, record);
      const takenBack = refusalTakenBackWords(await findProposal(context.tx, record));
      // Whoever accepts goes on himself.
      const holders = await holdersOf(context.house, record.unitId, 0, context.moment.today);
      return view(
        'proceedings/acceptance',
        acceptanceScreen(record, parties, form, asking.rules, context.moment.today, {
          limit,
          isPreviousOverdue: (await findAnswers(context.tx, record)).isPreviousOverdue,
          registrationHref: registrationHref(context.actor, context.id),
          holders,
          takenBack,
        }),
      );
    },
    act: async (context, value) => {
      const act = await actOf(context);
      const petition = await loadPetition(context.tx, context.id);
      if (value.decision === 'return') {
        await returnApproved(act, context.id, value.comment);
        return redirect(`/petitions/${context.id}`, 'Đã trả lại để chuyên viên phân loại, đề xuất lại.');
      }
      if (value.on < petition.receivedOn)
        throw new FormInvalid({ on: `Ngày này trước ngày nhận đơn ${formatDate(petition.receivedOn)}` });
      // Only what was decided on paper while the software was away is older than its approval here.
      const days = approvedDaysOf(petition, await findProposal(context.tx, petition));
      if (beforeApproval(value.on, days, 'letter'))
        throw new FormInvalid({
          on: `Đề xuất được phê duyệt ngày ${formatDate(days.approvedOn ?? '')}: ngày quyết định không trước ngày ấy`,
        });
      if (value.decision === 'accept' && isGroupComplaint(petition))
        assertGroupConditions(value, isRepresented(petition, await listParties(context.tx, petition)));
      if (value.decision === 'accept' && lacksForm(petition)) assertLegalForm(value);
      if (value.decision === 'refuse' && value.ground !== null) {
        if (!groundsFor(petition).includes(value.ground)) throw new FormInvalid({ ground: 'Chọn căn cứ đúng với loại đơn' });
        await refusePetition(act, context.id, { on: value.on, ground: value.ground, reason: value.reason });
        return redirect(
          `/petitions/${context.id}`,
          'Đã quyết định không thụ lý. Dự thảo thông báo nằm ở phần văn bản, chờ phê duyệt rồi gửi; đơn kết thúc khi thông báo đã gửi.',
        );
      }
      const id = await acceptPetition(act, context.id, {
        on: value.on,
        points: value.points,
        redo: value,
        leap: value.leap,
        isRemote: value.isRemote,
      });
      return redirect(`/proceedings/${id}`, acceptedWords(petition));
    },
  });

  page.get('/proceedings/:id', {
    permission: 'proceeding:read',
    handler: async (context) => {
      const { asking, proceeding, gathered, access } = await opened(context);
      if (access === 'undeclared') return redirect(`/proceedings/${context.id}/conflict`, closedWords.undeclared, 'amber');
      if (access !== 'open') throw new NotPermitted(closedWords[access]);
      const { tx, house, actor, moment, csrf } = context;
      const mainId = proceeding.mainClockId;
      const events = mainId === null ? [] : ((await eventsOf(tx, proceeding.unitId, [mainId])).get(mainId) ?? []);
      const model = showScreen({
        gathered,
        main: replayClock(events, asking.rules.book, asking.rules.calendar).clock,
        outcomes: await listOutcomes(tx, proceeding),
        related: await listRelated(tx, proceeding),
        papers: gathered.isReadable ? await listPetitionPapers(tx, { unitId: proceeding.unitId, id: proceeding.petitionId }) : [],
        files: await listProceedingFiles({ tx, actor }, proceeding),
        isNoticeOutdated: await isNoticeOutdated(tx, gathered),
        notes: await standingNotes(tx, gathered),
        names: await namesOf(house, [proceeding.resolverId, proceeding.holderId]),
        takeable: await listTakeable(tx, gathered),
        rules: asking.rules,
        today: moment.today,
        csrf,
        registrationHref: registrationHref(actor, proceeding.petitionId),
        mayWritePapers: may(actor, 'paper:write') && gathered.doer.inOwnUnit && proceeding.closedOn === null,
        opensRelated: !readsAssignedOnly(actor.role),
      });
      return view('proceedings/show', model);
    },
  });

  for (const code of actCodes) {
    const definition = definitions[code];
    page.form(`/proceedings/:id/${code}`, {
      permission: permissionFor(code),
      draft: `proceeding-${code}`,
      schema: ({ today }) => definition.schema(today),
      labels: labelsOf(definition.fields),
      choices: choicesOf(definition.fields),
      initial: async (context) => {
        const { gathered, proceeding } = await opened(context, code);
        const before = await typedBefore(context.tx, proceeding, code);
        const first = definition.initial(formFactsOf(gathered));
        const said = before ? {} : await saidByRevoked(context.tx, gathered.given, code);
        const isProposed = before !== undefined || Object.keys(said).length > 0;
        const rule = findRule(workflowOf(proceeding.procedure), code);
        // What told of a paper that was made anew is done again on a day of its own: its old one lies before the new paper.
        const isPast = before !== undefined && rule !== undefined && dayErrors(rule, before, gathered.given).on !== undefined;
        const isAnew = before?.wasIssued === true || isPast;
        const values = {
          ...first,
          ...before?.values,
          ...said,
          ...(isProposed ? correctedSince(code, gathered) : await heldSince(context, gathered, code)),
          ...(isAnew && first.on ? { on: first.on } : {}),
        };
        const version = seenBy(code, gathered);
        // What the sending book already says is not asked a second time.
        if (!('recipients' in definition.fields) || !rule?.issued?.length) return { ...values, version };
        const sent = await sendingOf(context.tx, proceeding, rule.issued);
        const to = before ? '' : await bookedReceivers(context.tx, proceeding, rule);
        return { ...values, ...(sent ? { on: formatDate(sent.on) } : {}), ...(to ? { recipients: to } : {}), version };
      },
      stored: async (context) => {
        const { gathered } = await opened(context, code);
        return { ...(await storedFor(context, gathered, code)), version: seenBy(code, gathered) };
      },
      show: async (context, form) => {
        const { asking, proceeding, gathered, access } = await opened(context, code);
        // What was sent is shown beside the refusal instead, to be copied.
        if (access === 'undeclared' && code !== 'conflict' && context.req.method === 'GET')
          return redirect(`/proceedings/${context.id}/conflict`, closedWords.undeclared, 'amber');
        if (access !== 'open' && !(access === 'undeclared' && code === 'conflict')) throw new NotPermitted(closedWords[access]);
        assertAct(context.actor, gathered, code, context.id);
        const clock = gathered.clocks.find((one) => one.id === proceeding.mainClockId);
        const due = clock && clockView(clock, context.moment.today, asking.rules.calendar, gathered.undated.get(clock.id));
        const names = await namesOf(context.house, [proceeding.resolverId]);
        const isGivenUp = code === 'acceptance-papers' && !(await typedBefore(context.tx, proceeding, code));
        const stored = isBehind(code, gathered, form) ? await storedFor(context, gathered, code) : {};
        const settled = ontoStanding(code, gathered, form, { stored, labels: labelsOf(definition.fields) });
        return view(
          'proceedings/act',
          actScreen(code, gathered, { ...settled, isGivenUp }, due ? { words: due.short, date: due.dateText } : null, names),
        );
      },
      act: async (context, value, values) => {
        const seen = typeof values.version === 'string' ? values.version : '';
        const { said, drafted } = await performAct(await actOf(context), context.id, code, value, seen);
        const next = code === 'conflict' ? afterDeclaring(context, value) : `/proceedings/${context.id}`;
        return redirect(next, flashOf(said) + (drafted > 0 ? draftedWords : ''));
      },
    });
  }
});

/** Given out or determined once more: the form opens with what holds, so that nobody is left out unseen. Its days are new. */
async function heldSince(context: Context, gathered: Gathered, code: ActCode): Promise<FormValues> {
  const { team } = gathered.given;
  const { on: _on, days: _days, number: _number, ...typed } = await typedLast(context.tx, gathered.given.proceeding, code);
  if (code === 'complexity') return typed;
  if (code !== 'assignment' || team.length === 0) return {};
  const of = (role: 'team_lead' | 'member') =>
    team.filter(({ memberRole }) => memberRole === role).map((one) => `${one.accountId}`);
  return { ...typed, keepDays: '', lead: of('team_lead')[0] ?? '', members: of('member') };
}

/** A result made once more opens with the figures that stand: they were perhaps corrected since it was typed. */
function correctedSince(code: ActCode, { given }: Gathered): FormValues {
  const standing = recommendedOf(given.figures);
  return resultActs.includes(code) && standing && figureChanges(noFigures, standing) ? typedFigures(standing) : {};
}

/** What the file holds that the form of an act replaces: the accepted contents, the figures, or what was typed when the act was last done. */
async function storedFor({ tx }: Context, gathered: Gathered, code: ActCode): Promise<FormValues> {
  const { given } = gathered;
  if (code === 'acceptance-papers') return { points: standingText(given) };
  if (code === 'outcomes' || code === 'police-figures') return definitions[code].initial(formFactsOf(gathered));
  if (resultActs.includes(code)) return correctedSince(code, gathered);
  return code === 'assignment' || code === 'complexity' ? typedLast(tx, given.proceeding, code) : {};
}

/** What was typed for a refusal that was taken back. */
function refusalBefore(proposal: { details: Readonly<Record<string, unknown>> } | undefined) {
  const typed = proposal?.details.refusalBefore as { on: string; ground: string; reason: string } | undefined;
  return typed && { decision: 'refuse', on: formatDate(typed.on), ground: typed.ground, reason: typed.reason };
}

/** What was written down when the matter was taken from the body below; its head as the petition calls him where nothing was. */
const takenBefore = (taking: Taking | undefined, previousOrg: string) =>
  taking
    ? {
        redo: taking.ground,
        redoFacts: taking.note,
        below: taking.below,
        demandNumber: taking.demandNumber,
        demandOn: formatDate(taking.demandOn),
      }
    : { below: previousOrg };

/** Who declared a conflict goes back to his own work: the file stays shut for him. */
function afterDeclaring(context: Context, value: Record<string, unknown>): string {
  return value.answer === 'yes' ? '/work' : `/proceedings/${context.id}`;
}

/** The clerk can number nothing before somebody approved the words. */
const draftedWords = ' Dự thảo văn bản ở phần Văn bản, chờ phê duyệt rồi cấp số.';
const flashOf = (said: string) => (said.length > 160 ? `${said.slice(0, 157)}…` : said);
