// npm run admin:first -- --login LOGIN --name "Họ và tên": the first administrator of a new installation.
import { makeFirstAdministrator, NoFirstAdministrator } from '../accounts/first-administrator.ts';
import { readConfig } from '../config.ts';
import { asOwner } from '../database/owner.ts';
import { attachOwner } from '../database/start.ts';
import type { HouseTx } from '../database/tx.ts';
import { todayInVietnam } from '../deadlines/dates.ts';
import { readArguments } from './arguments.ts';
import { CommandRefused, runCommand } from './run.ts';

const usage =
  'Usage: npm run admin:first -- --login LOGIN --name "Họ và tên"\n  the login: small letters without marks, digits, dots';

await runCommand(async () => {
  const { login = '', name = '' } = readArguments({ login: { type: 'string' }, name: { type: 'string' } }, usage);
  if (!/^[a-z0-9]+([._-][a-z0-9]+)*$/.test(login) || name.trim() === '') throw new CommandRefused(usage);
  const { ownerUrl, stop } = await attachOwner(readConfig());
  try {
    const at = new Date();
    const moment = { at, today: todayInVietnam(at) };
    const password = await asOwner(ownerUrl, (tx) =>
      makeFirstAdministrator(tx as HouseTx, { login, name: name.trim().normalize('NFC') }, moment),
    ).catch((error) => {
      throw error instanceof NoFirstAdministrator ? new CommandRefused(error.message) : error;
    });
    console.log(`Account ${login} is made. Its password, shown once and changed at the first sign-in:\n\n    ${password}\n`);
  } finally {
    stop();
  }
});
