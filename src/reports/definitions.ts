// By which definitions figures are counted. A closed report keeps their version, so that a figure that is another one today only because it is
// counted otherwise is said to be that, and not a changed record. A test knows what each version counts: changing it asks for another one. Pure.
import { formatDate } from '../deadlines/dates.ts';
import { raised } from '../first-letter.ts';

/** The rate of matters resolved (Mẫu số 02, III.1), among the places of columns ('02-xld:6'). */
export const ratePlace = 'rate';

interface Version {
  version: number;
  /** What it counts otherwise than before, within a sentence; a place that is not named is counted as before. */
  changes: readonly { places: readonly string[]; words: string }[];
}

/** Oldest first. What came before the first of them was kept with no report. */
export const versions: readonly Version[] = [
  {
    version: 1,
    changes: [
      {
        places: [ratePlace],
        words:
          'tỷ lệ giải quyết tính theo vụ việc, nhiều đơn của một vụ việc là một, xong khi không còn đơn nào chưa xong; trước đó có lúc tính từng đơn đã thụ lý',
      },
    ],
  },
];
export const currentDefinitions: number = versions.at(-1)?.version ?? 0;

/** As a closed report keeps it. */
export interface CountedBy {
  /** Null for one closed before the version was kept. */
  definitions: number | null;
  /** Of such a one, the day from which the version is kept here, 'YYYY-MM-DD'. */
  countedBefore: string | null;
}

/** Counted by the definitions of today. */
export const isCurrent = ({ definitions }: CountedBy): boolean => definitions === currentDefinitions;

/** "theo cách tính trước ngày 15/12/2026", "theo cách tính bản 1" */
export const countedByWords = ({ definitions, countedBefore }: CountedBy): string =>
  definitions === null
    ? `theo cách tính trước ngày ${countedBefore ? formatDate(countedBefore) : '…'}`
    : `theo cách tính bản ${definitions}`;

/** What is counted otherwise today, of a column or the rate; of the whole report without a place. */
export const changedSince = ({ definitions }: CountedBy, place?: string): string[] =>
  versions
    .filter(({ version }) => version > (definitions ?? 0))
    .flatMap(({ changes }) => changes)
    .filter(({ places }) => place === undefined || places.includes(place))
    .map(({ words }) => words);

/** The whole of it, for the page of a closed report. */
export function definitionsFact(by: CountedBy): { term: string; text: string } {
  const words = countedByWords(by).replace(/^theo cách tính /u, '');
  const changed = changedSince(by);
  const now = changed.length > 0 ? ` Nay là bản ${currentDefinitions}: ${changed.join('; ')}.` : '';
  return {
    term: 'Cách tính',
    text: isCurrent(by) ? `Bản ${currentDefinitions}, đang dùng` : `${raised(words)}.${now}`,
  };
}

/** Of reports put together, those not counted as one is today: "3 đơn vị theo cách tính trước ngày 15/12/2026"; '' where there are none. */
export function countedOtherwise(reports: readonly CountedBy[]): string {
  const found = new Map<string, number>();
  for (const report of reports) {
    if (isCurrent(report)) continue;
    const words = countedByWords(report);
    found.set(words, (found.get(words) ?? 0) + 1);
  }
  return [...found].map(([words, count]) => `${count} đơn vị ${words}`).join(', ');
}

/**
 * Why a figure is another one today where no act on its records tells: it is counted otherwise; or, of a report that does not say how it was
 * counted, it may be. '' of a figure counted as today.
 * @param isAll no act tells of any of its records
 */
export function definitionWhy(by: CountedBy, place: string, isAll: boolean): string {
  const changed = changedSince(by, place);
  if (changed.length > 0) return `Cách tính đã đổi${isAll ? ', hồ sơ không đổi' : ''}: ${changed.join('; ')}.`;
  return by.definitions === null
    ? `Có hồ sơ không ghi việc nào sau khi chốt: khác có thể vì chốt ${countedByWords(by)}, không vì hồ sơ đổi.`
    : '';
}
