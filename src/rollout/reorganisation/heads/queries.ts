// The leading posts of receivers as the act would leave them.
import type { HouseTx } from '../../../database/tx.ts';
import { closingUnits, postPlan } from '../house-records.ts';
import type { ReorganisationAct } from '../reorganisation.ts';
import { type LeadingPost, leadingRoles } from './heads.ts';

/** Heads are counted from the effective day, or the day the act is carried out where that is later. */
export const headsFrom = (act: Pick<ReorganisationAct, 'effectiveOn'>, today: string): string =>
  act.effectiveOn > today ? act.effectiveOn : today;

/** The leading posts in receivers, and those that would come. */
export function listLeadingPosts(house: HouseTx, act: ReorganisationAct, today: string): Promise<LeadingPost[]> {
  return house.rows<LeadingPost>(
    `with coming as (
       select p.id, coalesce(p.to_unit_id, p.usual_unit_id) as receiver_id, false as is_own, p.title as new_title, p.role as new_role, p.to_unit_id, greatest(p.since, $2::date) as since, p.until
         from (${postPlan}) p where not p.is_stand_in and p.unit_id in (${closingUnits})),
     own as (
       select a.id, a.unit_id as receiver_id, true as is_own, coalesce(o.title, a.title) as new_title, coalesce(o.role, a.role) as new_role,
              case when o.assignment_id is null then a.unit_id else o.to_unit_id end as to_unit_id, lower(a.during) as since, upper(a.during) as until
         from assignments a left join reorganisation_posts o on o.reorganisation_id = $1 and o.assignment_id = a.id
        where a.stands_for is null and a.unit_id in (select r.to_unit_id from reorganisation_routes r where r.reorganisation_id = $1))
     select x.id as assignment_id, b.account_id, c.name as account_name, x.receiver_id, u.name as receiver_name, f.head_title, f.issuing_org, t.head_title as from_head_title, t.issuing_org as from_issuing_org, x.is_own, g.name as from_name,
            b.title, x.new_title, x.new_role, x.to_unit_id, x.since, x.until,
            exists (select 1 from reorganisation_posts o where o.reorganisation_id = $1 and o.assignment_id = x.id) as is_chosen
       from (select * from coming union all select * from own) x join assignments b on b.id = x.id join accounts c on c.id = b.account_id and c.disabled_at is null
       join units u on u.id = x.receiver_id join unit_profiles f on f.unit_id = x.receiver_id join units g on g.id = b.unit_id left join unit_profiles t on t.unit_id = b.unit_id
      where b.role = any ($4) and not isempty(b.during) and (x.until is null or x.until > greatest($2::date, $3::date))
      order by u.sort_key, u.id, x.is_own desc, x.id`,
    [act.id, act.effectiveOn, today, leadingRoles],
  );
}
