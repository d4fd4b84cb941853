// What is stored of clocks against what the engine makes of their events.
import { expect } from 'vitest';
import { replayClock } from '../../src/deadlines/clock.ts';
import { listClocks } from '../../src/deadlines/queries.ts';
import { type ClockSubject, eventsOf } from '../../src/deadlines/records.ts';
import type { TestApp } from './app.ts';

/** The stored clocks of a record of Phường Ba Đình are what its stored events replay to. */
export async function expectReplayed(app: TestApp, subject: ClockSubject): Promise<void> {
  await app.as('thang.badinh', async ({ tx, actor, rules }) => {
    const clocks = await listClocks(tx, actor.unitId, subject);
    const ids = clocks.map((clock) => clock.id);
    const events = await eventsOf(tx, actor.unitId, ids);
    for (const clock of clocks) {
      const { clock: state, refused } = replayClock(events.get(clock.id) ?? [], rules.book, rules.calendar);
      expect(refused).toEqual([]);
      expect([clock.dueOn, clock.stoppedOn, clock.isPaused], clock.ruleCode).toEqual([
        state?.dueOn,
        state?.stoppedOn,
        state?.pausedOn !== null,
      ]);
    }
  });
}
