// What came along and is not issued yet takes the successor's heading, head and signer; what was issued stays as it was.
import { recordEvents } from '../../../audit/events.ts';
import type { HouseTx } from '../../../database/tx.ts';
import { addDays } from '../../../deadlines/dates.ts';
import { actBasis } from '../../../documents/papers/wording.ts';
import { listFormerHeadings } from '../../../documents/queries.ts';
import { findProfile, findRank } from '../../../units/queries.ts';
import type { Act } from '../../../web/act.ts';
import { kindOfRoute, loadAct } from '../queries.ts';
import { type CarriedWith, listOpenPapers, saveRestated } from './papers-records.ts';
import { restate } from './restated.ts';

/** Puts the papers of one batch right, as the successor's system. */
export async function restatePapers(act: Act, carried: CarriedWith, byAct: string): Promise<void> {
  const { tx, house, actor, moment } = act;
  const [was, is] = [
    await ranked(house, carried.fromUnitId, addDays(carried.on, -1)),
    await ranked(house, carried.toUnitId, carried.on),
  ];
  if (!is) return;
  const papers = await listOpenPapers(tx, carried);
  if (papers.length === 0) return;
  const formerly = await listFormerHeadings(tx, carried.fromUnitId);
  const by = await kindOfRoute(house, carried);
  const basis = actBasis(await loadAct(house, carried.reorganisationId));
  const restated = papers.map((paper) => restate(paper, was ? { ...was, formerly } : is, is, by, basis));
  await saveRestated(tx, carried, restated);
  const again = new Set(restated.filter(({ asksAgain }) => asksAgain).map(({ id }) => id));
  await recordEvents(
    tx,
    actor,
    papers
      .filter(({ id }) => again.has(id))
      .map(({ id, kind, petitionId, visitId, proceedingId, sealed }) => ({
        kind: 'paper.approval_taken_back',
        at: moment.at,
        petitionId,
        visitId,
        proceedingId,
        paperId: id,
        sealed,
        data: { paper: kind, act: byAct },
      })),
  );
}

/** An office as it heads its papers, and where it stands on a day; undefined for one that never worked here. */
async function ranked(house: HouseTx, unitId: number, on: string) {
  const profile = await findProfile(house, unitId);
  return profile && { ...profile, ...(await findRank(house, profile, on)) };
}
