// Help where the officer stands: every officer's page has its guide, every guide names pages that are there, and says what it must.
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Permission, roleMay } from '../../src/accounts/permissions.ts';
import { roles } from '../../src/accounts/roles.ts';
import { allPages, everyPage } from '../../src/features.ts';
import { isFor, picturesOf, purposeOf } from '../../src/help/guide.ts';
import { guideFolder, guideOf, guideOfRoute, guides } from '../../src/help/library.ts';
import { plainWords, type Span } from '../../src/help/markdown.ts';
import { tours } from '../../src/help/tours.ts';
import { scenes } from '../e2e/support/scenes.ts';
import { readSource } from './sources.ts';

const opened = everyPage.filter((page) => page.method === 'get');
const spansOf = (guide: (typeof guides)[number]): Span[][] =>
  guide.sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => ('items' in block ? block.items : 'spans' in block ? [block.spans] : [])),
  );

describe('every officer’s page', () => {
  it('has a guide: write docs/guide/<topic>.md, or name the page in the guide of the same job', () => {
    const without = opened.filter((page) => page.kind !== 'public' && !guideOfRoute(page.path));
    expect(without.map((page) => page.path)).toEqual([]);
  });

  it('has one guide and no other', () => {
    const named = guides.flatMap((guide) => guide.routes);
    expect(named.filter((route, index) => named.indexOf(route) !== index)).toEqual([]);
  });
});

describe('every guide', () => {
  it('names only pages that are there', () => {
    const there = new Set(everyPage.map((page) => page.path));
    expect(
      guides.flatMap((guide) => guide.routes.filter((route) => !there.has(route)).map((route) => `${guide.topic}: ${route}`)),
    ).toEqual([]);
  });

  it('says what for, step by step and what goes wrong; with a screen also when and by which article', () => {
    const wanted = (guide: (typeof guides)[number]) =>
      guide.routes.length > 0
        ? ['Để làm gì', 'Khi nào', 'Từng bước', 'Căn cứ', 'Hay nhầm']
        : ['Để làm gì', 'Từng bước', 'Hay nhầm'];
    expect(guides.length).toBeGreaterThan(40);
    for (const guide of guides)
      expect([guide.topic, guide.sections.map(({ heading }) => heading)]).toEqual([guide.topic, wanted(guide)]);
    expect(guides.filter((guide) => purposeOf(guide).length < 30).map((guide) => guide.topic)).toEqual([]);
  });

  it('names its law by number, article or form', () => {
    const vague = guides.flatMap((guide) =>
      guide.sections
        .filter(({ heading }) => heading === 'Căn cứ')
        .flatMap(({ blocks }) => blocks.flatMap((block) => ('items' in block ? block.items : [])))
        .map(plainWords)
        .filter((line) => guide.group !== 'Hỗ trợ' && !/Điều \d|Chương [IVX]|Mẫu \d|mẫu \d|\d+\/\d{4}|\d+\/NQ|số \d+/.test(line))
        .map((line) => `${guide.topic}: ${line}`),
    );
    expect(vague).toEqual([]);
  });

  it('cites no article a decree does not have', () => {
    const articles: Record<string, number> = { '156/2026': 11 };
    const beyond = guides.flatMap((guide) =>
      guide.sections
        .flatMap(({ blocks }) => blocks.flatMap((block) => ('items' in block ? block.items : [])))
        .map(plainWords)
        .filter((line) =>
          [...line.matchAll(/Điều (\d+) Nghị định (\d+\/\d{4})/g)].some(
            ([, article, decree = '']) => Number(article) > (articles[decree] ?? 1000),
          ),
        )
        .map((line) => `${guide.topic}: ${line}`),
    );
    expect(beyond).toEqual([]);
  });

  it('leads to guides and pages that are there', () => {
    const plain = new Set(opened.filter((page) => !page.path.includes(':')).map((page) => page.path));
    const dead = guides.flatMap((guide) =>
      spansOf(guide)
        .flat()
        .flatMap((span) => (span.kind === 'link' ? [span.href] : []))
        .filter((href) => (href.endsWith('.md') ? !guideOf(href.slice(0, -'.md'.length)) : !plain.has(href)))
        .map((href) => `${guide.topic}: ${href}`),
    );
    expect(dead).toEqual([]);
  });

  it('speaks like an office, in composed Vietnamese', () => {
    for (const guide of guides) {
      const text = readSource(join('docs', 'guide', `${guide.topic}.md`));
      expect([guide.topic, text === text.normalize('NFC')]).toEqual([guide.topic, true]);
      expect([
        guide.topic,
        /Vui lòng|Xin lỗi|(^|\s)[Bb]ạn(\s|,|\.)|!(?!\[)|người dùng|khách hàng|click|email/.exec(text)?.[0],
      ]).toEqual([guide.topic, undefined]);
      expect(guide.topic).toMatch(/^[a-z0-9-]+$/);
    }
  });

  it('speaks so in the exercises of a class too', () => {
    const folder = join('seeds', 'training', 'exercises');
    const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
    expect(files.length).toBeGreaterThanOrEqual(20);
    for (const name of files) {
      const text = readSource(join(folder, name));
      expect([name, text === text.normalize('NFC')]).toEqual([name, true]);
      expect([name, /Vui lòng|(^|\s)[Bb]ạn(\s|,|\.)|người dùng|khách hàng|click/.exec(text)?.[0]]).toEqual([name, undefined]);
    }
  });

  it('shows the screen it explains, taken by one of the browser tests', () => {
    // Keys of the keyboard; what to do when a page fails.
    const withoutScreen = ['phim-tat', 'truc-trac'];
    const named = guides.flatMap((guide) => picturesOf(guide).map(({ src }) => src.replace(/^images\/|\.webp$/g, '')));
    expect(guides.filter((guide) => picturesOf(guide).length === 0).map(({ topic }) => topic)).toEqual(withoutScreen);
    const journeys = readdirSync('test/e2e').filter((name) => name.endsWith('.test.ts'));
    const taken = journeys.flatMap((name) =>
      [...readSource(join('test', 'e2e', name)).matchAll(/pictured\(\w+, '([^']+)'/g)].map((match) => match[1]),
    );
    expect([...Object.keys(scenes), ...taken].sort()).toEqual(named.sort());
  });

  it('has its pictures, and no picture is without a guide', () => {
    const named = guides.flatMap(picturesOf).map(({ src }) => src.replace(/^images\//, ''));
    const there = readdirSync(join(guideFolder, 'images')).filter((name) => !name.startsWith('.'));
    expect(named.filter((name) => !there.includes(name))).toEqual([]);
    expect(there.filter((name) => !named.includes(name))).toEqual([]);
    expect(named.filter((name, index) => named.indexOf(name) !== index)).toEqual([]);
    const sizes = there.map((name) => statSync(join(guideFolder, 'images', name)).size);
    expect(Math.max(...sizes)).toBeLessThan(120_000);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(4_000_000);
  });
});

describe('the first tour', () => {
  it.each(roles)('of %s shows guides of screens that open to that role', (role) => {
    expect(tours[role].length).toBeGreaterThan(2);
    const shut = tours[role].filter((topic) => {
      const guide = guideOf(topic);
      return !guide || !isFor(guide, allPages, (permission) => roleMay(role, permission as Permission));
    });
    expect(shut).toEqual([]);
  });
});
