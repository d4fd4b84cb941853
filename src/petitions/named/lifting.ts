// A wrong naming taken back: by a senior reader who is not named himself, with a reason, in the audit.
import { recordEvent } from '../../audit/events.ts';
import { enqueue } from '../../database/outbox.ts';
import { NotAllowedNow, NotFound } from '../../errors.ts';
import { ofPetition, withoutSendersOf } from '../../sealing/sealed-words.ts';
import type { Act } from '../../web/act.ts';
import { listNamed, loadNaming } from './queries.ts';

/**
 * From now on the petition is there for that officer again. Nobody's own naming, and of a petition past the head nobody of its
 * unit: the database refuses both as well (lift_name).
 * @throws NotFound when he is not named in it, NotPermitted when the petition's content is closed to the actor, NotAllowedNow
 */
export async function liftName(act: Act, petitionId: number, accountId: number, typed: string): Promise<string> {
  const { tx, actor, moment } = act;
  const petition = await loadNaming(tx, petitionId);
  const named = (await listNamed(tx, petition)).find((one) => one.accountId === accountId);
  if (!named) throw new NotFound();
  const reason = await withoutSendersOf(act, ofPetition(petition), typed);
  const { unit } = await tx.one<{ unit: number | null }>('select lift_name($1, $2, $3, $4) as unit', [
    petitionId,
    accountId,
    reason,
    moment.at,
  ]);
  if (unit === null)
    throw new NotAllowedNow(
      'Đơn tố cáo người đứng đầu đơn vị: chỉ cấp trên có thẩm quyền bỏ việc không hiện.',
      `/petitions/${petitionId}/hidden-from`,
    );
  await recordEvent(tx, actor, {
    kind: 'petition.name_lifted',
    at: moment.at,
    unitId: petition.unitId,
    petitionId,
    sealed: petition.sealed,
    data: { names: [named.name], accounts: [accountId], reason },
    requestId: act.requestId,
  });
  await enqueue(tx, 'tell_lifted', { unitId: petition.unitId, petitionId, accountId, byAccountId: actor.accountId });
  return named.name;
}
