// The offices a record was at before the one it goes on in: a paper drafted today says who received it then, and who decided.
import type { Tx } from '../../database/tx.ts';
import { type Became, becameBy, type HandedBy } from '../../units/became.ts';
import { handedBy, titleIn } from '../../units/names.ts';

/** An office as papers name it and its head. */
export interface OfficeThen {
  issuingOrg: string;
  headTitle: string;
  became: Became;
}

/** The records of which a paper may tell; a visit that has a petition went with it. */
type Of = { petitionId?: number | null | undefined; visitId?: number | null | undefined };

/** The heading of a unit (p its profile, now the unit) as it was on a day, in SQL. */
export const headingOn = (day: string) => `coalesce((select ${titleIn('p.issuing_org', 'now', 'was')}
    from (select now.level, n.unit_type, n.name, n.short_name from unit_names n where n.unit_id = now.id and n.during @> ${day}) was), p.issuing_org)`;

/** The offices of the record (f, with `step` backwards and `until` their last day of it), by their name on a day, as the gate tells of whatever the caller reads. */
const offices = ({ petitionId }: Of, day: string) => `
  select ${headingOn(day)} as issuing_org, p.head_title, ${handedBy('f.unit_id', hereOf({ petitionId }))} as kinds
    from former_${petitionId ? 'petition' : 'visit'}_numbers($1::bigint[]) f join units now on now.id = f.unit_id join unit_profiles p on p.unit_id = f.unit_id`;
/** The unit the record is in. */
const hereOf = ({ petitionId }: Of) =>
  `(select r.unit_id from ${petitionId ? 'petitions' : 'visits'} r where r.id = f.${petitionId ? 'petition' : 'visit'}_id)`;
const receivedDay = ({ petitionId }: Of) =>
  `(select r.received_on from ${petitionId ? 'petitions' : 'visits'} r where r.id = f.${petitionId ? 'petition' : 'visit'}_id)`;

/** A name an office had, until its last day of it. */
export interface FormerHeading {
  issuingOrg: string;
  until: string;
}

/** What a unit called itself before, the oldest first. */
export const listFormerHeadings = (tx: Tx, unitId: number): Promise<FormerHeading[]> =>
  tx.rows<FormerHeading>(
    `select ${titleIn('p.issuing_org', 'now', 'was')} as issuing_org, (upper(was.during) - 1)::text as until
       from units now join unit_profiles p on p.unit_id = now.id
       join lateral (select now.level, n.unit_type, n.name, n.short_name, n.during from unit_names n where n.unit_id = now.id and not upper_inf(n.during)) was on true
      where now.id = $1 order by upper(was.during)`,
    [unitId],
  );
const idsOf = ({ petitionId, visitId }: Of) => [petitionId ?? visitId ?? []].flat();

/** The letterhead of the unit a record is in as it was on a day the unit bore another name. */
const underAnotherName = ({ petitionId }: Of, day: string) => `
  select ${titleIn('p.issuing_org', 'now', 'was')} as issuing_org, p.head_title
    from ${petitionId ? 'petitions' : 'visits'} q join units now on now.id = q.unit_id join unit_profiles p on p.unit_id = q.unit_id
    join lateral (select now.level, n.unit_type, n.name, n.short_name from unit_names n where n.unit_id = q.unit_id and n.during @> ${day}) was on true
   where q.id = any ($1::bigint[])`;

interface Found extends Pick<OfficeThen, 'issuingOrg' | 'headTitle'> {
  kinds?: HandedBy[] | null;
}
const thenOf = (found: Found | undefined): OfficeThen | undefined => {
  if (!found) return undefined;
  const { kinds, ...office } = found;
  return { ...office, became: becameBy(kinds ?? []) };
};

/** The office it came to, where that is another than the one it is in, or bore another name; undefined where nothing changed. */
export async function findReceivingOffice(tx: Tx, of: Of): Promise<OfficeThen | undefined> {
  const ids = idsOf(of);
  if (ids.length === 0) return undefined;
  return thenOf(
    (await tx.maybe<Found>(`${offices(of, receivedDay(of))} order by f.step desc limit 1`, [ids])) ??
      (await tx.maybe<Found>(underAnotherName(of, 'q.received_on'), [ids])),
  );
}

/** The same as the words of a paper tell it; nothing where the office that writes received it under its name. */
export async function receivedByWords(tx: Tx, of: Of): Promise<{ receivedByOrg?: string; receivedByBecame?: Became }> {
  const office = await findReceivingOffice(tx, of);
  return office
    ? { receivedByOrg: office.issuingOrg, ...(office.became === 'succeeded' ? {} : { receivedByBecame: office.became }) }
    : {};
}

/** The act by which a petition came from another unit, and the day from which it is this one's; undefined of one that was always here. */
export function findReorganisation(
  tx: Tx,
  { petitionId }: Of,
): Promise<{ number: string; issuedOn: string; issuer: string; subject: string; effectiveOn: string } | undefined> {
  if (!petitionId) return Promise.resolve(undefined);
  return tx.maybe(
    `select r.number, r.issued_on, r.issuer, r.subject, r.effective_on from handovers h join reorganisations r on r.id = h.reorganisation_id
      where h.petition_id = $1 order by h.id desc limit 1`,
    [petitionId],
  );
}

/** The office it was at on a day; undefined for the one it is in, under the name it bears. */
export async function findOfficeOn(tx: Tx, of: Of, day: string): Promise<OfficeThen | undefined> {
  const ids = idsOf(of);
  if (ids.length === 0) return undefined;
  return thenOf(
    (await tx.maybe<Found>(`${offices(of, '$2::date')} where f.until >= $2::date order by f.step desc limit 1`, [ids, day])) ??
      (await tx.maybe<Found>(underAnotherName(of, '$2::date'), [ids, day])),
  );
}
