// The form that names a receiver's head.
import { formatDate } from '../../../deadlines/dates.ts';
import { deputyLines, isDeputyTitle } from '../../../documents/registry/signer.ts';
import type { FormState } from '../../../web/forms.ts';
import type { ReorganisationAct } from '../reorganisation.ts';
import { actHref } from '../screens.ts';
import {
  isHeadsTitle,
  type LeadingPost,
  leadingRoles,
  officeOf,
  proposedHeadTitle,
  standingNames,
  standings,
  usualHeadTitle,
} from './heads.ts';

export interface HeadFormPage {
  title: string;
  back: { href: string; label: string };
  form: FormState;
  intro: string;
  candidates: { value: string; label: string; hint: string }[];
  people: { words: string; asName: string; titleName: string; standings: { value: string; label: string }[] }[];
}

declare module '../../../web/render.ts' {
  interface Pages {
    'rollout/head-form': HeadFormPage;
  }
}

const whereOf = (post: LeadingPost) => (post.isOwn ? `đang ở ${post.receiverName}` : `từ ${post.fromName}`);

export function headFormScreen(
  act: ReorganisationAct,
  receiverName: string,
  candidates: readonly LeadingPost[],
  form: FormState,
): HeadFormPage {
  return {
    title: `Người đứng đầu ${receiverName}`,
    back: { href: actHref(act.id), label: 'Quay lại phương án' },
    form,
    intro: `Từ ${formatDate(act.effectiveOn)} đơn vị có một người đứng đầu. Chọn theo quyết định bổ nhiệm; những người khác giữ vị trí mà quyết định nêu. Vai trò khác giữ nguyên.`,
    candidates: candidates.map((post) => ({
      value: String(post.assignmentId),
      label: post.accountName,
      hint: `${post.title}, ${whereOf(post)}`,
    })),
    people: candidates.map((post) => ({
      words: `${post.accountName}, ${whereOf(post)}`,
      asName: `as-${post.assignmentId}`,
      titleName: `title-${post.assignmentId}`,
      standings: standings.map((one) => ({ value: one, label: standingNames[one] })),
    })),
  };
}

/** What was said before, or a title for each to begin with. */
export function headFormValues(candidates: readonly LeadingPost[]): Record<string, string> {
  const isSaid = candidates.some(({ isChosen }) => isChosen);
  const leads = (post: LeadingPost) =>
    post.toUnitId === post.receiverId && isHeadsTitle(post, post.newTitle) && leadingRoles.some((role) => role === post.newRole);
  const head = isSaid ? candidates.filter(leads) : [];
  const [said] = head.length === 1 ? head : [];
  const values: Record<string, string> = {
    ...(said ? { headId: String(said.assignmentId) } : {}),
    headTitle: said?.newTitle ?? proposedHeadTitle(candidates),
  };
  for (const post of candidates) {
    const usual = `Phó ${usualHeadTitle(post)}`;
    const deputy = isDeputyTitle(officeOf(post), usual) ? usual : sentence(deputyLines(post).at(-1) ?? '');
    values[`title-${post.assignmentId}`] = post.isChosen && !leads(post) && post.toUnitId !== null ? post.newTitle : deputy;
    if (post.isChosen && !leads(post))
      values[`as-${post.assignmentId}`] =
        post.toUnitId === null ? 'none' : leadingRoles.some((role) => role === post.newRole) ? 'deputy' : 'officer';
  }
  return values;
}

const sentence = (text: string) => text.charAt(0) + text.slice(1).toLocaleLowerCase('vi');
