// Papers of this office that are made outside the program and written down with what they carry: their numbers come into the office's own book.
import { FormInvalid } from '../../errors.ts';
import { unitProfile } from '../../units/queries.ts';
import type { Act } from '../../web/act.ts';
import { ownSymbol } from '../papers/number.ts';
import { takeBookNumber } from './numbering.ts';
import { readPromised } from './promised.ts';

/** A number of the office's own book, as what was done keeps it (`numbers_kept` reads it): no other paper is given it. */
export interface ByHand {
  issuedNumber: string;
  issuedOn: string;
}

/**
 * The book goes on from the number of a letter about a petition that was made outside; one made here has it already. Of another office's symbol, or
 * of a number without one, no book of ours is asked.
 * @param number as it was typed; @param on the day of the paper; @param leap the number that was looked at again
 * @param field where the number is typed
 * @returns what is kept with the act
 * @throws FormInvalid for a number that another paper has, with `leap` for one to look at again
 */
export async function enterByHand(
  act: Act,
  petition: { unitId: number; id: number },
  { number: written, on, leap = '' }: { number: string; on: string; leap?: string },
  field = 'number',
): Promise<ByHand | Record<never, never>> {
  const named = readPromised(written);
  const own = named && ownSymbol(named.symbol, (await unitProfile(act.house, petition.unitId)).symbol);
  if (!named || !own) return {};
  const made = await act.tx.maybe(
    'select 1 from papers where unit_id = $1 and petition_id = $2 and numbered_by is null and book = $3 and year = $4 and number = $5',
    [petition.unitId, petition.id, own.book, Number(on.slice(0, 4)), named.number],
  );
  if (made) return {};
  if ((await takeBookNumber(act, named.symbol, named.number, on, leap !== '' && leap === written)) !== null)
    return { issuedNumber: written, issuedOn: on };
  throw new FormInvalid({
    [field]: `Số ${written} đã cấp hoặc dành cho một văn bản khác trong phần mềm. Xem lại số trên văn bản`,
  });
}
