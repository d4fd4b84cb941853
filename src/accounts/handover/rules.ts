// Handing over the work of somebody who leaves: who may take which item. Pure.
import { matrix } from '../permissions.ts';
import type { OfficerRole } from '../roles.ts';

/** Posts that work on a petition given to one person. */
export const processors: readonly OfficerRole[] = ['processor', 'unit_head', 'reception_board_head'];
/** Posts that verify (the team of a proceeding). */
const verifiers: readonly OfficerRole[] = ['verifier', 'team_lead', 'processor', 'unit_head'];
/** Posts that sign papers of the office. */
const signers: readonly OfficerRole[] = ['leader', 'unit_head', 'reception_board_head', 'chief_inspector', 'team_lead'];

/** What hangs on a person, and the letter its items have in the form. */
export const itemLetters = {
  petition: 'p',
  proceeding: 'g',
  /** A citizen he received and nobody has answered. */
  visit: 'v',
  /** A task of a conclusion he follows. */
  task: 't',
  /** His place in the team that verifies. */
  member: 'm',
  /** A draft he is named as the signer of. */
  paper: 'w',
  /** A reception day he is to receive on. */
  day: 'd',
} as const;
export type ItemKind = keyof typeof itemLetters;

export interface Item {
  kind: ItemKind;
  id: number;
  petitionId: number | null;
  visitId?: number | null;
  /** The leaver is the processor in charge, not only the next hand; of a reception day: one without the head. */
  isAssigned: boolean;
}

export interface Receiver {
  accountId: number;
  name: string;
  title: string;
  role: OfficerRole;
}

/** Posts that may take an item: those that do such work; what only its holder's post does, that post. */
function postsFor(item: Item, leaverRoles: readonly OfficerRole[]): readonly OfficerRole[] {
  switch (item.kind) {
    case 'visit':
      return matrix['visit:write'];
    case 'task':
      return matrix['visit:task'];
    case 'member':
      return verifiers;
    case 'paper':
      return signers;
    case 'day':
      return item.isAssigned ? matrix['visit:write'] : leaverRoles;
    default:
      return [...leaverRoles, ...(item.isAssigned ? processors : [])];
  }
}

/**
 * Who may take an item: never a person named in the petition or the visit it is about.
 * @param barred 'petition:account', 'v' + 'visit:account', or the item's own key ':account' for whoever this one item is not for
 */
export function receiversOf(
  item: Item,
  people: readonly Receiver[],
  leaverRoles: readonly OfficerRole[],
  barred: ReadonlySet<string>,
): Receiver[] {
  const wanted = new Set<OfficerRole>(postsFor(item, leaverRoles));
  const seen = new Set<number>();
  return people.filter((one) => {
    const isBarred = [item.petitionId, `v${item.visitId}`, itemKey(item)].some((of) => barred.has(`${of}:${one.accountId}`));
    if (!wanted.has(one.role) || seen.has(one.accountId) || isBarred) return false;
    seen.add(one.accountId);
    return true;
  });
}

/** The form's name of one item: 'p81', 'g12', 'v7'. */
export const itemKey = (item: Pick<Item, 'kind' | 'id'>): string => `${itemLetters[item.kind]}${item.id}`;
/** One form holds at most so many items; the rest follow. */
export const itemsAtOnce = 50;
