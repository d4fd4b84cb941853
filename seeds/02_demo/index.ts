// Everything the demo starts with. Never run in production.
import type { Services } from '../../src/web/services.ts';
import { seedDemoAccounts } from './accounts.ts';

/**
 * Fills a demo database. Safe to repeat.
 * @param ownerUrl the database's owner; reference data must be there
 */
export async function seedDemo(ownerUrl: string, _services?: Services): Promise<void> {
  await seedDemoAccounts(ownerUrl);
}
