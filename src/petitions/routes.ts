// The petition, its register, and the small acts on it. Intake, classification, proposal, approval and issue have folders of their own.

import { readFigure } from '../dashboard/predicates.ts';
import { together } from '../database/together.ts';
import { formatDate } from '../deadlines/dates.ts';
import { findUndatedRows } from '../deadlines/undated.ts';
import { NotAllowedNow, NotPermitted } from '../errors.ts';
import { actsSettledBy, firstWorkEndsWords } from '../units/acts-that-stand.ts';
import { actOf } from '../web/act.ts';
import { type FormState, parseForm } from '../web/forms.ts';
import { type Context, definePages } from '../web/pages.ts';
import { redirect, view } from '../web/reply.ts';
import { actRules, type PetitionAct } from './act-rules.ts';
import { afterOf } from './after-act.ts';
import { tellingWayNames, tellingWays } from './citizen-telling.ts';
import { findForwardDuty } from './forward-duty.ts';
import { inspectionFindingNames, inspectionFindings } from './inspection.ts';
import { intakePages } from './intake/routes.ts';
import { namedPages } from './named/routes.ts';
import { petitionNumber } from './petition.ts';
import { findProposal, loadPetition, loadPetitionRecord, type PetitionRecord } from './queries.ts';
import { receiptPages } from './receipt/routes.ts';
import { downloadBook, printBook } from './register/book.ts';
import { exportRegister } from './register/export.ts';
import { countedClock, countRegister, listRegister } from './register/queries.ts';
import { readCursor, readRegisterFilter, readRegisterSort, registerScreen } from './register/screens.ts';
import { revealedPeople } from './revealed.ts';
import { sealingPages } from './sealing-routes.ts';
import { showPetitionScreen } from './show/screens.ts';
import {
  assignPetition,
  informForwarder,
  recordInspection,
  recordSupplement,
  revealPetition,
  tellCitizen,
  voidPetition,
  withdrawPetition,
} from './steps/actions.ts';
import { assignedMark, listProcessorOptions, takenDraftWords } from './steps/assignable.ts';
import { takeFromBelow } from './steps/below.ts';
import { takingFieldsFor, takingIntro } from './steps/below-screen.ts';
import {
  AssignmentForm,
  asksWithdrawalSign,
  CitizenNoticeForm,
  ForwarderNoticeForm,
  InspectionForm,
  RevealForm,
  SupplementForm,
  TakingFromBelowForm,
  VoidForm,
  WithdrawalForm,
} from './steps/forms.ts';
import { dateStep, leapStep, noteStep, pickStep, type StepField, type StepPage, textStep } from './steps/step-page.ts';
import { takingOverPages } from './taking-over/routes.ts';
import {
  leaversHint,
  mustGoOnWords,
  withdrawalSignLabel,
  withdrawalSignNames,
  withdrawalSigns,
  withdrawerNames,
  withdrawers,
  withdrawersLabel,
} from './withdrawal-signs.ts';
import { mayAct, type PetitionFacts } from './workflow.ts';

/** The page of one small act, refused before it is shown when the table says no. @param known the petition, where the page needed it before */
async function step(
  context: Context,
  act: PetitionAct,
  form: FormState,
  words: string,
  warning: string,
  stepFields: StepField[],
  known?: PetitionRecord & Pick<PetitionFacts, 'owesForwarder'>,
) {
  const petition = known ?? (await loadPetitionRecord(context.tx, context.id));
  const answer = mayAct(context.actor, act, petition);
  if (!answer.ok) {
    if (answer.why === 'role') throw new NotPermitted(answer.because);
    throw new NotAllowedNow(answer.because, `/petitions/${context.id}`);
  }
  const rule = actRules[act];
  const page: StepPage = {
    title: rule.label,
    number: petitionNumber(petition),
    backHref: `/petitions/${context.id}`,
    words,
    warning,
    form,
    stepFields,
    primaryLabel: rule.label,
    after: `Sau bước này: ${afterOf(act, petition, context.moment.today)}`,
  };
  return view('petitions/step', page);
}

/** The petition, and whether it still owes a word to whoever forwarded it. */
async function withForwarderDuty(context: Context) {
  const petition = await loadPetitionRecord(context.tx, context.id);
  return { ...petition, owesForwarder: (await findForwardDuty(context.tx, petition)) !== undefined };
}

const back = (context: Context, words: string) => redirect(`/petitions/${context.id}`, words);

export const petitionPages = [
  ...intakePages,
  ...receiptPages,
  ...namedPages,
  ...takingOverPages,
  ...sealingPages,
  ...definePages((page) => {
    page.get('/petitions', {
      permission: 'petition:read',
      handler: async (context) => {
        const { tx, actor, moment, query, house, services } = context;
        const rules = await services.rules(house);
        const { calendar } = rules;
        const figure = readFigure(query, moment.today);
        const filter = readRegisterFilter(query, actor, moment.today, figure?.filter ?? null);
        const q = query.get('q')?.trim() ?? '';
        if (q && !filter.number) return redirect(`/search?q=${encodeURIComponent(q)}`);
        const soon = calendar.covers(moment.today) ? calendar.addWorkingDays(moment.today, 3) : moment.today;
        const sort = readRegisterSort(query, filter);
        const cursor = readCursor(query.get('after'), sort);
        const [rows, count] = await together(
          listRegister(tx, filter, sort, cursor, moment.today, soon),
          countRegister(tx, filter, moment.today, soon),
        );
        return view(
          'petitions/register',
          registerScreen({
            rows,
            count,
            sort,
            cursor,
            query,
            filter,
            actor,
            today: moment.today,
            calendar,
            undated: await findUndatedRows(tx, rows.map(countedClock), rules),
            figureWords: figure?.words ?? '',
          }),
        );
      },
    });

    page.get('/petitions/register', { permission: 'register:print', observes: 'print', handler: printBook });
    page.get('/petitions/register.xlsx', { permission: 'register:export', observes: 'export', handler: downloadBook });
    page.get('/petitions/export.xlsx', { permission: 'register:export', observes: 'export', handler: exportRegister });

    page.get('/petitions/:id', {
      permission: 'petition:read',
      handler: async (context) => view('petitions/show', await showPetitionScreen(context)),
    });

    page.form('/petitions/:id/assignment', {
      permission: 'petition:assign',
      draft: 'of-petition-assignment',
      schema: AssignmentForm,
      initial: async (context) => ({ rowVersion: assignedMark(await loadPetition(context.tx, context.id)) }),
      show: async (context, form) => {
        const petition = await loadPetition(context.tx, context.id);
        const { options, hint } = await listProcessorOptions(context, petition, context.moment.today);
        return step(
          context,
          'assign',
          // Words from a draft are about the petition as it stands now; a form that was refused stays what the officer saw.
          Object.keys(form.errors).length > 0
            ? form
            : { ...form, values: { ...form.values, rowVersion: assignedMark(petition) } },
          [
            'Chọn người chịu trách nhiệm xử lý đơn. Người được chọn nhận thông báo và thấy đơn trong Việc của tôi.',
            firstWorkEndsWords(await actsSettledBy(context.house, context.actor.unitId)),
          ]
            .filter(Boolean)
            .join(' '),
          await takenDraftWords(context.tx, context.house, petition.id),
          [
            pickStep(options.length > 5 ? 'select' : 'radio', 'processor', 'Chuyên viên xử lý', options, hint),
            noteStep('note', 'Ý kiến phân công'),
          ],
          await withForwarderDuty(context),
        );
      },
      act: async (context, value) =>
        back(context, `Đã phân công cho ${await assignPetition(await actOf(context), context.id, value)}.`),
    });

    page.form('/petitions/:id/withdrawal', {
      permission: 'petition:withdraw',
      draft: 'of-petition-withdrawal',
      schema: WithdrawalForm,
      initial: async ({ moment }) => ({ on: formatDate(moment.today) }),
      show: async (context, form) => {
        const petition = await loadPetitionRecord(context.tx, context.id);
        const isAsked = asksWithdrawalSign(petition);
        return step(
          context,
          'withdraw',
          form,
          'Ghi nhận người gửi rút đơn trước khi thụ lý. Rút toàn bộ thì đơn kết thúc; rút một phần thì xử lý phần còn lại; một số người rút thì đơn vẫn được xử lý cho những người còn lại.',
          isAsked ? `${mustGoOnWords}.` : '',
          [
            dateStep('on', 'Ngày rút đơn'),
            pickStep('radio', 'paper', 'Căn cứ ghi nhận', [
              { value: 'letter', label: 'Đơn xin rút có chữ ký hoặc điểm chỉ' },
              { value: 'minutes', label: 'Biên bản ghi nhận khi làm việc' },
            ]),
            pickStep('radio', 'scope', 'Phạm vi', [
              { value: 'full', label: 'Rút toàn bộ nội dung' },
              { value: 'partial', label: 'Rút một phần nội dung' },
            ]),
            ...(petition.senderCount > 1
              ? [
                  pickStep(
                    'radio',
                    'who',
                    withdrawersLabel,
                    withdrawers.map((value) => ({ value, label: withdrawerNames[value] })),
                  ),
                  { ...textStep('leavers', 'Người rút, khi chỉ một số người rút', leaversHint), optional: true },
                ]
              : []),
            ...(isAsked
              ? [
                  pickStep(
                    'radio',
                    'sign',
                    withdrawalSignLabel,
                    withdrawalSigns.map((value) => ({ value, label: withdrawalSignNames[value] })),
                  ),
                ]
              : []),
            noteStep('note', 'Ghi chú, nội dung được rút'),
          ],
          petition,
        );
      },
      act: async (context, value) => {
        const { ended } = await withdrawPetition(await actOf(context), context.id, value);
        return back(context, ended ? 'Đã ghi nhận rút đơn.' : 'Đã ghi nhận việc rút. Đơn vẫn được tiếp tục xử lý.');
      },
    });

    page.form('/petitions/:id/void', {
      permission: 'petition:void',
      draft: 'of-petition-void',
      schema: VoidForm,
      show: (context, form) =>
        step(
          context,
          'void',
          form,
          'Số đơn giữ nguyên trong sổ, gạch ngang, kèm lý do và tên người hủy. Không cấp lại số này.',
          'Không khôi phục được. Nếu chỉ sai thông tin, dùng việc Sửa thông tin đăng ký.',
          [noteStep('reason', 'Lý do hủy', false)],
        ),
      act: async (context, value) => {
        await voidPetition(await actOf(context), context.id, value);
        return back(context, 'Đã hủy số đơn.');
      },
    });

    page.form('/petitions/:id/forwarder-notice', {
      permission: 'petition:issue',
      draft: 'of-petition-forwarder-notice',
      schema: ForwarderNoticeForm,
      show: async (context, form) => {
        return step(
          context,
          'inform',
          form,
          'Ghi nhận đã thông báo kết quả xử lý tố cáo cho cơ quan báo chí, cơ quan, tổ chức, cá nhân đã chuyển đơn (khoản 2 Điều 26 Luật Tố cáo).',
          '',
          [
            dateStep('on', 'Ngày thông báo'),
            textStep('number', 'Số, ký hiệu văn bản'),
            ...leapStep(form),
            noteStep('note', 'Ghi chú'),
          ],
          await withForwarderDuty(context),
        );
      },
      act: async (context, value) => {
        await informForwarder(await actOf(context), context.id, value);
        return back(context, 'Đã ghi nhận việc thông báo cho nơi chuyển đơn.');
      },
    });

    page.form('/petitions/:id/supplement', {
      permission: 'petition:register',
      draft: 'of-petition-supplement',
      schema: SupplementForm,
      show: (context, form) =>
        step(
          context,
          'supplement',
          form,
          'Ghi nhận công dân đã bổ sung, hoặc đã hết hạn mà không bổ sung. Tài liệu bổ sung tải lên ở trang đơn.',
          '',
          [
            pickStep('radio', 'received', 'Kết quả', [
              { value: 'yes', label: 'Đã nhận bổ sung' },
              { value: 'no', label: 'Hết hạn, không bổ sung' },
            ]),
            dateStep('on', 'Ngày nhận hoặc ngày hết hạn'),
            noteStep('note', 'Ghi chú'),
          ],
        ),
      act: async (context, value) => {
        await recordSupplement(await actOf(context), context.id, value);
        return back(context, 'Đã ghi nhận.');
      },
    });

    page.form('/petitions/:id/citizen-notice', {
      permission: 'petition:issue',
      draft: 'of-petition-citizen-notice',
      schema: CitizenNoticeForm,
      show: (context, form) =>
        step(
          context,
          'tell',
          form,
          'Ghi nhận đã thông báo cho công dân kết quả giải quyết của cơ quan nhận đơn (khoản 2 Điều 28 Luật Tiếp công dân).',
          '',
          [
            dateStep('on', 'Ngày thông báo'),
            pickStep(
              'radio',
              'way',
              'Cách thông báo',
              tellingWays.map((value) => ({ value, label: tellingWayNames[value] })),
            ),
            textStep('number', 'Số, ký hiệu văn bản', 'Nếu thông báo bằng văn bản; dự thảo ở mục Văn bản của đơn'),
            ...leapStep(form),
          ],
        ),
      act: async (context, value) => {
        await tellCitizen(await actOf(context), context.id, value);
        return back(context, 'Đã ghi nhận việc thông báo cho công dân. Thời hạn kết thúc.');
      },
    });

    page.form('/petitions/:id/inspection', {
      permission: 'petition:propose',
      draft: 'of-petition-inspection',
      schema: InspectionForm,
      show: (context, form) =>
        step(
          context,
          'inspect',
          form,
          'Ghi kết quả thanh tra, kiểm tra theo thẩm quyền (khoản 2 Điều 25, điểm b khoản 1 Điều 26 Luật Tố cáo). Báo cáo, kết luận tải lên ở trang đơn.',
          '',
          [
            dateStep('on', 'Ngày có kết quả'),
            textStep('number', 'Số, ký hiệu văn bản báo cáo kết quả'),
            ...leapStep(form),
            pickStep(
              'radio',
              'finding',
              'Kết quả',
              inspectionFindings.map((value) => ({ value, label: inspectionFindingNames[value] })),
            ),
            noteStep('note', 'Việc xử lý, ghi chú'),
          ],
        ),
      act: async (context, value) => {
        await recordInspection(await actOf(context), context.id, value);
        return back(context, 'Đã ghi kết quả kiểm tra.');
      },
    });

    page.form('/petitions/:id/taking-from-below', {
      permission: 'petition:propose',
      draft: 'of-petition-taking-from-below',
      schema: TakingFromBelowForm,
      labels: { note: 'Tình tiết, tài liệu', number: 'Số văn bản báo cáo', demandNumber: 'Số văn bản yêu cầu' },
      initial: async (context) => {
        const proposal = await findProposal(context.tx, await loadPetition(context.tx, context.id));
        return { below: proposal?.destination ?? '' };
      },
      show: (context, form) => step(context, 'take_from_below', form, takingIntro, '', takingFieldsFor(form)),
      act: async (context, value) => {
        await takeFromBelow(await actOf(context), context.id, value);
        return back(context, 'Đơn đã trở lại xử lý tại cơ quan, thuộc thẩm quyền giải quyết. Đề xuất thụ lý.');
      },
    });

    page.post('/petitions/:id/identity', {
      permission: 'identity:reveal',
      handler: async (context, values) => {
        const petition = await loadPetition(context.tx, context.id);
        const parsed = parseForm(RevealForm(), values);
        if (!parsed.ok)
          return redirect(
            `/petitions/${context.id}#nguoi-gui`,
            'Chọn lý do cần xem trước khi mở thông tin người tố cáo.',
            'amber',
          );
        const people = await revealPetition(await actOf(context), context.id, parsed.value.purpose);
        return view('petitions/revealed', {
          title: 'Thông tin người tố cáo',
          number: petitionNumber(petition),
          backHref: `/petitions/${context.id}`,
          seen: `Lần xem này đã ghi vào nhật ký của đơn: ${context.actor.name}, vai trò ${context.actor.title}. Không chụp, không in, không chép vào nội dung khác.`,
          people: revealedPeople(people),
        });
      },
    });
  }),
];
