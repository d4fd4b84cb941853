// From whom a petition is hidden: read by the inspectorate and the leaders, who may take a wrong naming back.
import { z } from 'zod';
import { formatDate, todayInVietnam } from '../../deadlines/dates.ts';
import { NotFound } from '../../errors.ts';
import { actOf } from '../../web/act.ts';
import { requiredText } from '../../web/fields.ts';
import { type Context, definePages } from '../../web/pages.ts';
import { redirect, view } from '../../web/reply.ts';
import { petitionNumber } from '../petition.ts';
import { noteStep } from '../steps/step-page.ts';
import { liftName } from './lifting.ts';
import { listNamed, loadNaming, type NamedRow } from './queries.ts';

export interface HiddenFromPage {
  title: string;
  number: string;
  backHref: string;
  hasNone: boolean;
  hidden: { name: string; how: string; by: string; on: string; liftHref: string }[];
}

declare module '../../web/render.ts' {
  interface Pages {
    'petitions/hidden-from': HiddenFromPage;
  }
}

const howWords: Record<NamedRow['how'], string> = {
  chosen: 'Được chọn khi ghi người bị tố cáo, khiếu nại',
  text: 'Họ tên, chức danh ghi trong đơn',
  answer: 'Được chọn khi trả lời câu hỏi, hoặc do đơn vị chuyển đơn nêu',
  again: 'Tìm lại khi tài khoản được phân công, đổi tên',
};

const hrefOf = (id: number) => `/petitions/${id}/hidden-from`;

async function hiddenFromScreen(context: Context): Promise<HiddenFromPage> {
  const petition = await loadNaming(context.tx, context.id);
  const named = await listNamed(context.tx, petition);
  const mayLift =
    context.services.kit.may(context.actor, 'naming:lift') && !(petition.pastHead && petition.unitId === context.actor.unitId);
  return {
    title: 'Đơn không hiện với ai',
    number: petitionNumber(petition),
    backHref: `/petitions/${petition.id}`,
    hasNone: named.length === 0,
    hidden: named.map((one) => ({
      name: one.name,
      how: howWords[one.how],
      by: one.byName ?? 'Phần mềm',
      on: one.at ? formatDate(todayInVietnam(one.at)) : '',
      liftHref: mayLift ? `${hrefOf(petition.id)}/${one.accountId}/lifting` : '',
    })),
  };
}

export const namedPages = definePages((page) => {
  page.get('/petitions/:id/hidden-from', {
    permission: 'naming:read',
    handler: async (context) => view('petitions/hidden-from', await hiddenFromScreen(context)),
  });

  page.form('/petitions/:id/hidden-from/:accountId/lifting', {
    permission: 'naming:lift',
    draft: 'of-petition-lifting',
    schema: () => z.object({ reason: requiredText('Nhập lý do bỏ việc không hiện', 500) }),
    show: async (context, form) => {
      const petition = await loadNaming(context.tx, context.id);
      const named = (await listNamed(context.tx, petition)).find((one) => one.accountId === Number(context.params.accountId));
      if (!named) throw new NotFound();
      return view('petitions/step', {
        title: 'Cho cán bộ thấy lại đơn',
        number: petitionNumber(petition),
        backHref: hrefOf(petition.id),
        words: `${named.name} không phải là người bị tố cáo, bị khiếu nại hoặc liên quan: từ nay thấy lại đơn này theo vai trò của mình.`,
        warning: 'Chỉ làm khi chắc chắn là nhầm người. Tên ông, bà và lý do ghi vào nhật ký của đơn.',
        form,
        stepFields: [noteStep('reason', 'Vì sao là nhầm', false)],
        primaryLabel: 'Cho thấy lại đơn',
        after: 'Sau bước này: đơn hiện lại với cán bộ này.',
      });
    },
    act: async (context, value) => {
      const name = await liftName(await actOf(context), context.id, Number(context.params.accountId), value.reason);
      return redirect(hrefOf(context.id), `${name} thấy lại đơn này.`);
    },
  });
});
