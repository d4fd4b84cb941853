// What came of an undo: how many rows left the book, which stayed, and that none is lost.
import { petitionNumber } from '../petitions/petition.ts';
import { visitNumber } from '../reception/visit.ts';
import type { ImportReport } from './import.ts';
import type { RowCounts, StayedRow } from './queries.ts';
import { number } from './screens.ts';
import { outsideLabel, type Sight } from './sight.ts';

export interface UndoneFacts {
  tallies: { label: string; value: string; hint: string; strong: boolean }[];
  balance: string;
  stayed: { href: string; label: string }[];
  /** How many more stayed than are listed. */
  moreStayed: string;
}

/**
 * @param counted of what went, the rows a closed report counts
 * @param tellsGone whether how many went is told: to who brought the file, of a book that denounces nobody. To all others not even that: before the
 *   undo fewer of them may have been there for him, and what stayed may be hidden from him
 * @param stayed what the viewer sees in the book: whatever else of the import there may be counts as gone, for every viewer alike
 */
export function undoneFacts(
  counts: RowCounts,
  counted: number,
  stayed: readonly StayedRow[],
  report: ImportReport | undefined,
  { tellsGone, sight }: { tellsGone: boolean; sight: Sight },
): UndoneFacts {
  const staying = stayed[0]?.all ?? 0;
  const gone = counts.rows - counts.bad - counts.ready - staying;
  const rows = report?.rows ?? counts.rows;
  const parts = [
    `${number(gone)} ra khỏi sổ`,
    staying > 0 ? `${number(staying)} ở lại trong sổ` : '',
    `${number(counts.bad)} chưa nhập`,
  ].filter(Boolean);
  const missing = rows - counts.rows + counts.ready;
  return {
    tallies: [
      ...(tellsGone
        ? [{ label: 'Ra khỏi sổ, kể cả dòng ông, bà không được xem nếu có', value: number(gone), hint: 'dòng', strong: true }]
        : []),
      ...(tellsGone && counted > 0
        ? [
            {
              label: 'Trong đó giữ số, gạch ngang vì đã tính vào báo cáo đã chốt',
              value: number(counted),
              hint: 'dòng',
              strong: false,
            },
          ]
        : []),
      {
        label: tellsGone ? 'Ở lại trong sổ' : 'Ở lại trong sổ, ông, bà xem được',
        value: number(staying),
        hint: 'dòng',
        strong: staying > 0,
      },
      { label: outsideLabel(sight), value: number(counts.bad), hint: 'dòng', strong: false },
    ],
    balance: !tellsGone
      ? ''
      : `${number(rows)} dòng trong tệp = ${parts.join(' + ')}${missing === 0 ? '. Khớp.' : `. Lệch ${number(missing)} dòng: báo quản trị.`}`,
    stayed: stayed.map(({ petitionId, visitId, ...one }) =>
      petitionId === null
        ? { href: `/visits/${visitId}`, label: visitNumber(one) }
        : { href: `/petitions/${petitionId}`, label: petitionNumber(one) },
    ),
    moreStayed: staying > stayed.length ? `và ${number(staying - stayed.length)} dòng khác` : '',
  };
}
