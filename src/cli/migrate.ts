// npm run migrate: brings the database to the current shape. Safe to repeat.
import { readConfig } from '../config.ts';
import { migrate } from '../database/migrate.ts';
import { attachOwner } from '../database/start.ts';
import { runCommand } from './run.ts';

await runCommand(async () => {
  const config = readConfig();
  const { ownerUrl, stop } = await attachOwner(config);
  try {
    const { applied } = await migrate(ownerUrl, config.database.roleSecret, config.database);
    console.log(
      applied.length === 0
        ? 'The database is already current.'
        : `Applied ${applied.length} migrations:\n${applied.map((name) => `  ${name}`).join('\n')}`,
    );
  } finally {
    stop();
  }
});
