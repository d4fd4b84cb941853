// One batch that goes from a closing unit to one successor, and the rows of it. Pure.
import type { ReorganisationAct } from '../reorganisation.ts';

/** From where to where, and by which act. */
export interface Way {
  reorganisationId: number;
  /** '1656/NQ-UBTVQH15' */
  act: string;
  /** The day the giver's clocks and rows end, the receiver's go on. */
  on: string;
  at: Date;
  fromUnitId: number;
  fromName: string;
  toUnitId: number;
  toName: string;
}
export interface Batch extends Way {
  petitionIds: readonly number[];
}

/** The way of a batch of one act. @param names of both units on the act's day; of the giver without the name it had before */
export const wayOf = (
  act: Pick<ReorganisationAct, 'id' | 'number' | 'effectiveOn'>,
  at: Date,
  fromUnitId: number,
  toUnitId: number,
  names: ReadonlyMap<number, string>,
): Way => ({
  reorganisationId: act.id,
  act: act.number,
  on: act.effectiveOn,
  at,
  fromUnitId,
  fromName: (names.get(fromUnitId) ?? '').replace(/ \(trước .*\)$/, ''),
  toUnitId,
  toName: names.get(toUnitId) ?? '',
});

/** A giver's row as it stood before, kept to give it back and for the minutes. */
export interface GivenPetition {
  id: number;
  year: number;
  number: number;
  sealed: boolean;
  status: string;
  closedOn: string | null;
  holderId: number | null;
  nextRole: string | null;
  nextAct: string | null;
  proceedingId: number | null;
  proceedingState: string | null;
  proceedingHolderId: number | null;
  proceedingNextRole: string | null;
  proceedingNextAct: string | null;
  petitionType: string | null;
  instance: string | null;
  denunciationRound: string | null;
  dueOn: string | null;
  /** The day its running clock was paused; null while it ran. */
  pausedOn: string | null;
}

/** The receiver's row that goes on from it. */
export interface TakenPetition {
  id: number;
  originPetitionId: number;
  year: number;
  number: number;
  sealed: boolean;
}
