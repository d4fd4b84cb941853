// The notice to whoever sent a petition about what became of it elsewhere: one paper for all that is told.
import { createPaper } from '../documents/actions.ts';
import { numberAndSymbol } from '../documents/papers/number.ts';
import type { NoticeToSenderData } from '../documents/papers/sender-letters.ts';
import { findOfficeOn } from '../documents/queries.ts';
import type { Act } from '../web/act.ts';
import { senderOf } from './proposals/papers.ts';
import { listParties, type PetitionRecord } from './queries.ts';

/** "05/CV-UBND" and its day as the notice cites the letter; nothing while it has no number. */
export const citedLetter = (letter: { number: number | null; symbol: string; issuedOn: string | null } | undefined) =>
  letter && letter.number !== null
    ? { letterNumber: numberAndSymbol(letter.number, letter.symbol), letterOn: letter.issuedOn }
    : {};

/**
 * Drafts it. Of a sealed petition the sender is masked: a denouncer's name joins when it is printed.
 * @param told how the petition is called in it, and what is told; `pastHead`: the notice goes past the head as the petition did
 */
export async function draftSenderNotice(
  act: Act,
  record: PetitionRecord,
  told: Pick<NoticeToSenderData, 'petitionType' | 'outcome'> & { pastHead?: boolean },
): Promise<void> {
  const parties = await listParties(act.tx, record);
  const { outcome } = told;
  const sent = 'letterOn' in outcome && outcome.result !== 'resolved' && outcome.letterOn ? outcome.letterOn : null;
  const by = sent ? await findOfficeOn(act.tx, { petitionId: record.id }, sent) : undefined;
  await createPaper(act, {
    kind: 'NOTICE_TO_SENDER',
    petitionId: record.id,
    sealed: record.sealed,
    ...(told.pastHead === undefined ? {} : { pastHead: told.pastHead }),
    fields: {
      recipient: senderOf({ petition: record, parties }),
      petitionType: told.petitionType,
      receivedOn: record.receivedOn,
      writtenOn: record.writtenOn,
      summary: record.content?.subject ?? '',
      outcome:
        by && 'letterOn' in outcome
          ? { ...outcome, sentByOrg: by.issuingOrg, ...(by.became === 'succeeded' ? {} : { sentByBecame: by.became }) }
          : outcome,
    },
  });
}
