// The dry run of one act, read at once: the same for the page that shows it and for the act that begins the switch.
import type { HouseTx } from '../../database/tx.ts';
import { afterEffectFindings } from './after-effect.ts';
import { type Finding, findingsOf, stopsFirst, switchWeek, type Tally } from './dry-run.ts';
import { functionFindings } from './functions.ts';
import { givenTwiceFindings } from './given-twice.ts';
import { leftBalanceFindings } from './left-balances.ts';
import { type HeldBack, heldBackFindings, listHeldBack } from './lives.ts';
import { gapsOf, tally } from './queries.ts';
import { reachWaitFindings } from './reach-waits.ts';
import type { ReorganisationAct } from './reorganisation.ts';
import { listHindrances, standingFindings } from './standing.ts';
import { unreadFindings } from './unread.ts';

export interface DryRun {
  tallies: Tally[];
  held: HeldBack[];
  findings: Finding[];
}

/**
 * Counts, what is held back, and what is found wrong; findings that stop the switch first. Nothing is written.
 * @param today 'YYYY-MM-DD': which posts and units stand
 */
export async function readDryRun(house: HouseTx, act: ReorganisationAct, today: string): Promise<DryRun> {
  const held = await listHeldBack(house, act, today);
  const tallies = await tally(house, act, switchWeek(act));
  return {
    tallies,
    held,
    findings: stopsFirst([
      ...standingFindings(act, await listHindrances(house, act, today)),
      ...heldBackFindings(act, held),
      ...findingsOf(act, tallies, await gapsOf(house, act, today), today),
      ...(await givenTwiceFindings(house, act)),
      ...(await functionFindings(house, act)),
      ...(await unreadFindings(house, act)),
      ...(await leftBalanceFindings(house, act)),
      ...(await afterEffectFindings(house, act)),
      ...(await reachWaitFindings(house, act)),
    ]),
  };
}
