// Hot spots → their panel: each matter opens its petitions, and so do the large groups.
import type { Period } from '../periods.ts';
import { daysBefore, rangeWords } from '../periods.ts';
import { figureHref, type Narrow } from '../predicates.ts';
import { number } from '../words.ts';
import { type GrowingMatter, hotFrom } from './queries.ts';

export interface HotSpotsPanel {
  beforeHead: string;
  matters: { subject: string; place: string; count: string; href: string; before: string; beforeHref: string }[];
  /** Petitions and receptions of large groups, each with its list. */
  groups: { href: string; label: string }[];
  calmWords: string;
}

/**
 * Matters that grew against the period before, and large groups. The number of visits is given only to readers of that book; a kept subject
 * is said to be kept. Every number opens the list it counted.
 */
export function hotSpotsPanel(parts: {
  period: Period;
  growing: readonly GrowingMatter[];
  largeGroups: number;
  largeVisits: number;
  /** Whether this officer reads the book of visits. */
  readsVisits: boolean;
  reachesOthers: boolean;
  /** Whose petitions the figures are of. */
  narrow: Narrow;
}): HotSpotsPanel {
  const { period, growing, reachesOthers, narrow } = parts;
  const earlier = daysBefore(period);
  return {
    beforeHead: rangeWords(earlier),
    matters: growing.map((one) => ({
      subject: one.subject ?? 'Nội dung được bảo mật',
      place: reachesOthers ? one.unitNames : '',
      count: number(one.n),
      before: number(one.before),
      href: figureHref('received', period, { ...narrow, matter: one.threadId }),
      beforeHref: one.before === 0 ? '' : figureHref('received', earlier, { ...narrow, matter: one.threadId }),
    })),
    groups: [
      ...(parts.largeGroups === 0
        ? []
        : [
            {
              href: figureHref('large_group', period, narrow),
              label: `${number(parts.largeGroups)} đơn của đoàn đông người trong kỳ`,
            },
          ]),
      ...(parts.largeVisits === 0 || !parts.readsVisits
        ? []
        : [
            {
              href: `/visits?group=large&from=${period.start}&to=${period.end}${reachesOthers ? '&scope=reach' : ''}`,
              label: `${number(parts.largeVisits)} lượt tiếp đoàn đông người trong kỳ`,
            },
          ]),
    ],
    calmWords: growing.length === 0 ? `Không vụ việc nào có từ ${hotFrom} đơn trong kỳ và nhiều hơn ${rangeWords(earlier)}.` : '',
  };
}
