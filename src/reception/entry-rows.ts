// What one entry of the register leaves in the rows of its visit, written for the first time or over what stood there.

import type { PetitionType } from '../petitions/petition.ts';
import type { SealedPerson } from '../sealing/identities.ts';
import type { Wards } from '../units/wards.ts';
import type { VisitEntry } from './entry-form.ts';
import { partyOf } from './entry-people.ts';
import { visitorsBehindSeal } from './open-words.ts';
import type { VisitMatterInput, VisitParty } from './records.ts';
import { visitorNames } from './standing.ts';
import { visitorLabel } from './visit.ts';

export interface EntryRows {
  content: {
    senderLabel: string;
    summary: string;
    request: string;
    note: string;
    companions: string;
    respondent: string;
    respondentPost: string;
  };
  matters: VisitMatterInput[];
  parties: VisitParty[];
  /** Behind the seal, in the order of the parties; none of an open visit. */
  identities: { subject: { visitId: number }; ordinal: number; person: SealedPerson }[];
}

/**
 * The rows of an entry whose open words are settled.
 * @param original the words that were replaced in it, for behind the seal; '' when none was
 */
export function rowsOf(
  visitId: number,
  { entry, original }: { entry: VisitEntry; original: string },
  { sealed, petitionType, wards }: { sealed: boolean; petitionType: PetitionType | null; wards: Wards },
): EntryRows {
  const contents = entry.contents.filter((content) => content.summary !== '');
  return {
    content: {
      senderLabel: visitorLabel({
        sealed,
        senderKind: entry.senderKind,
        names: sealed ? [] : visitorNames(entry.people, entry.senderKind),
        organization: entry.organization,
        personCount: entry.personCount,
      }),
      summary: contents
        .map((content, index) => (contents.length > 1 ? `${index + 1}. ${content.summary}` : content.summary))
        .join('\n'),
      request: entry.request,
      note: entry.note,
      companions: entry.companions,
      respondent: entry.respondentName,
      respondentPost: entry.respondentPost,
    },
    matters: contents.map(({ type, summary, org }) => ({ type, summary, competentOrg: org })),
    parties: entry.people.map((person, index) => partyOf(person, index + 1, entry, sealed, petitionType, wards)),
    identities: sealed
      ? visitorsBehindSeal(entry, wards, original).map((person, index) => ({ subject: { visitId }, ordinal: index + 1, person }))
      : [],
  };
}
