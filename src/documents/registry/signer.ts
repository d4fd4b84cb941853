// The lines over a signature: TM., KT., TL., TUQ. (Decree 30/2020, Annex I, part II, item 7). Pure.

export const capacities = ['self', 'TM', 'KT', 'TL', 'TUQ'] as const;
/** self: the head in his own name; TM: on behalf of the collective; KT: for the head; TL: by order; TUQ: by mandate. */
export type Capacity = (typeof capacities)[number];
export const capacityNames: Record<Capacity, string> = {
  self: 'Thủ trưởng ký',
  TM: 'TM. (thay mặt tập thể)',
  KT: 'KT. (ký thay, cấp phó)',
  TL: 'TL. (thừa lệnh)',
  TUQ: 'TUQ. (thừa ủy quyền)',
};

/** "Phó Chủ tịch UBND phường" → "PHÓ CHỦ TỊCH": the post without the office, which the letterhead names. */
export function postOf(title: string): string {
  return title
    .replace(/\s+(UBND|Ủy ban nhân dân|Sở|Ban Tiếp công dân|Thanh tra)(\s.*)?$/iu, '')
    .trim()
    .toLocaleUpperCase('vi');
}

/**
 * In which capacity an officer of this title signs when nobody says otherwise.
 * @param byMandate he acts for the head by a written mandate: a deputy signs KT. all the same
 */
export function usualCapacity(headTitle: string, title: string, byMandate = false): Capacity {
  const post = postOf(title);
  if (post === headTitle.toLocaleUpperCase('vi')) return 'self';
  if (post.startsWith('PHÓ ') && headTitle !== '') return 'KT';
  return byMandate ? 'TUQ' : 'TL';
}

/**
 * The lines, first to last, e.g. ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]; joined by line breaks they are the paper's signer title.
 * @param headTitle the head's post in the unit's profile ("CHỦ TỊCH")
 * @param title the signing officer's own title
 */
export function signingLines(headTitle: string, title: string, capacity: Capacity = usualCapacity(headTitle, title)): string[] {
  const head = headTitle.toLocaleUpperCase('vi');
  if (capacity === 'self') return [head || postOf(title)];
  if (capacity === 'TM') return [`TM. ỦY BAN NHÂN DÂN`, postOf(title) || head];
  return [`${capacity}. ${head}`, postOf(title)];
}
