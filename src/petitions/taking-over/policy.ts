// When the superior may fetch a denunciation against a unit's own head (docs/decisions/0015). Pure.
import type { Actor } from '../../accounts/actor.ts';
import type { Answer } from '../workflow.ts';

const no = (because: string): Answer => ({ ok: false, because, why: 'state' });

/** Sent on, or over: nothing of it waits here any more. */
export const gone = ['void', 'transferred', 'transferred_replied', 'withdrawn', 'handed_over'];

/** Whether a denunciation against the unit's own head still waits here to be sent to the superior. */
export const awaitsSuperior = (petition: { pastHead: boolean; status: string }): boolean =>
  petition.pastHead && !gone.includes(petition.status);

/** The stored row alone decides; that the actor reads the unit by reach is proved by his having the row at all. */
export function mayTakeOver(actor: Actor, petition: { unitId: number; pastHead: boolean; status: string }): Answer {
  if (!petition.pastHead) return no('Chỉ đơn tố cáo người đứng đầu đơn vị được cấp trên nhận về.');
  if (petition.unitId === actor.unitId) return no('Đơn của chính đơn vị: người vào sổ chuyển lên cấp trên.');
  return awaitsSuperior(petition) ? { ok: true } : no('Đơn đã được chuyển đi hoặc đã kết thúc.');
}
