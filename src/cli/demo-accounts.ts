// npm run demo:accounts [-- --json]: who can sign in to the demo. Reads the cast only; needs no database.
import { demoAccounts } from '../../seeds/02_demo/cast.ts';
import { roleNames } from '../accounts/roles.ts';

const accounts = demoAccounts();
if (process.argv.includes('--json')) {
  console.log(JSON.stringify(accounts, null, 2));
} else {
  const width = Math.max(...accounts.map(({ login }) => login.length));
  for (const { login, name, roles, unit } of accounts) {
    console.log(`${login.padEnd(width)}  ${name}, ${roles.map((role) => roleNames[role]).join(' / ')}, ${unit}`);
  }
  console.log(`\nPassword of all: ${accounts[0]?.password ?? ''}`);
}
