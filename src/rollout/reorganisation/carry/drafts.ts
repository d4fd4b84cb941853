// Words typed and not yet saved go with who typed them: whoever cannot enter his old office any more finds his drafts in the new one,
// those about a record at the row that goes on. Of whoever does not come along they go where their record went, those about no record to who
// keeps the archive: there they wait among the leavers' drafts for a head to give them out (docs/decisions/0064). The words are opened by
// nobody: they are sealed anew as his own.
import { systemActor } from '../../../accounts/actor.ts';
import { seeingOwn } from '../../../database/seeing-own.ts';
import type { HouseTx, UnitTx } from '../../../database/tx.ts';
import { isPersonal } from '../../../documents/drafts/names.ts';
import { isOfNewRecord, type LeftDraft, listLeftDrafts, recordOfDraft, takeInDraft } from '../../../documents/drafts.ts';
import type { Services } from '../../../web/services.ts';

export interface DraftWay {
  fromUnitId: number;
  toUnitId: number;
  /** Where the rows were before the act, whichever way the drafts go now. */
  giverId: number;
  /** The receiver takes what is about no record of whoever goes nowhere. */
  isKeeper?: boolean;
}

/** Who works in the one unit, no more in the other, and has left words there. */
function leftWords(house: HouseTx, way: DraftWay, day: string): Promise<{ accountId: number }[]> {
  return house.rows<{ accountId: number }>(
    `select distinct a.account_id from assignments a cross join lateral open_drafts(a.account_id, $1) d
      where a.unit_id = $2 and a.during @> $3::date and d.drafts > 0
        and not exists (select 1 from assignments o where o.account_id = a.account_id and o.unit_id = $1 and o.during @> $3::date) order by 1`,
    [way.fromUnitId, way.toUnitId, day],
  );
}

/** Who has no post in the closed unit any more and has left words there, whether he works in the receiver or not. */
function leftByAnybody(house: HouseTx, { fromUnitId }: DraftWay, day: string): Promise<{ accountId: number }[]> {
  return house.rows<{ accountId: number }>(
    `select distinct a.account_id from assignments a cross join lateral open_drafts(a.account_id, $1) d
      where a.unit_id = $1 and d.drafts > 0
        and not exists (select 1 from assignments o where o.account_id = a.account_id and o.unit_id = $1 and o.during @> $2::date) order by 1`,
    [fromUnitId, day],
  );
}

/** Where the rows of a kind say which one they go on from, as SQL. $1 the receiver, $2 the giver. */
const goneAlong = {
  petition: `select h.from_petition_id as there, h.petition_id as here from handovers h
    where h.unit_id = $1 and h.from_unit_id = $2 and h.kind = 'petition'`,
  proceeding: `select (h.before->>'proceedingId')::bigint as there, g.id as here
    from handovers h join proceedings g on g.unit_id = h.unit_id and g.petition_id = h.petition_id
    where h.unit_id = $1 and h.from_unit_id = $2 and h.kind = 'petition'`,
  visit: 'select v.origin_visit_id as there, v.id as here from visits v where v.unit_id = $1 and v.origin_unit_id = $2',
  paper: 'select w.origin_paper_id as there, w.id as here from papers w where w.unit_id = $1 and w.origin_unit_id = $2',
  attachment: `select f.origin_file_id as there, f.id as here from attachments f join attachments o on o.id = f.origin_file_id
    where f.unit_id = $1 and o.unit_id = $2`,
} as const;
type Followed = keyof typeof goneAlong;
const isFollowed = (kind: string | undefined): kind is Followed => kind !== undefined && kind in goneAlong;

/** Old id → new id of the records of a kind these drafts are about, whichever way they go now. */
async function recordsThere(tx: UnitTx, way: DraftWay, kind: Followed, ids: readonly string[]): Promise<Map<string, string>> {
  const isForward = way.giverId === way.fromUnitId;
  const receiver = isForward ? way.toUnitId : way.fromUnitId;
  const [old, next] = isForward ? (['there', 'here'] as const) : (['here', 'there'] as const);
  const rows = await seeingOwn(tx, true, () =>
    tx.rows<{ there: number | null; here: number | null }>(
      `select * from (${goneAlong[kind]}) gone where gone.${old} = any ($3::bigint[]) and gone.${next} is not null`,
      [receiver, way.giverId, ids],
    ),
  );
  return new Map(rows.map((row) => [String(row[old]), String(row[next])]));
}

/**
 * The records drafts are about as the other unit numbers them; a draft whose record did not go there has none. Ids of different records
 * look alike: each kind is asked about by itself.
 */
async function subjectsThere(tx: UnitTx, way: DraftWay, drafts: readonly LeftDraft[]): Promise<(string | undefined)[]> {
  const found = new Map<Followed, Map<string, string>>();
  for (const kind of Object.keys(goneAlong) as Followed[]) {
    const ids = drafts
      .filter((one) => recordOfDraft(one.form) === kind && /^\d{1,18}$/.test(one.subject))
      .map((one) => one.subject);
    if (ids.length > 0) found.set(kind, await recordsThere(tx, way, kind, ids));
  }
  return drafts.map(({ form, subject }) => {
    if (subject === '' || isOfNewRecord(form)) return subject;
    const kind = recordOfDraft(form);
    return isFollowed(kind) ? found.get(kind)?.get(subject) : undefined;
  });
}

/** Moves the drafts of everybody who went that way; those about what did not go there stay. @returns how many drafts */
export async function carryDrafts(services: Services, way: DraftWay, day: string): Promise<number> {
  const movers = await services.database.inHouse((house) => leftWords(house, way, day));
  let count = 0;
  for (const { accountId } of movers) count += await bring(services, way, day, accountId, () => true);
  return count;
}

/**
 * After everybody has what is his: what is left in the closed unit goes where its record went, as a leaver's. Forms about the officer himself
 * wait for nobody and stay. @returns how many drafts
 */
export async function carryLeavers(services: Services, way: DraftWay, day: string): Promise<number> {
  const leavers = await services.database.inHouse((house) => leftByAnybody(house, way, day));
  let count = 0;
  for (const { accountId } of leavers)
    count += await bring(services, way, day, accountId, ({ form, subject }) => {
      if (isPersonal(form)) return false;
      return recordOfDraft(form) !== undefined && subject !== '' && !isOfNewRecord(form) ? true : way.isKeeper === true;
    });
  return count;
}

/** Of one account's drafts those that are `wanted` and whose record is there. @returns how many */
function bring(
  services: Services,
  way: DraftWay,
  day: string,
  accountId: number,
  wanted: (draft: LeftDraft) => boolean,
): Promise<number> {
  return services.database.acrossUnits(async (as) => {
    const before = { ...systemActor(way.fromUnitId), accountId };
    const own = systemActor(way.toUnitId);
    const after = { ...own, accountId, reach: { ...own.reach, units: [way.toUnitId, way.fromUnitId] } };
    const drafts = (await as(before, (tx) => listLeftDrafts(tx, day))).filter(wanted);
    return as(after, async (tx) => {
      const subjects = await subjectsThere(tx, way, drafts);
      let taken = 0;
      for (const [index, draft] of drafts.entries()) {
        const subject = subjects[index];
        if (subject === undefined) continue;
        await takeInDraft(tx, after, { unitId: way.fromUnitId, day }, draft, subject, services.keyring);
        taken += 1;
      }
      return taken;
    });
  });
}
