// Who came to the desk and for whom: whoever acts for another is not the one whose petition it is (§3.3, §4.2). Pure.
import { actingCapacity, capacities, capacityNames } from '../petitions/capacity.ts';

/**
 * `principal`: the one whose petition it is did not come; somebody came for him. `elected`: one of a group, whom it has elected to
 * speak for it (Điều 29 LTCD): he petitions himself and needs no paper that proves it.
 */
export const visitCapacities = ['self', 'elected', ...capacities.filter((one) => one !== 'self'), 'principal'] as const;
export type VisitCapacity = (typeof visitCapacities)[number];
export const visitCapacityNames: Record<VisitCapacity, string> = {
  ...capacityNames,
  elected: 'Được đoàn cử đại diện',
  principal: 'Người có đơn, không đến',
};

/** What the form offers: of a group its members say whether they were elected, whoever acts for others is called so in full. */
export const capacityLabels = (isGroup: boolean): Record<VisitCapacity, string> => ({
  ...visitCapacityNames,
  ...(isGroup ? { self: 'Người trong đoàn' } : { elected: 'Được đoàn cử đại diện (khi nhiều người đến)' }),
  representative: 'Người đại diện của người khác, của tổ chức',
});

/** Elected by the group to speak for it. */
export const isElected = (person: Standing): boolean => person.capacity === 'elected';

/** Whoever speaks for a group stands before its other members. */
export const speakersFirst = <P extends Standing>(people: readonly P[]): P[] => [
  ...people.filter(isElected),
  ...people.filter((one) => !isElected(one)),
];

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

/** How many bring the same content where nobody has said another number: all of a group, else one. */
export const usualSameContent = (entry: { senderKind: string; personCount: number }): number =>
  entry.senderKind === 'group' ? entry.personCount : 1;

/** "Trần Văn An (Lê Thị Bình, người được ủy quyền)": whose petition it is, then who came for him; of a group or an organisation whoever speaks. */
export function visitorNames(people: readonly (Standing & { name: string })[], senderKind: string): string[] {
  const came = speakersFirst(whoCame(people)).map(({ name }) => name);
  const [owner] = speakersFirst(whoPetitions(people));
  const acting = whoActs(people);
  if (senderKind !== 'individual' || !owner || acting.length === 0) return came;
  const called = acting.map((one) => `${one.name}, ${visitCapacityNames[one.capacity ?? 'self'].toLocaleLowerCase('vi')}`);
  return [`${owner.name} (${called.join('; ')})`];
}
