// A mandate gives a second post, dated, that says for whom it is held. What is done with it carries both names.
import { FormInvalid, NotAllowedNow } from '../../errors.ts';
import type { Context } from '../../web/pages.ts';
import { givePost } from '../administration/assignment-actions.ts';
import { accountPath, lockManaged, lockManagedPost } from '../administration/managed.ts';
import type { OfficerRole } from '../roles.ts';
import { listCandidates } from './queries.ts';
import { daysProblem, standInRefusal } from './rules.ts';

export interface MandateForm {
  standIn: number;
  from: string;
  to: string;
  mandate: string;
  dutyReason: string;
}

/** Gives the role acted in. @throws FormInvalid, NotAllowedNow, NotFound */
export async function giveMandate(
  context: Context,
  accountId: number,
  assignmentId: number,
  form: MandateForm,
): Promise<OfficerRole> {
  const { house, moment } = context;
  const { post, account: absent } = await lockManagedPost(context, accountId, assignmentId);
  const refusal = standInRefusal(post, moment.today);
  if (refusal) throw new NotAllowedNow(refusal, accountPath(accountId));
  const problem = daysProblem(post, form, moment.today);
  if (problem) throw new FormInvalid(problem);
  const chosen = (await listCandidates(house, post.unitId, [accountId, context.actor.accountId], moment.today)).find(
    (one) => one.accountId === form.standIn,
  );
  if (!chosen) throw new FormInvalid({ standIn: 'Chọn người đang làm việc tại cùng đơn vị' });
  const { account, posts } = await lockManaged(context, chosen.accountId);
  await givePost(
    context,
    account,
    posts,
    {
      unit: post.unitId,
      role: post.role,
      title: chosen.title,
      section: chosen.section,
      from: form.from,
      to: form.to,
      dutyReason: form.dutyReason,
    },
    { postId: post.id, name: absent.name, mandate: form.mandate },
  );
  return post.role;
}
