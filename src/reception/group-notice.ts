// The leaders hear at once of a large group at the desk (legal.md §3.4).
import { notifyRoles } from '../notifications/actions.ts';
import type { Act } from '../web/act.ts';

/** The number and the count, never a name; once a visit. */
export function tellOfLargeGroup(
  act: Act,
  visit: { id: number; petitionId: number | null; number: string; personCount: number },
): Promise<void> {
  return notifyRoles(act, ['leader', 'unit_head', 'reception_board_head'], {
    kind: 'visit.large_group',
    visitId: visit.id,
    petitionId: visit.petitionId,
    words: `Đoàn đông người: ${visit.personCount} người, lượt tiếp ${visit.number}`,
    href: `/visits/${visit.id}`,
    dedupeKey: `large-group:visit:${visit.id}`,
  });
}
