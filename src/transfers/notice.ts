// The letter a transfer owes: whoever denounced is told where the denunciation went.
import { createPaper } from '../documents/actions.ts';
import { loadPetitionRecord } from '../petitions/queries.ts';
import { citedLetter, draftSenderNotice } from '../petitions/sender-notice.ts';
import type { Act } from '../web/act.ts';

/** The letter that goes with a denunciation nobody proposed on: one against the unit's own head (Mẫu 03 TT 05/2021). */
export async function draftLetter(
  act: Act,
  petition: { id: number; receivedOn: string; writtenOn: string | null },
  toOrg: string,
): Promise<void> {
  const record = await loadPetitionRecord(act.tx, petition.id);
  await createPaper(act, {
    kind: 'XLD03_2021',
    petitionId: petition.id,
    sealed: true,
    pastHead: record.pastHead,
    fields: {
      receivedOn: petition.receivedOn,
      writtenOn: petition.writtenOn,
      toOrg,
      purpose: 'competence',
      // Whoever registers at the desk does not read a denunciation again: the line is then filled in by hand.
      content: record.content?.subject ?? null,
    },
  });
}

/** What the reception board tells the citizen who asked: what the body found to which it had sent the petition (khoản 2 Điều 28 LTCD). */
export async function draftResultNotice(
  act: Act,
  petition: { id: number },
  result: { byOrg: string; number: string; on: string; words: string },
): Promise<void> {
  const record = await loadPetitionRecord(act.tx, petition.id);
  await draftSenderNotice(act, record, {
    petitionType: record.petitionType === 'MIXED' ? 'KNPA' : record.petitionType,
    outcome: {
      result: 'resolved',
      byOrg: result.byOrg,
      letterNumber: result.number,
      letterOn: result.on,
      // On a denunciation the words stay in the file: the letter of the body that resolved it says them to the denouncer.
      words: record.sealed ? null : result.words,
    },
  });
}

/**
 * Whoever denounced or complained is told where it went (khoản 2 Điều 24 LTC; điểm b khoản 1 Điều 26 LTCD); a denouncer's name
 * joins when it is printed.
 */
export async function draftNotice(
  act: Act,
  petition: { id: number },
  toOrg: string,
  letter: { number: number | null; symbol: string; issuedOn: string | null } | undefined,
): Promise<void> {
  const record = await loadPetitionRecord(act.tx, petition.id);
  await draftSenderNotice(act, record, {
    petitionType: record.petitionType === 'KN' ? 'KN' : 'TC',
    pastHead: record.pastHead,
    outcome: { result: 'transferred', toOrg, ...citedLetter(letter) },
  });
}
