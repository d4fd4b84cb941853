// Every paper, filled and empty: print page, Word file and plain text say the same; its sheet, its frame, its catalogue.
import { readFileSync } from 'node:fs';
import PizZip from 'pizzip';
import { describe, expect, test } from 'vitest';
import { buildFrame } from '../../../src/documents/papers/build-frame.ts';
import { paperCatalogue, paperKinds, paperKindsOn, paperTitle, takesNumber } from '../../../src/documents/papers/catalogue.ts';
import { framePath, renderDocx, templateProblems } from '../../../src/documents/papers/docx.ts';
import { calledOr } from '../../../src/documents/papers/frame.ts';
import type { Paper } from '../../../src/documents/papers/paper.ts';
import { paperText } from '../../../src/documents/papers/text.ts';
import { docxParts, docxText, printHtml, printText, squeeze, xmlFault } from './drawings.ts';
import { empty } from './empty-samples.ts';
import { filled, filledData } from './samples.ts';

const everyPaper: [string, Paper][] = [
  ...paperKinds.map((kind): [string, Paper] => [`${kind}, filled`, filled[kind]]),
  ...paperKinds.map((kind): [string, Paper] => [`${kind}, nothing known`, empty[kind]]),
];

describe.each(everyPaper)('%s', (_name, paper) => {
  test('print page, Word file and plain text say the same', () => {
    const text = squeeze(paperText(paper).join(' '));
    expect(printText(paper)).toBe(text);
    expect(docxText(paper)).toBe(text);
  });

  test('nothing is blank or undefined, and every part of the Word file is well formed', () => {
    expect(paperText(paper).join('\n')).not.toMatch(/undefined|null|NaN|\[object| {2}|\.\.\/|;;|\(\)/u);
    for (const [name, xml] of docxParts(renderDocx(paper))) expect([name, xmlFault(xml)]).toEqual([name, null]);
  });

  test('carries a number line exactly when its kind takes a number, and a title or, a letter, its subject under the number', () => {
    expect(paper.letterhead.numberLine !== '').toBe(takesNumber(paper.kind));
    expect(paper.title === '').toBe(paperCatalogue[paper.kind].isLetter === true);
    expect(paper.title === '').toBe(paper.letterhead.about !== undefined);
  });
});

test('each sample is of its own kind', () => {
  for (const kind of paperKinds) expect([filled[kind].kind, empty[kind].kind]).toEqual([kind, kind]);
});

test('a paper without data prints dots where something is to be written', () => {
  for (const kind of paperKinds) expect([kind, paperText(empty[kind]).some((line) => line.includes('……'))]).toEqual([kind, true]);
});

test('every paper that takes a number ends its text with the mark of the end, once (NĐ 30/2020, Annex I)', () => {
  for (const kind of paperKinds.filter(takesNumber))
    expect(paperText(filled[kind]).join('\n').split('./.').length - 1, kind).toBe(1);
});

test('typed text cannot become markup, on the page or in the Word file', () => {
  expect(printHtml(filled.KN03_2026)).toContain('&lt;trên đất&gt;');
  expect(docxText(filled.KN03_2026)).toContain('& "tài sản" <trên đất>');
});

test('the print page carries no inline script or style, and shows the training mark only in training', () => {
  for (const kind of paperKinds) expect(printHtml(filled[kind])).not.toMatch(/<script|style=|\son\w+=/u);
  const training: Paper = { ...filled.KN03_2026, watermark: 'TẬP HUẤN' };
  expect(printHtml(training)).toContain('class="is-training"');
  expect(printHtml(filled.KN03_2026)).not.toContain('is-training');
  expect(docxParts(renderDocx(training)).get('word/header2.xml')).toContain('TẬP HUẤN');
  expect(docxParts(renderDocx(filled.KN03_2026)).get('word/header2.xml')).not.toContain('TẬP HUẤN');
});

test('the sheet has the measures of Decree 30/2020', () => {
  const parts = docxParts(renderDocx(filled.KN03_2026));
  const document = parts.get('word/document.xml') ?? '';
  expect(document).toContain('<w:pgSz w:w="11906" w:h="16838"/>');
  expect(document).toContain('w:top="1134" w:right="1020" w:bottom="1134" w:left="1701"');
  expect(document).toContain('<w:titlePg/>');
  expect(parts.get('word/header1.xml')).toContain('PAGE');
  expect(parts.get('word/header2.xml')).not.toContain('PAGE');
  expect(parts.get('word/styles.xml')).toContain('Times New Roman');
});

test('the stored frame is what the builder makes', () => {
  expect(docxParts(readFileSync(framePath))).toEqual(docxParts(buildFrame()));
});

describe("a unit's own frame", () => {
  const changed = (change: (xml: string) => string) => {
    const zip = new PizZip(buildFrame());
    zip.file('word/document.xml', change(zip.file('word/document.xml')?.asText() ?? ''));
    return zip.generate({ type: 'nodebuffer' });
  };
  test('is used when given', () => {
    const own = changed((xml) => xml.replace('Kính gửi:', 'Trân trọng gửi:'));
    expect(templateProblems(own)).toEqual([]);
    expect(docxText(filled.KN03_2026, own)).toContain('Trân trọng gửi: Bà Nguyễn Thị Hạnh');
  });
  test('is refused with a sentence when a tag is missing, unknown or the file is no Word file', () => {
    expect(templateProblems(changed((xml) => xml.replace('{@foot}', '')))).toEqual(['Tệp mẫu thiếu thẻ {@foot}.']);
    expect(templateProblems(changed((xml) => xml.replace('{title}', '{tieuDe}')))).toHaveLength(1);
    expect(templateProblems(Buffer.from('not a zip'))).toHaveLength(1);
  });
});

test('the catalogue: what came with the law of 2026 is not offered before 01/7/2026', () => {
  expect(paperKinds.filter((kind) => !paperKindsOn('2026-06-30').includes(kind))).toEqual(['KN14A_2026', 'KN14B_2026']);
  expect(paperKindsOn('2026-07-01')).toEqual([...paperKinds]);
});

test('a form of two rulings is listed by the one it says', () => {
  const refusal = { outcome: { accepted: false } };
  expect(paperTitle({ kind: 'TC05_2019', fields: refusal })).toBe('Thông báo việc không thụ lý tố cáo');
  expect(paperTitle({ kind: 'TC05_2019', fields: filledData.TC05_2019 as object as Record<string, unknown> })).toBe(
    'Thông báo việc thụ lý tố cáo',
  );
  expect(paperTitle({ kind: 'KN14A_2026', fields: { act: 'suspend' } })).toBe('Quyết định tạm đình chỉ giải quyết khiếu nại');
});

test.each([
  ['Kế toán trường tiểu học', 'Kế toán trường tiểu học'],
  ['Tổ trưởng tổ dân phố số 5', 'Tổ trưởng tổ dân phố số 5'],
  ['Lê Văn Bình', 'ông (bà) Lê Văn Bình'],
  ['Bí Thị Tư', 'ông (bà) Bí Thị Tư'],
])('a post that stands where a name could is not spoken of as a person: %s', (name, said) => {
  expect(calledOr(name)).toBe(said);
});
