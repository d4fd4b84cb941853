// Plays every scenario of the demo through the real actions, in the order of their dates.
import { todayInVietnam } from '../../src/deadlines/dates.ts';
import { readAllNotices } from '../../src/notifications/actions.ts';
import type { Services } from '../../src/web/services.ts';
import { runJobs } from '../../src/worker.ts';
import { cast } from './cast.ts';
import { complaints } from './complaints.ts';
import type { Failure, Story } from './conductor.ts';
import { denunciations } from './denunciations.ts';
import { receptions } from './receptions.ts';
import { recommendations } from './recommendations.ts';
import { schedules } from './schedules.ts';
import { Stage } from './stage.ts';
import { transfers } from './transfers.ts';
import { waves } from './waves.ts';

export interface FillOptions {
  /** 'YYYY-MM-DD', the day all dates count back from; by default the day of the services' clock in Hà Nội. */
  today?: string;
  /** The worker's connection: jobs queued by an act run on the day of that act. Without it they wait for the worker. */
  workerUrl?: string | undefined;
  /** Ends it between two acts. */
  stopping?: AbortSignal | undefined;
}

/**
 * Fills an office that has the reference data and the cast. Each act is a transaction of its own; a scenario that fails ends
 * there and leaves what an office would have left.
 * @returns the scenarios that failed
 */
export async function fillDemo(services: Services, options: FillOptions = {}): Promise<Failure[]> {
  const today = options.today ?? todayInVietnam(services.now());
  const stage = await Stage.open(services, today, options.workerUrl, runJobs);
  const stories = [complaints, denunciations, recommendations, transfers, receptions, schedules].flatMap((tell) => tell(stage));
  // Waves come last: what an office did before its day is its history.
  return stage.conductor.play([...stories, readNotices(stage), waves(stage)], options.stopping);
}

/** Two working days ago everybody looked through the bell: what is new since is still unread. */
function readNotices(stage: Stage): Story {
  return {
    name: 'đọc thông báo',
    tell: async () => {
      for (const { login } of cast) await stage.as(login, stage.instant(2, '17:00'), (act) => readAllNotices(act));
    },
  };
}
