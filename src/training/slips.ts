// The slip a trainee gets: login and password. Passwords are derived, not kept: the trainer prints the same slip again at any
// time, also after the class was begun anew. They open this class and nothing else. Pure.
import { createHmac } from 'node:crypto';
import { oneTimePassword } from '../accounts/administration/rules.ts';
import type { Config } from '../config.ts';

/** One password for all the parts of a seat. */
export function slipPassword(config: Config, code: string, seat: number): string {
  const bytes = createHmac('sha256', config.session.secret).update(`slip:${code}:${seat}`).digest();
  let at = 0;
  return oneTimePassword((below) => {
    const number = bytes.readUInt32BE(at);
    at += 4;
    return number % below;
  });
}
