// What an officer typed, was turned away with and has not saved: told on the first page after his sign-in, whoever signed in there meanwhile.
import type { Actor } from '../accounts/actor.ts';
import type { HouseTx } from '../database/tx.ts';
import { guideOfAddress } from '../help/library.ts';
import { addressOf, isOfOtherPost, listParked, type ParkedPlace, untilWords } from '../web/parking.ts';

export interface KeptForm {
  text: string;
  link: { href: string; label: string };
}

/** Nothing while somebody looks through the officer's eyes. */
export async function readKeptForms(house: HouseTx, actor: Actor, at: Date): Promise<KeptForm[]> {
  if (actor.seenBy) return [];
  const kept = await listParked(house, actor.accountId, at);
  return kept.map((one) => ({
    text: keptWords(one, actor),
    link: { href: addressOf(one.id, one), label: one.unitId === actor.unitId && !isOfOtherPost(one, actor) ? 'Mở lại' : 'Xem' },
  }));
}

/** A screen by the title of its guide, never by its address; the unit or the post where it is another than the officer works in now. */
function keptWords(one: ParkedPlace, actor: Actor): string {
  const title = guideOfAddress(one.path)?.title;
  const where = title ? `ở trang “${title}”` : 'ở một biểu mẫu';
  const unit = one.unitName !== null && one.unitId !== actor.unitId ? `, khi làm việc tại ${one.unitName},` : '';
  const post = isOfOtherPost(one, actor) ? `, khi làm việc theo phân công ${one.postTitle ? `“${one.postTitle}”` : 'khác'},` : '';
  return `Phần ông, bà đã gõ ${where}${unit}${post} chưa lưu, còn giữ đến ${untilWords(one)}.`;
}
