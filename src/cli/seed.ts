// npm run seed: reference data everywhere, the demo outside production. Safe to repeat.
import { seedReference } from '../../seeds/01_reference/index.ts';
import { seedDemo } from '../../seeds/02_demo/index.ts';
import { readConfig } from '../config.ts';
import { attachOwner } from '../database/start.ts';
import { runCommand } from './run.ts';

await runCommand(async () => {
  const config = readConfig();
  const { ownerUrl, stop } = await attachOwner(config);
  try {
    await seedReference(ownerUrl);
    console.log('Reference data is in place: the law’s limits, the calendar, the units of Hà Nội.');
    if (!config.demo) return;
    await seedDemo(ownerUrl);
    console.log('The demo is in place. `npm run demo:accounts` lists who can sign in.');
  } finally {
    stop();
  }
});
