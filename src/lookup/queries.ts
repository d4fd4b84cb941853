// The gate's answer to a code and a PIN.
import type { LookupTx } from '../database/tx.ts';
import type { Keyring } from '../sealing/envelope.ts';
import type { Slip } from './answer.ts';
import { pinSubject, readPublicCode } from './public-code.ts';

/**
 * The slip behind a code and a PIN. Undefined for a code that is none, one nobody holds, a wrong PIN, a withdrawn slip and a
 * denunciation: each takes the same one question to the gate, so that neither the answer nor its time tells them apart.
 */
export async function findSlip(
  lookup: LookupTx,
  keyring: Keyring,
  typed: { code: string; pin: string },
): Promise<Slip | undefined> {
  const code = readPublicCode(typed.code) ?? '';
  const digest = keyring.fingerprint('pin', pinSubject(code, typed.pin.replace(/\s/g, '')));
  const row = await lookup.maybe<{ slip: Slip | null }>('select lookup_slip($1, $2) as slip', [code, digest]);
  return row?.slip ?? undefined;
}
