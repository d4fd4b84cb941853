// Who may send, open, accept, return: decided on stored rows. The same answers draw the buttons. Pure.
import type { Actor } from '../accounts/actor.ts';
import { may } from '../accounts/permissions.ts';
import { mayAct, type PetitionFacts } from '../petitions/workflow.ts';
import type { TransferState } from './transfer.ts';

export type Decision = { ok: true } | { ok: false; because: string; why: 'role' | 'state' };
const no = (because: string, why: 'role' | 'state' = 'state'): Decision => ({ ok: false, because, why });
const yes: Decision = { ok: true };

/** Sending away: as the petitions' table says, the way past one's own head included (decisions 6). */
export function maySend(actor: Actor, petition: PetitionFacts): Decision {
  return mayAct(actor, 'transfer', petition);
}

export const answerActs = ['open', 'accept', 'return'] as const;
export type AnswerAct = (typeof answerActs)[number];

const closedWords: Partial<Record<TransferState, string>> = {
  accepted: 'Đơn vị đã nhận đơn này.',
  returned: 'Đơn vị đã trả lại đơn này.',
};

/** Answering what another unit sent. Accepting and returning both ask that the file was opened first. */
export function mayAnswer(actor: Actor, act: AnswerAct, transfer: { toUnitId: number | null; state: TransferState }): Decision {
  if (transfer.toUnitId !== actor.unitId) return no('Chỉ đơn vị nhận được trả lời.', 'role');
  if (actor.role !== 'system' && !may(actor, 'transfer:answer'))
    return no('Vai trò hiện tại không nhận hoặc trả lại đơn chuyển đến.', 'role');
  const closed = closedWords[transfer.state];
  if (closed) return no(closed);
  if (act === 'open') return transfer.state === 'unread' ? yes : no('Hồ sơ đã được mở.');
  if (transfer.state === 'opened' || actor.role === 'system') return yes;
  return no('Mở và đọc hồ sơ trước khi trả lời.');
}

/** Entering the other body's written reply, on the sender's side. */
export function mayReply(actor: Actor, petition: PetitionFacts): Decision {
  return mayAct(actor, 'reply', petition);
}

/** Whether the officers' own words beside a transfer are his to read: of a denunciation as far as he reads denunciations at either end. */
export function readsWords(
  transfer: { sealed: boolean; unitId: number; toUnitId: number | null },
  { unitId, reach }: Pick<Actor, 'unitId' | 'reach'>,
): boolean {
  if (!transfer.sealed || reach.sealed === 'reach') return true;
  return reach.sealed === 'own' && (transfer.unitId === unitId || transfer.toUnitId === unitId);
}
