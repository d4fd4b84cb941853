// The papers of an acceptance, from the file as it stands: drafted with it, and drafted anew where they went wrong. Pure.
import type { PaperKind } from '../documents/papers/catalogue.ts';
import { type Given, lastStep, linesOf, type PaperPlan, paper } from './effect.ts';
import { type Family, familyOf } from './proceeding.ts';
import { isAfterLimit, redoGroundBasis } from './redo-grounds.ts';
import type { Facts } from './workflow.ts';

/** What tells of the acceptance, by procedure; a recommendation has no form. */
export const acceptancePaperKinds: Record<Family, readonly PaperKind[]> = {
  complaint: ['KN03_2026'],
  denunciation: ['TC04_2019', 'TC05_2019', 'TC06_2019'],
  recommendation: [],
};

/** The kinds of these that are no draft and were not revoked: they say what they say. */
export const standingKinds = ({ unissued, revoked, procedure }: Pick<Facts, 'unissued' | 'revoked' | 'procedure'>): PaperKind[] =>
  acceptancePaperKinds[familyOf(procedure)].filter((kind) => !unissued.includes(kind) && !revoked.includes(kind));

type Sources = Pick<
  Given,
  'proceeding' | 'petition' | 'words' | 'complainant' | 'denounced' | 'authority' | 'inspectorate' | 'proposer' | 'steps'
> & {
  facts: Pick<Facts, 'instance' | 'procedure' | 'acceptedOn' | 'redo'>;
};

/** Whoever was resolving below what this office has taken (khoản 3 Điều 5 NĐ 31/2019); '' where nothing was taken. */
const takenFrom = ({ steps, facts }: Pick<Sources, 'steps' | 'facts'>): string =>
  isAfterLimit(facts.redo) ? String(lastStep({ steps }, 'acceptance')?.details.below ?? '') : '';

/** @param points what was accepted, one a line; `days` and `basis` of the resolution limit */
export function acceptancePapers(
  given: Sources,
  { points, days, basis }: { points: string; days: number; basis: string },
): PaperPlan[] {
  const { facts, petition, words, authority, denounced } = given;
  const { acceptedOn, procedure } = facts;
  const contents = linesOf(points);
  const transferringOrg = words.sourceOrg || null;
  if (familyOf(procedure) === 'complaint')
    return [
      paper('KN03_2026', {
        instance: facts.instance,
        complainant: given.complainant,
        receivedOn: petition.receivedOn,
        summary: words.subject,
        contents,
        deadline: { days, acceptedOn, basis },
        transferringOrg,
        inspectorate: procedure === 'complaint_disciplinary' ? null : given.inspectorate,
      }),
    ];
  if (familyOf(procedure) !== 'denunciation') return [];
  const shared = { contents, limitDays: days, acceptedOn };
  return [
    // The day of the decision is that of the acceptance: every period runs from it.
    {
      ...paper('TC04_2019', {
        ...shared,
        authority,
        proposedBy: given.proposer || null,
        redoBasis: facts.redo && redoGroundBasis[facts.redo],
        denounced,
        lowerResolver: takenFrom(given) || null,
      }),
      issuedOn: acceptedOn,
    },
    paper('TC05_2019', {
      denounced,
      writtenOn: petition.writtenOn,
      receivedOn: petition.receivedOn,
      transferringOrg,
      resolver: authority,
      outcome: { accepted: true, ...shared },
    }),
    ...denounced.map((one) => paper('TC06_2019', { ...shared, denounced: one, resolver: authority })),
  ];
}
