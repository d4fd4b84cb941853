// After an answer was given: everybody who asked hears of it. And the virus scan of a picture.
import { enqueue } from '../database/outbox.ts';
import { ScanFailed, scannerOf } from '../documents/scanner.ts';
import { notifyOfficers } from '../notifications/actions.ts';
import { actForUnit, type TaskRunner } from '../system-act.ts';
import { askersOf, findPictureToScan, loadGroup, unitsOfGroup } from './queries.ts';
import { savePictureScan } from './records.ts';

/** One job for each unit in which somebody asked. */
export const announceFeedback: TaskRunner = async ({ services, id }) => {
  const groupId = id('groupId');
  await services.database.inHouse(async (house) => {
    for (const unitId of await unitsOfGroup(house, groupId)) await enqueue(house, 'tell_askers', { unitId, groupId });
  }, 'write');
};

/** Each hears of one answer once, however many requests of his it answers. */
export const tellAskers: TaskRunner = async ({ services, id }) => {
  await actForUnit(services, id('unitId'), async (act) => {
    const group = await loadGroup(act.house, id('groupId'));
    if (!group.answeredAt) return;
    await notifyOfficers(act, await askersOf(act.tx, act.actor.unitId, group.id), {
      kind: 'feedback',
      words: `Góp ý “${group.title}” đã có trả lời.`,
      href: '/feedback',
      dedupeKey: `feedback:${group.id}:${group.answeredAt.getTime()}`,
    });
  });
};

/** The scan runs outside any transaction; a failure is written down and thrown, so that the queue tries again. */
export const scanFeedback: TaskRunner = async ({ services, id }) => {
  const unitId = id('unitId');
  const picture = await actForUnit(services, unitId, ({ tx }) => findPictureToScan(tx, unitId, id('requestId')));
  if (!picture) return;
  const save = (state: Parameters<typeof savePictureScan>[2]) =>
    actForUnit(services, unitId, ({ tx }) => savePictureScan(tx, picture, state));
  const scanner = scannerOf(services.config);
  if (!scanner) return save('unscanned');
  try {
    const verdict = await scanner.scan(await services.files.open(picture));
    await save(verdict.infected ? 'infected' : 'clean');
  } catch (error) {
    await save('failed');
    throw new ScanFailed(error instanceof ScanFailed ? error.message : 'the picture cannot be read');
  }
};
