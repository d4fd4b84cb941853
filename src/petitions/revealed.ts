// What an opened seal shows, once, on the page of a petition and of a visit. Pure.

import type { SealedPerson } from '../sealing/identities.ts';
import { type IdType, idTypeNames } from './id-types.ts';
import { sealedPartyName } from './petition.ts';

export interface Revealed {
  heading: string;
  lines: { term: string; text: string }[];
}

/** Everybody behind a seal, with every word it keeps. Of a paper without a sender there are words only. */
export function revealedPeople(people: readonly SealedPerson[]): Revealed[] {
  return people.map((person, index) => {
    const { words = {}, respondents = [] } = person.withheld ?? {};
    const written = [...new Set([...Object.values(words), ...respondents])].join(' / ');
    const note = [
      ...(person.note ? [{ term: 'Tư cách, người liên quan', text: person.note }] : []),
      ...(written ? [{ term: 'Nguyên văn trong sổ cũ', text: written }] : []),
    ];
    if (person.name === '') return { heading: 'Người tố cáo không rõ họ tên', lines: note };
    return {
      heading: sealedPartyName(index + 1),
      lines: [
        { term: 'Họ và tên', text: person.name },
        ...(person.birthYear ? [{ term: 'Năm sinh', text: String(person.birthYear) }] : []),
        ...(person.idNumber ? [{ term: idTypeNames[person.idType as IdType] ?? 'Giấy tờ', text: person.idNumber }] : []),
        { term: 'Địa chỉ', text: [person.address, person.wardText].filter(Boolean).join(', ') || 'chưa có' },
        { term: 'Điện thoại', text: person.phone || 'chưa có' },
        { term: 'Thư điện tử', text: person.email || 'chưa có' },
        { term: 'Cách liên hệ kín đáo', text: person.contact || 'chưa có' },
        ...note,
      ],
    };
  });
}
