// A list of pairs pasted from a table: old code, new code, part, suggestion. Reads the rows, says what is wrong by line. Pure.
import { parse } from 'csv-parse/sync';

export interface ListedPair {
  line: number;
  oldCode: string;
  newCode: string;
  part: 'whole' | 'part' | 'remainder';
  suggested: boolean;
}

const parts: Record<string, ListedPair['part']> = {
  whole: 'whole',
  'toàn bộ': 'whole',
  part: 'part',
  'một phần': 'part',
  remainder: 'remainder',
  'phần còn lại': 'remainder',
};
const columns = {
  old: ['old_code', 'mã cũ'],
  next: ['new_code', 'mã mới'],
  part: ['part', 'phần'],
  suggested: ['suggested_default', 'mặc định'],
};
/** More than every commune of the country twice over is no list of ours. */
const mostLines = 8000;

/**
 * Rows separated by commas, semicolons or tabs, the first naming the columns: mã cũ, mã mới, phần, mặc định (others are ignored).
 * @returns the pairs, or sentences with line numbers, at most ten
 */
export function readPairs(text: string): { pairs: ListedPair[]; problems: string[] } {
  const head = text.split('\n')[0] ?? '';
  const delimiter = ['\t', ';', ','].find((sign) => head.includes(sign)) ?? ',';
  let rows: string[][];
  try {
    rows = parse(text, {
      delimiter,
      bom: true,
      trim: true,
      relax_column_count: true,
      skip_empty_lines: true,
      relax_quotes: true,
    }) as string[][];
  } catch {
    return { pairs: [], problems: ['Danh sách không đọc được. Sao chép lại từ bảng tính, mỗi dòng một cặp đơn vị'] };
  }
  if (rows.length > mostLines) return { pairs: [], problems: [`Danh sách dài quá ${mostLines.toLocaleString('vi-VN')} dòng`] };
  const names = (rows[0] ?? []).map((name) => name.normalize('NFC').toLocaleLowerCase('vi'));
  const at = (wanted: readonly string[]) => names.findIndex((name) => wanted.includes(name));
  const places = { old: at(columns.old), next: at(columns.next), part: at(columns.part), suggested: at(columns.suggested) };
  if (places.old < 0 || places.next < 0) return { pairs: [], problems: ['Dòng đầu cần có tên cột “mã cũ” và “mã mới”'] };
  const problems: string[] = [];
  const pairs: ListedPair[] = [];
  const seen = new Set<string>();
  rows.slice(1).forEach((row, index) => {
    const line = index + 2;
    const oldCode = row[places.old] ?? '';
    const newCode = row[places.next] ?? '';
    const written = (row[places.part] ?? 'whole').normalize('NFC').toLocaleLowerCase('vi');
    const part = parts[written || 'whole'];
    if (!oldCode || !newCode) problems.push(`Dòng ${line}: thiếu mã cũ hoặc mã mới`);
    else if (!part)
      problems.push(`Dòng ${line}: phần “${written.slice(0, 20)}” không rõ, ghi toàn bộ, một phần hoặc phần còn lại`);
    else if (seen.has(`${oldCode} ${newCode}`))
      problems.push(`Dòng ${line}: cặp ${oldCode.slice(0, 20)}, ${newCode.slice(0, 20)} đã có ở dòng trên`);
    else {
      seen.add(`${oldCode} ${newCode}`);
      pairs.push({
        line,
        oldCode,
        newCode,
        part,
        suggested: ['1', 'x', 'có', 'yes'].includes((row[places.suggested] ?? '').toLocaleLowerCase('vi')),
      });
    }
  });
  if (pairs.length === 0 && problems.length === 0) problems.push('Danh sách chưa có dòng nào');
  return { pairs, problems: problems.slice(0, 10) };
}
