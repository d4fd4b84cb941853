// Blocks of a paper as WordprocessingML. Lengths in twentieths of a point; the text is 162 mm (9184) wide.
import type { Block, Run, Sheet, SignatureColumn, TableBlock } from './paper.ts';
import { RECIPIENTS_HEAD } from './text.ts';

const TEXT_WIDTH = 9184;
const FIRST_LINE = 567;
const BODY = 28;
const columnWeight = { narrow: 3, short: 5, wide: 10 } as const;

type Align = 'both' | 'left' | 'center';

interface Look {
  align: Align;
  firstLine?: number;
  before?: number;
  after?: number;
  keepNext?: boolean;
}

/** All blocks of the body. */
export function bodyXml(blocks: readonly Block[]): string {
  return blocks.map(blockXml).join('');
}

/** "Nơi nhận" left and the signer right; '' when the body closes with signature columns. */
export function footXml(paper: Sheet): string {
  if (paper.signer === null) return '';
  const recipients = [
    textXml([{ text: RECIPIENTS_HEAD, bold: true, italic: true }], { align: 'left' }, 24),
    ...paper.recipients.map((line) => textXml([{ text: line, bold: false, italic: false }], { align: 'left' }, 22)),
  ];
  const half = TEXT_WIDTH / 2;
  return plainTable([half, half], [[recipients.join(''), signHead(paper.signer) + signName(paper.signer)]]);
}

function blockXml(block: Block): string {
  const body: Look = { align: 'both', firstLine: FIRST_LINE, after: 120 };
  switch (block.type) {
    case 'paragraph':
      return textXml(block.runs, { body, lead: { ...body, keepNext: true }, flat: plainLook, centre: centreLook }[block.style]);
    case 'article':
      return textXml([{ text: `${block.label} `, bold: true, italic: false }, ...block.runs], body);
    case 'list':
      return block.items
        .map((item) => textXml([{ text: `${item.marker} `, bold: false, italic: false }, ...item.runs], body))
        .join('');
    case 'table':
      return tableXml(block);
    case 'box':
      return borderedTable([TEXT_WIDTH], [[block.lines.map((line) => textXml(line, { align: 'left' }, 24)).join('')]]) + spacer;
    case 'signatures':
      return spacer + block.rows.map(signatureRow).join(spacer) + spacer;
  }
}

const plainLook: Look = { align: 'both', after: 120 };
const centreLook: Look = { align: 'center', before: 120, after: 120, keepNext: true };

/** Headings in one table row and names in the next, so that the names stand on one line. */
function signatureRow(columns: readonly SignatureColumn[]): string {
  const widths = columns.map(() => Math.floor(TEXT_WIDTH / columns.length));
  return plainTable(widths, [columns.map(signHead), columns.map(signName)]);
}

function signHead(column: SignatureColumn): string {
  const centred: Look = { align: 'center', keepNext: true };
  return [
    ...column.heading.map((line) => textXml([{ text: line, bold: true, italic: false }], centred, 26, true)),
    column.hint === '' ? '' : textXml([{ text: column.hint, bold: false, italic: true }], centred, 24),
  ].join('');
}

function signName(column: SignatureColumn): string {
  return textXml([{ text: column.name, bold: true, italic: false }], { align: 'center', before: 1240 }, BODY);
}

function tableXml(block: TableBlock): string {
  const weights = block.columns.map((column) => columnWeight[column.size]);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const widths = weights.map((weight) => Math.floor((TEXT_WIDTH * weight) / total));
  const head = block.columns.map((column) =>
    textXml([{ text: column.label, bold: true, italic: false }], { align: 'center' }, 26),
  );
  const rows = block.rows.map((row) =>
    row.map((text, index) =>
      textXml([{ text, bold: false, italic: false }], { align: block.columns[index]?.centred ? 'center' : 'left' }, 26),
    ),
  );
  return borderedTable(widths, [head, ...rows], true) + spacer;
}

function textXml(runs: readonly Run[], look: Look, halfPoints = BODY, caps = false): string {
  const indent = look.firstLine ? `<w:ind w:firstLine="${look.firstLine}"/>` : '';
  const keep = look.keepNext ? '<w:keepNext/>' : '';
  const spacing = `<w:spacing w:before="${look.before ?? 0}" w:after="${look.after ?? 0}"/>`;
  return `<w:p><w:pPr>${keep}${spacing}${indent}<w:jc w:val="${look.align}"/></w:pPr>${runs.map((run) => runXml(run, halfPoints, caps)).join('')}</w:p>`;
}

function runXml(run: Run, halfPoints: number, caps: boolean): string {
  const marks = `${run.bold ? '<w:b/>' : ''}${run.italic ? '<w:i/>' : ''}${caps ? '<w:caps/>' : ''}`;
  return `<w:r><w:rPr>${marks}<w:sz w:val="${halfPoints}"/><w:szCs w:val="${halfPoints}"/></w:rPr><w:t xml:space="preserve">${escapeXml(run.text)}</w:t></w:r>`;
}

const spacer = '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="160" w:lineRule="exact"/></w:pPr></w:p>';

const borderedTable = (widths: number[], rows: string[][], headed = false) => tableOf(widths, rows, true, headed);
const plainTable = (widths: number[], rows: string[][]) => tableOf(widths, rows, false, false);

function tableOf(widths: number[], rows: string[][], borders: boolean, headed: boolean): string {
  const line = (side: string) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`;
  const frame = borders
    ? `<w:tblBorders>${['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(line).join('')}</w:tblBorders>`
    : '';
  const grid = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('');
  const cell = (content: string, index: number) =>
    `<w:tc><w:tcPr><w:tcW w:w="${widths[index] ?? 0}" w:type="dxa"/></w:tcPr>${content}</w:tc>`;
  const row = (cells: string[], index: number) =>
    `<w:tr><w:trPr><w:cantSplit/>${headed && index === 0 ? '<w:tblHeader/>' : ''}</w:trPr>${cells.map(cell).join('')}</w:tr>`;
  return `<w:tbl><w:tblPr><w:tblW w:w="${TEXT_WIDTH}" w:type="dxa"/>${frame}<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${rows.map(row).join('')}</w:tbl>`;
}

/** Text for XML: control characters that no XML may hold are dropped. */
function escapeXml(text: string): string {
  return xmlText(text).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

/** The text without characters XML 1.0 forbids (controls, lone surrogates, U+FFFE, U+FFFF). */
export function xmlText(text: string): string {
  return [...text]
    .filter((character) => !/[\p{Cs}\uFFFE\uFFFF]/u.test(character) && (character >= ' ' || '\t\n\r'.includes(character)))
    .join('');
}
