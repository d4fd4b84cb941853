// Hot spots → their panel: each matter opens its petitions, and so do the large groups.
import type { Period } from '../periods.ts';
import { daysBefore, rangeWords } from '../periods.ts';
import { figureHref } from '../predicates.ts';
import { type GrowingMatter, hotFrom } from './queries.ts';

export interface HotSpotsPanel {
  beforeHead: string;
  matters: { subject: string; place: string; count: string; before: string; href: string }[];
  /** Petitions and receptions of large groups, each with its list. */
  groups: { href: string; label: string }[];
  calmWords: string;
}

const number = (n: number) => n.toLocaleString('vi-VN');

export function hotSpotsPanel(parts: {
  period: Period;
  growing: readonly GrowingMatter[];
  largeGroups: number;
  largeVisits: number;
  /** Whether this officer reads the book of visits. */
  readsVisits: boolean;
  reachesOthers: boolean;
}): HotSpotsPanel {
  const { period, growing, reachesOthers } = parts;
  return {
    beforeHead: rangeWords(daysBefore(period)),
    matters: growing.map((one) => ({
      subject: one.subject ?? 'Nội dung được bảo mật',
      place: reachesOthers ? one.unitNames : '',
      count: number(one.n),
      before: number(one.before),
      href: figureHref('received', period, { matter: one.threadId }),
    })),
    groups: [
      ...(parts.largeGroups === 0
        ? []
        : [{ href: figureHref('large_group', period), label: `${number(parts.largeGroups)} đơn của đoàn đông người trong kỳ` }]),
      ...(parts.largeVisits === 0 || !parts.readsVisits
        ? []
        : [
            {
              href: `/visits?group=large&from=${period.start}&to=${period.end}${reachesOthers ? '&scope=reach' : ''}`,
              label: `${number(parts.largeVisits)} lượt tiếp đoàn đông người trong kỳ`,
            },
          ]),
    ],
    calmWords:
      growing.length === 0
        ? `Không vụ việc nào có từ ${hotFrom} đơn trong kỳ và nhiều hơn ${rangeWords(daysBefore(period))}.`
        : '',
  };
}
