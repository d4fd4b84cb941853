// The one door mail leaves by, and only the worker opens it (house rule 3). Without a mail server nothing leaves.
import { createTransport } from 'nodemailer';
import type { Config } from '../config.ts';

export interface Mail {
  to: string;
  subject: string;
  text: string;
}

/** Can anything be mailed from here? */
export function mailIsConfigured(config: Config): boolean {
  return config.mail.url !== '';
}

/** Why a mail did not leave: a code for the record, never the server's words, which repeat addresses. */
export class MailRefused extends Error {
  constructor(readonly reason: string) {
    super(`Mail refused: ${reason}`);
  }
}

/** Sends one plain-text mail. @throws MailRefused */
export async function sendMail(config: Config, mail: Mail): Promise<void> {
  const transport = createTransport(config.mail.url, {
    from: config.mail.from,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    await transport.sendMail({ to: mail.to, subject: mail.subject, text: mail.text });
  } catch (error) {
    const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
    throw new MailRefused([code, responseCode].filter(Boolean).join(' ') || 'unknown');
  } finally {
    transport.close();
  }
}

/** An address mail can be sent to: one, plain, without anything that would add a header or a second recipient. */
export function isMailAddress(text: string): boolean {
  return /^[^\s@<>,;:"()[\]\\]{1,64}@[A-Za-z0-9.-]{1,190}\.[A-Za-z]{2,24}$/.test(text);
}
