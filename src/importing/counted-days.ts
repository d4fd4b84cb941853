// On which days the statutory tables count what a row of an old book becomes, and what is said where opening figures of those days are signed:
// nobody but the office knows whether they hold these rows already. Pure.

import type { Actor } from '../accounts/actor.ts';
import { may } from '../accounts/permissions.ts';
import { formatDate } from '../deadlines/dates.ts';
import { isEndedInOldBook } from '../petitions/petition.ts';
import { firstDayOf } from '../reports/opening.ts';
import { tables } from '../reports/tables/index.ts';
import type { SignedSheet } from './balances/queries.ts';
import { dayAccepted, type ReadRow } from './read-row.ts';
import { number } from './screens.ts';
import { countedOnly } from './sight.ts';
import { goesOn } from './vocabulary.ts';

export interface CountedDays {
  countedFrom: string | null;
  /** Null of what goes on, and where no table counts the row. */
  countedTo: string | null;
  /** A petition of the office's own, as 03/GQKN and 04/GQTC count: accepted or declined. */
  isOwn: boolean;
}
const none: CountedDays = { countedFrom: null, countedTo: null, isOwn: false };

/** As the record will stand once the row is in (petitions/history.ts, reports/facts.ts). */
export function countedDays(row: ReadRow | null): CountedDays {
  if (!row) return none;
  const { receivedOn: countedFrom, petition, visit } = row;
  if (visit) {
    const isCounted = visit.outcome !== 'refused' && visit.outcome !== 'no_show';
    return isCounted ? { countedFrom, countedTo: countedFrom, isOwn: false } : none;
  }
  if (!petition) return none;
  const { end, acceptedOn, endedOn } = petition;
  if (goesOn(end)) {
    const countedTo = dayAccepted(row) ?? null;
    return { countedFrom, countedTo, isOwn: countedTo !== null };
  }
  const isEnded = isEndedInOldBook(end, acceptedOn !== null);
  return {
    countedFrom,
    // One that was accepted and ended: the day it was accepted; where the book does not say it, the day it was received.
    countedTo: (isEnded ? acceptedOn : endedOn) ?? countedFrom,
    isOwn: end === 'accepted' || isEnded || end === 'notified_inadmissible',
  };
}

/** Rows that would go in and that a table counts on days of opening figures somebody has signed. */
export interface CountedTwice {
  sheet: Pick<SignedSheet, 'id' | 'tableCode' | 'fromOn' | 'asOf'>;
  rows: number;
  /** With those that denounce or name an officer. */
  isWhole: boolean;
}

export interface CountedNote {
  text: string;
  link: { href: string; label: string } | null;
}

/** One sentence a table, with the sheet that was signed for who may read it. */
export const countedTwiceNotes = (actor: Actor, found: readonly CountedTwice[]): CountedNote[] =>
  found.map(({ sheet, rows, isWhole }) => ({
    text: `${number(rows)} dòng${isWhole ? '' : ` ${countedOnly}`} nằm trong kỳ đã ký số đầu kỳ (biểu ${tables[sheet.tableCode].form}, từ ngày ${formatDate(firstDayOf(sheet))} đến hết ngày ${formatDate(sheet.asOf)}): các dòng ấy sẽ được tính hai lần nếu số đầu kỳ đã gồm chúng.`,
    link: may(actor, 'balance:read') ? { href: `/balances/${sheet.id}`, label: 'Xem số đầu kỳ đã ký' } : null,
  }));
