// What lies on the desks of the cast on an ordinary Monday; on days off test/demo looks.
import { expect, it } from 'vitest';
import { cast } from '../../../seeds/02_demo/cast.ts';
import { countQueue } from '../../../src/work/queries.ts';
import type { QueueFilter } from '../../../src/work/queue.ts';
import { type FilledOffice, today } from './office.ts';

const everything: QueueFilter = { tile: 'all', scope: 'me', q: '', type: '', field: '', status: '' };

export function desksShowDueToday(office: () => FilledOffice): void {
  it('something falls due today, on somebody’s desk of the ward too', async () => {
    const { app } = office();
    const calendar = await app.services.database.inHouse(async (house) => (await app.services.rules(house)).calendar);
    const days = { today, soon: calendar.addWorkingDays(today, 3) };
    const due: Record<string, number> = {};
    for (const { login } of cast) {
      const actor = await app.database.actorOf(login, { today });
      const { buckets } = await app.services.database.inUnit(actor, (tx) => countQueue(tx, actor, everything, days));
      if (buckets.today > 0) due[login] = buckets.today;
    }
    const logins = Object.keys(due);
    expect(logins.length).toBeGreaterThan(0);
    expect(logins.filter((login) => login.endsWith('.badinh'))).not.toEqual([]);
  });
}
