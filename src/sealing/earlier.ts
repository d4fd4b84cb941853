// What once stood as a sender's own and was corrected: words of the record may still say it. A seal looks for it like for what stands, and
// keeps it with the identity, for words written later.
import { earlierValues } from '../audit/correcting.ts';
import type { UnitTx } from '../database/tx.ts';
import { bareName } from '../search/bare-name.ts';
import { fold } from '../search/fold.ts';
import type { SealedPerson } from './identities.ts';
import type { Betrayed } from './senders-in-text.ts';

const key = (name: string) => fold(bareName(name));

/** Whose name is that of somebody on the other side may be named by it; his numbers and his house stay his. */
export function withoutNamesakes<T extends Betrayed>(people: readonly T[], others: readonly string[]): T[] {
  const taken = new Set(others.map(key));
  return people.map((person) => (taken.has(key(person.name)) ? { ...person, name: '' } : person));
}

/**
 * What the corrections of an open record, of its petition and its visit replaced of who sent it and who came. To be asked for before
 * these words go behind the seal.
 * @param others names of the other side: one written down by mistake where the sender's belongs is still theirs
 */
export async function earlierSenders(
  tx: UnitTx,
  record: { unitId: number; petitionId?: number | null; visitId?: number | null },
  others: readonly string[] = [],
): Promise<Betrayed[]> {
  const values = await earlierValues(tx, record);
  const nobody: Betrayed = { name: '', phone: '', idNumber: '' };
  const all = values.map(({ of, words }): Betrayed => ({ ...nobody, [of === 'otherPaper' ? 'idNumber' : of]: words }));
  return withoutNamesakes(all, others);
}

/** Of what stood, what of these people stands no more: a person whose every word still stands is left out. */
export function goneFrom(was: readonly Betrayed[], people: readonly Betrayed[]): Betrayed[] {
  const fields = ['name', 'phone', 'idNumber', 'email', 'address'] as const;
  const gone = was.map((one) => {
    const left = fields.map((field) => [field, people.some((other) => other[field] === one[field]) ? '' : (one[field] ?? '')]);
    return Object.fromEntries(left) as Betrayed & Record<(typeof fields)[number], string>;
  });
  return gone.filter((one) => fields.some((field) => one[field] !== ''));
}

/** The people with what stood of them before, kept with the first: whose of them it was need not be known to look for it. */
export function withEarlier<T extends SealedPerson>(people: readonly T[], earlier: readonly Betrayed[]): T[] {
  const [first, ...rest] = people;
  if (!first || earlier.length === 0) return [...people];
  const kept = earlier.map(({ name, phone, idNumber, email = '', address = '' }) => ({ name, phone, idNumber, email, address }));
  return [{ ...first, earlier: [...(first.earlier ?? []), ...kept] }, ...rest];
}
