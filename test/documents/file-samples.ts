// The smallest files of each kind, true to their content: what an upload is tested with.
import { crc32, deflateSync } from 'node:zlib';
import ExcelJS from 'exceljs';
import PizZip from 'pizzip';

export const pdf = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF');
export const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
export const exe = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200, 1)]);
export const zip = Buffer.concat([Buffer.from('504b0304140000000800', 'hex'), Buffer.alloc(60, 7)]);

/** A part of a Word file that points to something elsewhere. @param kind of what */
export const linkedTo = (kind: string) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}" Target="http://xa.vi.du/mau.dotx" TargetMode="External"/></Relationships>`;
/** The smallest documents a reader still opens. @param settings what its settings point to @param body its first line, as XML @param more parts by name */
export function docx(
  settings: string | Buffer = '',
  body = '<w:r><w:t>Đơn</w:t></w:r>',
  more: Readonly<Record<string, string | Buffer>> = {},
): Buffer {
  const parts = new PizZip();
  for (const [name, content] of Object.entries(more)) parts.file(name, content);
  if (settings) parts.file('word/_rels/settings.xml.rels', settings);
  const schema = 'http://schemas.openxmlformats.org';
  parts.file(
    '[Content_Types].xml',
    `<Types xmlns="${schema}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
  );
  parts.file(
    '_rels/.rels',
    `<Relationships xmlns="${schema}/package/2006/relationships"><Relationship Id="r1" Type="${schema}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
  );
  parts.file(
    'word/document.xml',
    `<w:document xmlns:w="${schema}/wordprocessingml/2006/main"><w:body><w:p>${body}</w:p></w:body></w:document>`,
  );
  return parts.generate({ type: 'nodebuffer', compression: 'DEFLATE' });
}
/** A workbook with one cell. */
export async function xlsx(row: readonly string[] = ['Họ và tên']): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  book.addWorksheet('Danh sách').addRow([...row]);
  return Buffer.from(await book.xlsx.writeBuffer());
}
/** One silent frame of MPEG-1 layer III, 128 kbit/s, 44,1 kHz. */
const frame = Buffer.concat([Buffer.from('fffb9064', 'hex'), Buffer.alloc(413)]);
export const mp3 = Buffer.concat([frame, frame]);
/** As a phone's recorder writes it: a tag with a picture before the sound. */
export const taggedMp3 = Buffer.concat([Buffer.from('49443303000000011c20', 'hex'), Buffer.alloc(20_000), frame, frame]);
const box = (kind: string, content: Buffer) => {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(content.length + 8);
  head.write(kind, 4, 'latin1');
  return Buffer.concat([head, content]);
};
export const mp4 = Buffer.concat([
  box('ftyp', Buffer.from('isom\0\0\x02\0isomiso2mp41', 'latin1')),
  box('moov', box('mvhd', Buffer.alloc(100))),
  box('mdat', Buffer.alloc(0)),
]);

export const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** What a telephone writes beside a photograph: which side is up, 1 to 8, and the name of its owner. */
export function exif(turned: number, artist: string): Buffer {
  const words = Buffer.from(`${artist}\0`);
  const head = Buffer.from('49492a000800000002001201030001000000000000003b010200', 'hex');
  head.writeUInt16LE(turned, 18);
  const rest = Buffer.alloc(12);
  rest.writeUInt32LE(words.length, 0);
  rest.writeUInt32LE(38, 4);
  return Buffer.concat([Buffer.from('Exif\0\0'), head, rest, words]);
}

/** A part of a PNG with its checksum. */
export function pngChunk(kind: string, body: Buffer): Buffer {
  const said = Buffer.concat([Buffer.from(kind, 'latin1'), body]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length);
  sum.writeUInt32BE(crc32(said));
  return Buffer.concat([length, said, sum]);
}
/** The same picture with a part of its own behind its head. */
export const pngWith = (kind: string, body: Buffer): Buffer =>
  Buffer.concat([png.subarray(0, 33), pngChunk(kind, body), png.subarray(33)]);

/** A PDF of one packed page. @param page its drawing @param more packed streams beside it: a font's table of letters */
export const pdfOf = (page: string, ...more: string[]): Buffer =>
  Buffer.concat([
    Buffer.from('%PDF-1.4\n'),
    ...[page, ...more].flatMap((text, index) => [
      Buffer.from(`${index + 1} 0 obj\n<</Filter/FlateDecode>>\nstream\n`),
      deflateSync(Buffer.from(text, 'latin1')),
      Buffer.from('\nendstream\nendobj\n'),
    ]),
    Buffer.from('%%EOF'),
  ]);
/** A font's table in which the codes 1, 2, … stand for these letters, and the text written with it, a letter a piece. */
export function ownLetters(text: string): { page: string; table: string } {
  const signs = [...new Set(text)];
  const code = (sign: string) => (signs.indexOf(sign) + 1).toString(16).padStart(4, '0');
  const rows = signs.map((sign) => `<${code(sign)}> <${(sign.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}>`);
  return {
    page: `BT /F1 12 Tf 10 10 Td [${[...text].map((sign) => `<${code(sign)}>`).join(' -20 ')}] TJ ET`,
    table: `begincmap\n${rows.length} beginbfchar\n${rows.join('\n')}\nendbfchar\nendcmap`,
  };
}
