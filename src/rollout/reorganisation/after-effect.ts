// What the units that end went on doing after the effective day of an act: it is carried out late, and the office of then is no more by law.
import type { HouseTx } from '../../database/tx.ts';
import { formatDate } from '../../deadlines/dates.ts';
import type { Finding } from './dry-run.ts';
import type { ReorganisationAct } from './reorganisation.ts';

export interface AfterEffect {
  petitions: number;
  papers: number;
  visits: number;
}

/** Counted behind the wall. */
export async function afterEffectFindings(
  house: HouseTx,
  act: Pick<ReorganisationAct, 'id' | 'effectiveOn'>,
): Promise<Finding[]> {
  const { petitions, papers, visits } = await house.one<AfterEffect>('select * from reorganisation_after_effect($1)', [act.id]);
  const said = [
    petitions > 0 && `${petitions.toLocaleString('vi-VN')} đơn nhận`,
    papers > 0 && `${papers.toLocaleString('vi-VN')} văn bản ban hành`,
    visits > 0 && `${visits.toLocaleString('vi-VN')} lượt tiếp công dân`,
  ].filter(Boolean);
  if (said.length === 0) return [];
  return [
    {
      code: 'after_effect',
      level: 'look',
      count: petitions + papers + visits,
      words: `Ở đơn vị kết thúc có ${said.join(', ')} từ ngày có hiệu lực ${formatDate(act.effectiveOn)} trở đi.`,
      isSentence: true,
      remedy:
        'Kiểm tra lại ngày có hiệu lực. Việc chưa xong được bàn giao như các việc khác; văn bản đã ban hành giữ tên, số của đơn vị cũ.',
    },
  ];
}
