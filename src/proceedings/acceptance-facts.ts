// What the acceptance page and its papers need of a petition before any proceeding exists.
import { findAnswers } from '../petitions/classification/queries.ts';
import { limitFactsOf, limitWords } from '../petitions/classification/time-limit.ts';
import { denouncedOf, headOf, senderOf } from '../petitions/proposals/papers.ts';
import { listParties, loadPetitionRecord, type PetitionRecord } from '../petitions/queries.ts';
import type { PetitionRow } from '../petitions/records.ts';
import { unitProfile } from '../units/queries.ts';
import type { Asking } from './queries.ts';

/**
 * Reads what deciding on acceptance needs: the petition's words, the people as its papers name them, the office and its head. A
 * denouncer is nobody here; a denunciation's papers are read by those it denounces.
 */
export async function gatherAcceptance(asking: Asking, petition: PetitionRow) {
  const record: PetitionRecord = await loadPetitionRecord(asking.tx, petition.id);
  const parties = await listParties(asking.tx, petition);
  const profile = await unitProfile(asking.house, petition.unitId);
  return {
    record,
    parties,
    profile,
    authority: headOf({ name: profile.issuingOrg, headTitle: profile.headTitle }),
    words: { subject: record.content?.subject ?? '', sourceOrg: record.content?.sourceOrg ?? '' },
    people: {
      complainant:
        petition.petitionType === 'TC'
          ? { name: null }
          : senderOf({ petition: { sealed: false, senderCount: petition.senderCount }, parties }),
      denounced: denouncedOf(parties),
    },
  };
}

/** Whether a complaint came in time, as its classification left it; '' of anything else. */
export async function limitOnAcceptance({ tx, rules }: Pick<Asking, 'tx' | 'rules'>, record: PetitionRecord): Promise<string> {
  const answers = await findAnswers(tx, record);
  return limitWords(limitFactsOf(record, record.content), answers, record.content?.limitReason ?? '', rules);
}
