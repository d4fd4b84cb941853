// When the superior may fetch a denunciation against a unit's own head (docs/decisions/0015). Pure.
import type { Actor } from '../../accounts/actor.ts';
import type { Answer } from '../workflow.ts';

const no = (because: string): Answer => ({ ok: false, because, why: 'state' });

/** The stored row alone decides; that the actor reads the unit by reach is proved by his having the row at all. */
export function mayTakeOver(actor: Actor, petition: { unitId: number; pastHead: boolean; status: string }): Answer {
  if (!petition.pastHead) return no('Chỉ đơn tố cáo người đứng đầu đơn vị được cấp trên nhận về.');
  if (petition.unitId === actor.unitId) return no('Đơn của chính đơn vị: người vào sổ chuyển lên cấp trên.');
  if (['void', 'transferred', 'transferred_replied', 'withdrawn'].includes(petition.status))
    return no('Đơn đã được chuyển đi hoặc đã kết thúc.');
  return { ok: true };
}
