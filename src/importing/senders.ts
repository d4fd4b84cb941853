// Who sent a row of an old book, as the new book takes people: the first with all the row says of him, the others by name. Pure.
import { blankSender } from '../petitions/blank.ts';
import type { SenderInput } from '../petitions/registration.ts';
import { namesAmong } from '../sealing/said-by.ts';
import type { Betrayed } from '../sealing/senders-in-text.ts';
import { fold, isNumbered } from '../search/fold.ts';
import { officeWords } from '../units/office-words.ts';
import { readGender, readIdPaper, readPhone, readYear, splitNameAddress } from './cells.ts';
import type { UnitFinder } from './offices.ts';
import { isUnsigned, listed, office, readPeople } from './people.ts';
import type { ProblemCode } from './problems.ts';
import type { TargetCode } from './targets.ts';

/**
 * The senders of a row, and how many more the cell counts; none for an anonymous paper.
 * @param sealed also as the cells have them: words of the row may name the first one so
 */
export function sendersOf(
  said: Partial<Record<TargetCode, string>>,
  on: string,
  unitOf: UnitFinder,
  wrong: (target: TargetCode, code: ProblemCode) => void,
  sealed = false,
): { senders: SenderInput[]; others: number } {
  const together = said.nameAddress ? splitNamesAddress(said.nameAddress) : undefined;
  const cell = said.name ?? together?.name ?? '';
  const { names, others, aside } = readPeople(cell);
  const [first = ''] = names;
  if (isUnsigned(first)) return { senders: [], others: 0 };
  const birthYear = said.birthYear === undefined ? undefined : readYear(said.birthYear);
  if (said.birthYear !== undefined && birthYear === undefined) wrong('birthYear', 'year');
  const paper = said.idNumber === undefined ? undefined : readIdPaper(said.idNumber);
  if (paper?.isOdd) wrong('idNumber', 'oddId');
  const wardUnitId = said.ward ? (unitOf(said.ward, on) ?? null) : null;
  if (said.ward && wardUnitId === null) wrong('ward', 'unknownUnit');
  // What stands beside the names is the first one's; of the others the book says the name.
  const told: SenderInput = {
    ...blankSender,
    kind: office.test(first) ? 'organization' : 'individual',
    name: first,
    birthYear: birthYear ?? null,
    gender: readGender(said.gender ?? ''),
    idType: paper?.idType ?? '',
    idNumber: paper?.idNumber ?? '',
    phone: readPhone(said.phone ?? ''),
    wardUnitId,
    wardText: said.ward ?? '',
    address: said.address ?? together?.address ?? '',
    note: aside,
    ...(sealed
      ? {
          earlier: [
            ...asNamed(`${cell}\n${together?.address ?? ''}`),
            ...asWritten({
              phone: said.phone ?? '',
              idNumber: paper?.idNumber ?? '',
              addresses: [together?.address ?? '', wardUnitId === null ? (said.ward ?? '') : ''],
            }),
          ],
        }
      : {}),
  };
  return { senders: [told, ...names.slice(1).map((name) => ({ ...blankSender, name }))], others };
}

/** "1. Tạ Thị Lụa, 12 Láng 2. Tạ Văn Gấm": each of a counted list by name, the rest as the address. */
function splitNamesAddress(text: string): { name: string; address: string } {
  const each = listed(text);
  if (each.length < 2) return splitNameAddress(each[0] ?? text);
  const parts = each.map(splitNameAddress);
  return {
    name: parts.map(({ name }) => name).join('\n'),
    address: parts
      .map(({ address }) => address)
      .filter(Boolean)
      .join('; '),
  };
}

/** Whoever the cell names beside those it is read as. */
const asNamed = (cell: string): Betrayed[] => namesAmong(cell).map((name) => ({ name, phone: '', idNumber: '' }));

/** Several telephones in a cell, a number without the zeros Excel drops, a house in the column of wards or beside the name. */
function asWritten(cells: { phone: string; idNumber: string; addresses: readonly string[] }): Betrayed[] {
  const bare = { name: '', phone: cells.phone, idNumber: cells.idNumber.replace(/^0+/, '') };
  // A ward without a number is the matter's own.
  const houses = cells.addresses.filter((address) => /\d/.test(address));
  return [bare, ...houses.map((address) => ({ name: '', phone: '', idNumber: '', address }))];
}

/** By what a row tells its sender, the strongest first; '' for what it does not say. */
export interface PersonMarks {
  paper: string;
  /** Name and year of birth. */
  year: string;
  /** Name and address; the name alone of one of whom the row says nothing else. */
  home: string;
}

/**
 * The same person however he was typed: by paper, by folded name with year of birth, with address, whose ward is the same as
 * "P. Trúc Bạch" and as "UBND phường Trúc Bạch" (docs/decisions/0018).
 */
export function personMarks(person: Pick<SenderInput, 'name' | 'idNumber' | 'birthYear' | 'address' | 'wardText'>): PersonMarks {
  const paper = person.idNumber.length >= 8 && isNumbered(person.idNumber) ? `id:${person.idNumber}` : '';
  const name = fold(person.name);
  const year = person.birthYear === null ? '' : `${name}|${person.birthYear}`;
  const home = fold(`${person.address} ${officeWords(person.wardText).name}`).replace(/[^a-z0-9]/g, '');
  return { paper, year, home: home !== '' || (paper === '' && year === '') ? `${name}|${home}` : '' };
}

/** The strongest of the marks: rows that share it are one person's. */
export const personKey = ({ paper, year, home }: PersonMarks): string => paper || year || home;
