// Petitions of an old book that ended before this one began: numbered, sealed, hidden from whom they name and found like every
// other, in bulk; no clock, no slip, no notice. One that goes on is registered like every new one, its clocks marked as converted.
import { recordEvents } from '../audit/events.ts';
import { inTurns } from '../in-turns.ts';
import { type SealedEntry, sealIdentities } from '../sealing/identities.ts';
import { indexPetitions } from '../search/index.ts';
import type { Act } from '../web/act.ts';
import {
  insertHistoryContents,
  insertHistoryFacts,
  insertHistoryParties,
  type NumberedHistory,
  saveProcessingNote,
} from './history-records.ts';
import { unreadOf } from './history-words.ts';
import { takeNumbers } from './insert.ts';
import { intakeOpenWords, numberFields, withIntakeWords } from './intake/open-words.ts';
import { nameInAll } from './named/actions.ts';
import { findNamedInAll, type NamedAccount } from './named/naming.ts';
import { saidInAll } from './named/said.ts';
import { isEndedInOldBook, type Outcome, type PetitionStatus, petitionNumber, sealedSenderLabel } from './petition.ts';
import {
  type OldAcceptance,
  partiesOf,
  peopleBehindSeal,
  type Registration,
  registerPetition,
  senderLabel,
  wordsOf,
} from './registration.ts';

/** One petition of an old book; one of status `received` goes on here. */
export interface OldPetition {
  registration: Registration;
  status: PetitionStatus;
  outcome: Outcome | null;
  /** The day it ended, as the book says; null where it does not say. */
  endedOn: string | null;
  /** The book's own word for how it ended, as everybody writes it. */
  endWord: string;
  /** Of one that goes on: that it was accepted, as the book says. */
  acceptance?: OldAcceptance | null;
  /** The day it was accepted, as the book says, however it ended; null where it does not say, and of one that goes on. */
  acceptedOn?: string | null;
  /** Of one that goes on: by when it is to be resolved, as the book says. */
  dueOn?: string | null;
  /** Where it went and what came of it, as the book says. */
  note: string;
  /** Whom it is against stood in no cell of its own: it was found in the words. */
  isRespondentFound?: boolean;
  /** What stood in its other cells, of a denunciation: searched for whole names and kept nowhere. */
  elsewhere?: string;
}

/** A row, where it stands in the book, and whom it is against. */
interface PlacedPetition {
  old: OldPetition;
  index: number;
  named: readonly NamedAccount[];
}
const goesOn = (old: OldPetition) => old.status === 'received';
type ClosedPetition = OldPetition & { named: readonly NamedAccount[] };

/** Takes old petitions into the actor's unit. Gives their ids in order; null where the acting officer himself is named. */
export async function takeInPetitions(act: Act, olds: readonly OldPetition[]): Promise<(number | null)[]> {
  const ids: (number | null)[] = olds.map(() => null);
  const taken = (await withNamed(act, olds)).filter(({ named }) => named.every((one) => one.accountId !== act.actor.accountId));
  const placed = await inTurns(taken, (row) => ({ ...row, old: withoutOpenNames(row.old) }));
  const closed = placed.filter(({ old }) => !goesOn(old));
  const made = await insertClosed(
    act,
    closed.map(({ old, named }) => ({ ...old, named })),
  );
  for (const [at, { index }] of closed.entries()) ids[index] = made[at] ?? null;
  for (const { old, index, named } of placed) if (goesOn(old)) ids[index] = await takeInOpen(act, old, named);
  return ids;
}

/** A denunciation as it may stand in the open before it is read, once all it says was searched for whom it is against. */
function withoutOpenNames(old: OldPetition): OldPetition {
  const { registration, note } = old;
  if (registration.declaredType !== 'TC') return old;
  const { words, respondents, withheld } = unreadOf(
    wordsOfOld(registration, note),
    { names: registration.respondents.map((one) => one.name), areFound: old.isRespondentFound === true },
    registration.senders,
    numberFields,
  );
  const [against] = registration.respondents;
  return {
    ...old,
    elsewhere: '',
    note: words[noteOfOld] ?? '',
    registration: {
      ...withIntakeWords(registration, words),
      respondents: against ? respondents.map((name) => ({ ...against, name })) : [],
      withheld,
      isOpenWordsSettled: true,
    },
  };
}
const noteOfOld = 'note';
/** Every free text of a row, by the field's name: what is searched is what goes behind the seal. */
const wordsOfOld = (registration: Registration, note: string) => ({ ...intakeOpenWords(registration).words, [noteOfOld]: note });

async function takeInOpen(act: Act, old: OldPetition, named: readonly NamedAccount[]): Promise<number> {
  const { pastHead } = old.registration;
  const { id } = await registerPetition(act, {
    ...old.registration,
    found: { named, pastHead },
    isConverted: true,
    ...(old.acceptance ? { oldAcceptance: old.acceptance } : {}),
    ...(old.dueOn ? { oldDue: old.dueOn } : {}),
  });
  if (old.note) await saveProcessingNote(act.tx, { unitId: act.actor.unitId, id }, old.note);
  return id;
}

/**
 * Whom each row is against, as at the desk and for all rows at once. Nobody was asked who is meant, and old books often name him in
 * the content only: all a denunciation says is searched, in doubt more is hidden, and what may be against the head is past him.
 */
async function withNamed(act: Act, olds: readonly OldPetition[]): Promise<PlacedPetition[]> {
  const { house, actor, moment } = act;
  const namings = await findNamedInAll(
    house,
    actor.unitId,
    olds.map(({ registration, note, isRespondentFound, elsewhere }) => ({
      type: registration.declaredType,
      sealed: registration.declaredType === 'TC',
      respondents: registration.respondents,
      isGuessed: isRespondentFound === true,
      ...(registration.declaredType === 'TC' ? saidInAll(wordsOfOld(registration, note), elsewhere) : {}),
    })),
    moment.today,
  );
  return olds.map((old, index) => {
    const { named = [], pastHead = false } = namings[index] ?? {};
    const registration = { ...old.registration, pastHead: old.registration.pastHead || pastHead };
    return { old: { ...old, registration }, index, named };
  });
}

async function insertClosed(act: Act, olds: readonly ClosedPetition[]): Promise<number[]> {
  if (olds.length === 0) return [];
  const { tx, actor, moment } = act;
  const rows = await numbered(act, olds);
  const ids = await insertHistoryFacts(act, rows);
  const placed = rows.map((row, index) => ({ ...row, id: ids[index] ?? 0 }));
  await insertHistoryContents(act, placed);
  await insertHistoryParties(
    tx,
    actor.unitId,
    placed.flatMap((row) => partiesOf(row.registration, row.sealed).map((party) => ({ ...party, petitionId: row.id }))),
  );
  await nameInAll(
    act,
    placed.map(({ id, sealed, named, registration }) => ({ petitionId: id, sealed, named, type: registration.declaredType })),
  );
  const secrets = placed.flatMap((row): SealedEntry[] =>
    row.sealed
      ? peopleBehindSeal(row.registration).map((person, index) => ({
          subject: { petitionId: row.id },
          ordinal: index + 1,
          person,
        }))
      : [],
  );
  await sealIdentities(act, secrets);
  await indexPetitions(
    tx,
    placed.filter((row) => !row.sealed).map((row) => wordsOf(actor.unitId, row.id, petitionNumber(row), null, row.registration)),
  );
  await recordEvents(
    tx,
    actor,
    placed.map((row) => ({
      kind: 'petition.taken_in',
      at: moment.at,
      petitionId: row.id,
      sealed: row.sealed,
      data: {
        number: petitionNumber(row),
        type: row.registration.declaredType,
        old: row.registration.paperNumber,
        status: row.status,
        word: row.endWord,
        endedOn: row.endedOn,
        ...(row.acceptedOn ? { acceptedOn: row.acceptedOn } : {}),
      },
      requestId: act.requestId,
    })),
  );
  return ids;
}

async function numbered(act: Act, olds: readonly ClosedPetition[]): Promise<(ClosedPetition & NumberedHistory)[]> {
  const counts = new Map<number, number>();
  const yearOf = (old: OldPetition) => Number(old.registration.receivedOn.slice(0, 4));
  for (const old of olds) counts.set(yearOf(old), (counts.get(yearOf(old)) ?? 0) + 1);
  const next = await takeNumbers(act.tx, 'petition', counts);
  return olds.map((old) => {
    const year = yearOf(old);
    const number = next.get(year)?.shift() as number;
    const sealed = old.registration.declaredType === 'TC';
    const isEnded = isEndedInOldBook(old.status, Boolean(old.acceptedOn));
    return {
      ...old,
      // One that was accepted and ended counts as processed the day it was accepted; where the book does not say it, the day it was received (docs/decisions/0018).
      closedOn: (isEnded ? old.acceptedOn : old.endedOn) ?? old.registration.receivedOn,
      // A withdrawal after acceptance is told from one before it by this day.
      resolvedOn: isEnded ? (old.endedOn ?? (old.status === 'withdrawn' ? (old.acceptedOn ?? null) : null)) : null,
      year,
      number,
      sealed,
      label: sealed ? sealedSenderLabel : senderLabel(old.registration),
    };
  });
}
