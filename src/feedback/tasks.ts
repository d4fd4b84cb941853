// After an answer was given: everybody who asked hears of it. And the virus scan of a picture.
import { enqueue } from '../database/outbox.ts';
import { scanContent } from '../documents/scan.ts';
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

/** Scans the picture of one request. @throws ScanFailed */
export const scanFeedback: TaskRunner = async ({ services, id }) => {
  const unitId = id('unitId');
  const picture = await actForUnit(services, unitId, ({ tx }) => findPictureToScan(tx, unitId, id('requestId')));
  if (!picture) return;
  await scanContent(services, picture, ({ state }) =>
    actForUnit(services, unitId, ({ tx }) => savePictureScan(tx, picture, state)),
  );
};
