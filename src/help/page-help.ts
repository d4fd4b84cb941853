// What every officer's page carries: the guide of that very screen, "Góp ý", and until it is walked the way into the first tour.
import type { Actor } from '../accounts/actor.ts';
import type { HouseTx } from '../database/tx.ts';
import type { PageHelp } from '../web/services.ts';
import { guideOfRoute } from './library.ts';
import { hasEndedTour } from './queries.ts';
import { tours } from './tours.ts';

/** Where the invitation stands: the first page of the day. */
const invitesOn = '/work';

/** @param pattern the route as the mount table writes it: never the address, which carries ids */
export async function pageHelp(house: HouseTx, actor: Actor, pattern: string): Promise<PageHelp> {
  const guide = guideOfRoute(pattern);
  const steps = tours[actor.role].length;
  const invites = pattern === invitesOn && steps > 0 && !(await hasEndedTour(house, actor.accountId, actor.role));
  return {
    panelHref: guide ? `/help/${guide.topic}?panel=1` : '/help/huong-dan?panel=1',
    feedbackHref: `/feedback/new?page=${encodeURIComponent(pattern)}`,
    tourSteps: invites ? steps : 0,
  };
}
