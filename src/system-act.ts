// The software acting for one unit: what a worker task works with (decisions 9).
import { systemActor } from './accounts/actor.ts';
import { todayInVietnam } from './deadlines/dates.ts';
import type { Act } from './web/act.ts';
import type { Services } from './web/services.ts';

/**
 * Runs `work` in one writing transaction as the system of a unit: it reads and writes that unit only.
 * @param accountId the officer who ordered the work, where its records must name one; nobody by default
 */
export function actForUnit<T>(services: Services, unitId: number, work: (act: Act) => Promise<T>, accountId = 0): Promise<T> {
  const at = services.now();
  const actor = { ...systemActor(unitId), accountId };
  return services.database.inBoth(actor, async (tx, house) =>
    work({
      tx,
      house,
      actor,
      moment: { at, today: todayInVietnam(at) },
      rules: await services.rules(house),
      keyring: services.keyring,
      requestId: '',
    }),
  );
}

/** One run of a task: its ids, and whether another try follows when it fails. */
export interface Job {
  services: Services;
  /** @throws Error when the job lacks it: a job of another version */
  id: (name: string) => number;
  isLastTry: boolean;
}
export type TaskRunner = (job: Job) => Promise<void>;
