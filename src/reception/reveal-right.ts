// Whether an officer may open who denounced in a visit: asked by the button, by its page and by the act itself.
import type { Actor } from '../accounts/actor.ts';
import type { Tx } from '../database/tx.ts';
import { loadRevealFacts } from '../documents/queries.ts';
import { NotAllowedNow, NotPermitted } from '../errors.ts';
import { mayReveal } from '../sealing/policy.ts';
import { mayActOnVisit, type VisitFacts } from './workflow.ts';

type RevealedVisit = Omit<VisitFacts, 'hasLivePetition'> & { id: number };

/** The petition it brought decides with it: a conflict declared there, the processor it is assigned to. */
export async function revealRight(
  tx: Tx,
  actor: Actor,
  visit: Pick<RevealedVisit, 'id' | 'unitId' | 'petitionId' | 'pastHead'>,
): Promise<ReturnType<typeof mayReveal>> {
  const facts = await loadRevealFacts(tx, actor, { unitId: visit.unitId, petitionId: visit.petitionId, visitId: visit.id });
  return mayReveal(actor, { ...facts, pastHead: facts.pastHead || visit.pastHead }, facts);
}

/** @throws NotAllowedNow when nothing is sealed or the visit is closed; NotPermitted when he may not */
export async function assertReveals(tx: Tx, actor: Actor, visit: RevealedVisit): Promise<void> {
  const answer = mayActOnVisit(actor, 'reveal', { ...visit, hasLivePetition: false });
  if (!answer.ok) throw new NotAllowedNow(answer.because, `/visits/${visit.id}`);
  const right = await revealRight(tx, actor, visit);
  if (!right.ok) throw new NotPermitted(right.because, `/visits/${visit.id}`);
}
