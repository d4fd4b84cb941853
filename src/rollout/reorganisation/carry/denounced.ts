// The receiver's officers are looked for in denunciations that come to it as at a registration there, by the one search of the desk
// (docs/decisions/0003): in those that go on, and in an archive before it is opened.
import { todayInVietnam } from '../../../deadlines/dates.ts';
import { nameInAll } from '../../../petitions/named/actions.ts';
import { findNamedInAll, type Hit, type NamingPaper } from '../../../petitions/named/naming.ts';
import { saidInAll } from '../../../petitions/named/said.ts';
import { saidBehindSeal } from '../../../petitions/named/unread.ts';
import { openToCompare } from '../../../sealing/identities.ts';
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

interface Searched {
  kind: 'petition' | 'visit';
  /** The unit whose officers were looked for in them before; the record's own when left out. */
  giver?: number;
  /** Of an archive notes are searched like the rest. */
  isArchive: boolean;
}

/** Whom the records are against, of the receiver. What waits behind the seal is searched like what stands in the open (docs/decisions/0066). */
async function search(
  act: Pick<Act, 'tx' | 'house' | 'keyring'>,
  toUnitId: number,
  records: readonly SealedRecord[],
  today: string,
  { kind, giver, isArchive }: Searched,
): Promise<Found[]> {
  if (records.length === 0) return [];
  const { tx, house } = act;
  const unitOf = (record: SealedRecord) => giver ?? record.unitId;
  const posts = await listPostsAmong(tx, toUnitId, [...new Set(records.map(unitOf))], today);
  const here = new Set(posts.filter(({ unitId }) => unitId === toUnitId).map(({ accountId }) => accountId));
  const inOfficeOf = (record: SealedRecord) =>
    new Set(
      posts
        .filter(({ unitId, until }) => unitId === unitOf(record) && (until === null || until > record.registeredOn))
        .map(({ accountId }) => accountId),
    );
  const papers: { of: SealedRecord; paper: NamingPaper }[] = [];
  for (const record of records) {
    const wasThere = inOfficeOf(record);
    const told = [wordsInOpen(record, isArchive), ...(await wordsBehindSeal(act, record, kind))];
    papers.push(
      ...told.map((said) => ({
        of: record,
        paper: {
          type: 'TC' as const,
          sealed: true,
          ...said,
          counts: (hit: Hit) => counts(hit, record, here, wasThere),
        },
      })),
    );
  }
  const namings = await findNamedInAll(
    house,
    toUnitId,
    papers.map(({ paper }) => paper),
    today,
  );
  return records.map((record) => {
    const own = namings.filter((_, index) => papers[index]?.of === record);
    const named = own.flatMap((one) => one.named.map(({ accountId }) => accountId));
    return {
      record,
      accounts: [...new Set(named)].filter((id) => !record.named.includes(id)),
      pastHead: own.some((one) => one.pastHead),
      saysHead: own.some((one) => one.saysHead),
    };
  });
}

type SaidOf = Pick<NamingPaper, 'respondents' | 'text' | 'aside' | 'isGuessed'>;

/** The words as the book has them, where nobody has read them yet. The software alone opens them. */
async function wordsBehindSeal(
  act: Pick<Act, 'tx' | 'keyring'>,
  { unitId, id, isUnread }: SealedRecord,
  kind: Searched['kind'],
): Promise<SaidOf[]> {
  if (!isUnread) return [];
  const people = await openToCompare(act, { unitId, ...(kind === 'petition' ? { petitionId: id } : { visitId: id }) });
  return people.flatMap(({ withheld }) => (withheld ? [saidBehindSeal(withheld)] : []));
}

/** What officers wrote of its handling names whoever handled it: of a record that goes on whole names count there and no more. */
function wordsInOpen({ respondents, text, note, offices }: SealedRecord, isArchive: boolean): SaidOf {
  const said = saidInAll({ text, note: isArchive ? note : '', sourceOrg: offices });
  return {
    respondents: respondents.map((one) => ({ ...one, accountId: null })),
    text: said.text,
    aside: [said.aside, isArchive ? '' : note].filter(Boolean).join('. '),
  };
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
  const found = await search(act, batch.toUnitId, records, today, { kind, giver: batch.fromUnitId, isArchive: false });
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
          const found = await search({ tx, house, keyring: services.keyring }, toUnitId, records, todayInVietnam(at), {
            kind,
            isArchive: true,
          });
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
