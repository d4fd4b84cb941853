// What a class hands out: every address of the routes' own table that prints or exports, and every other that answers with a file, is
// asked in a class that has the work of a whole office; each answer carries the word. An address added tomorrow is asked tomorrow.
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Permission, roleMay } from '../../src/accounts/permissions.ts';
import type { OfficerRole } from '../../src/accounts/roles.ts';
import { classLine } from '../../src/documents/papers/class-mark.ts';
import { classPages } from '../../src/features.ts';
import { registerVisit } from '../../src/reception/registration.ts';
import type { GetPage } from '../../src/web/pages.ts';
import { docxParts } from '../documents/papers/drawings.ts';
import { addressesOfHouse, type Looker, lookers } from '../house/filled/every-view.ts';
import { records } from '../house/filled/examples.ts';
import { type FilledOffice, filledOffice, today } from '../house/filled/office.ts';
import { addressOf, tableOf } from '../house/record-ids.ts';
import { match, upload } from '../importing/journey.ts';
import { entry } from '../reception/entries.ts';
import type { TestApp } from '../support/app.ts';
import { inBytes } from '../support/downloads.ts';
import { fewAtATime } from '../support/words.ts';
import { base, classOffice } from './class-office.ts';

/** Handed out as they came in: a file somebody sent is his own, to the last byte. Its name says where it comes from. */
const asTheyCame = ['/attachments/:id', '/attachments/:id/preview', '/transfers/:id/files/:fileId'];
/** Pictures of the guides, the same in every realm. */
const noRecord = ['/help/images/:name'];
/** What a class has no record for: an act over many offices is refused there. */
const refused = ['', '/apart', '/apart/docx', '/docx'].map((paper) => `/unit-handovers/minutes/:id${paper}`);

interface Answer {
  page: GetPage;
  type: string;
  name: string;
  body: Buffer;
}
let office: FilledOffice;
const answers = new Map<string, Answer>();

const gets = classPages.filter((page): page is GetPage => page.kind === 'get');
const leaving = gets.filter(({ observes }) => observes === 'print' || observes === 'export');

async function ask(login: Looker, page: GetPage, address: string): Promise<boolean> {
  const { agent } = await office.enter(login);
  const answer = await inBytes(agent.get(`${address}${queries[page.path] ?? ''}`));
  if (answer.status !== 200) return false;
  const disposition = String(answer.headers['content-disposition'] ?? '');
  answers.set(page.path, {
    page,
    type: String(answer.headers['content-type']),
    name: decodeURIComponent(/filename\*=UTF-8''(.*)$/.exec(disposition)?.[1] ?? ''),
    body: answer.body as Buffer,
  });
  return true;
}

/** What the filled office has none of: receipts of what was brought, rows of an old book that could not be taken in. */
async function beyondTheOffice(app: TestApp): Promise<void> {
  const documents = [{ name: 'Ảnh chụp biên lai', pages: 3, condition: 'Bản chụp' }];
  const brought = entry({ outcome: 'accepted_for_processing', receivedOn: today, receivedTime: '08:05', documents });
  const made = await app.as('lan.badinh', (act) => registerVisit(act, brought));
  more.set('visits', [made.id]);
  more.set('petitions', [made.petition?.id ?? 0]);
  const lines = [
    'Số đến,Ngày nhận,Họ tên,Địa chỉ,Loại đơn,Nội dung',
    '1,31/02/2020,Phan Văn Khỏe,Ngõ 3,Khiếu nại,Xin xem lại quyết định',
    '2,05/02/2020,Ai Nữa,Ngõ 9,Kiến nghị,Xin sửa đường',
  ];
  const book = Buffer.from(lines.join('\n'));
  const journey = await upload(app, await app.signIn('hoa.badinh'), book, { source: 'Sổ có dòng hỏng' });
  await match(app, journey);
  more.set('imports', [journey.id]);
}
const more = new Map<string, number[]>();
/** What an address asks for besides. */
const queries: Readonly<Record<string, string>> = { '/reports/narrative.docx': '?period=2026-Q1' };

beforeAll(async () => {
  office = await filledOffice(await classOffice());
  const { app, unitId, ids } = office;
  await beyondTheOffice(app);
  const known = new Map<string, number[]>();
  for (const [table, sql] of Object.entries(records)) known.set(table, [...(more.get(table) ?? []), ...(await ids(sql))]);
  const [post] = await app.database.owner<{ account: number; id: number; rule: string }>(
    "select a.account_id as account, a.id, (select min(code) from legal_rules) as rule from assignments a join accounts c on c.id = a.account_id where c.login = 'lan.badinh'",
  );
  const house = Object.entries(addressesOfHouse(Number(post?.account), Number(post?.id), unitId, post?.rule ?? ''));
  await fewAtATime(gets, async (page) => {
    const table = tableOf(page.path);
    const ofHouse = house.reduce((path, [named, real]) => path.replace(named, real), page.path).replace(':code', '02-xld');
    const addresses = table
      ? (known.get(table) ?? []).map((id) => addressOf(page.path.replace(':code', '02-xld'), id, known))
      : [ofHouse.replace(':name', 'dieu-hanh.webp')];
    for (const address of addresses)
      for (const [login, role] of Object.entries(lookers) as [Looker, OfficerRole][])
        if (roleMay(role, page.permission as Permission) && (await ask(login, page, address))) return;
  });
}, 600_000);
afterAll(() => office?.close());

const isPage = ({ type }: Answer) => type.startsWith('text/html');

async function marksOf({ type, body }: Answer): Promise<string[]> {
  if (/spreadsheetml/.test(type)) {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(body as unknown as ArrayBuffer);
    // On paper over every page, on the screen in the name or in the first rows.
    return book.worksheets
      .filter((sheet) => sheet.state === 'visible')
      .map((sheet) => {
        const rows = Array.from({ length: 8 }, (_, row) => sheet.getRow(row + 1).values as unknown[]);
        return [sheet.name, sheet.headerFooter?.oddHeader ?? '', JSON.stringify(rows)].join('\n');
      });
  }
  if (/wordprocessingml/.test(type))
    return [[...docxParts(body)].flatMap(([name, xml]) => (/header\d*\.xml$/.test(name) ? [xml] : [])).join('\n')];
  return [body.toString('utf8')];
}

describe('every print and export of a class', () => {
  it('is among what was asked, and answered with what it hands out', () => {
    const unanswered = leaving.map(({ path }) => path).filter((path) => !answers.has(path));
    expect(leaving.length).toBeGreaterThan(20);
    expect(unanswered.sort()).toEqual([...refused].sort());
  });

  it('says in the file itself that it comes from a class, whichever kind of file it is', async () => {
    const without: string[] = [];
    const kinds = new Set<string>();
    for (const answer of answers.values()) {
      const { page, type } = answer;
      if (asTheyCame.includes(page.path) || noRecord.includes(page.path) || /json/.test(type)) continue;
      if (isPage(answer)) {
        const text = answer.body.toString('utf8');
        // Pieces of a page are put into one that has the word.
        const isWhole = text.includes('<html');
        if (
          isWhole &&
          !(text.includes('is-training') && text.includes('<title>[TẬP HUẤN]') && text.includes('MÔI TRƯỜNG TẬP HUẤN'))
        )
          without.push(page.path);
        if (leaving.includes(page) && !isWhole) without.push(`${page.path}: no page`);
        continue;
      }
      kinds.add(type.split(';')[0] ?? type);
      const marks = await marksOf(answer);
      if (marks.length === 0 || !marks.every((text) => text.includes(classLine) || text.includes('TẬP HUẤN')))
        without.push(page.path);
      if (!answer.name.startsWith('TAP-HUAN-')) without.push(`${page.path}: ${answer.name}`);
    }
    expect(without).toEqual([]);
    expect([...kinds].filter((kind) => /sheet|word/.test(kind)).length).toBe(2);
  });

  it('hands a file that was sent in out as it came, under a name that says where it comes from', () => {
    const handed = asTheyCame.flatMap((path) => answers.get(path) ?? []);
    expect(handed.length).toBeGreaterThan(0);
    for (const { page, name } of handed) expect([page.path, name.startsWith('TAP-HUAN-')]).toEqual([page.path, true]);
    expect(base).toBe('/class/banlam');
  });
});
