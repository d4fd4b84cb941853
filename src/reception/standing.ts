// Who came to the desk and for whom: whoever acts for another is not the one whose petition it is (§3.3, §4.2). Pure.
import { actingCapacity, capacities, capacityNames } from '../petitions/capacity.ts';

/** `principal`: the one whose petition it is did not come; somebody came for him. */
export const visitCapacities = [...capacities, 'principal'] as const;
export type VisitCapacity = (typeof visitCapacities)[number];
export const visitCapacityNames: Record<VisitCapacity, string> = { ...capacityNames, principal: 'Người có đơn, không đến' };

interface Standing {
  capacity: VisitCapacity | null;
}

/** Who was received at the desk. */
export const whoCame = <P extends Standing>(people: readonly P[]): P[] => people.filter((one) => one.capacity !== 'principal');

/** Whose petition it is: those who stand for themselves, there or not. */
export const whoPetitions = <P extends Standing>(people: readonly P[]): P[] =>
  people.filter((one) => !actingCapacity(one.capacity));

/** Who acts for them. */
export const whoActs = <P extends Standing>(people: readonly P[]): P[] => people.filter((one) => actingCapacity(one.capacity));

/** How many people a visit received: a group says so itself. */
export function countOf(entry: { senderKind: string; personCount: number; people: readonly Standing[] }): number {
  return entry.senderKind === 'group' ? entry.personCount : Math.max(whoCame(entry.people).length, 1);
}
