// A petition that ended is opened again where it stood, its clocks as if it had not ended.
import { takeBackEvents } from '../deadlines/actions.ts';
import { eventsOf, listClocks } from '../deadlines/queries.ts';
import type { Act } from '../web/act.ts';
import { assignerRole } from './assigner.ts';
import type { PetitionStatus } from './petition.ts';
import { type LockedPetition, savePetition } from './records.ts';

/** Of a petition that ended: what its end stopped, and nothing else did that day, runs on as if it had not been. */
export async function restartClocks(act: Act, petition: LockedPetition): Promise<void> {
  const { closedOn } = petition;
  if (closedOn === null) return;
  const { tx, actor, rules, moment } = act;
  const subject = { petitionId: petition.id };
  const stopped = (await listClocks(tx, petition.unitId, subject)).filter((clock) => clock.stoppedOn === closedOn);
  const events = await eventsOf(
    tx,
    petition.unitId,
    stopped.map(({ id }) => id),
  );
  const touches = stopped.flatMap(({ id }) => {
    const event = events.get(id)?.at(-1);
    return event?.type === 'stopped' && event.reason === statusReason(petition.status) ? [{ id, event }] : [];
  });
  await takeBackEvents(tx, actor, rules, subject, touches, moment);
}

/** How a petition stood before it ended. */
export interface Stood {
  status: PetitionStatus;
  /** A person, or null: whoever in the unit holds nextRole. */
  holderId: number | null;
  nextRole: string | null;
  nextAct: string | null;
}

/**
 * It ended by mistake: it stands where it stood, with whoever has it in charge today, and its clocks run as if it had not ended.
 * @param stood null where nobody kept how it stood: then with whoever has it in charge, else to be given to somebody
 */
export async function reopenEnded(act: Act, petition: LockedPetition, stood: Stood | null): Promise<LockedPetition> {
  await restartClocks(act, petition);
  const { assignedTo } = petition;
  const status = stood?.status ?? (assignedTo === null ? 'received' : 'assigned');
  const next =
    assignedTo === null
      ? { holderId: null, nextRole: stood?.nextRole ?? (await assignerRole(act)), nextAct: stood?.nextAct ?? 'assign' }
      : stood
        ? { holderId: stood.holderId === null ? null : assignedTo, nextRole: stood.nextRole, nextAct: stood.nextAct }
        : { holderId: assignedTo, nextRole: null, nextAct: petition.classifiedAt ? 'propose' : 'classify' };
  return savePetition(act.tx, petition, { ...next, status, closedOn: null });
}

/** Why a petition's clocks stopped, as closing says it. */
export function statusReason(status: PetitionStatus): string {
  return (
    { withdrawn: 'Người gửi rút đơn', void: 'Hủy số đơn', duplicate_linked: 'Đơn trùng', filed: 'Lưu đơn' }[status as string] ??
    'Đã xử lý xong'
  );
}
