// What leaves a class says so at the top of its first page, kind by kind; what an office makes says nothing of the sort.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { expect, it } from 'vitest';
import { renderAuditXlsx } from '../../src/audit/audit-xlsx.ts';
import { classLine } from '../../src/documents/papers/class-mark.ts';
import { renderDocx } from '../../src/documents/papers/docx.ts';
import { composeRegister } from '../../src/documents/papers/register.ts';
import { renderRegisterXlsx } from '../../src/documents/papers/register-xlsx.ts';
import { rejectedXlsx } from '../../src/importing/rejected-xlsx.ts';
import { listWorkbook } from '../../src/reports/list-workbook.ts';
import type { Sheet } from '../../src/reports/sheet.ts';
import { tables } from '../../src/reports/tables/index.ts';
import { tableWorkbook } from '../../src/reports/workbook.ts';
import { renderFragment } from '../../src/web/render.ts';
import { docxParts, printHtml } from '../documents/papers/drawings.ts';
import { filled } from '../documents/papers/samples.ts';

const publicFolder = join(import.meta.dirname, '../../public');

async function bytesOf(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts);
}
/** What stands over the first page of a workbook, in print or as a row of its own. */
async function topOf(bytes: Buffer): Promise<string> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes as unknown as ArrayBuffer);
  const [page] = book.worksheets;
  return [page?.name, page?.headerFooter?.oddHeader, page?.getCell('A6').text].filter(Boolean).join('\n');
}
async function* noRows() {}

const workbooks: Record<string, (isTraining: boolean) => Promise<Buffer>> = {
  'the book of visits': (training) =>
    renderRegisterXlsx(composeRegister({ superiorOrg: 'UBND', issuingOrg: 'UBND phường', year: 2026, training }, [])),
  'the rows behind a figure': (isTraining) => listWorkbook({ heading: ['Danh sách'], found: [], showsValue: false, isTraining }),
  'a statutory table': (isTraining) => {
    const [table] = Object.values(tables);
    if (!table) throw new Error('No table');
    const sheet = { table, columns: [], period: { from: '2026-01-01', to: '2026-12-31' }, note: '' } as unknown as Sheet;
    return tableWorkbook({ sheet, lines: [], note: '', isTraining });
  },
  'the audit': (isTraining) => renderAuditXlsx([], isTraining),
  'rows of an old book to mend': (isTraining) =>
    bytesOf(rejectedXlsx(noRows(), { settings: { heads: ['Số'], sheets: [] } } as never, isTraining)),
};

it.each(Object.entries(workbooks))('%s', async (_kind, make) => {
  expect(await topOf(await make(true))).toContain(classLine);
  expect(await topOf(await make(false))).not.toContain('TẬP HUẤN');
});

it('a Word file: the line over the first page, the word across it', () => {
  const first = (watermark: '' | 'TẬP HUẤN') =>
    docxParts(renderDocx({ ...filled.KN03_2026, watermark })).get('word/header2.xml') ?? '';
  expect(first('TẬP HUẤN')).toContain(classLine);
  expect(first('TẬP HUẤN')).toMatch(/string="TẬP HUẤN"/);
  expect(first('')).not.toContain('TẬP HUẤN');
});

it('a print: whatever sheet carries the word has the band in its margin too, a citizen’s paper of an exercise as well', () => {
  const styles = ['print.css', 'papers.css'].map((name) => readFileSync(join(publicFolder, 'css', name), 'utf8')).join('\n');
  // Whatever page a sheet is printed on has its own for a class, by a stronger rule, with the band in its margin.
  const pages = [...styles.matchAll(/^(\.[^{}]*)\{([^}]*)page:([a-z-]+)\}/gm)].map(([, sheets = '', , page = '']) => ({
    sheets,
    page,
  }));
  const ofClass = pages.filter(({ sheets }) => sheets.startsWith('.is-training '));
  // Page by page: a browser drops a rule that names several.
  const banded = [...styles.matchAll(/@page ([a-z-]+)\{[^}]*@bottom-center\{content:"MÔI TRƯỜNG TẬP HUẤN/g)].map(
    ([, page]) => page,
  );
  expect(ofClass.map(({ page }) => page).sort()).toEqual(banded.sort());
  for (const { sheets } of pages.filter((one) => !ofClass.includes(one)))
    expect(ofClass.map((one) => one.sheets)).toContain(`.is-training ${sheets}`);
  // What knows no boxes in the margin repeats the band as the foot of a table; a printed page that is no sheet has both too.
  for (const name of ['print.css', 'app.css']) {
    const style = readFileSync(join(publicFolder, 'css', name), 'utf8');
    const [, firefox = ''] = /@supports \(-moz-appearance:none\)\{@media print\{([\s\S]*?)\}\}\}/.exec(style) ?? [];
    expect(firefox).toMatch(/body\.is-training[^{]*\{display:table;/);
    expect(firefox).toMatch(/\.band[^{]*\{[^}]*display:table-footer-group/);
    expect(style).toMatch(/@page training\{@bottom-center\{content:"MÔI TRƯỜNG TẬP HUẤN/);
  }
  expect(printHtml({ ...filled.KN03_2026, watermark: 'TẬP HUẤN' })).toMatch(/class="is-training">\s*<main class="sheet/);
  const sheet = {
    placeAndDate: '',
    heading: 'Đơn',
    addressee: '',
    about: [],
    paragraphs: [],
    request: '',
    enclosures: [],
    signed: { capacity: '', mark: '', name: '' },
    others: [],
    caption: '',
  };
  const paper = renderFragment('training/paper', { title: '', toolbar: { back: { href: '', label: '' } }, sheet } as never);
  expect(paper).toMatch(/class="is-training"><main class="sheet/);
});
