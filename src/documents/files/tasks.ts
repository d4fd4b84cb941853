// What the worker does with files: scanning one, sweeping what nobody needs any more.
import { systemActor } from '../../accounts/actor.ts';
import { recordEvent } from '../../audit/events.ts';
import { actForUnit, type TaskRunner } from '../../system-act.ts';
import { ScanFailed, scannerOf, type Verdict } from '../scanner.ts';
import { findFileToScan, listKnownBlobs, saveScan } from './records.ts';

/**
 * Scans one file. The scan itself runs outside any transaction, because it may take minutes; a failure is written down
 * ("failed") and thrown, so that the queue tries again.
 */
export const scanAttachment: TaskRunner = async ({ services, id }) => {
  const unitId = id('unitId');
  const attachmentId = id('attachmentId');
  const file = await actForUnit(services, unitId, ({ tx }) => findFileToScan(tx, unitId, attachmentId));
  if (!file) return;
  const scanner = scannerOf(services.config);
  if (!scanner) return actForUnit(services, unitId, (act) => saveScan(act.tx, file, 'unscanned', '', act.moment.at));
  let verdict: Verdict;
  try {
    verdict = await scanner.scan(await services.files.open(file));
  } catch (error) {
    const note = error instanceof ScanFailed ? error.message : 'the file cannot be read';
    await actForUnit(services, unitId, (act) => saveScan(act.tx, file, 'failed', note, act.moment.at));
    throw new ScanFailed(note);
  }
  await actForUnit(services, unitId, async (act) => {
    await saveScan(
      act.tx,
      file,
      verdict.infected ? 'infected' : 'clean',
      verdict.infected ? verdict.virus.slice(0, 200) : '',
      act.moment.at,
    );
    if (!verdict.infected) return;
    await recordEvent(act.tx, act.actor, {
      kind: 'attachment.infected',
      at: act.moment.at,
      petitionId: file.petitionId,
      visitId: file.visitId,
      attachmentId: file.id,
      sealed: file.sealed,
      data: { virus: verdict.virus.slice(0, 200) },
    });
  });
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
