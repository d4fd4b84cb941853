// The offices a record was at before the one it goes on in: a paper drafted today says who received it then, and who decided.
import type { Tx } from '../../database/tx.ts';

/** An office as papers name it and its head. */
export interface OfficeThen {
  issuingOrg: string;
  headTitle: string;
}

/** The records of which a paper may tell; a visit that has a petition went with it. */
type Of = { petitionId?: number | null | undefined; visitId?: number | null | undefined };

/** The offices of the record (f, with `step` backwards and `until` their last day of it), as the gate tells of whatever the caller reads. */
const offices = ({ petitionId }: Of) => `
  select p.issuing_org, p.head_title from former_${petitionId ? 'petition' : 'visit'}_numbers($1::bigint[]) f join unit_profiles p on p.unit_id = f.unit_id`;
const idsOf = ({ petitionId, visitId }: Of) => [petitionId ?? visitId ?? []].flat();

/** The office it came to, where that is not the one it is in; undefined where it never changed its office. */
export async function findReceivingOffice(tx: Tx, of: Of): Promise<OfficeThen | undefined> {
  const ids = idsOf(of);
  return ids.length === 0 ? undefined : tx.maybe<OfficeThen>(`${offices(of)} order by f.step desc limit 1`, [ids]);
}

/** The office it was at on a day; undefined for the one it is in. */
export async function findOfficeOn(tx: Tx, of: Of, day: string): Promise<OfficeThen | undefined> {
  const ids = idsOf(of);
  return ids.length === 0
    ? undefined
    : tx.maybe<OfficeThen>(`${offices(of)} where f.until >= $2::date order by f.step desc limit 1`, [ids, day]);
}
