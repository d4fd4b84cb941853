// Before rows go in: what each word of the file is taken for, how many rows say it. Pure.
import type { ImportReport } from './import.ts';
import { number } from './screens.ts';
import type { ImportSettings } from './settings.ts';
import type { Book } from './targets.ts';
import { type ChoiceField, choiceFields, endNames, fieldNames, meaningsOf } from './vocabulary.ts';

export interface TakenLine {
  field: string;
  meaning: string;
  rows: string;
  words: string;
}

const shownWords = 12;

/**
 * A line for each type, outcome … the file's words are taken for, by the rows that can go in: those that wait outside are counted for nobody
 * but whoever brought the file. Words only rows that may denounce say are counted, not shown.
 * @param sight open: as the rows that denounce nobody and name no officer say them
 */
export function takenLines(
  book: Book,
  report: ImportReport,
  { blankState }: Pick<ImportSettings, 'blankState'>,
  sight: 'whole' | 'open',
): TakenLine[] {
  const isWhole = sight === 'whole';
  const taken = (report.taken ?? [])
    .map(({ ready, open = 0, ...one }) => ({ ...one, count: isWhole ? ready : open }))
    .filter(({ count, isTold }) => count > 0 && (isWhole || isTold))
    .sort((one, other) => other.count - one.count);
  const lines = choiceFields.flatMap((field) =>
    meaningsOf(field, book).flatMap(({ value, label }) => {
      const words = taken.filter((one) => one.field === field && one.meaning === value);
      return words.length > 0 ? [line(field, label, words)] : [];
    }),
  );
  const blank = (isWhole ? report.blankStates : report.blankOpen) ?? 0;
  return blank === 0
    ? lines
    : [
        ...lines,
        {
          field: fieldNames.state,
          meaning: endNames[blankState || 'filed'],
          rows: number(blank),
          words: 'để trống trong tệp',
        },
      ];
}

function line(
  field: ChoiceField,
  meaning: string,
  words: readonly { text: string; count: number; isTold: boolean }[],
): TakenLine {
  const sum = (some: readonly { count: number }[]) => some.reduce((rows, one) => rows + one.count, 0);
  const told = words.filter((one) => one.isTold);
  const left = told.slice(shownWords);
  const hidden = sum(words.filter((one) => !one.isTold));
  return {
    field: fieldNames[field],
    meaning,
    rows: number(sum(words)),
    words: [
      ...told.slice(0, shownWords).map((one) => `“${one.text}” ${number(one.count)}`),
      left.length > 0 ? `${number(left.length)} chữ khác ${number(sum(left))}` : '',
      hidden > 0 ? `chữ ở dòng được bảo mật ${number(hidden)}` : '',
    ]
      .filter(Boolean)
      .join(', '),
  };
}
