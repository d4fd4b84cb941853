// Where a petition goes: a unit of this installation that stands today, or a body outside it, by the words the officer typed.
import type { HouseTx } from '../../database/tx.ts';
import { FormInvalid } from '../../errors.ts';
import { fold } from '../../search/fold.ts';
import { findUnitsByText, listReceivingUnits } from '../../units/queries.ts';
import { authorityName, closedReason, type Unit } from '../../units/unit.ts';

export interface Destination {
  unitId: number | null;
  name: string;
}

/** The names of open units as suggestions while typing, without this office. */
export async function destinationChoices(house: HouseTx, ownUnitId: number, today: string): Promise<string[]> {
  return (await listReceivingUnits(house, today)).filter((unit) => unit.id !== ownUnitId).map((unit) => authorityName(unit));
}

const namesOf = (unit: Unit) => [unit.name, authorityName(unit)].map(fold);

/** The name of a place without what kind of place or office it is; '' where nothing else is left. */
const bareName = (name: string) =>
  fold(name)
    .replace(/^(uy ban nhan dan|ubnd)\s+/, '')
    .replace(/^(phuong|xa|thi tran|dac khu|tinh|thanh pho|p\.|x\.|tp\.?)\s*(?=\S)/, '');

/**
 * The unit of that name, or a body outside the system.
 * @throws FormInvalid when the name is this office's, or of a unit that no longer stands (with its successors)
 */
export async function resolveDestination(house: HouseTx, typed: string, ownUnitId: number, today: string): Promise<Destination> {
  const wanted = fold(typed);
  if (wanted === '') return { unitId: null, name: '' };
  const open = await listReceivingUnits(house, today);
  const exact = open.filter((unit) => namesOf(unit).includes(wanted));
  // "ngoc ha", "p. ngọc hà": the bare name of a place names its office here, never a body outside.
  const found = exact.length > 0 ? exact : open.filter((unit) => bareName(unit.name) === bareName(typed));
  const [only, second] = found;
  if (only && second)
    throw new FormInvalid({
      destination: `Có nhiều đơn vị cùng tên “${typed}”, ghi rõ hơn: ${found.map((unit) => authorityName(unit)).join('; ')}`,
    });
  if (only?.id === ownUnitId) throw new FormInvalid({ destination: 'Chọn cơ quan khác, đây là cơ quan đang xử lý đơn' });
  if (only) return { unitId: only.id, name: authorityName(only) };
  const closed = (await findUnitsByText(house, typed, today, 5)).find((unit) => !unit.stands && namesOf(unit).includes(wanted));
  if (closed) {
    const successors = closed.successors.map((one) => one.name).join(', ');
    throw new FormInvalid({
      destination: `${closedReason(closed, today) ?? ''}${successors ? ` Đơn vị kế tiếp: ${successors}.` : ''}`,
    });
  }
  return { unitId: null, name: typed.trim() };
}

/** What the page says beside the field while a name is typed: which office is meant, and under which name it stands on the paper. */
export interface Recognised {
  name: string;
  words: string;
}

const mostSuggested = 5;

/** The typed name as it will be saved, or as typed while it is not one yet; never throws, because somebody is still typing. */
export async function recogniseDestination(house: HouseTx, typed: string, ownUnitId: number, today: string): Promise<Recognised> {
  const asTyped = typed.trim();
  if (asTyped === '') return { name: '', words: '' };
  try {
    const { unitId, name } = await resolveDestination(house, typed, ownUnitId, today);
    if (unitId !== null) return { name, words: `${name}, đơn vị dùng phần mềm này` };
  } catch (error) {
    if (!(error instanceof FormInvalid)) throw error;
    return { name: asTyped, words: error.errors.destination ?? '' };
  }
  const found = (await findUnitsByText(house, typed, today, mostSuggested)).filter(
    (unit) => unit.stands && unit.id !== ownUnitId,
  );
  const meant = found.map((unit) => authorityName(unit)).join('; ');
  return {
    name: asTyped,
    words: meant
      ? `Chưa nhận ra đơn vị. Có phải: ${meant}? Không phải thì văn bản gửi nơi ngoài phần mềm, tên in như đã gõ`
      : 'Không có đơn vị nào của phần mềm mang tên này: văn bản gửi nơi ngoài phần mềm, tên in như đã gõ',
  };
}
