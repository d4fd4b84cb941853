// Opening an .xlsx somebody sent: every part is inflated with a limit, so that a small file cannot fill the memory.
import { inflateRaw } from 'node:zlib';

/** Why a file cannot be read, as a sentence for the officer. */
export class BadWorkbook extends Error {}

const mostParts = 400;
const mostPartBytes = 12 * 1024 * 1024;
const mostBytes = 32 * 1024 * 1024;
const tooBig = 'Bảng khi mở ra lớn bất thường. Chép riêng các dòng cần nhập sang mẫu mới tải về rồi gửi lại.';
const broken = 'Tệp không mở được như một bảng Excel. Mở lại bằng Excel, lưu dạng .xlsx rồi gửi lại.';

interface Entry {
  method: number;
  packed: number;
  size: number;
  at: number;
}

/** The parts of a workbook by name, not yet inflated. @throws BadWorkbook */
export function listParts(file: Buffer): Map<string, Entry> {
  if (file.length >= 8 && file.readUInt32BE(0) === 0xd0cf11e0)
    throw new BadWorkbook('Tệp dạng .xls cũ hoặc có đặt mật khẩu. Mở bằng Excel, bỏ mật khẩu, lưu dạng .xlsx rồi gửi lại.');
  const end = file.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  if (end < 0 || end + 22 > file.length || file.readUInt32LE(0) !== 0x04034b50) throw new BadWorkbook(broken);
  const count = file.readUInt16LE(end + 10);
  if (count === 0xffff || count > mostParts) throw new BadWorkbook(tooBig);
  const parts = new Map<string, Entry>();
  let at = file.readUInt32LE(end + 16);
  let total = 0;
  for (let n = 0; n < count; n += 1) {
    if (at + 46 > file.length || file.readUInt32LE(at) !== 0x02014b50) throw new BadWorkbook(broken);
    const nameLength = file.readUInt16LE(at + 28);
    const name = file.toString('utf8', at + 46, at + 46 + nameLength);
    if (file.readUInt16LE(at + 8) & 1) throw new BadWorkbook('Tệp có đặt mật khẩu. Bỏ mật khẩu rồi gửi lại.');
    const entry = {
      method: file.readUInt16LE(at + 10),
      packed: file.readUInt32LE(at + 20),
      size: file.readUInt32LE(at + 24),
      at: file.readUInt32LE(at + 42),
    };
    total += entry.size;
    // What a part claims may be a lie: it is inflated with the same limit again.
    if (total > mostBytes || entry.size > mostPartBytes) throw new BadWorkbook(tooBig);
    parts.set(name, entry);
    at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  if ([...parts.keys()].some((name) => /vbaProject|\.bin$/i.test(name) && !/printerSettings/i.test(name)))
    throw new BadWorkbook('Tệp có chương trình kèm theo (macro) nên không nhận. Lưu dạng .xlsx không có macro rồi gửi lại.');
  if (!parts.has('xl/workbook.xml')) throw new BadWorkbook(broken);
  return parts;
}

/** One part as text; '' when it is not there. @throws BadWorkbook */
export async function readPart(file: Buffer, parts: ReadonlyMap<string, Entry>, name: string): Promise<string> {
  const entry = parts.get(name);
  if (!entry) return '';
  if (entry.at + 30 > file.length || file.readUInt32LE(entry.at) !== 0x04034b50) throw new BadWorkbook(broken);
  const from = entry.at + 30 + file.readUInt16LE(entry.at + 26) + file.readUInt16LE(entry.at + 28);
  const packed = file.subarray(from, from + entry.packed);
  if (entry.method === 0) return xmlOf(packed);
  if (entry.method !== 8) throw new BadWorkbook(broken);
  return xmlOf(
    await new Promise<Buffer>((resolve, reject) => {
      inflateRaw(packed, { maxOutputLength: mostPartBytes }, (error, content) => {
        if (!error) resolve(content);
        else reject(new BadWorkbook((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? tooBig : broken));
      });
    }),
  );
}

function xmlOf(content: Buffer): string {
  const text = content.toString('utf8');
  if (text.includes('<!DOCTYPE') || text.includes('<!ENTITY')) throw new BadWorkbook(broken);
  return text;
}
