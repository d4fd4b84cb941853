// What the worker does with files: scanning one, sweeping what nobody needs any more.
import { systemActor } from '../../accounts/actor.ts';
import { recordEvent } from '../../audit/events.ts';
import { actForUnit, type TaskRunner } from '../../system-act.ts';
import { scanContent } from '../scan.ts';
import { findFileToScan, listKnownBlobs, saveScan } from './records.ts';

/** Scans one file; an infected one is an event of its record. @throws ScanFailed */
export const scanAttachment: TaskRunner = async ({ services, id }) => {
  const unitId = id('unitId');
  const attachmentId = id('attachmentId');
  const file = await actForUnit(services, unitId, ({ tx }) => findFileToScan(tx, unitId, attachmentId));
  if (!file) return;
  await scanContent(services, file, ({ state, note }) =>
    actForUnit(services, unitId, async (act) => {
      await saveScan(act.tx, file, state, note, act.moment.at);
      if (state !== 'infected') return;
      await recordEvent(act.tx, act.actor, {
        kind: 'attachment.infected',
        at: act.moment.at,
        petitionId: file.petitionId,
        visitId: file.visitId,
        attachmentId: file.id,
        sealed: file.sealed,
        data: { virus: note },
      });
    }),
  );
};

const day = 86_400_000;
/** Drafts untouched this long are dropped with their files (decisions 23). */
export const draftDays = 30;

/** Every unit's old drafts, by the one function that may drop them unread. */
export const sweepDrafts: TaskRunner = async ({ services }) => {
  const before = new Date(services.now().getTime() - draftDays * day);
  await services.database.inHouse((house) => house.one('select sweep_drafts($1) as dropped', [before]), 'write');
};

/** Contents in the store that no row points to, a day old at least: dropped drafts, uploads cut off by a crash. */
export const sweepBlobs: TaskRunner = async ({ services }) => {
  const old = await services.files.list(new Date(Date.now() - day));
  if (old.length === 0) return;
  // Reads the blob ids of every unit and nothing else; writes nothing.
  const reader = { ...systemActor(0), reach: { all: true, units: [], sealed: 'reach' as const, assignedOnly: false } };
  const known = new Set(await services.database.inUnit(reader, listKnownBlobs));
  for (const blobId of old) if (!known.has(blobId)) await services.files.remove(blobId);
};
