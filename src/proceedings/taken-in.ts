// A matter an old book says was accepted, and not that it was resolved: its proceeding begins on the day of the book, and waits to be assigned.
import { listColleagues } from '../accounts/queries.ts';
import { recordEvent } from '../audit/events.ts';
import { startClock } from '../deadlines/actions.ts';
import { convertedWords } from '../deadlines/explanation.ts';
import { lengthWords } from '../deadlines/rules.ts';
import { lockOwnPetition, markAccepted } from '../petitions/actions.ts';
import type { Act } from '../web/act.ts';
import { mainRules } from './acceptance.ts';
import { passOn } from './actions.ts';
import { familyOf, procedureFor } from './proceeding.ts';
import { insertProceeding, insertStep, lockProceeding, saveProceeding } from './records.ts';
import { workflowOf } from './tables/index.ts';

/**
 * Begins the proceeding of a petition just taken in from an old book. The clocks of processing end, that of resolution starts on the day of
 * the book by the law of that day, both marked as converted; without a rule on that day no limit is invented. A paper with a number was
 * sent; else telling is still owed. No paper is drafted and nobody is told.
 * @returns its id; null where it cannot begin: past the head, of several contents
 */
export async function takeInAccepted(
  act: Act,
  petitionId: number,
  { on, number }: { on: string; number: string },
): Promise<number | null> {
  const { tx, actor, moment, rules } = act;
  const petition = await lockOwnPetition(act, petitionId);
  const procedure = procedureFor(petition);
  if (!procedure || petition.pastHead) return null;
  const isDenunciation = familyOf(procedure) === 'denunciation';
  const id = await insertProceeding(tx, {
    unitId: petition.unitId,
    petitionId,
    matterId: petition.matterId,
    threadId: petition.threadId,
    procedure,
    sealed: petition.sealed,
    state: workflowOf(procedure).initial,
    resolverId: await onlyLeader(act, petition),
    acceptedOn: on,
    isRemote: false,
    acceptedPoints: '',
  });
  await markAccepted(act, petition, on);
  const start = async (rule: string, isMain = false) =>
    rules.book.findInForce(rule, on)
      ? startClock(tx, actor, rules, { proceedingId: id }, { rule, on, isMain, origin: 'converted' }, moment)
      : undefined;
  const main = await start(mainRules[procedure], true);
  if (isDenunciation && number === '') await start('TC_NOTICE');
  const locked = await saveProceeding(tx, await lockProceeding(tx, actor.unitId, id), {
    mainClockId: main?.id ?? null,
    noticedOn: familyOf(procedure) === 'complaint' && number !== '' ? on : null,
  });
  const limit = main
    ? `thời hạn ${lengthWords(main.state.limit, main.state.rule.unit)} kể từ ngày thụ lý, ${convertedWords}`
    : 'không tính hạn: ngày ấy chưa có quy định về thời hạn';
  const said = `Thụ lý theo sổ cũ${number ? `, văn bản số ${number}` : ''}; ${limit}.`;
  const step = { kind: 'acceptance', onDate: on, untilDate: null, details: { said }, paperId: null };
  await insertStep(tx, locked, step, moment.at, actor.accountId);
  const { given } = await passOn(act, locked);
  const passed = await lockProceeding(tx, actor.unitId, given.proceeding.id);
  await saveProceeding(tx, passed, { takenIn: passed.version + 1 });
  await recordEvent(tx, actor, {
    kind: 'proceeding.accepted',
    at: moment.at,
    petitionId,
    proceedingId: id,
    sealed: petition.sealed,
    data: { procedure, on, isRemote: false, old: true },
    requestId: act.requestId,
  });
  return id;
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
