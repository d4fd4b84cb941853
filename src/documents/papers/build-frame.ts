// Makes the frame of all papers, seeds/01_reference/templates/frame-nd30.docx, from the measures of Decree 30/2020, Annex I.
// Run `npx tsx src/documents/papers/build-frame.ts` after a change here; a test compares the file with this builder.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import PizZip from 'pizzip';
import { classLine } from './class-mark.ts';
import { framePath } from './docx.ts';

const mm = (length: number) => Math.round((length / 25.4) * 1440);
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

interface Style {
  size: number;
  bold?: boolean;
  italic?: boolean;
  caps?: boolean;
  before?: number;
  after?: number;
  align?: 'center' | 'both';
}

function run(text: string, style: Style): string {
  const marks = `${style.bold ? '<w:b/>' : ''}${style.italic ? '<w:i/>' : ''}${style.caps ? '<w:caps/>' : ''}`;
  return `<w:r><w:rPr>${marks}<w:sz w:val="${style.size * 2}"/><w:szCs w:val="${style.size * 2}"/></w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
}

function line(text: string, style: Style): string {
  const spacing = `<w:spacing w:before="${style.before ?? 0}" w:after="${style.after ?? 0}"/>`;
  return `<w:p><w:pPr>${spacing}<w:jc w:val="${style.align ?? 'center'}"/></w:pPr>${run(text, style)}</w:p>`;
}

/** A rule of its own length, as a nearly empty paragraph with a border on top. */
function rule(indent: number, after = 0): string {
  const border = '<w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr>';
  return `<w:p><w:pPr>${border}<w:spacing w:before="20" w:after="${after}" w:line="80" w:lineRule="exact"/><w:ind w:left="${indent}" w:right="${indent}"/><w:jc w:val="center"/></w:pPr></w:p>`;
}

/** A tag alone on its line: with paragraphLoop the paragraph goes when the section is empty. */
const mark = (tag: string) => `<w:p><w:r><w:t>{${tag}}</w:t></w:r></w:p>`;
const when = (tag: string, content: string) => mark(`#${tag}`) + content + mark(`/${tag}`);
const emptyEnd = '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr></w:p>';

function letterhead(): string {
  const left = 3750;
  const right = 5434;
  const office =
    when('superiorOrg', line('{superiorOrg}', { size: 12, caps: true })) +
    line('{issuingOrg}', { size: 12, bold: true, caps: true }) +
    rule(1200) +
    when('numberLine', line('{numberLine}', { size: 13, before: 100 })) +
    emptyEnd;
  const nation = line('{nation}', { size: 12, bold: true, caps: true }) + line('{motto}', { size: 13, bold: true }) + rule(1270);
  const dated = when('placeDate', line('{placeDate}', { size: 13.5, italic: true, before: 100 }));
  const cell = (width: number, content: string) => `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/></w:tcPr>${content}</w:tc>`;
  const noInset = '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>';
  const table = `<w:tbl><w:tblPr><w:tblW w:w="${left + right}" w:type="dxa"/><w:tblLayout w:type="fixed"/>${noInset}</w:tblPr><w:tblGrid><w:gridCol w:w="${left}"/><w:gridCol w:w="${right}"/></w:tblGrid><w:tr>${cell(left, office)}${cell(right, nation + dated + emptyEnd)}</w:tr></w:tbl>`;
  const alone = line('{nation}', { size: 13, bold: true, caps: true }) + line('{motto}', { size: 14, bold: true }) + rule(3080);
  return when('split', table) + when('centred', alone + dated);
}

function documentXml(): string {
  const body = [
    letterhead(),
    line('{title}', { size: 14, bold: true, caps: true, before: 280 }),
    when('abstract', line('{abstract}', { size: 14, bold: true })),
    when('abstractNote', line('{abstractNote}', { size: 14, bold: true, italic: true })),
    when('abstract', rule(3700)),
    when('authority', line('{authority}', { size: 14, bold: true, caps: true, before: 160 })),
    when('addressee', line('Kính gửi: {addressee}', { size: 14, before: 160 })),
    when('moreAddressees', line('{line}', { size: 14 })),
    line('', { size: 6 }),
    mark('@body'),
    line('', { size: 6 }),
    mark('@foot'),
    emptyEnd,
  ].join('');
  const size = `<w:pgSz w:w="${mm(210)}" w:h="${mm(297)}"/>`;
  const margins = `<w:pgMar w:top="${mm(20)}" w:right="${mm(18)}" w:bottom="${mm(20)}" w:left="${mm(30)}" w:header="${mm(10)}" w:footer="${mm(10)}" w:gutter="0"/>`;
  const headers = '<w:headerReference w:type="default" r:id="rId2"/><w:headerReference w:type="first" r:id="rId3"/>';
  return `${XML}<w:document xmlns:w="${W}" xmlns:r="${R}"><w:body>${body}<w:sectPr>${headers}${size}${margins}<w:titlePg/></w:sectPr></w:body></w:document>`;
}

/** Page number top centre; the first page has none (titlePg). Training realms print their word across every page, what was revoked
 * says so there. */
function headerXml(withNumber: boolean): string {
  const field = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
  const number = withNumber
    ? `${field('begin')}<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>${field('end')}`
    : '';
  const shape =
    '<w:r><w:pict><v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/></v:formulas><v:path textpathok="t" o:connecttype="rect"/><v:textpath on="t" fitshape="t"/></v:shapetype><v:shape id="watermark" type="#_x0000_t136" style="position:absolute;margin-left:0;margin-top:0;width:400pt;height:90pt;rotation:332;z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;mso-position-vertical-relative:margin" fillcolor="#d9d9d9" stroked="f"><v:textpath style="font-family:&quot;Times New Roman&quot;;font-size:1pt;font-weight:bold" string="TẬP HUẤN"/></v:shape></w:pict></w:r>';
  const training = `<w:r><w:t>{#training}</w:t></w:r>${shape}<w:r><w:t>{/training}</w:t></w:r>`;
  return `${XML}<w:hdr xmlns:w="${W}" xmlns:r="${R}" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"><w:p><w:pPr><w:jc w:val="center"/></w:pPr>${number}${training}</w:p>${withNumber ? '' : when('training', line(classLine, { size: 9, bold: true }))}${when('revokedMark', line('{revokedMark}', { size: 12, bold: true }))}</w:hdr>`;
}

function stylesXml(): string {
  const font =
    '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman" w:eastAsia="Times New Roman"/>';
  const defaults = `<w:docDefaults><w:rPrDefault><w:rPr>${font}<w:sz w:val="28"/><w:szCs w:val="28"/><w:lang w:val="vi-VN"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl/><w:spacing w:before="0" w:after="0" w:line="259" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>`;
  return `${XML}<w:styles xmlns:w="${W}">${defaults}<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style></w:styles>`;
}

/** The frame as a .docx; the same bytes of content every time. */
export function buildFrame(): Buffer {
  const zip = new PizZip();
  const date = new Date(Date.UTC(2026, 0, 1));
  const add = (name: string, content: string) => zip.file(name, content, { date, createFolders: false });
  const part = (name: string, type: string) => `<Override PartName="/${name}" ContentType="${OFFICE_TYPE}.${type}+xml"/>`;
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${R}/${type}" Target="${target}"/>`;
  add(
    '[Content_Types].xml',
    `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${part('word/document.xml', 'document.main')}${part('word/styles.xml', 'styles')}${part('word/header1.xml', 'header')}${part('word/header2.xml', 'header')}</Types>`,
  );
  add(
    '_rels/.rels',
    `${XML}<Relationships xmlns="${PACKAGE}/relationships">${relation('rId1', 'officeDocument', 'word/document.xml')}</Relationships>`,
  );
  add('word/document.xml', documentXml());
  add(
    'word/_rels/document.xml.rels',
    `${XML}<Relationships xmlns="${PACKAGE}/relationships">${relation('rId1', 'styles', 'styles.xml')}${relation('rId2', 'header', 'header1.xml')}${relation('rId3', 'header', 'header2.xml')}</Relationships>`,
  );
  add('word/styles.xml', stylesXml());
  add('word/header1.xml', headerXml(true));
  add('word/header2.xml', headerXml(false));
  return zip.generate({ type: 'nodebuffer', compression: 'DEFLATE' });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(framePath, buildFrame());
