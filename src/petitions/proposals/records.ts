// The only writer of proposals. Write functions take the locked row, never an id.
import type { UnitTx } from '../../database/tx.ts';
import type { Outcome } from '../petition.ts';

export interface StoredProposal {
  unitId: number;
  id: number;
  petitionId: number;
  sealed: boolean;
  outcome: Outcome;
  reason: string;
  basis: string;
  destinationUnitId: number | null;
  destination: string;
  details: Record<string, unknown>;
  state: 'draft' | 'submitted' | 'endorsed' | 'approved' | 'sent_back';
  comment: string;
  proposedBy: number;
  proposedAt: Date;
  endorsedBy: number | null;
  endorsedAt: Date | null;
  decidedBy: number | null;
  decidedAt: Date | null;
  paperId: number | null;
}

declare const locked: unique symbol;
export type LockedProposal = StoredProposal & { readonly [locked]: true };

const columns =
  'unit_id, id, petition_id, sealed, outcome, reason, basis, destination_unit_id, destination, details, state, comment, proposed_by, proposed_at, endorsed_by, endorsed_at, decided_by, decided_at, paper_id';

export type NewProposal = Pick<
  StoredProposal,
  | 'petitionId'
  | 'sealed'
  | 'outcome'
  | 'reason'
  | 'basis'
  | 'destinationUnitId'
  | 'destination'
  | 'details'
  | 'proposedBy'
  | 'proposedAt'
  | 'paperId'
>;

/** A submitted proposal. Gives its id. */
export async function insertProposal(tx: UnitTx, unitId: number, proposal: NewProposal): Promise<number> {
  const { id } = await tx.one<{ id: number }>(
    `insert into proposals (unit_id, petition_id, sealed, outcome, reason, basis, destination_unit_id, destination, details, state, proposed_by, proposed_at, paper_id)
     values ($1,$2,$3,$4,$5,$6,$7,$8,$9,'submitted',$10,$11,$12) returning id`,
    [
      unitId,
      proposal.petitionId,
      proposal.sealed,
      proposal.outcome,
      proposal.reason,
      proposal.basis,
      proposal.destinationUnitId,
      proposal.destination,
      JSON.stringify(proposal.details),
      proposal.proposedBy,
      proposal.proposedAt,
      proposal.paperId,
    ],
  );
  return id;
}

/** The latest proposal of a locked petition, held until the transaction ends; undefined when there is none. */
export async function lockLatestProposal(
  tx: UnitTx,
  petition: { unitId: number; id: number },
): Promise<LockedProposal | undefined> {
  return (await tx.maybe<StoredProposal>(
    `select ${columns} from proposals where unit_id = $1 and petition_id = $2 order by id desc limit 1 for update`,
    [petition.unitId, petition.id],
  )) as LockedProposal | undefined;
}

type Changes = Partial<
  Pick<StoredProposal, 'state' | 'comment' | 'endorsedBy' | 'endorsedAt' | 'decidedBy' | 'decidedAt' | 'paperId'>
> & { details?: Record<string, unknown> };
const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Gives the row as it stands then. @throws NotFound */
export async function saveProposal(tx: UnitTx, proposal: LockedProposal, changes: Changes): Promise<LockedProposal> {
  const entries = Object.entries(changes);
  const sets = entries.map(([name], index) => `${snake(name)} = $${index + 3}`);
  const values = entries.map(([name, value]) =>
    name === 'details' ? JSON.stringify(value) : (value as string | number | Date | null),
  );
  await tx.changeOne(`update proposals set ${sets.join(', ')} where unit_id = $1 and id = $2`, [
    proposal.unitId,
    proposal.id,
    ...values,
  ]);
  return { ...proposal, ...changes } as LockedProposal;
}
