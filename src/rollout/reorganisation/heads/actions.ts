// Saying who leads the receivers from the switch day, and what the other heads become by the act. Each receiver is checked by itself.
import { assignRefusal } from '../../../accounts/administration/rules.ts';
import { isDeputyTitle, isHeadTitle } from '../../../documents/registry/signer.ts';
import { FormInvalid, NotAllowedNow } from '../../../errors.ts';
import type { Context } from '../../../web/pages.ts';
import { lockDraft, record } from '../actions.ts';
import { dropPost, savePost } from '../records.ts';
import type { ReorganisationAct } from '../reorganisation.ts';
import { type HeadsValues, headField, headTitleField, standingField, titleField, typedIn } from './forms.ts';
import {
  type HeadStanding,
  isHeadsTitle,
  type LeadingPost,
  officeOf,
  type ReceiverHeads,
  receiversToName,
  standingRoles,
  standings,
  usualHeadTitle,
} from './heads.ts';
import { headsFrom, listLeadingPosts } from './queries.ts';
import { headValues } from './screens.ts';

interface Becoming {
  post: LeadingPost;
  standing: HeadStanding;
  title: string;
}
interface NamedHead {
  receiver: ReceiverHeads;
  head: LeadingPost;
  title: string;
  becoming: Becoming[];
}
type Errors = Record<string, string>;

/**
 * Who leads each receiver something was said of; nothing is kept while one of them is wrong.
 * @returns the receivers named by this, and how many still have no head @throws FormInvalid, NotAllowedNow
 */
export async function nameHeads(context: Context, id: number, form: HeadsValues): Promise<{ named: string[]; left: number }> {
  const { house, moment, actor } = context;
  const act = await lockDraft(context, id);
  const from = headsFrom(act, moment.today);
  const { receivers, others } = receiversToName(await listLeadingPosts(house, act, moment.today), from);
  const touched = receivers.filter((receiver) => isTouched(receiver, form));
  const [first] = receivers;
  if (touched.length === 0 && first && !first.isSaid)
    throw new FormInvalid({ [headField(first.unitId)]: 'Chọn người đứng đầu của ít nhất một đơn vị nhận' });
  const errors: Errors = {};
  const named = touched.flatMap((receiver) => readHead(receiver, form, errors) ?? []);
  if (Object.keys(errors).length > 0) throw new FormInvalid(errors);
  for (const { becoming } of named)
    for (const { post } of becoming) {
      const refusal = assignRefusal(actor.accountId, post.accountId);
      if (refusal) throw new NotAllowedNow(refusal, `/admin/reorganisations/${id}`);
    }
  for (const one of named) await saveHead(context, act, one);
  const left = receivers.filter((one) => !one.isSaid && !touched.includes(one)).length;
  return { named: named.map(({ receiver }) => receiver.name), left: left + others };
}

/** Whether anything is said of a receiver by this form: a head or a standing chosen, a title typed over. */
function isTouched({ unitId, candidates, isSaid }: ReceiverHeads, form: HeadsValues): boolean {
  if (!isSaid && typedIn(form, headField(unitId)) !== '') return true;
  const fresh = headValues(unitId, candidates);
  const names = [
    headField(unitId),
    headTitleField(unitId),
    ...candidates.flatMap((post) => [standingField(post), titleField(post)]),
  ];
  return names.some((name) => name in form && typedIn(form, name) !== (fresh[name] ?? ''));
}

/** One receiver as typed; what is wrong of it joins `errors`. */
function readHead(receiver: ReceiverHeads, form: HeadsValues, errors: Errors): NamedHead | undefined {
  const { unitId, name, candidates } = receiver;
  const head = candidates.find(({ assignmentId }) => String(assignmentId) === typedIn(form, headField(unitId)));
  if (!head) {
    errors[headField(unitId)] = `Chọn người đứng đầu ${name} từ ngày chuyển`;
    return undefined;
  }
  const title = typedIn(form, headTitleField(unitId));
  const usual = usualHeadTitle({ ...officeOf(head), issuingOrg: '' });
  if (title === '') errors[headTitleField(unitId)] = `Nhập chức danh của người đứng đầu ${name} từ ngày chuyển`;
  else if (title.length > 150) errors[headTitleField(unitId)] = 'Chức danh nhiều nhất 150 ký tự';
  else if (!isHeadTitle(officeOf(head), title))
    errors[headTitleField(unitId)] = `Chức danh người đứng đầu mở đầu bằng “${usual}”`;
  const others = candidates.filter((post) => post.accountId !== head.accountId);
  return { receiver, head, title, becoming: readOthers(others, form, errors) };
}

/** What everybody else becomes; wrong for everybody nothing is said of, and for a title that is not of the standing. */
function readOthers(others: readonly LeadingPost[], form: HeadsValues, errors: Errors): Becoming[] {
  return others.flatMap((post): Becoming[] => {
    const [as, named] = [standingField(post), titleField(post)];
    const standing = standings.find((one) => one === typedIn(form, as));
    const title = typedIn(form, named);
    if (!standing) errors[as] = `Chọn ${post.accountName} giữ vị trí nào theo quyết định`;
    else if (standing !== 'none' && title === '') errors[named] = `Nhập chức danh của ${post.accountName} từ ngày chuyển`;
    else if (standing !== 'none' && title.length > 150) errors[named] = 'Chức danh nhiều nhất 150 ký tự';
    else if (standing !== 'none' && isHeadsTitle(post, title))
      errors[named] = 'Đây là chức danh của người đứng đầu. Nhập chức danh mới theo quyết định';
    else if (standing === 'deputy' && !isDeputyTitle(officeOf(post), title))
      errors[named] = `Chức danh cấp phó mở đầu bằng “Phó ${post.headTitle.toLocaleLowerCase('vi')}”`;
    return standing ? [{ post, standing, title }] : [];
  });
}

async function saveHead(context: Context, act: ReorganisationAct, { receiver, head, title, becoming }: NamedHead): Promise<void> {
  const { house } = context;
  const { unitId } = receiver;
  for (const post of receiver.candidates.filter(({ accountId }) => accountId === head.accountId))
    if (post.isOwn && post.title === title) await dropPost(house, act, post.assignmentId);
    else await savePost(house, act, post.assignmentId, { toUnitId: unitId, title, role: null });
  for (const one of becoming)
    await savePost(house, act, one.post.assignmentId, {
      toUnitId: one.standing === 'none' ? null : unitId,
      title: one.standing === 'none' ? one.post.title : one.title,
      role: standingRoles[one.standing],
    });
  await record(context, act, `xác định người đứng đầu ${receiver.name} từ ngày chuyển`);
}
