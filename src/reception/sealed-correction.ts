// Correcting what of a sealed visit stands open: its day, hour, kind and who received. Its papers that have not left the desk follow; nobody is named in them.
import { rewriteSealedPapers } from '../documents/actions.ts';
import { withoutSendersOf } from '../sealing/sealed-words.ts';
import type { Act } from '../web/act.ts';
import { assertSameYear, dueWords, recordCorrection, saveFacts } from './corrected-facts.ts';
import { correctedIn } from './correction-merge.ts';
import { elsewhereWords, fieldLabels } from './correction-words.ts';
import type { VisitEntry } from './entry-form.ts';
import { correctedDay } from './papers.ts';
import { loadVisitRecord } from './queries.ts';
import { type LockedVisit, saveVisitContent } from './records.ts';
import { hourReceived } from './visit.ts';

/** The facts of a sealed visit, and who received beside the host as far as the officer reads that: what he is not shown he is not asked. */
export async function correctSealedFacts(
  act: Act,
  visit: LockedVisit,
  { entry: typed, reason }: { entry: VisitEntry; reason: string },
): Promise<{ changed: string[]; elsewhere: string[] }> {
  assertSameYear(visit, typed);
  const { content } = await loadVisitRecord(act.tx, visit.id);
  const stored = {
    hostName: visit.hostName,
    hostTitle: visit.hostTitle,
    ...(content ? { companions: content.companions } : {}),
  };
  const before = {
    receivedOn: visit.receivedOn,
    receivedTime: hourReceived(visit.receivedAt),
    kind: visit.kind,
    mode: visit.mode,
    host: visit.host,
    ...stored,
  };
  // What was typed is compared, not what becomes of it: whether something changed must not tell whose name it is.
  const different = Object.entries(before).flatMap(([name, value]) =>
    String(typed[name as keyof typeof before]) === value ? [] : [{ name, label: fieldLabels[name] ?? name, stored: value }],
  );
  const { hostName, hostTitle, companions } = typed;
  const words = await withoutSendersOf(act, { ...visit, visitId: visit.id }, { hostName, hostTitle, companions, reason }, stored);
  const entry = { ...typed, ...words };
  if (content) await saveVisitContent(act.tx, visit, { companions: words.companions });
  await saveFacts(
    act,
    visit,
    {
      ...entry,
      senderKind: visit.senderKind ?? 'individual',
      personCount: visit.personCount,
      sameContentCount: visit.sameContentCount,
      // The page of the facts does not show these: what stands stays.
      previousResolver: visit.previousResolver,
      inJurisdiction: visit.inJurisdiction === null ? null : visit.inJurisdiction ? 'yes' : 'no',
      occurrence: visit.occurrence,
    },
    { petitionType: visit.petitionType, sealed: true, personCount: visit.personCount },
  );
  const rewritten = await rewriteSealedPapers(act, visit.id, correctedDay(visit, typed));
  const stillOld = {
    // The petition has its own day of receipt, from which its limits run.
    petition: visit.petitionId !== null && typed.receivedOn !== visit.receivedOn,
    papers: rewritten.standing.map((paper) => paper.id),
    ofDay: true,
  };
  const corrected = correctedIn(
    different.map((one) => ({ ...one, typed: String(entry[one.name as keyof typeof before] ?? '') })),
  );
  await recordCorrection(act, visit, corrected, words.reason, true, stillOld);
  return {
    changed: corrected.map(({ label }) => label),
    elsewhere: [...(await dueWords(act, visit)), ...elsewhereWords(rewritten, stillOld.petition)],
  };
}
