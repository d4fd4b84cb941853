// The status of a wave as rows: a word for each item of each unit, and item by item what was found. Pure.
import { formatDate } from '../../deadlines/dates.ts';
import type { Board, BoardRow } from './board.ts';
import type { StatusSheet } from './status-xlsx.ts';
import { type Item, nameOf, shortOf, type UnitState } from './wave.ts';

/** Two sheets: a row for each unit, and a row for each item of each unit. */
export function statusSheets(board: Board): StatusSheet[] {
  const found = board.rows.map((row) => ({ row, items: board.items.flatMap((item) => findingOf(row, item)) }));
  return [
    {
      name: 'Tình trạng',
      heads: ['STT', 'Đơn vị', 'Thuộc', 'Tình trạng', 'Vận hành từ ngày', 'Còn thiếu', ...board.items.map(shortOf)],
      rows: found.map(({ row, items }, index) => [
        String(index + 1),
        row.unit.name,
        row.unit.parent,
        stateWords[row.state],
        row.decision ? formatDate(row.decision.liveOn) : '',
        missingIn(row, board.items).map(shortOf).join(', '),
        ...board.items.map((item) => items.find((one) => one.item === item)?.verdict ?? ''),
      ]),
      widths: [5, 22, 16, 13, 12, 26, 8],
      orientation: 'landscape',
      fixed: 2,
    },
    {
      name: 'Từng việc',
      heads: ['Đơn vị', 'Việc', 'Kết quả', 'Đã thấy, đã nói'],
      rows: found.flatMap(({ row, items }) =>
        items.map(({ item, verdict, words }) => [row.unit.name, nameOf(item), verdict, words]),
      ),
      widths: [22, 26, 14, 48],
      orientation: 'portrait',
      fixed: 1,
    },
  ];
}

const stateWords: Record<UnitState, string> = {
  missing: 'còn thiếu',
  ready: 'sẵn sàng',
  decided: 'đã có ngày vận hành',
  live: 'đã vận hành',
};

const missingIn = ({ decision, missing }: BoardRow, items: readonly Item[]): Item[] =>
  decision ? decision.missing.flatMap((code) => items.filter((item) => item.code === code)) : missing.map(({ item }) => item);

/** What stands of one item at one unit: a word, and what was found or who said so. Of a unit let go live: as it was that day. */
function findingOf({ decision, lines }: BoardRow, item: Item): { item: Item; verdict: string; words: string }[] {
  if (decision) {
    const then = decision.checklist.find((one) => one.code === item.code);
    if (!then) return [];
    const verdict = then.done ? 'đạt' : decision.missing.includes(item.code) ? 'thiếu' : 'chưa có, không bắt buộc';
    return [{ item, verdict, words: then.words }];
  }
  const line = lines.find((one) => one.item.code === item.code);
  if (!line) return [];
  const verdict = line.tick?.kind === 'not_needed' ? 'không áp dụng' : line.done ? 'đạt' : 'thiếu';
  return [{ item, verdict, words: line.tick ? [line.tick.byName, line.tick.remark].filter(Boolean).join(': ') : line.words }];
}
