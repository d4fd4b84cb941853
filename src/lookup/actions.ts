// A new PIN for a citizen who lost the paper. The old one is dead at once; the code stays.
import { recordEvent } from '../audit/events.ts';
import { NotAllowedNow } from '../errors.ts';
import { lockOwnPetition } from '../petitions/actions.ts';
import type { Act } from '../web/act.ts';
import { newPin, pinSubject } from './public-code.ts';

/**
 * @param checked which paper of the citizen the officer looked at
 * @returns the new PIN, to print once
 * @throws NotAllowedNow for a denunciation, a withdrawn slip, or one that followed the petition to another unit
 */
export async function reissueSlip(act: Act, petitionId: number, checked: string): Promise<string> {
  const { tx, actor, moment, keyring } = act;
  const petition = await lockOwnPetition(act, petitionId);
  const backHref = `/petitions/${petitionId}`;
  if (petition.sealed || !petition.publicCode) throw new NotAllowedNow('Đơn này không có mã tra cứu.', backHref);
  const pin = newPin();
  const digest = keyring.fingerprint('pin', pinSubject(petition.publicCode, pin));
  const { done } = await tx.one<{ done: boolean }>('select reissue_slip($1, $2, $3, $4) as done', [
    petitionId,
    petition.publicCode,
    digest,
    moment.at,
  ]);
  if (!done)
    throw new NotAllowedNow(
      'Mã tra cứu của đơn này không còn do đơn vị giữ: đơn đã được chuyển đi hoặc mã đã bị thu hồi.',
      backHref,
    );
  await recordEvent(tx, actor, { kind: 'slip.reissued', at: moment.at, petitionId, data: { checked }, requestId: act.requestId });
  return pin;
}
