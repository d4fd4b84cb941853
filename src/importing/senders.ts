// Who sent a row of an old book, as the new book takes people: the first with all the row says of him, the others by name. Pure.
import { blankSender } from '../petitions/blank.ts';
import type { SenderInput } from '../petitions/registration.ts';
import type { Betrayed } from '../sealing/senders-in-text.ts';
import { fold } from '../search/fold.ts';
import { readGender, readIdPaper, readPhone, readYear, splitNameAddress } from './cells.ts';
import type { UnitFinder } from './offices.ts';
import { readPeople } from './people.ts';
import type { ProblemCode } from './problems.ts';
import type { TargetCode } from './targets.ts';

const office =
  /^(công ty|cty|ubnd|ủy ban|uỷ ban|hợp tác xã|htx|doanh nghiệp|trường|bệnh viện|ban quản trị|tổ dân phố|văn phòng)\s/i;

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
  const together = said.nameAddress ? splitNameAddress(said.nameAddress) : undefined;
  const { names, others, aside } = readPeople(said.name ?? together?.name ?? '');
  const [first = ''] = names;
  if (first === '' || /^(nặc danh|không ghi tên|không tên|khuyết danh|không có tên|không rõ)/iu.test(first))
    return { senders: [], others: 0 };
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
          earlier: asWritten({
            phone: said.phone ?? '',
            idNumber: paper?.idNumber ?? '',
            addresses: [together?.address ?? '', wardUnitId === null ? (said.ward ?? '') : ''],
          }),
        }
      : {}),
  };
  return { senders: [told, ...names.slice(1).map((name) => ({ ...blankSender, name }))], others };
}

/** Several telephones in a cell, a number without the zeros Excel drops, a house in the column of wards or beside the name. */
function asWritten(cells: { phone: string; idNumber: string; addresses: readonly string[] }): Betrayed[] {
  const bare = { name: '', phone: cells.phone, idNumber: cells.idNumber.replace(/^0+/, '') };
  // A ward without a number is the matter's own.
  const houses = cells.addresses.filter((address) => /\d/.test(address));
  return [bare, ...houses.map((address) => ({ name: '', phone: '', idNumber: '', address }))];
}

/** The same person however he was typed: by paper, else by folded name with year of birth, else with address. */
export function personKey(person: Pick<SenderInput, 'name' | 'idNumber' | 'birthYear' | 'address' | 'wardText'>): string {
  if (person.idNumber.length >= 8) return `id:${person.idNumber}`;
  return `${fold(person.name)}|${person.birthYear ?? fold(`${person.address} ${person.wardText}`).replace(/[^a-z0-9]/g, '')}`;
}
