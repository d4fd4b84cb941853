// A record was corrected: what its papers took from it is put right where they have not left the desk; the others are told.
import { isDeepStrictEqual } from 'node:util';
import { seeingOwn } from '../../database/seeing-own.ts';
import type { Act } from '../../web/act.ts';
import { recordPaper } from './acting.ts';
import { lockOpenPapers, lockReceipts, lockSealedPapers, lockUnnumberedPapers, type PaperRow, savePaper } from './records.ts';
import { isDeskPaper } from './workflow.ts';

/** One word of the record as papers hold it, before and after: in which fields it may stand; 'recipients' is the line after them. */
export interface Correcting {
  fields: readonly string[];
  was: unknown;
  is: unknown;
}
export interface Rewritten {
  /** Their words now follow the record; one that waited for approval goes on waiting. */
  rewritten: PaperRow[];
  /** Approved, numbered or out: they still say what the record said before. */
  standing: PaperRow[];
}

/** Carries a correction of an open visit into its papers. What an officer typed over the visit's words stays as typed. */
export async function rewriteVisitPapers(act: Act, visitId: number, corrections: readonly Correcting[]): Promise<Rewritten> {
  return rewrite(act, await lockOpenPapers(act.tx, act.actor, { visitId }), corrections);
}

/** The same of a sealed visit, whose officer may not read its papers: only what names nobody is corrected there. */
export function rewriteSealedPapers(act: Act, visitId: number, corrections: readonly Correcting[]): Promise<Rewritten> {
  return seeingOwn(act.tx, true, async () => rewrite(act, await lockSealedPapers(act.tx, act.actor, visitId), corrections));
}

/**
 * The receipts 02/TCD of a petition whose registration was corrected.
 * @param day what only a receipt of its own follows: one made at a visit bears the day of that visit
 */
export async function rewriteReceipts(
  act: Act,
  petition: { id: number; visitId: number | null },
  words: readonly Correcting[],
  day: readonly Correcting[],
): Promise<Rewritten> {
  const receipts = await lockReceipts(act.tx, act.actor, petition);
  const ofVisit = await rewrite(
    act,
    receipts.filter((one) => one.visitId !== null),
    words,
  );
  const own = await rewrite(
    act,
    receipts.filter((one) => one.visitId === null),
    [...words, ...day],
  );
  return { rewritten: [...ofVisit.rewritten, ...own.rewritten], standing: [...ofVisit.standing, ...own.standing] };
}

/** Another list on a receipt nobody has signed. @param list the documents on it, and those left out of it */
export async function relistReceipt(
  act: Act,
  receipt: PaperRow,
  list: { items: readonly object[]; leftOut: readonly string[] },
): Promise<void> {
  if (same(receipt.fields.items, list.items) && same(receipt.fields.leftOut ?? [], list.leftOut)) return;
  await savePaper(act.tx, receipt, { fields: { ...receipt.fields, ...list } });
  await recordPaper(act, 'paper.edited', receipt);
}

async function rewrite(act: Act, papers: readonly PaperRow[], corrections: readonly Correcting[]): Promise<Rewritten> {
  const done: Rewritten = { rewritten: [], standing: [] };
  for (const paper of papers) {
    if (paper.state === 'revoked') continue;
    const words = { ...paper.fields, recipients: paper.recipients };
    const put = corrections.reduce<Fields>(corrected, words);
    if (put === words) continue;
    const { recipients, ...fields } = put;
    if (!isStillHere(paper)) {
      done.standing.push(paper);
      continue;
    }
    await savePaper(act.tx, paper, {
      fields,
      recipients: String(recipients),
      // A paper signed where it is written bears the day of reception.
      ...(isDeskPaper(paper.kind) && paper.issuedOn === paper.fields.receivedOn ? { issuedOn: String(fields.receivedOn) } : {}),
    });
    await recordPaper(act, 'paper.edited', paper);
    done.rewritten.push(paper);
  }
  return done;
}

/**
 * The limit of a complaint became another before its notice of acceptance (Mẫu số 03) had a number: the notice tells the new one. What was
 * submitted or approved with the old waits for approval again. A denunciation's decision of acceptance keeps the limit it set: more time has a
 * decision of its own.
 * @param days the whole limit as it now stands
 */
export async function rewriteToldLimit(act: Act, proceedingId: number, days: number): Promise<void> {
  for (const paper of await lockUnnumberedPapers(act.tx, act.actor, proceedingId)) {
    const { deadline } = paper.fields;
    if (paper.kind !== 'KN03_2026' || !isPlain(deadline) || deadline.days === days) continue;
    const fields = { ...paper.fields, deadline: { ...deadline, days } };
    const state = paper.state === 'draft' ? 'draft' : 'submitted';
    await savePaper(act.tx, paper, { fields, state, approvedAt: null, approvedBy: null });
    await recordPaper(act, 'paper.edited', paper);
  }
}

/** Nobody has put a name to it yet: a draft, or a desk paper of which no signed copy is kept. */
const isStillHere = ({ kind, state, signedFileId }: PaperRow): boolean =>
  state === 'draft' || state === 'submitted' || (isDeskPaper(kind) && state === 'approved' && signedFileId === null);

type Fields = Record<string, unknown>;

/** The same object when nothing of it stood there. */
function corrected(fields: Fields, { fields: names, was, is }: Correcting): Fields {
  const changes = names.flatMap((name) => {
    if (!(name in fields)) return [];
    const put = replaced(fields[name], was, is);
    return put === fields[name] ? [] : [[name, put] as const];
  });
  return changes.length === 0 ? fields : { ...fields, ...Object.fromEntries(changes) };
}

const isPlain = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
/** As the column keeps it: what is undefined is not there, keys have no order. */
const kept = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null));
const same = (one: unknown, other: unknown) => isDeepStrictEqual(kept(one), kept(other));

/** A value, or of a person each part, that stands as the record said it, as the record says it now. */
function replaced(stands: unknown, was: unknown, is: unknown): unknown {
  if (!isPlain(stands) || !isPlain(was) || !isPlain(is)) return same(stands, was) && !same(was, is) ? is : stands;
  const parts = [...new Set([...Object.keys(was), ...Object.keys(is)])].filter(
    (part) => same(stands[part], was[part]) && !same(was[part], is[part]),
  );
  return parts.length === 0 ? stands : { ...stands, ...Object.fromEntries(parts.map((part) => [part, is[part] ?? null])) };
}
