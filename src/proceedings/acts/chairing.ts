// Who chairs a dialogue: the one who decides, or somebody he names; at the second instance only where khoản 2 Điều 28 NĐ 124/2020 (as
// amended by NĐ 155/2026) lets him name one, about a disciplinary decision never (Điều 53, Điều 55 LKN). Pure.
import { type Given, plainly } from '../effect.ts';

export interface Chairing {
  chair: string;
  chairPost: string;
  /** The officer has looked: none of the cases in which a minister or provincial chairman talks himself. */
  delegable: boolean;
}

export const delegableLabel =
  'Vụ việc không có nhiều ý kiến khác nhau của các cơ quan, thái độ gay gắt, dư luận quan tâm, ảnh hưởng an ninh, trật tự';

/** The post typed beside a name, else the one an officer of this office has. */
export const postOf = (name: string, typed: string, given: Given): string => typed || given.postOf(name);

/** Is whoever was named the one who decides: by his post here, else by the one typed. */
export function isResolverHimself({ chair, chairPost }: Pick<Chairing, 'chair' | 'chairPost'>, given: Given): boolean {
  const post = plainly(given.postOf(chair) || chairPost);
  const own = plainly(given.authority);
  return post !== '' && (`${own} `.startsWith(`${post} `) || `${post} `.startsWith(`${own} `));
}

/** Neither a deputy of the provincial chairman or minister nor the head of a body. */
const isNoHead = (post: string) =>
  /^(pho (?!chu tich|tong thanh tra)|truong phong|chuyen vien|cong chuc|can bo|thanh tra vien|to truong)/.test(plainly(post));

const article = 'khoản 2 Điều 28 Nghị định 124/2020/NĐ-CP, sửa đổi bởi Nghị định 155/2026/NĐ-CP';

/**
 * Field → why this chair cannot stand. He is never given the head's post by default: it is his only where it is known or typed. A second
 * complaint is talked over by the one who decides it himself (điểm a), as is one about a disciplinary decision; a minister or provincial chairman may name his deputy or the
 * head of a body, but not for a group and not in the cases of điểm b.
 */
export function chairErrors(values: Chairing, given: Given): Record<string, string> {
  const { chair, chairPost, delegable } = values;
  if (chair === '') return {};
  const post = postOf(chair, chairPost, given);
  if (post === '') return { chairPost: 'Nhập chức vụ của người chủ trì: họ tên này không có trong danh sách cán bộ của cơ quan' };
  const { facts, authority, unitLevel } = given;
  if (facts.procedure === 'complaint_disciplinary' && !isResolverHimself(values, given))
    return {
      chair: `Khiếu nại quyết định kỷ luật: ${authority} phải chủ trì đối thoại (${facts.instance === 'second' ? 'khoản 3 Điều 55' : 'khoản 1 Điều 53'} Luật Khiếu nại). Để trống ô này`,
    };
  if (facts.instance !== 'second' || isResolverHimself(values, given)) return {};
  if (unitLevel !== 'province' && unitLevel !== 'central')
    return {
      chair: `Khiếu nại lần hai: ${authority} phải trực tiếp đối thoại, không phân công người khác (${article}). Để trống ô này`,
    };
  if (facts.senderCount > 1)
    return {
      chair: `Nhiều người cùng khiếu nại về một nội dung: ${authority} phải trực tiếp đối thoại (điểm b ${article}). Để trống ô này`,
    };
  if (isNoHead(post))
    return {
      chairPost: `Chỉ phân công cấp phó, thủ trưởng cơ quan chuyên môn cùng cấp hoặc thủ trưởng đơn vị được giao xác minh (điểm b ${article})`,
    };
  return delegable
    ? {}
    : {
        delegable: `Có một trong các việc này thì ${authority} phải trực tiếp đối thoại (điểm b ${article}). Đánh dấu khi không có, hoặc để trống người được phân công`,
      };
}
