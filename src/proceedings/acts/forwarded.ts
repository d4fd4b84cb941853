// The clocks of telling whoever forwarded a petition what came of it. Pure.
import type { ClockEffect, Given } from '../effect.ts';

/**
 * Whom khoản 2 Điều 27 LTCD gives 07 working days to be told: deputies and bodies of the assemblies, a reception board; about a
 * complaint or a denunciation. Others who forwarded are told too, without that limit.
 */
export function isTransferorWithLimit(petition: { source: string; petitionType: string }, sourceOrg: string): boolean {
  if (petition.petitionType !== 'KN' && petition.petitionType !== 'TC') return false;
  if (petition.source === 'na_deputy' || petition.source === 'council_deputy') return true;
  const bodies =
    /^(ban tiếp công dân|ủy ban (thường vụ )?quốc hội|hội đồng dân tộc|đoàn đại biểu quốc hội|(thường trực )?hội đồng nhân dân|(thường trực )?hđnd)/iu;
  return petition.source === 'other_agency' && bodies.test(sourceOrg.trim());
}

/** What starts to run for the forwarder of this petition when its result is issued. */
export function forwardClocks(given: Given, on: string): ClockEffect[] {
  if (!given.facts.forwarded) return [];
  return [
    ...(isTransferorWithLimit(given.petition, given.words.sourceOrg)
      ? [{ do: 'start' as const, rule: 'TCD_RESULT_TO_TRANSFEROR', on }]
      : []),
    ...(given.petition.source === 'fatherland_front' && given.petition.petitionType === 'KN'
      ? [{ do: 'start' as const, rule: 'KN_MTTQ_NOTICE', on }]
      : []),
  ];
}
