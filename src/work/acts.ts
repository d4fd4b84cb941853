// The next act of a record in words, and where it is done. Pure.
import type { Actor } from '../accounts/actor.ts';
import { actRules, type PetitionAct } from '../petitions/act-rules.ts';
import { type PetitionType, sealedSenderLabel } from '../petitions/petition.ts';
import { mayAct, type PetitionFacts, type ProposalFacts } from '../petitions/workflow.ts';

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
  inspect: 'inspect',
  tell: 'tell',
  on_paper: 'on_paper',
};

export interface ActLink {
  words: string;
  href: string;
}

/**
 * What is done next with a petition, and the page where it is done. The petition itself is opened when the act is not known, or
 * when this officer may not do it yet: the panel there says why.
 */
export function petitionAct(actor: Actor, petition: PetitionFacts & { id: number }, proposal?: ProposalFacts): ActLink {
  const home = `/petitions/${petition.id}`;
  // Of another unit's book, past its head (taking-over/queries.ts): the list holds it for none but those who may fetch it.
  if (petition.nextAct === 'take_over') return { words: 'Nhận đơn về đơn vị', href: `${home}/taking-over` };
  const act = petition.nextAct !== null ? rowOf[petition.nextAct] : undefined;
  if (!act) return { words: 'Xem đơn', href: home };
  const { label, path } = actRules[act];
  return {
    words: petition.nextAct === 'endorse' ? 'Duyệt đề xuất' : label,
    href: mayAct(actor, act, petition, proposal).ok ? `${home}/${path}` : home,
  };
}

/** How a list names the sender and the content of a petition whose words this officer may not read. */
export const hiddenSubject = 'Nội dung được bảo mật';

/** A verifier sees the words of what he is assigned to only, whoever reports for others those of the own office. */
const unassigned = { sender: 'Người gửi (không hiển thị)', subject: 'Chỉ người được giao xem nội dung' };

/** Assigned, and not declared yet that he has no conflict of interest: the file opens with that. */
export const undeclaredWords = { sender: 'Chưa khai báo xung đột lợi ích', subject: 'Khai báo xong thì mở được nội dung' };

/** Sender and subject as a list shows them; null words are those the wall did not hand out. */
export function shownWords(row: { senderLabel: string | null; subject: string | null; petitionType: PetitionType }): {
  sender: string;
  subject: string;
} {
  const closed = row.petitionType === 'TC' ? { sender: sealedSenderLabel, subject: hiddenSubject } : unassigned;
  return { sender: row.senderLabel ?? closed.sender, subject: row.subject ?? closed.subject };
}
