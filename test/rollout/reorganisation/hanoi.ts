// Hà Nội on 30 June 2025, as it stood before Nghị quyết 1656: 526 communes at work, each with its people. Arranged as the owner, because
// the reference data already knows how it ended. What the year brings them is in year.ts.
import type { BenchUnit } from '../../../src/cli/bench/petitions.ts';
import type { TestApp } from '../../support/app.ts';

export const theDay = '2025-07-01';

/** Takes back what the reference data knows of July 2025: the communes stand open-ended and work here, with their people. */
export async function standInJune2025(app: TestApp): Promise<BenchUnit[]> {
  const { owner } = app.database;
  const old = "(select id from units where level = 'commune' and upper(during) = '2025-07-01')";
  await owner(`delete from unit_successors where unit_id in ${old} and effective_on = '2025-07-01'`);
  await owner(
    `insert into unit_profiles (unit_id, issuing_org, symbol, place, head_title)
     select id, 'Ủy ban nhân dân ' || lower(unit_type) || ' ' || short_name, 'UBND', short_name, 'CHỦ TỊCH' from units where id in ${old} on conflict do nothing`,
  );
  await owner(
    `with people as (
       insert into accounts (login, name, name_ascii, password_hash, must_change_password, created_at)
       select 'cu.' || u.id || '.' || r.role, r.title || ' ' || u.short_name, fold(r.title || ' ' || u.short_name), '!', false, '2024-01-01'
         from units u cross join (values ('clerk', 'Văn thư'), ('processor', 'Chuyên viên'), ('leader', 'Chủ tịch')) r(role, title) where u.id in ${old} returning id, login, name)
     insert into assignments (account_id, unit_id, role, title, during)
     select id, split_part(login, '.', 2)::int, split_part(login, '.', 3), name, daterange('2024-01-01', null) from people`,
  );
  const units = await owner<{ id: number; name: string; clerk: number; processor: number; leader: number }>(
    `select u.id, u.name, (select account_id from assignments a where a.unit_id = u.id and a.role = 'clerk' limit 1) as clerk,
            (select account_id from assignments a where a.unit_id = u.id and a.role = 'processor' limit 1) as processor,
            (select account_id from assignments a where a.unit_id = u.id and a.role = 'leader' limit 1) as leader from units u where u.id in ${old} order by u.id`,
  );
  await owner(`update units set during = daterange(lower(during), null) where id in ${old}`);
  return units.map(({ processor, ...unit }) => ({
    ...unit,
    receiver: unit.clerk,
    posts: { receiver: { name: 'Văn thư', title: 'Văn thư' }, leader: { name: 'Chủ tịch', title: 'Chủ tịch' } },
    level: 'commune',
    processors: [processor],
    nameOf: new Map(),
    assigner: 'leader',
    isCast: false,
  }));
}
