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

/** A letter made outside, as it is typed: with the day it bears, and the number that was looked at again. */
interface TypedLetter {
  number: string;
  on: string;
  leap?: string;
}

/**
 * The book goes on from the number of a letter about a petition that was made outside; one made here has it already, and one letter may be
 * written down with several acts. Of another office's symbol, or of a number without one, no book of ours is asked.
 * @param field where the number is typed
 * @returns what is kept with the act
 * @throws FormInvalid for a number that another paper has, with `leap` for one to look at again
 */
export const enterByHand = (act: Act, { unitId, id }: { unitId: number; id: number }, letter: TypedLetter, field = 'number') =>
  enter(act, { unitId, of: 'petition_id', id }, letter, field);

/**
 * The same of the letter with which a visit ended: whoever came was guided, or his paper sent on. Typed otherwise later, the visit gives the number it
 * had back: what its last event keeps counts.
 * @param letter.was the number the visit had; one that stays is entered already
 */
export async function enterVisitLetter(
  act: Act,
  { unitId, id }: { unitId: number; id: number },
  { was, ...letter }: TypedLetter & { was: string },
  field: string,
): Promise<Entered> {
  if (letter.number === was) return {};
  const entered = await enter(act, { unitId, of: 'visit_id', id }, letter, field);
  return 'issuedNumber' in entered || was === '' ? entered : { issuedNumber: '', issuedOn: letter.on };
}

type Entered = ByHand | Record<never, never>;

async function enter(
  act: Act,
  { unitId, of, id }: { unitId: number; of: 'petition_id' | 'visit_id'; id: number },
  { number: written, on, leap = '' }: TypedLetter,
  field: string,
): Promise<Entered> {
  const named = readPromised(written);
  const own = named && ownSymbol(named.symbol, (await unitProfile(act.house, unitId)).symbol);
  if (!named || !own) return {};
  const made = await act.tx.maybe(
    `select 1 from papers where unit_id = $1 and ${of} = $2 and numbered_by is null and book = $3 and year = $4 and number = $5
     union all select 1 from events where unit_id = $1 and ${of} = $2 and data ->> 'issuedNumber' = $6 and data ->> 'issuedOn' = $7 and kind not like 'visit.%' limit 1`,
    [unitId, id, own.book, Number(on.slice(0, 4)), named.number, written, on],
  );
  if (made) return {};
  if ((await takeBookNumber(act, named.symbol, named.number, on, leap !== '' && leap === written)) !== null)
    return { issuedNumber: written, issuedOn: on };
  throw new FormInvalid({
    [field]: `Số ${written} đã cấp hoặc dành cho một văn bản khác trong phần mềm. Xem lại số trên văn bản`,
  });
}
