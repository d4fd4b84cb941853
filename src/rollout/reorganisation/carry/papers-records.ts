// The papers that came along and are not issued yet, read and put into the successor's own words. Written as that unit.
import { matrix } from '../../../accounts/permissions.ts';
import { holds } from '../../../accounts/queries.ts';
import type { UnitTx } from '../../../database/tx.ts';
import { headingOn } from '../../../documents/queries.ts';
import { signingRolesSql } from '../../../documents/registry/signer.ts';
import { isUnissued } from './copying.ts';
import type { OpenPaper, Restated } from './restated.ts';

export interface CarriedPaper extends OpenPaper {
  petitionId: number | null;
  visitId: number | null;
  proceedingId: number | null;
  sealed: boolean;
}

/** Whose papers: those of the giver's petitions, or those of its visits that belong to no petition. */
export interface CarriedWith {
  reorganisationId: number;
  toUnitId: number;
  fromUnitId: number;
  on: string;
  petitionIds?: readonly number[];
  visitIds?: readonly number[];
}

/** The office a record came to before it came to the giver ($2), as far back as the rows of each can be read. */
const firstOffice = (kind: 'petition' | 'visit') => `(with recursive way as (
    select g.origin_unit_id as unit_id, g.origin_${kind}_id as id, 1 as step from ${kind}s g where g.unit_id = $2 and g.id = ${kind === 'petition' ? 'q' : 'v'}.origin_${kind}_id
    union all select g.origin_unit_id, g.origin_${kind}_id, w.step + 1 from way w join ${kind}s g on g.unit_id = w.unit_id and g.id = w.id)
  select w.unit_id from way w where w.unit_id is not null order by w.step desc limit 1)`;

/** Whether what a paper (`w`) tells of, a decision to accept or a conclusion, is issued. */
const toldOn = `(select max(d.issued_on) from papers d where d.unit_id = w.unit_id and d.proceeding_id = w.proceeding_id and d.number is not null and d.state <> 'revoked'
              and d.kind = case w.kind when 'TC_CONCLUSION_NOTICE' then 'TC12_2019' when 'TC05_2019' then 'TC04_2019' when 'TC06_2019' then 'TC04_2019' end)`;
const tellsOfIssued = `(${toldOn} is not null)`;

/** What a unit has not issued yet and drafted under another heading than its present one, held for a change. */
export function lockUnderOtherHeading(
  tx: UnitTx,
  unitId: number,
  issuingOrg: string,
): Promise<
  (Pick<CarriedPaper, 'id' | 'kind' | 'fields' | 'tellsOfIssued'> & { petitionId: number | null; visitId: number | null })[]
> {
  return tx.rows(
    `select w.id, w.kind, w.fields, w.petition_id, w.visit_id, ${tellsOfIssued} as tells_of_issued from papers w
      where w.unit_id = $1 and ${isUnissued('w')} and w.state in ('draft','submitted','approved') and w.fields->>'issuingOrg' <> $2 order by w.id for update of w`,
    [unitId, issuingOrg],
  );
}

/** Their words under the present heading; state, approval and signer stay. */
export async function saveUnderHeading(
  tx: UnitTx,
  unitId: number,
  papers: readonly { id: number; fields: Record<string, unknown> }[],
): Promise<void> {
  await tx.run(
    `update papers w set fields = x.fields from jsonb_to_recordset($2::jsonb) as x(id bigint, fields jsonb) where w.unit_id = $1 and w.id = x.id`,
    [unitId, JSON.stringify(papers)],
  );
}

/** What of them is not issued, each with the post by which its signer signs for the receiver. */
export function listOpenPapers(tx: UnitTx, with_: CarriedWith): Promise<CarriedPaper[]> {
  const { toUnitId, fromUnitId, on, petitionIds = [], visitIds = [] } = with_;
  return tx.rows<CarriedPaper>(
    `select w.id, w.kind, w.state, w.fields, w.signer_id, w.signer_name, w.signer_title, w.petition_id, w.visit_id, w.proceeding_id, w.sealed,
            ${tellsOfIssued} as tells_of_issued, ${toldOn}::text as told_on,
            array(select f from unnest(array['proposedBy', 'unitLeader']) f where w.fields->f->>'name' <> '' and not exists (select 1 from assignments b
              join accounts c on c.id = b.account_id where b.unit_id = $1 and c.name = w.fields->f->>'name' and b.during @> $3::date)) as left_behind,
            (select ${headingOn('coalesce(q.received_on, v.received_on)')} from units now join unit_profiles p on p.unit_id = now.id
              where now.id = coalesce(${firstOffice('petition')}, ${firstOffice('visit')}, $2)) as received_by_org,
            coalesce(q.past_head, v.past_head, false) as past_head, s.title as signer_post, coalesce(s.stands_for is not null, false) as by_mandate,
            exists (select 1 from assignments b where b.account_id = w.approved_by and b.unit_id = $1 and b.role = any ($6) and b.during @> $3::date) as approver_stays
       from papers w left join petitions q on q.unit_id = w.unit_id and q.id = w.petition_id left join visits v on v.unit_id = w.unit_id and v.id = w.visit_id
       left join lateral (select a.title, a.stands_for from assignments a where a.account_id = w.signer_id and a.unit_id = $1 and a.role in (${signingRolesSql}) and a.during @> $3::date
           and ${holds('$3')} order by (a.stands_for is not null) = (w.signer_title like 'TUQ.%') desc, a.stands_for is not null, a.id limit 1) s on true
      where w.unit_id = $1 and w.origin_unit_id = $2 and ${isUnissued('w')}
        and (q.origin_petition_id = any ($4::bigint[]) or (w.petition_id is null and v.origin_visit_id = any ($5::bigint[]))) order by w.id`,
    [toUnitId, fromUnitId, on, petitionIds, visitIds, matrix['petition:approve']],
  );
}

/**
 * One statement for all of them. What was approved by somebody who signs it no more waits for approval again. None bears a day on which the
 * receiver was not the office: one that gets a number is dated with it, a form without number bears the day it became the receiver's.
 */
export async function saveRestated(
  tx: UnitTx,
  { toUnitId, on }: Pick<CarriedWith, 'toUnitId' | 'on'>,
  papers: readonly Restated[],
): Promise<void> {
  await tx.run(
    `update papers w set symbol = x.symbol || case when w.letter_code = '' then '' else '-' || w.letter_code end, fields = x.fields, signer_id = x."signerId", signer_name = x."signerName", signer_title = x."signerTitle",
            issued_on = case when w.issued_on is null or w.issued_on >= $3::date then w.issued_on when x.symbol = '' then $3::date end,
            state = case when x."asksAgain" then 'submitted' else w.state end, approved_at = case when x."asksAgain" then null else w.approved_at end,
            approved_by = case when x."asksAgain" then null else w.approved_by end
       from jsonb_to_recordset($2::jsonb) as x(id bigint, symbol text, fields jsonb, "signerId" int, "signerName" text, "signerTitle" text, "asksAgain" boolean)
      where w.unit_id = $1 and w.id = x.id`,
    [toUnitId, JSON.stringify(papers), on],
  );
}
