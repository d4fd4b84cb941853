// GET /clocks/:id: why a due date is what it is. A clock of another unit out of reach is simply not there.
import { NotFound } from '../errors.ts';
import { definePages } from '../web/pages.ts';
import { view } from '../web/reply.ts';
import { replayClock } from './clock.ts';
import { eventsOf, findClock } from './records.ts';
import { explanationScreen } from './screens.ts';

export const deadlinePages = definePages((page) => {
  page.get('/clocks/:id', {
    permission: 'petition:read',
    handler: async ({ tx, house, id, services, moment }) => {
      const clock = await findClock(tx, id);
      if (!clock) throw new NotFound();
      const rules = await services.rules(house);
      const events = (await eventsOf(tx, clock.unitId, [clock.id])).get(clock.id) ?? [];
      const { clock: state } = replayClock(events, rules.book, rules.calendar);
      if (!state) throw new NotFound();
      return view('deadlines/explanation', explanationScreen(clock, state, rules, moment.today));
    },
  });
});
