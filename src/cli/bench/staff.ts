// Officers for every office that is filled: those of the cast where there are any, and invented ones who cannot sign in.
import type { Tx } from '../../database/tx.ts';
import { assigners } from '../../petitions/assigner.ts';
import { makeBodies } from './bodies.ts';
import { writeName } from './names.ts';
import type { BenchUnit } from './petitions.ts';
import { randomFrom } from './random.ts';

const posts = [
  ['p1', 'processor', 'Chuyên viên'],
  ['p2', 'processor', 'Chuyên viên'],
  ['p3', 'processor', 'Chuyên viên'],
  ['c', 'clerk', 'Văn thư'],
  ['r', 'reception_officer', 'Cán bộ tiếp công dân'],
  ['l', 'leader', ''],
] as const;

/** Who signs for an office is its head, where it has none yet. */
const headOf = ({ level, hasLeader }: { level: string; hasLeader: boolean }): string =>
  hasLeader ? 'Lãnh đạo' : level === 'department' ? 'Giám đốc' : 'Chủ tịch';

/** Every office of today, those under the departments made for it too, with a clerk, somebody at the desk, at least three processors and a leader; the missing ones are made. */
export async function staffUnits(tx: Tx, today: string, seed: number): Promise<BenchUnit[]> {
  await makeBodies(tx, today);
  const units = await tx.rows<{ id: number; name: string; level: string; hasLeader: boolean }>(
    "select id, name, level, exists (select 1 from assignments a where a.unit_id = units.id and a.role = 'leader' and a.during @> $1::date) as has_leader from units where during @> $1::date and level in ('commune','department','province') order by id",
    [today],
  );
  const random = randomFrom(seed + 1);
  const wanted = units.flatMap((unit) =>
    posts.map(([end, role, title]) => ({
      login: `bench.${unit.id}.${end}`,
      name: writeName(random),
      unitId: unit.id,
      role,
      title: title || headOf(unit),
    })),
  );
  await tx.run(
    `with x as (select * from jsonb_to_recordset($1::jsonb) as x(login text, name text, "unitId" int, role text, title text)),
       made as (insert into accounts (login, name, name_ascii, password_hash, must_change_password, created_at) select login, name, fold(name), '!', true, $2::date from x on conflict (login) do nothing returning id, login)
     insert into assignments (account_id, unit_id, role, title, during, reveal_confirmed_at) select made.id, x."unitId", x.role, x.title, daterange('2015-01-01', null), '2015-01-01' from made join x using (login)`,
    [JSON.stringify(wanted), today],
  );
  const officers = await tx.rows<{
    unitId: number;
    role: string;
    accountId: number;
    name: string;
    title: string;
    isMade: boolean;
  }>(
    "select a.unit_id, a.role, a.account_id, a.title, c.name, c.login like 'bench.%' as is_made from assignments a join accounts c on c.id = a.account_id where a.during @> $1::date order by a.id",
    [today],
  );
  const ofUnit = new Map<number, typeof officers>();
  for (const officer of officers) ofUnit.set(officer.unitId, [...(ofUnit.get(officer.unitId) ?? []), officer]);
  return units.map(({ hasLeader: _, ...unit }) => {
    const own = ofUnit.get(unit.id) ?? [];
    const holders = (role: string) => own.filter((one) => one.role === role);
    const postOf = (role: string) => ({ name: holders(role)[0]?.name ?? '', title: holders(role)[0]?.title ?? '' });
    return {
      ...unit,
      isCast: [...holders('processor'), ...holders('leader')].some((one) => !one.isMade),
      processors: holders('processor').map((one) => one.accountId),
      nameOf: new Map(holders('processor').map((one) => [one.accountId, one.name])),
      clerk: holders('clerk')[0]?.accountId ?? 0,
      leader: holders('leader')[0]?.accountId ?? 0,
      receiver: holders('reception_officer')[0]?.accountId ?? 0,
      posts: { receiver: postOf('reception_officer'), leader: postOf('leader') },
      assigner: assigners.find((role) => holders(role).length > 0) ?? 'leader',
    };
  });
}
