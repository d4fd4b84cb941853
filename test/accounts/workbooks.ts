// Workbooks as offices fill them and send them, and as an attacker builds them.
import { deflateRawSync } from 'node:zlib';
import ExcelJS from 'exceljs';
import type request from 'supertest';
import { expect } from 'vitest';
import { columns } from '../../src/accounts/bulk/columns.ts';
import { type Agent, csrfOf, formFieldsOf } from '../support/app.ts';

type Row = Partial<Record<(typeof columns)[number]['field'], ExcelJS.CellValue>>;

/** A filled template. */
export async function filled(rows: readonly Row[], heads = columns.map((column) => column.heading)): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('Tai khoan');
  sheet.addRow(heads);
  for (const row of rows) sheet.addRow(columns.map((column) => row[column.field] ?? null));
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

/** A new clerk of Ba Đình. */
export const person = (name: string, more: object = {}) => ({
  name,
  unit: 'Phường Ba Đình',
  role: 'Văn thư',
  title: 'Văn thư',
  from: '01/12/2026',
  ...more,
});

export async function send(agent: Agent, content: Buffer, fileName = 'bang.xlsx'): Promise<request.Response> {
  const fields = formFieldsOf((await agent.get('/admin/accounts/bulk').expect(200)).text);
  return agent
    .post('/admin/accounts/bulk')
    .field('_csrf', fields._csrf)
    .field('_key', fields._key)
    .attach('sheet', content, fileName);
}
/** The page of the checked sheet. */
export async function staged(agent: Agent, content: Buffer): Promise<string> {
  const answer = await send(agent, content);
  expect(answer.status, answer.text.slice(0, 2000)).toBe(303);
  return String(answer.headers.location);
}
export const press = async (agent: Agent, batch: string, act: string, fields: object = {}) =>
  agent
    .post(`${batch}/${act}`)
    .type('form')
    .send({ _csrf: csrfOf((await agent.get(batch)).text), ...fields });

/** A zip of these parts; `claims` is the size written into the directory instead of the true one. */
export function zipped(parts: Record<string, string | Buffer>, claims?: number): Buffer {
  const locals: Buffer[] = [];
  const heads: Buffer[] = [];
  let at = 0;
  for (const [name, content] of Object.entries(parts)) {
    const packed = deflateRawSync(content);
    const label = Buffer.from(name);
    const size = claims ?? Buffer.byteLength(content);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(size, 22);
    local.writeUInt16LE(label.length, 26);
    const head = Buffer.alloc(46);
    head.writeUInt32LE(0x02014b50, 0);
    head.writeUInt16LE(8, 10);
    head.writeUInt32LE(packed.length, 20);
    head.writeUInt32LE(size, 24);
    head.writeUInt16LE(label.length, 28);
    head.writeUInt32LE(at, 42);
    locals.push(local, label, packed);
    heads.push(head, label);
    at += 30 + label.length + packed.length;
  }
  const directory = Buffer.concat(heads);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(parts).length, 8);
  end.writeUInt16LE(Object.keys(parts).length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, directory, end]);
}

export const workbookXml = '<workbook><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>';
export const sheetXml = (rows: string) => `<worksheet><sheetData>${rows}</sheetData></worksheet>`;
