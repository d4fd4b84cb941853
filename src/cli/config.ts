// npm run config [-- --escrow]: every setting explained, with what holds now; --escrow prints the sheet of SEALING_KEY for the safe.
import { ConfigInvalid, Environment, readConfig } from '../config.ts';
import { escrowSheet } from '../operations/escrow.ts';
import { openKeyring } from '../sealing/envelope.ts';
import { readArguments } from './arguments.ts';
import { CommandRefused, runCommand } from './run.ts';

/** Printed as "set", never as they are. */
const secret = new Set(['DATABASE_URL', 'APP_DATABASE_URL', 'WORKER_DATABASE_URL', 'SESSION_SECRET', 'SEALING_KEY', 'SMTP_URL']);

await runCommand(async () => {
  const options = readArguments({ escrow: { type: 'boolean' } }, 'Usage: npm run config [-- --escrow]');
  if (options.escrow) {
    for (const line of escrowSheet(...sealingKey())) console.log(line);
    return;
  }
  for (const [name, setting] of Object.entries(Environment.shape)) {
    console.log(`${name.padEnd(22)} ${shown(name).padEnd(26)} ${setting.description ?? ''}`);
  }
  try {
    const config = readConfig();
    console.log(
      `\nThese settings are complete. Data folder: ${config.dataDir}. Sealing key: ${openKeyring(config.sealing.key).id}.`,
    );
  } catch (error) {
    if (!(error instanceof ConfigInvalid)) throw error;
    throw new CommandRefused(`\n${error.message}`);
  }
});

function shown(name: string): string {
  const value = process.env[name];
  if (!value) return '(not set)';
  return secret.has(name) ? '(set)' : value;
}

/** From the environment first: in production the sheet is wanted exactly when the start is still refused. */
function sealingKey(): [key: string, keyId: string] {
  const key = process.env.SEALING_KEY || (process.env.NODE_ENV === 'production' ? '' : readConfig().sealing.key);
  if (!key) throw new CommandRefused('SEALING_KEY is not set. Make one with: openssl rand -base64 32');
  return [key, openKeyring(key).id];
}
