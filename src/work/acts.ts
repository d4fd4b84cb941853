// The next act of a record in words, and where it is done. Pure.
import { type PetitionType, sealedSenderLabel } from '../petitions/petition.ts';
import { actRules, type PetitionAct } from '../petitions/workflow.ts';

/** petitions.next_act → the row of the workflow table that does it. */
const rowOf: Record<string, PetitionAct> = {
  assign: 'assign',
  classify: 'classify',
  propose: 'propose',
  endorse: 'decide',
  approve: 'decide',
  issue: 'issue',
  accept: 'accept',
  transfer: 'transfer',
  supplement: 'supplement',
};

export interface ActLink {
  words: string;
  href: string;
}

/** What is done next with a petition, and the page where it is done. An unknown act opens the petition. */
export function petitionAct(petitionId: number, act: string | null): ActLink {
  const rule = act !== null && act in rowOf ? actRules[rowOf[act] as PetitionAct] : undefined;
  return rule
    ? { words: act === 'endorse' ? 'Duyệt đề xuất' : rule.label, href: `/petitions/${petitionId}/${rule.path}` }
    : { words: 'Xem đơn', href: `/petitions/${petitionId}` };
}

/** How a list names the sender and the content of a petition whose words this officer may not read. */
export const hiddenSubject = 'Nội dung được bảo mật';

/** A verifier sees the words of what he is assigned to only. */
const unassigned = { sender: 'Chưa được giao', subject: 'Chỉ người được giao xem nội dung' };

/** Sender and subject as a list shows them; null words are those the wall did not hand out. */
export function shownWords(row: { senderLabel: string | null; subject: string | null; petitionType: PetitionType }): {
  sender: string;
  subject: string;
} {
  const closed = row.petitionType === 'TC' ? { sender: sealedSenderLabel, subject: hiddenSubject } : unassigned;
  return { sender: row.senderLabel ?? closed.sender, subject: row.subject ?? closed.subject };
}
