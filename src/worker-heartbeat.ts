// The worker's sign of life: a file touched while it runs and its database answers. The container's health check reads how old it is.
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const heartbeatName = 'worker-alive';

/**
 * @param isReady whether the database answers and is migrated; a rejection counts as no
 * @param every milliseconds between two beats; the health check of docker-compose.yml gives up after four of the usual ones
 * @returns stop, which takes the file away
 */
export function startHeartbeat(dataDir: string, isReady: () => Promise<boolean>, every = 15_000): { stop(): void } {
  const file = join(dataDir, heartbeatName);
  let stopped = false;
  const beat = async () => {
    const alive = await isReady().catch(() => false);
    // A full disk is no reason to stop working: the health check then says so.
    if (alive && !stopped)
      try {
        writeFileSync(file, '');
      } catch {}
  };
  void beat();
  const timer = setInterval(() => void beat(), every);
  return {
    stop() {
      stopped = true;
      clearInterval(timer);
      rmSync(file, { force: true });
    },
  };
}
