// What a file is, told from its bytes while they stream by. Nothing is unpacked: an Office file is known by the names
// its container lists, so a zip bomb stays shut.
import { fileTypeFromBuffer } from 'file-type';
import { macroType } from './file-types.ts';

const headSize = 8192;
const longestMark = 64;

interface Mark {
  bytes: Buffer;
  mediaType: string;
}
const ascii = (text: string, mediaType: string): Mark => ({ bytes: Buffer.from(text, 'latin1'), mediaType });
const wide = (text: string, mediaType: string): Mark => ({ bytes: Buffer.from(text, 'utf16le'), mediaType });

const ooxml = 'application/vnd.openxmlformats-officedocument.';
const inZip: readonly Mark[] = [
  ascii('word/document', `${ooxml}wordprocessingml.document`),
  ascii('xl/workbook.', `${ooxml}spreadsheetml.sheet`),
  ascii('ppt/presentation.', `${ooxml}presentationml.presentation`),
  ascii('vbaProject.bin', macroType),
  ascii('META-INF/MANIFEST.MF', 'application/java-archive'),
  ascii('AndroidManifest.xml', 'application/vnd.android.package-archive'),
];
const odf = /^mimetype(application\/vnd\.oasis\.opendocument\.(?:text|spreadsheet|presentation))(?![\w-])/;
// Streams of the compound files of Office 97–2003. An installer (.msi) and a mail (.msg) are such files too.
const inCompound: readonly Mark[] = [
  wide('WordDocument', 'application/msword'),
  wide('Workbook', 'application/vnd.ms-excel'),
  wide('PowerPoint Document', 'application/vnd.ms-powerpoint'),
  wide('_VBA_PROJECT', macroType),
];

/** Feed every chunk to `see`, then ask `result`: a media type, '' when the bytes tell nothing. */
export function sniffer(): { see(chunk: Buffer): void; result(): Promise<string> } {
  const head: Buffer[] = [];
  let headLength = 0;
  let tail: Buffer = Buffer.alloc(0);
  let marks: readonly Mark[] | undefined;
  const found = new Set<string>();

  const search = (chunk: Buffer) => {
    const window = Buffer.concat([tail, chunk]);
    for (const mark of marks ?? []) if (window.includes(mark.bytes)) found.add(mark.mediaType);
    tail = window.subarray(Math.max(0, window.length - longestMark));
  };
  const start = () => {
    const begin = Buffer.concat(head);
    if (begin.subarray(0, 2).toString('latin1') === 'PK') marks = inZip;
    else if (begin.subarray(0, 8).toString('hex') === 'd0cf11e0a1b11ae1') marks = inCompound;
    else marks = [];
    if (marks.length > 0) search(begin);
  };
  return {
    see(chunk) {
      if (marks !== undefined) {
        if (marks.length > 0) search(chunk);
        return;
      }
      head.push(chunk);
      headLength += chunk.length;
      if (headLength >= headSize) start();
    },
    async result() {
      if (marks === undefined) start();
      if (found.has(macroType)) return macroType;
      const begin = Buffer.concat(head);
      if (marks === inZip) {
        const declared = odf.exec(begin.subarray(30, 130).toString('latin1'))?.[1];
        return declared ?? inZip.find((mark) => found.has(mark.mediaType))?.mediaType ?? 'application/zip';
      }
      if (marks === inCompound) return inCompound.find((mark) => found.has(mark.mediaType))?.mediaType ?? 'application/x-cfb';
      return (await fileTypeFromBuffer(begin.subarray(0, 65536)).catch(() => undefined))?.mime ?? '';
    },
  };
}
