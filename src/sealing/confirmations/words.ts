// What a confirmation opens, and what a refusal asks of its holder, in the words of the list and of the notices. No record is named. Pure.
import { roleMay } from '../../accounts/permissions.ts';
import { confirmers, deskRoles, outsideConfirmers, pastHeadWords } from '../../accounts/waiting.ts';
import type { WaitingPost } from './queries.ts';

const identities = 'xem được thông tin người tố cáo';
const mostNamed = 3;

/** What the acts keep shut, of each of them. */
export function reachWords({ acts }: Pick<WaitingPost, 'acts'>): string[] {
  return acts.map(({ fromName, opensFrom, giverNames }) => {
    if (fromName !== null)
      return opensFrom
        ? `${identities} ở mọi hồ sơ của đơn vị, không chỉ hồ sơ từ ${fromName}`
        : `${identities} ở hồ sơ của đơn vị`;
    const rest = giverNames.length > mostNamed ? ` và ${giverNames.length - mostNamed} đơn vị khác` : '';
    return `${identities} ở hồ sơ từ ${giverNames.slice(0, mostNamed).join(', ')}${rest}`;
  });
}

/** What a new post, password or name keeps shut. */
export const personOpensWords = ({
  role,
  holdsDrafts,
  tookIn,
}: Pick<WaitingPost, 'role' | 'holdsDrafts' | 'tookIn'>): string[] => [
  ...(roleMay(role, 'identity:reveal') ? [identities] : []),
  ...(deskRoles.includes(role) ? ['nhận bàn giao được bản nháp chưa vào sổ của đồng nghiệp'] : []),
  ...(holdsDrafts ? ['mở lại bản nháp đã nhập, sổ cũ đã tải lên trước khi cấp lại mật khẩu'] : []),
  ...(tookIn ? [pastHeadWords] : []),
];

/** What a post opens once it is confirmed: identities, or the drafts and files somebody took in. */
export const opensWords = (post: Pick<WaitingPost, 'isPersonWaiting' | 'role' | 'holdsDrafts' | 'tookIn' | 'acts'>): string =>
  (post.isPersonWaiting ? personOpensWords(post) : reachWords(post)).join('; ');

/** The list in which a post waits, as papers call it. */
const listName = '“Xác nhận người vừa được phân công”';

/** Who says yes to it: of whoever leads the office, and of whom papers went through, nobody in it. */
const confirmersOf = ({ role, fromOutside }: Pick<WaitingPost, 'role' | 'fromOutside'>): string =>
  fromOutside || roleMay(role, 'reveal:confirm') ? outsideConfirmers : confirmers;

/**
 * What the holder of a new password does not see yet, in which list he stands, and who confirms him: for the paper he is handed; '' where
 * nothing waits.
 */
export function slipWords(
  posts: readonly Pick<WaitingPost, 'role' | 'unitId' | 'unitName' | 'fromOutside' | 'holdsDrafts' | 'tookIn'>[],
): string {
  const waits = new Map<string, { unitName: string; who: string; opens: Set<string> }>();
  for (const post of posts) {
    const who = confirmersOf(post);
    const one = waits.get(`${post.unitId} ${who}`) ?? { unitName: post.unitName, who, opens: new Set<string>() };
    const opens = personOpensWords(post);
    for (const words of opens.length > 0 ? opens : ['mở được hồ sơ mật']) one.opens.add(words);
    waits.set(`${post.unitId} ${who}`, one);
  }
  if (waits.size === 0) return '';
  const sentences = [...waits.values()].map(
    ({ unitName, who, opens }) =>
      `${waits.size > 1 ? `Ở ${unitName}: c` : 'C'}hưa ${[...opens].join('; ')} cho đến khi ${who} xác nhận trong danh sách ${listName}.`,
  );
  return `${sentences.join(' ')} Việc khác làm được ngay.`;
}

/** Why somebody is not confirmed, each with what its holder is to do: chosen, never typed, so that no record's people get into it. */
export const refusals = {
  person: {
    label: 'Người dùng tài khoản không phải người được phân công',
    todo: 'Báo ngay người quản trị tài khoản: kiểm tra ai đang dùng tài khoản và cấp lại mật khẩu, giao tận tay; sau đó đề nghị xác nhận lại.',
  },
  post: {
    label: 'Chức danh, vai trò, đơn vị không đúng quyết định phân công',
    todo: 'Đề nghị người quản trị tài khoản sửa phân công cho đúng quyết định; sửa xong, người xác nhận xem lại.',
  },
  unmet: {
    label: 'Chưa gặp, chưa gọi được để đối chiếu',
    todo: 'Gặp hoặc gọi điện cho người xác nhận, mang theo quyết định phân công, thẻ công chức; đối chiếu xong thì được xác nhận.',
  },
} as const;
export const refusalCodes = ['person', 'post', 'unmet'] as const satisfies readonly (keyof typeof refusals)[];
export type RefusalCode = (typeof refusalCodes)[number];
