// The form that names the heads of receivers.
import { formatDate } from '../../../deadlines/dates.ts';
import { deputyLines, isDeputyTitle } from '../../../documents/registry/signer.ts';
import type { FormState } from '../../../web/forms.ts';
import type { ReorganisationAct } from '../reorganisation.ts';
import { actHref } from '../screens.ts';
import { headField, headTitleField, standingField, titleField } from './forms.ts';
import {
  isHeadsTitle,
  type LeadingPost,
  leadingRoles,
  officeOf,
  proposedHeadTitle,
  type ReceiverHeads,
  standingNames,
  standings,
  usualHeadTitle,
} from './heads.ts';

export interface HeadsFormPage {
  title: string;
  back: { href: string; label: string };
  form: FormState;
  intro: string;
  /** That more receivers follow once these are saved; '' where none do. */
  moreWords: string;
  isEmpty: boolean;
  receivers: {
    name: string;
    stateWords: string;
    headName: string;
    headTitleName: string;
    candidates: { value: string; label: string; hint: string }[];
    people: { asName: string; asLabel: string; titleName: string; titleLabel: string }[];
  }[];
  standings: { value: string; label: string }[];
}

declare module '../../../web/render.ts' {
  interface Pages {
    'rollout/heads-form': HeadsFormPage;
  }
}

const whereOf = (post: LeadingPost) => (post.isOwn ? `đang ở ${post.receiverName}` : `từ ${post.fromName}`);

/** Asks of each receiver who heads it and what the others become. @param others receivers that come on the page after these are saved */
export function headsFormScreen(
  act: ReorganisationAct,
  { receivers, others }: { receivers: readonly ReceiverHeads[]; others: number },
  form: FormState,
): HeadsFormPage {
  return {
    title: 'Người đứng đầu các đơn vị nhận',
    back: { href: actHref(act.id), label: 'Quay lại phương án' },
    form,
    intro: `Từ ${formatDate(act.effectiveOn)} mỗi đơn vị nhận có một người đứng đầu. Chọn theo quyết định bổ nhiệm; những người khác giữ vị trí mà quyết định nêu, bỏ qua dòng của người được chọn đứng đầu. Vai trò khác giữ nguyên. Đơn vị chưa có quyết định thì để trống, nhập sau.`,
    moreWords: others > 0 ? `Còn ${others.toLocaleString('vi-VN')} đơn vị nữa, hiện ở trang này sau khi lưu.` : '',
    isEmpty: receivers.length === 0,
    receivers: receivers.map(({ unitId, name, candidates, isSaid }) => ({
      name,
      stateWords: isSaid ? 'Đã xác định' : 'Chưa xác định',
      headName: headField(unitId),
      headTitleName: headTitleField(unitId),
      candidates: candidates.map((post) => ({
        value: String(post.assignmentId),
        label: post.accountName,
        hint: `${post.title}, ${whereOf(post)}`,
      })),
      people: candidates.map((post) => ({
        asName: standingField(post),
        asLabel: `${post.accountName}: vị trí theo quyết định`,
        titleName: titleField(post),
        titleLabel: `${post.accountName}: chức danh mới`,
      })),
    })),
    standings: standings.map((one) => ({ value: one, label: standingNames[one] })),
  };
}

/** What was said before, by field. */
export const headsFormValues = (receivers: readonly ReceiverHeads[]): Record<string, string> =>
  Object.assign({}, ...receivers.map(({ unitId, candidates }) => headValues(unitId, candidates)));

/** Of one receiver what was said before, or a title for each to begin with. */
export function headValues(unitId: number, candidates: readonly LeadingPost[]): Record<string, string> {
  const isSaid = candidates.some(({ isChosen }) => isChosen);
  const leads = (post: LeadingPost) =>
    post.toUnitId === post.receiverId && isHeadsTitle(post, post.newTitle) && leadingRoles.some((role) => role === post.newRole);
  const head = isSaid ? candidates.filter(leads) : [];
  const [said] = head.length === 1 ? head : [];
  const values: Record<string, string> = {
    ...(said ? { [headField(unitId)]: String(said.assignmentId) } : {}),
    [headTitleField(unitId)]: said?.newTitle ?? proposedHeadTitle(candidates),
  };
  for (const post of candidates) {
    const usual = `Phó ${usualHeadTitle(post)}`;
    const deputy = isDeputyTitle(officeOf(post), usual) ? usual : sentence(deputyLines(post).at(-1) ?? '');
    values[titleField(post)] = post.isChosen && !leads(post) && post.toUnitId !== null ? post.newTitle : deputy;
    if (post.isChosen && !leads(post))
      values[standingField(post)] =
        post.toUnitId === null ? 'none' : leadingRoles.some((role) => role === post.newRole) ? 'deputy' : 'officer';
  }
  return values;
}

const sentence = (text: string) => text.charAt(0) + text.slice(1).toLocaleLowerCase('vi');
