// Who holds a petition just registered or just found to go past the head, and who finds it no more. Pure.
import type { Actor } from '../accounts/actor.ts';
import type { OfficerRole } from '../accounts/roles.ts';
import type { NextStep } from './insert.ts';

/** It has just gone past the head: from now on only the officer who registered it finds its page. */
export function isGoneFrom(actor: Actor, petition: { pastHead: boolean; registeredBy: number }): boolean {
  return petition.pastHead && petition.registeredBy !== actor.accountId;
}
export const goneWords =
  'Đơn là tố cáo người đứng đầu đơn vị: đã niêm phong và chuyển lại người vào sổ để gửi thẳng lên cấp trên. Ông, bà không còn thấy đơn này.';

/** Who acts first on a new petition. A processor who registers keeps it; others leave it to be assigned. */
export function firstHolder(actor: Actor, petition: { pastHead: boolean; assigner: OfficerRole }): NextStep {
  if (petition.pastHead)
    return { status: 'assigned', assignedTo: actor.accountId, holderId: actor.accountId, nextRole: null, nextAct: 'transfer' };
  if (actor.role === 'processor')
    return { status: 'assigned', assignedTo: actor.accountId, holderId: actor.accountId, nextRole: null, nextAct: 'classify' };
  return { status: 'received', assignedTo: null, holderId: null, nextRole: petition.assigner, nextAct: 'assign' };
}
