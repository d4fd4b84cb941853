// In what capacity a person stands in a paper or at the desk (LKN Điều 12; LTCD Điều 7; NĐ 154/2026). Pure.

import { lowered } from '../first-letter.ts';

export const capacities = ['self', 'representative', 'authorized_agent', 'lawyer', 'legal_aid_officer'] as const;
export type Capacity = (typeof capacities)[number];
export const capacityNames: Record<Capacity, string> = {
  self: 'Tự mình trình bày',
  representative: 'Người đại diện',
  authorized_agent: 'Người được ủy quyền',
  lawyer: 'Luật sư',
  legal_aid_officer: 'Trợ giúp viên pháp lý',
};

/** Who acts for somebody else, and needs a paper that proves it. */
export type ActingCapacity = Exclude<Capacity, 'self'>;
/** The capacity behind a party's role, undefined for who stands for himself. */
export function actingCapacity(role: string | null | undefined): ActingCapacity | undefined {
  return capacities.find((one): one is ActingCapacity => one !== 'self' && one === role);
}

/**
 * How a paper names whoever stands behind the sender: a lawyer and a legal-aid officer assist, and act in his place only with a
 * written authorisation (Điều 16 LKN).
 */
export function capacityOnPaper(role: ActingCapacity, proof: string): string {
  const assists = role === 'lawyer' || role === 'legal_aid_officer';
  if (assists && /(ủy|uỷ) quyền/iu.test(proof)) return 'người được ủy quyền';
  return role === 'lawyer' ? 'luật sư trợ giúp pháp lý' : lowered(capacityNames[role]);
}

/** What `capacityWords` put together, taken apart again; what the seal keeps is read so. */
export function readCapacityWords(words: string): { capacity: ActingCapacity | null; proof: string } {
  // The name alone or before a comma or full stop: "Luật sư của đoàn theo biên bản" is what somebody shows for himself.
  const acting = capacities.find(
    (one): one is ActingCapacity =>
      one !== 'self' && words.startsWith(capacityNames[one]) && /^($|[,.] )/.test(words.slice(capacityNames[one].length)),
  );
  if (!acting) return { capacity: null, proof: words };
  return { capacity: acting, proof: words.slice(capacityNames[acting].length).replace(/^[,.]\s*/, '') };
}

/** "Người được ủy quyền, Giấy ủy quyền số 12"; '' for who stands for himself and shows nothing. */
export function capacityWords(role: string | null | undefined, proof: string): string {
  const acting = actingCapacity(role);
  return [acting ? capacityNames[acting] : '', proof].filter(Boolean).join(', ');
}
