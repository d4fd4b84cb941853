// Functions that move: what goes with them and what does not, said before the act is carried out.
import type { HouseTx } from '../../database/tx.ts';
import { type Finding, nameSome } from './dry-run.ts';
import { fieldNames, type ReorganisationAct, staysWithFunction } from './reorganisation.ts';

interface MovedFunction {
  name: string;
  toName: string;
  fields: string[];
}

/** To look at: the receiver gets open petitions alone, whatever a plan of before was ticked with. */
export async function functionFindings(house: HouseTx, act: Pick<ReorganisationAct, 'id'>): Promise<Finding[]> {
  const moved = await house.rows<MovedFunction>(
    `select u.name, t.name as to_name, r.fields from reorganisation_routes r join units u on u.id = r.from_unit_id join units t on t.id = r.to_unit_id
      where r.reorganisation_id = $1 and r.kind = 'function' order by u.sort_key, u.id, t.sort_key, t.id`,
    [act.id],
  );
  if (moved.length === 0) return [];
  const ways = moved.map(({ name, toName, fields }) => ({ name: `${name} sang ${toName} (${fieldNames(fields)})` }));
  return [
    {
      code: 'functions',
      level: 'look',
      count: moved.length,
      words: `Chuyển chức năng chỉ mang đi đơn, vụ việc đang mở thuộc lĩnh vực được chọn: ${nameSome(ways)}.`,
      isSentence: true,
      remedy: `Đơn vị bàn giao vẫn hoạt động và giữ ${staysWithFunction}; nơi nhận cần hồ sơ đã giải quyết xong thì đề nghị đơn vị ấy cung cấp.`,
    },
  ];
}
