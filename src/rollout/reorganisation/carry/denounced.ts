// The receiver's officers are looked for in denunciations that come to it as at a registration there, by the one search of the desk
// (docs/decisions/0003): in those that go on, and in an archive before it is opened.
import type { HouseTx, UnitTx } from '../../../database/tx.ts';
import { todayInVietnam } from '../../../deadlines/dates.ts';
import { nameInAll } from '../../../petitions/named/actions.ts';
import { findNamedInAll, type Hit, type NamingPaper } from '../../../petitions/named/naming.ts';
import { saidInAll } from '../../../petitions/named/said.ts';
import type { Act } from '../../../web/act.ts';
import type { Services } from '../../../web/services.ts';
import {
  archivesOf,
  listPostsAmong,
  listSealedPetitions,
  listSealedVisits,
  nameInArchive,
  openArchive,
  type SealedRecord,
} from './denounced-records.ts';
import { takingActor } from './taking-actor.ts';

/** Records searched in one transaction. */
const atOnce = 200;

interface Found {
  record: SealedRecord;
  /** Who is named in it and was not yet. */
  accounts: number[];
  pastHead: boolean;
  saysHead: boolean;
}

/** Whom the records are against, of the receiver. @param giver the unit whose officers were looked for in them before; the record's own when left out */
async function search(
  { tx, house }: { tx: UnitTx; house: HouseTx },
  toUnitId: number,
  records: readonly SealedRecord[],
  today: string,
  { giver, readsNotes }: { giver?: number; readsNotes: boolean },
): Promise<Found[]> {
  if (records.length === 0) return [];
  const unitOf = (record: SealedRecord) => giver ?? record.unitId;
  const posts = await listPostsAmong(tx, toUnitId, [...new Set(records.map(unitOf))], today);
  const here = new Set(posts.filter(({ unitId }) => unitId === toUnitId).map(({ accountId }) => accountId));
  const papers = records.map((record): NamingPaper => {
    const wasThere = new Set(
      posts
        .filter(({ unitId, until }) => unitId === unitOf(record) && (until === null || until > record.registeredOn))
        .map(({ accountId }) => accountId),
    );
    return {
      type: 'TC',
      sealed: true,
      respondents: record.respondents.map((one) => ({ ...one, accountId: null })),
      ...wordsOf(record, readsNotes),
      counts: (hit) => counts(hit, record, here, wasThere),
    };
  });
  const namings = await findNamedInAll(house, toUnitId, papers, today);
  return records.map((record, index) => {
    const { named = [], pastHead = false, saysHead = false } = namings[index] ?? {};
    const accounts = named.map(({ accountId }) => accountId).filter((id) => !record.named.includes(id));
    return { record, accounts, pastHead, saysHead };
  });
}

/** What officers wrote of its handling names whoever handled it: of a record that goes on whole names count there and no more. */
function wordsOf({ text, note, offices }: SealedRecord, readsNotes: boolean) {
  const said = saidInAll({ text, note: readsNotes ? note : '', sourceOrg: offices });
  return { text: said.text, aside: [said.aside, readsNotes ? '' : note].filter(Boolean).join('. ') };
}

/**
 * A naming taken back stays so. Who held a post where a record was registered has been looked for in it there, and somebody may have
 * answered that he is not meant; who works in neither unit does not come to read it by this.
 */
function counts(hit: Hit, record: SealedRecord, here: ReadonlySet<number>, wasThere: ReadonlySet<number>): boolean {
  if (hit.accountId === null) return true;
  if (record.lifted.includes(hit.accountId)) return false;
  if (hit.how === 'head' || hit.how === 'perhaps head' || (hit.how === 'full' && !hit.isSaid)) return true;
  return here.has(hit.accountId) && !wasThere.has(hit.accountId);
}

/** Names the receiver's officers in its sealed rows that go on. @returns the ids of those that are, or may be, against its head */
export async function nameInCarried(
  act: Act,
  batch: { fromUnitId: number; toUnitId: number; on: string },
  kind: 'petition' | 'visit',
  ids: readonly number[],
): Promise<number[]> {
  if (ids.length === 0) return [];
  const list = kind === 'petition' ? listSealedPetitions : listSealedVisits;
  const records = await list(act.tx, { units: [batch.toUnitId], ids, atOnce: ids.length });
  // The posts that moved begin with the act, which may be carried out before its day.
  const today = [batch.on, act.moment.today].sort().at(-1) ?? batch.on;
  const found = await search(act, batch.toUnitId, records, today, { giver: batch.fromUnitId, readsNotes: false });
  await nameInAll(
    act,
    found.map(({ record, accounts }) => ({
      ...(kind === 'petition' ? { petitionId: record.id } : { visitId: record.id }),
      sealed: true,
      type: 'TC' as const,
      named: accounts.map((accountId) => ({ accountId, how: 'again' as const })),
    })),
  );
  return found.filter(({ pastHead }) => pastHead).map(({ record }) => record.id);
}

/**
 * Searches the archive of a closed unit, part by part, each in a transaction of its own; then opens it. Begun again it searches all of it
 * once more: nothing is open before the end.
 */
export async function openSearchedArchive(
  services: Services,
  from: { reorganisationId: number; fromUnitId: number },
  toUnitId: number,
): Promise<void> {
  const actor = takingActor(from.fromUnitId, toUnitId);
  const units = await services.database.inUnit(actor, (tx) => archivesOf(tx, from.fromUnitId));
  const reader = { ...actor, reach: { ...actor.reach, units: [toUnitId, ...units] } };
  for (const kind of ['petition', 'visit'] as const) {
    const list = kind === 'petition' ? listSealedPetitions : listSealedVisits;
    for (let after: number | undefined = 0; after !== undefined; ) {
      const last: number = after;
      after = await services.database.acrossUnits((as) =>
        as(reader, async (tx, house) => {
          const records = await list(tx, { units, after: last, atOnce });
          const at = services.now();
          const found = await search({ tx, house }, toUnitId, records, todayInVietnam(at), { readsNotes: true });
          await nameInArchive(
            tx,
            from,
            found
              .filter(({ accounts, saysHead }) => saysHead || accounts.length > 0)
              .map(({ record, accounts, saysHead }) => ({
                unitId: record.unitId,
                ...(kind === 'petition' ? { petitionId: record.id } : { visitId: record.id }),
                accounts,
                saysHead,
              })),
            at,
          );
          return records.at(-1)?.id;
        }),
      );
    }
  }
  await services.database.inUnit(actor, (tx) => openArchive(tx, from), 'write');
}
