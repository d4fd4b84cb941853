// Column groups of 02/XLD to 04/XLD, one kind of petition each, as TT 01/2024/TT-TTCP prints them (legal.md §9.10). Pure.
import {
  eligible,
  type Kind,
  kindIs,
  matters,
  meansEligible,
  meansMatters,
  meansPending,
  meansProcessed,
  petitions,
  processed,
} from './former.ts';
import { type Head, head } from './table.ts';

/** Columns 1 to 3: what there was to process. */
export const toProcess = (kind: Kind, total: string): Head =>
  head(
    'Tổng số đơn phải xử lý',
    petitions(1, total, kindIs(kind), 'Đơn kỳ trước chuyển sang và đơn tiếp nhận trong kỳ.', { code: '1=2+3' }),
    petitions(2, 'Số đơn kỳ trước chuyển sang', `${kindIs(kind)} and f.is_carried`, meansPending),
    petitions(3, 'Số đơn tiếp nhận trong kỳ', `${kindIs(kind)} and not f.is_carried`, 'Đơn có ngày nhận trong kỳ.'),
  );

/** Three columns: what was processed, of before and of the period. */
export function processedOf(
  kind: Kind,
  from: number,
  labels: readonly [head: string, total: string, before: string, now: string],
  code = `${from}=${from + 1}+${from + 2}`,
): Head {
  const done = `${kindIs(kind)} and ${processed}`;
  return head(
    labels[0],
    petitions(from, labels[1], done, meansProcessed, { code }),
    petitions(from + 1, labels[2], `${done} and f.is_carried`, `Đơn ở cột ${from} nhận trước kỳ.`),
    petitions(from + 2, labels[3], `${done} and not f.is_carried`, `Đơn ở cột ${from} nhận trong kỳ.`),
  );
}

/** Two columns: petitions fit to be processed, and their matters. */
export const eligibleOf = (kind: Kind, from: number, label: string, code?: string): Head =>
  head(
    label,
    petitions(from, 'Số đơn', `${kindIs(kind)} and ${eligible}`, meansEligible),
    matters(from + 1, 'Số vụ việc', kindIs(kind), meansMatters, code ? { code } : {}),
  );
