// Units that go live because they take over from units that receive: decided with the act of re-organisation, gone with it again.
import type { HouseTx } from '../../database/tx.ts';
import { formatDate } from '../../deadlines/dates.ts';
import { endPractice, reopenPractice } from '../../training/practice.ts';
import type { Context } from '../../web/pages.ts';
import type { Services } from '../../web/services.ts';
import { record } from './actions.ts';
import { readBoard } from './board.ts';
import { decisionOf } from './going-live.ts';
import { findAtWork, listWavesOf } from './queries.ts';
import { insertGoLives, lockWave, restoreGoLive, saveTakenBack, takeBackIfStands } from './records.ts';
import { shortOf } from './wave.ts';

/** A decision made with an act; `formerId` the one for a later day whose place it took. */
export interface LiveByAct {
  unitId: number;
  goLiveId: number;
  formerId: number | null;
}

/** Each with its checklist as it stands, the act as the reason, decided by who said yes to it. @param act its number */
export async function liveByTakingOver(
  context: Context,
  units: readonly { id: number; by: number }[],
  liveOn: string,
  act: string,
): Promise<LiveByAct[]> {
  const { house, moment, actor, services } = context;
  const on = formatDate(liveOn);
  const reason = `Nhận việc của đơn vị đang vận hành theo ${act}`;
  const made: LiveByAct[] = [];
  const live: { id: number; name: string }[] = [];
  for (const { waveId, ids } of await listWavesOf(
    house,
    units.map(({ id }) => id),
  )) {
    const wave = await lockWave(house, waveId);
    for (const unitId of ids) {
      const [row] = (await readBoard(house, wave, moment.today, unitId)).rows;
      const by = units.find(({ id }) => id === unitId)?.by;
      if (!row || by === undefined) continue;
      const former = row.decision;
      if (former) await saveTakenBack(house, former.id, moment.at, actor.accountId, `Vận hành sớm hơn, từ ${on}: ${reason}`);
      const decision = former
        ? { unitId, liveOn, missing: former.missing, reason, checklist: former.checklist }
        : decisionOf(row, { liveOn, reason });
      const [goLiveId] = await insertGoLives(house, wave.id, [decision], moment.at, by);
      made.push({ unitId, goLiveId: goLiveId ?? 0, formerId: former?.id ?? null });
      live.push(row.unit);
      const missing = row.missing.map(({ item }) => shortOf(item)).join(', ');
      await record(context, 'wave.live', wave.name, { on, missing, reason }, [unitId]);
    }
  }
  // Last: what it writes in the classes' own databases is not undone with this transaction.
  await endPractice(services, house, live, liveOn);
  return made;
}

/** Those nothing real has come in to since are off again, or live on the later day that was decided before. */
export async function takeBackTakingOver(
  services: Services,
  house: HouseTx,
  lives: readonly LiveByAct[],
  because: { by: number; at: Date; reason: string },
): Promise<void> {
  const atWork = await findAtWork(
    house,
    lives.map(({ unitId }) => unitId),
  );
  for (const { unitId, goLiveId, formerId } of lives) {
    if (atWork.has(unitId)) continue;
    if (!(await takeBackIfStands(house, goLiveId, because.at, because.by, because.reason))) continue;
    await reopenPractice(services, house, unitId);
    const former = formerId === null ? undefined : await restoreGoLive(house, formerId);
    if (former) await endPractice(services, house, [{ id: unitId, name: former.name }], former.liveOn);
  }
}
