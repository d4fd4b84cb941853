// What taking back an approval reads: the form of the proposal, whose approval a paper carries out.
import type { Actor } from '../../accounts/actor.ts';
import type { Tx } from '../../database/tx.ts';
import { findProposal, loadPetition } from '../queries.ts';
import { mayAct } from '../workflow.ts';
import { isRefusalStanding } from './policy.ts';

/** Where the approval of a petition is taken back. */
export const takingBackHref = (petitionId: number): string => `/petitions/${petitionId}/taking-back`;

/** The form on which acceptance was proposed (Mẫu 01 TT 05/2021), the latest that stands; undefined where there is none. */
export async function findFormOfProposal(tx: Tx, petition: { unitId: number; id: number }): Promise<number | undefined> {
  const row = await tx.maybe<{ id: number }>(
    "select id from papers where unit_id = $1 and petition_id = $2 and kind = 'XLD01_2021' and state <> 'revoked' order by id desc limit 1",
    [petition.unitId, petition.id],
  );
  return row?.id;
}

interface Paper {
  id: number;
  unitId: number;
  petitionId: number | null;
  proceedingId: number | null;
  state: string;
}

/** The petition whose approval, or refusal, falls with this paper, and what falls; undefined where the paper alone is revoked. */
export async function findApprovalOf(
  tx: Tx,
  actor: Actor,
  paper: Paper,
): Promise<{ petitionId: number; isRefusal: boolean } | undefined> {
  if (paper.petitionId === null || paper.proceedingId !== null || paper.unitId !== actor.unitId) return undefined;
  const petition = await loadPetition(tx, paper.petitionId);
  const proposal = await findProposal(tx, petition);
  if (proposal?.paperId !== paper.id) return undefined;
  // Revoked with it, the paper is out of the way, wherever it went.
  if (!mayAct(actor, 'take_back', petition, { ...proposal, paperState: 'revoked' }).ok) return undefined;
  return { petitionId: petition.id, isRefusal: isRefusalStanding(petition, proposal) };
}

/** Where the words of a draft are changed that carries out a refusal: it is taken back, and its form opens again with them; ''. */
export async function refusalHref(tx: Tx, actor: Actor, paper: Paper): Promise<string> {
  if (!['draft', 'submitted', 'approved'].includes(paper.state)) return '';
  const found = await findApprovalOf(tx, actor, paper);
  return found?.isRefusal ? takingBackHref(found.petitionId) : '';
}

/** Where the proposal is answered that this paper carries out; '' for whoever may not. */
export async function approvalHref(tx: Tx, actor: Actor, paper: Pick<Paper, 'unitId' | 'petitionId'>): Promise<string> {
  if (paper.petitionId === null || paper.unitId !== actor.unitId) return '';
  const petition = await loadPetition(tx, paper.petitionId);
  return mayAct(actor, 'decide', petition, await findProposal(tx, petition)).ok ? `/petitions/${petition.id}/approval` : '';
}
