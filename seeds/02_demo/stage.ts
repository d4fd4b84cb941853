// Where the demo's scenarios are played: the cast, the calendar counted back from today, and the real services behind it.
import type { Actor } from '../../src/accounts/actor.ts';
import { actorOf, listAssignments } from '../../src/accounts/queries.ts';
import type { WorkingCalendar } from '../../src/deadlines/calendar.ts';
import { addDays } from '../../src/deadlines/dates.ts';
import type { Act } from '../../src/web/act.ts';
import type { Services } from '../../src/web/services.ts';
import { type CastUnitCode, cast, castUnits } from './cast.ts';
import { Conductor } from './conductor.ts';
import { readSamples, type Sample } from './samples.ts';

/** Working days back from today (negative: ahead), calendar days back, or a day. A day off becomes the working day before it. */
export type When = number | { days: number } | string;
export const days = (count: number): When => ({ days: count });

export interface UnitOnStage {
  id: number;
  name: string;
}

/** What the demo is played with. Times are those of Hà Nội. */
export class Stage {
  readonly conductor = new Conductor();
  readonly samples: ReadonlyMap<string, Sample>;
  readonly #services: Services;
  readonly #workerUrl: string | undefined;
  readonly #runJobs: (services: Services, workerUrl: string) => Promise<void>;
  readonly #actors: ReadonlyMap<string, Actor>;
  readonly #units: ReadonlyMap<string, UnitOnStage>;
  readonly #calendar: WorkingCalendar;
  readonly #today: string;
  /** Today, or the last working day before it. */
  readonly #base: string;
  /** No act lies after this instant. */
  readonly now: Date;

  private constructor(set: {
    services: Services;
    workerUrl: string | undefined;
    runJobs: (services: Services, workerUrl: string) => Promise<void>;
    actors: ReadonlyMap<string, Actor>;
    units: ReadonlyMap<string, UnitOnStage>;
    calendar: WorkingCalendar;
    today: string;
  }) {
    this.samples = readSamples();
    this.#services = set.services;
    this.#workerUrl = set.workerUrl;
    this.#runJobs = set.runJobs;
    this.#actors = set.actors;
    this.#units = set.units;
    this.#calendar = set.calendar;
    this.#today = set.today;
    this.#base = set.calendar.previousWorkingDay(set.today);
    this.now = set.services.now();
  }

  /**
   * @param today 'YYYY-MM-DD', the day all dates count back from
   * @param runJobs with `workerUrl`, runs the jobs an act has queued, on the day of that act
   */
  static async open(
    services: Services,
    today: string,
    workerUrl: string | undefined,
    runJobs: (services: Services, workerUrl: string) => Promise<void>,
  ): Promise<Stage> {
    const set = await services.database.inHouse(async (house) => {
      const accounts = await house.rows<{ id: number; login: string }>('select id, login from accounts where login = any($1)', [
        cast.map(({ login }) => login),
      ]);
      const actors = new Map<string, Actor>();
      for (const { id, login } of accounts) {
        const [assignment] = await listAssignments(house, id, today);
        if (assignment) actors.set(login, await actorOf(house, assignment, today));
      }
      const units = await house.rows<UnitOnStage & { code: string }>(
        `select c.code, u.id, u.name from unit_codes c join units u on u.id = c.unit_id where c.during @> $1::date and u.during @> $1::date`,
        [today],
      );
      const { calendar } = await services.rules(house);
      return { actors, units: new Map(units.map(({ code, ...unit }) => [code, unit])), calendar };
    });
    return new Stage({ services, workerUrl, runJobs, today, ...set });
  }

  /** The day meant, as 'YYYY-MM-DD'; always a working day unless written out. */
  day(when: When): string {
    if (typeof when === 'string') return when;
    if (typeof when === 'object') return this.#calendar.previousWorkingDay(addDays(this.#today, -when.days));
    return this.#calendar.addWorkingDays(this.#base, -when);
  }

  account(login: string): number {
    return this.#actor(login).accountId;
  }

  unit(code: CastUnitCode | string): UnitOnStage {
    const unit = this.#units.get(code);
    if (!unit) throw new Error(`The demo needs the office ${castUnits[code as CastUnitCode] ?? code}`);
    return unit;
  }

  sample(id: string): Sample {
    const sample = this.samples.get(id);
    if (!sample) throw new Error(`No sample petition ${id}`);
    return sample;
  }

  /** An instant of the office's day, never after now. @param clock '09:30' */
  instant(when: When, clock: string): Date {
    const asked = new Date(`${this.day(when)}T${clock}:00+07:00`);
    return asked < this.now ? asked : this.now;
  }

  /** One act of a member of the cast at an instant, in one transaction. */
  as<T>(login: string, at: Date, work: (act: Act) => Promise<T>): Promise<T> {
    const actor = this.#actor(login);
    const today = new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(0, 10);
    const { database, keyring, rules } = this.#services;
    return this.conductor.at(at, () =>
      database.inBoth(actor, async (tx, house) =>
        work({ tx, house, actor, moment: { at, today }, rules: await rules(house), keyring, requestId: '' }),
      ),
    );
  }

  /** The jobs queued so far run now, as they would have on that day. */
  jobs(at: Date): Promise<void> {
    const workerUrl = this.#workerUrl;
    if (workerUrl === undefined) return Promise.resolve();
    const log = this.#services.log.child({}, { level: 'warn' });
    return this.conductor.at(at, () => this.#runJobs({ ...this.#services, log, now: () => at }, workerUrl));
  }

  #actor(login: string): Actor {
    const actor = this.#actors.get(login);
    if (!actor) throw new Error(`The demo cast has nobody called ${login}`);
    return actor;
  }
}
