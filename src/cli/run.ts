// How every command ends: done, or one plain sentence and exit code 1.
import { ConfigInvalid } from '../config.ts';
import { EmbeddedUnavailable } from '../database/embedded.ts';
import { NotMigrated } from '../database/owner.ts';
import { RolesMissing } from '../database/roles.ts';
import { OperationRefused } from '../operations/refused.ts';

/** A command that will not do what was asked; the message says why. */
export class CommandRefused extends Error {}

/** Runs a command. Expected failures print their sentence; anything else prints where it broke. */
export async function runCommand(command: () => Promise<void>): Promise<void> {
  // `npm run … | head` closes the pipe early; that is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
  try {
    await command();
  } catch (error) {
    const expected = [CommandRefused, ConfigInvalid, EmbeddedUnavailable, NotMigrated, OperationRefused, RolesMissing].some(
      (kind) => error instanceof kind,
    );
    if (expected && error instanceof Error) console.error(error.message);
    else if (isUnreachable(error))
      console.error('The database does not answer. Check DATABASE_URL and that PostgreSQL is running.');
    else console.error(error);
    process.exitCode = 1;
  }
}

function isUnreachable(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === 'ETIMEDOUT';
}
