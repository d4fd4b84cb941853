// Saying who leads a receiver from the switch day, and what the other heads become by the act.
import { assignRefusal } from '../../../accounts/administration/rules.ts';
import { isDeputyTitle, isHeadTitle } from '../../../documents/registry/signer.ts';
import { FormInvalid, NotAllowedNow } from '../../../errors.ts';
import type { Context } from '../../../web/pages.ts';
import { lockDraft, record } from '../actions.ts';
import { dropPost, savePost } from '../records.ts';
import type { HeadValues } from './forms.ts';
import {
  candidatesOf,
  type HeadStanding,
  isHeadsTitle,
  type LeadingPost,
  officeOf,
  standingRoles,
  standings,
  usualHeadTitle,
} from './heads.ts';
import { listLeadingPosts } from './queries.ts';

interface Becoming {
  post: LeadingPost;
  standing: HeadStanding;
  title: string;
}

/** @returns the head's name @throws FormInvalid, NotAllowedNow */
export async function nameHead(context: Context, id: number, unitId: number, form: HeadValues): Promise<string> {
  const { house, moment, actor } = context;
  const act = await lockDraft(context, id);
  const candidates = candidatesOf(await listLeadingPosts(house, act, moment.today, unitId));
  const head = candidates.find(({ assignmentId }) => assignmentId === form.headId);
  if (!head) throw new FormInvalid({ headId: 'Chọn người đứng đầu trong danh sách' });
  if (!isHeadTitle(officeOf(head), form.headTitle))
    throw new FormInvalid({
      headTitle: `Chức danh người đứng đầu mở đầu bằng “${usualHeadTitle({ ...officeOf(head), issuingOrg: '' })}”`,
    });
  const others = candidates.filter((post) => post.accountId !== head.accountId);
  for (const { accountId } of others) {
    const refusal = assignRefusal(actor.accountId, accountId);
    if (refusal) throw new NotAllowedNow(refusal, `/admin/reorganisations/${id}`);
  }
  const becoming = readOthers(others, form);
  for (const post of candidates.filter(({ accountId }) => accountId === head.accountId))
    if (post.isOwn && post.title === form.headTitle) await dropPost(house, act, post.assignmentId);
    else await savePost(house, act, post.assignmentId, { toUnitId: unitId, title: form.headTitle, role: null });
  for (const { post, standing, title } of becoming)
    await savePost(house, act, post.assignmentId, {
      toUnitId: standing === 'none' ? null : unitId,
      title: standing === 'none' ? post.title : title,
      role: standingRoles[standing],
    });
  await record(context, act, `xác định người đứng đầu ${head.receiverName} từ ngày chuyển`);
  return head.accountName;
}

/** @throws FormInvalid for everybody nothing is said of, and for a title that is not of the standing */
function readOthers(others: readonly LeadingPost[], form: HeadValues): Becoming[] {
  const text = (name: string) => {
    const value = form[name];
    return String((Array.isArray(value) ? value[0] : value) ?? '').trim();
  };
  const errors: Record<string, string> = {};
  const becoming = others.flatMap((post): Becoming[] => {
    const [as, named] = [`as-${post.assignmentId}`, `title-${post.assignmentId}`];
    const standing = standings.find((one) => one === text(as));
    const title = text(named);
    if (!standing) errors[as] = `Chọn ${post.accountName} giữ vị trí nào theo quyết định`;
    else if (standing !== 'none' && title === '') errors[named] = `Nhập chức danh của ${post.accountName} từ ngày chuyển`;
    else if (standing !== 'none' && title.length > 150) errors[named] = 'Chức danh nhiều nhất 150 ký tự';
    else if (standing !== 'none' && isHeadsTitle(post, title))
      errors[named] = 'Đây là chức danh của người đứng đầu. Nhập chức danh mới theo quyết định';
    else if (standing === 'deputy' && !isDeputyTitle(officeOf(post), title))
      errors[named] = `Chức danh cấp phó mở đầu bằng “Phó ${post.headTitle.toLocaleLowerCase('vi')}”`;
    return standing ? [{ post, standing, title }] : [];
  });
  if (Object.keys(errors).length > 0) throw new FormInvalid(errors);
  return becoming;
}
