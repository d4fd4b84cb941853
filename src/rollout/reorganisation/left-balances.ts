// Opening figures of the units that end by an act: what stands signed goes on to count, and whoever keeps the books afterwards answers for it.
import type { HouseTx } from '../../database/tx.ts';
import { type Finding, nameSome } from './dry-run.ts';
import type { ReorganisationAct } from './reorganisation.ts';

interface LeftBalances {
  name: string;
  /** Who keeps the unit's books from the effective day; '' while the plan says nobody. */
  keeper: string;
  /** Sheets that stand signed, of the unit's own. */
  signed: number;
  /** Signed ones of units that ended before and whose books it keeps. */
  ofEnded: number;
  /** Its own drafts: nobody signs them once it has ended. */
  unsigned: number;
}

/** Counted behind the wall; of an act that leaves none, nothing is said. */
export async function leftBalanceFindings(house: HouseTx, act: Pick<ReorganisationAct, 'id'>): Promise<Finding[]> {
  const left = await house.rows<LeftBalances>(
    `select u.name, coalesce(k.name, '') as keeper, b.signed, b.of_ended, b.unsigned
       from balances_left_by($1) b join units u on u.id = b.unit_id
       left join lateral (select t.name from reorganisation_routes r join units t on t.id = r.to_unit_id
         where r.reorganisation_id = $1 and r.from_unit_id = b.unit_id and r.kind <> 'function' and r.takes_archive order by t.sort_key, t.id limit 1) k on true
      order by u.sort_key, u.id`,
    [act.id],
  );
  const signed = left.filter((one) => one.signed + one.ofEnded > 0);
  const waiting = left.filter(({ unsigned }) => unsigned > 0);
  const findings: Finding[] = [
    {
      code: 'balances',
      level: 'look',
      count: signed.reduce((sum, one) => sum + one.signed + one.ofEnded, 0),
      words: `Số liệu đầu kỳ đã ký của đơn vị kết thúc: ${nameSome(signed.map((one) => ({ name: signedWords(one) })))}.`,
      isSentence: true,
      remedy:
        'Số đã ký giữ nguyên tên đơn vị cũ, vẫn cộng vào kỳ báo cáo. Sai thì đơn vị kê khai, ký lại trước ngày chuyển; từ ngày ấy nơi giữ sổ kê khai, ký thay.',
    },
    {
      code: 'balances_unsigned',
      level: 'look',
      count: waiting.reduce((sum, one) => sum + one.unsigned, 0),
      words: `Số liệu đầu kỳ chờ ký ở đơn vị kết thúc: ${nameSome(waiting.map(({ name, unsigned }) => ({ name: `${name} ${unsigned} biểu` })))}.`,
      isSentence: true,
      remedy: 'Đề nghị lãnh đạo đơn vị ký trước ngày chuyển: sau ngày ấy không ai ký được bản này, nơi giữ sổ phải kê khai lại.',
    },
  ];
  return findings.filter(({ count }) => count > 0);
}

/** "Phường Ba Đình 3 biểu, gồm 1 biểu của đơn vị đã kết thúc trước đó (sang Phường Ngọc Hà)" */
function signedWords({ name, keeper, signed, ofEnded }: LeftBalances): string {
  const older = ofEnded > 0 ? `, gồm ${ofEnded} biểu của đơn vị đã kết thúc trước đó` : '';
  return `${name} ${signed + ofEnded} biểu${older} (${keeper ? `sang ${keeper}` : 'chưa có nơi giữ'})`;
}
