import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import type { RegisterRow, RegisterSheet } from '../../../src/documents/papers/register.ts';
import { composeRegister } from '../../../src/documents/papers/register.ts';
import { renderRegisterXlsx } from '../../../src/documents/papers/register-xlsx.ts';
import { renderFragment } from '../../../src/web/render.ts';

const row: RegisterRow = {
  seqNo: 1,
  receivedOn: '2026-09-03',
  personName: 'Nguyễn Thị Hạnh',
  address: 'phường Nghĩa Đô',
  personCount: 3,
  idText: 'CCCD 001185001234',
  summary: '=HYPERLINK("http://x") <b>thu hồi đất</b>',
  request: 'Đo lại đất',
  petitionType: 'KN',
  sameContentCount: 1,
  previousResolver: null,
  inJurisdiction: true,
  isTakenIn: true,
  guidedTo: null,
  transferredTo: null,
  resultTracking: 'Đang giải quyết',
  note: null,
  voided: null,
};
const voided: RegisterRow = {
  ...row,
  seqNo: 2,
  note: 'ghi nhầm',
  voided: { reason: 'Ghi trùng lượt số 1', by: 'Trần Thị Lan Anh', on: '2026-09-04' },
};
const sheets = composeRegister({ superiorOrg: 'UBND thành phố Hà Nội', issuingOrg: 'UBND phường Nghĩa Đô', year: 2026 }, [
  row,
  voided,
]);
const [sheet] = sheets as [RegisterSheet];

const officialHead = [
  'STT',
  'Ngày tiếp',
  'Họ tên, địa chỉ',
  'CCCD/CMND/Hộ chiếu',
  'Nội dung đơn (tóm tắt vụ việc)',
  'Loại đơn (KN/TC/KN/PA)',
  'Số người cùng nội dung',
  'Cơ quan đã giải quyết',
  'Thuộc thẩm quyền (x)',
  'Hướng dẫn công dân đến cơ quan có thẩm quyền',
  'Cơ quan, đơn vị thụ lý',
  'Theo dõi kết quả giải quyết',
  'Ghi chú',
];

test('13 columns with the official head, numbered 1 to 13', () => {
  expect(sheet.columns.map((column) => column.label)).toEqual(officialHead);
  expect(sheet.columns.map((column) => column.number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]);
  for (const entry of sheet.rows) expect(entry.cells).toHaveLength(13);
});

test('print page: voided entry keeps its number, struck through, with reason and who', () => {
  const toolbar = { back: { href: '/reception', label: 'Quay lại sổ' }, docxHref: '', text: '' };
  const html = renderFragment('documents/register', { sheets, toolbar, xlsxHref: '/reception/register.xlsx' });
  expect(html).toContain('<s>2</s>');
  expect(html).toContain('Hủy số ngày 04/09/2026. Lý do: Ghi trùng lượt số 1. Người hủy: Trần Thị Lan Anh.');
  expect(html).toContain('&lt;b&gt;thu hồi đất');
  expect(html).toContain('<td class="r-narrow">1</td><td class="r-narrow">03/09/2026</td>');
  expect(renderFragment('documents/register', { sheets: [{ ...sheet, rows: [] }], toolbar, xlsxHref: '' })).toContain(
    'Không có lượt tiếp công dân',
  );
});

test('Excel file: same cells, voided struck through, typed formulas stay text', async () => {
  const workbook = new ExcelJS.Workbook();
  const bytes = await renderRegisterXlsx(sheets);
  await workbook.xlsx.load(bytes as unknown as ArrayBuffer);
  const page = workbook.worksheets[0];
  if (!page) throw new Error('no sheet');
  const texts = (number: number) => officialHead.map((_head, index) => page.getRow(number).getCell(index + 1).text);
  expect(texts(7)).toEqual(officialHead);
  // Marked as text for the day it is saved as a file of commas.
  const guarded = (index: number) => sheet.rows[index]?.cells.map((cell) => (cell.startsWith('=') ? `'${cell}` : cell));
  expect(texts(9)).toEqual(guarded(0));
  expect(texts(10).slice(0, 12)).toEqual(guarded(1)?.slice(0, 12));
  expect(texts(10)[12]).toBe(`ghi nhầm ${sheet.rows[1]?.voidNote}`);
  expect(page.getCell('A10').font.strike).toBe(true);
  expect(page.getCell('A9').font.strike).toBeFalsy();
  expect(typeof page.getCell('E9').value).toBe('string');
  expect(page.pageSetup.orientation).toBe('landscape');
});

test('a period before 01/7/2026 stands on its own form, one over the change on both', async () => {
  const rows = (...days: string[]) => days.map((receivedOn, index) => ({ ...row, seqNo: index + 1, receivedOn }));
  const head = { issuingOrg: 'UBND phường Nghĩa Đô', year: 2026 };
  const both = composeRegister(head, rows('2026-06-30', '2026-07-01'));
  expect(both.map((one) => [one.officialForm, one.columns.length, one.rows.length])).toEqual([
    ['Mẫu số 03, Thông tư số 04/2021/TT-TTCP', 12, 1],
    ['Mẫu số 03/TCD, Nghị định số 154/2026/NĐ-CP', 13, 1],
  ]);
  expect(both.map((one) => one.period)).toEqual([
    'Năm 2026, từ ngày 01/01/2026 đến ngày 30/06/2026',
    'Năm 2026, từ ngày 01/07/2026 đến ngày 31/12/2026',
  ]);
  expect(both[0]?.rows[0]?.cells.slice(5, 8)).toEqual(['KN/3', '', 'x']);
  const [old] = composeRegister({ ...head, year: 2021 }, rows('2021-11-14'));
  expect(old?.officialForm).toBe('Mẫu số 06-TCD, Thông tư số 06/2014/TT-TTCP');
  expect(old?.rows[0]?.cells).toContain('Đo lại đất');
  expect(composeRegister(head, []).map((one) => one.columns.length)).toEqual([13]);

  const html = renderFragment('documents/register', {
    sheets: both,
    toolbar: { back: { href: '/', label: 'a' }, docxHref: '', text: '' },
    xlsxHref: '',
  });
  expect(html).toContain('colspan="3" rowspan="1">Hướng xử lý');
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load((await renderRegisterXlsx(both)) as unknown as ArrayBuffer);
  expect(workbook.worksheets).toHaveLength(2);
  expect(workbook.worksheets[0]?.getCell('H7').text).toBe('Hướng xử lý');
  expect(workbook.worksheets[0]?.getCell('I8').text).toBe('Trả lại đơn và hướng dẫn');
});
