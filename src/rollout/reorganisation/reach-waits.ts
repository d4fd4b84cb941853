// What the dry run and the form of the switch say of posts that will wait to open identities: how many, and who says yes to them.
import { matrix } from '../../accounts/permissions.ts';
import { outsideConfirmers } from '../../accounts/waiting.ts';
import type { HouseTx } from '../../database/tx.ts';
import type { Finding } from './dry-run.ts';
import { closingUnits, postPlan } from './house-records.ts';
import { isBroughtMore, openingRoles } from './reach-wait-records.ts';
import type { ReorganisationAct } from './reorganisation.ts';

interface Foreseen {
  posts: number;
  units: number;
  /** Whoever may confirm and does not wait by the act, some of them by name, the Chief Inspector first. */
  confirmers: string[];
}

/** The posts that would wait by the act, as the plan is now. */
function foresee(house: HouseTx, act: ReorganisationAct): Promise<Foreseen> {
  return house.one<Foreseen>(
    `with p as materialized (${postPlan}),
       receivers as (select distinct to_unit_id from reorganisation_routes where reorganisation_id = $1),
       waiting as (
         select p.account_id, p.to_unit_id as unit_id, p.role from p where p.to_unit_id is not null and p.to_unit_id <> p.unit_id and p.role = any ($3)
         union
         select p.account_id, p.to_unit_id, p.role from p where p.to_unit_id = p.unit_id and ${isBroughtMore('p')}
         union
         select a.account_id, a.unit_id, a.role from assignments a join receivers r on r.to_unit_id = a.unit_id join accounts c on c.id = a.account_id and c.disabled_at is null
          where ${isBroughtMore('a')} and not isempty(a.during) and (upper_inf(a.during) or upper(a.during) > $2::date) and not a.id in (select id from p))
     select (select count(*) from waiting)::int as posts, (select count(distinct unit_id) from waiting)::int as units,
            array(select c.name || ' (' || a.title || ')' from assignments a join accounts c on c.id = a.account_id and c.disabled_at is null
              where a.role = any ($4) and a.during @> $2::date and a.reveal_confirmed_at is not null and not a.account_id in (select account_id from waiting)
                and not a.unit_id in (${closingUnits}) and exists (select 1 from unit_reach r where r.reader_unit_id = a.unit_id and r.role in (a.role, '*') and r.during @> $2::date)
              order by a.role <> 'chief_inspector', a.id limit 3) as confirmers`,
    [act.id, act.effectiveOn, [...openingRoles], [...matrix['reveal:confirm']]],
  );
}

/** One finding or none: how many posts will wait and who says yes to them. It stops the act when nobody would be left who could. */
export async function reachWaitFindings(house: HouseTx, act: ReorganisationAct): Promise<Finding[]> {
  const { posts, units, confirmers } = await foresee(house, act);
  if (posts === 0) return [];
  const count = posts.toLocaleString('vi-VN');
  const where = units > 1 ? ` ở ${units.toLocaleString('vi-VN')} đơn vị nhận` : ' ở đơn vị nhận';
  const waiting = `${count} người${where} chờ xác nhận rồi mới xem được thông tin người tố cáo do đơn vị khác nhận; thời hạn, việc khác vẫn như thường.`;
  if (confirmers.length === 0)
    return [
      {
        code: 'reveal_waits_unseen',
        level: 'stop',
        count: posts,
        words: `${waiting} Không còn ai xác nhận được: ${outsideConfirmers} cũng chờ theo quyết định này.`,
        isSentence: true,
        remedy: 'Tách phần của cơ quan có người xác nhận thành một phương án khác, thực hiện sau khi đã xác nhận xong.',
      },
    ];
  return [
    {
      code: 'reveal_waits',
      level: 'look',
      count: posts,
      words: waiting,
      isSentence: true,
      remedy: `Người xác nhận: ${outsideConfirmers} (${confirmers.join('; ')}), ở trang “Xác nhận người vừa được phân công”, nhiều người một lần; lãnh đạo đã được xác nhận thì xác nhận người của đơn vị mình. Hẹn trước ngày thực hiện.`,
    },
  ];
}
