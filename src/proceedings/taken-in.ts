// A matter an old book says was accepted, and not that it was resolved: its proceeding begins on the day of the book, or on the day an officer
// copies from the paper where the book gives none, and waits to be assigned.
import { listColleagues } from '../accounts/queries.ts';
import { recordEvent } from '../audit/events.ts';
import { startClock } from '../deadlines/actions.ts';
import { convertedWords } from '../deadlines/explanation.ts';
import { lengthWords, type Variant } from '../deadlines/rules.ts';
import { lockOwnPetition, markAccepted } from '../petitions/actions.ts';
import type { LockedPetition } from '../petitions/records.ts';
import type { Act } from '../web/act.ts';
import { mainRules } from './acceptance.ts';
import { passOn } from './actions.ts';
import { type CopiedPaper, paperOfNumber } from './entered-acceptance/copied.ts';
import { familyOf, type Procedure, procedureFor } from './proceeding.ts';
import type { Gathered } from './queries.ts';
import { insertProceeding, insertStep, type LockedProceeding, lockProceeding, saveProceeding } from './records.ts';
import { workflowOf } from './tables/index.ts';

/** What is known of an acceptance made before the software had the petition. */
export interface OldStart {
  on: string;
  /** How it is said in the timeline: "Thụ lý theo sổ cũ, văn bản số 15/TB-UBND". */
  words: string;
  /** The paper it was copied from, kept with the step. */
  paper: CopiedPaper;
  /** Whoever is to be told of it was, by a paper of that day. */
  isTold: boolean;
  /** In a remote area, as khoản 1 Điều 28, Điều 37 LKN have it; counts for complaints only. */
  isRemote: boolean;
  /** For the record of who did what when. */
  data: Readonly<Record<string, string | boolean>>;
}

const isRemoteProcedure = (procedure: Procedure) => procedure === 'complaint_first' || procedure === 'complaint_second';
/** Whether a remote area makes the limit of this petition longer (Điều 28, Điều 37 LKN). */
export const asksRemote = (petition: Parameters<typeof procedureFor>[0]): boolean => {
  const procedure = procedureFor(petition);
  return procedure !== undefined && isRemoteProcedure(procedure);
};

/**
 * Begins the proceeding of a petition that was accepted on paper. The clocks of processing end, that of resolution starts on that day by the law
 * of that day, both marked as converted; without a rule on that day no limit is invented. No paper is drafted and nobody is told.
 * @param version what `takenIn` says of it, from the version it is left in (records.ts)
 */
export async function beginTakenIn(
  act: Act,
  petition: LockedPetition,
  procedure: Procedure,
  start: OldStart,
  version: (left: number) => number,
): Promise<Gathered> {
  const { tx, actor, moment, rules } = act;
  const { on } = start;
  const isRemote = start.isRemote && isRemoteProcedure(procedure);
  const id = await insertProceeding(tx, {
    unitId: petition.unitId,
    petitionId: petition.id,
    matterId: petition.matterId,
    threadId: petition.threadId,
    procedure,
    sealed: petition.sealed,
    state: workflowOf(procedure).initial,
    resolverId: await onlyLeader(act, petition),
    acceptedOn: on,
    isRemote,
    acceptedPoints: '',
  });
  await markAccepted(act, petition, on);
  const variants: Variant[] = isRemote ? ['remote'] : [];
  const clock = async (rule: string, isMain = false) =>
    rules.book.findInForce(rule, on)
      ? startClock(
          tx,
          actor,
          rules,
          { proceedingId: id },
          { rule, on, isMain, origin: 'converted', ...(isMain ? { variants } : {}) },
          moment,
        )
      : undefined;
  const main = await clock(mainRules[procedure], true);
  if (familyOf(procedure) === 'denunciation' && !start.isTold) await clock('TC_NOTICE');
  const locked = await saveProceeding(tx, await lockProceeding(tx, actor.unitId, id), {
    mainClockId: main?.id ?? null,
    noticedOn: familyOf(procedure) === 'complaint' && start.isTold ? on : null,
  });
  const limit = main
    ? `thời hạn ${lengthWords(main.state.limit, main.state.rule.unit)} kể từ ngày thụ lý${isRemote ? ' (vùng sâu, vùng xa đi lại khó khăn)' : ''}, ${convertedWords}`
    : 'không tính hạn: ngày ấy chưa có quy định về thời hạn';
  const step = {
    kind: 'acceptance',
    onDate: on,
    untilDate: null,
    details: { said: `${start.words}; ${limit}.`, ...start.paper },
    paperId: null,
  };
  await insertStep(tx, locked, step, moment.at, actor.accountId);
  const gathered = await passOn(act, locked);
  const passed: LockedProceeding = await lockProceeding(tx, actor.unitId, id);
  await saveProceeding(tx, passed, { takenIn: version(passed.version + 1) });
  await recordEvent(tx, actor, {
    kind: 'proceeding.accepted',
    at: moment.at,
    petitionId: petition.id,
    proceedingId: id,
    sealed: petition.sealed,
    data: { procedure, on, isRemote, ...start.data },
    requestId: act.requestId,
  });
  return gathered;
}

/**
 * Begins the proceeding of a petition just taken in from an old book, on the day of the book. A paper with a number was sent; else telling is
 * still owed.
 * @returns its id; null where it cannot begin: past the head, of several contents
 */
export async function takeInAccepted(
  act: Act,
  petitionId: number,
  { on, number, isRemote }: { on: string; number: string; isRemote: boolean },
): Promise<number | null> {
  const petition = await lockOwnPetition(act, petitionId);
  const procedure = procedureFor(petition);
  if (!procedure || petition.pastHead) return null;
  const start = {
    on,
    words: `Thụ lý theo sổ cũ${number ? `, văn bản số ${number}` : ''}`,
    paper: { paper: paperOfNumber(number), number },
    isTold: number !== '',
    isRemote,
    data: { old: true },
  };
  const { given } = await beginTakenIn(act, petition, procedure, start, (left) => left);
  return given.proceeding.id;
}

/** Who decides, where that is one person whom the petition does not name; else whoever leads the office. */
async function onlyLeader({ tx, house, moment }: Act, petition: { unitId: number; id: number }): Promise<number | null> {
  const named = await tx.rows<{ accountId: number }>(
    'select account_id from named_accounts where unit_id = $1 and petition_id = $2',
    [petition.unitId, petition.id],
  );
  const leaders = (await listColleagues(house, petition.unitId, ['leader'], moment.today)).filter(
    ({ accountId, standsFor }) => standsFor === null && !named.some((one) => one.accountId === accountId),
  );
  const [only, second] = leaders;
  return only && !second ? only.accountId : null;
}
