// Envelope encryption: each record has its own key, wrapped by SEALING_KEY. AES-256-GCM from node:crypto. Pure but for randomness.
import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto';

/** What is stored: the id of the wrapping key, the wrapped record key, the ciphertext (nonce and tag inside both). */
export interface Envelope {
  keyId: string;
  wrappedKey: Buffer;
  ciphertext: Buffer;
}

/** SEALING_KEY in memory: never logged, never stored; `id` is kept beside every wrapped key. */
export interface Keyring {
  readonly id: string;
  seal(plaintext: Buffer | string, context: string): Envelope;
  /** @throws SealBroken when the key is another one or the data were changed */
  open(envelope: Envelope, context: string): Buffer;
  /** A fresh record key for streaming (files), with its wrapped form. */
  freshKey(context: string): { key: Buffer; wrappedKey: Buffer };
  unwrap(keyId: string, wrappedKey: Buffer, context: string): Buffer;
  /** Keyed fingerprint for blind indexes and PINs: the same input gives the same digest only with this key. */
  fingerprint(purpose: string, value: string): Buffer;
}

/** The data cannot be opened with the key this process holds. */
export class SealBroken extends Error {}

const NONCE = 12;
const TAG = 16;

function encrypt(key: Buffer, plaintext: Buffer, context: string): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(context));
  return Buffer.concat([nonce, cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]);
}

function decrypt(key: Buffer, sealed: Buffer, context: string): Buffer {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE));
    decipher.setAAD(Buffer.from(context));
    decipher.setAuthTag(sealed.subarray(sealed.length - TAG));
    return Buffer.concat([decipher.update(sealed.subarray(NONCE, sealed.length - TAG)), decipher.final()]);
  } catch {
    throw new SealBroken('Sealed data cannot be opened: another SEALING_KEY, or the data were changed');
  }
}

/**
 * The keyring of this installation.
 * @param sealingKey 32 bytes in base64
 */
export function openKeyring(sealingKey: string): Keyring {
  const master = Buffer.from(sealingKey, 'base64');
  if (master.length !== 32) throw new SealBroken('SEALING_KEY must be 32 bytes in base64');
  const id = createHash('sha256').update('donthu-key-id').update(master).digest('hex').slice(0, 12);
  const derived = (purpose: string) => createHmac('sha256', master).update(purpose).digest();
  const unwrap = (keyId: string, wrappedKey: Buffer, context: string) => {
    if (keyId !== id) throw new SealBroken(`Sealed with key ${keyId}; this process holds ${id}`);
    return decrypt(master, wrappedKey, `wrap:${context}`);
  };
  const freshKey = (context: string) => {
    const key = randomBytes(32);
    return { key, wrappedKey: encrypt(master, key, `wrap:${context}`) };
  };
  return {
    id,
    freshKey,
    unwrap,
    seal(plaintext, context) {
      const { key, wrappedKey } = freshKey(context);
      return { keyId: id, wrappedKey, ciphertext: encrypt(key, Buffer.from(plaintext), context) };
    },
    open: (envelope, context) => decrypt(unwrap(envelope.keyId, envelope.wrappedKey, context), envelope.ciphertext, context),
    fingerprint: (purpose, value) =>
      createHmac('sha256', derived(`fingerprint:${purpose}`))
        .update(value)
        .digest(),
  };
}
