// Taking a petition in: /petitions/new, and correcting a registration without a new number.
import { listKeptDrafts } from '../../documents/drafts/kept.ts';
import { isSealedForm } from '../../documents/drafts/title.ts';
import { listDraftFiles } from '../../documents/queries.ts';
import { FormInvalid } from '../../errors.ts';
import { assertReceives } from '../../units/queries.ts';
import { actOf } from '../../web/act.ts';
import { draftNumberOf, subjectOfNumber } from '../../web/draft-numbers.ts';
import { emptyForm, type FormState, type FormValues } from '../../web/forms.ts';
import { type Context, definePages } from '../../web/pages.ts';
import { fragment, redirect, view } from '../../web/reply.ts';
import { correctionValues, correctRegistration } from '../correction.ts';
import { goneWords, isGoneFrom } from '../first-holder.ts';
import { loadPetition, loadPetitionRecord } from '../queries.ts';
import { givingOf } from '../receipt/giving.ts';
import { keepReceiptPin } from '../receipt/pin.ts';
import {
  intakeDraft,
  intakeDraftOf,
  intakeDrafts,
  openIntakeDraft,
  registerFromForm,
  sealIntakeDraft,
  settleIntake,
} from './actions.ts';
import { intakeChoices } from './choices.ts';
import { correctionScreen } from './correction-screen.ts';
import { CorrectionForm, IntakeForm, readableIntake } from './forms.ts';
import { fillKnownSender, knownSendersOf } from './known.ts';
import { type IntakeChoice, intakeScreen } from './screens.ts';
import { notDenunciation } from './turned.ts';

const modeOf = (form: string) => (isSealedForm(form) ? 'sealed' : 'open');

async function newPetition(context: Context, form: FormState): Promise<IntakeChoice> {
  const mode = String(form.values.mode ?? context.query.get('mode') ?? '');
  const draft = intakeDraftOf(mode);
  const number = draftNumberOf(form.values.draft);
  const subject = subjectOfNumber(number);
  const isAsked = mode === 'open' || mode === 'sealed';
  return {
    title: 'Tiếp nhận đơn',
    heading: 'Tiếp nhận đơn',
    editing: '',
    backHref: '/petitions',
    draft,
    subject,
    draftPage: number ? `/petitions/new?mode=${modeOf(draft)}&draft=${number}` : '',
    kept: isAsked
      ? { drafts: [], inLine: '' }
      : await listKeptDrafts(context, intakeDrafts, '/petitions/new', (name) => `mode=${modeOf(name)}&`),
    primaryLabel: 'Lưu và vào sổ',
    after: 'Sau bước này: đơn được cấp số, in giấy biên nhận, chuyển người phân công xử lý.',
    uploaded: await listDraftFiles(context.tx, context.actor, draft, subject),
  };
}

/** The form again with these values; nothing is saved. */
async function samePage(context: Context, values: FormValues, errors: FormState['errors'] = {}) {
  const form = {
    ...emptyForm(context.csrf, '/petitions/new', values),
    errors,
    ...(typeof values._key === 'string' ? { key: values._key } : {}),
  };
  const status = Object.keys(errors).length > 0 ? { status: 422 } : {};
  return view('petitions/intake', await intakeScreen(context, form, await newPetition(context, form)), status);
}

export const intakePages = definePages((page) => {
  page.form('/petitions/new', {
    permission: 'petition:register',
    draft: intakeDraft,
    manyDrafts: true,
    draftVariant: (query, values) => (String(values.mode ?? query.get('mode') ?? '') === 'sealed' ? '-sealed' : ''),
    schema: IntakeForm,
    labels: {
      mode: 'Có nội dung tố cáo không?',
      source: 'Đơn đến bằng cách nào',
      senderKind: 'Đơn của',
      declaredType: 'Loại đơn',
      field: 'Lĩnh vực',
      denouncedIs: 'Người bị tố cáo có phải là cán bộ trong hệ thống này không?',
    },
    choices: intakeChoices,
    asks: async (context, values) => {
      await settleIntake(await actOf(context), readableIntake(values, context.moment));
    },
    show: async (context, form) => {
      // Said before the first word is typed.
      await assertReceives(context.house, context.actor.unitId, context.moment.today, '/work');
      return view('petitions/intake', await intakeScreen(context, form, await newPetition(context, form)));
    },
    act: async (context, value, values) => {
      const act = await actOf(context);
      const registered = await registerFromForm(act, value, subjectOfNumber(draftNumberOf(values.draft)));
      if (registered.pin && !(await givingOf(context, await loadPetitionRecord(context.tx, registered.id))).isBlocked)
        await keepReceiptPin(context, registered.id, registered.pin);
      return redirect(`/petitions/${registered.id}/receipt`, `Đã vào sổ đơn ${registered.number}.`);
    },
  });

  // One more block for a sender, without script: the same page, nothing lost, nothing saved.
  page.post('/petitions/new/rows', {
    permission: 'petition:register',
    computes: true,
    handler: (context, values) =>
      samePage(context, { ...values, senderRows: String(Number(values.senderRows ?? 1) + (values.more === '5' ? 5 : 1)) }),
  });

  // The first question answered otherwise, with the form half typed: the words go on behind the seal.
  page.post('/petitions/new/sealing', {
    permission: 'petition:register',
    handler: async (context, values) => {
      const number = await sealIntakeDraft(await actOf(context), values, subjectOfNumber(draftNumberOf(values.draft)));
      return redirect(
        `/petitions/new?mode=sealed&draft=${number}`,
        'Đã chuyển sang chế độ bảo mật; phần đã nhập được giữ, phần không có mục riêng chép ở cuối tóm tắt. Xem lại phần nội dung: không ghi tên người tố cáo.',
      );
    },
  });

  // The way back: whether it accuses nobody is asked first, and nothing leaves the sealed draft before it is answered.
  page.post('/petitions/new/opening', {
    permission: 'petition:register',
    handler: async (context, values) => {
      try {
        const number = await openIntakeDraft(await actOf(context), values, subjectOfNumber(draftNumberOf(values.draft)));
        return redirect(
          `/petitions/new?mode=open&draft=${number}`,
          'Đã chuyển về ghi bình thường; phần đã nhập được giữ. Xem lại loại đơn và người, cơ quan bị khiếu nại.',
        );
      } catch (error) {
        if (!(error instanceof FormInvalid)) throw error;
        const isAsked = [values[notDenunciation]].flat().includes('asked');
        return samePage(context, { ...values, [notDenunciation]: 'asked' }, isAsked ? error.errors : {});
      }
    },
  });

  // A sender the unit knows: found, and put into his block. Scripts ask the panel alone.
  page.post('/petitions/new/people', {
    permission: 'petition:register',
    computes: true,
    handler: async (context, values) => {
      const { use, ...typed } = values;
      const partyId = Number(use);
      return samePage(context, Number.isSafeInteger(partyId) ? await fillKnownSender(context, typed, partyId) : typed);
    },
  });
  page.post('/petitions/known', {
    permission: 'petition:register',
    computes: true,
    handler: async (context, values) => fragment('petitions/parts/known', { known: await knownSendersOf(context, values) }),
  });

  page.form('/petitions/:id/correction', {
    permission: 'petition:correct',
    draft: 'petition-correction',
    schema: CorrectionForm,
    initial: (context) => correctionValues(context),
    show: async (context, form) => view('petitions/intake', await correctionScreen(context, form)),
    act: async (context, value, values) => {
      const due = await correctRegistration(await actOf(context), context.id, value, values);
      if (isGoneFrom(context.actor, await loadPetition(context.tx, context.id))) return redirect('/petitions', goneWords);
      return redirect(`/petitions/${context.id}`, `Đã lưu nội dung sửa. ${due}`.trim());
    },
  });
});
