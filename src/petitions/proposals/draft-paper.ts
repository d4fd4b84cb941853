// A paper as it would read, for the pages where it is proposed and approved: the same blocks as the print page.

import type { PaperKind } from '../../documents/papers/catalogue.ts';
import type { Paper } from '../../documents/papers/paper.ts';
import { composePaper, type OfficeFrame } from '../../documents/registry/compose.ts';
import type { UnitProfile } from '../../units/queries.ts';

export interface DraftPaper {
  shown: boolean;
  paper: Paper | null;
  /** Where the stored paper stands, '' before it is submitted. */
  href: string;
}

export const noDraftPaper: DraftPaper = { shown: false, paper: null, href: '' };

/**
 * Composes fields with the letterhead they were stored with, else the unit's of today: a paper of before a re-organisation keeps its own. A
 * name that is sealed prints as dots. The law and the form are those of the day given.
 */
export function draftPaper(
  kind: PaperKind,
  given: object,
  profile: UnitProfile,
  draftedOn: string,
  signer: { title: string; name: string } | null,
  href: string,
): DraftPaper {
  const today = {
    superiorOrg: profile.superiorOrg,
    issuingOrg: profile.issuingOrg,
    officeCode: profile.symbol,
    letterCode: profile.letterCode,
    place: profile.place,
  };
  const paper = composePaper(kind, given, {
    ...today,
    ...('issuingOrg' in given ? storedFrame(given) : {}),
    draftedOn,
    signer: signer ?? { title: profile.headTitle },
  });
  return { shown: true, paper, href };
}

function storedFrame(given: Partial<Record<keyof OfficeFrame, unknown>>) {
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  const { superiorOrg, issuingOrg, officeCode, place } = given;
  return { superiorOrg: text(superiorOrg), issuingOrg: text(issuingOrg), officeCode: text(officeCode), place: text(place) };
}
