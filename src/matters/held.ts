// Through which two petitions others of one matter belong together: whoever would part them is led there. Pure.
import { petitionNumber } from '../petitions/petition.ts';
import type { StoredLinkKind } from './links.ts';
import type { Left, Undo } from './records.ts';

/** A link between two petitions of one matter, with their numbers. */
export interface HoldingLink {
  petitionId: number;
  otherId: number;
  kind: StoredLinkKind;
  undo: Undo | null;
  year: number;
  number: number;
  otherYear: number;
  otherNumber: number;
}

/** Whatever a link took out of the matter it stood in. */
export const leftBy = (undo: Undo | null | undefined): readonly Left[] =>
  undo?.joined?.left ?? (undo?.matter ? [undo.matter] : []);

/**
 * Of the links of a matter, the newest first, the one by which these two are in it together: the one that parts them where it is taken back,
 * else one on the way from this to that. None where no link leads from one to the other.
 */
export function holdingLink<L extends HoldingLink>(links: readonly L[], one: number, other: number): L | undefined {
  const between = links.filter((link) => ![link.petitionId, link.otherId].every((id) => id === one || id === other));
  const parts = ({ undo }: L) => {
    const gone = leftBy(undo).map(({ petitionId }) => petitionId);
    return gone.includes(one) !== gone.includes(other);
  };
  return between.find(parts) ?? wayBetween(between, one, other)[0];
}

/** The links from one petition to another, the first of them first; none where none lead there. */
function wayBetween<L extends HoldingLink>(links: readonly L[], one: number, other: number): L[] {
  const ways = new Map<number, L[]>([[one, []]]);
  for (const [here, way] of ways) {
    if (here === other) return way;
    for (const link of links) {
      const next = link.petitionId === here ? link.otherId : link.otherId === here ? link.petitionId : undefined;
      if (next !== undefined && !ways.has(next)) ways.set(next, [...way, link]);
    }
  }
  return [];
}

/** What is said of two that are of one matter through others; `pair` where there is a page on which that is chosen otherwise. */
export function heldWords(link: HoldingLink | undefined): { words: string; pair: HoldingLink | null } {
  if (!link) return { words: 'Hai đơn này đang cùng một vụ việc.', pair: null };
  const pair = `${petitionNumber(link)} và ${petitionNumber({ year: link.otherYear, number: link.otherNumber })}`;
  if (link.kind === 'second_instance')
    return { words: `Hai đơn này đang cùng một vụ việc, qua hai lần giải quyết ${pair}.`, pair: null };
  return {
    words: `Hai đơn này đang cùng một vụ việc qua cặp ${pair}. Muốn tách thì chọn lại ở trang so sánh hai đơn ấy.`,
    pair: link,
  };
}
