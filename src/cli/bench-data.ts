// npm run bench:data -- --petitions 100000 --seed 1: invented petitions over all units, for measuring. Refused in production.
import { readConfig } from '../config.ts';
import { attachOwner } from '../database/start.ts';
import { todayInVietnam } from '../deadlines/dates.ts';
import { openKeyring } from '../sealing/envelope.ts';
import { readArguments } from './arguments.ts';
import { fillBench } from './bench/fill.ts';
import { CommandRefused, runCommand } from './run.ts';

const usage = 'npm run bench:data -- --petitions 100000 [--seed 1] [--today 2026-11-25]';

await runCommand(async () => {
  const given = readArguments({ petitions: { type: 'string' }, seed: { type: 'string' }, today: { type: 'string' } }, usage);
  const petitions = Number(given.petitions ?? '10000');
  const seed = Number(given.seed ?? '1');
  if (!Number.isSafeInteger(petitions) || petitions < 1 || petitions > 5_000_000 || !Number.isSafeInteger(seed))
    throw new CommandRefused(usage);
  const config = readConfig();
  if (config.isProduction || !config.demo) throw new CommandRefused('This is not a demo installation. Nothing was changed.');
  const { ownerUrl, stop } = await attachOwner(config);
  try {
    await fillBench(
      ownerUrl,
      openKeyring(config.sealing.key),
      { petitions, seed, today: given.today ?? todayInVietnam(new Date()) },
      (done) => console.log(`${done.toLocaleString('en')} petitions`),
    );
  } finally {
    stop();
  }
});
