// A citizen the unit has met before, found while typing: by identity number or by the beginning of the name, without marks.
import type { FormValues } from '../web/forms.ts';
import type { Context } from '../web/pages.ts';
import { maskedId } from './id-papers.ts';
import { findKnownPerson, type KnownPerson, listKnownPeople } from './queries.ts';

export interface KnownBlock {
  /** Something was typed to look for. */
  asked: boolean;
  found: { name: string; words: string; address: string; historyHref: string; useStep: string }[];
}

const one = (values: FormValues, name: string) => {
  const value = values[name];
  return (Array.isArray(value) ? value[0] : value) ?? '';
};

/** What the panel shows for what is typed now. Own unit only; a sealed visit or petition never shows here. */
export async function knownPeopleOf(context: Pick<Context, 'tx' | 'actor'>, values: FormValues): Promise<KnownBlock> {
  const asked = { idNumber: one(values, 'p1_idNumber'), name: one(values, 'p1_name') };
  if (one(values, 'denunciation') === 'yes' || (asked.idNumber === '' && asked.name === '')) return { asked: false, found: [] };
  const byNumber = await listKnownPeople(context.tx, context.actor.unitId, { ...asked, name: '' });
  const people =
    byNumber.length > 0 ? byNumber : await listKnownPeople(context.tx, context.actor.unitId, { ...asked, idNumber: '' });
  return { asked: true, found: people.map(shown) };
}

function shown(person: KnownPerson): KnownBlock['found'][number] {
  const honorific = person.gender === 'male' ? 'Ông ' : person.gender === 'female' ? 'Bà ' : '';
  const counts = [person.visits > 0 ? `${person.visits} lượt tiếp` : '', person.petitions > 0 ? `${person.petitions} đơn` : '']
    .filter(Boolean)
    .join(', ');
  const id = person.idNumber ? `, số ${maskedId(person.idNumber)}` : '';
  return {
    name: `${honorific}${person.name}`,
    words: `${counts} từ năm ${person.firstYear}${person.birthYear ? `, sinh năm ${person.birthYear}` : ''}${id}`,
    address: [person.address, person.wardText].filter(Boolean).join(', '),
    historyHref: person.lastVisitId ? `/visits/${person.lastVisitId}` : `/petitions/${person.lastPetitionId ?? 0}`,
    useStep: `use-${person.partyId}`,
  };
}

/** The form with a known person's data in the first block; what the officer typed elsewhere stays. */
export async function fillKnownPerson(
  context: Pick<Context, 'tx' | 'actor'>,
  values: FormValues,
  partyId: number,
): Promise<FormValues> {
  const person = await findKnownPerson(context.tx, context.actor.unitId, partyId);
  if (!person) return values;
  const date = person.idIssuedOn ? person.idIssuedOn.split('-').reverse().join('/') : '';
  return {
    ...values,
    p1_name: person.name,
    p1_birthYear: person.birthYear === null ? '' : String(person.birthYear),
    p1_gender: person.gender ?? '',
    p1_idType: person.idType ?? 'can_cuoc',
    p1_idNumber: person.idNumber ?? '',
    p1_idIssuedOn: date,
    p1_idIssuedBy: person.idIssuedBy,
    p1_phone: person.phone,
    p1_email: person.email,
    p1_ward: person.wardText,
    p1_address: person.address,
  };
}
