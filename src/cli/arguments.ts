// `--name value` and `--name` on a command line.
import { parseArgs } from 'node:util';
import { CommandRefused } from './run.ts';

/** @throws CommandRefused with how the command is used */
export function readArguments<const T extends Record<string, { type: 'string' | 'boolean' }>>(options: T, usage: string) {
  try {
    return parseArgs({ args: process.argv.slice(2), options, allowPositionals: false }).values;
  } catch {
    throw new CommandRefused(usage);
  }
}
