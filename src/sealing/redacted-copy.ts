// A copy that is to name no sender is held against whom the seal keeps, here on the server alone: what it found is never said, nor kept.
import { recordEvent } from '../audit/events.ts';
import { inTurns } from '../in-turns.ts';
import type { Act } from '../web/act.ts';
import { openToCompare } from './identities.ts';
import { namesAgainst, refuseTrying, type WrittenInto } from './sealed-words.ts';
import { asEverNamed, type Betrayed, withoutSenders } from './senders-in-text.ts';
import { stillNames } from './still-named.ts';

/** So many signs at once, each piece beginning a little before the one ahead ends: no name is cut in two. */
const size = { named: 8_192, spoken: 2_048, overlap: 128 };
/** Of longer documents only so much is read for whom it may speak of. */
const mostSpoken = 200_000;

function* piecesOf(text: string, length: number): Generator<string> {
  for (let at = 0; at < text.length; at += length - size.overlap) yield text.slice(at, at + length);
}

/**
 * Whether a copy still names who denounces ('named'), or says something that may be he ('perhaps'), a given name behind "ông", initials. For who
 * may know them alone: the answer tells whether a name that was typed is the right one. That it did name them is recorded, without a word.
 * @param texts what the copy says in letters @param among what stands among its bytes: only whole names and numbers are looked for there
 * @throws FormInvalid once this officer's words or copies have named a sender of this record five times within 24 hours
 */
export async function copyNames(
  act: Act,
  record: WrittenInto & { attachmentId: number },
  { texts, among }: { texts: readonly string[]; among: readonly string[] },
): Promise<'named' | 'perhaps' | 'nobody'> {
  await refuseTrying(act, record);
  const people = await everybodyBehind(act, record);
  const others = await namesAgainst(act, record);
  const pieces = [...texts, ...among].flatMap((text) => [...piecesOf(text, size.named)]);
  if ((await inTurns(pieces, (text) => stillNames(text, people, others))).includes(true)) {
    const { unitId, petitionId = null, visitId = null, proceedingId = null, attachmentId } = record;
    const { actor, moment, requestId } = act;
    const matched = { kind: 'identity.matched', at: moment.at, unitId, petitionId, visitId, proceedingId, attachmentId };
    // The copy is refused, and everything else with it.
    act.outlast?.((tx) => recordEvent(tx, actor, { ...matched, sealed: true, requestId }));
    return 'named';
  }
  const spoken = texts.join('\n').slice(0, mostSpoken);
  const isSpokenOf = (text: string) => withoutSenders(text, people, others) !== withoutSenders(text, []);
  return (await inTurns([...piecesOf(spoken, size.spoken)], isSpokenOf)).includes(true) ? 'perhaps' : 'nobody';
}

/** Of a visit that brought a petition both seals: a file of one may be a paper of the other. */
async function everybodyBehind(act: Act, { unitId, petitionId, visitId }: WrittenInto): Promise<Betrayed[]> {
  const ofVisit = visitId ? await openToCompare(act, { unitId, visitId }) : [];
  const ofPetition = petitionId ? await openToCompare(act, { unitId, petitionId }) : [];
  return asEverNamed([...ofVisit, ...ofPetition]);
}
