// The address of taking a step back: beside the step, and from the page of its draft.
import { NotAllowedNow, NotPermitted } from '../../errors.ts';
import { actOf } from '../../web/act.ts';
import { type Context, definePages } from '../../web/pages.ts';
import { redirect, view } from '../../web/reply.ts';
import { accessTo, closedWords } from '../policy.ts';
import { gather } from '../queries.ts';
import { loadProceeding } from '../records.ts';
import { askAbout, takeBackStep } from './actions.ts';
import { TakingBackForm } from './forms.ts';
import { whyItStays, whyNotThisTaker } from './policy.ts';
import { takingBackScreen } from './screens.ts';

/** The step of the address with its file, refused before a word is typed. @throws NotFound, NotPermitted, NotAllowedNow */
async function opened(context: Context) {
  const { tx, house, actor, moment, services } = context;
  const proceeding = await loadProceeding(tx, context.id);
  const gathered = await gather({ tx, house, actor, moment, rules: await services.rules(house) }, proceeding);
  const access = accessTo(actor, gathered.doer, proceeding.sealed);
  if (access !== 'open') throw new NotPermitted(closedWords[access]);
  const asked = await askAbout(context, gathered, Number(context.params.stepId));
  const back = `/proceedings/${context.id}`;
  const role = whyNotThisTaker(asked.step, asked.workflow, gathered.doer, actor.accountId);
  if (role) throw new NotPermitted(role, back);
  const because = whyItStays(asked, false);
  if (because) throw new NotAllowedNow(because, back);
  return { asked, gathered };
}

export const takingBackPages = definePages((page) => {
  page.form('/proceedings/:id/steps/:stepId/taking-back', {
    // A clerk takes back what the clerk recorded; the step itself says whose it is.
    permission: 'proceeding:read',
    draft: 'of-proceeding-taking-back',
    schema: () => TakingBackForm,
    labels: { reason: 'Lý do rút lại' },
    show: async (context, form) => {
      const { asked, gathered } = await opened(context);
      return view('proceedings/taking-back', takingBackScreen(asked, gathered, form));
    },
    act: async (context, value) => {
      const { kind, mayRedo, isTyped } = await takeBackStep(
        await actOf(context),
        context.id,
        Number(context.params.stepId),
        value.reason,
      );
      return mayRedo
        ? redirect(
            `/proceedings/${context.id}/${kind}`,
            isTyped
              ? 'Đã rút lại. Biểu mẫu mở lại với nội dung đã nhập: sửa rồi lưu nếu cần ghi lại.'
              : 'Đã rút lại. Bước ghi trước khi phần mềm giữ lời đã nhập: nhập lại nếu cần ghi lại.',
          )
        : redirect(
            `/proceedings/${context.id}`,
            kind === 'report'
              ? 'Đã trả lại báo cáo. Người nộp sửa nội dung đã nhập rồi nộp lại.'
              : 'Đã rút lại. Hồ sơ trở lại như trước bước này.',
          );
    },
  });
});
