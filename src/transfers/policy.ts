// Who may send, open, accept, return: decided on stored rows. The same answers draw the buttons. Pure.
import type { Actor } from '../accounts/actor.ts';
import { may } from '../accounts/permissions.ts';
import { mayAct, type PetitionFacts } from '../petitions/workflow.ts';
import type { TransferState } from './transfer.ts';

export type Decision = { ok: true } | { ok: false; because: string; why: 'role' | 'state' | 'kind' };
const no = (because: string, why: 'role' | 'state' = 'state'): Decision => ({ ok: false, because, why });
const yes: Decision = { ok: true };

/** Sending away: as the petitions' table says, the way past one's own head included (decisions 6). */
export function maySend(actor: Actor, petition: PetitionFacts): Decision {
  return mayAct(actor, 'transfer', petition);
}

/** A unit above the sender's on the day of sending, the nearest first; whether it takes work in here. */
export interface Superior {
  id: number;
  name: string;
  receives: boolean;
}

/**
 * Where a denunciation against the unit's own head may go: to a unit above it and to no other (khoản 2 Điều 24 Luật Tố cáo; decisions 6). A
 * body outside is named only where no unit above takes work in here.
 */
export function mayReceivePastHead(superiors: readonly Superior[], toUnitId: number | null): Decision {
  const receiving = superiors.filter((one) => one.receives);
  if (toUnitId !== null)
    return receiving.some((one) => one.id === toUnitId)
      ? yes
      : no(
          receiving.length > 0
            ? `Đơn tố cáo người đứng đầu đơn vị chỉ chuyển lên cơ quan cấp trên. Chọn ${named(receiving)}`
            : 'Đơn tố cáo người đứng đầu đơn vị chỉ chuyển lên cơ quan cấp trên. Phần mềm không có cơ quan cấp trên nào đang nhận đơn: chọn cơ quan khác, ghi tên cơ quan có thẩm quyền',
        );
  return receiving.length === 0
    ? yes
    : no(`${named(receiving)} đang nhận đơn trên phần mềm. Chuyển đến đó, không chuyển cơ quan ngoài phần mềm`);
}
const named = (units: readonly Superior[]) => units.map((one) => one.name).join(' hoặc ');

export const answerActs = ['open', 'accept', 'return'] as const;
export type AnswerAct = (typeof answerActs)[number];

const closedWords: Partial<Record<TransferState, string>> = {
  accepted: 'Đơn vị đã nhận đơn này.',
  returned: 'Đơn vị đã trả lại đơn này.',
};

/** Answering what another unit sent. Accepting and returning both ask that the file was opened first. */
export function mayAnswer(actor: Actor, act: AnswerAct, transfer: { toUnitId: number | null; state: TransferState }): Decision {
  if (transfer.toUnitId !== actor.unitId)
    return no('Đơn này gửi đến đơn vị khác: chỉ cán bộ của đơn vị nhận mở, nhận hoặc trả lại.', 'role');
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
