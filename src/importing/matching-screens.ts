// Pages where the officer tells what the file means: encoding by eye and columns; and the rows that wait outside.
import type { FormState } from '../web/forms.ts';
import { sentColumns } from './forms.ts';
import { headAt } from './head.ts';
import { isError, problemWords } from './problems.ts';
import type { ListedImport } from './queries.ts';
import { type Reading, readRow } from './read-row.ts';
import { type Encoding, encodingMarks, encodingNames, encodings } from './reading/encoding.ts';
import { isSample, rowEncodings } from './reading/row-encoding.ts';
import { type RawRow, rowPlace } from './reading/rows.ts';
import { guardedWords, importName, number, othersToTakeWords } from './screens.ts';
import { decodeRow, type ImportSettings, leadingRows, rowReader, withheld } from './settings.ts';
import { type Book, type TargetCode, targets, targetsOf } from './targets.ts';
import { endsTally, unusedEndsWords } from './unused-ends.ts';
import { type ChoiceField, choiceFields, isKnownWord } from './vocabulary.ts';
import type { WaitingRow } from './waiting.ts';

interface Option {
  value: string;
  label: string;
  hint?: string;
}
export interface ColumnsPage {
  title: string;
  back: { href: string; label: string };
  form: FormState;
  encodingOptions: Option[];
  encodingSamples: { before: string; after: string; encoding: string }[];
  fileColumns: { field: string; head: string; sampleText: string }[];
  targetOptions: Option[];
  asksBlank: boolean;
  blankOptions: Option[];
  senderWords: { heading: string; label: string };
  senderOptions: Option[];
  numberingOptions: Option[];
  note: string;
  /** What the columns of the file before say of these; '' where nothing is to be said. */
  beforeWords: string;
  headOptions: Option[];
  /** What becomes of rows whose words for an outcome no chosen column gives; '' for none. */
  endsLeft: string;
}
export interface ProblemsPage {
  title: string;
  back: { href: string; label: string };
  guardedWords: string;
  lines: { rowNo: string; cells: { column: string; shown: string; words: string }[] }[];
  summary: string;
  nextHref: string;
  rejectedHref: string;
}

declare module '../web/render.ts' {
  interface Pages {
    'importing/columns': ColumnsPage;
    'importing/problems': ProblemsPage;
  }
}

const backTo = (one: ListedImport) => ({ href: `/imports/${one.id}`, label: importName(one) });

const samplesOfEach = 3;
const doubtfulSamples = 6;

/** Rows that surely denounce nobody, only their cells may be shown; and the others. */
function parted(rows: readonly RawRow[], reading: Reading): { showable: RawRow[]; held: RawRow[] } {
  const told = rows
    .filter((row) => row.no > reading.settings.headRow)
    .map((row) => ({ row, held: readRow(decodeRow(reading.settings, row.cells), reading).maySeal }));
  return {
    showable: told.filter(({ held }) => !held).map(({ row }) => row),
    held: told.filter(({ held }) => held).map(({ row }) => row),
  };
}

type Sample = ColumnsPage['encodingSamples'][number];

/**
 * Of encodings the samples leave out, the words everybody writes in a column of a list ("Tố cáo", "Đất đai") of rows that may denounce: they
 * tell nobody anything. And those encodings of which there is not even that.
 */
function listSamples(
  { book, settings }: Reading,
  held: readonly RawRow[],
  lacking: readonly Encoding[],
): { samples: Sample[]; unseen: Encoding[] } {
  const isList = (code: TargetCode | ''): code is ChoiceField => choiceFields.some((field) => field === code);
  const samples: (Sample & { of: Encoding })[] = [];
  for (const { cells } of held) {
    const read = rowReader({ ...settings, encoding: 'auto' }, cells);
    for (const [index, found] of rowEncodings(cells, settings.usual).entries()) {
      const [cell = '', code = ''] = [cells[index], settings.columns[index]];
      if (!found || found.isDoubtful || !lacking.includes(found.encoding) || !isList(code)) continue;
      const [before, after] = [cell.slice(0, 70), read(cell).slice(0, 70)];
      const alike = samples.filter(({ of }) => of === found.encoding);
      if (!isKnownWord(code, book, after) || alike.length >= samplesOfEach || alike.some((one) => one.before === before))
        continue;
      samples.push({ before, after, encoding: encodingMarks[found.encoding], of: found.encoding });
    }
  }
  const unseen = lacking.filter((encoding) => !samples.some(({ of }) => of === encoding));
  return { samples: samples.map(({ of: _, ...sample }) => sample), unseen };
}

/** Why an encoding that was found has no sample. */
const unseenWords = (unseen: readonly Encoding[]) =>
  unseen.length === 0
    ? ''
    : ` Các ô ${unseen.map((encoding) => encodingMarks[encoding]).join(', ')} chỉ gặp ở dòng tố cáo hoặc dòng chưa rõ loại đơn, không hiện mẫu; chọn “${encodingNames.auto}” để mỗi ô đọc theo bảng mã của ô ấy, mở tệp gốc để đối chiếu.`;

/** Cells that read in more than one encoding first, then some of each encoding. */
function encodingSamples(settings: ImportSettings, rows: readonly RawRow[]): ColumnsPage['encodingSamples'] {
  const samples: (ColumnsPage['encodingSamples'][number] & { kind: string })[] = [];
  for (const { cells } of rows) {
    const read = rowReader({ ...settings, encoding: 'auto' }, cells);
    for (const [index, found] of rowEncodings(cells, settings.usual).entries()) {
      const cell = cells[index] ?? '';
      const isDoubtful = found?.isDoubtful && settings.doubtful !== undefined;
      if (!found || (!isDoubtful && !isSample(cell))) continue;
      const kind = isDoubtful ? 'doubtful' : found.encoding;
      const alike = samples.filter((one) => one.kind === kind).length;
      if (alike >= (isDoubtful ? doubtfulSamples : samplesOfEach) || samples.some((one) => one.before === cell.slice(0, 70)))
        continue;
      const encoding = encodingMarks[found.encoding];
      samples.push({
        before: cell.slice(0, 70),
        after: read(cell).slice(0, 70),
        encoding: isDoubtful ? `${encoding}, chưa chắc` : encoding,
        kind,
      });
    }
  }
  return [...samples.filter((one) => one.kind === 'doubtful'), ...samples.filter((one) => one.kind !== 'doubtful')].map(
    ({ before, after, encoding }) => ({ before, after, encoding }),
  );
}

const doubtfulWords = ({ doubtful }: ImportSettings) =>
  doubtful && doubtful.cells > 0
    ? ` ${number(doubtful.cells)} ô đọc được theo nhiều bảng mã, phần mềm chọn theo các ô khác cùng dòng: xem kỹ các ô ghi “chưa chắc”.`
    : '';

/** What a row is that writes down nobody. */
function senderChoice(book: Book): Pick<ColumnsPage, 'senderWords' | 'senderOptions'> {
  const isVisits = book === 'visits';
  const who = isVisits ? 'người đến' : 'người gửi';
  const anonymous = { value: 'anonymous', label: 'Đơn nặc danh', hint: 'Vào sổ không có người gửi, kèm ghi chú “Đơn nặc danh”' };
  return {
    senderWords: { heading: `Dòng không ghi ${who}`, label: `Dòng để trống ${who}, cả tố cáo, là` },
    senderOptions: [
      { value: 'unknown', label: `Không rõ ${who}`, hint: `Sổ cũ không ghi, vào sổ không có ${who}` },
      ...(isVisits ? [] : [anonymous]),
      { value: 'wait', label: 'Để ngoài sổ', hint: `Dòng chưa nhập được: tải về, bổ sung ${who} rồi gửi lại` },
    ],
  };
}

/** Rows behind the first ones that show a doubtful cell, or an encoding of which the first ones may have none. */
export const rowsToShow = ({ doubtful, sampleRows }: ImportSettings, after: number): number[] =>
  [...new Set([...(doubtful?.rows ?? []), ...Object.values(sampleRows ?? {}).flat()])].filter((no) => no > after);

/** @param rows the first of the file @param further others of `rowsToShow` */
export function columnsScreen(
  one: ListedImport,
  settings: ImportSettings,
  { rows, further }: { rows: readonly RawRow[]; further: readonly RawRow[] },
  reading: Reading,
  form: FormState,
): ColumnsPage {
  // A column just chosen tells which rows may be shown, also before the form is whole.
  const sent = { ...reading, settings: { ...reading.settings, ...sentColumns(form.values, settings) } };
  const { showable: shown, held } = parted(rows, sent);
  const beyond = parted(further, sent);
  const endsLeft = endsLeftBy(one, rows, sent.settings);
  const samples = encodingSamples(settings, [...shown, ...beyond.showable]);
  const found = encodings.filter((encoding) => (settings.found[encoding] ?? 0) > 0);
  const lacking = found.filter((encoding) => !samples.some((one) => one.encoding === encodingMarks[encoding]));
  const lists = listSamples(reading, [...held, ...beyond.held], found.length > 1 ? lacking : []);
  const options = found.length > 1 ? (['auto', ...found] as const) : found.length === 1 ? found : (['unicode'] as const);
  return {
    title: 'Khớp cột',
    back: backTo(one),
    form,
    encodingOptions: options.map((value) => ({
      value,
      label: encodingNames[value],
      hint: value === 'auto' ? 'Tệp có nhiều bảng mã lẫn nhau' : `${number(settings.found[value] ?? 0)} ô`,
    })),
    encodingSamples: [...samples, ...lists.samples],
    fileColumns: settings.heads.map((head, index) => ({
      field: `column.${index}`,
      head: head || `Cột ${index + 1}`,
      sampleText:
        shown
          .map((row) => rowReader(settings, row.cells)(row.cells[index] ?? '').slice(0, 60))
          .filter(Boolean)
          .slice(0, 2)
          .join(' · ') || (shown.length === 0 ? 'hiện sau khi chọn cột “Loại đơn”' : 'trống ở các dòng đầu'),
    })),
    targetOptions: targetsOf(one.book).map((value) => ({ value, label: targets[value].label })),
    asksBlank: one.book === 'petitions',
    blankOptions: [
      { value: 'filed', label: 'Đã xong', hint: 'Vào sổ là đơn lưu, không tính hạn' },
      { value: 'open', label: 'Còn đang xử lý', hint: 'Vào hàng việc, tính hạn theo dữ liệu chuyển đổi' },
    ],
    ...senderChoice(one.book),
    numberingOptions: [
      {
        value: 'unique',
        label: 'Không lặp lại trong một năm',
        hint: 'Cùng năm, cùng số là cùng một dòng: gửi lại tệp thì không nhập lần nữa',
      },
      {
        value: 'repeats',
        label: 'Có lặp lại',
        hint: 'Sổ đánh số lại từ 1 mỗi tháng, hoặc riêng cho từng loại đơn: xét cả ngày và loại đơn',
      },
    ],
    beforeWords: beforeWords(settings),
    headOptions: headOptions(settings, rows),
    note: `Chữ mẫu chỉ lấy từ các dòng không phải tố cáo.${unseenWords(lists.unseen)}${doubtfulWords(settings)}`,
    endsLeft,
  };
}

const mostHeadRows = 10;

/** Which of the first rows is the head, or that none is. Told by number: a first row that is no head may be a denunciation. */
function headOptions({ headRow, sheets }: ImportSettings, rows: readonly RawRow[]): Option[] {
  const first = rows.slice(0, mostHeadRows).map(({ no }) => no);
  return [
    { value: '0', label: 'Tệp không có dòng tiêu đề' },
    ...[...new Set([...first, headRow])]
      .filter((no) => no > 0)
      .sort((a, b) => a - b)
      .map((no) => ({ value: String(no), label: `Dòng ${rowPlace(no, sheets)}` })),
  ];
}

/** The head as the officer says it, where that is another row than was taken for it. */
export function headChosen(
  book: Book,
  settings: ImportSettings,
  rows: readonly RawRow[],
  headRow: number | undefined,
): Partial<Pick<ImportSettings, 'headRow' | 'heads'>> {
  if (headRow === undefined || headRow === settings.headRow) return {};
  const leading = rows.slice(0, leadingRows).map(({ no, cells }) => ({ no, texts: cells.map(rowReader(settings, cells)) }));
  const { lastNo, heads } = headAt(leading, headRow, book);
  return { headRow: lastNo, heads: settings.heads.map((_, index) => (heads[index] ?? '').slice(0, 120)) };
}

function beforeWords({ isByPlace, missed = [] }: ImportSettings): string {
  if (isByPlace)
    return 'Tệp này và tệp lần trước của quyển sổ không có dòng tiêu đề nên các cột đang chọn theo thứ tự lần trước. Thứ tự cột khác đi thì chọn lại: đối chiếu từng cột với chữ mẫu.';
  const names = missed.map((code) => `“${targets[code].label}”`).join(', ');
  return (
    names &&
    `Tiêu đề các cột khác lần trước của quyển sổ, chưa thấy cột nào là ${names}. Chọn cột ấy, hoặc bỏ qua nếu tệp không có.`
  );
}

/** What the page's rows say of how they ended that these columns leave unused, as a sentence; '' for nothing. */
export function endsLeftBy(
  { book, chunks }: Pick<ListedImport, 'book' | 'chunks'>,
  rows: readonly RawRow[],
  settings: Pick<ImportSettings, 'encoding' | 'usual' | 'headRow' | 'columns' | 'blankState'>,
): string {
  const tally = endsTally(book, settings.columns);
  for (const { no, cells } of rows) if (no > settings.headRow) tally.add(cells.map(rowReader(settings, cells)));
  const unused = tally.unused();
  // A long book is counted whole by the dry run.
  const where = chunks > 1 ? `Trong ${number(rows.length)} dòng đầu: ` : '';
  return unused
    ? `${where}${unusedEndsWords(unused, book, settings.blankState)} Chọn cột ấy là “${targets.state.label}” để dùng.`
    : '';
}

/** The fields as they stand: what was sent last, else what is stored. */
export function columnInitial(settings: ImportSettings): Record<string, string> {
  return {
    charset: settings.encoding,
    headRow: String(settings.headRow),
    blankState: settings.blankState,
    blankSender: settings.blankSender ?? 'unknown',
    numbering: settings.numbering,
    ...Object.fromEntries(settings.columns.map((code, index) => [`column.${index}`, code])),
  };
}

/**
 * One page of the rows outside, with the cells that kept them there. A cell that may denounce is not shown, only where it stands.
 * @param waiting one row more than `most` where others follow @param left numbers of rows that are for others to take; undefined where none is told apart
 */
export function problemsScreen(
  one: ListedImport,
  waiting: readonly WaitingRow[],
  { settings }: Reading,
  { most, left }: { most: number; left: readonly number[] | undefined },
): ProblemsPage {
  const shown = waiting.slice(0, most);
  const last = shown[shown.length - 1];
  return {
    title: 'Dòng chưa nhập được',
    back: backTo(one),
    guardedWords:
      left === undefined
        ? guardedWords(one)
        : // On this page of the list: those that stood before its last row, and on the last page the rest.
          othersToTakeWords(left.filter((rowNo) => waiting.length <= most || (last && rowNo < last.rowNo)).length),
    lines: shown.map(({ rowNo, problems, read }) => ({
      rowNo: rowPlace(rowNo, settings.sheets),
      cells: problems
        .filter((problem) => isError(problem.code))
        .map((problem) => ({
          column: targets[problem.target].label,
          shown: shownCell(read.cells, problem.target, read.maySeal, rowPlace(rowNo, settings.sheets)),
          words: problemWords(problem, read.unknown, one.book),
        })),
    })),
    summary: `${number(shown.length)} dòng, theo thứ tự trong tệp`,
    nextHref: waiting.length > most && last ? `/imports/${one.id}/problems?after=${last.rowNo}` : '',
    rejectedHref: `/imports/${one.id}/rejected.xlsx`,
  };
}

/** What a page may say of a cell: of a row that may denounce nothing, for a name may stand in whichever. */
function shownCell(cells: Partial<Record<TargetCode, string>>, target: TargetCode, maySeal: boolean, place: string): string {
  const text = cells[target] ?? '';
  if (text === '') return 'trống';
  if (maySeal) return withheld(place);
  return text.length > 120 ? `${text.slice(0, 120)}…` : text;
}
