// The desk of those who decide: what waits for this officer, oldest deadline first, and the paper of a proposal.

import type { Actor } from '../../accounts/actor.ts';
import { calledAt } from '../../accounts/names.ts';
import { isOpenTo } from '../../accounts/waiting.ts';
import type { Tx, UnitTx } from '../../database/tx.ts';
import type { PaperKind } from '../../documents/papers/catalogue.ts';
import { proposalState } from '../../documents/registry/proposed.ts';
import type { PaperFacts } from '../../documents/registry/workflow.ts';
import type { Outcome, PetitionType } from '../petition.ts';

export interface DeskRow {
  id: number;
  year: number;
  number: number;
  petitionType: PetitionType;
  instance: 'first' | 'second' | null;
  denunciationRound: 'first' | 'continued' | null;
  sealed: boolean;
  nextAct: 'endorse' | 'approve';
  dueOn: string | null;
  isPaused: boolean;
  mainClockId: number | null;
  senderLabel: string | null;
  subject: string | null;
  outcome: Outcome | null;
  destination: string | null;
  proposedBy: number | null;
  proposerName: string | null;
  proposedAt: Date | null;
}

/** Waits for this officer's role. $1 unit, $2 account, $3 role. What is proposed is not closed; said, an index leads to it. */
const held = `p.unit_id = $1 and p.closed_on is null and p.status = 'proposed' and p.next_act in ('endorse','approve') and (p.holder_id = $2 or (p.holder_id is null and p.next_role = $3))`;
/** And is not his own proposal: that one another answers. */
const waiting = `${held} and r.proposed_by is distinct from $2`;
const own = `${held} and r.proposed_by = $2`;
const latest =
  'left join lateral (select * from proposals x where x.unit_id = p.unit_id and x.petition_id = p.id order by x.id desc limit 1) r on true';
/** One order everywhere, so that "next" goes down the list. */
const sorted = `order by coalesce(p.due_on, date '9999-12-31'), p.id`;

const mostOnDesk = 200;

/** What waits for this officer, nearest deadline first, at most 200. */
export const listDesk = (tx: UnitTx, actor: Actor): Promise<DeskRow[]> => listed(tx, actor, waiting);

/** His own proposals among what lies with his post: they wait for somebody else. In the same order, at most 200. */
export const listOwnOnDesk = (tx: UnitTx, actor: Actor): Promise<DeskRow[]> => listed(tx, actor, own);

function listed(tx: UnitTx, actor: Actor, which: string): Promise<DeskRow[]> {
  return tx.rows<DeskRow>(
    `select p.id, p.year, p.number, p.petition_type, p.instance, p.denunciation_round, p.sealed, p.next_act, p.due_on, p.is_paused, p.main_clock_id, c.sender_label, c.subject,
       r.outcome, r.destination, r.proposed_by, ${calledAt('b', 'r.proposed_at')} as proposer_name, r.proposed_at
       from petitions p ${latest} left join accounts b on b.id = r.proposed_by left join petition_contents c on c.unit_id = p.unit_id and c.petition_id = p.id
      where ${which} and ${isOpenTo(actor, 'p')} ${sorted} limit ${mostOnDesk}`,
    [actor.unitId, actor.accountId, actor.role],
  );
}

/** Ids of the desk in its order: the place of one petition, and what comes before and after. */
export async function deskIds(tx: UnitTx, actor: Actor): Promise<number[]> {
  const rows = await tx.rows<{ id: number }>(
    `select p.id from petitions p ${latest} where ${waiting} and ${isOpenTo(actor, 'p')} ${sorted} limit ${mostOnDesk}`,
    [actor.unitId, actor.accountId, actor.role],
  );
  return rows.map((row) => row.id);
}

export interface ProposedPaperRow {
  id: number;
  version: number;
  kind: PaperKind;
  state: string;
  fields: Record<string, unknown>;
  signerName: string;
  signerTitle: string;
  symbol: string;
  number: number | null;
  issuedOn: string | null;
  /** The day the sending book has; null while it has not left. */
  sentOn: string | null;
  recipients: string;
  sealed: boolean;
}

/** The same with what decides who may approve it. */
export function findDraftOf(tx: Tx, unitId: number, paperId: number): Promise<(PaperFacts & { kind: PaperKind }) | undefined> {
  return tx.maybe<PaperFacts>(
    `select w.id, w.unit_id, w.kind, w.state, w.created_by, w.written_as, w.signed_file_id, ${proposalState} as proposal_state from papers w
      where w.unit_id = $1 and w.id = $2 and w.state in ('draft','submitted')`,
    [unitId, paperId],
  );
}

/** The paper that came with a proposal, where it may be read. */
export function findProposedPaper(tx: Tx, unitId: number, paperId: number): Promise<ProposedPaperRow | undefined> {
  return tx.maybe<ProposedPaperRow>(
    'select id, version, kind, state, fields, signer_name, signer_title, symbol, number, issued_on, sent_on, recipients, sealed from papers where unit_id = $1 and id = $2',
    [unitId, paperId],
  );
}
