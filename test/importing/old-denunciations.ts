// Books of old denunciations, and the page where their words are read and let out.
import { expect } from 'vitest';
import { type Agent, formFieldsOf } from '../support/app.ts';
import { openNext, readingPage } from './journey.ts';

/** The reading page once it holds this record. */
export async function readingUntil(reader: Agent, key: string) {
  for (let turn = 0; turn < 5; turn += 1) {
    const page = await readingPage(reader);
    if (page.keys.includes(key) || !page.html.includes('/imports/old-words/opening')) return page;
    await openNext(reader, page.html);
  }
  return readingPage(reader);
}

/** Sends one record out as changed. */
export async function release(reader: Agent, key: string, changes: Record<string, string>) {
  const { html, fields, keys } = await readingUntil(reader, key);
  expect(keys).toContain(key);
  const { _csrf, _key } = formFieldsOf(html);
  const typed = Object.fromEntries(Object.entries(changes).map(([name, value]) => [`${key}.${name}`, value]));
  return reader
    .post('/imports/old-words')
    .type('form')
    .send({ _csrf, _key, ready: key, ...fields, ...typed });
}

const heads = ['Số đến', 'Ngày nhận', 'Họ tên', 'Loại đơn', 'Nội dung', 'Người bị tố cáo', 'Hướng xử lý'];
const usual: Readonly<Record<string, string>> = {
  'Ngày nhận': '05/02/2020',
  'Họ tên': 'Khuất Thị Chim',
  'Loại đơn': 'Tố cáo',
  'Nội dung': 'Thu tiền sai quy định',
  'Hướng xử lý': 'Lưu đơn',
};
/** A book of petitions: each row says what is usual but for these cells. */
export const bookOf = (cells: readonly string[], said: readonly Readonly<Record<string, string>>[]) => [
  [...heads, ...cells],
  ...said.map((one, index) =>
    [...heads, ...cells].map((head) => one[head] ?? (head === 'Số đến' ? `${index + 1}` : (usual[head] ?? ''))),
  ),
];
