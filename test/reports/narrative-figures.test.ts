// Every figure of the draft of Mẫu số 02 is the figure of its cell: which cell stands where is asked from the source that composes the draft, by
// giving it a number of its own for every cell; what it compares with, and its headings beside the official outline.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import PizZip from 'pizzip';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Block } from '../../src/documents/papers/paper.ts';
import { chapters } from '../../src/reports/narrative/chapters.ts';
import { comparedPeriods } from '../../src/reports/narrative/gather.ts';
import { readPeriod } from '../../src/reports/periods.ts';
import { tables } from '../../src/reports/tables/index.ts';
import { columnOf, columnsIn, type PresentCode, presentCodes } from '../../src/reports/tables/table.ts';
import { type Agent, type TestApp, testApp } from '../support/app.ts';
import { ask, draftOf, linesOf, numberOf } from './books.ts';
import { distinctDecisions } from './distinct/decisions.ts';
import { distinctPetitions } from './distinct/petitions.ts';
import { receptionDays, receptions } from './distinct/receptions.ts';
import { writeDays, writePetitions, writeVisits } from './facts.ts';

/** The days of Quý IV as a period asked for on request, which is told in words. */
const code = '2026-09-15..2026-12-14';
const asked = readPeriod(code);
const compared = asked ? comparedPeriods(asked) : [];
/** The period itself, then those it is compared with. */
const periods = [code, ...compared.map(({ period }) => `${period.from}..${period.to}`)];

const places = presentCodes.flatMap((table) => columnsIn(tables[table].parts).map(({ no }) => `${table}:${no}`));
/** A number no other cell of any period has, nor two cells together; more is due than was issued, as in any period. */
const marks = periods.map((_, series) => {
  let seed = 104_729_000 * (series + 1);
  return new Map(
    places.map((place) => {
      seed = (seed * 48271) % 2147483647;
      return [place, 1_000_000_000 + seed + (/^05-kqth:(1|16)$/.test(place) ? 20_000_000_000 : 0)];
    }),
  );
});

/** What a number of the marked draft was made of. */
interface Cell {
  series: number;
  parts: readonly { place: string; sign: 1 | -1 }[];
}
const byMark = new Map<number, Cell>();
for (const [series, cells] of marks.entries()) {
  const mark = (place: string) => cells.get(place) ?? 0;
  for (const place of places) byMark.set(mark(place), { series, parts: [{ place, sign: 1 }] });
  const sum = (...some: string[]) =>
    byMark.set(
      some.reduce((all, place) => all + mark(place), 0),
      { series, parts: some.map((place) => ({ place, sign: 1 })) },
    );
  sum('01-tcd:9', '01-tcd:15', '01-tcd:21');
  sum('01-tcd:10', '01-tcd:16');
  for (const [due, issued] of [
    ['05-kqth:1', '03-gqkn:7'],
    ['05-kqth:16', '04-gqtc:7'],
  ] as const)
    byMark.set(mark(due) - mark(issued), {
      series,
      parts: [
        { place: due, sign: 1 },
        { place: issued, sign: -1 },
      ],
    });
}

const textOf = (block: Block) => (block.type === 'paragraph' ? block.runs.map(({ text }) => text).join('') : '');
const nothing = { due: 0, done: 0 };
const marked = chapters(
  {
    now: marks[0] ?? new Map(),
    compared: compared.map(({ name }, index) => ({ name, figures: marks[index + 1] ?? new Map() })),
    receptions: { held: 0, delegated: 0, least: 0, duties: [], units: 0, met: 0, notLive: 0 },
    resolved: { complaints: nothing, denunciations: nothing },
    resolvedAsOf: '',
    resolvedBy: '',
    endsUntold: 0,
    told: {},
    isOfSeveral: false,
  },
  '',
).map(textOf);
const token = /, (?:tăng|giảm) [\d.,]+%|[\d.]+(?:,\d+)?%|\d{1,3}(?:\.\d{3}){3,}/g;
/** The sentences that hold figures of cells. */
const sentences = marked.filter((line) => /\d{1,3}(?:\.\d{3}){3,}/.test(line));
const cellsIn = (line: string) => [...line.matchAll(token)].flatMap(([found]) => byMark.get(numberOf(found)) ?? []);
const told = new Set(sentences.flatMap((line) => cellsIn(line).flatMap(({ parts }) => parts.map(({ place }) => place))));

let app: TestApp;
let reporter: Agent;
let draft: string[];
const shown: Map<string, number>[] = [];
const real = ({ series, parts }: Cell) =>
  parts.reduce((sum, { place, sign }) => sum + sign * (shown[series]?.get(place) ?? Number.NaN), 0);

beforeAll(async () => {
  app = await testApp();
  app.setNow('2026-12-15T02:00:00Z');
  const db = app.database;
  const ward = await db.unitId('00004');
  const { accountId } = await db.actorOf('lan.badinh');
  let count = 0;
  for (const year of [2025, 2026]) {
    // A third of the year before, so that nothing is the same.
    const some = [...distinctPetitions(year), ...distinctDecisions(year)].filter((_, index) => year === 2026 || index % 3 !== 0);
    const whole = some.filter(({ matterOf }) => !matterOf || some.some(({ key }) => key === matterOf));
    const ids = await writePetitions(db, ward, accountId, whole, 1);
    count += ids.size;
    const visits = receptions(year).filter((_, index) => year === 2026 || index % 3 !== 0);
    await writeVisits(db, ward, accountId, visits, ids);
    await writeDays(db, ward, accountId, receptionDays(year).slice(year === 2026 ? 0 : 2));
  }
  expect(count).toBeGreaterThan(300);
  reporter = await app.signIn('nga.badinh');
  for (const [series, period] of periods.entries()) {
    const values = Object.fromEntries(
      columnsIn(tables['06-qlkntc'].parts).map(({ no }) => [`c${no}`, String(40 + no * (no === 8 ? 1 : 3) + series)]),
    );
    const answer = await ask(reporter, `/reports/06-qlkntc/entry?period=${period}`, { note: '', ...values });
    expect([period, answer.status]).toEqual([period, 303]);
    const cells = new Map<string, number>();
    for (const table of presentCodes) {
      const html = (await reporter.get(`/reports/${table}?period=${period}`).expect(200)).text;
      for (const [index, { text }] of (linesOf(html).get('Phường Ba Đình') ?? []).entries())
        cells.set(`${table}:${index + 1}`, numberOf(text));
    }
    expect(cells.size).toBe(places.length);
    shown.push(cells);
  }
  draft = (await draftOf(reporter, `period=${code}`)).split('\n').map((line) => line.replaceAll('&gt;', '>'));
}, 120_000);
afterAll(() => app.close());

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
/** The sentence of the draft that this marked one stands for, its tokens beside what the draft has in their place. */
function beside(line: string): { mark: string; found: string }[] {
  const pattern = line
    .split(token)
    .map(escaped)
    .reduce((all, piece, index) => {
      const mark = [...line.matchAll(token)][index - 1]?.[0] ?? '';
      const group = mark.startsWith(',')
        ? '(, (?:tăng|giảm) [\\d.,]+%|, không đổi|)'
        : mark.endsWith('%')
          ? '([\\d.,]+%)'
          : '([\\d.,]*\\d)';
      return `${all}${group}${piece}`;
    });
  const found = draft.map((one) => new RegExp(`^\\s*${pattern}\\s*$`).exec(one)).find(Boolean);
  if (!found) expect.fail(`the draft has no sentence like: ${line}`);
  return [...line.matchAll(token)].map(([mark], index) => ({ mark, found: found[index + 1] ?? '' }));
}
const rounded = (value: number) => `${new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 1 }).format(value)}%`;
const change = (now: number, then: number) => {
  if (then === 0) return '';
  const pct = ((now - then) / then) * 100;
  return Math.abs(pct) < 0.05 ? ', không đổi' : `, ${pct > 0 ? 'tăng' : 'giảm'} ${rounded(Math.abs(pct))}`;
};

describe('the draft', () => {
  test.each(sentences.map((line) => [line.replace(token, '…').slice(0, 50), line]))(
    'has the figures of the tables: %s',
    (_, line) => {
      let [now, last]: (Cell | undefined)[] = [];
      for (const { mark, found } of beside(line)) {
        const cell = byMark.get(numberOf(mark));
        if (cell) {
          expect([cell, numberOf(found)]).toEqual([cell, expect.closeTo(real(cell), 3)]);
          if (cell.series === 0) now = cell;
          last = cell;
          continue;
        }
        if (!now || !last) expect.fail(`no figure before ${mark}`);
        if (mark.startsWith(',')) expect([last, found]).toEqual([last, change(real(now), real(last))]);
        else {
          // The whole of which it is a share: a cell of the same table.
          const { series, parts } = last;
          const of = (place: string, figures = marks[series]) => figures?.get(place) ?? Number.NaN;
          const part = parts[0]?.place ?? '';
          const wholes = places.filter(
            (place) => place.startsWith(part.split(':')[0] ?? '') && rounded((of(part) / of(place)) * 100) === mark,
          );
          expect(wholes.map((whole) => rounded((of(part, shown[series]) / of(whole, shown[series])) * 100))).toContain(found);
        }
      }
    },
  );

  test('tells every column of the six tables but those of the officer’s receptions, which the outline does not ask for', () => {
    expect(places.filter((place) => !told.has(place))).toEqual(['01-tcd:5', '01-tcd:6', '01-tcd:7', '01-tcd:8']);
  });

  test('compares what was decided, the money and the land, and what was carried out with the periods before', () => {
    const beside = (series: number) =>
      new Set(
        sentences.flatMap((line) =>
          cellsIn(line).flatMap((cell) => (cell.series === series ? cell.parts : []).map(({ place }) => place)),
        ),
      );
    const both = [...beside(1)].filter((place) => beside(2).has(place));
    const asked = (table: PresentCode, numbers: number[]) => numbers.map((no) => `${table}:${no}`);
    expect(both).toEqual(
      expect.arrayContaining([
        ...asked('03-gqkn', [1, 2, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 19, 21]),
        ...asked('04-gqtc', [1, 2, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 20, 21, 23]),
        ...asked('05-kqth', [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 29]),
      ]),
    );
  });

  test('tells the rates of what was carried out and processed', () => {
    const rate = (part: string, whole: string) => rounded(((shown[0]?.get(part) ?? 0) / (shown[0]?.get(whole) ?? 0)) * 100);
    const [decisions, conclusions] = [rate('05-kqth:2', '05-kqth:1'), rate('05-kqth:17', '05-kqth:16')];
    expect(draft.map((line) => line.trim())).toContain(
      `Tỷ lệ thi hành xong quyết định giải quyết khiếu nại: ${decisions}; thực hiện xong kết luận nội dung tố cáo: ${conclusions}. Tỷ lệ xử lý đơn: ${rate('02-xld:2', '02-xld:1')}.`,
    );
    expect(new Set([decisions, conclusions]).size).toBe(2);
  });

  test('calls every figure by a word of its column', () => {
    const dull = new Set('số tổng đơn của trong đó kỳ được các cho về bị đã phải và lần theo m2 trđ 1'.split(' '));
    const also: Record<string, string> = { tiền: 'triệu đồng', '2': 'lần hai' };
    const words = (text: string) => text.toLocaleLowerCase('vi').match(/[\p{L}\d²]+/gu) ?? [];
    const strange = sentences.flatMap((line) => {
      const found = [...line.matchAll(token)];
      return found.flatMap((one, index) => {
        const cell = byMark.get(numberOf(one[0]));
        const place = cell?.series === 0 && cell.parts.length === 1 ? (cell.parts[0]?.place ?? '') : '';
        if (!place) return [];
        const [table = '', no = ''] = place.split(':');
        const { label, under } = columnOf(tables[table as PresentCode], Number(no));
        const before = found[index - 1];
        const near = line
          .slice(before ? before.index + before[0].length : 0, found[index + 1]?.index ?? line.length)
          .toLocaleLowerCase('vi');
        // A total is called by its head; the very first has none.
        const own = [label, under.at(-1) ?? 'tổng số']
          .map((one) => words(one).filter((word) => !dull.has(word)))
          .find((some) => some.length > 0) ?? ['tổng số'];
        return own.some((word) => near.includes(also[word] ?? word)) ? [] : [`${place} ${label} | ${near}`];
      });
    });
    expect(strange).toEqual([]);
  });
});

test('the headings of the outline stand in the draft, word for word and in order', async () => {
  const file = await readFile(join(import.meta.dirname, 'blank', 'mau_02_bao_cao_kntc.docx'));
  const xml = new PizZip(file).file('word/document.xml')?.asText() ?? '';
  const blank = xml
    .replace(/<\/w:p>/g, '\n')
    .replace(/<[^>]+>/g, '')
    .replaceAll('&amp;', '&')
    .split('\n');
  const headings = (lines: readonly string[]) =>
    lines.map((line) => line.replace(/\s+/g, ' ').trim()).filter((line) => /^(?:[IVX]+|\d)\. /.test(line));
  expect(headings(blank).length).toBe(17);
  expect(headings(draft)).toEqual(headings(blank).map((line) => line.replace(/\.$/, '')));
});
