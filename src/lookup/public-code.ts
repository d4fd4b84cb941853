// The code and PIN printed on the citizen's paper (decisions 13, 28). The code says nothing about the petition; its last
// character checks the others, so that a slip of the pen is caught. Pure but for randomness.
import { randomInt } from 'node:crypto';

/** 31 signs, a prime: no I, L, O, 0, 1, which are read for each other on paper. */
const signs = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const length = 8;

/** A fresh code, 'BD7K-42QM-X'. One in 8.5 × 10¹¹; the installation's unique key refuses the rest. */
export function newPublicCode(): string {
  let body = '';
  for (let i = 0; i < length; i += 1) body += signs[randomInt(signs.length)];
  return format(body + checkSign(body));
}

/** Six digits. */
export function newPin(): string {
  return String(randomInt(1_000_000)).padStart(6, '0');
}

/**
 * What a citizen typed, as the code is stored: 'bd7k 42qm x' gives 'BD7K-42QM-X'.
 * Undefined when it cannot be a code of ours: wrong length, wrong sign, or the check character does not fit.
 */
export function readPublicCode(typed: string): string | undefined {
  const text = typed.toUpperCase().replace(/[^0-9A-Z]/g, '');
  if (text.length !== length + 1 || [...text].some((sign) => !signs.includes(sign))) return undefined;
  return checkSign(text.slice(0, length)) === text[length] ? format(text) : undefined;
}

/** What is hashed beside the code, so that the same PIN on two papers leaves two digests. */
export function pinSubject(publicCode: string, pin: string): string {
  return `${publicCode}:${pin}`;
}

/** Weights 1…8 modulo a prime: every single wrong sign and every swap of two signs changes the check character. */
function checkSign(body: string): string {
  let sum = 0;
  for (let i = 0; i < body.length; i += 1) sum += (i + 1) * signs.indexOf(body[i] as string);
  return signs[sum % signs.length] as string;
}

function format(text: string): string {
  return `${text.slice(0, 4)}-${text.slice(4, 8)}-${text.slice(8)}`;
}
