// What goes behind the seal of a denunciation: its senders, and every word that would tell who they are: the kin, the neighbour who
// stood beside one, the paper by which somebody spoke for him.
import { type SealedPerson, sealIdentities } from '../sealing/identities.ts';
import type { PersonRow } from '../sealing/person.ts';
import type { Withheld } from '../sealing/withheld.ts';
import type { Act } from '../web/act.ts';
import { blankPerson } from './blank.ts';
import { capacityWords } from './capacity.ts';

/** "Người có quyền, nghĩa vụ liên quan: Lê Thị B, Số 20 phố Đội Cấn"; '' without any. */
export function besideWords(people: readonly { name: string; organization: string; address?: string }[]): string {
  const said = people.map((one) => [one.name, one.organization, one.address].filter(Boolean).join(', ')).filter(Boolean);
  return said.length > 0 ? `Người có quyền, nghĩa vụ liên quan: ${said.join('; ')}` : '';
}

const nobody = personOf({ ...blankPerson, name: '' });

/** The words stand with the first sender; of a paper without one they are kept alone, and nobody's name with them. */
export function behindSeal(senders: readonly SealedPerson[], words: readonly string[], withheld?: Withheld): SealedPerson[] {
  const said = words.filter(Boolean).join('. ');
  if (said === '' && !withheld) return [...senders];
  const [first = nobody, ...others] = senders;
  return [{ ...first, note: [first.note, said].filter(Boolean).join('. '), ...(withheld ? { withheld } : {}) }, ...others];
}

/** Seals them, numbered as the party rows that stand for them. */
export async function sealPeople(act: Act, petitionId: number, people: readonly SealedPerson[]): Promise<void> {
  await sealIdentities(
    act,
    people.map((person, index) => ({ subject: { petitionId }, ordinal: index + 1, person })),
  );
}

/** Only what the seal keeps of a sender, of all that a form or a row knows. */
export function personOf(sender: SealedPerson): SealedPerson {
  const { name, birthYear, gender, idType, idNumber, idIssuedOn, idIssuedBy, phone, email } = sender;
  const { wardUnitId, wardText, address, contact, note, earlier, withheld } = sender;
  return {
    name,
    birthYear,
    gender,
    idType,
    idNumber,
    idIssuedOn,
    idIssuedBy,
    phone,
    email,
    wardUnitId,
    wardText,
    address,
    contact,
    note,
    ...(earlier ? { earlier } : {}),
    ...(withheld ? { withheld } : {}),
  };
}

/** The same of a row of the open table, where nothing stands of how else to reach him. */
export const personOfRow = (row: PersonRow & { role: string; proof: string }): SealedPerson =>
  personOf({
    ...row,
    gender: row.gender ?? '',
    idType: row.idType ?? '',
    idNumber: row.idNumber ?? '',
    contact: '',
    note: capacityWords(row.role, row.proof),
  });
