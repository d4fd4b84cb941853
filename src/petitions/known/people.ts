// A citizen the unit has met before, found while typing: by identity number or by the beginning of the name, without marks.

import { isNumbered } from '../../search/fold.ts';
import type { Context } from '../../web/pages.ts';
import { maskedId } from './masked-id.ts';
import { type KnownPerson, listKnownPeople } from './queries.ts';

export interface KnownBlock {
  /** Something was typed to look for. */
  asked: boolean;
  found: { partyId: number; name: string; words: string; address: string; historyHref: string }[];
}
export const nobodyAsked: KnownBlock = { asked: false, found: [] };

/**
 * Whom the unit knows by what is typed of one person. Own unit only; a sealed visit or petition never shows here.
 * @param asked null where nothing may be asked, as in a denunciation
 */
export async function knownPeople(
  context: Pick<Context, 'tx' | 'actor'>,
  asked: { idNumber: string; name: string } | null,
): Promise<KnownBlock> {
  if (!asked || (asked.idNumber === '' && asked.name === '')) return nobodyAsked;
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
  const id = person.idNumber && isNumbered(person.idNumber) ? `, số ${maskedId(person.idNumber)}` : '';
  return {
    partyId: person.partyId,
    name: `${honorific}${person.name}`,
    words: `${counts} từ năm ${person.firstYear}${person.birthYear ? `, sinh năm ${person.birthYear}` : ''}${id}`,
    address: [person.address, person.wardText].filter(Boolean).join(', '),
    historyHref: person.lastVisitId ? `/visits/${person.lastVisitId}` : `/petitions/${person.lastPetitionId ?? 0}`,
  };
}
