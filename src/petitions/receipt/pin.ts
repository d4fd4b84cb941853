// The PIN on the citizen's slip is known for a moment only: between registering and printing the receipt it lies sealed in
// the officer's own session; the database keeps nothing but its keyed digest.
import type { Context } from '../../web/pages.ts';

declare module 'express-session' {
  interface SessionData {
    /** Petition id → sealed PIN, and when it was put there. */
    receipts: Record<string, { sealed: string; at: number }>;
  }
}

const keptMs = 30 * 60_000;

/** Puts the PIN aside for the receipt page. */
export function keepReceiptPin(context: Context, petitionId: number, pin: string): void {
  const envelope = context.services.keyring.seal(pin, `receipt:${petitionId}`);
  const sealed = JSON.stringify({
    keyId: envelope.keyId,
    wrappedKey: envelope.wrappedKey.toString('base64'),
    ciphertext: envelope.ciphertext.toString('base64'),
  });
  context.req.session.receipts = { ...recent(context), [petitionId]: { sealed, at: context.moment.at.getTime() } };
}

/** The PIN while it is still there, undefined afterwards (then the unit reissues it). */
export function findReceiptPin(context: Context, petitionId: number): string | undefined {
  const kept = recent(context)[petitionId];
  if (!kept) return undefined;
  const { keyId, wrappedKey, ciphertext } = JSON.parse(kept.sealed) as Record<'keyId' | 'wrappedKey' | 'ciphertext', string>;
  const envelope = { keyId, wrappedKey: Buffer.from(wrappedKey, 'base64'), ciphertext: Buffer.from(ciphertext, 'base64') };
  return context.services.keyring.open(envelope, `receipt:${petitionId}`).toString();
}

function recent(context: Context): Record<string, { sealed: string; at: number }> {
  const since = context.moment.at.getTime() - keptMs;
  return Object.fromEntries(
    Object.entries(context.req.session.receipts ?? {})
      .filter(([, kept]) => kept.at > since)
      .slice(-5),
  );
}
