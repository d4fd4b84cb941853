// An officer says that an open petition is a denunciation: why, and whom it is against.
import { NotAllowedNow, NotPermitted } from '../errors.ts';
import { actOf } from '../web/act.ts';
import type { FormState } from '../web/forms.ts';
import { type Context, definePages } from '../web/pages.ts';
import { redirect, view } from '../web/reply.ts';
import { actRules } from './act-rules.ts';
import { afterOf } from './after-act.ts';
import { acceptedUnderSeal, handledStatuses } from './fall-under-seal.ts';
import { goneWords, isGoneFrom } from './first-holder.ts';
import { settleWhom } from './named/whom.ts';
import { type WhomBlock, whomBlock } from './named/whom-screen.ts';
import { petitionNumber } from './petition.ts';
import { loadPetition, loadPetitionRecord, type PetitionRecord } from './queries.ts';
import { sealOnRequest } from './steps/actions.ts';
import { SealForm } from './steps/forms.ts';
import { mayAct } from './workflow.ts';

export interface SealingPage {
  title: string;
  number: string;
  backHref: string;
  words: string;
  warning: string;
  form: FormState;
  whom: WhomBlock;
  after: string;
}

declare module '../web/render.ts' {
  interface Pages {
    'petitions/sealing': SealingPage;
  }
}

/** What the seal ends of the handling and who then has it, or what the law asks of one already accepted, around what it always does. */
function afterSeal(petition: PetitionRecord): string {
  const { status, petitionType, classifiedAt, assigneeName } = petition;
  const always = `Sau bước này: ${afterOf('seal', petition)}`;
  if (status === 'accepted') return `${always} ${acceptedUnderSeal(petitionType)}.`;
  if (!handledStatuses.includes(status) || (status === 'assigned' && classifiedAt === null)) return always;
  const what = { proposed: 'đề xuất đang trình', approved: 'phê duyệt' }[status as string] ?? 'phân loại';
  return `Sau bước này: ${what} hết hiệu lực, ${assigneeName || 'cán bộ được phân công'} phân loại lại là tố cáo, hạn tính từ ngày tiếp nhận; ${afterOf('seal', petition)}`;
}

/** @throws NotPermitted, NotAllowedNow */
async function loadSealable(context: Context): Promise<PetitionRecord> {
  const petition = await loadPetitionRecord(context.tx, context.id);
  const answer = mayAct(context.actor, 'seal', petition);
  if (answer.ok) return petition;
  if (answer.why === 'role') throw new NotPermitted(answer.because);
  throw new NotAllowedNow(answer.because, `/petitions/${context.id}`);
}

async function sealingScreen(context: Context, form: FormState): Promise<SealingPage> {
  const petition = await loadSealable(context);
  return {
    title: actRules.seal.label,
    number: petitionNumber(petition),
    backHref: `/petitions/${context.id}`,
    words:
      'Đơn có nội dung tố cáo: họ tên, địa chỉ, giấy tờ người gửi được đưa vào kho niêm phong; mã tra cứu bị thu hồi; tệp được đổi tên và hạn chế; đơn không còn tìm được theo tên.',
    warning: 'Không bỏ bảo mật được sau bước này.',
    form,
    whom: await whomBlock(context, form, petition),
    after: afterSeal(petition),
  };
}

export const sealingPages = definePages((page) => {
  page.form('/petitions/:id/sealing', {
    permission: 'petition:seal',
    draft: 'of-petition-sealing',
    schema: SealForm,
    asks: async (context, values) => {
      await settleWhom(await actOf(context), await loadPetition(context.tx, context.id), values);
    },
    show: async (context, form) => view('petitions/sealing', await sealingScreen(context, form)),
    act: async (context, value, values) => {
      const act = await actOf(context);
      const whom = await settleWhom(act, await loadSealable(context), values);
      const sealed = await sealOnRequest(act, context.id, value, whom);
      if (isGoneFrom(context.actor, sealed)) return redirect('/petitions', goneWords);
      return redirect(`/petitions/${context.id}`, 'Đã chuyển đơn sang chế độ bảo mật.');
    },
  });
});
