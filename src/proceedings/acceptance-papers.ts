// The papers of an acceptance, from the file as it stands: drafted with it, and drafted anew where they went wrong. Pure.
import type { PaperKind } from '../documents/papers/catalogue.ts';
import type { DenouncedData } from '../documents/papers/denunciation.ts';
import { toldBeside } from '../petitions/told-beside.ts';
import { type Given, lastStep, linesOf, type PaperPlan, paper, plainly } from './effect.ts';
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

/** The kinds of which any paper has its number and was not revoked: of the notices to each denounced one is enough. */
export const sayingKinds = ({ facts, told }: Pick<Given, 'facts' | 'told'>): PaperKind[] => [
  ...new Set([...standingKinds(facts), ...(told.length > 0 ? (['TC06_2019'] as const) : [])]),
];

/** Whom no numbered notice tells: each notice tells one, of two called alike whoever it names with his post. */
export function untold(denounced: readonly DenouncedData[], told: readonly DenouncedData[]): DenouncedData[] {
  const words = ({ name, title, address }: DenouncedData) => [name, title, address].map((part) => plainly(part ?? '')).join('|');
  const exact = without(denounced, told, words);
  return without(exact.left, exact.unused, ({ name }) => plainly(name ?? '')).left;
}

/** Takes one of `some` away for each of `others` of the same key. */
function without(some: readonly DenouncedData[], others: readonly DenouncedData[], key: (one: DenouncedData) => string) {
  const unused = [...others];
  const left = some.filter((one) => {
    const at = unused.findIndex((other) => key(other) === key(one));
    if (at >= 0) unused.splice(at, 1);
    return at < 0;
  });
  return { left, unused };
}

type Sources = Pick<
  Given,
  | 'proceeding'
  | 'petition'
  | 'words'
  | 'complainant'
  | 'denounced'
  | 'told'
  | 'authority'
  | 'acceptedBy'
  | 'inspectorate'
  | 'proposer'
  | 'issued'
  | 'steps'
> & {
  facts: Pick<Facts, 'instance' | 'procedure' | 'acceptedOn' | 'redo' | 'unissued' | 'revoked'>;
};

/** Whoever was resolving below what this office has taken (khoản 3 Điều 5 NĐ 31/2019); '' where nothing was taken. */
const takenFrom = ({ steps, facts }: Pick<Sources, 'steps' | 'facts'>): string =>
  isAfterLimit(facts.redo) ? String(lastStep({ steps }, 'acceptance')?.details.below ?? '') : '';

/**
 * Of the notices to the denounced those only whom none that stands tells.
 * @param points what was accepted, one a line; `days` and `basis` of the resolution limit; `isRedecided`: a decision stands in the place
 * of one that was revoked
 */
export function acceptancePapers(
  given: Sources,
  { points, days, basis, isRedecided = false }: { points: string; days: number; basis: string; isRedecided?: boolean },
): PaperPlan[] {
  const { facts, petition, words, authority, denounced } = given;
  const { acceptedOn, procedure } = facts;
  const contents = linesOf(points);
  if (familyOf(procedure) === 'complaint')
    return [
      paper('KN03_2026', {
        instance: facts.instance,
        complainant: given.complainant,
        receivedOn: petition.receivedOn,
        summary: words.subject,
        contents,
        deadline: { days, acceptedOn, basis },
        ...toldBeside(procedure === 'complaint_disciplinary', {
          sourceOrg: words.sourceOrg,
          inspectorate: given.inspectorate,
        }),
      }),
    ];
  if (familyOf(procedure) !== 'denunciation') return [];
  const shared = { contents, limitDays: days, acceptedOn };
  const decision = given.issued.get('TC04_2019');
  // Whoever decided is who the notices say accepted; a decision that is still to be made is this office's.
  const isDecided = standingKinds(facts).includes('TC04_2019');
  const resolver = isDecided ? decision?.issuedBy || given.acceptedBy.authority : authority;
  return [
    // The day of the decision is that of the acceptance: every period runs from it. One made anew was not signed that day.
    {
      ...paper('TC04_2019', {
        ...shared,
        authority,
        proposedBy: given.proposer || null,
        redoBasis: facts.redo && redoGroundBasis[facts.redo],
        denounced,
        lowerResolver: takenFrom(given) || null,
      }),
      issuedOn: isRedecided ? null : acceptedOn,
    },
    paper('TC05_2019', {
      denounced,
      writtenOn: petition.writtenOn,
      receivedOn: petition.receivedOn,
      transferringOrg: words.sourceOrg || null,
      resolver,
      outcome: { accepted: true, ...shared },
    }),
    ...untold(denounced, given.told).map((one) =>
      paper('TC06_2019', {
        ...shared,
        denounced: one,
        resolver,
        acceptanceNumber: decision?.number ?? null,
        acceptanceOn: decision?.on ?? null,
      }),
    ),
  ];
}
