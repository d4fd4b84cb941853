// Who did what the book of acts tells, as a timeline and a page of differences name him. Pure.
import { roleNames } from '../accounts/roles.ts';
import { byBoth } from '../accounts/stand-ins/rules.ts';

/**
 * "Trần Diệu Hoa", "Bùi Thế Long (thay …), Sở Xây dựng". What another office set off here is signed by it, not by the software that carried it
 * over.
 * @param act whose name of then is null where no officer did it @param unitName whose record it is: that unit is not named again
 */
export function doneBy(
  act: { accountName: string | null; byUnitName: string; data: Readonly<Record<string, unknown>> },
  unitName: string,
): string {
  const { accountName, byUnitName, data } = act;
  if (accountName === null && typeof data.by === 'string' && data.by !== '') return data.by;
  const who = accountName === null ? roleNames.system : byBoth(accountName, data);
  return [who, byUnitName === unitName ? '' : byUnitName].filter(Boolean).join(', ');
}
