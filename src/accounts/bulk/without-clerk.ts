// Units a sheet leaves without a clerk: nothing forbids it, and it is told before it is done.
import type { HouseTx } from '../../database/tx.ts';
import { addDays, formatDate } from '../../deadlines/dates.ts';
import type { Batch } from './queries.ts';

/** The posts that end by a sheet, each with the first day without it; `post` 0 for every post of the account. */
const endingOf = ({ changes }: Pick<Batch, 'changes'>, today: string) =>
  changes.flatMap((one) => {
    if (one.task === 'move') return [{ account: one.accountId, post: one.postId, on: one.form.from }];
    if (one.task === 'disable') return [{ account: one.accountId, post: 0, on: today }];
    return one.lastOn === null ? [] : [{ account: one.accountId, post: one.postId, on: addDays(one.lastOn, 1) }];
  });

/** The clerks' posts that begin by it. */
const beginningOf = ({ people, changes }: Pick<Batch, 'people' | 'changes'>) =>
  [...people, ...changes.flatMap((one) => (one.task === 'move' ? [one.form] : []))]
    .filter(({ role }) => role === 'clerk')
    .map(({ unit, from, to }) => ({ unit, from, to: to ?? null }));

/** Of each unit that has a clerk now and none on the day one of them leaves by this sheet, a sentence. */
export async function leftWithoutClerk(
  house: HouseTx,
  batch: Pick<Batch, 'people' | 'changes'>,
  today: string,
): Promise<string[]> {
  const ending = endingOf(batch, today);
  if (ending.length === 0) return [];
  const found = await house.rows<{ unit: string; on: string }>(
    `with ending as (select * from jsonb_to_recordset($1::jsonb) e(account int, post int, "on" date)),
       clerks as (select a.id, a.unit_id, a.during, e."on" as gone from assignments a join accounts c on c.id = a.account_id and c.disabled_at is null
         left join ending e on e.account = a.account_id and e.post in (0, a.id) where a.role = 'clerk')
     select u.name as unit, min(k.gone) as "on" from clerks k join units u on u.id = k.unit_id and u.during @> k.gone
      where k.during @> (k.gone - 1)
        and not exists (select 1 from clerks o where o.unit_id = k.unit_id and o.during @> k.gone and (o.gone is null or o.gone > k.gone))
        and not exists (select 1 from jsonb_to_recordset($2::jsonb) n(unit int, "from" date, "to" date)
              where n.unit = k.unit_id and n."from" <= k.gone and coalesce(n."to", 'infinity') >= k.gone)
      group by u.id, u.name order by u.name`,
    [JSON.stringify(ending), JSON.stringify(beginningOf(batch))],
  );
  return found.map(
    ({ unit, on }) =>
      `Từ ngày ${formatDate(on)} ${unit} không còn văn thư nào. Chưa có người thay thì thêm dòng cho người ấy rồi gửi lại bảng.`,
  );
}
