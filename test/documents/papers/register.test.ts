import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import type { RegisterRow } from '../../../src/documents/papers/register.ts';
import { composeRegister } from '../../../src/documents/papers/register.ts';
import { renderRegisterXlsx } from '../../../src/documents/papers/register-xlsx.ts';
import { renderFragment } from '../../../src/web/render.ts';

const row: RegisterRow = {
  seqNo: 1,
  receivedOn: '2026-09-03',
  personName: 'Nguyễn Thị Hạnh',
  address: 'phường Nghĩa Đô',
  idText: 'CCCD 001185001234',
  summary: '=HYPERLINK("http://x") <b>thu hồi đất</b>',
  petitionType: 'KN',
  sameContentCount: 1,
  previousResolver: null,
  inJurisdiction: true,
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
const sheet = composeRegister({ superiorOrg: 'UBND thành phố Hà Nội', issuingOrg: 'UBND phường Nghĩa Đô', year: 2026 }, [
  row,
  voided,
]);

const officialHead = [
  'STT',
  'Ngày tiếp',
  'Họ tên, địa chỉ',
  'CCCD/CMND/Hộ chiếu',
  'Nội dung đơn',
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
  const html = renderFragment('documents/register', { register: sheet, toolbar, xlsxHref: '/reception/register.xlsx' });
  expect(html).toContain('<s>2</s>');
  expect(html).toContain('Hủy số ngày 04/09/2026. Lý do: Ghi trùng lượt số 1. Người hủy: Trần Thị Lan Anh.');
  expect(html).toContain('&lt;b&gt;thu hồi đất');
  expect(html).toContain('<td class="r-narrow">1</td><td class="r-narrow">03/09/2026</td>');
  expect(renderFragment('documents/register', { register: { ...sheet, rows: [] }, toolbar, xlsxHref: '' })).toContain(
    'Không có lượt tiếp công dân',
  );
});

test('Excel file: same cells, voided struck through, typed formulas stay text', async () => {
  const workbook = new ExcelJS.Workbook();
  const bytes = await renderRegisterXlsx(sheet);
  await workbook.xlsx.load(bytes as unknown as ArrayBuffer);
  const page = workbook.worksheets[0];
  if (!page) throw new Error('no sheet');
  const texts = (number: number) => officialHead.map((_head, index) => page.getRow(number).getCell(index + 1).text);
  expect(texts(6)).toEqual(officialHead);
  expect(texts(8)).toEqual(sheet.rows[0]?.cells);
  expect(texts(9).slice(0, 12)).toEqual(sheet.rows[1]?.cells.slice(0, 12));
  expect(texts(9)[12]).toBe(`ghi nhầm ${sheet.rows[1]?.voidNote}`);
  expect(page.getCell('A9').font.strike).toBe(true);
  expect(page.getCell('A8').font.strike).toBeFalsy();
  expect(typeof page.getCell('E8').value).toBe('string');
  expect(page.pageSetup.orientation).toBe('landscape');
});
