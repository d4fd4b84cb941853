// A field whose petitions a plan gives to two receivers: the form refuses it, a plan made before it did may still hold it.
import type { HouseTx } from '../../database/tx.ts';
import { fields } from '../../petitions/petition.ts';
import { type Finding, nameSome } from './dry-run.ts';
import type { ReorganisationAct } from './reorganisation.ts';

interface GivenTwice {
  name: string;
  field: string;
  receivers: string[];
}

/** A stop: at the switch only chance would say where a petition of such a field goes. */
export async function givenTwiceFindings(house: HouseTx, act: Pick<ReorganisationAct, 'id'>): Promise<Finding[]> {
  const twice = await house.rows<GivenTwice>(
    `select u.name, x.field, array_agg(t.name order by t.sort_key, t.id) as receivers
       from reorganisation_routes r cross join lateral unnest(r.fields) as x(field) join units u on u.id = r.from_unit_id join units t on t.id = r.to_unit_id
      where r.reorganisation_id = $1 and r.takes_petitions group by u.id, x.field having count(*) > 1 order by u.sort_key, u.id, x.field`,
    [act.id],
  );
  if (twice.length === 0) return [];
  return [
    {
      code: 'given_twice',
      level: 'stop',
      count: twice.length,
      words: `Một lĩnh vực giao cho nhiều nơi nhận: ${nameSome(twice.map((one) => ({ name: twiceWords(one) })))}.`,
      isSentence: true,
      remedy: 'Bỏ các tuyến ấy ở đơn vị bàn giao rồi thêm lại, mỗi lĩnh vực một nơi nhận.',
    },
  ];
}

/** "Đất đai của Sở Xây dựng (Phường Ba Đình, Phường Ngọc Hà)" */
function twiceWords({ name, field, receivers }: GivenTwice): string {
  return `${fields[field as keyof typeof fields]?.[0] ?? field} của ${name} (${receivers.join(', ')})`;
}
