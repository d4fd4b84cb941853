// Which transfers wait for their receiver, asked in one way by the boxes, the rail and "Việc của tôi"; and until when it first handles them.
import { matrix } from '../accounts/permissions.ts';
import { desks, worksHere } from '../accounts/works-here.ts';
import type { UnitTx } from '../database/tx.ts';
import { replayClock } from '../deadlines/clock.ts';
import type { RuleSet } from '../deadlines/rule-set.ts';
import type { PetitionType } from '../petitions/petition.ts';
import { declaredClock } from '../petitions/registration.ts';

/** Nobody has accepted it, sent it back or written back from outside: SQL for a table alias. */
export const awaitsAnswer = (t: string): string => `(${t}.reply_on is null and not exists (select 1 from transfer_answers ta
  where ta.from_unit_id = ${t}.unit_id and ta.transfer_id = ${t}.id and ta.kind in ('accepted','returned')))`;

/** The receiver has opened it: SQL for a table alias. */
export const isOpened = (t: string): string => `exists (select 1 from transfer_answers ta
  where ta.from_unit_id = ${t}.unit_id and ta.transfer_id = ${t}.id and ta.kind = 'opened')`;

/**
 * The role whose work an incoming transfer is: the clerk's; where no clerk stands in the unit that day, whoever asks and may answer.
 * SQL. $1 unit, $3 role of who asks.
 */
export const answeringRole = (today: string): string => {
  const answerers = matrix['transfer:answer'].map((role) => `'${role}'`).join(',');
  return `case when ${worksHere(today, desks.clerk)} then 'clerk' when $3 in (${answerers}) then $3 else 'unit_head' end`;
};

/** Delivery starts the receiver's first handling, whether the file is opened or not (decisions 25). Null where the calendar ends. */
export function firstHandlingDue(
  { book, calendar }: RuleSet,
  transfer: { petitionType: PetitionType; sentOn: string },
): string | null {
  const rule = book.findInForce(declaredClock(transfer.petitionType), transfer.sentOn);
  if (!rule) return null;
  return (
    replayClock([{ type: 'started', on: transfer.sentOn, rule: rule.code, variants: [] }], book, calendar).clock?.dueOn ?? null
  );
}

/** Of what kind something was sent, and on which day. */
export interface SendingDay {
  petitionType: PetitionType;
  sentOn: string;
}
/** When what was sent on a day is due at the receiver. */
export interface TransferDue extends SendingDay {
  dueOn: string | null;
}

/** Each kind and day of sending of what waits in the unit's box, once. */
export function incomingDays(tx: UnitTx, unitId: number): Promise<SendingDay[]> {
  return tx.rows<SendingDay>(
    `select distinct t.petition_type, t.sent_on from transfers t where t.to_unit_id = $1 and ${awaitsAnswer('t')}`,
    [unitId],
  );
}

/** When each of them is due. */
export const duesOf = (days: readonly SendingDay[], rules: RuleSet): TransferDue[] =>
  days.map((day) => ({ ...day, dueOn: firstHandlingDue(rules, day) }));
