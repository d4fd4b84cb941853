// Reading what old books say of denunciations: opened some at a time, each by an event of its own, mended, and let into the open.
import type { Actor } from '../../accounts/actor.ts';
import type { Tx } from '../../database/tx.ts';
import { FormInvalid } from '../../errors.ts';
import { whoIsReadOf } from '../../petitions/named/anew.ts';
import { denouncedField } from '../../petitions/named/question.ts';
import { namedInUnread, searchWanted } from '../../petitions/named/unread.ts';
import { hideUnread, releasePetitionWords } from '../../petitions/old-words/actions.ts';
import { listUnreadFields } from '../../petitions/old-words/queries.ts';
import { hideUnreadVisit, releaseVisitWords } from '../../reception/unread.ts';
import { openToCompare, recordReveals, reopenIdentities, type SealedSubject } from '../../sealing/identities.ts';
import { readingPurpose, shutByActWords } from '../../sealing/policy.ts';
import { isRevealConfirmed } from '../../sealing/queries.ts';
import { isVisitShutByAct } from '../../sealing/reach-waits.ts';
import type { Withheld } from '../../sealing/withheld.ts';
import type { Act } from '../../web/act.ts';
import type { FormValues } from '../../web/forms.ts';
import { countWaiting, listWaiting, type WaitingRecord, type Wanted } from './queries.ts';
import { fieldsOf, inputOf, keyOf, neededFields, type OpenedRecord, saidAsRead, saidBefore } from './reading.ts';

/** Read at a time. */
export const perReading = 20;
const mostOpened = 2 * perReading;
const hoursOpen = 12;
const longest = 10_000;

/** What an officer opened stays before him for the working day: a page that comes back with a mistake, or the next morning's session, is no new reading. */
export const openedSince = (at: Date): Date => new Date(at.getTime() - hoursOpen * 3_600_000);

/** Why this officer reads none of them yet; '' when nobody has to say yes to him first. */
export async function readingRefusal(tx: Tx, actor: Actor): Promise<string> {
  if (!(await isRevealConfirmed(tx, actor.accountId)))
    return 'Vai trò hoặc mật khẩu của ông, bà vừa được cấp mới: lãnh đạo đơn vị hoặc Chánh Thanh tra xác nhận rồi mới đọc được nội dung niêm phong.';
  return (await isVisitShutByAct(tx, actor.accountId, { unitId: actor.unitId, visitId: null })) ? shutByActWords : '';
}

/** How many this officer has still to read, opened or not. */
export async function countUnread(tx: Tx, actor: Actor, at: Date): Promise<number> {
  if ((await readingRefusal(tx, actor)) !== '') return 0;
  const since = openedSince(at);
  const opened = await countWaiting(tx, actor, { openedSince: since, isOpened: true });
  if ((await searchWanted(tx, actor.unitId)) !== null) return opened;
  return opened + (await countWaiting(tx, actor, { openedSince: since, isOpened: false }));
}

const subjectOf = ({ kind, recordId }: Pick<WaitingRecord, 'kind' | 'recordId'>): SealedSubject =>
  kind === 'petition' ? { petitionId: recordId } : { visitId: recordId };

/**
 * Opens the next records that wait, up to what one page holds. Whom their words name is looked for first: he is hidden from them as of
 * now, and one that names the reader himself is not opened. Gives how many were.
 */
export async function openForReading(act: Act, only?: Wanted['only']): Promise<number> {
  const { tx, actor, moment } = act;
  const since = openedSince(moment.at);
  const before = await listWaiting(tx, actor, { openedSince: since, isOpened: true }, mostOpened);
  // One that is asked for from its own page is opened beside a full page too.
  const room = Math.max(perReading - before.length, only && before.length < mostOpened ? 1 : 0);
  if (room <= 0 || (await searchWanted(tx, actor.unitId)) !== null) return 0;
  const waiting = await listWaiting(tx, actor, { openedSince: since, isOpened: false, only }, room);
  const { namings, counts } = await hideFrom(act, waiting);
  const opened = waiting.filter((record) => {
    const naming = namings.get(record);
    const goesPast = naming?.pastHead === true && actor.role !== 'chief_inspector';
    return !goesPast && !naming?.named.some((one) => one.accountId === actor.accountId);
  });
  await recordReveals(
    act,
    opened.map((record) => ({ unitId: record.unitId, ...subjectOf(record), count: counts.get(record) ?? 0 })),
    readingPurpose,
  );
  return opened.length;
}

type Found = Awaited<ReturnType<typeof namedInUnread>>[number];

/** Hides records of the actor's unit from whom their words behind the seal name. Gives who that is, and how many people each seal keeps. */
export async function hideFrom<R extends Pick<WaitingRecord, 'kind' | 'recordId'>>(
  act: Act,
  records: readonly R[],
): Promise<{ namings: Map<R, Found>; counts: Map<R, number> }> {
  const { unitId } = act.actor;
  const counts = new Map<R, number>();
  const told: { record: R; withheld: Withheld }[] = [];
  for (const record of records) {
    const people = await openToCompare(act, { unitId, ...subjectOf(record) });
    counts.set(record, people.length);
    const withheld = people.find((one) => one.withheld)?.withheld;
    if (withheld) told.push({ record, withheld });
  }
  const found = await namedInUnread(
    act,
    unitId,
    told.map(({ record, withheld }) => ({ ...subjectOf(record), withheld })),
  );
  const namings = new Map<R, Found>();
  for (const [index, { record }] of told.entries()) {
    const naming = found[index];
    if (!naming || (naming.named.length === 0 && !naming.pastHead)) continue;
    namings.set(record, naming);
    await (record.kind === 'petition' ? hideUnread : hideUnreadVisit)(act, record.recordId, naming);
  }
  return { namings, counts };
}

/** What this officer has opened and nobody has let out yet, each with its words. */
export async function listOpened(act: Pick<Act, 'tx' | 'actor' | 'keyring' | 'moment'>): Promise<OpenedRecord[]> {
  const { tx, actor, moment } = act;
  const records = await listWaiting(tx, actor, { openedSince: openedSince(moment.at), isOpened: true }, mostOpened);
  const unread = await listUnreadFields(
    tx,
    actor.unitId,
    records.flatMap(({ kind, recordId }) => (kind === 'petition' ? [recordId] : [])),
  );
  const opened: OpenedRecord[] = [];
  for (const record of records) {
    const people = await reopenIdentities(act, { unitId: record.unitId, ...subjectOf(record) });
    opened.push({ record, people, unread: record.kind === 'petition' ? (unread.get(record.recordId) ?? []) : [] });
  }
  return opened;
}

/** The keys of the records the officer has ticked as read. */
export const tickedIn = (values: FormValues): string[] => [...new Set([values.ready ?? []].flat().filter(Boolean))];

export interface Released {
  count: number;
  /** Numbers of the records in which a sender's name was still replaced. */
  replaced: string[];
}

/**
 * Lets the ticked records out as they were typed.
 * @param numberOf what a record is called to the officer
 * @throws FormInvalid when nothing is ticked, a word is missing, nobody has said whom mended words mean, or a record does not wait for
 *   him any more; NotAllowedNow when they name the reader
 */
export async function releaseRead(act: Act, values: FormValues, numberOf: (record: WaitingRecord) => string): Promise<Released> {
  const ticked = tickedIn(values);
  if (ticked.length === 0) throw new FormInvalid({ ready: 'Tích ít nhất một đơn đã đọc xong' });
  const opened = new Map((await listOpened(act)).map((one) => [keyOf(one.record), one]));
  if (ticked.some((key) => !opened.has(key))) throw new FormInvalid({ '': goneWords });
  const errors: Record<string, string> = {};
  const typedOf = (one: OpenedRecord) =>
    Object.fromEntries(fieldsOf(one).map(({ name }) => [name, String(values[inputOf(one.record, name)] ?? '')]));
  for (const key of ticked) {
    const one = opened.get(key) as OpenedRecord;
    for (const [name, text] of Object.entries(typedOf(one))) {
      if (text === '' && neededFields.includes(name))
        errors[inputOf(one.record, name)] = `${numberOf(one.record)}: nhập nội dung không nêu người tố cáo`;
      if (text.length > longest) errors[inputOf(one.record, name)] = `${numberOf(one.record)}: nhập không quá 10.000 ký tự`;
    }
  }
  if (Object.keys(errors).length > 0) throw new FormInvalid(errors);
  const replaced = new Set<string>();
  for (const key of ticked) {
    const one = opened.get(key) as OpenedRecord;
    const { record } = one;
    const release = record.kind === 'petition' ? releasePetitionWords : releaseVisitWords;
    const told: Act = { ...act, remark: () => replaced.add(numberOf(record)) };
    const question = inputOf(record, denouncedField);
    const answer = String(values[question] ?? '');
    const meant = async (read: Readonly<Record<string, string>>) => {
      try {
        return await whoIsReadOf(act, subjectOf(record), { stood: saidBefore(one), read: saidAsRead(one, read), answer });
      } catch (error) {
        if (!(error instanceof FormInvalid)) throw error;
        errors[question] = `${numberOf(record)}: ${Object.values(error.errors)[0]}`;
        return null;
      }
    };
    if (!(await release(told, record.recordId, typedOf(one), meant))) throw new FormInvalid({ '': goneWords });
  }
  // Every question in one round; nothing is let out meanwhile.
  if (Object.keys(errors).length > 0) throw new FormInvalid(errors);
  return { count: ticked.length, replaced: [...replaced] };
}

const goneWords =
  'Có đơn đã tích không còn chờ đọc: đồng nghiệp vừa đưa ra, hoặc đã quá 12 giờ từ khi mở. Chưa đơn nào được đưa ra; phần đã gõ giữ ở dưới. Kiểm tra rồi bấm lại.';
