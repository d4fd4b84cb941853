// From a letter to the act on its petition that sends it: the act ends the limit of processing, an entry in the sending book does not.
import type { PaperKind } from '../documents/papers/catalogue.ts';
import { letterKinds } from '../transfers/transfer.ts';
import type { Context } from '../web/pages.ts';
import { afterOf } from './after-act.ts';
import { holdersOf } from './proposals/route.ts';
import { findProposal, loadPetition } from './queries.ts';
import { permittedActs } from './workflow.ts';

export interface LetterAct {
  href: string;
  label: string;
  after: string;
}

interface Letter {
  id: number;
  unitId: number;
  kind: PaperKind;
  petitionId: number | null;
  proceedingId: number | null;
  fields: Readonly<Record<string, unknown>>;
}

/** A slip or letter that goes with the petition itself. */
const travels = ({ kind, fields }: Letter): boolean =>
  letterKinds.some((one) => one === kind) && (kind !== 'HANDLING_LETTER' || fields.purpose === 'transfer');

/** The act by which this officer sends this paper with its petition now; undefined where none is owed or it is not his. */
export async function letterActOf(
  { tx, house, actor, moment }: Pick<Context, 'tx' | 'house' | 'actor' | 'moment'>,
  paper: Letter,
): Promise<LetterAct | undefined> {
  if (paper.petitionId === null || paper.proceedingId !== null || paper.unitId !== actor.unitId) return undefined;
  const petition = await loadPetition(tx, paper.petitionId);
  // Past the head the letter is drawn up with the sending.
  if (petition.pastHead || petition.status !== 'approved') return undefined;
  const proposal = await findProposal(tx, petition);
  const isProposed = proposal?.paperId === paper.id;
  const sending = permittedActs(actor, petition, proposal).find(
    ({ act, allowed }) => allowed && ((act === 'transfer' && travels(paper)) || (act === 'issue' && isProposed)),
  );
  if (!sending) return undefined;
  const holders = await holdersOf(house, petition.unitId, proposal?.proposedBy ?? 0, moment.today);
  return { href: sending.href, label: sending.label, after: afterOf(sending.act, { ...petition, holders }, moment.today) };
}
