// Handing over the work of somebody who leaves: who may take which item. Pure.
import type { OfficerRole } from '../roles.ts';

/** Posts that work on a petition given to one person. */
export const processors: readonly OfficerRole[] = ['processor', 'unit_head', 'reception_board_head'];

export interface Item {
  kind: 'petition' | 'proceeding';
  id: number;
  petitionId: number;
  /** The leaver is the processor in charge, not only the next hand. */
  isAssigned: boolean;
}

export interface Receiver {
  accountId: number;
  name: string;
  title: string;
  role: OfficerRole;
}

/** Who may take an item: whoever holds a post the leaver held here, or works on petitions when it was in his charge; never a person named in it. */
export function receiversOf(
  item: Item,
  people: readonly Receiver[],
  leaverRoles: readonly OfficerRole[],
  named: ReadonlySet<string>,
): Receiver[] {
  const wanted = new Set<OfficerRole>([...leaverRoles, ...(item.isAssigned ? processors : [])]);
  const seen = new Set<number>();
  return people.filter((one) => {
    if (!wanted.has(one.role) || seen.has(one.accountId) || named.has(`${item.petitionId}:${one.accountId}`)) return false;
    seen.add(one.accountId);
    return true;
  });
}

/** The form's name of one item: 'p81', 'g12'. */
export const itemKey = (item: Pick<Item, 'kind' | 'id'>): string => `${item.kind === 'petition' ? 'p' : 'g'}${item.id}`;
/** One form holds at most so many items; the rest follow. */
export const itemsAtOnce = 50;
